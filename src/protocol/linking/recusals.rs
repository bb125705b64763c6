//! Reads recusals that only the lists of those present mention, by item number: "Kim Holm (S), deltar ej § 42 på
//! grund av jäv".

use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::description::is_party;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::record::{AgendaItem, Participant};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Adds to the items of `agenda` the people who left them according to the rows of the `head`.
pub(in crate::protocol) fn add_recusals(agenda: &mut [AgendaItem], head: &[Row]) {
    let read: Vec<&Row> = head.iter().filter(|row| row.is_read()).collect();
    for (place, row) in read.iter().enumerate() {
        let Some((before, numbers)) = recused(&row.text) else { continue };
        let above = || place.checked_sub(1).map(|above| names::people(&read[above].text, Style::List));
        // In a column the name may be on the line above.
        let person = names::people(before, Style::List).pop().or_else(|| above()?.into_iter().next());
        let Some(Person { name, organisation, .. }) = person else { continue };
        let party = organisation.filter(|said| is_party(said));
        for item in agenda.iter_mut() {
            let number = item.number.as_ref().and_then(|number| number.parse::<u32>().ok());
            let is_new = !item.recusals.iter().any(|known| known.name == name);
            if number.is_some_and(|number| numbers.contains(&number)) && is_new {
                item.recusals.push(Participant { name: name.clone(), party: party.clone(), is_party: false });
            }
        }
    }
}

/// The text before the item numbers of a recusal, and the range of numbers.
fn recused(text: &str) -> Option<(&str, RangeInclusive<u32>)> {
    static NUMBERS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"§+\s*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?"));
    let tokens = names::tokens(text);
    let jav = tokens.iter().find(|token| matches!(fold(token.word).as_str(), "jav" | "javig"))?;
    let all: Vec<regex::Captures<'_>> = NUMBERS.captures_iter(text).collect();
    let start = |captures: &regex::Captures<'_>| captures.get(0).map_or(0, |whole| whole.start());
    // "deltar ej §§ 142–143 på grund av jäv", "jäv § 12"
    let own = all.iter().rev().find(|captures| start(captures) < jav.start).or_else(|| all.first())?;
    let number = |at: usize| own.get(at).and_then(|number| number.as_str().parse::<u32>().ok());
    let first = number(1)?;
    Some((&text[..start(own).min(jav.start)], first..=number(2).unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use super::recused;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, u32, u32)>) {
        let found = recused(text).map(|(before, numbers)| (before, *numbers.start(), *numbers.end()));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_numbers_stand_before_or_behind() {
        check("Kim Holm (S), deltar ej §§ 42–43 på grund av jäv", Some(("Kim Holm (S), deltar ej ", 42, 43)));
        check("Kim Holm (S), jäv § 12", Some(("Kim Holm (S), ", 12, 12)));
        check("Kim Holm (S), §§ 12–14", None);
    }
}
