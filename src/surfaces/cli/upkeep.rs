//! The commands that keep an index, look into it and give out what it holds: their options, and the help that describes them.

use super::arguments::Arguments;
use super::examples::{
    CHECK_EXAMPLES, EXPORT_EXAMPLES, INDEX_EXAMPLES, INSPECT_EXAMPLES, MEETINGS_EXAMPLES, REMOVE_EXAMPLES,
    SHOW_EXAMPLES, STATS_EXAMPLES,
};
use super::selection::Selection;
use clap::builder::OsStringValueParser;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Bring the index up to date with files and folders.
///
/// New files are added, changed ones replaced, and those gone from the folders dropped; what has not changed is
/// not read again. Files that cannot be read are told, one line each, and the rest is indexed; the command then
/// ends with 2. Hidden files, README and LICENSE files in folders are passed over. Ctrl-C stops it in order: what was
/// read is kept, and the same command goes on from there.
#[derive(Debug, Args)]
#[command(after_help = INDEX_EXAMPLES)]
#[expect(clippy::struct_field_names, reason = "a field is named for its option")]
pub struct Index {
    /// Files and folders; without any, those that the index was built from before
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Folder where the index lies; made if there is none. One that holds other things is not touched
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,

    /// Throw away the index that is there, and build it again from what it was built from and from each PATH. Without a
    /// PATH, refused while any of what it was built from is missing
    #[arg(long)]
    pub rebuild: bool,

    /// Read what links inside folders lead to, wherever it lies; later builds of the same folders do so, too
    #[arg(long)]
    pub follow: bool,

    /// Leave nothing of older versions of changed files on the disk; else they go when they are a fifth of one of its parts
    #[arg(long)]
    pub compact: bool,

    /// Read so many files at the same time, 1 or more; the index is the same [default: as many as the computer has cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// Take documents out of the index.
///
/// When the command ends, not a byte of them is left in the folder of the index: text, words, people, acronyms. The
/// files themselves stay where they are.
#[derive(Debug, Args)]
#[command(after_help = REMOVE_EXAMPLES)]
pub struct Remove {
    /// A document or a folder of them: a path, a file name, or the beginning of the document's SHA-256 (8 characters or
    /// more)
    #[arg(value_name = "PATH|ID", required = true, value_parser = OsStringValueParser::new())]
    pub names: Vec<OsString>,

    /// Folder where the index lies
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

/// Say whether the index is whole and up to date.
///
/// Reads every file of the index and every entry, and the files that it was built from. Ends with 0 when all is as it
/// should be, with 1 when the index is whole but older than the files, and with 2 when it is damaged.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// Folder where the index lies
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

/// Say how much there is in the index.
#[derive(Debug, Args)]
#[command(after_help = STATS_EXAMPLES)]
pub struct Stats {
    /// How it is written
    #[arg(long, value_enum, default_value_t = RecordFormat::Text)]
    pub format: RecordFormat,

    /// Folder where the index lies
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

/// Show what a file is read as, line by line.
///
/// The lines of each page in the order in which they are read, each with its number from the top and what it was taken for:
/// head of the document, list of those present, item, decision, running head. Cells of a table or of columns are parted by ┆.
/// No index is asked or changed.
#[derive(Debug, Args)]
#[command(after_help = INSPECT_EXAMPLES)]
pub struct Inspect {
    /// The file
    pub file: PathBuf,

    /// Say why: which outlines were proposed for the document and what speaks for each, and what each line was taken for by
    /// what; with a LINE, of that line only
    #[arg(long, value_name = "LINE", num_args = 0..=1, default_missing_value = "0", value_parser = line_number)]
    pub why: Option<u32>,

    /// How it is written; json has places on the page, marks and bytes as well
    #[arg(long, value_enum, default_value_t = RecordFormat::Text)]
    pub format: RecordFormat,

    /// Folder of the index whose settings hold
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

/// List the meetings in the index, by date.
///
/// The minutes of a meeting, or what there is in their place, and under them its notice and its papers: documents of one
/// governing body and day are one meeting's.
#[derive(Debug, Args)]
#[command(after_help = MEETINGS_EXAMPLES)]
pub struct Meetings {
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,

    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
}

/// Show what one document says: who met, when, about what, what was decided.
#[derive(Debug, Args)]
#[command(after_help = SHOW_EXAMPLES)]
pub struct Show {
    /// A document: its path, its file name, or the beginning of its SHA-256 (8 characters or more)
    #[arg(value_name = "FILE|ID", value_parser = OsStringValueParser::new())]
    pub name: OsString,

    /// Only the agenda item of this number
    #[arg(long, value_name = "N")]
    pub item: Option<String>,

    /// All documents of the meeting together: what the notice promised and what the minutes decided under one item
    #[arg(long, conflicts_with = "item")]
    pub meeting: bool,

    /// How the record is written
    #[arg(long, value_enum, default_value_t = RecordFormat::Text)]
    pub format: RecordFormat,

    /// Folder where the index lies
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// For people
    Text,
    /// One JSON document, indented
    Json,
}

/// Write what the documents say, for other programs.
///
/// All that passes the filters: records, people, appearances, decisions or matters as one JSON object a line, a JSON list or
/// a table; or everything together in the form of a standard, as one JSON document. Without a choice, records.
#[derive(Debug, Args)]
#[command(
    after_help = EXPORT_EXAMPLES,
    // The filter of this name would say half of what this does.
    mut_arg("decisions", |decisions| {
        decisions
            .help("Write decisions, oldest first, with the tasks that they give")
            .help_heading("What to write")
            .display_order(4)
            .group("what")
    })
)]
#[expect(clippy::struct_excessive_bools, reason = "an option each, of which clap lets only one be given")]
pub struct Export {
    /// Write meeting records, by source
    #[arg(long, group = "what", display_order = 1, help_heading = "What to write")]
    pub records: bool,

    /// Write the people whom documents name, by name
    #[arg(long, group = "what", display_order = 2, help_heading = "What to write")]
    pub people: bool,

    /// Write who appears where: a person in a document, by name and date
    #[arg(long, group = "what", display_order = 3, help_heading = "What to write")]
    pub appearances: bool,

    /// Write how items were voted on, by name and by party
    #[arg(long, group = "what", display_order = 5, help_heading = "What to write")]
    pub votes: bool,

    /// Write the matters that more than one meeting dealt with, each with its meetings
    #[arg(long, group = "what", display_order = 6, help_heading = "What to write")]
    pub matters: bool,

    /// Write persons, organisations, memberships and meetings as Popolo (www.popoloproject.com) has them
    #[arg(long, group = "what", display_order = 7, help_heading = "What to write")]
    pub popolo: bool,

    /// Write bodies, organisations, persons, meetings with their agenda, and cases as OParl 1.1 (oparl.org) has them
    #[arg(long, group = "what", display_order = 8, help_heading = "What to write")]
    pub oparl: bool,

    /// How it is written; popolo and oparl are json, all else is jsonl unless it says otherwise
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,

    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object a line; not of popolo and oparl
    Jsonl,
    /// One JSON document, indented
    Json,
    /// A table under a row of names, in UTF-8 with commas: of people, appearances, decisions, votes and matters
    Csv,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Records,
    People,
    Appearances,
    Decisions,
    Votes,
    Matters,
    Popolo,
    OParl,
}

impl What {
    /// The option that asks for it.
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

    /// The ways in which it can be written, the usual one first.
    fn formats(self) -> &'static [ExportFormat] {
        match self {
            Self::Records => &[ExportFormat::Jsonl, ExportFormat::Json],
            Self::People | Self::Appearances | Self::Decisions | Self::Votes | Self::Matters => {
                &[ExportFormat::Jsonl, ExportFormat::Json, ExportFormat::Csv]
            }
            Self::Popolo | Self::OParl => &[ExportFormat::Json],
        }
    }
}

impl Export {
    /// What was asked for, and how it is to be written.
    ///
    /// # Errors
    /// When it cannot be written so; the message says how it can.
    pub fn choice(&self) -> Result<(What, ExportFormat), clap::Error> {
        let asked = [
            (self.people, What::People),
            (self.appearances, What::Appearances),
            (self.selection.has_decisions(), What::Decisions),
            (self.votes, What::Votes),
            (self.matters, What::Matters),
            (self.popolo, What::Popolo),
            (self.oparl, What::OParl),
        ];
        let what = asked.into_iter().find(|(is_asked, _)| *is_asked).map_or(What::Records, |(_, what)| what);
        let formats = what.formats();
        match self.format {
            None => Ok((what, formats[0])),
            Some(format) if formats.contains(&format) => Ok((what, format)),
            Some(format) => Err(refusal(what, format)),
        }
    }
}

fn refusal(what: What, format: ExportFormat) -> clap::Error {
    let name =
        |format: &ExportFormat| format.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned());
    let can: Vec<String> = what.formats().iter().map(name).collect();
    let message =
        format!("{} cannot be written as {}; choose --format {}", what.option(), name(&format), can.join(" or "));
    let mut command = Arguments::command();
    command.build();
    match command.find_subcommand_mut("export") {
        Some(export) => export.error(ErrorKind::ArgumentConflict, message),
        None => command.error(ErrorKind::ArgumentConflict, message),
    }
}

/// The number of a line; a file's name in its place says where it belongs.
fn line_number(text: &str) -> Result<u32, String> {
    text.parse().ok().ok_or_else(|| "no number of a line; the file stands before --why".to_owned())
}
