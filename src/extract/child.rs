//! Reading a file in a process of its own: a reader that runs away, uses up memory or falls costs that file and nothing else.
//!
//! The parent writes a line of JSON (media type, limits) and the bytes, and closes its end; the child answers with a line of
//! JSON, the text or the error. The child bounds its own memory and time before it reads; the parent ends it if it does not
//! answer in time.

#![expect(clippy::disallowed_methods, reason = "a process for each file of a foreign format is what this is for")]

use super::{Error, Text, TextLimits, format};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
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
    /// Bytes of memory beyond those of the file and of the program, and of what the process answers. 1 GiB: the same PDF takes
    /// 60 MB. Held where the system lets a process bound itself, that is not on Windows; there only of the answer.
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
    let not_started = |error: &std::io::Error| Error::NotStarted { why: error.to_string() };
    let mut command = Command::new(&reader.program);
    command.args(&reader.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C is for the parent, which stops in order; the child ends with its file.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let heard = listen(&mut child, &request, bytes);
    if !matches!(heard, Ok(Heard { answer: Answer::Whole(_), .. })) {
        let _ = child.kill();
    }
    let status = child.wait().ok();
    let heard = heard.map_err(|error| not_started(&error))?;
    match heard.answer {
        Answer::Late => Err(Error::TooSlow { seconds: limits.seconds }),
        Answer::TooLong => Err(Error::TooMuchMemory { bytes: limits.bytes }),
        Answer::Whole(answer) => serde_json::from_slice::<Result<Text, Error>>(&answer)
            .unwrap_or_else(|_| Err(fallen(status, &heard.errors, limits))),
    }
}

/// What a child has said when it has ended, or is to end.
struct Heard {
    answer: Answer,
    /// The end of what it said on standard error.
    errors: String,
}

enum Answer {
    Whole(Vec<u8>),
    /// Longer than what the child may hold in memory: the parent is not to hold it either.
    TooLong,
    Late,
}

/// Asks the child and hears what it says. Writing and both kinds of reading go on at the same time, so that no pipe that is
/// full holds up the others.
fn listen(child: &mut Child, request: &Request, bytes: &[u8]) -> std::io::Result<Heard> {
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(std::io::Error::other("it has no pipes"));
    };
    let limits = &request.limits;
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        // Where a thread cannot be had, the pipes that it would have held are closed, and the others come to an end.
        thread::Builder::new().spawn_scoped(scope, move || {
            // A child that falls does not read on; what it answered says why.
            let asked = serde_json::to_writer(&mut input, request).map_err(std::io::Error::from);
            let _ = asked.and_then(|()| input.write_all(b"\n")).and_then(|()| input.write_all(bytes));
        })?;
        let errors = thread::Builder::new().spawn_scoped(scope, move || said(errors))?;
        thread::Builder::new().spawn_scoped(scope, move || {
            let mut answer = Vec::new();
            let read = output.take(limits.bytes.saturating_add(1)).read_to_end(&mut answer);
            // The receiver is gone if it has waited long enough.
            let _ = sender.send(read.map(|_| answer));
        })?;
        let answer = match receiver.recv_timeout(patience(limits)) {
            Ok(Ok(answer)) if answer.len() as u64 <= limits.bytes => Answer::Whole(answer),
            Ok(Ok(_)) => Answer::TooLong,
            Ok(Err(_)) => Answer::Whole(Vec::new()),
            Err(_) => Answer::Late,
        };
        if !matches!(answer, Answer::Whole(_)) {
            // It would keep its other pipes open, and the threads waiting.
            let _ = child.kill();
        }
        Ok(Heard { answer, errors: errors.join().unwrap_or_default() })
    })
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
    if ["memory allocation of", "capacity overflow", "out of memory"].iter().any(|words| said.contains(words)) {
        return Error::TooMuchMemory { bytes: limits.bytes };
    }
    if said.contains("overflowed its stack") {
        return Error::Fallen { why: "its parts are nested too deeply".to_owned() };
    }
    #[cfg(unix)]
    if let Some(signal) = status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status)) {
        use rustix::process::Signal;
        // The kernel sends the first to whoever has used up its time, and the second where memory is short.
        if signal == Signal::XCPU.as_raw() {
            return Error::TooSlow { seconds: limits.seconds };
        }
        if signal == Signal::KILL.as_raw() {
            return Error::Fallen { why: "it was killed; the machine may be short of memory".to_owned() };
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
pub fn serve(input: impl Read, output: impl Write) -> std::io::Result<()> {
    let mut input = BufReader::new(input);
    let mut line = String::new();
    input.read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    bound(&request.limits, request.length);
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    if bytes.len() as u64 != request.length {
        // Whoever asked is gone.
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let Request { media_type, text, .. } = request;
    let read = move || match format::of(&media_type) {
        Some(format) => format.text(&bytes, &text),
        None => Err(Error::NoReader { what: media_type }),
    };
    let answer = thread::Builder::new().stack_size(STACK).spawn(read)?.join();
    let answer = answer.unwrap_or_else(|_| Err(Error::Fallen { why: "panic".to_owned() }));
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Of the thread that reads, so that what is nested may be as deep on every system: Windows gives a program 1 MiB, Linux 8.
const STACK: usize = 16 << 20;

/// Bounds this process. Where the system knows no such bounds, the parent's clock is what is left.
#[cfg(unix)]
fn bound(limits: &ReaderLimits, length: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // What the process has before it reads: the program and its libraries (some 50 MB), the stack of the thread that reads,
    // and what glibc sets aside for a second thread (up to 128 MiB).
    const OWN: u64 = 200 << 20;
    // The bytes are held twice, once by the reader.
    let memory = limits.bytes.saturating_add(length.saturating_mul(2)).saturating_add(OWN);
    let seconds = limits.seconds.max(1);
    // At the first limit of time the process is told which one it was, at the second it is ended as by anybody.
    for (resource, current, maximum) in
        [(Resource::As, memory, memory), (Resource::Cpu, seconds, seconds.saturating_add(1)), (Resource::Core, 0, 0)]
    {
        // What the system does not grant is no reason not to read.
        let _ = setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) });
    }
    // Nobody is left to hear the answer. Elsewhere the limit of time ends it, or that nobody takes the answer.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

#[cfg(not(unix))]
fn bound(_: &ReaderLimits, _: u64) {}
