//! The stretches of a passage that show why it answers, and what to light up in them. Works on the passage as printed,
//! by the same analysis as the index, so that every tier has its highlight.

mod matching;
mod windows;

use super::answer::Highlight;
use super::plan::Wanted;
use crate::analysis::{Condition, fold};
use matching::{Match, matches};

/// What is shown of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub snippet: String,
    pub highlights: Vec<Highlight>,
    /// Byte offset in the passage of the first match shown; 0 when only the title matches.
    pub first_match: usize,
    /// For each of the wanted, what is lit up and what the title has of it, as printed, each once.
    pub found: Vec<Vec<String>>,
}

/// Between stretches of the passage.
const ELISION: &str = " … ";

/// Shows `passage` for what is `wanted`. A first line that only says `title` again is left out, unless the
/// match is there.
pub fn shown(passage: &str, condition: Condition, title: Option<&str>, wanted: &[Wanted]) -> Shown {
    let mut matches = matches(passage, condition, wanted);
    let heading = title.map_or(0, |title| heading_length(passage, title));
    let from = if matches.iter().any(|found| found.range.start >= heading) { heading } else { 0 };
    matches.retain(|found| found.range.start >= from);
    let windows = windows::windows(passage, from, &matches);
    let (first, last) =
        (windows.first().map_or(from, |first| first.start), windows.last().map_or(from, |last| last.end));
    let mut snippet = String::new();
    let mut highlights = Vec::new();
    let mut lit: Vec<&Match> = Vec::new();
    if !passage[from..first].trim().is_empty() {
        snippet.push_str(ELISION.trim_start());
    }
    let mut length = snippet.chars().count();
    for (place, window) in windows.iter().enumerate() {
        if place > 0 {
            snippet.push_str(ELISION);
            length += ELISION.chars().count();
        }
        let text = &passage[window.clone()];
        let scalar = |offset: usize| length + passage[window.start..offset].chars().count();
        for found in matches.iter().filter(|found| window.start <= found.range.start && found.range.end <= window.end) {
            let (start, end) = (scalar(found.range.start), scalar(found.range.end));
            highlights.push(Highlight { start, end, tier: found.tier });
            lit.push(found);
        }
        snippet.extend(text.chars().map(|character| if character.is_whitespace() { ' ' } else { character }));
        length += text.chars().count();
    }
    if !passage[last..].trim().is_empty() {
        snippet.push_str(ELISION.trim_end());
    }
    let first_match = lit.first().map_or(0, |found| found.range.start);
    let in_text = lit.iter().map(|found| (found.wanted, &passage[found.range.clone()]));
    let titled = title.map(|title| matching::matches(title, Condition::Clean, wanted)).unwrap_or_default();
    let in_title = titled.iter().filter_map(|found| Some((found.wanted, title?.get(found.range.clone())?)));
    let mut found = vec![Vec::new(); wanted.len()];
    for (place, printed) in in_text.chain(in_title) {
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        if !found[place].contains(&printed) {
            found[place].push(printed);
        }
    }
    Shown { snippet, highlights, first_match, found }
}

/// Bytes of the first line, if it is the title with little beside it: a number, a case number.
fn heading_length(passage: &str, title: &str) -> usize {
    // "§ 109 Dnr VO-2026-00004" has 23 letters.
    const BESIDE: usize = 30;
    let Some((first, _)) = passage.split_once('\n') else { return 0 };
    let (line, title) = (fold(first), fold(title));
    if line.contains(&title) && line.len() <= title.len() + BESIDE { first.len() + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Shown, shown};
    use crate::analysis::Condition;
    use crate::search::Query;
    use crate::search::plan::{Wanted, words};
    use proptest::prelude::*;

    fn wanted(question: &str) -> Vec<Wanted> {
        words(&Query::parse(question).0)
    }

    fn show(passage: &str, question: &str) -> Shown {
        shown(passage, Condition::Clean, None, &wanted(question))
    }

    /// The highlighted words with their tiers.
    fn lit(shown: &Shown) -> Vec<String> {
        let cut = |start: usize, end: usize| shown.snippet.chars().skip(start).take(end - start).collect::<String>();
        let row = |light: &crate::search::Highlight| format!("{}:{}", cut(light.start, light.end), light.tier.name());
        shown.highlights.iter().map(row).collect()
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
        assert!(passage[shown.first_match..].starts_with("avtalet"));
        assert_eq!(shown.found, [["skolan"], ["avtalet"]]);
    }

    #[test]
    fn a_heading_is_not_shown_twice() {
        let passage = "4. Nära vård\nMålbilden för nära vård antas.";
        let texts = |question: &str| shown(passage, Condition::Clean, Some("Nära vård"), &wanted(question));
        assert_eq!(texts("vård").snippet, "Målbilden för nära vård antas.");
        assert_eq!(lit(&texts("vård")), ["vård:exact"]);
        assert_eq!(texts("skola").snippet, "4. Nära vård Målbilden för nära vård antas.");
    }

    #[test]
    fn a_passage_without_matches_is_shown_from_its_start() {
        let shown = show("Första raden.\nAndra raden.", "skola");
        assert_eq!((shown.snippet.as_str(), shown.first_match), ("Första raden. Andra raden.", 0));
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
