//! Decides which names in different documents are one person, and gives the reason for each link.
//!
//! A candidate is a person as one document names them. Candidates that are one person are united into a group, and each
//! group becomes a [`Person`]. The module reads records and uses rules of Swedish names and authorities; it does not
//! access files or the index.

mod common_surnames;
mod first_names;
mod link_candidate;
mod name;
mod person;
mod place;
mod spellings;
mod unite;

use crate::protocol::{Appointment, AttendeeGroup, DateBasis, Kind, OfficerRole, Protocol, VoteOption};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use link_candidate::home;
pub use name::Name;
pub use place::{Place, party, place};

/// A document in which to look for people.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: &'a str,
    /// The path of its file; one file may hold several documents.
    pub file: &'a str,
    /// What was read from the document.
    pub protocol: &'a Protocol,
}

/// A person, with everything that documents say of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// An id made of name and region in lower case: "sofia-hartz-kalmar". It is unique in the index: a second person
    /// with the same name and region gets "-2" at the end. The same documents always give the same id.
    pub id: String,
    /// The full name that most documents give.
    pub name: String,
    /// Other ways in which the name is written.
    pub other_names: Vec<String>,
    /// The county or municipality of most of the person's meetings; `None` if no document names one.
    pub region: Option<String>,
    /// Roles and organisations with their times; those of the latest meeting first.
    pub posts: Vec<Post>,
    /// The day of the first document that names the person; `None` if no day is known.
    pub first: Option<Date>,
    /// The day of the last document that names the person; `None` if no day is known.
    pub last: Option<Date>,
    /// One entry per document, oldest first; documents without a date come last.
    pub appearances: Vec<Appearance>,
    /// Other people who may be the same person, the likeliest first; at most five.
    #[serde(rename = "perhaps")]
    pub possible_matches: Vec<PossibleMatch>,
}

/// A role, an organisation, or a role in an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The role, as printed; `None` if only the organisation is known.
    pub role: Option<String>,
    /// The organisation, as printed; `None` if only the role is known.
    pub organisation: Option<String>,
    /// The day of the first document that names the post. For an office with a given term, the first day of the term.
    /// `None` if it is not known.
    pub from: Option<Date>,
    /// The day of the last document that names the post. For an office with a given term, the last day of the term.
    /// `None` if it is not known.
    pub to: Option<Date>,
    /// The term, as a decision gives it: "för tiden 2024–2026".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// How many documents name the post.
    pub documents: usize,
}

/// A person in one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Appearance {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page on which the person is first named, from 1.
    pub page: u32,
    /// The line, from 1.
    pub line: u32,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// How the day is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met; `None` if it is not known.
    pub governing_body: Option<String>,
    /// The county or municipality of the document.
    pub region: Option<String>,
    /// What kind of document it is.
    pub kind: Kind,
    /// The most complete name in the document.
    pub name: String,
    /// The role, as printed.
    pub role: Option<String>,
    /// The organisation that the person comes from, as printed.
    pub organisation: Option<String>,
    /// The offices that the person holds at the meeting.
    pub offices: Vec<OfficerRole>,
    /// The offices to which decisions of the meeting appoint the person, each with its body and term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// The group in which the document lists the person as present; `None` if it does not.
    pub attended: Option<AttendeeGroup>,
    /// Whether the person took part remotely.
    pub remote: bool,
    /// The agenda items that name the person, in order.
    pub items: Vec<ItemInvolvement>,
    /// What the person does in a document without an agenda; `None` if the document has one.
    #[serde(rename = "involvement", alias = "part")]
    pub part: Option<Participation>,
    /// Why this is taken to be the same person as in other documents.
    pub link: PersonLink,
    /// How to cite the meeting in a text: "Kommunfullmäktige 2024-10-10". Filled in by
    /// [`Engine::person`](crate::Engine::person), [`Engine::person_about`](crate::Engine::person_about) and
    /// [`Engine::with_citations`](crate::Engine::with_citations); otherwise empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

/// What a person has to do with an agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemInvolvement {
    /// The path of the item (positions from the top of the agenda down, from 0).
    pub item: Vec<usize>,
    /// The number of the item, as printed; `None` if it has none.
    pub number: Option<String>,
    /// The title of the item.
    pub title: String,
    /// The person's closest part in the item.
    #[serde(rename = "involvement", alias = "part")]
    pub part: Participation,
    /// What the person did on the way to the decision, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// The page where the text of the item names the person; if only a list or a column of presenters does, the page
    /// where the item begins. From 1.
    pub page: u32,
    /// The line, from 1.
    pub line: u32,
    /// How to cite the item in a text: "Kommunfullmäktige 2024-10-10 § 386". Filled in by the same methods as
    /// [`Appearance::cite`]; otherwise empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

/// What a person did on the way to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Made a motion (yrkade).
    Moves,
    /// Cast a vote; `option` says which.
    Votes { option: VoteOption },
    /// Objected to the decision (reserverade sig).
    Reserves,
    /// Did not take part because of a conflict of interest (jäv).
    Recuses,
    /// Chose not to take part in the decision.
    Declines,
}

/// A person's part in an item, the closest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Participation {
    /// Presented the item (föredragande).
    Presents,
    /// Brought the matter up, for example with a motion.
    Raises,
    /// Said something.
    Speaks,
    /// Is only named.
    #[default]
    Named,
}

/// Why two mentions are taken to be the same person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonLink {
    /// The kind of reason.
    pub why: PersonLinkReason,
    /// How sure the link is, from 0 to 1. The values are estimates, not measurements. If a link is below 0.7, the
    /// mentions count as two people, and the link is in [`Person::possible_matches`].
    pub confidence: f32,
    /// The reason in words.
    pub evidence: String,
}

impl PersonLink {
    /// The link of the first document that names a person.
    fn first() -> Self {
        Self {
            why: PersonLinkReason::First,
            confidence: 1.0,
            evidence: "the first document that names them".to_owned(),
        }
    }
}

/// The kinds of reason for a link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonLinkReason {
    /// There is no link: this is the first document that names the person.
    #[default]
    First,
    /// The same name.
    SameName,
    /// The same names in another order.
    WordOrder,
    /// The same name with another employer, in the same county or municipality.
    OtherOrganisation,
    /// The same name and the same origin. Either both documents give the person the same organisation, or the organisation
    /// that one document gives is the county or municipality whose body met in the other.
    SharedOrganisation,
    /// The same name in documents that do not name their region and are in the same folder.
    SameFolder,
    /// A name that sounds the same but is spelled differently.
    Spelling,
    /// The same name with one word more or less.
    PartOfName,
    /// The same surname, and only the initial of the first name.
    Initial,
    /// The same name but for one letter, which is missing, added or misread.
    #[serde(rename = "slip")]
    Typo,
    /// Only the first name is given, and it fits one person.
    FirstName,
}

/// Someone who may be the same person, and the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PossibleMatch {
    /// The id of the other person.
    pub id: String,
    /// The name of the other person.
    pub name: String,
    /// The reason, with its confidence.
    #[serde(flatten)]
    pub link: PersonLink,
}

/// Finds the people in `documents`, sorted by name. The order of the documents does not matter.
#[must_use]
pub fn resolve(documents: &[Document<'_>]) -> Vec<Person> {
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| (document.protocol.date.is_none(), document.protocol.date, document.source));
    let candidates = link_candidate::link_candidates(&documents);
    let groups = unite::unite(&candidates);
    person::persons(&documents, &candidates, &groups)
}
