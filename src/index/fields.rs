//! The fields of the index: name, what they hold and what they weigh, said once.
//!
//! Each text field stands in the index once a tier of analysis that has a list (`body_exact`, `body_inflected`, …),
//! fed with terms and positions of our own; tantivy's tokenizers are never used.

use super::terms::PACKED;
use crate::analysis::Tier;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

/// A text that words are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// The passage as printed.
    Body,
    /// The item's title; outside of an agenda the document's.
    Title,
    /// The titles of the items above the item.
    Context,
    /// What the passage is, in a word: a decision.
    Outcome,
    /// What else is known of the passage: who met, whose they are, when, who presented. It makes an answer of nothing,
    /// but "avtal Kalmar 2024" asks for it.
    Meeting,
}

#[derive(Debug)]
struct Row {
    field: TextField,
    name: &'static str,
    weight: f32,
}

/// In the order of [`TextField`]: a word there counts for so many in the text. By feel; for
/// the judged questions on the seeds the title's weight changes nothing between 1.5 and 6, the meeting's between 0 and 1.
const TEXT_FIELDS: [Row; TextField::COUNT] = [
    Row { field: TextField::Body, name: "body", weight: 1.0 },
    Row { field: TextField::Title, name: "title", weight: 3.0 },
    Row { field: TextField::Context, name: "context", weight: 0.5 },
    Row { field: TextField::Outcome, name: "outcome", weight: 0.5 },
    Row { field: TextField::Meeting, name: "meeting", weight: 0.2 },
];

impl TextField {
    /// How many text fields there are.
    pub const COUNT: usize = 5;

    pub fn all() -> impl Iterator<Item = Self> {
        TEXT_FIELDS.iter().map(|row| row.field)
    }

    /// What `of` gives for each, in order.
    pub fn each<T>(of: impl Fn(Self) -> T) -> [T; Self::COUNT] {
        TEXT_FIELDS.each_ref().map(|row| of(row.field))
    }

    /// Whether the text is the passage's own: the others are those of its item, and stand in the index once, with the
    /// item's first passage (the headings of a chapter with the chapter's first).
    #[must_use]
    pub fn is_of_passage(self) -> bool {
        matches!(self, Self::Body | Self::Outcome)
    }

    /// Whether a word there makes an answer by itself.
    #[must_use]
    pub fn answers(self) -> bool {
        self != Self::Meeting
    }

    /// What a word in this field counts beside one in the passage.
    #[must_use]
    pub fn weight(self) -> f32 {
        TEXT_FIELDS[self as usize].weight
    }
}

/// The tiers that have lists of terms. Stems that are the words themselves are found among the exact words, and so are
/// words without their marks, and words spelled nearly alike.
pub const LISTS: [Tier; 5] = [Tier::Exact, Tier::Inflected, Tier::Ellipsis, Tier::Reading, Tier::Compound];

/// Names of the columns.
pub mod column {
    pub const SOURCE: &str = "source";
    pub const SHA256: &str = "sha256";
    pub const ENTRY: &str = "entry";
    pub const HEAD: &str = "head";
    pub const ITEM_LENGTH: &str = "item_length";
    pub const DATE: &str = "date";
    pub const DECISION: &str = "decision";
    pub const KIND: &str = "kind";
    pub const ORGAN: &str = "organ";
    pub const REGION: &str = "region";
    pub const PRESENTER: &str = "presenter";
    pub const NUMBER: &str = "number";
    pub const ACRONYM: &str = "acronym";
    pub const PLACE: &str = "place";
    pub const NAME: &str = "name";
    pub const STORED: &str = "stored";
}

/// What a document of the index is: the value of `entry`.
pub const PASSAGE: u64 = 0;
pub const RECORD: u64 = 1;
pub const PERSON: u64 = 2;
pub const MATTER: u64 = 3;
/// Which documents people and matters were put together from.
pub const LINKED: u64 = 4;
/// There while that is still so.
pub const CURRENT: u64 = 5;

/// The fields by their handles.
#[derive(Debug, Clone)]
pub struct Fields {
    text: [[Field; LISTS.len()]; TextField::COUNT],
    /// The document's name: the key by which a document is replaced and removed.
    pub source: Field,
    pub sha256: Field,
    pub entry: Field,
    /// How many entries before this one the first passage of the same item stands.
    pub head: Field,
    /// Words of all passages of the item together.
    pub item_length: Field,
    /// Year, month and day as one number (20221125); 0 when there is none.
    pub date: Field,
    pub decision: Field,
    pub kind: Field,
    /// Folded, without spaces, as are region and presenter.
    pub organ: Field,
    pub region: Field,
    pub presenter: Field,
    /// Of the item and of those above it, as [`squeezed`](super::filter::squeezed) gives them.
    pub number: Field,
    /// An acronym and what it stands for, a value for each that the document explains.
    pub acronym: Field,
    /// The items that a passage, a person or a matter has to do with, as [`place`](super::links::place) names them.
    pub place: Field,
    /// What a person is called, folded, and their id; what a matter is numbered.
    pub name: Field,
    /// The entry itself.
    pub stored: Field,
}

impl Fields {
    /// The schema of an index and the handles of its fields.
    pub fn schema() -> &'static (Schema, Self) {
        static SCHEMA: LazyLock<(Schema, Fields)> = LazyLock::new(Fields::build);
        &SCHEMA
    }

    fn build() -> (Schema, Self) {
        let mut builder = Schema::builder();
        let text = TEXT_FIELDS.each_ref().map(|row| tiers(&mut builder, row.name));
        let name = TextOptions::default().set_fast("raw");
        let number = NumericOptions::default().set_fast();
        let fields = Self {
            text,
            source: builder.add_text_field(column::SOURCE, STRING | FAST),
            sha256: builder.add_text_field(column::SHA256, name.clone()),
            entry: builder.add_u64_field(column::ENTRY, FAST | INDEXED),
            head: builder.add_u64_field(column::HEAD, number.clone()),
            item_length: builder.add_u64_field(column::ITEM_LENGTH, number.clone()),
            date: builder.add_u64_field(column::DATE, number.clone()),
            decision: builder.add_u64_field(column::DECISION, number),
            kind: builder.add_text_field(column::KIND, name.clone()),
            organ: builder.add_text_field(column::ORGAN, name.clone()),
            region: builder.add_text_field(column::REGION, name.clone()),
            presenter: builder.add_text_field(column::PRESENTER, name.clone()),
            number: builder.add_text_field(column::NUMBER, name),
            acronym: builder.add_text_field(column::ACRONYM, STRING),
            place: builder.add_text_field(column::PLACE, STRING),
            name: builder.add_text_field(column::NAME, STRING),
            stored: builder.add_bytes_field(column::STORED, STORED),
        };
        (builder.build(), fields)
    }

    /// A number that tells these fields from others.
    pub fn checksum() -> u32 {
        let (schema, _) = Self::schema();
        // A schema is written as JSON with its index; that it can be is tested there.
        let schema = serde_json::to_vec(schema).unwrap_or_default();
        Sha256::digest(schema).first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes))
    }

    /// The field that lists the terms of `tier` of `text`; `None` for a tier that has no list.
    pub fn list(&self, text: TextField, tier: Tier) -> Option<Field> {
        let place = LISTS.iter().position(|listed| *listed == tier)?;
        Some(self.text[text as usize][place])
    }

    /// The fields that list the terms of `text`, as [`LISTS`] has them.
    pub fn lists(&self, text: TextField) -> &[Field; LISTS.len()] {
        &self.text[text as usize]
    }

    /// The field that lists the words of `text` as they are.
    pub fn exact(&self, text: TextField) -> Field {
        self.text[text as usize][0]
    }
}

fn tiers(builder: &mut SchemaBuilder, name: &str) -> [Field; LISTS.len()] {
    LISTS.map(|tier| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(PACKED)
            .set_fieldnorms(tier == Tier::Exact)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        builder.add_text_field(&format!("{name}_{}", tier.name()), options)
    })
}

#[cfg(test)]
mod tests {
    use super::{Fields, LISTS, TEXT_FIELDS, TextField};
    use crate::analysis::Tier;

    #[test]
    fn the_table_is_in_the_order_of_the_fields() {
        for (index, row) in TEXT_FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, index);
        }
    }

    #[test]
    fn a_field_of_text_is_named_for_text_and_tier() {
        let (schema, fields) = Fields::schema();
        assert_eq!(LISTS[0], Tier::Exact, "where `Fields::exact` looks");
        let name = |tier| fields.list(TextField::Title, tier).map(|field| schema.get_field_name(field));
        assert_eq!(name(Tier::Compound), Some("title_compound"));
        assert_eq!(name(Tier::Folded), None);
    }
}
