//! Records what each row was taken for, and why.

use super::cues::{Cue, Lines, Shape};
use super::labelled::{Item, Labelled};
use super::layout::{Bullet, PageArtifact, Row};
use super::record::{Explanation, Reason};
use super::swedish::Label;
use crate::extract::Position;
use std::collections::BTreeMap;

/// The reasons found while a document is read.
#[derive(Debug, Default)]
pub(super) struct ExplanationRecorder {
    pub reading: Explanation,
    reasons: BTreeMap<(Position, usize), Vec<String>>,
}

impl ExplanationRecorder {
    /// Records what each row is by itself.
    pub fn take_cues(&mut self, lines: &Lines) {
        for (row, cue) in lines.rows.iter().zip(&lines.cues).filter(|(row, _)| !row.is_blank()) {
            self.say(row, by_itself(row, cue));
        }
    }

    /// Records the rows of a list of people: those present, or votes.
    pub fn take_list(&mut self, rows: &[Row], list: &[usize], name: &str) {
        for &index in list {
            self.say(&rows[index], vec![name.to_owned()]);
        }
    }

    /// Records the labels that cover an item's paragraphs, children included.
    pub fn take_items(&mut self, rows: &[Row], items: &[Item<'_>]) {
        for item in items {
            for &index in &item.draft.heading {
                self.say(&rows[index], vec!["heading of an item".to_owned()]);
            }
            for labelled in &item.paragraphs {
                if let Some(label) = labelled.label {
                    let how = covered(labelled, label);
                    for &index in &labelled.paragraph.rows {
                        self.say(&rows[index], vec![how.clone()]);
                    }
                }
            }
            self.take_items(rows, &item.children);
        }
    }

    /// All reasons, by row.
    pub fn finish(self) -> Explanation {
        let reasons = self.reasons.into_iter().map(|((position, start), why)| Reason { position, start, why });
        Explanation { reasons: reasons.collect(), ..self.reading }
    }

    fn say(&mut self, row: &Row, said: Vec<String>) {
        self.reasons.entry((row.position, row.bytes.start)).or_default().extend(said);
    }
}

fn by_itself(row: &Row, cue: &Cue) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(artifact) = row.artifact {
        let what = match artifact {
            PageArtifact::RunningHead => "repeated on the pages",
            PageArtifact::PageNumber => "a page number",
            PageArtifact::OutsideBody => "outside the document, by its markup",
            PageArtifact::Stamp => "added to the page when it was signed",
        };
        return vec![what.to_owned()];
    }
    if let Some(marker) = &cue.marker {
        said.push(format!("number {}", marker.number.written()));
    }
    if let Some((label, _)) = cue.label {
        said.push(format!("label of {}", name(label)));
    }
    if cue.is_formal {
        said.push("opens or closes a meeting".to_owned());
    }
    if cue.entry.is_some() {
        said.push("ends in a page number, like an entry of a table of contents".to_owned());
    }
    if cue.is_reference {
        said.push("only a reference: a case number, or another body's §".to_owned());
    }
    if row.heading_level() > 0 {
        said.push("formatted as a heading".to_owned());
    }
    if row.bullet == Bullet::Yes {
        said.push("a bullet".to_owned());
    }
    let shape = match cue.shape {
        Shape::Title => "reads as a title",
        Shape::Sentence => "reads as a sentence",
        Shape::Tail => "continues the line before it",
        Shape::Figures => "has no letters",
    };
    said.push(shape.to_owned());
    said
}

fn covered(labelled: &Labelled<'_>, label: Label) -> String {
    let where_ = if labelled.text.is_empty() || labelled.is_inline { "on it" } else { "above it" };
    format!("{}, by the label {where_}", name(label))
}

fn name(label: Label) -> &'static str {
    match label {
        Label::Decision => "decision",
        Label::Proposal => "proposal",
        Label::Background => "background",
        Label::Documents => "documents",
        Label::Motions => "motions",
        Label::Votes => "votes",
        Label::Reservations => "objections",
        Label::Recusals => "recusals",
        Label::NotParticipating => "people who took no part",
        Label::Statements => "statements",
        Label::Recipients => "recipients",
        Label::Presenters => "presenters",
        Label::Other => "another section",
    }
}
