//! Cuts a text into pages and lines with their positions.

use super::{Line, Page, Position};

/// Cuts at "\n", "\r\n" and a lone "\r", so that lines are numbered as in an editor. A form feed begins a new page, but
/// no new line number.
pub(super) fn cut(text: &str) -> Vec<Page> {
    let mut pages = vec![Page { number: 1, ..Page::default() }];
    let mut number = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']);
        let (line, after) = match end {
            Some(end) if rest[end..].starts_with("\r\n") => (&rest[..end], &rest[end + 2..]),
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, ""),
        };
        let mut is_kept = false;
        for (index, piece) in line.split('\x0c').enumerate() {
            let page = pages.last().map_or(1, |page| page.number);
            if index > 0 {
                pages.push(Page { number: page.saturating_add(1), ..Page::default() });
            }
            // "\x0cProtokoll" has nothing before its page.
            if !piece.is_empty() {
                put(&mut pages, number, piece);
                is_kept = true;
            }
        }
        // A form feed at the end of the file begins no page.
        if !is_kept && end.is_some() {
            put(&mut pages, number, "");
        }
        number = number.saturating_add(1);
        rest = after;
    }
    // A page without lines is dropped: a form feed began it, and nothing follows.
    while pages.last().is_some_and(|page| page.lines.is_empty()) {
        pages.pop();
    }
    pages
}

fn put(pages: &mut [Page], line: u32, printed: &str) {
    let Some(page) = pages.last_mut() else { return };
    page.lines.push(Line::plain(Position { page: page.number, line }, printed));
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32, &str)]) {
        let pages = cut(text);
        let lines = pages.iter().flat_map(|page| &page.lines);
        let found: Vec<_> = lines.map(|line| (line.position.page, line.position.line, line.printed.as_str())).collect();
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
