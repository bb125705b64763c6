//! The screen: how wide it is, whether it shows styles, and what must not be sent to it.

use anstyle::Style;
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

/// Where no terminal says otherwise, in columns. By feel: wide enough for a sentence, narrow enough for paper.
const WIDTH: usize = 100;

/// Beyond this, lines are hard to follow, in columns. By feel.
const WIDEST: usize = 120;

/// Narrower than this is not laid out for, in columns. By feel.
const NARROWEST: usize = 30;

/// Output for people.
pub struct Terminal {
    pub out: Box<dyn Write>,
    pub look: Look,
}

/// How a page for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub width: usize,
    pub marking: Marking,
}

/// How matched words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// In bold, as a terminal shows it.
    Bold,
    /// Between ** and **: in files, through pipes and under `NO_COLOR`.
    Asterisks,
}

impl Terminal {
    /// Standard output, for people.
    pub fn open() -> Self {
        let has_styles = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let width = terminal_size::terminal_size_of(io::stdout()).map_or(WIDTH, |(width, _)| usize::from(width.0));
        let width = width.clamp(NARROWEST, WIDEST);
        if has_styles {
            Self { out: Box::new(BufWriter::new(anstream::stdout())), look: Look { width, marking: Marking::Bold } }
        } else {
            Self { out: machine_output(), look: Look { width, marking: Marking::Asterisks } }
        }
    }
}

/// Standard output, for programs: nothing is added or taken away.
pub fn machine_output() -> Box<dyn Write> {
    Box::new(BufWriter::new(io::stdout()))
}

impl Look {
    /// `text`, quieter or stronger than what stands around it, where styles are shown.
    pub fn styled(self, style: Style, text: &str) -> String {
        match self.marking {
            Marking::Bold => format!("{style}{text}{style:#}"),
            Marking::Asterisks => text.to_owned(),
        }
    }
}

/// `text` without what would steer a terminal or break the line: a document or a file name may hold such
/// characters, by accident or by intent.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) { Cow::Owned(text.chars().map(printable_char).collect()) } else { Cow::Borrowed(text) }
}

/// At most `width` characters of `text`, the last of them "…" where something was cut off.
pub fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// `character`, or a space in its place.
pub fn printable_char(character: char) -> char {
    if steers(character) { ' ' } else { character }
}

/// Control characters, and marks that turn the reading direction (Unicode Standard Annex 9).
fn steers(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{printable, shortened};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(printable(text), expected);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        check("§ 1 Nära vård", "§ 1 Nära vård");
        check("a\x1b[31mb\nc\u{202e}d", "a [31mb c d");
    }

    #[test]
    fn what_is_too_long_says_so() {
        assert_eq!(shortened("Öland", 5), "Öland");
        assert_eq!(shortened("Ölands", 5), "Ölan…");
    }
}
