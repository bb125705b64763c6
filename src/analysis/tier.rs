//! Defines the kinds of match: how close a word of a text is to the searched word. This table is the only place that
//! lists them; ARCHITECTURE.md says how to add another.

use serde::{Serialize, Serializer};

/// How close a matched word is to the searched word, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The same letters, apart from case, hyphens and the way in which a case number is written.
    Exact,
    /// Another form of the word.
    Inflected,
    /// A compound of which a part is left out: socialchef in "social- och omsorgschefer".
    Ellipsis,
    /// One of the likely readings of a damaged word.
    Reading,
    /// A part of a compound, or the parts of the searched compound near each other.
    Compound,
    /// Another word that means the same.
    Synonym,
    /// The same word without the marks of å, ä, ö and accented letters.
    Folded,
    /// A word with a spelling close to it; used only for words for which nothing else is found.
    Fuzzy,
}

/// The properties of a tier.
#[derive(Debug)]
struct Row {
    tier: Tier,
    name: &'static str,
    weight: f32,
    /// A description for display.
    meaning: &'static str,
}

/// All tiers, in the order of [`Tier`], with their weights. Two of the weights are measured on 12,320 interpellations:
///
/// - Inflected: 0.95 is no better than 0.9. Queries for known items, for compounds and for ellipses each lose .001, and
///   queries with other forms of the words gain nothing.
/// - Synonym: with 0.7, two of 91 queries for parts of compounds no longer find their documents. It is below Compound,
///   because a compound that contains the searched word is closer to it than another word.
///
/// The other weights are not measured.
const TIERS: [Row; Tier::COUNT] = [
    Row { tier: Tier::Exact, name: "exact", weight: 1.0, meaning: "as typed" },
    Row { tier: Tier::Inflected, name: "inflected", weight: 0.9, meaning: "another form of the word" },
    Row { tier: Tier::Ellipsis, name: "ellipsis", weight: 0.8, meaning: "a compound with a shared part left out" },
    Row { tier: Tier::Reading, name: "reading", weight: 0.8, meaning: "a likely reading of a damaged word" },
    Row {
        tier: Tier::Compound,
        name: "compound",
        weight: 0.5,
        meaning: "part of a longer word, or its parts near each other",
    },
    Row { tier: Tier::Synonym, name: "synonym", weight: 0.45, meaning: "a word with the same meaning" },
    Row { tier: Tier::Folded, name: "folded", weight: 0.4, meaning: "the same without å, ä, ö" },
    Row { tier: Tier::Fuzzy, name: "fuzzy", weight: 0.3, meaning: "a close spelling" },
];

impl Tier {
    /// The number of tiers.
    pub const COUNT: usize = Self::Fuzzy as usize + 1;

    /// All tiers, the closest first.
    pub fn all() -> impl Iterator<Item = Self> {
        TIERS.iter().map(|row| row.tier)
    }

    /// The name in JSON, and the suffix of the index fields that hold the terms of the tier.
    #[must_use]
    pub fn name(self) -> &'static str {
        TIERS[self as usize].name
    }

    /// A description of a match of this tier, for display.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        TIERS[self as usize].meaning
    }

    /// The weight of a match of this tier, relative to 1 for an exact match.
    #[must_use]
    pub fn weight(self) -> f32 {
        TIERS[self as usize].weight
    }
}

/// Serialises as the name of the tier.
impl Serialize for Tier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{TIERS, Tier};

    #[test]
    fn the_table_is_in_the_order_of_the_tiers() {
        for (index, row) in TIERS.iter().enumerate() {
            assert_eq!(row.tier as usize, index);
        }
        assert!(Tier::all().is_sorted());
    }
}
