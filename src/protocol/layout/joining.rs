//! Joins lines into running text and mends words broken at a line's end.

/// Appends a line to `text` after a space; returns the byte where the line begins.
///
/// A hyphen at the end of `text` is removed if the word goes on ("be-" + "dömning"). It is kept if it replaces a part
/// of a word ("social-" + "och omsorgschefer") or is in a number ("2025-" + "02-19").
pub fn join_line(text: &mut String, line: &str) -> usize {
    let mut words = line.split_whitespace();
    let Some(first) = words.next() else { return text.len() };
    let broken = text.ends_with('-') && text.chars().nth_back(1).is_some_and(char::is_alphanumeric);
    let goes_on = first.chars().next().is_some_and(char::is_lowercase);
    let elliptic = matches!(first, "och" | "eller" | "samt" | "respektive");
    let in_number = first.starts_with(|character: char| character.is_ascii_digit());
    if broken && goes_on && !elliptic {
        text.pop();
    } else if !(text.is_empty() || text.ends_with('\n') || broken && in_number) {
        text.push(' ');
    }
    let start = text.len();
    text.push_str(first);
    for word in words {
        text.push(' ');
        text.push_str(word);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::join_line;

    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let mut text = String::new();
        for line in lines {
            join_line(&mut text, line);
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn a_broken_word_is_made_whole_and_an_elliptic_one_is_left() {
        check(&["be-", "dömning av social-", "och omsorgsnämnden"], "bedömning av social- och omsorgsnämnden");
        check(&["Skrivelse 2025-", "02-19"], "Skrivelse 2025-02-19");
        check(&["  två   spalter ", "", "– och ett streck –", "till"], "två spalter – och ett streck – till");
    }
}
