//! Reads a query as typed into a [`Query`].
//!
//! Any text is a query; what is not understood is read as words, with a note. The text is read in one pass, and
//! brackets are followed to a fixed depth.

mod fields;
mod value;

pub use fields::LISTED as FIELDS;

use super::limits::QuestionLimits;
use super::notes::{Limited, Note, Notes};
use super::period::Period;
use super::query::{Clause, Criterion, Query, Requirement, TextCriterion, Wording};
use fields::Field;
use jiff::civil::Date;

/// An operator between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    And,
    Or,
    Not,
    Near(u32),
}

/// The operators and their names, in capitals.
const OPERATORS: &[(&str, Operator)] = &[
    ("OCH", Operator::And),
    ("AND", Operator::And),
    ("&&", Operator::And),
    ("ELLER", Operator::Or),
    ("OR", Operator::Or),
    ("|", Operator::Or),
    ("||", Operator::Or),
    ("INTE", Operator::Not),
    ("NOT", Operator::Not),
    ("NÄRA", Operator::Near(NEAR)),
    ("NEAR", Operator::Near(NEAR)),
];

/// The distance of NÄRA without a number, in words: about a clause.
const NEAR: u32 = 8;
/// The largest distance of NÄRA, in words: words that are farther apart than a passage is long are not near.
const FARTHEST: u32 = 100;

/// The most letters of an acronym. A query in capitals with a longer word is typed in capitals throughout, so its INTE
/// is an ordinary word. Not measured.
const LONGEST_ACRONYM: usize = 5;

/// Reads a query as typed, within `limits`. Relative dates ("datum:i fjol") are counted from `newest`.
pub fn parse(text: &str, limits: &QuestionLimits, newest: Option<Date>) -> (Query, Vec<Note>) {
    let mut notes = Notes::default();
    let text = bounded(text, limits.characters, &mut notes);
    let deepest = limits.depth;
    let is_shouted = is_shouted(text);
    let mut parser =
        Parser { text, rest: text, depth: 0, too_deep: 0, deepest, newest, is_shouted, is_turned: false, notes };
    let mut clauses = parser.list(None);
    // Brackets around the whole query change nothing.
    while let [
        Clause { requirement: Requirement::Wanted | Requirement::Required, criterion: Criterion::Group(query) },
    ] = clauses.as_mut_slice()
    {
        clauses = std::mem::take(&mut query.clauses);
    }
    (Query { clauses }, parser.notes.into_vec())
}

/// A word as it has to be typed so that nothing in it is an operator: "\OCH", "\-a".
pub fn literal(word: &str) -> String {
    let reads_back = || {
        let notes = Notes::default();
        let mut parser = Parser {
            text: word,
            rest: word,
            depth: 0,
            too_deep: 0,
            deepest: 0,
            newest: None,
            is_shouted: false,
            is_turned: false,
            notes,
        };
        let clauses = parser.list(None);
        clauses == Query::words(word).clauses && clauses.len() == 1 && operator(word).is_none()
    };
    let word: String = word.chars().filter(|character| !ends_word(*character)).collect();
    let word = word.as_str();
    if reads_back() { word.to_owned() } else { format!("\\{word}") }
}

/// Whether a value can be typed without quotation marks.
pub fn is_plain_value(value: &str) -> bool {
    !value.is_empty() && !value.chars().any(ends_word) && !value.starts_with(['\\', '-', '+']) && !value.contains('*')
}

pub fn is_quote(character: char) -> bool {
    matches!(character, '"' | '”' | '“' | '„' | '»' | '«')
}

fn ends_word(character: char) -> bool {
    character.is_whitespace() || is_quote(character) || matches!(character, '(' | ')')
}

fn is_shouted(text: &str) -> bool {
    let is_long = |word: &str| word.chars().filter(|character| character.is_alphabetic()).count() > LONGEST_ACRONYM;
    !text.chars().any(char::is_lowercase)
        && text.split_whitespace().any(|word| is_long(word) && operator(word).is_none())
}

/// The operator that `word` is, if any. "NÄRA/5" gives its distance.
fn operator(word: &str) -> Option<Operator> {
    let (name, distance) = word.split_once('/').map_or((word, None), |(name, distance)| (name, Some(distance)));
    let (_, operator) = OPERATORS.iter().find(|(own, _)| *own == name)?;
    match (operator, distance) {
        (Operator::Near(_), Some(distance)) => Some(Operator::Near(distance.parse::<u32>().ok()?.clamp(1, FARTHEST))),
        (operator, None) => Some(*operator),
        _ => None,
    }
}

struct Parser<'a> {
    /// The whole query.
    text: &'a str,
    rest: &'a str,
    depth: usize,
    /// Brackets that are open but ignored, because they are nested too deep.
    too_deep: usize,
    /// Brackets nested deeper than this are skipped.
    deepest: usize,
    /// The date of the newest document, if there is an index.
    newest: Option<Date>,
    is_shouted: bool,
    /// Whether the value of the last field had a minus before it: "titel:-plan".
    is_turned: bool,
    notes: Notes,
}

/// An operator that was read.
#[derive(Debug, Clone, Copy)]
enum Taken {
    /// An operator that joins words.
    Operator(Operator),
    /// The sign of an operator with nothing to join.
    Sign,
}

/// The operators between the last clause and the next.
#[derive(Debug, Clone, Copy, Default)]
struct Joint {
    operator: Option<Operator>,
    is_negated: bool,
}

impl<'a> Parser<'a> {
    /// Reads clauses up to the closing bracket or the end of the text. Words belong to `field`, if there is one.
    fn list(&mut self, field: Option<Field>) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut joint = Joint::default();
        let (mut has_and, mut has_or) = (false, false);
        loop {
            self.skip_spaces();
            if self.rest.is_empty() {
                if self.depth > 0 {
                    self.notes.add(Note::OpenBracket);
                }
                return clauses;
            }
            if let Some(rest) = self.rest.strip_prefix(')') {
                self.rest = rest;
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                    continue;
                }
                if self.depth > 0 {
                    return clauses;
                }
                self.notes.add(Note::StrayBracket);
                continue;
            }
            if let Some(taken) = self.take_operator(!clauses.is_empty()) {
                match taken {
                    Taken::Operator(Operator::Not) => joint.is_negated = true,
                    Taken::Operator(other) => joint.operator = Some(other),
                    Taken::Sign => {}
                }
                has_and |= joint.operator == Some(Operator::And);
                has_or |= joint.operator == Some(Operator::Or);
                if has_and && has_or {
                    self.notes.add(Note::OrJoinsNeighbours);
                }
                continue;
            }
            let (is_negated, is_required) = self.take_signs();
            let Some(found) = self.primary(field) else { continue };
            // Two minus signs cancel: "-titel:-plan".
            joint.is_negated |= is_negated != std::mem::take(&mut self.is_turned);
            for what in found {
                self.join(&mut clauses, joint, is_required, what);
                joint = Joint { operator: None, ..joint };
            }
            joint = Joint::default();
        }
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Reads an operator if it has something to join. At either end of the query, an operator's name is an ordinary
    /// word, and its sign is skipped.
    fn take_operator(&mut self, has_left: bool) -> Option<Taken> {
        let word = self.word();
        let Some(operator) = operator(word) else {
            if word.starts_with("NÄRA/") || word.starts_with("NEAR/") {
                self.notes.add(Note::NearNeedsNumber);
            }
            return None;
        };
        let is_word = word.chars().all(char::is_alphabetic);
        let after = self.rest[word.len()..].trim_start();
        let has_right = !after.is_empty() && !after.starts_with(')');
        let joins = has_right && (has_left || operator == Operator::Not);
        if is_word && (!joins || self.is_shouted) {
            let word = word.to_owned();
            let note = if joins { Note::OperatorInCapitals { word } } else { Note::OperatorJoinsNothing { word } };
            self.notes.add(note);
            return None;
        }
        self.rest = after;
        Some(if joins { Taken::Operator(operator) } else { Taken::Sign })
    }

    /// Reads "-" (excluded) or "+" (required) before something. A sign alone means nothing.
    fn take_signs(&mut self) -> (bool, bool) {
        let begins = |rest: &str| {
            let word = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
            rest.starts_with('(') || rest.starts_with(is_quote) || value::has_content(word)
        };
        for (sign, taken) in [('-', (true, false)), ('+', (false, true))] {
            if let Some(rest) = self.rest.strip_prefix(sign)
                && begins(rest)
            {
                self.rest = rest;
                return taken;
            }
        }
        (false, false)
    }

    /// The next word, without consuming it.
    fn word(&self) -> &'a str {
        let end = self.rest.find(ends_word).unwrap_or(self.rest.len());
        &self.rest[..end]
    }

    fn take_word(&mut self) -> &'a str {
        let word = self.word();
        self.rest = &self.rest[word.len()..];
        word
    }

    /// Reads a word, a phrase, a group, or a field with its value. This is usually one part; `None` if it asks for
    /// nothing.
    fn primary(&mut self, field: Option<Field>) -> Option<Vec<Criterion>> {
        if self.rest.starts_with('(') {
            return self.group(field);
        }
        if self.rest.starts_with(is_quote) {
            let text = self.take_quoted()?;
            return self.about(field, value::Given::Quoted(&text));
        }
        if let Some((name, value)) = self.word().split_once(':')
            && let Some(named) = fields::named(name)
        {
            self.rest = &self.rest[name.len() + 1..];
            return self.of_field(named, value);
        }
        let word = self.take_word();
        if let Some((name, value)) = unknown_field(word) {
            self.notes.add(Note::UnknownField { name: name.to_owned() });
            let mut words = self.about(field, value::Given::Word(name)).unwrap_or_default();
            words.extend(self.about(field, value::Given::Word(value)).unwrap_or_default());
            return Some(words);
        }
        self.about(field, value::Given::Word(word))
    }

    fn group(&mut self, field: Option<Field>) -> Option<Vec<Criterion>> {
        self.rest = &self.rest[1..];
        if self.depth == self.deepest {
            self.notes.add(Note::DeepBrackets { deepest: self.deepest });
            self.too_deep += 1;
            return None;
        }
        self.depth += 1;
        let mut clauses = self.list(field);
        self.depth -= 1;
        match clauses.len() {
            0 => None,
            1 if clauses[0].requirement != Requirement::Excluded => clauses.pop().map(|clause| vec![clause.criterion]),
            _ => Some(vec![Criterion::Group(Query { clauses })]),
        }
    }

    /// Reads the text between quotation marks. Without the closing mark, the phrase ends with the query; a mark that
    /// follows a word directly, as the sign for inches does, opens nothing.
    fn take_quoted(&mut self) -> Option<String> {
        let quote = self.rest.chars().next().map_or(0, char::len_utf8);
        let inside = &self.rest[quote..];
        let before = self.text[..self.text.len() - self.rest.len()].chars().next_back();
        let end = match inside.find(is_quote) {
            Some(end) => end,
            None if before.is_some_and(char::is_alphanumeric) => {
                self.notes.add(Note::StrayQuote);
                self.rest = inside;
                return None;
            }
            // There is nothing after it that could be a phrase.
            None if inside.trim().is_empty() => {
                self.notes.add(Note::QuoteAlone);
                self.rest = "";
                return None;
            }
            None => {
                self.notes.add(Note::OpenQuote);
                // The brackets that are open are closed after the phrase.
                inside.trim_end_matches(|last: char| last.is_whitespace() || last == ')' && self.depth > 0).len()
            }
        };
        let closing = inside[end..].chars().next().filter(|last| is_quote(*last)).map_or(0, char::len_utf8);
        self.rest = &inside[end + closing..];
        if closing > 0 {
            self.skip_tilde();
        }
        let words: Vec<&str> = inside[..end].split_whitespace().collect();
        if words.is_empty() { None } else { Some(words.join(" ")) }
    }

    /// Skips "~5" after a phrase, which other search engines read as a distance.
    fn skip_tilde(&mut self) {
        let Some(distance) = self.rest.strip_prefix('~') else { return };
        let rest = distance.trim_start_matches(|character: char| character.is_ascii_digit());
        if rest.is_empty() || rest.starts_with(ends_word) {
            self.notes.add(Note::TildeAfterPhrase);
            self.rest = rest;
        }
    }

    /// Reads what follows the colon of `field`: a value, words in brackets or quotation marks, or the next word.
    fn of_field(&mut self, field: Field, value: &str) -> Option<Vec<Criterion>> {
        if value.is_empty() {
            self.skip_spaces();
        }
        // "titel:-plan" excludes the same as "-titel:plan".
        let (is_turned, _) = self.take_signs();
        let found = self.value(field);
        self.is_turned = is_turned;
        found
    }

    fn value(&mut self, field: Field) -> Option<Vec<Criterion>> {
        if self.rest.starts_with('(') {
            return self.group(Some(field));
        }
        if self.rest.starts_with(is_quote) {
            let text = self.take_quoted()?;
            return self.about(Some(field), value::Given::Quoted(&text));
        }
        // Some values have several words: "datum:12 april 2024", "dnr:RS 2022/195", "punkt:§ 4".
        let ends = |character| is_quote(character) || matches!(character, '(' | ')');
        let line = self.rest.split(ends).next().unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().take(Period::MOST_WORDS + 1).collect();
        if words.is_empty() {
            self.notes.add(Note::EmptyField);
            return None;
        }
        let taken = &words[..value::words_taken(field, &words).clamp(1, words.len())];
        for word in taken {
            self.skip_spaces();
            self.rest = &self.rest[word.len()..];
        }
        self.about(Some(field), value::Given::Word(&taken.join(" ")))
    }

    /// What `given` asks for as the value of `field`.
    fn about(&mut self, field: Option<Field>, given: value::Given<'_>) -> Option<Vec<Criterion>> {
        let what = value::read(field, given, self.newest, &mut self.notes);
        if what.is_empty() { None } else { Some(what) }
    }

    /// Adds `what` to the clauses with the operators before it.
    fn join(&mut self, clauses: &mut Vec<Clause>, joint: Joint, is_required: bool, what: Criterion) {
        let need = match (joint.is_negated, is_required || what.is_condition()) {
            (true, _) => Requirement::Excluded,
            (false, true) => Requirement::Required,
            (false, false) => Requirement::Wanted,
        };
        let Some((operator, last)) = joint.operator.zip(clauses.last_mut()) else {
            clauses.push(Clause { requirement: need, criterion: what });
            return;
        };
        match operator {
            Operator::And => {
                if last.requirement == Requirement::Wanted {
                    last.requirement = Requirement::Required;
                }
                let need = if need == Requirement::Wanted { Requirement::Required } else { need };
                clauses.push(Clause { requirement: need, criterion: what });
            }
            Operator::Or if need == Requirement::Excluded || last.requirement == Requirement::Excluded => {
                self.notes.add(Note::OrBesideExcluded);
                clauses.push(Clause { requirement: need, criterion: what });
            }
            Operator::Or => {
                let mut alternatives = match std::mem::replace(&mut last.criterion, Criterion::Any(Vec::new())) {
                    Criterion::Any(alternatives) => alternatives,
                    other => vec![other],
                };
                alternatives.push(what);
                last.criterion = Criterion::Any(alternatives);
                if last.criterion.is_condition() {
                    last.requirement = Requirement::Required;
                }
            }
            Operator::Near(distance) => {
                let is_plain = need != Requirement::Excluded && last.requirement != Requirement::Excluded;
                if let Some(near) = near(&last.criterion, &what, distance).filter(|_| is_plain) {
                    last.criterion = near;
                } else {
                    self.notes.add(Note::NearJoinsWords);
                    clauses.push(Clause { requirement: need, criterion: what });
                }
            }
            Operator::Not => clauses.push(Clause { requirement: need, criterion: what }),
        }
    }
}

/// The name and value of an unknown field. "förvaltning:skola" looks like a field; "SIP:en", "10:30", "Bakgrund:" and
/// "https://…" do not.
fn unknown_field(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once(':')?;
    let is_name = name.chars().count() > 2 && name.chars().all(char::is_alphabetic);
    let is_acronym = name.chars().skip(1).any(char::is_uppercase);
    let is_value = value::has_content(value) && !value.starts_with('/');
    (is_name && !is_acronym && is_value).then_some((name, value))
}

/// `one` and `other` near each other, within the larger of their distances.
fn near(one: &Criterion, other: &Criterion, distance: u32) -> Option<Criterion> {
    let (Criterion::Text(one), Criterion::Text(other)) = (one, other) else { return None };
    if one.scope != other.scope {
        return None;
    }
    let Wording::Word(added) = &other.wording else { return None };
    let (mut words, distance) = match &one.wording {
        Wording::Word(word) => (vec![word.clone()], distance),
        Wording::Near { words, distance: own } => (words.clone(), distance.max(*own)),
        _ => return None,
    };
    words.push(added.clone());
    Some(Criterion::Text(TextCriterion { wording: Wording::Near { words, distance }, scope: one.scope }))
}

fn bounded<'a>(text: &'a str, longest: usize, notes: &mut Notes) -> &'a str {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text };
    notes.add(Note::OnlyFirst { count: longest, of: Limited::Characters });
    &text[..end]
}

#[cfg(test)]
mod tests;
