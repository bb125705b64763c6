//! Finds where words begin and end, by letters, hyphens and the forms of numbers that count as words.
//! Offsets are bytes of the text as given, always on character boundaries.

use super::case_number;
use super::section::{self, Span};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// A word of the text and how it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub range: Range<usize>,
    pub shape: Shape,
}

/// How to read a segment. Ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A word of letters and figures.
    Word,
    /// A word with an ending after a colon, "AU:s". Holds the word without the ending.
    Suffixed(Range<usize>),
    /// A word with hyphens, "Läns-gemensam". Holds the parts between the hyphens.
    Hyphenated(Vec<Range<usize>>),
    /// A case number, "RS 2022/195". Holds the letters, if any, and the groups of figures: year, number, and the
    /// document in the case.
    CaseNumber { letters: Option<Range<usize>>, figures: Vec<Range<usize>> },
    /// A date, "2022-11-25". Holds the year.
    Date(Range<usize>),
    /// Sections, "§ 12", "§§ 12–14", "paragraf 12". Holds the word, if it stands in for the sign, and the numbers.
    Sections { word: Option<Range<usize>>, spans: Vec<Span> },
}

/// Forms that are not made of words and hyphens only. Earlier forms take precedence: a date is not a case number.
/// Whether a match is part of a longer word is checked after the match: the regex crate is slow at `\b` next to å, ä
/// and ö.
static SET_FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // "2022-11-25"
    let date = r"(?<date_year>(?:19|20)[0-9][0-9])-[01][0-9]-[0-3][0-9]";
    let case_numbers = case_number::forms();
    let forms: Vec<&str> = [section::FORM, date].into_iter().chain(case_numbers.iter().map(String::as_str)).collect();
    // The tests below find a pattern that does not compile; without the patterns, words are still found.
    Regex::new(&forms.join("|")).ok()
});

/// The words of `text`, in order and without overlaps.
#[must_use]
pub fn segment(text: &str) -> Vec<Segment> {
    /// A word and the space behind it have about seven bytes in Swedish texts.
    const BYTES: usize = 7;
    let mut segments = Vec::with_capacity(text.len() / BYTES + 1);
    let mut from = 0;
    let mut next = 0;
    let has_figures = text.contains(is_figure);
    let set_forms = SET_FORMS.as_ref().filter(|_| has_figures);
    while let Some(captures) = set_forms.and_then(|set_forms| set_forms.captures_at(text, next)) {
        match set_form(text, &captures) {
            Ok(segment) => {
                words(text, from..segment.range.start, &mut segments);
                from = segment.range.end;
                next = from;
                segments.push(segment);
            }
            Err(place) => next = place,
        }
    }
    words(text, from..text.len(), &mut segments);
    segments
}

/// The form that `captures` found, or the place from which to search on.
fn set_form(text: &str, captures: &Captures<'_>) -> Result<Segment, usize> {
    let range = |name: &str| captures.name(name).map(|found| found.range());
    let whole = captures.get(0).map_or(text.len()..text.len(), |whole| whole.range());
    if let (Some(mark), Some(number)) = (range("mark"), range("section")) {
        section::segment(text, &mark, &number).ok_or(number.start)
    } else if let Some(year) = range("date_year") {
        // "Geodataavdelningen2021-04-20": a space was lost
        let is_part = text[..whole.start].ends_with(is_figure) || text[whole.end..].starts_with(is_figure);
        let end = whole.end;
        (!is_part).then_some(Segment { range: whole, shape: Shape::Date(year) }).ok_or(end)
    } else {
        case_number::segment(text, captures)
    }
}

/// The words of a damaged `text`, in order: as [`segment`], except that "&" is a letter where it stands for one.
#[must_use]
pub fn segment_damaged(text: &str) -> Vec<Segment> {
    // Another letter of one byte replaces it, so that offsets stay the same.
    let mut letters = String::with_capacity(text.len());
    for (place, character) in text.char_indices() {
        letters.push(if character == '&' && is_letter_sign(text, place) { 'a' } else { character });
    }
    segment(&letters)
}

/// Whether the "&" at `place` stands for a letter: "p&", "l&nets", "&nda", "V&gverket"; not "H&M", "Berg & Co",
/// "Berg&Co", "&amp;".
fn is_letter_sign(text: &str, place: usize) -> bool {
    let before = text[..place].chars().next_back();
    let after = &text[place + 1..];
    let next = after.chars().next();
    if next.is_some_and(char::is_lowercase) {
        let word_ends = after.find(|character: char| !character.is_ascii_alphanumeric());
        let is_entity = word_ends.is_some_and(|end| after[end..].starts_with(';'));
        return !is_entity && !before.is_some_and(|before| before.is_ascii_digit());
    }
    before.is_some_and(char::is_lowercase) && !next.is_some_and(|next| begins_word(next) || next == '&')
}

/// Whether no word crosses either end of `range`.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    !text[..range.start].ends_with(continues_word) && !text[range.end..].starts_with(continues_word)
}

/// Whether `rest` begins with one of `signs` and a figure, so that the number before it goes on.
pub(super) fn begins_number(rest: &str, signs: &[char]) -> bool {
    rest.strip_prefix(signs).is_some_and(|after| after.starts_with(is_figure))
}

/// The stretches of word characters in `range`.
pub(super) fn runs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut from = range.start;
    while let Some(run) = next_run(text, from, range.end) {
        from = run.end;
        runs.push(run);
    }
    runs
}

/// The next stretch of word characters in `from..end`; it begins with a letter or a figure.
fn next_run(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let slice = text.get(from..end)?;
    let start = from + slice.find(begins_word)?;
    let rest = text.get(start..end)?;
    if let Some(fraction) = rest.chars().next().filter(|first| is_fraction(*first)) {
        return Some(start..start + fraction.len_utf8());
    }
    let ends = |character| !continues_word(character) || is_fraction(character);
    let length = rest.find(ends).unwrap_or(rest.len());
    let power = rest[length..].chars().next().filter(|power| is_power(&rest[..length], *power));
    Some(start..start + length + power.map_or(0, char::len_utf8))
}

/// Whether `character` is a fraction: in "2½ tjänst" it is a word of its own after the figures.
fn is_fraction(character: char) -> bool {
    matches!(character, '\u{bc}'..='\u{be}')
}

/// Whether `sign` belongs to a measure: "450 m²", "12m³". After other words it is the mark of a note ("avtalet²").
fn is_power(word: &str, sign: char) -> bool {
    matches!(sign, '²' | '³') && MEASURES.contains(&word.trim_start_matches(is_figure))
}

/// Measures of length that have squares and cubes.
const MEASURES: &[&str] = &["m", "mm", "cm", "dm", "km"];

fn words(text: &str, range: Range<usize>, segments: &mut Vec<Segment>) {
    let mut from = range.start;
    while let Some(first) = next_run(text, from, range.end) {
        if !text[first.end..range.end].starts_with(joins_words) {
            // Nearly all words are like this.
            from = first.end;
            let label = label(&text[first.clone()]);
            if label > 0 {
                segments.push(Segment { range: first.start..first.start + label, shape: Shape::Word });
            }
            segments.push(Segment { range: first.start + label..first.end, shape: Shape::Word });
            continue;
        }
        let mut parts = vec![first];
        while let Some(part) = next_part(text, &parts, range.end) {
            parts.push(part);
        }
        from = parts[parts.len() - 1].end;
        join(text, parts, segments);
    }
}

/// The length in bytes of the "nr" in "nr123", where a space was lost; 0 for other words. "nr12b" is one word.
pub(super) fn label(word: &str) -> usize {
    let has_label = matches!(word.as_bytes(), [b'n' | b'N', b'r' | b'R', b'0'..=b'9', ..]);
    if has_label && word[2..].chars().all(is_figure) { 2 } else { 0 }
}

/// The part that follows the last of `parts` after a hyphen or a colon.
fn next_part(text: &str, parts: &[Range<usize>], end: usize) -> Option<Range<usize>> {
    let last = parts.last()?;
    let rest = text.get(last.end..end)?;
    let joiner = rest.chars().next().filter(|joiner| joins_words(*joiner))?;
    let after = last.end + joiner.len_utf8();
    let part = next_run(text, after, end).filter(|part| part.start == after)?;
    // "hälso-och sjukvård": a space was lost
    let joins =
        if joiner == ':' { is_ending(text, &part) } else { !matches!(&text[part.clone()], "och" | "eller" | "samt") };
    joins.then_some(part)
}

/// Whether `character` may be between the parts of one word.
fn joins_words(character: char) -> bool {
    is_hyphen(character) || character == ':'
}

/// Whether `part` is an ending after a colon, of up to four small letters: "AU:s", "SIP:en", "1177:ans".
fn is_ending(text: &str, part: &Range<usize>) -> bool {
    let ending = &text[part.clone()];
    ending.len() <= 4 && ending.chars().all(|character| character.is_ascii_lowercase())
}

fn join(text: &str, mut parts: Vec<Range<usize>>, segments: &mut Vec<Segment>) {
    let whole = parts[0].start..parts[parts.len() - 1].end;
    if parts.len() == 1 {
        segments.push(Segment { range: whole, shape: Shape::Word });
        return;
    }
    let last = parts[parts.len() - 1].clone();
    if text[..last.start].ends_with(':') {
        let stem = whole.start..last.start - 1;
        segments.push(Segment { range: whole, shape: Shape::Suffixed(stem) });
        return;
    }
    if parts.iter().all(|part| text[part.clone()].chars().all(is_figure)) {
        // "10-15" is a range: two numbers.
        segments.extend(parts.drain(..).map(|range| Segment { range, shape: Shape::Word }));
        return;
    }
    segments.push(Segment { range: whole, shape: Shape::Hyphenated(parts) });
}

fn is_figure(character: char) -> bool {
    character.is_ascii_digit()
}

fn begins_word(character: char) -> bool {
    match character {
        // Nearly all characters are among these, and need no look-up.
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' => true,
        '\0'..='\u{7f}' => false,
        // The digits are full-width, as East Asian input methods produce them: "２０２５".
        _ => {
            (character.is_alphabetic() && !is_mark(character))
                || matches!(character, '０'..='９')
                || is_fraction(character)
        }
    }
}

/// Whether `character` is a mark on the letter before it (NFD).
fn is_mark(character: char) -> bool {
    // Nearly all letters come before the first mark and need no look-up.
    character >= '\u{300}' && is_combining_mark(character)
}

/// Whether `character` continues a word: a letter or figure, a mark on the letter before it (NFD), or an invisible
/// character.
fn continues_word(character: char) -> bool {
    begins_word(character) || is_mark(character) || is_invisible(character)
}

/// Whether `character` is invisible: a soft hyphen, joiner or byte order mark, which is in the text but not in the
/// word.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether `character` is a hyphen of keyboards or typesetting. Dashes separate words.
pub fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::{SET_FORMS, segment, segment_damaged};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = segment(text).into_iter().map(|segment| &text[segment.range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_set_forms_compile() {
        assert!(SET_FORMS.is_some());
    }

    #[test]
    fn punctuation_parts_words_and_hyphens_join_them() {
        check("Läns-gemensam e-cigarett, hab/rehab.", &["Läns-gemensam", "e-cigarett", "hab", "rehab"]);
        check("in- och utskrivning – Nära vård", &["in", "och", "utskrivning", "Nära", "vård"]);
        check("AU:s beslut: 10-15 barn", &["AU:s", "beslut", "10", "15", "barn"]);
        check("f6redragande o0ss p&", &["f6redragande", "o0ss", "p"]);
        check("*Samverkan* (SIP)", &["Samverkan", "SIP"]);
    }

    #[test]
    fn signs_are_letters_in_damaged_text_only() {
        let text = "p& l&nets m6te &nda, H&M, Berg & Co, Berg&Co &amp; V&gverket";
        check(text, &["p", "l", "nets", "m6te", "nda", "H", "M", "Berg", "Co", "Berg", "Co", "amp", "V", "gverket"]);
        let found: Vec<&str> = segment_damaged(text).into_iter().map(|segment| &text[segment.range]).collect();
        assert_eq!(found, ["p&", "l&nets", "m6te", "&nda", "H", "M", "Berg", "Co", "Berg", "Co", "amp", "V&gverket"]);
        for clean in ["på länets möte RS 2022/195, H&M", "A & B; 10-15 & 16"] {
            assert_eq!(segment_damaged(clean), segment(clean));
        }
    }

    #[test]
    fn case_numbers_dates_and_sections_are_one_word() {
        check("Dnr RS 2022/195, RS2022/195", &["Dnr", "RS 2022/195", "RS2022/195"]);
        check("2023-00226:3 § 12 den 2022-11-25", &["2023-00226:3", "§ 12", "den", "2022-11-25"]);
        check("§ 5 1339/22", &["§ 5", "1339/22"]);
        check("Hur 2022/195", &["Hur", "2022/195"]);
        check("interpellation2010/11:364", &["interpellation2010/11:364"]);
        check("2004/05 : 516, 2004/05 nr 516, 2022 nr 195", &["2004/05 : 516", "2004/05 nr 516", "2022 nr 195"]);
        check("Stockholm2023-05-03rev", &["Stockholm", "2023-05-03", "rev"]);
        check("år 2023: 12 barn, 2023 12 barn", &["år", "2023", "12", "barn", "2023", "12", "barn"]);
    }

    #[test]
    fn signs_of_measures_and_wide_figures_are_of_words() {
        check("450 m² stor, 12m³ och 2½ tjänst", &["450", "m²", "stor", "12m³", "och", "2", "½", "tjänst"]);
        check("nummer ２０２５", &["nummer", "２０２５"]);
        check("avtalet² 10² om²", &["avtalet", "10", "om"]);
    }

    #[test]
    fn a_number_parts_from_its_label() {
        check("nr123, Nr 123 och NR12", &["nr", "123", "Nr", "123", "och", "NR", "12"]);
        check("nr12b nra12 anr12", &["nr12b", "nra12", "anr12"]);
    }

    #[test]
    fn what_cannot_be_seen_stays_inside_its_word() {
        check("sam\u{ad}verkan A\u{30a}r", &["sam\u{ad}verkan", "A\u{30a}r"]);
        check("- * \u{30a} 🎉", &[]);
    }
}
