//! Reading a file in a process of its own: a reader that runs away, uses up memory or falls costs that file and nothing else.
//!
//! The parent writes a line of JSON (media type, limits) and the bytes, and closes its end; the child answers with a line of
//! JSON, the text or the error. The child bounds its own memory and time before it reads; the parent ends it if it does not
//! answer in time.

#![expect(clippy::disallowed_methods, reason = "a process for each file of a foreign format is what this is for")]

use super::{Error, Text, TextLimits, format};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How to start a process that answers as [`serve`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub program: PathBuf,
    pub arguments: Vec<String>,
}

/// What reading one file may cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ReaderLimits {
    /// Seconds of processor time, and three times as many on the clock. 60: the largest of 51 published PDFs, 81 pages, takes a tenth of one.
    #[serde(rename = "reader-seconds")]
    pub seconds: u64,
    /// Bytes of memory beyond those of the file. 1 GiB: the same PDF takes 60 MB. Held where the system lets a process bound
    /// itself, that is not on Windows.
    #[serde(rename = "reader-bytes")]
    pub bytes: u64,
}

impl Default for ReaderLimits {
    fn default() -> Self {
        Self { seconds: 60, bytes: 1 << 30 }
    }
}

/// What the parent asks.
#[derive(Debug, Serialize, Deserialize)]
struct Request {
    media_type: String,
    text: TextLimits,
    limits: ReaderLimits,
    length: u64,
}

/// Reads `bytes` in a child.
pub(super) fn read(
    reader: &Reader,
    media_type: &str,
    bytes: &[u8],
    text: &TextLimits,
    limits: &ReaderLimits,
) -> Result<Text, Error> {
    let request = Request {
        media_type: media_type.to_owned(),
        text: text.clone(),
        limits: limits.clone(),
        length: bytes.len() as u64,
    };
    let not_started = |source: &dyn std::fmt::Display| Error::NotStarted { why: source.to_string() };
    let mut command = Command::new(&reader.program);
    command.args(&reader.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C is for the parent, which stops in order; the child ends with its file.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(not_started(&"it has no pipes"));
    };
    let (sender, receiver) = mpsc::channel();
    let answered = thread::scope(|scope| {
        scope.spawn(move || {
            // A child that falls does not read on; what it answered says why.
            let asked = serde_json::to_writer(&mut input, &request).map_err(std::io::Error::from);
            let _ = asked.and_then(|()| input.write_all(b"\n")).and_then(|()| input.write_all(bytes));
        });
        let errors = scope.spawn(move || said(errors));
        let answer = scope.spawn(move || {
            let mut answer = Vec::new();
            let read = BufReader::new(output).read_to_end(&mut answer);
            // The receiver is gone if it has waited long enough.
            let _ = sender.send(());
            read.map(|_| answer)
        });
        let waited = receiver.recv_timeout(patience(limits));
        if waited.is_err() {
            let _ = child.kill();
        }
        let answer = answer.join().ok().and_then(Result::ok).unwrap_or_default();
        let status = child.wait();
        (waited.is_ok(), answer, errors.join().unwrap_or_default(), status)
    });
    let (in_time, answer, said, status) = answered;
    if !in_time {
        return Err(Error::TooSlow { seconds: limits.seconds });
    }
    match serde_json::from_slice::<Result<Text, Error>>(&answer) {
        Ok(read) => read,
        Err(_) => Err(fallen(status.ok(), &said, limits)),
    }
}

/// How long the clock may run for so many seconds of work on a busy machine.
fn patience(limits: &ReaderLimits) -> Duration {
    Duration::from_secs(limits.seconds.saturating_mul(3).max(1))
}

/// The end of what a child says on standard error, of bounded length.
fn said(errors: impl Read) -> String {
    const KEPT: usize = 2000;
    let mut last = Vec::new();
    for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
        last.extend_from_slice(&line[..line.len().min(KEPT)]);
        last.push(b'\n');
        let beyond = last.len().saturating_sub(KEPT);
        last.drain(..beyond);
    }
    String::from_utf8_lossy(&last).into_owned()
}

/// Why a child gave no answer.
fn fallen(status: Option<ExitStatus>, said: &str, limits: &ReaderLimits) -> Error {
    if said.contains("memory allocation of") || said.contains("capacity overflow") {
        return Error::TooMuchMemory { bytes: limits.bytes };
    }
    if said.contains("overflowed its stack") {
        return Error::Fallen { why: "its parts are nested too deep".to_owned() };
    }
    #[cfg(unix)]
    if let Some(signal) = status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status)) {
        // The kernel sends this to whoever has used up its time.
        if signal == rustix::process::Signal::XCPU.as_raw() || signal == rustix::process::Signal::KILL.as_raw() {
            return Error::TooSlow { seconds: limits.seconds };
        }
        return Error::Fallen { why: format!("signal {signal}") };
    }
    let why = said.lines().rev().find(|line| !line.trim().is_empty()).map_or_else(
        || status.map_or_else(|| "no answer".to_owned(), |status| status.to_string()),
        |line| line.trim().to_owned(),
    );
    Error::Fallen { why }
}

/// Answers one request: what the child does. Memory and time of the process are bounded from here on.
///
/// # Errors
/// The request cannot be read or the answer not be written.
pub fn serve(input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    let mut input = BufReader::new(input);
    let mut line = String::new();
    input.read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    bound(&request.limits, request.length);
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let answer = match format::of(&request.media_type) {
        Some(format) => format.text(&bytes, &request.text),
        None => Err(Error::NoReader { what: request.media_type }),
    };
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Bounds this process. Where the system knows no such bounds, the parent's clock is what is left.
#[cfg(unix)]
fn bound(limits: &ReaderLimits, length: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let at_most = |value: u64| Rlimit { current: Some(value), maximum: Some(value) };
    // The bytes are held twice, once by the reader.
    let memory = limits.bytes.saturating_add(length.saturating_mul(2));
    for (resource, value) in [(Resource::As, memory), (Resource::Cpu, limits.seconds.max(1)), (Resource::Core, 0)] {
        // What the system does not grant is no reason not to read.
        let _ = setrlimit(resource, at_most(value));
    }
}

#[cfg(not(unix))]
fn bound(_: &ReaderLimits, _: u64) {}
