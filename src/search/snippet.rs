//! The stretch of a passage that shows why it answers, and what to light up in it. Works on the
//! passage as printed, by the same analysis as the index, so that every tier has its highlight.

use super::answer::Highlight;
use super::plan::{Form, Wanted};
use crate::analysis::{Condition, Constituent, Tier, Token, analyse, fold};
use crate::index::{Arrangement, Pattern, Slot};
use std::ops::Range;

/// What is shown of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    pub text: String,
    pub highlights: Vec<Highlight>,
    /// Byte offset in the passage of the first match shown; 0 when only the title matches.
    pub first_match: usize,
}

/// About three lines of a terminal.
const LENGTH: usize = 240;
/// How far an edge may move to meet the end of a sentence, in characters. By feel.
const REACH: usize = 60;

/// A match in the passage, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Match {
    range: Range<usize>,
    tier: Tier,
    /// Place of the word in the plan.
    wanted: usize,
}

/// Shows `passage` for what is `wanted`. A first line that only says `title` again is left out, unless the
/// match is there.
#[must_use]
pub fn snippet(passage: &str, condition: Condition, title: Option<&str>, wanted: &[Wanted]) -> Snippet {
    let mut matches = matches(passage, condition, wanted);
    let heading = title.map_or(0, |title| heading_length(passage, title));
    let from = if matches.iter().any(|found| found.range.start >= heading) { heading } else { 0 };
    matches.retain(|found| found.range.start >= from);
    let window = window(passage, from, &matches);
    let shown = &passage[window.clone()];
    let mut text = String::new();
    if !passage[from..window.start].trim().is_empty() {
        text.push_str("… ");
    }
    let before = text.chars().count();
    text.extend(shown.chars().map(|character| if character.is_whitespace() { ' ' } else { character }));
    if !passage[window.end..].trim().is_empty() {
        text.push_str(" …");
    }
    let scalar = |offset: usize| before + passage[window.start..offset].chars().count();
    let inside: Vec<&Match> =
        matches.iter().filter(|found| window.start <= found.range.start && found.range.end <= window.end).collect();
    let highlights = inside
        .iter()
        .map(|found| Highlight { start: scalar(found.range.start), end: scalar(found.range.end), tier: found.tier })
        .collect();
    Snippet { text, highlights, first_match: inside.first().map_or(0, |found| found.range.start) }
}

/// Bytes of the first line, if it is the title with little beside it: a number, a case number.
fn heading_length(passage: &str, title: &str) -> usize {
    // "§ 109 Dnr VO-2026-00004" has 23 letters.
    const BESIDE: usize = 30;
    let Some((first, _)) = passage.split_once('\n') else { return 0 };
    let (line, title) = (fold(first), fold(title));
    if line.contains(&title) && line.len() <= title.len() + BESIDE { first.len() + 1 } else { 0 }
}

/// All matches in order; where several words match in one place, the nearest tier, then the longest.
fn matches(passage: &str, condition: Condition, wanted: &[Wanted]) -> Vec<Match> {
    let tokens = analyse(passage, condition);
    let mut found = Vec::new();
    for (place, wanted) in wanted.iter().enumerate() {
        for form in &wanted.forms {
            for start in 0..tokens.len() {
                for range in matched(form, &tokens, start) {
                    found.push(Match { range, tier: form.tier, wanted: place });
                }
            }
        }
    }
    found.sort_by_key(|found| (found.tier, found.range.start, std::cmp::Reverse(found.range.end), found.wanted));
    let mut kept: Vec<Match> = Vec::new();
    for candidate in found {
        let place = kept.partition_point(|other| other.range.end <= candidate.range.start);
        if kept.get(place).is_none_or(|other| candidate.range.end <= other.range.start) {
            kept.insert(place, candidate);
        }
    }
    kept
}

/// The stretches that `form` matches from the token at `place` on.
fn matched(form: &Form, tokens: &[Token], place: usize) -> Vec<Range<usize>> {
    let Pattern { slots, arrangement } = &form.pattern;
    let Some(first) = slots.first().and_then(|slot| stretch(slot, &tokens[place])) else { return Vec::new() };
    match arrangement {
        Arrangement::Row => {
            let Some(row) = tokens.get(place..place + slots.len()) else { return Vec::new() };
            let rest: Option<Vec<_>> =
                slots.iter().zip(row).skip(1).map(|(slot, token)| stretch(slot, token)).collect();
            let row = rest.map(|rest| first.start..rest.last().map_or(first.end, |last| last.end));
            row.into_iter().collect()
        }
        Arrangement::Within(reach) => {
            let reach = usize::try_from(*reach).unwrap_or(usize::MAX);
            let near = place.saturating_sub(reach)..(place + reach + 1).min(tokens.len());
            let nearest = |slot: &Slot| {
                let found =
                    near.clone().filter_map(|other| Some((other.abs_diff(place), stretch(slot, &tokens[other])?)));
                found.min_by_key(|(distance, _)| *distance).map(|(_, range)| range)
            };
            let rest: Option<Vec<_>> = slots[1..].iter().map(nearest).collect();
            rest.map_or_else(Vec::new, |rest| std::iter::once(first).chain(rest).collect())
        }
    }
}

/// What of `token` has one of the terms of `slot`.
fn stretch(slot: &Slot, token: &Token) -> Option<Range<usize>> {
    slot.iter().find_map(|(tier, term)| {
        let part = |found: &Constituent| token.start + found.range.start..token.start + found.range.end;
        // Of a damaged word it is not known where what it stood for has its parts.
        let printed = token.word.constituents.iter().filter(|_| token.readings.is_empty());
        let inside = || printed.clone().find(|part| part.stem == *term).map(part);
        let whole = || token.terms(*tier).contains(&term.as_str()).then_some(token.start..token.end);
        (*tier == Tier::Compound).then(inside).flatten().or_else(whole)
    })
}

/// The stretch of the passage to show: around the matches that have most of the words between them.
fn window(passage: &str, from: usize, matches: &[Match]) -> Range<usize> {
    let start = passage.len() - passage[from..].trim_start().len();
    let end = passage.trim_end().len().max(start);
    if passage[start..end].chars().count() <= LENGTH + REACH {
        return start..end;
    }
    let cluster = cluster(passage, matches).unwrap_or(start..start);
    let width = passage[cluster.clone()].chars().count();
    let spare = LENGTH.saturating_sub(width);
    let left = back(passage, cluster.start, spare / 3).max(start);
    let left = sentence_start(passage, start, left, cluster.start);
    let used = passage[left..cluster.end].chars().count();
    let right = forward(passage, cluster.end, LENGTH.saturating_sub(used)).min(end);
    let right = sentence_end(passage, right, end);
    if right == end {
        let used = passage[cluster.start..right].chars().count();
        let left = back(passage, cluster.start, LENGTH.saturating_sub(used)).max(start).min(left);
        return word_start(passage, start, left).min(cluster.start)..right;
    }
    left..right
}

/// The matches within the length of a snippet that have most words, then the nearest tiers, then first.
fn cluster(passage: &str, matches: &[Match]) -> Option<Range<usize>> {
    let mut best: Option<(usize, f32, Range<usize>)> = None;
    for (first, opening) in matches.iter().enumerate() {
        let limit = forward(passage, opening.range.start, LENGTH);
        let inside: Vec<&Match> = matches[first..].iter().take_while(|found| found.range.end <= limit).collect();
        let mut words: Vec<usize> = inside.iter().map(|found| found.wanted).collect();
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

/// A part of a word is shown with its word, unless that is longer than words are.
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

/// The offset `count` characters before `offset`.
fn back(text: &str, offset: usize, count: usize) -> usize {
    if count == 0 {
        return offset;
    }
    text[..offset].char_indices().rev().nth(count - 1).map_or(0, |(offset, _)| offset)
}

/// The offset `count` characters after `offset`.
fn forward(text: &str, offset: usize, count: usize) -> usize {
    text[offset..].char_indices().nth(count).map_or(text.len(), |(distance, _)| offset + distance)
}

/// The start of a sentence near `left`, else of a word.
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
            || (ends_sentence(character) && followed_by_space(text, from + distance));
        if start.is_some_and(|start| start >= left) {
            break;
        }
    }
    start.unwrap_or_else(|| word_start(text, first, left).min(cluster))
}

/// The end of a sentence near `right`, else of a word.
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
        if ends_sentence(character) && followed_by_space(text, offset) && offset >= right {
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

fn ends_sentence(character: char) -> bool {
    matches!(character, '.' | '!' | '?')
}

fn followed_by_space(text: &str, offset: usize) -> bool {
    text[offset..].chars().nth(1).is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{Snippet, snippet};
    use crate::analysis::Condition;
    use crate::index::Acronyms;
    use crate::search::plan::plan;
    use crate::search::question::parse;
    use proptest::prelude::*;

    fn shown(passage: &str, question: &str) -> Snippet {
        snippet(passage, Condition::Clean, None, &plan(parse(question), &Acronyms::default()).wanted)
    }

    /// The highlighted words with their tiers.
    fn lit(snippet: &Snippet) -> Vec<String> {
        let cut = |start: usize, end: usize| snippet.text.chars().skip(start).take(end - start).collect::<String>();
        let row = |light: &crate::search::Highlight| format!("{}:{}", cut(light.start, light.end), light.tier.name());
        snippet.highlights.iter().map(row).collect()
    }

    #[track_caller]
    fn check(passage: &str, question: &str, expected: &[&str]) {
        assert_eq!(lit(&shown(passage, question)), expected);
    }

    #[test]
    fn every_tier_has_its_highlight() {
        check("Översyn av avtalet om avtal.", "avtal", &["avtalet:inflected", "avtal:exact"]);
        check("IT-attacken och attacker", "attacken", &["attacken:compound", "attacker:inflected"]);
        check("Modtets 6ppnande, ett mote", "möte", &["mote:folded"]);
        check("enligt RS2022/195.", "RS 2022-195", &["RS2022/195:exact"]);
        check("läns gemensam ledning", "läns-gemensam", &["läns gemensam:compound"]);
        check("nära och nära vård", "\"nära vården\"", &["nära vård:inflected"]);
    }

    #[test]
    fn long_passages_are_cut_at_sentences_around_the_matches() {
        let passage =
            format!("{}Nämnden tog upp avtalet. {}", "En mening till. ".repeat(40), "Något annat än det. ".repeat(40));
        let snippet = shown(&passage, "avtal");
        assert!(snippet.text.starts_with("… En mening till."), "{}", snippet.text);
        assert!(snippet.text.ends_with(". …"), "{}", snippet.text);
        assert!((180..=320).contains(&snippet.text.chars().count()), "{}", snippet.text.chars().count());
        assert_eq!(lit(&snippet), ["avtalet:inflected"]);
    }

    #[test]
    fn a_heading_is_not_shown_twice() {
        let passage = "4. Nära vård\nMålbilden för nära vård antas.";
        let texts = |question: &str| {
            snippet(passage, Condition::Clean, Some("Nära vård"), &plan(parse(question), &Acronyms::default()).wanted)
        };
        assert_eq!(texts("vård").text, "Målbilden för nära vård antas.");
        assert_eq!(lit(&texts("vård")), ["vård:exact"]);
        assert_eq!(texts("skola").text, "4. Nära vård Målbilden för nära vård antas.");
    }

    #[test]
    fn a_passage_without_matches_is_shown_from_its_start() {
        let snippet = shown("Första raden.\nAndra raden.", "skola");
        assert_eq!((snippet.text.as_str(), snippet.first_match), ("Första raden. Andra raden.", 0));
    }

    proptest! {
        #[test]
        fn highlights_lie_in_the_snippet(
            passage in r"([a-zåäö]{1,9}[ .\n-]{1,2}|\PC{1,3}|vård |avtalet ){0,120}",
            question in r"vård|avtal|vård avtal|a|e b",
        ) {
            let snippet = shown(&passage, &question);
            let length = snippet.text.chars().count();
            prop_assert!(length <= 480, "{length}");
            for light in &snippet.highlights {
                prop_assert!(light.start < light.end && light.end <= length);
            }
            prop_assert!(snippet.highlights.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
