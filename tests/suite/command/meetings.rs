//! Tests meetings and their documents: several meetings in one file, and one meeting in several files.

use super::Place;
use serde_json::Value;

fn json(place: &Place, line: &[&str]) -> Value {
    serde_json::from_str(&place.run(line).out).unwrap()
}

#[test]
fn the_notice_and_the_minutes_of_a_meeting_are_told_together() {
    let place = Place::new();
    place.write("a/kallelse.txt", include_bytes!("../../cases/notice_table/text.txt"));
    place.write(
        "a/protokoll.txt",
        "Exempelby kommun\nPROTOKOLL\nSocialnämnden\nSammanträdesdatum 2024-09-12\nNärvarande: Anna Alm (S), ordförande, Bo Ek (M)\n\n\
         § 70 Upprop och val av justerare\nBeslut\nBo Ek (M) utses.\n\n§ 71 Delårsrapport per augusti 2024\nDnr SN 2024/55\nBeslut\n\
         Socialnämnden godkänner rapporten.\n\n§ 72 Fråga om jäv\n"
            .as_bytes(),
    );
    assert_eq!(place.run(&["index", "a"]).code, Some(0));
    let run = place.run(&["meetings"]);
    assert!(run.err.contains("1 meeting"), "{}", run.err);
    let meeting = json(&place, &["show", "protokoll.txt", "--meeting", "--format", "json"]);
    let report = meeting["items"].as_array().unwrap().iter().find(|item| item["number"] == "71").unwrap();
    let parts: Vec<&str> =
        report["parts"].as_array().unwrap().iter().filter_map(|part| part["kind"].as_str()).collect();
    assert_eq!(parts, ["protokoll", "kallelse"]);
    assert_eq!(report["parts"][0]["decisions"][0]["text"], "Socialnämnden godkänner rapporten.");
    assert_eq!(report["parts"][1]["presenters"][0]["name"], "Lena Holm");
    // A meeting is found by any of its documents.
    assert_eq!(json(&place, &["show", "kallelse.txt", "--meeting", "--format", "json"]), meeting);
}

#[test]
fn the_minutes_of_two_meetings_in_one_file_are_two() {
    let minutes = |day: &str, matter: &str| {
        format!(
            "Exempelföreningen\nPROTOKOLL\nStyrelsemöte {day}\nNärvarande: Kim Holm, Bo Ek, Eva Alm\n\n1. Mötets öppnande\nKim Holm \
             öppnade mötet.\n\n2. {matter}\nStyrelsen beslutar att anta förslaget.\n\n3. Mötets avslutande\n\nVid protokollet\nEva Alm\n\n"
        )
    };
    let (first, second) = (minutes("2024-03-04", "Budget"), minutes("2024-04-15", "Sommarfest"));
    let place = Place::new();
    place.write("a/2024.txt", format!("{first}{second}").as_bytes());
    assert_eq!(place.run(&["index", "a"]).code, Some(0));
    let run = place.run(&["meetings"]);
    assert!(run.out.contains("2024-03-04") && run.out.contains("2024-04-15") && run.out.contains("a/2024.txt/2"));
    let shown = json(&place, &["show", "a/2024.txt/2", "--format", "json"]);
    assert_eq!((shown["source"]["part"].as_u64(), shown["date"].as_str()), (Some(2), Some("2024-04-15")));
    assert_eq!(json(&place, &["show", "2024.txt", "--format", "json"])["source"]["part"], 1);
    // The SHA-256 belongs to the file.
    let sha256 = shown["source"]["sha256"].as_str().unwrap().to_owned();
    assert_eq!(json(&place, &["show", &sha256, "--format", "json"])["source"]["part"], 1);
    // The line number counts from the start of the file.
    let hits = json(&place, &["search", "sommarfest", "--format", "json"]);
    assert_eq!(hits["hits"][0]["line"], 26);
    // One change of the file is one.
    place.write("a/2024.txt", format!("{first}{second} ").as_bytes());
    let run = place.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), "note: a/2024.txt: has changed since it was indexed\n"));
    assert_eq!(place.run(&["index"]).code, Some(0));
    let sha256 = json(&place, &["show", "a/2024.txt/2", "--format", "json"])["source"]["sha256"].clone();
    assert_eq!(place.run(&["remove", &sha256.as_str().unwrap()[..12]]).out, "a/2024.txt\na/2024.txt/2\n");
    assert_eq!(place.run(&["index"]).code, Some(0));
    // A meeting removed from the file is removed from the index.
    place.write("a/2024.txt", first.as_bytes());
    assert_eq!(place.run(&["index"]).code, Some(0));
    assert_eq!(place.run(&["meetings", "--format", "jsonl"]).out.lines().count(), 1);
    assert_eq!(place.run(&["remove", "2024.txt"]).code, Some(0));
    assert_eq!(place.run(&["meetings"]).code, Some(1));
}
