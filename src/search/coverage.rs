//! Determines how completely an item has the words of the query. This is compared before the score.

use super::plan::{ConditionTree, Plan, Strictness};
use super::query::Requirement;
use super::term_occurrences::TermOccurrences;
use crate::index::{FilteredEntries, ItemId};

/// How completely an item has what the query wants, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// The title alone has everything, and more than one word is wanted, so the item is about the query. Measured (see
    /// `search/mod.rs`): with this rank, other forms score .958 instead of .949.
    TitleHasAll,
    /// The item's own text has everything, in one passage and the titles above it.
    PassageHasAll,
    /// The item's own text has some of the words, and the data of its meeting has the rest, such as "2024" or "Kalmar".
    MeetingHasRest,
    /// The item has everything, but spread over several passages: a report of many pages has most words somewhere. Such
    /// items rank among those that lack some words. Measured (see `search/mod.rs`): this raises other forms from .921
    /// to .932, and split compounds from .758 to .790.
    SpreadOverPassages,
    /// The item lacks some words.
    LacksWords,
}

impl Coverage {
    /// Whether the item has everything in one place.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::TitleHasAll | Self::PassageHasAll | Self::MeetingHasRest)
    }

    /// The rank that is compared before the score; lower is better.
    pub fn place(self) -> u8 {
        match self {
            Self::TitleHasAll => 0,
            Self::PassageHasAll => 1,
            Self::MeetingHasRest => 2,
            Self::SpreadOverPassages | Self::LacksWords => 3,
        }
    }
}

/// The words that an item has, as bit sets by place in the plan.
#[derive(Debug, Clone, Copy, Default)]
pub struct FoundWords {
    /// All of them.
    pub words: u64,
    /// Those in its own text and titles, not only in the data of its meeting.
    pub own_text: u64,
    /// Those in its title.
    pub title: u64,
    /// Those in what all its passages share.
    pub shared: u64,
}

/// The words that nearly all items have, and those that decide whether an item matches, as bit sets by place in the
/// plan.
#[derive(Debug, Clone, Copy)]
pub struct CommonWords {
    words: u64,
    /// The words of which an item must have one to match: the wanted ones that occur and are not common, and the
    /// required ones. Without this, nearly all interpellations would match "interpellation 2004/05 516". `None` if any
    /// word is enough.
    decisive: Option<u64>,
}

impl CommonWords {
    /// The common words of `plan`, given where each of its words occurs.
    pub fn of<'a>(plan: &Plan, found: impl Iterator<Item = &'a TermOccurrences>) -> Self {
        let (mut words, mut others) = (0, 0);
        for (place, found) in found.enumerate() {
            words |= u64::from(found.is_common) << place;
            others |= u64::from(!found.is_common && found.occurs()) << place;
        }
        let (mut is_plain, mut wanted, mut required) = (true, 0, 0);
        for clause in plan.clauses.iter().filter(|clause| clause.requirement != Requirement::Excluded) {
            match (&clause.node, clause.requirement) {
                (ConditionTree::Term(place), Requirement::Wanted) => wanted |= 1 << place,
                (ConditionTree::Term(place), _) => required |= 1 << place,
                _ => is_plain = false,
            }
        }
        let others = others & wanted;
        Self { words, decisive: (is_plain && others != 0).then_some(others | required) }
    }

    /// Whether an item can match by the word at `place` alone.
    pub fn is_decisive(self, place: usize) -> bool {
        self.decisive.is_none_or(|decisive| decisive & (1 << place) != 0)
    }
}

/// How completely an item has what the query wants; `None` if the item may not answer. `passages` gives the words of
/// each of its passages.
pub fn coverage(
    plan: &Plan,
    common: CommonWords,
    item: ItemId,
    FoundWords { words, own_text, title, shared }: FoundWords,
    mut passages: impl Iterator<Item = u64>,
) -> Option<Coverage> {
    let has = |node: &ConditionTree, words: u64| holds(node, words, &plan.filter_results, item);
    let may_answer = plan.clauses.iter().all(|clause| match clause.requirement {
        Requirement::Wanted => true,
        // A required word must be in the item's own text or titles. To require a year or place of the meeting, one
        // types a field, such as år:2024.
        Requirement::Required => has(&clause.node, own_text),
        Requirement::Excluded => !has(&clause.node, words),
    });
    let is_needless =
        |node: &ConditionTree| matches!(node, ConditionTree::Term(place) if common.words & (1 << place) != 0);
    let covers = |words: u64| {
        let wanted = plan.clauses.iter().filter(|clause| clause.requirement == Requirement::Wanted);
        wanted.map(|clause| &clause.node).all(|node| has(node, words) || is_needless(node))
    };
    let asked =
        || plan.clauses.iter().filter(|clause| clause.requirement != Requirement::Excluded).map(|clause| &clause.node);
    let is_in_one_place = |words: u64| asked().all(|node| has(node, words) || is_needless(node));
    if !may_answer {
        return None;
    }
    match (covers(own_text), covers(words)) {
        (false, false) if common.decisive.is_some_and(|decisive| own_text & decisive == 0) => None,
        (false, false) => (plan.strictness == Strictness::Lenient).then_some(Coverage::LacksWords),
        _ if asked().count() > 1 && is_in_one_place(title) => Some(Coverage::TitleHasAll),
        _ if !is_in_one_place(shared) && !passages.any(|own| is_in_one_place(shared | own)) => {
            Some(Coverage::SpreadOverPassages)
        }
        (true, _) => Some(Coverage::PassageHasAll),
        (false, true) => Some(Coverage::MeetingHasRest),
    }
}

/// Whether `item`, which has these words, satisfies `node`.
pub fn holds(node: &ConditionTree, words: u64, filtered: &[FilteredEntries], item: ItemId) -> bool {
    match node {
        ConditionTree::Term(place) => words & (1 << place) != 0,
        ConditionTree::Filter(place) => filtered.get(*place).is_some_and(|filtered| filtered.has(item.first())),
        ConditionTree::All(nodes) => nodes.iter().all(|node| holds(node, words, filtered, item)),
        ConditionTree::Any(nodes) => nodes.iter().any(|node| holds(node, words, filtered, item)),
        ConditionTree::Not(node) => !holds(node, words, filtered, item),
    }
}
