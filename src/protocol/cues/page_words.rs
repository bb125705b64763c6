//! Supplies layout with the words of page artifacts: page numbers, stamps of signing services, and lines that may
//! recur and are read all the same.

use crate::protocol::layout::{ArtifactTests, Row};
use crate::protocol::pattern::Pattern;
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

pub(in crate::protocol) const SIGNS: ArtifactTests = ArtifactTests {
    has_page_number: ends_with_page_number,
    unpaged,
    is_stamp: |text| STAMP.is_match(text),
    is_foot: |text| FOOT.is_match(text),
    is_read: is_read_again,
};

static PAGE_NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    // "3 (68)", "Sid 2 av 4", "Sida 1(33)", a lone number; "2 (13)", "Sida 2 av 4" at the end of a running head.
    Pattern::new(
        r"(?i)^(?:(?:sida|sid\.?|blad)\s*)?\d{1,4}\s*(?:\(\d{1,4}\)|\[\d{1,4}\]|av\s+\d{1,4})$|\s\d{1,4}\s?\(\d{1,4}\)$|\s(?:sida|sid\.?|blad)\s\d{1,4}(?:\s?\(\d{1,4}\)|\sav\s\d{1,4})?$|^(?:sida|sid\.?|blad)\s+\d{1,4}$|^-?\s?\d{1,3}\s?-?$",
    )
});
static STAMP: LazyLock<Pattern> = LazyLock::new(|| {
    // "Transaktionsidentitet: 6F8F…", "Det här dokumentet är digitalt signerat", "Signature reference: 768a…",
    // "Penneo dokumentnyckel: X2K…", "Elektroniskt undertecknat av …"
    Pattern::new(
        r"(?i)^transaktionsidentitet|^det(?:ta| här) dokument(?:et)? är (?:digitalt|elektroniskt) (?:signerat|undertecknat)|^(?:digitalt|elektroniskt) (?:signerat|undertecknat) (?:av|med)\b|^signerat av\b|^signature reference\b|^\p{L}+ dokumentnyckel\b|^signed by\b",
    )
});

static FOOT: LazyLock<Pattern> = LazyLock::new(|| {
    // "Justerandes signatur ┆ Utdragsbestyrkande", "Justerarnas sign   Utdragsbestyrkande". One of the two alone may
    // label a name.
    Pattern::new(
        r"(?i)^(?:ordförandens|justera\p{L}+)\s+sign(?:atur|aturer|\.)?\s+(?:justera\p{L}+\s+sign(?:atur|aturer|\.)?\s+)?(?:utdragsbestyrkande|utdragsbestyrkan|utdraget bestyrks|sekreterarens sign(?:atur|\.)?)$",
    )
});

/// A running head without its page number: "Kommunfullmäktige 3 (68)", "26 Årsredogörelse 2022". Other numbers stay:
/// "Dnr KS 2024/101" and "Dnr KS 2024/102" on two pages are two case numbers.
fn unpaged(text: &str) -> String {
    static LONE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\d{1,4}\s|\s\d{1,4}$"));
    let text = without_page_number(text);
    if has_digit(&text) { LONE.replace(&text, "").into_owned() } else { text }
}

fn without_page_number(text: &str) -> String {
    // Most lines have no number at all.
    let text = if has_digit(text) { PAGE_NUMBER.replace(text, "") } else { text.into() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without the counter of pages ahead of it: "1 Sida 1 (36) PROTOKOLL".
pub(in crate::protocol) fn behind_counter(title: &str) -> &str {
    static AHEAD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^(?:\d{1,3}\s+)?(?:(?:sidan?|sid\.?|blad)?\s*\d{1,3}\s?(?:[(\[]\d{1,3}[)\]]|av\s\d{1,3})\s+)?",
        )
    });
    AHEAD.find(title).map_or(title, |ahead| &title[ahead.end()..])
}

/// A title without the counters of pages in it: "PROTOKOLL 1 (4) Styrelsen". On a flattened page they are not at the end
/// of a line.
pub(in crate::protocol) fn without_counters(title: &str) -> String {
    static WITHIN: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\s(?:sidan?|sid\.?|blad)\s*\d{1,3}\s(?:av|/)\s\d{1,3}|\s(?:sidan?|sid\.?|blad)?\s*\d{0,3}\s?\(\d{1,3}\)|\s\d{1,3}\s(?:av|/)\s\d{1,3}$|\s(?:sidan?|sid\.?|blad)$",
        )
    });
    WITHIN.replace_all(title, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The part of a running head that is the same on each page, by which it is kept once. A lone number may be a figure
/// of a table, so it is removed only if the row has a place on the page.
pub(in crate::protocol) fn repeated_text(head: &Row) -> String {
    if head.features.is_some() { unpaged(&head.text) } else { without_page_number(&head.text) }
}

/// Whether a line is read though it recurs: a heading, a label, a lead, or a whole sentence ("Informationen antecknas
/// till protokollet").
fn is_read_again(text: &str) -> bool {
    super::marker::marker(text)
        .is_some_and(|marker| matches!(marker.style, super::MarkerStyle::Sign | super::MarkerStyle::Word))
        || crate::protocol::phrases::acts::introduces_decision(text)
        || wording::label(text, Tolerance::Exact)
            .is_some_and(|(label, _)| label != Label::Other || !text.contains("datum"))
        || wording::is_outcome(text)
        || crate::protocol::phrases::sentences::ends_sentence(text)
            && words::first_words(text, 12).iter().skip(1).any(|word| wording::is_finite(word))
        || crate::protocol::phrases::acts::states_decision(text, Tolerance::Exact)
}

/// Whether a line is a page number or ends with one: "PROTOKOLL 1 (9)".
pub(in crate::protocol) fn ends_with_page_number(text: &str) -> bool {
    has_digit(text) && PAGE_NUMBER.is_match(text)
}

/// Whether a line is a page number and nothing else: "Sida 1 av 4", "3 (68)".
pub(in crate::protocol) fn is_page_number(text: &str) -> bool {
    // A running head may end with a page number, but does not begin with it.
    PAGE_NUMBER.find(text).is_some_and(|found| found.start() == 0)
}
