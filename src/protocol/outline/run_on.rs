//! Flattened pages: lines that hold several headings are parted where a heading begins, so that the
//! rest of the parser may think in lines.

use crate::extract::{LineBreaks, Text};
use crate::protocol::layout::Piece;
use crate::protocol::phrases::names;
use crate::protocol::swedish::{DECIDING_VERBS, PRESENTING_VERBS};
use crate::protocol::words::{self, pattern};
use regex::Regex;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

/// "… till handlingarna. § 12 Budget", after a full stop or a column gap.
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[.!?)]|\s\s)\s+(§\s?\d{1,3}\s+\p{Lu})"));
/// "b) Uppdraget …" inside a line of a § item.
static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s([a-h]\)\s+\p{Lu})"));
/// "Paragrafer 8-15", "paragraferna 30–33", "PROTOKOLL 67-71": which numbers stand without their sign.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\bparagrafe(?:r|rna):?|§§)\s*(\d{1,3})\s?[-–]\s?(\d{1,3})\b|\bprotokoll\s+(\d{1,3})-(\d{1,3})\b")
});
/// Labels that stand inside a flattened item, before a capital or a number.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s((?:\p{Lu}\p{L}+s (?:beslut|förslag till beslut)|Beslut|Ärendebeskrivning|Sammanfattning(?: av ärendet)?|Beslutsgång|Reservation(?:er)?|Beslutsunderlag|Bakgrund|Yrkanden?|Förslag till beslut(?: på sammanträdet)?|Diarienummer:? [\d/-]+)|(?:Föredragande|Föredragare|Bilag(?:a|or)|Beslut|Underlag):)\s+([\p{Lu}\d])",
    )
});

/// A line shorter than this is a line; longer ones are looked into. "§ 3 Val av justerare Till justerare utses:"
/// with a name has 60 letters.
const LONG: usize = 60;

/// The pieces of a text, those that run on parted further.
///
/// One after the other, so that the text is not held twice.
pub(in crate::protocol) fn part<'a>(
    text: &'a Text,
    pieces: impl Iterator<Item = Piece<'a>>,
) -> impl Iterator<Item = Piece<'a>> {
    let numbers = numbers(text);
    let mut highest = 0;
    pieces.flat_map(move |piece| {
        // What has a place on a page is as it was printed, and a paragraph is as long as what it says.
        if piece.bytes.len() < LONG || piece.place.is_some() || text.line_breaks == LineBreaks::Paragraphs {
            return vec![piece];
        }
        let printed = &piece.line.printed[piece.bytes.clone()];
        let headings = headings(printed, numbers.as_ref(), &mut highest);
        if headings.is_empty() {
            return vec![piece];
        }
        let base = piece.bytes.start;
        let keep = |bytes: Range<usize>, sign: &'static str| Piece {
            cells: piece
                .cells
                .iter()
                .copied()
                .filter(|cell| (base + bytes.start + 1..base + bytes.end).contains(cell))
                .collect(),
            bytes: base + bytes.start..base + bytes.end,
            sign,
            ..piece.clone()
        };
        let mut parted = Vec::new();
        let first = headings.first().map_or(printed.len(), |(at, _)| *at);
        if !printed[..first].trim().is_empty() {
            parted.push(keep(0..first, ""));
        }
        let ends = headings.iter().map(|(at, _)| *at).skip(1).chain([printed.len()]);
        for ((start, sign), end) in headings.iter().zip(ends) {
            let mut sign = *sign;
            for bytes in self::pieces(&printed[*start..end], sign) {
                parted.push(keep(start + bytes.start..start + bytes.end, sign));
                sign = "";
            }
        }
        parted
    })
}

/// Which numbers the items have, and how they are marked.
struct Numbers {
    range: RangeInclusive<u32>,
    mark: Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// "9 Vårdhundar", "9 - Vårdhundar"
    Bare,
    /// "9. Vårdhundar"
    Dotted,
}

/// The numbers of the items, where the front page tells them or the text counts them up.
fn numbers(text: &Text) -> Option<Numbers> {
    let told = text.lines().find_map(|line| RANGE.captures(&line.printed)).and_then(|captures| {
        let number = |index: usize| captures.get(index).and_then(|number| number.as_str().parse::<u32>().ok());
        let (first, last) = (number(1).or(number(3))?, number(2).or(number(4))?);
        // No meeting has a hundred matters on one flattened page.
        (first < last && last - first < 100).then_some(Numbers { range: first..=last, mark: Mark::Bare })
    });
    told.or_else(|| counted(text))
}

/// "1. Fastställande av dagordning … 2. Föregående protokoll …": a run of four or more whose first
/// title is a formal one; any list may count to three.
fn counted(text: &Text) -> Option<Numbers> {
    const RUN: u32 = 4;
    if text.lines().any(|line| line.printed.contains('§')) {
        return None;
    }
    let mut next = 1;
    for line in text.lines().filter(|line| line.printed.len() >= LONG) {
        for (number, at) in bare_numbers(&line.printed, Mark::Dotted) {
            let title = line.printed[at..].trim_start_matches(|character: char| !character.is_alphabetic());
            next += u32::from(number == next && (next > 1 || crate::protocol::cues::opens_formally(title)));
        }
    }
    (next > RUN).then_some(Numbers { range: 1..=next - 1, mark: Mark::Dotted })
}

/// Where headings begin in a line, and the sign they lack.
///
/// `highest` is the highest number found so far: a number that only stands first on its page must be the next.
fn headings(text: &str, numbers: Option<&Numbers>, highest: &mut u32) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    if text.starts_with('§') {
        found.push((0, ""));
        found.extend(
            LETTER
                .captures_iter(text)
                .filter_map(|captures| captures.get(1))
                .map(|letter| (letter.start(), ""))
                .take(1),
        );
    }
    // "2 kap. § 5 Kommunallagen" is a law.
    let signs = HEADING.captures_iter(text).filter_map(|captures| captures.get(1)).map(|sign| sign.start());
    found.extend(signs.filter(|at| !text[..*at].trim_end().ends_with("kap.")).map(|at| (at, "")));
    if let Some(Numbers { range, mark }) = numbers {
        let first_letter = text.find(char::is_alphabetic).unwrap_or(text.len());
        let mut bare: Vec<(u32, usize)> =
            bare_numbers(text, *mark).into_iter().filter(|(number, _)| range.contains(number)).collect();
        bare.sort_unstable();
        for (number, at) in bare {
            let is_next = number == *highest + 1 || number == *range.start();
            if first_letter < at || is_next {
                found.push((at, "§ "));
                *highest = number.max(*highest);
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// Where " 9 Vårdhundar", " 30 - Frågestund" or "2 35 31 TEMA" has its number: before a capital, after the
/// end of a sentence or a bracket, or first on its page.
fn bare_numbers(text: &str, mark: Mark) -> Vec<(u32, usize)> {
    let first_letter = text.find(char::is_alphabetic).unwrap_or(text.len());
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(index) = text[from..].find(|character: char| character.is_ascii_digit()).map(|at| from + at) {
        let figures = text[index..].bytes().take_while(u8::is_ascii_digit).count();
        from = index + figures;
        let number = text[index..from].parse::<u32>().ok().filter(|_| figures == 1 || !text[index..].starts_with('0'));
        let before = text[..index].trim_end();
        let after = &text[from..];
        let spaced = before.len() < index || index == 0;
        let dashed = after.strip_prefix(" - ").or_else(|| after.strip_prefix(" – "));
        let rest = dashed.or_else(|| after.strip_prefix(". ")).or_else(|| after.strip_prefix(' '));
        if !spaced || mark == Mark::Dotted && !after.starts_with(". ") {
            continue;
        }
        // A dash or a full stop after the number is mark enough.
        let ended = dashed.is_some()
            || after.starts_with(". ")
            || (before.ends_with(['.', ')', '!', '?']) && !before.ends_with("kl."))
            || first_letter >= index;
        let begins = rest.is_some_and(|rest| rest.trim_start().chars().next().is_some_and(char::is_uppercase));
        found.extend(number.filter(|_| ended && begins).map(|number| (number, index)));
    }
    found
}

/// A flattened item's heading, labels and texts, each on a line of its own.
fn pieces(text: &str, sign: &str) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = Vec::new();
    if text.starts_with('§') || !sign.is_empty() {
        for captures in LABEL.captures_iter(text) {
            cuts.extend(captures.get(1).map(|label| label.start()));
            cuts.extend(captures.get(2).map(|next| next.start()));
        }
        let head = cuts.first().copied().unwrap_or(text.len());
        cuts.extend(title_length(&text[..head]));
    }
    cuts.sort_unstable();
    cuts.push(text.len());
    let mut start = 0;
    let mut found = Vec::new();
    for cut in cuts {
        found.extend(text.get(start..cut).filter(|piece| !piece.trim().is_empty()).map(|_| start..cut));
        start = cut;
    }
    found
}

/// Where a flattened line goes from its title into its text: "Utseende av justerare Till justerare
/// utses: …". A capital after a lower-case word without a mark between, if what
/// follows is a sentence.
fn title_length(title: &str) -> Option<usize> {
    let mut previous: Option<&str> = None;
    for (place, token) in names::tokens(title).iter().enumerate() {
        let capital = token.word.chars().next().is_some_and(char::is_uppercase);
        // After the number and one word a capital begins a sentence too: "67 Justering Kim Holm utses …".
        let after_title = place == 2
            || previous.is_some_and(|word| {
                word.chars().next().is_some_and(|first| first.is_lowercase() || first.is_ascii_digit()) && place > 1
            });
        let rest = &title[token.start..];
        if capital && after_title && starts_sentence(rest) {
            return Some(token.start);
        }
        previous = Some(token.word);
    }
    None
}

/// The text opens with a sentence or a labelled list: a verb or a colon comes soon, and an end.
fn starts_sentence(text: &str) -> bool {
    // Each capital of a line asks this of what is left of it: only the head is read.
    const LONG_SENTENCE: usize = 12;
    let words = words::head(text, LONG_SENTENCE + 1);
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
                    | "faststalldes"
                    | "faststalls"
                    | "valdes"
                    | "oppnades"
                    | "gicks"
            )
    });
    verb && (words.len() > LONG_SENTENCE || text.ends_with('.') || text.contains(". ") || text.contains(':'))
}
