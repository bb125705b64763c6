//! `tingsok timeline`: a topic over the years.

use super::arguments::Timeline as Arguments;
use super::output::{self, OutputForms};
use super::render::{self, Detail};
use super::search::query;
use super::terminal::{TextStyle, printable, shortened};
use super::unmatched::Unmatched;
use super::{Error, Exit, report, tables};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use tingsok::search::{Filter, OrganYear, Timeline, TimelineYear};

const BAR: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));

/// The longest bar, in columns. By feel: a narrow screen has room for the counts beside it.
const WIDEST_BAR: usize = 30;

/// Of a governing body's name, in characters. By feel.
const LONGEST_NAME: usize = 80;

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open()?;
    let filter = arguments.passages.within(arguments.items.within(arguments.selection.filter(&engine)));
    let mut timeline = engine.timeline(&query(&arguments.topic), &filter)?;
    let decisions = timeline.decisions.len();
    timeline.decisions.truncate(arguments.limit.of(arguments.output.format));
    let detail = Detail { citing: arguments.citing, ..Detail::default() };
    let is_empty = timeline.counts.items == 0;
    let forms = OutputForms {
        heading: Some(&timeline.topic),
        notes: &report::notes_in_words(&timeline.notes),
        is_empty,
        text: &|out, text_style| Ok(text(out, text_style, detail, &timeline, decisions)?),
        table: &|table_output| tables::timeline(table_output, &timeline),
    };
    output::write(arguments.output.format, arguments.citing, &timeline, &forms)?;
    if is_empty {
        let Arguments { selection, items, passages, .. } = arguments;
        let filters = [selection.names(), items.names(), passages.names()].concat();
        let (index, query) = (selection.place.index(), timeline.topic.as_str());
        let unmatched = Unmatched { engine: &engine, index, what: "nothing", query, filters: &filters };
        report::line(&unmatched.message(|| Ok(engine.timeline(query, &Filter::default())?.counts.items > 0))?);
    }
    Ok(Exit::of(!is_empty, &absent))
}

/// The years with their counts, the first and last mention, and the first of `decided` decisions.
pub fn text(
    out: &mut dyn Write,
    text_style: TextStyle,
    detail: Detail,
    timeline: &Timeline,
    decided: usize,
) -> io::Result<()> {
    let Timeline { topic, counts, years, first, last, decisions, .. } = timeline;
    if counts.items == 0 {
        return Ok(());
    }
    writeln!(out, "{}  {}\n", printable(topic), render::counts(*counts))?;
    let most = years.iter().map(|year| year.counts.items).max().unwrap_or(1).max(1);
    let mut before: Option<i16> = None;
    for year in years {
        // Years without a mention are shown too.
        for silent in before.zip(year.year).map(|(before, year)| before + 1..year).into_iter().flatten() {
            writeln!(out, "{silent}")?;
        }
        before = year.year;
        self::year(out, text_style, year, most)?;
    }
    let mentions = if counts.items == 1 { [("only", first), ("", &None)] } else { [("first", first), ("last ", last)] };
    for (name, hit) in mentions {
        if let Some(hit) = hit {
            writeln!(out)?;
            render::hit(out, text_style, detail, name, hit)?;
        }
    }
    if !decisions.is_empty() {
        writeln!(out, "\n{}", output::count(decisions.len(), decided, ["decision", "decisions"]))?;
    }
    let width = decisions.len().to_string().len();
    for hit in decisions {
        writeln!(out)?;
        render::hit(out, text_style, detail, &format!("{:>width$}", hit.rank), hit)?;
    }
    Ok(())
}

/// "2024  ██████████  3 items, 5 passages in 2 documents", and the governing bodies below.
fn year(out: &mut dyn Write, text_style: TextStyle, year: &TimelineYear, most: usize) -> io::Result<()> {
    let name = year.year.map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let length = (year.counts.items * WIDEST_BAR).div_ceil(most);
    writeln!(out, "{name}  {}  {}", text_style.styled(BAR, &"█".repeat(length)), render::counts(year.counts))?;
    for OrganYear { governing_body, region, counts } in &year.organs {
        let parts: Vec<&str> = governing_body.as_deref().into_iter().chain(region.as_deref()).collect();
        let organ =
            if parts.is_empty() { "–".to_owned() } else { shortened(&printable(&parts.join(" · ")), LONGEST_NAME) };
        writeln!(out, "      {organ}: {}", render::counts(*counts))?;
    }
    Ok(())
}
