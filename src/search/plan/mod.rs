//! Works out what to look for in the index: words and phrases in all their forms, and how they combine.

mod bounded;
mod equivalents;
mod expand;
mod forms;
mod spelling;

pub use forms::{Form, QueryTerm};
pub use spelling::allowed_edits;

use super::limits::QuestionLimits;
use super::notes::{Limited, Note, Notes};
use super::query::{Criterion, Query, Requirement, Scope, TextCriterion, Wording};
use crate::analysis::{Condition, Synonyms, Token, is_function_word};
use crate::index::{self, Filter, FilteredEntries, Snapshot};
use bounded::bounded;
use equivalents::Equivalents;
use forms::AllowedForms;
use std::collections::{BTreeMap, BTreeSet};

/// What a query looks for.
#[derive(Debug, Default)]
pub struct Plan {
    /// The words and phrases; the clauses refer to them by place.
    pub terms: Vec<QueryTerm>,
    pub clauses: Vec<PlannedClause>,
    /// Words of the query that are worth more if they are side by side in the text.
    pub proximity_bonuses: Vec<ProximityBonus>,
    /// For each filter that is excluded, inside brackets or among alternatives: the items that pass it. An item is given
    /// by its first passage.
    pub filter_results: Vec<FilteredEntries>,
    /// Filters that every answer must pass.
    pub filters: Vec<Filter>,
    /// What happens to items that lack wanted words.
    pub strictness: Strictness,
    pub notes: Notes,
}

/// Words of the query side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct ProximityBonus {
    pub term: QueryTerm,
    /// The words, as a bit set of their places: an item must have all of them to have the bonus.
    pub words: u64,
}

/// A part of the query, as checked on an item.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedClause {
    pub requirement: Requirement,
    pub node: ConditionTree,
    /// The part as typed.
    pub label: String,
}

/// A condition on an item.
#[derive(Debug, Clone, PartialEq)]
pub enum ConditionTree {
    /// The item has the wanted word at this place.
    Term(usize),
    /// The item passes the filter at this place.
    Filter(usize),
    All(Vec<ConditionTree>),
    Any(Vec<ConditionTree>),
    Not(Box<ConditionTree>),
}

/// What happens to items that lack wanted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// They come after items that have all words in one place.
    #[default]
    Lenient,
    /// They are not given.
    All,
}

/// Whether a part of the query is searched for or excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
}

/// Analyses text of a query: people type it, so it is not damaged by OCR.
fn analyse(text: &str) -> Vec<Token> {
    crate::analysis::analyse(text, Condition::Clean)
}

/// Works out what a query looks for, within `limits`.
///
/// # Errors
/// If the index cannot be read: some words are looked up in it.
pub fn plan(
    query: &Query,
    strictness: Strictness,
    limits: &QuestionLimits,
    synonyms: &Synonyms,
    snapshot: &Snapshot,
) -> Result<Plan, index::Error> {
    let mut notes = Notes::default();
    let query = &bounded(query, limits, &mut notes);
    let wildcards = expand::wildcards(snapshot, &wildcards(query), limits, &mut notes)?;
    let equivalents = Equivalents { acronyms: snapshot.acronyms()?, synonyms };
    let mut planner = Planner { snapshot, limits, equivalents, wildcards, plan: Plan { notes, ..Plan::default() } };
    // Function words are searched for only if the query has no other words.
    let is_bare = !query
        .clauses
        .iter()
        .any(|clause| clause.requirement != Requirement::Excluded && has_content(&clause.criterion));
    let mut clauses = query.clauses.iter().peekable();
    while let Some(clause) = clauses.next() {
        if clause.requirement == Requirement::Excluded {
            planner.exclude(&clause.criterion)?;
            continue;
        }
        match &clause.criterion {
            Criterion::Filter(filter) => planner.plan.filters.push(filter.clone()),
            Criterion::Text(TextCriterion { wording: Wording::Word(first), scope: Scope::Anywhere }) => {
                let mut words = vec![(first.as_str(), clause.requirement)];
                while let Some(next) = clauses.next_if(|next| plain_word(next).is_some()) {
                    words.extend(plain_word(next).map(|word| (word, next.requirement)));
                }
                planner.row(&words, is_bare);
            }
            what => {
                if let Some(node) = planner.node(what, Side::For)? {
                    let is_strict = matches!(what, Criterion::Text(text) if text.wording.is_strict());
                    let requirement = match clause.requirement {
                        Requirement::Wanted if is_strict => Requirement::Required,
                        requirement => requirement,
                    };
                    planner.plan.clauses.push(PlannedClause { requirement, node, label: what.to_string() });
                }
            }
        }
    }
    let mut plan = planner.plan;
    spelling::correct(snapshot, limits, &mut plan)?;
    plan.strictness = strictness;
    let leaves_out_properties = plan.clauses.iter().any(|clause| !clause.node.has_words());
    let asks =
        plan.clauses.iter().any(|clause| clause.requirement != Requirement::Excluded) || !plan.filters.is_empty();
    if !asks && !leaves_out_properties {
        let has_demands = !plan.clauses.is_empty();
        plan.clauses.clear();
        plan.notes.add(if has_demands { Note::OnlyExclusions } else { Note::NoWords });
    }
    Ok(plan)
}

impl ConditionTree {
    /// Whether the condition depends on any word.
    pub fn has_words(&self) -> bool {
        match self {
            Self::Term(_) => true,
            Self::Filter(_) => false,
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(Self::has_words),
            Self::Not(node) => node.has_words(),
        }
    }

    /// Whether an item without any of the words may meet the condition.
    pub fn may_hold_without_words(&self) -> bool {
        match self {
            Self::Term(_) => false,
            Self::Filter(_) | Self::Not(_) => true,
            Self::All(nodes) => nodes.iter().all(Self::may_hold_without_words),
            Self::Any(nodes) => nodes.iter().any(Self::may_hold_without_words),
        }
    }
}

impl Plan {
    /// Drops the forms whose words may be far apart.
    pub fn drop_loose_forms(&mut self) {
        for term in &mut self.terms {
            term.forms.retain(|form| !form.is_loose());
        }
    }
}

/// What a query looks for without an index: no acronyms, and no words with * or ~.
#[cfg(test)]
pub fn words(query: &Query) -> Vec<QueryTerm> {
    let (acronyms, synonyms) = (index::Acronyms::default(), Synonyms::shipped());
    let limits = QuestionLimits::default();
    let equivalents = Equivalents { acronyms: &acronyms, synonyms: &synonyms };
    let mut terms = Vec::new();
    let mut row = Vec::new();
    for clause in &query.clauses {
        match &clause.criterion {
            Criterion::Text(TextCriterion { wording: Wording::Word(word), .. }) => row.push(word.as_str()),
            Criterion::Text(TextCriterion { wording: Wording::Phrase(words), .. }) => {
                terms.extend(forms::phrase(words, limits.phrase, &equivalents));
            }
            _ => {}
        }
    }
    let text = row.join(" ");
    let tokens = analyse(&text);
    terms.extend((0..tokens.len()).map(|place| forms::word_among(&text, &tokens, place, &equivalents)));
    terms
}

/// The text of a plain word, if the clause is one. A row of such words is read together, because "RS 2022/195" and "§
/// 12" contain a space.
fn plain_word(clause: &super::query::Clause) -> Option<&str> {
    match &clause.criterion {
        Criterion::Text(TextCriterion { wording: Wording::Word(word), scope: Scope::Anywhere })
            if clause.requirement != Requirement::Excluded =>
        {
            Some(word)
        }
        _ => None,
    }
}

/// Whether a part of the query asks for anything: signs alone do not.
fn asks_something(what: &Criterion) -> bool {
    match what {
        Criterion::Filter(_) => true,
        Criterion::Text(text) => text.wording.words().iter().any(|word| !analyse(word).is_empty()),
        Criterion::Any(all) => all.iter().any(asks_something),
        Criterion::Group(query) => query
            .clauses
            .iter()
            .any(|clause| clause.requirement != Requirement::Excluded && asks_something(&clause.criterion)),
    }
}

/// Whether a part of the query has more than function words.
fn has_content(what: &Criterion) -> bool {
    match what {
        Criterion::Filter(_) => false,
        Criterion::Text(text) => match &text.wording {
            Wording::Word(word) => analyse(word).iter().any(is_content),
            _ => asks_something(what),
        },
        Criterion::Any(all) => all.iter().any(has_content),
        Criterion::Group(query) => query.clauses.iter().any(|clause| has_content(&clause.criterion)),
    }
}

fn is_content(token: &Token) -> bool {
    !is_function_word(&token.word.exact)
}

/// The words with * in a query, each once.
fn wildcards(query: &Query) -> BTreeSet<&str> {
    fn gather<'a>(what: &'a Criterion, found: &mut BTreeSet<&'a str>) {
        match what {
            Criterion::Text(TextCriterion { wording: Wording::Wildcard(letters), .. }) => {
                found.insert(letters);
            }
            Criterion::Text(_) | Criterion::Filter(_) => {}
            Criterion::Any(all) => all.iter().for_each(|what| gather(what, found)),
            Criterion::Group(query) => query.clauses.iter().for_each(|clause| gather(&clause.criterion, found)),
        }
    }
    let mut found = BTreeSet::new();
    query.clauses.iter().for_each(|clause| gather(&clause.criterion, &mut found));
    found
}

struct Planner<'a> {
    snapshot: &'a Snapshot,
    limits: &'a QuestionLimits,
    equivalents: Equivalents<'a>,
    /// What each word with * stands for.
    wildcards: BTreeMap<String, QueryTerm>,
    plan: Plan,
}

impl Planner<'_> {
    /// Adds a row of plain words, each with its requirement.
    fn row(&mut self, words: &[(&str, Requirement)], is_bare: bool) {
        let mut text = String::new();
        let mut required = Vec::new();
        for (word, requirement) in words {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            if *requirement == Requirement::Required {
                required.push(start..text.len());
            }
        }
        let tokens = analyse(&text);
        let mut last: Option<(usize, usize)> = None;
        for (place, token) in tokens.iter().enumerate() {
            let is_required = required.iter().any(|range| range.start < token.end && token.start < range.end);
            if !is_bare && !is_required && !is_content(token) {
                continue;
            }
            let requirement = if is_required { Requirement::Required } else { Requirement::Wanted };
            if !self.has_room(requirement) && !self.has_word(&token.word.exact) {
                self.say_full();
                last = None;
                continue;
            }
            let term = forms::word_among(&text, &tokens, place, &self.equivalents);
            let label = term.label.clone();
            let own = self.want(term, requirement);
            if let (Some((before, first)), Some(ConditionTree::Term(second))) = (last, &own) {
                self.bind(&tokens[before..=place], 1 << first | 1 << second);
            }
            last = None;
            if let Some(node) = own {
                if let ConditionTree::Term(term) = node {
                    last = Some((place, term));
                }
                self.add(PlannedClause { requirement, node, label });
            }
        }
    }

    /// Adds a clause. A repeated word is added once, as required if it is required anywhere.
    fn add(&mut self, clause: PlannedClause) {
        match self
            .plan
            .clauses
            .iter_mut()
            .find(|held| held.node == clause.node && held.requirement != Requirement::Excluded)
        {
            Some(held) if clause.requirement == Requirement::Required => held.requirement = Requirement::Required,
            Some(_) => {}
            None => self.plan.clauses.push(clause),
        }
    }

    /// The condition that an item has `term`, which is added to the plan if new; `None` if the plan is full.
    fn want(&mut self, mut term: QueryTerm, requirement: Requirement) -> Option<ConditionTree> {
        let most = self.limits.synonyms;
        if !term.limit_synonyms(most) {
            let of = Limited::Synonyms { word: term.label.clone() };
            self.plan.notes.add(Note::OnlyFirst { count: most, of });
        }
        if let Some(held) = self.plan.terms.iter().position(|other| other.is_same(&term)) {
            return Some(ConditionTree::Term(held));
        }
        if !self.has_room(requirement) {
            self.say_full();
            return None;
        }
        self.plan.terms.push(term);
        Some(ConditionTree::Term(self.plan.terms.len() - 1))
    }

    fn has_room(&self, requirement: Requirement) -> bool {
        let most = if requirement == Requirement::Wanted { self.limits.wanted() } else { QuestionLimits::demanded() };
        self.plan.terms.len() < most
    }

    fn has_word(&self, exact: &str) -> bool {
        self.plan.terms.iter().any(|term| term.spelling.as_deref() == Some(exact))
    }

    fn say_full(&mut self) {
        self.plan.notes.add(Note::OnlyFirst { count: self.limits.wanted(), of: Limited::Words });
    }

    /// Adds a bonus for the first and the last of `tokens`. The tokens between them are function words, which are not
    /// searched for.
    fn bind(&mut self, tokens: &[Token], words: u64) {
        if self.plan.proximity_bonuses.len() >= self.limits.wanted() || tokens.len() > self.limits.phrase {
            return;
        }
        let bonus = forms::adjacent_or_compound(tokens);
        if !self.plan.proximity_bonuses.iter().any(|other| other.term.is_same(&bonus)) {
            self.plan.proximity_bonuses.push(ProximityBonus { term: bonus, words });
        }
    }

    fn exclude(&mut self, what: &Criterion) -> Result<(), index::Error> {
        if let Some(node) = self.node(what, Side::Against)? {
            self.plan.clauses.push(PlannedClause { requirement: Requirement::Excluded, node, label: what.to_string() });
        }
        Ok(())
    }

    /// The condition for `what`; `None` if it asks for nothing.
    fn node(&mut self, what: &Criterion, side: Side) -> Result<Option<ConditionTree>, index::Error> {
        Ok(match what {
            Criterion::Text(text) => self.text(text, side)?,
            Criterion::Filter(filter) => {
                self.plan.filter_results.push(self.snapshot.filtered_entries(filter)?.by_item(self.snapshot));
                Some(ConditionTree::Filter(self.plan.filter_results.len() - 1))
            }
            Criterion::Any(all) => {
                let mut nodes = Vec::with_capacity(all.len());
                for what in all {
                    nodes.extend(self.node(what, side)?);
                }
                one_or(nodes, ConditionTree::Any)
            }
            Criterion::Group(query) => self.group(query, side)?,
        })
    }

    /// The conditions of all clauses together. Function words count only if the group has no other words.
    fn group(&mut self, query: &Query, side: Side) -> Result<Option<ConditionTree>, index::Error> {
        let is_bare = !query.clauses.iter().any(|clause| has_content(&clause.criterion));
        let mut nodes = Vec::new();
        for clause in &query.clauses {
            if clause.requirement == Requirement::Excluded {
                nodes.extend(
                    self.node(&clause.criterion, Side::Against)?.map(|node| ConditionTree::Not(Box::new(node))),
                );
            } else if is_bare || clause.requirement == Requirement::Required || has_content(&clause.criterion) {
                nodes.extend(self.node(&clause.criterion, side)?);
            }
        }
        Ok(one_or(nodes, ConditionTree::All))
    }

    fn text(&mut self, text: &TextCriterion, side: Side) -> Result<Option<ConditionTree>, index::Error> {
        let allowed = if side == Side::For { AllowedForms::All } else { AllowedForms::Close };
        let mut terms = match &text.wording {
            Wording::Word(word) => {
                let tokens = analyse(word);
                (0..tokens.len()).map(|place| forms::word_among(word, &tokens, place, &self.equivalents)).collect()
            }
            Wording::Phrase(words) => {
                forms::phrase(words, self.longest(words), &self.equivalents).into_iter().collect()
            }
            Wording::Exact(words) => forms::exactly(words, self.longest(words)).into_iter().collect(),
            Wording::Near { words, distance } => {
                forms::near(words, *distance, self.longest(&words.join(" "))).into_iter().collect()
            }
            Wording::Wildcard(letters) => self.wildcards.get(letters).cloned().into_iter().collect(),
            Wording::Similar { word, edits } => {
                expand::similar(self.snapshot, word, *edits, (self.limits, &self.equivalents), &mut self.plan.notes)?
            }
        };
        for term in &mut terms {
            term.scope = text.scope;
            term.is_looked_for = side == Side::For;
            let is_given = matches!(text.wording, Wording::Wildcard(_));
            term.keep_allowed(match text.scope {
                Scope::Reference => AllowedForms::CaseNumber,
                // The given letters are what the query asks for, in whatever form they are found.
                _ if is_given => AllowedForms::All,
                _ => allowed,
            });
        }
        let mut nodes: Vec<ConditionTree> =
            terms.into_iter().filter_map(|term| self.want(term, Requirement::Required)).collect();
        nodes.dedup();
        Ok(one_or(nodes, ConditionTree::All))
    }

    /// The number of words of a phrase that are searched for; notes if `words` has more.
    fn longest(&mut self, words: &str) -> usize {
        if analyse(words).len() > self.limits.phrase {
            self.plan.notes.add(bounded::too_long(self.limits));
        }
        self.limits.phrase
    }
}

fn one_or(mut nodes: Vec<ConditionTree>, join: fn(Vec<ConditionTree>) -> ConditionTree) -> Option<ConditionTree> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}
