//! Reads Markdown tolerantly, each line by itself. Converters write minutes with incomplete markup: a heading in bold,
//! a list in plain numbers, or `**Beslut:**Nämnden`, which `CommonMark` does not take for bold.

use super::page::{Line, Mark, MarkKind, Text};
use super::{Error, TextLimits, plain_text};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([^\]\[]*)\]\([^()]*\)"));
static EMPHASIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*\*?([^*]+?)\*?\*"));
/// A bullet with a sign that only Markdown uses. Other bullets are printed signs, which plain text has too.
static STAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(\*\s+)\S"));
/// A line break inside a cell.
static BREAK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)<br\s*/?>"));
static RULED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$"));

fn pattern(pattern: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "a constant pattern; the tests compile every one of them")]
    Regex::new(pattern).expect("a valid pattern")
}

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let mut text = plain_text::text(bytes, limits)?;
    mark(&mut text);
    Ok(text)
}

/// Whether the text has a heading, table, link or bold words that only Markdown writes in this way. Text files often
/// are Markdown without the ending, since converters name their output so.
pub(super) fn is_markdown(text: &Text) -> bool {
    static SURE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s{0,3}#{1,6}\s+\S|\*\*[^*\s][^*]*\*\*|\[[^\]\[]+\]\(http"));
    text.lines().any(|line| SURE.is_match(&line.printed) || RULED.is_match(&line.printed))
}

/// Marks each line with what its markup says.
pub(super) fn mark(text: &mut Text) {
    let mut table = Table::default();
    for line in text.pages.iter_mut().flat_map(|page| &mut page.lines) {
        let mut marks = table.cells(&line.printed);
        marks.extend(inline(line));
        marks.sort_by_key(|mark| (mark.bytes.start, mark.bytes.end));
        line.marks = marks;
    }
}

fn sign(bytes: Range<usize>) -> Mark {
    Mark { bytes, kind: MarkKind::Sign }
}

fn inline(line: &Line) -> Vec<Mark> {
    let text = &line.printed;
    let mut marks = Vec::new();
    let start = text.len() - text.trim_start().len();
    let hashes = text[start..].chars().take_while(|character| *character == '#').count();
    if hashes > 0 {
        let level = u8::try_from(hashes).unwrap_or(u8::MAX);
        marks.push(sign(start..start + hashes));
        marks.push(Mark { bytes: start..text.len(), kind: MarkKind::Heading { level } });
    }
    let mut from = start + hashes;
    if let Some(star) = STAR.captures(text).and_then(|captures| captures.get(1)) {
        marks.push(sign(star.range()));
        marks.push(Mark { bytes: star.start()..text.len(), kind: MarkKind::Bullet });
        from = star.end();
    }
    for captures in LINK.captures_iter(text) {
        let (Some(whole), Some(shown)) = (captures.get(0), captures.get(1)) else { continue };
        marks.push(sign(whole.start()..shown.start()));
        marks.push(sign(shown.end()..whole.end()));
    }
    for captures in EMPHASIS.captures_iter(&text[from..]) {
        let (Some(whole), Some(shown)) = (captures.get(0), captures.get(1)) else { continue };
        marks.push(sign(from + whole.start()..from + shown.start()));
        marks.push(Mark { bytes: from + shown.start()..from + shown.end(), kind: MarkKind::Emphasis });
        marks.push(sign(from + shown.end()..from + whole.end()));
    }
    marks
}

/// The position of lines in tables.
#[derive(Default)]
struct Table {
    number: u32,
    /// The number of the next row; 0 outside a table.
    row: u32,
}

impl Table {
    /// The marks of a line of a table: its cells, and its bars as signs.
    fn cells(&mut self, text: &str) -> Vec<Mark> {
        let trimmed = text.trim();
        if !(trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.len() > 1) {
            if self.row > 0 {
                (self.number, self.row) = (self.number + 1, 0);
            }
            return Vec::new();
        }
        if RULED.is_match(text) {
            return vec![sign(0..text.len())];
        }
        let bars: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
        let cells = bars.windows(2).zip(0..).map(|(pair, column)| {
            let kind = MarkKind::Cell { table: self.number, row: self.row, column };
            Mark { bytes: pair[0] + 1..pair[1], kind }
        });
        let breaks = BREAK.find_iter(text).map(|found| Mark { bytes: found.range(), kind: MarkKind::Break });
        let marks = cells.chain(bars.iter().map(|&bar| sign(bar..bar + 1))).chain(breaks).collect();
        self.row += 1;
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, Text, is_markdown, mark};

    /// Checks the text of a line without signs, and its other marks.
    #[track_caller]
    fn check(printed: &str, shown: &str, kinds: &[MarkKind]) {
        let mut text = Text::plain(printed);
        mark(&mut text);
        let Some(line) = text.lines().next() else { panic!("no line") };
        let is_sign = |at: usize| line.marked(|kind| kind == MarkKind::Sign).any(|mark| mark.bytes.contains(&at));
        let left: String = printed.char_indices().filter(|(at, _)| !is_sign(*at)).map(|(_, letter)| letter).collect();
        let found: Vec<MarkKind> = line.marked(|kind| kind != MarkKind::Sign).map(|mark| mark.kind).collect();
        assert_eq!((left.trim(), found.as_slice()), (shown, kinds));
    }

    #[test]
    fn signs_are_told_from_words() {
        check("## 4. Nära vård", "4. Nära vård", &[MarkKind::Heading { level: 2 }]);
        check("**Beslut:**Nämnden antar.", "Beslut:Nämnden antar.", &[MarkKind::Emphasis]);
        check("* Kim Holm", "Kim Holm", &[MarkKind::Bullet]);
        check("Se [bilaga](http://a.se/b).", "Se bilaga.", &[]);
        check("- punkt", "- punkt", &[]);
    }

    #[test]
    fn a_line_of_a_table_has_cells() {
        let cell = |column| MarkKind::Cell { table: 0, row: 0, column };
        check("| Ärende | Föredragande |", "Ärende  Föredragande", &[cell(0), cell(1)]);
        check("|---|:--:|", "", &[]);
        // A list of members is no table.
        check("Borgholms kommun | Emmaboda kommun", "Borgholms kommun | Emmaboda kommun", &[]);
    }

    #[test]
    fn plain_text_is_told_from_markdown() {
        let is = |text: &str| is_markdown(&Text::plain(text));
        assert!(is("# Möte") && is("a\n**Beslut**") && is("[a](https://a.se)"));
        assert!(!is("§ 1\n#1 i listan\n2 * 3 * 4\n(*) frånvarande"));
    }
}
