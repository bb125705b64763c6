//! `tingsok person` and `tingsok people`: what someone did, and who is named in the documents.

use super::arguments::{People, Person as Arguments};
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::render;
use super::terminal::{self, TextStyle, printable, shortened};
use super::unmatched::Unmatched;
use super::{Error, Exit, columns, report, tables};
use std::io::{self, Write};
use tingsok::people::{Act, Appearance, ItemInvolvement, Participation, Person, PersonLinkReason, Post};
use tingsok::protocol::{AttendeeGroup, OfficerRole, VoteOption};
use tingsok::search::Filter;

/// The people with a matching name who are shown in full. By feel.
const FULL: usize = 5;

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open_linked()?;
    let name = arguments.name.join(" ");
    let mut persons = match &arguments.about {
        Some(topic) => engine.person_about(&name, topic, &arguments.selection.filter(&engine))?,
        None => engine.person(&name, &arguments.selection.filter(&engine))?,
    };
    let total = persons.len();
    persons.truncate(arguments.limit.of(arguments.output.format));
    let forms = OutputForms {
        heading: Some(&name),
        notes: &[],
        is_empty: total == 0,
        text: &|out, text_style| Ok(full(out, text_style, arguments.citing, &persons)?),
        table: &|table_output| tables::appearances(table_output, &persons),
    };
    output::write_list(arguments.output.format, arguments.citing, &persons, &forms)?;
    if total == 0 {
        let mut filters = arguments.selection.names();
        filters.extend(arguments.about.as_ref().map(|_| "--about"));
        let index = arguments.selection.place.index().display();
        let (short, filters) = (shortened(&name, 60), filters.join(", "));
        report::line(&if !filters.is_empty() && !engine.person(&name, &Filter::default())?.is_empty() {
            format!("\"{short}\" is in the index, but nothing about this person matches {filters}")
        } else if engine.people(&Filter::default())?.is_empty() {
            format!("nobody found with the name \"{short}\"; the index in {index} names nobody")
        } else {
            format!("nobody found with the name \"{short}\"; `tingsok people --index {index}` lists everyone")
        });
    } else if persons.len() < total {
        report::line(&output::count(persons.len(), total, ["person", "people"]));
    }
    Ok(Exit::of(total > 0, &absent))
}

pub fn list(arguments: &People) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open_linked()?;
    let mut persons = engine.people(&arguments.selection.filter(&engine))?;
    let has = |wanted: Option<&String>, value: fn(&Post) -> Option<&String>| {
        let wanted = wanted.map(|wanted| tingsok::analysis::fold(wanted));
        move |person: &Person| {
            wanted.as_ref().is_none_or(|wanted| {
                person
                    .posts
                    .iter()
                    .filter_map(value)
                    .any(|value| tingsok::analysis::fold(value).contains(wanted.as_str()))
            })
        }
    };
    let has_organisation = has(arguments.organisation.as_ref(), |post| post.organisation.as_ref());
    let has_role = has(arguments.role.as_ref(), |post| post.role.as_ref());
    persons.retain(|person| has_organisation(person) && has_role(person));
    let total = persons.len();
    persons.truncate(arguments.limit.asked().unwrap_or(usize::MAX));
    let forms = OutputForms {
        heading: None,
        notes: &[],
        is_empty: persons.is_empty(),
        text: &|out, _| Ok(table(out, &persons)?),
        table: &|table_output| tables::people(table_output, &persons),
    };
    output::write_list(arguments.output.format, Citing::default(), &persons, &forms)?;
    if total == 0 {
        let mut filters = arguments.selection.names();
        filters.extend(arguments.organisation.as_ref().map(|_| "--organisation"));
        filters.extend(arguments.role.as_ref().map(|_| "--role"));
        let index = arguments.selection.place.index();
        let unmatched = Unmatched { engine: &engine, index, what: "nobody", query: "", filters: &filters };
        report::line(&unmatched.message(|| Ok(!engine.people(&Filter::default())?.is_empty()))?);
    } else {
        report::line(&output::count(persons.len(), total, ["person", "people"]));
    }
    Ok(Exit::of(total > 0, &absent))
}

/// "Kim Holm   samordnare, Region Kalmar län   2022–2024   3 documents   kim-holm-kalmar-lan", one line per person.
fn table(out: &mut dyn Write, persons: &[Person]) -> io::Result<()> {
    let rows: Vec<[String; 5]> = persons
        .iter()
        .map(|person| {
            let post = person.posts.first().map_or_else(String::new, said);
            let documents = output::counted(person.appearances.len(), ["document", "documents"]);
            let post = shortened(&printable(&post), LONGEST_POST);
            [printable(&person.name).into_owned(), post, years(person), documents, person.id.clone()]
        })
        .collect();
    columns::write(out, terminal::known_width(), rows, POST)
}

/// Where the role is in a row.
const POST: usize = 1;

/// Of a role with its organisation, in characters. By feel.
const LONGEST_POST: usize = 60;

fn years(person: &Person) -> String {
    match (person.first, person.last) {
        (Some(first), Some(last)) if first.year() == last.year() => first.year().to_string(),
        (Some(first), Some(last)) => format!("{}–{}", first.year(), last.year()),
        _ => "no date".to_owned(),
    }
}

/// "processledare, Region Kalmar län"
fn said(post: &Post) -> String {
    let parts: Vec<&str> = post.role.iter().chain(&post.organisation).chain(&post.term).map(String::as_str).collect();
    parts.join(", ")
}

/// The first few in full, the others as a list.
pub fn full(out: &mut dyn Write, text_style: TextStyle, citing: Citing, persons: &[Person]) -> io::Result<()> {
    for (place, person) in persons.iter().take(FULL).enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        self::person(out, text_style, citing, person)?;
    }
    if persons.len() > FULL {
        writeln!(out, "\nalso:")?;
        table(out, &persons[FULL..])?;
    }
    Ok(())
}

fn person(out: &mut dyn Write, text_style: TextStyle, citing: Citing, person: &Person) -> io::Result<()> {
    let region = person.region.as_ref().map_or(String::new(), |region| format!(" · {region}"));
    writeln!(
        out,
        "{}{}  ({})",
        text_style.styled(render::MATCH, &printable(&person.name)),
        printable(&region),
        person.id
    )?;
    if !person.other_names.is_empty() {
        writeln!(out, "   also written {}", printable(&person.other_names.join(", ")))?;
    }
    for post in &person.posts {
        writeln!(out, "   {}  {}", days(post), printable(&said(post)))?;
    }
    for appearance in &person.appearances {
        writeln!(out)?;
        self::appearance(out, text_style, citing, appearance)?;
    }
    for other in &person.possible_matches {
        let line = format!("perhaps also {} ({}): {}", other.name, other.id, other.link.evidence);
        for (place, line) in
            render::lines(&line, text_style.width.saturating_sub(3), text_style).into_iter().enumerate()
        {
            let gap = if place == 0 { "\n" } else { "" };
            writeln!(out, "{gap}   {line}")?;
        }
    }
    Ok(())
}

/// "2022-11-25 – 2024-12-13"
fn days(post: &Post) -> String {
    match (post.from, post.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (None, Some(to)) => format!("– {to}"),
        (Some(from), None) => format!("{from} –"),
        (None, None) => "no date".to_owned(),
    }
}

fn appearance(out: &mut dyn Write, text_style: TextStyle, citing: Citing, own: &Appearance) -> io::Result<()> {
    let organ = render::organ(own.governing_body.as_deref(), own.region.as_deref());
    writeln!(out, "   {}  {organ}", text_style.styled(render::DATE, &render::day(own.date, own.date_basis)))?;
    let mut said: Vec<String> = own.offices.iter().map(|office| office.name().to_owned()).collect();
    said.extend(presence(own));
    if own.items.is_empty() && own.offices.is_empty() && own.attended.is_none() {
        said.push("named".to_owned());
    }
    if !said.is_empty() {
        writeln!(out, "      {}  {}", said.join(", "), render::place(text_style, &own.source, own.page, own.line))?;
        if let Some(line) = citing.line(&own.cite, (&own.source, own.page, own.line)) {
            writeln!(out, "      {line}")?;
        }
    }
    for part in &own.items {
        let number = part.number.as_ref().map_or(String::new(), |number| format!("{number} "));
        let place = render::place(text_style, &own.source, part.page, part.line);
        writeln!(out, "      {}: {}  {place}", doings(part), printable(&format!("{number}{}", part.title)))?;
        if let Some(line) = citing.line(&part.cite, (&own.source, part.page, part.line)) {
            writeln!(out, "      {line}")?;
        }
    }
    if !matches!(own.link.why, PersonLinkReason::First | PersonLinkReason::SameName) {
        writeln!(
            out,
            "      as \"{}\"; {} ({:.2})",
            printable(&own.name),
            printable(&own.link.evidence),
            own.link.confidence
        )?;
    }
    Ok(())
}

fn presence(own: &Appearance) -> Option<String> {
    let remote = if own.remote { " (remote)" } else { "" };
    let as_member =
        if own.offices.iter().any(|office| *office != OfficerRole::Approver) { "present" } else { "present as member" };
    match own.attended? {
        AttendeeGroup::Member => Some(format!("{as_member}{remote}")),
        AttendeeGroup::Other => Some(format!("present{remote}")),
    }
}

/// "speaks, yrkade, röstade nej": the closest involvement, and what they did before the decision.
fn doings(item: &ItemInvolvement) -> String {
    let mut said: Vec<&str> = item.acts.iter().map(|act| self::act(*act)).collect();
    // Someone who acts is always named too.
    if said.is_empty() || item.part != Participation::Named {
        said.insert(0, part(item.part));
    }
    said.join(", ")
}

pub fn act(act: Act) -> &'static str {
    match act {
        Act::Moves => "yrkade",
        Act::Votes { option: VoteOption::Yes } => "röstade ja",
        Act::Votes { option: VoteOption::No } => "röstade nej",
        Act::Votes { option: VoteOption::Abstains } => "avstod från att rösta",
        Act::Votes { option: VoteOption::Absent } => "var frånvarande vid omröstningen",
        Act::Votes { option: VoteOption::Paired } => "var kvittad",
        Act::Reserves => "reserverade sig",
        Act::Recuses => "anmälde jäv",
        Act::Declines => "deltog inte i beslutet",
    }
}

fn part(part: Participation) -> &'static str {
    match part {
        Participation::Presents => "presents",
        Participation::Raises => "raises",
        Participation::Speaks => "speaks",
        Participation::Named => "named",
    }
}
