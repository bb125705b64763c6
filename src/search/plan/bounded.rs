//! Keeps a query within its limits. Parts beyond a limit are left out before anything is looked up for them, with a
//! note, and repeated parts are kept once.

use crate::index::Filter;
use crate::search::limits::QuestionLimits;
use crate::search::notes::{Limited, Note, Notes};
use crate::search::query::{Clause, Criterion, Query, Requirement, Scope, TextCriterion, Wording};
use std::collections::BTreeSet;

/// The part of `query` that is within `limits`.
pub fn bounded(query: &Query, limits: &QuestionLimits, notes: &mut Notes) -> Query {
    Counts {
        limits,
        notes,
        parts: 0,
        characters: 0,
        wildcards: BTreeSet::new(),
        similar: Vec::new(),
        filters: Vec::new(),
    }
    .query(query, 0)
}

/// What has been counted so far.
struct Counts<'a> {
    limits: &'a QuestionLimits,
    notes: &'a mut Notes,
    parts: usize,
    characters: usize,
    wildcards: BTreeSet<String>,
    similar: Vec<Wording>,
    filters: Vec<Filter>,
}

impl Counts<'_> {
    fn query(&mut self, query: &Query, depth: usize) -> Query {
        let mut clauses: Vec<Clause> = Vec::new();
        for Clause { requirement: need, criterion: what } in &query.clauses {
            if self.is_full() {
                break;
            }
            let Some(what) = self.what(what, depth) else { continue };
            let clause = Clause { requirement: *need, criterion: what };
            // Plain words are searched for together with their neighbours, so repeated ones are kept.
            if is_plain(&clause) || !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        Query { clauses }
    }

    /// Whether the limit of parts is reached; called when there is another part.
    fn is_full(&mut self) -> bool {
        let is_full = self.parts >= self.limits.parts;
        if is_full {
            self.notes.add(Note::OnlyFirst { count: self.limits.parts, of: Limited::Parts });
        }
        is_full
    }

    /// `None` for a part that goes beyond a limit.
    fn what(&mut self, what: &Criterion, depth: usize) -> Option<Criterion> {
        self.parts += 1;
        match what {
            Criterion::Text(text) => self.text(text).map(Criterion::Text),
            Criterion::Filter(filter) => {
                let most = self.limits.filters;
                is_among(&mut self.filters, filter, most, self.notes, Limited::Fields).then(|| what.clone())
            }
            Criterion::Any(_) | Criterion::Group(_) if depth >= self.limits.nesting() => {
                self.notes.add(Note::DeepBrackets { deepest: self.limits.depth });
                None
            }
            Criterion::Any(all) => {
                let mut alternatives: Vec<Criterion> = Vec::new();
                for what in all {
                    if self.is_full() {
                        break;
                    }
                    alternatives.extend(self.what(what, depth + 1).filter(|what| !alternatives.contains(what)));
                }
                (!alternatives.is_empty()).then_some(Criterion::Any(alternatives))
            }
            Criterion::Group(query) => {
                let query = self.query(query, depth + 1);
                (!query.clauses.is_empty()).then_some(Criterion::Group(query))
            }
        }
    }

    fn text(&mut self, text: &TextCriterion) -> Option<TextCriterion> {
        let words = text.wording.words();
        self.characters += words.iter().map(|word| word.chars().count()).sum::<usize>();
        if self.characters > self.limits.characters {
            self.notes.add(Note::OnlyFirst { count: self.limits.characters, of: Limited::Characters });
            return None;
        }
        match &text.wording {
            Wording::Wildcard(letters) if !self.wildcards.contains(letters) => {
                let most = self.limits.wildcards;
                if self.wildcards.len() >= most {
                    self.notes.add(Note::OnlyFirst { count: most, of: Limited::Wildcards });
                    return None;
                }
                self.wildcards.insert(letters.clone());
            }
            similar @ Wording::Similar { .. } => {
                let most = self.limits.similar;
                if !is_among(&mut self.similar, similar, most, self.notes, Limited::Similar) {
                    return None;
                }
            }
            Wording::Near { words, distance } if words.len() > self.limits.phrase => {
                self.notes.add(too_long(self.limits));
                let words = words.iter().take(self.limits.phrase).cloned().collect();
                return Some(TextCriterion {
                    wording: Wording::Near { words, distance: *distance },
                    scope: text.scope,
                });
            }
            _ => {}
        }
        Some(text.clone())
    }
}

/// The note for a phrase or a chain of NÄRA with more words than the limit.
pub fn too_long(limits: &QuestionLimits) -> Note {
    Note::OnlyFirst { count: limits.phrase, of: Limited::PhraseWords }
}

/// Whether `value` is one of the first `most` different values; if not, a note says that only these are used.
fn is_among<T: Clone + PartialEq>(held: &mut Vec<T>, value: &T, most: usize, notes: &mut Notes, of: Limited) -> bool {
    if held.contains(value) {
        return true;
    }
    if held.len() >= most {
        notes.add(Note::OnlyFirst { count: most, of });
        return false;
    }
    held.push(value.clone());
    true
}

fn is_plain(clause: &Clause) -> bool {
    let is_word = matches!(
        &clause.criterion,
        Criterion::Text(TextCriterion { wording: Wording::Word(_), scope: Scope::Anywhere })
    );
    is_word && clause.requirement != Requirement::Excluded
}

#[cfg(test)]
mod tests {
    use super::{Note, Notes, Query, QuestionLimits, bounded};

    #[track_caller]
    fn check(limits: &QuestionLimits, question: &str, expected: &str, expected_notes: &[&str]) {
        let mut notes = Notes::default();
        let (query, _) = Query::parse(question);
        assert_eq!(bounded(&query, limits, &mut notes).to_string(), expected);
        let notes: Vec<String> = notes.into_vec().iter().map(ToString::to_string).collect();
        assert_eq!(notes, expected_notes);
    }

    #[test]
    fn what_goes_beyond_a_limit_is_left_out_with_a_note() {
        let limits = QuestionLimits { wildcards: 2, similar: 1, filters: 1, parts: 6, ..QuestionLimits::default() };
        let check = |question: &str, expected: &str, notes: &[&str]| check(&limits, question, expected, notes);
        check("*a b* *a c*", "*a b*", &["too many words with *; only the first 2 are searched for"]);
        check("vård~ skola~ vård~", "vård~", &["too many words with ~; only the first 1 are searched for"]);
        check("organ:a -region:b vård", "organ:a vård", &["the query has too many fields; only the first 1 are used"]);
        check(
            "a b c d e f g",
            "a b c d e f",
            &["the query is too long; only its first 6 words, phrases, fields and brackets are used"],
        );
        check(
            "(a ELLER (b*c d*e f*g))",
            "a ELLER (b*c d*e)",
            &["too many words with *; only the first 2 are searched for"],
        );
    }

    #[test]
    fn what_is_said_twice_is_said_once_but_for_plain_words() {
        check(&QuestionLimits::default(), "*a *a \"b c\" \"b c\" d d -e -e", "*a \"b c\" d d -e", &[]);
        check(&QuestionLimits::default(), "a ELLER b ELLER a", "a ELLER b", &[]);
    }

    #[test]
    fn rows_of_near_are_no_longer_than_a_phrase() {
        let limits = QuestionLimits { phrase: 2, ..QuestionLimits::default() };
        check(
            &limits,
            "a NÄRA/3 b NÄRA/3 c",
            "a NÄRA/3 b",
            &["a phrase is too long; only its first 2 words are searched for"],
        );
    }

    #[test]
    fn what_a_program_nests_too_deep_is_left_out() {
        let mut query = Query::words("a");
        for _ in 0..50 {
            query = Query::default().required(query).wanted(crate::search::TextCriterion::word("b"));
        }
        let mut notes = Notes::default();
        let bounded = bounded(&query, &QuestionLimits::default(), &mut notes);
        assert!(bounded.to_string().matches('(').count() <= QuestionLimits::default().nesting());
        assert_eq!(notes.into_vec(), [Note::DeepBrackets { deepest: 8 }]);
    }
}
