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
    /// The most likely reading of a damaged word; absent if it equals the printed word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
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
                reading: reading.map(|reading| reading.text.clone()).filter(|reading| reading != printed),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Condition, report};

    #[test]
    fn offsets_count_characters() {
        let tokens = report("på Öland", Condition::Clean);
        assert_eq!((tokens[1].start, tokens[1].end, tokens[1].text.as_str()), (3, 8, "Öland"));
    }
}
