//! The index at one commit, as far as it may be shown.

use super::directory::{Directory, Entry};
use super::hidden::Hidden;
use super::kept_answers::KeptAnswers;
use super::pages::Line;
use super::shown_matters::ShownMatters;
use jiff::civil::Date;
use std::path::Path;
use std::sync::OnceLock;
use tingsok::engine::{Engine, Record, Settings, WebSettings};
use tingsok::matters::Matter;
use tingsok::matters::meeting::{Meeting, join};
use tingsok::people::{Document, Person};
use tingsok::search::{
    Answer, Decisions, DirectAnswer as Answered, Filter, Matters, MeetingSummary, Options, TextSection, Timeline,
    Votes, WhoAnswer,
};

/// The index at one commit.
pub struct Archive {
    /// Not asked by pages and routes themselves: what it gives may name people and documents that are hidden.
    engine: Engine,
    pub commit: String,
    pub directory: Directory,
    web: WebSettings,
    hidden: Hidden,
    matters: ShownMatters,
    people: OnceLock<Vec<Line>>,
    pub answers: KeptAnswers,
}

impl Archive {
    pub fn open(index: &Path) -> Result<Self, tingsok::Error> {
        let engine = Engine::open(index)?;
        let commit = engine.commit_id();
        let web = engine.settings().web.clone();
        let directory = Directory::of(&engine, &web)?;
        // What facets need of all documents is worked out here, so that no reader waits for it.
        engine.search("beslut", &Options { facets: true, ..engine.options(1) })?;
        let hidden = Hidden::of(&engine, &web)?;
        let matters = match web.hide_documents.as_slice() {
            [] => ShownMatters::default(),
            _ => ShownMatters::of(&engine, &directory)?,
        };
        Ok(Self {
            engine,
            commit,
            directory,
            web,
            hidden,
            matters,
            people: OnceLock::new(),
            answers: KeptAnswers::default(),
        })
    }

    /// The settings of the index.
    pub fn settings(&self) -> &Settings {
        self.engine.settings()
    }

    /// The names in the settings that hide nothing, because the index has no person or no document of that name: those of
    /// people, and those of documents.
    pub fn unknown_hidden(&self) -> Result<(&[String], Vec<&str>), tingsok::Error> {
        let mut documents = Vec::new();
        for name in &self.web.hide_documents {
            if self.engine.count_matching(name.trim_matches('/'))? == 0 {
                documents.push(name.as_str());
            }
        }
        Ok((self.hidden.unknown(), documents))
    }

    /// How to ask for at most `limit` results.
    pub fn options(&self, limit: usize) -> Options {
        Options { filter: self.filter(), ..self.engine.options(limit) }
    }

    pub fn newest_day(&self) -> Option<Date> {
        self.engine.newest_day()
    }

    /// What may be shown of the index.
    pub fn filter(&self) -> Filter {
        shown(&self.web)
    }

    /// Everybody by name. Made when it is first asked for, since it reads all people.
    pub fn people(&self) -> Result<&[Line], tingsok::Error> {
        if let Some(people) = self.people.get() {
            return Ok(people);
        }
        let mut people = self.engine.people(&self.filter())?;
        people.retain(|person| !self.hidden.has_id(&person.id));
        for person in &mut people {
            self.hidden.leave_person(person);
        }
        Ok(self.people.get_or_init(|| people.iter().map(Line::of).collect()))
    }

    /// The meetings and documents that pass `filter`, newest first.
    pub fn entries(&self, filter: &Filter) -> Result<Vec<&Entry>, tingsok::Error> {
        if *filter == self.filter() {
            return Ok(self.directory.entries.iter().collect());
        }
        let meetings = self.engine.meetings(filter)?;
        Ok(meetings.iter().rev().filter_map(|meeting| self.directory.entry(&meeting.source)).collect())
    }

    /// The names of the documents that pass `filter`, those of the newest meeting first.
    pub fn documents(&self, filter: &Filter) -> Result<Vec<String>, tingsok::Error> {
        let sources =
            |meeting: &MeetingSummary| meeting.documents.iter().map(|own| own.source.clone()).collect::<Vec<_>>();
        if *filter == self.filter() {
            return Ok(self.directory.entries.iter().flat_map(|entry| sources(&entry.summary)).collect());
        }
        Ok(self.engine.meetings(filter)?.iter().rev().flat_map(sources).collect())
    }

    /// The people whose names fit `query`; with an empty query, all whom documents that pass `filter` name.
    pub fn persons(&self, query: &str, filter: &Filter) -> Result<Vec<Person>, tingsok::Error> {
        let found = if query.is_empty() { self.engine.people(filter)? } else { self.engine.person(query, filter)? };
        self.shown_people(found)
    }

    /// Those among `people` who are not hidden, and of those who may be the same, the ones who have a page.
    fn shown_people(&self, mut people: Vec<Person>) -> Result<Vec<Person>, tingsok::Error> {
        people.retain(|person| !self.hidden.has_id(&person.id));
        if self.web != WebSettings::default() {
            for person in &mut people {
                self.hidden.leave_person(person);
                // Only as documents write it that are shown.
                let shown: Vec<&String> = person.appearances.iter().map(|own| &own.name).collect();
                person.other_names.retain(|name| shown.contains(&name));
            }
            for person in people.iter_mut().filter(|person| !person.possible_matches.is_empty()) {
                let known = self.people()?;
                person.possible_matches.retain(|other| known.iter().any(|line| line.id == other.id));
            }
        }
        Ok(people)
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Result<Option<Person>, tingsok::Error> {
        let found = self.persons(id, &self.filter())?;
        Ok(found.into_iter().find(|person| person.id == id))
    }

    /// The answer to a query, without what the settings hide.
    pub fn search(&self, query: &str, options: &Options) -> Result<Answer, tingsok::Error> {
        let mut answer = self.engine.search(query, options)?;
        if !self.web.hide_documents.is_empty() {
            // Words are suggested from all documents.
            answer.suggestions.clear();
        }
        if let Some(Answered::Persons(found)) = &mut answer.answer {
            let count = found.persons.len();
            found.persons = self.shown_people(std::mem::take(&mut found.persons))?;
            found.total = found.total.saturating_sub(count - found.persons.len());
        }
        self.hidden.remove_from_answer(&mut answer);
        Ok(answer)
    }

    pub fn timeline(&self, topic: &str, filter: &Filter) -> Result<Timeline, tingsok::Error> {
        let mut timeline = self.engine.timeline(topic, filter)?;
        self.hidden.remove_from_timeline(&mut timeline);
        Ok(timeline)
    }

    /// The text of a document, or of the item at `path`, with the words of `query` marked.
    pub fn text(&self, source: &str, path: Option<&[usize]>, query: &str) -> Result<Vec<TextSection>, tingsok::Error> {
        let text = self.engine.marked_text(source, path, query, &self.options(0))?;
        let mut sections = text.map(|text| text.sections).unwrap_or_default();
        self.hidden.remove_from_sections(&mut sections);
        Ok(sections)
    }

    pub fn who(&self, topic: &str, options: &Options) -> Result<WhoAnswer, tingsok::Error> {
        let mut answer = self.engine.who(topic, options)?;
        self.hidden.remove_from_who(&mut answer);
        Ok(answer)
    }

    pub fn decisions(&self, query: &str, options: &Options) -> Result<Decisions, tingsok::Error> {
        let mut found = self.engine.decisions(query, options)?;
        self.hidden.remove_from_decisions(&mut found.decisions);
        Ok(found)
    }

    pub fn votes(&self, query: &str, voter: Option<&str>, options: &Options) -> Result<Votes, tingsok::Error> {
        let mut found = self.engine.votes(query, voter, options)?;
        let left = self.hidden.remove_from_votes(&mut found.votes, voter.is_some());
        found.total = found.total.saturating_sub(left);
        Ok(found)
    }

    /// The record of the document with this name.
    pub fn record(&self, source: &str) -> Result<Option<Record>, tingsok::Error> {
        let mut record = self.engine.record(source)?;
        if let Some(record) = &mut record {
            self.hidden.remove_from_record(record);
        }
        Ok(record)
    }

    /// A meeting, joined from those of its documents that are shown.
    pub fn meeting(&self, entry: &Entry) -> Result<Meeting, tingsok::Error> {
        let mut records = Vec::new();
        for paper in &entry.summary.documents {
            records.extend(self.record(&paper.source)?.map(|record| (paper.source.as_str(), record)));
        }
        let documents: Vec<Document<'_>> = records
            .iter()
            .map(|(source, record)| Document { source, file: &record.source.path, protocol: &record.protocol })
            .collect();
        Ok(join(&documents))
    }

    /// The matters that `query` means, and how many there are in all. If hiding documents takes steps from a
    /// matter and leaves it with fewer than two meetings, or with no agenda item, the matter is left out.
    pub fn matters(&self, query: &str, options: &Options) -> Result<Matters, tingsok::Error> {
        if !self.matters.are_fewer {
            let mut found = self.engine.matters(query, options)?;
            found.matters = self.shown_matters(found.matters);
            return Ok(found);
        }
        // Pages are counted from the matters that are left.
        let all = Options { limit: usize::MAX, skip: 0, ..options.clone() };
        let mut found = self.engine.matters(query, &all)?;
        let shown = self.shown_matters(found.matters);
        found.total = shown.len();
        found.matters = shown.into_iter().skip(options.skip).take(options.limit).collect();
        Ok(found)
    }

    pub fn matter(&self, id: &str) -> Result<Option<Matter>, tingsok::Error> {
        let found = self.engine.matter(self.matters.indexed_id(id))?;
        // Not by an id that has the title of a hidden document.
        Ok(found.and_then(|matter| self.shown_matter(matter)).filter(|matter| matter.id == id))
    }

    /// The matters that the item at `path` of `source` belongs to.
    pub fn matters_at(&self, source: &str, path: &[usize]) -> Result<Vec<Matter>, tingsok::Error> {
        Ok(self.shown_matters(self.engine.matters_at(source, path)?))
    }

    fn shown_matters(&self, matters: Vec<Matter>) -> Vec<Matter> {
        matters.into_iter().filter_map(|matter| self.shown_matter(matter)).collect()
    }

    fn shown_matter(&self, matter: Matter) -> Option<Matter> {
        let mut matter = self.matters.shown(matter, &self.directory)?;
        self.hidden.remove_from_matter(&mut matter);
        Some(matter)
    }
}

/// Everything but the documents that are hidden.
pub fn shown(web: &WebSettings) -> Filter {
    Filter { excluded_documents: web.hide_documents.clone(), ..Filter::default() }
}
