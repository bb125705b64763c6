//! Runs the regular expressions in which the parser's rules are written. In these, `\d` stands for 0 to 9.
//!
//! A `\b` in a rule on text with letters like å, ä and ö keeps the regex crate from its automata; each search then
//! costs about ten times as much. Nearly all searches find nothing. So a rule with `\b` is first searched for without
//! it, which finds at least as much. The rule itself is searched for only from that place on, and is compiled only when
//! there is such a place: for a single document, compiling all rules would cost more than reading it.

use regex::{Captures, Match, Regex};
use std::borrow::Cow;
use std::iter;
use std::sync::OnceLock;

/// A rule of the parser. All rules are constants of the program.
#[derive(Debug)]
pub(in crate::protocol) struct Pattern {
    rule: String,
    compiled: OnceLock<Regex>,
    /// The rule without `\b`, if it has any.
    loose: Option<Regex>,
}

impl Pattern {
    pub fn new(rule: &str) -> Self {
        let rule = with_ascii_digits(rule);
        let loose = without_boundaries(&rule);
        let loose = (loose != rule).then(|| compiled(&loose));
        Self { rule, compiled: OnceLock::new(), loose }
    }

    fn rule(&self) -> &Regex {
        self.compiled.get_or_init(|| compiled(&self.rule))
    }

    pub fn is_match(&self, text: &str) -> bool {
        match &self.loose {
            None => self.rule().is_match(text),
            Some(_) => self.find(text).is_some(),
        }
    }

    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.rule().find_at(text, self.earliest(text, 0)?)
    }

    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.captures_at(text, 0)
    }

    /// The first match that begins at `from` or later. The text before `from` still counts for word boundaries.
    pub fn captures_at<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        self.rule().captures_at(text, self.earliest(text, from)?)
    }

    /// All matches in order, without overlaps. Stops at the first empty match, so the rule must not match empty text.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        iter::from_fn(move || {
            let found = self.rule().find_at(text, self.earliest(text, from)?)?;
            from = found.end();
            (!found.is_empty()).then_some(found)
        })
    }

    /// The groups of all matches in order, without overlaps. Stops at the first empty match.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let mut from = 0;
        iter::from_fn(move || {
            let captures = self.captures_at(text, from)?;
            from = captures.get_match().end();
            (!captures.get_match().is_empty()).then_some(captures)
        })
    }

    /// `text` with the first match replaced by `with`.
    pub fn replace<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        replaced(text, self.find(text).into_iter(), with)
    }

    /// `text` with each match replaced by `with`.
    pub fn replace_all<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        replaced(text, self.find_iter(text), with)
    }

    /// The place before which no match from `from` on begins; `None` if there is no match.
    fn earliest(&self, text: &str, from: usize) -> Option<usize> {
        match &self.loose {
            None => Some(from),
            Some(loose) => loose.find_at(text, from).map(|found| found.start()),
        }
    }
}

fn replaced<'t>(text: &'t str, matches: impl Iterator<Item = Match<'t>>, with: &str) -> Cow<'t, str> {
    let mut replaced = String::new();
    let mut end = 0;
    for found in matches {
        replaced.extend([&text[end..found.start()], with]);
        end = found.end();
    }
    if end == 0 && replaced.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(replaced + &text[end..]) }
}

fn compiled(rule: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "patterns are constants; the cases run them")]
    Regex::new(rule).expect("a constant pattern compiles")
}

/// `rule` without its `\b`.
fn without_boundaries(rule: &str) -> String {
    with_escapes(rule, |escaped, _| (escaped == 'b').then_some(""))
}

/// `rule` with 0 to 9 in place of the digits of all scripts, which `\d` otherwise stands for. These take ten times as
/// long to compile.
fn with_ascii_digits(rule: &str) -> String {
    with_escapes(rule, |escaped, is_in_class| (escaped == 'd').then_some(if is_in_class { "0-9" } else { "[0-9]" }))
}

/// `rule` with some of its escaped characters written as `with` says; it is told whether they are in brackets.
fn with_escapes(rule: &str, with: impl Fn(char, bool) -> Option<&'static str>) -> String {
    let mut written = String::with_capacity(rule.len());
    let mut characters = rule.chars();
    let mut depth = 0_usize;
    while let Some(character) = characters.next() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let escaped = if character == '\\' { characters.next() } else { None };
        match escaped.and_then(|escaped| with(escaped, depth > 0)) {
            Some(other) => written.push_str(other),
            None => written.extend([character].into_iter().chain(escaped)),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Pattern, with_ascii_digits, without_boundaries};
    use proptest::prelude::*;
    use regex::Regex;

    const RULES: &[&str] = &[r"\b(\d{2})\b", r"\b(?:§|nr)\s*\d\b|^a", r"(?i)\bö\w*\b", r"\\b\b1"];

    #[test]
    fn boundaries_are_left_out_and_nothing_else() {
        assert_eq!(without_boundaries(r"\bnr \d+\b|\\b[\d]"), r"nr \d+|\\b[\d]");
    }

    #[test]
    fn digits_are_those_of_dates_and_numbers() {
        assert_eq!(with_ascii_digits(r"\d{2}[\p{L}\d-]\[\d\]\\d"), r"[0-9]{2}[\p{L}0-9-]\[[0-9]\]\\d");
        assert!(Pattern::new(r"\d").is_match("7"));
        assert!(!Pattern::new(r"\d").is_match("٧"));
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_the_rule_says(text in "[öÖå12§a nrx\\\\b]{0,16}") {
            for rule in RULES {
                let (own, plain) = (Pattern::new(rule), Regex::new(rule).unwrap());
                prop_assert_eq!(own.is_match(&text), plain.is_match(&text));
                let (found, expected): (Vec<_>, Vec<_>) = (own.find_iter(&text).collect(), plain.find_iter(&text).collect());
                prop_assert_eq!(found, expected, "{}", rule);
                prop_assert_eq!(own.replace(&text, "-"), plain.replace(&text, "-"), "{}", rule);
                prop_assert_eq!(own.replace_all(&text, ""), plain.replace_all(&text, ""), "{}", rule);
            }
        }
    }
}
