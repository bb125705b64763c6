//! The commands, their options, and the help that describes them.

use super::examples::{
    ANALYZE_EXAMPLES, CHECK_EXAMPLES, COMPLETIONS_EXAMPLES, DECISIONS_EXAMPLES, EXPORT_EXAMPLES, INDEX_EXAMPLES,
    INSPECT_EXAMPLES, MAN_EXAMPLES, MATTER_EXAMPLES, MEETINGS_EXAMPLES, PEOPLE_EXAMPLES, PERSON_EXAMPLES,
    REMOVE_EXAMPLES, SEARCH_HELP, SHOW_EXAMPLES, STATS_EXAMPLES, TIMELINE_EXAMPLES, TOP_EXAMPLES, WHO_EXAMPLES,
};
use super::selection::Selection;
use clap::builder::{OsStringValueParser, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// Search the records of Swedish regional and local government.
///
/// Reads protokoll, mötesanteckningar, kallelser and handlingar as they are published, understands each as a
/// meeting, and answers with the passages that fit, each with its meeting date, agenda item and place in the
/// file. Works offline; nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "tingsok", version, after_help = TOP_EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// The command line with those words of a question that begin with "-" put last, after "--": "-utkast" leaves
/// utkast out, and is no option. The only options with one "-" are -h and -V.
pub fn words_last(line: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut options: Vec<OsString> = line.into_iter().collect();
    let takes_text = options.get(1).is_some_and(|command| {
        ["search", "who", "person", "timeline", "decisions", "matter", "analyze"].iter().any(|own| command == own)
    });
    if !takes_text {
        return options;
    }
    let end = options.iter().position(|argument| argument == "--").unwrap_or(options.len());
    let after = options.split_off(end);
    let (words, mut line): (Vec<OsString>, Vec<OsString>) = options.into_iter().partition(is_word);
    if !words.is_empty() || !after.is_empty() {
        line.push("--".into());
    }
    line.extend(words);
    line.extend(after.into_iter().skip(1));
    line
}

fn is_word(argument: &OsString) -> bool {
    let bytes = argument.as_encoded_bytes();
    bytes.len() > 1 && bytes[0] == b'-' && bytes[1] != b'-' && argument != "-h" && argument != "-V"
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Search(Search),
    Who(Who),
    Person(Person),
    People(People),
    Decisions(Decisions),
    Matter(Matter),
    Timeline(Timeline),
    Index(Index),
    Remove(Remove),
    Check(Check),
    Stats(Stats),
    Inspect(Inspect),
    /// Reads one file for another process of this program
    #[command(hide = true)]
    ReadFile,
    Meetings(Meetings),
    Show(Show),
    Export(Export),
    Analyze(Analyze),
    Completions(Completions),
    Man(Man),
}

/// Find passages, best first.
///
/// Items that have all words of the question come first. Answers go to standard output; what else is to be
/// said, such as how many items match, goes to standard error.
#[derive(Debug, Args)]
#[command(after_help = SEARCH_HELP)]
pub struct Search {
    /// What to look for: words, or a "phrase" in double quotes; see below
    #[arg(value_name = "QUESTION", required_unless_present = "questions")]
    pub question: Vec<String>,

    /// Answer each line of this file (- for standard input); empty lines are passed over
    #[arg(long, value_name = "FILE", conflicts_with = "question")]
    pub questions: Option<PathBuf>,

    /// Show at most so many agenda items, or groups of them
    // The upper bound is by feel: more than anybody reads, less than fills the memory.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,

    /// Only items that have all words
    #[arg(long)]
    pub all: bool,

    /// In what order; items that have all words come first in any
    #[arg(long, value_enum, default_value_t = Order::Best)]
    pub sort: Order,

    /// Put what is found together by what it shares, with counts and the best three of each
    #[arg(long, value_enum)]
    pub by: Option<By>,

    /// How answers are written
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,

    /// Say of each hit how it has each word of the question, and what that adds to its score; the JSON formats always
    /// do ("matches")
    #[arg(long)]
    pub explain: bool,

    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Best first
    Best,
    /// Latest meeting first
    #[value(alias = "newest")]
    Date,
    /// Earliest meeting first
    Oldest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    Year,
    /// Document: minutes and the notice of one meeting are two
    Meeting,
    /// Governing body and region
    Organ,
    /// Agenda item, each with its passages
    Item,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    Text,
    /// One JSON object a question, each on one line
    Jsonl,
    /// One JSON document, indented; a list when there are many questions
    Json,
    /// A row a hit under a row of names, in UTF-8 with commas; what would be a formula has an apostrophe before it
    Csv,
    /// Markdown, to be put into a text with its sources
    Md,
}

/// Follow a topic over the years.
///
/// Who spoke of it and how often, the first and the last mention, and what was decided. What counts is the items that
/// have all words of the question.
#[derive(Debug, Args)]
#[command(after_help = TIMELINE_EXAMPLES)]
pub struct Timeline {
    /// What to follow, asked as with search
    #[arg(value_name = "TOPIC", required = true)]
    pub topic: Vec<String>,

    /// Give at most so many decisions (without it 10 as text, all in the other formats)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,

    /// How the timeline is written
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Text,
    /// One JSON value on one line
    Jsonl,
    /// One JSON document, indented
    Json,
    /// A table under a row of names, in UTF-8 with commas; what would be a formula has an apostrophe before it
    Csv,
}

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

/// List what was decided: those decisions that answer a question, best first, or all, oldest first.
///
/// Proposals are not among them, nor what a text recalls of other meetings. Under a decision stands who was given a task by
/// it, and by when, where it says so.
#[derive(Debug, Args)]
#[command(after_help = DECISIONS_EXAMPLES)]
pub struct Decisions {
    /// What they are about, asked as with search; without it, all
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,

    /// Only decisions that give somebody a task
    #[arg(long)]
    pub tasks: bool,

    /// Only of items that have all words
    #[arg(long)]
    pub all: bool,

    /// Give at most so many decisions (without it 10 as text, all in the other formats)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,

    /// How they are written; of CSV, a row a decision, or one for each of its tasks
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub selection: Selection,
}

/// Follow a matter through its meetings.
///
/// By its case number, or by words. A step belongs to a matter for the same case number, the same title or nearly so, or
/// because a text speaks of it; each step says which. Without a question, all matters that more than one meeting dealt
/// with. Filters are asked of meetings: a matter that one of them dealt with is shown whole.
#[derive(Debug, Args)]
#[command(visible_alias = "matters", after_help = MATTER_EXAMPLES)]
pub struct Matter {
    /// A case number in any spelling, or words as with search
    #[arg(value_name = "TEXT|NUMBER")]
    pub asked: Vec<String>,

    /// Give at most so many matters (without it 10 as text, all in the other formats)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,

    /// How they are written; of CSV, a row a meeting of each matter
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub selection: Selection,
}

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

    /// How it is written; json has places on the page, marks and bytes as well
    #[arg(long, value_enum, default_value_t = RecordFormat::Text)]
    pub format: RecordFormat,

    /// Folder of the index whose settings hold
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub index: PathBuf,
}

/// List the meetings in the index, by date.
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

    /// Write the matters that more than one meeting dealt with, each with its meetings
    #[arg(long, group = "what", display_order = 5, help_heading = "What to write")]
    pub matters: bool,

    /// Write persons, organisations, memberships and meetings as Popolo (www.popoloproject.com) has them
    #[arg(long, group = "what", display_order = 6, help_heading = "What to write")]
    pub popolo: bool,

    /// Write bodies, organisations, persons, meetings with their agenda, and cases as OParl 1.1 (oparl.org) has them
    #[arg(long, group = "what", display_order = 7, help_heading = "What to write")]
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
    /// A table under a row of names, in UTF-8 with commas: of people, appearances, decisions and matters
    Csv,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Records,
    People,
    Appearances,
    Decisions,
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
            Self::Matters => "--matters",
            Self::Popolo => "--popolo",
            Self::OParl => "--oparl",
        }
    }

    /// The ways in which it can be written, the usual one first.
    fn formats(self) -> &'static [ExportFormat] {
        match self {
            Self::Records => &[ExportFormat::Jsonl, ExportFormat::Json],
            Self::People | Self::Appearances | Self::Decisions | Self::Matters => {
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

/// Show how text becomes search terms.
#[derive(Debug, Args)]
#[command(after_help = ANALYZE_EXAMPLES)]
pub struct Analyze {
    /// The text; without it, each line of standard input is a text
    #[arg(value_name = "TEXT")]
    pub text: Option<String>,

    /// Read the text as one that optical reading has damaged: each word as what it most likely stood for
    #[arg(long)]
    pub ocr: bool,

    /// How the terms are written
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Write the script by which a shell completes commands and options.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Write a page of the manual, for man to show.
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub struct Man {
    /// The page of this command; without it, the page that lists them
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(PAGES))]
    pub command: Option<String>,
}

/// The commands, each with a page. The declaration cannot be asked for them while it is being made.
const PAGES: [&str; 18] = [
    "search",
    "who",
    "person",
    "people",
    "decisions",
    "matter",
    "timeline",
    "index",
    "remove",
    "check",
    "stats",
    "inspect",
    "meetings",
    "show",
    "export",
    "analyze",
    "completions",
    "man",
];

#[cfg(test)]
mod tests {
    use super::{Arguments, Command, ExportFormat, PAGES, What, words_last};
    use clap::{CommandFactory, Parser};
    use std::ffi::OsString;

    #[track_caller]
    fn check(line: &[&str], expected: &[&str]) {
        assert_eq!(words_last(line.iter().map(OsString::from)), expected);
    }

    #[test]
    fn words_that_begin_with_a_hyphen_are_no_options() {
        check(
            &["tingsok", "search", "-a", "b", "--limit", "5"],
            &["tingsok", "search", "b", "--limit", "5", "--", "-a"],
        );
        check(&["tingsok", "search", "- *"], &["tingsok", "search", "--", "- *"]);
        check(&["tingsok", "search", "-a", "--", "--b"], &["tingsok", "search", "--", "-a", "--b"]);
        check(&["tingsok", "search", "--questions", "-", "-h"], &["tingsok", "search", "--questions", "-", "-h"]);
        check(&["tingsok", "index", "-a"], &["tingsok", "index", "-a"]);
    }

    #[test]
    fn the_declaration_holds_together() {
        Arguments::command().debug_assert();
    }

    /// What is exported and how, or what is said instead.
    #[track_caller]
    fn exports(line: &[&str], expected: Result<(What, ExportFormat), &str>) {
        let line = ["tingsok", "export"].iter().chain(line);
        let parsed = Arguments::try_parse_from(line).and_then(|arguments| match arguments.command {
            Command::Export(export) => export.choice(),
            other => panic!("{other:?}"),
        });
        match (parsed, expected) {
            (Ok(choice), Ok(expected)) => assert_eq!(choice, expected),
            (Err(error), Err(expected)) => assert!(error.to_string().contains(expected), "{error}"),
            (parsed, _) => panic!("{parsed:?}"),
        }
    }

    #[test]
    fn an_export_is_one_thing_in_a_form_that_it_has() {
        exports(&[], Ok((What::Records, ExportFormat::Jsonl)));
        exports(&["--people", "--format", "csv"], Ok((What::People, ExportFormat::Csv)));
        exports(&["--decisions"], Ok((What::Decisions, ExportFormat::Jsonl)));
        exports(&["--oparl"], Ok((What::OParl, ExportFormat::Json)));
        exports(&["--popolo", "--format", "csv"], Err("--popolo cannot be written as csv; choose --format json"));
        exports(&["--format", "csv"], Err("--records cannot be written as csv; choose --format jsonl or json"));
        exports(&["--people", "--decisions"], Err("cannot be used with"));
        exports(&["--oparl", "--popolo"], Err("cannot be used with"));
    }

    #[test]
    fn every_command_has_its_page() {
        let declared = Arguments::command();
        assert!(
            declared.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name).eq(PAGES)
        );
    }
}
