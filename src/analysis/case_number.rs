//! Recognises case numbers (diarienummer) in the spellings in which bodies print and people type them, distinguishes
//! them from text that only looks like them, and gives all spellings one normal form.
//!
//! A body enters its cases in a register (diarium). A case number has the letters of the register, if they are printed,
//! the year, and a number: "KS 2022/195". This module has no list of bodies. It decides by the form of letters and
//! figures.

use super::case_figures::{CENTURY_BEGINS, Year, is_session, number, other_ways, place_of_year};
use super::segment::{Segment, Shape, begins_number, label, runs, stands_alone};
use super::word::{Constituent, Word, normal};
use regex::Captures;
use std::ops::Range;

/// Letters of registers that are recognised before a space even in small letters: "ks 2022/195" as people type it, "Ks
/// 2023/46" as some bodies print it. Before a space, all other letters must be capitals, because they may be ordinary
/// words: "Hur 2022/195", "budget 2024-2026".
const ALSO_SMALL: &str = "ks|kf|rs|rf|ksau|ksn|rsau|hsn";

/// The letters of registers. A class of all letters of Unicode would take longer to compile than a search takes.
const LETTER: &str = "[A-Za-zÅÄÖÉÜåäöéü]";
const CAPITAL: &str = "[A-ZÅÄÖÉÜ]";

/// The beginnings of case numbers, as patterns. Each has groups of its own; earlier patterns take precedence.
pub(super) fn forms() -> [String; 5] {
    let spaced = format!(r"(?:{CAPITAL}{{2,6}}|(?i:{ALSO_SMALL}))[ \u{{a0}}]");
    [
        // "RS 2022/195", "RS2022/195", "RS 2022-195", "KS/2022:123", "2023-00226:3", "2022 nr 195", "2022 nr195",
        // "2004/05:516"; one letter is a ministry's or a register's: "I2022/01294", "N2018/03462", "fornlämning
        // L1960:1320"
        format!(
            r"(?:(?<letters>{spaced}|{LETTER}{{2,20}}[/-]?|{CAPITAL}))?(?<figures>[0-9]{{4}}(?:[/:-]| nr\.? ?)[0-9]{{1,6}})"
        ),
        // "KS.2023.0046"
        format!(r"(?<dotted_letters>{LETTER}{{2,6}})\.(?<dotted_figures>(?:19|20)[0-9][0-9]\.[0-9]{{1,6}})"),
        // "Diarienummer 2024/KS 0107", "2023/KS0047"
        format!(
            r"(?<year>(?:19|20)[0-9][0-9])/(?<inner_letters>{CAPITAL}{{2,6}}[ \u{{a0}}]|{LETTER}{{2,6}}-?)(?<number>[0-9]{{1,6}})"
        ),
        // "KS 23/46", "KS23/46", "faktapromemoria dnr EUFI 98/855"
        format!(r"(?<short_letters>{spaced}|{CAPITAL}{{2,6}}[/-]?)(?<short_figures>[0-9][0-9]/[0-9]{{1,6}})"),
        // "1339/22"
        r"(?<bare>[0-9]{1,5}/[0-9]{2,4}(?::[0-9]{1,6})?)".to_owned(),
    ]
}

/// Labels before a number, which are not a part of it: "DNR 2022/195", "ÄRENDE 2022/195".
const LABELS: &[&str] =
    &["dnr", "diarienr", "diarienummer", "nr", "nummer", "ärende", "ärendenr", "ärendenummer", "ref", "år", "läsår"];

/// Periods of a year: "2022/VT 23" is a term, "2023/KV 2" a quarter.
pub(super) const PERIODS: &[&str] = &["vt", "ht", "kv"];

/// The longest period, in years, of printed plans and programmes: "FN 2015-2030". Not measured.
const LONGEST_PERIOD: u32 = 30;

/// Two figures above this and below [`CENTURY_BEGINS`] are not a year: in "KS 46/23" the number comes first. Not
/// measured.
const LAST_SHORT_YEAR: u32 = 39;

/// The case number that begins where `captures` do, or the place from which to look for another form.
pub(super) fn segment(text: &str, captures: &Captures<'_>) -> Result<Segment, usize> {
    let whole = captures.get(0).map_or(text.len()..text.len(), |whole| whole.range());
    let (letters, figures) = letters_and_figures(text, &whole, captures)?;
    let letters = letters.and_then(|letters| runs(text, letters).pop());
    let with_third = third(text, letters.is_some(), &figures).map(|third| [&figures[..], &[third]].concat());
    // If letters and figures together are not a case number, the search goes on at the figures, which may be a case
    // number without letters. If nothing is before the figures ("2023/KS0047"), it goes on after the match.
    let first = figures.first().map(|first| first.start).filter(|first| *first > whole.start);
    for figures in with_third.into_iter().chain([figures]) {
        let range = whole.start..figures.last().map_or(whole.end, |last| last.end);
        if stands_alone(text, &range) || stands_behind_label(text, &range) {
            return Ok(Segment { range, shape: Shape::CaseNumber { letters, figures } });
        }
    }
    Err(first.unwrap_or(whole.end))
}

type LettersAndFigures = (Option<Range<usize>>, Vec<Range<usize>>);

/// The letters, and the year and number, in `captures`; or the place from which to search on if they are not a case
/// number.
fn letters_and_figures(text: &str, whole: &Range<usize>, captures: &Captures<'_>) -> Result<LettersAndFigures, usize> {
    let found = |name: &str| captures.name(name).map(|found| found.range());
    if let (Some(year), letters, Some(number)) = (found("year"), found("inner_letters"), found("number")) {
        let is_period = is_period_of_year(text, letters.clone(), &number);
        return if is_period { Err(year.end) } else { Ok((letters, vec![year, number])) };
    }
    let (letters, figures, is_one) = if let Some(figures) = found("dotted_figures") {
        // "protokoll.2023.04.27" is a day, not a case number
        (found("dotted_letters"), figures, !begins_number(&text[whole.end..], &['.', '-']))
    } else if let (Some(letters), Some(figures)) = (found("short_letters"), found("short_figures")) {
        let is_short_number = is_short_number(text, &letters, &figures);
        (Some(letters), figures, is_short_number)
    } else if let (Some(letters), Some(figures)) = (found("letters"), found("figures")) {
        let belong_together = belong_together(text, &letters, &figures);
        (Some(letters), figures, belong_together)
    } else {
        (None, found("figures").or_else(|| found("bare")).unwrap_or_else(|| whole.clone()), true)
    };
    if is_one { Ok((letters, figure_runs(text, figures))) } else { Err(figures.start) }
}

/// The letters of a number, without what separates them from it.
fn name<'a>(text: &'a str, letters: &Range<usize>) -> &'a str {
    text[letters.clone()].trim_end_matches([' ', '\u{a0}', '/', '-'])
}

fn is_spaced(text: &str, letters: &Range<usize>) -> bool {
    text[letters.clone()].ends_with([' ', '\u{a0}'])
}

/// Whether `letters` and the figures after them, which begin with a year of four figures, are one number.
fn belong_together(text: &str, letters: &Range<usize>, figures: &Range<usize>) -> bool {
    let name = name(text, letters);
    if is_label(name) {
        return false;
    }
    let Some((year, rest)) = text[figures.clone()].split_once('-') else { return true };
    // "EU 2014-2020" is a period; "KSM-2017-2023", without a space, is a case number
    let is_period = is_spaced(text, letters) && rest.len() == 4 && is_period(year, rest);
    // "T2023-2024" is not a case number: a single letter is the register of a ministry, whose numbers have a slash
    let is_letter = name.chars().count() == 1;
    !(is_day(rest, &text[figures.end..]) || is_period || is_letter)
}

/// Whether the figures are a month that a day follows: "KS 2023-05-03 § 344", "KD 2023-02-17", "Ändrad2023-01-05".
fn is_day(month: &str, after: &str) -> bool {
    let Some(day) = after.strip_prefix('-') else { return false };
    let end = day.find(|character: char| !character.is_ascii_digit()).unwrap_or(day.len());
    let within = |figures: &str, most: u32| {
        figures.len() == 2 && figures.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    within(month, 12) && within(&day[..end], 31)
}

pub(super) fn is_label(name: &str) -> bool {
    LABELS.contains(&name.to_lowercase().as_str())
}

/// Whether `name` (lower case) may precede a number in small letters too.
pub(super) fn is_also_small(name: &str) -> bool {
    ALSO_SMALL.split('|').any(|small| small == name)
}

/// Whether the number follows a label after which a space was lost: "Dnr2022/195", "nr123/22".
fn stands_behind_label(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches(char::is_alphabetic);
    is_label(&text[before.len()..range.start]) && stands_alone(text, &(before.len()..range.end))
}

/// Whether the two are years of a period: "2014-2020".
fn is_period(from: &str, to: &str) -> bool {
    let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) else { return false };
    from >= 1900 && (from + 1..=from + LONGEST_PERIOD).contains(&to)
}

/// Whether letters and number are a period or another year: "hösten 2022/VT 2023", "2022/VT 23".
fn is_period_of_year(text: &str, letters: Option<Range<usize>>, number: &Range<usize>) -> bool {
    let letters = letters.map(|letters| normal(&text[letters]));
    is_year(&text[number.clone()]) || letters.is_some_and(|letters| PERIODS.contains(&letters.trim()))
}

/// Whether letters, a year of two figures and a number are a case number, as in "KS 23/46". These look the same and are
/// not case numbers: days ("AU 12/4", "SVT 10/12"), years ("HT 23/24", "SÄSONGEN 24/25"), and "HVB 24/7" (at all
/// hours).
fn is_short_number(text: &str, letters: &Range<usize>, figures: &Range<usize>) -> bool {
    let Some((year, number)) = text[figures.clone()].split_once('/') else { return false };
    let is_day = is_spaced(text, letters) && number.len() <= 2 && number.parse::<u32>().is_ok_and(|month| month <= 12);
    // "23/10/24" is a day
    let goes_on = begins_number(&text[figures.end..], &['/', '.']);
    is_short_year(year)
        && !is_label(name(text, letters))
        && !is_day
        && !is_next_year(year, number)
        && !is_year(number)
        && !goes_on
}

pub(super) fn is_short_year(figures: &str) -> bool {
    let is_plausible = |year| year <= LAST_SHORT_YEAR || year >= CENTURY_BEGINS;
    figures.len() == 2 && figures.parse::<u32>().is_ok_and(is_plausible)
}

pub(super) fn is_year(figures: &str) -> bool {
    figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"))
}

/// Whether `next` is the year after `year`: "2004/05", "1999/2000", "23/24" are a session of parliament or a school
/// year.
pub(super) fn is_next_year(year: &str, next: &str) -> bool {
    let (Ok(year), Ok(number)) = (year.parse::<u32>(), next.parse::<u32>()) else { return false };
    match next.len() {
        2 => (year + 1) % 100 == number,
        4 => year + 1 == number,
        _ => false,
    }
}

/// The third group of figures, after year and number, if it belongs to the case number. There are two kinds:
/// - the number of a paper in a session of parliament: "2004/05:516", also "2004/05 : 516", "2004/05 nr 516", "2004/05
///   516";
/// - the number of a document in a case: "2023-00226:3", "KS 2023/46-3", "KS/2019/0001/0009", "KSM-2017-1023-214".
fn third(text: &str, has_letters: bool, figures: &[Range<usize>]) -> Option<Range<usize>> {
    let [year, number] = figures else { return None };
    let between = &text[year.end..number.start];
    let (printed_year, printed_number) = (&text[year.clone()], &text[number.clone()]);
    let is_session = between == "/" && year.len() == 4 && is_next_year(printed_year, printed_number);
    // "SFS 1998:808" has no third group: the colon already separates year and number
    if between.contains(':') || between.is_empty() {
        return None;
    }
    let after = |separator: &str, most: usize| {
        let rest = text[number.end..].strip_prefix(separator)?;
        let start = number.end + separator.len();
        let length = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
        (1..=most).contains(&length).then_some(start..start + length)
    };
    // "2022/23-2024/25", "2019/12-1.3": the figures belong to another number, or to none
    let ends = |found: &Range<usize>| !begins_number(&text[found.end..], &['/', '-', '.', ':']);
    if let Some(found) = after(":", 6) {
        return Some(found);
    }
    if is_session {
        // In "läsåret 2022/2023 15 elever", 15 is not the number of a paper. After a second year of four figures, only
        // a colon is accepted
        let is_short = number.len() == 2;
        let loose = || [" nr ", " nr. ", " : ", " :", ": "].iter().find_map(|separator| after(separator, 6));
        return is_short.then(|| loose().or_else(|| after(" ", 6).filter(ends))).flatten();
    }
    let is_split = between == "/" && is_year(printed_year) || has_letters && (between != "-" || number.len() > 2);
    let stroke = || has_letters.then(|| after("/", 4)).flatten().filter(|_| year.len() == 4);
    is_split.then(|| after("-", 4).or_else(stroke)).flatten().filter(ends)
}

/// The groups of figures in `range`, without the "nr" between them.
fn figure_runs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = runs(text, range);
    for run in &mut runs {
        run.start += label(&text[run.clone()]);
    }
    runs.retain(|run| text[run.clone()].starts_with(|character: char| character.is_ascii_digit()));
    runs
}

/// The word for a case number; `letters` and `figures` are bytes in `printed`. "RS 2022/195" gives "rs2022/195", with
/// the parts "rs" and "2022/195"; "2022/195" has its figures as parts.
pub(super) fn word(printed: &str, letters: Option<Range<usize>>, figures: &[Range<usize>]) -> Word {
    let part = |range: Range<usize>, stem: String| Constituent { range, depth: 1, stem };
    let plain = |range: &Range<usize>| part(range.clone(), normal(&printed[range.clone()]));
    let start = figures.first().map_or(0, |first| first.start);
    let case_end = figures.get(1).map_or(printed.len(), |number| number.end);
    let case = &figures[..figures.len().min(2)];
    let has_document = figures.len() > 2 && !is_session(printed, figures);
    let year = place_of_year(printed, figures);
    let Some(letters) = letters else {
        let year = if year == Year::First { Year::AsPrinted } else { year };
        let mut constituents: Vec<Constituent> = figures.iter().map(plain).collect();
        // "2023/226" finds its document "2023-00226:3"
        constituents.extend(has_document.then(|| part(start..case_end, number(printed, case, year))));
        let others = other_ways(printed, case, year).into_iter();
        constituents.extend(others.map(|other| part(start..case_end, other)));
        return Word::fixed(number(printed, figures, year), constituents);
    };
    // "2023/KS0047": the number is on both sides of the letters
    let from = if start < letters.start { 0 } else { start };
    let whole = number(printed, figures, year);
    let letters = plain(&letters);
    let exact = format!("{}{whole}", letters.stem);
    let case_number = number(printed, case, year);
    let case_exact = format!("{}{case_number}", letters.stem);
    let as_printed = number(printed, case, Year::AsPrinted);
    let mut constituents = vec![letters, part(from..printed.len(), whole)];
    if has_document {
        constituents.push(part(0..case_end, case_exact));
        constituents.push(part(from..case_end, case_number.clone()));
    }
    // "KS 23/46" is found by "2023/46" through its normal form. This part lets "23/46" find it, too.
    let is_short = year == Year::First && as_printed != case_number;
    constituents.extend(is_short.then(|| part(from..case_end, as_printed)));
    if year == Year::Last {
        let others = other_ways(printed, case, year).into_iter();
        constituents.extend(others.map(|other| part(from..case_end, other)));
    }
    Word::fixed(exact, constituents)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Condition, Tier, analyse};

    /// Checks the words of `text` in the form in which they are searched for: normal forms of numbers, stems of words.
    #[track_caller]
    pub fn check(text: &str, expected: &[&str]) {
        let tokens = analyse(text, Condition::Clean);
        assert_eq!(tokens.iter().map(|token| token.word.stem.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    /// Checks the parts of the single word in `text`.
    #[track_caller]
    pub fn parts(text: &str, expected: &[&str]) {
        let tokens = analyse(text, Condition::Clean);
        let found: Vec<Vec<&str>> = tokens.iter().map(|token| token.terms(Tier::Compound)).collect();
        assert_eq!(found, [expected], "{text}");
    }

    #[test]
    fn all_spellings_of_a_case_number_meet() {
        for spelling in [
            "KS 2023/46",
            "KS2023/46",
            "ks 2023/46",
            "Ks 2023/46",
            "KS\u{a0}2023/46",
            "KS 2023:46",
            "KS 2023-00046",
            "KS 2023 nr 46",
            "KS/2023:46",
            "KS-2023/46",
            "KS-2023-00046",
            "KS.2023.0046",
            "2023/KS0046",
            "2023/KS 0046",
            "KS 23/46",
            "KS23/46",
            "KS-23/0046",
        ] {
            check(spelling, &["ks2023/46"]);
        }
        check("KSN-2023-00046 KS 98/146", &["ksn2023/46", "ks1998/146"]);
        check("I2022/01294, L1960:1320 och A0319/20", &["i2022/1294", "l1960/1320", "och", "a319/2020"]);
        // "dnr 0773/22"
        for spelling in ["0773/22", "773/22", "0773/2022", "773/2022", "00773/22"] {
            check(spelling, &["773/2022"]);
        }
        check("KS 0773/22, KS 0773/2022", &["ks773/2022", "ks773/2022"]);
        check("2022 nr 773, 2022 nr773", &["2022/773", "2022/773"]);
    }

    #[test]
    fn a_case_number_is_found_by_its_number() {
        parts("KS 2023/46", &["ks", "2023/46"]);
        parts("2023/KS 0046", &["ks", "2023/46"]);
        parts("KS 23/46", &["ks", "2023/46", "23/46"]);
        parts("2023/46", &["2023", "46"]);
    }

    #[test]
    fn a_document_is_found_by_its_case() {
        for spelling in ["KS 2023/46-3", "KS-2023-00046-3", "KS/2023/0046/0003", "KS 2023/46:3"] {
            check(spelling, &["ks2023/46:3"]);
            parts(spelling, &["ks", "2023/46:3", "ks2023/46", "2023/46"]);
        }
        parts("2023-00226:3", &["2023", "00226", "3", "2023/226"]);
        check("2023/46-1.3", &["2023/46", "1", "3"]);
    }

    #[test]
    fn a_paper_belongs_to_its_session() {
        for spelling in ["2004/05:516", "2004/05 : 516", "2004/05 nr 516", "2004/05 nr. 516", "2004/05 516"] {
            check(spelling, &["2004/5:516"]);
            parts(spelling, &["2004", "05", "516"]);
        }
        // "3 Interpellationer 1997/98: 1-313"
        check("1997/98: 1-313", &["1997/98:1", "313"]);
        check("1999/2000:18, 1999/00:18", &["1999/0:18", "1999/0:18"]);
        check("läsåret 2022/2023 15 elever", &["läsår", "2022/2023", "15", "elev"]);
        // "Byggnadsnämnden 0477/11 2014-02-11 § 44"
        check("0477/11 2014-02-11", &["477/2011", "2014-02-11"]);
    }

    #[test]
    fn days_are_no_case_numbers() {
        check("KS 2023-05-03 § 344", &["ks", "2023-05-03", "§344"]);
        check("protokoll.2023.04.27", &["protokoll", "2023", "04", "27"]);
        check("AU 12/4, SVT 10/12-15", &["au", "12", "4", "svt", "10/12", "15"]);
        check("Ändrad2023-01-05", &["ändra", "2023-01-05"]);
        check("KL 23/10/24", &["kl", "23/10", "24"]);
    }

    #[test]
    fn periods_are_no_case_numbers() {
        check("EU 2014-2020", &["eu", "2014/2020"]);
        check("HT 23/24, HT 2022/VT 2023", &["ht", "23/24", "ht", "2022", "vt", "2023"]);
        check("2022/2023-2024", &["2022/2023", "2024"]);
        check("2022/23-2024/25", &["2022/23", "2024/25"]);
        check("HVB 24/7", &["hvb", "24", "7"]);
    }

    #[test]
    fn what_stands_before_a_number_is_no_part_of_it() {
        check("DNR 2022/195", &["dnr", "2022/195"]);
        check("DIARIENUMMER 2022/195", &["diarienummer", "2022/195"]);
        check("KS 46/23", &["ks", "46/23"]);
    }

    #[test]
    fn a_short_year_is_known_by_the_number_beside_it() {
        parts("0773/22", &["0773", "22", "2022/773"]);
        parts("KS 0773/22", &["ks", "773/2022", "2022/773"]);
        parts("46/23", &["46", "23", "46/2023", "2023/46"]);
        parts("46/2023", &["46", "2023", "46/23", "2023/46"]);
        parts("10/2023", &["10", "2023", "10/23"]);
        parts("23/146", &["23", "146", "2023/146"]);
        // Two years, a day, and a figure that is not a likely year.
        parts("23/24", &["23", "24"]);
        parts("11/12", &["11", "12"]);
        parts("120/45", &["120", "45"]);
        parts("2022/2023", &["2022", "2023"]);
    }

    #[test]
    fn a_label_without_its_space_is_none_of_the_number() {
        check("Dnr2022/195, nr123/22", &["dnr", "2022/195", "nr", "123/2022"]);
        check("DNR-2022-195", &["dnr", "2022/195"]);
        check("dnr0773/22", &["dnr", "773/2022"]);
        // "Inr" is not a label.
        check("Inr2022/195", &["inr2022/195"]);
    }

    #[test]
    fn laws_keep_their_numbers() {
        check("SFS 2017:30 (2017:30)", &["sfs2017/30", "2017/30"]);
        parts("SFS 2017:30", &["sfs", "2017/30"]);
    }
}
