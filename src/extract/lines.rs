//! A text into lines that know their place.

use super::{Line, Position};

/// Cuts at "\n", "\r\n" and a lone "\r", so that line numbers are those of an editor. A form feed begins a
/// page and no new line number.
pub(super) fn cut(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut position = Position { page: 1, line: 1 };
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']);
        let (line, after) = match end {
            Some(end) if rest[end..].starts_with("\r\n") => (&rest[..end], &rest[end + 2..]),
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, ""),
        };
        let printed = lines.len();
        for (index, piece) in line.split('\x0c').enumerate() {
            if index > 0 {
                position.page = position.page.saturating_add(1);
            }
            // "\x0cProtokoll" has nothing before its page.
            if !piece.is_empty() {
                lines.push(Line { position, text: piece.to_owned() });
            }
        }
        // A form feed at the end of the file begins no page.
        if lines.len() == printed && end.is_some() {
            lines.push(Line { position, text: String::new() });
        }
        position.line = position.line.saturating_add(1);
        rest = after;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32, &str)]) {
        let lines = cut(text);
        let found: Vec<_> =
            lines.iter().map(|line| (line.position.page, line.position.line, line.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_break_counts_once() {
        check("a\nb\r\nc\rd", &[(1, 1, "a"), (1, 2, "b"), (1, 3, "c"), (1, 4, "d")]);
        check("a\n\n", &[(1, 1, "a"), (1, 2, "")]);
        check("a\r\r\nb", &[(1, 1, "a"), (1, 2, ""), (1, 3, "b")]);
        check("", &[]);
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        check("a\n\x0cb\nc\x0cd\n", &[(1, 1, "a"), (2, 2, "b"), (2, 3, "c"), (3, 3, "d")]);
        check("a\n\x0c\nb", &[(1, 1, "a"), (2, 2, ""), (2, 3, "b")]);
        check("a\n\x0c", &[(1, 1, "a")]);
    }
}
