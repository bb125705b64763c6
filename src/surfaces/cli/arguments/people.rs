//! The options of `who`, `person` and `people`.

use crate::surfaces::cli::citing::Citing;
use crate::surfaces::cli::examples::{PEOPLE_EXAMPLES, PERSON_EXAMPLES, WHO_EXAMPLES};
use crate::surfaces::cli::output::{Limit, Output};
use crate::surfaces::cli::selection::{Items, Selection};
use clap::Args;
use std::path::PathBuf;

/// Find who presented a topic
///
/// Lists the people of the items that match the topic: first those who presented it, then those who raised it, spoke about it,
/// are named, chaired the meeting or attended. Each person is shown with dates, items and places in the files.
#[derive(Debug, Args)]
#[command(after_help = WHO_EXAMPLES, mut_arg("limit", |limit| limit.help("Show at most N people [default: 10]")))]
pub struct Who {
    /// The topic, written as a query
    #[arg(value_name = "TOPIC", required_unless_present = "queries")]
    pub topic: Vec<String>,

    /// Answer each line of this file as a topic (- for standard input). Empty lines are skipped
    #[arg(long, value_name = "FILE", conflicts_with = "topic", alias = "questions")]
    pub queries: Option<PathBuf>,

    #[command(flatten)]
    pub limit: Limit,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub citing: Citing,

    #[command(flatten)]
    pub selection: Selection,

    #[command(flatten)]
    pub items: Items,
}

/// Show what someone did over the years
///
/// Shows a person's meetings, roles, presentations, motions and votes. Mentions in different documents are linked, and each
/// link shows its evidence. If two people may be the same but the evidence is weak, they stay separate, with a remark. Filters
/// select meetings.
#[derive(Debug, Args)]
#[command(after_help = PERSON_EXAMPLES)]
pub struct Person {
    /// A name, part of a name, or an id from people. The order of the names does not matter, and close spellings work too
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,

    /// Only what they did in items that contain all words of this topic
    #[arg(long, value_name = "TOPIC")]
    pub about: Option<String>,

    #[command(flatten)]
    pub limit: Limit,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub citing: Citing,

    #[command(flatten)]
    pub selection: Selection,
}

/// List the people named in the documents
///
/// Filters select meetings: the list has the people named in the documents of those meetings, and what these documents say
/// about them.
#[derive(Debug, Args)]
#[command(after_help = PEOPLE_EXAMPLES, mut_arg("limit", |limit| limit.help("Show at most N people [default: all]")))]
pub struct People {
    /// People from an organisation with this in its name
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,

    /// People with this in the name of their role: skolchef, ordförande
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,

    #[command(flatten)]
    pub limit: Limit,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub selection: Selection,
}
