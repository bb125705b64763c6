//! Words of a query that begin with a hyphen, which clap alone would take for options.

use super::Arguments;
use clap::CommandFactory;
use std::ffi::OsString;

/// The command line with the words of a query that begin with "-" put last, after "--": "-utkast" leaves utkast out,
/// and is not an option. The only options with one "-" are -h and -V.
pub fn words_last(line: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut options: Vec<OsString> = line.into_iter().collect();
    // clap has no help about its own command for help.
    if options.get(1).is_some_and(|command| command == "help") {
        options.retain(|argument| argument != "--help" && argument != "-h");
    }
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
    let with_value = options.get(1).map(options_with_value).unwrap_or_default();
    let (mut words, mut line): (Vec<OsString>, Vec<OsString>) = (Vec::new(), Vec::new());
    for argument in options {
        // "--limit -1": the number belongs to the option, which refuses it.
        let is_value = || is_negative_number(&argument) && line.last().is_some_and(|last| with_value.contains(last));
        let is_moved = is_word(&argument) && !is_value();
        if is_moved { words.push(argument) } else { line.push(argument) }
    }
    if !words.is_empty() || !after.is_empty() {
        line.push("--".into());
    }
    line.extend(words);
    line.extend(after.into_iter().skip(1));
    line
}

/// The options of a command that take a value: "--limit".
fn options_with_value(command: &OsString) -> Vec<OsString> {
    let declared = Arguments::command();
    let command = command.to_str().and_then(|name| declared.find_subcommand(name));
    let options = command.into_iter().flat_map(clap::Command::get_arguments);
    let taking = options.filter(|option| option.get_action().takes_values()).filter_map(clap::Arg::get_long);
    taking.map(|long| format!("--{long}").into()).collect()
}

/// "-1", "-2024".
fn is_negative_number(argument: &OsString) -> bool {
    let digits = argument.as_encoded_bytes().strip_prefix(b"-");
    digits.is_some_and(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
}

fn is_word(argument: &OsString) -> bool {
    let bytes = argument.as_encoded_bytes();
    bytes.len() > 1 && bytes[0] == b'-' && bytes[1] != b'-' && argument != "-h" && argument != "-V"
}

#[cfg(test)]
mod tests {
    use super::words_last;
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
        check(&["tingsok", "search", "--queries", "-", "-h"], &["tingsok", "search", "--queries", "-", "-h"]);
        check(&["tingsok", "index", "-a"], &["tingsok", "index", "-a"]);
        let line = ["tingsok", "search", "a", "--limit", "-1", "--year", "-5"];
        check(&line, &line);
        check(&["tingsok", "search", "--count", "-1"], &["tingsok", "search", "--count", "--", "-1"]);
        check(&["tingsok", "people", "--limit", "-1"], &["tingsok", "people", "--limit", "-1"]);
        check(&["tingsok", "help", "--help"], &["tingsok", "help"]);
    }
}
