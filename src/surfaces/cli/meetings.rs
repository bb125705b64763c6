//! `tingsok meetings`: what is in the index, by date.

use super::arguments::{ListFormat, Meetings};
use super::terminal::{Terminal, machine_output, printable};
use super::{Error, Exit, report};
use std::io::Write;
use tingsok::engine::MeetingSummary;
use tingsok::protocol::DateBasis;

pub fn run(arguments: &Meetings) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let meetings = engine.meetings(&arguments.selection.filter())?;
    match arguments.format {
        ListFormat::Text => {
            let Terminal { mut out, .. } = Terminal::open();
            table(&mut out, &meetings)?;
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
    Ok(match (meetings.is_empty(), absent.is_empty()) {
        (false, _) => Exit::Found,
        (true, true) => Exit::NothingFound,
        (true, false) => Exit::Failed,
    })
}

/// Columns as wide as their widest cell; the file last, where its length does no harm.
fn table(out: &mut dyn Write, meetings: &[MeetingSummary]) -> Result<(), Error> {
    let rows: Vec<[String; 5]> = meetings.iter().map(row).collect();
    let widths: [usize; 5] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    for row in rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}

fn row(meeting: &MeetingSummary) -> [String; 5] {
    let date = match (meeting.date, meeting.date_basis) {
        (None, _) => "no date".to_owned(),
        (Some(date), Some(DateBasis::Inferred)) => format!("{date} (inferred)"),
        (Some(date), _) => date.to_string(),
    };
    let organ = meeting.governing_body.as_deref().or(meeting.title.as_deref()).unwrap_or("–");
    let organ: Vec<&str> = std::iter::once(organ).chain(meeting.region.as_deref()).collect();
    [
        date,
        meeting.kind.name().to_owned(),
        printable(&organ.join(" · ")).into_owned(),
        format!("{} items, {} decisions", meeting.items, meeting.decisions),
        printable(&meeting.source).into_owned(),
    ]
}
