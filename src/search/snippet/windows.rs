//! Chooses which parts of a passage to show: around the matches, with whole words, and whole sentences if their ends
//! are near.

use super::matching::TextMatch;
use std::ops::Range;

/// The length of a snippet in characters: about three lines of a terminal.
pub const LENGTH: usize = 240;
/// How far an edge may move to reach the end of a sentence, in characters. Not measured.
const REACH: usize = 60;
/// The most parts of a snippet. More would be hard to read. Not measured.
const MOST: usize = 3;
/// The shortest part of a snippet that has several, in characters. Not measured: a line.
const SHORTEST: usize = 90;
/// Parts that are nearer to each other than this, in bytes, are shown as one. Not measured.
const GAP: usize = 40;

/// The parts of `passage` to show, within the byte range `range` and in order. One is around the matches that cover
/// most words; the others are for words that it does not contain.
pub fn windows(passage: &str, range: Range<usize>, matches: &[TextMatch]) -> Vec<Range<usize>> {
    let start = range.end - passage[range.clone()].trim_start().len();
    let end = passage[..range.end].trim_end().len().max(start);
    if passage[start..end].chars().count() <= LENGTH + REACH {
        return std::iter::once(start..end).collect();
    }
    let clusters = clusters(passage, matches);
    if clusters.len() < 2 {
        let cluster = clusters.into_iter().next().unwrap_or(start..start);
        return std::iter::once(window(passage, start..end, cluster, LENGTH)).collect();
    }
    let length = (LENGTH / clusters.len()).max(SHORTEST);
    let mut windows: Vec<Range<usize>> =
        clusters.into_iter().map(|cluster| window(passage, start..end, cluster, length)).collect();
    windows.sort_by_key(|window| window.start);
    let mut shown: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match shown.last_mut() {
            Some(last) if window.start <= last.end + GAP => last.end = last.end.max(window.end),
            _ => shown.push(window),
        }
    }
    shown
}

/// The cluster with most words, then those with most of the remaining words.
fn clusters(passage: &str, matches: &[TextMatch]) -> Vec<Range<usize>> {
    let mut left: Vec<&TextMatch> = matches.iter().collect();
    let mut clusters: Vec<Range<usize>> = Vec::new();
    while clusters.len() < MOST
        && let Some(found) = cluster(passage, &left)
    {
        let shown: Vec<usize> = matches.iter().filter(|other| other.lies_in(&found)).map(|other| other.term).collect();
        left.retain(|other| !shown.contains(&other.term));
        clusters.push(found);
    }
    clusters
}

/// The part of `text` around `cluster`, with whole sentences if that takes little.
fn window(passage: &str, text: Range<usize>, cluster: Range<usize>, length: usize) -> Range<usize> {
    let Range { start, end } = text;
    let width = passage[cluster.clone()].chars().count();
    let spare = length.saturating_sub(width);
    let left = back(passage, cluster.start, spare / 3).max(start);
    let left = sentence_start(passage, start, left, cluster.start);
    let used = passage[left..cluster.end].chars().count();
    let right = forward(passage, cluster.end, length.saturating_sub(used)).min(end);
    let right = sentence_end(passage, right, end);
    if right == end {
        let used = passage[cluster.start..right].chars().count();
        let left = back(passage, cluster.start, length.saturating_sub(used)).max(start).min(left);
        return word_start(passage, start, left).min(cluster.start)..right;
    }
    left..right
}

/// The matches within the length of a snippet that cover most words, then have the nearest kinds of match, then come
/// first.
fn cluster(passage: &str, matches: &[&TextMatch]) -> Option<Range<usize>> {
    let mut best: Option<(usize, f32, Range<usize>)> = None;
    for (first, opening) in matches.iter().enumerate() {
        let limit = forward(passage, opening.range.start, LENGTH);
        let inside: Vec<&&TextMatch> = matches[first..].iter().take_while(|found| found.range.end <= limit).collect();
        let mut words: Vec<usize> = inside.iter().map(|found| found.term).collect();
        words.sort_unstable();
        words.dedup();
        let weight: f32 = inside.iter().map(|found| found.tier.weight()).sum();
        let is_better = best.as_ref().is_none_or(|(held, held_weight, _)| {
            words.len() > *held || (words.len() == *held && weight > *held_weight)
        });
        if is_better {
            let end = inside.last().map_or(opening.range.end, |found| found.range.end);
            best = Some((words.len(), weight, opening.range.start..end));
        }
    }
    best.map(|(_, _, range)| in_whole_words(passage, range))
}

/// Extends a range to whole words, unless they are longer than words are.
fn in_whole_words(passage: &str, range: Range<usize>) -> Range<usize> {
    let from = back(passage, range.start, REACH);
    let to = forward(passage, range.end, REACH);
    let start = passage[from..range.start].rfind(char::is_whitespace);
    let end = passage[range.end..to].find(char::is_whitespace);
    let after_space = |distance: usize| {
        let space = from + distance;
        space + passage[space..].chars().next().map_or(0, char::len_utf8)
    };
    start.map_or(from, after_space)..end.map_or(to, |distance| range.end + distance)
}

/// The byte offset `count` characters before `offset`.
fn back(text: &str, offset: usize, count: usize) -> usize {
    if count == 0 {
        return offset;
    }
    text[..offset].char_indices().rev().nth(count - 1).map_or(0, |(offset, _)| offset)
}

/// The byte offset `count` characters after `offset`.
fn forward(text: &str, offset: usize, count: usize) -> usize {
    text[offset..].char_indices().nth(count).map_or(text.len(), |(distance, _)| offset + distance)
}

/// The start of a sentence near `left`, or else of a word.
fn sentence_start(text: &str, first: usize, left: usize, cluster: usize) -> usize {
    let from = back(text, left, REACH).max(first);
    if from == first {
        return first;
    }
    let mut start = None;
    let mut is_after_end = false;
    for (distance, character) in text[from..cluster].char_indices() {
        if is_after_end && !character.is_whitespace() {
            start = Some(from + distance);
        }
        is_after_end = character == '\n'
            || (is_after_end && character.is_whitespace())
            || ends_sentence(text, from + distance, character);
        if start.is_some_and(|start| start >= left) {
            break;
        }
    }
    start.unwrap_or_else(|| word_start(text, first, left).min(cluster))
}

/// The end of a sentence near `right`, or else of a word.
fn sentence_end(text: &str, right: usize, end: usize) -> usize {
    if right >= end {
        return end;
    }
    let to = forward(text, right, REACH).min(end);
    let near = back(text, right, REACH / 2);
    for (distance, character) in text[near..to].char_indices() {
        let offset = near + distance;
        if character == '\n' && offset >= right {
            return offset;
        }
        if ends_sentence(text, offset, character) && offset >= right {
            return offset + character.len_utf8();
        }
    }
    let last_space = text[near..right].rfind(char::is_whitespace).map(|distance| near + distance);
    if text[right..].starts_with(char::is_whitespace) { right } else { last_space.unwrap_or(right) }
}

/// The next start of a word from `left` on.
fn word_start(text: &str, first: usize, left: usize) -> usize {
    if left <= first || text[..left].ends_with(char::is_whitespace) {
        return left.max(first);
    }
    let rest = &text[left..];
    let Some(space) = rest.find(char::is_whitespace) else { return left };
    let after =
        rest[space..].find(|character: char| !character.is_whitespace()).map_or(rest.len(), |skip| space + skip);
    left + after
}

/// Whether the character at `offset` ends a sentence, and is not the full stop after the number of a point.
fn ends_sentence(text: &str, offset: usize, character: char) -> bool {
    let is_of_point = || {
        let before = text[..offset].trim_end_matches(|digit: char| digit.is_ascii_digit());
        before.len() < offset && (before.is_empty() || before.ends_with('\n'))
    };
    matches!(character, '.' | '!' | '?')
        && text[offset..].chars().nth(1).is_none_or(char::is_whitespace)
        && !is_of_point()
}
