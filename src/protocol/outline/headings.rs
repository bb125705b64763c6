//! Numbered headings: "§ 12", "4. Nära vård", "IV. Rapporter", the list of a summons.

use crate::analysis::fold;
use crate::protocol::layout::{Bullet, Row};
use crate::protocol::outline::agenda::is_formal;
use crate::protocol::outline::titles::{LEADERS, clean_title, is_title, paragraph_title};
use crate::protocol::phrases::case_numbers;
use crate::protocol::words::{self, Tolerance, pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A heading that was found.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct Heading {
    pub number: Option<String>,
    pub title: String,
    pub reference: Option<String>,
    pub rows: Range<usize>,
}

pub(in crate::protocol) static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    // "§ 12", "§1", "KS § 12", "§ 45/2023", "12 §", "Paragraf 12", "Ärende 3"
    pattern(
        r"^(?:(?:\p{Lu}[\p{L}/]{0,6}[\s-])?§\s{0,8}(\d{1,4})(?:[/:](\d{2,4}))?|(\d{1,4})\s?§|(?:Paragraf|Ärende|Punkt)\s(\d{1,3}))(?:[.:)]|\s|$)\s*(?:[–-]\s+)?(.*)$",
    )
});

static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,2}[.:]\d{2}\s{1,4})?(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})([.):]?)\s*(\S.*)$"));

/// The numbered headings among the rows of `range`: §§ where there are two or more, else plain numbers.
pub(in crate::protocol) fn find(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Heading> {
    let paragraphs = paragraph_headings(rows, range.clone(), tolerance);
    if paragraphs.len() >= 2 {
        return paragraphs;
    }
    // Markdown headings without numbers are the agenda; numbers under them are lists.
    let levelled = rows[range.clone()].iter().filter(|row| row.level > 1).count();
    let numbers = rows[range.clone()]
        .iter()
        .filter(|row| row.level > 0)
        .filter(|row| NUMBERED.captures(&row.text).is_some_and(|captures| sets_apart(row, &captures)))
        .count();
    if levelled >= 3 && numbers == 0 && paragraphs.is_empty() {
        return Vec::new();
    }
    let numbered = numbered_headings(rows, range, tolerance);
    if numbered.len() >= 2 || paragraphs.is_empty() { numbered } else { paragraphs }
}

fn paragraph_headings(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Heading> {
    let mut found: Vec<(u32, Heading)> = Vec::new();
    let mut index = range.start;
    while index < range.end {
        let row = &rows[index];
        index += 1;
        if !row.is_read() || LEADERS.is_match(&row.text) {
            continue;
        }
        let Some(captures) = PARAGRAPH.captures(&row.text) else { continue };
        let number = captures.get(1).or(captures.get(3)).or(captures.get(4)).map_or("", |number| number.as_str());
        let rest = captures.get(5).map_or("", |rest| rest.as_str()).trim();
        let Ok(value) = number.parse::<u32>() else { continue };
        // "§ 18 i kommunallagen" at the beginning of a line is a law, not a heading.
        if rest.starts_with(|character: char| character.is_lowercase()) || rest.starts_with('§') {
            continue;
        }
        let (title, reference, end) = paragraph_title(rows, index - 1, rest, range.end, tolerance);
        if found.last().is_some_and(|(last, _)| *last == value) && fold(&row.text).contains("forts") {
            continue;
        }
        found.push((value, Heading { number: Some(number.to_owned()), title, reference, rows: index - 1..end }));
        index = end.max(index);
    }
    rising(found).into_iter().map(|(_, heading)| heading).collect()
}

/// The longest run of rising numbers that a reader would follow: a list of contents and its items
/// are two such runs, and the later one has the text.
fn rising(found: Vec<(u32, Heading)>) -> Vec<(u32, Heading)> {
    // A jump of more than this is a reference to another meeting's paragraph, not the next heading. By feel.
    const STEP: u32 = 20;
    let mut kept: Vec<(u32, Heading)> = Vec::new();
    for (value, heading) in found {
        match kept.last() {
            Some((last, _)) if value == *last => {
                // The same number again: a running head, or the second of a contents entry and its item.
                if kept.len() == 1 || kept[kept.len() - 2].0 != value {
                    let better =
                        kept.last().is_some_and(|(_, first)| first.title.is_empty() || LEADERS.is_match(&first.title));
                    if better {
                        kept.pop();
                        kept.push((value, heading));
                    }
                }
            }
            Some((last, _)) if value < *last || value > *last + STEP => {
                let first = kept.first().map_or(0, |(first, _)| *first);
                if value <= first + 1 && value >= first {
                    kept.clear();
                    kept.push((value, heading));
                }
            }
            _ => kept.push((value, heading)),
        }
    }
    kept
}

/// Numbered headings: "4. Nära vård", "## 1. Att göra", "1 Mötets öppnande".
fn numbered_headings(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut last = 0;
    let mut last_part = 0;
    let mut in_list = 0;
    for index in range.clone() {
        let row = &rows[index];
        if !row.is_read() || LEADERS.is_match(&row.text) {
            continue;
        }
        let Some(captures) = NUMBERED.captures(&row.text) else { continue };
        let (number, mark, title) = (&captures[1], &captures[2], &captures[3]);
        if !sets_apart(row, &captures) {
            continue;
        }
        let roman = roman(number);
        let mut parts = number.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        let (main, part) = (roman.unwrap_or(parts.next().unwrap_or(0)), parts.next());
        if row.bullet == Bullet::Yes || !is_title(title) {
            in_list = main;
            continue;
        }
        let apart = index == range.start
            || !rows[index - 1].is_read()
            || row.level > 0
            || found.last().is_some_and(|heading| heading.rows.end == index);
        let alone = rows.get(index + 1).is_none_or(|next| next.is_blank() || next.is_furniture()) || row.level > 0;
        let next = match part {
            Some(part) => main == last && part == last_part + 1,
            // Without a dot or bracket a number must stand on a line of its own, before a word.
            None => {
                (main == last + 1 || (found.is_empty() && main <= 2))
                    && (!mark.is_empty() || (apart && alone && is_short(title)))
            }
        };
        // A list that began again at 1 inside the item counts on by itself.
        let of_list = in_list > 0 && main == in_list + 1 && !apart;
        if !apart || !next || of_list {
            if main == 1 || main == in_list + 1 {
                in_list = main;
            }
            continue;
        }
        in_list = 0;
        (last, last_part) = part.map_or((main, 0), |part| (last, part));
        let (title, reference, end) = paragraph_title(rows, index, title, range.end, tolerance);
        found.push(Heading { number: Some(number.to_owned()), title, reference, rows: index..end });
    }
    if found.len() < 2 {
        let listed = listed_headings(rows, range.clone());
        return if listed.is_empty() { close_headings(rows, range, tolerance) } else { listed };
    }
    found
}

/// A number and its title: a space or a mark with a letter after it stands between, and a Roman number has its dot.
fn sets_apart(row: &Row, captures: &regex::Captures<'_>) -> bool {
    let (number, mark) = (&captures[1], &captures[2]);
    let after = captures.get(2).map_or(0, |mark| mark.end());
    let spaced = row.text[after..].starts_with(char::is_whitespace);
    let letter = captures[3].chars().next().is_some_and(char::is_alphabetic);
    (spaced || (!mark.is_empty() && letter))
        && (number.starts_with(|first: char| first.is_ascii_digit()) || mark == ".")
}

/// "IV" is 4.
fn roman(number: &str) -> Option<u32> {
    let value = |letter: char| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Vec<u32> = number.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (place, &own) in values.iter().enumerate() {
        // A smaller one before a greater is taken off: IV.
        if values.get(place + 1).is_some_and(|&next| next > own) {
            sum -= i64::from(own);
        } else {
            sum += i64::from(own);
        }
    }
    u32::try_from(sum).ok().filter(|&sum| sum > 0)
}

/// A title that a bare number may head.
fn is_short(title: &str) -> bool {
    title.chars().count() <= 120 && title.chars().next().is_some_and(char::is_alphabetic)
}

/// A summons lists its matters without gaps: "Ärenden / 1. Upprop / 2. Val av justerare".
fn listed_headings(rows: &[Row], range: Range<usize>) -> Vec<Heading> {
    let opens = |text: &str| {
        let words = words::words(text);
        words.len() <= 3
            && words.first().is_some_and(|word| {
                matches!(
                    word.as_str(),
                    "arenden" | "arende" | "dagordning" | "arendelista" | "foredragningslista" | "agenda"
                )
            })
    };
    let Some(start) = range.clone().find(|&index| rows[index].is_read() && opens(&rows[index].text)) else {
        return Vec::new();
    };
    let mut found: Vec<Heading> = Vec::new();
    for (index, row) in rows.iter().enumerate().take(range.end).skip(start + 1) {
        let Some(captures) = NUMBERED.captures(&row.text).filter(|_| row.is_read()) else { continue };
        if captures[1].parse::<usize>() != Ok(found.len() + 1) || !is_title(&captures[3]) {
            continue;
        }
        let reference = case_numbers::first(&captures[3]).map(|found| found.number);
        let title = case_numbers::first(&captures[3]).map_or(&captures[3], |found| &captures[3][..found.range.start]);
        found.push(Heading {
            number: Some(captures[1].to_owned()),
            title: clean_title(title.trim_end_matches([' ', '('])),
            reference,
            rows: index..index + 1,
        });
    }
    found
}

/// Numbered matters without gaps between them. It takes a formal first title and a run of four to
/// tell them from a list of points.
fn close_headings(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Heading> {
    const RUN: usize = 4;
    let mut found: Vec<Heading> = Vec::new();
    for index in range {
        let row = &rows[index];
        let Some(captures) = NUMBERED
            .captures(&row.text)
            .filter(|captures| row.is_read() && row.bullet == Bullet::No && sets_apart(row, captures))
        else {
            continue;
        };
        let title = &captures[3];
        let short = title.split_whitespace().count() <= 14 && is_title(title) && !LEADERS.is_match(title);
        if !short
            || captures[1].parse::<usize>() != Ok(found.len() + 1)
            || (found.is_empty() && !is_formal(&clean_title(title), tolerance))
        {
            continue;
        }
        let reference = case_numbers::first(title).map(|found| found.number);
        let title = case_numbers::first(title)
            .filter(|found| found.range.start > 0)
            .map_or(title, |found| &title[..found.range.start]);
        found.push(Heading {
            number: Some(captures[1].to_owned()),
            title: clean_title(title),
            reference,
            rows: index..index + 1,
        });
    }
    if found.len() < RUN { Vec::new() } else { found }
}
