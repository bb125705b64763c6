//! Which meetings a command is about: the index, the files brought up to date first, and the filters.
//! The same options for every command that has them.

use super::{Error, index, report};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use tingsok::engine::{BuildReport, Engine};
use tingsok::protocol::Kind;
use tingsok::search::{Filter, Period};
use tingsok::source;

#[derive(Debug, Args)]
pub struct Selection {
    /// Bring the index up to date with this file or folder first, then answer from it only. May be repeated
    #[arg(long = "in", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Folder where the index lies
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// Meetings on this day or later: 2022, 2022-05, 2022-05-17, or the first day of ht24, 'våren 2024', 'Q2 2024';
    /// 'i fjol', 'i höstas' and the like are counted from the newest document of the index
    #[arg(long, value_name = "DATE", value_parser = first_day, help_heading = FILTERS)]
    from: Option<Day>,

    /// Meetings on this day or earlier: 2024, 2024-06 (all of June), 2024-06-30, or the last day of ht24, 'våren 2024',
    /// 'Q2 2024'
    #[arg(long, value_name = "DATE", value_parser = last_day, help_heading = FILTERS)]
    to: Option<Day>,

    /// Meetings of this year
    // The years that four digits can write.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999), help_heading = FILTERS)]
    year: Option<i16>,

    /// Meetings of the governing body (nämnd, styrelse, ledningsgrupp) with this in its name, or in the name of its county
    /// or municipality; case, accents and spaces do not matter
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    organ: Option<String>,

    /// Meetings of the county or municipality with this in its name
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    region: Option<String>,

    /// Items presented by someone with this in their name
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    presenter: Option<String>,

    /// With --presenter: items that someone with this in their name brought up, spoke to, moved or objected to something in,
    /// as well
    #[arg(long, requires = "presenter", help_heading = FILTERS)]
    by_person: bool,

    /// Documents of this kind: protokoll, mötesanteckningar, minnesanteckningar, kallelse, handling or okänd
    #[arg(long, value_name = "KIND", value_parser = kind, help_heading = FILTERS)]
    kind: Option<Kind>,

    /// Only what was decided
    #[arg(long, help_heading = FILTERS)]
    decisions: bool,
}

const FILTERS: &str = "Filters";

impl Selection {
    /// Opens the index, brought up to date with `--in` first. What failed on the way is said on standard
    /// error, and the paths of `--in` that could not be had at all are given back.
    pub fn open(&self) -> Result<(Engine, Vec<PathBuf>), Error> {
        if self.paths.is_empty() {
            return Ok((Engine::open(&self.index)?, Vec::new()));
        }
        let report = index::bring_up_to_date(&self.index, &self.paths)?;
        Ok((Engine::open(&self.index)?, self.absent(&report)))
    }

    /// The same for what people and matters answer: where these are older than the documents, that is said.
    pub fn open_linked(&self) -> Result<(Engine, Vec<PathBuf>), Error> {
        let (engine, absent) = self.open()?;
        report::behind(engine.behind()?);
        Ok((engine, absent))
    }

    fn absent(&self, report: &BuildReport) -> Vec<PathBuf> {
        let failed: Vec<String> = report.failures.iter().map(|failure| source::named(&failure.path)).collect();
        self.paths.iter().filter(|path| failed.contains(&source::named(path))).cloned().collect()
    }

    pub fn filter(&self, engine: &Engine) -> Filter {
        let newest = || engine.newest_day();
        Filter {
            under: self.paths.iter().map(|path| source::unresolved(path)).collect(),
            without: Vec::new(),
            from: self.from.as_ref().and_then(|from| from.read(newest)),
            to: self.to.as_ref().and_then(|to| to.read(newest)),
            year: self.year,
            organ: self.organ.clone(),
            region: self.region.clone(),
            presenter: self.presenter.clone(),
            by_person: self.by_person,
            kind: self.kind,
            number: None,
            decisions_only: self.decisions,
        }
    }

    /// Whether only decisions are asked for. What exports them takes all that the other filters let through.
    pub fn has_decisions(&self) -> bool {
        self.decisions
    }

    /// The filters that were given, as typed: "--year, --organ".
    pub fn filter_names(&self) -> String {
        let given = [
            ("--in", !self.paths.is_empty()),
            ("--from", self.from.is_some()),
            ("--to", self.to.is_some()),
            ("--year", self.year.is_some()),
            ("--organ", self.organ.is_some()),
            ("--region", self.region.is_some()),
            ("--presenter", self.presenter.is_some()),
            ("--by-person", self.by_person),
            ("--kind", self.kind.is_some()),
            ("--decisions", self.decisions),
        ];
        given.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    pub fn index(&self) -> &Path {
        &self.index
    }
}

/// One end of a period as it was typed, which is a day once the index is known.
#[derive(Debug, Clone)]
struct Day {
    text: String,
    end: fn(Period) -> Option<Date>,
}

impl Day {
    /// The day; `None` where it is counted from the newest document and no meeting has a date.
    fn read(&self, newest: impl Fn() -> Option<Date>) -> Option<Date> {
        // Without need the index is not asked.
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
        Some(_) => Err(format!("it has no {name} day; {DATES}")),
        None => Err(DATES.to_owned()),
    }
}

/// Whether a period has its ends does not hang on the day from which it is counted.
const ANY_DAY: Date = Date::constant(2024, 1, 1);

/// What to write, if not what was written.
const DATES: &str = "write a year, a month or a day, 2022, 2022-05 or 2022-05-17, or a part of a year, ht24, \
    'våren 2024' or 'Q2 2024'";

fn kind(text: &str) -> Result<Kind, String> {
    Kind::named(text).ok_or_else(|| format!("choose one of {}", Kind::names()))
}

#[cfg(test)]
mod tests {
    use super::{DATES, Day, first_day, kind, last_day};
    use tingsok::protocol::Kind;

    /// First and last day, or what is said in their place.
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
        check("sedan valet", "2022-09-11", &format!("it has no last day; {DATES}"));
    }

    #[test]
    fn what_has_no_such_day_is_refused_with_what_to_write() {
        check("i fjolas", DATES, DATES);
        check("2023-02-29", DATES, DATES);
        check("till 2024", &format!("it has no first day; {DATES}"), "2024-12-31");
        check("efter 2024", "2025-01-01", &format!("it has no last day; {DATES}"));
    }

    #[test]
    fn kinds_are_swedish_words() {
        assert_eq!(kind("Protokoll"), Ok(Kind::Protokoll));
        assert_eq!(kind("motesanteckningar"), Ok(Kind::Mötesanteckningar));
        assert!(kind("minutes").is_err());
    }
}
