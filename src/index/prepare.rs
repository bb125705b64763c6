//! Prepares documents for tantivy. A document is prepared without an index, so that several can be prepared at the same
//! time; the writer only adds what is ready.

use super::acronyms;
use super::context_texts::{ContextTexts, Heading};
use super::entry::{PackedPassage, Record, SharedItemData};
use super::fields::{Fields, PASSAGE, RECORD, TextField};
use super::filter::{day_number, squeezed};
use super::links;
use super::recorded::Recorded;
use super::terms::Terms;
use crate::analysis::Condition;
use crate::passage::Passage;
use crate::protocol::AgendaItem;
use crate::source;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Empty;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Document, Field, Value};

/// The most bytes of text that tantivy is given at once. tantivy writes terms to disk only between two such stretches,
/// and the terms of a text of random words take forty times its length. A longer document has several stretches. Not
/// measured: longer than any document except reports, so that an item is seldom split.
const STRETCH: usize = 1 << 20;

/// A document that is ready to be put into the index.
#[derive(Debug)]
pub struct PreparedDocument {
    /// The name of the document.
    pub(super) name: String,
    /// The number of bytes of its text.
    pub(super) bytes: usize,
    /// Its passages in stretches, in reading order, except that passages outside the agenda are together. The passages
    /// of a stretch are next to each other in the index.
    pub(super) stretches: Vec<Vec<PreparedEntry>>,
    pub(super) record: PreparedEntry,
}

impl PreparedDocument {
    /// Works out the terms and the stored data of `passages` and their record.
    #[must_use]
    pub fn new(record: &Record, passages: Vec<Passage>) -> Self {
        let (_, fields) = Fields::schema();
        let condition = record.protocol.text_quality.condition();
        let bytes = passages.iter().map(|passage| passage.text.len()).sum();
        let last = of_record(fields, record, &passages, condition);
        let stretches = stretches(passages).into_iter();
        let stretches = stretches.map(|stretch| of_stretch(fields, record, stretch, condition)).collect();
        Self { name: record.source.name(), bytes, stretches, record: last }
    }
}

/// Divides `passages` into stretches of a bounded length, in order.
fn stretches(passages: Vec<Passage>) -> Vec<Vec<Passage>> {
    let mut stretches: Vec<Vec<Passage>> = Vec::new();
    let mut room = 0_usize;
    for passage in passages {
        let length = passage.text.len();
        match stretches.last_mut() {
            Some(stretch) if length <= room => stretch.push(passage),
            _ => {
                stretches.push(vec![passage]);
                room = STRETCH;
            }
        }
        room = room.saturating_sub(length);
    }
    stretches
}

/// The entries of a stretch of passages, item by item. The passages of an item in one stretch are one item for ranking.
fn of_stretch(fields: &Fields, record: &Record, passages: Vec<Passage>, condition: Condition) -> Vec<PreparedEntry> {
    let mut items: Vec<Vec<Passage>> = Vec::new();
    let mut places: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for passage in passages {
        // Passages outside the agenda come both before and after it, and are one item.
        let place = *places.entry(passage.item.clone()).or_insert(items.len());
        if place == items.len() {
            items.push(Vec::new());
        }
        items[place].push(passage);
    }
    items.into_iter().flat_map(|passages| of_item(fields, record, passages, condition)).collect()
}

/// The entries of the passages of one item. The first of them has what they share.
fn of_item(fields: &Fields, record: &Record, passages: Vec<Passage>, condition: Condition) -> Vec<PreparedEntry> {
    let bodies: Vec<Terms> = passages.iter().map(|passage| Terms::of(&passage.text, condition)).collect();
    let item_length: usize = bodies.iter().map(|body| body.words).sum();
    let mut context = Heading::default();
    let mut entries = Vec::with_capacity(passages.len());
    for ((passage, body), head) in passages.into_iter().zip(bodies).zip(0_u64..) {
        let mut entry = PreparedEntry::of(fields, PASSAGE, record);
        entry.number(fields.head, head);
        entry.number(fields.item_length, item_length as u64);
        entry.number(fields.decision, u64::from(passage.is_decision));
        entry.name(fields.place, links::item_key(&record.source.name(), &passage.item));
        entry.names(fields, &record.protocol.ancestors_and_self(&passage.item));
        let around = ContextTexts::of(&record.protocol, &passage);
        entry.terms(fields, TextField::Body, body);
        // Titles and names were already corrected for OCR damage when the record was read.
        entry.text(fields, TextField::Outcome, around.outcome);
        // In a document with chapters, each chapter has its own headings.
        if around.context != context {
            entry.heading(fields, TextField::Context, &around.context);
            context = around.context;
        }
        let shared = (head == 0).then(|| {
            let item = record.protocol.item(&passage.item);
            entry.number(fields.recorded, item.map_or(0, |item| Recorded::of(item).number()));
            entry.heading(fields, TextField::Title, &around.title);
            entry.text(fields, TextField::Meeting, &around.meeting);
            SharedItemData::of(record, &passage.item)
        });
        entry.packed(fields, PackedPassage::new(passage, shared));
        entries.push(entry);
    }
    entries
}

fn of_record(fields: &Fields, record: &Record, passages: &[Passage], condition: Condition) -> PreparedEntry {
    let mut entry = PreparedEntry::of(fields, RECORD, record);
    // Written as a pair, because a single flattened value would take twice as long to read.
    let Record { source, protocol } = record;
    entry.stored(fields, StoredData { sha256: source.sha256.clone(), ..StoredData::of(&(source, protocol)) });
    entry.number(fields.head, 0);
    entry.number(fields.item_length, 0);
    let explained: BTreeSet<String> =
        passages.iter().flat_map(|passage| acronyms::terms(&passage.text, condition)).collect();
    for term in explained {
        entry.name(fields.acronym, term);
    }
    let agenda = record.protocol.items();
    entry.number(fields.decision, u64::from(agenda.iter().any(|item| !item.decisions.is_empty())));
    entry.names(fields, &agenda);
    entry
}

/// Data to be stored as JSON.
#[derive(Debug, Default)]
pub struct StoredData {
    json: String,
    /// The hash by which it is compared with other data: of the bytes, or of the file that it was read from.
    sha256: String,
}

impl StoredData {
    /// Data that cannot be written as JSON becomes an entry that cannot be read; this does not happen with our own
    /// types.
    pub fn of<T: Serialize>(stored: &T) -> Self {
        let json = serde_json::to_string(stored).unwrap_or_default();
        Self { sha256: source::sha256(json.as_bytes()), json }
    }

    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// An entry: its columns and texts.
#[derive(Debug, Default)]
pub struct PreparedEntry {
    columns: Vec<(Field, Column)>,
}

#[derive(Debug)]
enum Column {
    Number(u64),
    /// A name, stored data, or the terms of a text as packed by [`Terms`].
    Name(String),
    Bytes(Vec<u8>),
}

impl PreparedEntry {
    /// An entry with the columns that passages and records share.
    fn of(fields: &Fields, sort: u64, record: &Record) -> Self {
        let protocol = &record.protocol;
        let mut entry = Self::default();
        entry.number(fields.entry, sort);
        entry.name(fields.source, record.source.name());
        entry.number(fields.date, day_number(protocol.date));
        entry.name(fields.kind, protocol.kind.name());
        for (field, name) in [(fields.organ, &protocol.governing_body), (fields.region, &protocol.region)] {
            if let Some(name) = name {
                entry.name(field, squeezed(name));
            }
        }
        entry
    }

    pub fn number(&mut self, field: Field, value: u64) {
        self.columns.push((field, Column::Number(value)));
    }

    pub fn name(&mut self, field: Field, value: impl Into<String>) {
        self.columns.push((field, Column::Name(value.into())));
    }

    /// Adds stored data and its hash.
    pub fn stored(&mut self, fields: &Fields, stored: StoredData) {
        self.name(fields.sha256, stored.sha256);
        self.name(fields.content, stored.json);
    }

    /// Adds a stored passage, in a more compact format than JSON.
    fn packed(&mut self, fields: &Fields, packed: PackedPassage) {
        self.columns.push((fields.packed, Column::Bytes(postcard::to_stdvec(&packed).unwrap_or_default())));
        self.name(fields.content, packed.text);
    }

    fn text(&mut self, fields: &Fields, field: TextField, text: &str) {
        if !text.is_empty() {
            self.terms(fields, field, Terms::of(text, Condition::Clean));
        }
    }

    fn heading(&mut self, fields: &Fields, field: TextField, Heading { number, text }: &Heading) {
        self.terms(fields, field, Terms::after(number.as_deref(), text, Condition::Clean));
    }

    fn terms(&mut self, fields: &Fields, field: TextField, terms: Terms) {
        for (field, list) in fields.lists(field).iter().zip(terms.lists) {
            if !list.is_empty() {
                self.name(*field, list);
            }
        }
    }

    /// Adds the presenters and the numbers of these items.
    fn names(&mut self, fields: &Fields, items: &[&AgendaItem]) {
        for item in items {
            for presenter in &item.presenters {
                self.name(fields.presenter, squeezed(&presenter.name));
            }
            if let Some(number) = &item.number {
                self.name(fields.number, squeezed(number));
            }
        }
    }
}

impl Document for PreparedEntry {
    type Value<'a> = Cell<'a>;
    type FieldsValuesIter<'a> = Cells<'a>;

    fn iter_fields_and_values(&self) -> Cells<'_> {
        Cells { columns: self.columns.iter() }
    }
}

/// The values of an entry.
#[derive(Debug)]
pub struct Cells<'a> {
    columns: std::slice::Iter<'a, (Field, Column)>,
}

impl<'a> Iterator for Cells<'a> {
    type Item = (Field, Cell<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (field, column) = self.columns.next()?;
        Some((*field, Cell(column)))
    }
}

/// A value in the form that tantivy needs.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a>(&'a Column);

impl<'a> Value<'a> for Cell<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.0 {
            Column::Number(value) => ReferenceValueLeaf::U64(*value),
            Column::Name(name) => ReferenceValueLeaf::Str(name),
            Column::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Fields, STRETCH, TextField, of_item, stretches};
    use crate::analysis::Condition;
    use crate::index::{Record, Source};
    use crate::passage::Passage;
    use crate::protocol::Protocol;

    #[test]
    fn stretches_are_in_order_and_not_too_long() {
        let passage = |length: usize| Passage { text: "a".repeat(length), ..Passage::default() };
        let lengths = [10, STRETCH - 10, 1, STRETCH + 5, 7, STRETCH - 7];
        let found = stretches(lengths.into_iter().map(passage).collect());
        let found: Vec<Vec<usize>> =
            found.iter().map(|stretch| stretch.iter().map(|passage| passage.text.len()).collect()).collect();
        assert_eq!(found, [vec![10, STRETCH - 10], vec![1], vec![STRETCH + 5], vec![7, STRETCH - 7]]);
        assert!(stretches(Vec::new()).is_empty());
    }

    #[test]
    fn the_headings_of_a_chapter_stand_with_its_first_passage() {
        let (_, fields) = Fields::schema();
        let passage = |headings: &[&str]| Passage {
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            ..Passage::default()
        };
        let passages = [&["Lokaler"][..], &["Lokaler", "Avgift"], &["Lokaler", "Avgift"], &["Brandskydd"]].map(passage);
        let record = Record {
            source: Source {
                path: "lokaler.md".to_owned(),
                part: None,
                sha256: String::new(),
                media_type: String::new(),
                pages: 1,
            },
            protocol: Protocol::default(),
        };
        let entries = of_item(fields, &record, passages.to_vec(), Condition::Clean);
        let exact = fields.lists(TextField::Context)[0];
        let words = entries.iter().map(|entry| {
            let mut columns = entry.columns.iter();
            columns.find(|(field, _)| *field == exact).map_or(0, |(_, column)| match column {
                Column::Name(terms) => {
                    ["lokaler", "avgift", "brandskydd"].iter().filter(|word| terms.contains(**word)).count()
                }
                _ => 0,
            })
        });
        assert_eq!(words.collect::<Vec<_>>(), [1, 2, 0, 1]);
    }
}
