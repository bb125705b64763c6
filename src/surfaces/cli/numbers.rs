//! Reads the numbers of options, with messages that say what to write.

use std::num::NonZeroUsize;

/// A count, such as of `--limit`.
pub fn count(text: &str) -> Result<u32, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| format!("write a whole number from 1 to {}", u32::MAX))
}

/// A number of threads.
pub fn threads(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().ok().ok_or_else(|| "write a whole number of at least 1".to_owned())
}

/// A year in full: "24" may be any century.
pub fn year(text: &str) -> Result<i16, String> {
    let is_whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|year| is_whole && *year > 0);
    year.ok_or_else(|| "write a year with four digits, as in 2024".to_owned())
}

/// A port to listen on.
#[cfg(feature = "web")]
pub fn port(text: &str) -> Result<u16, String> {
    text.parse().ok().ok_or_else(|| format!("write a whole number from 0 to {}", u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::{count, threads, year};

    #[test]
    fn what_to_write_is_said() {
        assert_eq!(count("3"), Ok(3));
        assert_eq!(year("2024"), Ok(2024));
        for text in ["0", "-1", "x", ""] {
            assert!(count(text).is_err_and(|message| message.starts_with("write a whole number")), "{text}");
            assert!(threads(text).is_err_and(|message| message.starts_with("write a whole number")), "{text}");
        }
        for text in ["24", "0000", "abc", "+024", "20245"] {
            assert!(year(text).is_err_and(|message| message.starts_with("write a year")), "{text}");
        }
    }
}
