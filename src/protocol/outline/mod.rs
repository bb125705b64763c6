//! Finds where each item begins. If the agenda is a table with a column of presenters, the table is the outline.
//! Otherwise several ways of setting an agenda (numbers with signs, bare numbers, Roman numerals, titles without numbers)
//! each propose an outline of the whole document, and evidence chooses between them. The list of contents
//! shows which items are missing and where titles end.

mod apart;
mod children;
mod column;
mod contents;
mod ending;
mod evidence;
mod letters;
mod proposal;
mod run;
pub(in crate::protocol) mod run_on;
mod table;
mod timed;
mod title_numbers;
pub(in crate::protocol) mod titles;
mod topics;
mod unnumbered;
mod why;

use crate::extract::Text;
use crate::protocol::cues::{Lines, MarkerStyle, Number, Shape, behind};
use crate::protocol::layout::Row;
use crate::protocol::lists::{self, attendance, signatures};
use crate::protocol::paragraphs::{self, Paragraph};
use crate::protocol::record::{Attendee, ProposedOutline, TextQuality};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{CLOSING, ROLLS};
use crate::protocol::words::{self, Tolerance};
use contents::{Contents, ContentsEntry, title_likeness};
use proposal::{Proposal, begins_alike, frame, is_lettered, propose, weighed_by_count};
use run::Candidate;
use std::ops::Range;
use titles::{FoundTitle, clean_title};

/// An item before its contents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct DraftItem {
    pub number: Option<String>,
    /// § if it is printed with the number.
    pub sign: Option<char>,
    pub title: String,
    pub reference: Option<String>,
    /// The rows of the number and the title. In the record they are a paragraph of the kind Heading.
    pub heading: Vec<usize>,
    /// The paragraphs below the heading, without those of its children.
    pub paragraphs: Vec<Paragraph>,
    /// The names in the presenter column of a table.
    pub cell: Option<String>,
    pub children: Vec<DraftItem>,
}

impl DraftItem {
    /// The people of a list inside the item: "3. Justering av röstlängd … Närvarande med rösträtt:", or only names below the
    /// title "Fastställande av röstlängd".
    pub fn listed(&self, rows: &[Row], tolerance: Tolerance) -> Vec<Attendee> {
        let own = || self.paragraphs.iter().flat_map(|paragraph| paragraph.rows.iter().copied());
        let (Some(first), Some(last)) = (own().min(), own().max()) else { return Vec::new() };
        let listed = attendance::inside(rows, first..last + 1, tolerance);
        let is_roll = || words::words(&self.title).iter().any(|word| ROLLS.iter().any(|roll| word.starts_with(roll)));
        if listed.is_empty() && is_roll() { attendance::roll(rows, first..last + 1) } else { listed }
    }
}

/// The items of a document, with the rows where the agenda begins and ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Outline {
    pub drafts: Vec<DraftItem>,
    /// The first row of the agenda; the rows before it are the head.
    pub start: usize,
    /// The first row after the agenda: signatures, or the list of those present.
    pub end: usize,
}

/// A heading, before the text below it is read.
#[derive(Debug, Clone)]
struct Heading {
    number: Option<Number>,
    title: String,
    reference: Option<String>,
    rows: Range<usize>,
    /// The byte of its last row at which the text below begins.
    cut: Option<usize>,
}

impl Heading {
    fn new(at: usize, number: Option<Number>, title: FoundTitle) -> Self {
        Self { number, title: title.text, reference: title.reference, rows: at..title.end, cut: title.cut }
    }

    /// The heading with its rows moved after the rows in `cuts` were split in two.
    fn moved(mut self, cuts: &[(usize, usize)]) -> Self {
        let by = |index: usize| cuts.iter().filter(|(row, _)| *row < index).count();
        // If the heading's last row was split, the part before the cut still belongs to it.
        self.rows = self.rows.start + by(self.rows.start)..self.rows.end + by(self.rows.end.saturating_sub(1));
        self
    }
}

/// The ways of numbering, each of which proposes an outline.
const STYLES: &[&[MarkerStyle]] =
    &[&[MarkerStyle::Sign], &[MarkerStyle::Word], &[MarkerStyle::Number], &[MarkerStyle::Roman]];

/// The outline of the document. If `proposed` is given, it receives the proposals.
pub(in crate::protocol) fn read(
    lines: &mut Lines,
    text: &Text,
    quality: TextQuality,
    proposed: Option<&mut Vec<ProposedOutline>>,
) -> Outline {
    let choice = choose(lines, quality);
    if let Some(proposed) = proposed {
        *proposed = why::proposed(lines, &choice);
    }
    let Choice { contents, proposals, bare, end, winner } = choice;
    match winner {
        Winner::Table(start) => of_table(lines, start, quality),
        Winner::Numbered(place) => numbered_outline(lines, text, &contents, &proposals[place], end),
        Winner::Unnumbered if bare.drafts.is_empty() => {
            let (found, end) = topics::headings(lines, contents_end(&contents)..end);
            topical_outline(lines, text, &contents, found, end)
        }
        Winner::Unnumbered => {
            let mut drafts = bare.drafts;
            add_unmatched(&contents, &mut drafts);
            Outline { drafts, start: bare.start, end }
        }
    }
}

/// The proposed outlines, and the likeliest of them.
struct Choice {
    contents: Contents,
    /// One per style.
    proposals: Vec<Proposal>,
    bare: unnumbered::UnnumberedOutline,
    end: usize,
    winner: Winner,
}

enum Winner {
    /// A table that begins on this row.
    Table(usize),
    /// The proposal of this style.
    Numbered(usize),
    Unnumbered,
}

fn choose(lines: &Lines, quality: TextQuality) -> Choice {
    let whole = 0..lines.rows.len();
    if let Some(start) = table::start(&lines.rows, whole.clone(), lines.tolerance) {
        let (contents, bare, winner) =
            (Contents::default(), unnumbered::UnnumberedOutline::default(), Winner::Table(start));
        return Choice { contents, proposals: Vec::new(), bare, end: lines.rows.len(), winner };
    }
    let contents = contents::read(lines, whole);
    let proposals: Vec<Proposal> = STYLES.iter().map(|styles| propose(lines, styles, &contents)).collect();
    let scored = proposals.iter().enumerate();
    let best =
        scored.max_by(|(_, one), (_, other)| one.strength.total_cmp(&other.strength)).map_or(0, |(place, _)| place);
    let numbered = &proposals[best];
    let end = closing(lines, numbered.candidates.last().map(|last| last.row));
    let bare = unnumbered::read(lines, contents_end(&contents)..end);
    let is_likelier = unnumbered_score(lines, &bare) > numbered.score(lines);
    let is_bare = !numbered.is_agenda(lines, quality) || is_likelier;
    let winner = if is_bare { Winner::Unnumbered } else { Winner::Numbered(best) };
    Choice { contents, proposals, bare, end, winner }
}

/// The outline of a document whose agenda is a table with a column of presenters, from the row `start` on.
fn of_table(lines: &Lines, start: usize, quality: TextQuality) -> Outline {
    let end = closing(lines, Some(start));
    let listed = lists::read(&lines.rows, start..start, quality, lines.tolerance);
    let (start, drafts) = table::read(&lines.rows, start..end, &listed.roster(), lines.tolerance);
    Outline { drafts, start, end }
}

fn unnumbered_score(lines: &Lines, bare: &unnumbered::UnnumberedOutline) -> f32 {
    let rows = [bare.drafts.first(), bare.drafts.last()].map(|draft| draft.and_then(|draft| draft.heading.first()));
    match rows {
        [Some(&first), Some(&last)] => weighed_by_count(bare.score, bare.drafts.len()) * frame(lines, first, last),
        _ => 0.0,
    }
}

/// The lettered heading of a series directly above the item on the row `at`: "A. Beslutsärenden". It belongs to no
/// item.
fn series_head(lines: &Lines, at: usize) -> Option<usize> {
    let above = lines.last_read(at)?;
    let cue = &lines.cues[above];
    (is_lettered(cue) && cue.shape == Shape::Title && lines.is_apart(above)).then_some(above)
}

fn contents_end(contents: &Contents) -> usize {
    contents.rows.iter().max().map_or(0, |last| last + 1)
}

fn numbered_outline(lines: &mut Lines, text: &Text, contents: &Contents, numbered: &Proposal, end: usize) -> Outline {
    let ends: Vec<usize> = numbered.candidates.iter().skip(1).map(|next| next.row).chain([end]).collect();
    let mut headings: Vec<Heading> = Vec::new();
    for (candidate, end) in numbered.candidates.iter().zip(&ends) {
        let entry = contents.entries.iter().find(|entry| is_of(entry, candidate, lines));
        let title = titles::read(lines, candidate.row, *end, entry.map(|entry| entry.title.as_str()));
        // "§ 80 (ärende 3)": a number without a real title takes the printed text as its title.
        let title = if title.text.is_empty() {
            FoundTitle { text: lines.rest(candidate.row).trim().to_owned(), ..title }
        } else {
            title
        };
        let title = match &lines.cues[candidate.row].marker {
            Some(marker) => FoundTitle { text: behind::title(&title.text, marker).to_owned(), ..title },
            None => title,
        };
        headings.push(Heading::new(candidate.row, Some(candidate.number.clone()), title));
    }
    timed::add(lines, &mut headings);
    add_formal(lines, &mut headings);
    let (headings, cuts) = part(lines, text, headings);
    let by = |index: usize| cuts.iter().filter(|(row, _)| *row < index).count();
    let end = end + by(end);
    // In an extract, the body and the date are on the row of the number, and belong to the head.
    let is_head = |row: usize| lines.cues[row].marker.as_ref().is_some_and(|marker| marker.follows_head);
    let start = headings.first().map_or(end, |heading| {
        let first = heading.rows.start;
        if is_head(first) { first + 1 } else { series_head(lines, first).unwrap_or(first) }
    });
    let mut drafts = Vec::new();
    let mut shift = 0;
    let count = headings.len();
    for place in 0..count {
        let heading = shifted(&headings[place], shift);
        let next = match headings.get(place + 1) {
            // Numbers begin again below it.
            Some(next) if next.number <= heading.number => {
                series_head(lines, next.rows.start + shift).unwrap_or(next.rows.start + shift)
            }
            Some(next) => next.rows.start + shift,
            None => end + shift,
        };
        let found = children::headings(lines, &heading, heading.rows.end..next);
        let (found, cuts) = part(lines, text, found);
        shift += cuts.len();
        let next = next + cuts.len();
        let own_end = found.first().map_or(next, |child| child.rows.start);
        let mut draft = drafted(lines, &heading, own_end);
        let ends: Vec<usize> = found.iter().skip(1).map(|child| child.rows.start).chain([next]).collect();
        draft.children = found.iter().zip(ends).map(|(child, end)| drafted(lines, child, end)).collect();
        if draft.children.is_empty() {
            children::split_collective(&mut draft, lines);
        }
        drafts.push(draft);
    }
    let end = end + shift;
    column::add(lines, &mut drafts);
    add_unmatched(contents, &mut drafts);
    Outline { drafts, start, end }
}

/// The outline of notes whose items begin with their topics; without such items, that of the list of contents.
fn topical_outline(lines: &mut Lines, text: &Text, contents: &Contents, found: Vec<Heading>, end: usize) -> Outline {
    let (headings, cuts) = part(lines, text, found);
    let end = end + cuts.iter().filter(|(row, _)| *row < end).count();
    let start = headings.first().map_or(end, |heading| heading.rows.start);
    let ends = headings.iter().skip(1).map(|next| next.rows.start).chain([end]);
    let mut drafts: Vec<DraftItem> = headings.iter().zip(ends).map(|(own, end)| drafted(lines, own, end)).collect();
    add_unmatched(contents, &mut drafts);
    Outline { drafts, start, end }
}

fn shifted(heading: &Heading, by: usize) -> Heading {
    Heading { rows: heading.rows.start + by..heading.rows.end + by, ..heading.clone() }
}

fn drafted(lines: &Lines, heading: &Heading, end: usize) -> DraftItem {
    let marker = heading.number.as_ref().and_then(|_| lines.cues.get(heading.rows.start)?.marker.as_ref());
    DraftItem {
        number: heading.number.as_ref().map(Number::written),
        sign: marker.filter(|marker| marker.style == MarkerStyle::Sign).and_then(|marker| marker.form),
        title: heading.title.clone(),
        reference: heading.reference.clone(),
        heading: heading.rows.clone().filter(|&index| lines.rows[index].is_read()).collect(),
        paragraphs: paragraphs::group(&lines.rows, heading.rows.end..end, lines.tolerance),
        ..DraftItem::default()
    }
}

/// Splits the lines on which a title is followed by its text. Returns the headings with their new rows, and the cuts.
fn part(lines: &mut Lines, text: &Text, headings: Vec<Heading>) -> (Vec<Heading>, Vec<(usize, usize)>) {
    let cuts: Vec<(usize, usize)> =
        headings.iter().filter_map(|heading| Some((heading.rows.end.checked_sub(1)?, heading.cut?))).collect();
    for &(row, at) in cuts.iter().rev() {
        let position = lines.rows[row].position;
        let printed = text.line(position).map_or("", |line| line.printed.as_str());
        lines.split_row(row, at, printed);
    }
    (headings.into_iter().map(|heading| heading.moved(&cuts)).collect(), cuts)
}

/// Whether the entry is of this heading: by its number, or by its title if it has no number.
fn is_of(entry: &ContentsEntry, candidate: &Candidate, lines: &Lines) -> bool {
    let title =
        if candidate.title == candidate.row { lines.rest(candidate.row) } else { &lines.rows[candidate.title].text };
    match &entry.number {
        Some(number) => *number == candidate.number,
        None => begins_alike(title, &entry.title),
    }
}

/// How many rows before the first number are searched for a heading that opens the meeting.
const REACH: usize = 12;

/// Adds a heading without a number that opens the meeting, before the numbered ones: "Mötets öppnande".
fn add_formal(lines: &Lines, headings: &mut Vec<Heading>) {
    let Some(first) = headings.first() else { return };
    if crate::protocol::cues::is_formal(&first.title, lines.tolerance) {
        return;
    }
    let start = first.rows.start;
    let from = start.saturating_sub(REACH);
    let opens = |index: &usize| {
        let (row, cue) = (&lines.rows[*index], &lines.cues[*index]);
        // "Kim Holm valdes till ordförande" is no heading.
        let is_said = || words::first_words(&row.text, words::PHRASE).iter().any(|word| wording::is_finite(word));
        row.is_read()
            && cue.is_formal
            && cue.marker.is_none()
            && cue.entry.is_none()
            && !is_list_heading(&row.text)
            && !is_said()
    };
    if let Some(index) = (from..start).find(opens) {
        let title =
            FoundTitle { text: clean_title(&lines.rows[index].text), reference: None, end: index + 1, cut: None };
        headings.insert(0, Heading::new(index, None, title));
    }
}

/// Whether a text is only the heading of the list of items: "Dagordning".
fn is_list_heading(text: &str) -> bool {
    let words = words::words(text);
    words.len() == 1 && words[0].starts_with("dagordning")
}

/// Adds the entries of the list of contents that have no text as items of their own: their pages were not published.
fn add_unmatched(contents: &Contents, drafts: &mut Vec<DraftItem>) {
    let mut at = 0;
    let mut found: Vec<(usize, DraftItem)> = Vec::new();
    // A document numbers in one way, though its list of contents may leave out the sign.
    let sign = drafts.iter().find_map(|draft| draft.sign);
    for entry in &contents.entries {
        let number = entry.number.as_ref().map(Number::written);
        let same = drafts.iter().enumerate().position(|(place, draft)| match (&number, &draft.number) {
            (Some(own), Some(other)) => own == other,
            _ => place >= at && title_likeness(&entry.title, &draft.title) > 0.7,
        });
        if let Some(place) = same {
            at = place + 1;
        } else {
            found.push((
                at,
                DraftItem {
                    sign: sign.filter(|_| number.is_some()),
                    number,
                    title: entry.title.clone(),
                    reference: entry.reference.clone(),
                    heading: entry.rows.clone(),
                    ..DraftItem::default()
                },
            ));
        }
    }
    // If no entry matches a heading, and the text has more than two, the list is taken to be another document's.
    let matched = contents.entries.len() - found.len();
    if matched == 0 && drafts.len() > 2 {
        return;
    }
    for (at, draft) in found.into_iter().rev() {
        drafts.insert(at, draft);
    }
}

/// How many of the last lines are searched for officers: "Ordförande: Beatrice".
const LAST: usize = 15;

/// Where the agenda ends: at the list of those present, at the signatures, or at the annexes.
fn closing(lines: &Lines, last: Option<usize>) -> usize {
    let rows: &[Row] = &lines.rows;
    // A list before the last heading is on the front page or inside an item. Without headings, the end of a document
    // is its last two thirds.
    let from = last.unwrap_or(rows.len() / 3);
    let annex = lists::annexes(rows, from);
    let present = attendance::closing_list(rows, from..annex, lines.tolerance);
    let signed = (from..rows.len()).find(|&index| {
        // A letter with its marks has at most four bytes.
        if !rows[index].is_read() || rows[index].text.len() >= 60 * 4 {
            return false;
        }
        let folded = crate::analysis::fold(&rows[index].text);
        folded == "justeras" && only_signs(lines, index + 1)
            || folded.len() < 60 && CLOSING.iter().any(|sign| folded.starts_with(sign))
    });
    let named = signed_from(lines, from);
    present.into_iter().chain(signed).chain(named).chain([annex]).min().unwrap_or(rows.len())
}

/// Whether nothing but names, offices and days follows from the row `from` on: few lines, none of which tells anything.
fn only_signs(lines: &Lines, from: usize) -> bool {
    let below: Vec<&Row> = lines.rows[from..].iter().filter(|row| row.is_read()).take(LAST + 1).collect();
    let signs =
        |row: &&Row| !wording::tells(&row.text) && !crate::protocol::cues::is_formal(&row.text, Tolerance::Exact);
    below.len() <= LAST && below.iter().all(signs)
}

/// The first of the last lines, from the row `from` on, that name officers.
fn signed_from(lines: &Lines, from: usize) -> Option<usize> {
    let (rows, tolerance): (&[Row], _) = (&lines.rows, lines.tolerance);
    // Lines to sign on have no letters.
    let said: Vec<usize> = (from..rows.len())
        .filter(|&index| rows[index].is_read() && rows[index].text.contains(char::is_alphabetic))
        .collect();
    let mut named = None;
    let mut is_end = true;
    for (place, &index) in said.iter().enumerate().rev().take(LAST) {
        let text = &rows[index].text;
        // "Kim Holm, ordförande" may be about anything but where nothing else follows.
        let is_holder = signatures::officer(text, tolerance).is_some();
        is_end &= is_holder;
        if signatures::names_officer(text, tolerance) || is_end {
            named = Some(index);
        }
        // "Kim Holm / Ordförande": a name and its office, on a line each.
        if let Some(&before) = place.checked_sub(1).and_then(|before| said.get(before)) {
            // "Ordförande   Sekreterare / Kim Holm   Bo Ek" has them in the opposite order.
            let signs = signatures::signs(rows, before, index, tolerance)
                || signatures::is_row_of_offices(&rows[before].text, tolerance)
                    && signatures::signs(rows, index, before, tolerance);
            if signs {
                named = Some(before);
            }
        }
    }
    // "Sekreterare / Bo Ek / Ordförande / Kim Holm": the first office is above its name.
    let above = named.and_then(|named| said.iter().rev().find(|index| **index < named));
    above.copied().filter(|above| signatures::is_office(&rows[*above].text, tolerance)).or(named)
}
