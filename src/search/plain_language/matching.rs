//! Matches the words of a question against patterns, and finds what takes the places in them.

use super::QuestionKind;
use super::names::{self, Actor, IndexNames};
use super::patterns::{GUESSES, PATTERNS, Pattern, set};
use super::words::Word;
use std::ops::Range;
use std::sync::LazyLock;

/// What a pattern found in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternMatch {
    pub kind: QuestionKind,
    /// The words of the question that the pattern used, as a bit set.
    pub used: u64,
    pub who: Option<Actor>,
    /// The governing body, and the place of the word behind its name.
    pub body: Option<(String, usize)>,
    /// Whether the question only begins as a question of this kind does.
    pub is_guess: bool,
}

/// One step of a pattern.
enum Step {
    /// One of these words.
    Words(Vec<&'static str>),
    /// One of these words, which stays in the topic.
    Ahead(Vec<&'static str>),
    /// A party or a person.
    Who,
    /// A governing body.
    Body,
    /// One or more words of the topic.
    Gap,
    /// The beginning of the question.
    Beginning,
    /// The end of the question.
    End,
}

struct Steps {
    kind: QuestionKind,
    /// Each step, with whether it may be absent.
    steps: Vec<(Step, bool)>,
}

static TABLE: LazyLock<Vec<Steps>> = LazyLock::new(|| PATTERNS.iter().map(Steps::of).collect());
static GUESSED: LazyLock<Vec<Steps>> = LazyLock::new(|| GUESSES.iter().map(Steps::of).collect());

impl Steps {
    fn of(pattern: &Pattern) -> Self {
        let step = |written: &'static str| {
            let (name, may_be_absent) = written.strip_suffix('?').map_or((written, false), |name| (name, true));
            let step = match name {
                "<who>" => Step::Who,
                "<body>" => Step::Body,
                ".." => Step::Gap,
                "^" => Step::Beginning,
                "$" => Step::End,
                words => match words.strip_prefix('&') {
                    Some(words) => Step::Ahead(listed(words)),
                    None => Step::Words(listed(words)),
                },
            };
            (step, may_be_absent)
        };
        Self { kind: pattern.kind, steps: pattern.steps.split(' ').map(step).collect() }
    }

    /// Matches the pattern at the first place in `words` where it fits.
    fn find(&self, words: &[Word<'_>], archive: &dyn IndexNames) -> Option<PatternMatch> {
        (0..words.len()).find_map(|at| {
            let found = PatternMatch { kind: self.kind, used: 0, who: None, body: None, is_guess: false };
            Matcher { words, archive }.go(&self.steps, at, found)
        })
    }
}

/// The words that a step lists, with those of the sets that it names.
fn listed(words: &'static str) -> Vec<&'static str> {
    words.split('|').flat_map(|word| set(word).map_or_else(|| vec![word], <[_]>::to_vec)).collect()
}

/// The first pattern of the table that fits `words`, at any place in them.
pub fn find(words: &[Word<'_>], archive: &dyn IndexNames) -> Option<PatternMatch> {
    let guess = || {
        let found = GUESSED.iter().find_map(|steps| steps.find(words, archive))?;
        Some(PatternMatch { is_guess: true, ..found })
    };
    TABLE.iter().find_map(|steps| steps.find(words, archive)).or_else(guess)
}

/// The words by which other clear patterns ask for decisions or votes, besides those in `used`: the "omröstning" of
/// "omröstning om bron, vilka var emot". They say once more what is asked for. "Senaste mötet" says something else.
pub fn besides(words: &[Word<'_>], archive: &dyn IndexNames, used: u64) -> u64 {
    let again = TABLE.iter().filter(|steps| matches!(steps.kind, QuestionKind::Decisions | QuestionKind::Votes));
    again.fold(used, |used, steps| {
        let other = steps.find(words, archive).filter(|other| other.used & used == 0 && other.who.is_none());
        other.filter(|other| other.body.is_none()).map_or(used, |other| used | other.used)
    })
}

/// Whether the pattern fits `words`.
#[cfg(test)]
pub fn has(pattern: &Pattern, words: &[Word<'_>], archive: &dyn IndexNames) -> bool {
    Steps::of(pattern).find(words, archive).is_some()
}

struct Matcher<'a> {
    words: &'a [Word<'a>],
    archive: &'a dyn IndexNames,
}

impl Matcher<'_> {
    /// Matches `steps` against the words from `at` on.
    fn go(&self, steps: &[(Step, bool)], at: usize, found: PatternMatch) -> Option<PatternMatch> {
        let Some(((step, may_be_absent), rest)) = steps.split_first() else { return Some(found) };
        let taken = self.step(step, rest, at, &found);
        if taken.is_none() && *may_be_absent { self.go(rest, at, found) } else { taken }
    }

    fn step(&self, step: &Step, rest: &[(Step, bool)], at: usize, found: &PatternMatch) -> Option<PatternMatch> {
        let with = |range: Range<usize>| PatternMatch { used: found.used | bits(range), ..found.clone() };
        match step {
            Step::Words(words) => {
                let word = self.words.get(at)?;
                if words.contains(&word.folded.as_str()) { self.go(rest, at + 1, with(at..at + 1)) } else { None }
            }
            Step::Ahead(words) => {
                let word = self.words.get(at)?;
                if words.contains(&word.folded.as_str()) { self.go(rest, at, found.clone()) } else { None }
            }
            Step::Beginning => {
                self.words[..at].iter().all(Word::is_filler).then(|| self.go(rest, at, found.clone())).flatten()
            }
            Step::End => (at == self.words.len()).then(|| self.go(rest, at, found.clone())).flatten(),
            Step::Gap => (at + 1..self.words.len()).find_map(|end| self.go(rest, end, found.clone())),
            Step::Body => {
                let (taken, name) = names::any_body(self.words, at, self.archive)?;
                self.go(rest, at + taken, PatternMatch { body: Some((name, at + taken)), ..with(at..at + taken) })
            }
            Step::Who => {
                let named = names::who(self.words, at).into_iter();
                let with_who = |(taken, who)| (at + taken, PatternMatch { who: Some(who), ..with(at..at + taken) });
                named.map(with_who).find_map(|(next, found)| self.go(rest, next, found))
            }
        }
    }
}

/// The bit set of these places.
pub fn bits(range: Range<usize>) -> u64 {
    range.fold(0, |bits, place| bits | 1 << place)
}
