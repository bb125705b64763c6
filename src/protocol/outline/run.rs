//! Finds consecutive numbers: of all lines with a number, the lines that a reader would follow from item to item.
//!
//! Each line that may be a heading is weighed by itself. Then the chain of lines with the highest sum of weights and
//! steps is searched for. A cross-reference or a list inside an item is skipped, because the chain without it is
//! worth more.

use super::evidence::{self, Clue};
use crate::analysis::fold;
use crate::protocol::cues::{Lines, MarkerStyle, Number};
use std::collections::HashMap;

/// A line that may be the heading of an item.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub row: usize,
    /// The row of its title.
    pub title: usize,
    pub number: Number,
    /// The beginning of its title, folded. A running head repeats it.
    pub key: String,
    /// The sign or mark of its number.
    pub form: Option<char>,
    /// Its indent, in letters.
    pub indent: u16,
    pub clues: Vec<Clue>,
    pub weight: f32,
}

/// How many bytes of a title distinguish it from others.
const KEY: usize = 60;

/// The lines that are numbered in one of `styles`, with their weights.
pub(super) fn candidates(
    lines: &Lines,
    styles: &[MarkerStyle],
    range: std::ops::Range<usize>,
    is_in_contents: impl Fn(&Number, &str) -> bool,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for row in range.clone() {
        let cue = &lines.cues[row];
        let Some(marker) = cue.marker.as_ref().filter(|marker| styles.contains(&marker.style)) else { continue };
        if cue.entry.is_some_and(|entry| entry.has_leaders) {
            continue;
        }
        // "§ 1 – 21", "12 000": a range of numbers, or an amount.
        let own = lines.rest(row).trim_matches([' ', '.', ':', '-', '–']);
        let is_amount = !own.is_empty() && !own.contains(char::is_alphabetic);
        if is_amount && crate::protocol::phrases::case_numbers::first(own).is_none() {
            continue;
        }
        let Some(title) = title_line(lines, row, range.end) else { continue };
        let text = if title == row { lines.rest(row) } else { &lines.rows[title].text };
        let clues = evidence::clues(lines, row, title, is_in_contents(&marker.number, text));
        let weight = evidence::weigh(&clues);
        let key = fold(text.get(..text.floor_char_boundary(KEY)).unwrap_or(text));
        found.push(Candidate {
            row,
            title,
            number: marker.number.clone(),
            key,
            form: marker.form,
            indent: lines.rows[row].indent,
            clues,
            weight,
        });
    }
    found
}

/// If at least this many lines have the number 1, and none has 2, they are the items of one list and are renumbered
/// 1, 2, 3 … Other lists do not begin at 1 so often.
const LEAST: usize = 4;

/// Counts up items that all have the number "1.", as in Markdown and web pages, which are numbered only when they are
/// displayed.
pub(super) fn count_up(candidates: &mut [Candidate]) {
    // "1:an: Inget att ta upp." is never a heading.
    let is_likely = |candidate: &&Candidate| !candidate.clues.contains(&Clue::Continues);
    let is_first = |candidate: &&Candidate| candidate.number == Number::of(1);
    let ones = candidates.iter().filter(is_likely).filter(is_first).count();
    if ones < LEAST || candidates.iter().filter(is_likely).any(|candidate| candidate.number.main == 2) {
        return;
    }
    let own = candidates
        .iter_mut()
        .filter(|candidate| candidate.number == Number::of(1) && !candidate.clues.contains(&Clue::Continues));
    for (candidate, number) in own.zip(1..) {
        candidate.number = Number::of(number);
    }
}

/// The row of the title of a numbered line: the line itself, or the next line that is not just a reference.
fn title_line(lines: &Lines, row: usize, end: usize) -> Option<usize> {
    // How many lines below the number are looked at: a case number and its label may take two of them, and running
    // heads may follow.
    const REACH: usize = 4;
    if lines.rest(row).contains(char::is_alphabetic) && !refers(lines, row) {
        return Some(row);
    }
    let under = (row + 1..end).filter(|&index| lines.rows[index].is_read()).take(REACH);
    for index in under {
        let cue = &lines.cues[index];
        if cue.marker.is_some() {
            break;
        }
        if !cue.is_reference && lines.rows[index].text.contains(char::is_alphabetic) {
            return Some(index);
        }
    }
    lines.rest(row).contains(char::is_alphabetic).then_some(row)
}

/// Whether the text after the number only refers: "§ 72  Dnr 2024-00003".
fn refers(lines: &Lines, row: usize) -> bool {
    use crate::protocol::phrases::case_numbers;
    let rest = lines.rest(row);
    match case_numbers::first(rest) {
        Some(found) => {
            let around = rest[..found.range.start].chars().chain(rest[found.range.end..].chars());
            around.filter(|letter| letter.is_alphabetic()).count() <= 3
        }
        None => case_numbers::CASE_LABEL.is_match(rest) && rest.split_whitespace().count() <= 2,
    }
}

/// The score of a step from one number to the next.
fn step(from: &Number, to: &Number) -> Option<f32> {
    let ahead = to.main.checked_sub(from.main)?;
    match (ahead, from.letter, to.letter) {
        // "32", "32 a", "32 b"
        (0, None, Some('a')) | (1, _, None) => Some(1.0),
        (0, Some(one), Some(next)) if next as u32 == one as u32 + 1 => Some(1.0),
        // Two items with the same number: one was struck out, or the numbering program miscounted.
        (0, None, None) => Some(-1.5),
        // The numbers between were lost with a page, or their items are not published.
        (2..=3, _, None) => Some(0.2),
        (1, _, Some('a')) | (4..=20, _, None) => Some(-0.5),
        // In an extract, only some items of a meeting are published.
        (21..=60, _, None) => Some(-2.0),
        _ => None,
    }
}

/// The largest step from one number to the next.
const FARTHEST: u32 = 60;

/// The score of a step between forms, such as "4." and "5:", or between indents: a document uses one form.
const OTHER_FORM: f32 = -0.6;

/// The most letters by which indents may differ. "9." and "10." are a letter apart, and a scanned page is not
/// straight.
const INDENT: u16 = 3;

/// The score of beginning again at 1 below a new heading.
const NEW_SERIES: f32 = -1.0;

/// The score of beginning at a number other than 1.
const BEGINS_LATE: f32 = -0.5;

/// The chain of candidates that is worth most, and its score. `begins_series` says whether a new series of numbers
/// may begin between two rows.
pub(super) fn best(candidates: &[Candidate], begins_series: impl Fn(usize, usize) -> bool) -> (Vec<usize>, f32) {
    // For each number, the best chains that end with it: score and last candidate.
    let mut ends: HashMap<u32, Vec<(f32, usize)>> = HashMap::new();
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut score: Vec<f32> = vec![0.0; candidates.len()];
    let mut best: Option<(f32, usize)> = None;
    for (place, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.number.parts.is_empty()) {
        let number = &candidate.number;
        let start = if number.main == 1 { 0.0 } else { BEGINS_LATE };
        let mut own = (start, None);
        for back in 0..=FARTHEST.min(number.main) {
            for &(sum, last) in ends.get(&(number.main - back)).into_iter().flatten() {
                let same_title =
                    back == 0 && (candidates[last].key == candidate.key || candidate.key.contains("forts"));
                let is_other = candidates[last].form != candidate.form
                    || candidates[last].indent.abs_diff(candidate.indent) > INDENT;
                if let Some(step) = step(&candidates[last].number, number).filter(|_| !same_title) {
                    let sum = sum + step + if is_other { OTHER_FORM } else { 0.0 };
                    if sum > own.0 {
                        own = (sum, Some(last));
                    }
                }
            }
        }
        if number.main <= 1
            && let Some((sum, last)) = best
            && sum + NEW_SERIES > own.0
            && begins_series(candidates[last].row, candidate.row)
        {
            own = (sum + NEW_SERIES, Some(last));
        }
        score[place] = own.0 + candidate.weight;
        before[place] = own.1;
        // A chain does not continue through a line that costs more than the chain is worth.
        if score[place] > 0.0 {
            let kept = ends.entry(number.main).or_default();
            match kept.iter_mut().find(|(_, last)| candidates[*last].number.letter == number.letter) {
                Some(known) if known.0 <= score[place] => *known = (score[place], place),
                Some(_) => {}
                None => kept.push((score[place], place)),
            }
            if best.is_none_or(|(sum, _)| score[place] >= sum) {
                best = Some((score[place], place));
            }
        }
    }
    let Some((sum, last)) = best else { return (Vec::new(), 0.0) };
    let mut chain = vec![last];
    while let Some(previous) = before[chain[chain.len() - 1]] {
        chain.push(previous);
    }
    chain.reverse();
    (chain, sum)
}
