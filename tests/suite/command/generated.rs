//! Tests the manual pages and shell completions that the command writes.

use super::Place;
use std::collections::BTreeSet;

#[track_caller]
fn output(arguments: &[&str]) -> String {
    let run = Place::new().run(arguments);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
    run.out
}

/// The commands in the overview, except `help`.
fn commands() -> Vec<String> {
    let overview = output(&["--help"]);
    let listed = overview.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // Lines that continue the one before are indented further.
    let listed = listed.filter(|line| !line.starts_with("   "));
    let names = listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    names.map(str::to_owned).collect()
}

/// The long options in the help of `command`.
fn long_options(command: &str) -> BTreeSet<String> {
    let help = output(&["help", command]);
    let words = help.split(|character: char| !character.is_alphanumeric() && character != '-');
    words.filter(|word| word.len() > 2 && word.starts_with("--")).map(str::to_owned).collect()
}

#[test]
fn the_main_page_of_the_manual_lists_the_commands() {
    let page = output(&["man"]);
    assert!(page.contains("\n.TH tingsok 1 ") && page.contains("\n.nh\n.ad l\n"), "{page}");
    let commands = commands();
    assert!(commands.len() > 1 && commands.iter().any(|command| command == "man"), "{commands:?}");
    for command in commands {
        assert!(page.contains(&format!("\ntingsok\\-{command}(1)\n")), "{command}");
    }
}

#[test]
fn every_command_has_a_page_with_its_options() {
    for command in commands() {
        let page = output(&["man", &command]);
        assert!(page.contains(&format!("\n.TH tingsok-{command} 1 ")), "{page}");
        assert!(page.contains(&format!("\\fBtingsok {command}\\fR")), "{page}");
        for option in long_options(&command) {
            assert!(page.contains(&option.replace('-', "\\-")), "{command} {option}");
        }
    }
    let run = Place::new().run(&["man", "serch"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("'search'"), "{}", run.err);
}

#[test]
fn every_shell_completes_all_options() {
    let options = long_options("search");
    assert!(options.contains("--limit") && options.contains("--from"), "{options:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = output(&["completions", shell]);
        for option in &options {
            // fish writes an option without its hyphens: "-l limit".
            let written = if shell == "fish" { option.replacen("--", "-l ", 1) } else { option.clone() };
            assert!(script.contains(&written), "{shell} {option}");
        }
        for command in commands() {
            assert!(script.contains(&command), "{shell} {command}");
        }
    }
    let run = Place::new().run(&["completions", "csh"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("bash"), "{}", run.err);
}
