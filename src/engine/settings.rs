//! Reads the settings of an index from the file `tingsok.toml` in its folder. Every setting has a default that suits
//! most archives.

use crate::error::Error;
use crate::extract::{ExtractOptions, Reader, ReaderLimits, TextLimits};
use crate::index;
use crate::search::{QuestionLimits, Synonyms};
use crate::source;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The settings of an index, read from `tingsok.toml` in its folder.
///
/// ```toml
/// # Read by `tingsok index` without a path. Relative to the folder of this file.
/// roots = ["../protokoll"]
/// synonyms = [["hemtjänst", "hemservice"]]
///
/// [limits.document]
/// file-bytes = 268435456
///
/// [limits.question]
/// wildcards = 8
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Settings {
    /// Further roots, besides the paths of earlier builds. A relative path is relative to the folder of the index.
    pub roots: Vec<PathBuf>,
    /// Sets of words that mean the same, besides those that ship with the program.
    pub synonyms: Vec<Vec<String>>,
    /// Words for which the shipped synonyms are not used, because they mean something else in these documents.
    pub no_synonyms: Vec<String>,
    /// Whether the shipped synonyms are used at all. True by default.
    pub shipped_synonyms: bool,
    /// Limits on the cost of documents and queries.
    pub limits: Limits,
    /// What the web pages leave out.
    pub web: WebSettings,
}

/// What the web pages of an index leave out. The index itself still has it, and so has the command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", expecting = "a table, such as the lines under [web]")]
#[non_exhaustive]
pub struct WebSettings {
    /// Names of people who get no page and appear in no list of people. Texts that name them are shown unchanged.
    pub hide_people: Vec<String>,
    /// Documents and folders that get no page and appear in no answer: their paths, or the ends of their paths.
    pub hide_documents: Vec<String>,
}

/// How much a document and a query may cost. Whatever is left out because of a limit is reported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table, such as the lines under [limits.document]")]
#[non_exhaustive]
pub struct Limits {
    /// Limits on reading a document.
    pub document: DocumentLimits,
    /// Limits on answering a query.
    pub question: QuestionLimits,
}

/// The limits of a document. A document beyond them is not read at all, not even in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenDocumentLimits", rename_all = "kebab-case")]
pub struct DocumentLimits {
    /// The largest size of a file, in bytes.
    pub file_bytes: u64,
    /// Limits on the text in a document.
    #[serde(flatten)]
    pub text: TextLimits,
    /// Limits on the process that reads a document, if it is read in a process of its own.
    #[serde(flatten)]
    pub reader: ReaderLimits,
}

/// The same as one table, so that errors know their lines, which flattened tables lose.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[serde(expecting = "a table, such as the lines under [limits.document]")]
struct WrittenDocumentLimits {
    file_bytes: u64,
    text_bytes: usize,
    lines: usize,
    reader_seconds: u64,
    reader_bytes: u64,
}

impl Default for WrittenDocumentLimits {
    fn default() -> Self {
        let DocumentLimits { file_bytes, text, reader } = DocumentLimits::default();
        Self {
            file_bytes,
            text_bytes: text.bytes,
            lines: text.lines,
            reader_seconds: reader.seconds,
            reader_bytes: reader.bytes,
        }
    }
}

impl From<WrittenDocumentLimits> for DocumentLimits {
    fn from(written: WrittenDocumentLimits) -> Self {
        Self {
            file_bytes: written.file_bytes,
            text: TextLimits { bytes: written.text_bytes, lines: written.lines },
            reader: ReaderLimits { seconds: written.reader_seconds, bytes: written.reader_bytes },
        }
    }
}

impl DocumentLimits {
    pub(super) fn extract_options(&self, child: Option<&Reader>) -> ExtractOptions {
        ExtractOptions {
            text_limits: self.text.clone(),
            reader_limits: self.reader.clone(),
            file_reader: child.cloned(),
        }
    }
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self { file_bytes: source::FILE_BYTES, text: TextLimits::default(), reader: ReaderLimits::default() }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            roots: Vec::new(),
            synonyms: Vec::new(),
            no_synonyms: Vec::new(),
            shipped_synonyms: true,
            limits: Limits::default(),
            web: WebSettings::default(),
        }
    }
}

impl Settings {
    /// The synonyms that these settings give.
    #[must_use]
    pub fn synonyms(&self) -> Synonyms {
        let shipped = match (self.shipped_synonyms, self.no_synonyms.as_slice()) {
            (false, _) => Synonyms::none(),
            (true, []) => Synonyms::shipped(),
            (true, words) => Synonyms::shipped_without(words),
        };
        if self.synonyms.is_empty() { shipped } else { shipped.with(&self.synonyms) }
    }

    /// Reads the settings of the index in `directory`; a missing file gives the defaults.
    ///
    /// # Errors
    /// If the file cannot be read or is not valid.
    pub fn read(directory: impl AsRef<Path>) -> Result<Self, Error> {
        let directory = directory.as_ref();
        let Some(text) = index::settings(directory)? else { return Ok(Self::default()) };
        let mut settings: Self = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            Error::Settings { path: directory.join(index::SETTINGS), line, reason: plain(error.message()) }
        })?;
        if let Some((key, reason)) = settings.fault() {
            // The key stands in the text, since its value is not the default.
            let is_key =
                |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
            let line = text.lines().position(is_key).map_or(1, |line| line + 1);
            return Err(Error::Settings { path: directory.join(index::SETTINGS), line, reason });
        }
        for root in &mut settings.roots {
            *root = directory.join(&*root);
        }
        Ok(settings)
    }
}

impl Settings {
    /// The key of a value that has the right form but makes no sense, and why.
    fn fault(&self) -> Option<(&'static str, String)> {
        for set in &self.synonyms {
            if set.iter().any(|word| !word.contains(char::is_alphanumeric)) {
                return Some(("synonyms", "a synonym has no letters".to_owned()));
            }
            if set.len() < 2 {
                return Some(("synonyms", "a set of synonyms needs two words or more".to_owned()));
            }
        }
        // Without these, nothing could be read or asked.
        let Limits { document, question } = &self.limits;
        let zero = [
            ("file-bytes", document.file_bytes == 0),
            ("text-bytes", document.text.bytes == 0),
            ("lines", document.text.lines == 0),
            ("reader-seconds", document.reader.seconds == 0),
            ("reader-bytes", document.reader.bytes == 0),
            ("characters", question.characters == 0),
            ("parts", question.parts == 0),
            ("words", question.words == 0),
            ("phrase", question.phrase == 0),
            ("hits", question.hits == 0),
        ];
        let (key, _) = zero.into_iter().find(|(_, is_zero)| *is_zero)?;
        Some((key, format!("{key} must be 1 or more")))
    }
}

/// A message of the TOML reader in plain words.
fn plain(message: &str) -> String {
    let mut text = message.replace('\n', " ");
    for (term, plain) in PLAIN {
        text = text.replace(term, plain);
    }
    text
}

/// Terms in messages of the TOML reader, and what they mean.
const PLAIN: [(&str, &str); 11] = [
    ("invalid type: ", "wrong kind of value: "),
    ("invalid value: ", "wrong value: "),
    ("integer", "number"),
    ("floating point", "number"),
    ("expected a boolean", "expected true or false"),
    ("boolean", "the value"),
    ("expected usize", "expected a whole number that is not negative"),
    ("expected u64", "expected a whole number that is not negative"),
    ("expected a sequence", "expected a list in square brackets"),
    ("sequence,", "a list,"),
    ("map,", "a table,"),
];

#[cfg(test)]
mod tests {
    use super::{Settings, Synonyms};
    use crate::error::Error;

    /// Line and message for a settings file with this text.
    #[track_caller]
    fn refused(text: &str, line: usize, reason: &str) {
        let folder = tempfile::tempdir().unwrap();
        #[expect(clippy::disallowed_methods, reason = "the settings lie on disk")]
        std::fs::write(folder.path().join("tingsok.toml"), text).unwrap();
        match Settings::read(folder.path()) {
            Err(Error::Settings { line: found, reason: said, .. }) => {
                assert!(said.contains(reason), "{said}");
                assert_eq!(found, line, "{said}");
            }
            read => panic!("{read:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        refused("roots = 'a'", 1, "expected a list in square brackets");
        refused("[limits.document]\nfile-bytes = 3\nlines = -1", 3, "expected a whole number that is not negative");
        refused("[limits.document]\nlines = 'a'", 2, "expected a whole number that is not negative");
        refused("\nsynonyms = [['hej']]", 2, "two words or more");
        refused("synonyms = [['hej', '']]", 1, "no letters");
        refused("[limits.question]\nwords = 0", 2, "words must be 1 or more");
        refused("web = 1", 1, "wrong kind of value: number `1`, expected a table");
        refused("limits.document = 3", 1, "expected a table");
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&[&str], &str>) {
        let read: Result<Settings, _> = toml::from_str(text);
        match (read, expected) {
            (Ok(settings), Ok(roots)) => {
                assert_eq!(
                    settings.roots.iter().map(|root| root.to_str()).collect::<Vec<_>>(),
                    roots.iter().map(|root| Some(*root)).collect::<Vec<_>>()
                );
            }
            (Err(error), Err(expected)) => assert!(error.to_string().contains(expected), "{error}"),
            (read, _) => panic!("{read:?}"),
        }
    }

    #[test]
    fn synonyms_are_added_left_out_and_switched_off() {
        let synonyms = |text: &str| toml::from_str::<Settings>(text).map(|settings| settings.synonyms());
        let own = [vec!["a".to_owned(), "b".to_owned()]];
        assert_eq!(synonyms(""), Ok(Synonyms::shipped()));
        assert_eq!(synonyms("synonyms = [['a', 'b']]"), Ok(Synonyms::shipped().with(&own)));
        assert_eq!(synonyms("no-synonyms = ['KF']"), Ok(Synonyms::shipped_without(&["KF".to_owned()])));
        assert_eq!(synonyms("shipped-synonyms = false\nsynonyms = [['a', 'b']]"), Ok(Synonyms::none().with(&own)));
    }

    #[test]
    fn settings_are_read_and_what_is_none_is_refused() {
        check("", Ok(&[]));
        check("roots = ['a', 'b']", Ok(&["a", "b"]));
        check("rooots = []", Err("unknown field `rooots`"));
        check("[limits.document]\nfile-bytes = 'a'", Err("invalid type"));
        let text = "[limits.document]\nfile-bytes = 3\nlines = 4\nreader-seconds = 6\n[limits.question]\nall-wildcard-words = 5";
        let Settings { limits, .. } = toml::from_str(text).expect("read");
        let found = (limits.document.file_bytes, limits.document.text.lines, limits.question.all_wildcard_words);
        assert_eq!(found, (3, 4, 5));
        assert_eq!(limits.document.reader.seconds, 6);
        check("[limits.document]\nlinez = 3", Err("unknown field `linez`"));
    }
}
