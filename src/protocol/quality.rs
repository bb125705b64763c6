//! What state a text is in: clean, damaged by optical reading, or with its lines run together.

use super::record::TextQuality;
use crate::analysis::is_damaged;
use crate::extract::Text;

/// Looks at the words and the lines.
pub(super) fn judge(text: &Text) -> TextQuality {
    if is_damaged(text.lines.iter().map(|line| line.text.as_str())) {
        return TextQuality::OcrDamaged;
    }
    // A line longer than this is more than a paragraph: the longest paragraph of the seeds has 1,100 letters,
    // and there a heading never stands inside a line.
    let long = text.lines.iter().filter(|line| line.text.len() > 400).count();
    let filled = text.lines.iter().filter(|line| !line.text.trim().is_empty()).count();
    if long > 0 && filled <= long * 4 { TextQuality::Flattened } else { TextQuality::Clean }
}
