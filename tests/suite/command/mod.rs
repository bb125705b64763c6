//! Runs the command as its users do: arguments in, text or JSON and an exit code out.

mod advice;
mod exports;
mod files;
mod generated;
mod help;
mod meetings;
mod output;
mod people;
mod questions;
mod votes;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The result of a run.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// A folder to run the command in. The index is inside it, and all paths are short.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with an index of the five documents of seeds/.
    pub fn with_seeds() -> Self {
        let place = Self::new();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        std::fs::create_dir(place.path().join("seeds")).unwrap();
        for entry in std::fs::read_dir(seeds).unwrap() {
            let entry = entry.unwrap();
            // README.md describes the seeds; a run would report it as skipped.
            if entry.file_name() != "README.md" {
                std::fs::copy(entry.path(), place.path().join("seeds").join(entry.file_name())).unwrap();
            }
        }
        let run = place.run(&["index", "seeds"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        place
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tingsok"));
        command.args(arguments).current_dir(self.path());
        // Remove what a terminal may have set.
        command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs with `input` on standard input. No run may panic.
    #[track_caller]
    fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = self.command(arguments).spawn().unwrap();
        // A command that does not read its input may have closed it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let run = Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.err.contains("panicked"), "{arguments:?}: {}", run.err);
        run
    }
}
