//! Works out what to look for in the index: words and phrases in all their forms, and how they combine.

mod bounded;
mod expand;
mod forms;
mod spelling;
mod stand_ins;

pub use forms::{Form, Wanted};
pub use spelling::forgiven;

use super::limits::QuestionLimits;
use super::notes::{Limited, Note, Notes};
use super::query::{Need, Query, Scope, Text, What, Wording};
use crate::analysis::{Condition, Synonyms, Token, is_function_word};
use crate::index::{self, Filter, Kept, Snapshot};
use bounded::bounded;
use forms::Reach;
use stand_ins::StandIns;
use std::collections::{BTreeMap, BTreeSet};

/// What a query looks for.
#[derive(Debug, Default)]
pub struct Plan {
    /// The words and phrases; the demands refer to them by place.
    pub wanted: Vec<Wanted>,
    pub demands: Vec<Demand>,
    /// Words of the query that are worth more if they are side by side in the text.
    pub bonds: Vec<Bond>,
    /// The items that pass each filter inside brackets or alternatives. An item is given by its first passage.
    pub kept: Vec<Kept>,
    /// Filters that every answer must pass.
    pub filters: Vec<Filter>,
    /// What happens to items that lack wanted words.
    pub strictness: Strictness,
    pub notes: Notes,
}

/// Words of the query side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Bond {
    pub wanted: Wanted,
    /// The words, as a bit set of their places: an item must have all of them to have the bond.
    pub words: u64,
}

/// A part of the query, as checked on an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    pub need: Need,
    pub node: Node,
    /// The part as typed.
    pub label: String,
}

/// A condition on an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// The item has the wanted word at this place.
    Wanted(usize),
    /// The item passes the filter at this place.
    Kept(usize),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
}

/// What happens to items that lack wanted words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// They come after items that have all words.
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
    let stand_ins = StandIns { acronyms: snapshot.acronyms()?, synonyms };
    let mut planner = Planner { snapshot, limits, stand_ins, wildcards, plan: Plan { notes, ..Plan::default() } };
    // Function words are searched for only if the query has no other words.
    let is_bare = !query.clauses.iter().any(|clause| clause.need != Need::Excluded && has_content(&clause.what));
    let mut clauses = query.clauses.iter().peekable();
    while let Some(clause) = clauses.next() {
        if clause.need == Need::Excluded {
            planner.exclude(&clause.what)?;
            continue;
        }
        match &clause.what {
            What::Filter(filter) => planner.plan.filters.push(filter.clone()),
            What::Text(Text { wording: Wording::Word(first), scope: Scope::Anywhere }) => {
                let mut words = vec![(first.as_str(), clause.need)];
                while let Some(next) = clauses.next_if(|next| plain_word(next).is_some()) {
                    words.extend(plain_word(next).map(|word| (word, next.need)));
                }
                planner.row(&words, is_bare);
            }
            what => {
                if let Some(node) = planner.node(what, Side::For)? {
                    let is_strict = matches!(what, What::Text(text) if text.wording.is_strict());
                    let need = match clause.need {
                        Need::Wanted if is_strict => Need::Required,
                        need => need,
                    };
                    planner.plan.demands.push(Demand { need, node, label: what.to_string() });
                }
            }
        }
    }
    let mut plan = planner.plan;
    spelling::correct(snapshot, limits, &mut plan)?;
    plan.strictness = strictness;
    let leaves_out_properties = plan.demands.iter().any(|demand| !demand.node.has_words());
    let asks = plan.demands.iter().any(|demand| demand.need != Need::Excluded) || !plan.filters.is_empty();
    if !asks && !leaves_out_properties {
        let has_demands = !plan.demands.is_empty();
        plan.demands.clear();
        plan.notes.add(if has_demands { Note::OnlyExclusions } else { Note::NoWords });
    }
    Ok(plan)
}

impl Node {
    /// Whether the condition depends on any word.
    pub fn has_words(&self) -> bool {
        match self {
            Self::Wanted(_) => true,
            Self::Kept(_) => false,
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(Self::has_words),
            Self::Not(node) => node.has_words(),
        }
    }

    /// Whether an item without any of the words may meet the condition.
    pub fn may_hold_without_words(&self) -> bool {
        match self {
            Self::Wanted(_) => false,
            Self::Kept(_) | Self::Not(_) => true,
            Self::All(nodes) => nodes.iter().all(Self::may_hold_without_words),
            Self::Any(nodes) => nodes.iter().any(Self::may_hold_without_words),
        }
    }
}

impl Plan {
    /// Drops the forms whose words may be far apart.
    pub fn come_near(&mut self) {
        for wanted in &mut self.wanted {
            wanted.forms.retain(|form| !form.is_loose());
        }
    }
}

/// What a query looks for without an index: no acronyms, and no words with * or ~.
#[cfg(test)]
pub fn words(query: &Query) -> Vec<Wanted> {
    let (acronyms, synonyms) = (index::Acronyms::default(), Synonyms::shipped());
    let limits = QuestionLimits::default();
    let stand_ins = StandIns { acronyms: &acronyms, synonyms: &synonyms };
    let mut wanted = Vec::new();
    let mut row = Vec::new();
    for clause in &query.clauses {
        match &clause.what {
            What::Text(Text { wording: Wording::Word(word), .. }) => row.push(word.as_str()),
            What::Text(Text { wording: Wording::Phrase(words), .. }) => {
                wanted.extend(forms::phrase(words, limits.phrase, &stand_ins));
            }
            _ => {}
        }
    }
    let text = row.join(" ");
    let tokens = analyse(&text);
    wanted.extend((0..tokens.len()).map(|place| forms::word_among(&text, &tokens, place, &stand_ins)));
    wanted
}

/// The text of a plain word, if the clause is one. A row of such words is read together, because "RS 2022/195" and "§
/// 12" contain a space.
fn plain_word(clause: &super::query::Clause) -> Option<&str> {
    match &clause.what {
        What::Text(Text { wording: Wording::Word(word), scope: Scope::Anywhere }) if clause.need != Need::Excluded => {
            Some(word)
        }
        _ => None,
    }
}

/// Whether a part of the query asks for anything: signs alone do not.
fn asks_something(what: &What) -> bool {
    match what {
        What::Filter(_) => true,
        What::Text(text) => text.wording.words().iter().any(|word| !analyse(word).is_empty()),
        What::Any(all) => all.iter().any(asks_something),
        What::Group(query) => {
            query.clauses.iter().any(|clause| clause.need != Need::Excluded && asks_something(&clause.what))
        }
    }
}

/// Whether a part of the query has more than function words.
fn has_content(what: &What) -> bool {
    match what {
        What::Filter(_) => false,
        What::Text(text) => match &text.wording {
            Wording::Word(word) => analyse(word).iter().any(is_content),
            _ => asks_something(what),
        },
        What::Any(all) => all.iter().any(has_content),
        What::Group(query) => query.clauses.iter().any(|clause| has_content(&clause.what)),
    }
}

fn is_content(token: &Token) -> bool {
    !is_function_word(&token.word.exact)
}

/// The words with * in a query, each once.
fn wildcards(query: &Query) -> BTreeSet<&str> {
    fn gather<'a>(what: &'a What, found: &mut BTreeSet<&'a str>) {
        match what {
            What::Text(Text { wording: Wording::Wildcard(letters), .. }) => {
                found.insert(letters);
            }
            What::Text(_) | What::Filter(_) => {}
            What::Any(all) => all.iter().for_each(|what| gather(what, found)),
            What::Group(query) => query.clauses.iter().for_each(|clause| gather(&clause.what, found)),
        }
    }
    let mut found = BTreeSet::new();
    query.clauses.iter().for_each(|clause| gather(&clause.what, &mut found));
    found
}

struct Planner<'a> {
    snapshot: &'a Snapshot,
    limits: &'a QuestionLimits,
    stand_ins: StandIns<'a>,
    /// What each word with * stands for.
    wildcards: BTreeMap<String, Wanted>,
    plan: Plan,
}

impl Planner<'_> {
    /// Adds a row of plain words, each with its need.
    fn row(&mut self, words: &[(&str, Need)], is_bare: bool) {
        let mut text = String::new();
        let mut required = Vec::new();
        for (word, need) in words {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            if *need == Need::Required {
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
            let need = if is_required { Need::Required } else { Need::Wanted };
            if !self.has_room(need) && !self.has_word(&token.word.exact) {
                self.say_full();
                last = None;
                continue;
            }
            let wanted = forms::word_among(&text, &tokens, place, &self.stand_ins);
            let label = wanted.label.clone();
            let own = self.want(wanted, need);
            if let (Some((before, first)), Some(Node::Wanted(second))) = (last, &own) {
                self.bind(&tokens[before..=place], 1 << first | 1 << second);
            }
            last = None;
            if let Some(node) = own {
                if let Node::Wanted(wanted) = node {
                    last = Some((place, wanted));
                }
                self.add(Demand { need, node, label });
            }
        }
    }

    /// Adds a demand. A repeated word is added once, as required if it is required anywhere.
    fn add(&mut self, demand: Demand) {
        match self.plan.demands.iter_mut().find(|held| held.node == demand.node && held.need != Need::Excluded) {
            Some(held) if demand.need == Need::Required => held.need = Need::Required,
            Some(_) => {}
            None => self.plan.demands.push(demand),
        }
    }

    /// The place of `wanted` among the words of the plan; `None` if there are too many words.
    fn want(&mut self, mut wanted: Wanted, need: Need) -> Option<Node> {
        let most = self.limits.synonyms;
        if !wanted.keeps_synonyms(most) {
            let of = Limited::Synonyms { word: wanted.label.clone() };
            self.plan.notes.add(Note::OnlyFirst { count: most, of });
        }
        if let Some(held) = self.plan.wanted.iter().position(|other| other.is_same(&wanted)) {
            return Some(Node::Wanted(held));
        }
        if !self.has_room(need) {
            self.say_full();
            return None;
        }
        self.plan.wanted.push(wanted);
        Some(Node::Wanted(self.plan.wanted.len() - 1))
    }

    fn has_room(&self, need: Need) -> bool {
        let most = if need == Need::Wanted { self.limits.wanted() } else { QuestionLimits::demanded() };
        self.plan.wanted.len() < most
    }

    fn has_word(&self, exact: &str) -> bool {
        self.plan.wanted.iter().any(|wanted| wanted.spelling.as_deref() == Some(exact))
    }

    fn say_full(&mut self) {
        self.plan.notes.add(Note::OnlyFirst { count: self.limits.wanted(), of: Limited::Words });
    }

    /// Adds a bond of the first and the last of `tokens`. The tokens between them are function words, which are not
    /// searched for.
    fn bind(&mut self, tokens: &[Token], words: u64) {
        if self.plan.bonds.len() >= self.limits.wanted() || tokens.len() > self.limits.phrase {
            return;
        }
        let bond = forms::bond(tokens);
        if !self.plan.bonds.iter().any(|other| other.wanted.is_same(&bond)) {
            self.plan.bonds.push(Bond { wanted: bond, words });
        }
    }

    fn exclude(&mut self, what: &What) -> Result<(), index::Error> {
        if let Some(node) = self.node(what, Side::Against)? {
            self.plan.demands.push(Demand { need: Need::Excluded, node, label: what.to_string() });
        }
        Ok(())
    }

    /// The condition for `what`; `None` if it asks for nothing.
    fn node(&mut self, what: &What, side: Side) -> Result<Option<Node>, index::Error> {
        Ok(match what {
            What::Text(text) => self.text(text, side)?,
            What::Filter(filter) => {
                self.plan.kept.push(self.snapshot.kept(filter)?.by_item(self.snapshot));
                Some(Node::Kept(self.plan.kept.len() - 1))
            }
            What::Any(all) => {
                let mut nodes = Vec::with_capacity(all.len());
                for what in all {
                    nodes.extend(self.node(what, side)?);
                }
                one_or(nodes, Node::Any)
            }
            What::Group(query) => self.group(query, side)?,
        })
    }

    /// The conditions of all clauses together. Function words count only if the group has no other words.
    fn group(&mut self, query: &Query, side: Side) -> Result<Option<Node>, index::Error> {
        let is_bare = !query.clauses.iter().any(|clause| has_content(&clause.what));
        let mut nodes = Vec::new();
        for clause in &query.clauses {
            if clause.need == Need::Excluded {
                nodes.extend(self.node(&clause.what, Side::Against)?.map(|node| Node::Not(Box::new(node))));
            } else if is_bare || clause.need == Need::Required || has_content(&clause.what) {
                nodes.extend(self.node(&clause.what, side)?);
            }
        }
        Ok(one_or(nodes, Node::All))
    }

    fn text(&mut self, text: &Text, side: Side) -> Result<Option<Node>, index::Error> {
        let reach = if side == Side::For { Reach::Far } else { Reach::Near };
        let mut wanted = match &text.wording {
            Wording::Word(word) => {
                let tokens = analyse(word);
                (0..tokens.len()).map(|place| forms::word_among(word, &tokens, place, &self.stand_ins)).collect()
            }
            Wording::Phrase(words) => forms::phrase(words, self.longest(words), &self.stand_ins).into_iter().collect(),
            Wording::Exact(words) => forms::exactly(words, self.longest(words)).into_iter().collect(),
            Wording::Near { words, distance } => {
                forms::near(words, *distance, self.longest(&words.join(" "))).into_iter().collect()
            }
            Wording::Wildcard(letters) => self.wildcards.get(letters).cloned().into_iter().collect(),
            Wording::Similar { word, slips } => {
                expand::similar(self.snapshot, word, *slips, (self.limits, &self.stand_ins), &mut self.plan.notes)?
            }
        };
        for wanted in &mut wanted {
            wanted.scope = text.scope;
            wanted.is_looked_for = side == Side::For;
            let is_given = matches!(text.wording, Wording::Wildcard(_));
            wanted.reach(match text.scope {
                Scope::Reference => Reach::Case,
                // The given letters are what the query asks for, in whatever form they are found.
                _ if is_given => Reach::Far,
                _ => reach,
            });
        }
        let mut nodes: Vec<Node> = wanted.into_iter().filter_map(|wanted| self.want(wanted, Need::Required)).collect();
        nodes.dedup();
        Ok(one_or(nodes, Node::All))
    }

    /// The number of words of a phrase that are searched for.
    fn longest(&mut self, words: &str) -> usize {
        if analyse(words).len() > self.limits.phrase {
            self.plan.notes.add(bounded::too_long(self.limits));
        }
        self.limits.phrase
    }
}

fn one_or(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}
