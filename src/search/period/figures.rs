//! Reads a date written in digits only: 20221125, 25.11.2022, 2022.11.25, 25/11/2022, 2022/11/25.
//!
//! ISO 8601 dates with hyphens are read in the parent module.

use super::number;

/// The separators; both in a date must be the same.
const SIGNS: [char; 3] = ['.', '/', '-'];

/// The years in which meetings are held. Other numbers of eight digits are telephone numbers and the like.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

/// The year, month and day in `text`. The year must have four digits: "4.2.10" is a section number, and "22/11/25" may
/// begin with its day or its year.
pub(super) fn day(text: &str) -> Option<(i16, i8, i8)> {
    let small = |figures: &str| number(figures, 1..=2)?.try_into().ok();
    let year = |figures: &str| number(figures, 4..=4).filter(|year| YEARS.contains(year));
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (first, rest) = text.split_at(4);
        let (month, day) = rest.split_at(2);
        return Some((year(first)?, small(month)?, small(day)?));
    }
    let sign = text.chars().find(|character| SIGNS.contains(character))?;
    let mut parts = text.split(sign);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match (year(first), year(last)) {
        (Some(year), None) => Some((year, small(month)?, small(last)?)),
        (None, Some(year)) => Some((year, small(month)?, small(first)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Period;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Period::read(text).map(|period| period.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn days_are_read_in_figures() {
        for text in ["20221125", "25.11.2022", "2022.11.25", "25/11/2022", "2022/11/25", "25-11-2022", "den 25.11.2022"]
        {
            check(text, "2022-11-25");
        }
        check("20221125-20221201", "2022-11-25..2022-12-01");
        check("5.1.2023", "2023-01-05");
        check("efter 25.11.2022", "2022-11-26..");
    }

    #[test]
    fn other_figures_are_no_days() {
        for text in [
            "20221325",
            "20221131",
            "08123456",
            "0701234567",
            "070-123 45 67",
            "12345678",
            "4.2.10",
            "22/11/25",
            "1.2.3.4",
            "25.11/2022",
            "32.1.2022",
            "11/25/2022",
            "2022.11",
            "202211",
            "2022112",
            "2022.2022.11",
            "19 20",
        ] {
            check(text, "");
        }
    }
}
