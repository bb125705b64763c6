//! Says what the user should know about how a query was read and answered.

use super::question::FIELDS;
use super::reading::Reading;
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
/// assert_eq!(notes[0].to_string(), "a bracket is not closed; it ends with the query");
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
    /// A quotation mark has no closing one.
    OpenQuote,
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
    /// ELLER and OCH are side by side, and ELLER joins only the words beside it.
    OrJoinsNeighbours,
    /// ELLER is beside an excluded word and is ignored.
    OrBesideExcluded,
    /// NÄRA is not between single words and is ignored.
    NearJoinsWords,
    /// `NÄRA/` lacks its number of words.
    NearNeedsNumber,
    /// * and ~ have no effect in a word with a colon.
    SignsInColonWord,
    /// * is not in a word and is ignored.
    StarAlone,
    /// ~ does not end a word and is ignored.
    TildeIgnored,
    /// ^ is not an operator.
    CaretIgnored,
    /// The query has no words.
    NoWords,
    /// The query has nothing but excluded words.
    OnlyExclusions,
    /// A word with * has so many words to be compared with that some are missed.
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
        /// The most letters of a word that is.
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
        reading: Box<Reading>,
    },
    /// Nothing was found for the time and the governing body of the question; the results are from others.
    Elsewhere,
    /// Nothing of the requested sort is recorded on the topic, so something else is given instead.
    NotRecorded(Sought),
}

/// What only the first few of are used.
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
            Self::DeepBrackets { deepest } => write!(out, "brackets nested deeper than {deepest} are ignored"),
            Self::UnknownField { name } => {
                let (last, others) = FIELDS.split_last().unwrap_or((&"", &[]));
                write!(out, "{name}: is not a field; the fields are {} and {last}", others.join(", "))
            }
            Self::UnknownKind { typed } => write!(out, "\"{typed}\" is not a kind of document; use one of {}", Kind::names()),
            Self::UnknownDate { typed } => write!(out, "\"{typed}\" is not a date; write 2024, 2022..2024, 2024-05, \"december 2022\", \"våren 2024\" or ht24"),
            Self::NoNewestDate { typed } => write!(out, "\"{typed}\" depends on the newest document, but no document has a date; it is searched for as words"),
            Self::OperatorJoinsNothing { word } => write!(out, "{word} is searched for as a word, because it joins nothing"),
            Self::OperatorInCapitals { word } => write!(out, "{word} is searched for as a word, because the query is all in capitals"),
            Self::WildcardMatchesNothing { wildcard } => write!(out, "no word in the index matches {wildcard}"),
            Self::WildcardMatchesMany { wildcard, total, searched } => write!(out, "{wildcard} matches {total} words; only the {searched} most frequent are searched for"),
            Self::SimilarMatchesMany { word, total, searched } => write!(out, "{word}~ matches {total} words; only the {searched} closest are searched for"),
            Self::LongWord { longest } => write!(out, "words longer than {longest} letters are not searched for in other spellings"),
            Self::Corrected { word, spellings } => {
                let spellings: Vec<String> = spellings.iter().map(|own| format!("\"{own}\"")).collect();
                write!(out, "\"{word}\" was not found; searching for {} as well", spellings.join(", "))
            }
            Self::HitLacks { word } => write!(out, "the best hit lacks \"{word}\", the rarest word of the query"),
            Self::ResultLacks { word } => write!(out, "the best result lacks \"{word}\", and may be about something else"),
            Self::NoAnswer { reading } => write!(out, "no answer found for \"{reading}\"; these are the hits for its words"),
            Self::OpenBracket => out.write_str("a bracket is not closed; it ends with the query"),
            Self::StrayBracket => out.write_str("a closing bracket without an opening one is ignored"),
            Self::OpenQuote => out.write_str("a quotation mark without a closing one is ignored"),
            Self::EmptyField => out.write_str("a field without a value is ignored; write one after the colon, as in titel:plan"),
            Self::OrJoinsNeighbours => out.write_str("ELLER joins only the words beside it; use brackets to group other words"),
            Self::OrBesideExcluded => out.write_str("ELLER beside an excluded word is ignored"),
            Self::NearJoinsWords => out.write_str("NÄRA joins single words only, so it is ignored here"),
            Self::NearNeedsNumber => out.write_str("NÄRA/ needs a number of words, as in NÄRA/5"),
            Self::SignsInColonWord => out.write_str("* and ~ have no effect in a word with a colon"),
            Self::StarAlone => out.write_str("* alone is ignored; use it in a word, as in vård*"),
            Self::TildeIgnored => out.write_str("~ is ignored here; write it after a word, alone or with the number of letters that may differ: vård~, vård~1, vård~2"),
            Self::CaretIgnored => out.write_str("^ is not an operator; the word is searched for as typed"),
            Self::NoWords => out.write_str("the query has no words; add a word to search for"),
            Self::OnlyExclusions => out.write_str("the query only excludes; add a word to search for"),
            Self::CostlyWildcard => out.write_str("too many words to compare with *, so some matches may be missing; type more letters"),
            Self::Elsewhere => out.write_str("nothing was found for that time and governing body; these results are from others"),
        }
    }
}

fn only_first(out: &mut Formatter<'_>, count: usize, of: &Limited) -> fmt::Result {
    match of {
        Limited::Characters => {
            write!(out, "the query is too long; only its first {count} characters are used")
        }
        Limited::Parts => write!(out, "the query is too long; only its first {count} parts are used"),
        Limited::Words => write!(out, "the query is too long; only its first {count} words are searched for"),
        Limited::PhraseWords => {
            write!(out, "a phrase is too long; only its first {count} words are searched for")
        }
        Limited::Fields => write!(out, "the query has too many fields; only the first {count} are used"),
        Limited::Wildcards => write!(out, "too many words with *; only the first {count} are searched for"),
        Limited::Similar => write!(out, "too many words with ~; only the first {count} are searched for"),
        Limited::Corrections => {
            write!(out, "too many unknown words; only the first {count} are searched for in other spellings")
        }
        Limited::Synonyms { word } => {
            write!(out, "too many synonyms of {word}; only the first {count} are searched for")
        }
        Limited::Results => {
            write!(out, "only the first {count} results are given; raise `hits` in tingsok.toml for more")
        }
    }
}

impl Sought {
    fn is_not_recorded(self) -> &'static str {
        match self {
            Self::Vote => "no vote on this is recorded; these are motions or decisions on it",
            Self::Motion => "no motion on this is recorded; these are decisions on it",
            Self::Objection => "no objection to this is recorded; these are motions or decisions on it",
            Self::Decision => "no decision on this is recorded; these are items about it",
            Self::Election => "no election to this is recorded; these are items about it",
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
            r#""no vote on this is recorded; these are motions or decisions on it""#
        );
    }

    #[test]
    fn words_are_listed() {
        let spellings = ["avtal", "avtalen"].map(str::to_owned).to_vec();
        let note = Note::Corrected { word: "avtl".to_owned(), spellings };
        assert_eq!(note.to_string(), "\"avtl\" was not found; searching for \"avtal\", \"avtalen\" as well");
        assert_eq!(
            Note::UnknownField { name: "nämnare".to_owned() }.to_string(),
            "nämnare: is not a field; the fields are titel:, beslut:, föredragande:, person:, organ:, region:, datum:, år:, \
             typ:, punkt:, dnr: and fil:"
        );
    }
}
