//! What is asked of people: the options of `who`, `person` and `people`.

use super::TableFormat;
use crate::surfaces::cli::citing::Citing;
use crate::surfaces::cli::examples::{PEOPLE_EXAMPLES, PERSON_EXAMPLES, WHO_EXAMPLES};
use crate::surfaces::cli::selection::Selection;
use clap::Args;
use std::path::PathBuf;

/// Find who presented a topic.
///
/// The people of the items that answer, strongest first: those who presented, then those who brought it up, spoke, are
/// named, or chaired. Each with the dates, items and places to cite.
#[derive(Debug, Args)]
#[command(after_help = WHO_EXAMPLES)]
pub struct Who {
    /// The topic, asked as with search
    #[arg(value_name = "TOPIC", required_unless_present = "questions")]
    pub topic: Vec<String>,

    /// Answer each line of this file (- for standard input); empty lines are passed over
    #[arg(long, value_name = "FILE", conflicts_with = "topic")]
    pub questions: Option<PathBuf>,

    /// Show at most so many people
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,

    /// How the answer is written; of JSON, an answer a topic; of CSV, a row an appearance
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub citing: Citing,

    #[command(flatten)]
    pub selection: Selection,
}

/// Show someone through the years: meetings, offices, what they presented and said.
///
/// A part of the name will do, in any order, and nearly so spelled; so will the id that people lists. Mentions are put
/// together across documents, each with what the link rests on; whoever may be the same but need not is told apart. Filters are asked
/// of meetings.
#[derive(Debug, Args)]
#[command(after_help = PERSON_EXAMPLES)]
pub struct Person {
    /// A name or a part of one, or an id
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,

    /// Only what they have to do with items that have all words of this, asked as with search
    #[arg(long, value_name = "TOPIC")]
    pub about: Option<String>,

    /// Give at most so many of the people whom the name may mean (without it 10 as text, all in the other formats)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,

    /// How they are written; of CSV, a row a document and one for each of its items
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub selection: Selection,
}

/// List the people whom documents name, by name.
///
/// Filters are asked of meetings: whom a meeting that passes names is listed, with what such meetings say.
#[derive(Debug, Args)]
#[command(after_help = PEOPLE_EXAMPLES)]
pub struct People {
    /// People of an organisation with this in its name
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,

    /// People with this in a role: skolchef, ordförande
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,

    /// How the list is written; of CSV, a row a person with the latest post
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub selection: Selection,
}
