//! Finds who presented a topic: the people of the matching items, by how directly they are involved and how well the
//! items match.

use super::cite::{Cited, cite};
use super::notes::Note;
use super::plan;
use super::query::Query;
use super::rank::rank;
use super::{Error, Options, Sort, filtered_entries};
use crate::index::{self, ItemHead, PassageId, Snapshot, StoredPassage};
use crate::people::{Appearance, Participation, Person, PersonLink};
use crate::protocol::{DateBasis, OfficerRole};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The people involved in a topic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhoAnswer {
    /// The topic as typed. In a direct answer, the topic of the question; for
    /// [`QuestionKind::Chairs`](super::QuestionKind::Chairs) and
    /// [`QuestionKind::Attends`](super::QuestionKind::Attends), the question as it was understood.
    pub topic: String,
    /// What the user should know about how the topic was read and searched for.
    pub notes: Vec<Note>,
    /// How many people there are, including those beyond `limit`. Only the people of the 200 best items are counted. In
    /// a direct answer about chairs or attendance, only those of the 60 newest documents are counted.
    pub total: usize,
    /// The people, at most `limit`, highest score first. On equally good items, a presenter scores higher than someone
    /// who spoke, chaired or is only named. In a direct answer about presenters, people who only chaired or are only
    /// named are left out; about chairs or attendance, those of most meetings come first.
    pub people: Vec<TopicPerson>,
}

/// Someone involved in a topic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicPerson {
    /// The id of the person.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The role in the strongest appearance that gives one; `None` if none does.
    pub role: Option<String>,
    /// The organisation in the strongest appearance that gives one; `None` if none does.
    pub organisation: Option<String>,
    /// The score. Compare scores only within one answer.
    pub score: f32,
    /// The appearances, strongest first.
    pub appearances: Vec<TopicAppearance>,
}

/// Someone's part in one item or meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicAppearance {
    /// The date of the meeting.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page where the item names the person, or, if the item does not name the person, the page where the document
    /// first does; from 1.
    pub page: u32,
    /// The line on that page, from 1.
    pub line: u32,
    /// How to cite the item in a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
    /// The item; `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// What the person did.
    pub involvement: Involvement,
    /// The name as the document gives it.
    pub name: String,
    /// The role as the document gives it.
    pub role: Option<String>,
    /// The organisation as the document gives it.
    pub organisation: Option<String>,
    /// The appearance's own score. The person's score adds up those of all appearances, in which each further
    /// one counts less.
    pub score: f32,
    /// Why this is taken to be the same person as in other documents.
    pub link: PersonLink,
}

/// What someone does in an item, the most direct part first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Involvement {
    /// Presents the item (föredragande).
    Presents,
    /// Brings the matter up, for example with a motion ("Motion av Kim Holm (S)").
    Raises,
    /// Says something in the item ("Kim Holm svarar").
    Speaks,
    /// Is named in the item, and nothing more.
    Named,
    /// Chairs the meeting; the item does not name the person.
    Chairs,
    /// Holds another office at the meeting, such as secretary; the item does not name the person.
    Serves,
    /// Is listed as present at the meeting; the item does not name the person.
    Attends,
}

impl Involvement {
    /// The weight in the score. Not measured: presenting one item outweighs speaking on any number of equally good
    /// ones, and being named or only attending counts least.
    fn weight(self) -> f32 {
        match self {
            Self::Presents => 1.0,
            Self::Raises => 0.5,
            Self::Speaks => 0.2,
            Self::Named => 0.05,
            Self::Chairs => 0.02,
            Self::Serves | Self::Attends => 0.01,
        }
    }

    /// The name used on the command line, in tables and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Presents => "presents",
            Self::Raises => "raises",
            Self::Speaks => "speaks",
            Self::Named => "named",
            Self::Chairs => "chairs",
            Self::Serves => "serves",
            Self::Attends => "attends",
        }
    }
}

impl From<Participation> for Involvement {
    fn from(part: Participation) -> Self {
        match part {
            Participation::Presents => Self::Presents,
            Participation::Raises => Self::Raises,
            Participation::Speaks => Self::Speaks,
            Participation::Named => Self::Named,
        }
    }
}

impl TopicPerson {
    /// A person with these appearances, which are sorted strongest first.
    pub(super) fn new(person: &Person, score: f32, appearances: Vec<TopicAppearance>) -> Self {
        let first = |value: fn(&TopicAppearance) -> Option<&String>| appearances.iter().find_map(value).cloned();
        let (role, organisation) = (first(|own| own.role.as_ref()), first(|own| own.organisation.as_ref()));
        Self { id: person.id.clone(), name: person.name.clone(), role, organisation, score, appearances }
    }
}

/// How many items are examined for people. Not measured: items this far down the ranking say little about the topic.
const ITEMS: usize = 200;
/// The weight of presenting the item above instead of the item itself. Not measured.
const ABOVE: f32 = 0.5;
/// The weight of a presenter who is the chair: the chair is in the presenters' column of items that nobody presents.
/// Not measured.
const IN_THE_CHAIR: f32 = 0.5;
/// The weight of an item that lacks a word of the topic, or has the words far apart. Not measured.
const LACKING: f32 = 0.2;
/// The weight of each further item relative to the one before it: two good items are better than one, but ten weak ones
/// are not. Not measured.
const FURTHER: f32 = 0.5;

/// Finds who presented `topic`, which is written as a query.
///
/// # Errors
/// If the index cannot be read.
pub fn who(snapshot: &Snapshot, topic: &str, options: &Options) -> Result<WhoAnswer, Error> {
    let (query, notes) = Query::parse_within(topic, &options.limits, snapshot.newest_day());
    let error = |source| Error::Index { question: topic.to_owned(), source };
    let mut answer = people(snapshot, &query, options).map_err(error)?;
    answer.notes.splice(0..0, notes);
    Ok(WhoAnswer { topic: topic.to_owned(), ..answer })
}

/// The people of the items that match `query`.
pub(super) fn people(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<WhoAnswer, index::Error> {
    let plan = plan::plan(query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let ranking = rank(snapshot, &plan, &filtered, Sort::Best, ITEMS)?;
    let mut read: BTreeMap<PassageId, Person> = BTreeMap::new();
    let mut found: BTreeMap<PassageId, Vec<TopicAppearance>> = BTreeMap::new();
    for ranked in &ranking.items {
        let passage = snapshot.passage(ranked.passage)?;
        let worth = if ranked.coverage.is_whole() { ranked.score } else { ranked.score * LACKING };
        for (person, appearance) in involved(snapshot, &passage, worth, &mut read)? {
            found.entry(person).or_default().push(appearance);
        }
    }
    let mut people: Vec<TopicPerson> =
        found.into_iter().filter_map(|(entry, own)| Some(ranked_person(read.get(&entry)?, own))).collect();
    // People of the same item are in the order in which it names them.
    let place = |person: &TopicPerson| person.appearances.first().map(|own| (own.source.clone(), own.page, own.line));
    people.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| place(one).cmp(&place(other))));
    let total = people.len();
    people.truncate(options.limits.hits);
    options.keep_page(&mut people);
    Ok(WhoAnswer { topic: String::new(), notes: plan.notes.into_vec(), total, people })
}

/// The people of an item, of the items above it, and the chair of the meeting. Each person is read from the index once
/// and kept in `read`.
fn involved(
    snapshot: &Snapshot,
    passage: &StoredPassage,
    worth: f32,
    read: &mut BTreeMap<PassageId, Person>,
) -> Result<BTreeMap<PassageId, TopicAppearance>, index::Error> {
    let mut found: BTreeMap<PassageId, TopicAppearance> = BTreeMap::new();
    for depth in (0..=passage.path.len()).rev() {
        let path = &passage.path[..depth];
        for entry in snapshot.person_entries_at(&passage.source, path)? {
            let person = match read.entry(entry) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(snapshot.person(entry)?),
            };
            let Some(own) = person.appearances.iter().find(|own| own.source == passage.source) else { continue };
            let part = own.items.iter().find(|part| part.item == path);
            let is_chair =
                own.offices.iter().any(|office| matches!(office, OfficerRole::Chair | OfficerRole::ViceChair));
            let is_own = depth == passage.path.len();
            let (involvement, mut weight) = match (part, own.part) {
                (Some(part), _) if is_own || part.part == Participation::Presents => {
                    (part.part.into(), if is_own { 1.0 } else { ABOVE })
                }
                // In a document without an agenda.
                (None, Some(part)) if is_own && depth == 0 => (part.into(), 1.0),
                _ if depth == 0 && is_chair => (Involvement::Chairs, 1.0),
                _ => continue,
            };
            if is_chair && involvement == Involvement::Presents {
                weight *= IN_THE_CHAIR;
            }
            let score = worth * weight * involvement.weight();
            let place = part.map_or((own.page, own.line), |part| (part.page, part.line));
            let appearance = appearance((passage.item.as_ref(), &passage.headings), own, involvement, place, score);
            let known = found.entry(entry).or_insert_with(|| appearance.clone());
            if known.score < score {
                *known = appearance;
            }
        }
    }
    Ok(found)
}

/// Someone's appearance in an item, cited with the headings above the passage; without an item, in the meeting as a
/// whole.
pub(super) fn appearance(
    (item, headings): (Option<&ItemHead>, &[String]),
    own: &Appearance,
    involvement: Involvement,
    (page, line): (u32, u32),
    score: f32,
) -> TopicAppearance {
    TopicAppearance {
        date: own.date,
        date_basis: own.date_basis,
        governing_body: own.governing_body.clone(),
        region: own.region.clone(),
        source: own.source.clone(),
        page,
        line,
        cite: cite(&Cited {
            kind: own.kind,
            governing_body: own.governing_body.as_deref(),
            date: own.date,
            item,
            headings,
            source: &own.source,
        }),
        item: item.cloned(),
        involvement,
        name: own.name.clone(),
        role: own.role.clone(),
        organisation: own.organisation.clone(),
        score,
        link: own.link.clone(),
    }
}

fn ranked_person(person: &Person, mut appearances: Vec<TopicAppearance>) -> TopicPerson {
    appearances.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(other.date.cmp(&one.date)).then(one.source.cmp(&other.source))
    });
    let mut share = 1.0;
    let mut score = 0.0;
    for appearance in &appearances {
        score += appearance.score * share;
        share *= FURTHER;
    }
    TopicPerson::new(person, score, appearances)
}
