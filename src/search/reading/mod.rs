//! Reads questions in plain words: "när beslutade KF om budget 2024".
//!
//! A table of patterns says what the question asks for. Names, bodies and dates in it become filters, and the remaining
//! words are its topic. Text that does not clearly fit is left as words.

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

/// What a question in plain words was understood to ask. `Display` writes it as a note does: "decisions of KF about
/// budget 2024".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The kind of question.
    #[serde(rename = "kind")]
    pub asks: Asks,
    /// The bodies, dates, numbers and people that the question names.
    pub filters: Named,
    /// The topic: the remaining words, as typed. Empty if the question has no topic ("vem var ordförande i KS 2023").
    pub words: String,
    /// Whether the text only begins like a question. If nothing answers it, it is treated as plain words, without a
    /// note.
    #[serde(skip)]
    pub is_guess: bool,
}

/// The kind of a question. [`Reply`](super::Reply) says which answer each kind gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Who presented the topic: "vem föredrog elevhälsan".
    Presenters,
    /// Who chaired the meeting: "vem var ordförande i KS 2023".
    Chairs,
    /// Who was present: "vilka deltog i KF den 12 april 2024".
    Attends,
    /// What was decided on the topic, or when: "när beslutade KF om budget 2024".
    Decisions,
    /// How people or parties voted on the topic: "hur röstade SD om taxan".
    Votes,
    /// Who made a motion or said something, or what it was: "vad sa Sofia Hartz om avtalet".
    Moves,
    /// Who objected to a decision on the topic.
    Reservations,
    /// Who was elected: "vem valdes till revisor".
    Elected,
    /// When the topic last came up: "när var skolskjutsen uppe senast".
    Latest,
    /// The latest decision on the topic.
    LatestDecision,
    /// The latest meeting of a body, or the latest items on a topic: "senaste mötet i socialnämnden".
    LatestMeeting,
    /// How many times the topic came up: "hur många gånger har IKB varit uppe".
    HowOften,
    /// The meetings of a body or in a period: "kommunfullmäktige", "2022".
    Meetings,
    /// The items with a certain number: "§ 4".
    Items,
    /// A person by name: "Sofia Hartz".
    Person,
}

/// The filters that a question names; `None` for those that it does not name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The governing body, as typed; if the documents explain an acronym, its long form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    /// The period of the meetings.
    #[serde(rename = "date", skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub period: Option<Period>,
    /// The number of the item, without §.
    #[serde(rename = "item", skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The party or person whose votes, motions or words are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Who>,
}

#[expect(clippy::ref_option, reason = "the form that serde asks for")]
fn as_text<S: Serializer>(period: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    period.map(|period| period.to_string()).serialize(serializer)
}

/// What `question` asks for; `None` if its words are only to be searched for. `query` is the same text read as a query.
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
        // In "valdes till ordförande i KF", the body belongs to the office, not to the meeting that elected.
        Asks::Elected => {}
        // "ordförande för KS" names the body. For other questions, a body after "för" is part of the topic: "reglemente
        // för socialnämnden".
        Asks::Chairs | Asks::Attends => reader.take_body(&[WITHIN, &["for"]].concat()),
        _ => reader.take_body(WITHIN),
    }
    let reading = reader.reading(found.asks)?;
    Some(Reading { is_guess: found.is_guess, ..reading })
}

struct Reader<'a> {
    words: &'a [Word<'a>],
    archive: &'a dyn Archive,
    /// The words that are not part of the topic, as a bit set.
    put_aside: u64,
    named: Named,
}

impl Reader<'_> {
    /// Takes the first clear period out of the question. A year alone may be part of the topic: "budget 2024".
    fn take_period(&mut self) {
        let typed: Vec<&str> = self.words.iter().map(|word| word.typed).collect();
        for at in 0..typed.len() {
            let Some((period, count)) = Period::read_words_from(&typed[at..], self.archive.newest()) else { continue };
            // A period in the future is part of the topic: "klimatneutral till 2030".
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

    /// Takes the number of an item: "§ 12", "paragraf 12", "§12".
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

    /// Takes the body that follows one of the words in `behind`: "i kommunstyrelsen", "av KF".
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

    /// The remaining words, without words that only connect the pattern to the topic.
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

    /// The reading, if the question names what the kind of question needs.
    fn reading(mut self, asks: Asks) -> Option<Reading> {
        let topic = self.topic();
        let first = topic.first().map_or("", |word| word.folded.as_str());
        if asks == Asks::Latest && NO_TOPICS.contains(&first) {
            return None;
        }
        // "vad beslutade KF 2023": a year that would be the whole topic is a period instead.
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

    /// Reads a question that is only a period, a body, a name or a number.
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
    /// Writes the reading as a note does: "decisions of KF about budget 2024".
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
