//! Lists the forms in which a text may contain a word or phrase, nearest first.

use super::analyse;
use super::equivalents::Equivalents;
use crate::analysis::{
    Constituent, Tier, Token, Word, capitalised, fold, is_function_word, is_known, joined_particle_verb, restored,
    typed_number,
};
use crate::index::{Pattern, Slot, TextField};
use crate::search::query::Scope;
use std::collections::BTreeSet;

/// A word or phrase of the query and the forms in which a text may contain it.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryTerm {
    /// The word or phrase as typed.
    pub label: String,
    pub forms: Vec<Form>,
    pub scope: Scope,
    /// Whether items are searched by it. If not, it is only checked in order to exclude items.
    pub is_looked_for: bool,
    /// The word as the index spells it; `None` for phrases and for parts that stand for several words.
    pub spelling: Option<String>,
    /// Its weight relative to an ordinary word.
    pub weight: f32,
}

/// One form of a word or phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The kind of match.
    pub tier: Tier,
    pub pattern: Pattern,
    /// What a match is worth relative to other matches of its kind.
    pub share: f32,
}

/// The weight of a case number. Beside other words, it is what the query is about, and the words only describe it
/// ("ärende RS 2022/195"). Not measured.
const CASE_NUMBER: f32 = 2.0;
/// The weight of words side by side, relative to one word of the same rarity. Measured (see `search/mod.rs`): known
/// items score .93 without it, and .94 from 0.3 to 0.6.
const PROXIMITY_WEIGHT: f32 = 0.5;

// The single values of the distances and shares below are not measured. Their joint effect is (see `search/mod.rs`):
// split compounds rise from .06 to .75, and joined compounds from .03 to .77.

/// Room for one word between the parts of a compound: "avtal om hemsjukvård".
const NEAR: u32 = 2;
const NEAR_SHARE: f32 = 0.8;
/// About the length of a clause: the parts may still be about one matter.
const FAR: u32 = 8;
const FAR_SHARE: f32 = 0.3;
/// About the length of a passage: "planerna … vid höjd beredskap" for beredskapsplaner.
const APART: u32 = 40;
const APART_SHARE: f32 = 0.15;

/// The share of a compound for words typed apart. It makes the compound worth as much as the words in other
/// inflections. Measured (see `search/mod.rs`): split compounds rise from .76 to .90, and nothing else changes. If such
/// forms also counted by their own rarity, split compounds would reach .97, but known items would fall from .989 to
/// .978. Only the compounds in [`Joined::meant`] count by their own rarity.
const JOINED_SHARE: f32 = 1.8;
/// A compound of words typed apart is also looked for by its smallest parts, if there are at most this many.
const MOST_LEAVES: usize = 5;
/// The most function words between parts of a compound that are written apart: "avtal för en linje".
const LONGEST_JOINT: usize = 2;

/// How far a particle may be behind its verb: "läggs den ner".
const PARTICLE: usize = 2;

/// The most words in a case number: letters, year and number.
const LONGEST_NUMBER: usize = 3;

/// The kinds of match that the index stores as stems, nearest first.
const STEMMED: [Tier; 4] = [Tier::Inflected, Tier::Ellipsis, Tier::Reading, Tier::Compound];

/// How far a match may be from the words as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllowedForms {
    /// All forms.
    All,
    /// Near forms only, for excluded words: an item is excluded for the word itself, not for something similar.
    Close,
    /// A case number, with or without the letters before it.
    CaseNumber,
}

impl QueryTerm {
    fn new(label: &str, forms: Vec<Form>) -> Self {
        let label = label.to_owned();
        Self { label, forms, scope: Scope::Anywhere, is_looked_for: true, spelling: None, weight: 1.0 }
    }

    /// Whether both search for the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.forms == other.forms && self.scope == other.scope && self.is_looked_for == other.is_looked_for
    }

    /// Inserts the synonyms before the folded form and the compounds of several words. The rarity of a form is that of
    /// all items that have it or any form before it. At the end, synonyms would seem frequent and be worth little.
    fn add_synonyms(&mut self, synonyms: Vec<Form>) {
        let is_beyond =
            |form: &Form| form.tier == Tier::Folded || form.tier == Tier::Compound && !form.is_of_one_word();
        let mut place = self.forms.iter().position(is_beyond).unwrap_or(self.forms.len());
        for synonym in synonyms {
            // An explained acronym may already be among the forms.
            if self.forms.iter().all(|form| form.pattern != synonym.pattern) {
                self.forms.insert(place, synonym);
                place += 1;
            }
        }
    }

    /// Keeps the first `most` synonyms; returns whether those were all.
    pub fn limit_synonyms(&mut self, most: usize) -> bool {
        let mut count = 0;
        self.forms.retain(|form| {
            count += usize::from(form.tier == Tier::Synonym);
            form.tier != Tier::Synonym || count <= most
        });
        count <= most
    }

    /// Drops the forms that are beyond `allowed`.
    pub fn keep_allowed(&mut self, allowed: AllowedForms) {
        self.forms.retain(|form| match allowed {
            AllowedForms::All => true,
            // Fuzzy forms exist only if the query asked for other spellings.
            AllowedForms::Close => form.tier <= Tier::Reading || form.tier == Tier::Fuzzy,
            AllowedForms::CaseNumber => matches!(form.tier, Tier::Exact | Tier::Inflected | Tier::Compound),
        });
    }

    /// The text fields in which it is searched for.
    pub fn fields(&self) -> impl Iterator<Item = TextField> + '_ {
        TextField::all().filter(|field| match self.scope {
            Scope::Title => *field == TextField::Title,
            Scope::Decision => *field == TextField::Body,
            // An item is excluded for its own text, not for the data of its meeting.
            Scope::Anywhere | Scope::Reference => self.is_looked_for || field.answers(),
        })
    }
}

/// The word at `place` in a row of words that are read together; `text` is the row as typed.
pub fn word_among(text: &str, tokens: &[Token], place: usize, equivalents: &Equivalents<'_>) -> QueryTerm {
    let token = &tokens[place];
    let mut term = word(&text[token.start..token.end], token);
    let joined = joined_forms(tokens, place);
    let particle = particle_forms(tokens, place);
    // These forms are rarer than the word itself. They come first so that they are weighed by their own rarity.
    term.forms.splice(0..0, number_forms(text, tokens, place).into_iter().chain(joined.meant));
    term.forms.extend(particle.into_iter().chain(joined.possible));
    term.forms.extend(equivalents.acronyms(tokens, place));
    term.add_synonyms(equivalents.synonyms(tokens, place));
    term
}

/// The case number that the word at `place` may be part of: each word of "SLK 2024 00097" also searches for
/// "SLK-2024-00097".
fn number_forms(text: &str, tokens: &[Token], place: usize) -> Vec<Form> {
    let around = place.saturating_sub(LONGEST_NUMBER - 1)..=place;
    let mut numbers = around.filter_map(|start| typed_number(text, tokens, start));
    let Some(typed) = numbers.find(|typed| typed.places.contains(&place)) else { return Vec::new() };
    let mut forms = stemmed(&typed.word);
    forms.extend(if typed.is_sure { bare_numbers(&typed.word) } else { Vec::new() });
    forms
}

/// The words that join the verb and the particle of which the word at `place` is one: both words of "lägga ner" also
/// search for "nedläggning".
fn particle_forms(tokens: &[Token], place: usize) -> Option<Form> {
    let verbs = place.saturating_sub(PARTICLE)..=place;
    let stems = verbs.rev().find_map(|verb| {
        let behind = verb + 1..tokens.len().min(verb + 1 + PARTICLE);
        let mut particles = behind.filter(|particle| verb == place || *particle == place);
        particles.find_map(|particle| {
            let stems = joined_particle_verb(&tokens[verb].word.stem, &tokens[particle].word.exact);
            (!stems.is_empty()).then_some(stems)
        })
    })?;
    let mut slot: Slot = stems.iter().flat_map(|stem| by_itself_or_inside(stem)).collect();
    slot.sort_unstable();
    Some(Form::new(Tier::Compound, Pattern::word(slot)))
}

/// Compounds for words typed apart.
#[derive(Default)]
struct Joined {
    /// Compounds that are certainly meant, because one of the words has a joining s and cannot stand alone ("sjukvårds
    /// avtal").
    meant: Vec<Form>,
    /// Compounds that are perhaps meant ("buss linje").
    possible: Vec<Form>,
}

/// The compounds that have the word at `place` and one or two words near it as parts, in any order: each word of "hem
/// sjukvårds avtal" also searches for "hemsjukvårdsavtal", and each of "linje för buss" for "busslinje".
fn joined_forms(tokens: &[Token], place: usize) -> Joined {
    let is_part = |place: usize| {
        let exact = &tokens[place].word.exact;
        !is_function_word(exact) && exact.chars().all(char::is_alphabetic)
    };
    let mut joined = Joined::default();
    if !is_part(place) {
        return joined;
    }
    let mut join = |places: &[usize]| {
        let words = || places.iter().map(|place| &tokens[*place].word);
        let stems: Vec<&str> = words().map(|word| word.stem.as_str()).collect();
        if (1..stems.len()).any(|at| stems[..at].contains(&stems[at])) {
            return;
        }
        let is_meant = places.windows(2).any(|two| is_joint(&tokens[two[0]].word) && two[1] == two[0] + 1);
        let forms = if is_meant { &mut joined.meant } else { &mut joined.possible };
        let add = |forms: &mut Vec<Form>, stems: &[&str]| {
            let slots = stems.iter().map(|stem| vec![(Tier::Compound, (*stem).to_owned())]).collect();
            forms.push(Form { tier: Tier::Compound, pattern: Pattern::within(0, slots), share: JOINED_SHARE });
        };
        add(forms, &stems);
        if let [first, second] = places {
            forms.extend(with_unknown(&tokens[*first].word, &tokens[*second].word));
        }
        // "klimat anpassningsplan": klimatanpassnings|plan has no part "anpassningsplan", so its smallest parts are
        // used.
        if words().any(|word| !word.constituents.is_empty()) {
            let inner: BTreeSet<&str> = words().flat_map(|word| leaves_or_whole(word)).collect();
            if inner.len() <= MOST_LEAVES {
                add(forms, &inner.into_iter().collect::<Vec<_>>());
            }
        }
    };
    for first in place.saturating_sub(2)..=place {
        let three = [first, first + 1, first + 2];
        if three[2] < tokens.len() && three.into_iter().all(is_part) {
            join(&three);
        }
    }
    // "linje för buss", "avtal för en linje": skip function words.
    if let Some(before) = (place.saturating_sub(LONGEST_JOINT + 1)..place).rev().find(|before| is_part(*before)) {
        join(&[before, place]);
    }
    if let Some(after) = (place + 1..tokens.len().min(place + LONGEST_JOINT + 2)).find(|after| is_part(*after)) {
        join(&[place, after]);
    }
    joined
}

/// The compound of a word that the lexicon does not know, such as the name of a place, and another word: "skolan på
/// Asperö" is Asperöskolan. Also two words that make a word without parts: "tik tok" is "tiktok". The index does not know
/// the parts of such a compound.
fn with_unknown(one: &Word, other: &Word) -> Option<Form> {
    let joined = format!("{}{}", one.exact, other.exact);
    let mut compounds = match (is_known(&one.exact), is_known(&other.exact)) {
        (false, true) => with_name(one, other),
        (true, false) => with_name(other, one),
        (true, true) if analyse(&joined).iter().any(|token| token.word.parts().count() > 1) => return None,
        (true, true) | (false, false) => Vec::new(),
    };
    compounds.push(joined);
    // The word is a name, which has another stem with a capital.
    let written = compounds.into_iter().flat_map(|compound| [capitalised(&compound), compound]);
    let stems: BTreeSet<String> =
        written.flat_map(|written| analyse(&written)).map(|token| token.word.stem.clone()).collect();
    let slot = stems.iter().flat_map(|stem| by_itself(stem)).collect::<BTreeSet<_>>().into_iter().collect();
    Some(Form { tier: Tier::Compound, pattern: Pattern::word(slot), share: JOINED_SHARE })
}

/// The compounds of the name of a place and a word.
fn with_name(name: &Word, head: &Word) -> Vec<String> {
    // "Asperös skola"
    let names = [name.exact.as_str(), name.exact.strip_suffix('s').unwrap_or(&name.exact)];
    let heads = [("", &head.exact), ("s", &head.exact), ("", &head.stem), ("s", &head.stem)];
    names.into_iter().flat_map(|name| heads.map(|(joint, head)| format!("{name}{joint}{head}"))).collect()
}

/// Whether the word has the joining s of a compound: "sjukvårds", "anpassnings". The genitive in "en kommuns budget"
/// looks the same, but is seldom typed in a query.
fn is_joint(word: &Word) -> bool {
    word.exact.strip_suffix('s').is_some_and(|base| base == word.stem && !base.ends_with('s'))
}

/// The word by itself, in the kinds of match that are stored as stems.
fn stemmed(word: &Word) -> Vec<Form> {
    STEMMED.map(|tier| Form::new(tier, Pattern::word(vec![(tier, word.stem.clone())]))).into()
}

/// A case number without its letters. "RS 2022/195" also matches a text with "2022/195", but not "KS 2022/195"; "46/23"
/// also matches "46/2023", "2023/46" and "KS 2023/46".
fn bare_numbers(word: &Word) -> Vec<Form> {
    let tiers = if word.has_letters() { &[Tier::Inflected][..] } else { &[Tier::Inflected, Tier::Compound] };
    let slot = |part: &Constituent| tiers.iter().map(|tier| (*tier, part.stem.clone())).collect();
    let numbers = word.parts().filter(|part| part.stem.contains('/'));
    numbers.map(|number| Form::new(Tier::Compound, Pattern::word(slot(number)))).collect()
}

fn word(printed: &str, token: &Token) -> QueryTerm {
    let word = &token.word;
    let mut forms = vec![Form::new(Tier::Exact, Pattern::word(vec![(Tier::Exact, word.exact.clone())]))];
    forms.extend(stemmed(word));
    let parts: Vec<&Constituent> = word.parts().collect();
    if word.is_case_number() {
        forms.extend(bare_numbers(word));
    } else if parts.len() > 1 && parts.iter().any(|part| part.stem != parts[0].stem) {
        forms.extend(apart(word, &parts));
    }
    forms.push(Form::new(Tier::Folded, Pattern::word(folded(printed, word))));
    let weight = if word.is_case_number() { CASE_NUMBER } else { 1.0 };
    QueryTerm { weight, spelling: Some(word.exact.clone()), ..QueryTerm::new(printed, forms) }
}

/// The word without its marks. A user who types "motena" means mötena. Its other forms follow from "mötena" but not
/// from "motena", so the marks are restored first.
fn folded(printed: &str, word: &Word) -> Slot {
    let meant = if is_known(&word.exact) { printed.to_owned() } else { restored(printed) };
    let mut terms = match analyse(&meant).pop() {
        Some(meant_token) if meant != printed => [meant_token.word.folded.clone(), vec![fold(&word.exact)]].concat(),
        _ => word.folded.clone(),
    };
    terms.dedup();
    terms.into_iter().map(|term| (Tier::Folded, term)).collect()
}

/// The forms of a compound as separate parts: inside another word ("sjukvårdsavtal" in hemsjukvårdsavtal), side by side
/// ("läns gemensam"), or near each other ("avtal om hemsjukvård").
fn apart(word: &Word, parts: &[&Constituent]) -> Vec<Form> {
    let slots: Vec<Slot> = parts.iter().map(|part| by_itself_or_inside(&part.stem)).collect();
    let inside = parts.iter().map(|part| vec![(Tier::Compound, part.stem.clone())]).collect();
    let form = |pattern: Pattern, share: f32| Form { tier: Tier::Compound, pattern, share };
    // "äldreomsorgslokalförsörjningsplan" is also written "lokalförsörjningsplan för äldreomsorg".
    let leaves: Vec<Slot> = leaves(word).iter().map(|stem| by_itself_or_inside(stem)).collect();
    let scattered = (leaves.len() > parts.len()).then(|| form(Pattern::within(APART, leaves), APART_SHARE));
    let mut forms = vec![
        form(Pattern::within(0, inside), 1.0),
        form(Pattern::adjacent(slots.clone()), 1.0),
        form(Pattern::within(NEAR, slots.clone()), NEAR_SHARE),
        form(Pattern::within(FAR, slots.clone()), FAR_SHARE),
        form(Pattern::within(APART, slots), APART_SHARE),
    ];
    forms.extend(scattered);
    forms
}

/// The stems of the smallest constituents of the word, each once.
fn leaves(word: &Word) -> Vec<&str> {
    let has_parts = |place: usize| {
        let constituents = &word.constituents;
        constituents.get(place + 1).is_some_and(|next| next.depth > constituents[place].depth)
    };
    let leaves = (0..word.constituents.len()).filter(|place| !has_parts(*place));
    let mut stems: Vec<&str> = leaves.map(|place| word.constituents[place].stem.as_str()).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn leaves_or_whole(word: &Word) -> Vec<&str> {
    if word.constituents.is_empty() { vec![&word.stem] } else { leaves(word) }
}

pub(super) fn by_itself(stem: &str) -> Slot {
    [Tier::Inflected, Tier::Reading].map(|tier| (tier, stem.to_owned())).to_vec()
}

fn by_itself_or_inside(stem: &str) -> Slot {
    [Tier::Inflected, Tier::Compound, Tier::Reading].map(|tier| (tier, stem.to_owned())).to_vec()
}

/// The first `most` of some words side by side, in any inflection; `None` if there are no words.
pub fn phrase(words: &str, most: usize, equivalents: &Equivalents<'_>) -> Option<QueryTerm> {
    let tokens = tokens(words, most);
    let mut forms = vec![row(&tokens, &[Tier::Exact]), row(&tokens, &[Tier::Inflected])];
    // In damaged text, some words of a phrase are damaged and others are not.
    let mut read = row(&tokens, &[Tier::Inflected, Tier::Ellipsis, Tier::Reading]);
    read.tier = Tier::Reading;
    forms.extend([read, row(&tokens, &[Tier::Folded])]);
    let mut term = QueryTerm::new(&format!("\"{words}\""), forms);
    term.add_synonyms(equivalents.in_phrase(&tokens));
    (!tokens.is_empty()).then_some(term)
}

/// Words side by side, exactly as typed; `None` if there are no words.
pub fn exactly(words: &str, most: usize) -> Option<QueryTerm> {
    let tokens = tokens(words, most);
    (!tokens.is_empty()).then(|| QueryTerm::new(&format!("\"{words}\""), vec![row(&tokens, &[Tier::Exact])]))
}

/// Words within `distance` words of the first; `None` if there are no words.
pub fn near(words: &[String], distance: u32, most: usize) -> Option<QueryTerm> {
    let tokens = tokens(&words.join(" "), most);
    let form = |tier: Tier, tiers: &[Tier]| {
        let slots = tokens.iter().map(|token| slot(token, tiers)).collect();
        Form::new(tier, Pattern::within(distance, slots))
    };
    let forms = vec![
        form(Tier::Exact, &[Tier::Exact]),
        form(Tier::Inflected, &[Tier::Inflected]),
        form(Tier::Reading, &[Tier::Inflected, Tier::Ellipsis, Tier::Reading]),
        Form { tier: Tier::Compound, pattern: inside(&tokens, distance), share: 1.0 },
        form(Tier::Folded, &[Tier::Folded]),
    ];
    (!tokens.is_empty()).then(|| QueryTerm::new(&words.join(&format!(" NÄRA/{distance} ")), forms))
}

/// The words themselves, or compounds that contain them, within `distance` words of the first.
fn inside(tokens: &[Token], distance: u32) -> Pattern {
    Pattern::within(distance, tokens.iter().map(|token| by_itself_or_inside(&token.word.stem)).collect())
}

/// A form that matches any of these words of the index.
pub fn several(label: &str, tier: Tier, terms: Slot) -> QueryTerm {
    QueryTerm::new(label, vec![Form::new(tier, Pattern::word(terms))])
}

fn tokens(text: &str, most: usize) -> Vec<Token> {
    analyse(text).into_iter().take(most).collect()
}

/// Words of the query side by side, or the first and last of them inside one compound.
pub fn adjacent_or_compound(tokens: &[Token]) -> QueryTerm {
    let mut forms = vec![row(tokens, &[Tier::Inflected])];
    if let [first, .., last] = tokens
        && first.word.stem != last.word.stem
    {
        let slots = [first, last].map(|token| vec![(Tier::Compound, token.word.stem.clone())]);
        forms.push(Form::new(Tier::Compound, Pattern::within(0, slots.to_vec())));
    }
    QueryTerm { weight: PROXIMITY_WEIGHT, ..QueryTerm::new("", forms) }
}

/// The tokens side by side. A match counts as the first of `tiers`.
fn row(tokens: &[Token], tiers: &[Tier]) -> Form {
    let slots = tokens.iter().map(|token| slot(token, tiers)).collect();
    Form::new(tiers.first().copied().unwrap_or(Tier::Exact), Pattern::adjacent(slots))
}

/// The terms of a word of the query for some kinds of match. Kinds that are stored as stems are searched by the stem.
fn slot(token: &Token, tiers: &[Tier]) -> Slot {
    let terms = |tier: Tier| match tier {
        Tier::Exact | Tier::Folded => token.terms(tier),
        _ => vec![token.word.stem.as_str()],
    };
    tiers.iter().flat_map(|tier| terms(*tier).into_iter().map(|term| (*tier, term.to_owned()))).collect()
}

impl Form {
    /// Whether its words may be so far apart that they are about different matters.
    pub fn is_loose(&self) -> bool {
        self.share < NEAR_SHARE
    }

    /// Whether it is a compound for words that were typed apart.
    pub fn is_joined(&self) -> bool {
        self.share > 1.0
    }

    /// Whether a single word of a text can match it.
    pub fn is_of_one_word(&self) -> bool {
        self.pattern.slots.len() == 1
    }

    pub fn new(tier: Tier, pattern: Pattern) -> Self {
        Self { tier, pattern, share: 1.0 }
    }
}
