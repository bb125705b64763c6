//! Finds names, roles and organisations in the form that minutes give them: "Kim Holm, processledare Nära vård,
//! Region Kalmar län. Bo Ek (S)". It has no list of full names.

use crate::analysis::{self, fold};
use crate::protocol::phrases::description::{describe, is_party, take_initials};
use crate::protocol::phrases::places::{is_county, is_municipality};
use crate::protocol::swedish::wording::{is_finite, is_role_word};

pub(in crate::protocol) use super::name_words::is_common;
use super::name_words::{is_given, is_name_word, is_room};
use super::no_names::is_no_name;
use super::particles::{after_particle, begins_with_particle, is_particle};
use super::titled::titled_entries;
pub(in crate::protocol) use super::tokens::{Token, first_tokens, tokens};

/// A person named in a text, with the description there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Person {
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
    pub remote: bool,
    /// "Kim Holm Anmält förhinder"
    pub is_absent: bool,
    /// The letters by which the document calls the person elsewhere: "Kim Holm (KH)".
    pub initials: Option<String>,
}

/// How the people of a text follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Style {
    /// Lone first names count: "Föredragande: Sandor (RGK), Therese (Ljungby)".
    Presenters,
    /// Running text, in which a lone capitalised word is usually not a name.
    Sentence,
    /// A list of those present, in which the next name may follow without any mark between.
    List,
}

fn is_initial(token: &Token<'_>) -> bool {
    token.word.chars().count() == 1 && token.after.starts_with('.')
}

/// How many words from `from` on form a name; 0 if fewer than `least`.
pub(in crate::protocol) fn name_length(tokens: &[Token<'_>], from: usize, least: usize) -> usize {
    let mut length = 0;
    while let Some(token) = tokens.get(from + length) {
        let fits = !token.after.starts_with('-')
            && is_name_word(token.word)
            && (token.word.chars().count() > 1
                || is_initial(token)
                // "Martin W Holm"
                || length == 1
                    && !token.closes()
                    && tokens.get(from + 2).is_some_and(|next| next.word.chars().count() > 1 && is_name_word(next.word)))
            || (length > 0
                && (begins_with_particle(token.word)
                    || is_particle(token.word)
                        && tokens
                            .get(from + length + 1)
                            .is_some_and(|next| is_name_word(next.word) || is_particle(next.word))));
        // "Ingrid ”Ninni” Holm"
        let is_nickname = |token: &Token<'_>| {
            matches!(token.before, "\"" | "”" | "“")
                && token.after.starts_with(['"', '”', '“'])
                && token.after.chars().count() == 1
        };
        let is_quoted = length == 1
            && is_nickname(token)
            && tokens.get(from + 2).is_some_and(|next| next.follows_directly() && is_name_word(next.word));
        if !fits || (length > 0 && (token.opens || !token.before.is_empty()) && !is_quoted) {
            break;
        }
        length += 1;
        if is_quoted {
            continue;
        }
        // The search stops at the words of several names; a page of capitals is not a name.
        if token.closes() || length == RUN {
            break;
        }
    }
    // Most words do not begin a name.
    if length == 0 {
        return 0;
    }
    // "Annelie Bergman Mörbylånga kommun", "Växjö kommun": the last word belongs to the text after it.
    if let Some(next) = tokens.get(from + length)
        && !next.opens
        && !tokens[from + length - 1].closes()
        && matches!(
            fold(next.word).as_str(),
            "torg" | "kommun" | "kommuns" | "kommunen" | "stad" | "stads" | "lan" | "ab" | "kyrka" | "universitet"
        )
    {
        length -= 1;
    }
    let end = tokens.get((from + length).saturating_sub(1));
    if length >= 3 && end.is_some_and(|end| is_municipality(end.word) && !end.closes() || is_room(end.word)) {
        length -= 1;
        // "Kim Holm Eva Berg": the last word was no municipality, but the end of a second name.
        if length == 3 && is_given(&tokens[from + 2]) {
            length = 2;
        }
    }
    if is_no_name(tokens, from, length) {
        return 0;
    }
    // "Göran Wigert Administrativ chef": the last word belongs to the title after it.
    if length > 2
        && tokens[from + length - 1].after.is_empty()
        && tokens
            .get(from + length)
            .is_some_and(|next| is_role_word(next.word) && next.word.starts_with(char::is_lowercase))
        && is_common(&tokens[from + length - 1])
    {
        length -= 1;
    }
    if length > 3 {
        length = split_run(&tokens[from..from + length]);
    }
    if length < least { 0 } else { length }
}

/// Whether a line ends with a given name and the next begins with the surname: "Föredragande: Kim / Holm och Bo /
/// Ek".
pub(in crate::protocol) fn breaks_in_name(before: &str, next: &str) -> bool {
    let tokens = tokens(before);
    let Some(last) = tokens.last() else { return false };
    let is_alone = tokens.len() < 2 || name_length(&tokens, tokens.len() - 2, 2) == 0;
    let first = last.word.to_lowercase();
    let given = first.split('-').next().is_some_and(analysis::is_given_name);
    is_alone && last.after.is_empty() && given && name_length(&first_tokens(next, 2), 0, 1) > 0
}

/// Whether a text begins with a known given name.
pub(in crate::protocol) fn begins_with_given(text: &str) -> bool {
    text.split([' ', '-', ',']).next().is_some_and(|first| analysis::is_given_name(&first.to_lowercase()))
}

/// The most consecutive words that are read as one run of names.
pub(in crate::protocol) const RUN: usize = 12;

/// Endings of surnames that first names rarely have, folded.
const SURNAME_ENDINGS: &[&str] = &[
    "sson", "son", "strom", "berg", "gren", "lund", "dahl", "dal", "qvist", "kvist", "stedt", "stedth", "mark", "holm",
    "blad", "brandt", "borg", "ling", "lin", "en", "er", "ius", "man", "stahl", "heim", "wall", "vall", "nder", "rud",
    "by", "vik",
];

/// How many words the first name takes if several names follow each other without any mark ("Bo Bergman Lars Blomberg
/// Bertil Dahl"): two, unless the third is plainly its surname.
fn split_run(run: &[Token<'_>]) -> usize {
    if let Some(end) = after_particle(run) {
        return end;
    }
    let surname = |index: usize| {
        run.get(index).is_some_and(|token| {
            let word = fold(token.word);
            SURNAME_ENDINGS.iter().any(|ending| word.ends_with(ending))
        })
    };
    if run.len() % 2 == 1 && !surname(1) && surname(2) { 3 } else { 2 }
}

/// The people of a list, in its order.
pub(in crate::protocol) fn people(text: &str, style: Style) -> Vec<Person> {
    let tokens = tokens(text);
    let entries = entries(&tokens, style);
    let Some(&(first, _)) = entries.first() else { return Vec::new() };
    // "C Kim Holm, ordförande S Bo Ek": if the party is before the first name, it is before each name.
    let party_at = |name: usize| {
        name.checked_sub(1)
            .map(|before| &tokens[before])
            .filter(|token| is_party(token.word) && token.before.is_empty())
    };
    let party_first = style == Style::List && party_at(first).is_some();
    let titled = titled_entries(&tokens, &entries);
    let title_of = |name: usize| titled.binary_search_by_key(&name, |entry| entry.name).ok().map(|at| titled[at].title);
    let mut found = Vec::new();
    for (place, &(at, length)) in entries.iter().enumerate() {
        let name_end = at + length;
        let next = entries.get(place + 1).map_or(tokens.len(), |(next, _)| *next);
        let tail_end = match tokens.get(next) {
            Some(_) if let Some(title) = title_of(next) => tokens[title].start,
            Some(_) if party_first && party_at(next).is_some() => tokens[next - 1].start,
            Some(token) => token.start,
            None => text.len(),
        };
        let tail_start = tokens[name_end - 1].end;
        // Initials that look like a party ("E. K. M.") may put the end before the beginning.
        let mut person = describe(&text[tail_start..tail_end.max(tail_start)]);
        person.name = name_text(text, &tokens[at..name_end]);
        take_initials(&mut person);
        if party_first && let Some(party) = party_at(at) {
            person.organisation = Some(party.word.to_owned());
        }
        if let Some(title) = title_of(at) {
            person.role = of_one(&text[tokens[title].start..tokens[at - 1].end]);
        } else if place == 0 && person.role.is_none() {
            // "Ordföranden i stadsrevisionen, Kim Holm": the title is further before the first name.
            let role = tokens[..at].iter().rposition(|token| is_role_word(token.word));
            person.role = role.and_then(|role| {
                let vice = role >= 1 && fold(tokens[role - 1].word) == "vice";
                of_one(&text[tokens[role - usize::from(vice)].start..tokens[role].end])
            });
        }
        found.push(person);
    }
    found
}

/// The title of one person; `None` for a plural that nobody has as a title: "ledamöterna Kim Holm och Bo Ek".
pub(in crate::protocol) fn of_one(title: &str) -> Option<String> {
    (!title.ends_with("rna")).then(|| title.to_owned())
}

/// Where the entries of a list begin, and how many words their names take.
fn entries(tokens: &[Token<'_>], style: Style) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = entry_length(tokens, at, style);
        if length > 0 {
            found.push((at, length));
            at += length;
        } else if replaced(tokens, at) {
            at += name_length(tokens, at, 1).max(1);
        } else {
            at += 1;
        }
    }
    found
}

/// How many words the name of a new entry at `at` takes; 0 if no entry begins there.
fn entry_length(tokens: &[Token<'_>], at: usize, style: Style) -> usize {
    let token = &tokens[at];
    let previous = at.checked_sub(1).map(|index| &tokens[index]);
    let after_word = previous.is_some_and(|previous| {
        matches!(previous.word, "och" | "samt" | "av" | "med" | "genom" | "Ordförande" | "VD")
            || is_role_word(previous.word) && previous.after.is_empty()
    });
    let after_mark = previous.is_none_or(|previous| previous.after.contains([',', '.', ';', ':', ')', '&', '–', '—']));
    let after_title = at == 1 && style == Style::Presenters && is_given(token) && may_be_title(&tokens[0]);
    if !(token.opens || after_word || after_mark || after_title || style == Style::List) || token.before.contains('(') {
        return 0;
    }
    if replaced(tokens, at) {
        return 0;
    }
    let length = name_length(tokens, at, 2);
    // "Kim Holm, Hjälpföreningen Skåne": an organisation that ends in its place.
    let ends_in_county = length > 1 && is_county(tokens[at + length - 1].word);
    if style == Style::Presenters && at > 0 && ends_in_county && !is_given(token) {
        return 0;
    }
    // "Göteborg Kim Holm": a column of places between the names.
    if style == Style::List && length > 2 && is_municipality(token.word) {
        return 0;
    }
    if length > 0 || style != Style::Presenters {
        return length;
    }
    // A lone first name: at the edge of the list, before a bracket, or joined to another by a slash or "och".
    let first = name_length(tokens, at, 1) == 1;
    let last = &tokens[at];
    let ends = at + 1 == tokens.len()
        || last.after.starts_with([',', ';'])
        || tokens[at + 1].before.starts_with('(')
        || tokens[at + 1].opens
        || matches!(tokens[at + 1].word, "och" | "samt");
    let starts = token.opens
        || at == 0
        || previous.is_some_and(|previous| {
            matches!(previous.word, "och" | "samt")
                || previous.after.contains(',') && tokens.get(at + 1).is_none_or(|next| next.before.starts_with('('))
        });
    // "Erik Holm, Exempelkom": the employer follows a full name and a comma.
    let is_employer = at >= 2
        && !is_given(token)
        && tokens[at - 1].after.contains(',')
        && tokens[at - 2].after.is_empty()
        && is_name_word(tokens[at - 1].word)
        && is_name_word(tokens[at - 2].word);
    let place = is_municipality(token.word);
    // "Föredragande: Verksamheten"
    let is_office = is_common(token) && !is_given(token);
    usize::from(first && ends && starts && !place && !is_employer && !is_office)
}

/// Whether the first word of a list may be a title that no table has: "kommunpolis Kim Holm".
fn may_be_title(first: &Token<'_>) -> bool {
    const LEAST: usize = 6;
    let is_noun = first.word.starts_with(char::is_lowercase) && !is_finite(&fold(first.word));
    is_noun && first.after.is_empty() && first.word.len() >= LEAST
}

/// Whether the name at `at` is that of a person replaced, who does not count: "ersätter Bo Ek", "för direktör Bo Ek (S)".
fn replaced(tokens: &[Token<'_>], at: usize) -> bool {
    let is_title = |token: &&Token<'_>| {
        let is_one = of_one(token.word).is_some() && token.word.starts_with(char::is_lowercase);
        is_role_word(token.word) && is_one && token.after.is_empty()
    };
    // "ansvarig för kassör Bo Ek" replaces nobody.
    let serves = |token: &Token<'_>| {
        let word = fold(token.word);
        ["tjanstgor", "ersatt", "tjg", "ers"].iter().any(|own| word.starts_with(own))
    };
    let titles = tokens[..at].iter().rev().take_while(is_title).count();
    let titles = if (at - titles).checked_sub(2).is_some_and(|own| serves(&tokens[own])) { titles } else { 0 };
    let Some(before) = (at - titles).checked_sub(1).map(|before| &tokens[before]) else { return false };
    // "(ers Bo Ek (S))" is about the person replaced, "ers Bo Ek" about a substitute.
    let replaces =
        matches!(before.word, "för" | "ersätter" | "istället") || before.before.contains('(') && before.word == "ers";
    replaces && before.after.trim_end_matches('.').is_empty()
}

fn name_text(text: &str, name: &[Token<'_>]) -> String {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return String::new() };
    let end = if is_initial(last) { last.end + 1 } else { last.end };
    text[first.start..end].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The person on a line that only names a person and a role: "Kim Holm, analytiker Region Kalmar län".
pub(in crate::protocol) fn person_line(text: &str) -> Option<Person> {
    // The most words of such a line; a sentence is soon longer. The longest in the seeds has 9 words.
    const LONGEST: usize = 14;
    let tokens = first_tokens(text, LONGEST + 1);
    let length = name_length(&tokens, 0, 2);
    if length == 0 || tokens.len() > LONGEST || text.ends_with(['.', ':', '?']) && !text.ends_with("AB.") {
        return None;
    }
    let rest = &tokens[length..];
    let next = rest.first()?;
    let comma = tokens[length - 1].after.starts_with(',');
    let described = comma || next.before.starts_with('(') || is_role_word(next.word);
    if !described || tokens.iter().any(|token| is_verb(token.word)) {
        return None;
    }
    let mut person = describe(&text[tokens[length - 1].end..]);
    person.name = name_text(text, &tokens[..length]);
    Some(person)
}

/// The person of a line that is only a title and a full name: "Ekonomichef Kim Holm".
pub(in crate::protocol) fn titled_line(text: &str) -> Option<Person> {
    const LONGEST: usize = 6;
    let tokens = tokens(text);
    let at = tokens.iter().position(|token| !is_role_word(token.word)).filter(|&at| at > 0)?;
    let length = name_length(&tokens, at, 2);
    let is_whole = tokens.len() <= LONGEST && length > 0 && at + length == tokens.len() && !text.ends_with(':');
    is_whole.then(|| people(text, Style::Presenters).into_iter().next())?
}

pub(in crate::protocol) fn is_verb(word: &str) -> bool {
    let word = fold(word);
    crate::protocol::swedish::PRESENTING_VERBS.contains(&word.as_str())
        || matches!(
            word.as_str(),
            "ar" | "var"
                | "har"
                | "hade"
                | "ger"
                | "gav"
                | "halsar"
                | "halsade"
                | "ersatter"
                | "leder"
                | "lyfter"
                | "svarar"
                | "yrkar"
                | "tar"
                | "lamnar"
                | "besvarar"
                | "staller"
                | "anmaler"
                | "deltar"
                | "informerar"
        )
}

/// The words of a name as printed, with single spaces.
pub(in crate::protocol) fn name(text: &str, tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text[first.start..last.end].split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, people, person_line};

    #[track_caller]
    fn check(text: &str, style: Style, expected: &[(&str, &str, &str)]) {
        let found = people(text, style);
        let found: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|person| {
                (
                    person.name.as_str(),
                    person.role.as_deref().unwrap_or(""),
                    person.organisation.as_deref().unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_full_stop_parts_two_presenters() {
        check(
            "Kim Holm, processledare Nära vård, kommunförbundet i Kalmar län.\nBo Ek, samordnare Nära vård, Region Kalmar län.",
            Style::Presenters,
            &[
                ("Kim Holm", "processledare Nära vård", "kommunförbundet i Kalmar län"),
                ("Bo Ek", "samordnare Nära vård", "Region Kalmar län"),
            ],
        );
    }

    #[test]
    fn titles_come_before_or_behind_names() {
        let style = Style::List;
        check(
            "ekonom Kim Holm, jurist Bo Ek, controller Eva Alm",
            style,
            &[("Kim Holm", "ekonom", ""), ("Bo Ek", "jurist", ""), ("Eva Alm", "controller", "")],
        );
        check(
            "Kim Holm (S) och Bo Ek (M) samt sekreterare Eva Alm, socialchef Siv Ask",
            style,
            &[("Kim Holm", "", "S"), ("Bo Ek", "", "M"), ("Eva Alm", "sekreterare", ""), ("Siv Ask", "socialchef", "")],
        );
        check(
            "Kim Holm, ekonom Bo Ek, jurist Eva Alm, controller",
            style,
            &[("Kim Holm", "ekonom", ""), ("Bo Ek", "jurist", ""), ("Eva Alm", "controller", "")],
        );
        check(
            "Kim Holm, hälso- och sjukvårdsdirektör Bo Ek, jurist",
            style,
            &[("Kim Holm", "hälso- och sjukvårdsdirektör", ""), ("Bo Ek", "jurist", "")],
        );
    }

    #[test]
    fn a_role_and_an_organisation_share_a_segment() {
        check(
            "Kim Holm skolchef Oskarshamns kommun. Bo Ek skolchef Vimmerby kommun",
            Style::Presenters,
            &[("Kim Holm", "skolchef", "Oskarshamns kommun"), ("Bo Ek", "skolchef", "Vimmerby kommun")],
        );
    }

    #[test]
    fn first_names_stand_before_brackets_slashes_and_och() {
        check(
            "Sandor (RGK), Therese (Ljungby), Marit, (Alvesta) och Susanne (Markaryd)",
            Style::Presenters,
            &[("Sandor", "", "RGK"), ("Therese", "", "Ljungby"), ("Marit", "", "Alvesta"), ("Susanne", "", "Markaryd")],
        );
        check("Ulrika/Magnus", Style::Presenters, &[("Ulrika", "", ""), ("Magnus", "", "")]);
        check("Anneli L. /\nCatherine", Style::Presenters, &[("Anneli L.", "", ""), ("Catherine", "", "")]);
        check("Magnus och\nRoger", Style::Presenters, &[("Magnus", "", ""), ("Roger", "", "")]);
    }

    #[test]
    fn the_one_replaced_is_not_present() {
        check("Bo Ek (M) för Kim Holm (M)", Style::Sentence, &[("Bo Ek", "", "M")]);
    }

    #[test]
    fn a_person_line_names_a_person_and_nothing_else() {
        let person = person_line("Kim Holm, konsult Kvarnen AB, SKR").unwrap_or_default();
        assert_eq!(
            (person.name.as_str(), person.role.as_deref(), person.organisation.as_deref()),
            ("Kim Holm", Some("konsult"), Some("Kvarnen AB, SKR"))
        );
        assert!(person_line("Kim Holm informerar om nuläget").is_none());
        assert!(person_line("Byte av deltagare i samordnande grupp").is_none());
    }
}
