//! Finds the head that all pages share, in texts whose pages are one line each.

use crate::analysis::fold;
use crate::extract::{LineBreaks, Position, Text};
use std::collections::HashMap;

/// The fewest bytes of a page on one line; a shorter line is an ordinary line.
const PAGE: usize = 200;

/// The fewest pages; two may begin alike by chance.
const LEAST: usize = 3;

/// How far a printed page number may be off, because it may or may not count the cover.
const OFFSET: usize = 2;

/// The number of bytes that the page head takes on each line that is a page: the words that neighbouring pages begin
/// with alike, if a number among them counts the pages. "3 Exempelrådet 10 april (10) 8 Öppnande …" and "4
/// Exempelrådet 10 april (10) 9 Rapport …" begin with a head of 30.
pub(in crate::protocol) fn page_heads(text: &Text) -> HashMap<Position, usize> {
    let pages: Vec<(Position, &str)> = text
        .lines()
        .filter(|line| line.runs.is_empty() && line.printed.len() >= PAGE)
        .map(|line| (line.position, line.printed.as_str()))
        .collect();
    if text.line_breaks != LineBreaks::Printed || pages.len() < LEAST {
        return HashMap::new();
    }
    let head = |at: usize| {
        let neighbours = [Some(at - 1), Some(at + 1).filter(|next| *next < pages.len())];
        let alike = neighbours.into_iter().flatten().map(|other| alike(pages[at].1, at, pages[other].1, other));
        alike.max().unwrap_or(0)
    };
    // The first page may have a different head, and then only its page number is taken.
    let counted = |at: usize| tokens(pages[at].1).next().is_some_and(|(first, _)| first == (at + 1).to_string());
    let number =
        tokens(pages[0].1).next().filter(|_| counted(0) && counted(1) && head(1) > 0).map_or(0, |(_, end)| end);
    let heads = std::iter::once(number).chain((1..pages.len()).map(head));
    pages.iter().map(|(position, _)| *position).zip(heads).filter(|(_, head)| *head > 0).collect()
}

/// The number of bytes of `page` whose words `other` begins with too, if a number among them counts the pages. Items
/// on lines of their own also count up ("1. Budget …", "2. Budget …"). So a head must have a second number, of the
/// day or the number of pages, and no mark after the first.
fn alike(page: &str, place: usize, other: &str, other_place: usize) -> usize {
    let mut end = 0;
    let mut numbers = 0;
    let mut counts = false;
    for ((own, word_end), (others, _)) in tokens(page).zip(tokens(other)) {
        let is_counter = match (own.parse::<usize>(), others.parse::<usize>()) {
            (Ok(own), Ok(others)) => is_page(own, place) && own + other_place == others + place,
            _ => false,
        };
        let is_marked = is_counter && page[word_end..].starts_with(['.', ')', ':']);
        // A number after a § sign belongs to an item.
        if page[end..word_end].contains('§') || is_marked || !is_counter && fold(own) != fold(others) {
            break;
        }
        counts |= is_counter;
        numbers += usize::from(own.starts_with(|first: char| first.is_ascii_digit()));
        end = word_end;
    }
    // Bars or gaps mark a table row.
    let is_row = page.starts_with('|') || page[..end].contains("   ") || page[..end].contains('\t');
    let rest = page[end..].trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '§');
    if counts && numbers > 1 && !is_row && !rest.is_empty() { page.len() - rest.len() } else { 0 }
}

fn is_page(number: usize, place: usize) -> bool {
    number.abs_diff(place + 1) <= OFFSET
}

/// Words and numbers, each with the byte at which it ends.
fn tokens(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let is_number = text[start..].starts_with(|first: char| first.is_ascii_digit());
        let other = |letter: char| !letter.is_alphanumeric() || letter.is_ascii_digit() != is_number;
        let end = text[start..].find(other).map_or(text.len(), |length| start + length);
        from = end;
        Some((&text[start..end], end))
    })
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_head_is_what_counted_pages_begin_with() {
        let third = "3 Exempelrådet 10 april (10) 8 Öppnande Sammanträdet öppnas.";
        let fourth = "4 Exempelrådet 10 april (10) 9 Rapport från kommunen";
        assert_eq!(&third[alike(third, 2, fourth, 3)..], "8 Öppnande Sammanträdet öppnas.");
        assert_eq!(alike("Kommunen informerar om", 2, "Kommunen svarar", 3), 0);
    }

    #[test]
    fn the_number_of_a_matter_counts_no_pages() {
        let second = "2 Exempelrådet Sid 2 (3) § 1 Dagordning";
        assert_eq!(&second[alike(second, 1, "3 Exempelrådet Sid 3 (3) § 2 Rapport", 2)..], "§ 1 Dagordning");
        assert_eq!(alike("4 10 Dnr Justering", 3, "5 11 Dnr Begäran", 4), 0);
        assert_eq!(alike("2. Styrelsen 2024 beslutar", 1, "3. Styrelsen 2024 föreslår", 2), 0);
        assert_eq!(alike("2 Styrelsen beslutar", 1, "3 Styrelsen föreslår", 2), 0);
    }
}
