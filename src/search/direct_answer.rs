//! Answers questions in plain words with people, decisions, votes or meetings, as the commands of these names do.

use super::contests::{self, ContestedItem, Contests};
use super::decisions::{self, Decisions, FoundDecision};
use super::items::{self, Records, Visit};
use super::meetings::{self, MeetingSummary};
use super::notes::{Note, Sought};
use super::offices::{self, MeetingRole};
use super::plain_language::{Actor, QuestionFilters, QuestionKind, UnderstoodQuestion};
use super::timeline::{self, Timeline};
use super::topic::{Item, OTHER, Order, Topic};
use super::votes::{self, Votes};
use super::who::{self, Involvement, WhoAnswer};
use super::{Hit, Options, Query, Sort, person};
use crate::index::{self, Filter, Recorded, Snapshot};
use crate::people::Person;
use crate::protocol::OfficerRole;
use jiff::civil::Date;
use serde::Serialize;
use std::cell::RefCell;
use std::cmp::Reverse;

/// The direct answer to a question in plain words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum DirectAnswer {
    /// The people involved in a topic, or those who held an office at meetings or attended them. Answers
    /// [`QuestionKind::Presenters`], [`QuestionKind::Chairs`], [`QuestionKind::ViceChairs`],
    /// [`QuestionKind::Secretaries`], [`QuestionKind::Approvers`] and [`QuestionKind::Attends`].
    People(WhoAnswer),
    /// Decisions on the topic. Answers [`QuestionKind::Decisions`], [`QuestionKind::LatestDecision`] and
    /// [`QuestionKind::Elected`]. Also given in place of votes, motions and objections if none are recorded.
    Decisions(Decisions),
    /// Votes. Answers [`QuestionKind::Votes`].
    Votes(Votes),
    /// Motions and objections. Answers [`QuestionKind::Moves`] about a topic or party, and
    /// [`QuestionKind::Reservations`]. Also given in place of votes if none is recorded.
    Contests(Contests),
    /// People found by name, with all or some of what they did. Answers [`QuestionKind::Person`], and
    /// [`QuestionKind::Moves`] about a person.
    Persons(Persons),
    /// How often the topic came up over the years. Answers [`QuestionKind::HowOften`].
    Timeline(Box<Timeline>),
    /// Meetings, newest first. Answers [`QuestionKind::Meetings`], and [`QuestionKind::LatestMeeting`] without a topic.
    Meetings(Meetings),
    /// Agenda items. Answers [`QuestionKind::Latest`], [`QuestionKind::First`], [`QuestionKind::Items`], and
    /// [`QuestionKind::LatestMeeting`] about a topic. Also given if nothing else is recorded on the topic.
    Items(Items),
}

/// People found by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Persons {
    /// How many people there are, including those beyond `limit`.
    pub total: usize,
    /// The people, best first, at most `limit`. Citations are filled in.
    pub persons: Vec<Person>,
}

/// Meetings, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meetings {
    /// The meetings, newest first, at most `limit`.
    pub meetings: Vec<MeetingSummary>,
}

/// Agenda items, as hits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Items {
    /// The items.
    pub items: Vec<Hit>,
}

/// A reply and the notes about it.
pub type Replied = Option<(DirectAnswer, Vec<Note>)>;

/// A reply, and a note if it is not exactly what the question asked for.
type AnswerAndNote = Option<(DirectAnswer, Option<Note>)>;

/// Decided items come before postponed ones if the best decided item is worth at least this share of the best item. Not
/// measured.
const SETTLED: f32 = 0.5;

/// The word that the titles of elections contain.
const ELECTION: &str = "val";

/// Answers what `reading` asks for, with notes about the answer; `None` if nothing answers it.
///
/// # Errors
/// If the index cannot be read.
pub fn reply(snapshot: &Snapshot, reading: &UnderstoodQuestion, options: &Options) -> Result<Replied, index::Error> {
    let found = reply_within(snapshot, reading, options)?;
    let QuestionFilters { organ, .. } = &reading.filters;
    // If nothing answers it, a second attempt ignores the date and the body of the question. Without a topic it ignores
    // only the date, because the chairs of another body would be no answer.
    let organ = organ.clone().filter(|_| reading.topic.is_empty());
    let region = reading.filters.region.clone().filter(|_| organ.is_some());
    let filters = QuestionFilters { organ, region, period: None, ..reading.filters.clone() };
    let is_answered =
        |(_, notes): &(DirectAnswer, Vec<Note>)| !notes.iter().any(|note| matches!(note, Note::NotRecorded(_)));
    let is_final = found.as_ref().is_some_and(is_answered) || reading.topic.is_empty() && filters.organ.is_none();
    if is_final || filters == reading.filters {
        return Ok(found);
    }
    // If the question names the wrong date or body, the answer tells the right one.
    let elsewhere = reply_within(snapshot, &UnderstoodQuestion { filters, ..reading.clone() }, options)?;
    if found.is_some() && !elsewhere.as_ref().is_some_and(is_answered) {
        return Ok(found);
    }
    Ok(elsewhere.map(|(reply, notes)| (reply, std::iter::once(Note::Elsewhere).chain(notes).collect())))
}

/// Answers within the bodies and periods that the question names.
fn reply_within(snapshot: &Snapshot, reading: &UnderstoodQuestion, options: &Options) -> Result<Replied, index::Error> {
    let (organ, region) = (options.filter.organ.clone(), options.filter.region.clone());
    let records = RefCell::new(Records::new(snapshot));
    let options = Options { filter: filter(reading, &options.filter), ..options.clone() };
    let replier = Replier { snapshot, reading, options, organ, region, records, lacking: RefCell::new(None) };
    let found = replier.reply()?;
    let lacking = replier.lacking.into_inner();
    let lacks = lacking.map(|word| Note::ResultLacks { word });
    Ok(found.map(|(reply, note)| (reply, note.into_iter().chain(lacks).collect())))
}

/// The reading without the bodies, periods and numbers that are set in the user's own filter, which takes precedence.
pub fn without_own_filters(reading: UnderstoodQuestion, own: &Filter) -> UnderstoodQuestion {
    let has_days = own.from.is_some() || own.to.is_some() || own.year.is_some();
    let QuestionFilters { organ, region, period, number, who } = reading.filters;
    let filters = QuestionFilters {
        organ: organ.filter(|_| own.organ.is_none()),
        region: region.filter(|_| own.organ.is_none() && own.region.is_none()),
        period: period.filter(|_| !has_days),
        number: number.filter(|_| own.number.is_none()),
        who,
    };
    UnderstoodQuestion { filters, ..reading }
}

/// What may answer: the user's own filter, completed with what the question names.
fn filter(reading: &UnderstoodQuestion, own: &Filter) -> Filter {
    let QuestionFilters { organ, region, period, number, .. } = &reading.filters;
    let period = period.unwrap_or_default();
    Filter {
        from: own.from.or(period.from),
        to: own.to.or(period.to),
        organ: own.organ.clone().or_else(|| organ.clone()),
        region: own.region.clone().or_else(|| region.clone()),
        number: own.number.clone().or_else(|| number.clone()),
        ..own.clone()
    }
}

struct Replier<'a> {
    snapshot: &'a Snapshot,
    reading: &'a UnderstoodQuestion,
    /// The options, with the bodies and periods of the question in the filter.
    options: Options,
    /// The body and the region in the user's own filter.
    organ: Option<String>,
    region: Option<String>,
    records: RefCell<Records<'a>>,
    /// The rarest word of the topic, if the first item of the answer lacks it.
    lacking: RefCell<Option<String>>,
}

impl Replier<'_> {
    fn reply(&self) -> Result<AnswerAndNote, index::Error> {
        match self.reading.kind {
            QuestionKind::Presenters => self.presenters(),
            QuestionKind::Chairs => self.serving(MeetingRole::Chair),
            QuestionKind::ViceChairs => self.serving(MeetingRole::Office(OfficerRole::ViceChair)),
            QuestionKind::Secretaries => self.serving(MeetingRole::Office(OfficerRole::Secretary)),
            QuestionKind::Approvers => self.serving(MeetingRole::Office(OfficerRole::Approver)),
            QuestionKind::Attends => self.serving(MeetingRole::Present),
            QuestionKind::Decisions => self.decisions(),
            QuestionKind::Votes => self.votes(),
            QuestionKind::Moves => self.moves(),
            QuestionKind::Reservations => self.reservations(),
            QuestionKind::Elected => self.elected(),
            QuestionKind::LatestDecision => self.latest_decision(),
            QuestionKind::LatestMeeting if self.reading.topic.is_empty() => self.meetings(),
            QuestionKind::Latest | QuestionKind::LatestMeeting => self.latest(),
            QuestionKind::First => self.first(),
            QuestionKind::HowOften => self.how_often(),
            QuestionKind::Meetings => self.meetings(),
            QuestionKind::Items => self.items(),
            QuestionKind::Person => self.person(),
        }
    }

    fn topic(&self) -> Result<Topic<'_>, index::Error> {
        self.topic_of(&self.reading.topic)
    }

    fn topic_of(&self, words: &str) -> Result<Topic<'_>, index::Error> {
        let within = &self.options.filter;
        let filter = Filter { organ: self.organ.clone(), region: self.region.clone(), ..within.clone() };
        Topic::new(self.snapshot, words, !self.reading.is_guess, (&filter, within), &self.options)
    }

    /// Visits each item whose minutes record any of `asked` among the best items of the topic; no items if the best of
    /// them is worth less than the share `least` of the best item of all. Without a topic, visits all such items.
    fn visit(&self, topic: &Topic<'_>, least: f32, asked: Recorded, visit: Visit<'_>) -> Result<(), index::Error> {
        if self.reading.topic.is_empty() {
            return self.visit_all(asked, visit);
        }
        let items = topic.recording(asked, least)?;
        self.lacking.replace(items.first().and_then(|first| topic.lacks(first)).map(str::to_owned));
        self.visit_at(items.into_iter().map(|Item { source, path, .. }| (source, path)), visit)
    }

    /// Visits each item that passes the filter and whose minutes record any of `asked`, newest first.
    fn visit_all(&self, asked: Recorded, visit: Visit<'_>) -> Result<(), index::Error> {
        let mut found: Vec<(Reverse<Option<Date>>, String, Vec<usize>)> = Vec::new();
        items::all(self.snapshot, &self.options.filter, &mut |record, path, item| {
            if Recorded::of(item).has_any(asked) {
                found.push((Reverse(record.protocol.date), record.source.name(), path.to_vec()));
            }
            Ok(())
        })?;
        found.sort();
        self.visit_at(found.into_iter().map(|(_, source, path)| (source, path)), visit)
    }

    /// Visits the items at these paths in these documents.
    fn visit_at(
        &self,
        places: impl Iterator<Item = (String, Vec<usize>)>,
        visit: Visit<'_>,
    ) -> Result<(), index::Error> {
        let mut records = self.records.borrow_mut();
        for (source, path) in places {
            if let Some(record) = records.get(&source)?
                && let Some(item) = record.protocol.item(&path)
            {
                visit(record, &path, item)?;
            }
        }
        Ok(())
    }

    fn parties(&self) -> Option<&[String]> {
        match &self.reading.filters.who {
            Some(Actor::Parties(letters)) => Some(letters),
            _ => None,
        }
    }

    fn person_named(&self) -> Option<&str> {
        match &self.reading.filters.who {
            Some(Actor::Person(name)) => Some(name),
            _ => None,
        }
    }

    fn most(&self) -> usize {
        self.options.limit.min(self.options.limits.hits)
    }

    /// The people who presented, raised or spoke on the topic. People who are only named are left out.
    fn presenters(&self) -> Result<AnswerAndNote, index::Error> {
        // All people are fetched first. The list is cut to the limit after those who did not present are removed.
        let all = Options { limit: usize::MAX, skip: 0, ..self.options.clone() };
        let mut answer = who::people(self.snapshot, &Query::words(&self.reading.topic), &all)?;
        for person in &mut answer.people {
            person.appearances.retain(|own| own.involvement < Involvement::Named);
        }
        answer.people.retain(|person| !person.appearances.is_empty());
        answer.total = answer.people.len();
        answer.people.truncate(self.most());
        let topic = self.reading.topic.clone();
        Ok((answer.total > 0).then_some((DirectAnswer::People(WhoAnswer { topic, ..answer }), None)))
    }

    fn serving(&self, service: MeetingRole) -> Result<AnswerAndNote, index::Error> {
        let people = offices::people(self.snapshot, &self.options.filter, service)?;
        let total = people.len();
        let people = people.into_iter().take(self.most()).collect();
        let topic = self.reading.to_string();
        let answer = WhoAnswer { topic, notes: Vec::new(), total, people };
        Ok((total > 0).then_some((DirectAnswer::People(answer), None)))
    }

    fn decisions(&self) -> Result<AnswerAndNote, index::Error> {
        if self.reading.topic.is_empty() {
            let mut found = decisions::all(self.snapshot, &self.options.filter)?;
            // The sort is stable, so the decisions of one meeting stay in order.
            found.sort_by_key(|decided| Reverse(decided.date));
            return Ok(self.decided(found, None));
        }
        let topic = self.topic()?;
        self.decided_of(&topic, None)
    }

    fn decided_of(&self, topic: &Topic<'_>, instead_of: Option<Sought>) -> Result<AnswerAndNote, index::Error> {
        // For a matter that was postponed several times, the final decision is wanted, if there is one.
        let mut found = self.decisions_of(topic, SETTLED, Recorded::SETTLEMENT)?;
        if found.is_empty() {
            found = self.decisions_of(topic, OTHER, Recorded::DECISION)?;
        }
        if found.is_empty() {
            return self.about(topic, Sought::Decision);
        }
        Ok(self.decided(found, instead_of.map(Note::NotRecorded)))
    }

    /// The decisions of those items of the topic whose minutes record any of `asked`.
    fn decisions_of(&self, topic: &Topic<'_>, least: f32, asked: Recorded) -> Result<Vec<FoundDecision>, index::Error> {
        let mut found = Vec::new();
        self.visit(topic, least, asked, &mut |record, path, item| {
            for decision in &item.decisions {
                found.push(decisions::decided(self.snapshot, record, path, decision)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn decided(&self, mut found: Vec<FoundDecision>, note: Option<Note>) -> AnswerAndNote {
        let total = found.len();
        found.truncate(self.most());
        let query = self.reading.topic.clone();
        (total > 0)
            .then(|| (DirectAnswer::Decisions(Decisions { query, notes: Vec::new(), total, decisions: found }), note))
    }

    fn votes(&self) -> Result<AnswerAndNote, index::Error> {
        let voter = self.person_named().map(crate::people::Name::new);
        let mut found = Vec::new();
        let topic = self.topic()?;
        self.visit(&topic, OTHER, Recorded::VOTE, &mut |record, path, item| {
            let cast = votes::voted(record, path, item);
            found.extend(cast.filter_map(|voted| votes::cast_by(voted, voter.as_ref(), self.parties())));
            Ok(())
        })?;
        if found.is_empty() {
            return self.moved_of(&topic, Some(Sought::Vote));
        }
        let total = found.len();
        found.truncate(self.most());
        let query = self.reading.topic.clone();
        Ok(Some((DirectAnswer::Votes(Votes { query, notes: Vec::new(), total, votes: found }), None)))
    }

    fn moves(&self) -> Result<AnswerAndNote, index::Error> {
        if let Some(name) = self.person_named() {
            let persons = if self.reading.topic.is_empty() {
                person::called(self.snapshot, name, &self.options.filter)?
            } else {
                person::acting(self.snapshot, name, &self.reading.topic, &self.options.filter)?
            };
            return self.persons(persons);
        }
        let topic = self.topic()?;
        self.moved_of(&topic, None)
    }

    fn reservations(&self) -> Result<AnswerAndNote, index::Error> {
        let topic = self.topic()?;
        let mut found = Vec::new();
        self.visit(&topic, OTHER, Recorded::RESERVATION, &mut |record, path, item| {
            found.extend(contests::objected(record, path, item, self.parties()));
            Ok(())
        })?;
        if found.is_empty() {
            return self.moved_of(&topic, Some(Sought::Objection));
        }
        Ok(Some((self.contests(found), None)))
    }

    fn contests(&self, mut contests: Vec<ContestedItem>) -> DirectAnswer {
        let total = contests.len();
        contests.truncate(self.most());
        DirectAnswer::Contests(Contests { total, contests })
    }

    fn moved_of(&self, topic: &Topic<'_>, instead_of: Option<Sought>) -> Result<AnswerAndNote, index::Error> {
        let mut found = Vec::new();
        let asked = Recorded::MOTION.or(Recorded::RESERVATION);
        self.visit(topic, OTHER, asked, &mut |record, path, item| {
            found.extend(contests::contested(record, path, item, self.parties()));
            Ok(())
        })?;
        if found.is_empty() {
            return self.decided_of(topic, Some(instead_of.unwrap_or(Sought::Motion)));
        }
        Ok(Some((self.contests(found), instead_of.map(Note::NotRecorded))))
    }

    fn elected(&self) -> Result<AnswerAndNote, index::Error> {
        // Elections have titles with this word, whatever the office.
        let words = format!("{} {ELECTION}", self.reading.topic);
        let topic = self.topic_of(&words)?;
        let found = self.decisions_of(&topic, OTHER, Recorded::APPOINTMENT)?;
        if found.is_empty() { self.about(&topic, Sought::Election) } else { Ok(self.decided(found, None)) }
    }

    fn latest(&self) -> Result<AnswerAndNote, index::Error> {
        let mut topic = self.topic()?;
        topic.by_day(Order::NewestFirst);
        Ok(items_of(topic.hits(self.most())?, None))
    }

    fn first(&self) -> Result<AnswerAndNote, index::Error> {
        let mut topic = self.topic()?;
        topic.by_day(Order::OldestFirst);
        Ok(items_of(topic.hits(self.most())?, None))
    }

    fn latest_decision(&self) -> Result<AnswerAndNote, index::Error> {
        if self.reading.topic.is_empty() {
            return self.decisions();
        }
        let mut topic = self.topic()?;
        topic.by_day(Order::NewestFirst);
        self.decided_of(&topic, None)
    }

    fn about(&self, topic: &Topic<'_>, sought: Sought) -> Result<AnswerAndNote, index::Error> {
        Ok(items_of(topic.about(self.most())?, Some(Note::NotRecorded(sought))))
    }

    fn persons(&self, mut persons: Vec<Person>) -> Result<AnswerAndNote, index::Error> {
        let total = persons.len();
        persons.truncate(self.most());
        person::cite(self.snapshot, &mut persons)?;
        Ok((total > 0).then_some((DirectAnswer::Persons(Persons { total, persons }), None)))
    }

    fn how_often(&self) -> Result<AnswerAndNote, index::Error> {
        let query = Query::words(&self.reading.topic);
        let timeline = timeline::follow(self.snapshot, &query, &self.options)?;
        let timeline = Timeline { topic: self.reading.topic.clone(), ..timeline };
        if timeline.counts.items == 0 {
            return self.latest();
        }
        Ok(Some((DirectAnswer::Timeline(Box::new(timeline)), None)))
    }

    fn meetings(&self) -> Result<AnswerAndNote, index::Error> {
        let meetings = meetings::newest(self.snapshot, &self.options.filter, self.most())?;
        Ok((!meetings.is_empty()).then_some((DirectAnswer::Meetings(Meetings { meetings }), None)))
    }

    fn items(&self) -> Result<AnswerAndNote, index::Error> {
        let options = Options { sort: Sort::Newest, by: None, ..self.options.clone() };
        let query = Query::default().filtered(options.filter.clone());
        Ok(items_of(super::hits_of(self.snapshot, &query, &options)?.0.hits, None))
    }

    fn person(&self) -> Result<AnswerAndNote, index::Error> {
        let name = self.person_named().unwrap_or_default();
        let persons = person::called(self.snapshot, name, &self.options.filter)?;
        self.persons(persons)
    }
}

fn items_of(items: Vec<Hit>, note: Option<Note>) -> AnswerAndNote {
    (!items.is_empty()).then_some((DirectAnswer::Items(Items { items }), note))
}
