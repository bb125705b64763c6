//! Decides whether an item was settled or postponed.

use crate::analysis::fold;
use crate::protocol::record::{AgendaItem, Decision};
use crate::protocol::swedish::{POSTPONING, SETTLING_STEMS};

/// Whether a decision under `item` does more than postpone it.
#[must_use]
pub fn is_settled(item: &AgendaItem) -> bool {
    item.decisions.iter().any(|decision| !postpones(decision))
}

/// Whether a decision postpones: "Ärendet bordläggs till sammanträdet den 12 september 2024."
fn postpones(decision: &Decision) -> bool {
    let text = fold(&decision.text);
    let has = |stems: &[&str]| text.split_whitespace().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    has(POSTPONING) && !has(SETTLING_STEMS)
}

#[cfg(test)]
mod tests {
    use super::is_settled;
    use crate::protocol::record::{AgendaItem, Decision};

    #[track_caller]
    fn check(texts: &[&str], expected: bool) {
        let decision = |text: &&str| Decision { text: (*text).to_owned(), tasks: Vec::new(), span: None };
        let item = AgendaItem { decisions: texts.iter().map(decision).collect(), ..AgendaItem::default() };
        assert_eq!(is_settled(&item), expected, "{texts:?}");
    }

    #[test]
    fn what_is_put_off_is_not_settled() {
        check(&["Ärendet bordläggs till sammanträdet den 12 september 2024."], false);
        check(&["Ärendet återremitteras till nämnden."], false);
        check(&["Ärendet bordlades till nästa möte."], false);
        check(&["Återremiss."], false);
        check(&["Ärendet hänsköts till kommunstyrelsen."], false);
        check(&["Yrkandet om återremiss avslås."], true);
        check(&["Motionen avslås."], true);
        check(&["Ärendet bordläggs.", "Planen antas."], true);
        check(&[], false);
    }
}
