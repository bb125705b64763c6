//! Answers as Markdown, to be put into a text with their sources.

use super::render;
use std::io::{self, Write};
use tingsok::search::{Answer, Hit, Markup};

/// An answer under the question as its heading.
pub fn answer(out: &mut dyn Write, before: usize, answer: &Answer) -> io::Result<()> {
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
        self::hit(out, hit)?;
    }
    for group in answer.grouped.iter().flat_map(|grouped| &grouped.groups) {
        writeln!(out, "\n### {}\n\n{}", text(&group.name), render::counts(group))?;
        for hit in &group.hits {
            self::hit(out, hit)?;
        }
    }
    Ok(())
}

/// A numbered entry: the meeting, the item, the passage as a quotation, the place in the file.
fn hit(out: &mut dyn Write, hit: &Hit) -> io::Result<()> {
    let (date, meeting) = (render::date(&hit.meeting), text(&render::meeting(&hit.meeting)));
    write!(out, "\n{}. **{date}** {meeting}", hit.rank)?;
    if let Some(item) = render::item(hit.item.as_ref(), &hit.presenters) {
        // A backslash breaks the line.
        write!(out, "\\\n   {}", text(&item))?;
    }
    writeln!(out)?;
    writeln!(out, "\n   > {}\n", hit.marked(Markup::Markdown).replace(|character: char| character.is_control(), " "))?;
    let decision = if hit.is_decision { ", beslut" } else { "" };
    // No path is worth a broken page.
    writeln!(out, "   `{}:{}`{decision}", hit.source.replace(['`', '\n', '\r'], "?"), hit.line)
}

fn text(text: &str) -> String {
    Markup::Markdown.escaped(&text.replace(|character: char| character.is_control(), " "))
}
