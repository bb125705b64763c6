//! Finds the people of a list whose title is before their name.

use super::name_words::is_given;
use super::tokens::Token;
use crate::analysis::fold;
use crate::protocol::swedish::wording::is_role_word;

/// An entry whose title is before the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct TitledEntry {
    /// The first word of the name.
    pub name: usize,
    /// The first word of the title, which ends before the name.
    pub title: usize,
}

/// Where the title directly before the name at `at` begins: "ekonom", "förste vice ordföranden", "chef för teknik".
/// `None` if there is no title.
fn title_before(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let is_open = |token: &Token<'_>| token.after.is_empty() && !matches!(token.word, "och" | "samt");
    let mut first = at.checked_sub(1).filter(|_| !tokens[at].opens)?;
    if !is_open(&tokens[first]) {
        return None;
    }
    if !is_role_word(tokens[first].word) {
        // "chef för teknik Kim Holm"
        let words = tokens[..at]
            .iter()
            .rev()
            .take(LONGEST)
            .take_while(|token| is_open(token) && token.word.starts_with(char::is_lowercase));
        let joint = words.clone().skip(1).position(|token| matches!(token.word, "för" | "på" | "inom" | "vid"))? + 1;
        first = at.checked_sub(joint + 2)?;
        if words.count() < joint + 2 || !is_role_word(tokens[first].word) {
            return None;
        }
    }
    let is_degree = |token: &Token<'_>| {
        let word = fold(token.word);
        token.after.is_empty()
            && (matches!(word.as_str(), "vice" | "forste" | "forsta" | "andre" | "andra" | "tf" | "bitradande")
                || word.starts_with(|first: char| first.is_ascii_digit()) && word.contains(':'))
    };
    first -= tokens[..first].iter().rev().take_while(|token| is_degree(token)).count();
    Some(first)
}

/// The entries whose title is before the name, ascending: "Kommundirektör Kim Holm, kommunsekreterare Bo Ek, ekonom
/// Eva Alm". If such an entry begins a sentence, the next entries with a comma and a title count too. A title in small
/// letters may also belong to the person before it ("Kim Holm, ekonom Bo Ek, jurist"), unless it begins the text or
/// follows "samt", and the last of these entries has no title behind its name.
pub(super) fn titled_entries(tokens: &[Token<'_>], entries: &[(usize, usize)]) -> Vec<TitledEntry> {
    let mut titled = Vec::new();
    let mut place = 0;
    while let Some(&(at, _)) = entries.get(place) {
        place += 1;
        let Some(title) = title_before(tokens, at) else { continue };
        let before_title = title.checked_sub(1).map(|before| &tokens[before]);
        let is_capital = tokens[title].word.starts_with(char::is_uppercase);
        let is_joined = |token: &Token<'_>| {
            // "kanslichef och sekreterare Kim Holm", "hälso- och sjukvårdsdirektör Kim Holm"
            let is_of_one = |before: &Token<'_>| is_role_word(before.word) || before.after.starts_with('-');
            matches!(token.word, "och" | "samt")
                && !title.checked_sub(2).is_some_and(|before| is_of_one(&tokens[before]))
        };
        let begins = match before_title {
            None => true,
            Some(token) if is_capital => token.after.contains('.'),
            Some(token) => is_joined(token) && is_given(&tokens[at]),
        };
        if !begins {
            continue;
        }
        let follows = |&&(next, _): &&(usize, usize)| {
            let Some(before) = title_before(tokens, next).and_then(|title| title.checked_sub(1)) else { return false };
            let before = &tokens[before];
            before.after.contains(',')
                || matches!(before.word, "och" | "samt")
                || before.word.chars().all(|character| character.is_ascii_digit())
        };
        let more = entries[place..].iter().take_while(follows).count();
        let run = &entries[place - 1..place + more];
        let is_titled_behind = run.last().is_some_and(|(at, length)| {
            tokens[at + length - 1].after.starts_with(',')
                && tokens.get(at + length).is_some_and(|next| is_role_word(next.word) && !next.opens)
        });
        if is_capital || !is_titled_behind {
            let entry = |&(name, _): &(usize, usize)| Some(TitledEntry { name, title: title_before(tokens, name)? });
            titled.extend(run.iter().filter_map(entry));
            place += more;
        }
    }
    titled
}
