//! Decides in which order the lines of a page are read, and which parts are in columns.
//!
//! Most pages are read line by line, and the cells of a line one after the other: label and text, name and role, item
//! and presenter. Independent columns (running text, two lists side by side) are read one column at a time. If the
//! format has no places, lines keep their order, and spaces separate columns.

use super::columns::{Columns, Side, of_text};
use super::fragment::{Fragment, LayoutFeatures, letters};
use super::placed::{ALIGNED, HANGING, NUMBER_GAP, PlacedLine, is_gap, leading, place};
use crate::extract::{Line, LineBreaks, MarkKind, Page};
use std::collections::BTreeMap;

/// The fragments of a page, in reading order.
pub(super) fn page(page: &Page, line_breaks: LineBreaks) -> Vec<Fragment<'_>> {
    let mut fragments = Vec::new();
    let placed = place(page);
    if placed.is_empty() {
        for (index, line) in page.lines.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &page.lines[before]);
            let is_apart = line_breaks == LineBreaks::Paragraphs && !is_same_list(before, line);
            let first = fragments.len();
            fragments.extend(in_cells(line));
            if let Some(fragment) = fragments.get_mut(first) {
                fragment.is_apart |= is_apart;
            }
        }
        return fragments;
    }
    by_place(page, placed)
}

/// The bytes at which the second and further cells of a table row begin.
fn marked_cells(line: &Line) -> Vec<usize> {
    let cells = line.marked(|kind| matches!(kind, MarkKind::Cell { .. }));
    cells.skip(1).map(|mark| mark.bytes.start).collect()
}

/// The fragments of a line without places: one, unless the line is a table row with line breaks inside its cells.
/// Such a row is read cell by cell.
fn in_cells(line: &Line) -> Vec<Fragment<'_>> {
    let mut breaks = line.marked(|kind| kind == MarkKind::Break).map(|mark| mark.bytes.clone()).peekable();
    if breaks.peek().is_none() {
        return vec![Fragment { cells: marked_cells(line), ..Fragment::whole(line) }];
    }
    let mut fragments = Vec::new();
    for cell in line.marked(|kind| matches!(kind, MarkKind::Cell { .. })) {
        let mut start = cell.bytes.start;
        let mut lines = Vec::new();
        while let Some(own) = breaks.next_if(|own| own.start < cell.bytes.end) {
            lines.push(start..own.start);
            start = own.end;
        }
        lines.push(start..cell.bytes.end);
        let mut is_apart = true;
        for bytes in lines {
            if !line.printed[bytes.clone()].trim().is_empty() {
                fragments.push(Fragment { bytes, is_apart, ..Fragment::whole(line) });
                is_apart = false;
            }
        }
    }
    fragments
}

/// Whether both lines are points of a list.
fn is_same_list(before: Option<&Line>, line: &Line) -> bool {
    let is_point = |line: &Line| line.marked(|kind| kind == MarkKind::Bullet).next().is_some();
    before.is_some_and(is_point) && is_point(line)
}

/// The fragments of a page whose lines have places, in reading order.
fn by_place<'a>(page: &'a Page, mut placed: Vec<PlacedLine<'a>>) -> Vec<Fragment<'a>> {
    let text = of_text(&placed);
    for (first, columns) in &text {
        for own in &mut placed[*first..first + columns.lines] {
            own.split_cell_at(columns.right);
        }
    }
    let leading = leading(&placed);
    let mut fragments: Vec<Flowing<'a>> = Vec::new();
    let mut column = 0;
    let mut index = 0;
    let mut last_y: Option<f32> = None;
    // Where the second column of a table begins, as long as no line crosses it.
    let mut gutter: Option<f32> = None;
    while index < placed.len() {
        let is_text = |(first, _): &&(usize, Columns)| *first == index;
        let columns = text.iter().find(is_text).map(|(_, columns)| *columns);
        // Lines before columns of text may look like columns together with them.
        let end = text.iter().map(|(first, _)| *first).find(|first| *first > index).unwrap_or(placed.len());
        if let Some(columns) = columns.or_else(|| Columns::side_by_side(&placed[index..end], leading)) {
            let end = index + columns.lines;
            for side in [Side::Left, Side::Right] {
                column += 1;
                let mut before: Option<f32> = None;
                for own in &placed[index..end] {
                    let cells = columns.cells(own, side);
                    if cells.is_empty() {
                        continue;
                    }
                    let is_apart = before.is_none_or(|before| is_gap(before, own, leading));
                    fragments.push(Flowing {
                        fragment: own.fragment(cells, is_apart),
                        column,
                        gutter: None,
                        goes_on: false,
                    });
                    before = Some(own.y);
                }
            }
            last_y = None;
            index = end;
            continue;
        }
        let own = &placed[index];
        let is_apart = last_y.is_none_or(|before| is_gap(before, own, leading)) && index > 0;
        let lines = wrapped(&placed[index..end], leading);
        let columns = if lines > 1 { own.cells.len() } else { 0 };
        for cell in 0..columns {
            column += 1;
            for (line, wrapped) in placed[index..index + lines].iter().enumerate() {
                let cells = wrapped.column(&own.cells, cell);
                if !cells.is_empty() {
                    let is_apart = line == 0 && (cell > 0 || is_apart);
                    let goes_on = line > 0 && cell == 0;
                    fragments.push(Flowing {
                        fragment: wrapped.fragment(cells, is_apart),
                        column,
                        gutter: None,
                        goes_on,
                    });
                }
            }
        }
        if lines == 1 {
            let fragment = own.fragment(&own.cells, is_apart);
            gutter = gutter.filter(|gutter| fragment.edges().1 < *gutter);
            fragments.push(Flowing { fragment, column: 0, gutter, goes_on: false });
        }
        gutter = own.cells.get(1).map(|cell| cell.x0).or(gutter);
        index += lines;
        last_y = Some(placed[index - 1].y);
    }
    let mut fragments = with_margins(fragments);
    // Lines without places on a page that has them are kept, so that no text is lost.
    fragments.extend(page.lines.iter().filter(|line| line.runs.is_empty()).map(Fragment::whole));
    fragments
}

/// A fragment and the column that bounds it.
struct Flowing<'a> {
    fragment: Fragment<'a>,
    /// The column in which it follows the fragment before; 0 is the page.
    column: usize,
    /// Where the text to its right begins.
    gutter: Option<f32>,
    /// It continues the first cell of a table row: "Närvarande ej / tjänstgörande ersättare" beside the names.
    goes_on: bool,
}

/// The fragments with `is_full` and `continues_row` set, which follow from the margins of their columns.
fn with_margins(fragments: Vec<Flowing<'_>>) -> Vec<Fragment<'_>> {
    // Shorter rows may be a page number or a date, which may be anywhere on the page.
    const WORDS: usize = 5;
    let mut margins: BTreeMap<usize, f32> = BTreeMap::new();
    for own in
        fragments.iter().filter(|own| own.column > 0 || own.fragment.printed().split_whitespace().count() >= WORDS)
    {
        let margin = margins.entry(own.column).or_default();
        *margin = margin.max(own.fragment.edges().1);
    }
    let mut found: Vec<Fragment<'_>> = Vec::with_capacity(fragments.len());
    let mut before: Option<(usize, Option<f32>)> = None;
    // Where the words of the last entry begin; a row that begins further in hangs on that entry.
    let mut starts: Vec<f32> = Vec::new();
    for Flowing { mut fragment, column, gutter, goes_on } in fragments {
        let (x0, _) = fragment.edges();
        let is_same = before.is_some_and(|(before, _)| before == column);
        // A row whose next row is in another column did not end for lack of room.
        if let Some(last) = found.last_mut().filter(|last| is_same && last.cells.is_empty()) {
            let margin = before.and_then(|(_, gutter)| gutter).or_else(|| margins.get(&column).copied());
            let is_full = has_no_room(last.edges(), last.printed(), fragment.printed(), margin.unwrap_or(f32::MAX));
            last.features = last.features.map(|features| LayoutFeatures { is_full, ..features });
        }
        if let Some(features) = &mut fragment.features {
            let over = starts.iter().rev().find(|start| **start <= x0 + ALIGNED);
            let indent = over.map_or(0.0, |start| (x0 - start) / features.size.max(1.0));
            features.continues_row =
                goes_on || is_same && !fragment.is_apart && indent > HANGING && indent < NUMBER_GAP;
        }
        if fragment.features.is_none_or(|features| !features.continues_row) {
            starts = fragment.starts();
        }
        before = Some((column, gutter));
        found.push(fragment);
    }
    found
}

/// Whether the first word of `next`, with a space before it, would have crossed `margin` after `text`. The pair holds
/// the left and right `edges` of `text`.
fn has_no_room((x0, x1): (f32, f32), text: &str, next: &str, margin: f32) -> bool {
    let width = (x1 - x0) / letters(text).max(1.0);
    let word = next.split_whitespace().next().unwrap_or("");
    x1 + width * (letters(word) + 1.0) > margin
}

/// How many lines the table row takes that begins at the first of `placed`. It takes more than one if its first cell
/// continues in small letters, breaks a word, was full, or is bold throughout.
fn wrapped(placed: &[PlacedLine<'_>], leading: f32) -> usize {
    // A label of fewer words that fills its column is not the start of a longer text.
    const WORDS: usize = 4;
    let Some(first) = placed.first().filter(|first| first.cells.len() > 1) else { return 1 };
    let mut lines = 1;
    let mut last = first.text(0);
    while let Some(next) = placed.get(lines) {
        let before = &placed[lines - 1];
        let begins = next.cells.first().is_some_and(|cell| (cell.x0 - first.cells[0].x0).abs() <= ALIGNED);
        let is_aligned = next.cells.iter().all(|cell| first.column_of(cell.x0).is_some());
        let text = next.text(0);
        let goes_on = text.starts_with(char::is_lowercase)
            || last.ends_with(['-', '\u{ad}', '\u{2010}'])
            || (next.cells.len() == 1 || last.split_whitespace().count() >= WORDS)
                && has_no_room(before.cells[0].edges(), last, text, first.cells[1].x0 - first.size)
            || next.cells.len() == 1 && before.is_bold(0) && next.is_bold(0);
        if is_gap(before.y, next, leading) || !begins || !is_aligned || !goes_on {
            break;
        }
        last = text;
        lines += 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::extract::{Line, LineBreaks, Page, Position, Run, Size};

    /// A page of runs of ten points at the given places, each letter five points wide. Runs at the same height form a
    /// line.
    fn printed(runs: &[(f32, f32, &str)]) -> Page {
        let mut lines: Vec<Line> = Vec::new();
        for &(x0, y, text) in runs {
            let number = u32::try_from(lines.len()).unwrap() + 1;
            if lines.last().is_none_or(|line| (line.runs[0].y - y).abs() > f32::EPSILON) {
                lines.push(Line::plain(Position { page: 1, line: number }, ""));
            }
            let line = lines.last_mut().unwrap();
            if !line.printed.is_empty() {
                line.printed.push(' ');
            }
            let start = line.printed.len();
            line.printed.push_str(text);
            let x1 = x0 + 5.0 * f32::from(u16::try_from(text.chars().count()).unwrap());
            let bytes = start..line.printed.len();
            line.runs.push(Run { bytes, x0, x1, y, size: 10.0, bold: false, hidden: false });
        }
        Page { number: 1, size: Some(Size { width: 595.0, height: 842.0 }), lines }
    }

    /// The rows in reading order, with bars between cells and "/" before rows with a gap before them.
    fn read(page: &Page) -> Vec<String> {
        let fragments = super::page(page, LineBreaks::Printed);
        let shown = fragments.iter().map(|fragment| {
            let mut shown = fragment.printed().to_owned();
            for cell in fragment.cells.iter().rev() {
                shown.replace_range(cell - fragment.bytes.start - 1..cell - fragment.bytes.start, "|");
            }
            if fragment.is_apart { format!("/{shown}") } else { shown }
        });
        shown.collect()
    }

    #[track_caller]
    fn check(runs: &[(f32, f32, &str)], expected: &[&str]) {
        assert_eq!(read(&printed(runs)), expected);
    }

    #[test]
    fn a_line_is_read_cell_by_cell() {
        check(
            &[(70.0, 100.0, "Datum"), (200.0, 100.0, "2024-05-17"), (70.0, 112.0, "Plats"), (200.0, 112.0, "Växjö")],
            &["Datum|2024-05-17", "Plats|Växjö"],
        );
        // A number is not a cell, and the gaps of a justified line separate nothing.
        check(&[(70.0, 100.0, "4."), (100.0, 100.0, "Nära vård")], &["4. Nära vård"]);
        check(&[(70.0, 100.0, "Nämnden"), (114.0, 100.0, "beslutar")], &["Nämnden beslutar"]);
    }

    #[test]
    fn names_side_by_side_are_read_down_and_names_with_roles_across() {
        check(
            &[
                (70.0, 100.0, "Kim Holm (S)"),
                (300.0, 100.0, "Bo Ek (M)"),
                (70.0, 112.0, "Ali Berg (C)"),
                (300.0, 112.0, "Eva Sten (V)"),
                (70.0, 124.0, "Dag Ulv (L)"),
                (300.0, 124.0, "Åsa Lind (KD)"),
                (70.0, 136.0, "Per Gran (MP)"),
            ],
            &[
                "/Kim Holm (S)",
                "Ali Berg (C)",
                "Dag Ulv (L)",
                "Per Gran (MP)",
                "/Bo Ek (M)",
                "Eva Sten (V)",
                "Åsa Lind (KD)",
            ],
        );
        check(
            &[
                (70.0, 100.0, "Kim Holm"),
                (300.0, 100.0, "ordförande"),
                (70.0, 112.0, "Bo Ek"),
                (300.0, 112.0, "sekreterare"),
                (70.0, 124.0, "Eva Sten"),
                (300.0, 124.0, "ledamot"),
            ],
            &["Kim Holm|ordförande", "Bo Ek|sekreterare", "Eva Sten|ledamot"],
        );
    }

    #[test]
    fn a_cell_that_wraps_is_read_to_its_end() {
        check(
            &[
                (70.0, 100.0, "Överenskommelse om in- och"),
                (300.0, 100.0, "Eva Sten"),
                (70.0, 112.0, "utskrivning från sjukhus"),
                (70.0, 136.0, "Inkomna synpunkter har beretts."),
            ],
            &[
                "Överenskommelse om in- och",
                "utskrivning från sjukhus",
                "/Eva Sten",
                "/Inkomna synpunkter har beretts.",
            ],
        );
    }

    #[test]
    fn columns_of_text_are_read_one_after_the_other_whatever_their_heights() {
        let mut runs: Vec<(f32, f32, &str)> =
            vec![(70.0, 80.0, "Rubriken går tvärs över båda spalterna på sidan och är lång")];
        let mut expected = vec!["Rubriken går tvärs över båda spalterna på sidan och är lång"];
        let (left, right) = ("vänster spalt har text som fyller raden", "höger spalt har text som fyller sin rad");
        for line in 0..9u8 {
            let y = 100.0 + 12.0 * f32::from(line);
            runs.extend([(70.0, y, left), (280.0, y + 5.0, right)]);
        }
        let read = read(&printed(&runs));
        let rows: Vec<&str> = read.iter().map(|row| row.trim_start_matches('/')).collect();
        expected.extend([left; 9].into_iter().chain([right; 9]));
        assert_eq!(rows, expected);
    }

    #[test]
    fn an_address_in_small_type_is_read_by_itself() {
        let mut page = printed(&[
            (70.0, 100.0, "Protokoll"),
            (480.0, 100.0, "Region Norr"),
            (480.0, 108.0, "Box 12"),
            (70.0, 116.0, "Datum"),
            (160.0, 116.0, "2024-05-17"),
            (480.0, 116.0, "123 45 Staden"),
            (480.0, 124.0, "region.example"),
        ]);
        let small = page.lines.iter_mut().flat_map(|line| &mut line.runs).filter(|run| run.x0 > 400.0);
        small.for_each(|run| run.size = 7.0);
        let expected = ["/Protokoll", "/Datum|2024-05-17", "/Region Norr", "Box 12", "123 45 Staden", "region.example"];
        assert_eq!(read(&page), expected);
    }

    #[test]
    fn words_of_a_recogniser_stand_together_over_wider_gaps() {
        let mut page = printed(&[(70.0, 100.0, "BG"), (98.0, 100.0, "stämmer av"), (98.0, 112.0, "med Kim")]);
        page.lines.iter_mut().flat_map(|line| &mut line.runs).for_each(|run| run.hidden = true);
        assert_eq!(read(&page), ["BG stämmer av", "med Kim"]);
    }

    #[test]
    fn rows_know_what_the_margins_say_of_them() {
        let page = printed(&[
            (70.0, 100.0, "Nämnden beslutar att godkänna förslaget och att"),
            (70.0, 112.0, "förklara punkten omedelbart justerad."),
            (70.0, 124.0, "Kim Holm, Kommunförbundet"),
            (90.0, 136.0, "Norr"),
        ]);
        let places: Vec<(bool, bool)> = super::page(&page, LineBreaks::Printed)
            .iter()
            .filter_map(|fragment| fragment.features.map(|features| (features.is_full, features.continues_row)))
            .collect();
        assert_eq!(places, [(true, false), (false, false), (false, false), (false, true)]);
    }
}
