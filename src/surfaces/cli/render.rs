//! Hits as text: the meeting, the agenda item with its presenters, the passage, the place in the file.

use super::citing::Citing;
use super::output::counted;
use super::terminal::{Marking, TextStyle, printable, printable_char, shortened};
use super::{Error, direct_answer, explain};
use anstyle::{AnsiColor, Style};
use jiff::civil::Date;
use std::io::{self, Write};
use tingsok::protocol::{DateBasis, TextQuality};
use tingsok::search::{Answer, Highlight, Hit, ItemHead, MatchCounts, MeetingHead, Suggestion, SuggestionKind};

pub const MATCH: Style = Style::new().bold();
pub const DATE: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
const PLACE: Style = Style::new().dimmed();

/// Of a governing body's name, or of a heading in its place, in characters. The longest in the seeds has 82 (003). What
/// was read as a heading may be as long as a page.
const LONGEST_NAME: usize = 100;

/// An answer to one of many queries, with its suggestions.
pub fn among_many(out: &mut dyn Write, text_style: TextStyle, detail: Detail, answer: &Answer) -> Result<(), Error> {
    self::answer(out, text_style, detail, answer)?;
    for line in suggestions(answer) {
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(())
}

/// The answer to a plain-language question, then the hits or the groups of hits.
pub fn answer(out: &mut dyn Write, text_style: TextStyle, detail: Detail, answer: &Answer) -> Result<(), Error> {
    direct_answer::write(out, text_style, detail, answer)?;
    hits(out, text_style, detail, &answer.hits)?;
    for (place, group) in answer.grouped.iter().flat_map(|grouped| &grouped.groups).enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let name = shortened(&printable(&group.name), LONGEST_NAME);
        writeln!(out, "{}  {}", text_style.styled(MATCH, &name), counts(group.counts))?;
        hits(out, text_style, detail, &group.hits)?;
    }
    Ok(())
}

/// "14 items, 30 passages in 3 documents"
pub fn counts(counts: MatchCounts) -> String {
    let MatchCounts { items, passages, documents } = counts;
    let passages = match passages {
        0 => String::new(),
        passages => format!(", {}", counted(passages, ["passage", "passages"])),
    };
    let documents = counted(documents, ["document", "documents"]);
    format!("{}{passages} in {documents}", counted(items, ["item", "items"]))
}

/// What else to search for, one line each: "did you mean, for …".
pub fn suggestions(answer: &Answer) -> Vec<String> {
    let line = |suggestion: &Suggestion| {
        let Suggestion { word, kind, words, total } = suggestion;
        let words: Vec<String> =
            words.iter().map(|counted| format!("{} ({})", counted.word, counted.passages)).collect();
        let words = words.join(", ");
        match kind {
            SuggestionKind::Spelling => format!("did you mean {words} instead of {word}?"),
            SuggestionKind::Compounds => {
                let begin = if *total == 1 { "longer word begins" } else { "longer words begin" };
                format!("{total} {begin} with {word}: {words}; search for {word}* to find all")
            }
        }
    };
    answer.suggestions.iter().map(line).collect()
}

/// How much is shown of a hit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Detail {
    pub words: WordExplanations,
    pub citing: Citing,
    /// The `--limit` of the answer to a plain-language question.
    pub limit: Option<usize>,
}

/// Whether hits are explained word by word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WordExplanations {
    #[default]
    Left,
    Explained,
}

/// Of an outcome, in characters. By feel: two lines of a terminal.
const LONGEST_OUTCOME: usize = 180;

/// The hits in their order, with an empty line between them.
pub fn hits(out: &mut dyn Write, text_style: TextStyle, detail: Detail, hits: &[Hit]) -> io::Result<()> {
    let width = hits.iter().map(|hit| hit.rank.to_string().len()).max().unwrap_or(1);
    for (index, hit) in hits.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        self::hit(out, text_style, detail, &format!("{:>width$}", hit.rank), hit)?;
    }
    Ok(())
}

/// A hit, after `label`.
pub fn hit(out: &mut dyn Write, text_style: TextStyle, detail: Detail, label: &str, hit: &Hit) -> io::Result<()> {
    let indent = " ".repeat(label.chars().count() + 2);
    let date = day(hit.meeting.date, hit.meeting.date_basis);
    writeln!(out, "{label}  {}  {}", text_style.styled(DATE, &date), meeting(&hit.meeting))?;
    if let Some(line) = under(hit) {
        writeln!(out, "{indent}{line}")?;
    }
    for line in wrap(&hit.snippet, &hit.highlights, text_style, text_style.width.saturating_sub(indent.len())) {
        writeln!(out, "{indent}{line}")?;
    }
    if let Some(outcome) = hit.outcome.as_ref().filter(|_| !hit.is_decision) {
        let outcome = format!("beslut: {}", shortened(&printable(outcome), LONGEST_OUTCOME));
        for line in lines(&outcome, text_style.width.saturating_sub(indent.len()), text_style) {
            writeln!(out, "{indent}{line}")?;
        }
    }
    if detail.words == WordExplanations::Explained {
        for line in explain::lines(hit) {
            writeln!(out, "{indent}{}", printable(&line))?;
        }
    }
    if !hit.missing.is_empty() {
        writeln!(out, "{indent}lacks: {}", printable(&hit.missing.join(", ")))?;
    }
    let decision = if hit.is_decision { "  beslut" } else { "" };
    let is_read = hit.meeting.text_quality == TextQuality::OcrDamaged;
    let reading = if is_read { "  OCR-tolkad" } else { "" };
    writeln!(out, "{indent}{}{decision}{reading}", place(text_style, &hit.source, hit.page, hit.line))?;
    if let Some(line) = detail.citing.line(&hit.cite, (&hit.source, hit.page, hit.line)) {
        writeln!(out, "{indent}{line}")?;
    }
    Ok(())
}

/// "2022-11-25", "2024-09-06 (inferred)", "no date".
pub fn day(date: Option<Date>, basis: Option<DateBasis>) -> String {
    match (date, basis) {
        (None, _) => "no date".to_owned(),
        (Some(date), Some(DateBasis::Inferred)) => format!("{date} (inferred)"),
        (Some(date), _) => date.to_string(),
    }
}

/// "Läns gemensam ledning i samverkan · Kalmar län"; "–" if neither is known.
pub fn organ(governing_body: Option<&str>, region: Option<&str>) -> String {
    let parts: Vec<&str> = governing_body.into_iter().chain(region).collect();
    if parts.is_empty() { "–".to_owned() } else { shortened(&printable(&parts.join(" · ")), LONGEST_NAME) }
}

/// "seeds/a.txt:12", in the style of places.
pub fn place(text_style: TextStyle, source: &str, page: u32, line: u32) -> String {
    text_style.styled(PLACE, &cited(&printable(source), page, line))
}

/// "seeds/a.txt:12"; "a.pdf, page 3, line 12", where lines are counted from the top of the page.
pub fn cited(source: &str, page: u32, line: u32) -> String {
    if page > 1 { format!("{source}, page {page}, line {line}") } else { format!("{source}:{line}") }
}

/// `text` in lines of at most `width` characters.
pub fn lines(text: &str, width: usize, text_style: TextStyle) -> Vec<String> {
    wrap(text, &[], text_style, width)
}

/// "4 Nära vård", with the items above it; "outside the agenda".
pub fn heading(item: Option<&ItemHead>) -> String {
    self::item(item, &[]).unwrap_or_else(|| "outside the agenda".to_owned())
}

/// The governing body and region; if the body is not known, the heading or the kind of the document.
pub fn meeting(meeting: &MeetingHead) -> String {
    let organ = meeting.governing_body.as_ref().or(meeting.title.as_ref());
    let organ =
        organ.map_or_else(|| meeting.kind.name().to_owned(), |organ| shortened(&printable(organ), LONGEST_NAME));
    match &meeting.region {
        Some(region) => format!("{organ} · {}", printable(region)),
        None => organ,
    }
}

/// The heading of a hit: its item, or the headings of its chapter.
pub fn under(hit: &Hit) -> Option<String> {
    if hit.headings.is_empty() {
        return item(hit.item.as_ref(), &hit.presenters);
    }
    Some(printable(&hit.headings.join(" › ")).into_owned())
}

/// A meeting with its day and body, and below it an item with its case number.
pub fn matter(
    out: &mut dyn Write,
    text_style: TextStyle,
    (day, organ): (String, String),
    item: Option<String>,
    reference: Option<&str>,
) -> io::Result<()> {
    writeln!(out, "{}  {organ}", text_style.styled(DATE, &day))?;
    if let Some(item) = item {
        let number = reference.map_or(String::new(), |number| format!("  [{}]", printable(number)));
        writeln!(out, "   {item}{number}")?;
    }
    Ok(())
}

/// "4 Nära vård – Målbild och strategi  — Kristina Dahlberg, Marie Ragnarsson". A child item is
/// shown with the items above it.
pub fn item(item: Option<&ItemHead>, presenters: &[String]) -> Option<String> {
    let mut line = String::new();
    if let Some(item) = item {
        let title = if item.path.is_empty() { item.title.clone() } else { item.path.join(" › ") };
        line = item.number.iter().cloned().chain([title]).collect::<Vec<_>>().join(" ");
    }
    if !presenters.is_empty() {
        line = format!("{line}  — {}", presenters.join(", "));
    }
    let line = printable(line.trim());
    if line.is_empty() { None } else { Some(line.into_owned()) }
}

/// The snippet in lines of at most `width` columns, its matches marked. A longer word has a line of its own.
fn wrap(snippet: &str, highlights: &[Highlight], text_style: TextStyle, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for (word, columns) in words(snippet, highlights, text_style) {
        if used > 0 && used + 1 + columns > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word);
        used += columns;
    }
    if used > 0 {
        lines.push(line);
    }
    lines
}

/// The words of the snippet with their marks, and the number of columns that each takes.
fn words(snippet: &str, highlights: &[Highlight], text_style: TextStyle) -> Vec<(String, usize)> {
    let is_marked = |index| highlights.iter().any(|highlight| (highlight.start..highlight.end).contains(&index));
    let mut words = Vec::new();
    let mut word: Vec<(char, bool)> = Vec::new();
    for (index, character) in snippet.chars().map(printable_char).enumerate() {
        // A no-break space does not separate words.
        if character.is_whitespace() && character != '\u{a0}' {
            words.extend(marked(&word, text_style));
            word.clear();
        } else {
            word.push((character, is_marked(index)));
        }
    }
    words.extend(marked(&word, text_style));
    words
}

fn marked(word: &[(char, bool)], text_style: TextStyle) -> Option<(String, usize)> {
    if word.is_empty() {
        return None;
    }
    let mut text = String::new();
    let mut columns = 0;
    for run in word.chunk_by(|left, right| left.1 == right.1) {
        let letters: String = run.iter().map(|(character, _)| character).collect();
        columns += run.len();
        match (run[0].1, text_style.marking) {
            (false, _) => text.push_str(&letters),
            (true, Marking::Bold) => text.push_str(&text_style.styled(MATCH, &letters)),
            (true, Marking::Asterisks) => {
                text.extend(["**", &letters, "**"]);
                columns += 4;
            }
        }
    }
    Some((text, columns))
}

#[cfg(test)]
mod tests {
    use super::super::terminal::{Marking, TextStyle};
    use super::{Citing, Detail, WordExplanations, hits};
    use tingsok::protocol::{DateBasis, Kind, TextQuality};
    use tingsok::search::{FoundWord, Highlight, Hit, ItemHead, MatchPlace, MeetingHead, Tier, WordMatch};

    /// A hit with everything in it.
    fn hit() -> Hit {
        Hit {
            rank: 1,
            score: 1.0,
            source: "seeds/000.txt".to_owned(),
            page: 1,
            line: 35,
            meeting: MeetingHead {
                title: None,
                date: "2022-11-25".parse().ok(),
                date_basis: Some(DateBasis::Stated),
                governing_body: Some("Läns gemensam ledning i samverkan".to_owned()),
                region: Some("Kalmar län".to_owned()),
                kind: Kind::Protokoll,
                text_quality: TextQuality::Clean,
            },
            item: Some(ItemHead {
                number: Some("4".to_owned()),
                sign: None,
                title: "Nära vård".to_owned(),
                path: vec!["Nära vård".to_owned()],
            }),
            presenters: vec!["Kristina Dahlberg".to_owned(), "Marie Ragnarsson".to_owned()],
            cite: "Läns gemensam ledning i samverkan 2022-11-25 punkt 4".to_owned(),
            is_decision: false,
            outcome: None,
            headings: Vec::new(),
            snippet: "översyn av nuvarande hemsjukvårdsavtal ska fattas".to_owned(),
            highlights: vec![Highlight { start: 33, end: 38, tier: Tier::Exact }],
            matches: vec![WordMatch {
                word: "avtal".to_owned(),
                tier: Tier::Compound,
                score: 0.5,
                places: vec![MatchPlace::Text],
                found: vec![FoundWord { text: "avtal".to_owned(), tier: Tier::Compound, place: MatchPlace::Text }],
            }],
            proximity_score: 0.0,
            missing: Vec::new(),
        }
    }

    #[track_caller]
    fn check(hit: Hit, width: usize, expected: &[&str]) {
        check_in(Detail::default(), hit, width, expected);
    }

    #[track_caller]
    fn check_in(detail: Detail, hit: Hit, width: usize, expected: &[&str]) {
        let mut out = Vec::new();
        hits(&mut out, TextStyle { width, marking: Marking::Asterisks }, detail, &[hit]).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_hit_has_its_meeting_item_passage_and_place() {
        check(
            hit(),
            100,
            &[
                "1  2022-11-25  Läns gemensam ledning i samverkan · Kalmar län",
                "   4 Nära vård  — Kristina Dahlberg, Marie Ragnarsson",
                "   översyn av nuvarande hemsjukvårds**avtal** ska fattas",
                "   seeds/000.txt:35",
            ],
        );
    }

    #[test]
    fn an_outcome_is_shown_unless_the_passage_is_the_decision() {
        let outcome = Some("Översynen av avtalet antecknas.".to_owned());
        let shown = |is_decision: bool, expected: &[&str]| {
            let detail = Detail { citing: Citing::asked(), ..Detail::default() };
            check_in(detail, Hit { is_decision, outcome: outcome.clone(), ..hit() }, 100, expected);
        };
        let head = [
            "1  2022-11-25  Läns gemensam ledning i samverkan · Kalmar län",
            "   4 Nära vård  — Kristina Dahlberg, Marie Ragnarsson",
            "   översyn av nuvarande hemsjukvårds**avtal** ska fattas",
        ];
        let cite = "   cite: Läns gemensam ledning i samverkan 2022-11-25 punkt 4, seeds/000.txt, page 1, line 35";
        let outcome = "   beslut: Översynen av avtalet antecknas.";
        shown(false, &[&head[..], &[outcome, "   seeds/000.txt:35", cite]].concat());
        shown(true, &[&head[..], &["   seeds/000.txt:35  beslut", cite]].concat());
    }

    #[test]
    fn a_hit_is_explained_word_by_word() {
        let mut hit = Hit { proximity_score: 0.25, ..hit() };
        hit.matches[0].places.push(MatchPlace::Title);
        check_in(
            Detail { words: WordExplanations::Explained, ..Detail::default() },
            hit,
            100,
            &[
                "1  2022-11-25  Läns gemensam ledning i samverkan · Kalmar län",
                "   4 Nära vård  — Kristina Dahlberg, Marie Ragnarsson",
                "   översyn av nuvarande hemsjukvårds**avtal** ska fattas",
                "   score 1.00",
                "     0.50  avtal, best match in the item: compound (part of a longer word, or its parts near each other); shown in the text: avtal (compound); also in the title",
                "     0.25  words of the query are next to each other",
                "   seeds/000.txt:35",
            ],
        );
    }

    #[test]
    fn unknown_facts_are_named_or_left_out() {
        let meeting = MeetingHead {
            title: None,
            date: None,
            date_basis: None,
            governing_body: None,
            region: None,
            kind: Kind::Unknown,
            text_quality: TextQuality::OcrDamaged,
        };
        let missing = vec!["avtal".to_owned(), "vård".to_owned()];
        let hit = Hit { rank: 10, meeting, item: None, presenters: Vec::new(), is_decision: true, missing, ..hit() };
        check(
            hit,
            40,
            &[
                "10  no date  okänd",
                "    översyn av nuvarande",
                "    hemsjukvårds**avtal** ska fattas",
                "    lacks: avtal, vård",
                "    seeds/000.txt:35  beslut  OCR-tolkad",
            ],
        );
    }

    #[test]
    fn an_inferred_date_is_told_and_nothing_steers_the_terminal() {
        let mut hit = hit();
        hit.meeting.date_basis = Some(DateBasis::Inferred);
        hit.meeting.region = None;
        hit.snippet = "a\x1b[2Jb\nc".to_owned();
        hit.highlights = Vec::new();
        hit.presenters = Vec::new();
        hit.item = Some(ItemHead {
            number: None,
            sign: None,
            title: "Byte".to_owned(),
            path: vec!["Övrigt".to_owned(), "Byte".to_owned()],
        });
        check(
            hit,
            100,
            &[
                "1  2022-11-25 (inferred)  Läns gemensam ledning i samverkan",
                "   Övrigt › Byte",
                "   a [2Jb c",
                "   seeds/000.txt:35",
            ],
        );
    }
}
