//! Recognises what pages print besides their text: running heads and feet, page numbers, signing stamps.

use super::Row;
use super::row::Bullet;
use crate::analysis::fold;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Why a row is left out of the text that is read: pages print it besides their text. PDF calls this an artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageArtifact {
    /// It recurs at the head or foot of the pages.
    RunningHead,
    PageNumber,
    /// It is outside the document's body by its format: head and foot of a Word file, menu and foot of a web page.
    #[serde(rename = "around")]
    OutsideBody,
    /// It was put on the page when the document was signed, or is printed across the page.
    Stamp,
}

/// The tests of a line's words for page artifacts. Layout knows no words, so its caller supplies these functions.
pub(in crate::protocol) struct ArtifactTests {
    /// The line is a page number, or ends with one.
    pub has_page_number: fn(&str) -> bool,
    /// The line without its page number.
    pub unpaged: fn(&str) -> String,
    /// The line was added by a signing service.
    pub is_stamp: fn(&str) -> bool,
    /// The line has the places at the foot of each page where the approvers sign.
    pub is_foot: fn(&str) -> bool,
    /// The line is read even if it recurs.
    pub is_read: fn(&str) -> bool,
}

/// The length, in bytes, that a running head with its page number stays below; a sentence does not end in "2 (13)".
/// Not measured.
const HEAD_LENGTH: usize = 100;

/// How many lines before and after a page number may be running head or foot. Six covers the fullest head met in the
/// council protocols at hand (number, body, protocol number, date, with gaps).
const HEAD_REACH: usize = 6;

pub(super) fn mark(rows: &mut [Row], signs: &ArtifactTests) {
    let read: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].is_read()).collect();
    // Keeps one copy of each folded line, since many repeat.
    let mut known: HashSet<Arc<str>> = HashSet::new();
    let mut keep = |shape: String| {
        if let Some(known) = known.get(shape.as_str()) {
            return Arc::clone(known);
        }
        let shape: Arc<str> = shape.into();
        known.insert(Arc::clone(&shape));
        shape
    };
    // The end of a sentence, "… ledamot i / kommunfullmäktige", is not the running head "Kommunfullmäktige".
    let shape = |index: &usize| {
        let text = (signs.unpaged)(&rows[*index].text);
        if text.starts_with(char::is_lowercase) { format!("· {}", fold(&text)) } else { fold(&text) }
    };
    let shapes: Vec<Arc<str>> = read.iter().map(|index| keep(shape(index))).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for shape in &shapes {
        *count.entry(shape).or_default() += 1;
    }
    // Pages are numbered in one way: if they have "3 (12)", a number alone belongs to an item.
    let has_total =
        |index: &&usize| lone(&rows[**index].text).is_none() && (signs.has_page_number)(&rows[**index].text);
    let is_counted = read.iter().filter(has_total).count() < 2 && counts_pages(rows, &read);
    let has_number = |text: &str| (signs.has_page_number)(text) && (is_counted || lone(text).is_none());
    let numbers: Vec<usize> = (0..read.len()).filter(|&place| has_number(&rows[read[place]].text)).collect();
    let near_numbers: HashSet<&str> = near_page_numbers(&read, &shapes, &numbers, &count);
    let letterhead = letterhead(rows, &read, &shapes, &count);
    let at_edges = at_edges(rows, &read, &shapes);
    let repeated = repeated_heads(rows, &read, &shapes, &numbers);
    let numbered = numbers.len() >= 2;
    // In a PDF a running head is at the edge of the page. A line that recurs elsewhere is read: the head of a table
    // that continues over several pages ("Ärende ┆ Föredragande") is in the middle of the first.
    let recurs = |place: usize, row: &Row| {
        let shape = &*shapes[place];
        // A number alone has no words to recur: if it does not count the pages, it numbers an item.
        let is_near =
            row.features.is_none() && row.bullet == Bullet::No && !shape.is_empty() && near_numbers.contains(shape);
        (at_edges.contains(&place) || is_near) && !(signs.is_read)(&row.text)
            || row.bullet == Bullet::No && letterhead.contains(shape)
    };
    let is_page_number = |row: &Row| {
        let is_there = if row.features.is_some() { is_at_edge(row) } else { numbered && has_number(&row.text) };
        is_there && (signs.has_page_number)(&row.text) && row.text.len() < HEAD_LENGTH
    };
    let marks: Vec<Option<PageArtifact>> = (0..read.len())
        .map(|place| {
            let row = &rows[read[place]];
            if (signs.is_stamp)(&row.text) {
                Some(PageArtifact::Stamp)
            } else if is_page_number(row) {
                Some(PageArtifact::PageNumber)
            } else if recurs(place, row) || repeated.contains(&place) || (signs.is_foot)(&row.text) {
                Some(PageArtifact::RunningHead)
            } else {
                None
            }
        })
        .collect();
    for (place, mark) in marks.into_iter().enumerate() {
        rows[read[place]].artifact = mark;
    }
}

/// How many lines at the start of a document may be its head, whose words the heads of further pages repeat. The
/// longest letterhead met has ten.
const FIRST_HEAD: usize = 12;

/// The lines directly beside a page number that have only words of the document's first head. One page number is
/// enough to recognise them.
fn repeated_heads(rows: &[Row], read: &[usize], shapes: &[Arc<str>], numbers: &[usize]) -> HashSet<usize> {
    let words = |place: usize| shapes[place].split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let is_glued = |above: usize| read[above] + 1 == read[above + 1];
    // A head may end with a list of contents, whose words the items repeat. A number of the head itself ("§ 14") is there
    // before.
    let text = |place: usize| rows[read[place]].text.as_str();
    let mut first_with: HashMap<&str, usize> = HashMap::new();
    for place in (0..read.len()).filter(|&place| text(place).starts_with('§') && !text(place).starts_with("§§")) {
        first_with.entry(text(place)).or_insert(place);
    }
    let mut found = HashSet::new();
    for &number in numbers.iter().filter(|&&number| lone(&rows[read[number]].text).is_none()) {
        let above = (number.saturating_sub(HEAD_REACH)..number).rev().take_while(|&place| is_glued(place));
        let start = above.clone().last().unwrap_or(number);
        let head: HashSet<&str> = (0..start.min(FIRST_HEAD)).flat_map(words).collect();
        let is_known = |word: &str| head.contains(word) || matches!(word, "sida" | "sid");
        let repeats = |place: usize| words(place).all(is_known) && first_with.get(text(place)) != Some(&place);
        if !repeats(number) {
            continue;
        }
        let below = (number + 1..read.len().min(number + HEAD_REACH)).take_while(|&place| is_glued(place - 1));
        found.extend(above.take_while(|&place| repeats(place)));
        found.extend(below.take_while(|&place| repeats(place)));
        found.insert(number);
    }
    found
}

/// The number, if the line is a number and nothing else.
fn lone(text: &str) -> Option<u32> {
    text.trim_matches(['-', ' ']).parse().ok()
}

/// Whether lone numbers count the pages: most are one more than the number before and a page further on. A column of
/// figures is not like that.
fn counts_pages(rows: &[Row], read: &[usize]) -> bool {
    // A page has more lines than this; an entry of a numbered list whose cells are a line each has fewer. Not measured.
    const PAGE: usize = 8;
    let numbers: Vec<(usize, u32)> =
        read.iter().enumerate().filter_map(|(place, &index)| Some((place, lone(&rows[index].text)?))).collect();
    let is_step = |pair: &&[(usize, u32)]| pair[1].1 == pair[0].1.saturating_add(1) && pair[1].0 >= pair[0].0 + PAGE;
    let steps = numbers.windows(2).filter(is_step).count();
    numbers.len() > 1 && steps * 2 >= numbers.len() - 1
}

/// The lines that are near most page numbers and rare elsewhere: "Kommunfullmäktige / Protokoll nr 9" under "3 (68)".
/// In a table whose cells are a line each ("Ledamot", "Ja"), some cells are near any number.
fn near_page_numbers<'a>(
    read: &[usize],
    shapes: &'a [Arc<str>],
    numbers: &[usize],
    count: &HashMap<&str, usize>,
) -> HashSet<&'a str> {
    // A head may also be at the foot of the page, and may occur in the text as the name of the body. Not measured.
    const ELSEWHERE: usize = 4;
    let mut seen: HashMap<&str, usize> = HashMap::new();
    // A line may be near several numbers but counts once.
    let mut counted: HashSet<usize> = HashSet::new();
    for &page in numbers {
        let from = page.saturating_sub(HEAD_REACH);
        let to = (page + HEAD_REACH).min(read.len() - 1);
        let around: BTreeSet<&str> =
            (from..=to).filter(|place| counted.insert(*place)).map(|place| &*shapes[place]).collect();
        for shape in around {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let is_often = |times: usize| times >= 3.max(numbers.len().div_ceil(3));
    let is_there = |shape: &str, times: usize| count.get(shape).is_none_or(|all| *all <= times * ELSEWHERE);
    seen.into_iter()
        .filter(|&(shape, times)| is_often(times) && is_there(shape, times))
        .map(|(shape, _)| shape)
        .collect()
}

/// The height of a page's head and foot: an eighth of the page each. The deepest head met, with a logotype and four
/// lines, takes a ninth.
const EDGE: f32 = 1.0 / 8.0;

fn is_at_edge(row: &Row) -> bool {
    row.features.is_some_and(|features| features.distance_from_top < EDGE || features.distance_from_top > 1.0 - EDGE)
}

/// The lines at head or foot that three pages have at the same height, or two pages in five, ignoring page numbers.
fn at_edges(rows: &[Row], read: &[usize], shapes: &[Arc<str>]) -> HashSet<usize> {
    // Heights are counted in 250ths of the page, 3.4 points on a page of 842. Lines at the same height differ by
    // less.
    const HEIGHTS: f32 = 250.0;
    let mut places: BTreeMap<(&str, i32), Vec<usize>> = BTreeMap::new();
    let mut pages = 0;
    for (place, &index) in read.iter().enumerate() {
        pages = pages.max(rows[index].position.page);
        let Some(spot) = rows[index].features.filter(|_| is_at_edge(&rows[index])) else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "depth is a fraction of the page")]
        let height = (spot.distance_from_top * HEIGHTS).round() as i32;
        places.entry((&shapes[place], height)).or_default().push(place);
    }
    let mut found = HashSet::new();
    for (&(shape, height), own) in &places {
        // Heights are rounded, so the neighbouring heights may be the same one.
        let beside = [height - 1, height + 1].into_iter().filter_map(|other| places.get(&(shape, other))).map(Vec::len);
        let times = own.len() + beside.sum::<usize>();
        // Chapters may have heads of their own, and so may odd and even pages. Three times is not chance.
        if times >= 3 || times >= 2 && times * 5 >= pages as usize * 2 {
            found.extend(own);
        }
    }
    found
}

/// The most words in the name of a member organisation: "Kommunförbundet i Kalmar län" has four.
const MEMBER: usize = 6;

/// The lines of a letterhead: lists of member organisations ("Borgholms kommun | Emmaboda kommun | …") and the lines
/// that recur directly above them.
fn letterhead<'a>(
    rows: &[Row],
    read: &[usize],
    shapes: &'a [Arc<str>],
    count: &HashMap<&str, usize>,
) -> HashSet<&'a str> {
    let mut found = HashSet::new();
    for place in 0..read.len() {
        let text = &rows[read[place]].text;
        // A sentence with a link ("Statistik | Region Kalmar Län") is not a list: the text between its bars is long.
        let is_name =
            |member: &str| member.contains(char::is_alphabetic) && member.split_whitespace().count() <= MEMBER;
        let members = text.split(" | ").all(is_name);
        // A single bar may be anything, but the last line of a list has other lines of the list beside it.
        let has_bar = |place: usize| read.get(place).is_some_and(|&index| rows[index].text.contains(" | "));
        let listed = text.matches(" | ").count() > 1 || has_bar(place + 1) || place.checked_sub(1).is_some_and(has_bar);
        if text.starts_with('|') || !text.contains(" | ") || !members || !listed {
            continue;
        }
        found.insert(&*shapes[place]);
        for above in (place.saturating_sub(2)..place).rev() {
            if count.get(&*shapes[above]).is_some_and(|&times| times >= 2) && !rows[read[above]].text.ends_with('.') {
                found.insert(&*shapes[above]);
            } else if !found.contains(&*shapes[above]) {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::fragment::{Fragment, LayoutFeatures};
    use super::super::row;
    use super::PageArtifact;
    use crate::extract::{Line, Position};
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::words::Tolerance;

    /// Checks which lines are page artifacts. Each line has its page and, in a PDF, its depth on the page.
    #[track_caller]
    fn check(lines: &[(u32, Option<f32>, &str)], expected: &[Option<PageArtifact>]) {
        let mut rows: Vec<_> = (1..)
            .zip(lines)
            .map(|(number, (page, depth, printed))| {
                let line = Line::plain(Position { page: *page, line: number }, printed);
                let place = depth.map(|depth| LayoutFeatures {
                    distance_from_top: depth,
                    size: 10.0,
                    is_bold: false,
                    is_hidden: false,
                    is_full: false,
                    continues_row: false,
                });
                row::read(&Fragment { features: place, ..Fragment::whole(&line) }, Tolerance::Exact)
            })
            .collect();
        super::mark(&mut rows, &SIGNS);
        assert_eq!(rows.iter().map(|row| row.artifact).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_recurs_at_the_edge_of_pages_is_a_running_head() {
        let (head, number) = (Some(PageArtifact::RunningHead), Some(PageArtifact::PageNumber));
        check(
            &[
                (1, Some(0.05), "Exempelby kommun"),
                (1, Some(0.5), "Ärende\tFöredragande"),
                (1, Some(0.95), "1 [3]"),
                (2, Some(0.05), "Exempelby kommun"),
                (2, Some(0.5), "Ärende\tFöredragande"),
                (2, Some(0.95), "2 [3]"),
            ],
            &[head, None, number, head, None, number],
        );
    }

    #[test]
    fn case_numbers_and_figures_that_differ_are_read() {
        check(
            &[
                (1, Some(0.05), "Dnr KS 2024/101"),
                (2, Some(0.05), "Dnr KS 2024/102"),
                (3, Some(0.05), "Dnr KS 2024/103"),
            ],
            &[None, None, None],
        );
        // Each item is on a page of its own.
        check(&[(1, Some(0.05), "Ärende 4"), (3, Some(0.05), "Ärende 5"), (4, Some(0.05), "Ärende 6")], &[None; 3]);
        check(&[(1, None, "Skola"), (1, None, "731"), (1, None, "Vård"), (1, None, "842")], &[None; 4]);
    }
}
