//! Cuts a meeting into passages: stretches of text inside one agenda item, short enough to read at a glance.

use crate::extract::Position;
use crate::protocol::{Paragraph, ParagraphKind, Place, Protocol, join_line};

/// A stretch of text inside one agenda item, or outside the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The position of the item in the agenda, from the top level down; empty outside the agenda.
    pub item: Vec<usize>,
    /// The headings above the text, from the highest level down, in a document that has chapters instead of an agenda.
    pub headings: Vec<String>,
    /// The words as printed, except that a word divided by a hyphen at the end of a line is put together. Other lines are
    /// joined by a space, paragraphs by a line break.
    pub text: String,
    /// Where each source line begins in `text`, with its place in the file; ascending.
    pub line_starts: Vec<LineStart>,
    /// Where each paragraph begins in `text`, with its kind; ascending.
    pub paragraph_starts: Vec<ParagraphStart>,
    /// Whether any part of the text states what the meeting decided.
    pub is_decision: bool,
}

/// The place in the file of the text that begins at byte `offset` of a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LineStart {
    /// The byte of the passage's text at which the source line begins.
    pub offset: u32,
    /// The place of that line in the file.
    pub position: Position,
}

/// The kind of the paragraph that begins at byte `offset` of a passage and ends at the next start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ParagraphStart {
    /// The byte of the passage's text at which the paragraph begins.
    pub offset: u32,
    /// The kind of the paragraph.
    pub kind: ParagraphKind,
}

impl Passage {
    /// The place in the file of the byte at `offset` of the text; `None` if the passage has no line starts.
    #[must_use]
    pub fn position(&self, offset: usize) -> Option<Position> {
        position(&self.line_starts, offset)
    }
}

/// The place in the file of the byte at `offset` of a passage with these line starts; `None` if there are none.
#[must_use]
pub fn position(line_starts: &[LineStart], offset: usize) -> Option<Position> {
    let after = line_starts.partition_point(|start| start.offset as usize <= offset);
    line_starts.get(after.saturating_sub(1)).map(|start| start.position)
}

/// The size in bytes up to which a passage takes in paragraphs: two or three paragraphs of the seeds. Chosen by feel.
const FULL: usize = 600;
/// The size in bytes beyond which a passage is cut at the end of a sentence. The longest paragraph of the seeds has
/// 1,100 letters.
const LONG: usize = 1_400;
/// The size in bytes up to which a paragraph counts as a heading or label, which goes with the text that follows.
const HEADING: usize = 120;

/// Cuts a meeting into passages, in reading order.
///
/// The passages have the whole text, without overlap; a long line may be divided between passages. No passage crosses the
/// border of an item. No passage mixes the text of a decision with other text, except that a heading, or a text as short
/// as one, goes with the decision below it.
#[must_use]
pub fn cut(protocol: &Protocol) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for section in &protocol.sections {
        let item = if let Place::Item(path) = &section.place { path.as_slice() } else { &[] };
        let headings = if let Place::Chapter(headings) = &section.place { headings.as_slice() } else { &[] };
        let first = passages.len();
        for paragraph in &section.paragraphs {
            let fits = passages.len() > first && passages.last().is_some_and(|passage| takes_in(passage, paragraph));
            if !fits {
                passages.push(Passage { item: item.to_vec(), headings: headings.to_vec(), ..Passage::default() });
            }
            if let Some(passage) = passages.last_mut() {
                append(passage, paragraph);
            }
        }
    }
    passages.retain(|passage| !passage.text.is_empty());
    passages.into_iter().flat_map(pieces).collect()
}

/// Whether a paragraph belongs to the passage before it.
fn takes_in(passage: &Passage, paragraph: &Paragraph) -> bool {
    let heading = passage.text.len() <= HEADING && !passage.is_decision;
    let same = passage.is_decision == paragraph.is_decision;
    let length: usize = paragraph.lines.iter().map(|line| line.text.len() + 1).sum();
    heading || (same && passage.text.len() + length <= FULL)
}

fn append(passage: &mut Passage, paragraph: &Paragraph) {
    if !passage.text.is_empty() {
        passage.text.push('\n');
    }
    passage.paragraph_starts.push(ParagraphStart { offset: offset(passage.text.len()), kind: paragraph.kind });
    for line in &paragraph.lines {
        let start = join_line(&mut passage.text, &line.text);
        passage.line_starts.push(LineStart { offset: offset(start), position: line.position });
    }
    passage.is_decision |= paragraph.is_decision;
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Cuts a passage that is too long into pieces, at the ends of sentences.
fn pieces(passage: Passage) -> Vec<Passage> {
    if passage.text.len() <= LONG {
        return vec![passage];
    }
    let mut found = Vec::new();
    let mut start = 0;
    while start < passage.text.len() {
        let rest = &passage.text[start..];
        let end = start + if rest.len() > LONG { sentence_end(rest) } else { rest.len() };
        let text = passage.text[start..end].trim_end().to_owned();
        let first = passage.line_starts.partition_point(|line| line.offset as usize <= start).saturating_sub(1);
        let last = passage.line_starts.partition_point(|line| (line.offset as usize) < end);
        let from = offset(start);
        let line_starts = passage.line_starts[first..last]
            .iter()
            .map(|line| LineStart { offset: line.offset.saturating_sub(from), position: line.position })
            .collect();
        let first = passage.paragraph_starts.partition_point(|start| start.offset <= from).saturating_sub(1);
        let own = passage.paragraph_starts[first..].iter().take_while(|start| (start.offset as usize) < end);
        let paragraph_starts =
            own.map(|start| ParagraphStart { offset: start.offset.saturating_sub(from), ..*start }).collect();
        let (item, headings) = (passage.item.clone(), passage.headings.clone());
        found.push(Passage { item, headings, text, line_starts, paragraph_starts, is_decision: passage.is_decision });
        start = end;
    }
    found
}

/// Where to cut a long text: after the last sentence that ends within [`FULL`] bytes, else after the last word. The
/// text after the cut does not begin with a space.
fn sentence_end(text: &str) -> usize {
    let limit = (0..=FULL).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0);
    let head = &text[..limit];
    let after = |pattern: &[&str]| pattern.iter().filter_map(|end| head.rfind(end).map(|at| at + end.len())).max();
    let cut = after(&["\n", ". ", "? ", "! "]).filter(|cut| *cut > FULL / 3).or_else(|| after(&[" "])).unwrap_or(limit);
    if cut == 0 { limit.max(1) } else { cut }
}

#[cfg(test)]
mod tests {
    use super::{LONG, cut};
    use crate::extract::Position;
    use crate::protocol::{Paragraph, ParagraphKind, Place, Protocol, ReadLine, Section};

    fn paragraph(first_line: u32, texts: &[&str]) -> Paragraph {
        let line = |(text, line): (&&str, u32)| {
            let position = Position { page: 1, line };
            ReadLine { position, bytes: 0..text.len(), text: (*text).to_owned() }
        };
        Paragraph {
            lines: texts.iter().zip(first_line..).map(line).collect(),
            is_decision: false,
            kind: ParagraphKind::Text,
        }
    }

    fn protocol(paragraphs: Vec<Paragraph>) -> Protocol {
        Protocol { sections: vec![Section { place: Place::Item(vec![0]), paragraphs }], ..Protocol::default() }
    }

    #[test]
    fn a_passage_leads_back_to_its_lines() {
        let passages = cut(&protocol(vec![paragraph(3, &["4. Rubrik"]), paragraph(5, &["En be-", "dömning görs."])]));
        assert_eq!(passages.len(), 1);
        let passage = &passages[0];
        assert_eq!(passage.text, "4. Rubrik\nEn bedömning görs.");
        let at = passage.text.find("dömning").unwrap_or_default();
        assert_eq!(passage.position(0).map(|position| position.line), Some(3));
        assert_eq!(passage.position(at).map(|position| position.line), Some(6));
    }

    #[test]
    fn a_decision_is_a_passage_of_its_own() {
        let mut decision = paragraph(9, &["Nämnden beslutar att anta förslaget."]);
        decision.is_decision = true;
        let text = "Ett stycke bakgrund som är längre än en rubrik. ".repeat(4);
        let passages =
            cut(&protocol(vec![paragraph(1, &[&text]), decision, paragraph(11, &["Därefter vidtog samtal."])]));
        assert_eq!(passages.iter().map(|passage| passage.is_decision).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn a_long_line_is_cut_at_sentences_and_nothing_is_lost() {
        let text = "Det här är en mening med å, ä och ö. ".repeat(200);
        let passages = cut(&protocol(vec![paragraph(7, &[&text])]));
        assert!(passages.iter().all(|passage| passage.text.len() <= LONG && passage.text.starts_with("Det")));
        assert!(passages.iter().all(|passage| passage.position(0).map(|position| position.line) == Some(7)));
        let joined = passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(joined, text.trim());
    }

    #[test]
    fn text_without_any_space_is_cut_too() {
        let text = "å".repeat(5_000);
        let passages = cut(&protocol(vec![paragraph(1, &[&text])]));
        assert_eq!(passages.iter().map(|passage| passage.text.as_str()).collect::<String>(), text);
    }
}
