//! Reads from a sentence who presented an item: "Kim Holm informerar om …", "Ärendet föredras av Bo Ek".

use crate::analysis::fold;
use crate::protocol::lists::roster::Roster;
use crate::protocol::phrases::names::{self, Person, Style, Token};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{
    FORMALITIES, GIVEN, GIVEN_BY, GIVEN_BY_NAME, GIVING_VERBS, PRESENTED, PRESENTING_PHRASES, PRESENTING_VERBS, WRITTEN,
};
use crate::protocol::words::{self, Tolerance};

/// The number of words within which the verb must come; it may come late: "A, utvecklingsledare för …, och B,
/// verksamhetschef …, informerar".
const REACH: usize = 28;

/// The people who presented something, according to a sentence: "Kim Holm, controller, och Bo Ek informerar om …".
pub(super) fn presenters_in_sentence(sentence: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = names::tokens(sentence);
    if let Some(people) = told_by(sentence, &words, roster) {
        return people;
    }
    let Some(at) = telling_verb(&words, tolerance).filter(|&at| at > 0) else { return Vec::new() };
    let next = |count: usize| words[at + 1..].iter().take(count).map(|token| fold(token.word));
    // "Robin presenterar sig själv": a candidate for election.
    if next(1).any(|word| word == "sig")
        || next(3).any(|word| FORMALITIES.iter().any(|formality| word.starts_with(formality)))
    {
        return Vec::new();
    }
    // "Kim Holm sammanfattar i underlaget": a written text is not a presentation.
    let mut behind = next(2);
    let is_written = behind.next().is_some_and(|word| word == "i")
        && behind.next().is_some_and(|word| WRITTEN.iter().any(|written| word.ends_with(written)));
    if is_written {
        return Vec::new();
    }
    let head = &sentence[..words[at].start];
    if fold(words[at - 1].word) == "som" {
        return antecedent(&sentence[..words[at - 1].start], words[at].word, roster);
    }
    // "Kim Holm, som tillsammans med Bo Ek hade besökt skolan, rapporterade": the inserted clause is about the person
    // named before it.
    let aside = head.find(", som ").filter(|_| head.trim_end().ends_with(','));
    let head = &head[..aside.unwrap_or(head.len())];
    // A subordinate or passive clause before the verb does not name a presenter: "som presenteras av", "enligt vad X
    // redovisat".
    if words.iter().take_while(|token| token.end <= head.len()).any(|token| {
        matches!(
            fold(token.word).as_str(),
            "som" | "att" | "har" | "nar" | "enligt" | "ska" | "kommer" | "kan" | "ar" | "yrkar"
        )
    }) {
        return Vec::new();
    }
    behind_verb(sentence, &words, at, head, roster).unwrap_or_else(|| before_verb(head, roster, tolerance))
}

/// The index of the verb that says that something was told.
fn telling_verb(words: &[Token<'_>], tolerance: Tolerance) -> Option<usize> {
    // "gick Kim Holm igenom": the most words between the two parts of a verb.
    const APART: usize = 4;
    let folded: Vec<String> = words.iter().take(REACH + APART + 2).map(|token| fold(token.word)).collect();
    let within = |at: &usize| *at < REACH;
    let verb = folded
        .iter()
        .position(|word| PRESENTING_VERBS.iter().any(|verb| words::same_word(word, verb, tolerance)))
        .filter(within);
    // "Om läget på marknaden talade Kim Holm": a word that belongs to the verb may open the sentence.
    let stands = |at: usize, with: &str| {
        folded[at + 1..].iter().take(APART + 1).any(|further| further == with) || folded[0] == with
    };
    let phrase =
        |at: usize, word: &str| PRESENTING_PHRASES.iter().any(|(verb, with)| word == *verb && stands(at, with));
    let phrase = folded.iter().enumerate().position(|(at, word)| phrase(at, word)).filter(within);
    // "ger en utmärkt statusrapport"
    let giving = || {
        let at = folded.iter().position(|word| GIVING_VERBS.contains(&word.as_str())).filter(within)?;
        folded[at + 1..].iter().take(5).any(|word| is_given(word)).then_some(at)
    };
    verb.into_iter().chain(phrase).min().or_else(giving)
}

fn is_given(word: &str) -> bool {
    GIVEN.iter().any(|given| word.ends_with(given))
}

/// The person that "som" refers to: "… medverkade Kim Holm från revisionen, som redogjorde för granskningen".
fn antecedent(before: &str, verb: &str, roster: &Roster) -> Vec<Person> {
    // A document may also show and describe.
    let is_of_papers =
        matches!(fold(verb).as_str(), "visar" | "visade" | "beskriver" | "beskrev" | "redovisar" | "redovisade");
    let Some(before) = before.trim_end().strip_suffix(',').filter(|_| !is_of_papers) else { return Vec::new() };
    let tokens = names::tokens(before);
    let begins = |at: usize| names::name_length(&tokens, at, 2) > 0;
    let last = (0..tokens.len()).rev().find(|&at| begins(at) && !(at > 0 && begins(at - 1)));
    let last = last.and_then(|at| names::people(&before[tokens[at].start..], Style::Sentence).into_iter().next());
    let is_somebody = |person: &Person| {
        let first = person.name.split(' ').next().unwrap_or("").to_lowercase();
        roster.find(&person.name).is_some() || crate::analysis::is_given_name(&first)
    };
    last.filter(is_somebody).into_iter().collect()
}

/// The people after the verb: "Vid sammanträdet informerar Kim Holm om läget", "Om stödet informerade tandvårdschef
/// Bo Ek".
fn behind_verb(sentence: &str, words: &[Token<'_>], at: usize, head: &str, roster: &Roster) -> Option<Vec<Person>> {
    const TITLES: usize = 3;
    let titles = words[at + 1..].iter().take(TITLES).take_while(|token| wording::is_role_word(token.word)).count();
    let name = at + 1 + titles;
    let known = |token: &Token<'_>| {
        let is_name = token.word.starts_with(char::is_uppercase) && !token.word.contains('-');
        roster.find(token.word).filter(|_| is_name)
    };
    let whole = names::name_length(words, name, 2) > 0;
    let known = words.get(name).filter(|_| !whole).and_then(known);
    if !whole && known.is_none() || !names::people(head, Style::Presenters).is_empty() {
        return None;
    }
    if let Some(known) = known {
        return Some(vec![Person { name: known.name.clone(), ..Person::default() }]);
    }
    let after = &sentence[words[at].end..];
    let end = [" om ", " kring ", " angående ", " igenom ", ", som "].iter().filter_map(|word| after.find(word)).min();
    Some(names::people(&after[..end.unwrap_or(after.len())], Style::Sentence))
}

/// The people before the verb: "Kim Holm, controller, och Bo Ek".
fn before_verb(head: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    // "Kansliet: Kim Holm rapporterade": the subject of the report is before the colon.
    let head = head.split_once(": ").map_or(head, |(_, behind)| behind);
    let mut people = names::people(head, Style::Presenters);
    for person in &mut people {
        // "Kim Holm hälsar välkommen och informerar": an earlier verb is not a title.
        person.role = person.role.take().filter(|role| !names::is_verb(role.split(' ').next().unwrap_or("")));
    }
    people.retain(|person| {
        person.name.contains(' ')
            || roster.find(&person.name).is_some()
            || person.organisation.is_some()
                && roster.by_surname(&person.name, person.organisation.as_deref()).is_some()
    });
    // "Ordföranden informerar": the holder of the office.
    if people.is_empty() {
        return office_holder(head.trim(), roster, tolerance);
    }
    // The first name must begin the text, or follow a title: "VD Kim Holm informerade".
    let first = people.first().and_then(|person| head.find(person.name.split(' ').next().unwrap_or("")));
    match first {
        Some(0) => people,
        Some(start) if titled(&head[..start]) => people,
        _ => Vec::new(),
    }
}

/// The known holder of an office that is alone before the verb: "Ordföranden", "Sekreteraren".
fn office_holder(head: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = words::words(head);
    let [word] = words.as_slice() else { return Vec::new() };
    let stem = word.strip_suffix('n').unwrap_or(word);
    let holder = match wording::office(&[stem.to_owned()], tolerance) {
        Some((role, 1)) => roster.holder(role),
        // "Förbundschefen informerar": the only person listed with that role.
        _ => [word, stem, word.strip_suffix("en").unwrap_or(stem)].into_iter().find_map(|role| roster.by_role(role)),
    };
    holder.map(|name| Person { name: name.to_owned(), ..Person::default() }).into_iter().collect()
}

/// The people after a passive or a noun: "Ärendet föredras av Kim Holm", "Information av Bo Ek", "Information
/// lämnades av Eva Alm", "Rapport från Ulf Bo".
fn told_by(sentence: &str, words: &[Token<'_>], roster: &Roster) -> Option<Vec<Person>> {
    let folded: Vec<String> = words.iter().take(REACH).map(|token| fold(token.word)).collect();
    let by = folded.windows(2).enumerate().position(|(at, pair)| {
        let [word, by] = pair else { return false };
        // "Rapport från Kim Holm, Region Halland:" names a presenter; a report from a place or a group does not.
        let from = by == "fran" && matches!(word.as_str(), "rapport" | "information" | "aterrapport");
        let given = GIVEN_BY.contains(&word.as_str()) && folded[..at].iter().any(|word| is_given(word));
        // "lästes upp av"
        let read_out = word == "upp" && at > 0 && is_passive(&folded[at - 1]);
        from || by == "av" && (is_passive(word) || read_out || given || GIVEN_BY_NAME.contains(&word.as_str()))
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

/// Whether a word is the passive of a presenting verb: "presenteras", "redovisades".
fn is_passive(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('s') else { return PRESENTED.contains(&word) };
    PRESENTED.contains(&word)
        || PRESENTING_VERBS.iter().any(|verb| *verb == stem || verb.strip_suffix('r').is_some_and(|verb| verb == stem))
}

/// Whether only a title is before the name: "VD", "Sjuksköterskan", "Ordföranden i stadsrevisionen,".
fn titled(before: &str) -> bool {
    // "Ekonomi- och finanschefen", "2:e vice ordförande": the last word may be the title, too.
    const LONGEST: usize = 6;
    let words: Vec<&str> = before.split_whitespace().collect();
    let is_role = |word: Option<&&str>| {
        word.is_some_and(|word| wording::is_role_word(word.trim_matches(|sign: char| !sign.is_alphanumeric())))
    };
    words.len() <= LONGEST && (is_role(words.first()) || is_role(words.last()))
}

#[cfg(test)]
mod tests {
    use super::presenters_in_sentence;
    use crate::protocol::lists::roster::Roster;
    use crate::protocol::phrases::names::Person;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        let mut roster = Roster::default();
        let role = Some("vd".to_owned());
        roster.add(&Person { name: "Kim Holm".to_owned(), role, ..Person::default() });
        let found = presenters_in_sentence(sentence, &roster, Tolerance::Exact);
        assert_eq!(found.into_iter().map(|person| person.name).collect::<Vec<_>>(), expected, "{sentence}");
    }

    #[test]
    fn who_informs_stands_before_the_verb_or_behind_it() {
        check("Kim Holm, controller, informerar om läget.", &["Kim Holm"]);
        check("Om stödet informerade tandvårdschef Anna Ek.", &["Anna Ek"]);
        check("Om läget på marknaden talade Anna Ek, som också hade med sig en prognos.", &["Anna Ek"]);
        check("Därefter gick Anna Ek igenom budgeten.", &["Anna Ek"]);
        check("Ekonomichef Anna Ek drog siffrorna.", &["Anna Ek"]);
        check("Från ungdomssektionen rapporterade Kim.", &["Kim Holm"]);
        check("Vd informerade om att förhandlingar begärts.", &["Kim Holm"]);
    }

    #[test]
    fn who_is_told_of_by_som_informs() {
        check("Vid mötet deltog Anna Ek från kansliet, som sammanfattade rapporten.", &["Anna Ek"]);
        check("Anna Ek, som tillsammans med Bo Alm hade besökt skolan, rapporterade.", &["Anna Ek"]);
        check("I rapporten från Anna Ek, som visar utvecklingen, nämns skolan.", &[]);
    }

    #[test]
    fn who_gives_a_report_in_the_passive_informs() {
        check("Ärendet föredras av Anna Ek.", &["Anna Ek"]);
        check("Information lämnades av Anna Ek, chef i Sala kommun.", &["Anna Ek"]);
        check("Berättelsen upplästes av Anna Ek.", &["Anna Ek"]);
        check("Berättelsen lästes upp av Anna Ek.", &["Anna Ek"]);
        check("Frågan togs upp av Anna Ek.", &[]);
    }

    #[test]
    fn what_the_chair_goes_through_is_no_presentation() {
        check("Anna Ek gick igenom föregående protokoll.", &[]);
        check("Anna Ek presenterade sig.", &[]);
        check("Anna Ek sammanfattar i underlaget synpunkterna.", &[]);
        check("Anna Ek yrkar att budgeten redovisas.", &[]);
    }
}
