//! Reports how a text becomes terms, for display and for measurements.

use super::{Condition, analyse};
use serde::Serialize;

/// A token of a text, as `tingsok analyze` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenReport {
    /// The token as printed.
    pub text: String,
    /// Where the token begins, counted in Unicode scalar values of the text.
    pub start: usize,
    /// Where the token ends, in the same count; this position is not included.
    pub end: usize,
    /// The stem of the token, or of its likeliest reading in a damaged text.
    pub stem: String,
    /// The parts of a compound as printed, in order; empty if the word is simple.
    pub parts: Vec<String>,
    /// The complete compounds for which the word stands if a part of it is left out; absent if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wholes: Vec<String>,
    /// What a damaged word may have been, the likeliest first. The word is found by all of these readings. Absent if
    /// the printed word is the only one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<String>,
}

/// Reports the tokens of `text`, in order.
#[must_use]
pub fn report(text: &str, condition: Condition) -> Vec<TokenReport> {
    let mut counted = 0;
    let mut characters = 0;
    analyse(text, condition)
        .into_iter()
        .map(|token| {
            characters += text[counted..token.start].chars().count();
            counted = token.start;
            let printed = &text[token.start..token.end];
            let reading = token.readings().first();
            let word = reading.map_or(&token.word, |reading| &reading.word);
            // A reading has parts of its own, which are not in the printed text.
            let whole = reading.map_or(printed, |reading| reading.text.as_str());
            TokenReport {
                text: printed.to_owned(),
                start: characters,
                end: characters + printed.chars().count(),
                stem: word.stem.clone(),
                parts: word.parts().filter_map(|part| whole.get(part.range.clone())).map(str::to_owned).collect(),
                wholes: token.wholes.iter().map(|whole| whole.exact.clone()).collect(),
                readings: match token.readings() {
                    [only] if only.text == printed => Vec::new(),
                    readings => readings.iter().map(|reading| reading.text.clone()).collect(),
                },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Condition, analyse, report};

    #[test]
    fn offsets_count_characters() {
        let tokens = report("på Öland", Condition::Clean);
        assert_eq!((tokens[1].start, tokens[1].end, tokens[1].text.as_str()), (3, 8, "Öland"));
    }

    #[test]
    fn every_reading_by_which_a_word_is_found_is_told() {
        let tokens = report("lanet", Condition::Damaged);
        assert_eq!(tokens[0].readings, ["lånet", "länet"]);
        for text in ["lanet", "protokoll", "f6redragande", "p&"] {
            let reported = report(text, Condition::Damaged).remove(0).readings;
            let token = analyse(text, Condition::Damaged).remove(0);
            let found: Vec<&str> = token.readings().iter().map(|reading| reading.text.as_str()).collect();
            assert!(
                found == reported || reported.is_empty() && found.iter().all(|own| *own == text),
                "{text}: {found:?}"
            );
        }
        assert!(report("lanet", Condition::Clean)[0].readings.is_empty());
    }
}
