//! Measures what indexing costs compared with bare tantivy on the same passages (processor time, clock time, memory and
//! disk space), and what updating an index costs.

use crate::bare::{Bare, Passage};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often the memory of a process is read.
const LOOK: Duration = Duration::from_millis(10);

/// What a build took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Seconds of processor time, of all threads together.
    pub processor: f64,
    /// Seconds on the clock.
    pub wall: f64,
    /// The most memory used, in megabytes; 0 if the system does not provide it.
    pub memory: f64,
}

/// Runs the command and measures what it took.
pub fn command(arguments: &[&str]) -> Cost {
    let (start, before) = (Instant::now(), processor(Whose::Children));
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_tingsok")).args(arguments).stdout(Stdio::null()).spawn().expect("run");
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0.0;
    loop {
        memory = fs::read_to_string(&status).ok().and_then(|status| most_memory(&status)).unwrap_or(memory);
        if let Some(exit) = child.try_wait().expect("waited for") {
            assert!(exit.success(), "{arguments:?}");
            break;
        }
        std::thread::sleep(LOOK);
    }
    Cost { processor: processor(Whose::Children) - before, wall: start.elapsed().as_secs_f64(), memory }
}

/// Prints what indexing `documents` costs, and returns the path of the index, which is made under `folder`.
pub fn compare(folder: &Path, documents: &Path) -> PathBuf {
    let bytes = size(documents);
    println!("{:.1} MB of documents", mega(bytes));
    println!("indexing                  MB/s of processor time   MB/s   MB of memory   index to text");
    let index = |name: &str| folder.join(name);
    let path = documents.to_string_lossy();
    let build = |name: &str, threads: Option<&str>| {
        let place = index(name);
        let at = place.to_string_lossy().into_owned();
        let mut arguments = vec!["index", &path, "--index", &at];
        arguments.extend(threads.into_iter().flat_map(|threads| ["--threads", threads]));
        let cost = command(&arguments);
        row(&format!("tingsok, {} thread(s)", threads.unwrap_or("all")), cost, bytes, size(&place));
    };
    build("one", Some("1"));
    build("all", None);
    index("all")
}

/// Does the same for bare tantivy, with one thread that writes.
pub fn bare(folder: &Path, passages: &[Passage], documents: Option<&Path>) {
    let place = folder.join("bare");
    fs::create_dir(&place).expect("made");
    let (start, before) = (Instant::now(), processor(Whose::Own));
    Bare::build(&place, passages).expect("built");
    let cost = Cost { processor: processor(Whose::Own) - before, wall: start.elapsed().as_secs_f64(), memory: 0.0 };
    if let Some(documents) = documents {
        row("bare tantivy", cost, size(documents), size(&place));
    }
}

/// Prints how long it takes to find that nothing has changed, and to add one document.
pub fn update(folder: &Path, documents: &Path, index: &Path) {
    let at = index.to_string_lossy();
    let again = command(&["index", &documents.to_string_lossy(), "--index", &at]);
    let more = folder.join("more");
    fs::create_dir(&more).expect("made");
    fs::write(more.join("one.txt"), "Protokoll\n\nExempelnämnden 2024-05-17\n\n§ 1 Sak\n\nText om saken.\n")
        .expect("written");
    let one = command(&["index", &more.to_string_lossy(), "--index", &at]);
    println!("\nnothing changed {:.2} s, one document more {:.2} s", again.wall, one.wall);
}

pub fn row(name: &str, cost: Cost, bytes: u64, index: u64) {
    println!(
        "{name:<25} {:>22.2} {:>6.2} {:>14.0} {:>15.2}",
        mega(bytes) / cost.processor,
        mega(bytes) / cost.wall,
        cost.memory,
        mega(index) / mega(bytes)
    );
}

#[expect(clippy::cast_precision_loss, reason = "a size is told in three figures")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// The number of bytes of all files in a folder.
pub fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|entry| entry.metadata().map_or(0, |data| if data.is_dir() { size(&entry.path()) } else { data.len() }))
        .sum()
}

#[derive(Clone, Copy)]
enum Whose {
    Own,
    Children,
}

/// Seconds of processor time so far; 0 if the system does not provide it.
fn processor(whose: Whose) -> f64 {
    // Linux counts in hundredths of a second on every machine.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which is in brackets, the 12th and 13th fields are the time of the process, and the next two that
    // of its children.
    let fields: Vec<f64> =
        stat.rsplit(')').next().unwrap_or("").split(' ').map(|field| field.parse().unwrap_or(0.0)).collect();
    let first = match whose {
        Whose::Own => 12,
        Whose::Children => 14,
    };
    fields.get(first..first + 2).map_or(0.0, |times| times.iter().sum::<f64>() / TICKS)
}

/// Reads the line `VmHWM:  123456 kB`, in megabytes.
fn most_memory(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes / 1e3)
}
