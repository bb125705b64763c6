//! Runs `tingsok serve` over an index of example documents.

use super::client::{self, Response};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// A served index. It ends when it is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    said: PathBuf,
}

impl Server {
    /// Serves the index in `folder`.
    pub fn of(folder: &Path, arguments: &[&str]) -> Self {
        Self::by(Command::new(env!("CARGO_BIN_EXE_tingsok")), folder, arguments)
    }

    /// Serves as `of` does, with `command` as the program.
    pub fn by(mut command: Command, folder: &Path, arguments: &[&str]) -> Self {
        // A file, so that nothing waits for a reader.
        let said = tempfile::NamedTempFile::new().unwrap().into_temp_path().keep().unwrap();
        command.args(["serve", "--port", "0"]).args(arguments).current_dir(folder);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.stderr(fs::File::create(&said).unwrap()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/')?.parse().ok());
        let address = address.unwrap_or_else(|| panic!("{line:?}: {}", fs::read_to_string(&said).unwrap()));
        Self { child, address, said }
    }

    /// Serves the example documents.
    pub fn of_examples() -> Self {
        Self::of(examples(), &[])
    }

    /// An address as browsers take it.
    pub fn link(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> Response {
        client::get(self.address, path)
    }

    /// What answers at `path`, which must be there.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        let response = self.get(path);
        assert_eq!(response.status, 200, "{path}: {}", response.text());
        response.text()
    }

    #[track_caller]
    pub fn json(&self, path: &str) -> serde_json::Value {
        let response = self.get(path);
        assert_eq!(response.status, 200, "{path}: {}", response.text());
        response.json()
    }

    /// What the program said besides its address.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap()
    }

    /// Sends a signal and waits for the end.
    #[cfg(unix)]
    pub fn stop(mut self, signal: &str) -> Option<i32> {
        let process = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &process]).status().unwrap().success());
        let status = self.child.wait().unwrap();
        assert!(status.code().is_some(), "{status}: {}", self.said());
        status.code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let said = self.said();
        let _ = fs::remove_file(&self.said);
        // A request that makes the program panic is answered with 500, which a test may not look at.
        assert!(std::thread::panicking() || !said.contains("panicked"), "{said}");
    }
}

pub fn tingsok(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tingsok"));
    command.args(arguments).current_dir(folder);
    command
}

/// Runs the command in `folder` and gives what it printed.
#[track_caller]
pub fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = tingsok(folder, arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A folder with an index of the examples, made once. It stays in Cargo's folder for tests until the next run.
pub fn examples() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("web");
        // An index of an earlier build would test another program.
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (name, text) in documents() {
            write(&folder, &format!("in/{name}"), &text);
        }
        run(&folder, &["index", "in"]);
        folder
    })
}

/// The documents of seeds/, the texts of tests/cases/, and minutes of a year of meetings on one matter, so that an
/// answer has more than one page.
pub fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let names = |folder: &str| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let seeds = names("seeds").into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let mut documents: Vec<(String, String)> = seeds.map(|path| (name(&path), read(&path))).collect();
    for path in names("tests/cases") {
        let text = path.join("text.txt");
        if text.exists() {
            documents.push((format!("fall/{}.txt", name(&path)), read(&text)));
        }
    }
    documents.extend((1..=12).map(|month| (format!("namnd/{month}.txt"), boating(month))));
    documents
}

/// Minutes of an invented committee.
pub fn boating(month: usize) -> String {
    let officials = ["Kim Bryggert, båtsamordnare", "Lo Fyrlund, hamnchef", "Bo Muddrén, jurist"];
    let item = |number: usize| {
        format!(
            "§ {number} Båtplatser i hamn {number}\n\nFöredragande: {}\n\nNämnden talar om båtplatserna i \
             hamn {number} och om avgiften för dem.\n\nBeslut\nHamnnämnden beslutar att anta avgiften {number}.\n\n",
            officials[(month + number) % 3]
        )
    };
    let items: String = (1..=4).map(item).collect();
    format!("EXEMPELBY KOMMUN\nHamnnämnden\nProtokoll\nSammanträdesdatum 2021-{month:02}-15\n\n{items}")
}
