//! What the words of a line say of its being furniture: page numbers, stamps of signing services, and what recurs and is
//! read all the same.

use super::layout::Signs;
use super::vocabulary::Label;
use super::wording::{self, Tolerance};
use regex::Regex;
use std::sync::LazyLock;

pub(super) const SIGNS: Signs = Signs {
    has_page_number: |text| PAGE_NUMBER.is_match(text),
    is_stamp: |text| STAMP.is_match(text),
    is_read: is_read_again,
};

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // "3 (68)", "Sida 2 av 4", "Sida 1(33)", "2 (13)" at the end of a running head, a lone number.
    wording::pattern(
        r"(?i)^(?:sida\s*)?\d{1,4}\s*(?:\(\d{1,4}\)|\[\d{1,4}\]|av\s+\d{1,4})$|\s\d{1,4}\s?\(\d{1,4}\)$|^(?:sida|sid\.?)\s+\d{1,4}$|^-?\s?\d{1,3}\s?-?$",
    )
});
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    // "Transaktionsidentitet: 6F8F…", "Det här dokumentet är digitalt signerat", "Signature reference: 768a…",
    // "Penneo dokumentnyckel: X2K…", "Elektroniskt undertecknat av …"
    wording::pattern(
        r"(?i)^transaktionsidentitet|^det(?:ta| här) dokument(?:et)? är (?:digitalt|elektroniskt) (?:signerat|undertecknat)|^(?:digitalt|elektroniskt) (?:signerat|undertecknat) (?:av|med)\b|^signerat av\b|^signature reference\b|^\p{L}+ dokumentnyckel\b|^signed by\b",
    )
});

/// A heading, a label, a lead, or a whole sentence: "Informationen antecknas till protokollet".
fn is_read_again(shape: &str) -> bool {
    shape.starts_with('§')
        || super::pieces::leads(shape)
        || wording::label(shape, Tolerance::Exact)
            .is_some_and(|(label, _)| label != Label::Other || !shape.contains("datum"))
        || wording::is_outcome(shape)
}

/// The line is a page number: "Sida 1 av 4", "3 (68)".
pub(super) fn is_page_number(text: &str) -> bool {
    // A running head may end with one and is more.
    PAGE_NUMBER.find(text).is_some_and(|found| found.start() == 0)
}
