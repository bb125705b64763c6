//! Tables in plain text, whose columns line up.

use super::terminal::shortened;
use std::io::{self, Write};

/// Between columns.
const GAP: &str = "  ";

/// What is kept of a shortened cell, in columns. By feel: enough to distinguish it from its neighbours.
const SHORTEST: usize = 24;

/// Writes `rows` in columns as wide as their widest cell. If the rows are wider than `width`, the cells of the
/// `flexible` column are shortened.
pub fn write<const COLUMNS: usize>(
    out: &mut dyn Write,
    width: Option<usize>,
    mut rows: Vec<[String; COLUMNS]>,
    flexible: usize,
) -> io::Result<()> {
    let mut widths: [usize; COLUMNS] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    // A column in which nothing is written takes no room.
    let used = widths.iter().filter(|width| **width > 0).count();
    let whole = widths.iter().sum::<usize>() + GAP.len() * used.saturating_sub(1);
    let excess = whole.saturating_sub(width.unwrap_or(usize::MAX));
    let kept = widths[flexible].saturating_sub(excess).max(SHORTEST);
    if kept < widths[flexible] {
        widths[flexible] = kept;
        for row in &mut rows {
            row[flexible] = shortened(&row[flexible], kept);
        }
    }
    for row in rows {
        let cells = row.iter().zip(widths).filter(|(_, width)| *width > 0);
        let cells: Vec<String> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        writeln!(out, "{}", cells.join(GAP).trim_end())?;
    }
    Ok(())
}
