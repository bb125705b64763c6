//! Finds the letters that a body prints before the numbers of its items: "Sn 49 Öppnande".

use super::run_on::LONG;
use crate::analysis;
use crate::extract::Text;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::called::is_body_letters;
use crate::protocol::phrases::dates;
use crate::protocol::words::{self, Tolerance};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The letters of a body before a number, where the sign between them is lost: "Sn 49", "FHR 29".
static LETTERED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:^|[\s.;])(\p{Lu}{2,5}|\p{Lu}\p{Ll}{1,3})\s(\d{1,3})\s"));

/// The letters of the body before the numbers of its items, as in texts that have lost the sign §: "Sn 49 Öppnande … Sn
/// 50 Au 84 Budget". The numbers of the body itself follow each other; those of others, from which an item came, do not,
/// and come after the body's own.
pub(super) fn body_letters(text: &Text) -> Option<String> {
    // Any letters may be a body's if this many of their numbers follow another. Fewer are enough for well-known letters.
    const LEAST: usize = 2;
    let mut numbers: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut first = None;
    for line in text.lines().filter(|line| line.runs.is_empty() && line.printed.len() >= LONG) {
        for captures in LETTERED.captures_iter(&line.printed) {
            let letters = captures.get(1).map_or("", |letters| letters.as_str());
            let before = line.printed[..captures.get(1).map_or(0, |letters| letters.start())].trim_end();
            let after = &line.printed[captures.get(0).map_or(0, |found| found.end())..];
            // "… behandlas i KF 25 april"
            let is_told =
                words::first_words(after, 1).iter().any(|word| dates::month(word, Tolerance::Exact).is_some())
                    || before.rsplit(' ').next().is_some_and(analysis::is_function_word);
            if let Ok(number) = captures[2].parse()
                && !is_told
                && !analysis::is_word(&letters.to_lowercase())
            {
                first = first.or(Some(letters));
                numbers.entry(letters).or_default().insert(number);
            }
        }
    }
    let following = |own: &BTreeSet<u32>| own.iter().filter(|number| own.contains(&(**number + 1))).count();
    let counted = numbers.into_iter().map(|(letters, own)| (following(&own), first == Some(letters), letters));
    let (count, is_first, letters) = counted.max()?;
    let is_known = || is_body_letters(letters) && (count > 0 || is_first);
    (count >= LEAST || is_known()).then(|| letters.to_owned())
}

/// The byte at which `letters` begin, if they are the last word of `text`.
pub(super) fn letters_at_end(text: &str, letters: &str) -> Option<usize> {
    let before = text.trim_end().strip_suffix(letters)?;
    let is_word = before.is_empty() || before.ends_with(|end: char| end.is_whitespace() || end == '.');
    is_word.then_some(before.len())
}
