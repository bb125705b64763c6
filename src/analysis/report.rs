//! How a text becomes terms, for people and for measuring.

use super::{Token, analyse};
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
    /// What a damaged word most likely stood for; absent when it is as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}

/// The tokens of `text`, in order.
#[must_use]
pub fn report(text: &str) -> Vec<TokenReport> {
    let mut counted = 0;
    let mut characters = 0;
    analyse(text)
        .into_iter()
        .map(|token| {
            characters += text[counted..token.start].chars().count();
            counted = token.start;
            let printed = &text[token.start..token.end];
            let Token { word, .. } = token;
            TokenReport {
                text: printed.to_owned(),
                start: characters,
                end: characters + printed.chars().count(),
                stem: word.stem.clone(),
                parts: word.parts().map(|part| printed[part.range.clone()].to_owned()).collect(),
                reading: None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::report;

    #[test]
    fn offsets_count_characters() {
        let tokens = report("på Öland");
        assert_eq!((tokens[1].start, tokens[1].end, tokens[1].text.as_str()), (3, 8, "Öland"));
    }
}
