//! Reads the title of an item: where it begins and ends among the item's lines, and its own words.

use super::ending::{has_early_verb, opens_as_sentence, runs_on, starts_sentence};
use super::title_numbers::{
    is_register_number, is_set_off, is_split_reference, origins, plan_figures, register_letters,
};
use crate::analysis::fold;
use crate::protocol::cues::{Cue, Lines, MarkerStyle, Shape};
use crate::protocol::layout::{Bullet, CELL, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::acts::is_outcome_word;
use crate::protocol::phrases::case_numbers::{self, CASE_LABEL};
use crate::protocol::phrases::clock;
use crate::protocol::phrases::description::is_party;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::{ends_sentence, is_point, sentences};
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording::{self, is_media};
use crate::protocol::words;
use std::sync::LazyLock;

/// A title as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundTitle {
    pub text: String,
    pub reference: Option<String>,
    /// The first line after the title.
    pub end: usize,
    /// The byte of the title's last line at which the text below begins, if the text is on the same line.
    pub cut: Option<usize>,
}

/// How many lines after a number are searched for its title, running heads included. The search is repeated for each
/// number, so this limits the work. Not measured.
const REACH: usize = 60;

/// The longest title, in bytes; the longest met has 250 letters in five lines (council minutes).
const LONGEST: usize = 300;

/// The title of the item that begins on the line `at`: the rest of that line, or the lines below it up to a label or
/// a gap. `entry` is the item's title in the list of contents.
pub(super) fn read(lines: &Lines, at: usize, end: usize, entry: Option<&str>) -> FoundTitle {
    let from = lines.cues[at].marker.as_ref().map_or(0, |marker| marker.rest);
    let mut reading = TitleReader { lines, entry, end, reference: None, title: String::new() };
    if let Some(title) = reading.first_line(at, from) {
        return title;
    }
    reading.further_lines(at)
}

/// What may follow a case number before the text goes on.
const AFTER_REFERENCE: [char; 5] = [')', ']', '.', ' ', CELL];

struct TitleReader<'a> {
    lines: &'a Lines,
    entry: Option<&'a str>,
    end: usize,
    reference: Option<String>,
    title: String,
}

impl TitleReader<'_> {
    /// The title, if the line with its number shows where it ends.
    fn first_line(&mut self, at: usize, from: usize) -> Option<FoundTitle> {
        let text = &self.lines.rows[at].text;
        let mut start = from + (text[from..].len() - text[from..].trim_start().len());
        start += origins(&text[start..]);
        // "§ 72  Dnr 2024-00003", "§ 64 Diarienummer 102323": the case number is before the title.
        if let Some(found) = case_numbers::first(&text[start..]).filter(|found| found.range.start == 0) {
            self.reference = Some(found.number);
            start += found.range.end;
            start += plan_figures(&text[start..]);
            start += if self.title_is_below(at) { register_letters(&text[start..]) } else { 0 };
        } else if let Some(label) = CASE_LABEL.find(&text[start..]) {
            let word = text[start + label.end()..].split_whitespace().next().unwrap_or("");
            if word.contains(|letter: char| letter.is_ascii_digit()) {
                self.reference = Some(word.trim_end_matches('.').to_owned());
                start += label.end() + word.len();
            } else {
                start += label.end();
            }
        }
        let rest = &text[start..];
        let own = rest.trim_start_matches([' ', ':', '-', '–', ',', CELL]);
        start += rest.len() - own.len();
        // "8 Avtal ┆ kl 13:00", "§ 61 Information ┆ BMN 0004/24"
        let is_detail = |cell: &str| clock::is_time(cell) || is_register_number(cell);
        let own = match own.rsplit_once(CELL).filter(|(_, last)| is_detail(last)) {
            Some((own, last)) => {
                let number = case_numbers::first(last).map(|found| found.number);
                self.reference = self.reference.take().or(number);
                own
            }
            None => own,
        };
        if !own.contains(char::is_alphabetic) {
            return None;
        }
        if let Some((title, text_start)) = self.inside(own).or_else(|| self.inside_wrapped(at, own)) {
            let cut = start + text_start;
            return Some(self.found(&title, at + 1, Some(cut)));
        }
        if self.entry.is_none() && opens_as_sentence(&self.wrapped(at, own)) {
            return Some(self.sentence(at, start));
        }
        let own = self.item_column(own);
        let own = self.without_reference(own);
        own.trim_end_matches(['(', '-', '–', ',', ' ']).clone_into(&mut self.title);
        None
    }

    /// Whether the line below the line `at` is a title.
    fn title_is_below(&self, at: usize) -> bool {
        let next = self.lines.next_read(at + 1).filter(|&next| next < self.end);
        next.is_some_and(|next| self.lines.cues[next].shape == Shape::Title && self.lines.cues[next].label.is_none())
    }

    /// The title on the line `at` with its text, if the sentence goes on below: "Justerare Kim Holm utsågs att / justera
    /// protokollet."
    fn inside_wrapped(&mut self, at: usize, own: &str) -> Option<(String, usize)> {
        let whole = self.wrapped(at, own);
        let is_sentence = whole.len() > own.len() && ends_sentence(&whole) && self.entry.is_none();
        let inside = self.inside(&whole).filter(|_| is_sentence);
        inside.filter(|(_, begins)| *begins < own.len())
    }

    /// The text in the column of the items, if they are a table. A column beside it may hold the case number.
    fn item_column<'b>(&mut self, text: &'b str) -> &'b str {
        let Some((item, beside)) = text.split_once(CELL).filter(|_| self.lines.has_columns) else { return text };
        self.reference = self.reference.take().or_else(|| case_numbers::first(beside).map(|found| found.number));
        item
    }

    /// The text joined with the lines below that it wraps to.
    fn wrapped(&self, at: usize, own: &str) -> String {
        const LINES: usize = 4;
        let mut whole = own.to_owned();
        for next in at + 1..self.end.min(at + LINES) {
            let (before, row, cue) = (&self.lines.rows[next - 1], &self.lines.rows[next], &self.lines.cues[next]);
            // "Lokaler / skolchefen visade planerna.": a short line without a verb is a title, and the next line is a
            // sentence, whatever its first letter.
            let is_sentence = ends_early(&before.text, &row.text)
                && !has_early_verb(&whole)
                && has_early_verb(&row.text)
                && ends_sentence(&row.text);
            // "Till ordförande valdes Kim Holm och till sekreterare / Bo Ek."
            let is_named = wording::is_role_word(&words::last_word(&whole))
                && has_early_verb(&whole)
                && names::name_length(&names::first_tokens(&row.text, names::RUN), 0, 2) > 0;
            let goes_on = is_named
                || before.features.is_some_and(|features| features.is_full)
                || row.text.starts_with(char::is_lowercase) && !is_sentence
                || whole.ends_with(',')
                || wording::last_is_open(&whole);
            if !row.is_read() || cue.marker.is_some() || cue.label.is_some() || ends_sentence(&whole) || !goes_on {
                break;
            }
            join_line(&mut whole, &row.text);
        }
        whole
    }

    /// The title of an item whose text is a sentence: its first sentence, from the byte `start` of the line `at` on.
    fn sentence(&self, at: usize, start: usize) -> FoundTitle {
        // The longest sentence that heads an item takes this many lines.
        const LINES: usize = 6;
        let mut title = String::new();
        let mut next = at;
        while next < self.end.min(at + LINES) {
            let row = &self.lines.rows[next];
            if row.is_artifact() {
                next += 1;
                continue;
            }
            let is_over = row.is_blank()
                || next > at && (self.lines.cues[next].marker.is_some() || self.lines.cues[next].label.is_some());
            if is_over {
                break;
            }
            let from = if next == at { start } else { 0 };
            let begins = join_line(&mut title, &row.text[from..]);
            let first = sentences(&title)
                .first()
                .map_or(title.len(), |first| first.as_ptr() as usize - title.as_ptr() as usize + first.len());
            next += 1;
            if first < title.len() {
                let cut = from + first.saturating_sub(begins);
                title.truncate(first);
                return self.found(&title, next, Some(cut));
            }
            if ends_sentence(&title) {
                break;
            }
        }
        self.found(&title, next, None)
    }

    /// `text` up to its case number, if that is the item's own.
    fn without_reference(&mut self, text: &str) -> String {
        let Some(found) = case_numbers::first(text) else { return text.replace(CELL, " ") };
        let behind = text[found.range.end..].trim_start_matches(AFTER_REFERENCE);
        let is_own = is_set_off(text, &found) || !behind.contains(char::is_alphabetic);
        self.reference.get_or_insert(found.number);
        if is_own && found.range.start > 0 {
            text[..found.range.start].trim_end_matches([' ', '(', '[', CELL, ',', '-', '–']).replace(CELL, " ")
        } else {
            text.replace(CELL, " ")
        }
    }

    /// The title in `text`, and the byte at which the text after it begins, if both are on one line.
    fn inside(&mut self, text: &str) -> Option<(String, usize)> {
        if let Some(entry) = self.entry
            && let Some(end) = taken(text, entry)
        {
            let rest = text[end..].trim_start_matches([' ', ')', '.', ':', CELL]);
            let begins = text.len() - rest.len();
            // A case number after the title is the item's own.
            if let Some(found) = case_numbers::first(&text[end..]).filter(|found| found.range.start < 4) {
                self.reference.get_or_insert(found.number);
                let behind = text[end + found.range.end..].trim_start_matches(AFTER_REFERENCE);
                return behind
                    .contains(char::is_alphabetic)
                    .then(|| (text[..end].to_owned(), text.len() - behind.len()));
            }
            return rest.contains(char::is_alphabetic).then(|| (text[..end].to_owned(), begins));
        }
        // "§ 2  Justerare ┆ Valdes Kim Holm och Bo Ek.": the title is in one column, the text in the next.
        if let Some((title, behind)) = text.split_once(CELL)
            && (starts_sentence(behind) || has_early_verb(behind))
        {
            return Some((title.to_owned(), text.len() - behind.len()));
        }
        let own = case_numbers::first(text).filter(|found| found.range.start > 0 && is_set_off(text, found));
        let head = own.as_ref().map_or(text, |found| &text[..found.range.start]);
        if let Some((end, begins)) = runs_on(head, self.lines) {
            return Some((text[..end].to_owned(), begins));
        }
        // "Vd-rapport (dnr 0008/24) Vd Kim Holm gick igenom …"
        if let Some(found) = case_numbers::first(text).filter(|found| found.range.start > 0) {
            let behind = without_remark(text[found.range.end..].trim_start_matches(AFTER_REFERENCE));
            let title = text[..found.range.start].trim_end_matches([' ', '(', '[', ',', '-', '–', CELL]);
            if behind.chars().next().is_some_and(char::is_uppercase) && behind.split_whitespace().count() > 1 {
                self.reference.get_or_insert(found.number);
                return Some((title.to_owned(), text.len() - behind.len()));
            }
        }
        None
    }

    fn found(&self, title: &str, end: usize, cut: Option<usize>) -> FoundTitle {
        FoundTitle { text: clean_title(&title.replace(CELL, " ")), reference: self.reference.clone(), end, cut }
    }

    /// The title, with the lines below the number that continue it.
    fn further_lines(mut self, at: usize) -> FoundTitle {
        let lines = self.lines;
        let mut next = at + 1;
        let is_beside_number = !self.title.is_empty();
        let mut last = at;
        while next < self.end.min(at + REACH) {
            let (row, cue) = (&lines.rows[next], &lines.cues[next]);
            if row.is_artifact() || row.is_blank() && self.title.is_empty() {
                next += 1;
                continue;
            }
            if row.is_blank() {
                // The list of contents shows that the title continues after the gap.
                if self.lacks_words() && self.next_goes_on(next) {
                    next += 1;
                    continue;
                }
                break;
            }
            if self.title.is_empty() && (cue.is_reference || is_split_reference(&row.text)) {
                self.reference = self.reference.or_else(|| case_numbers::first(&row.text).map(|found| found.number));
                next += 1;
                continue;
            }
            if CASE_LABEL.is_match(&row.text) {
                self.reference = self.reference.or_else(|| case_numbers::first(&row.text).map(|found| found.number));
                next += 1;
                if self.title.is_empty() {
                    continue;
                }
                break;
            }
            if self.is_over(next, cue, is_beside_number, last) {
                break;
            }
            let text = row.text.clone();
            if self.title.is_empty() {
                if let Some((title, begins)) = self.inside(&text) {
                    return self.found(&title, next + 1, Some(begins));
                }
                if self.entry.is_none() && opens_as_sentence(&self.wrapped(next, &text)) {
                    return self.sentence(next, 0);
                }
            }
            let text = self.item_column(&text);
            let text = if self.title.is_empty() { self.without_reference(text) } else { self.first_column(text) };
            let begins = join_line(&mut self.title, &text);
            last = next;
            next += 1;
            // The title ends on this line, and a sentence begins.
            let title = self.title.as_str();
            if self.entry.is_none()
                && let [first, second, ..] = sentences(title).as_slice()
                && title.starts_with(first)
                && (starts_sentence(second)
                    || second
                        .split_whitespace()
                        .next()
                        .is_some_and(|first| is_outcome_word(first.trim_end_matches('.'))))
            {
                let cut = (second.as_ptr() as usize - title.as_ptr() as usize).saturating_sub(begins);
                let first = (*first).to_owned();
                let end = if cut > 0 { next } else { next - 1 };
                return self.found(&first, end, (cut > 0).then_some(cut));
            }
        }
        let title = std::mem::take(&mut self.title);
        self.found(&title, next, None)
    }

    /// The text of the title's column. Further columns hold a case number or a presenter.
    fn first_column(&mut self, text: &str) -> String {
        let Some((first, second)) = text.split_once(CELL) else { return text.to_owned() };
        match case_numbers::first(second) {
            Some(found) => {
                self.reference.get_or_insert(found.number);
                first.to_owned()
            }
            None => text.replace(CELL, " "),
        }
    }

    /// Whether the entry has more words than the title so far, and begins with it.
    fn lacks_words(&self) -> bool {
        self.entry.is_some_and(|entry| {
            let (entry, own) = (words::words(entry), words::words(&self.title));
            own.len() < entry.len() && entry[..own.len()] == own[..]
        })
    }

    /// Whether the next line that is read continues as the entry does.
    fn next_goes_on(&self, from: usize) -> bool {
        let Some(entry) = self.entry else { return false };
        let done = words::words(&self.title).len();
        let next = self.lines.next_read(from).map(|next| words::first_words(&self.lines.rows[next].text, 1));
        next.is_some_and(|next| next.first() == words::words(entry).get(done))
    }

    /// Whether one or two lines that are not sentences come before the next label. They then continue a title that is
    /// below its number.
    fn stands_over_label(&self, next: usize) -> bool {
        const LINES: usize = 3;
        for index in next..self.end.min(next + LINES) {
            let (row, cue) = (&self.lines.rows[index], &self.lines.cues[index]);
            if cue.label.is_some_and(|(_, after)| after == row.text.len()) {
                return index > next;
            }
            if !row.is_read() || ends_sentence(&row.text) || row.bullet == Bullet::Yes || has_early_verb(&row.text) {
                return false;
            }
        }
        false
    }

    /// Whether the line `next` does not belong to the title.
    fn is_over(&self, next: usize, cue: &Cue, is_beside_number: bool, last: usize) -> bool {
        let row = &self.lines.rows[next];
        let text = row.text.as_str();
        let title = self.title.as_str();
        if !title.is_empty() && self.entry.is_some() && self.lacks_words() && self.next_goes_on(next) {
            return false;
        }
        // Below a bare number a label's word is the title ("§ 2 / Information"), except for the label of the
        // decision.
        let is_label = cue.label.is_some_and(|(label, _)| !title.is_empty() || label == Label::Decision);
        let is_numbered = cue.marker.as_ref().is_some_and(|marker| {
            marker.style != MarkerStyle::Roman && (!title.is_empty() || marker.style == MarkerStyle::Sign)
        });
        if is_label
            || row.bullet == Bullet::Yes
            || is_numbered && (is_point(text) || text.starts_with('§'))
            || is_media(text)
        {
            return true;
        }
        if title.is_empty() || !is_beside_number && self.stands_over_label(next) {
            return false;
        }
        // "Motion av Kim Holm (S) och / Bo Ek (M) om att kommunen ansöker": the title must go on.
        if wording::last_is_open(title) {
            return title.len() > LONGEST;
        }
        let before = &self.lines.rows[last];
        // A bold title ends where the type is no longer bold, or where its size changes (the next title begins).
        if let (Some(own), Some(other)) = (before.features, row.features)
            && own.is_bold
        {
            return !other.is_bold || (own.size - other.size).abs() > 0.5;
        }
        if before.heading_level() > 0 && row.heading_level() != before.heading_level() {
            return true;
        }
        let wraps = wraps(title)
            || title.ends_with([',', '-', '–'])
            || before.features.is_some_and(|features| features.is_full);
        let lower = text.chars().next().is_some_and(char::is_lowercase);
        // A line that begins with a bracket is a remark, and a line that begins with a digit is often a day. Neither
        // belongs to the title.
        // But the party of the person named last does: "… att utse Kim Holm / (MP) till ny ersättare".
        let is_party_of_last = text
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .is_some_and(|(party, rest)| is_party(party) && rest.starts_with(' '))
            && title.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
        if is_party_of_last {
            return false;
        }
        if !lower && !wraps && text.starts_with(|first: char| first == '(' || first.is_ascii_digit()) {
            return true;
        }
        let early = ends_early(&before.text, text);
        if !lower && (early && !wraps || has_early_verb(text)) {
            return true;
        }
        // If the title is on the line of its number, a line below it that begins with a capital is the item's text,
        // unless the title was cut off by the end of the line.
        if is_beside_number && (title.ends_with('.') || !lower && !title.ends_with([',', '-', '–']) && !wraps) {
            return true;
        }
        // Lower case below a complete title is the item's text: "Underhåll / viss panel ska bytas".
        if lower
            && is_beside_number
            && (early || has_early_verb(text))
            && !wording::last_is_open(title)
            && !title.ends_with(['-', ','])
            && ends_sentence(text)
        {
            return true;
        }
        ends_sentence(text) && !lower || title.len() > LONGEST
    }
}

/// Whether the first word of the next line would have fitted on a line, so that the line was ended on purpose. The
/// narrowest column of titles met is 50 letters wide.
fn ends_early(line: &str, next: &str) -> bool {
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.chars().count() + word < 50
}

/// The text without a remark in brackets between title and text: "(Handling utsänd 2022-01-27) Kim Holm föredrar …".
fn without_remark(text: &str) -> &str {
    let rest = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(text)
}

/// How many bytes of `text` the words of `entry` take, if it begins with them.
fn taken(text: &str, entry: &str) -> Option<usize> {
    let entry = words::words(entry);
    let tokens = names::first_tokens(text, entry.len() + 4);
    let mut at = 0;
    for word in &entry {
        // A word that is broken at the end of a line is shorter here than in the entry, so its beginning is enough.
        let token = tokens.get(at)?;
        let own = fold(token.word);
        if own != *word && !word.starts_with(own.as_str()) {
            return None;
        }
        at += 1;
    }
    // An entry of a single word, such as "Budget", is not enough: a text may begin with that word by chance.
    (entry.len() > 1).then(|| tokens.get(at - 1).map_or(0, |last| last.end + usize::from(last.after.starts_with(')'))))
}

/// A title's own words, with spaces collapsed and without leaders, trailing page number and dot.
pub(in crate::protocol) fn clean_title(title: &str) -> String {
    let title = LEADERS.replace(title.trim(), "");
    // "7. | Övriga frågor": the bar of a table as text recognition read it.
    let title = title.trim_matches(['|', ' ']);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = title.trim_end_matches(['.', ':']).trim_end();
    // "a title (forts.)"
    title.strip_suffix("(forts.)").or_else(|| title.strip_suffix("forts")).unwrap_or(title).trim().to_owned()
}

/// Whether the title's line is full, or ends in a small word that cannot end a title, so that it may continue on the
/// next line.
pub(in crate::protocol) fn wraps(title: &str) -> bool {
    title.chars().count() > 60 || wording::last_is_open(title)
}

static LEADERS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d*\s*$"));
