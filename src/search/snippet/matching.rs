//! Finds where a printed text contains the words of a query, with the same analysis as the index.

use crate::analysis::{Condition, Constituent, Signs, Tier, Token, analyse};
use crate::index::{Arrangement, Pattern, Slot};
use crate::search::plan::{Form, QueryTerm};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

/// A match in the text; the range is in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMatch {
    pub range: Range<usize>,
    pub tier: Tier,
    /// The place of the word in the plan.
    pub term: usize,
}

impl TextMatch {
    pub fn lies_in(&self, range: &Range<usize>) -> bool {
        range.start <= self.range.start && self.range.end <= range.end
    }
}

/// The words of a query, prepared to be found in texts.
#[derive(Debug)]
pub struct Finder<'a> {
    terms: &'a [QueryTerm],
    /// The terms that are searched for, of whatever kind.
    asked: HashSet<&'a str>,
    /// The signs of these terms.
    signs: Signs,
}

impl<'a> Finder<'a> {
    pub fn new(terms: &'a [QueryTerm]) -> Self {
        let slots = looked_for(terms).flat_map(|(_, term)| term.forms.iter().flat_map(|form| &form.pattern.slots));
        let asked: HashSet<&str> = slots.flatten().map(|(_, term)| term.as_str()).collect();
        let signs = asked.iter().map(|term| Signs::of(term)).fold(Signs::default(), Signs::or);
        Self { terms, asked, signs }
    }

    /// The words of the plan.
    pub fn terms(&self) -> &'a [QueryTerm] {
        self.terms
    }

    /// All matches in order. Of matches that overlap, the nearest kind of match wins, then the first, then the longest.
    pub fn matches(&self, text: &str, condition: Condition) -> Vec<TextMatch> {
        if self.asked.is_empty() {
            return Vec::new();
        }
        let tokens = analyse(text, condition);
        let may_match: Vec<usize> = (0..tokens.len()).filter(|place| self.has_any(&tokens[*place])).collect();
        let mut found = Vec::new();
        for (place, term) in looked_for(self.terms) {
            // For a compound of words typed apart, each word highlights only its own part.
            let first = found.len();
            for form in term.forms.iter().filter(|form| !form.is_joined()) {
                // If the word itself is in the text, its parts elsewhere are unrelated: "hemsjukvård" and "hemtjänst".
                if form.pattern.arrangement != Arrangement::Adjacent && found.len() > first {
                    continue;
                }
                for start in &may_match {
                    for range in matched(form, &tokens, *start) {
                        found.push(TextMatch { range, tier: form.tier, term: place });
                    }
                }
            }
        }
        found.sort_by_key(|found| (found.tier, found.range.start, Reverse(found.range.end), found.term));
        let mut kept: Vec<TextMatch> = Vec::new();
        for candidate in found {
            let place = kept.partition_point(|other| other.range.end <= candidate.range.start);
            if kept.get(place).is_none_or(|other| candidate.range.end <= other.range.start) {
                kept.insert(place, candidate);
            }
        }
        kept
    }

    /// Whether a token has any of the terms. Most words of a text are in no query and have none of the signs.
    fn has_any(&self, token: &Token) -> bool {
        let mut has = false;
        if token.signs().meet(self.signs) {
            for tier in Tier::all() {
                token.each_term(tier, |term| has = has || self.asked.contains(term));
            }
        }
        has
    }
}

/// The words that are looked for, and not only excluded, with their places in the plan.
fn looked_for(terms: &[QueryTerm]) -> impl Iterator<Item = (usize, &QueryTerm)> {
    terms.iter().enumerate().filter(|(_, term)| term.is_looked_for)
}

/// The ranges of a match of `form` whose first slot is the token at `place`. The other slots may be before it.
fn matched(form: &Form, tokens: &[Token], place: usize) -> Vec<Range<usize>> {
    let Pattern { slots, arrangement } = &form.pattern;
    let Some(first) = slots.first().and_then(|slot| stretch(slot, &tokens[place])) else { return Vec::new() };
    match arrangement {
        Arrangement::Adjacent => {
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

/// The part of `token` that has one of the terms of `slot`. Slots are sorted by tier, then term.
fn stretch(slot: &Slot, token: &Token) -> Option<Range<usize>> {
    slot.chunk_by(|(tier, _), (next, _)| tier == next).find_map(|terms| {
        let tier = terms.first()?.0;
        let is_asked = |term: &str| terms.binary_search_by(|(_, asked)| asked.as_str().cmp(term)).is_ok();
        let part = |found: &Constituent| token.start + found.range.start..token.start + found.range.end;
        // In a damaged word it is not known where the parts of the intended word are.
        let printed = token.word.constituents.iter().filter(|_| token.readings().is_empty());
        let inside = || printed.clone().find(|part| is_asked(&part.stem)).map(part);
        let whole = || {
            let mut has = false;
            token.each_term(tier, |term| has = has || is_asked(term));
            has.then_some(token.start..token.end)
        };
        (tier == Tier::Compound).then(inside).flatten().or_else(whole)
    })
}
