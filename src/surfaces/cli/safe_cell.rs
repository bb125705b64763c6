//! Table cells that a spreadsheet does not read as formulas, and a terminal not as commands.

use super::terminal::printable;
use std::borrow::Cow;

/// The characters that begin a formula in a spreadsheet (OWASP, "CSV injection"), with the wide forms that some
/// spreadsheets accept too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// `cell` without control characters, and with an apostrophe before what a spreadsheet would calculate.
pub fn as_plain_text(cell: &str) -> Cow<'_, str> {
    let cell = printable(cell);
    if cell.trim_start().starts_with(FORMULA) && !is_number(&cell) { Cow::Owned(format!("'{cell}")) } else { cell }
}

/// "-3", "+0.5", "-1,5": a sign, digits, and at most one decimal mark.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, rest].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::as_plain_text;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        assert_eq!(as_plain_text(cell), expected);
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=HYPERLINK(\"http://example.org\";\"k\")", "'=HYPERLINK(\"http://example.org\";\"k\")");
        check("+46 70", "'+46 70");
        check("-punkt", "'-punkt");
        check("@SUM(1)", "'@SUM(1)");
        check("\t\r=1+1", "'  =1+1");
        check("＝1", "'＝1");
        check("-", "'-");
        check("§ 1 a=b", "§ 1 a=b");
    }

    #[test]
    fn numbers_stay_numbers() {
        check("-3", "-3");
        check("+0.5", "+0.5");
        check("-1,5", "-1,5");
        check("-1-2", "'-1-2");
        check(" -3", "' -3");
        check("-3.", "'-3.");
    }

    #[test]
    fn no_cell_has_control_characters() {
        check("a\x1b]0;titel\x07b\u{85}c\x7fd\ne", "a ]0;titel b c d e");
    }
}
