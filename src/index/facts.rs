//! Keeps facts about each entry as lists in memory: the body that met, the kind of document, the presenters, whether
//! there is a decision. Counting items by lists is many times as fast as by columns.

use super::column_names::all_names;
use super::entry::StoredPassage;
use super::fields::{PASSAGE, RECORD, column};
use super::filter::squeezed;
use super::links::is_outside;
use super::places::{ItemId, PassageId};
use super::{Error, Snapshot};
use crate::protocol::Kind;
use crate::source;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use tantivy::SegmentReader;

/// A governing body of a region, as documents print them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Organ {
    /// The governing body; `None` if it is not known.
    pub governing_body: Option<String>,
    /// Its county or municipality; `None` if it is not known.
    pub region: Option<String>,
}

/// What is known of each entry, by row.
#[derive(Debug, Default)]
pub struct Facts {
    organs: Vec<Organ>,
    organ_of: Vec<u32>,
    kind_of: Vec<Kind>,
    /// By the row of an item's first passage.
    is_decided: Vec<bool>,
    /// Of the item in row r, `presenters[starts[r]..starts[r + 1]]`.
    starts: Vec<u32>,
    presenters: Vec<u32>,
    /// The names of presenters as filters compare them, and an item that each presents.
    names: Vec<(String, ItemId)>,
}

impl Facts {
    /// Every pair of governing body and region that occurs in the index, once.
    #[must_use]
    pub fn organs(&self) -> &[Organ] {
        &self.organs
    }

    /// The index in [`organs`](Self::organs) of the governing body and region of the entry's meeting.
    #[must_use]
    pub fn organ(&self, entry: PassageId) -> usize {
        self.organ_of.get(entry.row()).map_or(0, |organ| *organ as usize)
    }

    /// The kind of the document that `entry` belongs to.
    #[must_use]
    pub fn kind(&self, entry: PassageId) -> Kind {
        self.kind_of.get(entry.row()).copied().unwrap_or_default()
    }

    /// Whether any passage of the item says what was decided.
    #[must_use]
    pub fn is_decided(&self, item: ItemId) -> bool {
        self.is_decided.get(item.row()).is_some_and(|decided| *decided)
    }

    /// How many presenters there are, by their names.
    #[must_use]
    pub fn presenters(&self) -> usize {
        self.names.len()
    }

    /// The name of a presenter as filters compare it.
    #[must_use]
    pub fn presenter_name(&self, presenter: usize) -> &str {
        self.names.get(presenter).map_or("", |(name, _)| name)
    }

    /// The presenters of the item and of the items above it, each as a number less than
    /// [`presenters`](Self::presenters).
    #[must_use]
    pub fn presenters_of(&self, item: ItemId) -> &[u32] {
        let bound = |row: usize| self.starts.get(row).map_or(0, |start| *start as usize);
        self.presenters.get(bound(item.row())..bound(item.row() + 1)).unwrap_or_default()
    }

    fn of(snapshot: &Snapshot) -> Result<Self, Error> {
        let mut facts = Self::default();
        let mut samples: Vec<Option<(PassageId, u64)>> = Vec::new();
        let mut pairs: BTreeMap<(Option<String>, Option<String>), u32> = BTreeMap::new();
        let mut presenters: BTreeMap<String, u32> = BTreeMap::new();
        for (segment, reader) in snapshot.segment_readers().enumerate() {
            let base = snapshot.first_of_segment(segment);
            let failed = |source| snapshot.unreadable(source);
            facts.read_organs(reader, &mut pairs).map_err(failed)?;
            facts.read_kinds(reader).map_err(failed)?;
            samples.resize(pairs.len(), None);
            for sort in [PASSAGE, RECORD] {
                for entry in snapshot.alive_in(segment, sort).map(|document| PassageId(base.0 + document)) {
                    samples[facts.organ_of[entry.row()] as usize].get_or_insert((entry, sort));
                }
            }
            facts.read_decisions(snapshot, segment, reader).map_err(failed)?;
            facts.read_presenters(snapshot, segment, reader, &mut presenters).map_err(failed)?;
        }
        facts.starts.push(u32::try_from(facts.presenters.len()).unwrap_or(u32::MAX));
        for sample in samples {
            facts.organs.push(match sample {
                None => Organ::default(),
                Some((entry, PASSAGE)) => {
                    let meeting = snapshot.named_passage(entry)?.meeting;
                    Organ { governing_body: meeting.governing_body, region: meeting.region }
                }
                Some((entry, _)) => {
                    let protocol = snapshot.named_record(entry)?.protocol;
                    Organ { governing_body: protocol.governing_body, region: protocol.region }
                }
            });
        }
        Ok(facts)
    }

    fn read_organs(
        &mut self,
        reader: &SegmentReader,
        pairs: &mut BTreeMap<(Option<String>, Option<String>), u32>,
    ) -> tantivy::Result<()> {
        let (organs, regions) = (ordinals(reader, column::ORGAN)?, ordinals(reader, column::REGION)?);
        let names = (all_names(reader, column::ORGAN)?, all_names(reader, column::REGION)?);
        let name = |names: &[String], ordinal: u64| usize::try_from(ordinal).ok().and_then(|at| names.get(at)).cloned();
        let mut last: Option<((u64, u64), u32)> = None;
        for pair in organs.into_iter().zip(regions) {
            // Entries of one document stand side by side.
            let known = last.filter(|(other, _)| *other == pair).map(|(_, place)| place);
            let place = known.unwrap_or_else(|| {
                let next = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
                *pairs.entry((name(&names.0, pair.0), name(&names.1, pair.1))).or_insert(next)
            });
            last = Some((pair, place));
            self.organ_of.push(place);
        }
        Ok(())
    }

    fn read_kinds(&mut self, reader: &SegmentReader) -> tantivy::Result<()> {
        let names = all_names(reader, column::KIND)?;
        let kinds: Vec<Kind> = names.iter().map(|name| Kind::named(name).unwrap_or_default()).collect();
        let kind =
            |ordinal: u64| usize::try_from(ordinal).ok().and_then(|at| kinds.get(at)).copied().unwrap_or_default();
        self.kind_of.extend(ordinals(reader, column::KIND)?.into_iter().map(kind));
        Ok(())
    }

    fn read_decisions(&mut self, snapshot: &Snapshot, segment: usize, reader: &SegmentReader) -> tantivy::Result<()> {
        let base = snapshot.first_of_segment(segment);
        let mut decisions = vec![0; reader.max_doc() as usize];
        reader.fast_fields().column_first_or_default::<u64>(column::DECISION)?.get_range(0, &mut decisions);
        self.is_decided.resize(self.is_decided.len() + decisions.len(), false);
        for document in snapshot.alive_in(segment, PASSAGE).filter(|document| decisions[*document as usize] > 0) {
            let item = snapshot.item(PassageId(base.0 + document));
            self.is_decided[item.row()] = true;
        }
        Ok(())
    }

    fn read_presenters(
        &mut self,
        snapshot: &Snapshot,
        segment: usize,
        reader: &SegmentReader,
        known: &mut BTreeMap<String, u32>,
    ) -> tantivy::Result<()> {
        let base = snapshot.first_of_segment(segment);
        let end = |facts: &Self| u32::try_from(facts.presenters.len()).unwrap_or(u32::MAX);
        let column = reader.fast_fields().str(column::PRESENTER)?;
        let names = all_names(reader, column::PRESENTER)?;
        let mut places: Vec<Option<u32>> = vec![None; names.len()];
        let mut firsts = vec![false; reader.max_doc() as usize];
        for document in snapshot.alive_in(segment, PASSAGE) {
            let passage = PassageId(base.0 + document);
            firsts[document as usize] = snapshot.item(passage).first() == passage;
        }
        for (document, is_first) in (0..).zip(firsts) {
            let start = end(self);
            self.starts.push(start);
            let Some(column) = column.as_ref().filter(|_| is_first) else { continue };
            for ordinal in column.term_ords(document).filter_map(|ordinal| usize::try_from(ordinal).ok()) {
                let Some(name) = names.get(ordinal) else { continue };
                let place = *places[ordinal].get_or_insert_with(|| {
                    *known.entry(name.clone()).or_insert_with(|| {
                        self.names.push((name.clone(), ItemId(base.0 + document)));
                        u32::try_from(self.names.len() - 1).unwrap_or(u32::MAX)
                    })
                });
                if !self.presenters[start as usize..].contains(&place) {
                    self.presenters.push(place);
                }
            }
        }
        Ok(())
    }
}

/// The place of each entry's name in a column among the segment's names; beyond all where it has none.
fn ordinals(reader: &SegmentReader, column: &str) -> tantivy::Result<Vec<u64>> {
    let mut ordinals = vec![u64::MAX; reader.max_doc() as usize];
    if let Some(names) = reader.fast_fields().str(column)? {
        names.ords().clone().first_or_default_col(u64::MAX).get_range(0, &mut ordinals);
    }
    Ok(ordinals)
}

impl Snapshot {
    /// The facts about each entry. They are computed at the first use.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn facts(&self) -> Result<&Facts, Error> {
        let known = self.known_facts();
        if known.get().is_none() {
            // Another thread may have been faster: what it found is the same.
            let _ = known.set(Facts::of(self)?);
        }
        Ok(known.get_or_init(Facts::default))
    }

    /// The name of a presenter, as a document prints it. `presenter` is a number less than [`Facts::presenters`].
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn presenter(&self, presenter: usize) -> Result<String, Error> {
        let Some((name, item)) = self.facts()?.names.get(presenter) else { return Ok(String::new()) };
        let passage = self.passage(item.first())?;
        if let Some(printed) = passage.presenters.iter().find(|printed| squeezed(printed) == *name) {
            return Ok(printed.clone());
        }
        // The person presents an item above this one. The passage names only the presenters of the nearest item that has
        // any.
        let StoredPassage { source, path, .. } = passage;
        let record = self.record(&source)?;
        let line = record.as_ref().map(|record| record.protocol.ancestors_and_self(&path)).unwrap_or_default();
        let mut presenters = line.into_iter().flat_map(|item| &item.presenters);
        Ok(presenters.find(|own| squeezed(&own.name) == *name).map_or_else(|| name.clone(), |own| own.name.clone()))
    }

    /// The records, an entry for each document.
    pub fn record_entries(&self) -> impl Iterator<Item = PassageId> + '_ {
        self.alive(RECORD)
    }

    /// The records that `is_asked` accepts, each with the name of its document and the path of its file, as the index
    /// stores them.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn record_names(
        &self,
        is_asked: &dyn Fn(PassageId) -> bool,
    ) -> Result<Vec<(PassageId, String, String)>, Error> {
        let names = self.names_of(RECORD, column::SOURCE)?;
        // Few documents are further meetings of a file.
        let known: OnceCell<BTreeSet<&str>> = OnceCell::new();
        let is_known = |file: &str| known.get_or_init(|| names.iter().map(String::as_str).collect()).contains(file);
        let asked = self.record_entries().zip(&names).filter(|(entry, _)| is_asked(*entry));
        Ok(asked.map(|(entry, name)| (entry, name.clone(), source::file_of(name, is_known).to_owned())).collect())
    }

    /// The agenda items that have text, each by its first passage. Text outside an agenda also has an [`ItemId`], but
    /// is left out here.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn agenda_items(&self) -> Result<Vec<ItemId>, Error> {
        let outside: BTreeSet<ItemId> =
            self.passages_with_key(&mut is_outside)?.into_iter().map(|passage| self.item(passage)).collect();
        let firsts = self.passages().map(|passage| (passage, self.item(passage)));
        let items = firsts.filter(|(passage, item)| item.first() == *passage && !outside.contains(item));
        Ok(items.map(|(_, item)| item).collect())
    }
}
