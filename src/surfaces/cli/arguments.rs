//! The commands, their options, and their help.

mod people;
#[cfg(feature = "web")]
mod serve;
mod words_last;

use super::citing::Citing;
use super::examples::{
    ANALYZE_EXAMPLES, COMPLETIONS_EXAMPLES, DECISIONS_EXAMPLES, MAN_EXAMPLES, MATTER_EXAMPLES, SEARCH_HELP,
    TIMELINE_EXAMPLES, TOP_HELP, VOTES_EXAMPLES,
};
pub use super::maintenance::{Check, Export, ExportContent, Index, Inspect, Meetings, Remove, Show, Stats};
use super::output::{Limit, Output};
use super::selection::{Items, Passages, Selection};
use super::terminal;
use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
pub use people::{People, Person, Who};
#[cfg(feature = "web")]
pub use serve::Serve;
use std::path::PathBuf;
use words_last::words_last;

/// Search the records of Swedish municipalities and regions
///
/// Tingsök reads protokoll (minutes), mötesanteckningar (meeting notes), kallelser (notices) and handlingar (reports)
/// as they are published. It reads each document as the record of a meeting and finds the passages that match a query,
/// each with its meeting date, agenda item and place in the file. It works offline and sends nothing anywhere.
#[derive(Debug, Parser)]
#[command(name = "tingsok", version, after_help = TOP_HELP)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// The arguments of this process; ends it if they are wrong, or ask for help.
    pub fn of_process() -> Self {
        // Help is as wide as answers are. clap alone would look at COLUMNS only without a terminal.
        let declared = Self::command().term_width(terminal::width());
        let matches = declared.get_matches_from(words_last(std::env::args_os()));
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
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
    /// Read one file for another process of this program
    #[command(hide = true)]
    ReadFile,
    Meetings(Meetings),
    Show(Show),
    Export(Export),
    Analyze(Analyze),
    Completions(Completions),
    Man(Man),
}

/// Find passages that match a query, best match first
///
/// Each hit is one agenda item, shown by its best passage. Items with all words in their title come first, then items
/// with all words in one passage and its headings, then the rest. Answers go to standard output. Notes and totals go to standard error.
#[derive(Debug, Args)]
#[command(after_help = SEARCH_HELP, mut_arg("limit", |limit| limit.help(SEARCH_LIMIT)))]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Search {
    /// Words, a "phrase" in double quotes, or a question in plain Swedish or English. The query syntax is described
    /// below
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    pub query: Vec<String>,

    /// Answer each line of this file as a query (- for standard input). Empty lines are skipped
    #[arg(long, value_name = "FILE", conflicts_with = "query", alias = "questions")]
    pub queries: Option<PathBuf>,

    /// Only items with all words of the query. Words in the name of the governing body or of its county or
    /// municipality, in the date, or in the name of a presenter count too. Very common words are not required
    #[arg(long = "all-words", alias = "all")]
    pub all: bool,

    /// Search for the words only. Without it, a plain-language question such as 'när beslutade KF om budget 2024' is
    /// answered first
    #[arg(long)]
    pub words: bool,

    /// Give the exact total. Without it, counting stops early, and the total may read "N or more", or "N with all
    /// words; those with only some were not counted"
    #[arg(long)]
    pub count: bool,

    /// Order of the hits within each group. The groups: all words in the title; all words in one passage; the other words
    /// in the data of the meeting; the rest
    #[arg(long, value_enum, default_value_t = Order::Best)]
    pub sort: Order,

    /// Group the hits. Each group has totals and its first three hits
    #[arg(long, value_enum)]
    pub by: Option<By>,

    /// Explain each hit: how it matches each word, and what that adds to its score. JSON always includes this as
    /// "matches"
    #[arg(long)]
    pub explain: bool,

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

    #[command(flatten)]
    pub passages: Passages,
}

const SEARCH_LIMIT: &str = "Show at most N items, or N groups with --by [default: 10]. N also limits the answer to a \
    plain-language question. Without --limit, that answer as text has at most 3 results. If it lists meetings, or \
    people who presented, chaired or attended, it has at most 10";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Best match first
    Best,
    /// Newest meeting first
    #[value(alias = "date")]
    Newest,
    /// Oldest meeting first
    Oldest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Year of the meeting
    Year,
    /// One group per document; a meeting with notice and minutes gives two groups
    Meeting,
    /// Governing body and region
    Organ,
    /// Agenda item. The hits of a group are the first three matching passages of the item
    Item,
}

/// Follow a topic over the years
///
/// Shows which governing bodies discussed the topic, how often, the first and the last mention, and the decisions. Only
/// items that contain all words of the topic count.
#[derive(Debug, Args)]
#[command(
    after_help = TIMELINE_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N decisions [default: 10 as text, all as JSON]. CSV and Markdown have no \
        decisions")),
    mut_arg("is_asked", |cite| cite.help("Below each decision, print a citation that you can copy: governing body, date, item, file, page \
        and line. JSON always includes it, without file, page and line, as \"cite\""))
)]
pub struct Timeline {
    /// The topic, in the query syntax of 'tingsok help search'
    #[arg(value_name = "TOPIC", required = true)]
    pub topic: Vec<String>,

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

    #[command(flatten)]
    pub passages: Passages,
}

/// List decisions and the tasks they assign
///
/// With a query, lists the decisions of matching items, best match first. Without one, lists decisions from the oldest
/// on. Proposals are not included, nor are decisions that a text quotes from other meetings. If a decision assigns a
/// task, the lines below it show to whom, what, and by when.
#[derive(Debug, Args)]
#[command(
    after_help = DECISIONS_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N decisions [default: 10 as text, all in the other formats]"))
)]
pub struct Decisions {
    /// What the decisions are about, in the query syntax of 'tingsok help search'
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Only decisions that assign a task
    #[arg(long)]
    pub tasks: bool,

    /// Only decisions of items with all words of the query, with the exceptions of search --all-words
    #[arg(long = "all-words", alias = "all")]
    pub all: bool,

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

/// List votes, by party or by name
///
/// With a query, lists the votes on matching items, best match first. Without one, lists votes from the oldest on. Each
/// vote shows what yes (ja) and no (nej) meant, and the result. If the minutes list the names, it also shows how each
/// party voted. A list of names in an annex is shown with the item that it belongs to. Motions, objections and recusals
/// are shown by 'tingsok show', and here with --format json or jsonl.
#[derive(Debug, Args)]
#[command(
    after_help = VOTES_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N votes [default: 10 as text, all in the other formats]")),
    mut_arg("person", |person| person.help("Items that someone whose name contains NAME presents, raises, speaks about, moves a \
        motion in or objects to. To find the votes of a person, use --voter"))
)]
pub struct Votes {
    /// What the votes are about, in the query syntax of 'tingsok help search'
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Show how each person voted, not only each party
    #[arg(long)]
    pub names: bool,

    /// Only votes in which someone whose name contains NAME took part. Shows only how they voted
    #[arg(long, value_name = "NAME")]
    pub voter: Option<String>,

    /// Only votes on items with all words of the query, with the exceptions of search --all-words
    #[arg(long = "all-words", alias = "all")]
    pub all: bool,

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

/// Follow a matter through its meetings
///
/// A matter (ärende) is one piece of business, followed through each meeting at which it came up. Without a query,
/// lists the matters that came up at more than one meeting or that a report was written for. With a case number, finds
/// all its matters; with words, the matters of the 50 best items. Both include matters that came up only once. Each time
/// a matter came up is one step. An item belongs to a matter if it has the same case number or a similar title, or if
/// its text mentions the matter. Items of other meetings that its texts cite are shown with it. Each step except the first item about the matter shows why it belongs. A number such as (0.90) says how sure the link is, from 0 to 1. Filters select
/// meetings. A matter that came up at one of these meetings is shown with all its steps.
#[derive(Debug, Args)]
#[command(
    visible_alias = "matters",
    after_help = MATTER_EXAMPLES,
    mut_arg("limit", |limit| limit.help("Show at most N matters [default: 10 as text, all in the other formats]"))
)]
pub struct Matter {
    /// A case number (diarienummer) in any spelling, or words in the query syntax of 'tingsok help search'
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    #[command(flatten)]
    pub limit: Limit,

    #[command(flatten)]
    pub output: Output,

    #[command(flatten)]
    pub citing: Citing,

    #[command(flatten)]
    pub selection: Selection,
}

/// Show the search terms of a text
///
/// Prints one line per word: the word as it stands in the text, its stem, and what else it can be found by, as below.
#[derive(Debug, Args)]
#[command(after_help = ANALYZE_EXAMPLES)]
pub struct Analyze {
    /// The text. Without it, each line of standard input is a text
    #[arg(value_name = "TEXT")]
    pub text: Option<String>,

    /// Treat the text as damaged by OCR, and show the likely readings by which each word is found
    #[arg(long)]
    pub ocr: bool,

    #[command(flatten)]
    pub output: Output,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Print a manual page
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub struct Man {
    /// The command to describe. Without it, prints the page that lists the commands
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(PAGES))]
    pub command: Option<String>,
}

/// The commands with a manual page. The declaration of the commands cannot list them while it is being built.
const PAGES: [&str; if cfg!(feature = "web") { 20 } else { 19 }] = [
    "search",
    "who",
    "person",
    "people",
    "decisions",
    "votes",
    "matter",
    "timeline",
    #[cfg(feature = "web")]
    "serve",
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
    use super::{Arguments, Command, ExportContent, Order, PAGES};
    use crate::surfaces::cli::output::Format;
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_declaration_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn earlier_names_of_options_are_kept() {
        for command in ["search", "decisions", "votes"] {
            let line = ["tingsok", command, "a", "--all"];
            assert!(Arguments::try_parse_from(line).is_ok(), "{command}");
        }
        let line = ["tingsok", "search", "a", "--sort", "date"];
        let Command::Search(search) = Arguments::try_parse_from(line).unwrap().command else { panic!("not a search") };
        assert_eq!(search.sort, Order::Newest);
    }

    /// What is exported and in which format, or the message instead.
    #[track_caller]
    fn exports(line: &[&str], expected: Result<(ExportContent, Format), &str>) {
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
        exports(&[], Ok((ExportContent::Records, Format::Jsonl)));
        exports(&["--people", "--format", "csv"], Ok((ExportContent::People, Format::Csv)));
        exports(&["--decisions"], Ok((ExportContent::Decisions, Format::Jsonl)));
        exports(&["--oparl"], Ok((ExportContent::OParl, Format::Json)));
        exports(&["--popolo", "--format", "csv"], Err("--popolo cannot be written as csv; use --format json"));
        exports(&["--format", "csv"], Ok((ExportContent::Records, Format::Csv)));
        exports(&["--format", "text"], Err("invalid value 'text'"));
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
