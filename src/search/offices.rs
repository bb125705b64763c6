//! Finds who attended meetings and who chaired them.

use super::who::{Involvement, TopicAppearance, TopicPerson, appearance};
use crate::index::{self, Filter, PassageId, Snapshot};
use crate::people::{Appearance, Person};
use crate::protocol::OfficerRole;
use std::collections::BTreeMap;

/// What someone did at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingRole {
    /// Chaired it. A vice chair counts only if no chair was there.
    Chair,
    /// Held this office.
    Office(OfficerRole),
    /// Was present.
    Present,
}

/// How many of the newest documents are examined. Not measured: a few years of one body.
const MEETINGS: usize = 60;

/// The people who served in this way at the meetings that pass `filter`, those with most meetings first.
pub fn people(snapshot: &Snapshot, filter: &Filter, service: MeetingRole) -> Result<Vec<TopicPerson>, index::Error> {
    let mut found: BTreeMap<PassageId, (Person, Vec<TopicAppearance>)> = BTreeMap::new();
    for source in snapshot.newest_sources(&snapshot.filtered_entries(filter)?, MEETINGS)? {
        let entries = snapshot.person_entries_at(&source, &[])?;
        for entry in &entries {
            if !found.contains_key(entry) {
                found.insert(*entry, (snapshot.person(*entry)?, Vec::new()));
            }
        }
        let own_of = |person: &Person| person.appearances.iter().find(|own| own.source == source).cloned();
        let here: Vec<(PassageId, Appearance)> =
            entries.into_iter().filter_map(|entry| Some((entry, own_of(&found.get(&entry)?.0)?))).collect();
        let has_chair = here.iter().any(|(_, own)| own.offices.contains(&OfficerRole::Chair));
        let in_chair = if has_chair { OfficerRole::Chair } else { OfficerRole::ViceChair };
        for (entry, own) in here {
            let (serves, involvement) = match service {
                MeetingRole::Chair => (own.offices.contains(&in_chair), Involvement::Chairs),
                MeetingRole::Office(role) => (own.offices.contains(&role), Involvement::Serves),
                MeetingRole::Present => (own.attended.is_some(), Involvement::Attends),
            };
            if let Some((_, served)) = found.get_mut(&entry).filter(|_| serves) {
                served.push(appearance((None, &[]), &own, involvement, (own.page, own.line), 1.0));
            }
        }
    }
    let served = found.into_values().filter(|(_, served)| !served.is_empty());
    // People who served at many meetings come before those who served at few.
    let worth = |served: &[TopicAppearance]| served.iter().map(|own| own.score).sum();
    let mut people: Vec<TopicPerson> =
        served.map(|(person, served)| TopicPerson::new(&person, worth(&served), served)).collect();
    let last = |person: &TopicPerson| person.appearances.first().and_then(|own| own.date);
    people.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(last(other).cmp(&last(one))).then_with(|| one.name.cmp(&other.name))
    });
    Ok(people)
}
