//! Reads who was present: the lists under "Närvarande", "Beslutande", "Övriga", on the front page or at the end.

use super::first_names::first_names;
use super::headings::{combine, heads_present_and_absent, labels_office, split_at_headings, starts_front_page};
use super::presence_marks::{answer, is_crossed, is_marked_off, lists_votes, marks_presence, part_by_letters};
use crate::analysis::fold;
use crate::protocol::layout::{CELL, Row, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::description;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::{Attendee, AttendeeGroup, TextQuality};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{AttendanceGroup, REPLACING};
use crate::protocol::words::{self, Tolerance};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The people listed in some rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct ListedAttendance {
    pub attendees: Vec<Attendee>,
    /// The people who were not present.
    pub absent: Vec<Attendee>,
    /// Initials that stand for people of the lists, with their names.
    pub initials: Vec<(String, String)>,
    /// The people whom a notice calls. It does not tell who came.
    pub called: Vec<Person>,
    /// The rows of the lists.
    pub rows: Vec<usize>,
}

/// The list that the names belong to while rows are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    None,
    Of(AttendanceGroup),
    /// Two columns side by side, "Ersättare" and "Tjänstepersoner": only elected members have a party.
    Mixed,
    /// Two columns side by side, "Närvarande" and "Frånvarande": the second name of a row was absent.
    BesideAbsent,
    /// The rest of a sentence: "samtliga ledamöter utom Kim Holm". They were absent, even if they are on another list.
    Excepted,
}

/// Reads the lists among the rows of `range`.
pub(in crate::protocol) fn read(
    rows: &[Row],
    range: Range<usize>,
    quality: TextQuality,
    tolerance: Tolerance,
) -> ListedAttendance {
    let is_of_votes = lists_votes(&rows[range.clone()]);
    let mut reader = Reader::new(quality, tolerance);
    for index in range.filter(|&index| rows[index].is_read()) {
        if reader.reads(rows, index, is_of_votes) {
            reader.found.rows.push(index);
        }
    }
    reader.finished()
}

/// With which rows a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    /// With all rows until the next heading.
    UntilHeading,
    /// Until the next label, because names are in the line of its own label: "Frånvarande: Kim Holm".
    UntilLabel,
    /// With rows of names only, because a sentence has interrupted it.
    WithNames,
}

/// What was read in the rows so far.
struct Reader {
    quality: TextQuality,
    tolerance: Tolerance,
    found: ListedAttendance,
    /// The list that the next names belong to.
    list: List,
    /// The list in which a sentence begins that says who was not there.
    before_exception: List,
    /// Whether the last line ended with a comma.
    open_comma: bool,
    /// Whether the person replaced is on the next line.
    replaces: bool,
    goes_on: GoesOn,
    /// The people present, those of them with a mark, and those whom a sentence excepts.
    names: HashSet<String>,
    crossed: HashSet<String>,
    excepted: HashSet<String>,
}

impl Reader {
    fn new(quality: TextQuality, tolerance: Tolerance) -> Self {
        Self {
            quality,
            tolerance,
            found: ListedAttendance::default(),
            list: List::None,
            before_exception: List::None,
            open_comma: false,
            replaces: false,
            goes_on: GoesOn::UntilHeading,
            names: HashSet::new(),
            crossed: HashSet::new(),
            excepted: HashSet::new(),
        }
    }

    /// Reads a row; returns whether it belongs to the lists.
    fn reads(&mut self, rows: &[Row], index: usize, is_of_votes: bool) -> bool {
        let row = &rows[index];
        if let Some((person, is_present)) = answer(&row.text) {
            if is_present {
                self.push(person, List::Of(AttendanceGroup::Member));
            }
            return true;
        }
        if self.list != List::None && continues(rows, index) {
            return true;
        }
        let whole = with_what_hangs(rows, index);
        let own = without_wrapped_column(&whole);
        if heads_present_and_absent(own, self.tolerance) {
            self.list = List::BesideAbsent;
            return true;
        }
        let is_over = match self.goes_on {
            GoesOn::UntilHeading => false,
            // "Frånvarande: Kim Holm / Antecknare: Bo Ek": the next label is not about those absent.
            GoesOn::UntilLabel => self.list == List::Of(AttendanceGroup::Absent) && labels_office(own, self.tolerance),
            GoesOn::WithNames => names::name_length(&names::first_tokens(own, names::RUN), 0, 2) == 0,
        };
        if is_over {
            (self.list, self.goes_on) = (List::None, GoesOn::UntilHeading);
        }
        // "Frånvarande: / Ingen."
        if self.list == List::Of(AttendanceGroup::Absent) && says_nobody(own) {
            (self.list, self.goes_on) = (List::None, GoesOn::UntilHeading);
            return true;
        }
        // "Frånvarande: / Ordförande Kim Holm": with a colon, in a column, or above another office, an office is a label of
        // the front page.
        let is_first = self.list == List::Of(AttendanceGroup::Absent) && self.found.absent.is_empty();
        let next = || rows[index + 1..].iter().find(|row| row.is_read());
        let is_label = |row: &Row| names_officer(&row.text, self.tolerance);
        if is_first && !own.contains([':', CELL]) && names_officer(own, self.tolerance) && !next().is_some_and(is_label)
        {
            self.add_absent(names::people(own, Style::List));
            return true;
        }
        let (before, was) = (self.found.attendees.len(), self.list);
        let has_cross = is_crossed(&row.text, is_of_votes);
        for (text, change) in split_at_headings(own, self.list, self.quality, self.tolerance) {
            self.read_part(text, change, has_cross);
        }
        let added = self.found.attendees.len() > before;
        if !added && let Some(last) = self.found.attendees.last_mut() {
            continue_entry(last, &row.text, self.open_comma && self.list != List::None, self.tolerance);
        }
        self.open_comma = added && row.text.ends_with(',');
        self.list != List::None || was != List::None && !starts_front_page(&row.text, self.tolerance) || added
    }

    /// Reads a part of a row, which is below or behind the heading of one list.
    fn read_part(&mut self, text: &str, change: Option<List>, has_cross: bool) {
        // "Närvarande: / Tid: …" (seed 003): a label between a list's heading and its names does not end the list.
        let is_empty = self.found.attendees.is_empty() && self.found.absent.is_empty();
        if let Some(change) = change.filter(|change| *change != List::None || !is_empty || self.list == List::None) {
            if change == List::Excepted && self.list != List::Excepted {
                self.before_exception = self.list;
            }
            self.list = combine(self.list, change, text.trim().is_empty());
            let is_inline = text.contains(char::is_alphanumeric);
            self.goes_on = if is_inline { GoesOn::UntilLabel } else { GoesOn::UntilHeading };
        }
        let mut people = names::people(text, Style::List);
        if people.is_empty() && self.list != List::None {
            people = first_names(text, change.is_some());
        }
        // "Lo Berg (C) tjänstgör för / Kim Holm (S) ┆ Bo Ek (L)": the last name of the line below is the person
        // replaced.
        if std::mem::replace(&mut self.replaces, ends_replacing(text) && !people.is_empty()) {
            let replaced = people.pop();
            self.add_absent(replaced);
        }
        if self.list == List::BesideAbsent {
            let absent = people.split_off(people.len().min(1));
            self.add_absent(absent);
        }
        let marked = marks_presence(text);
        let said_absent = said_absent(text);
        let is_absent = |person: &mut Person| {
            person.is_absent || marked && is_marked_off(text, &person.name) || said_absent.contains(&person.name)
        };
        let absent: Vec<Person> = people.extract_if(.., is_absent).collect();
        self.add_absent(absent);
        // A flattened front page may have lost the list's heading. A long run of names is then the list.
        let is_flattened = self.quality == TextQuality::Flattened;
        if self.list == List::None && change.is_none() && is_flattened && people.len() >= RUN {
            self.list = List::Of(AttendanceGroup::Member);
        }
        match self.list {
            List::Excepted => self.read_exception(text.trim(), people),
            List::Of(AttendanceGroup::Absent) => self.add_absent(people),
            List::None => {}
            List::Of(AttendanceGroup::Called) => self.found.called.extend(people),
            _ if text.trim().is_empty() => {}
            list => {
                if has_cross {
                    self.crossed.extend(people.iter().map(|person| person.name.clone()));
                }
                self.add_absent(replaced(text));
                for person in people {
                    self.push(person, list);
                }
            }
        }
    }

    /// Reads the rest of a sentence that says who was not there.
    fn read_exception(&mut self, text: &str, people: Vec<Person>) {
        let (people, tells_more) = of_first_sentence(text, people);
        self.excepted.extend(people.iter().map(|person| person.name.clone()));
        self.add_absent(people);
        if tells_more {
            self.list = List::None;
        } else if !text.ends_with([',', '-']) && !text.ends_with(" och") {
            // Those who were there may be listed below the sentence.
            (self.list, self.goes_on) = (self.before_exception, GoesOn::WithNames);
        }
    }

    fn add_absent(&mut self, people: impl IntoIterator<Item = Person>) {
        let list = self.list;
        self.found.absent.extend(people.into_iter().map(|person| attendee(person, list)));
    }

    fn push(&mut self, mut person: Person, list: List) {
        if let Some(initials) = person.initials.take() {
            self.found.initials.push((initials, person.name.clone()));
        }
        if self.names.insert(person.name.clone()) {
            self.found.attendees.push(attendee(person, list));
        }
    }

    fn finished(self) -> ListedAttendance {
        let Self { mut found, names, crossed, excepted, .. } = self;
        part_staff(&mut found.attendees);
        found.attendees.retain(|attendee| !excepted.contains(&attendee.name));
        // A member whom a substitute replaced for a part of the meeting was present for another part.
        found.absent.retain(|absent| excepted.contains(&absent.name) || !names.contains(&absent.name));
        let mut seen = HashSet::new();
        found.absent.retain(|absent| seen.insert(absent.name.clone()));
        // "Kim Holm X" among others without an X: the column says who came.
        let marked = crossed.intersection(&names).count();
        // Where those who did not come are marked, too, crosses may be votes.
        let marks_both = found.absent.len() > 1;
        if !marks_both && marked >= RUN / 2 && marked * 2 >= found.attendees.len() {
            found.attendees.retain(|attendee| crossed.contains(&attendee.name));
        }
        part_by_letters(&mut found);
        found
    }
}

/// Whether a line is an office and one person.
fn names_officer(text: &str, tolerance: Tolerance) -> bool {
    wording::office(&words::first_words(text, words::PHRASE), tolerance).is_some()
        && names::people(text, Style::List).len() == 1
}

/// Whether a line of a list says that nobody is on it: "Ingen.", "Inga".
fn says_nobody(text: &str) -> bool {
    let words = words::first_words(text, 2);
    matches!(words.as_slice(), [word] if matches!(word.as_str(), "ingen" | "inga" | "inget"))
}

/// The names before a verb that says that their bearers did not come: "Kim Holm och Bo Ek hade anmält förhinder".
fn said_absent(text: &str) -> Vec<String> {
    static SAID: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?:^|[.;:(]\s*)([^.;:()]+?)\s+(?:(?:hade|har)\s+)?anmält\s+(?:förhinder|förfall|frånvaro)\b")
    });
    let of_clause = |clause: &str| {
        let is_name = |token: &names::Token<'_>| {
            matches!(token.word, "och" | "samt") || token.word.starts_with(char::is_uppercase)
        };
        let is_list = names::tokens(clause).iter().all(is_name);
        if is_list { names::people(clause, Style::List) } else { Vec::new() }
    };
    let clauses = SAID.captures_iter(text).filter_map(|said| said.get(1));
    clauses.flat_map(|clause| of_clause(clause.as_str())).map(|person| person.name).collect()
}

/// Those of `people` who are named in the first sentence of `text`, and whether more follows it: "… utom Kim Holm. I
/// hans ställe tjänstgjorde Bo Ek."
fn of_first_sentence(text: &str, mut people: Vec<Person>) -> (Vec<Person>, bool) {
    let end = sentences(text).first().map_or(text.len(), |first| first.len());
    // "… utom Kim Holm, som ersattes av Bo Ek"
    let aside = [", som ", " (ers", " ersatt", ", vars "].iter().filter_map(|sign| text.find(sign)).min();
    let end = aside.map_or(end, |aside| aside.min(end));
    people.retain(|person| text.find(person.name.as_str()).is_none_or(|at| at < end));
    (people, end < text.len())
}

/// Members have a party in most lists of elected bodies. Those without one who have a title of staff are staff, in
/// whatever list they are: "Ersättare: Kim Holm (S) och Bo Ek (M) samt socialchef Eva Alm".
fn part_staff(attendees: &mut [Attendee]) {
    const LEAST: usize = 3;
    let has_party = |own: &&Attendee| own.organisation.as_deref().is_some_and(description::is_party);
    if attendees.iter().filter(has_party).count() < LEAST {
        return;
    }
    for own in attendees.iter_mut().filter(|own| own.organisation.is_none()) {
        if own.role.as_deref().is_some_and(wording::is_title_of_staff) {
            own.group = AttendeeGroup::Other;
        }
    }
}

/// Adds to the last person what the next line says of them. `open_comma` says that their line ended with a comma.
fn continue_entry(last: &mut Attendee, text: &str, open_comma: bool, tolerance: Tolerance) {
    // "Kim Holm,\nKommunförbundet": the organisation wrapped to a line of its own.
    if open_comma && last.organisation.is_none() {
        last.organisation = description::describe(text).organisation;
    }
    // "Kim Holm (M), 1:e vice / ordförande": the office continues on the next line.
    if text.starts_with(char::is_lowercase)
        && wording::office(&words::words(text), tolerance).is_some_and(|(_, taken)| taken == 1)
        && let Some(role) = last.role.as_mut().filter(|role| role.ends_with("vice"))
    {
        role.push(' ');
        role.push_str(text.trim());
    }
}

/// Whether the person replaced is on the next line: "Lo Berg (C) tjänstgör för".
fn ends_replacing(text: &str) -> bool {
    let folded = fold(text);
    REPLACING.iter().any(|phrase| folded.trim_end().ends_with(phrase))
}

/// The people who were replaced, named on the line of their substitutes: "Dan Holm (L), ersättare för Eva Ek (KD)".
fn replaced(text: &str) -> Vec<Person> {
    static SEAT: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)(?:\btjänstgör(?:ande)?\s+för|\btjg\.?\s+(?:ers\.?\s+)?för|\bers\.?\s+för|\bersättare\s+för|\(ers\.?|\bersätter|\bi\s?stället\s+för)\s+",
        )
    });
    let behind = SEAT.find_iter(text).map(|seat| &text[seat.end()..]);
    behind
        .filter_map(|rest| {
            let tokens = names::first_tokens(rest, names::RUN);
            // "ersättare för direktör Kim Holm"
            let titles = tokens.iter().take_while(|token| wording::is_role_word(token.word)).count();
            let length = names::name_length(&tokens, titles, 2);
            let own = titles..titles + length;
            (length > 0).then(|| Person { name: names::name(rest, &tokens[own]), ..Person::default() })
        })
        .collect()
}

/// Whether a row continues the one above: in its place on the page, or because a name is broken between them ("Kim /
/// Holm (S)").
fn continues(rows: &[Row], index: usize) -> bool {
    let row = &rows[index];
    let is_hanging = row.features.is_some_and(|features| features.continues_row);
    let above = index.checked_sub(1).map(|above| &rows[above]).filter(|above| above.is_read());
    let is_label = || row.text.split_whitespace().next().is_some_and(|first| first.ends_with(':'));
    let breaks = |above: &Row| {
        !is_label() && !names::begins_with_given(&row.text) && names::breaks_in_name(&above.text, &row.text)
    };
    row.is_read() && (is_hanging || above.is_some_and(breaks))
}

/// The row's text joined with the hanging rows directly below it.
fn with_what_hangs(rows: &[Row], index: usize) -> Cow<'_, str> {
    let text = &rows[index].text;
    let hanging = (index + 1..rows.len()).take_while(|&index| continues(rows, index)).map(|index| &rows[index]);
    let mut whole: Cow<'_, str> = text.into();
    for row in hanging {
        join_line(whole.to_mut(), &row.text);
    }
    whole
}

/// The fewest names of a list without a heading: a signature block has three or four names, a board more.
const RUN: usize = 6;

/// The text without the end of a name that wrapped in the second column: "1:e vice ordförande Holm (M)", "(M)
/// (S)".
fn without_wrapped_column(text: &str) -> &str {
    static WRAPPED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(\(\p{Lu}{1,4}\).*?)(?:\s+\p{Lu}\p{Ll}+\s+\(\p{Lu}{1,4}\)|\t\(\p{Lu}{1,4}\))\s*$")
    });
    static FULL: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\p{Lu}[\p{L}-]+\s\p{Lu}[\p{L}-]+\s+\(\p{Lu}{1,4}\)\s*$"));
    if FULL.is_match(text) {
        return text;
    }
    WRAPPED.captures(text).and_then(|captures| captures.get(1)).map_or(text, |kept| &text[..kept.end()])
}

fn attendee(person: Person, list: List) -> Attendee {
    let party = person.organisation.as_deref().is_some_and(|organisation| organisation.len() <= 3);
    let group = match list {
        List::Of(AttendanceGroup::Other) => AttendeeGroup::Other,
        List::Mixed if !party => AttendeeGroup::Other,
        _ => AttendeeGroup::Member,
    };
    Attendee { name: person.name, organisation: person.organisation, role: person.role, group, remote: person.remote }
}

/// The people of a list inside an item, whose rows are those of `range`: "3. Justering av röstlängd … Närvarande med
/// rösträtt:".
pub(in crate::protocol) fn inside(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Attendee> {
    match closing_list(rows, range.clone(), tolerance) {
        Some(start) => read(rows, start..range.end, TextQuality::Clean, tolerance).attendees,
        None => Vec::new(),
    }
}

/// The people of a list of names, one on each row of `range`, without its own heading; none if there are few.
pub(in crate::protocol) fn roll(rows: &[Row], range: Range<usize>) -> Vec<Attendee> {
    const LEAST: usize = 3;
    let name = |row: &Row| {
        let tokens = names::tokens(&row.text);
        let is_name = !tokens.is_empty() && names::name_length(&tokens, 0, 2) == tokens.len();
        is_name.then(|| Person { name: names::name(&row.text, &tokens), ..Person::default() })
    };
    let people: Vec<Person> = rows[range].iter().filter(|row| row.is_read()).filter_map(name).collect();
    if people.len() < LEAST {
        return Vec::new();
    }
    people.into_iter().map(|person| attendee(person, List::Of(AttendanceGroup::Member))).collect()
}

/// The row of `range` at which a list of those present begins: its heading alone on a line, with people below it.
pub(in crate::protocol) fn closing_list(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Option<usize> {
    // The heads of columns may be between the heading and the names.
    const UNDER: usize = 7;
    range.clone().find(|&index| {
        let row = &rows[index];
        // The heading may be in the first of two columns, with the names beside and below it.
        let (heading, beside) = row.text.split_once(CELL).unwrap_or((&row.text, ""));
        let Some((_, taken)) = wording::attendance(heading, tolerance).filter(|_| row.is_read()) else { return false };
        let words = words::words(heading);
        let under = (index + 1..range.end).filter(|&next| rows[next].is_read()).take(UNDER);
        (taken == words.len() || (heading.ends_with(':') && words.len() <= 5))
            && std::iter::once(beside)
                .chain(under.map(|next| rows[next].text.as_str()))
                .filter(|text| !names::people(text, Style::List).is_empty())
                .count()
                >= 2
    })
}
