//! `tingsok meetings`: the meetings in the index, by date.

use super::arguments::Meetings;
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::terminal::{self, printable};
use super::unmatched::Unmatched;
use super::{Error, Exit, columns, render, report, tables};
use std::io::{self, Write};
use tingsok::search::MeetingSummary;

pub fn run(arguments: &Meetings) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open()?;
    let mut meetings = engine.meetings(&arguments.items.within(arguments.selection.filter(&engine)))?;
    let total = meetings.len();
    meetings.truncate(arguments.limit.asked().unwrap_or(usize::MAX));
    let forms = OutputForms {
        heading: None,
        notes: &[],
        is_empty: meetings.is_empty(),
        text: &|out, _| Ok(table(out, terminal::known_width(), arguments.citing, &meetings)?),
        table: &|table_output| tables::meetings(table_output, &meetings),
    };
    output::write_list(arguments.output.format, arguments.citing, &meetings, &forms)?;
    if total == 0 {
        let filters = [arguments.selection.names(), arguments.items.names()].concat();
        let index = arguments.selection.place.index();
        let unmatched = Unmatched { engine: &engine, index, what: "no meeting", query: "", filters: &filters };
        report::line(&unmatched.message(|| Ok(true))?);
    } else {
        report::line(&output::count(meetings.len(), total, ["meeting", "meetings"]));
    }
    Ok(Exit::of(total > 0, &absent))
}

/// Where the name of the governing body is in a row.
const ORGAN: usize = 2;

/// One row per meeting and document. With `--cite`, each meeting has its citation in a last column.
pub fn table(out: &mut dyn Write, width: Option<usize>, citing: Citing, meetings: &[MeetingSummary]) -> io::Result<()> {
    columns::write(out, width, meetings.iter().flat_map(|meeting| rows_of(citing, meeting)).collect(), ORGAN)
}

/// A row for the meeting, and one for each further document of it.
fn rows_of(citing: Citing, meeting: &MeetingSummary) -> Vec<[String; 6]> {
    let further = meeting.documents.iter().filter(|paper| paper.source != meeting.source).map(|paper| {
        let source = printable(&paper.source).into_owned();
        [String::new(), paper.kind.name().to_owned(), String::new(), String::new(), source, String::new()]
    });
    std::iter::once(row(citing, meeting)).chain(further).collect()
}

fn row(citing: Citing, meeting: &MeetingSummary) -> [String; 6] {
    let organ = meeting.governing_body.as_deref().or(meeting.title.as_deref()).unwrap_or("–");
    let organ: Vec<&str> = std::iter::once(organ).chain(meeting.region.as_deref()).collect();
    [
        render::day(meeting.date, meeting.date_basis),
        meeting.kind.name().to_owned(),
        printable(&organ.join(" · ")).into_owned(),
        format!(
            "{}, {}",
            output::counted(meeting.items, ["item", "items"]),
            output::counted(meeting.decisions, ["decision", "decisions"])
        ),
        printable(&meeting.source).into_owned(),
        citing.line(&meeting.cite, (&meeting.source, 1, 1)).unwrap_or_default(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Citing, MeetingSummary, table};
    use tingsok::protocol::{DateBasis, Kind};

    #[track_caller]
    fn check(width: Option<usize>, expected: &str) {
        check_counts((14, 12), width, expected);
    }

    #[track_caller]
    fn check_counts((items, decisions): (usize, usize), width: Option<usize>, expected: &str) {
        let meeting = MeetingSummary {
            source: "seeds/a.txt".to_owned(),
            date: "2024-09-06".parse().ok(),
            date_basis: Some(DateBasis::Inferred),
            kind: Kind::Protokoll,
            title: None,
            governing_body: Some("Ledningsgrupp för samordning av hälso- och sjukvård".to_owned()),
            region: Some("Kronobergs län".to_owned()),
            items,
            decisions,
            documents: Vec::new(),
            cite: "Ledningsgrupp 2024-09-06".to_owned(),
        };
        let mut out = Vec::new();
        table(&mut out, width, Citing::default(), &[meeting]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().trim_end(), expected);
    }

    #[test]
    fn one_is_not_several() {
        let expected = "2024-09-06 (inferred)  protokoll  Ledningsgrupp för samor…  1 item, 1 decision  seeds/a.txt";
        check_counts((1, 1), Some(85), expected);
    }

    #[test]
    fn long_names_give_way_on_a_narrow_screen() {
        check(
            None,
            "2024-09-06 (inferred)  protokoll  Ledningsgrupp för samordning av hälso- och sjukvård · Kronobergs län  \
             14 items, 12 decisions  seeds/a.txt",
        );
        check(
            Some(100),
            "2024-09-06 (inferred)  protokoll  Ledningsgrupp för samordning…  14 items, 12 decisions  seeds/a.txt",
        );
    }
}
