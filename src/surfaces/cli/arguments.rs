//! The commands, their options, and the help that describes them.

mod people;
#[cfg(feature = "web")]
mod serve;

use super::citing::Citing;
use super::examples::{
    ANALYZE_EXAMPLES, COMPLETIONS_EXAMPLES, DECISIONS_EXAMPLES, MAN_EXAMPLES, MATTER_EXAMPLES, SEARCH_HELP,
    TIMELINE_EXAMPLES, TOP_EXAMPLES, VOTES_EXAMPLES,
};
use super::selection::Selection;
pub use super::upkeep::{
    Check, Export, ExportFormat, Index, Inspect, ListFormat, Meetings, RecordFormat, Remove, Show, Stats, What,
};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub use people::{People, Person, Who};
#[cfg(feature = "web")]
pub use serve::Serve;
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
        ["search", "who", "person", "timeline", "decisions", "votes", "matter", "analyze"]
            .iter()
            .any(|own| command == own)
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
    Votes(Votes),
    Matter(Matter),
    Timeline(Timeline),
    #[cfg(feature = "web")]
    Serve(Serve),
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
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that stands for itself on the command line")]
pub struct Search {
    /// What to look for: words, or a "phrase" in double quotes; see below
    #[arg(value_name = "QUESTION", required_unless_present = "questions")]
    pub question: Vec<String>,

    /// Answer each line of this file (- for standard input); empty lines are passed over
    #[arg(long, value_name = "FILE", conflicts_with = "question")]
    pub questions: Option<PathBuf>,

    /// Show at most so many agenda items, or groups of them, and so much of what answers a whole question (without it 10
    /// items, after the first of the answer)
    // The upper bound is by feel: more than anybody reads, less than fills the memory.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: Option<u32>,

    /// Only items that have all words
    #[arg(long)]
    pub all: bool,

    /// Search the words as they stand; else a whole question ("när beslutade KF om budget 2024") is answered by what it
    /// asks for first, in text and JSON
    #[arg(long)]
    pub words: bool,

    /// Count all items that match; else those that lack words are counted as far as they had to be looked at
    #[arg(long)]
    pub count: bool,

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
    pub citing: Citing,

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
    pub citing: Citing,

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
    pub citing: Citing,

    #[command(flatten)]
    pub selection: Selection,
}

/// List how items were voted on: those that answer a question, best first, or all, oldest first.
///
/// Each vote with what yes and no meant, the figures, and how the parties voted, where the minutes list the names. Those whom lists
/// of votes in annexes name are told under the item that the annex belongs to. What was moved, who moved it, who objected and who
/// stood aside is in show and in the JSON formats.
#[derive(Debug, Args)]
#[command(after_help = VOTES_EXAMPLES)]
pub struct Votes {
    /// What they are about, asked as with search; without it, all
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,

    /// Say how each voted, not only each party
    #[arg(long)]
    pub names: bool,

    /// Only votes in which someone of this name voted, a part of it will do, and only how they voted
    #[arg(long, value_name = "NAME")]
    pub voter: Option<String>,

    /// Only on items that have all words
    #[arg(long)]
    pub all: bool,

    /// Give at most so many votes (without it 10 as text, all in the other formats)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,

    /// How they are written; of CSV, a row a name, or a row a vote whose names are not listed
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,

    #[command(flatten)]
    pub citing: Citing,

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
const PAGES: [&str; 19] = [
    "search",
    "who",
    "person",
    "people",
    "decisions",
    "votes",
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
