//! Finds the presenters whom the title of an item names: "Budget (Kim Holm)", "Lokaler – Kim Holm, chef".

use crate::protocol::findings::presenting_sentences::presenters_in_sentence;
use crate::protocol::lists::roster::Roster;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::clock;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{PARTY_MATTERS, RAISED};
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

/// "Skolskjuts, föredragande Kim Holm", "Lägesrapport (föredr. Kim Holm)"
static LABEL_IN_TITLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(.+?)[\s,.(/–-]+(?i:f.{1,2}redr(?:agande|agare|agning|\.)?|inledare|dragning(?: av)?)\s*:?\s+(\p{Lu}[^)]*)\)?$",
    )
});

/// The names at the end of a title.
pub(super) struct Ending {
    pub people: Vec<Person>,
    /// Whether a sign is before them or a time behind them.
    pub is_apart: bool,
}

/// The full names, each with a known given name, that end a title: "Budget Kim Holm 09.10", "Statistik – Kim Holm".
pub(super) fn ending(title: &str) -> Option<Ending> {
    let bare = clock::without_trailing(title);
    let tokens = names::tokens(bare.trim_end_matches(')'));
    let at = (1..tokens.len()).find(|&at| {
        let is_given = |at: usize| names::begins_with_given(tokens[at].word);
        is_given(at) && !is_given(at - 1) && names::name_length(&tokens, at, 2) > 0
    })?;
    let people = only_names(bare[tokens[at].start..].trim_end_matches(')'))?;
    let head = bare[..tokens[at].start].trim_end();
    let without_sign = head.trim_end_matches(['(', '–', '-', '/', ',']);
    let tells = words::first_words(head, 12).iter().any(|word| wording::is_finite(word));
    let is_of_title = tells || takes_name(without_sign);
    let is_apart = without_sign.len() < head.len() || bare.len() < title.len();
    (!is_of_title).then_some(Ending { people, is_apart })
}

/// The title without the presenters that a sign or a label sets apart in it, and these.
pub(super) fn in_title<'a>(title: &'a str, roster: &Roster, tolerance: Tolerance) -> Option<(&'a str, Vec<Person>)> {
    by_sign(title, roster, tolerance).or_else(|| known_at_end(title, roster))
}

/// The title without the known people whose names end it without a sign, and these: "Lägesrapport om byggnationer på skolor
/// Kim Holm". A sentence has no such end.
pub(super) fn unmarked_at_end<'a>(title: &'a str, roster: &Roster) -> Option<(&'a str, Vec<Person>)> {
    const HEAD: usize = 12;
    let is_sentence = words::first_words(title, HEAD).iter().any(|word| wording::is_finite(word));
    let at = roster.names_at_end(title).filter(|_| !is_sentence)?;
    let (head, names) = title.split_at(at);
    let is_whole = head.matches('(').count() == head.matches(')').count();
    (is_whole && !joins(head))
        .then(|| (head.trim_end_matches([' ', ',', '–', '-', '/']), names::people(names, Style::List)))
}

/// The title and the presenters named in it: "Trygg hemgång – Kim Holm, Sala kommun".
fn by_sign<'a>(title: &'a str, roster: &Roster, tolerance: Tolerance) -> Option<(&'a str, Vec<Person>)> {
    if let Some(parts) = LABEL_IN_TITLE.captures(title) {
        let people = names::people(parts.get(2)?.as_str(), Style::Presenters);
        return Some((parts.get(1)?.as_str(), people)).filter(|(_, people)| !people.is_empty());
    }
    // "SIP-statistik (Lena Ödman)", "Mini-Maria (Kim Holm, Region Halland)"
    if let Some((head, inner)) = title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        // "Budget (Kim Holm informerar)"
        let told = presenters_in_sentence(inner, roster, tolerance);
        if !told.is_empty() {
            return Some((head, told));
        }
        let people = in_brackets(inner).filter(|_| !takes_name(head) && !concerns_parties(head))?;
        // Without a title, several names may be what the item is about.
        let is_told = words::first_words(head, words::PHRASE).iter().any(|word| wording::informs(word));
        let is_known = |person: &Person| {
            person.role.is_some() || person.organisation.is_some() || roster.find(&person.name).is_some()
        };
        return (people.len() < 2 || is_told || people.iter().any(is_known)).then_some((head, people));
    }
    if let Some((head, tail)) = title.rsplit_once(" – ").or_else(|| title.rsplit_once(" - ")) {
        // "Lokaler – Kim Holm informerar"
        let told = presenters_in_sentence(tail, roster, tolerance);
        let people = if told.is_empty() { names::person_line(tail).into_iter().collect() } else { told };
        if !people.is_empty() {
            return Some((head, people));
        }
    }
    staff_behind(title).map(|(head, person)| (head, vec![person]))
}

/// The people in the brackets behind a title, which hold nothing else: "Kim Holm och Bo Ek", "ekonom Kim Holm, 20 min",
/// "Kim Holm, Konsult AB, samt Bo Ek".
fn in_brackets(text: &str) -> Option<Vec<Person>> {
    static MINUTES: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?i),?\s*(?:ca\s*)?\d{1,3}\s*min(?:uter)?\.?$"));
    let text = MINUTES.find(text).map_or(text, |minutes| &text[..minutes.start()]);
    // "(Holms fond)" and "(bordlagt av Kim Holm)" tell something else.
    let first = [", ", " och ", " samt "].iter().filter_map(|joint| text.find(joint)).min().unwrap_or(text.len());
    let tokens = names::tokens(&text[..first]);
    let title = tokens.iter().take_while(|token| wording::is_role_word(token.word)).count();
    let length = names::name_length(&tokens, title, 2);
    let people = names::people(text, Style::Presenters);
    // A place or a work may have two words in capitals, too: "(Norra Teatern och Ringen)".
    let is_sure = (title, first) == (0, text.len()) || text.contains(',');
    let is_whole = |person: &Person| person.name.contains(' ') && (is_sure || names::begins_with_given(&person.name));
    (length > 0 && title + length == tokens.len() && !wording::tells(text) && people.iter().all(is_whole))
        .then_some(people)
}

/// The person with a title of staff behind a comma: "Hemtjänst i egen regi, Kim Holm, verksamhetschef", "Information från
/// Exempelby Energi AB, VD Kim Holm".
pub(super) fn staff_behind(text: &str) -> Option<(&str, Person)> {
    text.match_indices(", ").find_map(|(at, sign)| {
        let (head, tail) = (&text[..at], &text[at + sign.len()..]);
        let is_given = names::begins_with_given(tail);
        let is_staff = |person: &Person| person.role.as_deref().is_some_and(wording::is_title_of_staff);
        let person = names::person_line(tail).filter(|_| is_given).or_else(|| names::titled_line(tail));
        let person = person.filter(is_staff)?;
        (!takes_name(head)).then_some((head, person))
    })
}

/// Whether a name after this text belongs to the title: "Motion av Kim Holm", "Val av ordförande: Kim Holm", "Kassör Kim
/// Holm".
fn joins(before: &str) -> bool {
    let words = words::words(before);
    let is_office = !words.is_empty() && words.iter().all(|word| wording::is_role_word(word));
    wording::last_is_open(before)
        || is_office
        || before.trim_end().ends_with([':', '(', ')'])
        || words::first_words(before, 1) == ["val"]
}

/// Whether a name after this text is what the title is about, or who raised it: "Val av ordförande", "Motion om
/// lekplatser".
pub(super) fn takes_name(before: &str) -> bool {
    // The most words of a title that say what it is about. Not measured.
    const HEAD: usize = 12;
    let is_raised = |word: &String| RAISED.contains(&word.as_str());
    joins(before) || wording::is_about_people(before) || words::first_words(before, HEAD).iter().any(is_raised)
}

/// Whether a title is about what somebody applies for, buys or gives, so that names in brackets are of the parties.
pub(super) fn concerns_parties(title: &str) -> bool {
    words::first_words(title, 1).iter().any(|first| PARTY_MATTERS.contains(&first.as_str()))
}

/// The title and the people of the document whose names, or unique first names, end it: "Lägesrapport (Kim)",
/// "Statistik – Kim och Bo", "Hjälpmedel/Kim".
fn known_at_end<'a>(title: &'a str, roster: &Roster) -> Option<(&'a str, Vec<Person>)> {
    let (head, tail) = match title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        Some(parts) => parts,
        None => [" – ", " - ", "/"].iter().find_map(|sign| title.rsplit_once(sign))?,
    };
    let head = head.trim_end();
    (!head.is_empty() && !wording::is_about_people(head)).then_some(())?;
    Some((head, only_known(tail, roster)?))
}

/// The people of the document if the text has only their names, or unique first names: "Kim Holm", "(Kim och Bo)",
/// "/Kim".
pub(super) fn only_known(text: &str, roster: &Roster) -> Option<Vec<Person>> {
    const MOST: usize = 60;
    let text = text.trim().trim_matches(['(', ')', '/']).trim();
    if text.is_empty() || text.len() > MOST {
        return None;
    }
    let is_joint = |sign: &str| matches!(sign, "och" | "samt" | "&");
    let mut people = Vec::new();
    for part in text.split([',', '/']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for name in words.split(|word| is_joint(word)) {
            let is_name = name.iter().all(|word| word.starts_with(char::is_uppercase));
            let known = roster.find(&name.join(" ")).filter(|_| is_name)?;
            people.push(known.clone());
        }
    }
    Some(people)
}

/// The people if the text has only full names.
pub(super) fn only_names(text: &str) -> Option<Vec<Person>> {
    let tokens = names::tokens(text);
    let is_named = names::name_length(&tokens, 0, 2) > 0
        && tokens
            .iter()
            .all(|token| matches!(token.word, "och" | "samt") || token.word.starts_with(char::is_uppercase));
    is_named.then(|| names::people(text, Style::List)).filter(|people| !people.is_empty())
}
