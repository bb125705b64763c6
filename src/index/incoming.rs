//! An entry on its way to tantivy. What it is found by is worked out when tantivy asks for it, a passage at a time: a
//! document of many passages is never held as terms all at once.

use super::entry::{Record, StoredPassage};
use super::fields::{Fields, PASSAGE, TextField};
use super::filter::{day_number, squeezed};
use super::links;
use super::texts::Surroundings;
use crate::analysis::{Condition, Tier, Token, analyse};
use crate::passage::Passage;
use crate::protocol::AgendaItem;
use serde::Serialize;
use std::iter::Empty;
use std::sync::{Arc, OnceLock};
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Document, Field, Value};
use tantivy::tokenizer::{PreTokenizedString, Token as IndexToken};

/// An entry, ready or to be made ready.
#[derive(Debug)]
pub struct Incoming {
    source: Origin,
    ready: OnceLock<Entry>,
}

#[derive(Debug)]
enum Origin {
    Ready,
    Passage(Box<PassageOf>),
}

/// A passage and where it stands.
#[derive(Debug)]
pub struct PassageOf {
    pub record: Arc<Record>,
    pub fields: Fields,
    pub passage: Passage,
    /// How many entries before this one the item's first passage stands.
    pub head: u64,
    pub item_length: u64,
}

/// The columns and texts of an entry.
#[derive(Debug, Default)]
pub struct Entry {
    columns: Vec<(Field, Column)>,
    texts: Vec<Terms>,
}

#[derive(Debug)]
enum Column {
    Number(u64),
    Name(String),
    Bytes(Vec<u8>),
}

/// A text and the fields that its terms go to, a tier each.
#[derive(Debug)]
pub struct Terms {
    fields: Vec<(Tier, Field)>,
    text: String,
    condition: Condition,
    tokens: OnceLock<Vec<Token>>,
}

impl Terms {
    fn of(&self, tier: Tier) -> PreTokenizedString {
        let tokens = self.tokens.get_or_init(|| analyse(&self.text, self.condition));
        let terms = tokens.iter().enumerate().flat_map(|(position, token)| {
            token.terms(tier).into_iter().map(move |term| IndexToken {
                offset_from: token.start,
                offset_to: token.end,
                position,
                text: term.to_owned(),
                position_length: 1,
            })
        });
        // The text itself is stored once, in the entry.
        PreTokenizedString { text: String::new(), tokens: terms.collect() }
    }
}

impl Entry {
    pub fn number(&mut self, field: Field, value: u64) {
        self.columns.push((field, Column::Number(value)));
    }

    pub fn name(&mut self, field: Field, value: impl Into<String>) {
        self.columns.push((field, Column::Name(value.into())));
    }

    /// What is stored of it. That our own types cannot be written as JSON is an entry that cannot be read.
    pub fn stored<T: Serialize>(&mut self, field: Field, stored: &T) {
        self.columns.push((field, Column::Bytes(serde_json::to_vec(stored).unwrap_or_default())));
    }

    fn text(&mut self, fields: &Fields, field: TextField, text: String, condition: Condition) {
        if !text.is_empty() {
            // Words spelled alike are looked up among the exact terms.
            let fields = Tier::all().filter(|tier| *tier != Tier::Fuzzy).map(|tier| (tier, fields.text(field, tier)));
            self.texts.push(Terms { fields: fields.collect(), text, condition, tokens: OnceLock::new() });
        }
    }

    /// The columns that passages and records share.
    pub fn of(fields: &Fields, sort: u64, record: &Record) -> Self {
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

    /// Who presented one of these items, and their numbers.
    pub fn names(&mut self, fields: &Fields, items: &[&AgendaItem]) {
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

impl PassageOf {
    fn entry(&self) -> Entry {
        let Self { record, fields, passage, head, item_length } = self;
        let mut entry = Entry::of(fields, PASSAGE, record);
        entry.stored(fields.stored, &StoredPassage::new(&record.source, &record.protocol, passage));
        entry.number(fields.decision, u64::from(passage.is_decision));
        entry.name(fields.place, links::place(&record.source.name(), &passage.item));
        entry.names(fields, &record.protocol.line_of_descent(&passage.item));
        entry.number(fields.head, *head);
        entry.number(fields.item_length, *item_length);
        let condition = record.protocol.text_quality.condition();
        entry.text(fields, TextField::Body, passage.text.clone(), condition);
        // Titles and names are read through damage in the record.
        let Surroundings { title, context, outcome, meeting } = Surroundings::of(&record.protocol, passage);
        for (field, text) in [
            (TextField::Title, title),
            (TextField::Context, context),
            (TextField::Outcome, outcome.to_owned()),
            (TextField::Meeting, meeting),
        ] {
            entry.text(fields, field, text, Condition::Clean);
        }
        entry
    }
}

impl From<Entry> for Incoming {
    fn from(entry: Entry) -> Self {
        Self { source: Origin::Ready, ready: OnceLock::from(entry) }
    }
}

impl From<PassageOf> for Incoming {
    fn from(passage: PassageOf) -> Self {
        Self { source: Origin::Passage(Box::new(passage)), ready: OnceLock::new() }
    }
}

impl Document for Incoming {
    type Value<'a> = Cell<'a>;
    type FieldsValuesIter<'a> = std::vec::IntoIter<(Field, Cell<'a>)>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        let entry = self.ready.get_or_init(|| match &self.source {
            Origin::Ready => Entry::default(),
            Origin::Passage(passage) => passage.entry(),
        });
        let columns = entry.columns.iter().map(|(field, column)| {
            let cell = match column {
                Column::Number(value) => Cell::Number(*value),
                Column::Name(name) => Cell::Name(name),
                Column::Bytes(bytes) => Cell::Bytes(bytes),
            };
            (*field, cell)
        });
        let terms = entry
            .texts
            .iter()
            .flat_map(|terms| terms.fields.iter().map(move |(tier, field)| (*field, Cell::Terms(terms, *tier))));
        columns.chain(terms).collect::<Vec<_>>().into_iter()
    }
}

/// A value as tantivy asks for it.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'a> {
    Number(u64),
    Name(&'a str),
    Bytes(&'a [u8]),
    Terms(&'a Terms, Tier),
}

impl<'a> Value<'a> for Cell<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self {
            Self::Number(value) => ReferenceValueLeaf::U64(*value),
            Self::Name(name) => ReferenceValueLeaf::Str(name),
            Self::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            Self::Terms(terms, tier) => ReferenceValueLeaf::PreTokStr(Box::new(terms.of(*tier))),
        })
    }
}
