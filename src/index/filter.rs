//! Filters documents and passages by the columns of the index.

use super::Error;
use super::fields::column;
use super::places::PassageId;
use super::root::Root;
use super::snapshot::Snapshot;
use crate::analysis::fold;
use crate::protocol::{Kind, county};
use crate::source::{self, is_under, is_whole};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;
use tantivy::SegmentReader;
use tantivy::columnar::{Column, ColumnIndex};

/// Which meetings, documents and items may be in an answer. All conditions must hold. The default has none, so
/// everything may be. A document without a known date does not pass a filter with `from`, `to` or `year`.
///
/// The names in `organ`, `region` and `presenter` are compared without case, accents and spaces. A part of the name is
/// enough; after "=" it must be the whole name: "=Socialnämnden" does not match Socialnämnden Norr.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only documents at or under one of these paths; empty for all documents. A path can be absolute, relative to the
    /// current directory, or lead through symbolic links. A relative path that leads to no document is matched with
    /// parts of the names of documents: "2024/ks" finds "arkiv/2024/ks/a.txt".
    pub paths: Vec<String>,
    /// No documents with these names, nor any at or under these folders. The end of a name is enough: "ks/a.pdf" also
    /// leaves out "arkiv/ks/a.pdf". Queries have no field for this condition.
    pub excluded_documents: Vec<String>,
    /// Only meetings on this date or later.
    pub from: Option<Date>,
    /// Only meetings on this date or earlier.
    pub to: Option<Date>,
    /// Only meetings in this year.
    pub year: Option<i16>,
    /// The name of the governing body or its region. Letters that stand for a body ("KF", "KS") match its name. A
    /// committee is a body of its own: "Kommunstyrelsen" matches Kommunstyrelsens arbetsutskott only if there is nothing
    /// else by that name. After "=", only the whole name of the body counts, not its region; "=" alone matches documents
    /// that name no body.
    pub organ: Option<String>,
    /// The name of the region. A county has several names ("Region Kalmar län", "VGR"), and each of them matches.
    pub region: Option<String>,
    /// The name of a presenter.
    pub presenter: Option<String>,
    /// Whether `presenter` also matches people who raise an item, speak on it, make a motion or object. Without
    /// `presenter` it has no effect.
    pub any_role: bool,
    /// Only documents of this kind.
    pub kind: Option<Kind>,
    /// The number of the item or of an item above it ("12", "10.1"), without § and a final full stop.
    pub number: Option<String>,
    /// Only passages that are decisions.
    pub decisions_only: bool,
}

/// The entries that a filter lets through.
#[derive(Debug, Clone)]
pub struct FilteredEntries {
    /// One value per entry; `None` lets all through.
    rows: Option<Vec<bool>>,
}

impl FilteredEntries {
    /// Whether `passage` may answer.
    #[must_use]
    pub fn has(&self, passage: PassageId) -> bool {
        let Some(rows) = &self.rows else { return true };
        rows.get(passage.row()).is_some_and(|kept| *kept)
    }

    /// The first passage of each item that has any passage in this set.
    #[must_use]
    pub fn by_item(self, snapshot: &Snapshot) -> Self {
        let Some(rows) = self.rows else { return self };
        let mut items = vec![false; rows.len()];
        for (row, _) in rows.iter().enumerate().filter(|(_, kept)| **kept) {
            items[snapshot.item(PassageId::at(row)).row()] = true;
        }
        Self { rows: Some(items) }
    }

    /// The entries in this set that are not in `other`.
    #[must_use]
    pub fn without(self, other: &Self) -> Self {
        match (self.rows, &other.rows) {
            (_, None) => Self { rows: Some(Vec::new()) },
            (None, Some(others)) => Self { rows: Some(others.iter().map(|kept| !kept).collect()) },
            (Some(mut rows), Some(others)) => {
                rows.iter_mut().zip(others).for_each(|(kept, other)| *kept &= !other);
                Self { rows: Some(rows) }
            }
        }
    }

    /// The entries in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self.rows, other.rows) {
            (Some(mut rows), Some(others)) => {
                rows.iter_mut().zip(others).for_each(|(kept, other)| *kept &= other);
                Self { rows: Some(rows) }
            }
            (rows, others) => Self { rows: rows.or(others) },
        }
    }
}

/// A name in the form in which filters compare it: without case, accents and spaces.
pub(super) fn squeezed(name: &str) -> String {
    fold(name).split_whitespace().collect()
}

/// A date as the column stores it: 20221125; 0 if there is none.
pub(super) fn day_number(date: Option<Date>) -> u64 {
    date.and_then(|date| {
        let (year, month, day) =
            (u64::try_from(date.year()).ok()?, u64::try_from(date.month()).ok()?, u64::try_from(date.day()).ok()?);
        Some(year * 10_000 + month * 100 + day)
    })
    .unwrap_or(0)
}

impl Snapshot {
    /// The entries that `filter` lets through.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn filtered_entries(&self, filter: &Filter) -> Result<FilteredEntries, Error> {
        if *filter == Filter::default() {
            return Ok(FilteredEntries { rows: None });
        }
        let documents = if filter.paths.is_empty() { Vec::new() } else { self.documents()? };
        let under: Vec<PathMatcher> = filter.paths.iter().map(|typed| self.path_matcher(typed, &documents)).collect();
        let bodies = match filter.organ.as_deref() {
            Some(organ) if !organ.starts_with('=') => self.bodies_called(organ)?,
            _ => BTreeSet::new(),
        };
        let mut kept = Vec::with_capacity(self.entries());
        for segment in self.segment_readers() {
            kept.extend(rows(segment, filter, &bodies, &under).map_err(|source| self.unreadable(source))?);
        }
        if let Some(wanted) = days(filter) {
            kept.iter_mut().zip(self.days()).for_each(|(kept, day)| *kept &= wanted.contains(&u64::from(*day)));
        }
        if let Some(wanted) = &filter.presenter {
            let (name, is_whole) = wanted.strip_prefix('=').map_or((wanted.as_str(), false), |name| (name, true));
            let name = squeezed(name);
            let fits = |own: &str| if is_whole { squeezed(own) == name } else { squeezed(own).contains(&name) };
            let linked = self.presented_by(&fits, filter.any_role)?;
            let others = self.filtered_entries(&Filter { presenter: None, ..filter.clone() })?;
            for passage in linked.into_iter().filter(|passage| others.has(*passage)) {
                kept[passage.row()] = true;
            }
        }
        Ok(FilteredEntries { rows: Some(kept) })
    }
}

/// Which documents a path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathMatcher {
    /// Documents at or under one of these files and folders.
    Folders(Vec<String>),
    /// Documents whose names contain these parts in a row.
    Parts(String),
}

impl PathMatcher {
    /// Whether the document `name` is one of them.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Folders(folders) => folders.iter().any(|folder| is_under(name, folder)),
            Self::Parts(parts) => name.match_indices(parts.as_str()).any(|(at, _)| {
                name[..at].ends_with('/') && matches!(name[at + parts.len()..].chars().next(), None | Some('/'))
            }),
        }
    }
}

impl Snapshot {
    /// Which of `documents` the path `typed` means, in whatever spelling. A path that is a root includes everything
    /// read through that root, wherever links led.
    #[must_use]
    pub fn path_matcher(&self, typed: &str, documents: &[(String, String)]) -> PathMatcher {
        let readings = self.naming().base_directory().readings(typed);
        for reading in &readings {
            let is_meant = |root: &&Root| is_under(&root.name, reading) || root.places.first() == Some(reading);
            let roots = self.naming().roots().iter().filter(is_meant);
            let folders = std::iter::once(reading.clone()).chain(roots.flat_map(|root| root.places.iter().cloned()));
            let under = PathMatcher::Folders(folders.collect());
            if documents.iter().any(|(name, _)| under.has(name)) {
                return under;
            }
        }
        let parts = source::name(Path::new(typed));
        if typed.is_empty() || is_whole(&parts) || parts.starts_with('.') {
            return PathMatcher::Folders(readings);
        }
        PathMatcher::Parts(parts)
    }
}

/// Whether `name` or a folder or file above it is, or ends with, one of `paths`: "2024.pdf" includes "2024.pdf/2".
fn is_at_or_under(name: &str, paths: &[String]) -> bool {
    paths.iter().any(|path| {
        let path = path.trim_matches('/');
        let is_end = |name: &str| name.strip_suffix(path).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
        !path.is_empty() && (is_end(name) || name.match_indices('/').any(|(end, _)| is_end(&name[..end])))
    })
}

/// Which rows of a segment pass. `bodies` are the governing bodies that the filter's organ means.
fn rows(
    segment: &SegmentReader,
    filter: &Filter,
    bodies: &BTreeSet<String>,
    under: &[PathMatcher],
) -> tantivy::Result<Vec<bool>> {
    let mut rows = vec![true; segment.max_doc() as usize];
    if !under.is_empty() {
        keep_names(segment, column::SOURCE, &mut rows, |name| under.iter().any(|under| under.has(name)))?;
    }
    if !filter.excluded_documents.is_empty() {
        keep_names(segment, column::SOURCE, &mut rows, |name| !is_at_or_under(name, &filter.excluded_documents))?;
    }
    let names: [(&[&str], _); 3] = [
        (&[column::ORGAN, column::REGION], &filter.organ),
        (&[column::REGION], &filter.region),
        (&[column::PRESENTER], &filter.presenter),
    ];
    for (columns, wanted) in names {
        if let Some(whole) = wanted.as_ref().and_then(|wanted| wanted.strip_prefix('=')) {
            // The first column has the name itself. Records have a county under one name, whichever of its names is
            // used.
            let county = county(whole).filter(|_| columns[0] == column::REGION);
            keep_whole(segment, columns[0], &mut rows, &squeezed(county.unwrap_or(whole)))?;
        } else if let Some(wanted) = wanted {
            let county = county(wanted).map(squeezed);
            let wanted = squeezed(wanted);
            let mut fitting = vec![false; rows.len()];
            for column in columns {
                let mut own = rows.clone();
                let county = county.as_deref().filter(|_| *column == column::REGION);
                let is_called = |name: &str| {
                    if *column == column::ORGAN { bodies.contains(name) } else { name.contains(wanted.as_str()) }
                };
                keep_names(segment, column, &mut own, |name| is_called(name) || county == Some(name))?;
                fitting.iter_mut().zip(own).for_each(|(fits, own)| *fits |= own);
            }
            rows = fitting;
        }
    }
    if let Some(number) = &filter.number {
        let wanted = squeezed(number);
        keep_names(segment, column::NUMBER, &mut rows, |number| number == wanted)?;
    }
    if let Some(kind) = filter.kind {
        keep_names(segment, column::KIND, &mut rows, |name| name == kind.name())?;
    }
    if filter.decisions_only {
        let mut decisions = vec![0; rows.len()];
        segment.fast_fields().column_first_or_default::<u64>(column::DECISION)?.get_range(0, &mut decisions);
        rows.iter_mut().zip(decisions).for_each(|(kept, decisions)| *kept &= decisions > 0);
    }
    Ok(rows)
}

/// The range of days that a filter lets through, in the form of [`Snapshot::day`]; `None` if the filter has no dates.
fn days(filter: &Filter) -> Option<RangeInclusive<u64>> {
    let year = filter.year.map(|year| u64::try_from(year).unwrap_or(0) * 10_000);
    let first = [filter.from.map(|day| day_number(Some(day))), year].into_iter().flatten().max();
    let last = [filter.to.map(|day| day_number(Some(day))), year.map(|year| year + 9_999)].into_iter().flatten().min();
    // A day that is not known is 0, and no range of days includes it.
    (first.is_some() || last.is_some()).then(|| first.unwrap_or(1).max(1)..=last.unwrap_or(u64::MAX))
}

/// Keeps the rows that have just this name in `column`, or none if `whole` is empty.
fn keep_whole(segment: &SegmentReader, column: &str, rows: &mut [bool], whole: &str) -> tantivy::Result<()> {
    if !whole.is_empty() {
        return keep_names(segment, column, rows, |name| name == whole);
    }
    if let Some(names) = segment.fast_fields().str(column)? {
        for (document, kept) in (0..).zip(rows.iter_mut()) {
            *kept = *kept && names.term_ords(document).next().is_none();
        }
    }
    Ok(())
}

/// Keeps the rows whose name in `column` fits. Each name is checked once, however many documents have it.
fn keep_names(
    segment: &SegmentReader,
    column: &str,
    rows: &mut [bool],
    fits: impl Fn(&str) -> bool,
) -> tantivy::Result<()> {
    let Some(names) = segment.fast_fields().str(column)? else {
        rows.fill(false);
        return Ok(());
    };
    let mut fitting = Vec::with_capacity(names.num_terms());
    let mut stream = names.dictionary().stream()?;
    while stream.advance() {
        fitting.push(std::str::from_utf8(stream.key()).is_ok_and(&fits));
    }
    let is_fitting =
        |ordinal: u64| usize::try_from(ordinal).ok().and_then(|place| fitting.get(place)).is_some_and(|fits| *fits);
    let Column { index, values } = names.ords();
    // Most documents have one name or none. To go through the names in order is several times faster than to look up that
    // of each document.
    let ordinals = || {
        let mut ordinals = vec![0; values.num_vals() as usize];
        values.get_range(0, &mut ordinals);
        ordinals.into_iter()
    };
    let mut has_fitting = vec![false; rows.len()];
    match index {
        ColumnIndex::Full => has_fitting.iter_mut().zip(ordinals()).for_each(|(has, name)| *has = is_fitting(name)),
        ColumnIndex::Optional(having) => {
            for (document, name) in having.iter_non_null_docs().zip(ordinals()) {
                has_fitting[document as usize] = is_fitting(name);
            }
        }
        _ => (0..).zip(&mut has_fitting).for_each(|(row, has)| *has = names.term_ords(row).any(is_fitting)),
    }
    rows.iter_mut().zip(has_fitting).for_each(|(kept, has)| *kept &= has);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PathMatcher, is_at_or_under, squeezed};

    #[test]
    fn documents_are_left_out_by_name_folder_or_file() {
        let is_out = |name: &str, path: &str| is_at_or_under(name, &[path.to_owned()]);
        assert!(
            is_out("arkiv/ks/a.pdf", "a.pdf") && is_out("arkiv/ks/a.pdf/2", "ks/a.pdf") && is_out("a.pdf", "/a.pdf")
        );
        assert!(is_out("arkiv/ks/a.pdf", "ks/") && is_out("arkiv/ks/a.pdf", "arkiv"));
        assert!(!is_out("arkiv/ks/a.pdf", "s/a.pdf") && !is_out("arkiv/ks/a.pdf", "a") && !is_out("a.pdf", "/"));
    }

    #[test]
    fn documents_are_found_by_parts_of_their_names() {
        let parts = PathMatcher::Parts("2024/ks".to_owned());
        assert!(parts.has("/arkiv/2024/ks/a.txt") && parts.has("/arkiv/2024/ks"));
        assert!(!parts.has("/arkiv/12024/ks/a.txt") && !parts.has("/arkiv/2024/ksau/a.txt"));
    }

    #[test]
    fn names_are_compared_without_case_accents_and_spaces() {
        assert_eq!(squeezed("Läns gemensam ledning"), "lansgemensamledning");
    }
}
