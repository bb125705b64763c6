//! Says what the user should know about how a query was read and answered.

use super::plain_language::UnderstoodQuestion;
use super::question::FIELDS;
use crate::protocol::Kind;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};

/// Something that the user should know about how a query was read or answered.
///
/// It prints, and is serialised, as an English sentence. The fields let a program say the same in another language. The
/// enum can be matched exhaustively, so such a program does not compile until it has words for every note.
///
/// ```
/// use tingsok::{Note, Query};
///
/// let (_, notes) = Query::parse("(vård");
/// assert_eq!(notes, [Note::OpenBracket]);
/// assert_eq!(notes[0].to_string(), "a bracket is not closed; it is closed at the end of the query");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Only the first `count` of the parts of a query, or of the results, are used.
    OnlyFirst {
        /// How many are used.
        count: usize,
        /// What there are too many of.
        of: Limited,
    },
    /// Brackets are nested too deep; the inner ones are ignored.
    DeepBrackets {
        /// The depth that is still read.
        deepest: usize,
    },
    /// A bracket is not closed.
    OpenBracket,
    /// A closing bracket has no opening one.
    StrayBracket,
    /// A quotation mark has no closing one, so the phrase ends with the query.
    OpenQuote,
    /// A quotation mark after a word is ignored, because no other follows.
    StrayQuote,
    /// A quotation mark at the end of the query is ignored, because nothing follows it.
    QuoteAlone,
    /// A field has no value.
    EmptyField,
    /// A name before a colon is not the name of a field.
    UnknownField {
        /// The name as typed.
        name: String,
    },
    /// The value of `typ:` is not a kind of document.
    UnknownKind {
        /// The value as typed.
        typed: String,
    },
    /// The value of `datum:` is not a date or a period.
    UnknownDate {
        /// The value as typed.
        typed: String,
    },
    /// The value of `datum:` is a period whose last day is before its first.
    BackwardsPeriod {
        /// The period as typed.
        typed: String,
    },
    /// A period is counted from the newest document, and no document has a date.
    NoNewestDate {
        /// The period as typed.
        typed: String,
    },
    /// The name of an operator has nothing to join, so it is an ordinary word.
    OperatorJoinsNothing {
        /// The operator as typed.
        word: String,
    },
    /// The name of an operator is an ordinary word, because the whole query is in capitals.
    OperatorInCapitals {
        /// The operator as typed.
        word: String,
    },
    /// ELLER and OCH are in the same query or bracket, and ELLER joins only the words beside it.
    OrJoinsNeighbours,
    /// ELLER is beside an excluded word and is ignored.
    OrBesideExcluded,
    /// NÄRA is not between single words and is ignored.
    NearJoinsWords,
    /// `NÄRA/` lacks its number of words.
    NearNeedsNumber,
    /// * and ~ have no effect in a word that contains a colon; write a space after the colon to search for two words.
    SignsInColonWord,
    /// * is not in a word and is ignored.
    StarAlone,
    /// ~ does not end a word and is ignored.
    TildeIgnored,
    /// A ~ after a phrase, with or without a number, is ignored.
    TildeAfterPhrase,
    /// The number after ~ is not 1 or 2; the word is read as if ~ had no number.
    TooManyEdits {
        /// The number as typed.
        edits: String,
    },
    /// ^ is not an operator.
    CaretIgnored,
    /// The query has no words.
    NoWords,
    /// The query has nothing but excluded words.
    OnlyExclusions,
    /// The words with * need more comparisons than [`looks`](super::QuestionLimits::looks) allows, so that some matches may
    /// be missing.
    CostlyWildcard,
    /// No word in the index matches a word with *.
    WildcardMatchesNothing {
        /// The word as typed, with its *.
        wildcard: String,
    },
    /// More words match a word with * than are searched for.
    WildcardMatchesMany {
        /// The word as typed, with its *.
        wildcard: String,
        /// How many words match.
        total: usize,
        /// How many are searched for, the most frequent ones.
        searched: usize,
    },
    /// More words have a spelling close to a word with ~ than are searched for.
    SimilarMatchesMany {
        /// The word as typed, without its ~.
        word: String,
        /// How many words match.
        total: usize,
        /// How many are searched for, the closest ones.
        searched: usize,
    },
    /// A word is too long to be searched for in other spellings.
    LongWord {
        /// The most letters that a word may have to be searched for in other spellings.
        longest: usize,
    },
    /// A word was not found, so others with a spelling close to it are searched for as well.
    Corrected {
        /// The word as typed.
        word: String,
        /// The other spellings.
        spellings: Vec<String>,
    },
    /// The first hit lacks the rarest word of the query.
    HitLacks {
        /// The word as typed.
        word: String,
    },
    /// The first result of the direct answer lacks the rarest word of the question.
    ResultLacks {
        /// The word as typed.
        word: String,
    },
    /// A question in plain words has no direct answer.
    NoAnswer {
        /// What the question was understood to ask.
        reading: Box<UnderstoodQuestion>,
    },
    /// Nothing was found for the time or the governing body of the question; the results are from others.
    Elsewhere,
    /// Nothing of the requested sort is recorded on the topic, so something else is given instead.
    NotRecorded(Sought),
}

/// What there is too much of, so that only the first few are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limited {
    /// Characters of the query.
    Characters,
    /// Words, phrases, fields and brackets of the query.
    Parts,
    /// Words of the query that are searched for.
    Words,
    /// Words of a phrase, or of words joined by NÄRA.
    PhraseWords,
    /// Fields of the query.
    Fields,
    /// Words with *.
    Wildcards,
    /// Words with ~.
    Similar,
    /// Unknown words that are searched for in other spellings.
    Corrections,
    /// Synonyms of a word.
    Synonyms {
        /// The word as typed.
        word: String,
    },
    /// Results.
    Results,
}

/// What a question asked for that is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A vote. Motions or decisions are given instead.
    Vote,
    /// A motion. Decisions are given instead.
    Motion,
    /// An objection. Motions or decisions are given instead.
    Objection,
    /// A decision. Items are given instead.
    Decision,
    /// An election. Items are given instead.
    Election,
}

impl Note {
    /// The fields of a query, each with its colon, as [`Note::UnknownField`] lists them.
    pub const FIELDS: &[&str] = FIELDS;
}

impl Display for Note {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::OnlyFirst { count, of } => only_first(out, *count, of),
            Self::NotRecorded(sought) => out.write_str(sought.is_not_recorded()),
            Self::DeepBrackets { deepest } => write!(out, "brackets nested deeper than {deepest} are ignored; use fewer brackets"),
            Self::UnknownField { name } => {
                let (last, others) = FIELDS.split_last().unwrap_or((&"", &[]));
                write!(out, "\"{name}:\" is not a field, so both parts are searched for as words; the fields are {} and {last}", others.join(", "))
            }
            Self::UnknownKind { typed } => write!(out, "\"{typed}\" is not a kind of document and is read as words; the kinds are {}", Kind::names()),
            Self::UnknownDate { typed } => write!(out, "\"{typed}\" is not a date and is read as words; write 2024, 2022..2024, 2024-05, \"december 2022\", \"våren 2024\" or ht24"),
            Self::BackwardsPeriod { typed } => write!(out, "the period \"{typed}\" ends before it begins, so nothing is in it"),
            Self::NoNewestDate { typed } => write!(out, "\"{typed}\" is counted from the newest document, but no document has a date; it is read as words, so write a year instead"),
            Self::OperatorJoinsNothing { word } => write!(out, "{word} needs a word before and after it, so it was searched for as an ordinary word"),
            Self::OperatorInCapitals { word } => write!(out, "{word} is searched for as a word, because the query is all in capitals"),
            Self::WildcardMatchesNothing { wildcard } => write!(out, "no word in the index matches \"{wildcard}\""),
            Self::WildcardMatchesMany { wildcard, total, searched } => write!(out, "\"{wildcard}\" matches {total} words; only the {searched} most frequent are searched for; type more letters"),
            Self::SimilarMatchesMany { word, total, searched } => write!(out, "\"{word}~\" matches {total} words; only the {searched} closest are searched for"),
            Self::LongWord { longest } => write!(out, "a word has more than {longest} letters, so similar spellings are not tried"),
            Self::Corrected { word, spellings } => {
                let spellings: Vec<String> = spellings.iter().map(|own| format!("\"{own}\"")).collect();
                write!(out, "\"{word}\" was not found; searching for {} as well", spellings.join(", "))
            }
            Self::HitLacks { word } => write!(out, "the best hit lacks \"{word}\", the rarest word of the query"),
            Self::ResultLacks { word } => write!(out, "the best result lacks \"{word}\", and may be about something else"),
            Self::NoAnswer { reading } => write!(out, "understood as \"{reading}\", but no answer was found, so only the words were searched for"),
            Self::OpenBracket => out.write_str("a bracket is not closed; it is closed at the end of the query"),
            Self::StrayBracket => out.write_str("a closing bracket has no opening one and is ignored"),
            Self::OpenQuote => out.write_str("a quotation mark is not closed; the phrase is closed at the end of the query"),
            Self::StrayQuote => out.write_str("a quotation mark after a word is ignored; add a second one to search for a phrase"),
            Self::QuoteAlone => out.write_str("a quotation mark at the end of the query is ignored; write one on each side of a phrase"),
            Self::EmptyField => out.write_str("a field has no value and is ignored; write a value after the colon, as in titel:plan or datum:2022..2024"),
            Self::OrJoinsNeighbours => out.write_str("ELLER joins only the two words beside it; for anything else use brackets, as in (avtal OCH vård) ELLER skola"),
            Self::OrBesideExcluded => out.write_str("ELLER is ignored here, because it cannot join an excluded word; remove the - or INTE"),
            Self::NearJoinsWords => out.write_str("NÄRA is ignored here, because it joins single words only; replace the phrase or bracket with one word"),
            Self::NearNeedsNumber => out.write_str("NÄRA/ is searched for as a word, because it needs a number, as in NÄRA/5"),
            Self::SignsInColonWord => out.write_str("* and ~ have no effect in a word such as 12:30*, whose colon does not belong to a field; put a space after the colon to search for two words"),
            Self::StarAlone => out.write_str("* alone is ignored; use it in a word, as in vård*"),
            Self::TildeIgnored => out.write_str("~ is ignored here; write vård~, or vård~1 or vård~2 for one or two different letters"),
            Self::TildeAfterPhrase => out.write_str("~ after a phrase is ignored; to find two words at most 5 words apart, join them with NÄRA/5, as in avtal NÄRA/5 vård"),
            Self::TooManyEdits { edits } => write!(out, "~{edits} is not possible and is read as ~; write vård~, vård~1 or vård~2"),
            Self::CaretIgnored => out.write_str("^ has no meaning in a query and is ignored"),
            Self::NoWords => out.write_str("the query has no words; add a word to search for"),
            Self::OnlyExclusions => out.write_str("the query only excludes; add a word to search for"),
            Self::CostlyWildcard => out.write_str("the index has too many words to try all of them with *, so some matches may be missing; type more letters before *"),
            Self::Elsewhere => out.write_str("no answer was found for the time or governing body that you asked about; these results are from other times or bodies"),
        }
    }
}

fn only_first(out: &mut Formatter<'_>, count: usize, of: &Limited) -> fmt::Result {
    match of {
        Limited::Characters => {
            write!(out, "the query is too long; only its first {count} characters are used")
        }
        Limited::Parts => {
            write!(out, "the query is too long; only its first {count} words, phrases, fields and brackets are used")
        }
        Limited::Words => write!(out, "the query is too long; only its first {count} words are used"),
        Limited::PhraseWords => {
            write!(out, "a phrase is too long; only its first {count} words are searched for")
        }
        Limited::Fields => write!(out, "the query has too many fields; only the first {count} are used"),
        Limited::Wildcards => write!(out, "too many words with *; only the first {count} are searched for"),
        Limited::Similar => write!(out, "too many words with ~; only the first {count} are searched for"),
        Limited::Corrections => {
            write!(out, "too many words are not in the index; other spellings are tried only for the first {count}")
        }
        Limited::Synonyms { word } => {
            write!(out, "too many synonyms of \"{word}\"; only the first {count} are searched for")
        }
        Limited::Results => {
            write!(
                out,
                "only the first {count} results are given; raise limits.question.hits in tingsok.toml to get more"
            )
        }
    }
}

impl Sought {
    fn is_not_recorded(self) -> &'static str {
        match self {
            Self::Vote => "no vote on this was found; motions or decisions about it are shown instead",
            Self::Motion => "no motion on this was found; decisions about it are shown instead",
            Self::Objection => "no objection to this was found; motions or decisions about it are shown instead",
            Self::Decision => "no decision on this was found; items about it are shown instead",
            Self::Election => "no election for this was found; items about it are shown instead",
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Notes in the order in which they were added, each once.
#[derive(Debug, Default)]
pub struct Notes(Vec<Note>);

impl Notes {
    pub fn add(&mut self, note: Note) {
        if !self.0.contains(&note) {
            self.0.push(note);
        }
    }

    pub fn into_vec(self) -> Vec<Note> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Limited, Note, Sought};

    #[test]
    fn a_note_is_its_sentence_in_json() {
        let json = |note: &Note| serde_json::to_string(note).unwrap();
        assert_eq!(
            json(&Note::OnlyFirst { count: 2, of: Limited::Wildcards }),
            r#""too many words with *; only the first 2 are searched for""#
        );
        assert_eq!(
            json(&Note::NotRecorded(Sought::Vote)),
            r#""no vote on this was found; motions or decisions about it are shown instead""#
        );
    }

    #[test]
    fn words_are_listed() {
        let spellings = ["avtal", "avtalen"].map(str::to_owned).to_vec();
        let note = Note::Corrected { word: "avtl".to_owned(), spellings };
        assert_eq!(note.to_string(), "\"avtl\" was not found; searching for \"avtal\", \"avtalen\" as well");
        assert_eq!(
            Note::UnknownField { name: "nämnare".to_owned() }.to_string(),
            "\"nämnare:\" is not a field, so both parts are searched for as words; the fields are titel:, beslut:, föredragande:, person:, organ:, region:, datum:, år:, \
             typ:, punkt:, dnr: and fil:"
        );
    }
}
