//! Someone whom one document names: what is known of them there, before anybody else is looked at.

use super::Document;
use super::name::Name;
use super::place::{Place, party, place};
use crate::protocol::{NamedPerson, TextQuality};
use foldhash::HashMap;
use std::collections::HashSet;

/// Someone whom one document names.
pub struct Bearer<'a> {
    /// Which document, in the order given.
    pub document: usize,
    pub person: &'a NamedPerson,
    pub name: Name,
    /// Whose the document is.
    pub home: Place,
    /// The same, as printed.
    pub whose: &'a str,
    /// Where the file lies.
    pub folder: &'a str,
    /// Whom they come from, if the document says so.
    pub employer: Option<Place>,
    pub party: Option<&'static str>,
    pub governing_body: Option<&'a str>,
    pub is_damaged: bool,
    /// Stands on a list of those present.
    pub is_listed: bool,
    /// The same number for those whom nothing tells apart by which bearers of one name are compared.
    pub sort: usize,
}

/// All by which bearers of one name are compared.
type Sort<'a> = (Vec<String>, Place, Option<Place>, Option<&'static str>, Option<&'a str>, &'a str);

/// Those whom the documents name, document by document.
pub fn bearers<'a>(documents: &'a [Document<'a>]) -> Vec<Bearer<'a>> {
    let mut bearers = Vec::new();
    let mut sorts: HashMap<Sort<'a>, usize> = HashMap::default();
    for (number, Document { file, protocol, .. }) in documents.iter().enumerate() {
        let listed: HashSet<&str> = protocol.attendance.iter().map(|attendee| attendee.name.as_str()).collect();
        let home = home(file, protocol.region.as_deref());
        let folder = folder(file);
        let whose = protocol.region.as_deref().or(protocol.governing_body.as_deref()).unwrap_or(folder);
        for person in &protocol.people {
            let organisation = person.organisation.as_deref();
            // "Kim Holm, Vision, TCO" and "S, Växjö" have several.
            let several = || organisation.into_iter().flat_map(|organisation| organisation.split(','));
            let name = Name::new(&person.name);
            let (employer, party) = (several().find_map(place), several().find_map(party));
            let governing_body = protocol.governing_body.as_deref();
            let count = sorts.len();
            let sort = (name.words().to_vec(), home.clone(), employer.clone(), party, governing_body, folder);
            bearers.push(Bearer {
                document: number,
                person,
                name,
                home: home.clone(),
                whose,
                folder,
                employer,
                party,
                governing_body,
                sort: *sorts.entry(sort).or_insert(count),
                is_damaged: protocol.text_quality == TextQuality::OcrDamaged,
                is_listed: listed.contains(person.name.as_str()),
            });
        }
    }
    bearers
}

/// Whose a document is: by its region; else it is only known where it lies. What a body is called says nothing of whose it
/// is: there are many with the name "Nämnden för arbete och välfärd".
#[must_use]
pub fn home(source: &str, region: Option<&str>) -> Place {
    region.and_then(place).unwrap_or_else(|| Place::Folder(folder(source).to_owned()))
}

fn folder(source: &str) -> &str {
    source.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Bearer<'_> {
    /// Whether it is known whose the document is.
    pub fn is_placed(&self) -> bool {
        !matches!(self.home, Place::Folder(_))
    }

    /// One of their places as printed.
    pub fn printed(&self, place: &Place) -> &str {
        let organisation = self.person.organisation.as_deref().filter(|_| self.employer.as_ref() == Some(place));
        organisation.unwrap_or(self.whose)
    }

    /// Where they may be known from: whose the document is, and whom they come from.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.home).chain(&self.employer)
    }
}
