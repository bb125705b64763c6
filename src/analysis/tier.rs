//! How near a word of the text is to the word asked for. The table of tiers is said once, here;
//! ARCHITECTURE.md says what a further one asks for.

use serde::{Serialize, Serializer};

/// How near a matched word is to the word asked for, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The same letters, but for case, hyphens and the way a case number is written.
    Exact,
    /// Another form of the word.
    Inflected,
    /// A compound of which a part is left out: socialchef in "social- och omsorgschefer".
    Ellipsis,
    /// What a damaged word most likely stood for.
    Reading,
    /// A part of a compound, or the parts of the compound asked for, near each other.
    Compound,
    /// Another word that means the same.
    Synonym,
    /// The same once å, ä, ö and accents are taken off.
    Folded,
    /// Spelled nearly alike; only for words that nothing else is found for.
    Fuzzy,
}

/// What is to be known of a tier.
#[derive(Debug)]
struct Row {
    tier: Tier,
    name: &'static str,
    weight: f32,
    /// For people.
    meaning: &'static str,
}

/// In the order of [`Tier`]. Inflected is measured on questions over 12,320 interpellations: at 0.95 known items lose
/// as much (.001) as compounds and ellipses do, and questions in other forms gain nothing. Synonym is less than Compound, because
/// the word asked for is nearer in whatever word it stands: at 0.7, two of 91 questions for parts of compounds lose the
/// texts that have them. The others are by feel.
const TIERS: [Row; Tier::COUNT] = [
    Row { tier: Tier::Exact, name: "exact", weight: 1.0, meaning: "as typed" },
    Row { tier: Tier::Inflected, name: "inflected", weight: 0.9, meaning: "another form of the word" },
    Row { tier: Tier::Ellipsis, name: "ellipsis", weight: 0.8, meaning: "a compound with a shared part left out" },
    Row { tier: Tier::Reading, name: "reading", weight: 0.8, meaning: "likely reading of a damaged word" },
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
    /// How many tiers there are.
    pub const COUNT: usize = Self::Fuzzy as usize + 1;

    /// All tiers, nearest first.
    pub fn all() -> impl Iterator<Item = Self> {
        TIERS.iter().map(|row| row.tier)
    }

    /// The name in JSON, and the suffix of the index fields that hold the tier's terms.
    #[must_use]
    pub fn name(self) -> &'static str {
        TIERS[self as usize].name
    }

    /// What a match of this tier is, for people.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        TIERS[self as usize].meaning
    }

    /// What a match of this tier is worth beside an exact one.
    #[must_use]
    pub fn weight(self) -> f32 {
        TIERS[self as usize].weight
    }
}

/// As its name.
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
