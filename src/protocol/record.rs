//! Defines the record of a meeting as data: who met, when, which items were on the agenda, and what was decided,
//! according to one document. Its JSON is a public format, described in `docs/records.md`.

mod ballot;
mod people;
mod reading;

pub use ballot::{Ballot, Motion, Participant, PartyVote, Vote, VoteCounts, VoteOption};
pub use people::{
    Appointment, Attendee, AttendeeGroup, Mention, MentionKind, NamedPerson, Officer, OfficerRole, Presenter,
};
pub use reading::{Evidence, Explanation, ProposedHeading, ProposedOutline, Reason};

use crate::analysis::{Condition, fold};
use crate::extract::Position;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What was read from one document: the record of one meeting, or a report (handling).
///
/// Text is as printed, except that titles and names in documents damaged by OCR are given in their likely reading. A
/// field that the document does not state is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    /// The kind of document.
    pub kind: Kind,
    /// The document's own heading, as printed; `None` if it has none.
    pub title: Option<String>,
    /// Who met: a board, committee, council or working group; `None` if none was found.
    pub governing_body: Option<String>,
    /// The county ("Kalmar län") or municipality that the governing body belongs to; `None` if none was found.
    pub region: Option<String>,
    /// The day of the meeting, or of the report; `None` if none was found.
    pub date: Option<Date>,
    /// How the date is known; `None` without a date.
    pub date_basis: Option<DateBasis>,
    /// The day on which the minutes were approved (justerade).
    pub approved_on: Option<Date>,
    /// The day on which the approval was posted (anslaget).
    pub posted_on: Option<Date>,
    /// The time of the meeting.
    pub time: Option<Time>,
    /// Where the meeting was held, as printed.
    pub place: Option<String>,
    /// The document's own case number (diarienummer), as printed.
    pub reference: Option<String>,
    /// Every case number that the document names, as printed, in order of first mention.
    pub references: Vec<String>,
    /// The state of the text.
    pub text_quality: TextQuality,
    /// The people who hold an office at the meeting: chair, secretary, approvers.
    pub officers: Vec<Officer>,
    /// The items at the top level of the agenda, in order. Items below them are in [`AgendaItem::children`].
    pub agenda: Vec<AgendaItem>,
    /// The people who were present.
    pub attendance: Vec<Attendee>,
    /// The people whom the lists of participants name as absent.
    #[serde(default)]
    pub absent: Vec<Attendee>,
    /// Everybody whom the document names, in order of first mention.
    #[serde(default)]
    pub people: Vec<NamedPerson>,
    /// The items of other meetings that the text cites, in order.
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// What the reading was unsure of, and what it did that a reader should know.
    pub notes: Vec<Note>,
    /// The whole text in reading order, each section with its place in the meeting. It is not serialised, and empty in
    /// records that come from an index.
    #[serde(skip)]
    pub sections: Vec<Section>,
}

/// A place where the text cites an item of another meeting: "kommunfullmäktiges uppdrag 2023-01-26 § 35".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The governing bodies that the sentence names before the day, as printed, without a genitive: "kommunfullmäktige",
    /// "KF". The nearest comes first; most often it is the body that met.
    pub governing_bodies: Vec<String>,
    /// The day of the meeting.
    pub date: Date,
    /// The number of the item: "35".
    pub number: String,
    /// The path of the item that cites it (positions from the top of the agenda down, from 0); empty outside the agenda.
    pub item: Vec<usize>,
    /// The page and line of the first time that the item cites it.
    #[serde(flatten)]
    pub position: Position,
    /// How many times the item cites it.
    pub times: usize,
}

impl Protocol {
    /// The item at `path`; `None` if there is none. A path holds positions from the top of the agenda down, from 0:
    /// `[3, 1]` is the second item below the fourth.
    #[must_use]
    pub fn item(&self, path: &[usize]) -> Option<&AgendaItem> {
        let (first, rest) = path.split_first()?;
        let mut item = self.agenda.get(*first)?;
        for index in rest {
            item = item.children.get(*index)?;
        }
        Some(item)
    }

    /// The item at `path`, mutable.
    pub fn item_mut(&mut self, path: &[usize]) -> Option<&mut AgendaItem> {
        let (first, rest) = path.split_first()?;
        let mut item = self.agenda.get_mut(*first)?;
        for index in rest {
            item = item.children.get_mut(*index)?;
        }
        Some(item)
    }

    /// All items of the agenda, children included, in reading order.
    #[must_use]
    pub fn items(&self) -> Vec<&AgendaItem> {
        self.items_by_path().into_iter().map(|(_, item)| item).collect()
    }

    /// All items in reading order, each with its path (positions from the top of the agenda down).
    #[must_use]
    pub fn items_by_path(&self) -> Vec<(Vec<usize>, &AgendaItem)> {
        fn below<'a>(path: &[usize], items: &'a [AgendaItem]) -> impl Iterator<Item = (Vec<usize>, &'a AgendaItem)> {
            items.iter().enumerate().rev().map(move |(place, item)| ([path, &[place]].concat(), item))
        }
        let mut items = Vec::new();
        let mut open: Vec<(Vec<usize>, &AgendaItem)> = below(&[], &self.agenda).collect();
        while let Some((path, item)) = open.pop() {
            open.extend(below(&path, &item.children));
            items.push((path, item));
        }
        items
    }

    /// The item at `path` and the items above it, from the top of the agenda down.
    #[must_use]
    pub fn ancestors_and_self(&self, path: &[usize]) -> Vec<&AgendaItem> {
        (1..=path.len()).filter_map(|depth| self.item(&path[..depth])).collect()
    }
}

/// The kind of a document. Variants have the Swedish names that documents use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Minutes (protokoll): the official record of a meeting.
    Protokoll,
    /// Meeting notes (mötesanteckningar): a less formal record of a meeting.
    Mötesanteckningar,
    /// Memory notes (minnesanteckningar): informal notes of a meeting.
    Minnesanteckningar,
    /// The notice of a meeting with its agenda (kallelse, föredragningslista).
    Kallelse,
    /// A report (handling): a document that is not the record of a meeting, such as a proposal or an appendix.
    Handling,
    /// None of these was recognised.
    #[default]
    #[serde(rename = "okänd")]
    Unknown,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Protokoll,
        Self::Mötesanteckningar,
        Self::Minnesanteckningar,
        Self::Kallelse,
        Self::Handling,
        Self::Unknown,
    ];

    /// The kind with this Swedish name; `None` if there is none. Case and marks do not matter: "motesanteckningar" is a
    /// name too.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| fold(kind.name()) == fold(name))
    }

    /// The names of all kinds, separated by commas, for a message.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    /// The Swedish name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Protokoll => "protokoll",
            Self::Mötesanteckningar => "mötesanteckningar",
            Self::Minnesanteckningar => "minnesanteckningar",
            Self::Kallelse => "kallelse",
            Self::Handling => "handling",
            Self::Unknown => "okänd",
        }
    }
}

/// How the date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// It is printed in full.
    Stated,
    /// It was inferred from other text; a note says from which.
    Inferred,
}

/// The state of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextQuality {
    /// The text is undamaged.
    #[default]
    Clean,
    /// Text recognition (OCR) damaged letters: å, ä and ö are missing.
    OcrDamaged,
    /// Lines run together: a page or more is one line, so items and lists are less reliable.
    Flattened,
}

impl TextQuality {
    /// The condition in which words of such a text are analysed.
    #[must_use]
    pub fn condition(self) -> Condition {
        match self {
            Self::OcrDamaged => Condition::Damaged,
            Self::Clean | Self::Flattened => Condition::Clean,
        }
    }
}

/// The start and end of a meeting, as "HH:MM" in 24 hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// The start: "09:00".
    pub start: String,
    /// The end; `None` if it is not stated.
    pub end: Option<String>,
}

/// One item on the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// The number without § and final full stop: "4", "12", "10.1"; `None` if none is printed.
    pub number: Option<String>,
    /// The sign printed with the number: `§`. The item is then cited as "§ 12". `None` if no sign is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<char>,
    /// The title.
    pub title: String,
    /// The item's case number (diarienummer), as printed; `None` if it has none.
    pub reference: Option<String>,
    /// The people who present the item (föredragande).
    pub presenters: Vec<Presenter>,
    /// What the meeting decided on the item.
    pub decisions: Vec<Decision>,
    /// Proposals for a decision (förslag till beslut), such as those that officials prepared before the meeting.
    pub proposals: Vec<Proposal>,
    /// The documents that the item is based on (underlag, handlingar).
    pub documents: Vec<String>,
    /// What people moved at the meeting (yrkanden).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Motion>,
    /// The votes on the item (omröstningar), in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
    /// Who objected to the decision (reservationer).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<Participant>,
    /// Who did not take part because of a conflict of interest (jäv).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recusals: Vec<Participant>,
    /// Who chose not to take part in the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_participating: Vec<Participant>,
    /// The people whom its decisions put in office.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// The items below this item.
    pub children: Vec<AgendaItem>,
    /// The lines of the item, from its heading on; `None` if its place is not known.
    pub span: Option<Span>,
}

/// What this meeting decided, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The text of the decision.
    pub text: String,
    /// The tasks that the decision gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// The lines of the decision; `None` if its place is not known.
    pub span: Option<Span>,
}

/// A task that a decision gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Who is to do it, as printed.
    pub assignee: String,
    /// What is to be done, as printed, without "att".
    pub text: String,
    /// The deadline, as printed: "senast den 31 mars 2025", "till ledningsgruppen i november".
    pub due: Option<String>,
    /// The last day on which the task can be done; `None` if the deadline is not a date. For a month, quarter or year
    /// it is the last day of that period.
    pub due_on: Option<Date>,
}

/// A proposed decision. It is not a decision of this meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The text of the proposal.
    pub text: String,
    /// The lines of the proposal; `None` if its place is not known.
    pub span: Option<Span>,
}

/// The first and last line of a text, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first line.
    pub start: Position,
    /// The last line.
    pub end: Position,
}

/// What the reading was unsure of, or what it did that a reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The subject of the note.
    pub kind: NoteKind,
    /// The lines that the note is about; `None` if it is about the document as a whole.
    pub span: Option<Span>,
    /// The name that the note is about, as printed, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The note, as a sentence for people.
    pub text: String,
}

/// The subject of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The text was not plain UTF-8, or parts of it could not be read.
    Encoding,
    /// The text is damaged or run together, so its reading is less sure.
    Quality,
    /// The date was inferred, or no date was found.
    Date,
    /// No governing body was found.
    Body,
    /// No agenda was found.
    Agenda,
    /// A presenter is known by first name only, or the full name was found in other documents.
    Name,
    /// The figures of a vote and its list of names do not agree.
    Vote,
    /// The file has the minutes of several meetings.
    Meetings,
}

/// Text of the document that belongs to one place in the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The place in the meeting.
    pub place: Place,
    /// The paragraphs, in reading order.
    pub paragraphs: Vec<Paragraph>,
}

/// The place in the meeting that a section belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The head of the document: the body, the day, the title.
    Header,
    /// The lists of those present and absent.
    Attendance,
    /// The agenda item with this path (positions from the top of the agenda down, from 0).
    Item(Vec<usize>),
    /// In a report: the chapter below these headings, which are given from the highest down.
    Chapter(Vec<String>),
    /// Signatures, page artifacts (running heads, page numbers, stamps), and text that belongs nowhere else.
    Remainder,
}

/// Lines that belong together: a paragraph, a bullet, a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The lines, in order.
    pub lines: Vec<ReadLine>,
    /// Whether the paragraph states what this meeting decided.
    pub is_decision: bool,
    /// The role of the paragraph.
    pub kind: ParagraphKind,
}

/// The role of a paragraph in its item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    /// Ordinary text.
    #[default]
    Text,
    /// The item's number and title, and what is printed between them.
    Heading,
    /// A line that tells nothing about its item, because it can occur in any item: "Beslut", "Dnr KS 2024/12",
    /// "Bildspel".
    Label,
    /// A line that tells what kind of text follows: "Bakgrund", "Förslag till beslut", "Reservation".
    Caption,
    /// An incomplete sentence that the next paragraph completes: "Nämnden beslutar att", "Enligt styrelsens förslag:".
    Lead,
    /// A point of a list.
    Point,
    /// A list of documents that the item is based on, or of those to whom the decision is sent.
    Aside,
}

impl ParagraphKind {
    /// Whether this is [`Heading`](Self::Heading) or [`Label`](Self::Label).
    #[must_use]
    pub fn is_heading_or_label(self) -> bool {
        matches!(self, Self::Heading | Self::Label)
    }
}

/// A line as it is read: without markup, its letters as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    /// The page and line.
    pub position: Position,
    /// The range of bytes of the printed line that it comes from.
    pub bytes: Range<usize>,
    /// The text.
    pub text: String,
}
