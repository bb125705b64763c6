//! Cites a place in the documents as people do in a text: governing body, date and item.

use crate::index::{ItemHead, StoredPassage};
use crate::protocol::Kind;
use jiff::civil::Date;

/// What is known about the place to cite.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cited<'a> {
    /// The kind of document.
    pub kind: Kind,
    /// The governing body that met.
    pub governing_body: Option<&'a str>,
    /// The date of the document.
    pub date: Option<Date>,
    /// The agenda item.
    pub item: Option<&'a ItemHead>,
    /// The headings above the place, in a document that has chapters instead of an agenda.
    pub headings: &'a [String],
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: &'a str,
}

impl<'a> Cited<'a> {
    /// What is known about the place of a passage.
    pub(super) fn of(passage: &'a StoredPassage) -> Self {
        Self {
            kind: passage.meeting.kind,
            governing_body: passage.meeting.governing_body.as_deref(),
            date: passage.meeting.date,
            item: passage.item.as_ref(),
            headings: &passage.headings,
            source: &passage.source,
        }
    }
}

/// Cites a place, such as "Kommunfullmäktige 2024-10-10 § 386".
///
/// The item is cited as "punkt 4" if the document numbers without §, and by its title if it has no number. If the
/// governing body is not known, the file name takes its place.
#[must_use]
pub fn cite(cited: &Cited<'_>) -> String {
    // The date of a report (handling) is not the date of a meeting of the body.
    let body = cited.governing_body.filter(|_| cited.kind != Kind::Handling);
    let who = body.map_or_else(|| file_name(cited.source), str::to_owned);
    let date = cited.date.map(|date| date.to_string());
    let meeting: Vec<String> = std::iter::once(who).chain(date).collect();
    let meeting = meeting.join(" ");
    let number = cited.item.and_then(|item| Some((item.sign, item.number.as_ref()?)));
    let title = cited.item.map(|item| &item.title).or(cited.headings.last()).filter(|title| !title.is_empty());
    match (number, title) {
        (Some((Some(sign), number)), _) => format!("{meeting} {sign} {number}"),
        (Some((None, number)), _) => format!("{meeting} punkt {number}"),
        (None, Some(title)) => format!("{meeting}, {title}"),
        (None, None) => meeting,
    }
}

/// The file name of a document: "2024.pdf" for "arkiv/2024.pdf", and "2024.pdf/2" for the second meeting in a file.
#[must_use]
pub fn file_name(source: &str) -> String {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let file = folder.rsplit('/').next().unwrap_or("");
    let is_part = name.bytes().all(|byte| byte.is_ascii_digit()) && file.contains('.');
    if is_part { format!("{file}/{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Cited, cite};
    use crate::index::ItemHead;

    fn item(number: Option<&str>, sign: Option<char>) -> ItemHead {
        let title = "Taxa för vatten".to_owned();
        ItemHead { number: number.map(str::to_owned), sign, path: vec![title.clone()], title }
    }

    #[track_caller]
    fn check(item: Option<&ItemHead>, governing_body: Option<&str>, date: &str, expected: &str) {
        let source = "arkiv/kf_2024.pdf/2";
        let cited = Cited { governing_body, date: date.parse().ok(), item, source, ..Cited::default() };
        assert_eq!(cite(&cited), expected);
    }

    #[test]
    fn an_item_is_cited_as_its_document_numbers_it() {
        let body = Some("Kommunfullmäktige");
        check(Some(&item(Some("386"), Some('§'))), body, "2024-10-10", "Kommunfullmäktige 2024-10-10 § 386");
        check(Some(&item(Some("10.1"), None)), body, "2024-10-10", "Kommunfullmäktige 2024-10-10 punkt 10.1");
        check(Some(&item(None, None)), body, "2024-10-10", "Kommunfullmäktige 2024-10-10, Taxa för vatten");
        check(None, body, "", "Kommunfullmäktige");
    }

    #[test]
    fn without_a_meeting_the_file_is_cited() {
        check(None, None, "", "kf_2024.pdf/2");
        check(Some(&item(Some("4"), None)), None, "2024-10-10", "kf_2024.pdf/2 2024-10-10 punkt 4");
        let headings = ["Bakgrund".to_owned(), "Kostnader".to_owned()];
        let cited = Cited { headings: &headings, source: "arkiv/2024", ..Cited::default() };
        assert_eq!(cite(&cited), "2024, Kostnader");
    }
}
