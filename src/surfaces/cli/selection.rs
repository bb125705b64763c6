//! What a command works on: the index, the files that it is first brought up to date with, and the filters.
//! Every command declares these options by the same structs.

use super::{Error, index, numbers, report};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use tingsok::engine::{BuildReport, Engine};
use tingsok::protocol::Kind;
use tingsok::search::{Filter, Period};
use tingsok::source;

const INDEX: &str = "Index";
const FILTERS: &str = "Filters";

/// The folder of the index, for commands that take it unchanged.
#[derive(Debug, Args)]
pub struct Folder {
    /// Folder of the index
    #[arg(long, value_name = "DIR", default_value = "index", help_heading = INDEX)]
    pub index: PathBuf,
}

/// The index, and what to bring it up to date with first.
#[derive(Debug, Args)]
pub struct UpdatedIndex {
    /// Index this file or folder first, or update it, then answer only from it. PATH stays in the index. Can be
    /// repeated
    #[arg(long = "in", value_name = "PATH", help_heading = INDEX)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    folder: Folder,
}

impl UpdatedIndex {
    /// Opens the index, brought up to date with `--in` first. Failures on the way are reported on standard error, and
    /// the paths of `--in` that could not be read at all are returned.
    pub fn open(&self) -> Result<(Engine, Vec<PathBuf>), Error> {
        if self.paths.is_empty() {
            return Ok((Engine::open(self.index())?, Vec::new()));
        }
        let report = index::bring_up_to_date(self.index(), &self.paths)?;
        Ok((Engine::open(self.index())?, absent(&self.paths, &report)))
    }

    /// The same for commands on people and matters, with a note if these are older than the documents.
    pub fn open_linked(&self) -> Result<(Engine, Vec<PathBuf>), Error> {
        let (engine, absent) = self.open()?;
        report::behind(engine.unlinked_documents()?, self.index());
        Ok((engine, absent))
    }

    /// The documents of `--in`, as a filter.
    pub fn filter(&self) -> Filter {
        Filter { paths: self.paths.iter().map(|path| source::unresolved(path)).collect(), ..Filter::default() }
    }

    pub fn is_limited(&self) -> bool {
        !self.paths.is_empty()
    }

    pub fn index(&self) -> &Path {
        &self.folder.index
    }
}

/// Those of `paths` that could not be read at all in a build.
pub fn absent(paths: &[PathBuf], report: &BuildReport) -> Vec<PathBuf> {
    let failed: Vec<String> = report.failures.iter().map(|failure| source::named(&failure.path)).collect();
    paths.iter().filter(|path| failed.contains(&source::named(path))).cloned().collect()
}

/// The filters on meetings.
#[derive(Debug, Args)]
pub struct Selection {
    #[command(flatten)]
    pub place: UpdatedIndex,

    /// Meetings on or after this date: 2022, 2022-05, 2022-05-17, ht24 (autumn 2024), 'våren 2024' (spring 2024) or 'Q2
    /// 2024'. Relative dates such as 'i fjol' (last year) and 'i höstas' (last autumn) are relative to the newest
    /// document in the index, not to today
    #[arg(long, value_name = "DATE", value_parser = first_day, help_heading = FILTERS)]
    from: Option<Day>,

    /// Meetings on or before this date, written as with --from. A period counts to its last day: 2024-06 includes 30
    /// June
    #[arg(long, value_name = "DATE", value_parser = last_day, help_heading = FILTERS)]
    to: Option<Day>,

    /// Meetings in this year
    #[arg(long, allow_negative_numbers = true, value_parser = numbers::year, help_heading = FILTERS)]
    year: Option<i16>,

    /// Meetings of a governing body (nämnd, styrelse, ledningsgrupp: committee, board, management group) whose name
    /// contains NAME. The name of its county or municipality counts as part of its name. Case, accents and spaces do
    /// not matter, and abbreviations such as KF (kommunfullmäktige, the municipal council) work too
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    organ: Option<String>,

    /// Meetings of the county or municipality whose name contains NAME
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    region: Option<String>,

    /// Documents of this kind, by its Swedish name: protokoll (minutes), mötesanteckningar or minnesanteckningar
    /// (notes), kallelse (notice), handling (report) or okänd (unknown)
    #[arg(long, value_name = "KIND", value_parser = kind, help_heading = FILTERS)]
    kind: Option<Kind>,
}

impl Selection {
    pub fn filter(&self, engine: &Engine) -> Filter {
        let newest = || engine.newest_day();
        let from = self.from.as_ref().and_then(|from| from.read(newest));
        let to = self.to.as_ref().and_then(|to| to.read(newest));
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| from > to) {
            report::note(&format!("the period ends before it begins: --from {from}, --to {to}"));
        }
        Filter {
            excluded_documents: Vec::new(),
            from,
            to,
            year: self.year,
            organ: self.organ.clone(),
            region: self.region.clone(),
            kind: self.kind,
            ..self.place.filter()
        }
    }

    /// The names of the filters in use: "--year", "--organ".
    pub fn names(&self) -> Vec<&'static str> {
        given(&[
            ("--in", self.place.is_limited()),
            ("--from", self.from.is_some()),
            ("--to", self.to.is_some()),
            ("--year", self.year.is_some()),
            ("--organ", self.organ.is_some()),
            ("--region", self.region.is_some()),
            ("--kind", self.kind.is_some()),
        ])
    }
}

/// The filters on agenda items, for commands whose answers are items, or meetings that have such items.
#[derive(Debug, Args)]
pub struct Items {
    /// Items presented by someone whose name contains NAME
    #[arg(long, value_name = "NAME", help_heading = FILTERS, conflicts_with = "person")]
    presenter: Option<String>,

    /// Items in which someone whose name contains NAME presents, raises the matter, speaks, makes a motion (yrkande) or
    /// objects. Voting on an item and attending the meeting do not count
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    person: Option<String>,

    /// Makes `--presenter` mean `--person`, as in earlier command lines.
    #[arg(long, requires = "presenter", hide = true)]
    by_person: bool,
}

impl Items {
    /// `filter`, and these.
    pub fn within(&self, filter: Filter) -> Filter {
        Filter {
            presenter: self.presenter.clone().or_else(|| self.person.clone()),
            any_role: self.by_person || self.person.is_some(),
            ..filter
        }
    }

    pub fn names(&self) -> Vec<&'static str> {
        given(&[("--presenter", self.presenter.is_some()), ("--person", self.person.is_some())])
    }
}

/// The filter on passages, for commands that show passages.
#[derive(Debug, Clone, Copy, Args)]
pub struct Passages {
    /// Only passages that record a decision
    #[arg(long, help_heading = FILTERS)]
    decisions: bool,
}

impl Passages {
    /// `filter`, and this.
    pub fn within(self, filter: Filter) -> Filter {
        Filter { decisions_only: self.decisions, ..filter }
    }

    pub fn names(self) -> Vec<&'static str> {
        given(&[("--decisions", self.decisions)])
    }
}

fn given(names: &[(&'static str, bool)]) -> Vec<&'static str> {
    names.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name).collect()
}

/// One end of a period as typed. It becomes a day once the index is open, because some periods are relative to it.
#[derive(Debug, Clone)]
struct Day {
    text: String,
    end: fn(Period) -> Option<Date>,
}

impl Day {
    /// The day; `None` for a relative date if no document has a date.
    fn read(&self, newest: impl Fn() -> Option<Date>) -> Option<Date> {
        // The index is read only for relative dates.
        Period::read(&self.text).or_else(|| Period::read_from(&self.text, newest())).and_then(self.end)
    }
}

fn first_day(text: &str) -> Result<Day, String> {
    end(text, |period| period.from, "first")
}

fn last_day(text: &str) -> Result<Day, String> {
    end(text, |period| period.to, "last")
}

fn end(text: &str, end: fn(Period) -> Option<Date>, name: &str) -> Result<Day, String> {
    match Period::read_from(text, Some(ANY_DAY)) {
        Some(period) if end(period).is_some() => Ok(Day { text: text.to_owned(), end }),
        Some(_) => Err(format!("this period has no {name} day; {DATES}")),
        None if is_numbered(text) => Err(format!("there is no such day or month; {DATES}")),
        None => Err(DATES.to_owned()),
    }
}

/// "2024-13", "2024-02-31": written as a month or day.
fn is_numbered(text: &str) -> bool {
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.trim().split('-').collect();
    matches!(parts.len(), 2 | 3) && parts[0].len() == 4 && parts.into_iter().all(are_digits)
}

/// Whether a period has a first and last day does not depend on the day from which it is counted.
const ANY_DAY: Date = Date::constant(2024, 1, 1);

const DATES: &str = "write a year, month or day (2022, 2022-05, 2022-05-17), or a part of a year (ht24, 'våren 2024', \
    'Q2 2024')";

fn kind(text: &str) -> Result<Kind, String> {
    Kind::named(text).ok_or_else(|| format!("use one of {}", Kind::names()))
}

#[cfg(test)]
mod tests {
    use super::{DATES, Day, first_day, kind, last_day};
    use tingsok::protocol::Kind;

    /// First and last day, or the messages in their place.
    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let newest = || Some(jiff::civil::date(2024, 5, 16));
        let said = |day: Result<Day, String>| match day {
            Ok(day) => day.read(newest).map(|day| day.to_string()).unwrap_or_default(),
            Err(message) => message,
        };
        assert_eq!((said(first_day(text)).as_str(), said(last_day(text)).as_str()), (first, last));
    }

    #[test]
    fn periods_have_a_first_and_a_last_day() {
        check("2024-02", "2024-02-01", "2024-02-29");
        check("våren 2024", "2024-01-01", "2024-06-30");
        check("ht24", "2024-07-01", "2024-12-31");
        check("25.11.2022", "2022-11-25", "2022-11-25");
    }

    #[test]
    fn days_are_counted_from_the_newest_meeting() {
        check("i fjol", "2023-01-01", "2023-12-31");
        check("i höstas", "2023-07-01", "2023-12-31");
        check("sedan valet", "2022-09-11", &format!("this period has no last day; {DATES}"));
    }

    #[test]
    fn what_has_no_such_day_is_refused_with_what_to_write() {
        check("i fjolas", DATES, DATES);
        let no_day = format!("there is no such day or month; {DATES}");
        check("2023-02-29", &no_day, &no_day);
        check("2023-13", &no_day, &no_day);
        check("till 2024", &format!("this period has no first day; {DATES}"), "2024-12-31");
        check("efter 2024", "2025-01-01", &format!("this period has no last day; {DATES}"));
    }

    #[test]
    fn kinds_are_swedish_words() {
        assert_eq!(kind("Protokoll"), Ok(Kind::Protokoll));
        assert_eq!(kind("motesanteckningar"), Ok(Kind::Mötesanteckningar));
        assert!(kind("minutes").is_err());
    }
}
