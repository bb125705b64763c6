//! Chooses which parts of a passage to show and which words to highlight. It works on the passage as printed, with the
//! same analysis as the index, so that every kind of match is highlighted.

mod content;
mod matching;
mod whole;
mod windows;

pub use matching::Finder;
pub use whole::Whole;

use super::answer::{FoundWord, Highlight, MatchPlace};
use crate::analysis::{Condition, Tier};
use crate::index::{ItemHead, StoredPassage};
use crate::passage::ParagraphStart;
use content::Content;
use matching::TextMatch;
use std::ops::Range;

/// What is shown of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub snippet: String,
    pub highlights: Vec<Highlight>,
    /// Byte offset in the passage of the first highlighted match, or of the first text shown if nothing is highlighted.
    pub first: usize,
    /// For each word of the plan, the matches that are highlighted or are in the title, as printed, each once.
    pub found: Vec<Vec<FoundWord>>,
}

/// The separator between parts of the passage.
const ELISION: &str = " … ";

/// A passage as printed.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    pub text: &'a str,
    pub starts: &'a [ParagraphStart],
    pub condition: Condition,
    /// The title above it.
    pub title: Option<&'a str>,
    /// The number of its item, if the item is found by it as a section: the 4 of "§ 4".
    pub number: Option<&'a str>,
}

impl<'a> Printed<'a> {
    pub fn of(passage: &'a StoredPassage) -> Self {
        let title = passage.item.as_ref().map(|item| &item.title).or(passage.headings.last());
        Self {
            text: &passage.text,
            starts: &passage.paragraph_starts,
            condition: passage.meeting.text_quality.condition(),
            title: title.map(String::as_str),
            number: passage.item.as_ref().and_then(ItemHead::section),
        }
    }
}

/// What a passage says, and where it contains the words of the query.
#[derive(Debug)]
pub struct Excerpt<'a> {
    printed: Printed<'a>,
    finder: &'a Finder<'a>,
    content: Content<'a>,
    matches: Vec<TextMatch>,
    in_title: Vec<TextMatch>,
    /// The words of the plan that ask for the number of the item.
    in_number: Vec<usize>,
}

impl<'a> Excerpt<'a> {
    pub fn of(printed: Printed<'a>, finder: &'a Finder<'a>) -> Self {
        let content = Content::of(printed.text, printed.starts, printed.title);
        let matches = finder.matches(printed.text, printed.condition);
        let above = |text: &str| finder.matches(text, Condition::Clean);
        let in_title = printed.title.map(above).unwrap_or_default();
        // The index has the number of an item only together with its sign ("§ 4"), so that the bare figure is no match.
        let in_number = printed.number.map(|number| above(&section(number))).unwrap_or_default().into_iter();
        let in_number = in_number.filter(|found| found.tier == Tier::Exact).map(|found| found.term).collect();
        Self { printed, finder, content, matches, in_title, in_number }
    }

    /// Whether it says something, and is not only a title, a label or a list of papers.
    pub fn has_content(&self) -> bool {
        self.content.tells
    }

    /// Whether its content has any of the words. An aside does not count if the title has the word too: that a decision
    /// on schools is sent to a board says nothing more about schools.
    pub fn content_matches(&self) -> bool {
        self.content.range.as_ref().is_some_and(|range| self.telling(range).next().is_some())
    }

    /// The matches in `range` that say more than the title. Matches in asides are left out if the title has the word.
    fn telling(&self, range: &Range<usize>) -> impl Iterator<Item = &TextMatch> {
        let is_titled = |found: &TextMatch| self.in_title.iter().any(|other| other.term == found.term);
        let inside = self.matches.iter().filter(move |found| found.lies_in(range));
        inside.filter(move |found| !self.content.is_aside(found.range.start) || !is_titled(found))
    }

    /// What to show of the passage: its content, or all of it if it has none.
    pub fn shown(&self) -> Shown {
        let text = self.printed.text;
        let mut range = self.content.range.clone().unwrap_or(0..text.len());
        if let Some(matter) = self.content.matter() {
            // Asides are shown only if they contain a match.
            let is_before = self.telling(&range).any(|found| found.range.start < matter.start);
            let is_behind = self.telling(&range).any(|found| found.range.end > matter.end);
            range.start = if is_before { range.start } else { matter.start };
            range.end = if is_behind { range.end } else { matter.end };
        }
        let inside: Vec<TextMatch> = self.matches.iter().filter(|found| found.lies_in(&range)).cloned().collect();
        let windows = windows::windows(text, range.clone(), &inside);
        let (first, last) = match (windows.first(), windows.last()) {
            (Some(first), Some(last)) => (first.start, last.end),
            _ => (range.start, range.start),
        };
        let mut line = Line::default();
        if !text[range.start..first].trim().is_empty() {
            line.push_str(ELISION.trim_start());
        }
        let mut highlights = Vec::new();
        let mut lit: Vec<&TextMatch> = Vec::new();
        for (place, window) in windows.iter().enumerate() {
            if place > 0 {
                line.push_str(ELISION);
            }
            let mut matches = inside.iter().filter(|found| found.lies_in(window)).peekable();
            let mut open: Option<(&TextMatch, usize)> = None;
            for (distance, character) in text[window.clone()].char_indices() {
                let offset = window.start + distance;
                if let Some((found, start)) = open.take_if(|(found, _)| found.range.end <= offset) {
                    highlights.push(Highlight { start, end: line.length, tier: found.tier });
                }
                if let Some(found) = matches.next_if(|found| found.range.start <= offset) {
                    open = Some((found, line.length));
                    lit.push(found);
                }
                match character {
                    // A match that continues on the next line is joined with a space.
                    '\n' if open.is_none() => line.push_str(self.content.joint(offset)),
                    _ if character.is_whitespace() => line.push(' '),
                    _ => line.push(character),
                }
            }
            if let Some((found, start)) = open {
                highlights.push(Highlight { start, end: line.length, tier: found.tier });
            }
        }
        if !text[last..range.end].trim().is_empty() {
            line.push_str(ELISION.trim_end());
        }
        let over = self.matches.iter().filter(|found| found.range.end <= range.start);
        let found = self.found(lit.iter().copied().chain(over));
        Shown { snippet: line.text, highlights, first: lit.first().map_or(first, |found| found.range.start), found }
    }

    /// The words of these matches and of those in the title, for each word of the plan.
    fn found<'b>(&self, matches: impl Iterator<Item = &'b TextMatch>) -> Vec<Vec<FoundWord>> {
        let Printed { text, title, number, .. } = self.printed;
        let in_text = matches.map(|found| (found, text, MatchPlace::Text));
        let in_title = self.in_title.iter().filter_map(|found| Some((found, title?, MatchPlace::Title)));
        let mut words: Vec<Vec<FoundWord>> = vec![Vec::new(); self.finder.terms().len()];
        for (found, text, place) in in_text.chain(in_title) {
            let Some(printed) = text.get(whole_word(text, &found.range)) else { continue };
            let word =
                FoundWord { text: printed.split_whitespace().collect::<Vec<_>>().join(" "), tier: found.tier, place };
            if !words[found.term].contains(&word) {
                words[found.term].push(word);
            }
        }
        for place in &self.in_number {
            let text = number.map(section).unwrap_or_default();
            words[*place].push(FoundWord { text, tier: Tier::Exact, place: MatchPlace::Title });
        }
        words
    }
}

/// `range` and the letters around it: a part of a compound is told as the whole word.
fn whole_word(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_outside = |letter: char| !letter.is_alphanumeric() && letter != '-';
    let before = text.get(..range.start).unwrap_or_default().trim_end_matches(|letter| !is_outside(letter));
    let after = text.get(range.end..).unwrap_or_default();
    before.len()..range.end + after.find(is_outside).unwrap_or(after.len())
}

fn section(number: &str) -> String {
    format!("§ {number}")
}

/// A line being written.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// In characters.
    length: usize,
}

impl Line {
    fn push(&mut self, character: char) {
        self.text.push(character);
        self.length += 1;
    }

    fn push_str(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Finder, FoundWord, MatchPlace, Printed, Shown};
    use crate::analysis::Condition;
    use crate::passage::ParagraphStart;
    use crate::protocol::ParagraphKind;
    use crate::search::Query;
    use crate::search::plan::{QueryTerm, words};
    use proptest::prelude::*;

    fn wanted(question: &str) -> Vec<QueryTerm> {
        words(&Query::parse(question).0)
    }

    fn show(passage: &str, question: &str) -> Shown {
        under(None, passage, question)
    }

    /// Reads a passage in which every line is a paragraph, and a point if it begins with a number.
    fn under(title: Option<&str>, text: &str, question: &str) -> Shown {
        let begins = std::iter::once(0).chain(text.match_indices('\n').map(|(place, _)| place + 1));
        let start = |offset: usize| {
            let is_numbered = text[offset..].starts_with(|first: char| first.is_ascii_digit());
            let kind = if is_numbered { ParagraphKind::Point } else { ParagraphKind::Text };
            ParagraphStart { offset: u32::try_from(offset).unwrap_or_default(), kind }
        };
        let starts: Vec<ParagraphStart> = begins.map(start).collect();
        let printed = Printed { text, starts: &starts, condition: Condition::Clean, title, number: None };
        Excerpt::of(printed, &Finder::new(&wanted(question))).shown()
    }

    /// The highlighted words with their kinds of match.
    fn lit(shown: &Shown) -> Vec<String> {
        let cut = |start: usize, end: usize| shown.snippet.chars().skip(start).take(end - start).collect::<String>();
        let row = |light: &crate::search::Highlight| format!("{}:{}", cut(light.start, light.end), light.tier.name());
        shown.highlights.iter().map(row).collect()
    }

    /// The words that are found, with their kinds of match, for each word of the query.
    fn found(shown: &Shown) -> Vec<Vec<String>> {
        let row = |word: &FoundWord| format!("{}:{}", word.text, word.tier.name());
        shown.found.iter().map(|words| words.iter().map(row).collect()).collect()
    }

    #[track_caller]
    fn check(passage: &str, question: &str, expected: &[&str]) {
        assert_eq!(lit(&show(passage, question)), expected);
    }

    #[test]
    fn every_tier_has_its_highlight() {
        check("Översyn av avtalet om avtal.", "avtal", &["avtalet:inflected", "avtal:exact"]);
        check("IT-attacken och attacker", "attacken", &["attacken:compound", "attacker:inflected"]);
        check("Modtets 6ppnande, ett mote", "möte", &["mote:folded"]);
        check("enligt RS2022/195.", "RS 2022-195", &["RS2022/195:exact"]);
        check("läns gemensam ledning", "läns-gemensam", &["läns gemensam:compound"]);
        check("nära och nära vård", "\"nära vården\"", &["nära vård:inflected"]);
    }

    #[test]
    fn long_passages_are_cut_at_sentences_around_the_matches() {
        let passage =
            format!("{}Nämnden tog upp avtalet. {}", "En mening till. ".repeat(40), "Något annat än det. ".repeat(40));
        let shown = show(&passage, "avtal");
        assert!(shown.snippet.starts_with("… En mening till."), "{}", shown.snippet);
        assert!(shown.snippet.ends_with(". …"), "{}", shown.snippet);
        assert!((180..=320).contains(&shown.snippet.chars().count()), "{}", shown.snippet.chars().count());
        assert_eq!(lit(&shown), ["avtalet:inflected"]);
    }

    #[test]
    fn words_that_lie_far_apart_are_shown_in_stretches_of_their_own() {
        let between = "Något annat än det. ".repeat(30);
        let passage = format!("{between}Nämnden tog upp avtalet. {between}Sedan kom skolan. {between}");
        let shown = show(&passage, "skola avtal");
        assert_eq!(lit(&shown), ["avtalet:inflected", "skolan:inflected"]);
        assert_eq!(shown.snippet.matches(" … ").count(), 1, "{}", shown.snippet);
        assert!(shown.snippet.starts_with("… ") && shown.snippet.ends_with(" …"), "{}", shown.snippet);
        assert!(passage[shown.first..].starts_with("avtalet"));
        assert_eq!(found(&shown), [["skolan:inflected"], ["avtalet:inflected"]]);
    }

    #[test]
    fn parts_are_lit_only_where_the_word_itself_is_not() {
        check("Hemtjänst och hemsjukvård, vård i hemmet.", "hemsjukvård", &["hemsjukvård:exact"]);
        check("Avtal om sjukvård i hemmet.", "hemsjukvård", &["sjukvård:compound", "hemmet:compound"]);
    }

    #[test]
    fn a_heading_is_not_shown_twice() {
        let passage = "4. Nära vård\nMålbilden för nära vård antas.";
        for (question, expected) in [("vård", vec!["vård:exact"]), ("skola", vec![])] {
            let shown = under(Some("Nära vård"), passage, question);
            assert_eq!(shown.snippet, "Målbilden för nära vård antas.");
            assert_eq!(lit(&shown), expected);
        }
        assert_eq!(under(Some("Nära vård"), "4. Nära vård", "vård").snippet, "4. Nära vård");
    }

    #[test]
    fn what_only_the_title_has_is_found_there_and_the_place_is_that_of_what_is_shown() {
        let passage = "4. Nära vård\nMålbilden antas.";
        let shown = under(Some("Nära vård"), passage, "vård");
        assert_eq!((shown.snippet.as_str(), shown.highlights.len()), ("Målbilden antas.", 0));
        assert!(passage[shown.first..].starts_with("Målbilden"));
        // The heading is a part of the passage, too.
        assert_eq!(found(&shown), [["vård:exact", "vård:exact"]]);
        assert_eq!([0, 1].map(|place| shown.found[0][place].place), [MatchPlace::Text, MatchPlace::Title]);
    }

    #[test]
    fn the_number_of_a_point_is_not_cut_off() {
        let points: Vec<String> =
            (1..=12).map(|number| format!("{number}. Nämnden får ta upp avtal nummer {number} i maj.")).collect();
        for question in ["7", "avtal"] {
            let snippet = show(&points.join("\n"), question).snippet;
            assert!(snippet.contains(" · "), "{snippet}");
            let last = snippet.trim_end_matches(" …");
            assert!(last.ends_with("maj."), "{snippet}");
        }
    }

    #[test]
    fn a_passage_without_matches_is_shown_from_its_start() {
        let shown = show("Första raden.\nAndra raden.", "skola");
        assert_eq!((shown.snippet.as_str(), shown.first), ("Första raden. Andra raden.", 0));
    }

    proptest! {
        #[test]
        fn highlights_lie_in_the_snippet(
            passage in r"([a-zåäö]{1,9}[ .\n-]{1,2}|\PC{1,3}|vård |avtalet ){0,120}",
            question in r"vård|avtal|vård avtal|a|e b",
        ) {
            let shown = show(&passage, &question);
            let length = shown.snippet.chars().count();
            prop_assert!(length <= 480, "{length}");
            for light in &shown.highlights {
                prop_assert!(light.start < light.end && light.end <= length);
            }
            prop_assert!(shown.highlights.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
