//! Determines how completely an item has the words of the query. This is compared before the score.

use super::plan::{Node, Plan, Strictness};
use super::query::Need;
use crate::index::{ItemId, Kept};

/// How completely an item has what the query wants, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// The title alone has everything, and more than one word is wanted, so the item is about the query. Measured (see
    /// `search/mod.rs`): with this rank, other forms score .958 instead of .949.
    Titled,
    /// The item's own text has everything, in one passage and the titles above it.
    Said,
    /// The item's own text has some of the words, and the data of its meeting has the rest, such as "2024" or "Kalmar".
    Known,
    /// The item has everything, but spread over several passages: a report of many pages has most words somewhere. Such
    /// items rank among those that lack some words. Measured (see `search/mod.rs`): this raises other forms from .921
    /// to .932, and split compounds from .758 to .790.
    Apart,
    /// The item lacks some words.
    Lacking,
}

impl Coverage {
    /// Whether the item has everything in one place.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Titled | Self::Said | Self::Known)
    }

    /// The rank that is compared before the score; lower is better.
    pub fn place(self) -> u8 {
        match self {
            Self::Titled => 0,
            Self::Said => 1,
            Self::Known => 2,
            Self::Apart | Self::Lacking => 3,
        }
    }
}

/// The words that an item has, as bit sets by place in the plan.
#[derive(Debug, Clone, Copy)]
pub struct Has {
    /// All of them.
    pub words: u64,
    /// Those in its own text and titles, not only in the data of its meeting.
    pub said: u64,
    /// Those in its title.
    pub titled: u64,
    /// Those in what all its passages share.
    pub shared: u64,
}

/// How completely an item has what the query wants; `None` if the item may not answer. `passages` gives the words of
/// each of its passages.
pub fn coverage(
    plan: &Plan,
    is_common: &dyn Fn(usize) -> bool,
    item: ItemId,
    Has { words, said, titled, shared }: Has,
    mut passages: impl Iterator<Item = u64>,
) -> Option<Coverage> {
    let has = |node: &Node, words: u64| holds(node, words, &plan.kept, item);
    let may_answer = plan.demands.iter().all(|demand| match demand.need {
        Need::Wanted => true,
        // A required word must be in the item's own text or titles. To require a year or place of the meeting, one
        // types a field, such as år:2024.
        Need::Required => has(&demand.node, said),
        Need::Excluded => !has(&demand.node, words),
    });
    let is_needless = |node: &Node| matches!(node, Node::Wanted(place) if is_common(*place));
    let covers = |words: u64| {
        let wanted = plan.demands.iter().filter(|demand| demand.need == Need::Wanted);
        wanted.map(|demand| &demand.node).all(|node| has(node, words) || is_needless(node))
    };
    let asked = || plan.demands.iter().filter(|demand| demand.need != Need::Excluded).map(|demand| &demand.node);
    let is_in_one_place = |words: u64| asked().all(|node| has(node, words) || is_needless(node));
    if !may_answer {
        return None;
    }
    match (covers(said), covers(words)) {
        (false, false) => (plan.strictness == Strictness::Lenient).then_some(Coverage::Lacking),
        _ if asked().count() > 1 && is_in_one_place(titled) => Some(Coverage::Titled),
        _ if !is_in_one_place(shared) && !passages.any(|own| is_in_one_place(shared | own)) => Some(Coverage::Apart),
        (true, _) => Some(Coverage::Said),
        (false, true) => Some(Coverage::Known),
    }
}

/// Whether `item`, which has these words, satisfies `node`.
pub fn holds(node: &Node, words: u64, kept: &[Kept], item: ItemId) -> bool {
    match node {
        Node::Wanted(place) => words & (1 << place) != 0,
        Node::Kept(place) => kept.get(*place).is_some_and(|kept| kept.has(item.first())),
        Node::All(nodes) => nodes.iter().all(|node| holds(node, words, kept, item)),
        Node::Any(nodes) => nodes.iter().any(|node| holds(node, words, kept, item)),
        Node::Not(node) => !holds(node, words, kept, item),
    }
}
