//! Finds the base form (lemma) of each form. The word lists give the forms of their words. Other forms in the texts are
//! one word if they are a base form and at least two of its other forms in one class of inflection.

use super::paradigm::{self, OPEN};
use super::words::{Kind, Word};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Form → lemma.
pub type Lemmas = BTreeMap<String, String>;

/// A word that a form may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Owner<'a> {
    lemma: &'a str,
    kind: Kind,
}

/// The lemma of each form of `words`. A form of several words goes to the likeliest ("planer" to "plan").
pub fn of_words(words: &[Word], counts: &BTreeMap<String, u64>) -> Lemmas {
    let mut owners: BTreeMap<&str, BTreeSet<Owner<'_>>> = BTreeMap::new();
    for word in words {
        for form in &word.forms {
            owners.entry(form).or_default().insert(Owner { lemma: &word.lemma, kind: word.kind });
        }
    }
    // A form of several words counts as a part for each.
    let mut weights: BTreeMap<Owner<'_>, u64> = BTreeMap::new();
    for (form, owners) in &owners {
        let count = counts.get(*form).copied().unwrap_or(0) / owners.len() as u64;
        for owner in owners {
            *weights.entry(*owner).or_default() += count;
        }
    }
    let likeliest = |form: &str, owners: &BTreeSet<Owner<'_>>| {
        let weight = |owner: &Owner<'_>| weights.get(owner).copied().unwrap_or(0);
        let heaviest = owners.iter().map(weight).max().unwrap_or(0);
        let has_adjective = owners.iter().any(|owner| owner.kind == Kind::Adjective);
        let best = owners.iter().max_by_key(|owner| {
            let is_rare = weight(owner) * RARE < heaviest;
            (likelihood(form, **owner, weight(owner), is_rare, has_adjective), Reverse(owner.lemma))
        });
        best.map(|owner| owner.lemma.to_owned())
    };
    owners.iter().filter_map(|(form, owners)| Some(((*form).to_owned(), likeliest(form, owners)?))).collect()
}

/// A word that is more than this many times rarer than the most frequent candidate for a form gets no bonus for being a
/// noun or for being the form itself.
const RARE: u64 = 10;

/// How likely it is that `form` belongs to `owner`, in quarters of a bit, given how often the forms of `owner` occur.
/// All values except the frequency are estimates that were checked by reading.
fn likelihood(form: &str, owner: Owner<'_>, weight: u64, is_rare: bool, has_adjective: bool) -> i64 {
    let frequency = 4 * i64::from((weight + 1).ilog2());
    // "beslut" is not the bare stem of besluta. But "skrev" belongs to skriva, which is much more frequent than the
    // noun.
    let itself = if owner.lemma == form && !is_rare { 24 } else { 0 };
    let kind = match owner.kind {
        // "beslutet" belongs to the noun; it is not the participle of besluta.
        Kind::Noun if !is_rare => 16,
        // "vägarna" belongs to väg, not to vägare (a person who weighs).
        Kind::Agent => -80,
        // "omedelbart" belongs to omedelbar.
        Kind::Small if has_adjective => -80,
        _ => 0,
    };
    // "politikerna" is nearer to politiker than to politik.
    frequency + itself + kind - 6 * change(form, owner.lemma).min(3)
}

/// The number of letters of `form` and `lemma` after their common beginning.
fn change(form: &str, lemma: &str) -> i64 {
    let shared = form.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).count();
    let longest = form.chars().count().max(lemma.chars().count());
    i64::try_from(longest - shared).unwrap_or(i64::MAX)
}

/// A word and those of its forms, in one class of inflection, that occur in texts.
struct Family {
    lemma: String,
    attested: Vec<String>,
}

/// How many other forms a word needs. With one, as many pairs are chance ("vara", "varas").
const FEWEST_FORMS: usize = 2;

/// Adds the lemmas of `strangers`: words of texts that are in no list and are not compounds of listed words.
pub fn add_strangers(strangers: &BTreeSet<&str>, lemmas: &mut Lemmas) {
    let mut families = Vec::new();
    for lemma in strangers.iter().filter(|word| word.chars().count() > 3) {
        for class in OPEN {
            if !fits(lemma, class) {
                continue;
            }
            let forms: BTreeSet<String> = paradigm::forms(lemma, class).into_iter().collect();
            let attested: Vec<String> =
                forms.into_iter().filter(|form| form != lemma && strangers.contains(form.as_str())).collect();
            if attested.len() >= FEWEST_FORMS {
                families.push(Family { lemma: (*lemma).to_owned(), attested });
            }
        }
    }
    families.sort_by(|one, other| other.attested.len().cmp(&one.attested.len()).then(one.lemma.cmp(&other.lemma)));
    for family in families {
        let lemma = lemmas.get(&family.lemma).cloned().unwrap_or(family.lemma.clone());
        if lemma != family.lemma {
            continue;
        }
        lemmas.insert(family.lemma.clone(), family.lemma.clone());
        for form in family.attested {
            lemmas.entry(form).or_insert_with(|| family.lemma.clone());
        }
    }
}

/// Whether the base form of a word of this class can look like this.
fn fits(lemma: &str, class: paradigm::Class) -> bool {
    use paradigm::Class;
    match class {
        Class::Or | Class::VerbAr | Class::VerbEr => lemma.ends_with('a'),
        Class::N => lemma.ends_with('e'),
        Class::CommonBare => ["are", "er", "ande", "ende"].iter().any(|ending| lemma.ends_with(ending)),
        Class::NeuterEr => lemma.ends_with(['i', 'é']) || lemma.ends_with("um"),
        _ => !lemma.ends_with('a'),
    }
}
