//! The title of a numbered matter: where it begins and ends among its lines, and its own words.

use crate::analysis::fold;
use crate::protocol::layout::{Bullet, CELL, Row, join_line};
use crate::protocol::outline::headings::PARAGRAPH;
use crate::protocol::phrases::case_numbers::{self, CASE_LABEL};
use crate::protocol::phrases::sentences;
use crate::protocol::swedish::PRESENTING_VERBS;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::wording::is_media;
use crate::protocol::words::{self, Tolerance, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// So many lines under a number its title may stand, with running heads between: each number looks so far. By feel.
const REACH: usize = 60;

/// The title after a number: the rest of its line, or the lines after it up to a label or a gap.
pub(in crate::protocol) fn paragraph_title(
    rows: &[Row],
    at: usize,
    rest: &str,
    end: usize,
    tolerance: Tolerance,
) -> (String, Option<String>, usize) {
    let mut reference = case_numbers::first(rest).map(|found| found.number);
    let mut title = match case_numbers::first(rest).map(|found| found.range) {
        Some(found) if found.start == 0 => rest[found.end..].trim_start_matches([' ', ':', '-', ',']).to_owned(),
        Some(found) => rest[..found.start].trim_end_matches([' ', '(']).to_owned(),
        None => CASE_LABEL.replace(rest, "").into_owned(),
    };
    title = title.trim().trim_end_matches(['(', '-', '–', ',']).trim().to_owned();
    let mut next = at + 1;
    let on_own_line = !title.is_empty();
    let mut last_line = title.chars().count();
    while next < end.min(at + REACH) {
        let row = &rows[next];
        if row.is_furniture() {
            next += 1;
            continue;
        }
        if row.is_blank() {
            if title.is_empty() {
                next += 1;
                continue;
            }
            break;
        }
        // Under a bare number a label's word is the title ("§ 2 / Information"), but for the decision's own.
        let label = wording::label(&row.text, tolerance).is_some()
            && (!title.is_empty() || words::head(&row.text, 2) == ["beslut"]);
        if title.is_empty() && is_reference_line(&row.text) {
            reference = reference.or_else(|| case_numbers::first(&row.text).map(|found| found.number));
            next += 1;
            continue;
        }
        if CASE_LABEL.is_match(&row.text) && !title.is_empty() {
            let reference = reference.or_else(|| case_numbers::first(&row.text).map(|found| found.number));
            return (clean_title(&title), reference, next + 1);
        }
        if label
            || row.bullet == Bullet::Yes
            || PARAGRAPH.is_match(&row.text)
            || is_media(&row.text)
            || sentences::is_point(&row.text)
        {
            break;
        }
        if title.is_empty() && CASE_LABEL.is_match(&row.text) {
            next += 1;
            continue;
        }
        let lower = row.text.chars().next().is_some_and(char::is_lowercase);
        // A line that ends early ends on purpose: the next word would have fitted. Titles are set narrower than
        // text; 50 letters is the narrowest met.
        let early = last_line + row.text.split_whitespace().next().map_or(0, |word| word.chars().count()) < 50;
        if !title.is_empty() && !lower && ((early && !wraps(&title)) || tells(&row.text)) {
            break;
        }
        // A title wraps; a sentence under a title on its own line does not belong to it.
        if on_own_line && (title.ends_with('.') || (!lower && !title.ends_with([',', '-', '–']) && !wraps(&title))) {
            break;
        }
        if !title.is_empty() && (sentences::ends_sentence(&row.text) && !lower || title.len() > 250) {
            break;
        }
        join_line(&mut title, without_case_column(&row.text));
        last_line = row.text.chars().count();
        next += 1;
    }
    (clean_title(&title), reference, next)
}

/// A title's own words: spaces collapsed, leaders, trailing page number and dot gone.
pub(in crate::protocol) fn clean_title(title: &str) -> String {
    let title = LEADERS.replace(title.trim(), "");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = title.trim_end_matches('.').trim_end();
    // "a title (forts.)"
    title.strip_suffix("(forts.)").or_else(|| title.strip_suffix("forts")).unwrap_or(title).trim().to_owned()
}

/// A title begins with a capital, a digit or a quote, and is no long sentence.
pub(in crate::protocol) fn is_title(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|character| {
        character.is_uppercase() || character.is_ascii_digit() || matches!(character, '"' | '”' | '“' | '\'')
    });
    // Longest title met: 200 letters (council protocols).
    first && text.chars().count() <= 220 && !(text.ends_with('.') && text.split_whitespace().count() > 12)
}

/// A line between the number and its title that only refers: a case number, another body's §.
pub(in crate::protocol) fn is_reference_line(text: &str) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\(?(?:\p{L}{2,6}\s)?§+\s?\d+[^\p{L}]*$|^(?:Utlåtande|Motion|Handling|Ärende|Bilaga)\s+(?:nr\s+)?\d[\d:/]*(?:\s.*)?$",
        )
    });
    let numbers = case_numbers::find(text);
    let taken: usize = numbers
        .iter()
        .map(|found| text[found.range.clone()].chars().filter(|letter| letter.is_alphabetic()).count())
        .sum();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    OTHER.is_match(text) || (!numbers.is_empty() && letters - taken <= 3)
}

/// A title line without the case number that stands in a column to its right.
fn without_case_column(text: &str) -> &str {
    match text.find(CELL) {
        Some(gap)
            if case_numbers::first(text[gap..].trim_start())
                .is_some_and(|found| text.trim_end().ends_with(found.number.as_str())) =>
        {
            &text[..gap]
        }
        _ => text,
    }
}

/// The line begins a sentence: "Kommunstyrelsens ordförande Kim Holm (S) har överlämnat …".
fn tells(text: &str) -> bool {
    words::head(text, 9).iter().skip(1).any(|word| {
        matches!(word.as_str(), "har" | "hade" | "besvarar" | "staller" | "avlamnar" | "halsar")
            || PRESENTING_VERBS.contains(&word.as_str())
    })
}

/// The title's line is full, so that the next may go on: a small word cannot end it.
pub(in crate::protocol) fn wraps(title: &str) -> bool {
    let last = title.split_whitespace().next_back().map(fold).unwrap_or_default();
    title.chars().count() > 60
        || matches!(
            last.as_str(),
            "och"
                | "om"
                | "i"
                | "av"
                | "for"
                | "till"
                | "med"
                | "pa"
                | "samt"
                | "fran"
                | "att"
                | "inom"
                | "den"
                | "det"
                | "en"
                | "ett"
        )
}

pub(in crate::protocol) static LEADERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d*\s*$"));
