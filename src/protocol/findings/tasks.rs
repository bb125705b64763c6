//! Reads the tasks that a decision gives: who gets the task, what it is, and by when. A task that the text recalls,
//! proposes to another body or declares done is not a task that the decision gives.

use crate::protocol::findings::deadlines;
use crate::protocol::findings::task_clauses::{TaskClause, is_point_mark, task_clause};
use crate::protocol::phrases::printed::PrintedWords;
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::{Decision, Task};
use crate::protocol::swedish::{DECIDING_VERBS, IS_DONE, JOINS, PROPOSES, RECEIVES, SETTLES};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;
use std::ops::Range;

/// The tasks that a decision gives, in its order. `meeting` is the day of the decision: a deadline without a year is
/// the next such day after it.
pub(in crate::protocol) fn read(decision: &str, meeting: Option<Date>, tolerance: Tolerance) -> Vec<Task> {
    let words = PrintedWords::new(decision, tolerance);
    let sentences = sentence_ranges(decision, &words);
    let mut clauses: Vec<TaskClause> = Vec::new();
    for sentence in &sentences {
        for at in sentence.clone() {
            let before = clauses.last().filter(|task| sentence.contains(&task.verb));
            if let Some(task) = task_clause(&words, sentence, at, before) {
                clauses.push(task);
            }
        }
    }
    let nexts: Vec<usize> = clauses.iter().skip(1).map(|task| task.clause).chain([words.len()]).collect();
    let mut tasks = Vec::new();
    for (task, next) in clauses.iter().zip(nexts) {
        // Sentences follow each other without a gap.
        let own = sentences.get(sentences.partition_point(|sentence| sentence.end <= task.verb));
        let sentence = own.filter(|own| own.contains(&task.verb)).map_or(next, |own| own.end);
        let end = own_end(&words, task, if task.text.is_list { next } else { sentence.min(next) });
        if end <= task.text.start || is_only_named(&words, task.text.start..sentence.min(next)) {
            continue;
        }
        let due = deadlines::find(words.slice(task.verb..end), meeting, tolerance).or_else(|| {
            let later = &sentences[sentences.partition_point(|later| later.start < end)..];
            let later = later.iter().take_while(|later| later.start < next);
            later
                .map(|later| words.slice(later.start..later.end.min(next)))
                .filter(|later| deadlines::speaks_of_a_task(later, tolerance))
                .find_map(|later| deadlines::find(later, meeting, tolerance))
        });
        tasks.push(Task {
            assignee: words.slice(task.assignee.clone()).to_owned(),
            text: words.slice(task.text.start..end).to_owned(),
            due_on: due.as_ref().and_then(|due| due.day),
            due: due.map(|due| due.text),
        });
    }
    tasks
}

/// Sets the deadline of tasks from the next decision, if that is about them: "Uppdraget ska återrapporteras till
/// kommunstyrelsen senast kvartal 3 2023." is a decision of its own after the decision that gives the task (council
/// minutes).
pub(in crate::protocol) fn date_by_the_next(decisions: &mut [Decision], meeting: Option<Date>, tolerance: Tolerance) {
    for at in 1..decisions.len() {
        let (before, this) = decisions.split_at_mut(at);
        let (Some(before), Some(this)) = (before.last_mut(), this.first()) else { continue };
        let opening = PrintedWords::new(&this.text, tolerance);
        if this.tasks.is_empty()
            && opening.is(0, &["uppdraget", "uppdragen"])
            && let Some(due) = deadlines::find(&this.text, meeting, tolerance)
        {
            for task in before.tasks.iter_mut().filter(|task| task.due.is_none()) {
                task.due = Some(due.text.clone());
                task.due_on = due.day;
            }
        }
    }
}

/// Whether a task is only named: "… förklaras fullgjort", "… avslås". `range` holds the words of the task.
fn is_only_named(words: &PrintedWords<'_>, range: Range<usize>) -> bool {
    let declared = range.clone().any(|at| words.is(at, &["forklaras", "forklarades", "anses", "anser"]))
        && range.clone().any(|at| words.is(at, IS_DONE));
    declared || range.end.checked_sub(1).is_some_and(|last| last > range.start && words.is(last, IS_DONE))
}

/// Where the text of a task ends, at most at `end`: before what the body decides for itself, and without the words
/// that lead to the next task.
fn own_end(words: &PrintedWords<'_>, task: &TaskClause, mut end: usize) -> usize {
    // "uppdra åt förvaltningen att utreda frågan, samt att godkänna planen"
    let settles = (task.text.start + 1..end).find(|&at| {
        words.is(at, &["att"])
            && words.is(at + 1, SETTLES)
            && (words.is(at - 1, JOINS) || words.tokens[at - 1].after.contains([',', ';']))
    });
    // "Nämnden uppdrar åt förvaltningen att teckna avtalet samt föreslår kommunfullmäktige …"
    let finite = words.word(task.verb).ends_with('r') && !words.is(task.verb, RECEIVES);
    let goes_on = (task.text.start + 1..end).find(|&at| {
        finite
            && (words.is(at, PROPOSES) || words.is(at, DECIDING_VERBS))
            && (words.is(at - 1, &["samt", "och"]) || words.tokens[at - 1].after.contains(','))
    });
    end = settles.into_iter().chain(goes_on).min().unwrap_or(end);
    while end > task.text.start && (words.is(end - 1, JOINS) || words.is(end - 1, &["att", "vidare", "aven"])) {
        end -= 1;
    }
    // The number of the next point: "… 2. Förvaltningen får i uppdrag".
    if end > task.text.start + 1 && end < words.len() && is_point_mark(words, end - 1) {
        end -= 1;
    }
    end
}

/// The words of each sentence. A numbered point begins a sentence too.
fn sentence_ranges(text: &str, words: &PrintedWords<'_>) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut from = 0;
    for sentence in sentences(text) {
        let start = text[from..].find(sentence).map_or(from, |offset| from + offset);
        from = start + sentence.len();
        starts.push(words.tokens.partition_point(|token| token.start < start));
    }
    let points = (1..words.len()).filter(|&at| {
        is_point_mark(words, at)
            && words.word(at).starts_with(|first: char| first.is_ascii_digit())
            && words.tokens[at - 1].after.ends_with('.')
    });
    starts.extend(points);
    starts.sort_unstable();
    starts.dedup();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([words.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, read};
    use jiff::civil::date;

    /// Checks the tasks of a decision at a meeting on 12 April 2024. A task is "assignee: text", with " (due = day)"
    /// if there is one.
    #[track_caller]
    fn check(decision: &str, expected: &[&str]) {
        check_read(decision, Tolerance::Exact, expected);
    }

    #[track_caller]
    fn check_read(decision: &str, tolerance: Tolerance, expected: &[&str]) {
        let found: Vec<String> = read(decision, Some(date(2024, 4, 12)), tolerance)
            .into_iter()
            .map(|task| {
                let due = task.due.map_or(String::new(), |due| {
                    format!(" ({due}{})", task.due_on.map_or(String::new(), |day| format!(" = {day}")))
                });
                format!("{}: {}{due}", task.assignee, task.text)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_one_who_gets_a_task_stands_before_the_verb() {
        // "Läns gemensam ledning beslutar att samordnande grupp Barn och unga får i uppdrag att göra en förstudie"
        // (seed 000)
        check(
            "Läns gemensam ledning beslutar att samordnande grupp Barn och unga får i uppdrag att göra en förstudie om \
             stöd innehållande bakgrund, vinster och juridik.",
            &["samordnande grupp Barn och unga: göra en förstudie om stöd innehållande bakgrund, vinster och juridik"],
        );
        // "Arbetsgrupp Handlingsplan – AU får i uppdrag att ta fram ett förslag … Presenteras på nästa ledningsgrupp"
        // (seed 004)
        check(
            "Arbetsgrupp Handlingsplan – AU får i uppdrag att ta fram ett förslag på tidsram. Presenteras på nästa \
             ledningsgrupp",
            &["AU: ta fram ett förslag på tidsram (på nästa ledningsgrupp)"],
        );
        // "… justeras Tjänsteutrymmet … och utvecklingsledarna får i uppdrag att se över nuvarande arbetssätt" (seed
        // 002)
        check(
            "I ett led i detta justeras tjänsteutrymmet till 20% från region respektive kommun och utvecklingsledarna \
             får i uppdrag att se över nuvarande arbetssätt.",
            &["utvecklingsledarna: se över nuvarande arbetssätt"],
        );
        check("Kommundirektören uppdras att teckna avtalet.", &["Kommundirektören: teckna avtalet"]);
        check("Bolaget åläggs att redovisa sina kostnader.", &["Bolaget: redovisa sina kostnader"]);
        check("Kim Holm (S) fick i uppdrag att skriva brevet.", &["Kim Holm (S): skriva brevet"]);
    }

    #[test]
    fn the_one_who_gets_a_task_stands_after_the_verb() {
        // "Läns gemensam ledning beslutar att ge samverkansgrupp Barn och unga uppdrag att ta fram uppdrag" (seed 000)
        check(
            "Läns gemensam ledning beslutar att ge samverkansgrupp Barn och unga uppdrag att ta fram uppdrag.",
            &["samverkansgrupp Barn och unga: ta fram uppdrag"],
        );
        check(
            "Kommunstyrelsen uppdrar åt kommundirektören att se över taxan och återrapportera senast den 31 maj 2024.",
            &["kommundirektören: se över taxan och återrapportera senast den 31 maj 2024 \
               (senast den 31 maj 2024 = 2024-05-31)"],
        );
        check("att uppdra till förvaltningen att utreda frågan,", &["förvaltningen: utreda frågan"]);
        check("Nämnden ger i uppdrag till förvaltningen att utreda frågan", &["förvaltningen: utreda frågan"]);
        check("Vid mötet gav nämnden förvaltningen i uppdrag att utreda frågan", &["förvaltningen: utreda frågan"]);
        check("Därför ger nämnden förvaltningen i uppdrag att utreda frågan", &["förvaltningen: utreda frågan"]);
        check("Vidare uppdrar nämnden åt förvaltningen att utreda frågan", &["förvaltningen: utreda frågan"]);
        check("Därmed får förvaltningen i uppdrag att utreda frågan.", &["förvaltningen: utreda frågan"]);
        check("Det ges i uppdrag åt förvaltningen att utreda frågan.", &["förvaltningen: utreda frågan"]);
        check("ålägga nämnden att hålla sin budget", &["nämnden: hålla sin budget"]);
    }

    #[test]
    fn what_is_said_of_the_task_may_part_its_words() {
        // Council minutes: "… nämnden får i samverkan med … i uppdrag att", "får i uppdrag i samverkan med … att".
        check(
            "Skolnämnden får i samverkan med kulturnämnden i uppdrag att ordna lovskola.",
            &["Skolnämnden: ordna lovskola"],
        );
        check(
            "Socialnämnd Väst får i uppdrag i samverkan med skolan att utreda möjliga aktiviteter.",
            &["Socialnämnd Väst: utreda möjliga aktiviteter"],
        );
        check(
            "Kommunstyrelsen får fortsatt uppdrag att, tillsammans med bolaget, planera för ny arena.",
            &["Kommunstyrelsen: tillsammans med bolaget, planera för ny arena"],
        );
        check(
            "Skolnämnden, Kulturnämnden och Vattenbolaget AB, i samverkan med kåren, ges i uppdrag att ta fram en plan.",
            &["Skolnämnden, Kulturnämnden och Vattenbolaget AB, i samverkan med kåren: ta fram en plan"],
        );
        check(
            "Ärendet återremitteras till miljönämnden som får i uppdrag att: a. bedöma taxan, b. redovisa underlaget.",
            &["miljönämnden: a. bedöma taxan, b. redovisa underlaget"],
        );
    }

    #[test]
    fn several_tasks_stand_in_one_decision() {
        check(
            "Nämnden beslutar att uppdra åt förvaltningen att utreda frågan och att återkomma senast i juni, samt att \
             uppdra åt presidiet att skriva till regionen.",
            &[
                "förvaltningen: utreda frågan och att återkomma senast i juni (senast i juni = 2024-06-30)",
                "presidiet: skriva till regionen",
            ],
        );
        check(
            "AU får i uppdrag att se över kostnader och behov och kommunstyrelsen får i uppdrag att följa arbetet. Nämnden \
             beslutar: Taxan höjs.",
            &["AU: se över kostnader och behov", "kommunstyrelsen: följa arbetet"],
        );
        check(
            "Uppdra åt förvaltningen att se över planen, samt att godkänna rapporten.",
            &["förvaltningen: se över planen"],
        );
        check(
            "Förvaltningen får i uppdrag att anlita en konsult och ge konsulten i uppdrag att granska avtalet.",
            &["Förvaltningen: anlita en konsult", "konsulten: granska avtalet"],
        );
    }

    #[test]
    fn numbered_points_and_bullets_are_tasks_of_their_own() {
        check(
            "1. Skolnämnden får i uppdrag att bygga ut skolan. 2. Bolaget AB får i uppdrag att föra dialog. 3. Motionen \
             anses besvarad.",
            &["Skolnämnden: bygga ut skolan", "Bolaget AB: föra dialog"],
        );
        check(
            "• Mottagande nämnd får i uppdrag att planera. • Styrelsen får i uppdrag att innan 2025-01-01 återkomma.",
            &["Mottagande nämnd: planera", "Styrelsen: innan 2025-01-01 återkomma (innan 2025-01-01 = 2025-01-01)"],
        );
        check(
            "Nämnden uppdrar åt förvaltningen att: Ta fram en plan. Återkomma senast i maj.",
            &["förvaltningen: Ta fram en plan. Återkomma senast i maj (senast i maj = 2024-05-31)"],
        );
        check(
            "Nämnden tillstyrker avtalet, uppdrar åt förvaltningen att teckna det samt föreslår fullmäktige att godkänna det.",
            &["förvaltningen: teckna det"],
        );
    }

    #[test]
    fn a_later_sentence_says_by_when() {
        check(
            "Nämnden får i uppdrag att utreda taxan. Avgiften gäller senast år 2026. Uppdraget ska vara slutfört senast 31 \
             oktober 2024.",
            &["Nämnden: utreda taxan (senast 31 oktober 2024 = 2024-10-31)"],
        );
        check(
            "Nämnden får i uppdrag att utreda taxan. Utredningen redovisas för fullmäktige i maj 2025.",
            &["Nämnden: utreda taxan (i maj 2025 = 2025-05-31)"],
        );
    }

    #[test]
    fn a_task_that_is_recalled_proposed_or_done_is_not_given() {
        // "Presidiet har givit Läns-gemensam ledning i samverkan i uppdrag att ta fram en uppdragsbeskrivning" (seed
        // 001)
        check("Presidiet har givit ledningen i uppdrag att ta fram en beskrivning.", &[]);
        check("Förvaltningen har fått i uppdrag att utreda frågan.", &[]);
        // "Under föregående möte inom Läns gemensam ledning i samverkan gavs i uppdrag att … återkoppla" (seed 001)
        check("Under föregående möte inom ledningen gavs i uppdrag att vid detta möte återkoppla.", &[]);
        check("Nämnden uppdrog den 3 maj 2023 åt förvaltningen att utreda frågan.", &[]);
        check("Kommunfullmäktiges uppdrag 2021-11-25 § 4 till nämnden att ta fram en plan förklaras fullgjort.", &[]);
        check("Uppdrag i budget: ”Bolaget får i uppdrag att revidera planen” förklaras fullgjort.", &[]);
        check("Arbetsutskottet föreslår kommunstyrelsen att uppdra åt förvaltningen att utreda frågan.", &[]);
        check("Yrkandet om att ge förvaltningen i uppdrag att utreda frågan avslås.", &[]);
        check("Förvaltningen ges inte i uppdrag att utreda frågan.", &[]);
        check("Kommunfullmäktige beslutade 2021-10-28 § 8 att ge nämnden i uppdrag att revidera planen.", &[]);
        check("Nämnden får i enlighet med lag uppdra åt ett organ att sköta driften.", &[]);
        check("Nämnden bemyndigas att i enlighet med lag uppdra åt ett organ att sköta driften.", &[]);
        check("Uppdraget om att nämnden får i uppdrag att utreda taxan ändras.", &[]);
        check("Projektledarnas uppdrag förlängs t o m 2024-12-31.", &[]);
        check("Nämnden får information om uppdraget att bygga en skola.", &[]);
        check("Kim Holm utses till ledamot i styrgruppen.", &[]);
    }

    #[test]
    fn damaged_words_are_read() {
        // "AU far i uppdrag att aterkomma med ett forslag pa resurssattning och tidplan" (seed 003)
        check_read(
            "AU far i uppdraq att aterkomma med ett forslag pa resurssattning senasi i juni.",
            Tolerance::Damaged,
            &["AU: aterkomma med ett forslag pa resurssattning senasi i juni (senasi i juni = 2024-06-30)"],
        );
    }

    #[test]
    fn an_end_of_an_end_is_no_time() {
        let text =
            format!("Nämnden ger förvaltningen i uppdrag att återkomma senast {}2025.", "slutet av ".repeat(100_000));
        assert!(read(&text, None, Tolerance::Exact).iter().all(|task| task.due_on.is_none()));
    }
}
