//! The record of a meeting as data: who met, when, about what, and what was decided, according to one document.
//! Serialised, it is the public contract of the record.

mod ballot;
mod reading;

pub use ballot::{Ballot, Counts, Motion, Participant, PartyVote, Vote, VoteOption};
pub use reading::{Evidence, ProposedHeading, ProposedOutline, Reading, Reason};

use crate::analysis::{Condition, fold};
use crate::extract::Position;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One document, understood as a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    pub kind: Kind,
    /// The document's own heading, as printed.
    pub title: Option<String>,
    /// Who met: a board, committee, council or working group.
    pub governing_body: Option<String>,
    /// The county ("Kalmar län") or municipality that the governing body belongs to.
    pub region: Option<String>,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    /// When the minutes were approved (justerade).
    pub approved_on: Option<Date>,
    /// When the approval was posted (anslaget).
    pub posted_on: Option<Date>,
    pub time: Option<Time>,
    pub place: Option<String>,
    /// The document's own case number (diarienummer), as printed.
    pub reference: Option<String>,
    /// Every case number that the document names, as printed, in order of first mention.
    pub references: Vec<String>,
    pub text_quality: TextQuality,
    pub officers: Vec<Officer>,
    pub agenda: Vec<AgendaItem>,
    /// The people who were present.
    pub attendance: Vec<Attendee>,
    /// The people whom the lists name as absent.
    #[serde(default)]
    pub absent: Vec<Attendee>,
    /// The people whom the document names, in order of first mention.
    #[serde(default)]
    pub people: Vec<NamedPerson>,
    pub notes: Vec<Note>,
    /// The whole text in reading order, each section with its place in the meeting.
    #[serde(skip)]
    pub sections: Vec<Section>,
}

impl Protocol {
    /// The item at `path` (positions from the top down), if there is one.
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

    /// The items from the top of the agenda down to the item at `path`.
    #[must_use]
    pub fn line_of_descent(&self, path: &[usize]) -> Vec<&AgendaItem> {
        (1..=path.len()).filter_map(|depth| self.item(&path[..depth])).collect()
    }
}

/// The kind of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Protokoll,
    Mötesanteckningar,
    Minnesanteckningar,
    Kallelse,
    Handling,
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

    /// The kind with this name. Spelling without marks counts too: "motesanteckningar" is typed on a keyboard without
    /// ö.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| fold(kind.name()) == fold(name))
    }

    /// All names, for a message.
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
    /// It was worked out; a note says from what.
    Inferred,
}

/// The state of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextQuality {
    #[default]
    Clean,
    /// OCR lost letters: å, ä and ö are missing.
    OcrDamaged,
    /// Lines run together: a page or more is one line.
    Flattened,
}

impl TextQuality {
    /// The condition that the words of such a text are analysed in.
    #[must_use]
    pub fn condition(self) -> Condition {
        match self {
            Self::OcrDamaged => Condition::Damaged,
            Self::Clean | Self::Flattened => Condition::Clean,
        }
    }
}

/// The start and end of a meeting, as "HH:MM".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub start: String,
    pub end: Option<String>,
}

/// A person who holds an office at the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub role: OfficerRole,
    pub name: String,
}

/// An office at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfficerRole {
    #[serde(rename = "ordförande")]
    Chair,
    #[serde(rename = "vice ordförande")]
    ViceChair,
    #[serde(rename = "sekreterare")]
    Secretary,
    #[serde(rename = "justerare")]
    Approver,
}

impl OfficerRole {
    /// The Swedish name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chair => "ordförande",
            Self::ViceChair => "vice ordförande",
            Self::Secretary => "sekreterare",
            Self::Approver => "justerare",
        }
    }
}

/// One item on the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// "4", "12", "10.1", without § and trailing dot.
    pub number: Option<String>,
    /// § if it is printed with the number. People cite the item by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<char>,
    pub title: String,
    pub reference: Option<String>,
    pub presenters: Vec<Presenter>,
    pub decisions: Vec<Decision>,
    pub proposals: Vec<Proposal>,
    /// The documents that the item is based on (underlag, handlingar).
    pub documents: Vec<String>,
    /// The motions (yrkanden).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Motion>,
    /// The votes (omröstningar).
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
    /// Items of their own under this item.
    pub children: Vec<AgendaItem>,
    pub span: Option<Span>,
}

/// A person who presents an item (föredragande).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presenter {
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
}

/// What this meeting decided, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub text: String,
    /// The tasks that the decision gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
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
    /// The deadline as a day, if it is one; the last day of a named month, quarter or year.
    pub due_on: Option<Date>,
}

/// An office that a decision gives to a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub name: String,
    pub party: Option<String>,
    /// "ordförande", "ersättare"
    pub role: String,
    /// As printed: "äldrenämnden".
    pub governing_body: Option<String>,
    /// As printed: "för tiden 2024–2026", "på ett år".
    pub term: Option<String>,
    /// The first and last day of the term, if they are known.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// What somebody proposed. It is not a decision of this meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub text: String,
    pub span: Option<Span>,
}

/// A person on a list of those present or absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    pub name: String,
    pub organisation: Option<String>,
    pub role: Option<String>,
    pub group: Group,
    /// Took part by link.
    pub remote: bool,
}

/// The group that an attendee is listed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    #[default]
    Member,
    Other,
}

/// A person whom the document names, with the places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPerson {
    /// The fullest form of the name in the document, which may be only a first name.
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
    /// In reading order.
    pub mentions: Vec<Mention>,
}

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// As printed: "Ewa", "Anneli L.", "Dag Norén".
    pub printed: String,
    #[serde(flatten)]
    pub position: Position,
    /// The item's path (positions from the top of the agenda down); empty outside the agenda.
    pub item: Vec<usize>,
    pub manner: Manner,
}

/// What a text says that a person does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Brings the item up: "Motion av Kim Holm (S)".
    Raises,
    /// Says something: "Kim Holm svarar".
    Speaks,
    #[default]
    Named,
}

/// The first and last line of a text, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: Position,
    pub end: Position,
}

/// What the reading was unsure of, or what it did that a reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub kind: NoteKind,
    pub span: Option<Span>,
    /// The name that the note is about, as printed, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
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
    /// The date was worked out, or none was found.
    Date,
    /// No governing body was found.
    Body,
    /// No agenda was found.
    Agenda,
    /// A presenter is known by first name only.
    Name,
    /// The figures of a vote and its list of names do not agree.
    Vote,
    /// The file has the minutes of several meetings.
    Meetings,
}

/// Text of the document that belongs to one place in the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub place: Place,
    pub paragraphs: Vec<Paragraph>,
}

/// The place in the meeting that a section belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Header,
    Attendance,
    /// The item's path (positions from the top of the agenda down).
    Item(Vec<usize>),
    /// In a document that is not a meeting: under these headings, from the highest down.
    Chapter(Vec<String>),
    /// Signatures, page furniture, and text that belongs nowhere else.
    Remainder,
}

/// Lines that belong together: a paragraph, a bullet, a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub lines: Vec<ReadLine>,
    /// It states what this meeting decided.
    pub is_decision: bool,
    pub kind: ParagraphKind,
}

/// The role of a paragraph in its item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    #[default]
    Text,
    /// The item's number and title, and what is printed between them.
    Heading,
    /// A line that says nothing by itself, whatever the text below it: "Beslut", "Dnr KS 2024/12", "Bildspel".
    Label,
    /// A label that says what the text below it is: "Bakgrund", "Förslag till beslut", "Reservation".
    Caption,
    /// A line that only leads up to the next: "Nämnden beslutar att", "Enligt styrelsens förslag:".
    Lead,
    /// A point of a list.
    Point,
    /// Names of papers that the item is based on, or of those to whom the decision is sent.
    Aside,
}

impl ParagraphKind {
    /// Whether such a paragraph only introduces the text below it.
    #[must_use]
    pub fn is_above(self) -> bool {
        matches!(self, Self::Heading | Self::Label)
    }
}

/// A line as it is read: without markup, its letters as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    pub position: Position,
    /// Its range in the printed line.
    pub bytes: Range<usize>,
    pub text: String,
}
