//! Reads notes whose items have no number and no title of their own: each begins with its topic, "Ekonomi: Kim Holm
//! redovisade …", "Maten. Önskemål om mer fisk …", or has it on the line above, "Ekonomi:".

use super::Heading;
use super::titles::{FoundTitle, clean_title};
use crate::analysis::fold;
use crate::protocol::cues::{self, Lines};
use crate::protocol::layout::Bullet;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::FRONT_PAGE;
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words;
use std::collections::HashSet;
use std::ops::Range;

/// The fewest topics of such notes. Not measured: fewer are as likely labels of something else.
const FEWEST: usize = 4;

/// The headings of such notes in the rows of `range`; none if the rows are something else. One of the topics opens or
/// closes a meeting, and none comes twice, as "Fråga:" and "Svar:" do.
pub(super) fn headings(lines: &Lines, range: Range<usize>) -> Vec<Heading> {
    [':', '.']
        .into_iter()
        .map(|sign| set_off_by(lines, range.clone(), sign))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn set_off_by(lines: &Lines, range: Range<usize>, sign: char) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut topics: HashSet<String> = HashSet::new();
    for index in range.filter(|&index| lines.rows[index].is_read()) {
        let above = lines.last_read(index).filter(|above| above + 1 == index);
        let begins = above.is_none_or(|above| ends_sentence(&lines.rows[above].text));
        let Some((topic, text)) = topic(lines, index, sign).filter(|_| begins) else { continue };
        if !topics.insert(fold(topic)) {
            return Vec::new();
        }
        let title = FoundTitle { text: clean_title(topic), reference: None, end: index + 1, cut: text };
        found.push(Heading::new(index, None, title));
    }
    let is_formal = |heading: &Heading| cues::is_formal(&heading.title, lines.tolerance);
    if found.len() >= FEWEST && found.iter().any(is_formal) { found } else { Vec::new() }
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
        && !is_label;
    // Without a text behind it, a colon is needed to show that the line is a topic.
    let is_set_off = if text.is_empty() { sign == ':' } else { rest.starts_with(' ') };
    (is_topic && is_set_off).then(|| (topic, (!text.is_empty()).then(|| row.text.len() - text.len())))
}
