//! Decides which paragraphs of a passage say something: text and points, with the captions and leads before them; not
//! headings and labels, and asides only if they match.

use crate::analysis::fold;
use crate::passage::ParagraphStart;
use crate::protocol::ParagraphKind;
use std::ops::Range;

/// The separator between points of a list, and between paragraphs that do not end as sentences do.
const APART: &str = " · ";

/// The paragraphs of a passage, and which of them say something.
#[derive(Debug)]
pub struct Content<'a> {
    text: &'a str,
    paragraphs: Vec<Paragraph>,
    /// From the first paragraph that is not a heading or a label to the last text, point or aside; `None` if the
    /// passage has none of these three.
    pub range: Option<Range<usize>>,
    /// Whether there is text or a point.
    pub tells: bool,
}

#[derive(Debug)]
struct Paragraph {
    start: usize,
    kind: ParagraphKind,
}

impl<'a> Content<'a> {
    /// Reads a passage with these paragraphs, whose item has this `title`.
    pub fn of(text: &'a str, starts: &[ParagraphStart], title: Option<&str>) -> Self {
        let title = title.map(fold).filter(|title| !title.is_empty());
        let ends = starts.iter().skip(1).map(|next| next.offset as usize).chain([text.len()]);
        let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(starts.len());
        for (start, end) in starts.iter().zip(ends) {
            let own = text.get(start.offset as usize..end).unwrap_or("");
            // The outline does not always separate the lines of the title from the text below them.
            let is_heading = paragraphs.is_empty() && title.as_ref().is_some_and(|title| says_again(own, title));
            let kind = if is_heading { ParagraphKind::Heading } else { start.kind };
            paragraphs.push(Paragraph { start: start.offset as usize, kind });
        }
        let is_aside = |place: usize| paragraphs[place].kind == ParagraphKind::Aside;
        let tells = |place: usize| matches!(paragraphs[place].kind, ParagraphKind::Text | ParagraphKind::Point);
        let last = (0..paragraphs.len()).rev().find(|place| tells(*place) || is_aside(*place));
        let range = last.map(|last| {
            // Captions and leads before the text belong to it; headings and labels above it do not.
            let first = paragraphs.iter().position(|paragraph| !paragraph.kind.is_heading_or_label()).unwrap_or(last);
            let end = paragraphs.get(last + 1).map_or(text.len(), |next| next.start);
            paragraphs[first].start..end
        });
        let tells = (0..paragraphs.len()).any(tells);
        Self { text, paragraphs, range, tells }
    }

    /// Where each paragraph begins, and what it is.
    pub fn kinds(&self) -> Vec<(usize, ParagraphKind)> {
        self.paragraphs.iter().map(|paragraph| (paragraph.start, paragraph.kind)).collect()
    }

    /// Whether `offset` is in an aside.
    pub fn is_aside(&self, offset: usize) -> bool {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.start <= offset);
        after.checked_sub(1).is_some_and(|place| self.paragraphs[place].kind == ParagraphKind::Aside)
    }

    /// The range without asides at either end. Asides are left out unless something in them is searched for.
    pub fn matter(&self) -> Option<Range<usize>> {
        let tells = |paragraph: &Paragraph| matches!(paragraph.kind, ParagraphKind::Text | ParagraphKind::Point);
        let (first, last) = (self.paragraphs.iter().position(tells)?, self.paragraphs.iter().rposition(tells)?);
        let leads = |paragraph: &&Paragraph| matches!(paragraph.kind, ParagraphKind::Lead | ParagraphKind::Caption);
        let leading = self.paragraphs[..first].iter().rev().take_while(leads).count();
        let end = self.paragraphs.get(last + 1).map_or(self.text.len(), |next| next.start);
        Some(self.paragraphs[first - leading].start..end)
    }

    /// The separator that replaces the line break at `offset` between two paragraphs.
    pub fn joint(&self, offset: usize) -> &'static str {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.start <= offset);
        let kind = |place: usize| self.paragraphs.get(place).map(|paragraph| paragraph.kind);
        let (before, next) = (after.checked_sub(1).and_then(kind), kind(after));
        let (head, tail) = (self.text[..offset].trim_end(), self.text[offset..].trim_start());
        match (before, next) {
            // "… enligt kommunfullmäktiges beslut 2022-04-28 / § 22"
            _ if head.ends_with(':') || tail.starts_with('§') => " ",
            (Some(ParagraphKind::Label | ParagraphKind::Caption), _) => ": ",
            (Some(ParagraphKind::Lead), _) => " ",
            (_, Some(ParagraphKind::Label | ParagraphKind::Caption | ParagraphKind::Point))
            | (Some(ParagraphKind::Heading | ParagraphKind::Point), _) => APART,
            // A sentence continues over a page break.
            _ if head.ends_with(['.', '!', '?']) || tail.starts_with(char::is_lowercase) => " ",
            _ => APART,
        }
    }
}

/// Whether the paragraph only repeats the title, with little beside it such as a number or a case number, and no
/// sentence.
fn says_again(paragraph: &str, title: &str) -> bool {
    // "§ 109 Dnr VO-2026-00004" has 23 letters, "§ 161 Ärendenummer SLK-2024-00439" 33.
    const BESIDE: usize = 40;
    let is_sentence = paragraph.trim_end().ends_with(['.', '!', '?']) && !title.ends_with(['.', '!', '?']);
    if is_sentence {
        return false;
    }
    let paragraph = fold(paragraph);
    paragraph.len() <= title.len() + BESIDE && paragraph.contains(title)
}

#[cfg(test)]
mod tests {
    use super::Content;
    use crate::passage::ParagraphStart;
    use crate::protocol::ParagraphKind::{self, Aside, Caption, Heading, Label, Lead, Point, Text};

    /// The text of these paragraphs, and where each begins.
    fn passage(paragraphs: &[(ParagraphKind, &str)]) -> (String, Vec<ParagraphStart>) {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (kind, own) in paragraphs {
            if !text.is_empty() {
                text.push('\n');
            }
            starts.push(ParagraphStart { offset: u32::try_from(text.len()).unwrap_or_default(), kind: *kind });
            text.push_str(own);
        }
        (text, starts)
    }

    #[track_caller]
    fn check(paragraphs: &[(ParagraphKind, &str)], expected: Option<&str>) {
        let (text, starts) = passage(paragraphs);
        let content = Content::of(&text, &starts, Some("Taxa för vatten"));
        assert_eq!(content.range.map(|range| text[range].trim()), expected);
    }

    #[test]
    fn headings_and_labels_say_nothing() {
        let head = (Heading, "§ 12 Dnr KS 2024/12 Taxa för vatten");
        check(&[head, (Label, "Beslut")], None);
        check(&[head, (Label, "Beslut"), (Lead, "Enligt nämndens förslag:")], None);
        check(&[head, (Label, "Beslut"), (Text, "Taxan antas."), (Caption, "Handling")], Some("Taxan antas."));
        check(&[head, (Caption, "Handling"), (Aside, "2023 nr 10.")], Some("Handling\n2023 nr 10."));
        check(&[head, (Caption, "Förslag till beslut"), (Text, "Ja.")], Some("Förslag till beslut\nJa."));
        check(&[(Text, "12. Taxa för vatten"), (Text, "Taxan antas.")], Some("Taxan antas."));
        check(&[(Text, "Ny taxa för vatten antas.")], Some("Ny taxa för vatten antas."));
        check(&[(Lead, "Nämnden beslutar"), (Point, "att anta taxan.")], Some("Nämnden beslutar\natt anta taxan."));
    }

    #[test]
    fn asides_around_the_matter_are_told_from_it() {
        let (text, starts) = passage(&[
            (Heading, "§ 12 Taxa"),
            (Caption, "Handling"),
            (Aside, "2024 nr 17."),
            (Caption, "Yrkande"),
            (Text, "Kim Holm yrkar avslag."),
            (Caption, "Expedieras"),
            (Aside, "Nämnden"),
        ]);
        let content = Content::of(&text, &starts, None);
        assert_eq!(content.matter().map(|range| text[range].trim()), Some("Yrkande\nKim Holm yrkar avslag."));
        assert!(content.is_aside(text.find("nr 17").unwrap_or_default()));
    }

    #[test]
    fn the_points_of_a_list_stand_apart() {
        let (text, starts) = passage(&[
            (Label, "Beslut"),
            (Lead, "Enligt nämndens förslag:"),
            (Point, "1. Taxan antas."),
            (Point, "2. Den gäller från maj."),
            (Caption, "Handling"),
            (Aside, "Nämndens protokoll"),
            (Aside, "Bilaga ett"),
        ]);
        let content = Content::of(&text, &starts, None);
        let joined: String = text
            .char_indices()
            .map(|(offset, letter)| if letter == '\n' { content.joint(offset).to_owned() } else { letter.to_string() })
            .collect();
        assert_eq!(
            joined,
            "Beslut: Enligt nämndens förslag: 1. Taxan antas. · 2. Den gäller från maj. · Handling: Nämndens protokoll · \
             Bilaga ett"
        );
    }
}
