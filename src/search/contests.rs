//! Lists how items were contested: motions, who made them, and who objected.

use super::items;
use crate::index::{ItemHead, Record};
use crate::protocol::{AgendaItem, DateBasis, Motion, Participant, party};
use jiff::civil::Date;
use serde::Serialize;

/// Items with motions or objections.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Contests {
    /// How many such items there are, including those beyond `limit`.
    pub total: usize,
    /// The items, at most `limit`.
    pub contests: Vec<ContestedItem>,
}

/// The motions and objections under one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContestedItem {
    /// The date of the meeting.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// The item.
    pub item: ItemHead,
    /// The item's case number, as printed; `None` if it has none.
    pub reference: Option<String>,
    /// The motions.
    pub motions: Vec<Motion>,
    /// Who objected to the decision.
    pub reservations: Vec<Participant>,
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page of the first motion, or of the item if there is none, from 1.
    pub page: u32,
    /// The line on that page, from 1.
    pub line: u32,
    /// How to cite the item: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
}

/// The motions and objections under an item. With `parties`, by their letters, only those of these parties. `None` if
/// there are none.
pub fn contested(
    record: &Record,
    path: &[usize],
    item: &AgendaItem,
    parties: Option<&[String]>,
) -> Option<ContestedItem> {
    let is_theirs = |one: &Participant| {
        let own = || one.party.as_deref().and_then(party);
        parties.is_none_or(|parties| own().is_some_and(|own| parties.contains(&own)))
    };
    let motions: Vec<Motion> = item
        .motions
        .iter()
        .filter(|motion| parties.is_none() || motion.movers.iter().any(is_theirs))
        .cloned()
        .collect();
    let reservations: Vec<Participant> = item.reservations.iter().filter(|one| is_theirs(one)).cloned().collect();
    if motions.is_empty() && reservations.is_empty() {
        return None;
    }
    let protocol = &record.protocol;
    let spans = motions.iter().map(|motion| motion.span).chain([item.span]);
    let start = spans.flatten().map(|span| span.start).next();
    let head = items::head(record, path);
    let source = record.source.name();
    let cite = items::cited(record, &head);
    Some(ContestedItem {
        date: protocol.date,
        date_basis: protocol.date_basis,
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        item: head,
        reference: item.reference.clone(),
        motions,
        reservations,
        source,
        cite,
        page: start.map_or(1, |start| start.page),
        line: start.map_or(1, |start| start.line),
    })
}

/// The objections under an item, without the motions. With `parties`, by their letters, only those of these
/// parties. `None` if there are none.
pub fn objected(
    record: &Record,
    path: &[usize],
    item: &AgendaItem,
    parties: Option<&[String]>,
) -> Option<ContestedItem> {
    let own = contested(record, path, item, parties)?;
    (!own.reservations.is_empty()).then(|| ContestedItem { motions: Vec::new(), ..own })
}

#[cfg(test)]
mod tests {
    use super::{contested, objected};
    use crate::index::{Record, Source};
    use crate::protocol::{AgendaItem, Motion, Participant, Protocol};

    fn member(name: &str, party: &str) -> Participant {
        Participant { name: name.to_owned(), party: Some(party.to_owned()), ..Participant::default() }
    }

    #[test]
    fn a_party_that_only_moved_has_not_objected() {
        let motions = vec![Motion { movers: vec![member("Kim Holm", "S")], ..Motion::default() }];
        let item = AgendaItem { motions, reservations: vec![member("Ida Dahl", "SD")], ..AgendaItem::default() };
        let [path, sha256, media_type] = ["a.txt", "", "text/plain"].map(str::to_owned);
        let source = Source { path, part: None, sha256, media_type, pages: 1 };
        let record = Record { source, protocol: Protocol { agenda: vec![item.clone()], ..Protocol::default() } };
        let [s, both] = [vec!["S".to_owned()], vec!["S".to_owned(), "SD".to_owned()]];
        assert!(contested(&record, &[0], &item, Some(&s)).is_some());
        assert_eq!(objected(&record, &[0], &item, Some(&s)), None);
        for parties in [Some(&both[..]), None] {
            let own = objected(&record, &[0], &item, parties).unwrap();
            assert_eq!((own.motions.len(), own.reservations.len()), (0, 1));
        }
    }
}
