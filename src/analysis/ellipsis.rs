//! Completes elliptic compounds: finds what "in- och utskrivning" leaves out.
//!
//! A word that ends in a hyphen before "och" or a similar word lacks the last part of the word at the end of the row
//! ("social- och omsorgschefer": socialchefer). A word that begins with a hyphen lacks the first part of the word
//! before it ("barnomsorg och -utbildning": barnutbildning).

use super::compound;
use super::lexicon::{Entry, Lexicon};
use super::segment::is_hyphen;

/// Words that join the members of a row.
const JOINING: [&str; 6] = ["och", "eller", "samt", "respektive", "resp", "som"];

/// How many members a row may have before its last one. "sjukvårds-, befolknings- och folkhälsodata" has two; more than
/// five are a list of something else. Not measured.
const LONGEST_ROW: usize = 5;

/// Letters of the shortest part that is taken over if only the lexicon shows that the result is a word ("in- och
/// ut|skrivning"). Not measured.
const SHORTEST: usize = 4;

/// A word of a text, with its place in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Where the word begins.
    pub start: usize,
    /// Where the word ends; this byte is not included.
    pub end: usize,
    /// The word in lower case, without hyphens.
    pub exact: &'a str,
}

/// The complete words for the member at `place`, if it is elliptic; in lower case, the likeliest first.
#[must_use]
pub fn wholes(text: &str, members: &[Member<'_>], place: usize) -> Vec<String> {
    let lexicon = Lexicon::built_in();
    let Some(member) = members.get(place) else { return Vec::new() };
    if is_open_at_end(text, member) {
        return last_of_row(text, members, place)
            .map_or_else(Vec::new, |last| with_last_part(lexicon, member.exact, last));
    }
    if is_open_at_start(text, member) {
        let joined = place.checked_sub(2).filter(|_| is_joining(members[place - 1].exact));
        let before = joined.map(|place| &members[place]);
        return before.map_or_else(Vec::new, |before| with_first_part(lexicon, before.exact, member.exact));
    }
    Vec::new()
}

fn is_joining(word: &str) -> bool {
    JOINING.contains(&word)
}

fn is_open_at_end(text: &str, member: &Member<'_>) -> bool {
    let mut after = text[member.end..].chars();
    // The letters o, e and s begin "och", "eller" and "samt", before which a space may be lost: "hälso-och sjukvård".
    // Before other words, a hyphen without a space is inside a word, and the member would not end there.
    after.next().is_some_and(is_hyphen)
        && after.next().is_some_and(|next| next.is_whitespace() || matches!(next, ',' | '/' | ')' | 'o' | 'e' | 's'))
}

fn is_open_at_start(text: &str, member: &Member<'_>) -> bool {
    let mut before = text[..member.start].chars().rev();
    before.next().is_some_and(is_hyphen) && before.next().is_some_and(|last| last.is_whitespace() || last == '/')
}

/// The word at the end of the row that begins at `place`, if it is a row.
fn last_of_row<'a>(text: &str, members: &[Member<'a>], place: usize) -> Option<&'a str> {
    let mut is_joined = false;
    let mut end = members[place].end;
    for member in members[place + 1..].iter().take(2 * LONGEST_ROW) {
        if !is_close(text, end, member.start) {
            return None;
        }
        let between = &text[end..member.start];
        is_joined |= between.contains('/') || between.contains('&');
        end = member.end;
        if is_joining(member.exact) {
            is_joined = true;
        } else if !is_open_at_end(text, member) {
            return is_joined.then_some(member.exact);
        }
    }
    None
}

/// Whether there are only hyphens, commas, spaces and similar signs between two members.
fn is_close(text: &str, from: usize, to: usize) -> bool {
    text[from..to].chars().all(|c| is_hyphen(c) || c.is_whitespace() || matches!(c, ',' | '/' | '&' | '(' | ')'))
}

/// `first` with each last part of `last`: "hälso- och sjukvårdslagen" gives hälsovårdslagen and hälsolagen.
fn with_last_part(lexicon: &Lexicon, first: &str, last: &str) -> Vec<String> {
    let mut wholes: Vec<String> = Vec::new();
    let add = |whole: String, wholes: &mut Vec<String>| {
        if !wholes.contains(&whole) {
            wholes.push(whole);
        }
    };
    let places = last.char_indices().map(|(place, _)| place).skip(1);
    // "in- och utskrivning": utskrivning is not split as a compound, but "inskrivning" is a word.
    let known = places
        .filter(|place| last[*place..].chars().count() >= SHORTEST)
        .map(|place| format!("{first}{}", &last[place..]));
    wholes.extend(known.filter(|whole| lexicon.entry(whole).is_some_and(Entry::is_word)).take(1));
    let mut rest = last;
    while let Some(cut) = compound::cut(lexicon, rest) {
        let offset = last.len() - rest.len();
        let after = |part: &str, cut: usize| &last[offset + compound::last_start(lexicon, part, cut)..];
        add(format!("{first}{}", after(rest, cut)), &mut wholes);
        // "sjukvårds|lagen" has another joint before its last one, "sjuk|vårds".
        let mut left = &rest[..cut];
        while let Some(inner) = compound::cut(lexicon, left) {
            add(format!("{first}{}", after(left, inner)), &mut wholes);
            left = &left[..inner];
        }
        rest = &rest[compound::last_start(lexicon, rest, cut)..];
    }
    wholes
}

/// `last` with the first part of `first`.
fn with_first_part(lexicon: &Lexicon, first: &str, last: &str) -> Vec<String> {
    compound::cut(lexicon, first).map(|cut| format!("{}{last}", &first[..cut])).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Member, wholes};

    /// The members are the words between spaces and commas, without their hyphens.
    #[track_caller]
    fn check(text: &str, place: usize, expected: &str) {
        let words = text.split([' ', ',']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.map(|word| word.trim_matches('-')).collect();
        let mut from = 0;
        let mut members = Vec::new();
        for word in words {
            let start = from + text[from..].find(word).expect("it is there");
            from = start + word.len();
            members.push(Member { start, end: from, exact: word });
        }
        assert_eq!(wholes(text, &members, place).first().map_or("", String::as_str), expected);
    }

    #[test]
    fn the_last_part_is_taken_over() {
        check("in- och utskrivning", 0, "inskrivning");
        check("social- och omsorgschefer", 0, "socialchefer");
        check("hälso- och sjukvård", 0, "hälsovård");
        check("enkät- och remissvar", 0, "enkätsvar");
        check("sjukvårds-, befolknings- och folkhälsodata", 0, "sjukvårdsdata");
        check("sjukvårds-, befolknings- och folkhälsodata", 1, "befolkningsdata");
    }

    #[test]
    fn the_first_part_is_taken_over() {
        check("barnomsorg och -utbildning", 2, "barnutbildning");
    }

    #[test]
    fn a_hyphen_alone_leaves_nothing_out() {
        check("social- omsorgschefer", 0, "");
        check("sociala och omsorgschefer", 0, "");
        check("social- och", 0, "");
    }
}
