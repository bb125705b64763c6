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

pub use names::{Actor, IndexNames};

use super::period::Period;
use super::query::Query;
use patterns::{LEADS, NO_TOPICS, NUMBER_SIGNS, PARTS_OF_YEARS, WITHIN};
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};
use words::Word;

/// What a question in plain words was understood to ask. `Display` writes it as a note does: "decisions of KF about
/// budget 2024".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnderstoodQuestion {
    /// The kind of question.
    pub kind: QuestionKind,
    /// The bodies, dates, numbers and people that the question names.
    pub filters: QuestionFilters,
    /// The topic: the remaining words, as typed. Empty if the question has no topic ("vem var ordförande i KS 2023").
    #[serde(rename = "words")]
    pub topic: String,
    /// Whether it is unsure that the text is a question: it only begins like one, is only a name, or only ends with a
    /// question mark. If nothing answers it, it is treated as plain words, without a
    /// note.
    #[serde(skip)]
    pub is_guess: bool,
}

/// The kind of a question. [`DirectAnswer`](super::DirectAnswer) says which answer each kind gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Who presented the topic: "vem föredrog elevhälsan".
    Presenters,
    /// Who chaired the meeting: "vem var ordförande i KS 2023".
    Chairs,
    /// Who was vice chair: "vem var vice ordförande i KS 2023".
    ViceChairs,
    /// Who kept the minutes: "vem var sekreterare i KS 2023".
    Secretaries,
    /// Who approved the minutes: "vem justerade protokollet från KS den 12 april 2024".
    Approvers,
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
    /// When the topic first came up: "när väcktes motionen om vänorten".
    First,
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

impl QuestionKind {
    /// Whether it asks who served at meetings or was present. Such a question has no topic.
    fn is_of_service(self) -> bool {
        matches!(self, Self::Chairs | Self::ViceChairs | Self::Secretaries | Self::Approvers | Self::Attends)
    }
}

/// The filters that a question names; `None` for those that it does not name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct QuestionFilters {
    /// The governing body, as typed; if the documents explain an acronym, its long form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    /// The county or municipality, as typed after the name of the body: the "Kungälv" of "socialnämnden i Kungälv".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The period of the meetings.
    #[serde(rename = "date", skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub period: Option<Period>,
    /// The number of the item, without §.
    #[serde(rename = "item", skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The party or person whose votes, motions or words are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Actor>,
}

#[expect(clippy::ref_option, reason = "the form that serde asks for")]
fn as_text<S: Serializer>(period: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    period.map(|period| period.to_string()).serialize(serializer)
}

/// What `question` asks for; `None` if its words are only to be searched for. `query` is the same text read as a query.
pub fn read(question: &str, query: &Query, archive: &dyn IndexNames) -> Option<UnderstoodQuestion> {
    let words = words::words(question, query)?;
    let mut reader = Reader { words: &words, archive, put_aside: 0, named: QuestionFilters::default() };
    reader.take_period();
    reader.take_number();
    let Some(found) = matching::find(&words, archive) else {
        let asked = reader.clone();
        return reader.bare().or_else(|| asked.of_question_mark(question));
    };
    reader.put_aside |= found.used | matching::besides(&words, archive, found.used);
    reader.named.who = found.who;
    if let Some((body, behind)) = found.body {
        reader.named.organ = Some(body);
        reader.take_region(behind);
    }
    match found.kind {
        // In "valdes till ordförande i KF", the body belongs to the office, not to the meeting that elected.
        QuestionKind::Elected => {}
        // "ordförande för KS" names the body. For other questions, a body after "för" is part of the topic: "reglemente
        // för socialnämnden".
        kind if kind.is_of_service() => {
            reader.take_body(&[WITHIN, &["for"]].concat(), names::any_body);
            reader.take_home();
        }
        _ => reader.take_body(WITHIN, names::body),
    }
    let reading = reader.reading(found.kind)?;
    Some(UnderstoodQuestion { is_guess: found.is_guess, ..reading })
}

/// [`names::body`] or [`names::any_body`].
type FindBody = fn(&[Word<'_>], usize, &dyn IndexNames) -> Option<(usize, String)>;

#[derive(Clone)]
struct Reader<'a> {
    words: &'a [Word<'a>],
    archive: &'a dyn IndexNames,
    /// The words that are not part of the topic, as a bit set.
    put_aside: u64,
    named: QuestionFilters,
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
                let from = before.unwrap_or(at);
                // "i början av 2010": the year is the period.
                let is_part = |place: usize| PARTS_OF_YEARS.contains(&self.words[place].folded.as_str());
                let part = from.checked_sub(1).filter(|place| before.is_some() && is_part(*place));
                let leads = |place: &usize| matches!(self.words[*place].folded.as_str(), "i" | "pa" | "vid");
                let part = part.map(|part| part.checked_sub(1).filter(leads).unwrap_or(part));
                self.put_aside |= matching::bits(part.unwrap_or(from)..at + count);
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
    fn take_body(&mut self, behind: &[&str], find: FindBody) {
        for at in (0..self.words.len()).filter(|_| self.named.organ.is_none()) {
            let within = at.checked_sub(1).filter(|before| self.is_one_of(*before, behind));
            if let Some(before) = within
                && let Some((count, name)) = find(self.words, at, self.archive)
            {
                self.named.organ = Some(name);
                self.put_aside |= matching::bits(before..at + count);
                self.take_region(at + count);
                return;
            }
        }
    }

    /// Takes the county or municipality of a body, which is named directly behind it: "KF Mölndal", "socialnämnden i
    /// Kungälv".
    fn take_region(&mut self, at: usize) {
        if let Some((count, name)) = names::region(self.words, at, self.archive)
            && self.put_aside & matching::bits(at..at + count) == 0
        {
            self.named.region = Some(name);
            self.put_aside |= matching::bits(at..at + count);
        }
    }

    /// Takes the county or municipality whose meetings are asked about without a body: "vem var ordförande i Mölndal".
    fn take_home(&mut self) {
        for at in 0..self.words.len() {
            if self.named.region.is_none() && self.is_one_of(at, &["i", "in"]) {
                self.take_region(at);
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
            if !(leads && led || word.is_filler()) {
                topic.push(word);
            }
        }
        while topic.last().is_some_and(|word| LEADS.contains(&word.folded.as_str())) {
            topic.pop();
        }
        topic
    }

    /// The reading, if the question names what the kind of question needs.
    fn reading(mut self, kind: QuestionKind) -> Option<UnderstoodQuestion> {
        let mut topic = self.topic();
        if kind.is_of_service() {
            // "…, och vem var vice": a second question is not a topic.
            let is_second = |pair: &[&Word<'_>]| {
                pair[0].folded == "och" && matches!(pair[1].folded.as_str(), "vem" | "vilka" | "vilken" | "vad")
            };
            let end = topic.windows(2).position(is_second).unwrap_or(topic.len());
            topic.truncate(end);
        }
        let first = topic.first().map_or("", |word| word.folded.as_str());
        if kind == QuestionKind::Latest && NO_TOPICS.contains(&first) {
            return None;
        }
        // "vad beslutade KF 2023": a year that would be the whole topic is a period instead.
        let year = match topic.as_slice() {
            [word] if self.named.period.is_none() && is_year(word.typed) => Period::read(word.typed),
            _ => None,
        };
        let words = if year.is_some() { String::new() } else { names::joined(topic.iter().copied()) };
        self.named.period = self.named.period.or(year);
        let QuestionFilters { organ, region, period, number, who } = &self.named;
        let says_where = organ.is_some() || region.is_some() || period.is_some();
        let is_asked_of = match kind {
            kind if kind.is_of_service() => says_where && words.is_empty(),
            QuestionKind::Meetings => says_where && words.is_empty(),
            QuestionKind::LatestMeeting | QuestionKind::LatestDecision => organ.is_some() || !words.is_empty(),
            QuestionKind::Decisions | QuestionKind::Votes => says_where || number.is_some() || !words.is_empty(),
            QuestionKind::Moves => !words.is_empty() || number.is_some() || matches!(who, Some(Actor::Person(_))),
            _ => !words.is_empty(),
        };
        is_asked_of.then_some(UnderstoodQuestion { kind, filters: self.named, topic: words, is_guess: false })
    }

    /// Reads a text that ends with a question mark as a question about what was decided: "byts statyn ut?".
    fn of_question_mark(mut self, question: &str) -> Option<UnderstoodQuestion> {
        if self.words.len() < 2 || !question.trim_end().ends_with('?') {
            return None;
        }
        self.take_body(WITHIN, names::body);
        let reading = self.reading(QuestionKind::Decisions)?;
        Some(UnderstoodQuestion { is_guess: true, ..reading })
    }

    /// Reads a question that is only a period, a body, a name or a number.
    fn bare(mut self) -> Option<UnderstoodQuestion> {
        // "§ 49 KF Mölndal 19 mars": a number may come before the body.
        let first = (0..self.words.len()).find(|at| self.put_aside & matching::bits(*at..at + 1) == 0).unwrap_or(0);
        if let Some((count, name)) = names::body(self.words, first, self.archive)
            && self.put_aside & matching::bits(first..first + count) == 0
        {
            self.named.organ = Some(name);
            self.put_aside |= matching::bits(first..first + count);
            self.take_region(first + count);
        } else {
            self.take_body(WITHIN, names::body);
        }
        let topic = self.topic();
        let is_whole = topic.is_empty();
        if is_whole && self.named.number.is_some() {
            return Some(UnderstoodQuestion {
                kind: QuestionKind::Items,
                filters: self.named,
                topic: String::new(),
                is_guess: false,
            });
        }
        if let Some(name) = names::person(self.words) {
            let filters = QuestionFilters { who: Some(Actor::Person(name)), ..QuestionFilters::default() };
            return Some(UnderstoodQuestion {
                kind: QuestionKind::Person,
                filters,
                topic: String::new(),
                is_guess: true,
            });
        }
        self.reading(QuestionKind::Meetings)
    }
}

fn is_year(typed: &str) -> bool {
    typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit())
}

impl Display for UnderstoodQuestion {
    /// Writes the reading as a note does: "decisions of KF about budget 2024".
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { kind, filters: QuestionFilters { organ, region, period, number, who }, topic: words, .. } = self;
        let what = match kind {
            QuestionKind::Presenters => "who presented",
            QuestionKind::Chairs => "chair",
            QuestionKind::ViceChairs => "vice chair",
            QuestionKind::Secretaries => "secretary",
            QuestionKind::Approvers => "approvers",
            QuestionKind::Attends => "attendees",
            QuestionKind::Decisions => "decisions",
            QuestionKind::Votes => "votes",
            QuestionKind::Moves => "motions and statements",
            QuestionKind::Reservations => "objections",
            QuestionKind::Elected => "elections",
            QuestionKind::Latest => "the latest items",
            QuestionKind::First => "the first items",
            QuestionKind::LatestDecision => "the latest decision",
            QuestionKind::LatestMeeting => "the latest meeting",
            QuestionKind::HowOften => "number of items",
            QuestionKind::Meetings => "meetings",
            QuestionKind::Items => "items",
            QuestionKind::Person => "person",
        };
        formatter.write_str(what)?;
        let is_presented = *kind == QuestionKind::Presenters && !words.is_empty();
        if is_presented {
            write!(formatter, " {words}")?;
        }
        match who {
            Some(Actor::Person(name)) if *kind == QuestionKind::Person => write!(formatter, " {name}")?,
            Some(actor) => {
                if let Some(name) = actor.named("and") {
                    write!(formatter, " by {name}")?;
                }
            }
            None => {}
        }
        if let Some(number) = number {
            write!(formatter, " § {number}")?;
        }
        if let Some(organ) = organ {
            let preposition = if *kind == QuestionKind::Presenters { "in" } else { "of" };
            write!(formatter, " {preposition} {organ}")?;
        }
        if let Some(region) = region {
            write!(formatter, " in {region}")?;
        }
        if let Some(period) = period {
            let preposition = if period.from == period.to { "on" } else { "in" };
            write!(formatter, " {preposition} {period}")?;
        }
        match (words.as_str(), kind) {
            ("", _) => Ok(()),
            _ if is_presented => Ok(()),
            (words, QuestionKind::Elected) => write!(formatter, ": {words}"),
            (words, _) => write!(formatter, " about {words}"),
        }
    }
}
