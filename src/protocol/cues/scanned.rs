//! Reads item numbers of a scan that text recognition took for letters. They are on lines of their own: "Ll", "3l",
//! "sl", "7/", "L0l" are 1/, 3/, 5/, 7/ and 10/. A single one proves nothing; if most count up from 1, they number
//! the text below them.

use super::{Marker, MarkerStyle, Number};
use crate::protocol::layout::Row;

/// The fewest such numbers; fewer may count up by chance.
const LEAST: usize = 3;

/// The rows of such numbers, each with its marker.
pub(super) fn numbers(rows: &[Row]) -> Vec<(usize, Marker)> {
    let is_scanned = |row: &Row| row.features.is_some_and(|features| features.is_hidden);
    let read: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].is_read() && is_scanned(&rows[index])).collect();
    let marks: Vec<usize> = read
        .windows(2)
        .filter(|pair| is_mark(&rows[pair[0]].text) && heads(&rows[pair[1]].text))
        .map(|pair| pair[0])
        .collect();
    let right = marks.iter().zip(1..).filter(|&(&index, number)| reading(&rows[index].text) == Some(number)).count();
    if right < LEAST || right * 3 < marks.len() * 2 {
        return Vec::new();
    }
    let marker = |index: usize, number: u32| Marker {
        style: MarkerStyle::Number,
        number: Number::of(number),
        form: Some('/'),
        rest: rows[index].text.len(),
        follows_head: false,
    };
    marks.into_iter().zip(1..).map(|(index, number)| (index, marker(index, number))).collect()
}

/// Whether a text is as short as a number with its stroke.
fn is_mark(text: &str) -> bool {
    (1..=4).contains(&text.chars().count()) && !text.contains(char::is_whitespace)
}

/// Whether a text may be the sentence or title below a number.
fn heads(text: &str) -> bool {
    const SHORTEST: usize = 12;
    text.starts_with(char::is_alphabetic) && text.chars().count() >= SHORTEST
}

/// The number that was most likely printed; the last character is the stroke.
fn reading(text: &str) -> Option<u32> {
    let body = text.strip_suffix(['/', 'l', '1', 't', 'I', '|', ')', '.'])?;
    let figures: Option<String> = body.chars().filter(|sign| *sign != '\'').map(figure).collect();
    figures?.parse().ok()
}

/// The digit that text recognition most often reads as this letter.
fn figure(letter: char) -> Option<char> {
    Some(match letter {
        '0'..='9' => letter,
        'l' | 'L' | 'I' | 'i' | 't' | '|' => '1',
        'Z' | 'z' => '2',
        's' | 'S' => '5',
        'b' | 'G' => '6',
        'B' => '8',
        'e' | 'g' | 'q' => '9',
        'o' | 'O' => '0',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn figures_are_read_in_letters() {
        for (text, expected) in [
            ("Ll", Some(1)),
            ("'21", Some(2)),
            ("sl", Some(5)),
            ("7/", Some(7)),
            ("el", Some(9)),
            ("L0l", Some(10)),
            ("lst", Some(15)),
            ("Nr", None),
        ] {
            assert_eq!(reading(text), expected, "{text}");
        }
    }
}
