//! `tingsok timeline`: a topic over the years.

use super::arguments::Timeline as Arguments;
use super::render::{self, Detail};
use super::search::question;
use super::terminal::{Look, printable, shortened};
use super::{Error, Exit, listing, report, tables};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use tingsok::search::{OrganYear, Timeline, TimelineYear};

const BAR: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));

/// The longest bar, in columns. By feel: the counts still stand beside it on a narrow screen.
const WIDEST_BAR: usize = 30;

/// Of a governing body's name, in characters.
const LONGEST_NAME: usize = 80;

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let mut timeline = engine.timeline(&question(&arguments.topic), &arguments.selection.filter(&engine))?;
    let decisions = timeline.decisions.len();
    timeline.decisions.truncate(listing::limit(arguments.limit, arguments.format));
    let detail = Detail { citing: arguments.citing, ..Detail::default() };
    listing::write(
        arguments.format,
        &timeline.notes,
        &timeline,
        listing::Ways {
            text: &|out, look| text(out, look, detail, &timeline, decisions),
            csv: &|out| tables::timeline(out, &timeline),
        },
    )?;
    let is_empty = timeline.extent.items == 0;
    if is_empty {
        report::line(&format!("nothing found for \"{}\"", shortened(&timeline.topic, LONGEST_NAME)));
    }
    Ok(Exit::of(!is_empty, &absent))
}

/// The years with their counts, the first and last mention, and `decided` decisions of which the first are there.
pub fn text(out: &mut dyn Write, look: Look, detail: Detail, timeline: &Timeline, decided: usize) -> io::Result<()> {
    let Timeline { topic, extent, years, first, last, decisions, .. } = timeline;
    if extent.items == 0 {
        return Ok(());
    }
    writeln!(out, "{}  {}\n", printable(topic), render::counts(*extent))?;
    let most = years.iter().map(|year| year.extent.items).max().unwrap_or(1).max(1);
    let mut before: Option<i16> = None;
    for year in years {
        // A year of silence says something, too.
        for silent in before.zip(year.year).map(|(before, year)| before + 1..year).into_iter().flatten() {
            writeln!(out, "{silent}")?;
        }
        before = year.year;
        self::year(out, look, year, most)?;
    }
    let mentions = if extent.items == 1 { [("only", first), ("", &None)] } else { [("first", first), ("last ", last)] };
    for (name, hit) in mentions {
        if let Some(hit) = hit {
            writeln!(out)?;
            render::hit(out, look, detail, name, hit)?;
        }
    }
    if !decisions.is_empty() {
        writeln!(out, "\n{}", listing::count(decisions.len(), decided, ["decision", "decisions"]))?;
    }
    let width = decisions.len().to_string().len();
    for hit in decisions {
        writeln!(out)?;
        render::hit(out, look, detail, &format!("{:>width$}", hit.rank), hit)?;
    }
    Ok(())
}

/// "2024  ██████████  3 items, 5 passages in 2 meetings", and below it who met.
fn year(out: &mut dyn Write, look: Look, year: &TimelineYear, most: usize) -> io::Result<()> {
    let name = year.year.map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let length = (year.extent.items * WIDEST_BAR).div_ceil(most);
    writeln!(out, "{name}  {}  {}", look.styled(BAR, &"█".repeat(length)), render::counts(year.extent))?;
    for OrganYear { governing_body, region, extent } in &year.organs {
        let parts: Vec<&str> = governing_body.as_deref().into_iter().chain(region.as_deref()).collect();
        let organ =
            if parts.is_empty() { "–".to_owned() } else { shortened(&printable(&parts.join(" · ")), LONGEST_NAME) };
        writeln!(out, "      {organ}: {}", render::counts(*extent))?;
    }
    Ok(())
}
