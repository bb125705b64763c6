//! Says that nothing was found, and what to try.

use super::Error;
use super::terminal::shortened;
use std::path::Path;
use tingsok::engine::Engine;
use tingsok::search::{Criterion, Filter, Options, Query, Requirement};

/// A query in a message, in characters. By feel: one line.
const LONGEST_QUERY: usize = 60;

/// What was asked for, and where.
pub struct Unmatched<'a> {
    pub engine: &'a Engine,
    pub index: &'a Path,
    /// "nothing", "no decision", "nobody".
    pub what: &'a str,
    /// The query; empty for a list that no query asked for.
    pub query: &'a str,
    /// The filters in use: "--year", "--organ".
    pub filters: &'a [&'static str],
}

impl Unmatched<'_> {
    /// "nothing found for "avtal"; try without --year". Filters are blamed only if there are results without them,
    /// which `has_without` tells.
    pub fn message(&self, has_without: impl FnOnce() -> Result<bool, Error>) -> Result<String, Error> {
        let about = if self.query.is_empty() {
            String::new()
        } else {
            format!(" for \"{}\"", shortened(self.query, LONGEST_QUERY))
        };
        Ok(format!("{} found{about}; {}", self.what, self.advice(has_without)?))
    }

    /// The message for a question that was asked with `options`. `total` tells how many results it has with other
    /// options.
    pub fn message_for(
        &self,
        options: &Options,
        total: impl FnOnce(&Options) -> Result<usize, tingsok::error::Error>,
    ) -> Result<String, Error> {
        self.message(|| Ok(total(&Options { filter: Filter::default(), ..options.clone() })? > 0))
    }

    fn advice(&self, has_without: impl FnOnce() -> Result<bool, Error>) -> Result<String, Error> {
        let index = self.index.display();
        if !self.engine.has_documents(&Filter::default())? {
            return Ok(format!(
                "the index in {index} is empty; add documents with `tingsok index PATH --index {index}`"
            ));
        }
        let fields = self.fields_without_match()?;
        if !fields.is_empty() {
            return Ok(format!("no document matches {}", fields.join(" or ")));
        }
        if !self.filters.is_empty() && has_without()? {
            return Ok(format!("try without {}", self.filters.join(", ")));
        }
        Ok(format!("`tingsok meetings --index {index}` lists what is in the index"))
    }

    /// The fields of the query that match no document by themselves: "organ:xyz".
    fn fields_without_match(&self) -> Result<Vec<String>, Error> {
        let mut fields = Vec::new();
        for clause in Query::parse(self.query).0.clauses {
            if let (Requirement::Required, Criterion::Filter(filter)) = (clause.requirement, &clause.criterion)
                && !self.engine.has_documents(filter)?
            {
                fields.push(Query { clauses: vec![clause] }.to_string());
            }
        }
        Ok(fields)
    }
}
