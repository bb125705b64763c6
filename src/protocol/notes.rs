//! Adds notes on what a reader should know about how a record was read.

use super::record::{AgendaItem, Kind, Note, NoteKind, Protocol, TextQuality};
use crate::extract::Text;

/// Adds the notes to a record.
pub(super) fn add(protocol: &mut Protocol, text: &Text) {
    let mut say = |kind: NoteKind, text: String| protocol.notes.push(Note { kind, span: None, name: None, text });
    for remark in &text.remarks {
        say(NoteKind::Encoding, remark.clone());
    }
    match protocol.text_quality {
        TextQuality::Clean => {}
        TextQuality::OcrDamaged => say(
            NoteKind::Quality,
            "OCR has lost å, ä and ö; they are restored by guess in titles and names, and the rest is shown as in the file"
                .to_owned(),
        ),
        TextQuality::Flattened => {
            say(NoteKind::Quality, "lines run together in the text of this file, so items and lists may be wrong; check them against the file".to_owned());
        }
    }
    if protocol.governing_body.is_none() {
        say(NoteKind::Body, "no governing body was found in the head of the document".to_owned());
    }
    if protocol.agenda.is_empty() && protocol.kind != Kind::Handling {
        say(NoteKind::Agenda, "no agenda was found; the text is searched as a whole".to_owned());
    }
    let mut unknown: Vec<Note> = Vec::new();
    for item in &protocol.agenda {
        unknown.extend(first_names(item));
    }
    protocol.notes.extend(unknown);
}

/// Notes on presenters that the document never names in full.
fn first_names(item: &AgendaItem) -> Vec<Note> {
    let own = item.presenters.iter().filter(|presenter| !presenter.name.contains(' ')).map(|presenter| Note {
        kind: NoteKind::Name,
        span: item.span,
        name: Some(presenter.name.clone()),
        text: format!("presenter \"{}\" is named by first name only", presenter.name),
    });
    own.chain(item.children.iter().flat_map(first_names)).collect()
}
