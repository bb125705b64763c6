//! Tests that queries are answered alike, whether all items are ranked or only the first are looked for, when the
//! number of items of a word is estimated. In these tests it is estimated for all but rare words.

use super::Engine;
use crate::search::{Answer, Counting, Options};

#[test]
fn estimates_are_the_same_whichever_way_the_first_items_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    Engine::build(folder.path(), &[seeds], &mut |_| {}).expect("built");
    let engine = Engine::open(folder.path()).expect("opened");
    let mut several = 0;
    for question in [
        "vård",
        "nära vård",
        "hemsjukvårdsavtal",
        "avtal om hemsjukvård",
        "läns gemensam ledning",
        "motet",
        "IKB statsbidrag",
        "\"nära vård\" ledning",
        "beslut om förstudie LINK 2022",
        "+ledning samverkan socialchef kommun region",
    ] {
        let ask = |counting| {
            engine.search(question, &Options { counting, facets: true, ..Options::new(10) }).expect("answered")
        };
        let (quick, all) = (ask(Counting::Quick), ask(Counting::Exact));
        let hits = |answer: &Answer| {
            let hit = |hit: &crate::search::Hit| {
                (hit.source.clone(), hit.line, hit.missing.clone(), format!("{:.3}", hit.score))
            };
            answer.hits.iter().map(hit).collect::<Vec<_>>()
        };
        assert_eq!(hits(&quick), hits(&all), "{question}");
        assert_eq!(quick.facets, all.facets, "{question}");
        several += usize::from(all.hits.len() > 1);
    }
    assert!(several > 6, "{several}");
}
