//! Tests words that mean the same.

use std::fs;
use tempfile::TempDir;
use tingsok::search::Limited;
use tingsok::{Engine, Note, Options};

const TEXTS: [(&str, &str); 8] = [
    ("aldre.txt", "Nämnden besöker ett nytt äldreboende i Berga."),
    ("sarskilt.txt", "Kön till särskilda boenden är lång."),
    ("utskott.txt", "Allmänna utskottet (AU) tar upp frågan om hemservice."),
    ("arbete.txt", "Arbetsutskottet tar upp frågan om hemtjänst."),
    ("skola.txt", "En ny förskola byggs."),
    ("bad.txt", "Nedläggning av simhallen utreds."),
    ("avfall.txt", "Avfallskärlen töms på måndag."),
    ("taxa.txt", "Ny renhållningstaxa antas."),
];

struct Library {
    folder: TempDir,
    engine: Engine,
}

impl Library {
    /// An index of the texts above, with these settings.
    fn with(settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (texts, index) = (folder.path().join("texts"), folder.path().join("index"));
        fs::create_dir(&texts).expect("made");
        for (name, text) in TEXTS {
            fs::write(texts.join(name), text).expect("written");
        }
        Engine::build(&index, &[texts], &mut |_| {}).expect("built");
        fs::write(index.join("tingsok.toml"), settings).expect("written");
        Self { engine: Engine::open(&index).expect("opened"), folder }
    }

    /// Checks which files have everything that the query wants, by name, each with the farthest kind of match of any of
    /// its words.
    #[track_caller]
    fn check(&self, question: &str, expected: &[(&str, &str)]) {
        let answer = self.engine.search(question, &self.engine.options(10)).expect("answered");
        let mut found: Vec<(String, &str)> = Vec::new();
        for hit in &answer.hits[..answer.complete] {
            let name = hit.source.rsplit('/').next().expect("a name").to_owned();
            let farthest = hit.matches.iter().map(|word| word.tier).max().expect("a match");
            found.push((name, farthest.name()));
        }
        found.sort();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, tier)| (name.as_str(), *tier)).collect();
        assert_eq!(found, expected, "{question} in {}", self.folder.path().display());
    }
}

#[test]
fn a_text_is_found_by_another_word_for_what_it_says() {
    let library = Library::with("");
    library.check("särskilt boende", &[("aldre.txt", "synonym"), ("sarskilt.txt", "inflected")]);
    library.check("äldreboende", &[("aldre.txt", "exact"), ("sarskilt.txt", "synonym")]);
    library.check("SÄBO", &[("aldre.txt", "synonym"), ("sarskilt.txt", "synonym")]);
    library.check("dagis", &[("skola.txt", "synonym")]);
}

#[test]
fn a_compound_is_found_by_another_word_for_a_part_of_it() {
    let library = Library::with("");
    library.check("sopkärl", &[("avfall.txt", "synonym")]);
    library.check("sopskatt", &[]);
}

#[test]
fn words_typed_apart_have_the_synonyms_of_their_compound() {
    let library = Library::with("");
    library.check("sop taxa", &[("taxa.txt", "synonym")]);
    library.check("sop kärl", &[("avfall.txt", "synonym")]);
}

#[test]
fn a_verb_and_its_particle_find_the_noun() {
    let library = Library::with("");
    library.check("lägga ner simhallen", &[("bad.txt", "compound")]);
    library.check("läggs den ned", &[("bad.txt", "compound")]);
    library.check("lägga om simhallen", &[]);
}

#[test]
fn phrases_and_required_words_have_other_words_and_words_as_they_are_have_none() {
    let library = Library::with("");
    library.check("\"nytt särskilt boende\"", &[("aldre.txt", "synonym")]);
    library.check("\"särskilt boende\"", &[("aldre.txt", "synonym"), ("sarskilt.txt", "inflected")]);
    library.check("+dagis", &[("skola.txt", "synonym")]);
    library.check("\"=äldreboende\"", &[("aldre.txt", "exact")]);
    library.check("\"=dagis\"", &[]);
}

#[test]
fn what_is_left_out_is_left_out_for_what_it_says() {
    let library = Library::with("");
    library.check("byggs", &[("skola.txt", "exact")]);
    library.check("byggs -dagis", &[("skola.txt", "exact")]);
}

#[test]
fn what_the_documents_explain_goes_before() {
    let library = Library::with("");
    library.check("AU", &[("utskott.txt", "exact")]);
    library.check("arbetsutskott", &[("arbete.txt", "inflected")]);
    let library = Library::with("synonyms = [['AU', 'arbetsutskott']]");
    library.check("AU", &[("arbete.txt", "synonym"), ("utskott.txt", "exact")]);
}

#[test]
fn settings_add_words_and_take_them_out() {
    Library::with("synonyms = [['hemtjänst', 'hemservice']]")
        .check("hemtjänst", &[("arbete.txt", "exact"), ("utskott.txt", "synonym")]);
    Library::with("no-synonyms = ['dagis']").check("dagis", &[]);
    Library::with("shipped-synonyms = false").check("äldreboende", &[("aldre.txt", "exact")]);
}

#[test]
fn options_of_a_program_have_what_ships() {
    let library = Library::with("shipped-synonyms = false");
    let answer = library.engine.search("dagis", &Options::new(10)).expect("answered");
    assert_eq!(answer.total, 1);
}

#[test]
fn more_words_than_are_looked_for_are_told() {
    let library = Library::with("synonyms = [['hemtjänst', 'hemservice', 'c', 'd']]\n[limits.question]\nsynonyms = 1");
    let answer = library.engine.search("hemtjänst", &library.engine.options(10)).expect("answered");
    let of = Limited::Synonyms { word: "hemtjänst".to_owned() };
    assert_eq!(answer.notes, [Note::OnlyFirst { count: 1, of }]);
}
