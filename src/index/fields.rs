//! Defines the fields of the index: their names, content and weights, in one place.
//!
//! Each text field is indexed once per tier of analysis that has a list (`body_exact`, `body_inflected`, …). Terms and
//! positions come from Tingsök's own analysis; tantivy's tokenizers are not used.

use super::terms::PACKED;
use crate::analysis::Tier;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// A text in which words are searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// The passage as printed.
    Body,
    /// The number and title of the item, or the title of the document if it has no agenda.
    Title,
    /// The titles of the items above the item, and the number of the highest.
    Context,
    /// Words that say that the passage is a decision.
    Outcome,
    /// The data of the meeting: who met, their region, when, and who presented. A match here alone makes no item a
    /// match, but "avtal Kalmar 2024" also looks here.
    Meeting,
}

#[derive(Debug)]
struct Row {
    field: TextField,
    name: &'static str,
    weight: f32,
}

/// The text fields in the order of [`TextField`]. The weight says how much a word counts relative to one in the text.
/// The values are not critical: for the judged queries on `seeds/`, results are the same with a title weight from 1.5
/// to 6. Of 45 questions about 40 documents of many bodies, 24 are answered first with a meeting weight of 0.2 and 26
/// with 1: an item of a body's meeting is at least as much about its town as one that mentions the town.
const TEXT_FIELDS: [Row; TextField::COUNT] = [
    Row { field: TextField::Body, name: "body", weight: 1.0 },
    Row { field: TextField::Title, name: "title", weight: 3.0 },
    Row { field: TextField::Context, name: "context", weight: 0.5 },
    Row { field: TextField::Outcome, name: "outcome", weight: 0.5 },
    Row { field: TextField::Meeting, name: "meeting", weight: 1.0 },
];

impl TextField {
    /// The number of text fields.
    pub const COUNT: usize = 5;

    /// All text fields, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        TEXT_FIELDS.iter().map(|row| row.field)
    }

    /// The values that `of` gives for each field, in order.
    pub fn each<T>(of: impl Fn(Self) -> T) -> [T; Self::COUNT] {
        TEXT_FIELDS.each_ref().map(|row| of(row.field))
    }

    /// Whether the text belongs to the passage itself. The other texts belong to the item and are indexed once, with
    /// the item's first passage (the headings of a chapter with the chapter's first passage).
    #[must_use]
    pub fn is_of_passage(self) -> bool {
        matches!(self, Self::Body | Self::Outcome)
    }

    /// Whether a word in this field alone makes an item a match.
    #[must_use]
    pub fn answers(self) -> bool {
        self != Self::Meeting
    }

    /// How much a word in this field counts relative to one in the passage.
    #[must_use]
    pub fn weight(self) -> f32 {
        TEXT_FIELDS[self as usize].weight
    }
}

/// The tiers with lists of terms. Stems that are equal to the word are found in the list of exact words, and so are
/// words with a close spelling. Words without their marks are found by comparing the words of the exact and the inflected
/// list.
pub const LISTS: [Tier; 5] = [Tier::Exact, Tier::Inflected, Tier::Ellipsis, Tier::Reading, Tier::Compound];

/// The names of the columns.
pub mod column {
    pub const SOURCE: &str = "source";
    pub const SHA256: &str = "sha256";
    pub const ENTRY: &str = "entry";
    pub const HEAD: &str = "head";
    pub const ITEM_LENGTH: &str = "item_length";
    pub const DATE: &str = "date";
    pub const DECISION: &str = "decision";
    pub const RECORDED: &str = "recorded";
    pub const KIND: &str = "kind";
    pub const ORGAN: &str = "organ";
    pub const REGION: &str = "region";
    pub const PRESENTER: &str = "presenter";
    pub const NUMBER: &str = "number";
    pub const ACRONYM: &str = "acronym";
    pub const PLACE: &str = "place";
    pub const NAME: &str = "name";
    pub const CONTENT: &str = "content";
    pub const PACKED: &str = "packed";
}

/// The kinds of entries: the values of the column `entry`.
pub const PASSAGE: u64 = 0;
pub const RECORD: u64 = 1;
pub const PERSON: u64 = 2;
pub const MATTER: u64 = 3;
/// The documents that people and matters were worked out from.
pub const LINKED: u64 = 4;
/// Present while people and matters are up to date.
pub const CURRENT: u64 = 5;
/// One more than the last of these kinds.
#[expect(clippy::cast_possible_truncation, reason = "the kinds are few")]
pub const SORTS: usize = CURRENT as usize + 1;

/// The handles of the fields.
#[derive(Debug, Clone)]
pub struct Fields {
    text: [[Field; LISTS.len()]; TextField::COUNT],
    /// The document's name: the key by which a document is replaced and removed.
    pub source: Field,
    pub sha256: Field,
    pub entry: Field,
    /// How many entries the first passage of the same item is before this entry.
    pub head: Field,
    /// Number of words in all passages of the item together.
    pub item_length: Field,
    /// The date as one number (20221125); 0 if there is none.
    pub date: Field,
    pub decision: Field,
    /// What the minutes record of the item ([`Recorded`](super::Recorded)), with its first passage.
    pub recorded: Field,
    pub kind: Field,
    /// The governing body: folded, without spaces, as are region and presenter.
    pub organ: Field,
    pub region: Field,
    pub presenter: Field,
    /// The numbers of the item and of those above it, in the form of [`squeezed`](super::filter::squeezed).
    pub number: Field,
    /// An acronym and what it stands for; one value for each that the document explains.
    pub acronym: Field,
    /// The items that a passage, a person or a matter belongs to, in the form of [`item_key`](super::links::item_key).
    pub place: Field,
    /// The folded names and the id of a person; the case number of a matter.
    pub name: Field,
    /// The text of a passage; any other entry as JSON.
    pub content: Field,
    /// What is stored of a passage besides its text. The text is not among it, because tantivy reads bytes one by one.
    pub packed: Field,
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
        // Entries are only looked up by these, so how often and how densely they occur is not stored.
        let looked_up = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let key = TextOptions::default().set_indexing_options(looked_up);
        let fields = Self {
            text,
            source: builder.add_text_field(column::SOURCE, key.clone().set_fast("raw")),
            sha256: builder.add_text_field(column::SHA256, name.clone()),
            entry: builder.add_u64_field(column::ENTRY, number.clone().set_indexed()),
            head: builder.add_u64_field(column::HEAD, number.clone()),
            item_length: builder.add_u64_field(column::ITEM_LENGTH, number.clone()),
            date: builder.add_u64_field(column::DATE, number.clone()),
            decision: builder.add_u64_field(column::DECISION, number.clone()),
            recorded: builder.add_u64_field(column::RECORDED, number),
            kind: builder.add_text_field(column::KIND, name.clone()),
            organ: builder.add_text_field(column::ORGAN, name.clone()),
            region: builder.add_text_field(column::REGION, name.clone()),
            presenter: builder.add_text_field(column::PRESENTER, name.clone()),
            number: builder.add_text_field(column::NUMBER, name),
            acronym: builder.add_text_field(column::ACRONYM, key.clone()),
            place: builder.add_text_field(column::PLACE, key.clone()),
            name: builder.add_text_field(column::NAME, key),
            content: builder.add_text_field(column::CONTENT, TextOptions::default().set_stored()),
            packed: builder.add_bytes_field(column::PACKED, STORED),
        };
        (builder.build(), fields)
    }

    /// A number that identifies the schema.
    pub fn checksum() -> u32 {
        let (schema, _) = Self::schema();
        // The schema can always be written as JSON, because an index stores it so.
        let schema = serde_json::to_vec(schema).unwrap_or_default();
        Sha256::digest(schema).first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes))
    }

    /// The field that lists the terms of `tier` of `text`; `None` for a tier without a list.
    pub fn list(&self, text: TextField, tier: Tier) -> Option<Field> {
        let place = LISTS.iter().position(|listed| *listed == tier)?;
        Some(self.text[text as usize][place])
    }

    /// The fields that list the terms of `text`, in the order of [`LISTS`].
    pub fn lists(&self, text: TextField) -> &[Field; LISTS.len()] {
        &self.text[text as usize]
    }

    /// The field that lists the exact words of `text`.
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
