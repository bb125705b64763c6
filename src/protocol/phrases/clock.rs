//! Times of day beside items: "Kl. 13.15 2. Budget", "Kim Holm 13.15-13.30".

use crate::protocol::pattern::Pattern;
use std::sync::LazyLock;

/// The byte after a time at the beginning of `text` and the spaces behind it; 0 if `text` does not begin with a time.
pub(in crate::protocol) fn end_of_leading_time(text: &str) -> usize {
    // Many lines begin with a digit or a k, and few with a time.
    const WITHIN: usize = 12;
    static LEADING: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(?i:kl\.?\s*|klockan\s+)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s+"));
    if !text.bytes().take(WITHIN).any(|byte| matches!(byte, b'.' | b':')) {
        return 0;
    }
    LEADING.find(text).map_or(0, |time| time.end())
}

/// The text without a time at its end.
pub(in crate::protocol) fn without_trailing(text: &str) -> &str {
    static TRAILING: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"[,\s]+(?i:kl\.?\s*|klockan\s+)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*$")
    });
    TRAILING.find(text).map_or(text, |time| &text[..time.start()])
}

/// Whether a text is a time and nothing else: "kl 13:00".
pub(in crate::protocol) fn is_time(text: &str) -> bool {
    without_trailing(&format!(" {text}")).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{end_of_leading_time, is_time, without_trailing};

    #[test]
    fn times_of_day_are_set_apart() {
        assert_eq!(&"Kl. 13.15 2. Budget"[end_of_leading_time("Kl. 13.15 2. Budget")..], "2. Budget");
        assert_eq!(&"13:15-13:30  § 2 Budget"[end_of_leading_time("13:15-13:30  § 2 Budget")..], "§ 2 Budget");
        assert_eq!(end_of_leading_time("10.1 Budget"), 0);
        assert_eq!(without_trailing("Kim Holm kl. 13.15-13.30"), "Kim Holm");
        assert_eq!(without_trailing("Kim Holm"), "Kim Holm");
        assert!(is_time("kl 13:00") && is_time("13.15-13.30") && !is_time("kl 13:00 Budget"));
    }
}
