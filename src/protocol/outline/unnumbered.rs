//! Reads minutes without numbers, whose titles have gaps around them or are marked as headings.

use super::title_numbers::is_register_number;
use super::titles::clean_title;
use super::{DraftItem, evidence};
use crate::analysis::fold;
use crate::protocol::cues::{self, Lines};
use crate::protocol::layout::Bullet;
use crate::protocol::paragraphs::{self, Paragraph};
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences;
use crate::protocol::swedish::wording::{self, is_media};
use crate::protocol::swedish::{BREAKS, FRONT_PAGE, PRESENTING_VERBS};
use crate::protocol::words::{self, Tolerance};
use std::ops::Range;

/// Whether a paragraph could be a heading without a number.
pub(in crate::protocol) fn is_bare_heading(paragraph: &Paragraph, tolerance: Tolerance) -> bool {
    let text = &paragraph.text;
    // Most paragraphs are too long, or end as a sentence does.
    let may_be = paragraph.bullet == Bullet::No
        && paragraph.rows.len() <= 3
        && is_title(text)
        && !text.ends_with(['.', ',', ';', ':', '!', '-', '?'])
        && !text.contains(": ");
    if !may_be {
        return false;
    }
    let words = words::words(text);
    !is_register_number(text)
        && words.iter().any(|word| word.chars().filter(|character| character.is_alphabetic()).count() > 1)
        && !BREAKS.contains(&fold(text).as_str())
        && wording::label(text, tolerance).is_none()
        && !is_media(text)
        && !sentences::is_point(text)
        && words.last().is_none_or(|word| word != "att")
        && !is_clause(&words)
        && !crate::protocol::phrases::acts::states_decision(text, tolerance)
        && names::person_line(text).is_none()
        && crate::protocol::phrases::dates::find(text, tolerance).first().is_none_or(|found| found.start > 12)
}

/// Whether a text is a sentence that lost its full stop: there is a verb among its first words ("Mötet öppnades av
/// …").
fn is_clause(words: &[String]) -> bool {
    words.iter().skip(1).take(3).any(|word| {
        word.ends_with("ades")
            || PRESENTING_VERBS.contains(&word.as_str())
            || matches!(
                word.as_str(),
                "tar" | "har" | "hade" | "ger" | "gav" | "ska" | "kan" | "oppnas" | "avslutas" | "ersatter"
            )
    })
}

/// The index of the first bare title that is an item. Loose titles are not an agenda. It takes a title that opens or
/// closes a meeting, or three headings by markup below the first level, to show that the titles are items.
fn first_bare(paragraphs: &[Paragraph], heading: impl Fn(usize) -> bool, tolerance: Tolerance) -> Option<usize> {
    const LEVELLED: usize = 3;
    let formal =
        (0..paragraphs.len()).find(|&index| heading(index) && cues::is_formal(&paragraphs[index].text, tolerance));
    let levelled = (1..paragraphs.len()).filter(|&index| paragraphs[index].level > 1).count() >= LEVELLED;
    let end = match (formal, levelled) {
        (Some(formal), _) => formal,
        (None, true) => paragraphs.len(),
        (None, false) => return None,
    };
    // Items before the first formal title begin after the facts of the head: "Närvarande: …", "Sekreterare: …".
    let is_fact = |paragraph: &Paragraph| {
        let words = words::first_words(&paragraph.text, words::PHRASE);
        wording::attendance(&paragraph.text, tolerance).is_some()
            || wording::office(&words, tolerance).is_some()
            || FRONT_PAGE.iter().any(|label| words::begins_with(&words, label, tolerance).is_some())
    };
    let head = paragraphs[..end].iter().rposition(is_fact).map_or(1, |fact| fact + 1);
    (head..end.min(paragraphs.len())).find(|&index| heading(index)).or(formal)
}

/// An outline by bare titles.
#[derive(Debug, Default)]
pub(super) struct UnnumberedOutline {
    pub drafts: Vec<DraftItem>,
    pub start: usize,
    pub score: f32,
}

/// The outline by bare titles with gaps around them. A title directly followed by another title is the parent of the
/// next titles, up to the next parent.
pub(super) fn read(lines: &Lines, range: Range<usize>) -> UnnumberedOutline {
    let tolerance = lines.tolerance;
    let range = range.start.min(range.end)..range.end;
    let paragraphs = paragraphs::group(&lines.rows, range.clone(), tolerance);
    let heading = |index: usize| {
        paragraphs.get(index).is_some_and(|paragraph: &Paragraph| {
            paragraph.level > 0 || (paragraph.is_apart && is_bare_heading(paragraph, tolerance))
        })
    };
    let Some(first) = first_bare(&paragraphs, heading, tolerance) else { return UnnumberedOutline::default() };
    let start = paragraphs[first].rows.first().copied().unwrap_or(range.end);
    let mut drafts: Vec<DraftItem> = Vec::new();
    let mut rows: Vec<usize> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate().skip(first) {
        if !heading(index) {
            if let Some(draft) = drafts.last_mut() {
                let owner = match draft.children.len() {
                    0 => draft,
                    count => &mut draft.children[count - 1],
                };
                owner.paragraphs.push(paragraph.clone());
            }
            continue;
        }
        rows.extend(paragraph.rows.first());
        let draft =
            DraftItem { title: clean_title(&paragraph.text), heading: paragraph.rows.clone(), ..DraftItem::default() };
        let is_parent = heading(index + 1);
        let under_parent = drafts.last().is_some_and(|parent| parent.paragraphs.is_empty());
        match drafts.last_mut() {
            Some(parent) if under_parent && !is_parent => parent.children.push(draft),
            _ => drafts.push(draft),
        }
    }
    let score = evidence::of_titles(lines, &rows);
    UnnumberedOutline { drafts, start, score }
}

/// Whether a text begins as a title does, with a capital, a digit or a quotation mark, and is not a long sentence.
fn is_title(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|character| {
        character.is_uppercase() || character.is_ascii_digit() || matches!(character, '"' | '”' | '“' | '\'')
    });
    // The longest title met has 200 letters (council protocols).
    first && text.chars().count() <= 220 && !(text.ends_with('.') && text.split_whitespace().count() > 12)
}
