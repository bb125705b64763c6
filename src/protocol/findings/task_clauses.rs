//! Finds the words by which a decision gives a task: who is to do it, and where the text of the task begins.

use crate::protocol::phrases::dates;
use crate::protocol::phrases::deciders::is_decider;
use crate::protocol::phrases::printed::PrintedWords;
use crate::protocol::phrases::told_times::recalls_time;
use crate::protocol::swedish::{
    DECIDING_VERBS, ENTRUSTS, GAVE, GIVES, IS_ENTRUSTED, JOINS, NOT_GIVEN_NOW, OBLIGES, OF_CIRCUMSTANCES, OF_TASKS,
    PROPOSES, RECEIVES, SETTLING_VERBS, STATES, TASKS,
};
use crate::protocol::words;
use std::ops::Range;

/// The words by which one task is given, by their place in the decision.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct TaskClause {
    /// The first word of its clause, which names the giver or the assignee.
    pub clause: usize,
    pub verb: usize,
    pub assignee: Range<usize>,
    pub text: TaskText,
}

/// The text of the task: where it begins.
#[derive(Debug, Clone, Copy)]
pub(in crate::protocol) struct TaskText {
    pub start: usize,
    /// It comes after a colon, as one or more points.
    pub is_list: bool,
}

/// The most words of an assignee: nine boards by name have fifty (council minutes). Not measured.
const LONGEST_ASSIGNEE: usize = 60;

/// The most words between the verb and the word for the task. Not measured.
const FAR: usize = 40;

/// The task given by the verb at `verb`. `before` is the task given before it in the same sentence.
pub(in crate::protocol) fn task_clause(
    words: &PrintedWords<'_>,
    sentence: &Range<usize>,
    verb: usize,
    before: Option<&TaskClause>,
) -> Option<TaskClause> {
    // Damage must not turn "uppdrag" into "uppdrar".
    let (assignee, text) = if words.is(verb, ENTRUSTS) && words.word(verb) != "uppdrag" {
        entrusted_to(words, sentence, verb)?
    } else if words.is(verb, IS_ENTRUSTED) || words.is(verb, OBLIGES) {
        obliged(words, sentence, verb, before)?
    } else if words.is(verb, RECEIVES) {
        receives(words, sentence, verb, before)?
    } else if words.is(verb, GIVES) {
        given(words, sentence, verb)?
    } else {
        return None;
    };
    let clause = if assignee.start < verb {
        assignee.start
    } else if words.word(verb).ends_with('r') || words.is(verb, GAVE) {
        subject(words, sentence, verb, before).map_or(verb, |subject| subject.start)
    } else {
        verb
    };
    // "får i uppdrag att uppdra åt konsulten att …": this is part of the first task, and not decided here.
    let inside = clause == verb && before.is_some_and(|before| verb <= before.text.start + 2);
    let fits = !assignee.is_empty()
        && assignee.len() <= LONGEST_ASSIGNEE
        && !words.is(assignee.start, NOBODY)
        && words.slice(assignee.clone()).chars().any(char::is_alphabetic);
    let now = fits && !inside && text.start < words.len() && is_given_now(words, sentence, clause, verb, text.start);
    now.then_some(TaskClause { clause, verb, assignee, text })
}

/// Words in the place of an assignee that name nobody.
const NOBODY: &[&str] =
    &["det", "detta", "man", "vilket", "vilka", "vilken", "som", "dar", "om", "nar", "hur", "innan"];

/// The assignee and the task after an active verb: "uppdrar åt förvaltningen att", "Vidare uppdrar nämnden åt
/// förvaltningen att".
fn entrusted_to(words: &PrintedWords<'_>, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, TaskText)> {
    let to = (verb + 1..sentence.end.min(verb + 6)).find(|&at| is_to(words, at));
    let start = match to {
        Some(to) => to + 1,
        // "uppdra förvaltningen att"
        None => verb + 1,
    };
    let (end, text) = text_from(words, sentence, start)?;
    Some((start..end, text))
}

/// The assignee and the task of a passive verb or of "ålägga": "Förvaltningen uppdras att", "Det uppdras åt
/// förvaltningen att", "ålägga förvaltningen att".
fn obliged(
    words: &PrintedWords<'_>,
    sentence: &Range<usize>,
    verb: usize,
    before: Option<&TaskClause>,
) -> Option<(Range<usize>, TaskText)> {
    let start = verb + 1 + usize::from(is_to(words, verb + 1));
    let (end, text) = text_from(words, sentence, start)?;
    if start < end && !words.is(start, OF_CIRCUMSTANCES) {
        return Some((start..end, text));
    }
    words.is(verb, IS_ENTRUSTED).then(|| subject(words, sentence, verb, before)).flatten().map(|one| (one, text))
}

/// The assignee and the task of a verb of receiving: "Förvaltningen får i uppdrag att", "Därmed får förvaltningen i
/// uppdrag att", "Det ges i uppdrag åt X att".
fn receives(
    words: &PrintedWords<'_>,
    sentence: &Range<usize>,
    verb: usize,
    before: Option<&TaskClause>,
) -> Option<(Range<usize>, TaskText)> {
    let (between, name) = named_task(words, sentence, verb)?;
    let (end, text) = text_from(words, sentence, name + 1)?;
    if is_to(words, name + 1) {
        return Some((name + 2..end, text));
    }
    let turned = || (!between.is_empty() && !words.is(between.start, OF_CIRCUMSTANCES)).then_some(between);
    Some((subject(words, sentence, verb, before).or_else(turned)?, text))
}

/// The assignee and the task of a verb of giving: "ge förvaltningen i uppdrag att", "ger i uppdrag till förvaltningen
/// att".
fn given(words: &PrintedWords<'_>, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, TaskText)> {
    let (mut between, name) = named_task(words, sentence, verb)?;
    let (end, text) = text_from(words, sentence, name + 1)?;
    if is_to(words, name + 1) {
        return Some((name + 2..end, text));
    }
    while !between.is_empty() && words.is(between.start, OF_CIRCUMSTANCES) {
        between.start += 1;
    }
    // "Därför ger nämnden förvaltningen i uppdrag att": the deciding body comes before the assignee.
    let turned = words.is(verb, &["ger", "gav"])
        && between.len() > 1
        && is_decider(words.word(between.start))
        && !words.is(between.start + 1, OF_CIRCUMSTANCES)
        && subject(words, sentence, verb, None).is_none();
    between.start += usize::from(turned);
    Some((between, text))
}

/// The word for the task after the verb, and the words between them that do not belong to that word.
fn named_task(words: &PrintedWords<'_>, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, usize)> {
    let name = (verb + 1..sentence.end.min(verb + FAR))
        .take_while(|&at| {
            !["att"].iter().chain(NOT_GIVEN_NOW).chain(RECEIVES).chain(GIVES).any(|word| words.is(at, &[*word]))
        })
        .find(|&at| words.is(at, TASKS))?;
    let mut end = name;
    while end > verb + 1 && words.is(end - 1, OF_TASKS) {
        end -= 1;
    }
    let between = verb + 1..end;
    let by_phrase = words.is(name - 1, &["i", "till"]) && words.is(name, &["uppdrag", "uppgift"]);
    // "ger information om nämndens uppdrag att": another body's task, or a subject. "ge gruppen uppdrag att" gives
    // one.
    let owned = end > verb + 1 && words.word(end - 1).ends_with('s');
    let about = between.clone().any(|at| words.is(at, &["om", "kring", "rorande", "angaende"]));
    let direct = words.is(name + 1, &["att", "om"]) || is_to(words, name + 1) || closes_with_colon(words, name);
    (by_phrase || direct && !owned && !about).then_some((between, name))
}

/// Where the assignee ends and the task begins: at the first "att" from `from` on, or at the colon before a list.
fn text_from(words: &PrintedWords<'_>, sentence: &Range<usize>, from: usize) -> Option<(usize, TaskText)> {
    let limit = sentence.end.min(from + LONGEST_ASSIGNEE);
    for at in from.saturating_sub(1)..limit {
        if closes_with_colon(words, at) && !words.is(at, &["att"]) {
            let list = at + 1;
            let start = list + usize::from(words.is(list, &["att"]));
            return Some((list, TaskText { start, is_list: true }));
        }
        // "verkar för att stödja": a purpose, not a task.
        if at >= from && words.is(at, &["att"]) && !words.is(at - 1, &["for", "genom"]) {
            let bullets = words.tokens.get(at + 1).is_some_and(|next| next.before.contains(['•', '▪', '●', '–', '-']));
            let is_list = bullets || closes_with_colon(words, at);
            let end = if words.is(at - 1, &["om"]) && at > from { at - 1 } else { at };
            return Some((end, TaskText { start: at + 1, is_list }));
        }
    }
    // "får i uppdrag i samverkan med skolan ta fram en plan": the "att" was left out.
    let left_out = words.is(from - 1, TASKS)
        && sentence.end > from + 2
        && !is_to(words, from)
        && !words.is(from, &["av", "fran", "vid", "enligt", "pa", "for", "och", "som", "om"]);
    left_out.then_some((from, TaskText { start: from, is_list: false }))
}

/// The subject of the verb at `verb`, back to the word that opens the clause.
fn subject(
    words: &PrintedWords<'_>,
    sentence: &Range<usize>,
    verb: usize,
    before: Option<&TaskClause>,
) -> Option<Range<usize>> {
    let mut end = verb;
    // "Ärendet återremitteras till nämnden som får i uppdrag att": the assignee is before "som".
    let related = end > sentence.start && words.is(end - 1, &["som", "vilken", "vilka"]);
    end -= usize::from(related);
    let mut start = end;
    let mut joints: Vec<usize> = Vec::new();
    while start > sentence.start && end - start < LONGEST_ASSIGNEE {
        let at = start - 1;
        // In the task before or in a clause that has ended, the subject is the part joined last.
        let other_task = before.is_some_and(|before| at < before.text.start);
        if other_task || is_finite(words, at) && !joints.is_empty() {
            start = joint(words, &joints)?;
            break;
        }
        if opens_clause(words, at, start, verb) || related && is_to(words, at) {
            break;
        }
        if words.is(at, JOINS) || words.tokens[at].after.contains(',') {
            joints.push(start);
        }
        start = at;
    }
    while start < end && (words.is(start, JOINS) || words.is(start, &["att"]) || is_to(words, start)) {
        start += 1;
    }
    // "Under föregående möte gavs i uppdrag att": nobody is named. "För- och grundskolenämnden" is a subject.
    let circumstance = words.is(start, OF_CIRCUMSTANCES) && !words.tokens[start].after.starts_with('-');
    (start < end && !circumstance).then_some(start..end)
}

/// The place where the subject begins, among the places where joined parts begin (from the end). Boards joined to
/// each other act together; a board joined to another clause acts alone.
fn joint(words: &PrintedWords<'_>, joints: &[usize]) -> Option<usize> {
    let mut start = *joints.first()?;
    for &earlier in &joints[1..] {
        let last = start - 1 - usize::from(words.is(start - 1, JOINS));
        if !is_decider(words.word(last)) {
            break;
        }
        start = earlier;
    }
    Some(start)
}

/// Whether the word at `at` opens the clause that continues at `next`: "att", a colon, a dash, "beslutar", a point's
/// letter.
fn opens_clause(words: &PrintedWords<'_>, at: usize, next: usize, verb: usize) -> bool {
    let token = &words.tokens[at];
    let dashed = next < words.len()
        && words.tokens[next].before.contains(['–', '—', '-', '•', '▪', '●'])
        && next != verb
        && !words.is(next, OF_CIRCUMSTANCES);
    words.is(at, &["att"])
        || token.after.contains([':', ';'])
        || words.word(at).starts_with("beslut") && words.is(at, DECIDING_VERBS)
        || words.is(at, &["besluta", "beslutas", "beslutades"])
        || dashed
        || is_point_mark(words, at)
}

/// Whether the word is the verb of a clause that ended before.
fn is_finite(words: &PrintedWords<'_>, at: usize) -> bool {
    let word = words.word(at);
    words.is(at, DECIDING_VERBS) || words.is(at, SETTLING_VERBS) || words.is(at, STATES) || word.ends_with("eras")
}

/// Whether the task is given here and now: not recalled, not proposed, not refused.
fn is_given_now(words: &PrintedWords<'_>, sentence: &Range<usize>, clause: usize, verb: usize, text: usize) -> bool {
    let sentence = sentence.start.max(verb.saturating_sub(TOLD))..sentence.end;
    let own = sentence.start..verb;
    let for_itself = own.clone().rev().find(|&at| words.is(at, &["egen"]) && words.is(at + 1, &["del"]));
    let proposed = (for_itself.unwrap_or(sentence.start)..verb).any(|at| words.is(at, PROPOSES));
    // "Förslaget om att ge nämnden i uppdrag …" only names a task, but "beslutar om att ge nämnden i uppdrag" gives
    // one. A body that is "bemyndigad att uppdra åt ett organ" may give one later.
    let att = (own.start..clause).rev().take(ADVERBIAL).find(|&at| words.is(at, &["att"])).unwrap_or(own.start);
    let about = att > own.start
        && (words.is(att - 1, NAMES_A_TASK) || words.word(att - 1).starts_with("bemyndig"))
        && !(att > own.start + 1 && words.word(att - 2).starts_with("beslut"));
    let may = clause == verb
        && (att.max(own.start)..verb)
            .rev()
            .take(ADVERBIAL)
            .any(|at| words.is(at, &["far", "kan", "ma", "bor", "skulle"]));
    let refused =
        words.is(verb + 1, &["inte", "ej", "icke"]) || verb > 0 && words.is(verb - 1, &["inte", "ej", "icke"]);
    let related = verb > 0 && words.is(verb - 1, &["som"]);
    let recalled = recalls_time(&words::words(words.slice(own)));
    let told = words.is(verb, GAVE)
        && (related
            || !dates::find(words.slice(sentence.start..text), words.tolerance).is_empty()
            || (sentence.start..text).any(|at| is_year(words.word(at)))
            || (sentence.start..text).any(|at| words.is(at, &["tidigare", "foregaende", "redan", "senaste", "da"])));
    let perfect = verb > 0 && words.is(verb - 1, &["har", "hade", "ha"]);
    !(proposed || about || may || refused || recalled || told || perfect)
}

/// How many words of the sentence before the verb are read; the longest sentence that lists tasks has fewer. Not
/// measured.
const TOLD: usize = 300;

/// The most words between "att" and its verb. Not measured.
const ADVERBIAL: usize = 8;

/// Words before "att" that turn a task into a subject of discussion.
const NAMES_A_TASK: &[&str] = &[
    "om",
    "forslag",
    "forslaget",
    "yrkande",
    "yrkandet",
    "hemstallan",
    "onskemal",
    "ratt",
    "mojlighet",
    "mojligheten",
];

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.chars().all(|character| character.is_ascii_digit())
}

/// Whether the word is the number or letter of a point: "2.", "b)".
pub(in crate::protocol) fn is_point_mark(words: &PrintedWords<'_>, at: usize) -> bool {
    let token = &words.tokens[at];
    token.word.chars().count() <= 2
        && token.after.starts_with(['.', ')'])
        && token.word.chars().all(|character| character.is_ascii_digit() || character.is_lowercase())
}

/// Whether the word is "åt" or "till".
fn is_to(words: &PrintedWords<'_>, at: usize) -> bool {
    words.is(at, &["at", "till"])
}

fn closes_with_colon(words: &PrintedWords<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|token| token.after.contains(':'))
}
