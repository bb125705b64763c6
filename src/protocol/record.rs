//! The meeting as data: what one document says of who met, when, about what, and what was decided.
//! Serialised, this is the record's public contract.

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
    /// Whose: the county ("Kalmar län") or the municipality.
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
    /// Who was there.
    pub attendance: Vec<Attendee>,
    /// Whom the lists name as not having been there.
    #[serde(default)]
    pub absent: Vec<Attendee>,
    /// Everybody whom the document names, in order of first mention.
    #[serde(default)]
    pub people: Vec<NamedPerson>,
    pub notes: Vec<Note>,
    /// The whole text in reading order, each section at its place in the meeting.
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

    /// The same, to be changed.
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

    /// The same, each with its positions from the top of the agenda down.
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

    /// The items from the top of the agenda down to the one at `path`.
    #[must_use]
    pub fn line_of_descent(&self, path: &[usize]) -> Vec<&AgendaItem> {
        (1..=path.len()).filter_map(|depth| self.item(&path[..depth])).collect()
    }
}

/// What kind of document it is.
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

    /// The kind of this name. "motesanteckningar" is typed where the keyboard has no ö.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| fold(kind.name()) == fold(name))
    }

    /// All names, for a message.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    /// The Swedish word, as in JSON.
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
    /// Printed in full.
    Stated,
    /// Worked out; a note says from what.
    Inferred,
}

/// What state the text is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextQuality {
    #[default]
    Clean,
    /// Letters were lost in optical reading: å, ä and ö are missing.
    OcrDamaged,
    /// Lines run together: a page or more is one line.
    Flattened,
}

impl TextQuality {
    /// How the words of such a text are to be read.
    #[must_use]
    pub fn condition(self) -> Condition {
        match self {
            Self::OcrDamaged => Condition::Damaged,
            Self::Clean | Self::Flattened => Condition::Clean,
        }
    }
}

/// Clock times as "HH:MM".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub start: String,
    pub end: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub role: OfficerRole,
    pub name: String,
}

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
    /// The Swedish word, as in JSON.
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

/// One matter on the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// "4", "12", "10.1", without § and trailing dot.
    pub number: Option<String>,
    /// § where the number is printed with it: by that people cite the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<char>,
    pub title: String,
    pub reference: Option<String>,
    pub presenters: Vec<Presenter>,
    pub decisions: Vec<Decision>,
    pub proposals: Vec<Proposal>,
    /// Documents that the item rests on (underlag, handlingar).
    pub documents: Vec<String>,
    /// Yrkanden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Motion>,
    /// Omröstningar.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
    /// Who objected to the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<Participant>,
    /// Who did not take part for a conflict of interest (jäv).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recusals: Vec<Participant>,
    /// Who chose not to take part in the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_participating: Vec<Participant>,
    /// Whom its decisions put in office.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// Matters of their own under this item.
    pub children: Vec<AgendaItem>,
    pub span: Option<Span>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presenter {
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
}

/// What this meeting decided, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub text: String,
    /// The tasks that it gives.
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
    /// By when, as printed: "senast den 31 mars 2025", "till ledningsgruppen i november".
    pub due: Option<String>,
    /// That as a day, where it is one: the last of a month, quarter or year that is named.
    pub due_on: Option<Date>,
}

/// An office, as a decision gives it.
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
    /// Its first and last day, where they are told.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// What was proposed, by whomever; not decided here by being proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub text: String,
    pub span: Option<Span>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    pub name: String,
    pub organisation: Option<String>,
    pub role: Option<String>,
    pub group: Group,
    /// Took part by link.
    pub remote: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    #[default]
    Member,
    Other,
}

/// Someone whom the document names, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPerson {
    /// As the document gives it most fully; a first name where it gives no more.
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
    /// In reading order.
    pub mentions: Vec<Mention>,
}

/// A place where someone is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// As printed: "Ewa", "Anneli L.", "Dag Norén".
    pub printed: String,
    #[serde(flatten)]
    pub position: Position,
    /// Positions from the top of the agenda down; empty outside the agenda.
    pub item: Vec<usize>,
    pub manner: Manner,
}

/// What a text says that someone does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Brings the matter up: "Motion av Kim Holm (S)".
    Raises,
    /// Says something: "Kim Holm svarar".
    Speaks,
    #[default]
    Named,
}

/// First and last line, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: Position,
    pub end: Position,
}

/// What the reading was unsure of, or did that a reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub kind: NoteKind,
    pub span: Option<Span>,
    /// The name that it is about, as printed, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The text was not plain UTF-8, or parts of it could not be read.
    Encoding,
    /// The text is damaged or run together; readings are less sure.
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Header,
    Attendance,
    /// Positions from the top of the agenda down.
    Item(Vec<usize>),
    /// In a document that is no meeting: under these headings, from the highest down.
    Chapter(Vec<String>),
    /// Signatures, page furniture, what fits nowhere.
    Remainder,
}

/// A paragraph, a bullet, a heading: lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub lines: Vec<ReadLine>,
    /// It states what this meeting decided.
    pub is_decision: bool,
    pub kind: ParagraphKind,
}

/// What a paragraph is to its item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    #[default]
    Text,
    /// The item's number and title, and what is printed between them.
    Heading,
    /// What says nothing, whatever stands under it: "Beslut", "Dnr KS 2024/12", "Bildspel".
    Label,
    /// A label that tells what the text under it is: "Bakgrund", "Förslag till beslut", "Reservation".
    Caption,
    /// What only leads up to the next: "Nämnden beslutar att", "Enligt styrelsens förslag:".
    Lead,
    /// A point of a list.
    Point,
    /// Names of papers that the item rests on, or of those who are sent what was decided.
    Aside,
}

impl ParagraphKind {
    /// It only stands over what says something.
    #[must_use]
    pub fn is_above(self) -> bool {
        matches!(self, Self::Heading | Self::Label)
    }
}

/// A line as it is read: without markup, its letters as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    pub position: Position,
    /// Where it stands in the printed line.
    pub bytes: Range<usize>,
    pub text: String,
}
