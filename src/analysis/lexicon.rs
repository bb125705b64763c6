//! Reads the lexicon of Swedish: how frequent each word is, of which word it is a form, and how readily it is a part of
//! a compound. The lexicon is a file of numbers inside the program that is read in place, without parsing.
//! `src/analysis/lexicon/README.md` says how it is made.

use fst::raw::CompiledAddr;
use fst::{IntoStreamer, Map, MapBuilder, Streamer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file that ships with the program.
static BUILT_IN: &[u8] = include_bytes!("lexicon/sv.fst");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(BUILT_IN).unwrap_or_default());

/// Words with their entries.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Option<Map<&'static [u8]>>,
    /// Endings of lemmas, by number. An entry refers to the ending that replaces its own.
    endings: Vec<String>,
}

/// What the lexicon knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(u64);

/// What goes into a lexicon for a word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WordData {
    /// How often the word occurs in the texts from which the lexicon is made.
    pub count: u64,
    /// The word of which it is a form, if that is known.
    pub lemma: Option<String>,
    /// Whether it is known not to be a compound.
    pub is_simple: bool,
    /// The cost in bits as the first part of a compound; `None` if it is never a first part.
    pub first: Option<f32>,
    /// The cost in bits as the last part of a compound; `None` if it is never a last part.
    pub last: Option<f32>,
}

// The layout of an entry in bits, from the lowest: frequency 6, first 6, last 6, simple 1, strip 5, ending 10.
const FIRST: u32 = 6;
const LAST: u32 = 12;
const SIMPLE: u32 = 18;
const STRIP: u32 = 19;
const ENDING: u32 = 24;
const SIX_BITS: u64 = 0x3f;
const FIVE_BITS: u64 = 0x1f;
const TEN_BITS: u64 = 0x3ff;
/// The strip of a word whose lemma is unknown.
const NO_LEMMA: u64 = FIVE_BITS;

/// An entry stores the frequency on a logarithmic scale with this many steps per doubling.
const FREQUENCY_STEPS: f32 = 3.0;
/// An entry stores a cost, in bits, on a scale with this many steps per bit.
const COST_STEPS: f32 = 2.0;

/// The first character of keys that hold endings. No word begins with it.
const ENDING_MARK: char = '=';

impl Lexicon {
    /// The lexicon that ships with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &LEXICON
    }

    /// Reads a lexicon that [`Lexicon::write`] made; `None` if `bytes` is not a lexicon.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let words = Map::new(bytes).ok()?;
        let mut numbered = Vec::new();
        let after = char::from(ENDING_MARK as u8 + 1).to_string();
        let mut stream = words.range().ge(ENDING_MARK.to_string()).lt(after).into_stream();
        while let Some((key, number)) = stream.next() {
            let ending = String::from_utf8_lossy(&key[ENDING_MARK.len_utf8()..]).into_owned();
            numbered.push((number, ending));
        }
        numbered.sort_unstable();
        Some(Self { words: Some(words), endings: numbered.into_iter().map(|(_, ending)| ending).collect() })
    }

    /// Makes the file of a lexicon with these words. A lemma that cannot be made by changing an ending is left out.
    #[must_use]
    pub fn write(words: &BTreeMap<String, WordData>) -> Vec<u8> {
        let lemmas = words.iter().filter_map(|(form, word)| change(form, word.lemma.as_deref()?));
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, ending) in lemmas {
            *uses.entry(ending).or_default() += 1;
        }
        // The most used endings get the lowest numbers, because small numbers are short in the file.
        let mut endings: Vec<(&str, usize)> = uses.into_iter().collect();
        endings.sort_by_key(|(ending, uses)| (std::cmp::Reverse(*uses), *ending));
        let numbers: BTreeMap<&str, u64> = endings.iter().map(|(ending, _)| *ending).zip(0..=TEN_BITS).collect();
        let mut rows: BTreeMap<Cow<'_, str>, u64> =
            numbers.iter().map(|(ending, number)| (Cow::Owned(format!("{ENDING_MARK}{ending}")), *number)).collect();
        rows.extend(words.iter().map(|(form, word)| (Cow::Borrowed(form.as_str()), pack(form, word, &numbers))));
        let mut builder = MapBuilder::memory();
        for (key, value) in rows {
            // Insertion in memory fails only if keys are equal or out of order, and those of a map are neither.
            if builder.insert(key.as_bytes(), value).is_err() {
                break;
            }
        }
        builder.into_inner().unwrap_or_default()
    }

    /// The checksum at the end of the file, which distinguishes this lexicon from others.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        let bytes = self.words.as_ref().and_then(|words| words.as_fst().as_bytes().last_chunk::<4>());
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// The entry of `word`, which is in lower case; `None` if the lexicon does not have it.
    #[must_use]
    pub fn entry(&self, word: &str) -> Option<Entry> {
        self.words.as_ref()?.get(word).map(Entry)
    }

    /// The word of which `form` is a form, by its own entry.
    #[must_use]
    pub fn lemma(&self, form: &str) -> Option<String> {
        self.lemma_by(form, self.entry(form)?)
    }

    /// The word of which `form` is a form, made by the change of ending in `entry`: its own entry, or that of its last
    /// part.
    #[must_use]
    pub fn lemma_by(&self, form: &str, entry: Entry) -> Option<String> {
        let strip = (entry.0 >> STRIP) & FIVE_BITS;
        if strip == NO_LEMMA {
            return None;
        }
        let ending = self.endings.get(usize::try_from((entry.0 >> ENDING) & TEN_BITS).ok()?)?;
        let kept = match usize::try_from(strip).ok()? {
            0 => form.len(),
            strip => form.char_indices().rev().nth(strip - 1)?.0,
        };
        Some(format!("{}{ending}", &form[..kept]))
    }
}

/// The number of words in the texts from which the lexicon is made.
const TEXTS: f32 = 10_000_000.0;
/// The assumed count of a known form that never occurs in them. Not measured.
const NEVER_MET: f32 = 0.03;

/// A place in the tree of letters that a lexicon is: the beginning of at least one key.
#[derive(Debug, Clone, Copy)]
pub(super) struct TrieNode {
    node: CompiledAddr,
    /// The sum of the outputs on the way to the node.
    sum: u64,
}

impl Lexicon {
    /// The place where all words begin; `None` in an empty lexicon.
    pub(super) fn root(&self) -> Option<TrieNode> {
        Some(TrieNode { node: self.words.as_ref()?.as_fst().root().addr(), sum: 0 })
    }

    /// The place one letter (in lower case) after `place`; `None` if no word continues with it.
    pub(super) fn child(&self, place: TrieNode, letter: char) -> Option<TrieNode> {
        let automaton = self.words.as_ref()?.as_fst();
        letter.encode_utf8(&mut [0; 4]).bytes().try_fold(place, |TrieNode { node, sum }, byte| {
            let from = automaton.node(node);
            let transition = from.transition(from.find_input(byte)?);
            Some(TrieNode { node: transition.addr, sum: sum + transition.out.value() })
        })
    }

    /// The entry of the word that ends at `place`; `None` if no word ends there.
    pub(super) fn entry_at(&self, place: TrieNode) -> Option<Entry> {
        let node = self.words.as_ref()?.as_fst().node(place.node);
        node.is_final().then(|| Entry(place.sum + node.final_output().value()))
    }
}

impl Entry {
    /// Roughly how often the word occurs in the texts from which the lexicon is made; 0 for a form that never occurs.
    #[must_use]
    pub fn count(self) -> f32 {
        (small(self.0 & SIX_BITS) / FREQUENCY_STEPS).exp2() - 1.0
    }

    /// The cost in bits as a word by itself; `None` if it occurs only as a part of other words.
    #[must_use]
    pub fn alone(self) -> Option<f32> {
        self.is_word().then(|| (TEXTS / self.count().max(NEVER_MET)).log2())
    }

    /// Whether it is known not to be a compound.
    #[must_use]
    pub fn is_simple(self) -> bool {
        (self.0 >> SIMPLE) & 1 == 1
    }

    /// The cost in bits as the first part of a compound; `None` if it is never a first part.
    #[must_use]
    pub fn first(self) -> Option<f32> {
        cost((self.0 >> FIRST) & SIX_BITS)
    }

    /// The cost in bits as the last part of a compound; `None` if it is never a last part.
    #[must_use]
    pub fn last(self) -> Option<f32> {
        cost((self.0 >> LAST) & SIX_BITS)
    }

    /// Whether it is a word or form by itself, and not only a part of other words.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.0 & SIX_BITS > 0 || self.is_simple()
    }
}

fn cost(steps: u64) -> Option<f32> {
    (steps > 0).then(|| small(steps) / COST_STEPS)
}

/// Converts steps to a float; six bits are exact in any float.
#[expect(clippy::cast_precision_loss, reason = "at most 63")]
fn small(steps: u64) -> f32 {
    steps as f32
}

fn pack(form: &str, word: &WordData, endings: &BTreeMap<&str, u64>) -> u64 {
    #[expect(clippy::cast_precision_loss, reason = "a class of frequency is rounded anyway")]
    let frequency = steps(FREQUENCY_STEPS * (word.count as f32 + 1.0).log2());
    let first = word.first.map_or(0, |bits| steps(bits * COST_STEPS).max(1));
    let last = word.last.map_or(0, |bits| steps(bits * COST_STEPS).max(1));
    let change = word.lemma.as_deref().and_then(|lemma| change(form, lemma));
    let change = change.and_then(|(strip, ending)| Some((strip, *endings.get(ending)?)));
    let (strip, ending) = change.unwrap_or((NO_LEMMA, 0));
    frequency | first << FIRST | last << LAST | u64::from(word.is_simple) << SIMPLE | strip << STRIP | ending << ENDING
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to six bits before")]
fn steps(value: f32) -> u64 {
    value.round().clamp(0.0, 63.0) as u64
}

/// The change that makes `lemma` of `form`: how many letters to strip, and the ending to add.
fn change<'a>(form: &str, lemma: &'a str) -> Option<(u64, &'a str)> {
    let shared: usize =
        form.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum();
    let strip = u64::try_from(form[shared..].chars().count()).ok()?;
    (strip < NO_LEMMA).then(|| (strip, &lemma[shared..]))
}
