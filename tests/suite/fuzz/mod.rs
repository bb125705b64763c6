//! Runs each fuzz target over odd input: its corpus in `tests/fuzz/corpus/`, unchanged and with a fixed number of
//! changes that are the same in every run.

pub mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How often each file is changed. By feel: all targets together take a few seconds in a build without optimisation.
const CHANGES: usize = 24;

/// The most bytes of input. Longer input reveals nothing more, and takes longer. By feel.
const LONGEST: usize = 4_000;

/// Texts that the rules look for, inserted at random places.
const WORDS: &[&str] = &[
    "§ ",
    "§§ 1–3",
    "1. ",
    "Beslut",
    "att ",
    "Föredragande: ",
    "Närvarande",
    "2024-02-30",
    "RS 2024/12",
    "\n\n",
    "\r",
    "\t|\t",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "\u{202e}",
    "İ",
    "ﬁ",
    "\u{0}",
    "*",
    "~2",
    "\"",
    "(",
    ")",
    "-",
    "+",
    "ELLER",
    "NÄRA/3",
    "titel:",
    "datum:",
    "..",
    "\\",
    "- och ",
    "\u{ff}",
];

/// Pseudorandom numbers that are the same in every run (Marsaglia 2003, "Xorshift RNGs").
pub struct Numbers(u64);

impl Numbers {
    /// Numbers seeded with a hash of `name` (FNV-1a), so that each file is changed differently.
    pub fn of(name: &str) -> Self {
        let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, step) | 1)
    }

    /// A number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// A range within `length`, usually a short one.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        let longest = if self.below(4) == 0 { length } else { 16 };
        start..(start + self.below(longest)).min(length)
    }
}

/// Changes `data` a little; `other` is another file of the corpus.
fn change(data: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let place = numbers.below(data.len() + 1);
    match numbers.below(7) {
        0 if !data.is_empty() => {
            let place = numbers.below(data.len());
            data[place] ^= 1 << numbers.below(8);
        }
        1 => drop(data.drain(numbers.stretch(data.len()))),
        2 => {
            let stretch = data[numbers.stretch(data.len())].repeat(1 + numbers.below(8));
            data.splice(place..place, stretch);
        }
        3 => data.truncate(place),
        4 => drop(data.splice(place..place, other[numbers.stretch(other.len())].iter().copied())),
        _ => drop(data.splice(place..place, WORDS[numbers.below(WORDS.len())].bytes())),
    }
    data.truncate(LONGEST);
}

/// Runs `target` over the files of its corpus and over changed versions of them.
#[track_caller]
fn run(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 10, "the corpus is gone from {}", folder.display());
    let corpus: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    for (path, original) in files.iter().zip(&corpus) {
        let file = path.file_name().unwrap().to_str().unwrap();
        let mut numbers = Numbers::of(file);
        let mut data = original.clone();
        for round in 0..=CHANGES {
            let holds = catch_unwind(AssertUnwindSafe(|| target(&data))).is_ok();
            assert!(holds, "{name}: {file}, change {round}: {}", data.escape_ascii());
            // Changes accumulate, but only over four rounds.
            if round % 4 == 0 {
                data.clone_from(original);
            }
            let other = &corpus[numbers.below(corpus.len())];
            for _ in 0..=numbers.below(3) {
                change(&mut data, other, &mut numbers);
            }
        }
    }
}

#[test]
fn any_bytes_are_read_and_no_line_is_lost() {
    run("protocol", targets::protocol);
}

#[test]
fn any_bytes_are_a_file_or_an_error() {
    run("file", targets::file);
}

#[test]
fn any_text_is_a_question_and_reads_back_as_the_same() {
    run("question", targets::question);
}

#[test]
fn any_damage_to_an_index_is_noticed() {
    run("opening", targets::opening);
}

#[test]
fn any_text_has_words_in_order() {
    run("analysis", targets::analysis);
}
