//! The option that asks for citations, and the line that is one.

use super::output::HEADING;
use super::terminal::printable;
use clap::Args;

#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Citing {
    /// Print a citation that you can copy: governing body, date, item, file, page and line. JSON and CSV always have a
    /// field "cite" with governing body, date and item; file, page and line are fields of their own
    #[arg(long = "cite", help_heading = HEADING)]
    is_asked: bool,
}

impl Citing {
    /// "cite: Kommunfullmäktige 2024-10-10 § 386, kf.pdf, page 3, line 12"; `None` without `--cite`.
    pub fn line(self, cite: &str, (source, page, line): (&str, u32, u32)) -> Option<String> {
        let cite = || format!("cite: {}, {}, page {page}, line {line}", printable(cite), printable(source));
        self.is_asked.then(cite)
    }

    pub fn is_asked(self) -> bool {
        self.is_asked
    }

    /// As with `--cite`.
    #[cfg(test)]
    pub fn asked() -> Self {
        Self { is_asked: true }
    }
}
