//! The option that asks for citations, and the line that is one.

use super::terminal::printable;
use clap::Args;

#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Citing {
    /// Under each, a citation to copy: who met, when, which item, and the place in the file; the JSON formats always have who,
    /// when and which ("cite")
    #[arg(long = "cite")]
    is_asked: bool,
}

impl Citing {
    /// "cite: Kommunfullmäktige 2024-10-10 § 386, kf.pdf, page 3, line 12"; `None` where it is not asked for.
    pub fn line(self, cite: &str, (source, page, line): (&str, u32, u32)) -> Option<String> {
        let cite = || format!("cite: {}, {}, page {page}, line {line}", printable(cite), printable(source));
        self.is_asked.then(cite)
    }

    /// As asked for.
    #[cfg(test)]
    pub fn asked() -> Self {
        Self { is_asked: true }
    }
}
