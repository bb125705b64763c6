//! Weighs the evidence for and against a line being the heading of an item.
//!
//! The weights were set by hand. Their unit is the score of one number that follows the number before it. They were
//! set on forty documents of 25 bodies and checked against fifteen others. The order of their sizes matters, the
//! exact figures do not.

use crate::protocol::cues::{Cue, Lines, MarkerStyle, Shape, heads_columns, page_words};
use crate::protocol::layout::Bullet;
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{LISTS, Label};
use crate::protocol::words::{self, Tolerance};

/// A reason for or against a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::protocol) enum Clue {
    /// It is numbered with a sign that only items have: "§ 12".
    SectionSign,
    /// Its number was found inside a flattened line, where it follows the number of the item before it.
    CountsInLine,
    /// A mark separates the number: "4." rather than "4".
    NumberMark,
    /// It reads as a title.
    Titled,
    /// It reads as a sentence, or as the end of one.
    Sentence,
    /// It begins in lower case: "§ 18 i kommunallagen".
    Continues,
    /// It opens or closes a meeting: "Val av justerare", "Mötets avslutande".
    Formal,
    /// It is set as a heading by markup or type.
    SetAsHeading,
    /// There is a gap before it.
    GapBefore,
    /// It follows directly on a line that has not ended.
    FollowsUnfinishedLine,
    /// The line before it announces a list: "följande:", "beslutar att".
    AfterListIntroduction,
    /// There is a bullet before the number.
    Bulleted,
    /// There is a case number on the line or below it.
    Referenced,
    /// A label follows: "Beslut", "Föredragande:".
    Labelled,
    /// The list of contents has it.
    InContents,
    /// The heading of a list of items is above it: "Dagordning".
    UnderListHeading,
    /// A quotation ends with it.
    Quoted,
    /// It is a figure of a table or an account.
    TableFigure,
    /// It is a list of people: "2. Närvarande: Kim Holm, Bo Ek".
    ListOfPeople,
}

/// The score of each clue, with the reason.
const WEIGHTS: &[(Clue, f32)] = &[
    // In council minutes, no list inside an item is numbered with the sign.
    (Clue::SectionSign, 1.0),
    // Such lines go on with the text of the item, so that nothing else can show that they are headings.
    (Clue::CountsInLine, 0.6),
    // A number without a mark may also begin a line of a table or of a wrapped sentence.
    (Clue::NumberMark, 0.5),
    (Clue::Titled, 0.8),
    // If all items are sentences, no other headings compete with them. If some items have titles, numbered sentences
    // are lists inside items.
    (Clue::Sentence, -1.0),
    (Clue::Continues, -3.5),
    (Clue::Formal, 1.0),
    (Clue::SetAsHeading, 1.0),
    (Clue::GapBefore, 0.6),
    (Clue::FollowsUnfinishedLine, -1.5),
    (Clue::AfterListIntroduction, -2.5),
    // Not lower, because some web pages put a bullet before the numbers of real headings. These also have the clue
    // GapBefore.
    (Clue::Bulleted, -1.5),
    (Clue::Referenced, 0.6),
    (Clue::Labelled, 0.8),
    (Clue::InContents, 2.0),
    // High, because short minutes of associations often have no other evidence.
    (Clue::UnderListHeading, 1.5),
    (Clue::Quoted, -2.0),
    (Clue::TableFigure, -5.0),
    (Clue::ListOfPeople, -5.0),
];

impl Clue {
    /// The clue in words.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::SectionSign => "numbered with a sign that only items have",
            Self::CountsInLine => "counts the items inside a line",
            Self::NumberMark => "punctuation after the number",
            Self::Titled => "reads as a title",
            Self::Sentence => "reads as a sentence",
            Self::Continues => "continues a sentence",
            Self::Formal => "opens or closes a meeting",
            Self::SetAsHeading => "formatted as a heading",
            Self::GapBefore => "a gap above it",
            Self::FollowsUnfinishedLine => "directly below a line that has not ended",
            Self::AfterListIntroduction => "the line before announces a list",
            Self::Bulleted => "a bullet before the number",
            Self::Referenced => "a case number with it",
            Self::Labelled => "a label below it",
            Self::InContents => "in the table of contents",
            Self::UnderListHeading => "below the heading of an agenda",
            Self::Quoted => "ends a quotation",
            Self::TableFigure => "a figure",
            Self::ListOfPeople => "a list of people",
        }
    }
}

/// The sum of the scores of the clues.
pub(super) fn weigh(clues: &[Clue]) -> f32 {
    WEIGHTS.iter().filter(|(clue, _)| clues.contains(clue)).map(|(_, weight)| weight).sum()
}

/// The clues of the line `index`. Its title is on the line `title`, which may be another line.
pub(super) fn clues(lines: &Lines, index: usize, title: usize, is_in_contents: bool) -> Vec<Clue> {
    let (row, cue) = (&lines.rows[index], &lines.cues[index]);
    let Some(marker) = &cue.marker else { return Vec::new() };
    let text = if title == index { lines.rest(index) } else { lines.rows[title].text.as_str() };
    let own = &lines.cues[title];
    let mut clues = Vec::new();
    let mut say = |clue: Clue, holds: bool| {
        if holds {
            clues.push(clue);
        }
    };
    let before = lines.last_read(index).map(|before| (&lines.rows[before], &lines.cues[before]));
    let is_apart = lines.is_apart(index);
    // In a list of items, a heading comes directly after another heading of the same kind.
    let follows_heading =
        before.is_some_and(|(_, before)| before.marker.as_ref().is_some_and(|other| other.style == marker.style));
    let has_ended = before.is_none_or(|(row, before)| {
        before.shape != Shape::Tail && ended(&row.text)
            || crate::protocol::phrases::sentences::ends_sentence(&row.text)
            || before.label.is_some()
    });
    say(Clue::SectionSign, matches!(marker.style, MarkerStyle::Sign | MarkerStyle::Word));
    say(Clue::CountsInLine, row.begins_item);
    say(Clue::NumberMark, marker.form.is_some());
    say(Clue::Titled, own.shape == Shape::Title);
    say(Clue::Sentence, own.shape == Shape::Sentence && !row.begins_item);
    let is_tail = own.shape == Shape::Tail && title == index && !row.begins_item;
    say(Clue::Continues, is_tail || text.starts_with(['§', ',', ')', '–', '-']));
    say(Clue::Formal, own.is_formal);
    say(Clue::SetAsHeading, row.heading_level() > 0 || row.features.is_some_and(|features| features.is_bold));
    say(Clue::GapBefore, is_apart);
    say(Clue::FollowsUnfinishedLine, !is_apart && !follows_heading && !has_ended);
    say(
        Clue::AfterListIntroduction,
        before.is_some_and(|(row, cue)| promises(&row.text, cue)) && marker.number.main <= 2,
    );
    say(Clue::Bulleted, row.bullet == Bullet::Yes);
    say(Clue::Referenced, is_referenced(lines, index));
    say(Clue::Labelled, is_labelled(lines, title));
    say(Clue::InContents, is_in_contents);
    say(Clue::UnderListHeading, marker.number.main == 1 && is_headed(lines, index));
    say(Clue::Quoted, text.ends_with(['"', '”']) && text.matches(['"', '”', '“']).count() % 2 == 1);
    say(Clue::TableFigure, own.shape == Shape::Figures || is_figure(text) || is_page_head(text));
    // Lists of those present may say for which items a person was there, with "§ 61" below the name. The next name of
    // the list then looks like the title of § 61.
    say(Clue::ListOfPeople, is_roll(text) || title != index && names::person_line(text).is_some());
    clues
}

/// Whether a line has at most eight words and does not end as if it went on.
fn ended(text: &str) -> bool {
    let last = text.chars().next_back();
    last.is_some_and(|last| !matches!(last, ',' | '-' | '–')) && text.split_whitespace().count() <= 8
}

/// Whether a list follows: "Nämnden beslutar att", "följande punkter:".
fn promises(text: &str, cue: &Cue) -> bool {
    let is_label =
        cue.label.is_some_and(|(label, _)| matches!(label, Label::Decision | Label::Proposal | Label::Documents));
    if heads_items(text) {
        return false;
    }
    // "Hemsjukvårdsavtalet behöver ses över.": the sentence has ended, whatever its last word is.
    is_label || text.ends_with(':') && !cue.is_formal || wording::last_is_open(text) && !text.ends_with('.')
}

/// Whether a text after a page number is a running head: "PROTOKOLL 1 (9)".
fn is_page_head(text: &str) -> bool {
    let first = words::first_words(text, 1);
    let is_kind = first.iter().any(|first| wording::ends_as_kind(first));
    is_kind && page_words::ends_with_page_number(text)
}

/// Whether a text begins with a digit, as amounts do: "2 500 kronor", "12 st".
fn is_figure(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether a text lists people: "Närvarande: Kim Holm, Bo Ek", "Kallade: …". Such lists may be numbered as items are.
fn is_roll(text: &str) -> bool {
    const LEAST: usize = 2;
    text.split_once(':').is_some_and(|(label, list)| {
        let words = words::first_words(label, 3);
        words.len() <= 2
            && wording::attendance(label, Tolerance::Exact).is_some()
            && names::people(list, Style::List).len() >= LEAST
    })
}

/// Whether a text heads a list of items: "Dagordning", "Ärenden på stämman", "Dagordning för årsmötet 28/4:".
fn heads_items(text: &str) -> bool {
    const LONGEST: usize = 6;
    let words = words::first_words(text, LONGEST + 1);
    let is_list = words.first().is_some_and(|first| LISTS.contains(&first.as_str()));
    is_list && words.len() <= LONGEST && !text.ends_with('.')
}

/// Whether a heading such as "Dagordning" is on the line above, or on the line above that. The line between has at most
/// four words, such as the heads of the columns: "Punkt ┆ Vad ┆ Ansvar".
fn is_headed(lines: &Lines, index: usize) -> bool {
    let is_list = |index: usize| heads_items(&lines.rows[index].text) || heads_columns(&lines.rows[index].text);
    let above = lines.last_read(index);
    let over = above.filter(|&above| lines.rows[above].text.split_whitespace().count() <= 4);
    above.is_some_and(is_list) || over.and_then(|above| lines.last_read(above)).is_some_and(is_list)
}

/// Whether there is a case number on the line itself or on the next.
fn is_referenced(lines: &Lines, index: usize) -> bool {
    let has = |text: &str| crate::protocol::phrases::case_numbers::first(text).is_some();
    has(&lines.rows[index].text)
        || lines.next_read(index + 1).is_some_and(|next| next <= index + 2 && lines.cues[next].is_reference)
}

/// How many lines below a heading its first label may be: a title of three lines and a case number may be before it.
const REACH: usize = 6;

fn is_labelled(lines: &Lines, title: usize) -> bool {
    let under = (title + 1..lines.rows.len()).filter(|&index| lines.rows[index].is_read()).take(REACH);
    for index in under {
        let cue = &lines.cues[index];
        if cue.marker.is_some() && cue.label.is_none() {
            return false;
        }
        if let Some((label, _)) = cue.label {
            return matches!(label, Label::Decision | Label::Presenters | Label::Background | Label::Proposal);
        }
    }
    false
}

/// The clues of a title without a number.
pub(super) fn of_title(lines: &Lines, index: usize) -> Vec<Clue> {
    let (row, cue) = (&lines.rows[index], &lines.cues[index]);
    let clues = [
        (Clue::Titled, cue.shape == Shape::Title),
        (Clue::Formal, cue.is_formal),
        (Clue::SetAsHeading, row.heading_level() > 0),
        (Clue::GapBefore, lines.is_apart(index)),
        (Clue::Labelled, is_labelled(lines, index)),
    ];
    clues.into_iter().filter(|(_, holds)| *holds).map(|(clue, _)| clue).collect()
}

/// The score of an outline by titles without numbers; `rows` are the rows of the titles.
pub(super) fn of_titles(lines: &Lines, rows: &[usize]) -> f32 {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return 0.0 };
    let of = |&index: &usize| weigh(&of_title(lines, index));
    #[expect(clippy::cast_precision_loss, reason = "no document has so many rows")]
    let (mean, share) =
        (rows.iter().map(of).sum::<f32>() / rows.len() as f32, (last - first) as f32 / lines.rows.len().max(1) as f32);
    mean * extent_factor(share)
}

/// The factor for an outline whose headings extend over `share` of the document.
pub(super) fn extent_factor(share: f32) -> f32 {
    0.4 + 0.6 * share
}
