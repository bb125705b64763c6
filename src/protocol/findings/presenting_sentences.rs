//! Reads from a sentence who presented an item: "Kim Holm informerar om …", "Ärendet föredras av Bo Ek".

use crate::analysis::fold;
use crate::protocol::lists::roster::Roster;
use crate::protocol::paragraphs::QUOTES;
use crate::protocol::phrases::names::{self, Person, Style, Token};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{
    COMING, FORMALITIES, GIVEN, GIVEN_BY, GIVEN_BY_NAME, GIVING_VERBS, INVITED, NOT_YET, OFFICES_OF_STAFF, PRESENTED,
    PRESENTING_INFINITIVES, PRESENTING_PHRASES, PRESENTING_VERBS, WRITTEN,
};
use crate::protocol::words::{self, Tolerance};

/// The number of words within which the verb must come; it may come late: "A, utvecklingsledare för …, och B,
/// verksamhetschef …, informerar".
const REACH: usize = 28;

/// The people who presented something, according to a sentence: "Kim Holm, controller, och Bo Ek informerar om …".
pub(super) fn presenters_in_sentence(sentence: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = names::tokens(sentence);
    let found = told_by(sentence, &words, roster)
        .or_else(|| thanked(sentence, &words, roster))
        .or_else(|| came_to_tell(sentence, &words, roster, tolerance));
    if let Some(people) = found {
        return people;
    }
    let Some(at) = telling_verb(&words, tolerance) else { return Vec::new() };
    if let Some(joint) = next_teller(&words, at) {
        let mut people = presenters_in_sentence(&sentence[..words[joint].start], roster, tolerance);
        people.extend(presenters_in_sentence(sentence[words[joint].end..].trim_start(), roster, tolerance));
        return people;
    }
    if at == 0 {
        // "Informerade Kim Holm om läget": in older minutes the verb may come first.
        return behind_verb(sentence, &words, at, "", roster).unwrap_or_default();
    }
    let mut people = by_verb(sentence, &words, at, roster, tolerance);
    // "Kim Holm inleder och lämnar över till Bo Ek, som berättar om arbetet": another person tells, too.
    let others = (at + 1..words.len()).filter(|&som| tells_after(&words, som));
    people.extend(
        others
            .flat_map(|som| antecedent(&sentence[..words[som].start], words[som + 1].word, roster))
            .collect::<Vec<_>>(),
    );
    people
}

/// The word before the next person who tells something, after the verb at `verb`: the "och" of "Kim Holm går igenom
/// planen och Bo Ek redogör för tiderna".
fn next_teller(words: &[Token<'_>], verb: usize) -> Option<usize> {
    // What is told may be a clause of its own: "informerar om att Kim Holm besöker skolan och Bo Ek rapporterar senare".
    let is_clause = |token: &Token<'_>| matches!(token.word, "att" | "hur" | "som" | "när");
    let end = (verb + 1..words.len()).find(|&at| is_clause(&words[at])).unwrap_or(words.len());
    (verb + 1..end).find(|&joint| {
        let is_joint = matches!(words[joint].word, "och" | "samt" | "medan");
        let title = usize::from(words.get(joint + 1).is_some_and(|token| wording::is_role_word(token.word)));
        let name = joint + 1 + title;
        let length = if is_joint { names::name_length(words, name, 2) } else { 0 };
        let tells = |token: &Token<'_>| PRESENTING_VERBS.contains(&fold(token.word).as_str());
        length > 0 && words.get(name + length).is_some_and(tells)
    })
}

/// Whether the word is "som" before a presenting verb.
fn tells_after(words: &[Token<'_>], som: usize) -> bool {
    words[som].word == "som"
        && words.get(som + 1).is_some_and(|verb| PRESENTING_VERBS.contains(&fold(verb.word).as_str()))
}

/// The people who tell something by the verb at `at`.
fn by_verb(sentence: &str, words: &[Token<'_>], at: usize, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let next = |count: usize| words[at + 1..].iter().take(count).map(|token| fold(token.word));
    // "Robin presenterar sig själv", "presenterade Bo Ek, skolchef, sig": a candidate for election, or somebody new.
    let is_of_self = words[at + 1..]
        .iter()
        .find(|token| token.word.starts_with(char::is_lowercase) && !wording::is_role_word(token.word))
        .is_some_and(|token| token.word == "sig");
    // "rapporterade att alla protokoll är klara" is about something else than the minutes.
    let is_formal = next(1).all(|word| word != "att")
        && next(3).any(|word| FORMALITIES.iter().any(|formality| word.starts_with(formality)));
    if is_of_self || is_formal {
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
    let aside = head.find(", som ").filter(|at| head[at + ", ".len()..].contains(','));
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
    behind_verb(sentence, words, at, head, roster).unwrap_or_else(|| before_verb(head, roster, tolerance))
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
    // "ger en bild av läget"; "gav sin bild av utbildningen" is an opinion.
    let gives_picture = |at: usize, word: &str| {
        let near = &folded[at + 1..folded.len().min(at + APART + 3)];
        matches!(word, "ger" | "gav")
            && near.first().is_some_and(|first| first != "sin")
            && near.windows(2).any(|pair| pair[0] == "bild" && matches!(pair[1].as_str(), "av" | "over"))
    };
    let phrase = |at: usize, word: &str| {
        PRESENTING_PHRASES.iter().any(|(verb, with)| word == *verb && stands(at, with)) || gives_picture(at, word)
    };
    let phrase = folded.iter().enumerate().position(|(at, word)| phrase(at, word)).filter(within);
    // "ger en utmärkt statusrapport"
    let giving = || {
        let at = folded.iter().position(|word| GIVING_VERBS.contains(&word.as_str())).filter(within)?;
        // "höll i dragningen"
        let is_held = |word: &String| is_the_given(word) && matches!(folded[at].as_str(), "holl" | "haller");
        // "gjorde en rapport" is work.
        let is_done = |word: &String| folded[at] != "gjorde" || !word.ends_with("rapport");
        folded[at + 1..].iter().take(5).any(|word| is_given(word) && is_done(word) || is_held(word)).then_some(at)
    };
    verb.into_iter().chain(phrase).min().or_else(giving)
}

fn is_given(word: &str) -> bool {
    GIVEN.iter().any(|given| word.ends_with(given))
}

/// Whether the word is one of [`GIVEN`] in the definite form: "föredragningen".
fn is_the_given(word: &str) -> bool {
    word.strip_suffix("en").is_some_and(is_given)
}

/// The people whom the chair thanks for having told: "Ordföranden tackar Kim Holm för föredragningen".
fn thanked(sentence: &str, words: &[Token<'_>], roster: &Roster) -> Option<Vec<Person>> {
    let folded: Vec<String> = words.iter().take(REACH).map(|token| fold(token.word)).collect();
    let verb = folded.iter().position(|word| matches!(word.as_str(), "tackar" | "tackade"))?;
    let told = folded.windows(2).skip(verb).position(|pair| pair[0] == "for" && is_the_given(&pair[1]))? + verb;
    let people = names::people(&sentence[words[verb].end..words[told].start], Style::Sentence);
    Some(people.into_iter().filter(|person| is_somebody(person, roster)).collect())
}

/// The people who came to tell something: "Kim Holm och Bo Ek var inbjudna för att berätta om arbetet", "Kim Holm är
/// inbjuden och informerar".
fn came_to_tell(sentence: &str, words: &[Token<'_>], roster: &Roster, tolerance: Tolerance) -> Option<Vec<Person>> {
    let folded: Vec<String> = words.iter().take(REACH).map(|token| fold(token.word)).collect();
    if folded.iter().any(|word| NOT_YET.contains(&word.as_str())) {
        return None;
    }
    let came = folded.iter().position(|word| COMING.contains(&word.as_str()))?;
    let is_invited = INVITED.contains(&folded[came].as_str());
    let takes_part = matches!(folded[came].as_str(), "deltog" | "deltar");
    let to_tell = folded.windows(3).enumerate().position(|(at, words)| {
        at > came
            && (words[0] == "for" && words[1] == "att" && PRESENTING_INFINITIVES.contains(&words[2].as_str())
                || (is_invited || takes_part)
                    && words[0] == "och"
                    && PRESENTING_VERBS.iter().any(|verb| words::same_word(&words[1], verb, tolerance)))
    })?;
    // The verb before "inbjudna" and "kommit" belongs to it.
    let is_auxiliary = |word: &String| matches!(word.as_str(), "ar" | "var" | "har" | "hade");
    let end = folded[..came].iter().rposition(is_auxiliary).unwrap_or(came);
    let said = |start: usize, end: usize| {
        let part = start < end;
        part.then(|| names::people(&sentence[words[start].start..words[end - 1].end], Style::Presenters))
    };
    // "Till punkten är Kim Holm inbjuden": the people may be between the two verbs.
    let people = said(0, end).filter(|people| !people.is_empty()).or_else(|| said(end + 1, came));
    // "Från bolaget deltog Kim Holm och visade ritningar"
    let people = people.or_else(|| said(came + 1, to_tell).filter(|_| takes_part)).unwrap_or_default();
    (!people.is_empty() && people.iter().all(|person| is_somebody(person, roster))).then_some(people)
}

/// Whether it is a person of the document, or has a first name that people have.
fn is_somebody(person: &Person, roster: &Roster) -> bool {
    let first = person.name.split(' ').next().unwrap_or("").to_lowercase();
    roster.find(&person.name).is_some() || crate::analysis::is_given_name(&first)
}

/// The person that "som" refers to: "… medverkade Kim Holm från revisionen, som redogjorde för granskningen".
fn antecedent(before: &str, verb: &str, roster: &Roster) -> Vec<Person> {
    // A document may also show and describe.
    let is_of_papers =
        matches!(fold(verb).as_str(), "visar" | "visade" | "beskriver" | "beskrev" | "redovisar" | "redovisade");
    if is_of_papers {
        return Vec::new();
    }
    let before = before.trim_end();
    let has_comma = before.ends_with(',');
    let before = before.trim_end_matches(',');
    let tokens = names::tokens(before);
    let begins = |at: usize| names::name_length(&tokens, at, 2) > 0;
    let last = (0..tokens.len()).rev().find(|&at| begins(at) && !(at > 0 && begins(at - 1)));
    // Without a comma, only the name can be before "som": "lämnar ordet till Kim Holm som informerar".
    let last = last.filter(|&at| has_comma || at + names::name_length(&tokens, at, 2) == tokens.len());
    let last = last.and_then(|at| names::people(&before[tokens[at].start..], Style::Sentence).into_iter().next());
    last.filter(|person| is_somebody(person, roster)).into_iter().collect()
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
    // A name in quotation marks is what something or somebody is called: "informerade ”Norra Signalen” om besöket".
    let is_called = words.get(name).is_some_and(|token| token.before.contains(QUOTES));
    let whole = names::name_length(words, name, 2) > 0 && !is_called;
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
    let head = ["Även ", "Också ", "Slutligen "].iter().find_map(|adverb| head.strip_prefix(adverb)).unwrap_or(head);
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
        let mut known = roster.by_initials(head);
        known.extend(titled_surname(head, roster));
        if known.is_empty() {
            return office_holder(head.trim(), roster, tolerance);
        }
        return known.into_iter().map(|known| Person { name: known.name.clone(), ..Person::default() }).collect();
    }
    // The first name must begin the text, or follow a title: "VD Kim Holm informerade".
    let first = people.first().and_then(|person| head.find(person.name.split(' ').next().unwrap_or("")));
    match first {
        Some(0) => people,
        Some(start) if titled(&head[..start]) => people,
        _ => Vec::new(),
    }
}

/// The known person whose title and surname are all the text: "Kamrer Holm".
fn titled_surname<'a>(text: &str, roster: &'a Roster) -> Option<&'a Person> {
    let (title, surname) = text.trim().rsplit_once(' ')?;
    let is_title = title.split(' ').all(wording::is_role_word);
    is_title.then(|| roster.by_title(title, surname))?
}

/// The known holder of an office that is alone before the verb: "Ordföranden", "Sekreteraren".
fn office_holder(head: &str, roster: &Roster, tolerance: Tolerance) -> Vec<Person> {
    let words = words::words(head);
    // "Kultur- och fritidschefen"
    if let [.., joint, last] = words.as_slice()
        && joint == "och"
        && wording::is_role_word(last)
    {
        let head = fold(head);
        let roles = [head.as_str(), head.strip_suffix("en").unwrap_or(&head), head.strip_suffix('n').unwrap_or(&head)];
        let holder = roles.into_iter().find_map(|role| roster.by_role(role));
        return holder.map(|name| Person { name: name.to_owned(), ..Person::default() }).into_iter().collect();
    }
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
        let from = by == "fran" && matches!(word.as_str(), "rapport" | "information" | "info" | "aterrapport");
        let given =
            GIVEN_BY.contains(&word.as_str()) && folded[..at].iter().any(|word| is_given(word) || is_the_given(word));
        // "lästes upp av"
        let read_out = word == "upp" && at > 0 && is_passive(&folded[at - 1]);
        // "Nämnden informeras om läget av Kim Holm"
        let is_told_of = || {
            folded[..at].windows(2).any(|pair| (is_passive(&pair[0]) || is_given(&pair[0])) && pair[1] == "om")
                && is_named_at(words, at + 2)
        };
        from || by == "av"
            && (is_passive(word) || read_out || given || GIVEN_BY_NAME.contains(&word.as_str()) || is_told_of())
    })?;
    let names = &sentence[words[by + 1].end..];
    let first = words.get(by + 2).map(|token| token.word);
    if let Some(known) =
        first.filter(|_| names::name_length(words, by + 2, 2) == 0).and_then(|first| roster.find(first))
    {
        return Some(vec![Person { name: known.name.clone(), ..Person::default() }]);
    }
    (is_named_at(words, by + 2) || words.get(by + 2).is_some_and(|token| wording::is_role_word(token.word)))
        .then(|| names::people(names, Style::Sentence))
}

/// Whether a person is named at this word, perhaps after a title.
fn is_named_at(words: &[Token<'_>], at: usize) -> bool {
    let title = usize::from(words.get(at).is_some_and(|token| wording::is_role_word(token.word)));
    names::name_length(words, at + title, 2) > 0
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
    // "Stadsbyggnadskontoret, genom Kim Holm,", "Förvaltningen genom Kim Holm", "Förvaltningen, Kim Holm,": whom the person
    // represents.
    let is_office =
        |word: &str| OFFICES_OF_STAFF.iter().any(|ending| fold(word.trim_end_matches(',')).ends_with(ending));
    if let [office, "genom"] | [office] = words.as_slice()
        && (office.ends_with(',') || words.len() > 1)
        && is_office(office)
    {
        return true;
    }
    let is_role = |word: Option<&&str>| {
        word.is_some_and(|word| wording::is_role_word(word.trim_matches(|sign: char| !sign.is_alphanumeric())))
    };
    // "Verkställande direktör för museet,"
    let is_inside =
        || words.last().is_some_and(|last| last.ends_with(',')) && words.iter().take(2).any(|word| is_role(Some(word)));
    words.len() <= LONGEST && (is_role(words.first()) || is_role(words.last()) || is_inside())
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
        check("Anna Ek från Konsult AB går igenom planen och Bo Alm redogör för tiderna.", &["Anna Ek", "Bo Alm"]);
        check("Anna Ek, som utfört granskningen, deltog vid ärendet och redogjorde för den.", &["Anna Ek"]);
        check("Även Anna Ek rapporterade.", &["Anna Ek"]);
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
        check("Föredragningen görs av Anna Ek.", &["Anna Ek"]);
        check("Nämnden informeras om läget av skolchef Anna Ek.", &["Anna Ek"]);
        check("Nämnden informerades om planen för skolan av nämnden.", &[]);
        check("Frågan togs upp av Anna Ek.", &[]);
    }

    #[test]
    fn who_comes_to_inform_informs() {
        check("Anna Ek har kommit till sammanträdet för att informera om arbetet.", &["Anna Ek"]);
        check("Anna Ek, chef, och Bo Alm var inbjudna till mötet för att berätta om arbetet.", &["Anna Ek", "Bo Alm"]);
        check("Till punkten är Anna Ek inbjuden och informerar om arbetet.", &["Anna Ek"]);
        check("Anna Ek bjuds in till nästa möte för att informera om arbetet.", &[]);
        check("Från bolaget deltog Anna Ek och visade ritningar.", &["Anna Ek"]);
        check("Ordföranden tackar Anna Ek för föredragningen.", &["Anna Ek"]);
        check("Ordföranden tackar Anna Ek för åren i nämnden.", &[]);
        check("Ordföranden lämnar ordet till Anna Ek som informerar om arbetet.", &["Anna Ek"]);
        check("Anna Ek inleder och lämnar över till Bo Alm, som berättar om arbetet.", &["Anna Ek", "Bo Alm"]);
        check("Förvaltningen, genom Anna Ek, informerar om planen.", &["Anna Ek"]);
        check("Arbetsgruppen, genom Anna Ek, rapporterade att salen är bokad.", &["Anna Ek"]);
        check("Skolchef Anna Ek är föredragande i ärendet.", &["Anna Ek"]);
        check("Rektor Anna Ek ger en bild av läget.", &["Anna Ek"]);
        check("Anna Ek gav sin bild av läget.", &[]);
        check("Anna Ek gick igenom planen med en bild på kyrkan.", &["Anna Ek"]);
        check("Anna Ek gjorde en genomgång av planen och bjöd in till höstmötet.", &["Anna Ek"]);
    }

    #[test]
    fn what_the_chair_goes_through_is_no_presentation() {
        check("Anna Ek gick igenom föregående protokoll.", &[]);
        check("Anna Ek presenterade sig.", &[]);
        check("Därefter presenterade Anna Ek, skolchef, sig.", &[]);
        check("Anna Ek sammanfattar i underlaget synpunkterna.", &[]);
        check("Anna Ek yrkar att budgeten redovisas.", &[]);
    }
}
