//! Addresses of pages. They are made of what a meeting is known by (body, day, item), so that they survive a rebuild.
//!
//! - `/mote/{body}/{day}`: a meeting. The body is its name, and its region where the name does not contain it.
//! - `/mote/{body}/{day}/{item}`: an item, by its number, or by its title where it has none.
//! - `/dokument/{hash}`: one document, by the beginning of the SHA-256 of its file; `-2` for the second meeting in a
//!   file.
//!
//! Two meetings of one body on one day have the beginning of the hash of their first document behind the day.

use jiff::civil::Date;
use std::fmt::Write;
use tingsok::analysis::slug;
use tingsok::protocol::{AgendaItem, Protocol};
use tingsok::search::{Hit, MeetingSummary};

/// Letters of a SHA-256 that tell documents apart: among a million documents two share twelve with a chance of 0.2 %.
const HASH: usize = 12;

/// Letters of a title that are enough to know an item by.
const TITLE: usize = 60;

/// "kommunfullmaktige-vaxjo"; `None` where it is not known who met.
pub fn body(governing_body: Option<&str>, region: Option<&str>) -> Option<String> {
    let name = slug(governing_body?);
    let region = slug(region.unwrap_or_default());
    // At the beginning of a word: "Region Skånes styrelse" names Skåne, "Personalenheten" does not name Ale.
    let has_region = region.is_empty() || format!("-{name}").contains(&format!("-{region}"));
    let slug = if has_region { name } else { format!("{name}-{region}") };
    (!slug.is_empty()).then_some(slug)
}

pub fn hash(sha256: &str) -> &str {
    sha256.get(..HASH).unwrap_or(sha256)
}

/// Body and day of a meeting, by which it is addressed.
pub fn body_and_day(meeting: &MeetingSummary) -> Option<(String, Date)> {
    Some((body(meeting.governing_body.as_deref(), meeting.region.as_deref())?, meeting.date?))
}

pub fn meeting(body: &str, day: Date) -> String {
    format!("/mote/{body}/{day}")
}

/// A document; `part` is which meeting of its file it is, from 1.
pub fn document(sha256: &str, part: Option<u32>) -> String {
    let hash = hash(sha256);
    match part {
        Some(part) if part > 1 => format!("/dokument/{hash}-{part}"),
        _ => format!("/dokument/{hash}"),
    }
}

/// What an item is called in the address of its meeting.
pub fn item(number: Option<&str>, title: &str) -> String {
    let name = match number {
        Some(number) => slug_of_number(number),
        None => slug(title).chars().take(TITLE).collect(),
    };
    if name.is_empty() { "punkt".to_owned() } else { name }
}

/// "10.1" stays "10.1", and "1–3" is not 13.
fn slug_of_number(number: &str) -> String {
    let kept = |one: char| if one.is_ascii_alphanumeric() || one == '.' { one.to_ascii_lowercase() } else { '-' };
    let slug: String = number.chars().map(kept).collect();
    // Browsers take a "." for the folder itself.
    slug.trim_matches(['-', '.']).to_owned()
}

/// The items of `protocol` whose address ends in `wanted`, each with its path in the agenda.
pub fn items_called<'a>(
    protocol: &'a Protocol,
    wanted: &'a str,
) -> impl Iterator<Item = (Vec<usize>, &'a AgendaItem)> + 'a {
    let items = protocol.items_by_path().into_iter();
    items.filter(move |(_, own)| item(own.number.as_deref(), &own.title) == wanted)
}

pub fn person(id: &str) -> String {
    format!("/person/{}", segment(id))
}

pub fn matter(id: &str) -> String {
    format!("/arende/{}", segment(id))
}

/// The address of a hit in its item or document, with the query that its words are marked by. The line is there twice:
/// for the server, which shows the part of the text that has it, and for the browser, which goes there.
pub fn of_hit(base: &str, hit: &Hit, query: &str) -> String {
    let place = format!("s{}r{}", hit.page, hit.line);
    let sign = if base.contains('?') { '&' } else { '?' };
    let query = if query.is_empty() { String::new() } else { format!("q={}&", value(query)) };
    format!("{base}{sign}{query}plats={place}#{place}")
}

/// Page and line of a place: "s12r7".
pub fn place(typed: &str) -> Option<(u32, u32)> {
    let (page, line) = typed.strip_prefix('s')?.split_once('r')?;
    Some((page.parse().ok()?, line.parse().ok()?))
}

/// A name as a filter for just this name, not for longer names that contain it.
pub fn whole(name: Option<&str>) -> String {
    format!("={}", name.unwrap_or_default())
}

/// A text as a value in the query of an address.
pub fn value(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A text as a part of a path.
pub fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{body, document, item, segment};

    #[test]
    fn a_body_is_called_by_name_and_region() {
        assert_eq!(body(Some("Kommunfullmäktige"), Some("Växjö")).as_deref(), Some("kommunfullmaktige-vaxjo"));
        assert_eq!(body(Some("Region Skånes styrelse"), Some("Skåne")).as_deref(), Some("region-skanes-styrelse"));
        assert_eq!(body(Some("Personalenheten"), Some("Ale")).as_deref(), Some("personalenheten-ale"));
        assert_eq!(body(None, Some("Växjö")), None);
    }

    #[test]
    fn an_item_is_called_by_its_number_or_else_its_title() {
        assert_eq!(item(Some("10.1"), "Budget"), "10.1");
        assert_eq!(item(Some("1–3"), "Val"), "1-3");
        assert_eq!(item(Some(".."), "Val"), "punkt");
        assert_eq!(item(None, "Nära vård – Målbild"), "nara-vard-malbild");
        assert_eq!(item(None, "–"), "punkt");
    }

    #[test]
    fn a_document_is_called_by_its_hash() {
        assert_eq!(document("0123456789abcdef", Some(1)), "/dokument/0123456789ab");
        assert_eq!(document("0123456789abcdef", Some(2)), "/dokument/0123456789ab-2");
        assert_eq!(segment("ks 2023/46"), "ks%202023%2F46");
    }
}
