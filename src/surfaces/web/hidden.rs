//! Leaves people out of answers whom the settings hide. Texts that name them stay as they are.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use tingsok::Error;
use tingsok::analysis::fold;
use tingsok::engine::{Engine, Record, WebSettings};
use tingsok::matters::Matter;
use tingsok::people::Person;
use tingsok::protocol::{AgendaItem, Motion, Participant, Protocol, Task, Vote};
use tingsok::search::{
    Actor, Answer, ContestedItem, DirectAnswer, Filter, FoundDecision, FoundVote, Hit, TextSection, Timeline, WhoAnswer,
};

/// What stands in place of a hidden person in a value.
const ELLIPSIS: &str = "…";

/// The hidden people. A name in the settings stands for whoever bears it, by all names and spellings that documents
/// use.
#[derive(Default)]
pub struct Hidden {
    ids: HashSet<String>,
    /// Folded.
    names: HashSet<String>,
    /// The folded first names by which a document names one of them, by the name of the document.
    first_names: HashMap<String, HashSet<String>>,
    /// Names in the settings that nobody in the index bears.
    unknown: Vec<String>,
}

impl Hidden {
    pub fn of(engine: &Engine, web: &WebSettings) -> Result<Self, Error> {
        let mut listed: HashSet<String> = web.hide_people.iter().map(|name| fold(name.trim())).collect();
        listed.remove("");
        if listed.is_empty() {
            return Ok(Self::default());
        }
        let mut hidden = Self { names: listed.clone(), ..Self::default() };
        let mut known: HashSet<String> = HashSet::new();
        for person in engine.people(&Filter::default())? {
            let printed = person.appearances.iter().map(|own| &own.name);
            let names = [&person.name].into_iter().chain(&person.other_names).chain(printed);
            let names: Vec<String> = names.map(|name| fold(name)).collect();
            let own: Vec<String> = names.iter().filter(|name| listed.contains(*name)).cloned().collect();
            if !own.is_empty() {
                known.extend(own);
                hidden.ids.insert(person.id);
                // A first name alone is other people's in other documents.
                for own in person.appearances.into_iter().filter(|own| !own.name.contains(' ')) {
                    hidden.first_names.entry(own.source).or_default().insert(fold(&own.name));
                }
                hidden.names.extend(names.into_iter().filter(|name| name.contains(' ')));
            }
        }
        let is_unknown = |name: &&String| !known.contains(&fold(name.trim()));
        hidden.unknown = web.hide_people.iter().filter(is_unknown).cloned().collect();
        Ok(hidden)
    }

    pub fn unknown(&self) -> &[String] {
        &self.unknown
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

    /// Like `shows`, for a name that may be from any document: a first name by which some document names a hidden
    /// person is not shown, even if others bear it, too.
    fn shows_everywhere(&self, name: &str) -> bool {
        let folded = fold(name);
        !self.names.contains(&folded) && !self.first_names.values().any(|names| names.contains(&folded))
    }

    /// Where `text` has a name of a hidden person among other words, in bytes, with the ending of the genitive and a
    /// party in brackets. A single name is not looked for, because it may be a part of other people's names.
    fn names_in(&self, text: &str) -> Vec<Range<usize>> {
        // The folded text, with the byte of `text` that each byte comes from.
        let (mut folded, mut origins) = (String::new(), Vec::new());
        for (place, letter) in text.char_indices() {
            folded.push_str(&fold(letter.encode_utf8(&mut [0; 4])));
            origins.resize(folded.len(), place);
        }
        origins.push(text.len());
        let is_inside = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
        let mut found: Vec<Range<usize>> = Vec::new();
        for name in self.names.iter().filter(|name| name.contains(' ')) {
            for (start, _) in folded.match_indices(name.as_str()) {
                let mut end = start + name.len();
                if folded[end..].starts_with('s') && !is_inside(folded[end + 1..].chars().next()) {
                    end += 1;
                }
                if !is_inside(folded[..start].chars().next_back()) && !is_inside(folded[end..].chars().next()) {
                    // "Kim Holm (S)"
                    let party = folded[end..].strip_prefix(" (").and_then(|rest| rest.find(')'));
                    end += party.map_or(0, |length| " (".len() + length + ")".len());
                    found.push(origins[start]..origins[end]);
                }
            }
        }
        found.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
        found
    }

    /// Puts "…" in place of hidden people in a value that may have other words beside a name: "Kim Holm och …".
    fn leave_value(&self, value: &mut String) {
        if !self.shows(value) {
            ELLIPSIS.clone_into(value);
            return;
        }
        let mut last = value.len() + 1;
        for range in self.names_in(value).into_iter().rev() {
            if range.end <= last {
                last = range.start;
                value.replace_range(range, ELLIPSIS);
            }
        }
    }

    fn leave_values<'a>(&self, values: impl IntoIterator<Item = &'a mut Option<String>>) {
        values.into_iter().flatten().for_each(|value| self.leave_value(value));
    }

    pub fn remove_from_record(&self, record: &mut Record) {
        if self.is_empty() {
            return;
        }
        let first_names = self.first_names.get(&record.source.name());
        let shows = |name: &str| self.shows(name) && first_names.is_none_or(|names| !names.contains(&fold(name)));
        let Protocol { people, officers, attendance, absent, agenda, notes, .. } = &mut record.protocol;
        people.retain(|own| shows(&own.name));
        officers.retain(|own| shows(&own.name));
        attendance.retain(|own| shows(&own.name));
        absent.retain(|own| shows(&own.name));
        // "ersättare för Kim Holm"
        self.leave_values(people.iter_mut().flat_map(|own| [&mut own.role, &mut own.organisation]));
        self.leave_values(attendance.iter_mut().chain(absent).flat_map(|own| [&mut own.role, &mut own.organisation]));
        // The text of a note has the full name of a presenter whom the document names by first name.
        notes.retain(|note| note.name.as_deref().is_none_or(shows) && self.names_in(&note.text).is_empty());
        self.leave_items(agenda);
    }

    fn leave_items(&self, items: &mut [AgendaItem]) {
        for item in items {
            item.presenters.retain(|own| self.shows(&own.name));
            item.appointments.retain(|own| self.shows(&own.name));
            self.leave_values(item.presenters.iter_mut().flat_map(|own| [&mut own.role, &mut own.organisation]));
            for own in &mut item.appointments {
                self.leave_value(&mut own.role);
            }
            for decision in &mut item.decisions {
                self.leave_tasks(&mut decision.tasks);
            }
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

    fn leave_tasks(&self, tasks: &mut [Task]) {
        for task in tasks {
            self.leave_value(&mut task.assignee);
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
            facets.presenters.retain(|own| self.shows_everywhere(&own.value));
        }
        match &mut answer.answer {
            Some(DirectAnswer::People(found)) => self.remove_from_who(found),
            Some(DirectAnswer::Decisions(found)) => self.remove_from_decisions(&mut found.decisions),
            Some(DirectAnswer::Votes(found)) => {
                let voter = answer.reading.as_ref().and_then(|reading| reading.filters.who.as_ref());
                let of_one = matches!(voter, Some(Actor::Person(_)));
                let left = self.remove_from_votes(&mut found.votes, of_one);
                found.total = found.total.saturating_sub(left);
            }
            Some(DirectAnswer::Contests(found)) => self.leave_contests(&mut found.contests),
            Some(DirectAnswer::Timeline(found)) => self.remove_from_timeline(found),
            Some(DirectAnswer::Items(found)) => self.leave_hits(&mut found.items),
            _ => {}
        }
    }

    fn leave_names(&self, names: &mut Vec<String>) {
        names.retain(|name| self.shows(name));
    }

    fn leave_hits(&self, hits: &mut [Hit]) {
        for hit in hits {
            self.leave_names(&mut hit.presenters);
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
            self.leave_names(&mut hit.presenters);
        }
    }

    pub fn remove_from_sections(&self, sections: &mut [TextSection]) {
        for section in sections {
            self.leave_names(&mut section.presenters);
        }
    }

    pub fn remove_from_who(&self, answer: &mut WhoAnswer) {
        let count = answer.people.len();
        answer.people.retain(|person| !self.has_id(&person.id));
        answer.total = answer.total.saturating_sub(count - answer.people.len());
        for person in &mut answer.people {
            self.leave_values([&mut person.role, &mut person.organisation]);
            self.leave_values(person.appearances.iter_mut().flat_map(|own| [&mut own.role, &mut own.organisation]));
        }
    }

    /// Leaves hidden people out of what is known of another person.
    pub fn leave_person(&self, person: &mut Person) {
        if self.is_empty() {
            return;
        }
        self.leave_values(person.posts.iter_mut().flat_map(|own| [&mut own.role, &mut own.organisation]));
        for own in &mut person.appearances {
            self.leave_values([&mut own.role, &mut own.organisation]);
            for appointment in &mut own.appointments {
                self.leave_value(&mut appointment.role);
            }
            self.leave_value(&mut own.link.evidence);
        }
    }

    pub fn remove_from_decisions(&self, decisions: &mut [FoundDecision]) {
        for decided in decisions {
            self.leave_names(&mut decided.presenters);
            self.leave_tasks(&mut decided.tasks);
        }
    }

    /// If the votes are those of one voter, a vote without ballots is left out: only hidden people cast them. Returns
    /// how many votes are left out.
    pub fn remove_from_votes(&self, votes: &mut Vec<FoundVote>, of_one: bool) -> usize {
        let count = votes.len();
        for voted in &mut *votes {
            self.leave_vote(&mut voted.vote);
            self.leave_motions(&mut voted.motions);
            self.leave_participants(&mut voted.reservations);
        }
        votes.retain(|voted| !of_one || !voted.vote.by_name.is_empty());
        count - votes.len()
    }

    pub fn remove_from_matter(&self, matter: &mut Matter) {
        for step in &mut matter.steps {
            self.leave_names(&mut step.presenters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    #[test]
    fn a_hidden_name_is_left_out_of_a_value_that_says_more() {
        let names = ["åsa holm-ek", "kim holm", "bo"].map(tingsok::analysis::fold);
        let hidden = Hidden { names: names.into(), ..Hidden::default() };
        for (value, expected) in [
            ("Kim Holm", "…"),
            ("Kim Holm (S) och Lo Berg (M)", "… och Lo Berg (M)"),
            ("ersättare för Åsa Holm-Ek", "ersättare för …"),
            ("Lo Berg, KIM HOLMS enhet", "Lo Berg, … enhet"),
            ("Kim Holmberg, Eva-Kim Holm och Kim Holm-Ek", "Kim Holmberg, Eva-Kim Holm och Kim Holm-Ek"),
            ("Bo", "…"),
            ("Bo Ek", "Bo Ek"),
            ("förvaltningen", "förvaltningen"),
        ] {
            let mut left = value.to_owned();
            hidden.leave_value(&mut left);
            assert_eq!(left, expected, "{value}");
        }
    }
}
