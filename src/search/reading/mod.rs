//! Whole questions, as people ask them: "när beslutade KF om budget 2024". What a question asks is told by a table of patterns;
//! whom and when it names is put aside, and the rest is its topic. What is unsure stays words.

mod matching;
mod names;
mod patterns;
#[cfg(test)]
mod tests;
mod words;

pub use names::{Archive, Who};

use super::period::Period;
use super::query::Query;
use patterns::{FILLERS, LEADS, NO_TOPICS, NUMBER_SIGNS, WITHIN};
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};
use words::Word;

/// What a whole question was understood to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    #[serde(rename = "kind")]
    pub asks: Asks,
    pub filters: Named,
    /// The topic: the words that are left, as typed.
    pub words: String,
    /// The question only begins as one: where nothing answers it, its words are all that was meant.
    #[serde(skip)]
    pub is_guess: bool,
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Who presented the topic.
    Presenters,
    /// Who was in the chair.
    Chairs,
    /// Who was there.
    Attends,
    /// What was decided, or when.
    Decisions,
    /// How it was voted on.
    Votes,
    /// Who moved or said something, or what.
    Moves,
    /// Who objected.
    Reservations,
    /// Who was put in office.
    Elected,
    /// When it last came up.
    Latest,
    LatestDecision,
    /// The last meeting of a body, or on a topic.
    LatestMeeting,
    /// How many times it came up.
    HowOften,
    /// The meetings of a body or a time.
    Meetings,
    /// The items of a number.
    Items,
    /// Someone by name.
    Person,
}

/// Whom and when a question names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Named {
    /// A governing body, as typed or as its letters are explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    #[serde(rename = "date", skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub period: Option<Period>,
    /// Of the item, without §.
    #[serde(rename = "item", skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Who>,
}

#[expect(clippy::ref_option, reason = "the form that serde asks for")]
fn as_text<S: Serializer>(period: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    period.map(|period| period.to_string()).serialize(serializer)
}

/// What `question`, of which `query` was read, asks for; `None` where its words are to be searched as they stand.
pub fn read(question: &str, query: &Query, archive: &dyn Archive) -> Option<Reading> {
    let words = words::words(question, query)?;
    let mut reader = Reader { words: &words, archive, put_aside: 0, named: Named::default() };
    reader.take_period();
    reader.take_number();
    let Some(found) = matching::find(&words, archive) else { return reader.bare() };
    reader.put_aside |= found.used;
    reader.named.who = found.who;
    reader.named.organ = found.body;
    match found.asks {
        // Into what office somebody comes is no place of the meeting that says so.
        Asks::Elected => {}
        // "ordförande för KS"; elsewhere what is for a body is a topic: "reglemente för socialnämnden".
        Asks::Chairs | Asks::Attends => reader.take_body(&[WITHIN, &["for"]].concat()),
        _ => reader.take_body(WITHIN),
    }
    let reading = reader.reading(found.asks)?;
    Some(Reading { is_guess: found.is_guess, ..reading })
}

struct Reader<'a> {
    words: &'a [Word<'a>],
    archive: &'a dyn Archive,
    /// The words that are no topic, a bit each.
    put_aside: u64,
    named: Named,
}

impl Reader<'_> {
    /// The first stretch of days that is plainly one. A year alone may as well be a part of the topic: "budget 2024".
    fn take_period(&mut self) {
        let typed: Vec<&str> = self.words.iter().map(|word| word.typed).collect();
        for at in 0..typed.len() {
            let Some((period, count)) = Period::read_words_from(&typed[at..], self.archive.newest()) else { continue };
            // "klimatneutral till 2030" tells of what is to come.
            let newest = self.archive.newest();
            let is_to_come = newest.is_some_and(|newest| period.from.or(period.to).is_some_and(|day| day > newest));
            if is_to_come {
                continue;
            }
            let is_year = count == 1 && is_year(typed[at]);
            let before = at.checked_sub(1).filter(|before| self.is_one_of(*before, WITHIN));
            if !is_year || before.is_some() {
                self.named.period = Some(period);
                self.put_aside |= matching::bits(before.unwrap_or(at)..at + count);
                return;
            }
        }
    }

    /// "§ 12", "paragraf 12", "§12".
    fn take_number(&mut self) {
        for (at, word) in self.words.iter().enumerate() {
            let (number, count) = match word.typed.strip_prefix('§').filter(|rest| !rest.is_empty()) {
                Some(number) => (number, 1),
                None if self.is_one_of(at, NUMBER_SIGNS) => (self.words.get(at + 1).map_or("", |next| next.typed), 2),
                None => continue,
            };
            if !number.is_empty() && number.chars().all(|character| character.is_ascii_digit() || character == '.') {
                self.named.number = Some(number.to_owned());
                self.put_aside |= matching::bits(at..at + count);
                return;
            }
        }
    }

    /// "i kommunstyrelsen", "av KF".
    fn take_body(&mut self, behind: &[&str]) {
        for at in (0..self.words.len()).filter(|_| self.named.organ.is_none()) {
            let within = at.checked_sub(1).filter(|before| self.is_one_of(*before, behind));
            if let Some(before) = within
                && let Some((count, name)) = names::body(self.words, at, self.archive)
            {
                self.named.organ = Some(name);
                self.put_aside |= matching::bits(before..at + count);
                return;
            }
        }
    }

    fn is_one_of(&self, place: usize, words: &[&str]) -> bool {
        words.contains(&self.words[place].folded.as_str())
    }

    /// The words that are not put aside, without what leads from the pattern to them.
    fn topic(&self) -> Vec<&Word<'_>> {
        let mut topic: Vec<&Word<'_>> = Vec::new();
        for (place, word) in self.words.iter().enumerate().filter(|(place, _)| self.put_aside & (1 << place) == 0) {
            let is_after_pattern = place == 0 || self.put_aside & (1 << (place - 1)) != 0;
            let leads = LEADS.contains(&word.folded.as_str());
            let led = topic.is_empty() || is_after_pattern;
            let is_filler = FILLERS.contains(&word.folded.as_str());
            if !(leads && led || is_filler) {
                topic.push(word);
            }
        }
        while topic.last().is_some_and(|word| LEADS.contains(&word.folded.as_str())) {
            topic.pop();
        }
        topic
    }

    /// What the question asks, if it is asked of anything.
    fn reading(mut self, asks: Asks) -> Option<Reading> {
        let topic = self.topic();
        let first = topic.first().map_or("", |word| word.folded.as_str());
        if asks == Asks::Latest && NO_TOPICS.contains(&first) {
            return None;
        }
        // "vad beslutade KF 2023": a year that is all of the topic is none.
        let year = match topic.as_slice() {
            [word] if self.named.period.is_none() && is_year(word.typed) => Period::read(word.typed),
            _ => None,
        };
        let words = if year.is_some() { String::new() } else { names::joined(topic.iter().copied()) };
        self.named.period = self.named.period.or(year);
        let Named { organ, period, number, who } = &self.named;
        let says_where = organ.is_some() || period.is_some();
        let is_asked_of = match asks {
            Asks::Chairs | Asks::Attends | Asks::Meetings => says_where && words.is_empty(),
            Asks::LatestMeeting | Asks::LatestDecision => organ.is_some() || !words.is_empty(),
            Asks::Decisions | Asks::Votes => says_where || number.is_some() || !words.is_empty(),
            Asks::Moves => !words.is_empty() || number.is_some() || matches!(who, Some(Who::Person(_))),
            _ => !words.is_empty(),
        };
        is_asked_of.then_some(Reading { asks, filters: self.named, words, is_guess: false })
    }

    /// A question that is nothing but a time, a body, a name or a number.
    fn bare(mut self) -> Option<Reading> {
        if let Some((count, name)) = names::body(self.words, 0, self.archive)
            && self.put_aside & matching::bits(0..count) == 0
        {
            self.named.organ = Some(name);
            self.put_aside |= matching::bits(0..count);
        } else {
            self.take_body(WITHIN);
        }
        let topic = self.topic();
        let is_whole = topic.is_empty();
        if is_whole && self.named.number.is_some() {
            return Some(Reading { asks: Asks::Items, filters: self.named, words: String::new(), is_guess: false });
        }
        if let Some(name) = names::person(self.words) {
            let filters = Named { who: Some(Who::Person(name)), ..Named::default() };
            return Some(Reading { asks: Asks::Person, filters, words: String::new(), is_guess: true });
        }
        self.reading(Asks::Meetings)
    }
}

fn is_year(typed: &str) -> bool {
    typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit())
}

impl Display for Reading {
    /// As a note tells it: "decisions of KF about budget 2024".
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { asks, filters: Named { organ, period, number, who }, words, .. } = self;
        let what = match asks {
            Asks::Presenters => "presenters",
            Asks::Chairs => "chair",
            Asks::Attends => "attendees",
            Asks::Decisions => "decisions",
            Asks::Votes => "votes",
            Asks::Moves => "motions and statements",
            Asks::Reservations => "objections",
            Asks::Elected => "elections",
            Asks::Latest => "the latest items",
            Asks::LatestDecision => "the latest decision",
            Asks::LatestMeeting => "the latest meeting",
            Asks::HowOften => "number of items",
            Asks::Meetings => "meetings",
            Asks::Items => "items",
            Asks::Person => "person",
        };
        formatter.write_str(what)?;
        match who {
            Some(Who::Person(name)) if *asks == Asks::Person => write!(formatter, " {name}")?,
            Some(Who::Party(name) | Who::Person(name)) => write!(formatter, " by {name}")?,
            Some(Who::Everybody) | None => {}
        }
        if let Some(number) = number {
            write!(formatter, " § {number}")?;
        }
        if let Some(organ) = organ {
            write!(formatter, " of {organ}")?;
        }
        if let Some(period) = period {
            let preposition = if period.from == period.to { "on" } else { "in" };
            write!(formatter, " {preposition} {period}")?;
        }
        match (words.as_str(), asks) {
            ("", _) => Ok(()),
            (words, Asks::Elected) => write!(formatter, ": {words}"),
            (words, _) => write!(formatter, " about {words}"),
        }
    }
}
