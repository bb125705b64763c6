//! `tingsok meetings`: what is in the index, by date.

use super::arguments::{ListFormat, Meetings};
use super::terminal::{Terminal, machine_output, printable, shortened};
use super::{Error, Exit, render, report};
use std::io::{IsTerminal, Write};
use tingsok::search::MeetingSummary;

pub fn run(arguments: &Meetings) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let meetings = engine.meetings(&arguments.selection.filter(&engine))?;
    match arguments.format {
        ListFormat::Text => {
            let Terminal { mut out, look } = Terminal::open();
            let room = if std::io::stdout().is_terminal() { look.width } else { usize::MAX };
            table(&mut out, room, &meetings)?;
            out.flush()?;
            report::line(&format!("{} {}", meetings.len(), if meetings.len() == 1 { "meeting" } else { "meetings" }));
        }
        ListFormat::Jsonl => {
            let mut out = machine_output();
            for meeting in &meetings {
                serde_json::to_writer(&mut out, meeting)?;
                writeln!(out)?;
            }
            out.flush()?;
        }
    }
    Ok(Exit::of(!meetings.is_empty(), &absent))
}

/// Where the name of the organ stands in a row.
const ORGAN: usize = 2;

/// Of a name that must give way, so much is kept, in columns. By feel: still told from its neighbours.
const SHORTEST_ORGAN: usize = 24;

/// Columns as wide as their widest cell. Names of organs are long; they give way where a row is wider than `room`.
pub fn table(out: &mut dyn Write, room: usize, meetings: &[MeetingSummary]) -> Result<(), Error> {
    let mut rows: Vec<[String; 5]> = meetings.iter().flat_map(rows_of).collect();
    let mut widths: [usize; 5] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    let width = widths.iter().sum::<usize>() + GAP.len() * (widths.len() - 1);
    let organ_width = widths[ORGAN].saturating_sub(width.saturating_sub(room)).max(SHORTEST_ORGAN);
    if organ_width < widths[ORGAN] {
        widths[ORGAN] = organ_width;
        for row in &mut rows {
            row[ORGAN] = shortened(&row[ORGAN], organ_width);
        }
    }
    for row in rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        writeln!(out, "{}", cells.join(GAP).trim_end())?;
    }
    Ok(())
}

/// Between columns.
const GAP: &str = "  ";

/// A row for the meeting, and one for each further document of it.
fn rows_of(meeting: &MeetingSummary) -> Vec<[String; 5]> {
    let further = meeting.documents.iter().filter(|paper| paper.source != meeting.source).map(|paper| {
        let source = printable(&paper.source).into_owned();
        [String::new(), paper.kind.name().to_owned(), String::new(), String::new(), source]
    });
    std::iter::once(row(meeting)).chain(further).collect()
}

fn row(meeting: &MeetingSummary) -> [String; 5] {
    let organ = meeting.governing_body.as_deref().or(meeting.title.as_deref()).unwrap_or("–");
    let organ: Vec<&str> = std::iter::once(organ).chain(meeting.region.as_deref()).collect();
    [
        render::day(meeting.date, meeting.date_basis),
        meeting.kind.name().to_owned(),
        printable(&organ.join(" · ")).into_owned(),
        format!("{} items, {} decisions", meeting.items, meeting.decisions),
        printable(&meeting.source).into_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{MeetingSummary, table};
    use tingsok::protocol::{DateBasis, Kind};

    #[track_caller]
    fn check(room: usize, expected: &str) {
        let meeting = MeetingSummary {
            source: "seeds/a.txt".to_owned(),
            date: "2024-09-06".parse().ok(),
            date_basis: Some(DateBasis::Inferred),
            kind: Kind::Protokoll,
            title: None,
            governing_body: Some("Ledningsgrupp för samordning av hälso- och sjukvård".to_owned()),
            region: Some("Kronobergs län".to_owned()),
            items: 14,
            decisions: 12,
            documents: Vec::new(),
        };
        let mut out = Vec::new();
        table(&mut out, room, &[meeting]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().trim_end(), expected);
    }

    #[test]
    fn long_names_give_way_on_a_narrow_screen() {
        check(
            usize::MAX,
            "2024-09-06 (inferred)  protokoll  Ledningsgrupp för samordning av hälso- och sjukvård · Kronobergs län  \
             14 items, 12 decisions  seeds/a.txt",
        );
        check(
            100,
            "2024-09-06 (inferred)  protokoll  Ledningsgrupp för samordning…  14 items, 12 decisions  seeds/a.txt",
        );
    }
}
