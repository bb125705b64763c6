//! Makes an outline from the rows whose numbers are of one style, and judges it.

use super::contents::Contents;
use super::evidence;
use super::run::{self, Candidate};
use crate::protocol::cues::{Cue, Lines, MarkerStyle, Number};
use crate::protocol::lists;
use crate::protocol::record::TextQuality;
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words;

/// The factor for an agenda that begins with the opening of the meeting or ends with its closing: no other list does.
/// Not measured.
pub(super) fn frame(lines: &Lines, first: usize, last: usize) -> f32 {
    const EACH: f32 = 1.25;
    let has = |row: usize, stems: &[&str]| {
        let words = words::first_words(lines.rest(row), 6);
        words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let opens = if has(first, &["oppn", "upprop", "valkom"]) { EACH } else { 1.0 };
    let closes = if has(last, &["avslut"]) { EACH } else { 1.0 };
    opens * closes
}

/// The score, reduced if there are few headings, so that proposals can be compared: a few lines may look like headings by
/// chance, but many lines seldom do. Not measured.
pub(super) fn weighed_by_count(score: f32, headings: usize) -> f32 {
    let count = f32::from(u16::try_from(headings).unwrap_or(u16::MAX));
    score * count / (count + 2.0)
}

/// The least strength of a proposal if nothing else speaks for it. Not measured.
const LEAST: f32 = 1.0;

/// The least strength of a proposal with many headings, of which the first follows a list of those present. Not
/// measured.
const LEAST_OF_MANY: f32 = 0.6;

/// The least strength of the points of minutes: the numbers from 1 on, none left out, each a sentence without a title.
/// Not measured.
const LEAST_OF_POINTS: f32 = 0.3;

/// An outline by numbers.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    pub candidates: Vec<Candidate>,
    /// The mean score of a heading, times the factor for how much of the document the headings extend over.
    pub strength: f32,
}

impl Proposal {
    pub fn weighed_by_count(&self) -> f32 {
        weighed_by_count(self.strength, self.candidates.len())
    }

    pub fn score(&self, lines: &Lines) -> f32 {
        match (self.candidates.first(), self.candidates.last()) {
            (Some(first), Some(last)) => self.weighed_by_count() * frame(lines, first.title, last.title),
            _ => 0.0,
        }
    }

    /// Whether there is enough evidence. Many consecutive numbers after a list of those present need less other
    /// evidence, and so do the points of minutes that have sentences in place of titles.
    pub fn is_agenda(&self, lines: &Lines, quality: TextQuality) -> bool {
        const MANY: usize = 4;
        let Some(first) = self.candidates.first() else { return false };
        let follows_roll = || {
            let listed = lists::read(&lines.rows, first.row..first.row, quality, lines.tolerance);
            !listed.present.is_empty()
        };
        let counts_from_one = || self.candidates.iter().zip(1..).all(|(own, number)| own.number == Number::of(number));
        let is_many = |least: f32| self.strength >= least && self.candidates.len() >= MANY;
        self.strength >= LEAST
            || is_many(LEAST_OF_MANY) && follows_roll()
            || is_many(LEAST_OF_POINTS) && counts_from_one() && is_headed_as_minutes(lines, first.row)
    }
}

/// Whether one of the few lines before the row `first` says that these are minutes.
fn is_headed_as_minutes(lines: &Lines, first: usize) -> bool {
    const HEAD: usize = 12;
    let head = || lines.rows[..first].iter().filter(|row| row.is_read());
    head().count() <= HEAD && head().any(|row| words::words(&row.text).iter().any(|word| wording::names_minutes(word)))
}

pub(super) fn propose(lines: &Lines, styles: &[MarkerStyle], contents: &Contents) -> Proposal {
    let in_contents: std::collections::HashSet<usize> = contents.rows.iter().copied().collect();
    let is_entry = |number: &Number, title: &str| {
        contents
            .entries
            .iter()
            .any(|entry| entry.number.as_ref().is_none_or(|own| own == number) && begins_alike(title, &entry.title))
    };
    let mut candidates = run::candidates(lines, styles, 0..lines.rows.len(), is_entry);
    candidates.retain(|candidate| !in_contents.contains(&candidate.row));
    // On a further page of an item, its number stands above a label: "§ 29 / Protokollsutdrag skickas till".
    let mut last: Option<Number> = None;
    candidates.retain(|own| {
        let label = lines.cues[own.title].label.filter(|_| own.title != own.row);
        let is_repeated = last.as_ref() == Some(&own.number) && label.is_some_and(|(label, _)| label != Label::Other);
        last = Some(own.number.clone());
        !is_repeated
    });
    run::count_up(&mut candidates);
    let (chain, score) = run::best(&candidates, |from, to| begins_series(lines, from, to));
    let candidates: Vec<Candidate> = chain.into_iter().map(|place| candidates[place].clone()).collect();
    let (Some(first), Some(last)) = (candidates.first(), candidates.last()) else { return Proposal::default() };
    #[expect(clippy::cast_precision_loss, reason = "no document has so many rows")]
    let share = |rows: usize| rows as f32 / lines.rows.len().max(1) as f32;
    #[expect(clippy::cast_precision_loss, reason = "no document has so many headings")]
    let mean = score / candidates.len() as f32;
    // A list inside an item takes up little of the document. A single item has the rest of the document.
    let taken = if candidates.len() == 1 { lines.rows.len() - first.row } else { last.row - first.row };
    let strength = mean * evidence::extent_factor(share(taken).min(1.0));
    // Bare numbers may follow each other by chance, so one number without a § sign is not enough.
    let needed = if styles == [MarkerStyle::Sign] { 1 } else { 2 };
    if candidates.len() < needed { Proposal::default() } else { Proposal { candidates, strength } }
}

/// Whether a title and an entry begin alike. An entry may be cut off, and a title may continue.
pub(super) fn begins_alike(title: &str, entry: &str) -> bool {
    let (title, entry) = (words::first_words(title, 4), words::first_words(entry, 4));
    let length = title.len().min(entry.len());
    length > 0 && title[..length] == entry[..length]
}

/// Whether there is a heading between two items below which numbers may begin again: "B. Informationsärenden".
fn begins_series(lines: &Lines, from: usize, to: usize) -> bool {
    (from + 1..to).any(|index| {
        let (row, cue) = (&lines.rows[index], &lines.cues[index]);
        row.is_read() && lines.is_apart(index) && (is_lettered(cue) || row.level > 0 && cue.marker.is_none())
    })
}

/// Whether a line begins with a letter or Roman numeral of a series: "B. Informationsärenden".
pub(super) fn is_lettered(cue: &Cue) -> bool {
    cue.marker.as_ref().is_some_and(|marker| matches!(marker.style, MarkerStyle::Capital | MarkerStyle::Roman))
}
