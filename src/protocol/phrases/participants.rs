//! Reads who moves, objects or stands aside: "Kim Holm (S) och Bo Ek (M)", "Ledamöterna från M och KD",
//! "Sverigedemokraterna".

use crate::analysis::fold;
use crate::protocol::phrases::called::named_party;
use crate::protocol::phrases::description::{is_party, is_small_party};
use crate::protocol::phrases::names::{self, Style, Token};
use crate::protocol::record::Participant;
use crate::protocol::swedish::wording::is_role_word;

/// The people that a text lists, or the parties if it lists nothing else.
pub(in crate::protocol) fn participants(text: &str) -> Vec<Participant> {
    let people = names::people(text, Style::Sentence);
    if people.is_empty() {
        return parties(text);
    }
    let person = |person: names::Person| Participant {
        party: person.organisation.as_deref().and_then(party_of),
        name: person.name,
        is_party: false,
    };
    people.into_iter().map(person).collect()
}

/// The people or parties that a text begins with: only offices and joining words may be before them.
pub(in crate::protocol) fn leading(text: &str) -> Vec<Participant> {
    // "Tjänstgörande ersättare Kim Holm (S)", "Kommunstyrelsens ordförande Kim Holm (M)"
    const LONGEST: usize = 6;
    let found = participants(text);
    let Some(first) = found.first().filter(|first| !first.is_party) else { return found };
    let tokens = names::tokens(text);
    let start = first.name.split(' ').next().and_then(|given| tokens.iter().position(|token| token.word == given));
    let before = &tokens[..start.unwrap_or(0)];
    let is_office = before.len() <= LONGEST
        && before.last().is_none_or(|last| is_role_word(last.word) || is_joint(last) || is_party(last.word));
    if is_office { found } else { Vec::new() }
}

/// The letters of the party that `said` begins with: "S", "(kd)", "Centerpartiet", "M, ledamot".
fn party_of(said: &str) -> Option<String> {
    let first = said.split([',', ' ']).next().unwrap_or(said);
    if is_party(first) || is_small_party(first) {
        return Some(first.to_owned());
    }
    named_party(&fold(first)).map(str::to_owned)
}

/// The parties of a text that has only parties and joining words: "Ledamöterna från M, D, L och KD",
/// "Socialdemokraterna", "(S)", "SD-gruppen".
fn parties(text: &str) -> Vec<Participant> {
    let mut found = Vec::new();
    for token in names::tokens(text) {
        // "SD-gruppen", "V-ledamöterna"
        let own = token.word.split_once('-').filter(|(letters, rest)| is_party(letters) && is_group(rest));
        let word = own.map_or(token.word, |(letters, _)| letters);
        let letters = if is_party(word) { Some(word) } else { named_party(&fold(word)) };
        match letters {
            Some(letters) => {
                found.push(Participant { name: word.to_owned(), party: Some(letters.to_owned()), is_party: true });
            }
            None if is_joint(&token) => {}
            None => return Vec::new(),
        }
    }
    found
}

/// Whether a word means a party's members: "gruppen", "grupperna", "ledamöterna".
fn is_group(word: &str) -> bool {
    let folded = fold(word);
    ["grupp", "ledam", "partigrupp", "representant"].iter().any(|group| folded.starts_with(group))
}

/// Whether a word joins parties and people that act together.
fn is_joint(token: &Token<'_>) -> bool {
    matches!(
        fold(token.word).as_str(),
        "och"
            | "samt"
            | "fran"
            | "i"
            | "for"
            | "de"
            | "gruppen"
            | "grupperna"
            | "partigruppen"
            | "partigrupperna"
            | "partierna"
            | "partiet"
            | "ledamoter"
            | "ledamoterna"
            | "ledamot"
            | "ledamoten"
            | "samtliga"
            | "ersattare"
            | "ersattaren"
            | "ersattarna"
            | "tjanstgorande"
            | "representanterna"
            | "gruppledaren"
            | "grona"
            | "nya"
            | "aven"
            | "kommunstyrelsen"
            | "kommunfullmaktige"
            | "regionstyrelsen"
    )
}

#[cfg(test)]
mod tests {
    use super::leading;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = leading(text);
        let found: Vec<String> = found
            .iter()
            .map(|one| {
                let party = one.party.as_deref().unwrap_or("-");
                if one.is_party { format!("[{} {party}]", one.name) } else { format!("{} {party}", one.name) }
            })
            .collect();
        assert_eq!(found.join("; "), expected);
    }

    #[test]
    fn people_with_their_parties_or_parties_alone() {
        check("Kim Holm (S), Bo Ek (kd) och Eva Alm", "Kim Holm S; Bo Ek kd; Eva Alm -");
        check("Ordförande Kim Holm (M)", "Kim Holm M");
        check("Tjänstgörande ersättare Kim Holm (V)", "Kim Holm V");
        check("Ledamöterna från M, D och KD", "[M M]; [D D]; [KD KD]");
        check(
            "Ledamöterna från Kristdemokraterna och Sverigedemokraterna",
            "[Kristdemokraterna KD]; [Sverigedemokraterna SD]",
        );
        check("SD-gruppen", "[SD SD]");
        check("Styrelsen", "");
        check("I den motion som väckts av Kim Holm (S)", "");
    }
}
