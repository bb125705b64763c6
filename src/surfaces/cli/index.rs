//! `tingsok index`: files and folders into the index.

use super::arguments::Index;
use super::terminal::machine_output;
use super::{Error, Exit, report};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::path::{Path, PathBuf};
use tingsok::engine::{BuildReport, Engine, Progress};

pub fn run(arguments: &Index) -> Result<Exit, Error> {
    let built = build(&arguments.index, &arguments.paths)?;
    report::build(&built);
    let mut out = machine_output();
    writeln!(out, "{}", summary(&built, &arguments.index))?;
    out.flush()?;
    Ok(if built.failures.is_empty() { Exit::Found } else { Exit::Failed })
}

/// Builds for a command that wants to answer: all that is said of it goes to standard error, and nothing where
/// nothing was new.
pub fn bring_up_to_date(index: &Path, paths: &[PathBuf]) -> Result<BuildReport, Error> {
    let built = build(index, paths)?;
    report::build(&built);
    if built.added + built.replaced + built.dropped > 0 {
        report::note(&summary(&built, index));
    }
    Ok(built)
}

fn build(index: &Path, paths: &[PathBuf]) -> Result<BuildReport, Error> {
    // Drawn on standard error, and only where that is a terminal.
    let bar = ProgressBar::new(0).with_style(style());
    let mut show = |progress: Progress<'_>| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(super::terminal::printable(&progress.current.display().to_string()).into_owned());
    };
    let built = Engine::build(index, paths, &mut show);
    bar.finish_and_clear();
    Ok(built?)
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}").unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// "5 added, 0 changed, 0 unchanged, 0 dropped, 2 failed → index"
fn summary(built: &BuildReport, index: &Path) -> String {
    let BuildReport { added, replaced, unchanged, dropped, skipped, failures, .. } = built;
    let failed = failures.len();
    let skipped = if *skipped > 0 { format!(", {skipped} passed over") } else { String::new() };
    let index = index.display();
    format!(
        "{added} added, {replaced} changed, {unchanged} unchanged, {dropped} dropped, {failed} failed{skipped} → {index}"
    )
}
