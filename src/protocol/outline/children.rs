//! Finds items of their own under an item: sub-numbers, letters, or bare titles under a collective heading, each with
//! its own decision.

use super::evidence::{self, Clue};
use super::titles::{self, clean_title};
use super::unnumbered::is_bare_heading;
use super::{DraftItem, Heading, run};
use crate::protocol::cues::{Lines, MarkerStyle, Shape};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::acts;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{Label, PRESENTING_VERBS};
use crate::protocol::words;
use std::ops::Range;
use std::sync::LazyLock;

/// The headings of sub-items inside `range`, the text of one item: "10.1 …", "a) …".
pub(super) fn headings(lines: &Lines, item: &Heading, range: Range<usize>) -> Vec<Heading> {
    let numbered = sub_numbers(lines, item, range.clone());
    if !numbered.is_empty() {
        return numbered;
    }
    let found = pointed(lines, range.clone(), MarkerStyle::Letter);
    let own = lines.cues[item.rows.start].marker.as_ref();
    // "§ 2 Formalia / 1. Val av mötesordförande": numbers of another style begin again below the item.
    if found.is_empty() && own.is_some_and(|own| own.style == MarkerStyle::Sign) {
        return pointed(lines, range, MarkerStyle::Number);
    }
    found
}

/// The sub-numbers of an item: "10.1", "10.2" under "10".
fn sub_numbers(lines: &Lines, item: &Heading, range: Range<usize>) -> Vec<Heading> {
    let Some(own) = &item.number else { return Vec::new() };
    let mut found: Vec<Heading> = Vec::new();
    for index in range.clone() {
        let Some(marker) = &lines.cues[index].marker else { continue };
        let number = &marker.number;
        let is_next = number.main == own.main && number.parts == [u32::try_from(found.len()).unwrap_or(0) + 1];
        if is_next && lines.rows[index].is_read() && lines.cues[index].shape == Shape::Title {
            let title = titles::read(lines, index, range.end, None);
            found.push(Heading::new(index, Some(number.clone()), title));
        }
    }
    found
}

/// Lettered lines are sub-items only if at most one in this many is not a title. A line is not a title if it begins in
/// lower case ("f) val av revisor"), is a question, or has no title.
const LINES_PER_EXCEPTION: usize = 4;

/// The sub-items with letters or numbers, from the first line of the item on: "a) Byte av deltagare", "b. Sekreterare".
/// Numbers are more often those of a list, so that each must have a decision below it.
fn pointed(lines: &Lines, range: Range<usize>, style: MarkerStyle) -> Vec<Heading> {
    let mut candidates = run::candidates(lines, &[style], range.clone(), |_, _| false);
    // These clues are ignored, since a heading such as "13. Val till styrelsen:" introduces exactly such titles.
    for candidate in &mut candidates {
        candidate.clues.retain(|clue| !matches!(clue, Clue::AfterListIntroduction | Clue::Continues | Clue::Bulleted));
        candidate.weight = evidence::weigh(&candidate.clues);
    }
    let (chain, _) = run::best(&candidates, |_, _| false);
    let Some(first) = chain.first().map(|&place| &candidates[place]) else { return Vec::new() };
    let is_first = lines.next_read(range.start) == Some(first.row);
    let decides = |index: usize| {
        let label = lines.cues[index].label;
        label.is_some_and(|(label, at)| label == Label::Decision && at == lines.rows[index].text.len())
    };
    let introduces = |row: usize| style == MarkerStyle::Number && acts::introduces_decision(&lines.rows[row].text);
    if first.number.main != 1 || (range.start..first.row).any(|row| decides(row) || introduces(row)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut titles = 0;
    for &place in &chain {
        let row = candidates[place].row;
        let title = titles::read(lines, row, range.end, None);
        let rest = lines.rest(row);
        // "a) Sveriges Lärare undrar varför …?" is a question that somebody asks the meeting, not a title.
        let is_title = (title.cut.is_some() || lines.cues[row].shape == Shape::Title)
            && rest.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
            && !rest.trim_end().ends_with('?')
            // "a) Presentationen biläggs protokollet." is a note on the item.
            && !(title.cut.is_none() && ends_sentence(rest) && wording::tells(rest))
            && !title.text.is_empty()
            // "1. Kim Holm yrkar bifall" is a motion in the item.
            && !(style == MarkerStyle::Number && wording::tells(rest));
        titles += usize::from(is_title);
        let number = Some(candidates[place].number.clone()).filter(|_| style == MarkerStyle::Number);
        found.push(Heading { number, ..Heading::new(row, None, title) });
    }
    let others = found.len() - titles;
    // A list that follows text of the item is one of sub-items only if each decides something, and the item itself
    // nothing.
    let are_items = if is_first && style == MarkerStyle::Letter {
        others * LINES_PER_EXCEPTION <= found.len() || decides_each(lines, &found, range.end)
    } else {
        others == 0 && !(first.row..range.end).any(decides) && decides_each(lines, &found, range.end)
    };
    if are_items { found } else { Vec::new() }
}

/// Whether several lettered lines each have a decision below them: "a) fastställelse av balansräkning / Stämman
/// fastställde balansräkningen."
fn decides_each(lines: &Lines, found: &[Heading], end: usize) -> bool {
    // A body whose letters are not known here: "LAG beslutade att …".
    static OF_LETTERS: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?:^|[.!?]\s)\p{Lu}{2,6} (?:beslutade|beslutar|beslöt) att\b"));
    let ends = found.iter().skip(1).map(|next| next.rows.start).chain([end]);
    let decides = |(heading, end): (&Heading, usize)| {
        let mut below = (heading.rows.end..end).map(|row| &lines.rows[row]).filter(|row| row.is_read());
        let own = heading.cut.map(|_| lines.rest(heading.rows.start));
        own.or_else(|| below.next().map(|row| row.text.as_str()))
            .is_some_and(|text| acts::states_decision(text, lines.tolerance) || OF_LETTERS.is_match(text))
    };
    found.len() > 1 && found.iter().zip(ends).all(decides)
}

/// Makes the bare titles with text under a collective heading ("Beslutsärenden") its children, if at least two and at
/// least half of the titles have a decision or a presentation of their own.
pub(super) fn split_collective(draft: &mut DraftItem, lines: &Lines) {
    let tolerance = lines.tolerance;
    let starts: Vec<usize> =
        (0..draft.paragraphs.len()).filter(|&index| is_bare_heading(&draft.paragraphs[index], tolerance)).collect();
    // A collective heading has no text of its own before its first item.
    if starts.first() != Some(&0) {
        return;
    }
    let decides = |from: usize, to: usize| {
        draft.paragraphs[from + 1..to].iter().any(|paragraph| {
            acts::states_decision(&paragraph.text, tolerance)
                || informs(&paragraph.text)
                || matches!(wording::label(&paragraph.text, tolerance), Some((Label::Decision, _)))
        })
    };
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([draft.paragraphs.len()]).collect();
    let deciding = starts.iter().zip(&ends).filter(|&(&from, &to)| decides(from, to)).count();
    // A single bare title at the start is the item's own, wrapped or repeated.
    if starts.len() >= 2 && deciding > 1 && deciding * 2 >= starts.len() {
        let starts: Vec<usize> =
            starts.iter().zip(&ends).filter(|&(&from, &to)| to > from + 1).map(|(&from, _)| from).collect();
        take(draft, &starts);
    }
}

/// Whether somebody presents: "Kim Holm från avdelningen för marknader redogjorde för …".
fn informs(text: &str) -> bool {
    words::first_words(text, 14).iter().skip(1).any(|word| PRESENTING_VERBS.contains(&word.as_str()))
}

fn take(draft: &mut DraftItem, starts: &[usize]) {
    let Some(&first) = starts.first() else { return };
    let mut rest = draft.paragraphs.split_off(first);
    let mut children = Vec::new();
    for &start in starts.iter().rev() {
        let mut own = rest.split_off(start - first);
        let heading = own.remove(0);
        children.push(DraftItem {
            title: clean_title(&heading.text),
            heading: heading.rows,
            paragraphs: own,
            ..DraftItem::default()
        });
    }
    children.reverse();
    draft.children = children;
}
