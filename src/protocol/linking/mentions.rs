//! Finds the people that a document names, where it names them, and what they do there. Officers, presenters and
//! attendees are found wherever their names occur, other people by what minutes print next to a name. The only names
//! known in advance are the most common given names.

use crate::analysis::fold;
use crate::protocol::linking::running_text::{Text, texts};
use crate::protocol::linking::similar_name_words::SimilarNameWords;
use crate::protocol::phrases::evidence::{evidence, says, written};
use crate::protocol::phrases::names::{self, Token, name_length};
use crate::protocol::record::{Mention, MentionKind, NamedPerson, Protocol};
use crate::protocol::swedish::RAISED;
use crate::protocol::words::{self, Tolerance};
use std::collections::{BTreeSet, HashMap};

/// The people whom the sections of `protocol` name, in order of first mention.
pub(in crate::protocol) fn read(protocol: &Protocol, tolerance: Tolerance) -> Vec<NamedPerson> {
    let mut known = Known::of(protocol, tolerance);
    // The text is read paragraph by paragraph, twice, because the words of a whole document take ten times as much
    // memory as its text.
    for text in texts(protocol) {
        discover(&text, &names::tokens(&text.whole), &mut known);
    }
    known.put_together();
    for text in texts(protocol) {
        locate(&text, &names::tokens(&text.whole), &mut known);
    }
    let mut people = known.people;
    people.retain(|person| !person.mentions.is_empty());
    people.sort_by_key(|person| person.mentions.first().map(|mention| mention.position));
    people
}

/// The people of the document found so far.
struct Known {
    tolerance: Tolerance,
    people: Vec<NamedPerson>,
    /// The number of people who come from the record itself.
    listed: usize,
    /// By the words of the name, folded and in alphabetical order: "Holm Ek" and "Ek Holm" are the same person.
    by_words: HashMap<Vec<String>, usize>,
    /// Each spelling of a name, as its folded words, with its person.
    spellings: Vec<(Vec<String>, usize)>,
    by_spelling: HashMap<Vec<String>, usize>,
    /// The numbers of words of the names that begin with a word.
    lengths: HashMap<String, BTreeSet<usize>>,
    /// The spellings by their first word. This and the next two are used only if the text is damaged.
    first_words: SimilarNameWords,
    second_words: SimilarNameWords,
    /// The people by their first name.
    first_names: SimilarNameWords,
    /// The person with a first name; `None` if several people have it.
    firsts: HashMap<String, Option<usize>>,
}

impl Known {
    /// The people whom the record already has.
    fn of(protocol: &Protocol, tolerance: Tolerance) -> Self {
        let mut known = Self {
            tolerance,
            people: Vec::new(),
            listed: 0,
            by_words: HashMap::new(),
            spellings: Vec::new(),
            by_spelling: HashMap::new(),
            lengths: HashMap::new(),
            first_words: SimilarNameWords::default(),
            second_words: SimilarNameWords::default(),
            first_names: SimilarNameWords::default(),
            firsts: HashMap::new(),
        };
        for attendee in protocol.attendance.iter().chain(&protocol.absent) {
            known.add(&attendee.name, attendee.role.as_ref(), attendee.organisation.as_ref());
        }
        for officer in &protocol.officers {
            known.add(&officer.name, None, None);
        }
        let items = protocol.items();
        for presenter in items.iter().flat_map(|item| &item.presenters) {
            known.add(&presenter.name, presenter.role.as_ref(), presenter.organisation.as_ref());
        }
        for item in items {
            let movers = item.motions.iter().flat_map(|motion| &motion.movers);
            let aside = [&item.reservations, &item.recusals, &item.not_participating];
            for one in movers.chain(aside.into_iter().flatten()).filter(|one| !one.is_party) {
                known.add(&one.name, None, one.party.as_ref());
            }
            for own in &item.appointments {
                known.add(&own.name, None, own.party.as_ref());
            }
            for ballot in item.votes.iter().flat_map(|vote| &vote.by_name) {
                known.add(&ballot.name, None, ballot.party.as_ref());
            }
        }
        known.listed = known.people.len();
        known
    }

    fn add(&mut self, name: &str, role: Option<&String>, organisation: Option<&String>) {
        let words = words(name);
        let Some(first) = words.first().cloned() else { return };
        let mut sorted: Vec<String> = words.iter().flat_map(|word| word.split('-')).map(str::to_owned).collect();
        sorted.sort_unstable();
        let place = *self.by_words.entry(sorted).or_insert(self.people.len());
        if place == self.people.len() {
            self.people.push(NamedPerson { name: name.to_owned(), ..NamedPerson::default() });
            let owner = self.firsts.entry(first.clone()).or_insert(Some(place));
            if *owner != Some(place) {
                *owner = None;
            }
            if self.tolerance == Tolerance::Damaged {
                self.first_names.add(&first, place);
            }
        }
        let person = &mut self.people[place];
        person.role = person.role.take().or_else(|| role.cloned());
        person.organisation = person.organisation.take().or_else(|| organisation.cloned());
        if self.by_spelling.contains_key(&words) {
            return;
        }
        let spelling = self.spellings.len();
        self.by_spelling.insert(words.clone(), spelling);
        self.lengths.entry(first).or_default().insert(words.len());
        if let ([first, second, ..], Tolerance::Damaged) = (words.as_slice(), self.tolerance) {
            self.first_words.add(first, spelling);
            self.second_words.add(second, spelling);
        }
        self.spellings.push((words, place));
    }

    /// Joins a person whose name is a part of exactly one other name, cut off at the end of a column: "Sundén Holm"
    /// beside "Lisbeth Sundén Holm". People on the lists of the record stay separate.
    fn put_together(&mut self) {
        let names: Vec<Vec<String>> = self.people.iter().map(|person| words(&person.name)).collect();
        let longest = names.iter().skip(self.listed).map(Vec::len).max().unwrap_or(0);
        // For each part of a name, the first two names that contain it.
        let mut longer: HashMap<&[String], (usize, Option<usize>)> = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            for section in (2..=longest.min(name.len().saturating_sub(1))).flat_map(|length| name.windows(length)) {
                let (first, second) = longer.entry(section).or_insert((place, None));
                if *first != place {
                    second.get_or_insert(place);
                }
            }
        }
        // People who were joined are joined with the next person together.
        let mut with: Vec<Vec<usize>> = (0..names.len()).map(|place| vec![place]).collect();
        for (place, name) in names.iter().enumerate().skip(self.listed).filter(|(_, name)| name.len() > 1) {
            if let Some((whole, None)) = longer.get(name.as_slice()) {
                let own = std::mem::take(&mut with[place]);
                with[*whole].extend(own);
            }
        }
        let mut whose: Vec<usize> = vec![0; names.len()];
        for (whole, own) in with.into_iter().enumerate() {
            for place in own {
                whose[place] = whole;
            }
        }
        let people = self.spellings.iter_mut().map(|(_, person)| person).chain(self.firsts.values_mut().flatten());
        for person in people {
            *person = whose[*person];
        }
    }

    /// The person named in full at `at`, and the number of words.
    fn whole(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
        if !tokens[at].word.starts_with(char::is_uppercase) {
            return None;
        }
        let word = fold(tokens[at].word);
        match self.tolerance {
            Tolerance::Exact => {
                let lengths = self.lengths.get(&word)?.iter().rev().filter(|length| **length > 1);
                lengths.into_iter().find_map(|length| self.of_length(tokens, at, *length))
            }
            Tolerance::Damaged => self.damaged(tokens, at, &word),
        }
    }

    /// The person with a name of `length` words at `at`.
    fn of_length(&self, tokens: &[Token<'_>], at: usize, length: usize) -> Option<(usize, usize)> {
        let own = tokens.get(at..at + length)?;
        if !own[1..].iter().all(Token::follows_directly) {
            return None;
        }
        let mut words: Vec<String> = own.iter().map(|token| fold(token.word)).collect();
        let exact = self.by_spelling.get(&words).copied();
        let last = words.pop().unwrap_or_default();
        let genitive = last.strip_suffix('s').and_then(|stem| {
            words.push(stem.to_owned());
            self.by_spelling.get(&words).copied()
        });
        // If the words fit two spellings, the spelling found last.
        exact.into_iter().chain(genitive).max().map(|spelling| (self.spellings[spelling].1, length))
    }

    /// The person whose name is at `at`, as damage allows: the longest name, and of equally long ones the spelling
    /// found last.
    fn damaged(&self, tokens: &[Token<'_>], at: usize, first: &str) -> Option<(usize, usize)> {
        let second = tokens.get(at + 1).filter(|second| second.follows_directly())?;
        let firsts = self.first_words.find(first);
        if firsts.is_empty() {
            return None;
        }
        let second = fold(second.word);
        let mut seconds = self.second_words.find(&second);
        seconds.extend(second.strip_suffix('s').into_iter().flat_map(|stem| self.second_words.find(stem)));
        let count = |found: &[(&str, &[usize])]| found.iter().map(|(_, spellings)| spellings.len()).sum::<usize>();
        let fewer = if count(&firsts) < count(&seconds) { firsts } else { seconds };
        let found = fewer.iter().flat_map(|(_, spellings)| spellings.iter());
        let standing = found.filter(|spelling| self.stands(tokens, at, &self.spellings[**spelling].0));
        let spelling = standing.max_by_key(|spelling| (self.spellings[**spelling].0.len(), **spelling))?;
        let (words, person) = &self.spellings[*spelling];
        Some((*person, words.len()))
    }

    fn stands(&self, tokens: &[Token<'_>], at: usize, words: &[String]) -> bool {
        words.iter().enumerate().all(|(place, word)| {
            tokens.get(at + place).is_some_and(|token| {
                let printed = fold(token.word);
                let genitive = place + 1 == words.len() && printed.strip_suffix('s') == Some(word.as_str());
                (place == 0 || token.follows_directly())
                    && token.word.chars().next().is_some_and(|first| first.is_uppercase() || place > 0)
                    && (genitive || words::same_word(&printed, word, self.tolerance))
            })
        })
    }

    /// The person with the lone first name at `at`, if only one has it.
    fn by_first(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
        let token = &tokens[at];
        if !token.word.starts_with(char::is_uppercase) || token.word.chars().count() < 3 {
            return None;
        }
        let printed = fold(token.word);
        let person = match self.firsts.get(&printed) {
            Some(person) => (*person)?,
            None if self.tolerance == Tolerance::Damaged => {
                let alike = self.first_names.find(&printed);
                let [(first, _)] = alike.as_slice() else { return None };
                self.firsts.get(*first).copied().flatten()?
            }
            None => return None,
        };
        let length = name_length(tokens, at, 1);
        let initial = length == 2 && tokens[at + 1].word.chars().count() == 1;
        let after_name = at > 0 && token.follows_directly() && name_length(tokens, at - 1, 2) >= 2;
        if !(length == 1 || initial) || after_name {
            return None;
        }
        // "Sten" and "Mark" are also ordinary words that begin sentences.
        let tells = tokens.get(at + length).is_some_and(|next| says(next.word) || matches!(next.word, "och" | "samt"));
        (tells || !names::is_common(token)).then_some((person, length))
    }
}

fn words(name: &str) -> Vec<String> {
    fold(name).split([' ', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Adds the people whom the text names in full, and what it says of them. People already known get only the role and
/// the organisation that they lack.
fn discover(text: &Text<'_>, tokens: &[Token<'_>], known: &mut Known) {
    let (is_list, text) = (text.is_list, text.whole.as_str());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((person, length)) = known.whole(tokens, at) {
            let has_both = known.people[person].organisation.is_some() && known.people[person].role.is_some();
            if !has_both && let Some(said) = evidence(text, tokens, at, length) {
                let name = known.people[person].name.clone();
                // In a list, a title in small letters belongs to the person before it: "Kim Holm (S), ordförande Bo Ek".
                let is_own =
                    |role: &&String| !(is_list && person < known.listed && role.starts_with(char::is_lowercase));
                let role = said.role.as_ref().filter(is_own);
                known.add(&name, role, said.organisation.as_ref());
            }
            at += length;
            continue;
        }
        let length = name_length(tokens, at, 2);
        if length == 0 {
            at += 1;
            continue;
        }
        // "Ordförande Kim Holm" with a title that is damaged or unknown.
        let holds_known = (at + 1..at + length).any(|inside| known.whole(tokens, inside).is_some());
        match evidence(text, tokens, at, length).filter(|_| !holds_known) {
            Some(said) => {
                let name = written(text, &tokens[at..at + length]);
                known.add(&name, said.role.as_ref(), said.organisation.as_ref());
                at += length;
            }
            None => at += 1,
        }
    }
}

/// Finds the known people in the text, and what they do there.
fn locate(text: &Text<'_>, tokens: &[Token<'_>], known: &mut Known) {
    // Person, first token, and the token after the last.
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match known.whole(tokens, at).or_else(|| known.by_first(tokens, at)) {
            Some((person, length)) => {
                found.push((person, at, at + length));
                at += length;
            }
            None => at += 1,
        }
    }
    if found.is_empty() {
        return;
    }
    let manners = manners(text, tokens, &found);
    for ((person, from, to), manner) in found.into_iter().zip(manners) {
        known.people[person].mentions.push(Mention {
            printed: printed(&text.whole, &tokens[from..to]),
            position: text.position(tokens[from].start),
            item: text.item.to_vec(),
            manner,
        });
    }
}

fn printed(text: &str, name: &[Token<'_>]) -> String {
    let written = written(text, name);
    match name.last() {
        Some(last) if last.word.chars().count() == 1 && text[last.end..].starts_with('.') => format!("{written}."),
        _ => written,
    }
}

/// The most words in brackets after a name, such as a party and a home. Not measured.
const BRACKETS: usize = 8;

/// What each of the people found does. If several are joined ("A (S), B (M) och C yrkar"), the verb applies to all.
fn manners(text: &Text<'_>, tokens: &[Token<'_>], found: &[(usize, usize, usize)]) -> Vec<MentionKind> {
    let mut manners = vec![MentionKind::Named; found.len()];
    let gap = |place: usize| {
        let (Some(one), Some(next)) = (found.get(place), found.get(place + 1)) else { return false };
        is_joint(&text.whole[tokens[one.2 - 1].end..tokens[next.1].start])
    };
    for (place, (_, _, to)) in found.iter().enumerate().rev() {
        let verb = tokens[*to..].iter().take(BRACKETS + 1).find(|token| !token.is_bracketed());
        let speaks = verb.is_some_and(|verb| says(verb.word))
            && verb.is_some_and(|verb| is_joint(&format!("{} och", &text.whole[tokens[*to - 1].end..verb.start])));
        if speaks || gap(place) && manners[place + 1] == MentionKind::Speaks {
            manners[place] = MentionKind::Speaks;
        }
    }
    if text.is_heading {
        let mut is_open = false;
        let raised = tokens.iter().position(|token| RAISED.contains(&fold(token.word).as_str()));
        for (place, (_, from, _)) in found.iter().enumerate() {
            let by = from.checked_sub(1).is_some_and(|before| matches!(tokens[before].word, "av" | "från"));
            is_open = by && raised.is_some_and(|raised| raised < *from) || is_open && place > 0 && gap(place - 1);
            if is_open {
                manners[place] = MentionKind::Raises;
            }
        }
    }
    manners
}

/// Whether the text between two names only joins them: "(S), ", " och ", ", ".
fn is_joint(gap: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0_usize;
    for character in gap.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    let rest = outside.trim_matches(|character: char| character.is_whitespace() || matches!(character, ',' | '/'));
    matches!(rest, "" | "och" | "samt")
}

#[cfg(test)]
mod tests {
    use super::{MentionKind, read};
    use crate::extract::Position;
    use crate::protocol::record::ReadLine;
    use crate::protocol::record::{Attendee, Paragraph, ParagraphKind, Place, Protocol, Section};
    use crate::protocol::words::Tolerance;

    fn section(place: Place, lines: &[&str]) -> Section {
        let line = |text: &&str| ReadLine {
            position: Position { page: 1, line: 1 },
            bytes: 0..text.len(),
            text: (*text).to_owned(),
        };
        Section {
            place,
            paragraphs: vec![Paragraph {
                lines: lines.iter().map(line).collect(),
                is_decision: false,
                kind: ParagraphKind::Text,
            }],
        }
    }

    /// Checks who is named in a text of an item, in which manner, and with which description.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let attendee = |name: &str| Attendee { name: name.to_owned(), ..Attendee::default() };
        let protocol = Protocol {
            attendance: vec![attendee("Ewa Ekholm"), attendee("Bo Ek"), attendee("Sten Alm")],
            sections: vec![
                section(Place::Item(vec![0]), &["Rubrik"]),
                section(Place::Item(vec![0]), &["Rubrik", text]),
            ],
            ..Protocol::default()
        };
        let mut found = Vec::new();
        for person in read(&protocol, Tolerance::Exact) {
            let said: Vec<&str> = person.role.iter().chain(&person.organisation).map(String::as_str).collect();
            for mention in &person.mentions {
                let manner = if mention.manner == MentionKind::Speaks { " speaks" } else { "" };
                found.push(format!("{} = {} [{}]{manner}", mention.printed, person.name, said.join("; ")));
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn those_known_are_found_by_their_whole_and_by_their_first_name() {
        check(
            "Tack till Ewa Ekholm. Ewa svarar på frågor.",
            &["Ewa Ekholm = Ewa Ekholm []", "Ewa = Ewa Ekholm [] speaks"],
        );
        check("Sten ska brytas. Sten svarar.", &["Sten = Sten Alm [] speaks"]);
    }

    #[test]
    fn a_party_a_title_or_a_home_make_a_name() {
        check(
            "Kim Holm (S) och Xara Yq (M) yrkar bifall.",
            &["Kim Holm = Kim Holm [S] speaks", "Xara Yq = Xara Yq [M] speaks"],
        );
        check("Hon tackar socialchef Xara Yqvist.", &["Xara Yqvist = Xara Yqvist [socialchef]"]);
        check(
            "Representanter: Xara Yqvist, Alvesta, Marit Qvick, Markaryd",
            &["Xara Yqvist = Xara Yqvist [Alvesta]", "Marit Qvick = Marit Qvick [Markaryd]"],
        );
    }

    #[test]
    fn capitals_alone_make_no_name() {
        check("Möten sker på Hotell Munken och i Cosmic Link vid Gustav Adolfs torg.", &[]);
        check("Läs mer hos Business Region och Region Kalmar.", &[]);
    }
}
