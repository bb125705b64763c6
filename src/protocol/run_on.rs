//! Flattened pages: lines that hold several headings are parted where a heading begins, so that the
//! rest of the parser may think in lines.

use super::names;
use super::vocabulary::{DECIDING_VERBS, PRESENTING_VERBS};
use super::wording::{self, pattern};
use crate::extract::{Line, Text};
use regex::Regex;
use std::sync::LazyLock;

/// "… till handlingarna. § 12 Budget", after a full stop or a column gap.
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[.!?)]|\s\s)\s+(§\s?\d{1,3}\s+\p{Lu})"));
/// "b) Uppdraget …" inside a line of a § item.
static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s([a-h]\)\s+\p{Lu})"));
/// "Paragrafer 8-15": which numbers stand without their sign.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\bparagrafe(?:r|rna):?|§§)\s*(\d{1,3})\s?[-–]\s?(\d{1,3})\b|\bprotokoll\s+(\d{1,3})-(\d{1,3})\b")
});

/// A line shorter than this is a line; longer ones are looked into. The longest single heading met has 250 letters.
const LONG: usize = 100;

/// The text with its run-on lines parted; every piece keeps its line's position.
pub(super) fn part(text: &Text) -> Text {
    let numbers = text.lines.iter().find_map(|line| RANGE.captures(&line.text)).and_then(|captures| {
        let number = |index: usize| captures.get(index).and_then(|number| number.as_str().parse::<u32>().ok());
        let (first, last) = (number(1).or(number(3))?, number(2).or(number(4))?);
        (first < last && last - first < 100).then_some(first..=last)
    });
    let mut next = numbers.clone().map(|range| *range.start());
    let mut lines = Vec::with_capacity(text.lines.len());
    for line in &text.lines {
        if line.text.len() < LONG {
            lines.push(line.clone());
            continue;
        }
        let mut cuts: Vec<usize> = HEADING
            .captures_iter(&line.text)
            .filter_map(|captures| captures.get(1))
            .map(|found| found.start())
            .collect();
        if line.text.starts_with('§') {
            cuts.extend(
                LETTER
                    .captures_iter(&line.text)
                    .filter_map(|captures| captures.get(1))
                    .map(|found| found.start())
                    .take(1),
            );
        }
        let mut signed = Vec::new();
        if let (Some(range), Some(number)) = (&numbers, &mut next) {
            while range.contains(number) {
                let from = signed.last().map_or(0, |cut: &usize| cut + 1);
                let Some(at) = bare_number(&line.text, from, *number) else { break };
                signed.push(at);
                *number += 1;
            }
        }
        cuts.extend(&signed);
        cuts.sort_unstable();
        cuts.dedup();
        let mut start = 0;
        for cut in cuts.into_iter().chain([line.text.len()]) {
            if !line.text[start..cut].trim().is_empty() {
                let sign = if signed.contains(&start) { "§ " } else { "" };
                let text = format!("{sign}{}", &line.text[start..cut]);
                let title = if text.starts_with('§') && text.len() >= LONG { title_length(&text) } else { None };
                let (head, rest) = text.split_at(title.unwrap_or(text.len()));
                lines.extend(
                    [head, rest]
                        .into_iter()
                        .filter(|piece| !piece.is_empty())
                        .map(|piece| Line { position: line.position, text: piece.to_owned() }),
                );
            }
            start = cut;
        }
    }
    Text { lines, remarks: text.remarks.clone() }
}

/// Where " 9 Vårdhundar" stands: the number before a capital, after the end of a sentence or a bracket.
fn bare_number(text: &str, from: usize, number: u32) -> Option<usize> {
    let digits = number.to_string();
    text[from..].match_indices(&digits).map(|(index, _)| from + index).find(|&index| {
        let before = text[..index].trim_end();
        let after = &text[index + digits.len()..];
        let spaced = before.len() < index && after.starts_with(' ');
        let ended = before.ends_with(['.', ')', '!', '?']) && !before.ends_with("kl.");
        spaced && ended && after.trim_start().chars().next().is_some_and(char::is_uppercase)
    })
}

/// Where a flattened line goes from its title into its text: "Utseende av justerare Till justerare
/// utses: …". A capital after a lower-case word without a mark between, if what
/// follows is a sentence.
fn title_length(title: &str) -> Option<usize> {
    let mut previous: Option<&str> = None;
    for token in names::tokens(title) {
        let capital = token.word.chars().next().is_some_and(char::is_uppercase);
        let after_lower = previous.is_some_and(|word| word.chars().next().is_some_and(char::is_lowercase));
        let rest = &title[token.start..];
        if capital && after_lower && token.start > 8 && starts_sentence(rest) {
            return Some(token.start);
        }
        previous = Some(token.word);
    }
    None
}

/// The text opens with a sentence or a labelled list: a verb or a colon comes soon, and an end.
fn starts_sentence(text: &str) -> bool {
    let words = wording::words(text);
    let verb = words.iter().take(5).skip(1).any(|word| {
        PRESENTING_VERBS.contains(&word.as_str())
            || DECIDING_VERBS.contains(&word.as_str())
            || matches!(
                word.as_str(),
                "ar" | "var"
                    | "har"
                    | "oppnas"
                    | "oppnade"
                    | "utses"
                    | "utsags"
                    | "halsar"
                    | "halsade"
                    | "godkanns"
                    | "godkandes"
                    | "anmaler"
                    | "laggs"
                    | "lades"
            )
    });
    verb && (text.contains(". ") || text.ends_with('.') || text.contains(':') || words.len() > 12)
}
