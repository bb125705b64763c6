//! What a whole question is answered by: people, decisions, votes, meetings, as the commands of these names give them.

use super::contests::{self, Contested, Contests};
use super::decisions::{self, Decided, Decisions};
use super::items::{self, Records, Visit};
use super::meetings::{self, MeetingSummary};
use super::offices::{self, Service};
use super::reading::{Asks, Named, Reading, Who};
use super::timeline::{self, Timeline};
use super::topic::{Item, OTHER, Topic};
use super::votes::{self, Votes};
use super::who::{self, Involvement, WhoAnswer};
use super::{Hit, Options, Query, Sort, person};
use crate::index::{self, Filter, Snapshot};
use crate::people::Person;
use crate::protocol::{AgendaItem, is_settled};
use jiff::civil::Date;
use serde::Serialize;
use std::cell::RefCell;
use std::cmp::Reverse;

/// What a whole question is answered by.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Reply {
    People(WhoAnswer),
    Decisions(Decisions),
    Votes(Votes),
    Contests(Contests),
    Persons(Persons),
    Timeline(Box<Timeline>),
    Meetings(Meetings),
    Items(Items),
}

/// People by their names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Persons {
    /// How many there are, given or not.
    pub total: usize,
    pub persons: Vec<Person>,
}

/// Meetings, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meetings {
    pub meetings: Vec<MeetingSummary>,
}

/// Items, as hits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Items {
    pub items: Vec<Hit>,
}

/// A reply, and what the asker should know of it.
pub type Replied = Option<(Reply, Vec<String>)>;

/// A reply, and a note where it is not quite what was asked for.
type Found = Option<(Reply, Option<&'static str>)>;

const NO_VOTE: &str = "no vote on this is recorded; these are motions or decisions on it";
const NO_MOTION: &str = "no motion on this is recorded; these are decisions on it";
const NO_RESERVATION: &str = "no objection to this is recorded; these are motions or decisions on it";
const NO_DECISION: &str = "no decision on this is recorded; these are items about it";
const ELSEWHERE: &str = "nothing was found for that time and governing body; these results are from others";
const NO_ELECTION: &str = "no election to this is recorded; these are items about it";

/// What was settled goes before what was put off, if it is worth so much of the best. By feel.
const SETTLED: f32 = 0.5;

/// What an election is called in titles.
const ELECTION: &str = "val";

/// Answers what `reading` asks, with what the asker should know of it; `None` where nothing that is known answers it.
///
/// # Errors
/// When the index cannot be read.
pub fn reply(snapshot: &Snapshot, reading: &Reading, options: &Options) -> Result<Replied, index::Error> {
    let found = reply_within(snapshot, reading, options)?;
    let Named { organ, period, .. } = &reading.filters;
    if found.is_some() || reading.words.is_empty() || organ.is_none() && period.is_none() {
        return Ok(found);
    }
    // Who misremembers the day or the body wants to know the right one.
    let filters = Named { organ: None, period: None, ..reading.filters.clone() };
    let found = reply_within(snapshot, &Reading { filters, ..reading.clone() }, options)?;
    Ok(found.map(|(reply, notes)| (reply, std::iter::once(ELSEWHERE.to_owned()).chain(notes).collect())))
}

/// The same within the bodies and days that the question names.
fn reply_within(snapshot: &Snapshot, reading: &Reading, options: &Options) -> Result<Replied, index::Error> {
    let organ = options.filter.organ.clone();
    let records = RefCell::new(Records::new(snapshot));
    let options = Options { filter: filter(reading, &options.filter), ..options.clone() };
    let replier = Replier { snapshot, reading, options, organ, records, lacking: RefCell::new(None) };
    let found = replier.reply()?;
    let lacking = replier.lacking.into_inner();
    let lacks = lacking.map(|word| format!("the best result lacks \"{word}\", and may be about something else"));
    Ok(found.map(|(reply, note)| (reply, note.map(str::to_owned).into_iter().chain(lacks).collect())))
}

/// The reading without the bodies and days in whose place the asker's own filter names others.
pub fn beside(reading: Reading, own: &Filter) -> Reading {
    let has_days = own.from.is_some() || own.to.is_some() || own.year.is_some();
    let Named { organ, period, number, who } = reading.filters;
    let filters = Named {
        organ: organ.filter(|_| own.organ.is_none()),
        period: period.filter(|_| !has_days),
        number: number.filter(|_| own.number.is_none()),
        who,
    };
    Reading { filters, ..reading }
}

/// What may answer: what the asker's own filter and the question let through.
fn filter(reading: &Reading, own: &Filter) -> Filter {
    let Named { organ, period, number, .. } = &reading.filters;
    let period = period.unwrap_or_default();
    Filter {
        from: own.from.or(period.from),
        to: own.to.or(period.to),
        organ: own.organ.clone().or_else(|| organ.clone()),
        number: own.number.clone().or_else(|| number.clone()),
        ..own.clone()
    }
}

struct Replier<'a> {
    snapshot: &'a Snapshot,
    reading: &'a Reading,
    /// With what the question says of bodies and days.
    options: Options,
    /// The body that the asker's own filter has.
    organ: Option<String>,
    records: RefCell<Records<'a>>,
    /// The rarest word of the topic, where the first item that is given lacks it.
    lacking: RefCell<Option<String>>,
}

impl Replier<'_> {
    fn reply(&self) -> Result<Found, index::Error> {
        match self.reading.asks {
            Asks::Presenters => self.presenters(),
            Asks::Chairs => self.serving(Service::InChair),
            Asks::Attends => self.serving(Service::There),
            Asks::Decisions => self.decisions(),
            Asks::Votes => self.votes(),
            Asks::Moves => self.moves(),
            Asks::Reservations => self.reservations(),
            Asks::Elected => self.elected(),
            Asks::LatestDecision => self.latest_decision(),
            Asks::LatestMeeting if self.reading.words.is_empty() => self.meetings(),
            Asks::Latest | Asks::LatestMeeting => self.latest(),
            Asks::HowOften => self.how_often(),
            Asks::Meetings => self.meetings(),
            Asks::Items => self.items(),
            Asks::Person => self.person(),
        }
    }

    fn topic(&self) -> Result<Topic<'_>, index::Error> {
        self.topic_of(&self.reading.words)
    }

    fn topic_of(&self, words: &str) -> Result<Topic<'_>, index::Error> {
        let within = &self.options.filter;
        let filter = Filter { organ: self.organ.clone(), ..within.clone() };
        Topic::new(self.snapshot, words, (&filter, within), &self.options)
    }

    /// Tells `visit` of each item of the topic that `has` what is asked of it.
    fn visit(
        &self,
        topic: &Topic<'_>,
        least: f32,
        has: impl Fn(&AgendaItem) -> bool,
        visit: Visit<'_>,
    ) -> Result<(), index::Error> {
        if self.reading.words.is_empty() {
            return self.visit_all(has, visit);
        }
        let mut records = self.records.borrow_mut();
        let items = topic.having(&mut records, least, has)?;
        self.lacking.replace(items.first().and_then(|first| topic.lacks(first)).map(str::to_owned));
        for Item { source, path, .. } in items {
            if let Some(record) = records.get(&source)?
                && let Some(item) = record.protocol.item(&path)
            {
                visit(record, &path, item)?;
            }
        }
        Ok(())
    }

    /// Tells `visit` of each item that passes the filter and `has` what is asked of it, the newest first.
    fn visit_all(&self, has: impl Fn(&AgendaItem) -> bool, visit: Visit<'_>) -> Result<(), index::Error> {
        let mut found: Vec<(Reverse<Option<Date>>, String, Vec<usize>)> = Vec::new();
        items::all(self.snapshot, &self.options.filter, &mut |record, path, item| {
            if has(item) {
                found.push((Reverse(record.protocol.date), record.source.name(), path.to_vec()));
            }
            Ok(())
        })?;
        found.sort();
        let mut records = self.records.borrow_mut();
        for (_, source, path) in found {
            if let Some(record) = records.get(&source)?
                && let Some(item) = record.protocol.item(&path)
            {
                visit(record, &path, item)?;
            }
        }
        Ok(())
    }

    fn party(&self) -> Option<&str> {
        match &self.reading.filters.who {
            Some(Who::Party(letters)) => Some(letters),
            _ => None,
        }
    }

    fn person_named(&self) -> Option<&str> {
        match &self.reading.filters.who {
            Some(Who::Person(name)) => Some(name),
            _ => None,
        }
    }

    fn most(&self) -> usize {
        self.options.limit.min(self.options.limits.hits)
    }

    /// Those who had it in hand; who is only named did not.
    fn presenters(&self) -> Result<Found, index::Error> {
        let mut answer = who::people(self.snapshot, &Query::words(&self.reading.words), &self.options)?;
        for person in &mut answer.people {
            person.appearances.retain(|own| own.involvement < Involvement::Named);
        }
        answer.people.retain(|person| !person.appearances.is_empty());
        answer.total = answer.people.len();
        let topic = self.reading.words.clone();
        Ok((answer.total > 0).then_some((Reply::People(WhoAnswer { topic, ..answer }), None)))
    }

    fn serving(&self, service: Service) -> Result<Found, index::Error> {
        let people = offices::people(self.snapshot, &self.options.filter, service)?;
        let total = people.len();
        let people = people.into_iter().take(self.most()).collect();
        let topic = self.reading.to_string();
        let answer = WhoAnswer { topic, notes: Vec::new(), total, people };
        Ok((total > 0).then_some((Reply::People(answer), None)))
    }

    fn decisions(&self) -> Result<Found, index::Error> {
        if self.reading.words.is_empty() {
            let mut found = decisions::all(self.snapshot, &self.options.filter)?;
            // The points of one meeting stay in their order.
            found.sort_by_key(|decided| Reverse(decided.date));
            return Ok(self.decided(found, None));
        }
        let topic = self.topic()?;
        self.decided_of(&topic, None)
    }

    fn decided_of(&self, topic: &Topic<'_>, instead_of: Option<&'static str>) -> Result<Found, index::Error> {
        // What was put off time and again is asked for as what it came to, if it came to anything.
        let mut found = self.decisions_of(topic, SETTLED, is_settled)?;
        if found.is_empty() {
            found = self.decisions_of(topic, OTHER, |item| !item.decisions.is_empty())?;
        }
        if found.is_empty() {
            return self.about(topic, NO_DECISION);
        }
        Ok(self.decided(found, instead_of))
    }

    /// The decisions of the items of the topic that `has` what is asked of them.
    fn decisions_of(
        &self,
        topic: &Topic<'_>,
        least: f32,
        has: impl Fn(&AgendaItem) -> bool,
    ) -> Result<Vec<Decided>, index::Error> {
        let mut found = Vec::new();
        self.visit(topic, least, has, &mut |record, path, item| {
            for decision in &item.decisions {
                found.push(decisions::decided(self.snapshot, record, path, decision)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn decided(&self, mut found: Vec<Decided>, note: Option<&'static str>) -> Found {
        let total = found.len();
        found.truncate(self.most());
        let query = self.reading.words.clone();
        (total > 0).then(|| (Reply::Decisions(Decisions { query, notes: Vec::new(), total, decisions: found }), note))
    }

    fn votes(&self) -> Result<Found, index::Error> {
        let voter = self.person_named().map(crate::people::Name::new);
        let mut found = Vec::new();
        let topic = self.topic()?;
        self.visit(&topic, OTHER, |item| !item.votes.is_empty(), &mut |record, path, item| {
            let cast = votes::voted(record, path, item);
            found.extend(cast.filter_map(|voted| votes::cast_by(voted, voter.as_ref(), self.party())));
            Ok(())
        })?;
        if found.is_empty() {
            return self.moved_of(&topic, Some(NO_VOTE));
        }
        let total = found.len();
        found.truncate(self.most());
        let query = self.reading.words.clone();
        Ok(Some((Reply::Votes(Votes { query, notes: Vec::new(), total, votes: found }), None)))
    }

    fn moves(&self) -> Result<Found, index::Error> {
        if let Some(name) = self.person_named() {
            let persons = if self.reading.words.is_empty() {
                person::called(self.snapshot, name, &self.options.filter)?
            } else {
                person::acting(self.snapshot, name, &self.reading.words, &self.options.filter)?
            };
            return self.persons(persons);
        }
        let topic = self.topic()?;
        self.moved_of(&topic, None)
    }

    fn reservations(&self) -> Result<Found, index::Error> {
        let topic = self.topic()?;
        let mut found = Vec::new();
        self.visit(&topic, OTHER, |item| !item.reservations.is_empty(), &mut |record, path, item| {
            let own = contests::contested(record, path, item, self.party());
            found.extend(own.map(|own| Contested { motions: Vec::new(), ..own }));
            Ok(())
        })?;
        if found.is_empty() {
            return self.moved_of(&topic, Some(NO_RESERVATION));
        }
        Ok(Some((self.contests(found), None)))
    }

    fn contests(&self, mut contests: Vec<Contested>) -> Reply {
        let total = contests.len();
        contests.truncate(self.most());
        Reply::Contests(Contests { total, contests })
    }

    fn moved_of(&self, topic: &Topic<'_>, instead_of: Option<&'static str>) -> Result<Found, index::Error> {
        let mut found = Vec::new();
        let is_contested = |item: &AgendaItem| !item.motions.is_empty() || !item.reservations.is_empty();
        self.visit(topic, OTHER, is_contested, &mut |record, path, item| {
            found.extend(contests::contested(record, path, item, self.party()));
            Ok(())
        })?;
        if found.is_empty() {
            return self.decided_of(topic, Some(instead_of.unwrap_or(NO_MOTION)));
        }
        Ok(Some((self.contests(found), instead_of)))
    }

    fn elected(&self) -> Result<Found, index::Error> {
        // Elections stand under titles that say so, whatever the office.
        let words = format!("{} {ELECTION}", self.reading.words);
        let topic = self.topic_of(&words)?;
        let found = self.decisions_of(&topic, OTHER, |item| !item.appointments.is_empty())?;
        if found.is_empty() { self.about(&topic, NO_ELECTION) } else { Ok(self.decided(found, None)) }
    }

    fn latest(&self) -> Result<Found, index::Error> {
        let mut topic = self.topic()?;
        topic.newest_first();
        Ok(items_of(topic.hits(self.most())?, None))
    }

    fn latest_decision(&self) -> Result<Found, index::Error> {
        if self.reading.words.is_empty() {
            return self.decisions();
        }
        let mut topic = self.topic()?;
        topic.newest_first();
        self.decided_of(&topic, None)
    }

    fn about(&self, topic: &Topic<'_>, note: &'static str) -> Result<Found, index::Error> {
        Ok(items_of(topic.about(self.most())?, Some(note)))
    }

    fn persons(&self, mut persons: Vec<Person>) -> Result<Found, index::Error> {
        let total = persons.len();
        persons.truncate(self.most());
        person::cite(self.snapshot, &mut persons)?;
        Ok((total > 0).then_some((Reply::Persons(Persons { total, persons }), None)))
    }

    fn how_often(&self) -> Result<Found, index::Error> {
        let query = Query::words(&self.reading.words);
        let timeline = timeline::follow(self.snapshot, &query, &self.options)?;
        let timeline = Timeline { topic: self.reading.words.clone(), ..timeline };
        if timeline.extent.items == 0 {
            return self.latest();
        }
        Ok(Some((Reply::Timeline(Box::new(timeline)), None)))
    }

    fn meetings(&self) -> Result<Found, index::Error> {
        let meetings = meetings::newest(self.snapshot, &self.options.filter, self.most())?;
        Ok((!meetings.is_empty()).then_some((Reply::Meetings(Meetings { meetings }), None)))
    }

    fn items(&self) -> Result<Found, index::Error> {
        let options = Options { sort: Sort::Newest, by: None, ..self.options.clone() };
        let query = Query::default().filtered(options.filter.clone());
        Ok(items_of(super::hits_of(self.snapshot, &query, &options)?.0.hits, None))
    }

    fn person(&self) -> Result<Found, index::Error> {
        let name = self.person_named().unwrap_or_default();
        let persons = person::called(self.snapshot, name, &self.options.filter)?;
        self.persons(persons)
    }
}

fn items_of(items: Vec<Hit>, note: Option<&'static str>) -> Found {
    (!items.is_empty()).then_some((Reply::Items(Items { items }), note))
}
