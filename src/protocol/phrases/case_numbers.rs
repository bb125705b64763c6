//! Finds case numbers (diarienummer) in the forms that bodies use.

use crate::protocol::pattern::Pattern;
use std::ops::Range;
use std::sync::LazyLock;

/// A case number in a text, with the label before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct FoundCaseNumber {
    /// Label and number, in bytes.
    pub range: Range<usize>,
    /// The number as printed.
    pub number: String,
}

/// All case numbers of a text, in order.
pub(in crate::protocol) fn find(text: &str) -> Vec<FoundCaseNumber> {
    each(text).collect()
}

/// The first case number of a text.
pub(in crate::protocol) fn first(text: &str) -> Option<FoundCaseNumber> {
    each(text).next()
}

fn each(text: &str) -> impl Iterator<Item = FoundCaseNumber> {
    CASE_NUMBER.captures_iter(text).filter_map(|captures| {
        let whole = captures.get(0)?;
        let found = (1..=4).find_map(|group| captures.get(group))?;
        // "Dnr 2008/11" looks like "RS 2008/11", but "Dnr" is not the name of a body.
        let number = CASE_LABEL.replace(found.as_str(), "");
        let is_plain = captures.get(1).is_some() && whole.start() == found.start() && number == found.as_str();
        (!(is_day(&text[whole.end()..]) || is_plain && is_period(&number)))
            .then(|| FoundCaseNumber { range: whole.range(), number: number.into_owned() })
    })
}

/// Whether the match is a party and a day: "KD 2023-11-02".
fn is_day(after: &str) -> bool {
    let mut rest = after.chars();
    rest.next() == Some('-') && rest.next().is_some_and(|digit| digit.is_ascii_digit())
}

/// Whether the match is a period ("Budget 2024-2026", "Läsår 2023/24") or a law ("SFS 2017:725").
fn is_period(number: &str) -> bool {
    let digits = number.find(|character: char| character.is_ascii_digit()).unwrap_or(0);
    let (name, years) = number.split_at(digits);
    let Some((year, next)) = years.split_once(['-', '/', ':']) else { return false };
    let (Ok(year), Ok(next)) = (year.parse::<u32>(), next.parse::<u32>()) else { return false };
    let next = if next < 100 { year / 100 * 100 + next } else { next };
    let word = name.chars().any(char::is_lowercase);
    // Plans run for at most five years. If two whole years follow each other, the second is not a running number:
    // "Nät AB 2025-2026".
    let whole = years.len() == "2025-2026".len();
    name.trim() == "SFS" || (word || whole) && (year + 1..=year + 5).contains(&next)
}

/// A case number: "SLK-2023-00226:3", "RS 2022/195", "KFT 2024:00221", "sn/2025:00010", "RS/112/2024", "0074/23" after
/// "Dnr".
static CASE_NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?:\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr|journalnummer|journalnr|jnr)\.?:?\s*)?\b((?:\p{Lu}{2,4} )?(?:\p{Lu}[\p{Lu}\p{Ll}]{1,5}|\p{Lu}{7,10})[ /-]?(?:19|20)\d{2}[-/:]\d{1,6}(?::-?\d+|-\d{1,2}(?:\.\d{1,2})+)?)|\b(?i:dnr|diarienummer|diarienr|ärendenummer|ärendenr|journalnummer|journalnr|jnr)\.?:?\s*([\p{L}]{0,6}[ -]?\d{2,5}[-/:]\d{2,6}(?:[-/:]\d+)?)|\b(\d{2}/\p{Lu}{2,5}/\d{1,4}|\p{L}{2,4}/(?:19|20)\d{2}:\d{1,6}|\p{Lu}{2,5}/\d{1,5}/(?:19|20)\d{2})\b|^(\d{3,5}/\d{2})\b",
    )
});
pub(in crate::protocol) static CASE_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)^(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|journalnummer|journalnr|jnr)\.?:?\s*")
});

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(find(text).into_iter().map(|found| found.number).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn case_numbers_are_told_from_years_days_and_laws() {
        check("RS 2022/195, SLK-2023-00226:3 och Dnr 0074/23", &["RS 2022/195", "SLK-2023-00226:3", "0074/23"]);
        check("Svar på motion (18/KS/12)", &["18/KS/12"]);
        check("Tillsyn av tomt (TILLSYN 2018-000009)", &["TILLSYN 2018-000009"]);
        check("Årsredovisning 2007 Dnr 2008/11", &["2008/11"]);
        check("Budget 2024-2026 med plan, Läsår 2023/24, SFS 2017:725, KD 2023-11-02", &[]);
    }
}
