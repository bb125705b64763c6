//! Groups rows into paragraphs: a paragraph, a bullet, a label.

use crate::analysis::fold;
use crate::protocol::layout::{Bullet, Row, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::clock;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::{ends_sentence, is_point};
use crate::protocol::swedish::Label;
use crate::protocol::swedish::PRESENTING_VERBS;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::ops::Range;
use std::sync::LazyLock;

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Paragraph {
    /// Indices into the document's rows, ascending.
    pub rows: Vec<usize>,
    /// The rows as one line of text.
    pub text: String,
    pub bullet: Bullet,
    /// Markdown heading level, 0 for none.
    pub level: usize,
    /// There are blank rows or page artifacts before it.
    pub is_apart: bool,
}

static SECTION_SIGN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^§\s?\d"));

/// Groups the rows of `range` into paragraphs, without blank rows and page artifacts.
pub(in crate::protocol) fn group(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut is_apart = true;
    let mut after_label = false;
    let width =
        range.clone().filter_map(|index| rows.get(index)).map(|row| row.text.chars().count()).max().unwrap_or(0);
    for index in range {
        let Some(row) = rows.get(index) else { break };
        if !row.is_read() {
            is_apart = true;
            continue;
        }
        let label = wording::label(&row.text, tolerance);
        let own = row.bullet == Bullet::Yes
            || row.level > 0
            || label.is_some_and(|(label, _)| label != Label::Other || row.text.len() < 60)
            || is_point(&row.text)
            || crate::protocol::phrases::acts::introduces_decision(&row.text)
            || words::first_words(&row.text, 1)
                .iter()
                .any(|word| matches!(word.as_str(), "beslutas" | "beslutades" | "beslots"))
                && row.text.starts_with(char::is_uppercase)
            || (opens_with_att(&row.text) && (is_apart || found.last().is_none_or(|last| opens_points(&last.text))))
            || SECTION_SIGN.is_match(&row.text);
        let goes_on = found.last().is_some_and(|last| {
            last.level == 0
                && !after_label
                && !own
                && !closes_quotation(&last.text)
                && if is_apart {
                    continues(&last.text, &row.text)
                        || names_presenters(rows, last, tolerance)
                            && names::person_line(row.text.trim_end_matches('.')).is_some()
                } else {
                    !is_end_of_list(last, &row.text)
                        && !is_name_under_title(&found, last, &row.text)
                        && !tells_under_heading(last, &row.text)
                        && !tells_after_point(last, &row.text)
                        && if names_presenters(rows, last, tolerance) {
                            lists_on(rows, last, &row.text)
                        } else {
                            !ends_early(rows, last, index, width)
                        }
                }
        });
        if goes_on && let Some(last) = found.last_mut() {
            join_line(&mut last.text, &row.text);
            last.rows.push(index);
        } else {
            found.push(Paragraph {
                rows: vec![index],
                text: row.text.clone(),
                bullet: row.bullet,
                level: row.level,
                is_apart,
            });
        }
        after_label = label.is_some_and(|(_, rest)| rest.is_empty());
        is_apart = false;
    }
    found
}

/// Whether the line before is a heading of its own, and the next line says who told something: "Ersättningsnivåer /
/// Kim Holm, konsult, berättade om översynen".
fn tells_under_heading(last: &Paragraph, next: &str) -> bool {
    const LETTERS: usize = 120;
    const WORDS: usize = 10;
    const REACH: usize = 12;
    if last.rows.len() > 1 || last.text.len() > LETTERS || !next.starts_with(char::is_uppercase) {
        return false;
    }
    let heading = words::words(&last.text);
    let is_heading = heading.len() <= WORDS
        && last.text.contains(char::is_alphabetic)
        && !ends_sentence(&last.text)
        && !last.text.ends_with([',', ':', ';', '-', '–'])
        && !wording::last_is_open(&last.text)
        && !heading.iter().any(|word| wording::is_finite(word))
        && !heading.last().is_some_and(|last| wording::is_role_word(last));
    let tokens = names::first_tokens(next, REACH);
    let tells = |token: &names::Token<'_>| PRESENTING_VERBS.contains(&fold(token.word).as_str());
    is_heading && names::name_length(&tokens, 0, 2) > 0 && tokens.iter().any(tells)
}

/// Whether the line before ends a point, and the next line says who told something: "att anta taxan / Ekonom Kim Holm
/// informerar."
fn tells_after_point(last: &Paragraph, next: &str) -> bool {
    let is_of_point = last.bullet == Bullet::Yes || opens_with_att(&last.text) || is_point(&last.text);
    is_of_point && !wording::last_is_open(&last.text) && speaker_verb(next).is_some()
}

/// The folded verb by which a line says, from its first words on, that somebody presented something: "Ekonom Kim Holm
/// informerar". `None` if it does not.
pub(in crate::protocol) fn speaker_verb(text: &str) -> Option<String> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let tokens = names::first_tokens(text, names::RUN);
    let title = tokens.iter().take_while(|token| wording::is_role_word(token.word)).count();
    let length = names::name_length(&tokens, title, 2);
    let verb = tokens.get(title + length).filter(|_| length > 0).map(|verb| fold(verb.word));
    verb.filter(|verb| PRESENTING_VERBS.contains(&verb.as_str()))
}

/// The signs that open and close a quotation. The same sign may do both.
pub(in crate::protocol) const QUOTES: [char; 4] = ['"', '”', '“', '»'];

/// Whether a text ends a quotation that began before it.
fn closes_quotation(text: &str) -> bool {
    text.ends_with(QUOTES) && text.matches(QUOTES).count() % 2 == 1
}

/// Whether a text begins a point of a decision or proposal: "att anta planen". Text recognition may read "att" as
/// "ätt".
pub(in crate::protocol) fn opens_with_att(text: &str) -> bool {
    fold(&text[..text.floor_char_boundary("ätt ".len())]).starts_with("att ")
}

/// Whether an att-clause may begin after this text: after another att-clause, at the end of a sentence, or after
/// "beslutar". Elsewhere a line may begin with "att" by chance ("… ges i uppdrag / att utreda").
fn opens_points(before: &str) -> bool {
    let last = words::last_word(before);
    if words::first_words(before, 1).first().is_some_and(|first| first == "att") && last != "uppdrag" {
        return true;
    }
    before.ends_with(['.', ',', ';', ':'])
        || matches!(last.as_str(), "beslutar" | "beslutade" | "besluta" | "foreslar" | "samt" | "och")
}

/// Whether a sentence continues across a page break or a gap: it has not ended, and the next line does not begin a
/// sentence.
fn continues(before: &str, after: &str) -> bool {
    let lower = after.chars().next().is_some_and(char::is_lowercase);
    !ends_sentence(before) && !before.ends_with([':', ';']) && (lower || before.ends_with(','))
}

/// Whether a paragraph lists presenters. "Föredragare: A, roll, organisation. / B, roll, …" is one list on two lines.
fn names_presenters(rows: &[Row], last: &Paragraph, tolerance: Tolerance) -> bool {
    let first = last.rows.first().and_then(|&index| rows.get(index));
    first.is_some_and(|row| {
        let is_label = wording::label(&row.text, tolerance).is_some_and(|(label, _)| label == Label::Presenters);
        // "Föredragande Kim Holm"
        let tokens = names::first_tokens(&row.text, 1 + names::RUN);
        let tells = || tokens.first().is_some_and(|first| fold(first.word).starts_with("foredrag"));
        is_label || tells() && names::name_length(&tokens, 1, 2) > 0
    })
}

/// Whether the first line under a title is a name alone, and the next line begins a text or is a time.
fn is_name_under_title(found: &[Paragraph], last: &Paragraph, next: &str) -> bool {
    const WORDS: usize = 3;
    let tokens = names::first_tokens(&last.text, WORDS + 1);
    found.len() == 1
        && tokens.len() <= WORDS
        && names::name_length(&tokens, 0, 2) == tokens.len()
        && (next.starts_with(char::is_uppercase) || clock::is_time(next))
        && names::name_length(&names::first_tokens(next, WORDS), 0, 2) == 0
}

/// Whether the next line continues the list of presenters: the line before is incomplete, or another person follows.
fn lists_on(rows: &[Row], last: &Paragraph, next: &str) -> bool {
    let before = last.rows.last().and_then(|&index| rows.get(index)).map_or("", |row| row.text.as_str());
    let full = last
        .rows
        .last()
        .and_then(|&index| rows.get(index))
        .and_then(|row| row.features)
        .is_some_and(|place| place.is_full);
    let open = full
        || before.ends_with([',', '-', '/', ':'])
        || matches!(before.split_whitespace().next_back(), Some("och" | "samt"))
        || next.chars().next().is_some_and(char::is_lowercase)
        || names::breaks_in_name(before, next);
    open || names::person_line(next.trim_end_matches('.')).is_some()
}

/// Whether the line before ends early though the next word would have fitted. It is a heading over its text, or the
/// end of a paragraph.
fn ends_early(rows: &[Row], last: &Paragraph, next: usize, width: usize) -> bool {
    let Some(line) = last.rows.last().and_then(|&index| rows.get(index)) else { return false };
    // Bold type separates a heading from its text, and the size of the type two headings of several lines.
    if let (Some(own), Some(after)) = (line.features, rows.get(next).and_then(|row| row.features))
        && own.is_bold
    {
        return !after.is_bold || (own.size - after.size).abs() > 0.5;
    }
    if line.features.is_some_and(|features| features.is_full) {
        return false;
    }
    let next = rows.get(next).map_or("", |row| row.text.as_str());
    let length = line.text.chars().count();
    let fits = length + 1 + next.split_whitespace().next().map_or(0, |word| word.chars().count());
    let capital = next.chars().next().is_some_and(char::is_uppercase);
    let heading = last.rows.len() == 1
        && last.is_apart
        && last.bullet == Bullet::No
        && line.text.split_whitespace().count() <= 8
        && line.text.chars().next().is_some_and(char::is_uppercase)
        && !line.text.ends_with([',', ':', '-']);
    // A quarter of the line is left for ragged edges; short lines of a list are never that wide. Not measured.
    capital && width >= 50 && fits * 4 < width * 3 && (heading || ends_sentence(&line.text))
}

/// Whether a bullet is finished, so that the line directly after it is a paragraph of its own.
fn is_end_of_list(last: &Paragraph, next: &str) -> bool {
    last.bullet == Bullet::Yes
        && ends_sentence(&last.text)
        && next.chars().next().is_some_and(char::is_uppercase)
        && last.rows.len() > 3
}
