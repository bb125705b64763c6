//! Collects link candidates: someone in one document, with what that document says of them.

use super::Document;
use super::name::Name;
use super::place::{Place, party, place};
use crate::protocol::{NamedPerson, TextQuality};
use foldhash::HashMap;
use std::collections::HashSet;

/// Someone whom one document names, to be linked with the same person in other documents.
pub struct LinkCandidate<'a> {
    /// The index of the document in the given list.
    pub document: usize,
    /// What the document says of them.
    pub person: &'a NamedPerson,
    /// Their name in the form in which names are compared.
    pub name: Name,
    /// The county, municipality or folder that the document belongs to.
    pub home: Place,
    /// The home as printed: the region, else the governing body, else the folder.
    pub home_as_printed: &'a str,
    /// The folder of the file.
    pub folder: &'a str,
    /// The organisation that they come from, if the document says so.
    pub employer: Option<Place>,
    /// Their party, if the document says so.
    pub party: Option<&'static str>,
    /// The body that met.
    pub governing_body: Option<&'a str>,
    /// Whether the document's text is damaged by OCR.
    pub is_damaged: bool,
    /// Whether they are on a list of those present.
    pub is_listed: bool,
    /// A number that candidates share if they are equal in everything by which candidates of one name are compared.
    pub equivalence_class: usize,
}

/// Everything by which candidates of one name are compared.
type ComparedProperties<'a> = (Vec<String>, Place, Option<Place>, Option<&'static str>, Option<&'a str>, &'a str);

/// The candidates in the documents, document by document.
pub fn link_candidates<'a>(documents: &'a [Document<'a>]) -> Vec<LinkCandidate<'a>> {
    let mut candidates = Vec::new();
    let mut classes: HashMap<ComparedProperties<'a>, usize> = HashMap::default();
    for (number, Document { file, protocol, .. }) in documents.iter().enumerate() {
        let listed: HashSet<&str> = protocol.attendance.iter().map(|attendee| attendee.name.as_str()).collect();
        let home = home(file, protocol.region.as_deref());
        let folder = folder(file);
        let whose = protocol.region.as_deref().or(protocol.governing_body.as_deref()).unwrap_or(folder);
        for person in &protocol.people {
            let organisation = person.organisation.as_deref();
            // "Kim Holm, Vision, TCO" and "S, Växjö" name several organisations.
            let several = || organisation.into_iter().flat_map(|organisation| organisation.split(','));
            let name = Name::new(&person.name);
            let (employer, party) = (several().find_map(place), several().find_map(party));
            let governing_body = protocol.governing_body.as_deref();
            let count = classes.len();
            let compared = (name.words().to_vec(), home.clone(), employer.clone(), party, governing_body, folder);
            candidates.push(LinkCandidate {
                document: number,
                person,
                name,
                home: home.clone(),
                home_as_printed: whose,
                folder,
                employer,
                party,
                governing_body,
                equivalence_class: *classes.entry(compared).or_insert(count),
                is_damaged: protocol.text_quality == TextQuality::OcrDamaged,
                is_listed: listed.contains(person.name.as_str()),
            });
        }
    }
    candidates
}

/// Where a document belongs: its region if it names one, else the folder of its file. The name of the body does not
/// tell: there are many with the name "Nämnden för arbete och välfärd".
#[must_use]
pub fn home(source: &str, region: Option<&str>) -> Place {
    region.and_then(place).unwrap_or_else(|| Place::Folder(folder(source).to_owned()))
}

fn folder(source: &str) -> &str {
    source.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl LinkCandidate<'_> {
    /// Whether the county or municipality of the document is known.
    pub fn is_placed(&self) -> bool {
        !matches!(self.home, Place::Folder(_))
    }

    /// One of the candidate's places, as printed.
    pub fn printed(&self, place: &Place) -> &str {
        let organisation = self.person.organisation.as_deref().filter(|_| self.employer.as_ref() == Some(place));
        organisation.unwrap_or(self.home_as_printed)
    }

    /// The places by which they may be known: where the document belongs, and the organisation that they come from.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.home).chain(&self.employer)
    }
}
