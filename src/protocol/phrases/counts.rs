//! Reads the figures of a vote: "43 Ja mot 38 Nej", "med 8 ja-röster mot 3 nej-röster", "Antal Ja: 43", "fem röstar
//! ja och två nej".

use crate::analysis::fold;
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::record::{VoteCounts, VoteOption};
use crate::protocol::swedish::{COUNTED, NUMBERS, VOTE_OPTIONS};

/// The option that a word names: "Ja", "nej-röster", "avstår".
pub(in crate::protocol) fn option(word: &str) -> Option<VoteOption> {
    // The longest word of the table, in letters.
    const LONGEST: usize = 12;
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    if word.len() > LONGEST + 3 {
        return None;
    }
    // "från" occurs in most sentences; only in capitals or shortened does it head a column.
    if word == "från" || word == "Från" {
        return None;
    }
    let folded = fold(word);
    VOTE_OPTIONS.iter().find(|(name, _)| *name == folded).map(|(_, option)| *option)
}

/// The figures of a vote in a text; empty if it has none.
pub(in crate::protocol) fn counts(text: &str) -> VoteCounts {
    let tokens = names::tokens(text);
    let options: Vec<(usize, VoteOption)> =
        tokens.iter().enumerate().filter_map(|(at, token)| Some((at, option(token.word)?))).collect();
    // "43 ja mot 38 nej" has its figures before the options, "Ja: 43, Nej: 38" after them.
    let read = |figure: fn(&[Token<'_>], usize) -> Option<u32>| {
        let mut found = VoteCounts::default();
        for &(at, option) in &options {
            put(&mut found, option, figure(&tokens, at));
        }
        found
    };
    let starts_with_figure =
        options.first().is_some_and(|&(first, _)| tokens[..first].iter().any(|token| number(token).is_some()));
    let (first, second) = if starts_with_figure { (read(before), read(behind)) } else { (read(behind), read(before)) };
    let whole = [first, second, counted_sides(&tokens)].into_iter().find(VoteCounts::is_whole);
    whole.unwrap_or(first)
}

fn put(counts: &mut VoteCounts, option: VoteOption, figure: Option<u32>) {
    let place = match option {
        VoteOption::Yes => &mut counts.in_favour,
        VoteOption::No => &mut counts.against,
        VoteOption::Abstains => &mut counts.abstain,
        VoteOption::Absent => &mut counts.absent,
        VoteOption::Paired => return,
    };
    // The first figure counts: "… 43 Ja mot 38 Nej, och förslaget får 43 Ja".
    *place = place.or(figure);
}

fn number(token: &Token<'_>) -> Option<u32> {
    // No council has a thousand members.
    const DIGITS: usize = 3;
    if token.word.bytes().all(|byte| byte.is_ascii_digit()) && token.word.len() <= DIGITS {
        return token.word.parse().ok();
    }
    let folded = fold(token.word);
    if folded == "ett" {
        return Some(1);
    }
    let place = NUMBERS.iter().position(|number| *number == folded)?;
    u32::try_from(place + 1).ok()
}

fn is_counted(token: &Token<'_>) -> bool {
    COUNTED.contains(&fold(token.word).as_str())
}

/// The figure before the word at `at`, with only words such as "ledamöter röstar" between.
fn before(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    const REACH: usize = 4;
    let near = tokens[..at].iter().rev().take(REACH);
    let own = near.clone().take_while(|token| is_counted(token)).count();
    near.skip(own).take(1).find_map(number)
}

/// The figure after the word at `at`.
fn behind(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    const REACH: usize = 2;
    let near = tokens[at + 1..].iter().take(REACH);
    let own = near.clone().take_while(|token| is_counted(token)).count();
    near.skip(own).take(1).find_map(number)
}

/// The figures of two sides without a yes or no: "med 9 röster mot 6", "8 röster för bifall och 5 röster för avslag".
fn counted_sides(tokens: &[Token<'_>]) -> VoteCounts {
    // The words between the sides say what the first side voted for.
    const APART: usize = 8;
    let is_votes =
        |token: Option<&Token<'_>>| token.is_some_and(|token| matches!(fold(token.word).as_str(), "roster" | "rost"));
    for (at, token) in tokens.iter().enumerate() {
        let Some(first) = number(token).filter(|_| is_votes(tokens.get(at + 1))) else { continue };
        let rest = &tokens[at + 2..];
        let joint = rest.iter().take(APART).position(|token| matches!(token.word, "mot" | "och"));
        let second = joint.and_then(|joint| rest.get(joint + 1).map(|token| (joint, token)));
        if let Some((joint, second)) = second
            && let Some(other) = number(second)
            && (rest[joint].word == "mot" || is_votes(rest.get(joint + 2)))
        {
            return VoteCounts { in_favour: Some(first), against: Some(other), ..VoteCounts::default() };
        }
    }
    VoteCounts::default()
}

#[cfg(test)]
mod tests {
    use super::counts;
    use crate::protocol::record::VoteCounts;

    #[track_caller]
    fn check(text: &str, expected: [Option<u32>; 4]) {
        let [in_favour, against, abstain, absent] = expected;
        assert_eq!(counts(text), VoteCounts { in_favour, against, abstain, absent }, "{text}");
    }

    #[test]
    fn figures_stand_before_or_behind() {
        check("Omröstningen utfaller med 43 Ja mot 38 Nej.", [Some(43), Some(38), None, None]);
        check(
            "Med 10 Ja-röster, 50 Nej-röster och 1 som avstår att rösta beslutas",
            [Some(10), Some(50), Some(1), None],
        );
        check("Antal Ja: 43\nAntal Nej: 38\nAntal Avstår: 0\nAntal Frånv: 2", [Some(43), Some(38), Some(0), Some(2)]);
        check("Ja: 8 röster, Nej: 5 röster", [Some(8), Some(5), None, None]);
        check("Vid omröstningen röstade sju ledamöter ja och fyra ledamöter nej.", [Some(7), Some(4), None, None]);
        check("7 ledamöter avstår från att rösta. 2 ledamöter är frånvarande.", [None, None, Some(7), Some(2)]);
        check("Nämnden beslutar med 9 röster mot 6 att avslå förslaget.", [Some(9), Some(6), None, None]);
        check("8 röster för bifall och 5 röster för avslag", [Some(8), Some(5), None, None]);
        check("Ja-röst för att avgöra ärendet idag, nej-röst för återremiss.", [None; 4]);
        check("Den 12 maj röstade nämnden ja till förslaget.", [None; 4]);
    }
}
