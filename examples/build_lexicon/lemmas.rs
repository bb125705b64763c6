//! Which word each form is a form of. Forms of the lists are known; of what else texts hold, those that
//! fill a class of inflection together are one word.

use super::paradigm::{self, OPEN};
use super::words::Word;
use std::collections::{BTreeMap, BTreeSet};

/// Form → lemma.
pub type Lemmas = BTreeMap<String, String>;

/// The lemma of each form of `words`. A form of several goes to the one whose other forms are more
/// frequent ("planer" to "plan").
pub fn of_words(words: &[Word], counts: &BTreeMap<String, u64>) -> Lemmas {
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for word in words {
        for form in &word.forms {
            owners.entry(form).or_default().insert(&word.lemma);
        }
    }
    let mut weights: BTreeMap<&str, u64> = BTreeMap::new();
    for word in words {
        let own =
            word.forms.iter().collect::<BTreeSet<_>>().into_iter().filter(|form| owners[form.as_str()].len() == 1);
        let weight: u64 = own.map(|form| counts.get(form).copied().unwrap_or(0)).sum();
        *weights.entry(&word.lemma).or_default() += weight;
    }
    owners
        .into_iter()
        .filter_map(|(form, lemmas)| {
            // A form that is a lemma itself is that ("beslut"), and so are its next of kin ("politikerna" to
            // "politiker", not to "politik").
            let nearest = lemmas.iter().map(|lemma| change(form, lemma)).min()?;
            let near = lemmas.iter().filter(|lemma| change(form, lemma) <= nearest + 1);
            let best = near.max_by_key(|lemma| (**lemma == form, weights[**lemma], std::cmp::Reverse(**lemma)))?;
            Some((form.to_owned(), (*best).to_owned()))
        })
        .collect()
}

/// Letters of `form` and `lemma` beyond what they begin with alike.
fn change(form: &str, lemma: &str) -> usize {
    let shared = form.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).count();
    form.chars().count().max(lemma.chars().count()) - shared
}

/// The forms that a class gives a word of these letters and that are written at all.
struct Family {
    lemma: String,
    attested: Vec<String>,
}

/// Forms beside itself that make a word one: with one, chance pairs ("vara", "varas") are as many.
const FEWEST_FORMS: usize = 2;

/// Adds the lemmas of `strangers`, words of texts that stand in no list and are no compounds of such.
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

/// Whether words of this class look like that in their basic form.
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
