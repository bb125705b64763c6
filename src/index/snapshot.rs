//! Gives access to one state of the index: where terms occur, how long texts are, and the entries themselves.

#![expect(clippy::cast_precision_loss, reason = "mean lengths are rounded anyway")]

use super::Error;
use super::acronyms::Acronyms;
use super::bodies::Bodies;
use super::column_names::{NameColumn, name_ranks};
use super::facts::Facts;
use super::fields::{Fields, PASSAGE, SORTS, TextField, column};
use super::link_freshness::LinkFreshness;
use super::naming::Naming;
use super::occurrences::Searched;
use super::places::{ItemId, PassageId};
use super::unmarked::UnmarkedWords;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::TantivyDocument;
use tantivy::{DocAddress, IndexReader, Searcher, SegmentReader};

/// How often a pattern occurs in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The passage.
    pub passage: PassageId,
    /// How often the pattern occurs in it; at least 1.
    pub count: u32,
}

/// One state of the index.
pub struct Snapshot {
    directory: PathBuf,
    commit: String,
    searcher: Searcher,
    fields: Fields,
    segments: Vec<Columns>,
    /// For each segment, the entries that are not deleted, by their kind. All values in a `OnceLock` are worked out when
    /// they are first needed.
    by_kind: OnceLock<Vec<[Vec<u32>; SORTS]>>,
    measures: OnceLock<Measures>,
    acronyms: OnceLock<Acronyms>,
    /// For frequent words, whether nearly all items have them.
    common: Mutex<BTreeMap<String, bool>>,
    unmarked: UnmarkedWords,
    bodies: Bodies,
    facts: OnceLock<Facts>,
    ranks: [OnceLock<Vec<Vec<u32>>>; NameColumn::COUNT],
    naming: Naming,
    freshness: OnceLock<LinkFreshness>,
}

/// The columns that ranking reads for every match.
struct Columns {
    /// Number of entries in the segments before this one.
    base: u32,
    entry: Arc<dyn ColumnValues<u64>>,
    head: Arc<dyn ColumnValues<u64>>,
    item_length: Arc<dyn ColumnValues<u64>>,
    date: Arc<dyn ColumnValues<u64>>,
    decision: Arc<dyn ColumnValues<u64>>,
    recorded: Arc<dyn ColumnValues<u64>>,
    /// The names by [`NameColumn`]; a value beyond all names if there is none.
    names: Vec<Arc<dyn ColumnValues<u64>>>,
    lengths: Vec<FieldNormReader>,
}

/// Totals, and values that are read for every match. They are kept as lists, which are faster to read than columns.
#[derive(Debug)]
struct Measures {
    passages: usize,
    items: usize,
    /// The mean number of words, by text field: of a passage, or of what the passages of an item share.
    mean_lengths: [f32; TextField::COUNT],
    /// For each entry, the first passage of its item.
    heads: Vec<u32>,
    /// For each entry, the day of its meeting.
    days: Vec<u32>,
    /// The last of these days.
    newest: u32,
    /// Number of words in all passages of the entry's item together, relative to the mean item.
    item_lengths: Vec<f32>,
}

impl Snapshot {
    pub(super) fn new(directory: &Path, reader: &IndexReader, naming: Naming, commit: String) -> Result<Self, Error> {
        let unreadable = |source| Error::Read { directory: directory.to_path_buf(), source };
        let searcher = reader.searcher();
        let (_, fields) = Fields::schema();
        let segments = columns(&searcher, fields).map_err(unreadable)?;
        Ok(Self {
            directory: directory.to_path_buf(),
            commit,
            searcher,
            fields: fields.clone(),
            segments,
            by_kind: OnceLock::new(),
            measures: OnceLock::new(),
            acronyms: OnceLock::new(),
            common: Mutex::default(),
            unmarked: UnmarkedWords::default(),
            bodies: Bodies::default(),
            facts: OnceLock::new(),
            ranks: Default::default(),
            naming,
            freshness: OnceLock::new(),
        })
    }

    /// A short identifier of the commit that this is the state of.
    #[must_use]
    pub fn commit_id(&self) -> &str {
        &self.commit
    }

    fn measures(&self) -> &Measures {
        self.measures.get_or_init(|| self.measure())
    }

    /// Counts and means use only passages that are not deleted, so that replaced ones still on disk do not affect
    /// ranking. The lists by row cover all entries.
    fn measure(&self) -> Measures {
        let mut heads = Vec::with_capacity(self.entries());
        let mut days = Vec::with_capacity(self.entries());
        let mut item_lengths = Vec::with_capacity(self.entries());
        let mut totals = [0_u64; TextField::COUNT];
        let (mut passages, mut items, mut newest) = (0_usize, 0_usize, 0);
        for (segment, (columns, reader)) in self.segments.iter().zip(self.segment_readers()).enumerate() {
            let mut backs = vec![0; reader.max_doc() as usize];
            columns.head.get_range(0, &mut backs);
            let small = |value: &u64| u32::try_from(*value).unwrap_or(u32::MAX);
            let mut values = vec![0; reader.max_doc() as usize];
            columns.date.get_range(0, &mut values);
            days.extend(values.iter().map(small));
            columns.item_length.get_range(0, &mut values);
            item_lengths.extend(values.iter().map(|length| small(length) as f32));
            for document in self.alive_in(segment, PASSAGE) {
                passages += 1;
                newest = newest.max(days[heads.len() + document as usize]);
                items += usize::from(backs[document as usize] == 0);
                for (total, lengths) in totals.iter_mut().zip(&columns.lengths) {
                    *total += u64::from(lengths.fieldnorm(document));
                }
            }
            let back = |back: u64| u32::try_from(back).unwrap_or(0);
            heads.extend((columns.base..).zip(backs).map(|(entry, distance)| entry - back(distance)));
        }
        let mean = |total: u64, count: usize| if total == 0 { 1.0 } else { total as f32 / count as f32 };
        let mean_item_length = mean(totals[TextField::Body as usize], items);
        for length in &mut item_lengths {
            *length /= mean_item_length;
        }
        Measures {
            passages,
            items,
            mean_lengths: TextField::each(|field| {
                let texts = if field.is_of_passage() { passages } else { items };
                mean(totals[field as usize], texts)
            }),
            heads,
            days,
            newest,
            item_lengths,
        }
    }

    /// The number of entries of any kind, including deleted ones; greater than the place of any passage.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.segments
            .last()
            .map_or(0, |columns| columns.base)
            .saturating_add(self.searcher.segment_readers().last().map_or(0, SegmentReader::max_doc)) as usize
    }

    /// The number of segments of the index; each is searched separately.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.segments.len()
    }

    /// The number of deleted entries that are still on disk.
    #[must_use]
    pub fn deleted(&self) -> u64 {
        self.segment_readers().map(|reader| u64::from(reader.num_deleted_docs())).sum()
    }

    /// The passages that are not deleted.
    pub fn passages(&self) -> impl Iterator<Item = PassageId> + '_ {
        self.alive(PASSAGE)
    }

    /// The first entry of a segment.
    #[must_use]
    pub fn first_of_segment(&self, segment: usize) -> PassageId {
        PassageId(self.segments[segment].base)
    }

    /// A segment, for looking up words.
    pub(super) fn searched(&self, segment: usize) -> Searched<'_> {
        let (reader, base) = (self.segment_reader(segment), self.segments[segment].base);
        Searched { segment, reader, base, fields: &self.fields, unmarked: &self.unmarked }
    }

    /// The row after the last passage of an item. The passages of an item are next to each other.
    #[must_use]
    pub fn end_of_item(&self, item: ItemId) -> usize {
        let heads = self.measures().heads.get(item.row()..).unwrap_or_default();
        // Most items are short. The distance doubles until the item is passed.
        let mut reach = 1;
        while heads.get(reach).is_some_and(|head| *head == item.0) {
            reach *= 2;
        }
        let near = heads.get(reach / 2..reach.min(heads.len())).unwrap_or_default();
        item.row() + (reach / 2 + near.partition_point(|head| *head == item.0)).max(1)
    }

    /// What acronyms stand for in the indexed documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn acronyms(&self) -> Result<&Acronyms, Error> {
        if self.acronyms.get().is_none() {
            let gathered = Acronyms::gather(self.segment_readers(), &self.fields);
            let _ = self.acronyms.set(gathered.map_err(|source| self.unreadable(source))?);
        }
        Ok(self.acronyms.get_or_init(Acronyms::default))
    }

    /// The number of passages.
    #[must_use]
    pub fn passage_count(&self) -> usize {
        self.measures().passages
    }

    /// Whether nearly all items have `word`, which is frequent. `judge` is asked once per word.
    ///
    /// # Errors
    /// If `judge` fails.
    pub fn is_common(&self, word: &str, judge: impl FnOnce() -> Result<bool, Error>) -> Result<bool, Error> {
        let known = || self.common.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(is_common) = known().get(word).copied() {
            return Ok(is_common);
        }
        let is_common = judge()?;
        known().insert(word.to_owned(), is_common);
        Ok(is_common)
    }

    /// The number of items; the text outside the agenda of a document counts as one.
    #[must_use]
    pub fn items(&self) -> usize {
        self.measures().items
    }

    /// The passages of an item, in reading order.
    pub fn passages_of(&self, item: ItemId) -> impl Iterator<Item = PassageId> + '_ {
        (item.row()..self.end_of_item(item)).map(PassageId::at)
    }

    /// Whether the passage is a decision.
    #[must_use]
    pub fn is_decision(&self, passage: PassageId) -> bool {
        let (columns, document) = self.entry(passage);
        columns.decision.get_val(document) > 0
    }

    pub(super) fn recorded_number(&self, passage: PassageId) -> u64 {
        let (columns, document) = self.entry(passage);
        columns.recorded.get_val(document)
    }

    /// The item that the passage belongs to.
    #[must_use]
    pub fn item(&self, passage: PassageId) -> ItemId {
        ItemId(self.measures().heads.get(passage.row()).copied().unwrap_or(passage.0))
    }

    /// The rank of the passage's source, body or region among all names in the index, sorted; `None` if it has none.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn name_rank(&self, named: NameColumn, passage: PassageId) -> Result<Option<u32>, Error> {
        let ranks = &self.ranks[named as usize];
        if ranks.get().is_none() {
            let found = name_ranks(&self.searcher, named.column()).map_err(|source| self.unreadable(source))?;
            // Another thread may have set it meanwhile, to the same ranks.
            let _ = ranks.set(found);
        }
        let (columns, document) = self.entry(passage);
        let name = usize::try_from(columns.names[named as usize].get_val(document)).ok();
        let ranks = ranks.get().and_then(|segments| segments.get(self.segment(passage)));
        Ok(ranks.zip(name).and_then(|(ranks, name)| ranks.get(name)).copied())
    }

    fn entry(&self, passage: PassageId) -> (&Columns, u32) {
        let (segment, document) = self.place(passage);
        (&self.segments[segment], document)
    }

    /// The segment of an entry, and its place in the segment.
    pub(super) fn place(&self, entry: PassageId) -> (usize, u32) {
        let segment = self.segment(entry);
        (segment, entry.0 - self.segments[segment].base)
    }

    fn segment(&self, passage: PassageId) -> usize {
        self.segments.partition_point(|columns| columns.base <= passage.0).saturating_sub(1)
    }

    /// The day of the passage's meeting as a number that sorts (20221125); 0 if it is not known.
    #[must_use]
    pub fn day(&self, passage: PassageId) -> u64 {
        self.days().get(passage.row()).copied().unwrap_or(0).into()
    }

    /// The date of the newest meeting; `None` if no meeting has a date.
    #[must_use]
    pub fn newest_day(&self) -> Option<Date> {
        date(self.measures().newest)
    }

    /// The day of the entry's meeting; `None` when it is not known.
    #[must_use]
    pub fn date(&self, entry: PassageId) -> Option<Date> {
        date(self.days().get(entry.row()).copied().unwrap_or(0))
    }

    /// The day of the meeting of every entry.
    pub(super) fn days(&self) -> &[u32] {
        &self.measures().days
    }

    /// The number of words of the passage's text in `field` (approximate above forty).
    #[must_use]
    pub fn length(&self, field: TextField, passage: PassageId) -> u32 {
        let (columns, document) = self.entry(passage);
        columns.lengths.get(field as usize).map_or(0, |lengths| lengths.fieldnorm(document))
    }

    /// The mean number of words of a text in `field`.
    #[must_use]
    pub fn mean_length(&self, field: TextField) -> f32 {
        self.measures().mean_lengths[field as usize]
    }

    /// The number of words in all passages of the item together, relative to the mean item.
    #[must_use]
    pub fn item_length(&self, item: ItemId) -> f32 {
        self.measures().item_lengths.get(item.row()).copied().unwrap_or(1.0)
    }

    /// The first passage of the item that `passage` belongs to.
    pub(super) fn first_of_item(&self, passage: PassageId) -> PassageId {
        let (columns, document) = self.entry(passage);
        let back = columns.head.get_val(document);
        PassageId(passage.0 - u32::try_from(back).unwrap_or(0).min(passage.0))
    }

    pub(super) fn known_bodies(&self) -> &Bodies {
        &self.bodies
    }

    pub(super) fn known_facts(&self) -> &OnceLock<Facts> {
        &self.facts
    }

    /// How documents are named.
    #[must_use]
    pub fn naming(&self) -> &Naming {
        &self.naming
    }

    pub(super) fn link_freshness(&self) -> Result<&LinkFreshness, Error> {
        if self.freshness.get().is_none() {
            let _ = self.freshness.set(LinkFreshness::of(self)?);
        }
        Ok(self.freshness.get_or_init(LinkFreshness::default))
    }

    pub(super) fn segment_readers(&self) -> impl Iterator<Item = &SegmentReader> {
        self.searcher.segment_readers().iter()
    }

    pub(super) fn segment_reader(&self, segment: usize) -> &SegmentReader {
        self.searcher.segment_reader(u32::try_from(segment).unwrap_or(u32::MAX))
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn unreadable(&self, source: tantivy::TantivyError) -> Error {
        Error::Read { directory: self.directory.clone(), source }
    }

    /// The entry for `document` of a segment, if it is of this kind and not deleted.
    pub(super) fn alive_at(&self, segment: usize, document: u32, sort: u64) -> Option<PassageId> {
        let (columns, reader) = (self.segments.get(segment)?, self.searcher.segment_readers().get(segment)?);
        let is_alive = columns.entry.get_val(document) == sort && !reader.is_deleted(document);
        is_alive.then_some(PassageId(columns.base + document))
    }

    /// The entries of one kind that are not deleted.
    pub(super) fn alive(&self, sort: u64) -> impl Iterator<Item = PassageId> + '_ {
        self.segments.iter().enumerate().flat_map(move |(segment, columns)| {
            self.alive_in(segment, sort).map(|document| PassageId(columns.base + document))
        })
    }

    /// The entries of one kind in one segment that are not deleted, by their place in the segment.
    pub(super) fn alive_in(&self, segment: usize, sort: u64) -> impl Iterator<Item = u32> + '_ {
        let by_kind = || self.segments.iter().zip(self.segment_readers()).map(by_kind).collect();
        let segment = self.by_kind.get_or_init(by_kind).get(segment);
        let own = usize::try_from(sort).ok().and_then(|sort| segment?.get(sort));
        own.into_iter().flatten().copied()
    }

    /// The document that tantivy has stored for `entry`.
    pub(super) fn document(&self, entry: PassageId) -> Result<TantivyDocument, Error> {
        let (segment, document) = self.place(entry);
        let address = DocAddress::new(u32::try_from(segment).unwrap_or(u32::MAX), document);
        self.searcher.doc(address).map_err(|source| self.unreadable(source))
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Snapshot").field("directory", &self.directory).finish_non_exhaustive()
    }
}

/// The entries of a segment that are not deleted, by their kind.
fn by_kind((columns, reader): (&Columns, &SegmentReader)) -> [Vec<u32>; SORTS] {
    let mut sorts = vec![0; reader.max_doc() as usize];
    columns.entry.get_range(0, &mut sorts);
    let mut by_kind: [Vec<u32>; SORTS] = Default::default();
    for document in reader.doc_ids_alive() {
        let sort = usize::try_from(sorts[document as usize]).ok();
        if let Some(own) = sort.and_then(|sort| by_kind.get_mut(sort)) {
            own.push(document);
        }
    }
    by_kind
}

/// The day that a column holds as a number.
fn date(number: u32) -> Option<Date> {
    let small = |figures: u32| i8::try_from(figures % 100).ok();
    Date::new(i16::try_from(number / 10_000).ok()?, small(number / 100)?, small(number)?).ok()
}

fn columns(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<Columns>> {
    let mut segments = Vec::new();
    let mut base = 0;
    for reader in searcher.segment_readers() {
        let number = |name: &str| reader.fast_fields().column_first_or_default::<u64>(name);
        let mut lengths = Vec::new();
        for field in TextField::all() {
            lengths.push(reader.get_fieldnorms_reader(fields.exact(field))?);
        }
        let mut names = Vec::with_capacity(NameColumn::COUNT);
        for named in NameColumn::ALL {
            names.push(match reader.fast_fields().str(named.column())? {
                Some(names) => names.ords().clone().first_or_default_col(u64::MAX),
                None => reader.fast_fields().column_first_or_default::<u64>(column::ENTRY)?,
            });
        }
        segments.push(Columns {
            base,
            entry: number(column::ENTRY)?,
            head: number(column::HEAD)?,
            item_length: number(column::ITEM_LENGTH)?,
            date: number(column::DATE)?,
            decision: number(column::DECISION)?,
            recorded: number(column::RECORDED)?,
            names,
            lengths,
        });
        base += reader.max_doc();
    }
    Ok(segments)
}
