//! Who was at meetings, and in the chair.

use super::who::{Involvement, TopicAppearance, TopicPerson, appearance};
use crate::index::{self, Filter, PassageId, Snapshot};
use crate::people::Person;
use crate::protocol::OfficerRole;
use std::collections::BTreeMap;

/// What someone was at a meeting.
pub struct Service {
    pub is_in_chair: bool,
    pub is_there: bool,
}

/// So many of the newest meetings are looked at. By feel: some years of one body.
const MEETINGS: usize = 60;

/// What it counts to be there for the chair. By feel.
const VICE: f32 = 0.25;

/// Whoever served at the meetings that pass `filter` as `is_meant` says, those who did so at most of them first.
pub fn people(
    snapshot: &Snapshot,
    filter: &Filter,
    is_meant: &dyn Fn(&Service) -> bool,
) -> Result<Vec<TopicPerson>, index::Error> {
    let mut found: BTreeMap<PassageId, (Person, Vec<TopicAppearance>)> = BTreeMap::new();
    for source in snapshot.newest_sources(&snapshot.kept(filter)?)?.into_iter().take(MEETINGS) {
        for entry in snapshot.person_entries_at(&source, &[])? {
            if !found.contains_key(&entry) {
                found.insert(entry, (snapshot.person(entry)?, Vec::new()));
            }
            let Some((person, served)) = found.get_mut(&entry) else { continue };
            let Some(own) = person.appearances.iter().find(|own| own.source == source) else { continue };
            let is_chair = own.offices.contains(&OfficerRole::Chair);
            let is_in_chair = is_chair || own.offices.contains(&OfficerRole::ViceChair);
            let service = Service { is_in_chair, is_there: own.attended.is_some() };
            if is_meant(&service) {
                let involvement = if is_in_chair { Involvement::Chairs } else { Involvement::Attends };
                // One who led many meetings led more than one who was there to step in at as many.
                let worth = if is_in_chair && !is_chair { VICE } else { 1.0 };
                served.push(appearance((None, &[]), own, involvement, (own.page, own.line), worth));
            }
        }
    }
    let served = found.into_values().filter(|(_, served)| !served.is_empty());
    // One who served often is before one who did once.
    let worth = |served: &[TopicAppearance]| served.iter().map(|own| own.score).sum();
    let mut people: Vec<TopicPerson> =
        served.map(|(person, served)| TopicPerson::new(&person, worth(&served), served)).collect();
    let last = |person: &TopicPerson| person.appearances.first().and_then(|own| own.date);
    people.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(last(other).cmp(&last(one))).then_with(|| one.name.cmp(&other.name))
    });
    Ok(people)
}
