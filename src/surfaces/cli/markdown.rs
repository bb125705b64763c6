//! Answers as Markdown, to paste into a document with their sources.

use super::citing::Citing;
use super::render;
use super::terminal::printable;
use std::io::{self, Write};
use tingsok::search::{Answer, Hit, Markup};

/// The query as a heading, and the notes on it. `before` is the number of answers above.
pub fn head(out: &mut dyn Write, before: usize, query: &str, notes: &[String]) -> io::Result<()> {
    if before > 0 {
        writeln!(out)?;
    }
    writeln!(out, "## {}", text(query))?;
    notes.iter().try_for_each(|note| writeln!(out, "\n_{}_", text(note)))
}

/// The hits of an answer, under the groups that they are in.
pub fn hits(out: &mut dyn Write, citing: Citing, answer: &Answer) -> io::Result<()> {
    for hit in &answer.hits {
        self::hit(out, citing, hit)?;
    }
    for group in answer.grouped.iter().flat_map(|grouped| &grouped.groups) {
        writeln!(out, "\n### {}\n\n{}", text(&group.name), render::counts(group.counts))?;
        for hit in &group.hits {
            self::hit(out, citing, hit)?;
        }
    }
    Ok(())
}

/// A numbered entry: the meeting, the item, the passage as a quotation, the place in the file.
fn hit(out: &mut dyn Write, citing: Citing, hit: &Hit) -> io::Result<()> {
    let (date, meeting) = (render::day(hit.meeting.date, hit.meeting.date_basis), text(&render::meeting(&hit.meeting)));
    write!(out, "\n{}. **{date}** {meeting}", hit.rank)?;
    if let Some(item) = render::under(hit) {
        // A backslash breaks the line.
        write!(out, "\\\n   {}", text(&item))?;
    }
    writeln!(out)?;
    writeln!(out, "\n   > {}\n", quoted(&printable(&hit.marked(Markup::Markdown))))?;
    if let Some(outcome) = hit.outcome.as_ref().filter(|_| !hit.is_decision) {
        writeln!(out, "   beslut: {}\n", text(outcome))?;
    }
    let decision = if hit.is_decision { ", beslut" } else { "" };
    // A backtick in a path would end the code span.
    let source = printable(&hit.source).replace('`', "?");
    writeln!(out, "   `{}`{decision}", render::cited(&source, hit.page, hit.line))?;
    if let Some(line) = citing.line(&hit.cite, (&hit.source, hit.page, hit.line)) {
        writeln!(out, "\n   {}", text(&line))?;
    }
    Ok(())
}

/// A row of a table.
pub fn row<'a>(out: &mut dyn Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {} |", text(cell))?;
    }
    writeln!(out)
}

/// A quotation that begins with a dash, a plus or a number must not become a list.
fn quoted(snippet: &str) -> String {
    let digits = snippet.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = snippet.split_at(digits);
    let is_list = rest.starts_with(if digits == 0 { ['-', '+'] } else { ['.', ')'] });
    if is_list { format!("{number}\\{rest}") } else { snippet.to_owned() }
}

fn text(text: &str) -> String {
    Markup::Markdown.escaped(&printable(text))
}
