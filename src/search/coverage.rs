//! How wholly an item has what was wanted: what goes before its score.

use super::plan::{Node, Plan};
use super::query::Need;
use crate::index::{ItemId, Kept};

/// How wholly an item has what was wanted, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// Its title says it all, and more than a word is asked for: it is about that. Measured on 12,320 interpellations: questions in
    /// other forms .949 → .958.
    Titled,
    /// It says it all, in one passage and what stands over it.
    Said,
    /// It says some, and the rest is known of its meeting: "2024", "Kalmar".
    Known,
    /// It says it all, but here and there: a report of many pages has most words somewhere. Measured on 12,320 interpellations,
    /// with these among those that lack some: questions in other forms .921 → .932, compounds for split writing .758 → .790.
    Apart,
    Lacking,
}

impl Coverage {
    /// Whether the item has all in one place.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Titled | Self::Said | Self::Known)
    }

    /// What goes before the score.
    pub fn place(self) -> u8 {
        match self {
            Self::Titled => 0,
            Self::Said => 1,
            Self::Known => 2,
            Self::Apart | Self::Lacking => 3,
        }
    }
}

/// The words that an item has, a bit each.
#[derive(Debug, Clone, Copy)]
pub struct Has {
    pub words: u64,
    /// Those that it says itself.
    pub said: u64,
    /// Those that its title has.
    pub titled: u64,
    /// Those that stand over all its passages.
    pub shared: u64,
}

/// How wholly an item with these words, and with those of `passages` in each of its passages, has what was wanted; `None` for one
/// that may not answer.
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
        // What is demanded must be said: that the meeting is of that year or place is asked by fields.
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
    may_answer.then(|| match (covers(said), covers(words)) {
        (false, false) => Coverage::Lacking,
        _ if asked().count() > 1 && is_in_one_place(titled) => Coverage::Titled,
        _ if !is_in_one_place(shared) && !passages.any(|own| is_in_one_place(shared | own)) => Coverage::Apart,
        (true, _) => Coverage::Said,
        (false, true) => Coverage::Known,
    })
}

/// Whether `item`, which has these words, is what `node` asks for.
pub fn holds(node: &Node, words: u64, kept: &[Kept], item: ItemId) -> bool {
    match node {
        Node::Wanted(place) => words & (1 << place) != 0,
        Node::Kept(place) => kept.get(*place).is_some_and(|kept| kept.has(item.first())),
        Node::All(nodes) => nodes.iter().all(|node| holds(node, words, kept, item)),
        Node::Any(nodes) => nodes.iter().any(|node| holds(node, words, kept, item)),
        Node::Not(node) => !holds(node, words, kept, item),
    }
}
