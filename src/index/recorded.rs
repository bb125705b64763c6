//! Keeps, for each agenda item, what its minutes record of it: decisions, motions, votes. A question about votes thus
//! reads only the records of documents that have some.

use super::Snapshot;
use super::places::ItemId;
use crate::protocol::{AgendaItem, is_settled};

/// A set of things that minutes record of an agenda item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recorded(u8);

impl Recorded {
    /// Decisions of any kind.
    pub const DECISION: Self = Self(1);
    /// A decision that settles the matter and does not postpone it.
    pub const SETTLEMENT: Self = Self(1 << 1);
    pub const MOTION: Self = Self(1 << 2);
    pub const VOTE: Self = Self(1 << 3);
    pub const RESERVATION: Self = Self(1 << 4);
    pub const APPOINTMENT: Self = Self(1 << 5);

    /// What the minutes record of `item`.
    #[must_use]
    pub fn of(item: &AgendaItem) -> Self {
        let all = [
            (Self::DECISION, !item.decisions.is_empty()),
            (Self::SETTLEMENT, is_settled(item)),
            (Self::MOTION, !item.motions.is_empty()),
            (Self::VOTE, !item.votes.is_empty()),
            (Self::RESERVATION, !item.reservations.is_empty()),
            (Self::APPOINTMENT, !item.appointments.is_empty()),
        ];
        all.into_iter().filter(|(_, is_there)| *is_there).fold(Self::default(), |all, (one, _)| all.or(one))
    }

    /// Everything in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share anything.
    #[must_use]
    pub fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The number that stands for the set in the index.
    pub(super) fn number(self) -> u64 {
        self.0.into()
    }
}

impl Snapshot {
    /// What the minutes record of the item.
    #[must_use]
    pub fn recorded(&self, item: ItemId) -> Recorded {
        Recorded(u8::try_from(self.recorded_number(item.first())).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Recorded;
    use crate::protocol::{AgendaItem, Decision, Motion};

    #[test]
    fn an_item_has_what_its_lists_have() {
        let empty = AgendaItem::default();
        let text = "Nämnden godkänner rapporten.".to_owned();
        let decision = Decision { text, tasks: Vec::new(), span: None };
        let item = AgendaItem { decisions: vec![decision], motions: vec![Motion::default()], ..empty.clone() };
        assert_eq!(Recorded::of(&empty), Recorded::default());
        assert_eq!(Recorded::of(&item), Recorded::DECISION.or(Recorded::SETTLEMENT).or(Recorded::MOTION));
        assert!(!Recorded::of(&item).has_any(Recorded::VOTE.or(Recorded::APPOINTMENT)));
    }
}
