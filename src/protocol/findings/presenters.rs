//! Finds who presented an item: by a presenter line, a table's column, a bare line of name and role, a sentence that
//! says who informed, or the item's title ("Budget (Kim Holm)").

use crate::analysis::fold;
use crate::protocol::cues::is_formal;
use crate::protocol::findings::item::Meeting;
use crate::protocol::findings::presenters_in_titles::{
    Ending, concerns_parties, ending, in_title, only_known, only_names, staff_behind, takes_name, unmarked_at_end,
};
use crate::protocol::findings::presenting_sentences::presenters_in_sentence;
use crate::protocol::labelled::{Item, Labelled};
use crate::protocol::layout::Bullet;
use crate::protocol::lists::roster::Roster;
use crate::protocol::outline::DraftItem;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::clock;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::phrases::places::is_municipality;
use crate::protocol::phrases::sentences::{is_point, sentences};
use crate::protocol::record::Presenter;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::wording::is_media;
use crate::protocol::swedish::{Label, PRESENTING_VERBS, WRITTEN};
use crate::protocol::words::{self, Tolerance};
use regex::Captures;
use std::collections::HashSet;
use std::sync::LazyLock;

static LINE: LazyLock<Pattern> = LazyLock::new(|| {
    // "Föredragare: A, roll", "Information och dialog Föredragande: A samt B", "Beslut: Föredragande A"
    Pattern::new(
        r"^(?:([\p{L}\d\t (),:-]*?)\b)?(?i:f.{1,2}redrag(?:ande|are|ning)(?: tjänste\w+| handläggare| i ärendet)?|presentatör(?:er)?|presenteras av|rapportör|inledare|(?:inbjud(?:en|na) )?gäst(?:er)?:|dragning av)(?i:\s+(?:av|är|var|deltar|deltog|medverkar|medverkade|närvarar|närvarade))?\s*:?\s+(\p{Lu}.*)$",
    )
});

/// The characters that may stand before the word for a presenter in a line. Not measured.
const LEAD: usize = 60;

/// "Dragning: A", "Informerar: A, roll", "Muntlig rapport A"
static VERB_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:(?i:dragning|informerar|redovisar|rapporterar|presenterar|redogör)\s*:|(?i:muntlig (?:rapport|information|redovisning))\s*[:,]?)\s*(\p{Lu}.*)$",
    )
});

/// Adds the people that presenter lines and the ends of titles name in full, so that a first name elsewhere finds them.
pub(in crate::protocol) fn add_named(items: &[Item<'_>], roster: &mut Roster) {
    add_from_lines(items, roster);
    let mut found = Vec::new();
    collect_at_ends(items, &mut found);
    // If only one title ends with a name, the item may be about that person. If several do, the names come from a column of
    // presenters.
    let is_column = found.len() > 1;
    for ending in found.iter().filter(|ending| is_column || ending.is_apart) {
        for person in &ending.people {
            roster.add(person);
        }
    }
}

fn collect_at_ends(items: &[Item<'_>], found: &mut Vec<Ending>) {
    for item in items {
        found.extend(ending(&item.draft.title));
        collect_at_ends(&item.children, found);
    }
}

fn add_from_lines(items: &[Item<'_>], roster: &mut Roster) {
    for item in items {
        for labelled in &item.paragraphs {
            let people = presenter_line(labelled)
                .unwrap_or_else(|| names::person_line(&labelled.paragraph.text).into_iter().collect());
            for person in &people {
                roster.add(person);
            }
        }
        add_from_lines(&item.children, roster);
    }
}

/// The title of an item without the presenters named in it, and the item's presenters.
pub(in crate::protocol) fn of_item(meeting: &Meeting<'_>, item: &Item<'_>) -> (String, Vec<Presenter>) {
    let (draft, &Meeting { roster, tolerance, .. }) = (item.draft, meeting);
    let title = clock::without_trailing(&draft.title);
    let mut presenters = read(meeting, draft, &item.paragraphs);
    let named = in_title(title, roster, tolerance);
    let named = named.or_else(|| unmarked_at_end(title, roster).filter(|_| presenters.is_empty()));
    let Some((head, people)) = named else { return (draft.title.clone(), presenters) };
    presenters.splice(0..0, people.into_iter().map(presenter));
    let mut known = Known::default();
    presenters.retain(|presenter| known.add(&presenter.name));
    (head.to_owned(), presenters)
}

/// The presenters of an item, in the order of their mention. A first name becomes the full name if the document knows
/// the person.
fn read(meeting: &Meeting<'_>, draft: &DraftItem, paragraphs: &[Labelled<'_>]) -> Vec<Presenter> {
    let &Meeting { roster, tolerance, .. } = meeting;
    let mut found: Vec<Person> = Vec::new();
    if let Some(cell) = &draft.cell {
        found.extend(names::people(cell, Style::Presenters));
    }
    for sentence in sentences(&draft.title) {
        // "Förvaltningschefen informerar" is a fixed title and names nobody.
        let is_named = |person: &Person| sentence.contains(person.name.split(' ').next().unwrap_or(""));
        found.extend(presenters_in_sentence(sentence, roster, tolerance).into_iter().filter(is_named));
    }
    // The names under "Deltagare" are not presenters.
    let mut under_heading = wording::attendance(&draft.title, tolerance).is_none();
    let may_be_bare = !wording::is_about_people(&draft.title) && !is_formal(&draft.title, tolerance);
    // In a notice, names alone below a title are of those who are to present it.
    let is_presented =
        meeting.is_summons && may_be_bare && !takes_name(&draft.title) && !concerns_parties(&draft.title);
    let informs = words::first_words(&draft.title, words::PHRASE).iter().any(|word| wording::informs(word));
    // Who is to present something at the next meeting does not do so now.
    let is_of_next = matches!(words::first_words(&draft.title, 2).as_slice(), [next, meeting]
        if next == "nasta" && ["mote", "sammantrade", "sammankomst"].iter().any(|word| meeting.starts_with(word)));
    for labelled in paragraphs {
        if is_media(&labelled.paragraph.text) || clock::is_time(&labelled.paragraph.text) {
            continue;
        }
        if let Some(people) = presenter_line(labelled) {
            let people_are_none = people.is_empty();
            found.extend(people);
            if people_are_none && labelled.label == Some(Label::Presenters) {
                found.extend(titled_surnames(labelled.text));
                found.extend(roster.by_initials(labelled.text).into_iter().cloned());
            }
            // "Föredragande: Kim Holm, chef / Bo Ek, jurist": the next line may name another presenter.
            under_heading = true;
        } else if informs && let Some(people) = at_end_of_point(labelled) {
            found.extend(people);
            under_heading = false;
        } else if under_heading
            && let bare = clock::without_trailing(&labelled.paragraph.text)
            && let Some(people) = bare_lines(bare)
                .filter(|_| may_be_bare || !begins_with_title(bare))
                .or_else(|| only_known(bare, roster).filter(|_| may_be_bare))
                .or_else(|| {
                    let names = bare.trim_matches(['(', ')']);
                    let is_called = is_presented && names::begins_with_given(names);
                    only_names(names).filter(|_| bare.len() < labelled.paragraph.text.len() || is_called)
                })
        {
            found.extend(people);
        } else {
            under_heading = false;
            let mut last: Option<Person> = None;
            let may_tell = |sentence: &&str| !is_of_next && may_tell(labelled.label, sentence);
            for sentence in sentences(labelled.text).into_iter().filter(may_tell) {
                let told = presenters_in_sentence(sentence, roster, tolerance);
                // "… har tagits fram av ekonom Kim Holm. Hon presenterar förslaget."
                let is_meant = |person: &Person| {
                    let is_staff = person.role.as_deref().is_some_and(wording::is_title_of_staff);
                    told.is_empty() && tells_as_pronoun(sentence) && (is_staff || roster.find(&person.name).is_some())
                };
                let meant = last.take().filter(is_meant);
                last = names::people(sentence, Style::Sentence).pop();
                found.extend(told.into_iter().chain(meant));
            }
        }
    }
    let mut presenters: Vec<Presenter> = Vec::new();
    let mut known_names = Known::default();
    for person in found {
        let known = roster.find(&person.name).or_else(|| {
            let is_lone = !person.name.contains(' ');
            is_lone.then(|| roster.by_surname(&person.name, person.organisation.as_deref()))?
        });
        let presenter = Presenter {
            name: known.map_or(person.name, |known| known.name.clone()),
            role: person.role.or_else(|| known.and_then(|known| known.role.clone())),
            organisation: person.organisation.or_else(|| known.and_then(|known| known.organisation.clone())),
        };
        if known_names.add(&presenter.name) {
            presenters.push(presenter);
        }
    }
    presenters
}

/// The presenters of an item by their folded names.
#[derive(Default)]
struct Known {
    /// Each name, and each beginning of it: "kim" of "kim holm".
    beginnings: HashSet<String>,
    /// The words of each name, in alphabetical order.
    sorted: HashSet<Vec<String>>,
}

impl Known {
    /// Adds a name; returns whether it was new.
    fn add(&mut self, name: &str) -> bool {
        let name = fold(name);
        let sorted = sorted(&name);
        if self.beginnings.contains(&name) || self.sorted.contains(&sorted) {
            return false;
        }
        let ends = name.match_indices(' ').take(names::RUN).map(|(end, _)| end).chain([name.len()]);
        self.beginnings.extend(ends.map(|end| name[..end].to_owned()));
        self.sorted.insert(sorted);
        true
    }
}

/// The people behind a sign at the end of a point of an item that informs: "• Trafikläget – Kim Holm".
fn at_end_of_point(labelled: &Labelled<'_>) -> Option<Vec<Person>> {
    let text = &labelled.paragraph.text;
    if labelled.label.is_some_and(|label| label != Label::Background) || text.ends_with('.') {
        return None;
    }
    if let Some(person) = behind_topic(text) {
        return Some(vec![person]);
    }
    if labelled.paragraph.bullet != Bullet::Yes && !is_point(text) {
        return None;
    }
    if let Some((_, person)) = staff_behind(text) {
        return Some(vec![person]);
    }
    let Ending { people, is_apart } = ending(text)?;
    let is_office = wording::office(&words::first_words(text, words::PHRASE), Tolerance::Exact).is_some();
    (is_apart && !is_office && !wording::is_about_people(text)).then_some(people)
}

/// The person behind the topic on a line of its own: "Luftambulansen: Kim Holm, enhetschef".
fn behind_topic(text: &str) -> Option<Person> {
    const TOPIC: usize = 6;
    let (topic, name) = text.split_once(": ")?;
    let words = words::first_words(topic, TOPIC + 1);
    let is_label = words.len() > TOPIC
        || wording::office(&words, Tolerance::Exact).is_some()
        || wording::attendance(text, Tolerance::Exact).is_some()
        || wording::label(text, Tolerance::Exact).is_some()
        || wording::is_about_people(topic);
    names::person_line(name).filter(|_| !is_label && names::begins_with_given(name))
}

fn presenter(Person { name, role, organisation, .. }: Person) -> Presenter {
    Presenter { name, role, organisation }
}

fn sorted(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split([' ', '-']).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// The most words of a list of names under "Föredragande" on a line of its own; more words are a text. Not measured.
const LISTED: usize = 25;

/// The people of a presenter line.
fn presenter_line(labelled: &Labelled<'_>) -> Option<Vec<Person>> {
    // The column "Föredragande/Ansvar" may also say who is to do what: "Kim har kontakt med bolaget".
    let begins_with_name = || names::name_length(&names::first_tokens(labelled.text, names::RUN), 0, 2) > 0;
    if labelled.label == Some(Label::Presenters)
        && labelled.is_inline
        && wording::tells(labelled.text)
        && !begins_with_name()
    {
        return None;
    }
    if labelled.label == Some(Label::Presenters) {
        let all = sentences(labelled.text);
        // "Kim Holm, ekonom. Bo Ek, jurist. Förbundet redovisar …": the text continues after the names.
        let is_named = |sentence: &&&str| names::name_length(&names::tokens(sentence), 0, 2) > 0;
        let is_list = |sentence: &&&str| is_named(sentence) && !wording::tells(sentence);
        let named = if all.len() == 1 { 1 } else { all.iter().take_while(is_list).count() };
        let length: usize = all[..named].iter().map(|sentence| sentence.split_whitespace().count()).sum();
        if named > 0 && (labelled.is_inline || length <= LISTED) {
            return Some(all[..named].iter().flat_map(|names| names::people(names, Style::Presenters)).collect());
        }
        if let Some(names) = all.first().and_then(|first| before_sentence(first)) {
            return Some(names::people(names, Style::Presenters));
        }
        // "Föredragande: Kim Holm, Exempelbolaget Tiden går ut den 30 april.": where the new sentence begins is not clear, so
        // that only the first name is taken.
        let first = all.first().filter(|first| labelled.is_inline && is_named(first));
        if let Some(first) = first {
            return Some(names::people(first, Style::Presenters).into_iter().take(1).collect());
        }
    }
    let text = &labelled.paragraph.text;
    let is_near = |line: &Captures<'_>| line.get(1).is_none_or(|lead| lead.as_str().chars().count() <= LEAD);
    let named = LINE.captures(text).filter(is_near).and_then(|line| line.get(2));
    let named = named.or_else(|| VERB_LINE.captures(text)?.get(1))?;
    Some(names::people(named.as_str(), Style::Presenters))
}

/// The people on a line of only names and roles, below the heading: "Kim Holm, analytiker Region Kalmar län", "Kim
/// Holm, controller, Bo Ek, utredare och Eva Alm, chef för kansliet".
fn bare_lines(text: &str) -> Option<Vec<Person>> {
    // "Handläggare: Kim Holm", "Ansvarig Kim Holm": who prepares something need not present it.
    let is_other = |word: &String| word.starts_with("handlagg") || word.starts_with("ansvar");
    if words::first_words(text, 1).iter().any(is_other) || wording::tells(text) {
        return None;
    }
    let first = names::person_line(text).or_else(|| names::titled_line(text));
    let listed = names::people(text, Style::List);
    let people = match first {
        Some(_) if listed.len() > 1 => listed,
        Some(person) => vec![person],
        // A list of several people may be longer than the line of one.
        None => listed.into_iter().filter(|_| lists_people(text)).collect(),
    };
    // "Kim Holm, ordförande" is a signature.
    let is_office = |said: &String| wording::office(&words::words(said), Tolerance::Exact).is_some();
    let is_signed = people.iter().any(|person| person.organisation.iter().chain(&person.role).any(is_office));
    (!people.is_empty() && !is_signed).then_some(people)
}

/// The people whom a line names by a title and a surname: "Förvaltningschef Holm".
fn titled_surnames(text: &str) -> Vec<Person> {
    let tokens = names::tokens(text);
    let is_surname = |at: usize| {
        let (title, name) = (&tokens[at - 1], &tokens[at]);
        // In "socialchef Exempelby kommun", the word after the title is a place. A surname ends the phrase.
        let is_whole = !name.after.is_empty() || tokens.get(at + 1).is_none_or(|next| next.word == "och");
        wording::is_role_word(title.word)
            && title.after.is_empty()
            && name.word.starts_with(char::is_uppercase)
            && name.word.contains(char::is_lowercase)
            && is_whole
            && !wording::is_role_word(name.word)
            && !is_municipality(name.word)
    };
    let surnames = (1..tokens.len()).filter(|&at| is_surname(at));
    surnames.map(|at| Person { name: tokens[at].word.to_owned(), ..Person::default() }).collect()
}

/// Whether a text begins with a title: "Ekonomichef Kim Holm".
fn begins_with_title(text: &str) -> bool {
    names::first_tokens(text, 1).first().is_some_and(|first| wording::is_role_word(first.word))
}

/// Whether a text is a list of several people, each with a role.
fn lists_people(text: &str) -> bool {
    const LONGEST: usize = 40;
    let tokens = names::tokens(text);
    // "Kim Holm, ekonom, Bo Ek, jurist", "Ekonomichef Kim Holm, jurist Bo Ek"
    let begins = begins_with_title(text) || names::name_length(&tokens, 0, 2) > 0;
    if tokens.len() > LONGEST || text.ends_with(['.', ':', '?']) || !begins {
        return false;
    }
    let people = names::people(text, Style::List);
    people.len() > 1 && people.iter().all(|person| person.role.is_some())
}

/// Whether a sentence in this section may name a presenter: in the item's own text, not in a motion, a decision or a
/// list of recipients.
fn may_tell(section: Option<Label>, sentence: &str) -> bool {
    match section {
        None | Some(Label::Background | Label::Other | Label::Presenters | Label::Proposal) => true,
        // "Kim Holm föredrog ärendet." may also be the last sentence under "Beslut".
        Some(Label::Decision) => ["föredr", "redogör", "redogjorde"].iter().any(|verb| sentence.contains(verb)),
        Some(_) => false,
    }
}

/// The names before a sentence that directly follows the last role: "Kim Holm, chef, och Bo Ek, controller
/// Tillgängligheten har ökat".
fn before_sentence(text: &str) -> Option<&str> {
    let tokens = names::tokens(text);
    let begins = tokens.windows(2).find(|pair| {
        pair[0].after.is_empty()
            && pair[0].word.starts_with(char::is_lowercase)
            && wording::is_role_word(pair[0].word)
            && pair[1].word.starts_with(char::is_uppercase)
            && words::first_words(&text[pair[1].start..], 4).iter().skip(1).any(|word| wording::is_finite(word))
    })?;
    (names::name_length(&tokens, 0, 2) > 0).then(|| &text[..begins[1].start])
}

/// Whether "hon" or "han" tells something by this sentence.
fn tells_as_pronoun(sentence: &str) -> bool {
    let words = words::words(sentence);
    let is_written = || words.iter().any(|word| WRITTEN.iter().any(|written| word.ends_with(written)));
    matches!(words.as_slice(), [pronoun, verb, ..]
        if matches!(pronoun.as_str(), "hon" | "han") && PRESENTING_VERBS.contains(&verb.as_str()))
        && !is_written()
}
