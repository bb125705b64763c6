//! Measures whether the cost of reading grows in proportion to the text or faster.
//!
//! Each text repeats one thing that documents can contain, at a size, twice and four times that size. Collections of
//! many documents then measure people and matters. `cargo bench --bench growth` prints all kinds; words after `--`
//! select the kinds with one of them in their name.

#![expect(clippy::print_stdout, reason = "it shows what it measured")]
#![expect(clippy::disallowed_methods, reason = "processor time stands in a file, and which kinds in the arguments")]

use std::convert::Infallible;
use std::fmt::Write as _;
use std::hint::black_box;
use tingsok::analysis::analyse;
use tingsok::extract::{ExtractOptions, Text, TextLimits, extract};
use tingsok::matters::{self, PhraseOccurrence};
use tingsok::passage::cut;
use tingsok::people::{self, Document};
use tingsok::protocol::{Protocol, parse};
use tingsok::source;

/// Bytes of the smallest text, which takes much longer to read than the resolution of the clock.
const SMALLEST: usize = 100_000;

/// If a text took more than this many seconds, larger ones are not tried.
const PATIENCE: f64 = 8.0;

/// The most that twice the text may cost, as a factor. 2 is linear; the rest is noise and sorting.
const ALLOWED: f64 = 2.3;

/// Times below this, in seconds, are noise.
const NOISE: f64 = 0.02;

/// A text made of a head and a repeated piece.
struct Repeated {
    name: &'static str,
    head: &'static str,
    /// The piece with number `n`; the pieces are on lines of their own, or all on one line.
    piece: fn(usize) -> String,
}

const MINUTES: &str = "Protokoll\nRegionstyrelsen 2024-05-17\n\n";
const MATTER: &str = "Protokoll\nRegionstyrelsen 2024-05-17\n\n§ 1 Sak\n\n";
const BARE: &str = "";

const GIVEN: &[&str] = &["Kim", "Anna", "Bo", "Eva", "Åke", "Lena", "Sven", "Karin", "Per", "Ulla"];
const SURNAMES: &[&str] = &["Holm", "Ek", "Alm", "Lind", "Berg", "Dal", "Sund", "Öst", "Ros", "Gran"];

/// A different name for each number, made of syllables.
fn name(n: usize) -> String {
    const FIRST: &[&str] = &["Al", "Ber", "Dal", "Ek", "Fors", "Gran", "Hag", "Lind", "Mo", "Ny", "Ost", "Ros", "Sand"];
    const LAST: &[&str] = &["berg", "blad", "dahl", "gren", "holm", "kvist", "lund", "man", "mark", "sten", "vall"];
    let mut rest = n / GIVEN.len();
    let mut surname = String::from(FIRST[rest % FIRST.len()]);
    rest /= FIRST.len();
    while rest > 0 {
        surname.push_str(&FIRST[rest % FIRST.len()].to_lowercase());
        rest /= FIRST.len();
    }
    format!("{} {surname}{}", GIVEN[n % GIVEN.len()], LAST[(n / 7) % LAST.len()])
}

/// One of a hundred names.
fn known(n: usize) -> String {
    format!("{} {}", GIVEN[n % 10], SURNAMES[n / 10 % 10])
}

/// A word of `letters` letters that is in no word list.
fn word(n: usize, letters: usize) -> String {
    let mut state = n.wrapping_mul(2_654_435_761) % 1_000_003 + 17;
    (0..letters)
        .map(|place| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % 2_147_483_648;
            let letters: &[u8] = if place % 2 == 0 { b"bdfgklmnprstv" } else { b"aeiouy" };
            char::from(letters[state / 65_536 % letters.len()])
        })
        .collect()
}

#[rustfmt::skip]
const KINDS: &[Repeated] = &[
    Repeated { name: "words on one line", head: MATTER, piece: |n| format!("{} om hemsjukvårdsavtalet och ", word(n, 7)) },
    Repeated { name: "sentences on one line", head: MATTER, piece: |n| format!("Nämnden har behandlat frågan om {} under året. ", word(n, 7)) },
    Repeated { name: "sentences on one line, bare", head: BARE, piece: |n| format!("Nämnden har behandlat frågan om {} under året. ", word(n, 7)) },
    Repeated { name: "lines of prose", head: MATTER, piece: |n| format!("Ordföranden redogör för hemsjukvårdsavtalet och {}.\n", word(n, 7)) },
    Repeated { name: "short lines", head: BARE, piece: |_| "a\n".to_owned() },
    Repeated { name: "short lines in a matter", head: MATTER, piece: |n| format!("{}\n", word(n, 4)) },
    Repeated { name: "lines of figures", head: BARE, piece: |n| format!("{n}\n") },
    Repeated { name: "headings", head: MINUTES, piece: |n| format!("§ {} Rubrik om {}\n\nText om saken.\n\n", n + 1, word(n, 6)) },
    Repeated { name: "headings, one number", head: MINUTES, piece: |_| "§ 12 Rubrik\n\nText om saken.\n\n".to_owned() },
    Repeated { name: "headings, bare numbers", head: MINUTES, piece: |n| format!("§ {}\n", n + 1) },
    Repeated { name: "headings on one line", head: MINUTES, piece: |n| format!("§ {} Rubrik om saken. ", n + 1) },
    Repeated { name: "§ n on one line", head: BARE, piece: |n| format!("§ {n} ") },
    Repeated { name: "sections on one line", head: BARE, piece: |n| format!("Text om saken. § {} Rubrik Beslut Nämnden beslutar. ", n % 900) },
    Repeated { name: "items", head: MINUTES, piece: |n| format!("{}. Rubrik om {}\n\nText om saken.\n\n", n + 1, word(n, 6)) },
    Repeated { name: "items without gaps", head: MINUTES, piece: |n| format!("{}. Rubrik om {}\n", n + 1, word(n, 6)) },
    Repeated { name: "items on one line", head: BARE, piece: |n| format!("{}. Mötets öppnande och {}. ", n % 99 + 1, word(n, 6)) },
    Repeated { name: "items under items", head: MINUTES, piece: |n| format!("{}.{} Rubrik om {}\n\nText.\n\n", n / 50 + 1, n % 50 + 1, word(n, 6)) },
    Repeated { name: "lettered matters", head: MATTER, piece: |n| format!("{}) Rubrik om {}\n\nText om saken.\n\n", char::from(b'a' + u8::try_from(n % 26).unwrap_or(0)), word(n, 6)) },
    Repeated { name: "bare titles", head: MINUTES, piece: |n| format!("Mötets öppnande\n\nText om saken.\n\nRubrik om {}\n\nText om saken.\n\n", word(n, 6)) },
    Repeated { name: "bare titles with decisions", head: MATTER, piece: |n| format!("Rubrik om {}\n\nNämnden beslutar att godkänna förslaget.\n\n", word(n, 6)) },
    Repeated { name: "a list of contents", head: MINUTES, piece: |n| format!("§ {} Rubrik om {} .......... {}\n", n + 1, word(n, 6), n + 3) },
    Repeated { name: "bullets", head: MATTER, piece: |n| format!("- punkt om {}\n", word(n, 6)) },
    Repeated { name: "bullets with decisions", head: "Protokoll\nRegionstyrelsen 2024-05-17\n\nÄrende\nFöredragande\n\nRubrik om saken\n\n", piece: |n| format!("- Rubrik om {}\nBeslut: Godkänns.\n", word(n, 6)) },
    Repeated { name: "a table of matters", head: "Protokoll\nRegionstyrelsen 2024-05-17\nNärvarande: Kim Holm, Bo Ek\n\nÄrende\nFöredragande\n\n", piece: |n| format!("Rubrik om {}\n\nText om saken.\n\nKim Holm\n\n", word(n, 6)) },
    Repeated { name: "days on one line", head: BARE, piece: |_| "2024-05-17 ".to_owned() },
    Repeated { name: "days on one line, worded", head: MINUTES, piece: |n| format!("den {} maj 2024, ", n % 28 + 1) },
    Repeated { name: "days in a decision", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\nNämnden uppdrar åt förvaltningen att återkomma ", piece: |n| format!("senast den {} maj ", n % 28 + 1) },
    Repeated { name: "days on lines", head: MINUTES, piece: |n| format!("Sammanträde den {} maj 2024\n", n % 28 + 1) },
    Repeated { name: "days without a year", head: "Protokoll\nRegionstyrelsen fredagen den 17 maj\n", piece: |n| format!("möte den {} maj ", n % 28 + 1) },
    Repeated { name: "names present", head: "Protokoll\nRegionstyrelsen 2024-05-17\n\nNärvarande\n", piece: |n| format!("{} (S), ordförande\n", name(n)) },
    Repeated { name: "names present, the same", head: "Protokoll\nRegionstyrelsen 2024-05-17\n\nNärvarande\n", piece: |n| format!("{} (S), ordförande\n", known(n)) },
    Repeated { name: "names present on one line", head: "Protokoll\nRegionstyrelsen 2024-05-17\n\nNärvarande: ", piece: |n| format!("{} (S), ", name(n)) },
    Repeated { name: "names present at the end", head: "Protokoll\n\n§ 1 Sak\n\nText.\n\n§ 2 Sak\n\nText.\n\nNärvarande\n", piece: |n| format!("{}, Växjö kommun\n", name(n)) },
    Repeated { name: "lists of those present", head: MATTER, piece: |n| format!("Närvarande:\n{} (S)\n{} (M)\n", name(n), name(n + 1)) },
    Repeated { name: "officers", head: MINUTES, piece: |n| format!("Ordförande: {}\nSekreterare\n\n{}\n", name(n), name(n + 1)) },
    Repeated { name: "officers on one line", head: MINUTES, piece: |n| format!("Ordförande {} Justerare {} ", name(n), name(n + 1)) },
    Repeated { name: "labels of officers alone", head: MINUTES, piece: |_| "Ordförande\n\n".to_owned() },
    Repeated { name: "signatures without a name", head: MINUTES, piece: |_| "Vid protokollet\n".to_owned() },
    Repeated { name: "presenters", head: MATTER, piece: |n| format!("Föredragande: {}, controller\n", name(n)) },
    Repeated { name: "presenters on one line", head: "Protokoll\n\n§ 1 Sak\nFöredragande: ", piece: |n| format!("{}, controller, ", name(n)) },
    Repeated { name: "presenters of items", head: MINUTES, piece: |n| format!("§ {} Rubrik om {}\nFöredragande: {}, controller\n\n", n + 1, word(n, 6), name(n)) },
    Repeated { name: "presenters by number", head: "Protokoll\nRegionstyrelsen 2024-05-17\n\n", piece: |n| format!("Föredragande: § {} {}\n\n§ {} Rubrik\n\n", n % 20 + 1, name(n), n + 1) },
    Repeated { name: "those who speak", head: MATTER, piece: |n| format!("{} (S) yrkar bifall till förslaget. ", name(n)) },
    Repeated { name: "those who speak, the same", head: MATTER, piece: |n| format!("{} (S) yrkar bifall till förslaget. ", known(n)) },
    Repeated { name: "those who move", head: "Protokoll\n\n§ 1 Motion av ", piece: |n| format!("{} (S), ", name(n)) },
    Repeated { name: "one given name", head: MATTER, piece: |n| format!("Kim {} (S) yrkar bifall.\n", name(n).split(' ').next_back().unwrap_or("")) },
    Repeated { name: "names of three words", head: MATTER, piece: |n| format!("{} {} (S) yrkar bifall.\n", name(n), name(n + 3).split(' ').next_back().unwrap_or("")) },
    Repeated { name: "capitals", head: MATTER, piece: |n| format!("{} ", name(n).replace(' ', "")) },
    Repeated { name: "capitals in brackets", head: MATTER, piece: |n| format!("({}) ", name(n)) },
    Repeated { name: "members of a body", head: BARE, piece: |n| format!("Region {} och Kalmar län ", word(n, 6)) },
    Repeated { name: "case numbers", head: MINUTES, piece: |n| format!("Dnr RS 2024/{n}\n") },
    Repeated { name: "case numbers of items", head: MINUTES, piece: |n| format!("§ {} Rubrik om saken\nDnr RS 2024/{n}\n\nText.\n\n", n + 1) },
    Repeated { name: "case numbers on one line", head: MINUTES, piece: |n| format!("RS 2024/{n}, ") },
    Repeated { name: "figures and slashes", head: MINUTES, piece: |n| format!("{}/{}-", n % 90 + 10, n % 70 + 10) },
    Repeated { name: "decisions", head: MINUTES, piece: |n| format!("§ {} Rubrik om {}\n\nBeslut\nNämnden beslutar att godkänna förslaget.\n\n", n + 1, word(n, 6)) },
    Repeated { name: "decisions in one matter", head: MATTER, piece: |_| "Beslut\nNämnden beslutar att godkänna förslaget.\n\n".to_owned() },
    Repeated { name: "att-satser", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\nNämnden beslutar\n", piece: |n| format!("att godkänna förslaget om {},\n", word(n, 6)) },
    Repeated { name: "a decision that goes on", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\nNämnden beslutar följande:\n", piece: |n| format!("- godkänna förslaget om {}\n", word(n, 6)) },
    Repeated { name: "a decision without an end", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\n", piece: |n| format!("att godkänna förslaget om {} ", word(n, 6)) },
    Repeated { name: "tasks", head: MATTER, piece: |_| "Beslut\nNämnden uppdrar åt förvaltningen att återkomma senast den 3 juni.\n\n".to_owned() },
    Repeated { name: "tasks in one decision", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\nNämnden ", piece: |_| "uppdrar åt förvaltningen att återkomma senast den 3 juni och ".to_owned() },
    Repeated { name: "tasks in sentences", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\n1. ", piece: |_| "nämnden uppdrar åt förvaltningen att återkomma senast i maj. Uppdraget redovisas. ".to_owned() },
    Repeated { name: "gav in one decision", head: "Protokoll\n\n§ 1 Sak\n\nBeslut\natt ", piece: |_| "gav förvaltningen i uppdrag att utreda egen del och ".to_owned() },
    Repeated { name: "labels", head: MATTER, piece: |_| "Bakgrund\nText om saken.\n\nBeslutsunderlag\nSkrivelse\n\nFörslag till beslut\nAtt godkänna.\n\n".to_owned() },
    Repeated { name: "labels alone", head: MATTER, piece: |_| "Bakgrund\n".to_owned() },
    Repeated { name: "labels on one line", head: MATTER, piece: |_| "Beslut: Underlag: ".to_owned() },
    Repeated { name: "documents", head: "Protokoll\n\n§ 1 Sak\n\nBeslutsunderlag\n", piece: |n| format!("Skrivelse om {}\n", word(n, 6)) },
    Repeated { name: "acronyms", head: MATTER, piece: |n| format!("Xenon Yttrium {} (XY{}) ", word(n, 6), char::from(b'A' + u8::try_from(n % 26).unwrap_or(0))) },
    Repeated { name: "acronyms alone", head: MATTER, piece: |_| "(XYZ) ".to_owned() },
    Repeated { name: "acronyms, long forms", head: MATTER, piece: |n| format!("Nära vård råd {n} (NVR{n}) ") },
    Repeated { name: "one word", head: MATTER, piece: |_| "hemsjukvårdsavtal".to_owned() },
    Repeated { name: "one word of chance letters", head: MATTER, piece: |n| word(n, 11) },
    Repeated { name: "one word in capitals", head: MATTER, piece: |_| "ÅÄÖ".to_owned() },
    Repeated { name: "one word with hyphens", head: MATTER, piece: |n| format!("{}-", word(n, 5)) },
    Repeated { name: "one word with colons", head: MATTER, piece: |n| format!("{}:", word(n, 2)) },
    Repeated { name: "one word with slashes", head: MATTER, piece: |n| format!("{}/", word(n, 5)) },
    Repeated { name: "one number", head: MATTER, piece: |n| format!("{n}") },
    Repeated { name: "long words", head: MATTER, piece: |n| format!("{} ", word(n, 90)) },
    Repeated { name: "broken lines", head: MATTER, piece: |n| format!("{}-\n", word(n, 6)) },
    Repeated { name: "hyphens before och", head: MATTER, piece: |_| "hälso- och ".to_owned() },
    Repeated { name: "hyphens in a row", head: MATTER, piece: |_| "hälso-, ".to_owned() },
    Repeated { name: "full stops", head: MATTER, piece: |_| ". ".to_owned() },
    Repeated { name: "full stops together", head: MATTER, piece: |_| "....".to_owned() },
    Repeated { name: "questions", head: MATTER, piece: |_| "? A".to_owned() },
    Repeated { name: "brackets", head: MATTER, piece: |_| "(".to_owned() },
    Repeated { name: "brackets, closed", head: MATTER, piece: |_| "() ".to_owned() },
    Repeated { name: "square brackets", head: MATTER, piece: |_| "[a](".to_owned() },
    Repeated { name: "asterisks", head: MATTER, piece: |_| "*".to_owned() },
    Repeated { name: "asterisks and letters", head: MATTER, piece: |_| "*a ".to_owned() },
    Repeated { name: "bars", head: MATTER, piece: |_| "a | ".to_owned() },
    Repeated { name: "slashes", head: MATTER, piece: |_| "/".to_owned() },
    Repeated { name: "quotation marks", head: MATTER, piece: |_| "\"a. \"".to_owned() },
    Repeated { name: "spaces", head: MATTER, piece: |_| "   ".to_owned() },
    Repeated { name: "columns", head: MATTER, piece: |n| format!("{}      ", word(n, 5)) },
    Repeated { name: "dashes", head: MATTER, piece: |_| " – ".to_owned() },
    Repeated { name: "signs", head: MATTER, piece: |_| "§".to_owned() },
    Repeated { name: "signs and figures", head: MATTER, piece: |n| format!("§§ {}-{} ", n % 90, n % 90 + 2) },
    Repeated { name: "commas", head: MATTER, piece: |_| "a, ".to_owned() },
    Repeated { name: "form feeds", head: "Protokoll\n", piece: |_| "\x0c".to_owned() },
    Repeated { name: "pages", head: "Protokoll\n", piece: |n| format!("Regionstyrelsen\nSida {} av 9\n{}\n\x0c", n + 1, word(n, 30)) },
    Repeated { name: "marks over letters", head: MATTER, piece: |_| "\u{301}".to_owned() },
    Repeated { name: "decomposed letters", head: MATTER, piece: |_| "a\u{30a}terkomma o\u{308}ver ".to_owned() },
    Repeated { name: "lists of members", head: MATTER, piece: |n| format!("{} kommun | {} kommun | {} kommun\n", word(n, 5), word(n + 1, 5), word(n + 2, 5)) },
    Repeated { name: "Markdown headings", head: "# Protokoll\n\n", piece: |n| format!("## Rubrik om {}\n\nText om *saken*, se [länk](x.html).\n\n", word(n, 6)) },
    Repeated { name: "Markdown, numbered", head: "# Protokoll\n\n", piece: |n| format!("## {}. Rubrik om {}\n\n- **Beslut:** Godkänns.\n\n", n + 1, word(n, 6)) },
    Repeated { name: "Markdown table", head: "# Protokoll\n\n", piece: |n| format!("| {n} | Rubrik om {} | Kim Holm | beslut |\n", word(n, 6)) },
    Repeated { name: "number signs", head: BARE, piece: |_| "#".to_owned() },
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!("{:<44} {:>9} {:>9} {:>7}  seconds of extract, parse, cut, analyse", "kind", "n", "seconds", "ratio");
    for Repeated { name, head, piece } in KINDS {
        let clean = |size: usize| text(head, *piece, size);
        for (name, is_damaged) in [((*name).to_owned(), false), (format!("{name}, damaged"), true)] {
            if is_wanted(&name) {
                let of = |size: usize| read(&if is_damaged { damaged(&clean(size)) } else { clean(size) });
                grow(&name, SMALLEST, of);
            }
        }
    }
    for (name, make) in COLLECTIONS {
        if is_wanted(name) {
            grow(&format!("{name}: people"), 500, |n| vec![who(&make_all(*make, n))]);
            grow(&format!("{name}: matters"), 500, |n| vec![follow(&make_all(*make, n))]);
        }
    }
}

/// Prints what `measure` takes at `n`, twice and four times that. `measure` returns seconds for each part.
fn grow(name: &str, n: usize, measure: impl Fn(usize) -> Vec<f64>) {
    let mut before: Option<f64> = None;
    for n in [n, 2 * n, 4 * n] {
        let parts = measure(n);
        let seconds: f64 = parts.iter().sum();
        let ratio = before.map_or(1.0, |before| seconds / before.max(NOISE));
        let parts = parts.iter().fold(String::new(), |mut line, part| {
            // Writing to a string does not fail.
            let _ = write!(line, " {part:.3}");
            line
        });
        let mark = if ratio > ALLOWED { " worse" } else { "" };
        println!("{name:<44} {n:>9} {seconds:>9.3} {ratio:>7.2} {parts}{mark}");
        if seconds > PATIENCE {
            return;
        }
        before = Some(seconds);
    }
}

fn text(head: &str, piece: fn(usize) -> String, size: usize) -> String {
    let mut text = head.to_owned();
    let mut n = 0;
    while text.len() < size {
        text.push_str(&piece(n));
        n += 1;
    }
    text
}

/// The text as a recogniser without å, ä and ö would read it, with enough such text at the end that the whole text
/// counts as damaged.
fn damaged(text: &str) -> String {
    let lost = |letter| match letter {
        'å' | 'ä' => 'a',
        'Å' | 'Ä' => 'A',
        'ö' => '6',
        'Ö' => 'O',
        _ => letter,
    };
    let mut text: String = text.chars().map(lost).collect();
    let length = text.len() / 12;
    text.push('\n');
    while text.len() % SMALLEST < length.min(SMALLEST / 2) {
        text.push_str("Det ar pa tiden att vi far och gar till motet for att aven fran och till se over saken.\n");
    }
    text
}

/// The seconds that each stage takes for a text.
fn read(text: &str) -> Vec<f64> {
    let document = source::Document {
        file: source::File { name: "a.txt".to_owned(), path: "a.txt".into() },
        bytes: text.as_bytes().to_vec(),
        sha256: String::new(),
        media_type: "text/plain",
    };
    let (extracted, extracting) = timed(|| {
        extract(
            &document,
            &ExtractOptions {
                text_limits: TextLimits { bytes: usize::MAX, lines: usize::MAX },
                ..ExtractOptions::default()
            },
        )
    });
    let Ok(text) = extracted else { return vec![extracting] };
    let (protocol, parsing) = timed(|| parse(&text, ""));
    let (passages, cutting) = timed(|| cut(&protocol));
    let condition = protocol.text_quality.condition();
    let ((), analysing) = timed(|| {
        for passage in &passages {
            black_box(analyse(&passage.text, condition));
            black_box(tingsok::analysis::acronyms(&passage.text));
        }
    });
    vec![extracting, parsing, cutting, analysing]
}

/// A collection: its name, and a function for the text of document `n`.
type Collection = (&'static str, fn(usize) -> String);

#[rustfmt::skip]
const COLLECTIONS: &[Collection] = &[
    ("documents with one board", |n| minutes(n, "Kalmar", &[known(1), known(12), known(23)], "Hemsjukvårdsavtalet i länet")),
    ("documents with other names", |n| minutes(n, "Kalmar", &[name(3 * n), name(3 * n + 1), name(3 * n + 2)], &format!("Avtal om {} och {}", word(n, 7), word(n + 1, 8)))),
    ("documents of other homes, one name", |n| minutes(n, COUNTIES[n % COUNTIES.len()], &["Kim Holm".to_owned(), name(n)], "Hemsjukvårdsavtalet i länet")),
    ("documents without a home, one name", |n| format!("Protokoll\nNämnd {n} 2024-05-17\n\nNärvarande\nKim Yqvist ({})\nBo Ek, bolag {n}\n\n§ 1 Taxan\n\nText.\n\n§ 2 Sak\n\nText.\n", PARTIES[n % PARTIES.len()])),
    ("documents of one first name", |n| minutes(n, "Kalmar", &[format!("Kim {}", name(n).split(' ').next_back().unwrap_or("")), format!("Bo {}", word(n, 8))], "Kim informerar")),
    ("documents of like titles", |n| minutes(n, "Kalmar", &[known(n)], &format!("Handlingsplan psykisk hälsa för skolan i {}", word(n, 7)))),
    ("documents of one case number", |n| minutes(n, "Kalmar", &[known(n)], "Detaljplan RS 2024/17")),
];

const COUNTIES: &[&str] = &["Kalmar", "Kronoberg", "Blekinge", "Halland", "Dalarna", "Uppsala", "Gotland"];
const PARTIES: &[&str] = &["S", "M", "C", "V", "KD"];

fn minutes(n: usize, county: &str, names: &[String], title: &str) -> String {
    let present = names.iter().zip(PARTIES.iter().cycle()).map(|(name, party)| format!("{name} ({party})\n"));
    format!(
        "Protokoll\nRegion {county}, regionstyrelsen\n20{:02}-{:02}-17\n\nNärvarande\n{}\n§ 1 {title}\n\nBeslut\nAtt godkänna.\n\n\
         § 2 Taxan\n\n{} informerar.\n",
        n % 30,
        n % 12 + 1,
        present.collect::<String>(),
        names[0]
    )
}

/// The names and records of `n` documents.
fn make_all(make: fn(usize) -> String, n: usize) -> Vec<(String, Protocol)> {
    (0..n).map(|place| (format!("a/{place}.txt"), parse(&Text::plain(&make(place)), ""))).collect()
}

fn documents(all: &[(String, Protocol)]) -> Vec<Document<'_>> {
    all.iter().map(|(source, protocol)| Document { source, file: source, protocol }).collect()
}

fn who(all: &[(String, Protocol)]) -> f64 {
    timed(|| black_box(people::resolve(&documents(all)))).1
}

fn follow(all: &[(String, Protocol)]) -> f64 {
    timed(|| {
        let mut nothing = |_: &str| -> Result<Vec<PhraseOccurrence>, Infallible> { Ok(Vec::new()) };
        black_box(matters::follow(&documents(all), &mut nothing))
    })
    .1
}

/// The result of `work`, and the seconds that it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = now();
    let done = work();
    (done, now() - start)
}

/// Seconds of processor time of this thread, or of the clock if the system does not provide it.
fn now() -> f64 {
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next().and_then(|first| first.parse::<u64>().ok()));
    let clock = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    nanoseconds.map_or_else(|| clock().as_secs_f64(), |count| std::time::Duration::from_nanos(count).as_secs_f64())
}
