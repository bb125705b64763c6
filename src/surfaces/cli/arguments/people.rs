//! The options of `who`, `person` and `people`.

use crate::surfaces::cli::citing::Citing;
use crate::surfaces::cli::examples::{PEOPLE_EXAMPLES, PERSON_EXAMPLES, WHO_EXAMPLES};
use crate::surfaces::cli::output::{Limit, Output};
use crate::surfaces::cli::selection::{Items, Selection};
use clap::Args;
use std::path::PathBuf;

/// Find who presented a topic
///
/// Lists the people of the items that match the topic. People who presented an item come first. People who raised an
/// item, spoke about it, are named in it, chaired the meeting or attended it follow. Each person is shown with the
/// date, item, file and line of their appearances: the first three as text, all in the other formats.
#[derive(Debug, Args)]
#[command(after_help = WHO_EXAMPLES, mut_arg("limit", |limit| limit.help("Show at most N people [default: 10]")))]
pub struct Who {
    /// The topic, in the query syntax of 'tingsok help search'
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
/// Shows a person's meetings, roles, presentations, motions and votes. The same person is recognised in different
/// documents by name, place, party and organisation. If a document does not simply have the same
/// name, a line says why it is about this person; JSON, CSV and Markdown give the reason for every document. If two
/// people may be the same but the evidence is weak, they stay separate, with a remark. Filters select meetings.
#[derive(Debug, Args)]
#[command(
    after_help = PERSON_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N people [default: 10 as text, all in the other formats]"))
)]
pub struct Person {
    /// A name, part of a name, or an id as 'tingsok people' lists them. The order of first name and surname does not
    /// matter, and close spellings work too
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,

    /// Only what the person did in items that contain all words of TOPIC
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
/// Filters select meetings: the list has the people named in the documents of those meetings, and what these documents
/// say about them.
#[derive(Debug, Args)]
#[command(after_help = PEOPLE_EXAMPLES, mut_arg("limit", |limit| limit.help("Show at most N people [default: all]")))]
pub struct People {
    /// People from an organisation whose name contains NAME
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,

    /// People with a role whose name contains ROLE: skolchef (head of schools), ordförande (chair)
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,

    #[command(flatten)]
    pub limit: Limit,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub selection: Selection,
}
