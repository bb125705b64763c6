//! Lists how letters are misread: what is printed, what was meant, and the cost of the misreading.
//!
//! A cost is -log2 of the share of the meant letter's occurrences that were printed in this way. The costs of the first
//! group were measured on one scan of five pages with 286 damaged words (å: a 87; ä: a 70, é 10, i 8, & 4; ö: o 84, é
//! 9, d 8, 6 7), and rounded, so that no rule depends on a single document. "Not measured" marks letters that look
//! alike to the eye, or to a recogniser trained on English, and that this scan has once or not at all.

use super::cost::Cost;

/// A misreading: the printed letters, the letters that they stand for, and its cost.
#[derive(Debug)]
pub struct Confusion {
    pub printed: &'static str,
    pub meant: &'static str,
    pub cost: Cost,
}

const fn row(printed: &'static str, meant: &'static str, cost: Cost) -> Confusion {
    Confusion { printed, meant, cost }
}

/// All misreadings, in lower case. As far as the scan shows, capitals are misread as small letters are
/// ("Gverenskommen").
pub const CONFUSIONS: &[Confusion] = &[
    // The mark is lost: nearly always for å, mostly for ä and ö. The cost must be close to zero, or "for" stays "for".
    row("a", "å", 2),
    row("a", "ä", 5),
    row("o", "ö", 5),
    row("e", "é", 2),
    // The mark is read as another mark: "nédmnder", "fér", "moéte".
    row("é", "ä", 33),
    row("é", "ö", 36),
    row("é", "å", 55),
    // Another character: "hilso", "f6r", "&r", "p&", "behdver", "mgjlig", "behtver".
    row("i", "ä", 36),
    row("&", "ä", 46),
    row("&", "å", 60),
    row("6", "ö", 40),
    row("d", "ö", 40),
    row("g", "ö", 58),
    row("t", "ö", 64),
    row("d", "ä", 66),
    // Read twice: "priméarvard", "néagra", "nédmnder", "foregadende", "moétet", "modtet". Not measured: "o6".
    row("éa", "ä", 50),
    row("éa", "å", 60),
    row("éd", "ä", 60),
    row("ad", "å", 60),
    row("oé", "ö", 56),
    row("od", "ö", 60),
    row("o6", "ö", 60),
    // Not measured: letters with marks of other languages, which recognisers trained on those languages give.
    row("à", "å", 20),
    row("á", "å", 20),
    row("â", "å", 20),
    row("ã", "å", 20),
    row("à", "ä", 30),
    row("á", "ä", 30),
    row("â", "ä", 30),
    row("ã", "ä", 30),
    row("ò", "ö", 20),
    row("ó", "ö", 20),
    row("ô", "ö", 20),
    row("õ", "ö", 20),
    row("ø", "ö", 20),
    row("è", "é", 20),
    row("è", "ä", 40),
    row("è", "ö", 40),
    // Not measured: é that lost its mark as well, and figures that look like the letter.
    row("e", "ä", 90),
    row("e", "ö", 90),
    row("4", "ä", 60),
    row("4", "å", 60),
    row("5", "ö", 70),
    row("0", "ö", 70),
    // Not measured: letters that any recogniser confuses; "1an" for län, "o0ss" for oss, "statshidrag".
    row("1", "l", 60),
    row("1", "i", 70),
    row("0", "o", 60),
    row("0", "", 80),
    row("5", "s", 70),
    row("h", "b", 100),
    row("b", "h", 100),
    row("c", "e", 100),
    row("l", "i", 100),
    row("i", "l", 100),
    row("rn", "m", 90),
    row("m", "rn", 90),
    row("vv", "w", 90),
    row("ii", "n", 100),
];

/// A first letter that was not printed at all, and its cost: "verenskommelse". Once among 118 ö.
pub const LOST_FIRST: (char, Cost) = ('ö', 69);

/// The highest cost of the loss of a mark; all other misreadings cost more. Losses of marks are tried first.
pub const MARK_LOST: Cost = 5;

/// The misreadings that the letters at the beginning of `rest` may be.
pub fn at(rest: &[char]) -> impl Iterator<Item = &'static Confusion> {
    CONFUSIONS.iter().filter(|confusion| {
        let mut place = 0;
        confusion.printed.chars().all(|letter| {
            place += 1;
            rest.get(place - 1) == Some(&letter)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{CONFUSIONS, LOST_FIRST, MARK_LOST, at};

    #[test]
    fn every_misreading_has_something_printed_and_costs_something() {
        for confusion in CONFUSIONS {
            assert!(!confusion.printed.is_empty() && confusion.cost > 0, "{confusion:?}");
            assert!(confusion.printed != confusion.meant, "{confusion:?}");
        }
        assert!(LOST_FIRST.1 > MARK_LOST);
    }

    #[test]
    fn letters_and_pairs_are_found() {
        let meant = |printed: &str| -> Vec<&str> {
            at(&printed.chars().collect::<Vec<_>>()).map(|confusion| confusion.meant).collect()
        };
        assert_eq!(meant("an"), ["å", "ä"]);
        assert_eq!(meant("éar"), ["ä", "ö", "å", "ä", "å"]);
        assert!(meant("xa").is_empty() && meant("").is_empty());
    }
}
