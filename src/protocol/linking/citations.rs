//! Finds the items of other meetings that a text cites by body, day and number: "kommunfullmäktiges uppdrag 2023-01-26 §
//! 35", "(KS den 6 mars 2013, § 153)".

use crate::analysis::fold;
use crate::protocol::linking::running_text::texts;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::called::is_body_letters;
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::phrases::{dates, sentences};
use crate::protocol::record::{Citation, Protocol};
use crate::protocol::swedish::{DEFINITE_BODIES, GENERAL_BODIES};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;
use regex::Captures;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static CITED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:((?:19|20)\d{2})-(\d{2})-(\d{2})|(\d{1,2})\s+(\p{L}+)\s+((?:19|20)\d{2})),?\s*\(?§§?\s?(\d{1,4})\b",
    )
});

/// The number before a day: in "§ 20, 2023-02-01, § 33, 2023-02-08" each day belongs to the number before it.
static NUMBER_BEFORE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"§\s?\d{1,4},?\s*$"));

/// The items of other meetings that the sections of `protocol` cite, in order. What one item of the document cites more
/// than once is listed once.
pub(in crate::protocol) fn read(protocol: &Protocol, tolerance: Tolerance) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut places: BTreeMap<(Date, String, Vec<String>, Vec<usize>), usize> = BTreeMap::new();
    for text in texts(protocol).filter(|text| text.whole.contains('§')) {
        for captures in CITED.captures_iter(&text.whole) {
            let start = captures.get_match().start();
            let near = nearest(&text.whole[..start]);
            let Some(date) = day(&captures, tolerance).filter(|date| protocol.date != Some(*date)) else { continue };
            if NUMBER_BEFORE.is_match(near) {
                continue;
            }
            let bodies = bodies(near, protocol.governing_body.as_deref());
            let (number, item) = (captures[7].to_owned(), text.item.to_vec());
            let place = places.entry((date, number.clone(), bodies.clone(), item.clone())).or_insert(found.len());
            if let Some(known) = found.get_mut(*place) {
                known.times += 1;
                continue;
            }
            let position = text.position(start);
            found.push(Citation { governing_bodies: bodies, date, number, item, position, times: 1 });
        }
    }
    found
}

fn day(captures: &Captures<'_>, tolerance: Tolerance) -> Option<Date> {
    let number = |group: usize| captures.get(group).and_then(|figures| figures.as_str().parse::<i16>().ok());
    let small = |group: usize| number(group).and_then(|number| i8::try_from(number).ok());
    match captures.get(5) {
        Some(word) => Date::new(number(6)?, dates::month(word.as_str(), tolerance)?, small(4)?).ok(),
        None => Date::new(number(1)?, small(2)?, small(3)?).ok(),
    }
}

/// The end of `lead`, back to the end of a sentence.
fn nearest(lead: &str) -> &str {
    const NEAR: usize = 160;
    let near = &lead[lead.ceil_char_boundary(lead.len().saturating_sub(NEAR))..];
    let last = sentences::sentences(near).last().copied().unwrap_or_default();
    // A sentence is given without the spaces around it.
    near.rfind(last).map_or(near, |at| &near[at..])
}

/// The bodies that the text before a day names, the nearest first. "Nämnden" is `own`, the body of the document.
fn bodies(near: &str, own: Option<&str>) -> Vec<String> {
    let tokens = names::tokens(near);
    let mut found: Vec<String> = Vec::new();
    let mut end = tokens.len();
    while let Some(at) = (0..end).rev().find(|at| ends_as_body(&tokens, *at)) {
        let from = first_of_name(&tokens, at);
        let name = name(near, &tokens, from, at);
        let named = if GENERAL_BODIES.contains(&fold(&name).as_str()) { own.map(str::to_owned) } else { Some(name) };
        found.extend(named.filter(|name| !found.contains(name)));
        end = from;
    }
    found
}

/// Whether a name of a body ends with the token at `at`: "kommunfullmäktiges", "KF", "kommunstyrelsens arbetsutskott".
/// After a genitive, the word has no article.
fn ends_as_body(tokens: &[Token<'_>], at: usize) -> bool {
    let word = tokens[at].word;
    let ends = |word: &str, is_bare: bool| {
        let folded = fold(word);
        let names = |(definite, bare): &(&str, &str)| folded.ends_with(definite) || is_bare && folded.ends_with(bare);
        folded.ends_with("namnd") || DEFINITE_BODIES.iter().any(names)
    };
    let is_letters = word.chars().all(char::is_uppercase) && is_body_letters(word);
    let is_owned = at > 0 && tokens[at - 1].after.is_empty() && tokens[at - 1].word.ends_with("ens");
    is_letters || ends(bare(word), is_owned) || ends(word, is_owned)
}

/// The first token of the name that ends at `at`: "Barn- och utbildningsnämnden", "kommunstyrelsens arbetsutskott".
fn first_of_name(tokens: &[Token<'_>], at: usize) -> usize {
    let is_part = |place: usize| tokens[place].after == "-";
    if at > 1 && matches!(tokens[at - 1].word, "och" | "samt") && is_part(at - 2) {
        return at - 2;
    }
    let is_owner = at > 0 && tokens[at - 1].after.is_empty() && ends_as_body(tokens, at - 1);
    if is_owner && tokens[at - 1].word.ends_with('s') { at - 1 } else { at }
}

/// The name in the tokens `from` to `at`, without a genitive, and with the area of "socialnämnden Centrum".
fn name(text: &str, tokens: &[Token<'_>], from: usize, at: usize) -> String {
    let word = tokens[at].word;
    let without = tokens[at].end - (word.len() - bare_body(tokens, at).len());
    let name = &text[tokens[from].start..without];
    let has_areas = ["socialnamnd", "stadsdelsnamnd"].iter().any(|kind| fold(word).starts_with(kind));
    let area = tokens.get(at + 1).filter(|next| {
        has_areas
            && without == tokens[at].end
            && tokens[at].after.is_empty()
            && next.word.starts_with(char::is_uppercase)
    });
    area.map_or_else(|| name.to_owned(), |area| format!("{name} {}", area.word))
}

/// The word of a body without its genitive; letters ("KS") have none.
fn bare_body<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    let word = tokens[at].word;
    if word.chars().all(char::is_uppercase) { word } else { bare(word) }
}

fn bare(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::extract::Position;
    use crate::protocol::record::{Citation, Paragraph, ParagraphKind, Place, Protocol, ReadLine, Section};
    use crate::protocol::words::Tolerance;

    /// What a text of an item in the minutes of Kulturnämnden of 2024-05-23 cites.
    fn cited(text: &str) -> Vec<Citation> {
        let position = Position { page: 1, line: 1 };
        let line = ReadLine { position, bytes: 0..text.len(), text: text.to_owned() };
        let paragraph = Paragraph { lines: vec![line], is_decision: false, kind: ParagraphKind::Text };
        let section = Section { place: Place::Item(vec![0]), paragraphs: vec![paragraph] };
        let (date, governing_body) = ("2024-05-23".parse().ok(), Some("Kulturnämnden".to_owned()));
        read(&Protocol { date, governing_body, sections: vec![section], ..Protocol::default() }, Tolerance::Exact)
    }

    /// Checks what a text cites: the nearest body, the day and the number.
    #[track_caller]
    fn check(text: &str, expected: &[(Option<&str>, &str, &str)]) {
        let found = cited(text);
        let found: Vec<(Option<&str>, String, &str)> = found
            .iter()
            .map(|found| {
                (found.governing_bodies.first().map(String::as_str), found.date.to_string(), found.number.as_str())
            })
            .collect();
        let expected: Vec<(Option<&str>, String, &str)> =
            expected.iter().map(|(body, day, number)| (*body, (*day).to_owned(), *number)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn items_are_cited_by_body_day_and_number() {
        check(
            "Kommunfullmäktiges uppdrag 2023-01-26 § 35 och 2023-02-23, § 26, till nämnden",
            &[(Some("Kommunfullmäktige"), "2023-01-26", "35"), (Some("Kommunfullmäktige"), "2023-02-23", "26")],
        );
        check("beslutet (KF 2021-11-15 §26 punkt 2)", &[(Some("KF"), "2021-11-15", "26")]);
        check(
            "ett beslut i kommunstyrelsen den 6 mars 2013 (§ 153)",
            &[(Some("kommunstyrelsen"), "2013-03-06", "153")],
        );
        check("Socialnämnd Centrum godkände 2023-09-26 § 208", &[(Some("Socialnämnd Centrum"), "2023-09-26", "208")]);
        check("socialnämnden Centrum 2024-05-28 § 153", &[(Some("socialnämnden Centrum"), "2024-05-28", "153")]);
        check(
            "Kommunstyrelsens arbetsutskott 2023-01-10 § 6",
            &[(Some("Kommunstyrelsens arbetsutskott"), "2023-01-10", "6")],
        );
        check(
            "enligt Barn- och utbildningsnämndens beslut 2023-03-14 § 20",
            &[(Some("Barn- och utbildningsnämnden"), "2023-03-14", "20")],
        );
        check("Kommunfullmäktige Beslut 2022-10-02 §§ 78-79", &[(Some("Kommunfullmäktige"), "2022-10-02", "78")]);
        // A board that names no other means itself.
        check("Nämnden fastslog 2025-11-21 § 238 en taxa", &[(Some("Kulturnämnden"), "2025-11-21", "238")]);
        check(
            "KS 2022-03-01 § 7 samt KF 2022-03-01 § 7",
            &[(Some("KS"), "2022-03-01", "7"), (Some("KF"), "2022-03-01", "7")],
        );
        // A sentence before may be about another body.
        check("Kommunstyrelsen har svarat. Ett beslut fattades 2022-10-03 § 79", &[(None, "2022-10-03", "79")]);
    }

    #[test]
    fn all_bodies_of_the_sentence_are_kept() {
        let found = cited("Kommunfullmäktige gav kommunstyrelsen i uppdrag 2022-06-20 § 81 att …");
        assert_eq!(found[0].governing_bodies, ["kommunstyrelsen", "Kommunfullmäktige"]);
    }

    #[test]
    fn other_numbers_and_days_are_no_citations() {
        check("Kommunfullmäktige 2024-05-23 § 214", &[]);
        check("enligt 5 kap. 2 § kommunallagen, 2024-01-01", &[]);
        check("3 skolor 2024 § 4", &[]);
        check("Kommunstyrelsen § 20, 2023-02-01, § 33, 2023-02-08", &[]);
    }
}
