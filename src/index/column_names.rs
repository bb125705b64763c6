//! Reads the names in a column of the index.

use super::fields::column;
use tantivy::{Searcher, SegmentReader};

/// A name that the document of a passage has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameColumn {
    /// The name of the document.
    Source,
    /// The name of the governing body.
    Organ,
    /// The name of the region.
    Region,
}

impl NameColumn {
    pub(super) const COUNT: usize = 3;
    pub(super) const ALL: [Self; Self::COUNT] = [Self::Source, Self::Organ, Self::Region];

    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Source => column::SOURCE,
            Self::Organ => column::ORGAN,
            Self::Region => column::REGION,
        }
    }
}

/// For each segment, the rank of each of its names in `column` among the sorted names of all segments.
pub fn name_ranks(searcher: &Searcher, column: &str) -> tantivy::Result<Vec<Vec<u32>>> {
    let mut names = Vec::new();
    for reader in searcher.segment_readers() {
        names.push(all_names(reader, column)?);
    }
    let mut sorted: Vec<&String> = names.iter().flatten().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |name: &String| sorted.binary_search(&name).ok().and_then(|rank| u32::try_from(rank).ok());
    let ranks = |names: &Vec<String>| names.iter().map(|name| rank(name).unwrap_or(u32::MAX)).collect();
    Ok(names.iter().map(ranks).collect())
}

/// The names of a column, in their order within the segment.
pub fn all_names(reader: &SegmentReader, column: &str) -> tantivy::Result<Vec<String>> {
    let mut names = Vec::new();
    if let Some(column) = reader.fast_fields().str(column)? {
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            names.push(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    Ok(names)
}

/// The name in `column` of each of `rows`.
pub fn names(reader: &SegmentReader, column: &str, rows: &[u32]) -> tantivy::Result<Vec<String>> {
    let all = all_names(reader, column)?;
    let Some(column) = reader.fast_fields().str(column)? else { return Ok(vec![String::new(); rows.len()]) };
    let name = |row: &u32| {
        let ordinal = column.term_ords(*row).next().and_then(|ordinal| usize::try_from(ordinal).ok());
        ordinal.and_then(|ordinal| all.get(ordinal)).cloned().unwrap_or_default()
    };
    Ok(rows.iter().map(name).collect())
}

/// The name in `column` of one row. For many rows, [`names`] is faster.
pub fn name_at(reader: &SegmentReader, column: &str, row: u32) -> tantivy::Result<String> {
    let mut name = String::new();
    if let Some(column) = reader.fast_fields().str(column)?
        && let Some(ordinal) = column.term_ords(row).next()
    {
        column.ord_to_str(ordinal, &mut name)?;
    }
    Ok(name)
}
