//! `tingsok index`: adds files and folders to the index, or updates it.

use super::arguments::Index;
use super::interruption::on_signal;
use super::terminal::machine_output;
use super::{Error, Exit, report};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tingsok::engine::{BuildOptions, BuildReport, Engine, ExistingIndex, FileReader, Links, Progress};

pub fn run(arguments: &Index) -> Result<Exit, Error> {
    let options = BuildOptions {
        paths: arguments.paths.clone(),
        links: if arguments.follow { Links::Follow } else { Links::Report },
        existing_index: if arguments.rebuild { ExistingIndex::Rebuild } else { ExistingIndex::Update },
        compact: arguments.compact,
        threads: arguments.threads,
        reader: file_reader(),
    };
    let built = build(&arguments.folder.index, &options)?;
    report::build(&built);
    if !built.is_stopped && built.added + built.replaced + built.unchanged + built.failures.len() == 0 {
        report::note("no documents were found in the indexed files and folders");
    }
    let mut out = machine_output();
    writeln!(out, "{}", summary(&built, &arguments.folder.index))?;
    out.flush()?;
    if built.is_stopped {
        return Err(Error::Stopped { left: built.not_read });
    }
    Ok(if built.failures.is_empty() { Exit::Found } else { Exit::Failed })
}

/// Updates the index before a command answers from it. Messages go to standard error, and there is no summary if
/// nothing has changed.
pub fn bring_up_to_date(index: &Path, paths: &[PathBuf]) -> Result<BuildReport, Error> {
    let built =
        build(index, &BuildOptions { paths: paths.to_vec(), reader: file_reader(), ..BuildOptions::default() })?;
    report::build(&built);
    if built.added + built.replaced + built.dropped > 0 {
        report::note(&summary(&built, index));
    }
    if built.is_stopped {
        return Err(Error::Stopped { left: built.not_read });
    }
    Ok(built)
}

/// This program, to read PDF, Word and HTML files in processes of their own. If its path is not known, they are read in
/// this process, with a note.
pub fn file_reader() -> Option<FileReader> {
    let Ok(program) = std::env::current_exe() else {
        report::note(
            "tingsok cannot find its own program file, so it reads PDF, Word and HTML files without limits on time and memory; \
             start it by its full path to set the limits",
        );
        return None;
    };
    // mimalloc would reserve 1 GiB of addresses before the process limits its memory.
    let environment = vec![("MIMALLOC_ARENA_RESERVE".to_owned(), "0".to_owned())];
    Some(FileReader { program, arguments: vec!["read-file".to_owned()], environment })
}

/// A signal came while an index was being built.
static ASKED_TO_END: AtomicBool = AtomicBool::new(false);

fn build(index: &Path, options: &BuildOptions) -> Result<BuildReport, Error> {
    // indicatif draws on standard error, and only on a terminal.
    let bar = ProgressBar::new(0).with_style(style());
    let mut show = |progress: Progress<'_>| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(super::terminal::printable(&progress.current.display().to_string()).into_owned());
        if ASKED_TO_END.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    ASKED_TO_END.store(false, Ordering::Relaxed);
    let listening = on_signal(|| ASKED_TO_END.store(true, Ordering::Relaxed));
    let built = Engine::build_with(index, options, &mut show);
    drop(listening);
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
    let skipped = if *skipped > 0 {
        format!(", {skipped} skipped (README, LICENSE, hidden, or an index)")
    } else {
        String::new()
    };
    let index = index.display();
    format!(
        "{added} added, {replaced} changed, {unchanged} unchanged, {dropped} dropped, {failed} failed{skipped} → {index}"
    )
}
