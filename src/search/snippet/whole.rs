//! Splits a passage into paragraphs, each with all its matches.

use super::Printed;
use super::content::Content;
use super::matching::{Finder, TextMatch};
use crate::protocol::ParagraphKind;
use crate::search::answer::Highlight;
use std::ops::Range;

/// A passage whole.
#[derive(Debug)]
pub struct Whole {
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with the matches in it.
#[derive(Debug)]
pub struct Paragraph {
    /// Bytes of the passage.
    pub range: Range<usize>,
    pub kind: ParagraphKind,
    pub text: String,
    pub highlights: Vec<Highlight>,
}

impl Whole {
    pub fn of(printed: Printed<'_>, finder: &Finder<'_>) -> Self {
        let Printed { text, starts, condition, title, .. } = printed;
        let found = finder.matches(text, condition);
        let mut kinds = Content::of(text, starts, title).kinds();
        if kinds.first().is_none_or(|(start, _)| *start > 0) {
            kinds.insert(0, (0, ParagraphKind::Text));
        }
        let ends = kinds.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
        let paragraphs = kinds.iter().zip(ends).filter_map(|((start, kind), end)| {
            let own = text.get(*start..end)?.trim_end();
            let range = *start..*start + own.len();
            let highlights = found.iter().filter_map(|found| highlight(text, &range, found)).collect();
            (!own.is_empty()).then(|| Paragraph { range, kind: *kind, text: own.to_owned(), highlights })
        });
        Self { paragraphs: paragraphs.collect() }
    }
}

/// The part of a match that is in the paragraph at `range`: a phrase may continue in the next paragraph.
fn highlight(text: &str, range: &Range<usize>, found: &TextMatch) -> Option<Highlight> {
    let (start, end) = (found.range.start.max(range.start), found.range.end.min(range.end));
    let count = |from: usize, to: usize| text.get(from..to).map(|part| part.chars().count());
    let before = (start < end).then(|| count(range.start, start)).flatten()?;
    Some(Highlight { start: before, end: before + count(start, end)?, tier: found.tier })
}

#[cfg(test)]
mod tests {
    use super::{Finder, Printed, Whole};
    use crate::analysis::Condition;
    use crate::passage::ParagraphStart;
    use crate::protocol::ParagraphKind;
    use crate::search::Query;
    use crate::search::plan::words;

    #[test]
    fn each_paragraph_has_its_own_matches() {
        let text = "§ 4 Nära vård\nÅtgärder för nära\nvård antas.";
        let starts = [0_u32, 17, 39].map(|offset| ParagraphStart { offset, kind: ParagraphKind::Text });
        let printed =
            Printed { text, starts: &starts, condition: Condition::Clean, title: Some("Nära vård"), number: None };
        let whole = Whole::of(printed, &Finder::new(&words(&Query::parse("\"nära vård\"").0)));
        let lit = |text: &str, start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
        let found: Vec<(ParagraphKind, String)> = whole
            .paragraphs
            .iter()
            .map(|own| {
                let lit = own.highlights.iter().map(|light| lit(&own.text, light.start, light.end));
                (own.kind, lit.collect::<Vec<_>>().join("|"))
            })
            .collect();
        let expected =
            [(ParagraphKind::Heading, "Nära vård"), (ParagraphKind::Text, "nära"), (ParagraphKind::Text, "vård")];
        assert_eq!(found, expected.map(|(kind, lit)| (kind, lit.to_owned())));
    }

    #[test]
    fn a_passage_without_paragraphs_is_one() {
        let printed = Printed { text: "Ett.", starts: &[], condition: Condition::Clean, title: None, number: None };
        let whole = Whole::of(printed, &Finder::new(&[]));
        assert_eq!(whole.paragraphs.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(), ["Ett."]);
    }
}
