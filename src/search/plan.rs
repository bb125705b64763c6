//! From a question to what is looked for in the index: words and phrases, each in all its tiers.

use super::question::{Clause, Question};
use crate::analysis::{Condition, Constituent, Tier, Token, Word, fold, is_function_word, restored};
use crate::index::{Acronyms, Pattern, Slot};

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    pub wanted: Vec<Wanted>,
    /// Not to be in the item at all.
    pub unwanted: Vec<Wanted>,
    /// Words of the question that stand side by side in the text are worth more.
    pub bonds: Vec<Wanted>,
    pub notes: Vec<String>,
}

/// A word or phrase and the ways in which a text may have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// As asked.
    pub label: String,
    pub forms: Vec<Form>,
    pub need: Need,
    /// What it counts beside another word.
    pub weight: f32,
}

/// Whether an item without it may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It may, after those that have it.
    Word,
    /// It may not.
    Phrase,
}

/// One way to have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What a match counts as.
    pub tier: Tier,
    pub pattern: Pattern,
    /// What a match is worth beside the nearest of its tier.
    pub share: f32,
}

/// A case number beside other words is what the question is about, the words are its trimmings
/// ("ärende RS 2022/195"). By feel.
const CASE_NUMBER: f32 = 2.0;
/// What words side by side are worth beside one word of the same rarity. Measured on
/// questions over 12,320 interpellations: known items .93 without it, .94 from 0.3 to 0.6.
const BOND: f32 = 0.5;

// Distances and shares are by feel; together they bring compounds for split writing from .06 to .75 and parts for
// compounds from .03 to .77 on questions over 12,320 interpellations.

/// "avtal om hemsjukvård": one word between the parts of a compound.
const NEAR: u32 = 2;
const NEAR_SHARE: f32 = 0.8;
/// About a clause: the parts may still be of one matter.
const FAR: u32 = 8;
const FAR_SHARE: f32 = 0.3;
/// About a passage: "planerna … vid höjd beredskap" for beredskapsplaner.
const APART: u32 = 40;
const APART_SHARE: f32 = 0.15;

/// An acronym may stand for other things too. By feel.
const EXPLAINED_SHARE: f32 = 0.9;
/// Words of the longest that an acronym stands for: lagen om stöd och service till vissa funktionshindrade has eight.
const LONGEST_EXPLANATION: usize = 10;

/// The tiers that hold stems, nearest first.
const STEMMED: [Tier; 4] = [Tier::Inflected, Tier::Ellipsis, Tier::Reading, Tier::Compound];

/// More words than anyone asks; each costs a walk through its occurrences. By feel.
const MOST_WORDS: usize = 48;

/// A question is typed, not read by a machine.
fn analyse(text: &str) -> Vec<Token> {
    crate::analysis::analyse(text, Condition::Clean)
}

/// Works out what a question looks for.
#[must_use]
pub fn plan(question: Question, acronyms: &Acronyms) -> Plan {
    let mut plan = Plan { notes: question.notes, ..Plan::default() };
    let has_aim = question.clauses.iter().any(|clause| match clause {
        Clause::Words(text) | Clause::Phrase(text) => !analyse(text).is_empty(),
        Clause::Not(_) => false,
    });
    let mut rows: Vec<(String, Vec<Token>)> = Vec::new();
    for clause in question.clauses {
        match clause {
            Clause::Words(text) => rows.push(tokens(text)),
            Clause::Phrase(text) => plan.wanted.extend(phrase(&text)),
            Clause::Not(text) if has_aim => plan.unwanted.extend(unwanted(&text)),
            Clause::Not(text) => {
                plan.notes.push("nothing but words to leave out: they are searched for instead".to_owned());
                rows.push(tokens(text));
            }
        }
    }
    // Where nothing but function words is asked, they are what is asked.
    let is_bare = plan.wanted.is_empty()
        && rows.iter().flat_map(|(_, tokens)| tokens).all(|token| is_function_word(&token.word.exact));
    let is_content = |token: &Token| is_bare || !is_function_word(&token.word.exact);
    for (text, tokens) in &rows {
        let mut last: Option<usize> = None;
        for (place, token) in tokens.iter().enumerate().filter(|(_, token)| is_content(token)) {
            if let Some(last) = last {
                plan.bonds.push(bond(&tokens[last..=place]));
            }
            last = Some(place);
            let mut wanted = word(&text[token.start..token.end], token);
            wanted.forms.extend(long_forms(token, acronyms));
            wanted.forms.extend(short_forms(tokens, place, acronyms));
            plan.want(wanted);
        }
    }
    if plan.wanted.is_empty() {
        plan.notes.push("the question has no words".to_owned());
    }
    plan.bound();
    plan
}

impl Plan {
    fn want(&mut self, wanted: Wanted) {
        if !self.wanted.iter().any(|other| other.forms == wanted.forms) {
            self.wanted.push(wanted);
        }
    }

    fn bound(&mut self) {
        if self.wanted.len() > MOST_WORDS {
            self.notes.push(format!("only the first {MOST_WORDS} words of the question were searched for"));
        }
        self.wanted.truncate(MOST_WORDS);
        self.unwanted.truncate(MOST_WORDS);
        self.bonds.truncate(MOST_WORDS);
    }
}

fn tokens(text: String) -> (String, Vec<Token>) {
    let tokens = analyse(&text);
    (text, tokens)
}

fn word(printed: &str, token: &Token) -> Wanted {
    let word = &token.word;
    let single = |tier: Tier, term: &str| Form::new(tier, Pattern::word(vec![(tier, term.to_owned())]));
    let mut forms = vec![single(Tier::Exact, &word.exact)];
    forms.extend(STEMMED.map(|tier| single(tier, &word.stem)));
    let parts: Vec<&Constituent> = word.parts().collect();
    if word.is_case_number() {
        // "RS 2022/195" asks for a text that says "2022/195" too
        let number = parts.iter().filter(|part| part.stem.contains('/'));
        forms.extend(
            number.map(|number| Form::new(Tier::Compound, Pattern::word(vec![(Tier::Inflected, number.stem.clone())]))),
        );
    } else if parts.len() > 1 && parts.iter().any(|part| part.stem != parts[0].stem) {
        forms.extend(apart(word, &parts));
    }
    forms.push(Form::new(Tier::Folded, Pattern::word(folded(printed, word))));
    let weight = if word.is_case_number() { CASE_NUMBER } else { 1.0 };
    Wanted { label: printed.to_owned(), forms, need: Need::Word, weight }
}

/// The word without its marks. "motena" was meant for mötena, of which the endings of "motena" tell nothing.
fn folded(printed: &str, word: &Word) -> Slot {
    let meant = restored(printed);
    let mut terms = match analyse(&meant).pop() {
        Some(meant_token) if meant != printed => [meant_token.word.folded.clone(), vec![fold(&word.exact)]].concat(),
        _ => word.folded.clone(),
    };
    terms.dedup();
    terms.into_iter().map(|term| (Tier::Folded, term)).collect()
}

/// A compound asks for its parts: inside another word ("sjukvårdsavtal" in hemsjukvårdsavtal), side by side
/// ("läns gemensam"), or near each other ("avtal om hemsjukvård").
fn apart(word: &Word, parts: &[&Constituent]) -> Vec<Form> {
    let slots: Vec<Slot> = parts.iter().map(|part| by_itself_or_inside(&part.stem)).collect();
    let inside = parts.iter().map(|part| vec![(Tier::Compound, part.stem.clone())]).collect();
    let form = |pattern: Pattern, share: f32| Form { tier: Tier::Compound, pattern, share };
    // "äldreomsorgslokalförsörjningsplan" is written "lokalförsörjningsplan för äldreomsorg", too.
    let leaves: Vec<Slot> = leaves(word).iter().map(|stem| by_itself_or_inside(stem)).collect();
    let scattered = (leaves.len() > parts.len()).then(|| form(Pattern::within(APART, leaves), APART_SHARE));
    let mut forms = vec![
        form(Pattern::within(0, inside), 1.0),
        form(Pattern::row(slots.clone()), 1.0),
        form(Pattern::within(NEAR, slots.clone()), NEAR_SHARE),
        form(Pattern::within(FAR, slots.clone()), FAR_SHARE),
        form(Pattern::within(APART, slots), APART_SHARE),
    ];
    forms.extend(scattered);
    forms
}

/// The stems of the constituents that have none themselves, each once.
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

/// What the word stands for, if it is an acronym: SIP asks for "samordnad individuell plan" too.
fn long_forms(token: &Token, acronyms: &Acronyms) -> Vec<Form> {
    let slot = |stem: &String| by_itself(stem);
    let form = |long: &Vec<String>| Form::explained(Pattern::row(long.iter().map(slot).collect()));
    // "AU:s" is a form of AU.
    let longs = [&token.word.exact, &token.word.stem].map(|short| acronyms.longs(short));
    longs.into_iter().find(|longs| !longs.is_empty()).unwrap_or_default().iter().map(form).collect()
}

/// The acronyms of the words around the word at `place`: each of "samordnad individuell plan" asks for SIP too.
fn short_forms(tokens: &[Token], place: usize, acronyms: &Acronyms) -> Vec<Form> {
    let stems: Vec<&str> = tokens.iter().map(|token| token.word.stem.as_str()).collect();
    let mut forms = Vec::new();
    for start in place.saturating_sub(LONGEST_EXPLANATION)..=place {
        for end in place + 1..=(start + LONGEST_EXPLANATION).min(stems.len()) {
            let shorts = acronyms.shorts(&stems[start..end]).iter();
            forms.extend(shorts.map(|short| Form::explained(Pattern::word(by_itself(short)))));
        }
    }
    forms
}

fn by_itself(stem: &str) -> Slot {
    [Tier::Inflected, Tier::Reading].map(|tier| (tier, stem.to_owned())).to_vec()
}

fn by_itself_or_inside(stem: &str) -> Slot {
    [Tier::Inflected, Tier::Compound, Tier::Reading].map(|tier| (tier, stem.to_owned())).to_vec()
}

fn phrase(text: &str) -> Option<Wanted> {
    let tokens: Vec<Token> = analyse(text).into_iter().take(MOST_WORDS).collect();
    let forms = [Tier::Exact, Tier::Inflected, Tier::Folded].into_iter().map(|tier| row(&tokens, tier)).collect();
    let label = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tokens.is_empty()).then_some(Wanted { label, forms, need: Need::Phrase, weight: 1.0 })
}

/// What is left out is left out for what it is, not for what it resembles.
fn unwanted(text: &str) -> Option<Wanted> {
    let mut wanted = phrase(text)?;
    wanted.forms.retain(|form| form.tier <= Tier::Inflected);
    Some(wanted)
}

/// Words of the question side by side, and the first and last of them inside one compound.
fn bond(tokens: &[Token]) -> Wanted {
    let mut forms: Vec<Form> = [Tier::Inflected, Tier::Folded].into_iter().map(|tier| row(tokens, tier)).collect();
    if let [first, .., last] = tokens
        && first.word.stem != last.word.stem
    {
        let slots = [first, last].map(|token| vec![(Tier::Compound, token.word.stem.clone())]);
        forms.push(Form::new(Tier::Compound, Pattern::within(0, slots.to_vec())));
    }
    Wanted { label: String::new(), forms, need: Need::Word, weight: BOND }
}

fn row(tokens: &[Token], tier: Tier) -> Form {
    let slots = tokens.iter().map(|token| token.terms(tier).into_iter().map(|term| (tier, term.to_owned())).collect());
    Form::new(tier, Pattern::row(slots.collect()))
}

impl Form {
    pub fn new(tier: Tier, pattern: Pattern) -> Self {
        Self { tier, pattern, share: 1.0 }
    }

    /// An acronym for what it stands for, or the reverse.
    fn explained(pattern: Pattern) -> Self {
        Self { tier: Tier::Inflected, pattern, share: EXPLAINED_SHARE }
    }
}

#[cfg(test)]
mod tests {
    use super::plan;
    use crate::index::Acronyms;
    use crate::search::question::parse;

    #[track_caller]
    fn check(question: &str, wanted: &[&str], unwanted: &[&str]) {
        let plan = plan(parse(question), &Acronyms::default());
        let labels = |side: &[super::Wanted]| side.iter().map(|wanted| wanted.label.clone()).collect::<Vec<_>>();
        assert_eq!((labels(&plan.wanted), labels(&plan.unwanted)), (labels_of(wanted), labels_of(unwanted)));
    }

    fn labels_of(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn function_words_ask_for_nothing_unless_alone() {
        check("avtal om hemsjukvård", &["avtal", "hemsjukvård"], &[]);
        check("om", &["om"], &[]);
        check("Dnr RS 2022/195", &["Dnr", "RS 2022/195"], &[]);
    }

    #[test]
    fn a_word_is_asked_for_once() {
        check("vård vård", &["vård"], &[]);
    }

    #[test]
    fn nothing_but_exclusions_are_words() {
        check("-vård", &["vård"], &[]);
        check("nära -vård", &["nära"], &["vård"]);
        check("- * 🎉", &[], &[]);
    }
}
