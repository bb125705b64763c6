//! Lists the governing bodies in the index, so that a name or letters in a query can be recognised as one of them.

use super::column_names::all_names;
use super::fields::column;
use super::filter::squeezed;
use super::{Error, NameColumn, Snapshot};
use crate::analysis::{Condition, Word, analyse, fold, is_function_word};
use crate::protocol::{body_names, county, ends_as_bare_body, ends_as_body};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use strsim::osa_distance;

/// The names of the governing bodies, each once; worked out when they are first needed.
#[derive(Debug, Default)]
pub struct Bodies {
    /// In the form in which filters compare names.
    compared: OnceLock<BTreeSet<String>>,
    /// As printed in documents, sorted.
    printed: OnceLock<Vec<PrintedBody>>,
    /// Each name as filters compare it, with its words.
    worded: OnceLock<Vec<(String, Vec<NameWord>)>>,
    /// The names of their counties and municipalities, in the form in which filters compare them.
    regions: OnceLock<BTreeSet<String>>,
}

#[derive(Debug)]
struct PrintedBody {
    name: String,
    /// The name as filters compare it.
    compared: String,
    /// Its letters, as [`letters_of`] gives them.
    letters: u32,
}

impl Snapshot {
    /// The names of all governing bodies, in the form in which filters compare them, each once.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn bodies(&self) -> Result<&BTreeSet<String>, Error> {
        let known = &self.known_bodies().compared;
        if known.get().is_none() {
            // Another thread may have set it meanwhile, to the same names.
            let _ = known.set(self.names_in(column::ORGAN)?);
        }
        Ok(known.get_or_init(BTreeSet::new))
    }

    /// Whether a governing body may be called `asked`: by its letters, its name, a part of its name, or the words of its
    /// name in another arrangement.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn has_body(&self, asked: &str) -> Result<bool, Error> {
        Ok(!self.bodies_called(asked)?.is_empty())
    }

    /// The governing bodies that may be called `asked`, in the form in which filters compare their names. These are the
    /// bodies whose name contains it, without their committees. If there are none, they are those whose name has the same
    /// words: "vård- och omsorgsnämnden" is Nämnden för Vård & Omsorg.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub(super) fn bodies_called(&self, asked: &str) -> Result<BTreeSet<String>, Error> {
        let called: Vec<String> = body_names(asked).iter().map(|name| squeezed(name)).collect();
        let is_called = |name: &&String| called.iter().any(|called| name.contains(called.as_str()));
        let mut found: BTreeSet<String> = self.bodies()?.iter().filter(is_called).cloned().collect();
        // Kommunstyrelsens arbetsutskott is not Kommunstyrelsen.
        let is_own = |name: &String| !called.iter().any(|called| is_committee_of(name, called));
        if found.iter().any(is_own) {
            found.retain(is_own);
        }
        if !found.is_empty() || !asked.split_whitespace().any(ends_as_body) {
            return Ok(found);
        }
        let words = words_of(asked);
        if words.is_empty() {
            return Ok(found);
        }
        let known = &self.known_bodies().worded;
        if known.get().is_none() {
            let worded = |body: &PrintedBody| (body.compared.clone(), words_of(&body.name));
            let _ = known.set(self.bodies_as_printed()?.iter().map(worded).collect());
        }
        let all = known.get().into_iter().flatten();
        Ok(all.filter(|(_, own)| contains_words(own, &words)).map(|(name, _)| name.clone()).collect())
    }

    /// The governing body whose name differs from `asked` by a slip or two, as printed: "äldreomsorgsnämden".
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn body_misspelt(&self, asked: &str) -> Result<Option<String>, Error> {
        // Short names have too many neighbours. Not measured.
        const LEAST: usize = 9;
        const TWO_SLIPS: usize = 15;
        let asked = squeezed(asked);
        let length = asked.chars().count();
        if length < LEAST {
            return Ok(None);
        }
        let slips = if length < TWO_SLIPS { 1 } else { 2 };
        let letters = letters_of(&asked);
        // A slip changes the length by one letter at most, and replaces one letter by another at most. So most names are
        // ruled out without counting slips.
        let may_be = |body: &&PrintedBody| {
            body.compared.chars().count().abs_diff(length) <= slips
                && (body.letters ^ letters).count_ones() as usize <= 2 * slips
        };
        let is_slip = |body: &&PrintedBody| (1..=slips).contains(&osa_distance(&body.compared, &asked));
        let mut bodies = self.bodies_as_printed()?.iter();
        Ok(bodies.find(|body| may_be(body) && is_slip(body)).map(|body| body.name.clone()))
    }

    /// Whether documents are from a county or municipality that is called `asked`, with or without what kind it is.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn has_region(&self, asked: &str) -> Result<bool, Error> {
        let known = &self.known_bodies().regions;
        if known.get().is_none() {
            let _ = known.set(self.names_in(column::REGION)?);
        }
        let county = county(asked).map(squeezed);
        let wanted = squeezed(asked);
        let is_asked = |name: &String| county.as_ref() == Some(name) || is_whole_region(name, &wanted);
        Ok(!wanted.is_empty() && known.get_or_init(BTreeSet::new).iter().any(is_asked))
    }

    /// The governing body that these letters, such as "LGL", stand for: in the form in which filters compare names
    /// if a document explains the letters, and as printed if it is found by its initials.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn body_of_letters(&self, letters: &str) -> Result<Option<String>, Error> {
        let longs = self.acronyms()?.longs(&letters.to_lowercase());
        let begins_so = |name: &str, stems: &[String]| {
            let mut rest = name;
            stems.iter().all(|stem| {
                let found = rest.find(&squeezed(stem));
                rest = found.map_or("", |at| &rest[at..]);
                found.is_some()
            })
        };
        let mut bodies = self.bodies()?.iter();
        if let Some(name) = bodies.find(|name| longs.iter().any(|stems| begins_so(name, stems))) {
            return Ok(Some(name.clone()));
        }
        // If no document explains "LGL", match the initials: the words of "Läns gemensam ledning i samverkan" begin
        // with it.
        let letters = letters.to_lowercase();
        let begins_with =
            |body: &&PrintedBody| letters.chars().count() > 2 && initials(&body.name).starts_with(&letters);
        Ok(self.bodies_as_printed()?.iter().find(begins_with).map(|body| body.name.clone()))
    }

    /// The names in a column, in the form in which filters compare them, each once.
    fn names_in(&self, column: &str) -> Result<BTreeSet<String>, Error> {
        let mut names = BTreeSet::new();
        for segment in self.segment_readers() {
            names.extend(all_names(segment, column).map_err(|source| self.unreadable(source))?);
        }
        Ok(names)
    }

    fn bodies_as_printed(&self) -> Result<&[PrintedBody], Error> {
        let known = &self.known_bodies().printed;
        if known.get().is_none() {
            let printed = |name: String| {
                let compared = squeezed(&name);
                PrintedBody { name, letters: letters_of(&compared), compared }
            };
            let _ = known.set(self.printed_bodies()?.into_iter().map(printed).collect());
        }
        Ok(known.get_or_init(Vec::new))
    }

    /// The names of all governing bodies as printed in documents, each once.
    fn printed_bodies(&self) -> Result<BTreeSet<String>, Error> {
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        for passage in self.passages().filter(|passage| self.item(*passage).first() == *passage) {
            if let Some(rank) = self.name_rank(NameColumn::Organ, passage)?
                && seen.insert(rank)
            {
                names.extend(self.passage(passage)?.meeting.governing_body);
            }
        }
        Ok(names)
    }
}

/// Whether the body `name` is a committee of the body `board`: "kommunstyrelsensarbetsutskott". Both names are as
/// filters compare them.
fn is_committee_of(name: &str, board: &str) -> bool {
    let of_board = name.find(board).and_then(|at| name[at + board.len()..].strip_prefix('s'));
    of_board.is_some_and(ends_as_bare_body)
}

/// Which letters a name has: one bit for each letter from a to z, and one for all other characters.
fn letters_of(name: &str) -> u32 {
    name.bytes().fold(0, |letters, byte| letters | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 })
}

/// A word of a name: its stem, and the stems of its parts if it is a compound.
#[derive(Debug)]
struct NameWord {
    stem: String,
    parts: Vec<String>,
}

fn words_of(name: &str) -> Vec<NameWord> {
    let tokens = analyse(&name.to_lowercase(), Condition::Clean);
    let says = |word: &Word| word.exact.chars().count() > 1 && !is_function_word(&word.exact);
    // The s that joins parts is none of theirs: "fritids" of "fritidsnämnden".
    let own = |stem: &String| stem.trim_end_matches('s').to_owned();
    let words = tokens.iter().map(|token| &token.word).filter(|word| says(word));
    words
        .map(|word| NameWord { stem: own(&word.stem), parts: word.parts().map(|part| own(&part.stem)).collect() })
        .collect()
}

/// Whether a name has all words of another, each whole or in its parts: "Nämnden för Vård & Omsorg" those of "vård- och
/// omsorgsnämnden".
fn contains_words(name: &[NameWord], asked: &[NameWord]) -> bool {
    let has = |stem: &String| name.iter().any(|word| word.stem == *stem || word.parts.contains(stem));
    asked.iter().all(|word| has(&word.stem) || !word.parts.is_empty() && word.parts.iter().all(has))
}

/// Whether `wanted` is the name of a region or all of it but its kind: "kalmar" of Kalmar kommun.
fn is_whole_region(name: &str, wanted: &str) -> bool {
    let kinds = ["", "kommun", "stad", "lan", "region", "regionen", "landsting"];
    let own = |name: &str, wanted: &str| {
        name.strip_prefix(wanted)
            .is_some_and(|kind| kinds.contains(&kind.strip_prefix('s').unwrap_or(kind)) || kinds.contains(&kind))
    };
    own(name, wanted) || name.strip_prefix("region").is_some_and(|name| own(name, wanted))
}

/// The first letters of the words of a name, without function words.
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| !is_function_word(&word.to_lowercase()));
    words.filter_map(|word| fold(word).chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{contains_words, initials, is_committee_of, words_of};

    #[test]
    fn a_body_has_its_words_in_any_arrangement() {
        let has = |name: &str, asked: &str| contains_words(&words_of(name), &words_of(asked));
        assert!(has("Nämnden för Vård & Omsorg", "vård- och omsorgsnämnden"));
        assert!(has("Nämnden för Kultur & Fritid", "kultur- och fritidsnämnden"));
        assert!(has("Kultur- och fritidsnämnden", "nämnden för fritid"));
        assert!(has("Nämnden för Service", "servicenämnden"));
        assert!(!has("Nämnden för Vård & Omsorg", "servicenämnden"));
    }

    #[test]
    fn a_committee_is_not_its_board() {
        assert!(is_committee_of("kommunstyrelsensarbetsutskott", "kommunstyrelsen"));
        assert!(is_committee_of("socialnamndensindividutskott", "socialnamnden"));
        assert!(!is_committee_of("kommunstyrelsen", "kommunstyrelsen"));
        assert!(!is_committee_of("kommunstyrelsenssala", "kommunstyrelsen"));
        assert!(!is_committee_of("kommunstyrelsensarbetsutskott", "arbetsutskott"));
    }

    #[test]
    fn initials_are_those_of_words_that_say_something() {
        assert_eq!(initials("Läns gemensam ledning i samverkan"), "lgls");
        assert_eq!(initials("Barn- och utbildningsnämnden"), "bu");
    }
}
