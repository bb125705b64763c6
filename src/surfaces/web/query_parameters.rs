//! What an address asks for: the query, its filters, the order and the page. The names are those of the command's
//! options.

use super::archive::Archive;
use super::swedish;
use jiff::civil::Date;
use std::fmt::Write;
use tingsok::protocol::Kind;
use tingsok::search::{Filter, Note, Options, Period, PlainLanguage, Sort, Strictness};

/// The fields that are on (1) or off (0).
const SWITCHES: &[&str] = &["decisions", "words", "all", "facets"];

/// The fields of an address, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn parse(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The value of a field; an empty one is none, as browsers send empty inputs.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The names of the fields, as often as they are given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a switch is on.
    pub fn has(&self, name: &str) -> bool {
        self.get(name) == Some("1")
    }

    /// A switch whose value is neither 0 nor 1, and the value.
    pub fn unclear_switch(&self) -> Option<(&'static str, &str)> {
        let mut typed = SWITCHES.iter().filter_map(|name| Some((*name, self.get(name)?)));
        typed.find(|(_, value)| !["0", "1"].contains(value))
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }
}

/// A question with all that narrows it, as an address has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryParameters {
    pub q: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub year: Option<i16>,
    pub organ: Option<String>,
    pub region: Option<String>,
    pub presenter: Option<String>,
    /// Someone who had any part in the item. It does not count beside a presenter.
    pub person: Option<String>,
    /// In a list of votes, only those of this person.
    pub voter: Option<String>,
    pub kind: Option<Kind>,
    pub decisions: bool,
    /// Search the words as they stand, whatever they may ask.
    pub words: bool,
    pub all: bool,
    pub sort: Order,
    /// From 1.
    pub page: usize,
    /// What could not be understood of the address, in Swedish.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Best,
    Newest,
    Oldest,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Best, Self::Newest, Self::Oldest];

    /// As in the command's `--sort`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }
}

impl QueryParameters {
    pub fn of(fields: &Fields) -> Self {
        let text = |name| fields.get(name).map(str::to_owned);
        let mut notes = Vec::new();
        let kind = fields.get("kind").and_then(|name| {
            let kind = Kind::named(name);
            if kind.is_none() {
                notes.push(swedish::note(&Note::UnknownKind { typed: name.to_owned() }));
            }
            kind
        });
        let year = fields.get("year").and_then(|typed| {
            let year = typed.parse().ok().filter(|year| (1..=9999).contains(year));
            if year.is_none() {
                notes.push(swedish::unknown_day(typed));
            }
            year
        });
        if let Some((name, typed)) = fields.unclear_switch() {
            notes.push(swedish::unclear_switch(name, typed));
        }
        let sort = fields.get("sort").unwrap_or_default();
        Self {
            q: text("q").unwrap_or_default(),
            from: text("from"),
            to: text("to"),
            year,
            organ: text("organ"),
            region: text("region"),
            presenter: text("presenter"),
            person: text("person").filter(|_| text("presenter").is_none()),
            voter: text("voter"),
            kind,
            decisions: fields.has("decisions"),
            words: fields.has("words"),
            all: fields.has("all"),
            sort: Order::ALL.into_iter().find(|order| order.name() == sort).unwrap_or_default(),
            page: fields.number("page").unwrap_or(1).max(1),
            notes,
        }
    }

    /// How the engine is asked for the hits of this page.
    pub fn options(&mut self, archive: &Archive, per_page: usize, most: usize) -> Options {
        let last = most.div_ceil(per_page).max(1);
        self.page = self.page.min(last);
        Options {
            filter: self.filter(archive),
            skip: (self.page - 1).saturating_mul(per_page),
            sort: match self.sort {
                Order::Best => Sort::Best,
                Order::Newest => Sort::Newest,
                Order::Oldest => Sort::Oldest,
            },
            plain_language: if self.words { PlainLanguage::Words } else { PlainLanguage::Questions },
            strictness: if self.all { Strictness::All } else { Strictness::Lenient },
            ..archive.options(per_page)
        }
    }

    pub fn filter(&mut self, archive: &Archive) -> Filter {
        let newest = archive.newest_day();
        let mut notes = Vec::new();
        let mut end = |typed: &Option<String>, end: fn(Period) -> Option<Date>| {
            let typed = typed.as_deref()?;
            let period = Period::read(typed).or_else(|| Period::read_from(typed, newest));
            if period.is_none() {
                notes.push(swedish::unknown_day(typed));
            }
            period.and_then(end)
        };
        let (from, to) = (end(&self.from, |period| period.from), end(&self.to, |period| period.to));
        self.notes.append(&mut notes);
        Filter {
            from,
            to,
            year: self.year,
            organ: self.organ.clone(),
            region: self.region.clone(),
            presenter: self.presenter.clone().or_else(|| self.person.clone()),
            any_role: self.person.is_some(),
            kind: self.kind,
            decisions_only: self.decisions,
            ..archive.filter()
        }
    }

    /// If the page number is beyond the last page of `total` rows, sets it to the last page.
    pub fn stay_within(&mut self, total: usize, per_page: usize) {
        self.page = self.page.min(total.div_ceil(per_page).max(1));
    }

    pub fn is_filtered(&self) -> bool {
        let bare = Self { q: self.q.clone(), sort: self.sort, page: self.page, words: self.words, ..Self::default() };
        Self { notes: Vec::new(), ..self.clone() } != bare
    }

    /// The fields in a fixed order, those that have a value.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
        let flag = |is_set: bool| is_set.then(|| "1".to_owned());
        add("q", Some(self.q.clone()).filter(|q| !q.is_empty()));
        add("from", self.from.clone());
        add("to", self.to.clone());
        add("year", self.year.map(|year| year.to_string()));
        add("organ", self.organ.clone());
        add("region", self.region.clone());
        add("presenter", self.presenter.clone());
        add("person", self.person.clone());
        add("voter", self.voter.clone());
        add("kind", self.kind.map(|kind| kind.name().to_owned()));
        add("decisions", flag(self.decisions));
        add("words", flag(self.words));
        add("all", flag(self.all));
        add("sort", (self.sort != Order::Best).then(|| self.sort.name().to_owned()));
        add("page", (self.page > 1).then(|| self.page.to_string()));
        fields
    }

    /// The same question under `path`.
    pub fn address(&self, path: &str) -> String {
        Self::written(path, self.fields())
    }

    /// The address of `path` with these fields.
    pub fn written(path: &str, fields: Vec<(&'static str, String)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(fields);
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same question, changed, from its first page.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = Self { page: 1, ..self.clone() };
        change(&mut changed);
        changed
    }

    /// Each active filter: its name in Swedish, and the same question without this filter.
    pub fn active_filters(&self) -> Vec<(String, Self)> {
        let mut found = Vec::new();
        let mut add = |text: Option<String>, without: fn(&mut Self)| {
            found.extend(text.map(|text| (text, self.with(without))));
        };
        add(self.year.map(|year| year.to_string()), |parameters| parameters.year = None);
        add(self.from.as_ref().map(|from| format!("från {from}")), |parameters| parameters.from = None);
        add(self.to.as_ref().map(|to| format!("till {to}")), |parameters| parameters.to = None);
        // "=" before a name means exactly this name; "=" alone means that the name is not known.
        let shown = |name: &Option<String>| name.as_deref().map(|name| name.trim_start_matches('=').to_owned());
        let named: Vec<String> =
            [shown(&self.organ), shown(&self.region)].into_iter().flatten().filter(|name| !name.is_empty()).collect();
        let is_placed = self.organ.is_some() || self.region.is_some();
        let named = if named.is_empty() { "okänt organ".to_owned() } else { named.join(" · ") };
        add(is_placed.then_some(named), |parameters| (parameters.organ, parameters.region) = (None, None));
        add(shown(&self.presenter).map(|name| format!("föredragande {name}")), |parameters| {
            parameters.presenter = None;
        });
        add(shown(&self.person).map(|name| format!("person {name}")), |parameters| parameters.person = None);
        add(self.voter.as_ref().map(|name| format!("röst av {name}")), |parameters| parameters.voter = None);
        add(self.kind.map(|kind| swedish::kind(kind).to_owned()), |parameters| parameters.kind = None);
        add(self.decisions.then(|| "bara beslut".to_owned()), |parameters| parameters.decisions = false);
        add(self.all.then(|| "alla ord".to_owned()), |parameters| parameters.all = false);
        found
    }
}

/// "1 234", with a space that does not break.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        // Writing to a string does not fail.
        let _ = write!(out, "{digit}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Fields, QueryParameters, grouped};

    fn parameters(query: &str) -> QueryParameters {
        QueryParameters::of(&Fields::parse(query))
    }

    #[test]
    fn an_address_is_read_and_written_alike() {
        let address = "/sok?q=n%C3%A4ra+v%C3%A5rd&year=2024&organ=KF&decisions=1&sort=newest&page=3";
        let read = parameters(address.split_once('?').unwrap().1);
        assert_eq!((read.q.as_str(), read.year, read.page), ("nära vård", Some(2024), 3));
        assert_eq!(read.address("/sok"), address);
    }

    #[test]
    fn what_narrows_can_be_taken_away_and_leads_to_the_first_page() {
        let read = parameters("q=avtal&year=2024&organ=KF&page=2");
        let narrowings = read.active_filters();
        let addresses: Vec<String> = narrowings.iter().map(|(_, parameters)| parameters.address("/sok")).collect();
        assert_eq!(addresses, ["/sok?q=avtal&organ=KF", "/sok?q=avtal&year=2024"]);
        assert!(read.is_filtered() && !parameters("q=avtal&sort=newest").is_filtered());
    }

    #[test]
    fn what_is_no_year_and_no_kind_is_said() {
        let read = parameters("year=abc&kind=hemlig&page=0&sort=x");
        assert_eq!((read.year, read.kind, read.page, read.notes.len()), (None, None, 1, 2));
        let read = parameters("decisions=false&words=0&all=1");
        assert_eq!((read.decisions, read.words, read.all, read.notes.len()), (false, false, true, 1));
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!(["7", "1\u{a0}234", "12\u{a0}345\u{a0}678"], [7, 1234, 12_345_678].map(grouped).as_slice());
    }
}
