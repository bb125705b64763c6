//! The terminal: its width, whether it shows styles, and which characters must not reach it.

use anstyle::Style;
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

/// The width, in columns, if neither `COLUMNS` nor a terminal gives one. By feel: wide enough for a sentence, narrow
/// enough for paper.
const WIDTH: usize = 100;

/// In columns. By feel: longer lines are hard to follow.
const WIDEST: usize = 120;

/// In columns. By feel: nothing is laid out for less.
const NARROWEST: usize = 30;

/// The width that the environment variable `COLUMNS` sets, or the terminal has. `None` in files and pipes, which have
/// none.
pub fn known_width() -> Option<usize> {
    let set =
        std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok()).filter(|columns| *columns > 0);
    let width = set.or_else(|| terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0)));
    width.map(|width| width.max(NARROWEST))
}

/// The width of running text.
pub fn width() -> usize {
    known_width().unwrap_or(WIDTH).min(WIDEST)
}

/// Output for people.
pub struct Terminal {
    pub out: Box<dyn Write>,
    pub text_style: TextStyle,
}

/// How text for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    pub width: usize,
    pub marking: Marking,
}

/// How matched words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// In bold, on a terminal.
    Bold,
    /// Between ** and **: in files, through pipes and under `NO_COLOR`.
    Asterisks,
}

impl Terminal {
    /// Standard output, for people.
    pub fn open() -> Self {
        let has_styles = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let width = width();
        if has_styles {
            Self {
                out: Box::new(BufWriter::new(anstream::stdout())),
                text_style: TextStyle { width, marking: Marking::Bold },
            }
        } else {
            Self { out: machine_output(), text_style: TextStyle { width, marking: Marking::Asterisks } }
        }
    }
}

/// Standard output, for programs: no styles are added or removed.
pub fn machine_output() -> Box<dyn Write> {
    Box::new(BufWriter::new(io::stdout()))
}

impl TextStyle {
    /// `text` in `style`, if styles are shown.
    pub fn styled(self, style: Style, text: &str) -> String {
        match self.marking {
            Marking::Bold => format!("{style}{text}{style:#}"),
            Marking::Asterisks => text.to_owned(),
        }
    }
}

/// `text` without the characters that would control a terminal or break the line. A document or a file name may contain
/// them, by accident or by intent.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) { Cow::Owned(text.chars().map(printable_char).collect()) } else { Cow::Borrowed(text) }
}

/// At most `width` characters of `text`. The last is "…" if something was cut off.
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

/// Control characters, and marks that change the reading direction (Unicode Standard Annex 9).
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
