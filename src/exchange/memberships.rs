//! Collects memberships: who had which role in which organisation, with the days of the first and the last document
//! that says so.

use super::organisations::{Classification, MeetingContext, NamedOrganisation};
use crate::analysis::fold;
use crate::analysis::slug;
use crate::people::{Appearance, Person};
use crate::protocol::{DateBasis, OfficerRole};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A person's role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// An id made of person, organisation and role: "kim-holm-kalmar-lan/municipality-kalmar/samordnare".
    pub id: String,
    /// The id of the person.
    pub person: String,
    /// The id of the organisation.
    pub organisation: String,
    /// The role, as the first document gives it.
    pub role: Option<String>,
    /// The day of the first document that says so, and how that day is known.
    pub first: Option<(Date, DateBasis)>,
    /// The day of the last document that says so, and how that day is known.
    pub last: Option<(Date, DateBasis)>,
    /// Where the documents name the person: path, page and line.
    pub places: Vec<(String, u32, u32)>,
}

/// Beginnings of roles (folded) that are seats in the body that meets, if a list of those present gives them. The words
/// are from the Local Government Act (2017:725: "ledamöter och ersättare"), with some older and looser ones.
const SEATS: &[&str] = &["ledamot", "ersattare", "tjanstgorande", "suppleant", "adjungerad"];

/// The memberships of `persons`, in the order of the persons, and for each person by organisation and role.
pub fn memberships(persons: &[Person]) -> Vec<Membership> {
    persons.iter().flat_map(of).collect()
}

fn of(person: &Person) -> Vec<Membership> {
    let mut found: BTreeMap<(String, String), Membership> = BTreeMap::new();
    for own in &person.appearances {
        for (organisation, role) in said(own) {
            let key = (organisation.id.clone(), role.map(slug).unwrap_or_default());
            let membership = found.entry(key).or_insert_with_key(|(organisation, role)| Membership {
                id: [person.id.as_str(), organisation, role].join("/").trim_end_matches('/').to_owned(),
                person: person.id.clone(),
                organisation: organisation.clone(),
                role: None,
                first: None,
                last: None,
                places: Vec::new(),
            });
            membership.role = membership.role.take().or_else(|| role.map(str::to_owned));
            // A date without a basis counts as inferred.
            let date = own.date.map(|date| (date, own.date_basis.unwrap_or(DateBasis::Inferred)));
            membership.first = membership.first.into_iter().chain(date).min();
            membership.last = membership.last.into_iter().chain(date).max_by_key(|(date, _)| *date);
            membership.places.push((own.source.clone(), own.page, own.line));
        }
    }
    found.into_values().collect()
}

/// The organisations and roles that one document gives someone. Presence alone is no membership.
fn said(own: &Appearance) -> Vec<(NamedOrganisation<'_>, Option<&str>)> {
    let context = MeetingContext::from(own);
    let body = context.governing_body();
    let mut said: Vec<(NamedOrganisation<'_>, Option<&str>)> = Vec::new();
    // To approve one set of minutes is not an office.
    for office in own.offices.iter().filter(|office| **office != OfficerRole::Approver) {
        said.extend(body.clone().map(|body| (body, Some(office.name()))));
    }
    let is_seat = |role: &str| own.attended.is_some() && SEATS.iter().any(|seat| fold(role).starts_with(seat));
    // "Vice ordförande" in a list of those present is the office in this body, not a post in the person's own
    // organisation.
    let is_office = |role: &str| own.offices.iter().any(|office| fold(role).ends_with(&fold(office.name())));
    let mut role = own.role.as_deref().filter(|role| !is_office(role));
    if let Some(seat) = role.filter(|role| is_seat(role)) {
        said.extend(body.map(|body| (body, Some(seat))));
        role = None;
    }
    for organisation in own.organisation.iter().flat_map(|printed| context.organisations(printed)) {
        // "Holm (S), kommunalråd": the post is not given by the party.
        let role = role.filter(|_| organisation.classification != Classification::Party);
        said.push((organisation, role));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::memberships;
    use crate::people::{Appearance, Person};
    use crate::protocol::{AttendeeGroup, DateBasis, OfficerRole};

    fn own(date: &str, role: Option<&str>, organisation: Option<&str>) -> Appearance {
        Appearance {
            source: format!("a/{date}.txt"),
            line: 7,
            date: date.parse().ok(),
            date_basis: Some(DateBasis::Stated),
            governing_body: Some("Socialrådet".to_owned()),
            region: Some("Kalmar län".to_owned()),
            role: role.map(str::to_owned),
            organisation: organisation.map(str::to_owned),
            attended: Some(AttendeeGroup::Member),
            ..Appearance::default()
        }
    }

    #[track_caller]
    fn check(appearances: Vec<Appearance>, expected: &[&str]) {
        let person = Person { id: "kim-holm".to_owned(), appearances, ..Person::default() };
        let day =
            |end: Option<(jiff::civil::Date, DateBasis)>| end.map_or("–".to_owned(), |(day, _)| day.to_string());
        let found: Vec<String> = memberships(&[person])
            .iter()
            .map(|own| format!("{} {} {} {}", own.id, day(own.first), day(own.last), own.places.len()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_are_those_of_the_first_and_the_last_document() {
        check(
            vec![
                own("2022-05-17", Some("samordnare"), Some("Borgholms kommun")),
                own("2024-05-17", Some("Samordnare"), Some("Borgholm kommun")),
            ],
            &["kim-holm/municipality-borgholm/samordnare 2022-05-17 2024-05-17 2"],
        );
        check(vec![own("", None, Some("Växjö"))], &["kim-holm/municipality-vaxjo – – 1"]);
    }

    #[test]
    fn who_is_present_is_no_member_and_who_approves_holds_no_office() {
        let approver = Appearance { offices: vec![OfficerRole::Approver], ..own("2022-05-17", None, None) };
        check(vec![approver], &[]);
    }

    #[test]
    fn offices_and_seats_are_in_the_body_that_meets() {
        let chair = Appearance {
            offices: vec![OfficerRole::Chair],
            ..own("2022-05-17", Some("Ordförande"), Some("Borgholms kommun"))
        };
        check(
            vec![chair],
            &[
                "kim-holm/municipality-borgholm 2022-05-17 2022-05-17 1",
                "kim-holm/socialradet-kalmar-lan/ordforande 2022-05-17 2022-05-17 1",
            ],
        );
        check(
            vec![own("2022-05-17", Some("Ersättare"), Some("S, Växjö"))],
            &[
                "kim-holm/municipality-vaxjo 2022-05-17 2022-05-17 1",
                "kim-holm/party-s 2022-05-17 2022-05-17 1",
                "kim-holm/socialradet-kalmar-lan/ersattare 2022-05-17 2022-05-17 1",
            ],
        );
    }
}
