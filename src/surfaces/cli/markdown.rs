//! Answers as Markdown, to be put into a text with their sources.

use super::citing::Citing;
use super::render;
use super::terminal::printable;
use std::io::{self, Write};
use tingsok::search::{Answer, Hit, Markup};

/// An answer under the question as its heading.
pub fn answer(out: &mut dyn Write, citing: Citing, before: usize, answer: &Answer) -> io::Result<()> {
    if before > 0 {
        writeln!(out)?;
    }
    writeln!(out, "## {}", text(&answer.query))?;
    for note in &answer.notes {
        writeln!(out, "\n_{}_", text(note))?;
    }
    if answer.total == 0 {
        writeln!(out, "\nnothing found")?;
    }
    for hit in &answer.hits {
        self::hit(out, citing, hit)?;
    }
    for group in answer.grouped.iter().flat_map(|grouped| &grouped.groups) {
        writeln!(out, "\n### {}\n\n{}", text(&group.name), render::counts(group.extent))?;
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
    // No path is worth a broken page.
    let source = printable(&hit.source).replace('`', "?");
    writeln!(out, "   `{}`{decision}", render::cited(&source, hit.page, hit.line))?;
    if let Some(line) = citing.line(&hit.cite, (&hit.source, hit.page, hit.line)) {
        writeln!(out, "\n   {}", text(&line))?;
    }
    Ok(())
}

/// A quotation that begins with a dash, a plus or a number is no list.
fn quoted(snippet: &str) -> String {
    let digits = snippet.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = snippet.split_at(digits);
    let is_list = rest.starts_with(if digits == 0 { ['-', '+'] } else { ['.', ')'] });
    if is_list { format!("{number}\\{rest}") } else { snippet.to_owned() }
}

fn text(text: &str) -> String {
    Markup::Markdown.escaped(&printable(text))
}
