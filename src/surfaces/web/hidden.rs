//! Leaves people out of answers whom the settings hide. Texts that name them stay as they are.

use std::collections::HashSet;
use tingsok::Error;
use tingsok::analysis::fold;
use tingsok::engine::{Engine, Record, WebSettings};
use tingsok::matters::Matter;
use tingsok::protocol::{AgendaItem, Motion, Participant, Protocol, Vote};
use tingsok::search::{
    Answer, ContestedItem, DirectAnswer, Filter, FoundDecision, FoundVote, Hit, TextSection, Timeline, WhoAnswer,
};

/// The hidden people. A name in the settings stands for whoever bears it, by all names and spellings that documents use.
#[derive(Default)]
pub struct Hidden {
    ids: HashSet<String>,
    /// Folded.
    names: HashSet<String>,
}

impl Hidden {
    pub fn of(engine: &Engine, web: &WebSettings) -> Result<Self, Error> {
        let listed: HashSet<String> = web.hide_people.iter().map(|name| fold(name)).collect();
        if listed.is_empty() {
            return Ok(Self::default());
        }
        let mut hidden = Self { names: listed.clone(), ids: HashSet::new() };
        for person in engine.people(&Filter::default())? {
            let printed = person.appearances.iter().map(|own| &own.name);
            let names = [&person.name].into_iter().chain(&person.other_names).chain(printed);
            let names: Vec<String> = names.map(|name| fold(name)).collect();
            if names.iter().any(|name| listed.contains(name)) {
                hidden.ids.insert(person.id);
                // A first name alone is other people's, too.
                hidden.names.extend(names.into_iter().filter(|name| name.contains(' ')));
            }
        }
        Ok(hidden)
    }

    pub fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn shows(&self, name: &str) -> bool {
        !self.names.contains(&fold(name))
    }

    pub fn remove_from_record(&self, record: &mut Record) {
        if self.is_empty() {
            return;
        }
        let Protocol { people, officers, attendance, absent, agenda, .. } = &mut record.protocol;
        people.retain(|own| self.shows(&own.name));
        officers.retain(|own| self.shows(&own.name));
        attendance.retain(|own| self.shows(&own.name));
        absent.retain(|own| self.shows(&own.name));
        self.leave_items(agenda);
    }

    fn leave_items(&self, items: &mut [AgendaItem]) {
        for item in items {
            item.presenters.retain(|own| self.shows(&own.name));
            item.appointments.retain(|own| self.shows(&own.name));
            self.leave_motions(&mut item.motions);
            for vote in &mut item.votes {
                self.leave_vote(vote);
            }
            for people in [&mut item.reservations, &mut item.recusals, &mut item.not_participating] {
                self.leave_participants(people);
            }
            self.leave_items(&mut item.children);
        }
    }

    fn leave_motions(&self, motions: &mut [Motion]) {
        for motion in motions {
            self.leave_participants(&mut motion.movers);
        }
    }

    fn leave_participants(&self, people: &mut Vec<Participant>) {
        people.retain(|own| self.shows(&own.name));
    }

    fn leave_vote(&self, vote: &mut Vote) {
        vote.by_name.retain(|own| self.shows(&own.name));
    }

    pub fn remove_from_answer(&self, answer: &mut Answer) {
        if self.is_empty() {
            return;
        }
        self.leave_hits(&mut answer.hits);
        if let Some(facets) = &mut answer.facets {
            facets.presenters.retain(|own| self.shows(&own.value));
        }
        match &mut answer.answer {
            Some(DirectAnswer::People(found)) => self.remove_from_who(found),
            Some(DirectAnswer::Persons(found)) => found.persons.retain(|person| !self.has_id(&person.id)),
            Some(DirectAnswer::Decisions(found)) => self.remove_from_decisions(&mut found.decisions),
            Some(DirectAnswer::Votes(found)) => self.remove_from_votes(&mut found.votes),
            Some(DirectAnswer::Contests(found)) => self.leave_contests(&mut found.contests),
            Some(DirectAnswer::Timeline(found)) => self.remove_from_timeline(found),
            Some(DirectAnswer::Items(found)) => self.leave_hits(&mut found.items),
            _ => {}
        }
    }

    fn leave_hits(&self, hits: &mut [Hit]) {
        for hit in hits {
            hit.presenters.retain(|name| self.shows(name));
        }
    }

    fn leave_contests(&self, contests: &mut [ContestedItem]) {
        for contested in contests {
            self.leave_motions(&mut contested.motions);
            self.leave_participants(&mut contested.reservations);
        }
    }

    pub fn remove_from_timeline(&self, timeline: &mut Timeline) {
        let Timeline { first, last, decisions, .. } = timeline;
        for hit in first.iter_mut().chain(last).chain(decisions) {
            hit.presenters.retain(|name| self.shows(name));
        }
    }

    pub fn remove_from_sections(&self, sections: &mut [TextSection]) {
        for section in sections {
            section.presenters.retain(|name| self.shows(name));
        }
    }

    pub fn remove_from_who(&self, answer: &mut WhoAnswer) {
        answer.people.retain(|person| !self.has_id(&person.id));
    }

    pub fn remove_from_decisions(&self, decisions: &mut [FoundDecision]) {
        for decided in decisions {
            decided.presenters.retain(|name| self.shows(name));
        }
    }

    pub fn remove_from_votes(&self, votes: &mut [FoundVote]) {
        for voted in votes {
            self.leave_vote(&mut voted.vote);
            self.leave_motions(&mut voted.motions);
            self.leave_participants(&mut voted.reservations);
        }
    }

    pub fn remove_from_matter(&self, matter: &mut Matter) {
        for step in &mut matter.steps {
            step.presenters.retain(|name| self.shows(name));
        }
    }
}
