//! Where each matter begins: numbered headings, §§, a table's rows, bare titles, and the matters
//! of their own under a collective heading.

use crate::analysis::fold;
use crate::protocol::layout::{Bullet, Row};
use crate::protocol::outline::headings::{self, Heading};
use crate::protocol::outline::titles::{clean_title, is_reference_line, is_title};
use crate::protocol::phrases::case_numbers;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences;
use crate::protocol::sections::paragraphs::{self, Stretch};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::wording::is_media;
use crate::protocol::swedish::{BREAKS, FORMAL_HEADINGS, FRONT_PAGE, Label, PRESENTING_VERBS};
use crate::protocol::words::{self, Tolerance, pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An item before its contents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Draft {
    pub number: Option<String>,
    pub title: String,
    pub reference: Option<String>,
    /// Rows of the heading.
    pub heading: Vec<usize>,
    /// What stands under it, children's text apart.
    pub stretches: Vec<Stretch>,
    /// Names of a table's presenter column.
    pub cell: Option<String>,
    pub children: Vec<Draft>,
}

static LETTERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([a-zåäö])\)\s+(\S.*)$"));

/// The agenda's items, and the rows before the first one.
pub(in crate::protocol) fn outline(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> (usize, Vec<Draft>) {
    let mut headings = headings::find(rows, range.clone(), tolerance);
    if headings.is_empty() {
        return bare(rows, range, tolerance);
    }
    add_formal(rows, range.start, &mut headings, tolerance);
    let start = headings.first().map_or(range.end, |heading| heading.rows.start);
    let ends: Vec<usize> = headings.iter().skip(1).map(|next| next.rows.start).chain([range.end]).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for (heading, end) in headings.into_iter().zip(ends) {
        let stretches = paragraphs::group(rows, heading.rows.end..end, tolerance);
        let mut draft = Draft {
            number: heading.number,
            title: heading.title,
            reference: heading.reference,
            heading: heading.rows.filter(|&index| rows[index].is_read()).collect(),
            stretches,
            ..Draft::default()
        };
        split_children(&mut draft, tolerance);
        place(&mut drafts, draft);
    }
    (start, drafts)
}

/// "10.1" belongs under "10" if that stands before it.
fn place(drafts: &mut Vec<Draft>, draft: Draft) {
    let parent =
        draft.number.as_deref().and_then(|number| number.rsplit_once('.')).map(|(parent, _)| parent.to_owned());
    match drafts.last_mut() {
        Some(last) if parent.is_some() && last.number == parent => last.children.push(draft),
        _ => drafts.push(draft),
    }
}

/// Headings without a number that open or close the meeting, among numbered ones: "Mötets öppnande".
fn add_formal(rows: &[Row], from: usize, headings: &mut Vec<Heading>, tolerance: Tolerance) {
    let Some(first) = headings.first().map(|heading| heading.rows.start) else { return };
    if headings.iter().any(|heading| is_formal(&heading.title, tolerance)) && first == from {
        return;
    }
    if let Some(index) = (from..first).find(|&index| rows[index].is_read() && is_formal(&rows[index].text, tolerance)) {
        headings.insert(
            0,
            Heading { number: None, title: clean_title(&rows[index].text), reference: None, rows: index..index + 1 },
        );
    }
}

/// Whether a text begins with a heading that opens or closes any meeting ("Mötets öppnande", "Övriga frågor"), whatever
/// runs on after it.
#[must_use]
pub fn opens_formally(text: &str) -> bool {
    let words = words::head(text, words::PHRASE);
    FORMAL_HEADINGS.iter().any(|heading| words::begins_with(&words, heading, Tolerance::Exact).is_some())
}

pub(in crate::protocol) fn is_formal(text: &str, tolerance: Tolerance) -> bool {
    let words = words::words(text);
    FORMAL_HEADINGS.iter().any(|heading| words::begins_with(&words, heading, tolerance) == Some(words.len()))
}

/// A stretch that could be a heading without a number.
pub(in crate::protocol) fn is_bare_heading(stretch: &Stretch, tolerance: Tolerance) -> bool {
    let text = &stretch.text;
    let words = words::words(text);
    stretch.bullet == Bullet::No
        && is_title(text)
        && stretch.rows.len() <= 3
        && !text.ends_with(['.', ',', ';', ':', '!', '-'])
        && !text.contains(": ")
        && words.iter().any(|word| word.chars().filter(|character| character.is_alphabetic()).count() > 1)
        && !BREAKS.contains(&fold(text).as_str())
        && wording::label(text, tolerance).is_none()
        && !is_media(text)
        && !sentences::is_point(text)
        && !is_reference_line(text)
        && words.last().is_none_or(|word| word != "att")
        && !is_clause(&words)
        && !crate::protocol::findings::acts::states_decision(text, tolerance)
        && names::person_line(text).is_none()
        && crate::protocol::phrases::dates::find(text, tolerance).first().is_none_or(|found| found.start > 12)
}

/// A sentence that lost its full stop: a verb stands among its first words ("Mötet öppnades av …").
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

/// Matters of their own under an item: lettered ones, or the bare titles of a collective heading
/// ("Beslutsärenden"), each with its own decision.
fn split_children(draft: &mut Draft, tolerance: Tolerance) {
    let lettered: Vec<usize> =
        (0..draft.stretches.len()).filter(|&index| lettered_title(&draft.stretches[index].text).is_some()).collect();
    let in_decision = draft
        .stretches
        .iter()
        .any(|stretch| matches!(wording::label(&stretch.text, tolerance), Some((Label::Decision, ""))));
    if !lettered.is_empty() && lettered[0] == 0 && !in_decision {
        take_children(draft, &lettered, |text| lettered_title(text).unwrap_or_default());
        return;
    }
    let starts: Vec<usize> =
        (0..draft.stretches.len()).filter(|&index| is_bare_heading(&draft.stretches[index], tolerance)).collect();
    // A collective heading has no text of its own before the first matter.
    if starts.first() != Some(&0) {
        return;
    }
    let decides = |from: usize, to: usize| {
        draft.stretches[from + 1..to]
            .iter()
            .any(|stretch| crate::protocol::findings::acts::states_decision(&stretch.text, tolerance))
    };
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([draft.stretches.len()]).collect();
    let deciding = starts.iter().zip(&ends).filter(|&(&from, &to)| decides(from, to)).count();
    // One bare title at the head is the item's own, wrapped or repeated.
    if starts.len() >= 2 && deciding > 0 && deciding * 2 >= starts.len() {
        let starts: Vec<usize> =
            starts.iter().zip(&ends).filter(|&(&from, &to)| to > from + 1).map(|(&from, _)| from).collect();
        take_children(draft, &starts, |text| (clean_title(text), None));
    }
}

/// "a) Göteborgs stads riktlinje dnr 0580/23 presentation …": letter, title, case number.
fn lettered_title(text: &str) -> Option<(String, Option<String>)> {
    let captures = LETTERED.captures(text)?;
    let rest = &captures[2];
    let reference = case_numbers::first(rest).map(|found| found.number);
    let title = case_numbers::first(rest).map_or(rest, |found| &rest[..found.range.start]);
    let title = clean_title(title);
    (is_title(&title) && !sentences::ends_sentence(rest.trim_end_matches(')')) && !rest.ends_with('?'))
        .then_some((title, reference))
}

fn take_children(draft: &mut Draft, starts: &[usize], title: impl Fn(&str) -> (String, Option<String>)) {
    let Some(&first) = starts.first() else { return };
    let mut rest = draft.stretches.split_off(first);
    let mut children = Vec::new();
    for &start in starts.iter().rev() {
        let mut own = rest.split_off(start - first);
        let heading = own.remove(0);
        let (title, reference) = title(&heading.text);
        children.push(Draft { title, reference, heading: heading.rows, stretches: own, ..Draft::default() });
    }
    children.reverse();
    draft.children = children;
}

/// Where bare titles begin to be items. Loose titles are no agenda: it takes an opening or closing one
/// among them, or three Markdown headings of one level, to show that these are items.
fn first_bare(stretches: &[Stretch], heading: impl Fn(usize) -> bool, tolerance: Tolerance) -> Option<usize> {
    const LEVELLED: usize = 3;
    let formal = (0..stretches.len()).find(|&index| heading(index) && is_formal(&stretches[index].text, tolerance));
    let levelled = (1..stretches.len()).filter(|&index| stretches[index].level > 1).count() >= LEVELLED;
    let end = match (formal, levelled) {
        (Some(formal), _) => formal,
        (None, true) => stretches.len(),
        (None, false) => return None,
    };
    // Items before the first formal one begin after the facts of the head: "Närvarande: …", "Sekreterare: …".
    let is_fact = |stretch: &Stretch| {
        let words = words::head(&stretch.text, words::PHRASE);
        wording::attendance(&stretch.text, tolerance).is_some()
            || wording::office(&words, tolerance).is_some()
            || FRONT_PAGE.iter().any(|label| words::begins_with(&words, label, tolerance).is_some())
    };
    let head = stretches[..end].iter().rposition(is_fact).map_or(1, |fact| fact + 1);
    (head..end.min(stretches.len())).find(|&index| heading(index)).or(formal)
}

/// Minutes without numbers: bare titles with gaps around them. A title that is followed by another
/// directly is the parent of what comes until the next such.
fn bare(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> (usize, Vec<Draft>) {
    let stretches = paragraphs::group(rows, range.clone(), tolerance);
    let heading = |index: usize| {
        stretches.get(index).is_some_and(|stretch: &Stretch| {
            stretch.level > 0 || (stretch.is_apart && is_bare_heading(stretch, tolerance))
        })
    };
    let Some(first) = first_bare(&stretches, heading, tolerance) else { return (range.end, Vec::new()) };
    let start = stretches[first].rows.first().copied().unwrap_or(range.end);
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, stretch) in stretches.iter().enumerate().skip(first) {
        if !heading(index) {
            if let Some(draft) = drafts.last_mut() {
                let owner = match draft.children.len() {
                    0 => draft,
                    count => &mut draft.children[count - 1],
                };
                owner.stretches.push(stretch.clone());
            }
            continue;
        }
        let draft = Draft { title: clean_title(&stretch.text), heading: stretch.rows.clone(), ..Draft::default() };
        let is_parent = heading(index + 1);
        let under_parent = drafts.last().is_some_and(|parent| parent.stretches.is_empty());
        match drafts.last_mut() {
            Some(parent) if under_parent && !is_parent => parent.children.push(draft),
            _ => drafts.push(draft),
        }
    }
    (start, drafts)
}
