//! Indexes the minutes and reports of a city council, once for all tests that measure on them. The documents, like the
//! judgements, are outside the project: `TINGSOK_SHARED` says where.

use super::relevance::shared;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tingsok::Engine;

const ARCHIVES: &[&str] = &["goteborg_kf_protokoll", "goteborg_handlingar"];

/// The folder of the index; `None` without the documents. It stays in Cargo's folder for tests until the next run.
fn index() -> Option<&'static Path> {
    static INDEX: OnceLock<Option<PathBuf>> = OnceLock::new();
    let make = || {
        let archives = shared()?.join("corpus");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("council");
        // An index of an earlier build would measure another program.
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let documents = folder.join("documents");
        fs::create_dir_all(&documents).unwrap();
        for name in ARCHIVES {
            let archive = archives.join(format!("{name}.tar.gz"));
            let status = Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&documents).status();
            assert!(status.expect("tar unpacks the documents").success(), "{name}");
        }
        let index = folder.join("index");
        let report = Engine::build(&index, &[documents], &mut |_| {}).unwrap();
        assert!(report.failures.is_empty(), "{:?}", report.failures);
        Some(index)
    };
    INDEX.get_or_init(make).as_deref()
}

/// The index of the council's documents; `None` without them.
pub fn council() -> Option<Engine> {
    index().map(|index| Engine::open(index).unwrap())
}
