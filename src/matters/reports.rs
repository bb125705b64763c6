//! Adds reports (handlingar) to the matters that they were written for: those with the case number or the title of an
//! agenda item, or else those that cite it.
//!
//! A report belongs to at most one matter, and never makes one by itself: without an item, nobody has dealt with it.

use super::citations::CitedItems;
use super::title::{Title, TitleSimilarity};
use super::{Item, MatterLink, alike_link, number_link};
use crate::analysis::fold;
use crate::people::{Document, Place, home};
use crate::protocol::Kind;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many distinctive words a title needs if the report does not say which county or municipality it is from.
const TELLING: usize = 3;
/// How many words a title must share with that of an item to be compared with it, if both have as many.
const SHARED: usize = 3;

/// A report, and the item whose matter it belongs to.
pub struct LinkedReport<'a> {
    pub document: Document<'a>,
    /// The place of the item among all items.
    pub item: usize,
    pub link: MatterLink,
}

/// The reports among `documents` that belong to the matter of one of `items`: of one with their number or title, or else
/// of the one that they cite most.
pub fn reports<'a>(
    documents: &[Document<'a>],
    items: &[Item<'_>],
    cited_items: &CitedItems<'_>,
) -> Vec<LinkedReport<'a>> {
    let known = Known::of(items);
    let linked = |document: &Document<'a>| {
        let cited = || {
            let (item, link) = cited_items.most_cited(*document)?;
            Some(LinkedReport { document: *document, item, link })
        };
        known.linked(items, *document).or_else(cited)
    };
    documents.iter().filter(|document| document.protocol.kind == Kind::Handling).filter_map(linked).collect()
}

/// The items by what a report can have in common with them.
struct Known<'a> {
    by_home: BTreeMap<&'a Place, KnownOfHome>,
    /// By the letters of the title.
    by_title: BTreeMap<String, Vec<usize>>,
}

/// The items of one county or municipality.
#[derive(Default)]
struct KnownOfHome {
    by_number: BTreeMap<BareNumber, Vec<usize>>,
    by_word: BTreeMap<String, Vec<usize>>,
    /// How many words the title of each item has.
    words: BTreeMap<usize, usize>,
}

/// A case number without the letters of its register: the smaller of its two figures, then the greater. Registers print
/// the year first or last: "SLK-2023-00697" and "0697/23".
type BareNumber = (u32, u32);

impl<'a> Known<'a> {
    fn of(items: &'a [Item<'_>]) -> Self {
        let mut known = Self { by_home: BTreeMap::new(), by_title: BTreeMap::new() };
        for (place, item) in items.iter().enumerate() {
            let own = known.by_home.entry(&item.home).or_default();
            if let Some(number) = item.number.as_deref().and_then(bare) {
                own.by_number.entry(number).or_default().push(place);
            }
            if item.title.is_some() {
                let words = long_words(&item.agenda.title);
                own.words.insert(place, words.len());
                for word in words {
                    own.by_word.entry(word).or_default().push(place);
                }
                known.by_title.entry(letters(&item.agenda.title)).or_default().push(place);
            }
        }
        known
    }

    fn linked<'d>(&self, items: &[Item<'_>], document: Document<'d>) -> Option<LinkedReport<'d>> {
        let printed = document.protocol.title.as_deref()?;
        let home = home(document.file, document.protocol.region.as_deref());
        let number = document.protocol.reference.as_deref().and_then(super::normal_number);
        let places = match self.by_home.get(&home) {
            Some(own) => own.like(printed, number.as_deref()),
            None if matches!(home, Place::Folder(_)) => self.of_one_home(items, printed)?,
            None => return None,
        };
        if places.is_empty() {
            return None;
        }
        let report = Report { document, number, title: Title::read(printed)? };
        let is_telling = report.title.distinctive.len() >= TELLING || self.by_home.contains_key(&home);
        let (item, link) = report.best(items, &places).filter(|_| is_telling)?;
        Some(LinkedReport { document, item, link })
    }

    /// The items with this title; `None` if they are of several homes, because the same title in two municipalities may
    /// be two matters.
    fn of_one_home(&self, items: &[Item<'_>], title: &str) -> Option<Vec<usize>> {
        let same = self.by_title.get(&letters(title))?;
        let homes: BTreeSet<&Place> = same.iter().map(|place| &items[*place].home).collect();
        (homes.len() == 1).then(|| same.clone())
    }
}

impl KnownOfHome {
    /// The items that have the number, or several words of the title. This leaves out nearly all before titles are
    /// compared word by word.
    fn like(&self, title: &str, number: Option<&str>) -> Vec<usize> {
        let numbered = number.and_then(bare).and_then(|number| self.by_number.get(&number));
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let words = long_words(title);
        let titled = words.iter().filter_map(|word| self.by_word.get(word));
        for place in titled.filter(|places| places.len() <= super::COMMON).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let has_enough = |(place, count): &(usize, usize)| *count >= SHARED.min(self.words[place]).min(words.len());
        let titled = shared.into_iter().filter(has_enough).map(|(place, _)| place);
        numbered.into_iter().flatten().copied().chain(titled).collect()
    }
}

struct Report<'a> {
    document: Document<'a>,
    number: Option<String>,
    title: Title,
}

impl Report<'_> {
    /// The item that the report was most likely written for. Of several that are equally like it, the first meeting
    /// from the day of the report on, or else the last before it.
    fn best(&self, items: &[Item<'_>], places: &[usize]) -> Option<(usize, MatterLink)> {
        let like = places.iter().filter_map(|place| Some((self.likeness(&items[*place])?, *place)));
        let (likeness, place) = like.max_by_key(|(likeness, place)| {
            let day = items[*place].document.protocol.date;
            (*likeness, self.nearness(day), Reverse(*place))
        })?;
        Some((place, likeness.link(&items[place])))
    }

    fn nearness(&self, day: Option<Date>) -> (bool, Reverse<Option<i32>>) {
        let written = self.document.protocol.date;
        let days = day.zip(written).map(|(day, written)| (day - written).get_days());
        (days.is_some_and(|days| days >= 0), Reverse(days.map(i32::abs)))
    }

    fn likeness(&self, item: &Item<'_>) -> Option<Likeness> {
        let titles = item.title.as_ref().and_then(|title| title.similarity(&self.title));
        let (own, other) = (self.number.as_deref(), item.number.as_deref());
        let bare = own.and_then(bare).zip(other.and_then(bare));
        let is_same = bare.is_some_and(|(own, other)| own == other);
        let has_letters = own.is_some_and(|own| own.starts_with(char::is_alphabetic));
        // A municipality has several registers, and a number without letters may be from any of them. So it counts only
        // if the titles are similar, too.
        if is_same && (own == other && has_letters || titles.is_some()) {
            return Some(Likeness::Number);
        }
        // If both have case numbers and these differ, they are usually two matters: what is done every year has a similar
        // title and a new number each time. But a report may print the number of an older case first, so an item with
        // exactly the same title still counts.
        titles.filter(|titles| bare.is_none() || *titles == TitleSimilarity::Same).map(Likeness::Title)
    }
}

/// What a report and an item have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Title(TitleSimilarity),
    Number,
}

impl Likeness {
    fn link(self, item: &Item<'_>) -> MatterLink {
        match self {
            Self::Number => number_link(item),
            Self::Title(titles) => alike_link(titles, &item.agenda.title),
        }
    }
}

fn bare(number: &str) -> Option<BareNumber> {
    let figures = number.trim_start_matches(char::is_alphabetic);
    let (one, other) = figures.split(':').next()?.split_once('/')?;
    let (one, other) = (one.parse().ok()?, other.parse().ok()?);
    Some((u32::min(one, other), u32::max(one, other)))
}

/// The words of a title that are long enough to say something, folded.
fn long_words(title: &str) -> BTreeSet<String> {
    const LONG: usize = 4;
    let folded = fold(title);
    let words = folded.split(|character: char| !character.is_alphabetic());
    words.filter(|word| word.chars().count() >= LONG).map(str::to_owned).collect()
}

/// A title without what is only form: case, marks and signs.
fn letters(title: &str) -> String {
    fold(title).chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use crate::matters::{Matter, MatterLinkReason, PhraseOccurrence, follow};
    use crate::people::Document;
    use crate::protocol::{AgendaItem, Kind, Protocol};

    fn minutes(region: &str, day: &str, items: &[(&str, Option<&str>)]) -> Protocol {
        let item = |(title, reference): &(&str, Option<&str>)| AgendaItem {
            title: (*title).to_owned(),
            reference: reference.map(str::to_owned),
            ..AgendaItem::default()
        };
        Protocol {
            kind: Kind::Protokoll,
            governing_body: Some("Kommunfullmäktige".to_owned()),
            region: Some(region.to_owned()),
            date: day.parse().ok(),
            agenda: items.iter().map(item).collect(),
            ..Protocol::default()
        }
    }

    fn report(region: Option<&str>, day: &str, title: &str, reference: Option<&str>) -> Protocol {
        Protocol {
            kind: Kind::Handling,
            region: region.map(str::to_owned),
            date: day.parse().ok(),
            title: Some(title.to_owned()),
            reference: reference.map(str::to_owned),
            ..Protocol::default()
        }
    }

    /// The steps of each matter: their documents by place, and why those of reports belong to it.
    fn steps(documents: &[Protocol]) -> Vec<Vec<(usize, Option<MatterLinkReason>)>> {
        let names: Vec<String> = (0..documents.len()).map(|place| format!("/archive/{place}/{place}.txt")).collect();
        let documents: Vec<Document<'_>> = names
            .iter()
            .zip(documents)
            .map(|(name, protocol)| Document { source: name, file: name, protocol })
            .collect();
        let mut said = |_: &str| Ok::<Vec<PhraseOccurrence>, ()>(Vec::new());
        let matters = follow(&documents, &mut said).unwrap_or_default();
        let of_matter = |matter: Matter| {
            let place = |source: &str| names.iter().position(|name| name == source).unwrap_or(usize::MAX);
            let step =
                |step: &crate::matters::Step| (place(&step.source), step.item.is_empty().then_some(step.link.why));
            matter.steps.iter().map(step).collect()
        };
        matters.into_iter().map(of_matter).collect()
    }

    const PLAYGROUND: &str = "Motion av Kim Holm (S) om nya lekplatser i Ekparken";

    #[test]
    fn a_report_belongs_to_the_item_with_its_number_or_title() {
        let found = steps(&[
            report(Some("Växjö"), "2024-01-10", "Yttrande över motion om lekplatser", Some("0186/23")),
            minutes("Växjö", "2024-02-01", &[(PLAYGROUND, Some("KS-2023-00186")), ("Taxa för sotning", None)]),
            report(Some("Växjö"), "2024-03-01", &format!("Svar på {PLAYGROUND}"), None),
            report(Some("Växjö"), "2024-01-10", "Ny bro över ån vid kvarnen", Some("KS-2023-00187")),
        ]);
        // The number without letters counts only with a title that is alike.
        assert_eq!(found, [vec![(1, None), (2, Some(MatterLinkReason::AlikeTitle))]]);
        let found = steps(&[
            report(Some("Växjö"), "2024-01-10", "Yttrande över motion om annat", Some("KS-2023-00186")),
            minutes("Växjö", "2024-02-01", &[(PLAYGROUND, Some("KS 2023/186"))]),
        ]);
        assert_eq!(found, [vec![(0, Some(MatterLinkReason::SameReference)), (1, None)]]);
    }

    #[test]
    fn of_meetings_with_the_same_title_the_next_one_is_meant() {
        let title = "Samverkansavtal om lekplatser i Ekparken";
        let found = steps(&[
            minutes("Växjö", "2022-02-01", &[(title, Some("KS 2022/1"))]),
            report(Some("Växjö"), "2024-01-10", title, None),
            minutes("Växjö", "2024-02-01", &[(title, Some("KS 2024/1"))]),
            minutes("Växjö", "2026-02-01", &[(title, Some("KS 2026/1"))]),
        ]);
        assert_eq!(found, [vec![(1, Some(MatterLinkReason::SameTitle)), (2, None)]]);
    }

    #[test]
    fn a_report_from_nowhere_belongs_only_to_the_very_same_title_of_one_place() {
        let minutes = |region| minutes(region, "2024-02-01", &[(PLAYGROUND, Some("KS 2023/186"))]);
        let report = || report(None, "2024-01-10", PLAYGROUND, None);
        assert_eq!(steps(&[report(), minutes("Växjö")]), [vec![(0, Some(MatterLinkReason::SameTitle)), (1, None)]]);
        assert!(steps(&[report(), minutes("Växjö"), minutes("Kalmar")]).is_empty());
        assert!(steps(&[report(), report()]).is_empty());
    }
}
