//! Reads notes whose items have no number and no title of their own: each begins with its topic, "Ekonomi: Kim Holm
//! redovisade …", "Maten. Önskemål om mer fisk …", or has it on the line above, "Ekonomi:".

use super::Heading;
use super::titles::{FoundTitle, clean_title};
use crate::analysis::fold;
use crate::protocol::cues::{self, Lines};
use crate::protocol::layout::Bullet;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{FACTS, FRONT_PAGE, Label, NOT_ONLY_OF_MEETINGS};
use crate::protocol::words;
use std::collections::HashSet;
use std::ops::Range;

/// The fewest topics of such notes. Not measured: fewer are as likely labels of something else.
const FEWEST: usize = 4;

/// The headings of such notes in the rows of `range`, and the row after their items; no headings if the rows are
/// something else. The head says that these are notes of a meeting, or who was present. One of the topics opens or closes
/// a meeting, and none comes twice, as "Fråga:" and "Svar:" do.
pub(super) fn headings(lines: &Lines, range: Range<usize>) -> (Vec<Heading>, usize) {
    let end = range.end;
    let found = [':', '.'].into_iter().map(|sign| set_off_by(lines, range.clone(), sign));
    found.into_iter().find(|(found, _)| !found.is_empty()).unwrap_or((Vec::new(), end))
}

fn set_off_by(lines: &Lines, range: Range<usize>, sign: char) -> (Vec<Heading>, usize) {
    let none = (Vec::new(), range.end);
    let mut found: Vec<Heading> = Vec::new();
    let mut topics: HashSet<String> = HashSet::new();
    let mut end = range.end;
    for index in range.filter(|&index| lines.rows[index].is_read()) {
        // A list of those present behind the notes.
        if !found.is_empty() && lists_people(lines, index) {
            end = index;
            break;
        }
        let above = lines.last_read(index).filter(|above| above + 1 == index);
        let begins = above.is_none_or(|above| ends_sentence(&lines.rows[above].text));
        let Some((topic, text)) = topic(lines, index, sign).filter(|_| begins) else { continue };
        if !topics.insert(fold(topic)) {
            return none;
        }
        let title = FoundTitle { text: clean_title(topic), reference: None, end: index + 1, cut: text };
        found.push(Heading::new(index, None, title));
    }
    let is_formal = |heading: &Heading| {
        cues::is_formal(&heading.title, lines.tolerance)
            && !NOT_ONLY_OF_MEETINGS.contains(&fold(&heading.title).as_str())
    };
    let head = found.first().map_or(0, |first| first.rows.start);
    let is_of_meeting = (0..head).any(|index| lists_people(lines, index) || names_notes(&lines.rows[index].text));
    if found.len() >= FEWEST && is_of_meeting && found.iter().any(is_formal) { (found, end) } else { none }
}

/// Whether a line opens a list of those present or absent.
fn lists_people(lines: &Lines, index: usize) -> bool {
    let row = &lines.rows[index];
    let is_formal = || row.text.split_once([':', '.']).is_some_and(|(head, _)| cues::is_formal(head, lines.tolerance));
    let lists =
        wording::attendance(&row.text, lines.tolerance).is_some() || wording::attendance_label(&row.text).is_some();
    row.is_read() && lists && !is_formal()
}

/// Whether a line says that the text is the minutes or notes of a meeting.
fn names_notes(text: &str) -> bool {
    const REACH: usize = 8;
    words::first_words(text, REACH).iter().any(|word| wording::names_minutes(word))
}

/// The topic with which a line begins, and the byte at which the text behind it begins, if there is any.
fn topic(lines: &Lines, index: usize, sign: char) -> Option<(&str, Option<usize>)> {
    let (row, tolerance) = (&lines.rows[index], lines.tolerance);
    let most = if sign == ':' { 5 } else { 3 };
    let (topic, rest) = row.text.split_once(sign)?;
    let text = rest.trim_start();
    let words = words::words(topic);
    let is_label = wording::label(&row.text, tolerance).is_some_and(|(label, _)| label != Label::Other)
        || wording::attendance(topic, tolerance).is_some() && !cues::is_formal(topic, tolerance)
        || wording::attendance_label(&row.text).is_some()
        || wording::office(&words, tolerance).is_some()
        || FRONT_PAGE.iter().any(|label| words::begins_with(&words, label, tolerance).is_some());
    let is_topic = row.bullet == Bullet::No
        && (1..=most).contains(&words.len())
        && topic.starts_with(char::is_uppercase)
        && !topic.contains(|letter: char| letter.is_ascii_digit())
        && !wording::tells(topic)
        && !names::begins_with_given(topic)
        && !FACTS.contains(&words[0].as_str())
        && !is_label;
    // Without a text behind it, a colon is needed to show that the line is a topic.
    let is_set_off = if text.is_empty() { sign == ':' } else { rest.starts_with(' ') };
    (is_topic && is_set_off).then(|| (topic, (!text.is_empty()).then(|| row.text.len() - text.len())))
}
