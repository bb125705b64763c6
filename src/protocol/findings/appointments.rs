//! Reads which people a decision puts in an office, in which body, and for how long: "Till ordförande i äldrenämnden
//! för tiden 2024–2026 väljs Kim Holm (S)."

use crate::analysis::fold;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::dates;
use crate::protocol::phrases::names::{self, Style, Token};
use crate::protocol::phrases::participants::participants;
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::Appointment;
use crate::protocol::swedish::wording::{is_role_word, names_a_body};
use crate::protocol::swedish::{ELECTED, MEETING_FUNCTIONS};
use crate::protocol::words::Tolerance;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// The people whom a decision puts in office. `text` is the decision, `title` that of its item.
pub(super) fn read(text: &str, title: &str) -> Vec<Appointment> {
    let own = sentences(text).into_iter().flat_map(|sentence| of_sentence(sentence, title));
    own.collect()
}

fn of_sentence(sentence: &str, title: &str) -> Vec<Appointment> {
    let tokens = names::tokens(sentence);
    let words: Vec<String> = tokens.iter().map(|token| fold(token.word)).collect();
    let Some(verb) = words.iter().position(|word| ELECTED.contains(&word.as_str())) else { return Vec::new() };
    let Some(office) = Office::read(sentence, &tokens, &words) else { return Vec::new() };
    // "Till ordförande väljs Kim Holm", "Kim Holm väljs till ordförande", "att välja Kim Holm till ordförande".
    let whom = if office.start < verb {
        &sentence[tokens[verb].end..]
    } else if verb == 0 || names::people(&sentence[..tokens[verb].start], Style::Sentence).is_empty() {
        &sentence[tokens[verb].end..tokens[office.start].start]
    } else {
        &sentence[..tokens[verb].start]
    };
    // The person who held the office before is left out.
    let whom = [" efter ", " i stället för ", " istället för ", " som ersätter "]
        .iter()
        .filter_map(|mark| whom.find(mark))
        .min()
        .map_or(whom, |end| &whom[..end]);
    let body = office.body.or_else(|| body_in(title));
    participants(whom)
        .into_iter()
        .filter(|one| !one.is_party)
        .map(|one| Appointment {
            name: one.name,
            party: one.party,
            role: office.role.clone(),
            governing_body: body.clone(),
            term: office.term.as_ref().map(|term| term.printed.clone()),
            from: office.term.as_ref().and_then(|term| term.from),
            to: office.term.as_ref().and_then(|term| term.to),
        })
        .collect()
}

struct Office {
    /// The word "till".
    start: usize,
    role: String,
    body: Option<String>,
    term: Option<Term>,
}

impl Office {
    /// The office in a sentence: "till ordförande i äldrenämnden för tiden 2024–2026".
    fn read(sentence: &str, tokens: &[Token<'_>], words: &[String]) -> Option<Self> {
        const ROLE: usize = 4;
        let start = words.iter().position(|word| word == "till" || word == "som")?;
        let first = start + 1 + usize::from(matches!(words.get(start + 1).map(String::as_str), Some("ny" | "nya")));
        let last = (first..words.len().min(first + ROLE)).find(|&at| {
            // "revisorer", "ledamöter"
            is_role_word(&words[at]) || words[at].strip_suffix("er").is_some_and(is_role_word)
        })?;
        let role = sentence[tokens[first].start..tokens[last].end].to_owned();
        let is_for_now = words[first..].iter().take(ROLE).any(|word| MEETING_FUNCTIONS.contains(&word.as_str()))
            || words.get(last + 1).is_some_and(|joint| joint == "for")
                && words.get(last + 2).is_some_and(|word| MEETING_FUNCTIONS.contains(&word.as_str()));
        if is_for_now {
            return None;
        }
        let term = Term::read(sentence);
        let body = words.get(last + 1).filter(|joint| matches!(joint.as_str(), "i" | "for" | "vid")).and_then(|_| {
            let rest = &sentence[tokens[last + 1].end..];
            body_at_head(rest)
        });
        Some(Self { start, role, body, term })
    }
}

/// The body whose name begins a text. It ends before a verb, a term or a person.
fn body_at_head(text: &str) -> Option<String> {
    const LONGEST: usize = 8;
    let tokens = names::first_tokens(text, LONGEST + 1);
    let stops = |token: &Token<'_>| {
        let word = fold(token.word);
        ELECTED.contains(&word.as_str())
            || matches!(
                word.as_str(),
                "efter" | "under" | "fran" | "till" | "t" | "pa" | "som" | "istallet" | "att" | "intill"
            )
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || word == "for"
    };
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        if stops(token) || at > 0 && token.opens {
            break;
        }
        end = token.end;
        if token.after.contains([',', '.', ':', ';']) {
            break;
        }
    }
    let name = text[..end].trim();
    names_a_body(name).then(|| name.to_owned())
}

/// The body in the title of an item: "Val av ledamot i socialnämnden".
fn body_in(title: &str) -> Option<String> {
    let joint = [" i ", " till ", " för "].iter().filter_map(|joint| Some(title.find(joint)? + joint.len())).min()?;
    body_at_head(&title[joint..])
}

struct Term {
    printed: String,
    from: Option<Date>,
    to: Option<Date>,
}

impl Term {
    /// The term in a sentence: "för tiden 2024-01-01–2026-12-31", "för mandatperioden 2023–2026", "t.o.m. den 31
    /// december 2026", "på ett år".
    fn read(sentence: &str) -> Option<Self> {
        static YEARS: LazyLock<Pattern> = LazyLock::new(|| {
            Pattern::new(
                r"(?i)(?:(?:för|under)\s+(?:tiden|perioden|mandatperioden|åren|tidsperioden)\s+)?\b((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})\b",
            )
        });
        static DAYS: LazyLock<Pattern> = LazyLock::new(|| {
            Pattern::new(
                r"(?i)\b(?:för tiden|för perioden|fr\.?\s?o\.?\s?m\.?|från och med|t\.?\s?o\.?\s?m\.?|till och med|intill)\s+.{0,60}",
            )
        });
        static COUNT: LazyLock<Pattern> =
            LazyLock::new(|| Pattern::new(r"(?i)\b(?:på|för|om|under)\s+(?:ett|två|tre|fyra|1|2|3|4)\s+år\b"));
        if let Some(years) = YEARS.captures(sentence) {
            let year = |at: usize| years[at].parse::<i16>().ok();
            return Some(Self {
                printed: years[0].to_owned(),
                from: year(1).map(|year| date(year, 1, 1)),
                to: year(2).map(|year| date(year, 12, 31)),
            });
        }
        if let Some(found) = DAYS.find(sentence) {
            let own = dates::find(found.as_str(), Tolerance::Exact);
            let folded = fold(found.as_str());
            let ends = ["t.o.m", "tom", "t o m", "till och med", "intill"].iter().any(|word| folded.starts_with(word));
            let (from, to) = match own.as_slice() {
                [first, second, ..] => (Some(first.date), Some(second.date)),
                [only] if ends => (None, Some(only.date)),
                [only] => (Some(only.date), None),
                [] => return None,
            };
            let end = own.last().map_or(found.as_str().len(), |last| last.start + PRINTED_DAY);
            let printed = found.as_str()[..found.as_str().floor_char_boundary(end)].trim_end_matches([',', '.', ' ']);
            return Some(Self { printed: printed.to_owned(), from, to });
        }
        COUNT.find(sentence).map(|found| Self { printed: found.as_str().to_owned(), from: None, to: None })
    }
}

/// The number of letters in "2026-12-31".
const PRINTED_DAY: usize = 10;

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, title: &str, expected: &str) {
        let found: Vec<String> = read(text, title)
            .into_iter()
            .map(|own| {
                let days: Vec<String> = own.from.into_iter().chain(own.to).map(|day| day.to_string()).collect();
                format!("{}, {} {} [{}]", own.name, own.role, own.governing_body.unwrap_or_default(), days.join(" "))
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn who_is_put_in_which_office_of_which_body() {
        check(
            "Till ordförande i äldrenämnden för tiden 2024–2026 väljs Kim Holm (S).",
            "Val",
            "Kim Holm, ordförande äldrenämnden [2024-01-01 2026-12-31]",
        );
        check(
            "Kim Holm (S) utses till ny ersättare i socialnämnden efter Bo Ek (S) till och med 2026-12-31.",
            "Val",
            "Kim Holm, ersättare socialnämnden [2026-12-31]",
        );
        check(
            "att välja Kim Holm och Bo Ek till revisorer på ett år.",
            "Val",
            "Kim Holm, revisorer  []; Bo Ek, revisorer  []",
        );
        check(
            "Eva Alm (M) väljs till ledamot.",
            "Fyllnadsval av ledamot i byggnadsnämnden",
            "Eva Alm, ledamot byggnadsnämnden []",
        );
    }

    #[test]
    fn who_serves_one_meeting_holds_no_office() {
        check("Till ordförande för mötet valdes Kim Holm.", "Val", "");
        check("Kim Holm utses till justerare.", "Val", "");
        check("Kim Holm valdes till mötesordförande.", "Val", "");
    }
}
