//! People in the record: who held an office, presented, attended, was elected, or is named.

use crate::extract::Position;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A person who holds an office at the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// The office.
    pub role: OfficerRole,
    /// The person's name.
    pub name: String,
}

/// An office at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfficerRole {
    /// The chair (ordförande).
    #[serde(rename = "ordförande")]
    Chair,
    /// The vice chair (vice ordförande).
    #[serde(rename = "vice ordförande")]
    ViceChair,
    /// The secretary, who writes the minutes (sekreterare).
    #[serde(rename = "sekreterare")]
    Secretary,
    /// A member who checks and signs the minutes (justerare).
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

/// A person who presents an item (föredragande).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presenter {
    /// The name, as printed; it may be only a first name.
    pub name: String,
    /// The role, as printed: "samordnare".
    pub role: Option<String>,
    /// The organisation that the person comes from, as printed.
    pub organisation: Option<String>,
}

/// An office that a decision gives to a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// The name of the person.
    pub name: String,
    /// The party, as printed; `None` if it is not stated.
    pub party: Option<String>,
    /// The office: "ordförande", "ersättare" (substitute).
    pub role: String,
    /// The body in which the person holds the office, as printed: "äldrenämnden".
    pub governing_body: Option<String>,
    /// The term of office, as printed: "för tiden 2024–2026", "på ett år".
    pub term: Option<String>,
    /// The first day of the term, if it is known.
    pub from: Option<Date>,
    /// The last day of the term, if it is known.
    pub to: Option<Date>,
}

/// A person on a list of those present or absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The organisation or party that the person comes from, as printed.
    pub organisation: Option<String>,
    /// The role, as printed.
    pub role: Option<String>,
    /// The group in which the person is listed.
    pub group: AttendeeGroup,
    /// Whether the person took part by link.
    pub remote: bool,
}

/// The group that an attendee is listed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttendeeGroup {
    /// Members and substitutes of the body.
    #[default]
    Member,
    /// Others who are present, such as officials and guests.
    Other,
}

/// A person whom the document names, with the places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPerson {
    /// The fullest form of the name in the document, which may be only a first name.
    pub name: String,
    /// The role, as printed; `None` if no mention gives one.
    pub role: Option<String>,
    /// The organisation that the person comes from, as printed; `None` if no mention gives one.
    pub organisation: Option<String>,
    /// The places that name the person, in reading order.
    pub mentions: Vec<Mention>,
}

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name in this place, as printed: "Ewa", "Anneli L.", "Dag Norén".
    pub printed: String,
    /// The page and line.
    #[serde(flatten)]
    pub position: Position,
    /// The path of the item (positions from the top of the agenda down, from 0); empty outside the agenda.
    pub item: Vec<usize>,
    /// What the text says that the person does.
    pub manner: MentionKind,
}

/// What a text says that a person does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// Brings the item up: "Motion av Kim Holm (S)".
    Raises,
    /// Says something: "Kim Holm svarar".
    Speaks,
    /// Is named, and nothing more.
    #[default]
    Named,
}
