//! Where each matter begins: numbered headings, §§, a table's rows, bare titles, and the matters
//! of their own under a collective heading.

use super::blocks::{self, Stretch};
use super::joining::join_line;
use super::names;
use super::rows::{Bullet, Row, is_media};
use super::vocabulary::{BREAKS, FORMAL_HEADINGS, Label, PRESENTING_VERBS};
use super::wording::{self, Tolerance, pattern};
use crate::analysis::fold;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An item before its contents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub number: Option<String>,
    pub title: String,
    pub reference: Option<String>,
    /// Rows of the heading.
    pub heading: Vec<usize>,
    /// What stands under it, children's text apart.
    pub stretches: Vec<Stretch>,
    /// Names of a table's presenter column.
    pub cell: Option<String>,
    pub children: Vec<Draft>,
}

/// A heading that was found.
#[derive(Debug, Clone)]
struct Heading {
    number: Option<String>,
    title: String,
    reference: Option<String>,
    rows: Range<usize>,
}

static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    // "§ 12", "§1", "KS § 12", "§ 45/2023", "12 §", "Paragraf 12", "Ärende 3"
    pattern(
        r"^(?:(?:\p{Lu}[\p{L}/]{0,6}[\s-])?§\s{0,8}(\d{1,4})(?:[/:](\d{2,4}))?|(\d{1,4})\s?§|(?:Paragraf|Ärende|Punkt)\s(\d{1,3}))(?:[.:)]|\s|$)\s*(?:[–-]\s+)?(.*)$",
    )
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})([.):]?)\s*(\S.*)$"));
static LEADERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d*\s*$"));
static LETTERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([a-zåäö])\)\s+(\S.*)$"));
/// A case number: "SLK-2023-00226:3", "RS 2022/195", "KFT 2024:00221", "0074/23" after "Dnr".
static CASE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*)?\b((?:\p{Lu}{2,4} )?\p{Lu}[\p{Lu}\p{Ll}]{1,5}[ -/]?(?:19|20)\d{2}[-/:]\d{1,6}(?::-?\d+)?)|\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*([\p{L}]{0,6}[ -]?\d{2,5}[-/:]\d{2,6}(?:[-/:]\d+)?)|^(\d{3,5}/\d{2})\b",
    )
});
static CASE_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*"));

/// All case numbers of a text, as printed.
pub(super) fn case_numbers(text: &str) -> Vec<String> {
    CASE_NUMBER
        .captures_iter(text)
        .filter_map(|captures| {
            captures.get(1).or(captures.get(2)).or(captures.get(3)).map(|found| found.as_str().to_owned())
        })
        .collect()
}

/// The agenda's items, and the rows before the first one.
pub(super) fn outline(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> (usize, Vec<Draft>) {
    let mut headings = paragraph_headings(rows, range.clone(), tolerance);
    if headings.len() < 2 {
        let numbered = numbered_headings(rows, range.clone(), tolerance);
        if numbered.len() >= 2 || headings.is_empty() {
            headings = numbered;
        }
    }
    if headings.is_empty() {
        return bare(rows, range, tolerance);
    }
    add_formal(rows, range.start, &mut headings, tolerance);
    let start = headings.first().map_or(range.end, |heading| heading.rows.start);
    let ends: Vec<usize> = headings.iter().skip(1).map(|next| next.rows.start).chain([range.end]).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for (heading, end) in headings.into_iter().zip(ends) {
        let stretches = blocks::group(rows, heading.rows.end..end, tolerance);
        let mut draft = Draft {
            number: heading.number,
            title: heading.title,
            reference: heading.reference,
            heading: heading.rows.filter(|&index| rows[index].is_read()).collect(),
            stretches,
            ..Draft::default()
        };
        split_children(&mut draft, tolerance);
        place(&mut drafts, draft);
    }
    (start, drafts)
}

/// The row of the last numbered heading, if the document has any.
pub(super) fn last_heading(rows: &[Row], tolerance: Tolerance) -> Option<usize> {
    let headings = paragraph_headings(rows, 0..rows.len(), tolerance);
    let headings = if headings.len() < 2 { numbered_headings(rows, 0..rows.len(), tolerance) } else { headings };
    headings.last().map(|heading| heading.rows.start)
}

/// "10.1" belongs under "10" if that stands before it.
fn place(drafts: &mut Vec<Draft>, draft: Draft) {
    let parent =
        draft.number.as_deref().and_then(|number| number.rsplit_once('.')).map(|(parent, _)| parent.to_owned());
    match drafts.last_mut() {
        Some(last) if parent.is_some() && last.number == parent => last.children.push(draft),
        _ => drafts.push(draft),
    }
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
    without_contents(rising(found))
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

fn without_contents(found: Vec<(u32, Heading)>) -> Vec<Heading> {
    found.into_iter().map(|(_, heading)| heading).collect()
}

/// The title after a number: the rest of its line, or the lines after it up to a label or a gap.
fn paragraph_title(
    rows: &[Row],
    at: usize,
    rest: &str,
    end: usize,
    tolerance: Tolerance,
) -> (String, Option<String>, usize) {
    let reference = case_numbers(rest).into_iter().next();
    let mut title = match CASE_NUMBER.find(rest) {
        Some(found) if found.start() == 0 => rest[found.end()..].trim_start_matches([' ', ':', '-', ',']).to_owned(),
        Some(found) => rest[..found.start()].to_owned(),
        None => CASE_LABEL.replace(rest, "").into_owned(),
    };
    title = title.trim().trim_end_matches(['(', '-', '–', ',']).trim().to_owned();
    let mut next = at + 1;
    let on_own_line = !title.is_empty();
    let mut last_line = title.chars().count();
    while next < end {
        let row = &rows[next];
        if row.is_furniture {
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
            && (!title.is_empty() || wording::head(&row.text, 2) == ["beslut"]);
        if title.is_empty() && is_reference_line(&row.text) {
            let own = reference.or_else(|| case_numbers(&row.text).into_iter().next());
            let (title, found, end) = paragraph_title(rows, next, "", end, tolerance);
            return (title, own.or(found), end);
        }
        if CASE_LABEL.is_match(&row.text) && !title.is_empty() {
            let reference = reference.or_else(|| case_numbers(&row.text).into_iter().next());
            return (clean_title(&title), reference, next + 1);
        }
        if label
            || row.bullet == Bullet::Yes
            || PARAGRAPH.is_match(&row.text)
            || is_media(&row.text)
            || blocks::is_point(&row.text)
        {
            break;
        }
        if title.is_empty() && reference.is_none() && CASE_LABEL.is_match(&row.text) {
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
        if !title.is_empty() && (blocks::ends_sentence(&row.text) && !lower || title.len() > 250) {
            break;
        }
        join_line(&mut title, without_case_column(&row.text));
        last_line = row.text.chars().count();
        next += 1;
    }
    (clean_title(&title), reference, next)
}

/// A line between the number and its title that only refers: a case number, another body's §.
fn is_reference_line(text: &str) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\(?(?:\p{L}{2,6}\s)?§+\s?\d+[^\p{L}]*$|^(?:Utlåtande|Motion|Handling|Ärende|Bilaga)\s+(?:nr\s+)?\d[\d:/]*(?:\s.*)?$",
        )
    });
    let rest = CASE_NUMBER.replace_all(text, "");
    let bare = rest.chars().filter(|character| character.is_alphabetic()).count() <= 3;
    OTHER.is_match(text) || (bare && rest.len() < text.len())
}

/// A title line without the case number that stands in a column to its right.
fn without_case_column(text: &str) -> &str {
    match text.find("   ") {
        Some(gap)
            if case_numbers(text[gap..].trim_start())
                .first()
                .is_some_and(|number| text.trim_end().ends_with(number.as_str())) =>
        {
            &text[..gap]
        }
        _ => text,
    }
}

/// The line begins a sentence: "Kommunstyrelsens ordförande Kim Holm (S) har överlämnat …".
fn tells(text: &str) -> bool {
    wording::head(text, 9).iter().skip(1).any(|word| {
        matches!(word.as_str(), "har" | "hade" | "besvarar" | "staller" | "avlamnar" | "halsar")
            || PRESENTING_VERBS.contains(&word.as_str())
    })
}

/// The title's line is full, so that the next may go on: a small word cannot end it.
fn wraps(title: &str) -> bool {
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

/// A title's own words: spaces collapsed, leaders, trailing page number and dot gone.
fn clean_title(title: &str) -> String {
    let title = LEADERS.replace(title.trim(), "");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = title.trim_end_matches('.').trim_end();
    // "a title (forts.)"
    title.strip_suffix("(forts.)").or_else(|| title.strip_suffix("forts")).unwrap_or(title).trim().to_owned()
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
        let alone = rows.get(index + 1).is_none_or(|next| next.is_blank() || next.is_furniture) || row.level > 0;
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
        match part {
            Some(part) => last_part = part,
            None => (last, last_part) = (main, 0),
        }
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
    let spaced = row.text[number.len() + mark.len()..].starts_with(' ');
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
            sum -= i64::from(own)
        } else {
            sum += i64::from(own)
        }
    }
    u32::try_from(sum).ok().filter(|&sum| sum > 0)
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
        let reference = case_numbers(title).into_iter().next();
        found.push(Heading {
            number: Some(captures[1].to_owned()),
            title: clean_title(title),
            reference,
            rows: index..index + 1,
        });
    }
    if found.len() < RUN { Vec::new() } else { found }
}

/// A title that a bare number may head.
fn is_short(title: &str) -> bool {
    title.chars().count() <= 120 && title.chars().next().is_some_and(char::is_alphabetic)
}

/// A summons lists its matters without gaps: "Ärenden / 1. Upprop / 2. Val av justerare".
fn listed_headings(rows: &[Row], range: Range<usize>) -> Vec<Heading> {
    let opens = |text: &str| {
        let words = wording::words(text);
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
    for index in start + 1..range.end {
        let Some(captures) = NUMBERED.captures(&rows[index].text).filter(|_| rows[index].is_read()) else { continue };
        if captures[1].parse::<usize>() != Ok(found.len() + 1) || !is_title(&captures[3]) {
            continue;
        }
        let reference = case_numbers(&captures[3]).into_iter().next();
        let title = CASE_NUMBER.find(&captures[3]).map_or(&captures[3], |number| &captures[3][..number.start()]);
        found.push(Heading {
            number: Some(captures[1].to_owned()),
            title: clean_title(title.trim_end_matches([' ', '('])),
            reference,
            rows: index..index + 1,
        });
    }
    found
}

/// A title begins with a capital, a digit or a quote, and is no long sentence.
fn is_title(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|character| {
        character.is_uppercase() || character.is_ascii_digit() || matches!(character, '"' | '”' | '“' | '\'')
    });
    // Longest title met: 200 letters (council protocols).
    first && text.chars().count() <= 220 && !(text.ends_with('.') && text.split_whitespace().count() > 12)
}

/// Headings without a number that open or close the meeting, among numbered ones: "Mötets öppnande".
fn add_formal(rows: &[Row], from: usize, headings: &mut Vec<Heading>, tolerance: Tolerance) {
    let Some(first) = headings.first().map(|heading| heading.rows.start) else { return };
    if headings.iter().any(|heading| is_formal(&heading.title, tolerance)) && first == from {
        return;
    }
    if let Some(index) = (from..first).find(|&index| rows[index].is_read() && is_formal(&rows[index].text, tolerance)) {
        headings.insert(
            0,
            Heading { number: None, title: clean_title(&rows[index].text), reference: None, rows: index..index + 1 },
        );
    }
}

pub(super) fn is_formal(text: &str, tolerance: Tolerance) -> bool {
    let words = wording::words(text);
    FORMAL_HEADINGS.iter().any(|heading| wording::begins_with(&words, heading, tolerance) == Some(words.len()))
}

/// A stretch that could be a heading without a number.
pub(super) fn is_bare_heading(stretch: &Stretch, tolerance: Tolerance) -> bool {
    let text = &stretch.text;
    let words = wording::words(text);
    stretch.bullet == Bullet::No
        && is_title(text)
        && stretch.rows.len() <= 3
        && !text.ends_with(['.', ',', ';', ':', '!', '-'])
        && !text.contains(": ")
        && words.iter().any(|word| word.chars().filter(|character| character.is_alphabetic()).count() > 1)
        && !BREAKS.contains(&fold(text).as_str())
        && wording::label(text, tolerance).is_none()
        && !is_media(text)
        && !blocks::is_point(text)
        && !words.last().is_some_and(|word| word == "att")
        && !is_clause(&words)
        && !super::decisions::states_decision(text, tolerance)
        && names::person_line(text).is_none()
        && super::dates::find(text, tolerance).first().is_none_or(|found| found.start > 12)
}

/// A sentence that lost its full stop: a verb stands among its first words ("Mötet öppnades av …").
fn is_clause(words: &[String]) -> bool {
    words.iter().skip(1).take(3).any(|word| {
        word.ends_with("ades")
            || PRESENTING_VERBS.contains(&word.as_str())
            || matches!(
                word.as_str(),
                "tar" | "har" | "hade" | "ger" | "gav" | "ska" | "kan" | "oppnas" | "avslutas" | "ersatter"
            )
    })
}

/// Matters of their own under an item: lettered ones, or the bare titles of a collective heading
/// ("Beslutsärenden"), each with its own decision.
fn split_children(draft: &mut Draft, tolerance: Tolerance) {
    let lettered: Vec<usize> =
        (0..draft.stretches.len()).filter(|&index| lettered_title(&draft.stretches[index].text).is_some()).collect();
    let in_decision = draft
        .stretches
        .iter()
        .any(|stretch| matches!(wording::label(&stretch.text, tolerance), Some((Label::Decision, ""))));
    if !lettered.is_empty() && lettered[0] == 0 && !in_decision {
        take_children(draft, &lettered, |text| lettered_title(text).unwrap_or_default());
        return;
    }
    let starts: Vec<usize> =
        (0..draft.stretches.len()).filter(|&index| is_bare_heading(&draft.stretches[index], tolerance)).collect();
    // A collective heading has no text of its own before the first matter.
    if starts.first() != Some(&0) {
        return;
    }
    let decides = |from: usize, to: usize| {
        draft.stretches[from + 1..to].iter().any(|stretch| super::decisions::states_decision(&stretch.text, tolerance))
    };
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([draft.stretches.len()]).collect();
    let deciding = starts.iter().zip(&ends).filter(|&(&from, &to)| decides(from, to)).count();
    // One bare title at the head is the item's own, wrapped or repeated.
    if starts.len() >= 2 && deciding > 0 && deciding * 2 >= starts.len() {
        let starts: Vec<usize> =
            starts.iter().zip(&ends).filter(|&(&from, &to)| to > from + 1).map(|(&from, _)| from).collect();
        take_children(draft, &starts, |text| (clean_title(text), None));
    }
}

/// "a) Göteborgs stads riktlinje dnr 0580/23 presentation …": letter, title, case number.
fn lettered_title(text: &str) -> Option<(String, Option<String>)> {
    let captures = LETTERED.captures(text)?;
    let rest = &captures[2];
    let reference = case_numbers(rest).into_iter().next();
    let title = CASE_NUMBER.find(rest).map_or(rest, |found| &rest[..found.start()]);
    let title = clean_title(title);
    (is_title(&title) && !blocks::ends_sentence(rest.trim_end_matches(')')) && !rest.ends_with('?'))
        .then_some((title, reference))
}

fn take_children(draft: &mut Draft, starts: &[usize], title: impl Fn(&str) -> (String, Option<String>)) {
    let Some(&first) = starts.first() else { return };
    let mut rest = draft.stretches.split_off(first);
    let mut children = Vec::new();
    for &start in starts.iter().rev() {
        let mut own = rest.split_off(start - first);
        let heading = own.remove(0);
        let (title, reference) = title(&heading.text);
        children.push(Draft { title, reference, heading: heading.rows, stretches: own, ..Draft::default() });
    }
    children.reverse();
    draft.children = children;
}

/// Minutes without numbers: bare titles with gaps around them. A title that is followed by another
/// directly is the parent of what comes until the next such.
fn bare(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> (usize, Vec<Draft>) {
    let stretches = blocks::group(rows, range.clone(), tolerance);
    let heading = |index: usize| {
        stretches.get(index).is_some_and(|stretch: &Stretch| {
            stretch.level > 0 || (stretch.is_apart && is_bare_heading(stretch, tolerance))
        })
    };
    // Loose titles are no agenda: it takes an opening or closing one to show that these are items.
    let opening = (0..stretches.len()).find(|&index| heading(index) && is_formal(&stretches[index].text, tolerance));
    let Some(first) = opening else { return (range.end, Vec::new()) };
    let start = stretches[first].rows.first().copied().unwrap_or(range.end);
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, stretch) in stretches.iter().enumerate().skip(first) {
        if !heading(index) {
            if let Some(draft) = drafts.last_mut() {
                let owner = match draft.children.len() {
                    0 => draft,
                    count => &mut draft.children[count - 1],
                };
                owner.stretches.push(stretch.clone());
            }
            continue;
        }
        let draft = Draft { title: clean_title(&stretch.text), heading: stretch.rows.clone(), ..Draft::default() };
        let is_parent = heading(index + 1);
        let under_parent = drafts.last().is_some_and(|parent| parent.stretches.is_empty());
        match drafts.last_mut() {
            Some(parent) if under_parent && !is_parent => parent.children.push(draft),
            _ => drafts.push(draft),
        }
    }
    (start, drafts)
}
