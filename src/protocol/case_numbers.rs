//! Case numbers (diarienummer) as bodies write them.

use super::wording::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// All case numbers of a text, as printed.
pub(super) fn case_numbers(text: &str) -> Vec<String> {
    // "KD 2023-11-02" is a party and a day.
    let is_day = |end: usize| {
        let mut rest = text[end..].chars();
        rest.next() == Some('-') && rest.next().is_some_and(|digit| digit.is_ascii_digit())
    };
    CASE_NUMBER
        .captures_iter(text)
        .filter(|captures| captures.get(0).is_none_or(|whole| !is_day(whole.end())))
        .filter_map(|captures| {
            captures
                .get(1)
                .or(captures.get(2))
                .or(captures.get(3))
                .or(captures.get(4))
                .map(|found| found.as_str().to_owned())
        })
        .collect()
}

/// A case number: "SLK-2023-00226:3", "RS 2022/195", "KFT 2024:00221", "0074/23" after "Dnr".
pub(super) static CASE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*)?\b((?:\p{Lu}{2,4} )?\p{Lu}[\p{Lu}\p{Ll}]{1,5}[ -/]?(?:19|20)\d{2}[-/:]\d{1,6}(?::-?\d+)?)|\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*([\p{L}]{0,6}[ -]?\d{2,5}[-/:]\d{2,6}(?:[-/:]\d+)?)|\b(\d{2}/\p{Lu}{2,5}/\d{1,4})\b|^(\d{3,5}/\d{2})\b",
    )
});
pub(super) static CASE_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\.?:?\s*"));
