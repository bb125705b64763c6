//! Who presented a matter: by a presenter line, a table's column, a bare line of name and role, or
//! a sentence that says who informed.

use crate::analysis::fold;
use crate::protocol::labelled::{Item, Labelled};
use crate::protocol::lists::roster::Roster;
use crate::protocol::outline::Draft;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::Presenter;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::wording::is_media;
use crate::protocol::swedish::{FORMALITIES, GIVEN, GIVING_VERBS, Label, PRESENTING_VERBS};
use crate::protocol::words::{self, Tolerance, pattern};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    // "Föredragare: A, roll", "Information och dialog Föredragande: A samt B", "Beslut: Föredragande A"
    pattern(
        r"^(?:[\p{L}\d (),:-]{0,60}?\b)?(?i:f.{1,2}redrag(?:ande|are|ning)|presentatör(?:er)?|presenteras av|rapportör|inledare|(?:inbjuden )?gäst:|dragning av)(?i:\s+(?:av|är))?\s*:?\s+(\p{Lu}.*)$",
    )
});

/// Adds the people that presenter lines name in full, so that a first name elsewhere finds them.
pub(in crate::protocol) fn add_named(items: &[Item<'_>], roster: &mut Roster) {
    for item in items {
        for labelled in &item.paragraphs {
            let people = match presenter_line(labelled) {
                Some(line) => names::people(line, Style::Presenters),
                None => names::person_line(&labelled.paragraph.text).into_iter().collect(),
            };
            for person in &people {
                roster.add(person);
            }
        }
        add_named(&item.children, roster);
    }
}

/// The title of an item without the presenter that stands in it, and the presenters.
pub(in crate::protocol) fn of_item(
    draft: &Draft,
    paragraphs: &[Labelled<'_>],
    roster: &Roster,
    tolerance: Tolerance,
) -> (String, Vec<Presenter>) {
    let (title, named) = in_title(&draft.title);
    let mut presenters = read(draft, paragraphs, roster, tolerance);
    if let Some(named) = named
        && !presenters.iter().any(|known| known.name == named.name)
    {
        presenters.insert(0, named);
    }
    // "Lägesrapport om byggnationer på skolor Kim Holm": whom the list of those called names, at the end of a title that is no sentence.
    let is_sentence = words::head(title, 12).iter().any(|word| wording::is_finite(word));
    if let Some(at) = roster.names_at_end(title).filter(|_| presenters.is_empty() && !is_sentence)
        && !joins(&title[..at])
    {
        let people = names::people(&title[at..], Style::List);
        presenters.extend(people.into_iter().map(|Person { name, role, organisation, .. }| Presenter {
            name,
            role,
            organisation,
        }));
        return (title[..at].trim_end_matches([' ', ',', '–', '-', '/']).to_owned(), presenters);
    }
    (title.to_owned(), presenters)
}

/// The presenters of an item, in the order of their mention; first names are given whole where the
/// document knows the person.
fn read(draft: &Draft, paragraphs: &[Labelled<'_>], roster: &Roster, tolerance: Tolerance) -> Vec<Presenter> {
    let mut found: Vec<Person> = Vec::new();
    if let Some(cell) = &draft.cell {
        found.extend(names::people(cell, Style::Presenters));
    }
    for sentence in sentences(&draft.title) {
        found.extend(informants(sentence, roster, tolerance));
    }
    let mut under_heading = true;
    for labelled in paragraphs {
        if is_media(&labelled.paragraph.text) {
            continue;
        }
        if let Some(line) = presenter_line(labelled) {
            found.extend(names::people(line, Style::Presenters));
            under_heading = false;
        } else if under_heading && let Some(people) = bare_lines(&labelled.paragraph.text) {
            found.extend(people);
        } else {
            under_heading = false;
            for sentence in sentences(labelled.text).into_iter().filter(|sentence| may_tell(labelled.label, sentence)) {
                found.extend(informants(sentence, roster, tolerance));
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
            role: person.role,
            organisation: person.organisation.or_else(|| known.and_then(|known| known.organisation.clone())),
        };
        if known_names.add(&presenter.name) {
            presenters.push(presenter);
        }
    }
    presenters
}

/// A name behind this belongs to the title: "Motion av Kim Holm", "Val av ordförande: Kim Holm".
fn joins(before: &str) -> bool {
    wording::last_is_open(before) || before.trim_end().ends_with([':', '(', ')']) || words::head(before, 1) == ["val"]
}

/// The presenters of an item by their names, folded.
#[derive(Default)]
struct Known {
    /// A name, and what it begins with: "kim" of "kim holm".
    beginnings: HashSet<String>,
    /// The words of a name, in order of the alphabet.
    sorted: HashSet<Vec<String>>,
}

impl Known {
    /// Whether `name` is of nobody who is known; it is from then on.
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

/// "Trygg hemgång – Kim Holm, Sala kommun": the title, and who presents it.
fn in_title(title: &str) -> (&str, Option<Presenter>) {
    // "SIP-statistik (Lena Ödman)", "Mini-Maria (Kim Holm, Region Halland)"
    if let Some((head, inner)) = title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        let tokens = names::tokens(inner);
        let length = names::name_length(&tokens, 0, 2);
        let alone = length == tokens.len() && tokens.len() <= 3;
        if length > 0 && (alone || inner.contains(',')) {
            let person = names::people(inner, Style::Sentence).into_iter().next();
            return (
                head,
                person.map(|Person { name, role, organisation, .. }| Presenter { name, role, organisation }),
            );
        }
        return (title, None);
    }
    let Some((head, tail)) = title.rsplit_once(" – ").or_else(|| title.rsplit_once(" - ")) else {
        return (title, None);
    };
    match names::person_line(tail) {
        Some(Person { name, role, organisation, .. }) => (head, Some(Presenter { name, role, organisation })),
        None => (title, None),
    }
}

fn sorted(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split([' ', '-']).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Under "Föredragande" on a line of its own stands a list of names; more words are a text. By feel.
const LISTED: usize = 25;

/// The people of a presenter line.
fn presenter_line<'a>(labelled: &Labelled<'a>) -> Option<&'a str> {
    let text = &labelled.paragraph.text;
    let listed = labelled.is_inline || labelled.text.split_whitespace().count() <= LISTED;
    if labelled.label == Some(Label::Presenters) && !labelled.text.is_empty() && !labelled.text.contains(". ") && listed
    {
        return Some(labelled.text);
    }
    let captures = LINE.captures(text)?;
    let line = captures.get(1)?.as_str();
    Some(line)
}

/// Lines of name and role alone, under the heading: "Kim Holm, analytiker Region Kalmar län".
fn bare_lines(text: &str) -> Option<Vec<Person>> {
    let person = names::person_line(text)?;
    // "Kim Holm, ordförande" signs.
    let office = person
        .organisation
        .iter()
        .chain(&person.role)
        .any(|said| wording::office(&words::words(said), Tolerance::Exact).is_some());
    (!office).then(|| vec![person])
}

/// Told in the matter's own text; not in what was moved, decided or sent.
fn may_tell(section: Option<Label>, sentence: &str) -> bool {
    match section {
        None | Some(Label::Background | Label::Other | Label::Presenters | Label::Proposal) => true,
        // "Kim Holm föredrog ärendet." also stands last under "Beslut".
        Some(Label::Decision) => ["föredr", "redogör", "redogjorde"].iter().any(|verb| sentence.contains(verb)),
        Some(_) => false,
    }
}

/// "A, utvecklingsledare för …, och B, verksamhetschef …, informerar": the verb may come late, not later.
const REACH: usize = 28;

/// The people a sentence says informed: "Kim Holm, controller, och Bo Ek informerar om …".
fn informants(sentence: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = names::tokens(sentence);
    if let Some(people) = told_by(sentence, &words, roster) {
        return people;
    }
    let verb = words.iter().take(REACH).position(|token| {
        let word = fold(token.word);
        PRESENTING_VERBS.iter().any(|verb| words::same_word(&word, verb, tolerance))
    });
    // "går igenom" tells, "går" does not.
    let through = words
        .windows(2)
        .take(REACH)
        .position(|pair| matches!(fold(pair[0].word).as_str(), "gar" | "gick") && pair[1].word == "igenom");
    let verb = verb.or(through);
    let giving = words.iter().take(REACH).position(|token| GIVING_VERBS.contains(&fold(token.word).as_str()));
    // "en utmärkt statusrapport"
    let is_given = |word: &str| GIVEN.iter().any(|given| word.ends_with(given));
    let given = |at: usize| words[at + 1..].iter().take(5).any(|token| is_given(&fold(token.word)));
    let Some(at) = verb.or_else(|| giving.filter(|&at| given(at))) else { return Vec::new() };
    if at == 0
        || words[at + 1..]
            .iter()
            .take(3)
            .any(|token| FORMALITIES.iter().any(|formality| fold(token.word).starts_with(formality)))
    {
        return Vec::new();
    }
    // "Robin presenterar sig själv": who stands for election.
    if words.get(at + 1).is_some_and(|next| next.word == "sig") {
        return Vec::new();
    }
    // A subordinate or passive turn before the verb is no presenter: "som presenteras av", "enligt vad X redovisat".
    let head = &sentence[..words[at].start];
    if words[..at].iter().any(|token| {
        matches!(
            fold(token.word).as_str(),
            "som" | "att" | "har" | "nar" | "enligt" | "ska" | "kommer" | "kan" | "ar" | "yrkar"
        )
    }) {
        return Vec::new();
    }
    // "Vid sammanträdet informerar Kim Holm om läget": the verb first, then who.
    let after = &sentence[words[at].end..];
    let inverted = names::name_length(&words, at + 1, 2) > 0 && names::people(head, Style::Presenters).is_empty();
    if inverted {
        let end =
            [" om ", " kring ", " angående "].iter().filter_map(|word| after.find(word)).min().unwrap_or(after.len());
        return names::people(&after[..end], Style::Sentence);
    }
    let mut people = names::people(head, Style::Presenters);
    for person in &mut people {
        // "Kim Holm hälsar välkommen och informerar": what was done first is no title.
        person.role = person.role.take().filter(|role| !names::is_verb(role.split(' ').next().unwrap_or("")));
    }
    // "Ordföranden informerar": who holds the office.
    if people.is_empty() {
        let holder = office_holder(head.trim(), roster, tolerance);
        if !holder.is_empty() {
            return holder;
        }
    }
    people.retain(|person| {
        person.name.contains(' ')
            || roster.find(&person.name).is_some()
            || person.organisation.is_some()
                && roster.by_surname(&person.name, person.organisation.as_deref()).is_some()
    });
    // Everyone named must stand at the head, or after a title: "VD Kim Holm informerade".
    let first = people.first().and_then(|person| head.find(person.name.split(' ').next().unwrap_or("")));
    match first {
        Some(0) => people,
        Some(start) if titled(&head[..start]) => people,
        _ => Vec::new(),
    }
}

/// "Ordföranden", "Sekreteraren" alone before the verb: who is known to hold the office.
fn office_holder(head: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = words::words(head);
    let [word] = words.as_slice() else { return Vec::new() };
    let stem = word.strip_suffix('n').unwrap_or(word);
    let Some((role, 1)) = wording::office(&[stem.to_owned()], tolerance) else { return Vec::new() };
    roster.holder(role).map(|name| Person { name: name.to_owned(), ..Person::default() }).into_iter().collect()
}

/// "Ärendet föredras av Kim Holm", "Information av Bo Ek", "Rapport från Eva Alm".
fn told_by(sentence: &str, words: &[names::Token<'_>], roster: &Roster) -> Option<Vec<Person>> {
    let by = words.windows(2).take(12).position(|pair| {
        // "Rapport från Kim Holm, Region Halland:"; from a place or a group it names nobody.
        let from =
            pair[1].word == "från" && matches!(fold(pair[0].word).as_str(), "rapport" | "information" | "aterrapport");
        from || pair[1].word == "av"
            && matches!(
                fold(pair[0].word).as_str(),
                "foredras"
                    | "foredrogs"
                    | "presenteras"
                    | "presenterades"
                    | "redovisas"
                    | "redovisades"
                    | "foredragen"
                    | "igenom"
                    | "visades"
                    | "rapporterades"
                    | "aterrapporterades"
                    | "information"
                    | "genomgang"
                    | "dragning"
                    | "foredragning"
                    | "presentation"
            )
    })?;
    let names = &sentence[words[by + 1].end..];
    let first = words.get(by + 2).map(|token| token.word);
    if let Some(known) =
        first.filter(|_| names::name_length(words, by + 2, 2) == 0).and_then(|first| roster.find(first))
    {
        return Some(vec![Person { name: known.name.clone(), ..Person::default() }]);
    }
    (names::name_length(words, by + 2, 2) > 0
        || words.get(by + 2).is_some_and(|token| wording::is_role_word(token.word)))
    .then(|| names::people(names, Style::Sentence))
}

/// Only a title stands before the name: "VD", "Sjuksköterskan", "Ordföranden i stadsrevisionen,".
fn titled(before: &str) -> bool {
    // "Ekonomi- och finanschefen", "2:e vice ordförande": the last word says it, too.
    const LONGEST: usize = 6;
    let words: Vec<&str> = before.split_whitespace().collect();
    let is_role = |word: Option<&&str>| {
        word.is_some_and(|word| wording::is_role_word(word.trim_matches(|sign: char| !sign.is_alphanumeric())))
    };
    words.len() <= LONGEST && (is_role(words.first()) || is_role(words.last()))
}
