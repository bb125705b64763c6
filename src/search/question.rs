//! A question as typed into clauses: words, phrases, and what is to be left out. Any text is a
//! question; what is not understood stays words, with a note. One pass, no recursion.

/// A question, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    pub clauses: Vec<Clause>,
    pub notes: Vec<String>,
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// Words in a row, as typed.
    Words(String),
    /// Words that must stand side by side.
    Phrase(String),
    /// Words or a phrase that must not be there.
    Not(String),
}

/// A page of text. Nobody asks more, and what programs paste in must be answered at once.
const LONGEST: usize = 4_000;

/// Set before what is to be left out.
const NEGATIONS: [&str; 2] = ["INTE", "NOT"];

/// Signs of other engines' question languages and what becomes of them.
const NOT_UNDERSTOOD: [(char, &str); 4] = [
    ('*', "* is not understood: whole words and their forms are searched for"),
    ('(', "brackets are not understood: the words inside are searched for"),
    ('~', "~ is not understood: words are searched for as written"),
    ('^', "^ is not understood: words are searched for as written"),
];

/// Reads a question.
#[must_use]
pub fn parse(text: &str) -> Question {
    let mut question = Question::default();
    let text = bounded(text, &mut question.notes);
    for (sign, note) in NOT_UNDERSTOOD {
        if text.contains(sign) {
            question.notes.push(note.to_owned());
        }
    }
    // In a question all in capitals "INTE" is a word like the others.
    let has_small_letters = text.chars().any(char::is_lowercase);
    let mut rest = text.trim_start();
    let mut is_negated = false;
    while let Some(piece) = next_piece(&mut rest, &mut question.notes) {
        match piece {
            Piece::Word(word) if has_small_letters && NEGATIONS.contains(&word) && !rest.is_empty() => {
                is_negated = true;
            }
            Piece::Word(word) => {
                let (word, is_struck) = strike(word);
                question.add(word, is_negated || is_struck);
                is_negated = false;
            }
            Piece::Phrase { text, is_struck } => {
                let text = text.to_owned();
                question.clauses.push(if is_negated || is_struck { Clause::Not(text) } else { Clause::Phrase(text) });
                is_negated = false;
            }
        }
    }
    question
}

impl Question {
    /// Words in a row stay in one clause: "RS 2022/195" and "§ 12" are words with a space.
    fn add(&mut self, word: &str, is_negated: bool) {
        if is_negated {
            self.clauses.push(Clause::Not(word.to_owned()));
        } else if let Some(Clause::Words(words)) = self.clauses.last_mut() {
            words.push(' ');
            words.push_str(word);
        } else {
            self.clauses.push(Clause::Words(word.to_owned()));
        }
    }
}

enum Piece<'a> {
    Word(&'a str),
    Phrase { text: &'a str, is_struck: bool },
}

/// Takes the next word or phrase off `rest`, which begins with neither space nor end.
fn next_piece<'a>(rest: &mut &'a str, notes: &mut Vec<String>) -> Option<Piece<'a>> {
    let text = *rest;
    if text.is_empty() {
        return None;
    }
    let unstruck = text.strip_prefix('-').unwrap_or(text);
    if let Some(inside) = unstruck.strip_prefix(is_quote) {
        if let Some(end) = inside.find(is_quote) {
            let quote_length = inside[end..].chars().next().map_or(1, char::len_utf8);
            *rest = inside[end + quote_length..].trim_start();
            return Some(Piece::Phrase { text: &inside[..end], is_struck: unstruck.len() < text.len() });
        }
        notes.push("a quotation mark without its partner was passed over".to_owned());
        *rest = inside.trim_start();
        return next_word(rest);
    }
    next_word(rest)
}

fn next_word<'a>(rest: &mut &'a str) -> Option<Piece<'a>> {
    let text = *rest;
    // The first character is the word's even if it is a quotation mark, so that every call takes something.
    let first = text.chars().next()?.len_utf8();
    let ends = |character: char| character.is_whitespace() || is_quote(character);
    let end = text[first..].find(ends).map_or(text.len(), |end| first + end);
    *rest = text[end..].trim_start();
    Some(Piece::Word(&text[..end]))
}

/// "-ekonomi": a word struck out. A dash alone strikes nothing.
fn strike(word: &str) -> (&str, bool) {
    match word.strip_prefix('-') {
        Some(rest) if rest.starts_with(char::is_alphanumeric) => (rest, true),
        _ => (word, false),
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '”' | '“' | '„' | '»' | '«')
}

fn bounded<'a>(text: &'a str, notes: &mut Vec<String>) -> &'a str {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    notes.push(format!("only the first {LONGEST} characters of the question were read"));
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::{Clause, parse};

    #[track_caller]
    fn check(text: &str, expected: &[Clause]) {
        assert_eq!(parse(text).clauses, expected);
    }

    fn words(text: &str) -> Clause {
        Clause::Words(text.to_owned())
    }

    fn phrase(text: &str) -> Clause {
        Clause::Phrase(text.to_owned())
    }

    fn not(text: &str) -> Clause {
        Clause::Not(text.to_owned())
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        check("avtal om hemsjukvård", &[words("avtal om hemsjukvård")]);
        check("\"nära vård\" -ekonomi", &[phrase("nära vård"), not("ekonomi")]);
        check("vård INTE skola NOT \"in- och ut\"", &[words("vård"), not("skola"), not("in- och ut")]);
        check("-”nära vård” Kalmar - Öland", &[not("nära vård"), words("Kalmar - Öland")]);
        check("BESLUT INTE FATTAT", &[words("BESLUT INTE FATTAT")]);
    }

    #[test]
    fn what_is_not_understood_is_words_with_a_note() {
        check("\"nära vård", &[words("nära vård")]);
        assert_eq!(parse("\"nära vård").notes.len(), 1);
        assert_eq!(parse("hemsjuk*").notes.len(), 1);
        check("", &[]);
        check("\"", &[]);
        check("vård INTE", &[words("vård INTE")]);
    }
}
