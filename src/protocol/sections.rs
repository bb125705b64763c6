//! Divides the whole text into sections, each with its place in the meeting. No line is lost.

use super::cues::page_words::repeated_text;
use super::labelled::Labelled;
use super::layout::{Bullet, Row, heading};
use super::paragraphs::opens_with_att;
use super::phrases::acts::introduces_decision;
use super::phrases::case_numbers;
use super::phrases::sentences::is_point;
use super::record::{self, ParagraphKind, Place, ReadLine, Section, Span};
use super::swedish::{Label, MEDIA};
use crate::analysis::fold;
use std::collections::HashSet;

/// The span from the first to the last of the rows, if there are any.
pub(super) fn span(rows: &[Row], indices: &[usize]) -> Option<Span> {
    let start = indices.iter().filter_map(|&index| rows.get(index)).map(|row| row.position).min()?;
    let end = indices.iter().filter_map(|&index| rows.get(index)).map(|row| row.position).max()?;
    Some(Span { start, end })
}

/// The kind of a paragraph under its label.
fn kind(Labelled { paragraph, text, label, .. }: &Labelled<'_>) -> ParagraphKind {
    let printed = paragraph.text.trim();
    if text.is_empty() {
        // The index distinguishes decided text anyway, but a proposal or motion needs its label, so as not to look
        // decided.
        if *label == Some(Label::Decision) { ParagraphKind::Label } else { ParagraphKind::Caption }
    } else if is_case_number(printed) || is_medium(printed) {
        ParagraphKind::Label
    } else if matches!(label, Some(Label::Documents | Label::Recipients)) {
        ParagraphKind::Aside
    } else if paragraph.bullet == Bullet::Yes || is_point(printed) || opens_with_att(printed) {
        ParagraphKind::Point
    } else if printed.ends_with(':') || introduces_decision(printed) {
        ParagraphKind::Lead
    } else {
        ParagraphKind::Text
    }
}

/// Whether a text is only a link to slides: "[Se publicerat bildspel](#)" (seed 000).
fn is_medium(text: &str) -> bool {
    MEDIA.contains(&fold(text.trim_matches(|letter: char| !letter.is_alphanumeric())).as_str())
}

/// Whether a text is only a case number, with its label or without.
fn is_case_number(text: &str) -> bool {
    let found = case_numbers::find(text);
    let mut rest = text.to_owned();
    for number in found.iter().rev() {
        rest.replace_range(number.range.clone(), "");
    }
    !found.is_empty() && !rest.contains(char::is_alphanumeric)
}

fn line(row: &Row) -> ReadLine {
    ReadLine { position: row.position, bytes: row.bytes.clone(), text: row.text.clone() }
}

/// The sections of a document that is not a meeting: its text under each heading (the heading comes first), and the
/// page artifacts.
pub(super) fn chapters(rows: &[Row]) -> Vec<Section> {
    // A heading of many lines is large text, and a deeper path of headings is not real.
    const DEEPEST: usize = 6;
    let sections = Sections::new(rows, rows.len(), &[]);
    let mut found: Vec<Section> = Vec::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut own: Vec<usize> = Vec::new();
    let place = |above: &[(usize, String)]| match above {
        [] => Place::Header,
        _ => Place::Chapter(above.iter().map(|(_, title)| title.clone()).collect()),
    };
    let mut index = 0;
    while index < rows.len() {
        if !rows[index].is_read() {
            index += 1;
            continue;
        }
        let (title, end) = heading(rows, index);
        let level = rows[index].heading_level();
        if level > 0 {
            found.push(Section { place: place(&above), paragraphs: sections.paragraphs(&std::mem::take(&mut own)) });
            above.retain(|(other, _)| *other < level);
            if above.len() < DEEPEST {
                above.push((level, title));
            }
        }
        own.extend(index..end);
        index = end;
    }
    found.push(Section { place: place(&above), paragraphs: sections.paragraphs(&own) });
    let mut heads: HashSet<String> = HashSet::new();
    let around: Vec<usize> = (0..rows.len())
        .filter(|&index| rows[index].is_artifact() && heads.insert(repeated_text(&rows[index])))
        .collect();
    found.push(Section { place: Place::Remainder, paragraphs: sections.paragraphs(&around) });
    found.retain(|part| !part.paragraphs.is_empty());
    found
}

/// Collects the sections of a document while its items are read.
pub(super) struct Sections<'a> {
    rows: &'a [Row],
    agenda_start: usize,
    attendance: HashSet<usize>,
    taken: HashSet<usize>,
    items: Vec<Section>,
}

impl<'a> Sections<'a> {
    pub fn new(rows: &'a [Row], agenda_start: usize, attendance: &[usize]) -> Self {
        Self {
            rows,
            agenda_start,
            attendance: attendance.iter().copied().collect(),
            taken: HashSet::new(),
            items: Vec::new(),
        }
    }

    pub fn add_item(&mut self, path: &[usize], heading: &[usize], paragraphs: &[Labelled<'_>], decided: &[usize]) {
        let decided: HashSet<usize> = decided.iter().copied().collect();
        let mut printed = Vec::new();
        let own = paragraphs.iter().map(|labelled| (labelled.paragraph.rows.as_slice(), kind(labelled)));
        for (indices, kind) in std::iter::once((heading, ParagraphKind::Heading)).chain(own) {
            if indices.is_empty() {
                continue;
            }
            self.taken.extend(indices);
            printed.push(record::Paragraph {
                lines: indices.iter().map(|&index| line(&self.rows[index])).collect(),
                is_decision: indices.iter().any(|index| decided.contains(index)),
                kind,
            });
        }
        self.items.push(Section { place: Place::Item(path.to_vec()), paragraphs: printed });
    }

    pub fn is_in_item(&self, row: usize) -> bool {
        self.taken.contains(&row)
    }

    /// All sections: header, attendance, items, and the remainder. A running head is kept once.
    pub fn finish(mut self) -> Vec<Section> {
        let mut header = Vec::new();
        let mut present = Vec::new();
        let mut left = Vec::new();
        let mut heads: HashSet<String> = HashSet::new();
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            if self.taken.contains(&index) {
                continue;
            }
            if row.is_artifact() {
                if heads.insert(repeated_text(row)) {
                    left.push(index);
                }
            } else if self.attendance.contains(&index) {
                present.push(index);
            } else if index < self.agenda_start {
                header.push(index);
            } else {
                left.push(index);
            }
        }
        let part = |place: Place, indices: Vec<usize>| Section { place, paragraphs: self.paragraphs(&indices) };
        let mut sections = vec![part(Place::Header, header), part(Place::Attendance, present)];
        let remainder = part(Place::Remainder, left);
        sections.append(&mut self.items);
        sections.push(remainder);
        sections.retain(|part| !part.paragraphs.is_empty());
        sections
    }

    /// Groups neighbouring rows into paragraphs; a gap separates two.
    fn paragraphs(&self, indices: &[usize]) -> Vec<record::Paragraph> {
        let mut paragraphs: Vec<record::Paragraph> = Vec::new();
        let mut last = None;
        for &index in indices {
            let line = line(&self.rows[index]);
            match paragraphs.last_mut().filter(|_| last == Some(index.wrapping_sub(1))) {
                Some(paragraph) => paragraph.lines.push(line),
                None => paragraphs.push(record::Paragraph {
                    lines: vec![line],
                    is_decision: false,
                    kind: ParagraphKind::Text,
                }),
            }
            last = Some(index);
        }
        paragraphs
    }
}
