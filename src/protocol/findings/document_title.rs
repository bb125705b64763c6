//! Finds the title of a document.

use crate::protocol::cues::marker;
use crate::protocol::cues::page_words::{self, is_page_number};
use crate::protocol::findings::head::{HEAD, collapse};
use crate::protocol::layout::{CELL, PageArtifact, Row, heading, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::dates;
use crate::protocol::record::Kind;
use crate::protocol::swedish::{FRONT_PAGE, wording};
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

/// The most letters of a title; on a flattened page the first letters of the page serve as the title.
const TITLE: usize = 160;

/// The title of a document: the first line with words that is not a label of a form, joined with the next line if that
/// continues it.
pub(in crate::protocol) fn title(rows: &[Row], kind: Kind) -> Option<String> {
    if matches!(kind, Kind::Handling | Kind::Unknown)
        && let Some(title) = case_title(rows).or_else(|| largest(rows))
    {
        return Some(title);
    }
    let has_words = |row: &&Row| row.text.chars().any(char::is_alphabetic) && !is_page_number(&row.text);
    let head = || rows.iter().filter(|row| !row.is_blank()).take(HEAD).filter(has_words);
    // A line that recurs in a text file may be its only title. In other formats the title is separate.
    let is_title =
        |row: &&Row| row.is_read() || row.features.is_none() && row.artifact != Some(PageArtifact::OutsideBody);
    let is_form = head().find(is_title).is_some_and(|row| is_of_form(&row.text));
    // The letterhead of a form is all the title that the form has.
    let mut read = head().filter(|row| is_form || is_title(row)).skip_while(|row| is_of_form(&row.text)).peekable();
    let mut first = read.next().filter(|first| !is_form || marker(&first.text).is_none())?;
    // "Riksdagen 1994-10-03" gives only the body and the date; the title is on the next line.
    if let Some(next) = read.peek()
        && !first.text.contains(CELL)
        && is_dateline(&first.text)
        && next.text.split_whitespace().count() >= SUBJECT
    {
        first = next;
        read.next();
    }
    let mut title = collapse(&first.text);
    if let Some(next) = read.next()
        && next.text.chars().next().is_some_and(char::is_lowercase)
        && !title.ends_with(['.', ':'])
    {
        join_line(&mut title, &next.text);
    }
    if title.chars().count() > TITLE {
        let cut = title
            .char_indices()
            .take(TITLE)
            .filter(|(_, character)| *character == ' ')
            .last()
            .map_or(0, |(index, _)| index);
        title.truncate(cut);
    }
    Some(without_form(&title)).filter(|title| title.split(' ').any(is_telling))
}

/// Whether a word may tell what a document is: "Protokoll", "KF".
fn is_telling(word: &str) -> bool {
    let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
    letters > 2 || letters == 2 && word.chars().all(char::is_uppercase)
}

/// Labels of a form that say where and when the meeting was.
const OCCASIONS: &[&str] = &["plats och tid", "tid och plats"];

/// Whether a line belongs to a form and is no title: "Plats och tid Kommunhuset, kl. 13.00", "Blad".
fn is_of_form(text: &str) -> bool {
    const LABELS: &[&str] = &["plats", "tid", "datum", "sammantradesdatum", "blad", "sid", "sida"];
    let words = words::first_words(text, 3);
    let begins = |label: &&str| words::begins_with(&words, label, Tolerance::Exact).is_some();
    // "Plats för barn" is a title.
    let rest = text.split_once(' ').map_or("", |(_, rest)| rest);
    let is_label = rest.is_empty()
        || text.contains([':', CELL])
        || rest.starts_with(|sign: char| sign.is_ascii_digit() || sign == '(');
    OCCASIONS.iter().any(begins)
        || is_label && LABELS.iter().any(begins)
        || wording::attendance(text, Tolerance::Exact).is_some_and(|(_, taken)| ends_as_label(text, taken))
}

/// Whether the first words of a text are a label, by the word behind them: "Gäster i Lund" and "Ordförande har ordet" are
/// none.
fn ends_as_label(text: &str, taken: usize) -> bool {
    !text.split(' ').nth(taken).is_some_and(|next| next.starts_with(char::is_lowercase))
}

/// A title without what a form prints on the same line: "PROTOKOLL 1 (4) Plats och tid Rådhuset, kl. 13.00". On a
/// flattened page, the whole form is on one line.
fn without_form(title: &str) -> String {
    let title = page_words::behind_counter(title);
    if is_of_form(title) {
        return String::new();
    }
    let is_label = |rest: &str| {
        let words = words::first_words(rest, 3);
        let taken = |label: &&str| words::begins_with(&words, label, Tolerance::Exact);
        let of_people = wording::attendance(rest, Tolerance::Exact).map(|(_, taken)| taken);
        let longest = FRONT_PAGE.iter().filter_map(taken).max().max(of_people);
        rest.starts_with(char::is_uppercase)
            && (OCCASIONS.iter().any(|label| taken(label).is_some())
                || longest.is_some_and(|longest| ends_as_label(rest, longest)))
    };
    let mut ends = title.match_indices(' ').filter(|(at, _)| is_label(&title[at + 1..])).map(|(at, _)| at);
    let end = ends.find(|&at| !wording::last_is_open(&title[..at])).unwrap_or(title.len());
    page_words::without_counters(&title[..end])
}

/// The fewest words of a line that says what a document is about. Not measured.
const SUBJECT: usize = 6;

/// Whether the line is a date and a name of one or two words.
fn is_dateline(text: &str) -> bool {
    let named = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    (1..=2).contains(&named) && !dates::find(text, Tolerance::Exact).is_empty()
}

/// The title of a case file: "Kommunfullmäktige / Handling 2023 nr 21 / Antagande av detaljplan …". It is on the line
/// after the number.
fn case_title(rows: &[Row]) -> Option<String> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^Handling\s+\d{4}\s+nr\s+\d+$"));
    let has_words = |index: &usize| rows[*index].text.contains(char::is_alphabetic);
    let mut read = (0..rows.len()).filter(has_words).take(HEAD);
    // The letterhead and the number are on the first lines.
    read.by_ref().take(4).find(|&index| NUMBER.is_match(&rows[index].text))?;
    read.next().map(|index| heading(rows, index).0)
}

/// The highest heading of the first two pages, a cover and a title page. A heading of one word is the letterhead or
/// only the kind of document ("Rapportsammandrag"), so longer headings come first.
fn largest(rows: &[Row]) -> Option<String> {
    const PAGES: u32 = 2;
    let end = rows.iter().position(|row| row.position.page > PAGES).unwrap_or(rows.len());
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut index = 0;
    while index < end {
        let level = rows[index].heading_level();
        let (title, next) = heading(rows, index);
        if level > 0 && rows[index].is_read() {
            headings.push((level, title));
        }
        index = next;
    }
    let whole = headings.iter().filter(|(_, title)| title.contains(' '));
    let first = whole.min_by_key(|(level, _)| *level).or_else(|| headings.iter().min_by_key(|(level, _)| *level));
    first.map(|(_, title)| title.clone())
}
