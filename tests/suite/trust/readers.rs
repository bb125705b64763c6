//! Tests that a broken or hostile PDF, Word or HTML file affects nothing but itself: it is reported in one line, in
//! bounded time and memory, and the rest of the folder is read.

use super::{minutes, total};
use crate::command::{Place, Run};
use std::fmt::Write;
use std::path::PathBuf;
use tingsok::extract::{Error, ExtractOptions, Reader, ReaderLimits, extract};
use tingsok::source::{Document, File};

/// A PDF of one page that draws `content`. Its form `X` is object 6; `more` are the objects from there on.
fn pdf(content: &str, more: &[String]) -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
                /Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        page.to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        stream("", content),
    ];
    objects_as_pdf(&[&objects, more].concat())
}

fn objects_as_pdf(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let (at, size) = (file.len(), objects.len() + 1);
    writeln!(file, "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF").unwrap();
    file.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< /Length {} {dictionary} >>\nstream\n{content}\nendstream", content.len())
}

/// A form that draws form `next` ten times.
fn tenfold(next: usize) -> String {
    let dictionary =
        format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {next} 0 R >> >>");
    stream(&dictionary, &"/X Do ".repeat(10))
}

/// A PDF with ten to the power of thirty drawings, which exceeds any limit of time.
fn laughs() -> Vec<u8> {
    pdf("/X Do", &(7..37).map(tenfold).collect::<Vec<_>>())
}

/// An uncompressed zip file of these parts.
fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let at = u32::try_from(file.len()).unwrap().to_le_bytes();
        let sum = crc32fast::hash(content.as_bytes()).to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sum, &size, &size, &length, &[0, 0]].concat();
        file.extend([b"PK\x03\x04", &common[..], name.as_bytes(), content.as_bytes()].concat());
        list.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &at, name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (at, size) = (u32::try_from(file.len()).unwrap(), u32::try_from(list.len()).unwrap());
    file.extend(
        [&list[..], b"PK\x05\x06\0\0\0\0", &count, &count, &size.to_le_bytes(), &at.to_le_bytes(), b"\0\0"].concat(),
    );
    file
}

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    docx_declared("", body)
}

/// A Word document with a document type declaration before its root.
fn docx_declared(declaration: &str, body: &str) -> Vec<u8> {
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
        <Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
        <Relationship Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>";
    let document = format!(
        "{declaration}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
         <w:body>{body}</w:body></w:document>"
    );
    zip(&[("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A line of text on a page.
const DRAWN: &str = "BT /F 12 Tf 50 700 Td (Protokoll 2024-05-17 orda) Tj ET";

const CUT: &str = "download it again, or give it the right ending";

/// Indexes a folder with `bytes` and with minutes that can be read. `expected` is the message about `bytes` after the
/// file's name; the minutes are always found.
#[track_caller]
fn check(name: &str, bytes: &[u8], settings: &str, expected: &str) {
    let place = Place::new();
    let run = indexed(&place, name, bytes, settings);
    assert_eq!(run.err, format!("tingsok: in/{name}: {expected}\n"));
    assert_eq!((run.code, total(&place, "ordb", "ix")), (Some(2), 1));
}

fn indexed(place: &Place, name: &str, bytes: &[u8], settings: &str) -> Run {
    place.write(&format!("in/{name}"), bytes);
    place.write("in/ö.txt", minutes("ordb").as_bytes());
    place.write("ix/tingsok.toml", format!("[limits.document]\n{settings}").as_bytes());
    place.run(&["index", "in", "--index", "ix"])
}

#[test]
fn a_file_that_stops_its_reader_is_one_line_and_the_rest_goes_on() {
    let said = "reading the file took more than 1 seconds; open it and print it to a new PDF, or raise \
        limits.document.reader-seconds in tingsok.toml, in the folder of the index";
    check("a.pdf", &laughs(), "reader-seconds = 1", said);
    let said = "reading the file took more than 200 bytes of memory; open it and print it to a new PDF, or raise \
        limits.document.reader-bytes (200) in tingsok.toml, in the folder of the index";
    check("a.html", "<p>Protokoll orda".repeat(20).as_bytes(), "reader-bytes = 200", said);
}

#[test]
fn a_file_that_was_cut_short_is_not_read_in_part() {
    let whole = pdf(DRAWN, &[]);
    let place = Place::new();
    assert_eq!(indexed(&place, "a.pdf", &whole, "").code, Some(0));
    assert_eq!(total(&place, "orda", "ix"), 1);
    for (part, of) in [(1, 40), (1, 3), (2, 3), (9, 10)] {
        check("a.pdf", &whole[..whole.len() * part / of], "", &format!("damaged, or not a PDF; {CUT}"));
    }
    // The end of an older version in the middle of the file is not the end of the file.
    let updated = [&whole[..], b"5 0 obj\n<< /Length 9 >>\nstr"].concat();
    check("a.pdf", &updated, "", &format!("damaged, or not a PDF; {CUT}"));
    let whole = docx(&paragraph("Protokoll orda"));
    assert_eq!(indexed(&place, "a.docx", &whole, "").code, Some(0));
    for (part, of) in [(1, 20), (1, 2), (9, 10)] {
        check("a.docx", &whole[..whole.len() * part / of], "", &format!("damaged, or not a Word document; {CUT}"));
    }
    check("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "", &format!("damaged, or not a Word document; {CUT}"));
}

#[test]
fn loops_come_to_an_end() {
    let kids = |kids: &str| {
        let pages = format!("<< /Type /Pages /Kids [{kids}] /Count 9 >>");
        objects_as_pdf(&["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), pages])
    };
    check("a.pdf", &kids("2 0 R 2 0 R"), "", &format!("damaged, or not a PDF; {CUT}"));
    check("a.pdf", &kids("1 0 R"), "", "contains no text; check that it is the right file");
    check("a.pdf", &pdf("/X Do", &[tenfold(7), tenfold(6)]), "", "contains no text; check that it is the right file");
    let place = Place::new();
    let run = indexed(&place, "a.pdf", &pdf(&format!("/X Do {DRAWN}"), &[tenfold(6)]), "");
    assert_eq!((run.code, total(&place, "orda", "ix")), (Some(0), 1));
}

#[test]
fn what_is_nested_too_deep_costs_its_file_at_most() {
    let nested = |open: &str, middle: &str, close: &str| open.repeat(3000) + middle + &close.repeat(3000);
    let place = Place::new();
    let word = docx(&nested("<w:ins>", &paragraph("orda"), "</w:ins>"));
    let files = [
        ("arrays.pdf", pdf(&format!("{} TJ {DRAWN}", nested("[", "", "]")), &[])),
        ("objects.pdf", pdf(DRAWN, &[nested("<</A ", "1", ">>")])),
        ("parts.docx", word),
        ("tables.html", nested("<table><tr><td>", "orda", "").into_bytes()),
        ("bold.html", nested("<b>", "orda", "").into_bytes()),
    ];
    for (name, bytes) in &files {
        place.write(&format!("in/{name}"), bytes);
    }
    let run = indexed(&place, "lines.html", b"<p>orda", "");
    // Each file is read, or named in a line of its own.
    assert_eq!(
        usize::try_from(total(&place, "orda", "ix")).unwrap() + run.err.lines().count(),
        files.len() + 1,
        "{}",
        run.err
    );
}

#[test]
fn what_a_password_locks_is_told_and_what_it_only_protects_is_read() {
    let kept = |name: &str| {
        std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/file").join(name)).unwrap()
    };
    check("a.pdf", &kept("user_password.pdf"), "", "protected by a password; save it without one");
    let place = Place::new();
    let run = indexed(&place, "a.pdf", &kept("owner_password.pdf"), "");
    assert_eq!((run.code, total(&place, "regionstyrelsen 2024-05-17", "ix")), (Some(0), 2), "{}", run.err);
    let unknown = String::from_utf8(pdf(DRAWN, &[])).unwrap();
    let unknown = unknown.replace("/Root", "/ID [(a) (a)] /Encrypt << /Filter /Unknown /V 9 >> /Root");
    check(
        "a.pdf",
        unknown.as_bytes(),
        "",
        "encrypted in a way that is not supported; open it and print it to a new PDF",
    );
}

#[test]
fn a_page_that_cannot_be_read_is_told() {
    let broken = pdf(DRAWN, &[]);
    let broken = String::from_utf8(broken).unwrap().replace("/Contents 5 0 R", "/Contents 9 0 R");
    check("a.pdf", broken.as_bytes(), "", &format!("damaged, or not a PDF; {CUT}"));
    let place = Place::new();
    let half = String::from_utf8(pdf(DRAWN, &[])).unwrap().replace("/Contents 5 0 R", "/Contents [5 0 R 9 0 R]");
    let run = indexed(&place, "a.pdf", half.as_bytes(), "");
    assert_eq!(run.code, Some(0));
    assert_eq!(
        run.err,
        "note: in/a.pdf: page 1: damaged, and read only in part or not at all; download the file again\n"
    );
}

#[test]
fn entities_stand_for_no_more_than_themselves() {
    let place = Place::new();
    let declaration = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/hostname'>]>";
    let word = docx_declared(declaration, &paragraph("orda &b; &c;"));
    indexed(&place, "a.docx", &word, "");
    let shown = place.run(&["inspect", "in/a.docx"]);
    assert!(shown.out.contains("orda &b; &c;"), "{}{}", shown.out, shown.err);
}

#[test]
fn bytes_tell_what_a_file_is_whatever_its_name() {
    for (name, bytes) in [
        ("a.txt", pdf(DRAWN, &[])),
        ("a.PDF", docx(&paragraph("Protokoll 2024-05-17 orda"))),
        ("a.docx", b"<!DOCTYPE html><p>Protokoll 2024-05-17 orda".to_vec()),
    ] {
        let place = Place::new();
        let run = indexed(&place, name, &bytes, "");
        assert_eq!((run.code, total(&place, "orda", "ix")), (Some(0), 1), "{name}: {}", run.err);
    }
    let supported = "cannot be read; save the document in one of these formats: plain text, Markdown, PDF, Word, Word 97-2003, HTML";
    check("a.docx", b"{\\rtf1 orda}", "", &format!("RTF documents {supported}"));
    check("a.docx", &zip(&[("a.txt", "orda")]), "", &format!("zip files {supported}"));
    let unreadable = "not readable as text; if it is a document, save it in one of these formats: plain text, Markdown, \
                      PDF, Word, Word 97-2003, HTML";
    check("a.html", b"<html>\x01\x02\x03\0", "", unreadable);
    check("a.pdf", b"", "", "empty; copy the file here again if it should have text");
}

/// The result of reading `bytes` in the process `child`, or without one.
fn read(bytes: &[u8], child: Option<Reader>, reader: ReaderLimits) -> Result<(), Error> {
    let file = File { name: "a.pdf".to_owned(), path: PathBuf::from("a.pdf") };
    let document = Document { file, bytes: bytes.to_vec(), sha256: String::new(), media_type: "application/pdf" };
    extract(&document, &ExtractOptions { reader_limits: reader, file_reader: child, ..ExtractOptions::default() })
        .map(drop)
}

#[test]
fn without_a_child_a_broken_file_is_an_error() {
    let whole = pdf(DRAWN, &[]);
    assert_eq!(read(&whole, None, ReaderLimits::default()), Ok(()));
    for length in 0..whole.len() - 40 {
        assert!(read(&whole[..length], None, ReaderLimits::default()).is_err(), "{length}");
    }
    let looping = pdf("/X Do", &[tenfold(6)]);
    assert_eq!(read(&looping, None, ReaderLimits::default()), Err(Error::NoText));
}

#[cfg(unix)]
#[test]
fn whatever_a_child_does_is_one_error() {
    let shell = |script: &str| Reader {
        program: "sh".into(),
        arguments: vec!["-c".to_owned(), script.to_owned()],
        environment: vec![("SAID".to_owned(), "out of memory".to_owned())],
    };
    let limits = ReaderLimits { seconds: 1, bytes: 1000 };
    // More than a pipe holds, so that the parent is still writing when a child does not read.
    let bytes = [b"%PDF-".to_vec(), vec![0; 200_000]].concat();
    let broke_off = |why: &str| Error::ReaderCrashed { why: why.to_owned() };
    for (script, expected) in [
        ("exec yes", Error::TooMuchMemory { bytes: 1000 }),
        ("exec sleep 100", Error::TooSlow { seconds: 1 }),
        ("kill -9 $$", broke_off("killed by the system, which may be short of memory")),
        ("kill -ABRT $$", broke_off("signal 6")),
        ("echo $SAID >&2; exit 1", Error::TooMuchMemory { bytes: 1000 }),
        ("echo memory allocation of 9 bytes failed >&2; kill -ABRT $$", Error::TooMuchMemory { bytes: 1000 }),
        ("echo thread main has overflowed its stack >&2; kill -ABRT $$", broke_off("its parts are nested too deeply")),
        ("yes | head -c 300000 >&2; echo nonsense; echo lost >&2; exit 3", broke_off("lost")),
        ("exit 3", broke_off("exit status: 3")),
    ] {
        assert_eq!(read(&bytes, Some(shell(script)), limits.clone()), Err(expected), "{script}");
    }
    let missing = Reader { program: "/saknas/tingsok".into(), arguments: Vec::new(), environment: Vec::new() };
    assert!(matches!(read(&bytes, Some(missing), limits), Err(Error::NotStarted { .. })));
}

#[cfg(target_os = "linux")]
#[test]
fn a_child_does_not_outlive_its_parent() {
    let place = Place::new();
    place.write("in/a.pdf", &laughs());
    let mut parent = place.command(&["index", "in", "--index", "ix"]).spawn().unwrap();
    // Any thread of the parent may have started the child.
    let threads = format!("/proc/{}/task", parent.id());
    let child = wait(|| {
        let threads = std::fs::read_dir(&threads).ok()?.flatten();
        let mut children = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
        children.find(|children| !children.is_empty())
    });
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", child.trim())).ok();
    // Once the child has used some time, it has its request and is bound to its parent.
    let ticks = |stat: String| stat.rsplit_once(") ")?.1.split(' ').nth(11)?.parse::<u64>().ok();
    wait(|| state().and_then(ticks).filter(|&ticks| ticks > 5));
    parent.kill().unwrap();
    parent.wait().unwrap();
    // The process that adopts orphans on this system may leave the child as a zombie.
    wait(|| state().is_none_or(|stat| stat.contains(") Z ")).then_some(()));
}

/// Asks until there is an answer, for at most ten seconds.
#[cfg(target_os = "linux")]
#[track_caller]
fn wait<T>(ask: impl Fn() -> Option<T>) -> T {
    let pause = || std::thread::sleep(std::time::Duration::from_millis(10));
    (0..1000)
        .find_map(|_| {
            ask().or_else(|| {
                pause();
                None
            })
        })
        .expect("an answer in time")
}
