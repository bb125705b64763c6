//! The commands that maintain an index, inspect it and export its contents: their options, and their help.

use super::arguments::Arguments;
use super::citing::Citing;
use super::examples::{
    CHECK_EXAMPLES, EXPORT_EXAMPLES, INDEX_EXAMPLES, INSPECT_EXAMPLES, MEETINGS_EXAMPLES, REMOVE_EXAMPLES,
    SHOW_EXAMPLES, STATS_EXAMPLES,
};
use super::numbers;
use super::output::{Format, HEADING, Limit, Output};
use super::selection::{Folder, Items, Selection, UpdatedIndex};
use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Add files and folders to the index, or update it
///
/// Reads plain text, Markdown, PDF, Word (.docx and .doc) and HTML. Adds new files, replaces changed ones, and drops
/// files that are gone from their folders. Unchanged files are not read again. Files that cannot be read are reported,
/// one line each, and the others are indexed. In folders, hidden files and files named README or LICENSE are skipped.
/// Ctrl-C stops after the current files and keeps what was read. The same command then continues from there.
#[derive(Debug, Args)]
#[command(
    after_help = INDEX_EXAMPLES,
    mut_arg("index", |index| index.help("Folder of the index. It is created if it does not exist. Refused if the folder \
        holds other files; only tingsok.toml, README.md and .gitignore may be there"))
)]
pub struct Index {
    /// Files and folders. Without any, those that were indexed before
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Discard the index and build it again, from the files and folders indexed before and from each PATH. Refused if
    /// one of them is missing, or a folder with documents cannot be opened, so that no documents are lost. Exception: if
    /// the index is damaged and you name a PATH that exists, what is missing is left out, with a message
    #[arg(long)]
    pub rebuild: bool,

    /// Follow symbolic links inside folders, wherever they lead. Later updates of the same folders follow links too. To
    /// turn this off, remove the folder from the index and index it again
    #[arg(long)]
    pub follow: bool,

    /// Erase the old text of changed documents from the disk. Without it, old text stays on the disk until it makes up
    /// a fifth of an index file; then it is erased
    #[arg(long)]
    pub compact: bool,

    /// Read N files at a time. The result does not depend on N [default: the number of processor cores]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = numbers::threads)]
    pub threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub folder: Folder,
}

/// Remove documents from the index
///
/// When the command ends, nothing of the documents is left in the folder of the index: no text, words, people or
/// acronyms. The files themselves are not touched. If a removed file is still in an indexed folder, the next 'tingsok
/// index' adds it again.
#[derive(Debug, Args)]
#[command(after_help = REMOVE_EXAMPLES)]
pub struct Remove {
    /// A document, or a folder of documents: a path, a file name, or the first 8 or more characters of the document's
    /// SHA-256
    #[arg(value_name = "DOCUMENT", required = true, value_parser = document())]
    pub names: Vec<OsString>,

    #[command(flatten)]
    pub folder: Folder,
}

/// Check that the index is intact and up to date
///
/// Reads every file and entry of the index, and the files that it was built from.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// Output format
    #[arg(long, default_value = "text", help_heading = HEADING, value_parser = check_formats())]
    pub format: Format,

    #[command(flatten)]
    pub folder: Folder,
}

/// Show how much the index contains
///
/// Counts documents, items, decisions, people, matters and passages, and lists the files and folders that the index is
/// built from.
#[derive(Debug, Args)]
#[command(after_help = STATS_EXAMPLES)]
pub struct Stats {
    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub folder: Folder,
}

/// Show how a file is read, line by line
///
/// Prints the lines of each page in reading order. Each line has its number, counted from the top of the page, and what
/// it was read as: head of the document, list of attendees, item, decision, running head. ┆ separates the cells of a
/// table and the columns of a page. The file does not need to be indexed, and no index is changed.
#[derive(Debug, Args)]
#[command(
    after_help = INSPECT_EXAMPLES,
    mut_arg("index", |index| index.help("Folder of an index, of which only the settings (tingsok.toml) are read"))
)]
pub struct Inspect {
    /// The file
    pub file: PathBuf,

    /// Explain the reading: the possible divisions into agenda items, the evidence for each, and why each line was read
    /// as it was. With LINE, explain only the line with this number on each page
    #[arg(long, value_name = "LINE", num_args = 0..=1, value_parser = line_number)]
    #[expect(clippy::option_option, reason = "clap's form for an option whose value may be left out")]
    pub why: Option<Option<u32>>,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub folder: Folder,
}

/// List the meetings in the index, by date
///
/// The oldest meeting comes first. Documents of the same governing body and day belong to one meeting. The row of a
/// meeting describes its minutes, or another document if there are no minutes. The rows below it name the other
/// documents, such as the notice and reports.
#[derive(Debug, Args)]
#[command(
    after_help = MEETINGS_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N meetings [default: all]")),
    mut_arg("presenter", |presenter| presenter.help("Meetings with an item presented by someone whose name contains \
        NAME")),
    mut_arg("person", |person| person.help("Meetings with an item that someone whose name contains NAME presents, raises, \
        speaks about, makes a motion on or objects to. Voting on an item and attending the meeting do not count")),
    mut_arg("is_asked", |cite| cite.help("Print a citation that you can copy: governing body, date, file, page and line. JSON and \
        CSV always have a field \"cite\" with governing body and date; the file is a field of its own"))
)]
pub struct Meetings {
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

/// Show the record of one document or meeting
///
/// Shows who met, when, the agenda items, and for each item its presenters, decisions, tasks, motions, votes,
/// objections and recusals.
#[derive(Debug, Args)]
#[command(
    after_help = SHOW_EXAMPLES,
    mut_arg("is_asked", |cite| cite.help("Below each item, print a citation that you can copy. CSV always includes it as \
        \"cite\""))
)]
pub struct Show {
    /// A document: its path, its file name, or the first 8 or more characters of its SHA-256
    #[arg(value_name = "DOCUMENT", value_parser = document())]
    pub name: OsString,

    /// Only the agenda item with this number
    #[arg(long, value_name = "N")]
    pub item: Option<String>,

    /// Show the document together with the other documents of its meeting: what the notice announced and what the
    /// minutes decided appear under the same item
    #[arg(long, conflicts_with = "item")]
    pub meeting: bool,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub citing: Citing,

    #[command(flatten)]
    pub place: UpdatedIndex,
}

/// Export what the documents say, for other programs
///
/// Writes one kind of thing as a list or a table, or several kinds in a standard format (Popolo or OParl). The default
/// is --records. Filters select what is written. When you export --decisions or --votes, the filters --presenter and
/// --person select single items. In all other exports they select whole documents that have such an item.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "one option each, of which clap accepts only one")]
pub struct Export {
    /// Records: one per document, sorted by file
    #[arg(long, group = "what", help_heading = WHAT)]
    pub records: bool,

    /// The people named in the documents, sorted by name
    #[arg(long, group = "what", help_heading = WHAT)]
    pub people: bool,

    /// Who appears where: one entry per person and document, sorted by name and date
    #[arg(long, group = "what", help_heading = WHAT)]
    pub appearances: bool,

    /// Decisions and the tasks they assign, oldest first
    #[arg(long, group = "what", help_heading = WHAT)]
    pub decisions: bool,

    /// Votes, with the names and parties on each side, oldest first
    #[arg(long, group = "what", help_heading = WHAT)]
    pub votes: bool,

    /// Matters that came up at more than one meeting or that a report was written for, with their meetings
    #[arg(long, group = "what", help_heading = WHAT)]
    pub matters: bool,

    /// Persons, organisations, memberships and meetings in the Popolo format (www.popoloproject.com)
    #[arg(long, group = "what", help_heading = WHAT)]
    pub popolo: bool,

    /// Bodies, organisations, persons, meetings with agendas, and cases in the OParl 1.1 format (oparl.org)
    #[arg(long, group = "what", help_heading = WHAT)]
    pub oparl: bool,

    /// Output format. --popolo and --oparl are always json [default: jsonl]
    #[arg(long, help_heading = HEADING, value_parser = formats())]
    pub format: Option<Format>,

    #[command(flatten)]
    pub selection: Selection,

    #[command(flatten)]
    pub items: Items,
}

const WHAT: &str = "What to export";

/// The name of a document, which is never empty.
fn document() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|name| if name.is_empty() { Err("name a document") } else { Ok(name) })
}

/// The formats of an export. Text is for people.
fn formats() -> impl TypedValueParser<Value = Format> {
    let values = LISTS.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(values).try_map(|name| Format::from_str(&name, false))
}

/// The formats of a check. It has no table.
fn check_formats() -> impl TypedValueParser<Value = Format> {
    let values = [Format::Text, Format::Json].iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(values).try_map(|name| Format::from_str(&name, false))
}

/// The formats of a list, the usual one first.
const LISTS: [Format; 4] = [Format::Jsonl, Format::Json, Format::Csv, Format::Md];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportContent {
    Records,
    People,
    Appearances,
    Decisions,
    Votes,
    Matters,
    Popolo,
    OParl,
}

impl ExportContent {
    /// Its option.
    fn option(self) -> &'static str {
        match self {
            Self::Records => "--records",
            Self::People => "--people",
            Self::Appearances => "--appearances",
            Self::Decisions => "--decisions",
            Self::Votes => "--votes",
            Self::Matters => "--matters",
            Self::Popolo => "--popolo",
            Self::OParl => "--oparl",
        }
    }

    /// The formats that it can be written in, the usual one first.
    fn formats(self) -> &'static [Format] {
        match self {
            Self::Popolo | Self::OParl => &[Format::Json],
            _ => &LISTS,
        }
    }
}

impl Export {
    /// What to export, and in which format.
    ///
    /// # Errors
    /// When it cannot be written in the requested format; the message says which formats work.
    pub fn choice(&self) -> Result<(ExportContent, Format), clap::Error> {
        let asked = [
            (self.people, ExportContent::People),
            (self.appearances, ExportContent::Appearances),
            (self.decisions, ExportContent::Decisions),
            (self.votes, ExportContent::Votes),
            (self.matters, ExportContent::Matters),
            (self.popolo, ExportContent::Popolo),
            (self.oparl, ExportContent::OParl),
        ];
        let what = asked.into_iter().find(|(is_asked, _)| *is_asked).map_or(ExportContent::Records, |(_, what)| what);
        let formats = what.formats();
        match self.format {
            None => Ok((what, formats[0])),
            Some(format) if formats.contains(&format) => Ok((what, format)),
            Some(format) => Err(refusal(what, format)),
        }
    }
}

fn refusal(what: ExportContent, format: Format) -> clap::Error {
    let name = |format: &Format| format.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned());
    let can: Vec<String> = what.formats().iter().map(name).collect();
    let message =
        format!("{} cannot be written as {}; use --format {}", what.option(), name(&format), can.join(" or "));
    let mut command = Arguments::command();
    command.build();
    match command.find_subcommand_mut("export") {
        Some(export) => export.error(ErrorKind::ArgumentConflict, message),
        None => command.error(ErrorKind::ArgumentConflict, message),
    }
}

fn line_number(text: &str) -> Result<u32, String> {
    let line = text.parse().ok().filter(|line| *line > 0);
    line.ok_or_else(|| "not a line number, which is 1 or more; write the file before --why".to_owned())
}
