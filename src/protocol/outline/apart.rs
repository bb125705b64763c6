//! Splits fragments of lines at the stamps, labels, bullets and letters inside them.

use super::ending::has_early_verb;
use super::run_on::LONG;
use crate::protocol::layout::{Fragment, FragmentKind};
use crate::protocol::pattern::Pattern;
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words::Tolerance;
use std::sync::LazyLock;

/// Splits a stamp from the text after it: "Signature reference: 9f6f1fcc-e7ad-46ac-bf0c-dc90ab343c76 Vid
/// protokollet".
pub(super) fn stamp_apart(fragment: Fragment<'_>) -> Vec<Fragment<'_>> {
    static STAMP: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s*(?:Signature reference|Transaktionsidentitet):\s+[0-9A-Fa-f-]{30,}\s+"));
    let printed = fragment.printed();
    match STAMP.find(printed).filter(|stamp| fragment.features.is_none() && stamp.end() < printed.len()) {
        Some(stamp) => {
            let at = fragment.bytes.start + stamp.end();
            let rest =
                Fragment { bytes: at..fragment.bytes.end, cells: Vec::new(), is_apart: true, ..fragment.clone() };
            vec![Fragment { bytes: fragment.bytes.start..at, cells: Vec::new(), ..fragment }, rest]
        }
        None => vec![fragment],
    }
}

/// Splits a label from its text: "Beslut • Styrelsen antecknar …", "Beslut Styrelsen för Exempel AB godkänner …",
/// "Beslut 1. …".
pub(super) fn label_apart(fragment: Fragment<'_>) -> Vec<Fragment<'_>> {
    static FIRST_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^\s*(?:Beslut|Förslag till beslut|Ärendebeskrivning|Ärendet|Reservation|Yrkanden?|Beslutsunderlag)\s+([•●▪]|\d{1,2}[.)]\s|\p{Lu})",
        )
    });
    let printed = fragment.printed();
    if fragment.features.is_some() || !fragment.cells.is_empty() {
        return vec![fragment];
    }
    match FIRST_LABEL.captures(printed).and_then(|captures| captures.get(1)) {
        // "Beslut Ärendet" may be two labels, and "Beslut KS § 12" is a reference. Only a sentence follows a label.
        Some(text)
            if text.as_str().chars().count() > 1
                || text.as_str().starts_with(['•', '●', '▪'])
                || has_early_verb(&printed[text.start()..]) =>
        {
            let at = fragment.bytes.start + text.start();
            let rest = Fragment { bytes: at..fragment.bytes.end, ..fragment.clone() };
            vec![Fragment { bytes: fragment.bytes.start..at, ..fragment }, rest]
        }
        _ => vec![fragment],
    }
}

/// Splits the points of a list on one line: "•   Styrelsen godkänner … •   Styrelsen förklarar …".
pub(super) fn bullets_apart(fragment: Fragment<'_>) -> Vec<Fragment<'_>> {
    let printed = fragment.printed();
    if fragment.features.is_some() || fragment.bytes.len() < LONG || !fragment.cells.is_empty() {
        return vec![fragment];
    }
    let is_sign = |letter: char| matches!(letter, '•' | '●' | '▪');
    let mut starts: Vec<usize> = printed
        .match_indices(is_sign)
        .map(|(at, _)| at)
        .filter(|&at| {
            at > 0 && printed[at..].chars().nth(1).is_some_and(char::is_whitespace) && !printed[..at].trim().is_empty()
        })
        .collect();
    let Some(&first) = starts.first() else { return vec![fragment] };
    // "§ 4 Fråga om jäv Beslut • …": the label of the points comes after the title.
    let title = printed[..first].trim_end().strip_suffix("Beslut").filter(|title| title.ends_with(char::is_whitespace));
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        starts.insert(0, title.len());
    }
    parts(&fragment, &starts)
}

/// Splits the lettered points of an item on one line: "10. Rapporter a) Rådet. Kim Holm rapporterade. b) Styrgruppen. …".
pub(super) fn letters_apart(fragment: Fragment<'_>) -> Vec<Fragment<'_>> {
    static LETTER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\s([a-h])[).]\s+\p{Lu}"));
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\s*(?:§\s?)?\d{1,3}(?:\s?§)?[.:)]?\s"));
    let printed = fragment.printed();
    if fragment.features.is_some() || !fragment.cells.is_empty() || !NUMBERED.is_match(printed) {
        return vec![fragment];
    }
    let mut starts = Vec::new();
    for letter in LETTER.captures_iter(printed).filter_map(|captures| captures.get(1)) {
        if letter.as_str().bytes().next() == u8::try_from(starts.len()).ok().map(|count| b'a' + count) {
            starts.push(letter.start());
        }
    }
    // "Bilagor a) Promemoria b) Budget" lists papers.
    let before = starts.first().map_or("", |first| printed[..*first].trim_end());
    let last = &before[before.rfind(' ').map_or(0, |space| space + 1)..];
    if wording::label(last, Tolerance::Exact).is_some_and(|(label, _)| label == Label::Documents) {
        return vec![fragment];
    }
    // One letter may be that of a law or a room. Behind § it is the first of points on the next lines.
    if starts.len() < if printed.starts_with('§') { 1 } else { 2 } {
        return vec![fragment];
    }
    let mut parts = parts(&fragment, &starts);
    // The letter is not the number of an item of the agenda.
    for part in &mut parts[1..] {
        (part.kind, part.sign, part.is_apart) = (FragmentKind::Plain, "", true);
    }
    parts
}

/// The fragment in parts that begin at these bytes of its text; the first part is what is before them.
fn parts<'a>(fragment: &Fragment<'a>, starts: &[usize]) -> Vec<Fragment<'a>> {
    let ends = starts.iter().copied().chain([fragment.bytes.len()]);
    let base = fragment.bytes.start;
    let bounds = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    bounds.map(|(start, end)| Fragment { bytes: base + start..base + end, ..fragment.clone() }).collect()
}
