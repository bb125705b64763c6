//! How a text becomes terms, for people and for measuring.

use super::{Condition, analyse};
use serde::Serialize;

/// A token of a text as `tingsok analyze` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenReport {
    /// As printed.
    pub text: String,
    /// In Unicode scalar values of the text, end excluded.
    pub start: usize,
    pub end: usize,
    pub stem: String,
    /// The pieces of a compound as printed, in order; empty when it is none.
    pub parts: Vec<String>,
    /// The compounds that it stands for when a part of it is left out; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wholes: Vec<String>,
    /// What a damaged word most likely stood for; absent when it is as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}

/// The tokens of `text`, in order.
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
            // What is read into a damaged word has parts of its own, which nobody printed.
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
