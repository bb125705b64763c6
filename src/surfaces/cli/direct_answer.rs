//! The answer to a plain-language question, as the command of that name writes it, above the hits for its words.

use super::citing::Citing;
use super::render::{self, Detail};
use super::terminal::{self, TextStyle};
use super::{Error, decisions, meetings, person, timeline, votes, who};
use std::io::{self, Write};
use tingsok::Person;
use tingsok::protocol::Participant;
use tingsok::search::{Actor, Answer, ContestedItem, DirectAnswer, UnderstoodQuestion};

/// The results shown above the hits, unless `--limit` asks for more. By feel.
const SHOWN: usize = 3;
/// The same for attendees and meetings. By feel: they take a line or two each.
const SHOWN_IN_LISTS: usize = 10;

/// "understood as decisions of KF about budget 2024; …"
pub fn understanding_in_words(reading: &UnderstoodQuestion) -> String {
    format!("understood as: {reading}; use --words to search for the words only")
}

/// The answer, the number of its results, and a line that separates it from the hits.
pub fn write(out: &mut dyn Write, text_style: TextStyle, detail: Detail, answer: &Answer) -> Result<(), Error> {
    let Some(reply) = &answer.answer else { return Ok(()) };
    let by_name =
        matches!(answer.reading.as_ref().and_then(|reading| reading.filters.who.as_ref()), Some(Actor::Person(_)));
    let citing = detail.citing;
    let most = detail.limit.unwrap_or(SHOWN);
    let most_in_list = detail.limit.unwrap_or(SHOWN_IN_LISTS);
    let left = match reply {
        DirectAnswer::People(found) => {
            let few = first(&found.people, most_in_list);
            who::people(out, text_style, citing, few)?;
            (few.len(), found.total, "people")
        }
        DirectAnswer::Decisions(found) => {
            let few = first(&found.decisions, most);
            decisions::text(out, text_style, citing, few)?;
            (few.len(), found.total, "decisions")
        }
        DirectAnswer::Votes(found) => {
            let few = first(&found.votes, most);
            votes::text(out, text_style, citing, few, by_name)?;
            (few.len(), found.total, "votes")
        }
        DirectAnswer::Contests(found) => {
            let few = first(&found.contests, most);
            contests(out, text_style, citing, few)?;
            (few.len(), found.total, "items")
        }
        DirectAnswer::Persons(found) => {
            let few: Vec<Person> = first(&found.persons, most).iter().map(lately).collect();
            person::full(out, text_style, citing, &few)?;
            (few.len(), found.total, "people")
        }
        DirectAnswer::Timeline(found) => {
            let mut few = found.as_ref().clone();
            few.decisions.truncate(most);
            timeline::text(out, text_style, detail, &few, found.decisions.len())?;
            (0, 0, "items")
        }
        DirectAnswer::Meetings(found) => {
            let few = first(&found.meetings, most_in_list);
            meetings::table(out, terminal::known_width(), citing, few)?;
            (0, 0, "meetings")
        }
        DirectAnswer::Items(found) => {
            let few = first(&found.items, most);
            render::hits(out, text_style, detail, few)?;
            (few.len(), found.items.len(), "items")
        }
        _ => (0, 0, "items"),
    };
    if let (shown, total, name) = left
        && shown < total
    {
        writeln!(out, "\n{shown} of {total} {name}; --limit shows more")?;
    }
    if !answer.hits.is_empty() {
        writeln!(out, "\nhits for the words:\n")?;
    }
    Ok(())
}

fn first<T>(all: &[T], most: usize) -> &[T] {
    &all[..all.len().min(most)]
}

/// A person with their latest appearances. `tingsok person` shows all.
fn lately(person: &Person) -> Person {
    let passed_over = person.appearances.len().saturating_sub(SHOWN);
    Person { appearances: person.appearances[passed_over..].to_vec(), ..person.clone() }
}

fn contests(out: &mut dyn Write, text_style: TextStyle, citing: Citing, contests: &[ContestedItem]) -> io::Result<()> {
    let width = text_style.width.saturating_sub(3);
    for (place, contested) in contests.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let meeting = (
            render::day(contested.date, contested.date_basis),
            render::organ(contested.governing_body.as_deref(), contested.region.as_deref()),
        );
        let item = render::item(Some(&contested.item), &[]);
        render::matter(out, text_style, meeting, item, contested.reference.as_deref())?;
        for motion in &contested.motions {
            for line in render::lines(&format!("{}: {}", names(&motion.movers), motion.text), width, text_style) {
                writeln!(out, "   {line}")?;
            }
        }
        if !contested.reservations.is_empty() {
            for line in render::lines(&format!("reservation: {}", names(&contested.reservations)), width, text_style) {
                writeln!(out, "   {line}")?;
            }
        }
        writeln!(out, "   {}", render::place(text_style, &contested.source, contested.page, contested.line))?;
        if let Some(line) = citing.line(&contested.cite, (&contested.source, contested.page, contested.line)) {
            writeln!(out, "   {line}")?;
        }
    }
    Ok(())
}

/// "Kim Holm (S), SD"
fn names(participants: &[Participant]) -> String {
    let name = |one: &Participant| match one.party.as_ref().filter(|_| !one.is_party) {
        Some(party) => format!("{} ({party})", one.name),
        None => one.name.clone(),
    };
    participants.iter().map(name).collect::<Vec<_>>().join(", ")
}
