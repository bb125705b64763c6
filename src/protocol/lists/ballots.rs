//! Reads lists of votes by name: "Kim Holm ┆ S ┆ 12 ┆ Ledamot ┆ Ja", a mark under "Ja" or "Nej", or each cell on a
//! line of its own.

use super::table;
use crate::analysis::fold;
use crate::extract::Text;
use crate::protocol::layout::{Row, cells, middles};
use crate::protocol::phrases::counts::{counts, option};
use crate::protocol::phrases::description::{is_party, is_small_party};
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::record::{Ballot, VoteCounts, VoteOption};
use crate::protocol::swedish::BALLOT_COLUMNS;
use crate::protocol::swedish::wording::is_role_word;
use crate::protocol::words;
use std::ops::Range;

/// A list ends after this many consecutive cells that are not part of it. Unrecognised page heads have fewer. Not
/// measured.
const STRAY: usize = 10;

/// The fewest names; with fewer it is a table of something else. The smallest board that votes has three.
const FEWEST: usize = 3;

/// How each person voted in one vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct BallotList {
    /// The annex that the list is: "bilaga 2".
    pub annex: Option<String>,
    /// The item's title, as the list gives it.
    pub title: String,
    /// The figures that the list prints.
    pub counts: VoteCounts,
    pub ballots: Vec<Ballot>,
    pub rows: Vec<usize>,
}

/// The lists among the rows of `range`, in their order.
pub(in crate::protocol) fn read(rows: &[Row], range: Range<usize>, text: &Text) -> Vec<BallotList> {
    let mut reading = BallotListReader::default();
    for index in range.filter(|&index| rows[index].is_read()) {
        let row = &rows[index];
        if let Some(annex) = annex(&row.text) {
            reading.close();
            reading.list.annex = Some(annex);
            continue;
        }
        if reading.take_title(&row.text) {
            continue;
        }
        let own: Vec<&str> = cells(&row.text).collect();
        if let Some(columns) = columns(&own) {
            let places = text.line(row.position).map(|line| middles(row, line)).unwrap_or_default();
            reading.columns = columns.into_iter().filter_map(|(at, option)| Some((*places.get(at)?, option))).collect();
            reading.end_entry();
            continue;
        }
        if !reading.columns.is_empty() {
            let places = || text.line(row.position).map(|line| middles(row, line)).unwrap_or_default();
            if let Some(ballot) = reading.marked(&own, &places()) {
                reading.list.ballots.push(ballot);
                reading.list.rows.push(index);
                reading.end_entry();
                continue;
            }
        }
        for cell in own {
            reading.take(cell, index);
        }
    }
    reading.close();
    reading.found
}

/// The annex that begins here: "Bilaga 2" on a line of its own.
fn annex(text: &str) -> Option<String> {
    let words = words::first_words(text, 3);
    let [word, number] = words.as_slice() else { return None };
    let is_number = number.len() <= 3 && number.chars().all(char::is_alphanumeric);
    let is_annex = word.ends_with("bilaga") && is_number && !text.ends_with(['.', ':', ',']);
    is_annex.then(|| format!("bilaga {}", number.to_uppercase()))
}

/// The columns of a table with a column for yes and one for no, each with its index among the cells.
fn columns(own: &[&str]) -> Option<Vec<(usize, VoteOption)>> {
    let found: Vec<(usize, VoteOption)> =
        own.iter().enumerate().filter_map(|(at, cell)| Some((at, option(cell)?))).collect();
    let has = |wanted: VoteOption| found.iter().any(|(_, option)| *option == wanted);
    (has(VoteOption::Yes) && has(VoteOption::No)).then_some(found)
}

/// The lists read so far, the current list, and its current entry.
#[derive(Default)]
struct BallotListReader {
    found: Vec<BallotList>,
    list: BallotList,
    /// The place on the page of the marks of each option.
    columns: Vec<(f32, VoteOption)>,
    is_in_title: bool,
    name: String,
    party: Option<String>,
    /// The name is complete: the next cells do not belong to it.
    is_named: bool,
    stray: usize,
}

impl BallotListReader {
    /// Reads the title of the item, "Ärendemening: Budget 2024", and the lines that continue it.
    fn take_title(&mut self, text: &str) -> bool {
        let head = text.split_once(':').map(|(head, rest)| (fold(head), rest.trim()));
        match head {
            Some((head, rest)) if matches!(head.as_str(), "arendemening" | "arenderubrik" | "rubrik") => {
                self.end_list();
                rest.clone_into(&mut self.list.title);
                self.is_in_title = true;
                true
            }
            Some((head, _)) if head == "arende" || head == "arendenummer" => {
                self.end_list();
                true
            }
            _ if self.is_in_title && !is_figure(text) && !is_column(text) => {
                self.list.title.push(' ');
                self.list.title.push_str(text);
                true
            }
            _ => {
                self.is_in_title = false;
                false
            }
        }
    }

    fn take(&mut self, cell: &str, index: usize) {
        if let Some(option) = option(cell) {
            self.cast(option, index);
        } else if is_figure(cell) {
            self.count(counts(cell), index);
        } else if let Some(ballot) = whole(cell) {
            self.list.ballots.push(ballot);
            self.list.rows.push(index);
            self.end_entry();
        } else if self.name.is_empty() && is_column(cell) {
            // "Ledamot" heads a column; after a name it is the person's seat.
            self.end_entry();
        } else if is_party(cell) {
            self.party = Some(cell.to_owned());
            self.is_named = true;
        } else if cell.bytes().all(|byte| byte.is_ascii_digit()) || is_seat(cell) {
            self.is_named = true;
        } else if !self.is_named && self.name.len() + cell.len() < LONGEST {
            if !self.name.is_empty() {
                self.name.push(' ');
            }
            self.name.push_str(cell);
        } else {
            self.stray += 1;
            self.end_entry();
            if self.stray > STRAY {
                self.close();
            }
        }
    }

    /// Ends the entry with the person's vote.
    fn cast(&mut self, option: VoteOption, index: usize) {
        if let Some((name, party)) = person(&self.name) {
            let party = self.party.take().or(party);
            self.list.ballots.push(Ballot { name, party, option });
            self.list.rows.push(index);
            self.stray = 0;
        }
        self.end_entry();
    }

    /// Reads figures above or below the list: "Antal Ja: 43".
    fn count(&mut self, figures: VoteCounts, index: usize) {
        let own = &mut self.list.counts;
        let is_new = own.in_favour.is_some() && figures.in_favour.is_some();
        if is_new {
            self.end_list();
        }
        let own = &mut self.list.counts;
        own.in_favour = own.in_favour.or(figures.in_favour);
        own.against = own.against.or(figures.against);
        own.abstain = own.abstain.or(figures.abstain);
        own.absent = own.absent.or(figures.absent);
        self.list.rows.push(index);
        self.end_entry();
    }

    /// The vote of a table row with a mark in one of its columns.
    fn marked(&self, own: &[&str], places: &[f32]) -> Option<Ballot> {
        let is_mark = |cell: &str| matches!(cell, "X" | "x" | "1" | "✓" | "•" | "*");
        let mut marks = own.iter().zip(places).filter(|(cell, _)| is_mark(cell));
        let (Some((_, place)), None) = (marks.next(), marks.next()) else { return None };
        let (_, option) =
            self.columns.iter().min_by(|one, other| (one.0 - place).abs().total_cmp(&(other.0 - place).abs()))?;
        let said = || own.iter().copied().filter(|cell| !is_mark(cell));
        // A name over two lines was read before its mark.
        let (name, own_party) = person(said().next().unwrap_or(&self.name))?;
        let party = said().skip(1).find(|cell| is_party(cell)).map(str::to_owned);
        Some(Ballot { name, party: party.or(own_party), option: *option })
    }

    fn end_entry(&mut self) {
        self.name.clear();
        self.party = None;
        self.is_named = false;
    }

    /// Ends the list; the next list belongs to the same annex.
    fn end_list(&mut self) {
        let annex = self.list.annex.clone();
        self.close();
        self.list.annex = annex;
    }

    fn close(&mut self) {
        self.end_entry();
        self.columns.clear();
        self.is_in_title = false;
        self.stray = 0;
        let list = std::mem::take(&mut self.list);
        if list.ballots.len() >= FEWEST {
            self.found.push(list);
        }
    }
}

/// The most bytes of a name, over all its cells.
const LONGEST: usize = 60;

/// Whether a cell is a figure of the vote: "Antal Ja: 43", "Kvittade: 0".
fn is_figure(cell: &str) -> bool {
    const LONGEST: usize = 30;
    let tokens = || cell.split_whitespace();
    cell.len() <= LONGEST
        && cell.ends_with(|letter: char| letter.is_ascii_digit())
        && tokens().any(|token| option(token).is_some())
}

fn is_column(cell: &str) -> bool {
    BALLOT_COLUMNS.contains(&fold(cell.trim_end_matches(':')).as_str())
}

/// Whether a cell is the person's seat: "Ledamot", "2:e v Ordf", "Tjänstgörande ersättare".
fn is_seat(cell: &str) -> bool {
    const LONGEST: usize = 4;
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.len() <= LONGEST && words.last().is_some_and(|last| is_role_word(last) || fold(last).starts_with("ordf"))
}

/// The vote in one cell: "Kim Holm (S) Ja".
fn whole(cell: &str) -> Option<Ballot> {
    let (own, last) = cell.rsplit_once(' ')?;
    let option = option(last)?;
    let (name, party) = person(own)?;
    Some(Ballot { name, party, option })
}

/// The name in the cells of an entry, and the party if it is in the same cell: "Kim Holm", "Kim Holm S", "Holm, Kim
/// (S)".
fn person(text: &str) -> Option<(String, Option<String>)> {
    // In a list of votes any text in the place of a name is a name, however rare: "Mats C-G Holm", "Kim Ek El Amin".
    const WORDS: Range<usize> = 2..7;
    let text = text.trim_end_matches([',', '.', ':']);
    let (own, party) = match text.rsplit_once(' ') {
        Some((own, last)) if is_party(last) => (own, Some(last.to_owned())),
        _ => (text, None),
    };
    if own.contains(", ")
        && let Some(name) = table::name(own)
    {
        return Some((name, party));
    }
    let words: Vec<&str> = own.split_whitespace().collect();
    let is_word =
        |word: &&str| word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '.'));
    let opens = words.first().is_some_and(|first| first.starts_with(char::is_uppercase));
    if WORDS.contains(&words.len()) && opens && words.iter().all(is_word) {
        return Some((own.to_owned(), party));
    }
    let people = names::people(own, Style::List);
    let [person] = people.as_slice() else { return None };
    let said = person.organisation.as_ref().filter(|said| is_party(said) || is_small_party(said)).cloned();
    Some((person.name.clone(), party.or(said)))
}
