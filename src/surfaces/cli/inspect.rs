//! `tingsok inspect`: how a file is read, line by line.

use super::arguments::Inspect;
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::terminal::{printable, shortened};
use super::{Error, Exit, index, report, tables};
use std::io::Write;
use tingsok::engine::{Engine, InspectedRow, Inspection, Settings};
use tingsok::protocol::PageArtifact;

pub fn run(arguments: &Inspect) -> Result<Exit, Error> {
    let settings = Settings::read(&arguments.folder.index)?;
    let inspection = Engine::inspect(&arguments.file, &settings, index::file_reader().as_ref())?;
    let forms = OutputForms {
        heading: None,
        notes: &[],
        is_empty: false,
        text: &|out, _| match arguments.why {
            Some(line) => Ok(why(out, &inspection, line)?),
            None => Ok(write(out, &inspection)?),
        },
        table: &|table_output| tables::inspection(table_output, &inspection),
    };
    let last =
        inspection.pages.iter().flat_map(|page| &page.lines).map(|own| own.line.position.line).max().unwrap_or(0);
    if let Some(line) = arguments.why.flatten().filter(|line| *line > last) {
        report::line(&format!(
            "no page has a line {line}; the longest page has {}",
            output::counted(usize::try_from(last).unwrap_or(usize::MAX), ["line", "lines"])
        ));
        return Ok(Exit::NothingFound);
    }
    output::write(arguments.output.format, Citing::default(), &inspection, &forms)?;
    Ok(Exit::Found)
}

/// As wide as "attendance, heading".
const WIDTH: usize = 22;

fn write(out: &mut dyn Write, inspection: &Inspection) -> std::io::Result<()> {
    let Inspection { source, media_type, kind, .. } = inspection;
    writeln!(out, "{}: {media_type}, {}", printable(source), kind.name())?;
    for page in &inspection.pages {
        let size =
            page.size.map_or_else(String::new, |size| format!(", {:.0} × {:.0} points", size.width, size.height));
        writeln!(out, "\npage {}{size}", page.number)?;
        let mut rows: Vec<(u32, &InspectedRow)> = Vec::new();
        for line in &page.lines {
            rows.extend(line.rows.iter().map(|row| (line.line.position.line, row)));
        }
        rows.sort_by_key(|(_, row)| row.order);
        for (line, row) in rows {
            let text = row.text.split('\t').map(str::trim).collect::<Vec<_>>().join(" ┆ ");
            writeln!(out, "{line:>5}  {:<WIDTH$}  {}", said(row), printable(&text))?;
        }
    }
    if !inspection.notes.is_empty() {
        writeln!(out)?;
    }
    inspection.notes.iter().try_for_each(|note| writeln!(out, "note: {}", printable(&note.text)))
}

/// The outlines that were considered, with the evidence for their headings, then the lines. With `line`, only what
/// concerns it.
fn why(out: &mut dyn Write, inspection: &Inspection, line: Option<u32>) -> std::io::Result<()> {
    let is_meant = |own: u32| line.is_none_or(|line| line == own);
    for outline in &inspection.outlines {
        let headings: Vec<_> = outline.headings.iter().filter(|own| is_meant(own.position.line)).collect();
        if headings.is_empty() {
            continue;
        }
        let chosen = if outline.is_chosen { ", chosen" } else { "" };
        let headed = output::counted(outline.headings.len(), ["heading", "headings"]);
        writeln!(out, "by {}: {headed}, score {:.2}{chosen}", outline.by, outline.score)?;
        for heading in headings {
            let text = shortened(&heading.text, 60);
            writeln!(out, "{:>5}  {:>5.2}  {}", heading.position.line, heading.score, printable(&text))?;
            for evidence in &heading.evidence {
                writeln!(out, "       {:>+5.2}  {}", evidence.score, evidence.clue)?;
            }
        }
        writeln!(out)?;
    }
    let mut is_found = false;
    for page in &inspection.pages {
        for own in page.lines.iter().filter(|own| is_meant(own.line.position.line)) {
            for row in &own.rows {
                is_found = true;
                let text = row.text.split('\t').map(str::trim).collect::<Vec<_>>().join(" ┆ ");
                writeln!(out, "{:>5}  {}", own.line.position.line, printable(&text))?;
                writeln!(out, "       {}: {}", said(row), row.why.join("; "))?;
            }
        }
    }
    if !is_found && let Some(line) = line {
        writeln!(out, "line {line}: not read as part of the document")?;
    }
    Ok(())
}

/// What a row was read as.
fn said(row: &InspectedRow) -> String {
    let mut said = match row.artifact {
        Some(PageArtifact::RunningHead) => "running head".to_owned(),
        Some(PageArtifact::PageNumber) => "page number".to_owned(),
        Some(PageArtifact::OutsideBody) => "page frame".to_owned(),
        Some(PageArtifact::Stamp) => "stamp".to_owned(),
        None => row.place.clone(),
    };
    if row.heading.is_some() {
        said.push_str(", heading");
    }
    if row.bullet {
        said.push_str(", bullet");
    }
    if row.hidden {
        said.push_str(", hidden");
    }
    said
}
