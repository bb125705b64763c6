//! Finds the people of a list whose title is before their name.

use super::name_words::is_given;
use super::tokens::Token;
use crate::protocol::swedish::wording::is_role_word;

/// The entries whose title is before the name, ascending: "Kommundirektör Kim Holm, kommunsekreterare Bo Ek, ekonom
/// Eva Alm". If such an entry begins a sentence, the next entries with a comma and a title count too. A title in small
/// letters may also belong to the person before it ("Kim Holm, ekonom Bo Ek, jurist"), unless it begins the text or
/// follows "samt", and the last of these entries has no title behind its name.
pub(super) fn titled_entries(tokens: &[Token<'_>], entries: &[(usize, usize)]) -> Vec<usize> {
    let has_title = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            is_role_word(tokens[before].word) && tokens[before].after.is_empty() && !tokens[at].opens
        })
    };
    let mut titled = Vec::new();
    let mut place = 0;
    while let Some(&(at, _)) = entries.get(place) {
        place += 1;
        if !has_title(at) {
            continue;
        }
        let before_role = at.checked_sub(2).map(|before| &tokens[before]);
        let is_capital = tokens[at - 1].word.starts_with(char::is_uppercase);
        let is_joined = |token: &Token<'_>| {
            // "kanslichef och sekreterare Kim Holm", "hälso- och sjukvårdsdirektör Kim Holm"
            let is_of_one = |before: &Token<'_>| is_role_word(before.word) || before.after.starts_with('-');
            matches!(token.word, "och" | "samt") && !at.checked_sub(3).is_some_and(|before| is_of_one(&tokens[before]))
        };
        let begins = match before_role {
            None => true,
            Some(token) if is_capital => token.after.contains('.'),
            Some(token) => is_joined(token) && is_given(&tokens[at]),
        };
        if !begins {
            continue;
        }
        let follows = |&&(next, _): &&(usize, usize)| {
            let before_role = &tokens[next.saturating_sub(2)];
            has_title(next)
                && (before_role.after.contains(',')
                    || matches!(before_role.word, "och" | "samt")
                    || before_role.word.chars().all(|character| character.is_ascii_digit()))
        };
        let more = entries[place..].iter().take_while(follows).count();
        let run = &entries[place - 1..place + more];
        let is_titled_behind = run.last().is_some_and(|(at, length)| {
            tokens[at + length - 1].after.starts_with(',')
                && tokens.get(at + length).is_some_and(|next| is_role_word(next.word) && !next.opens)
        });
        if is_capital || !is_titled_behind {
            titled.extend(run.iter().map(|(at, _)| *at));
            place += more;
        }
    }
    titled
}
