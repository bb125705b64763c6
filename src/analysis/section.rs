//! Recognises section numbers (paragrafer): a single section, a span or a list, with the sign § or the word.

use super::segment::{Segment, Shape, begins_number, is_hyphen, stands_alone};
use super::word::{Constituent, Word, normal};
use std::ops::Range;

/// A pattern for section numbers: "§ 12", "§12", "KF§12", "§§ 12–14"; "Interpellationen under paragraf 105", "under
/// paragraferna 23–35".
pub(super) const FORM: &str =
    r"(?<sign>(?<mark>§{1,2}|(?i:paragraf(?:en|er|erna)?)[ \u{a0}])[ \u{a0}]?)(?<section>[0-9]{1,4})";

/// The longest span of which every section is found; "Motionerna under paragraferna 221–243" is well within it. Of a
/// longer span only the ends are found. Not measured.
const LONGEST_SPAN: u32 = 60;

/// A span of sections: the printed numbers of the first and the last section. Both are the same if there is only one
/// section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub first: Range<usize>,
    pub last: Range<usize>,
}

/// The segment of the sections that begin with `number` after `mark` (the sign or the word); `None` if it is part of a
/// longer word.
pub(super) fn segment(text: &str, mark: &Range<usize>, number: &Range<usize>) -> Option<Segment> {
    let is_sign = text[mark.clone()].starts_with('§');
    let start = mark.start;
    // "KF§12" is a section. In "4§ 2", 4 is the section and 2 a paragraph of it, so the figure after the sign is no
    // section.
    let before = text[..start].chars().next_back();
    let begins = !(is_sign && before.is_some_and(|before| before.is_ascii_digit()));
    let are_several = if is_sign {
        mark.len() > '§'.len_utf8()
    } else {
        text[mark.clone()].trim_end().to_lowercase().contains("fer")
    };
    let mut spans = vec![span(text, number, are_several)];
    while are_several && let Some(next) = spans.last().and_then(|last| next(text, &last.last)) {
        spans.push(span(text, &next, true));
    }
    let end = spans.last().map_or(number.end, |span| span.last.end);
    let word = (!is_sign).then(|| mark.start..mark.start + text[mark.clone()].trim_end().len());
    // Not a section number: "Paragraf 12-hem" is a kind of institution, "paragraf 3.2" is a heading
    let goes_on = !is_sign && (text[end..].starts_with(is_hyphen) || is_part(text, &(number.start..end)));
    let word_start = if is_sign { number.start } else { start };
    let stands = begins && !goes_on && stands_alone(text, &(word_start..end));
    stands.then_some(Segment { range: start..end, shape: Shape::Sections { word, spans } })
}

/// The span that begins with `first`: "12–14", "12-14", "26 -- 38". Only the one section, "12", if no greater number
/// follows.
fn span(text: &str, first: &Range<usize>, are_several: bool) -> Span {
    let rest = &text[first.end..];
    let trimmed = if are_several { rest.trim_start_matches([' ', '\u{a0}']) } else { rest };
    let after = trimmed.trim_start_matches(['-', '–', '—', '\u{2010}', '\u{2011}']);
    let dashes = trimmed.len() - after.len();
    // In "§ 12 – 14 barn", with spaces around the dash and a single §, only 12 is a section
    let number = if are_several { after.trim_start_matches([' ', '\u{a0}']) } else { after };
    let last = (dashes > 0).then(|| figure(text, text.len() - number.len())).flatten();
    let last = last.filter(|last| value(text, last) > value(text, first));
    Span { first: first.clone(), last: last.unwrap_or_else(|| first.clone()) }
}

/// The number that follows `last` in a list: "§§ 3, 4, 7 och 9".
fn next(text: &str, last: &Range<usize>) -> Option<Range<usize>> {
    let rest = &text[last.end..];
    let separator = [", ", " och ", " samt "].into_iter().find(|separator| rest.starts_with(separator))?;
    let found = figure(text, last.end + separator.len())?;
    // In "§§ 5–6, 2023", the last number is a year
    let is_year = text[found.clone()].len() == 4;
    (!is_year && value(text, &found) > value(text, last)).then_some(found)
}

/// The number that begins at `start`, unless it is part of a date ("2022-11-25") or of a longer number ("4.2").
fn figure(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let length = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let range = start..start + length;
    let is_whole = (1..=4).contains(&length) && stands_alone(text, &range);
    (is_whole && !is_part(text, &range)).then_some(range)
}

/// Whether the number is only the beginning of a longer one, such as "2022-11-25", "12/23", "4.2" or "10:30". "14-16"
/// is not a longer number, but a span.
fn is_part(text: &str, range: &Range<usize>) -> bool {
    let rest = &text[range.end..];
    let ascends = || span(text, range, true).last != *range;
    begins_number(rest, &['/', '.', ':']) || (begins_number(rest, &['-']) && !ascends())
}

fn value(text: &str, range: &Range<usize>) -> u32 {
    text[range.clone()].parse().unwrap_or(0)
}

/// The word for these sections; offsets are bytes in `printed`. "§ 12" gives "§12", with its figure, and the word
/// paragraf if it is printed, as parts; "§§ 12–14" gives "§12–14", with "§12", "§13" and "§14"; "§§ 3, 7 och 9" gives
/// "§3,7,9".
pub(super) fn word(printed: &str, word: Option<&Range<usize>>, spans: &[Span]) -> Word {
    let exact: Vec<String> = spans
        .iter()
        .map(|Span { first, last }| {
            let (from, to) = (value(printed, first), value(printed, last));
            if from == to { from.to_string() } else { format!("{from}–{to}") }
        })
        .collect();
    let part = |range: &Range<usize>, depth: usize, stem: String| Constituent { range: range.clone(), depth, stem };
    let figure = |range: &Range<usize>, depth: usize| part(range, depth, normal(&printed[range.clone()]));
    let mut constituents: Vec<Constituent> =
        word.into_iter().map(|word| part(word, 1, Word::read(&printed[word.clone()]).stem)).collect();
    match spans {
        [Span { first, last }] if first == last => constituents.push(figure(first, 1)),
        _ => {
            for Span { first, last } in spans {
                let section = |range: &Range<usize>, number: u32, depth| part(range, depth, format!("§{number}"));
                let (from, to) = (value(printed, first), value(printed, last));
                constituents.extend([section(first, from, 1), figure(first, 2)]);
                if first != last {
                    let inner = (from + 1..to).filter(|_| to - from < LONGEST_SPAN);
                    constituents.extend(inner.map(|number| section(&(first.start..last.end), number, 2)));
                    constituents.extend([section(last, to, 1), figure(last, 2)]);
                }
            }
        }
    }
    Word::fixed(format!("§{}", exact.join(",")), constituents)
}

#[cfg(test)]
mod tests {
    use super::super::case_number::tests::{check, parts};

    #[test]
    fn a_section_is_one_word_however_written() {
        for spelling in ["§ 12", "§12", "§\u{a0}12", "paragraf 12", "Paragraf 12", "paragrafen 12"] {
            check(spelling, &["§12"]);
        }
        check("KF § 12, KF§12", &["kf", "§12", "kf", "§12"]);
        parts("paragraf 12", &["paragraf", "12"]);
        parts("§ 12", &["12"]);
    }

    #[test]
    fn every_section_of_a_span_is_found() {
        for spelling in ["§§ 12–14", "§§12-14", "§ 12–14", "§§ 12 -- 14"] {
            check(spelling, &["§12–14"]);
            parts(spelling, &["§12", "12", "§13", "§14", "14"]);
        }
        parts("paragraferna 12–14", &["paragraf", "§12", "12", "§13", "§14", "14"]);
        parts("§§ 1–400", &["§1", "1", "§400", "400"]);
    }

    #[test]
    fn every_section_of_a_list_is_found() {
        parts("§§ 3, 7 och 9–10", &["§3", "3", "§7", "7", "§9", "9", "§10", "10"]);
        check("§§ 3, 7 och 9–10", &["§3,7,9–10"]);
    }

    #[test]
    fn what_follows_sections_is_none() {
        check("§§ 12–14, 2023", &["§12–14", "2023"]);
        check("§§ 5, 2022-11-25", &["§5", "2022-11-25"]);
        check("§ 12, 14 barn", &["§12", "14", "barn"]);
        check("§ 12 – 14 barn", &["§12", "14", "barn"]);
        check("KL 5 kap 1-2 §§.", &["kl", "5", "kap", "1", "2"]);
        check("Paragraf 12-hem, 4§ 2", &["paragraf", "12hem", "4", "2"]);
        check("paragrafen om 12 barn", &["paragraf", "om", "12", "barn"]);
    }
}
