//! Judges the state of a text: clean, damaged by OCR, or with its lines run together.

use crate::analysis::is_damaged;
use crate::extract::{LineBreaks, Text};
use crate::protocol::record::TextQuality;

/// The quality of a text, judged by its words and by the length of its lines.
pub(in crate::protocol) fn judge(text: &Text) -> TextQuality {
    if is_damaged(text.lines().map(|line| line.printed.as_str())) {
        return TextQuality::OcrDamaged;
    }
    if text.line_breaks == LineBreaks::Paragraphs {
        return TextQuality::Clean;
    }
    // A line longer than this is more than a paragraph. The longest paragraph of the seeds has 1,100 letters, and no
    // heading is inside a line there.
    let long = text.lines().filter(|line| line.printed.len() > 400).count();
    let filled = text.lines().filter(|line| !line.printed.trim().is_empty()).count();
    if long > 0 && filled <= long * 4 { TextQuality::Flattened } else { TextQuality::Clean }
}
