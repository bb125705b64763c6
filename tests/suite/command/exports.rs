//! Tests that exports are consistent: every reference leads to something, tables are tables, and two runs give the
//! same.

use super::Place;
use serde_json::Value;
use std::collections::BTreeSet;

/// What can be exported, and whether it can be a table.
const ALL: [(&str, bool); 7] = [
    ("--records", true),
    ("--people", true),
    ("--appearances", true),
    ("--decisions", true),
    ("--matters", true),
    ("--popolo", false),
    ("--oparl", false),
];

/// The exported document for the option `what`, with `more` arguments.
#[track_caller]
fn document(place: &Place, what: &str, more: &[&str]) -> Value {
    let run = place.run(&[&["export", what, "--format", "json"], more].concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{what}");
    serde_json::from_str(&run.out).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The ids of `values`; each must occur once.
#[track_caller]
fn ids(values: &[Value]) -> BTreeSet<&str> {
    let ids: BTreeSet<&str> = values.iter().map(|value| value["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), values.len());
    ids
}

/// Whether a reference is absent or leads to one of `ids`.
fn resolves(reference: &Value, ids: &BTreeSet<&str>) -> bool {
    reference.is_null() || reference.as_str().is_some_and(|reference| ids.contains(reference))
}

/// The values of `keys` anywhere in `value`.
fn mentioned<'a>(value: &'a Value, keys: &[&str], found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if keys.contains(&key.as_str()) {
                    found.push(value);
                }
                mentioned(value, keys, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| mentioned(value, keys, found)),
        _ => {}
    }
}

#[test]
fn all_that_popolo_refers_to_is_there() {
    let place = Place::with_seeds();
    for more in [&[][..], &["--year", "2024"]] {
        let popolo = document(&place, "--popolo", more);
        let (persons, organizations) = (ids(list(&popolo, "persons")), ids(list(&popolo, "organizations")));
        let memberships = list(&popolo, "memberships");
        assert!(!ids(memberships).is_empty());
        for membership in memberships {
            assert!(membership["person_id"].is_string() && membership["organization_id"].is_string(), "{membership}");
            assert!(resolves(&membership["person_id"], &persons), "{membership}");
            assert!(resolves(&membership["organization_id"], &organizations), "{membership}");
        }
        for organization in list(&popolo, "organizations") {
            assert!(resolves(&organization["parent_id"], &organizations), "{organization}");
        }
        assert_eq!(ids(list(&popolo, "events")).len(), if more.is_empty() { 5 } else { 3 });
        for event in list(&popolo, "events") {
            assert!(resolves(&event["organization_id"], &organizations), "{event}");
            assert!(ids(list(event, "attendees")).is_subset(&persons), "{event}");
        }
    }
}

#[test]
fn all_that_oparl_refers_to_is_there() {
    let place = Place::with_seeds();
    place.write(
        "ny/1.txt",
        "Protokoll\n\nSocialnämnden\nGöteborgs Stad\n\nSammanträdesdatum 2024-05-17\n\n§ 1 0012/24\nTaxor\n\nBeslut\n\n\
         Socialnämnden beslutar att höja taxan.\n"
            .as_bytes(),
    );
    assert_eq!(place.run(&["index", "ny"]).code, Some(0));
    let oparl = document(&place, "--oparl", &[]);
    let (bodies, organizations) = (ids(list(&oparl, "body")), ids(list(&oparl, "organization")));
    let (persons, meetings) = (ids(list(&oparl, "person")), ids(list(&oparl, "meeting")));
    let items: Vec<Value> =
        list(&oparl, "meeting").iter().flat_map(|meeting| list(meeting, "agendaItem")).cloned().collect();
    let agenda = ids(&items);
    assert!(agenda.len() > 40, "{}", agenda.len());
    let check = |keys: &[&str], ids: &BTreeSet<&str>| {
        let mut found = Vec::new();
        mentioned(&oparl, keys, &mut found);
        let references: Vec<&Value> = found
            .into_iter()
            .flat_map(|value| value.as_array().map_or(vec![value], |all| all.iter().collect()))
            .collect();
        let references: Vec<&Value> = references.into_iter().filter(|value| value.is_string()).collect();
        assert!(!references.is_empty(), "{keys:?}");
        for reference in references {
            assert!(resolves(reference, ids), "{keys:?} {reference}");
        }
    };
    // The same key is a list at the top level, and a reference inside an object.
    check(&["body"], &bodies);
    check(&["organization"], &organizations);
    check(&["person", "participant"], &persons);
    check(&["meeting"], &meetings);
    check(&["agendaItem", "tingsok:parent"], &agenda);
    let consultations: Vec<Value> =
        list(&oparl, "paper").iter().flat_map(|paper| list(paper, "consultation")).cloned().collect();
    let consulted = ids(&consultations);
    let has: BTreeSet<&str> = items.iter().filter_map(|item| item["consultation"].as_str()).collect();
    assert!(!has.is_empty() && has == consulted, "{has:?} {consulted:?}");
    for person in list(&oparl, "person") {
        for membership in list(person, "membership") {
            assert!(membership["organization"].is_string(), "{membership}");
        }
    }
}

#[test]
fn tables_have_as_many_columns_in_every_row() {
    let place = Place::with_seeds();
    for (what, _) in ALL.iter().filter(|(_, is_table)| *is_table) {
        let run = place.run(&["export", what, "--format", "csv"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{what}");
        // The reader rejects rows of different lengths.
        let mut table = csv::Reader::from_reader(run.out.as_bytes());
        assert!(table.headers().unwrap().len() > 5, "{what}");
        assert!(table.records().map(Result::unwrap).count() > 1, "{what}");
    }
}

#[test]
fn a_line_is_an_object_and_a_list_has_as_many() {
    let place = Place::with_seeds();
    for (what, _) in &ALL[..5] {
        let run = place.run(&["export", what]);
        let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.iter().all(Value::is_object) && !lines.is_empty(), "{what}");
        assert_eq!(Value::Array(lines), document(&place, what, &[]), "{what}");
    }
    assert_eq!(place.run(&["export"]).out, place.run(&["export", "--records"]).out);
    // This is more than the ten that the command shows.
    assert!(place.run(&["export", "--decisions"]).out.lines().count() > 10);
}

#[test]
fn an_export_is_the_same_twice() {
    let (one, other) = (Place::with_seeds(), Place::with_seeds());
    for (what, _) in ALL {
        assert!(one.run(&["export", what]).out == other.run(&["export", what]).out, "{what}");
    }
}

#[test]
fn what_cannot_be_written_so_says_what_can() {
    let place = Place::new();
    let run = place.run(&["export", "--oparl", "--format", "csv"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("--oparl cannot be written as csv; use --format json"), "{}", run.err);
    let run = place.run(&["export", "--people", "--decisions"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("cannot be used with"), "{}", run.err);
}

#[test]
fn an_export_of_nothing_is_nothing_found() {
    let place = Place::with_seeds();
    for (what, _) in ALL {
        assert_eq!(place.run(&["export", what, "--year", "1999"]).code, Some(1), "{what}");
    }
}
