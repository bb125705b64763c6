//! Reads a file in a process of its own, so that a reader that hangs, uses up memory or crashes affects only that file.
//!
//! The parent writes a line of JSON (media type, limits) and the bytes of the file, and closes its end of the pipe. The
//! child answers with a line of JSON: the text or the error. The child limits its own memory and time before it reads.
//! The parent ends the child if it does not answer in time.

#![expect(clippy::disallowed_methods, reason = "a process for each file of a foreign format is what this is for")]

use super::{Error, Text, TextLimits, format};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The program that reads PDF, Word and HTML files, one process per file, with its arguments. It must call [`serve`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The program to run.
    pub program: PathBuf,
    /// The arguments of the program.
    pub arguments: Vec<String>,
    /// Variables of its environment, by name, besides those of this process.
    pub environment: Vec<(String, String)>,
}

/// How much time and memory reading one file may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ReaderLimits {
    /// Seconds of processor time; elapsed time may be three times as long. Default 60: the largest of 51 published
    /// PDFs, with 81 pages, takes a tenth of a second.
    #[serde(rename = "reader-seconds")]
    pub seconds: u64,
    /// Bytes of memory, besides those of the file and of the program; also the limit for the size of the answer.
    /// Default 1 GiB: the same PDF takes 60 MB. On Windows, where a process cannot limit itself, only the size of the
    /// answer is limited.
    #[serde(rename = "reader-bytes")]
    pub bytes: u64,
}

impl Default for ReaderLimits {
    fn default() -> Self {
        Self { seconds: 60, bytes: 1 << 30 }
    }
}

/// The request that the parent sends.
#[derive(Debug, Serialize, Deserialize)]
struct Request {
    media_type: String,
    text: TextLimits,
    limits: ReaderLimits,
    length: u64,
}

/// Reads `bytes` in a child process.
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
    command.args(&reader.arguments).envs(reader.environment.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C must reach only the parent, which stops in order; the child ends with its file.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let heard = listen(&mut child, &request, bytes);
    if !matches!(heard, Ok(ChildOutput { answer: Answer::Whole(_), .. })) {
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

/// What a child said before it ended, or before it is ended.
struct ChildOutput {
    answer: Answer,
    /// The last part of its standard error.
    errors: String,
}

enum Answer {
    Whole(Vec<u8>),
    /// The answer is longer than the child's limit of memory, so that the parent must not hold it either.
    TooLong,
    /// The child did not answer in time.
    Late,
}

/// Sends the request to the child and reads its answer. Writing and both kinds of reading run at the same time, so that
/// no full pipe blocks the others.
fn listen(child: &mut Child, request: &Request, bytes: &[u8]) -> std::io::Result<ChildOutput> {
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(std::io::Error::other("it has no pipes"));
    };
    let limits = &request.limits;
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        // If a thread cannot be started, the pipes that it would have held are closed, and the others end.
        thread::Builder::new().spawn_scoped(scope, move || {
            // A child that crashes stops reading; its answer tells why.
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
            // The child would keep its other pipes open, and the threads would wait for them.
            let _ = child.kill();
        }
        Ok(ChildOutput { answer, errors: errors.join().unwrap_or_default() })
    })
}

/// How much time may elapse on a busy machine for the allowed seconds of processor time.
fn patience(limits: &ReaderLimits) -> Duration {
    Duration::from_secs(limits.seconds.saturating_mul(3).max(1))
}

/// The last part, of bounded length, of what a child writes to standard error.
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

/// The reason why a child gave no answer.
fn fallen(status: Option<ExitStatus>, said: &str, limits: &ReaderLimits) -> Error {
    if ["memory allocation of", "capacity overflow", "out of memory"].iter().any(|words| said.contains(words)) {
        return Error::TooMuchMemory { bytes: limits.bytes };
    }
    if said.contains("overflowed its stack") {
        return Error::ReaderCrashed { why: "its parts are nested too deeply".to_owned() };
    }
    #[cfg(unix)]
    if let Some(signal) = status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status)) {
        use rustix::process::Signal;
        // The kernel sends XCPU to a process that has used up its time, and KILL when memory is short.
        if signal == Signal::XCPU.as_raw() {
            return Error::TooSlow { seconds: limits.seconds };
        }
        if signal == Signal::KILL.as_raw() {
            return Error::ReaderCrashed { why: "killed by the system, which may be short of memory".to_owned() };
        }
        return Error::ReaderCrashed { why: format!("signal {signal}") };
    }
    let why = said.lines().rev().find(|line| !line.trim().is_empty()).map_or_else(
        || status.map_or_else(|| "no answer".to_owned(), |status| status.to_string()),
        |line| line.trim().to_owned(),
    );
    Error::ReaderCrashed { why }
}

/// Reads one file in the child process: takes the file from `input` and writes its text, or the error, to `output`.
///
/// Limits the memory and time of the whole process from here on.
///
/// # Errors
/// If the request cannot be read or the answer cannot be written.
pub fn serve(input: impl Read, output: impl Write) -> std::io::Result<()> {
    let mut input = BufReader::new(input);
    let mut line = String::new();
    input.read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    bound(&request.limits, request.length);
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    if bytes.len() as u64 != request.length {
        // The parent is gone.
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let Request { media_type, text, .. } = request;
    let read = move || match format::of(&media_type) {
        Some(format) => format.text(&bytes, &text),
        None => Err(Error::NoReader { what: media_type }),
    };
    let answer = thread::Builder::new().stack_size(STACK).spawn(read)?.join();
    let answer = answer.unwrap_or_else(|_| Err(Error::ReaderCrashed { why: "panic".to_owned() }));
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// The stack size in bytes of the thread that reads, so that nesting may be equally deep on every system. Windows gives
/// a program 1 MiB, Linux 8.
const STACK: usize = 16 << 20;

/// Limits this process. Where the system has no such limits, only the parent's clock remains.
#[cfg(unix)]
fn bound(limits: &ReaderLimits, length: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // The memory that the process has before it reads: the program and its libraries (some 50 MB), the stack of the
    // thread that reads, and what glibc reserves for a second thread (up to 128 MiB).
    const OWN: u64 = 200 << 20;
    // The bytes are in memory twice, once in the reader.
    let memory = limits.bytes.saturating_add(length.saturating_mul(2)).saturating_add(OWN);
    let seconds = limits.seconds.max(1);
    // At the first limit of time the process gets a signal that names the cause; at the second it is killed.
    for (resource, current, maximum) in
        [(Resource::As, memory, memory), (Resource::Cpu, seconds, seconds.saturating_add(1)), (Resource::Core, 0, 0)]
    {
        // If the system refuses a limit, the file is read all the same.
        let _ = setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) });
    }
    // If the parent is gone, nobody hears the answer, so the child ends. On other systems it ends at the limit of time,
    // or when it cannot write its answer.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

#[cfg(not(unix))]
fn bound(_: &ReaderLimits, _: u64) {}
