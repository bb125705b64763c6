//! Damaged compounds that the lexicon does not hold, read piece by piece: "elevhalsochefsnatverket" is elev, hälso,
//! chefs, nätverket. The best way through the letters is kept for each place in them, so the work grows with their
//! number, not with the ways to part them.

use super::super::is_function_word;
use super::lexicon::{Cost, Frequency, Row, Sorted};
use super::names::NAMES;
use super::walk::{Found, Letters, Limits};

/// Pieces fit into many names; so only the commoner misreadings are looked for, and none of consonants but d.
const LIMITS: Limits = Limits { change: 60, changes: 110 };

/// What a border between pieces costs: four bits, by feel. It keeps names that happen to be two words from being read.
const BORDER: Cost = 40;

/// What stands between pieces and its cost: half of all borders have an s; the others by feel ("beställarorganisation",
/// "utskrivningsklar", "familjehem").
const LINKS: &[(&str, Cost)] = &[("s", 10), ("ar", 50), ("nings", 40), ("e", 60)];

/// No piece costs less than this, however frequent it is alone: "att" and "som" begin no compounds.
const CHEAPEST_PIECE: Cost = 100;

/// What a piece of three letters or fewer costs more: three bits, by feel, as they turn up by chance.
const SHORT: Cost = 30;

/// Rarer words are no pieces: about once in two million words, by feel. Rare short words fit into any name.
const DEAREST_PIECE: Cost = 210;

/// Words of two letters that compounds are made with. Other pieces have three letters or more.
const SHORT_PIECES: &[&str] = &["av", "in", "om", "på", "ut", "år"];

/// Endings that a known word may have in a form that the lexicon does not hold. Sorted.
const ENDINGS: &[&str] = &[
    "a", "ade", "an", "ande", "ar", "are", "aren", "arens", "arna", "arnas", "at", "bar", "bara", "bart", "d", "de",
    "en", "ens", "er", "erna", "ernas", "et", "ets", "het", "heten", "heter", "lig", "liga", "ligt", "n", "na", "ning",
    "ningar", "ningarna", "ningen", "ningens", "ns", "or", "orna", "r", "re", "s", "sam", "samma", "samt", "t", "ts",
    "vis",
];

/// The longest of the endings, in letters.
const LONGEST_ENDING: usize = 8;

/// What such an ending costs: five bits, by feel, near a choice among the endings.
const ENDING: Cost = 50;

/// Beginnings of compounds that are no words, and prefixes. Sorted. Frequencies (in a thousand million words) are
/// by feel: those of a middling noun.
const MODIFIERS: Sorted<Modifier> = Sorted(&[
    Modifier("arbets"),
    Modifier("fjärr"),
    Modifier("försörjnings"),
    Modifier("gatu"),
    Modifier("hälso"),
    Modifier("inner"),
    Modifier("kvinno"),
    Modifier("kyrko"),
    Modifier("närings"),
    Modifier("o"),
    Modifier("olycks"),
    Modifier("rätts"),
    Modifier("skol"),
    Modifier("små"),
    Modifier("sär"),
    Modifier("ytter"),
    Modifier("ålder"),
    Modifier("åter"),
    Modifier("över"),
]);

struct Modifier(&'static str);

impl Row for Modifier {
    fn word(&self) -> &str {
        self.0
    }

    fn frequency(&self) -> u32 {
        20_000
    }
}

/// The best way to a place in the letters.
#[derive(Debug, Clone)]
struct Way {
    cost: Cost,
    word: String,
}

/// The compound, or the form of a known word, that damaged letters most likely stood for, and its cost.
pub fn read<L: Frequency>(letters: &mut Letters<'_>, lexicon: &L) -> Option<(String, Cost)> {
    let length = letters.len();
    let mut ways: Vec<Option<Way>> = vec![None; length + 1];
    ways[0] = Some(Way { cost: 0, word: String::new() });
    let mut best: Option<Way> = None;
    for place in 0..length {
        let Some(way) = ways[place].clone() else { continue };
        let border = if place > 0 { BORDER } else { 0 };
        for found in letters.words(&MODIFIERS, place, LIMITS) {
            if found.end > place && found.end < length {
                relax(&mut ways[found.end], way.on(&found, border, ""));
            }
        }
        let mut pieces = letters.words(lexicon, place, LIMITS);
        pieces.retain(is_piece);
        if place == 0 {
            // "Gotalandsregionen"
            pieces.extend(NAMES[0..1].iter().flat_map(|names| letters.words(names, place, LIMITS)));
        }
        for found in pieces.iter().filter(|found| found.end > place) {
            let rest = letters.from(found.end);
            if !rest.is_empty() {
                relax(&mut ways[found.end], way.on(found, border, ""));
            } else if place > 0 && found.is_whole && !is_function_word(&found.word) {
                relax(&mut best, way.on(found, border, ""));
            }
            let rest: String = rest.iter().take(LONGEST_ENDING + 1).collect();
            if !found.is_whole {
                continue;
            }
            for (link, cost) in LINKS.iter().filter(|(link, _)| rest.len() > link.len() && rest.starts_with(link)) {
                relax(&mut ways[found.end + link.len()], way.on(found, border + cost, link));
            }
            if ENDINGS.binary_search(&rest.as_str()).is_ok() {
                relax(&mut best, way.on(found, border + ENDING, &rest));
            }
        }
    }
    best.map(|way| (way.word, way.cost))
}

fn is_piece(found: &Found) -> bool {
    let length = found.word.chars().count();
    (length > 2 || SHORT_PIECES.contains(&found.word.as_str())) && found.prior <= DEAREST_PIECE
}

impl Way {
    fn on(&self, found: &Found, more: Cost, link: &str) -> Self {
        let short = if found.word.chars().count() > 3 { 0 } else { SHORT };
        let cost = self.cost + found.changes + found.prior.max(CHEAPEST_PIECE) + short + more;
        Self { cost, word: format!("{}{}{link}", self.word, found.word) }
    }
}

/// Keeps the cheaper way; of two that cost the same the first in the alphabet.
fn relax(kept: &mut Option<Way>, way: Way) {
    let is_better = kept.as_ref().is_none_or(|kept| (way.cost, &way.word) < (kept.cost, &kept.word));
    if is_better {
        *kept = Some(way);
    }
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, MODIFIERS, Sorted, read};
    use crate::analysis::ocr::walk::Letters;

    #[track_caller]
    fn check(damaged: &str, expected: Option<&str>) {
        let words = Sorted(&[
            ("chef", 30_000),
            ("elev", 50_000),
            ("gemensamma", 90_000),
            ("län", 80_000),
            ("lån", 40_000),
            ("nätverket", 20_000),
            ("plats", 80_000),
            ("vård", 200_000),
            ("ö", 1_000),
        ]);
        let letters: Vec<char> = damaged.chars().collect();
        let read = read(&mut Letters::new(&letters, 20_000), &words);
        assert_eq!(read.as_ref().map(|(word, _)| word.as_str()), expected);
    }

    #[test]
    fn compounds_are_read_piece_by_piece() {
        check("elevhalsochefsnatverket", Some("elevhälsochefsnätverket"));
        check("lansgemensamma", Some("länsgemensamma"));
        check("v&rdplatser", Some("vårdplatser"));
        check("natverkets", Some("nätverkets"));
    }

    #[test]
    fn what_has_no_pieces_is_not_read() {
        check("forkell", None);
        check("o", None);
        check("", None);
        check("länx", None);
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(ENDINGS.is_sorted());
        assert!(MODIFIERS.0.is_sorted_by(|one, next| one.0 < next.0));
    }
}
