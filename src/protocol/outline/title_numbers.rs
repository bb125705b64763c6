//! Recognises the numbers beside a title that are not part of it: case numbers, numbers of registers and filing plans,
//! items of other bodies.

use crate::protocol::layout::CELL;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::called::is_body_letters;
use crate::protocol::phrases::{case_numbers, dates};
use crate::protocol::words;
use std::sync::LazyLock;

/// How many bytes the figures of a filing plan take that follow a case number: the ".700" of "Dnr 2016/17.700".
pub(super) fn plan_figures(text: &str) -> usize {
    let figures = text.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if figures > 0 { 1 + figures } else { 0 }
}

/// Whether a text is a number of a register and nothing else: "2023-POL000188", "BMN 0004/24", "19KS411". A year and
/// the name of a plot ("EKEBY 12:345") are none.
pub(super) fn is_register_number(text: &str) -> bool {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:\p{Lu}{2,6}[ -]?\d{2,6}[/-]\d{2,6}|\p{Lu}{2,6}/\d{1,5}/\d{4}|\d{4}-\p{Lu}{2,6}\d{3,}|\d{2}\p{Lu}{2,4}\d{2,5})$",
        )
    });
    NUMBER.is_match(text.trim())
}

/// How many bytes the letters of a body take that end a line behind a case number: the " SN" of "Dnr 2023/11 SN".
pub(super) fn register_letters(text: &str) -> usize {
    const MOST: usize = 5;
    let word = text.trim();
    let is_letters = !word.is_empty() && word.len() <= MOST && word.chars().all(char::is_uppercase);
    if is_letters { text.len() } else { 0 }
}

/// How many bytes the items of other bodies take, from which an item came, before its title: "§ 50 Au § 84 Ks 34 Budget".
pub(super) fn origins(text: &str) -> usize {
    static ORIGIN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(\p{Lu}\p{L}{1,4})\s(?:§\s?)?\d{1,3}\s+"));
    let mut end = 0;
    while let Some(captures) = ORIGIN.captures(&text[end..]).filter(|captures| is_body_letters(&captures[1])) {
        // "KF 25 april" is a day.
        let behind = &text[end + captures[0].len()..];
        if words::first_words(behind, 1).iter().any(|word| dates::month(word, words::Tolerance::Exact).is_some()) {
            break;
        }
        end += captures.get(0).map_or(0, |origin| origin.end());
    }
    end
}

/// Whether a case number is separated from the title before it: "(dnr 0008/24)", "dnr 1669/20", "Budget ┆ KS
/// 2024/12".
pub(super) fn is_set_off(text: &str, found: &case_numbers::FoundCaseNumber) -> bool {
    let before = text[..found.range.start].trim_end_matches(' ');
    before.ends_with(['(', '[', CELL]) || found.range.len() > found.number.len()
}

/// Whether a text is the beginning of a case number broken by the line's end: "GA-2024-".
pub(super) fn is_split_reference(text: &str) -> bool {
    static PART: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(?:\p{Lu}{1,5}[ -]?(?:19|20)?\d{2}[-/]|\d{3,6})$"));
    PART.is_match(text.trim())
}
