//! Collects the organisations that documents name: governing bodies, counties and municipalities, and organisations
//! that people come from.

use crate::analysis::fold;
use crate::analysis::slug;
use crate::index::Record;
use crate::people::{Appearance, Person, Place, home, party, place};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What kind of organisation it is, as far as its name or its meetings tell. If several kinds fit one name, the first
/// in this list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Classification {
    /// A body that meets.
    GoverningBody,
    /// A county, and the region or landsting that governs it.
    County,
    /// A municipality.
    Municipality,
    /// A political party.
    Party,
    /// Any other organisation that people come from, or that documents belong to.
    Organisation,
}

/// An organisation, put together from all documents that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// An id made of kind and name for a county, municipality or party, and of name and region for any other.
    pub id: String,
    /// The name that most documents use. If documents belong to the organisation, the name that those documents use.
    pub name: String,
    /// Other ways in which the name is written.
    pub other_names: Vec<String>,
    /// What kind of organisation it is.
    pub classification: Classification,
    /// The id of the county or municipality that a governing body belongs to.
    pub parent: Option<String>,
    /// Whether documents say that they belong to it.
    pub has_documents: bool,
}

/// The region of a document and the body that met, which distinguish organisations of the same name.
#[derive(Debug, Clone, Copy)]
pub struct MeetingContext<'a> {
    source: &'a str,
    region: Option<&'a str>,
    governing_body: Option<&'a str>,
}

/// An organisation in the place where a document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedOrganisation<'a> {
    pub id: String,
    pub printed: &'a str,
    pub classification: Classification,
    parent: Option<String>,
    has_documents: bool,
}

impl<'a> From<&'a Record> for MeetingContext<'a> {
    fn from(record: &'a Record) -> Self {
        Self {
            source: &record.source.path,
            region: record.protocol.region.as_deref(),
            governing_body: record.protocol.governing_body.as_deref(),
        }
    }
}

impl<'a> From<&'a Appearance> for MeetingContext<'a> {
    fn from(own: &'a Appearance) -> Self {
        Self { source: &own.source, region: own.region.as_deref(), governing_body: own.governing_body.as_deref() }
    }
}

impl<'a> MeetingContext<'a> {
    /// The owner of the register of cases. Two cases with the same number and different owners are different cases.
    pub fn owner(self) -> String {
        let home = || home(self.source, self.region);
        self.region().map_or_else(|| slug(home().name()), |region| region.id)
    }

    /// The county or municipality that the document belongs to.
    pub fn region(self) -> Option<NamedOrganisation<'a>> {
        let printed = self.region?;
        let (id, classification) =
            territory(&place(printed)?).unwrap_or_else(|| (slug(printed), Classification::Organisation));
        Some(NamedOrganisation { id, printed, classification, parent: None, has_documents: true })
    }

    /// The body that met.
    pub fn governing_body(self) -> Option<NamedOrganisation<'a>> {
        let printed = self.governing_body?;
        let id = self.qualified(printed)?;
        let parent = self.region().map(|region| region.id);
        let classification = Classification::GoverningBody;
        Some(NamedOrganisation { id, printed, classification, parent, has_documents: false })
    }

    /// The organisations that someone comes from: "S, Växjö" is two.
    pub fn organisations(self, printed: &'a str) -> Vec<NamedOrganisation<'a>> {
        printed.split(',').filter_map(|part| self.organisation(part.trim())).collect()
    }

    fn organisation(self, printed: &'a str) -> Option<NamedOrganisation<'a>> {
        let named =
            |id, classification| NamedOrganisation { id, printed, classification, parent: None, has_documents: false };
        if let Some(party) = party(printed) {
            return Some(named(format!("party-{party}"), Classification::Party));
        }
        let own = place(printed)?;
        if let Some(region) = self.region().filter(|region| place(region.printed).as_ref() == Some(&own)) {
            return Some(named(region.id, region.classification));
        }
        Some(match territory(&own) {
            Some((id, classification)) => named(id, classification),
            None => named(self.qualified(printed)?, Classification::Organisation),
        })
    }

    /// What distinguishes an organisation from others of the same name: many municipalities have a Socialnämnd.
    fn qualifier(self) -> String {
        match (self.region(), home(self.source, self.region)) {
            (Some(region), _) => slug(region.printed),
            (None, Place::Folder(folder)) => slug(&folder),
            (None, _) => String::new(),
        }
    }

    fn qualified(self, printed: &str) -> Option<String> {
        let (name, qualifier) = (slug(printed), self.qualifier());
        if name.is_empty() {
            return None;
        }
        // "Kommunförbundet Kalmar län" already names its county.
        let is_said = qualifier.is_empty() || name.ends_with(&format!("-{qualifier}"));
        Some(if is_said { name } else { format!("{name}-{qualifier}") })
    }
}

/// The id and kind of a place that is a county or municipality.
fn territory(place: &Place) -> Option<(String, Classification)> {
    match place {
        Place::County(name) => Some((format!("county-{}", slug(name)), Classification::County)),
        Place::Municipality(name) => Some((format!("municipality-{}", slug(name)), Classification::Municipality)),
        Place::Organisation(_) | Place::Folder(_) => None,
    }
}

/// What is known of an organisation while documents are read.
#[derive(Debug)]
struct Known<'a> {
    classification: Classification,
    parent: Option<String>,
    has_documents: bool,
    /// How often each name occurs, and whether it names the owner of a document there.
    names: BTreeMap<&'a str, (bool, usize)>,
}

/// All organisations that the documents, and the people in them, name; sorted by id.
pub fn organisations(records: &[Record], persons: &[Person]) -> Vec<Organisation> {
    let mut found: BTreeMap<String, Known<'_>> = BTreeMap::new();
    let appearances = || persons.iter().flat_map(|person| &person.appearances);
    for context in records.iter().map(MeetingContext::from).chain(appearances().map(MeetingContext::from)) {
        context.region().into_iter().chain(context.governing_body()).for_each(|named| add(&mut found, named));
    }
    for own in appearances() {
        let organisations =
            own.organisation.iter().flat_map(|printed| MeetingContext::from(own).organisations(printed));
        organisations.for_each(|named| add(&mut found, named));
    }
    found.into_iter().map(|(id, known)| organisation(id, known)).collect()
}

fn add<'a>(found: &mut BTreeMap<String, Known<'a>>, named: NamedOrganisation<'a>) {
    let NamedOrganisation { id, printed, classification, parent, has_documents } = named;
    let known = found.entry(id).or_insert_with(|| Known {
        classification,
        parent: None,
        has_documents: false,
        names: BTreeMap::new(),
    });
    known.classification = known.classification.min(classification);
    known.parent = known.parent.take().or(parent);
    known.has_documents |= has_documents;
    let (says_whose, count) = known.names.entry(printed).or_insert((has_documents, 0));
    *says_whose |= has_documents;
    *count += 1;
}

fn organisation(id: String, known: Known<'_>) -> Organisation {
    let mut names: Vec<(&str, (bool, usize))> = known.names.into_iter().collect();
    names.sort_by_key(|(_, (says_whose, count))| Reverse((*says_whose, *count)));
    // "region Kalmar län" and "Region Kalmar län" count as one name.
    let mut written: Vec<&str> = Vec::new();
    for (name, _) in names {
        if written.iter().all(|other| fold(other) != fold(name)) {
            written.push(name);
        }
    }
    let mut written = written.into_iter().map(str::to_owned);
    Organisation {
        id,
        name: written.next().unwrap_or_default(),
        other_names: written.collect(),
        classification: known.classification,
        parent: known.parent,
        has_documents: known.has_documents,
    }
}

#[cfg(test)]
mod tests {
    use super::MeetingContext;

    const KALMAR: MeetingContext<'_> =
        MeetingContext { source: "a/b.txt", region: Some("Kalmar län"), governing_body: Some("Socialrådet") };

    #[track_caller]
    fn check(context: MeetingContext<'_>, printed: &str, expected: &[&str]) {
        let ids: Vec<String> = context.organisations(printed).into_iter().map(|named| named.id).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn an_organisation_is_one_however_it_is_written() {
        check(KALMAR, "region Kalmar län", &["county-kalmar"]);
        check(KALMAR, "Borgholm kommun", &["municipality-borgholm"]);
        check(KALMAR, "Borgholms kommun", &["municipality-borgholm"]);
        check(KALMAR, "Kommunförbundet", &["kommunforbundet-kalmar-lan"]);
        check(KALMAR, "Kommunförbundet Kalmar län", &["kommunforbundet-kalmar-lan"]);
        check(KALMAR, "Socialrådet", &["socialradet-kalmar-lan"]);
        check(KALMAR, "(S), Växjö", &["party-s", "municipality-vaxjo"]);
        check(KALMAR, "Region Jämtland Härjedalen", &["county-jamtland"]);
        check(KALMAR, " – ", &[]);
    }

    #[test]
    fn bodies_of_one_name_are_told_apart() {
        let id = |context: MeetingContext<'_>| context.governing_body().unwrap().id;
        let nowhere = |source| MeetingContext { source, region: None, governing_body: Some("Socialrådet") };
        assert_eq!(id(KALMAR), "socialradet-kalmar-lan");
        assert_eq!(KALMAR.governing_body().unwrap().parent.as_deref(), Some("county-kalmar"));
        assert_eq!(id(nowhere("alfa/1.txt")), "socialradet-alfa");
        assert_ne!(id(nowhere("alfa/1.txt")), id(nowhere("beta/1.txt")));
    }
}
