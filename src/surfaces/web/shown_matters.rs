//! Which matters are shown where documents are hidden, and by which id: the id in the index may have the title of a
//! hidden document.

use super::directory::Directory;
use std::collections::{BTreeSet, HashMap, HashSet};
use tingsok::Error;
use tingsok::analysis::slug;
use tingsok::engine::Engine;
use tingsok::matters::{Matter, Step};
use tingsok::search::Options;

/// The matters that lose a step at a hidden document.
#[derive(Debug, Default)]
pub struct ShownMatters {
    /// The ids of those that get another, by their id in the index.
    shown: HashMap<String, String>,
    /// The other way round.
    indexed: HashMap<String, String>,
    /// Whether at least one matter is not shown at all. The totals that the index gives are then too high.
    pub are_fewer: bool,
}

impl ShownMatters {
    /// Reads all matters, so this is asked only where documents are hidden.
    pub fn of(engine: &Engine, directory: &Directory) -> Result<Self, Error> {
        let all = engine.matters("", &Options { limit: usize::MAX, ..Options::default() })?.matters;
        let mut taken: HashSet<String> = all.iter().map(|matter| matter.id.clone()).collect();
        let mut matters = Self::default();
        for matter in all {
            let (indexed, named) = (matter.id.clone(), name(&matter));
            let Some(left) = without_hidden(matter, directory) else {
                matters.are_fewer = true;
                continue;
            };
            let base = name(&left);
            if base != named {
                let mut id = base.clone();
                let mut count = 1;
                while !taken.insert(id.clone()) {
                    count += 1;
                    id = format!("{base}-{count}");
                }
                matters.indexed.insert(id.clone(), indexed.clone());
                matters.shown.insert(indexed, id);
            }
        }
        Ok(matters)
    }

    /// The id in the index of the matter that is shown by `id`.
    pub fn indexed_id<'a>(&'a self, id: &'a str) -> &'a str {
        self.indexed.get(id).map_or(id, String::as_str)
    }

    /// The matter as it is shown; `None` if it is not.
    pub fn shown(&self, matter: Matter, directory: &Directory) -> Option<Matter> {
        let count = matter.steps.len();
        let mut matter = without_hidden(matter, directory)?;
        if let Some(id) = self.shown.get(&matter.id).filter(|_| matter.steps.len() < count) {
            matter.id.clone_from(id);
        }
        Some(matter)
    }
}

/// What the index makes the id of a matter from.
fn name(matter: &Matter) -> String {
    let about = matter.reference.as_ref().unwrap_or(&matter.title);
    slug(&format!("{about} {}", matter.region.as_deref().unwrap_or_default()))
}

/// The matter at the meetings that are shown, called as the latest of these calls it. `None` if only one of its
/// meetings is shown, or if no agenda item is among them.
fn without_hidden(mut matter: Matter, directory: &Directory) -> Option<Matter> {
    let count = matter.steps.len();
    matter.steps.retain(|step| directory.entry(&step.source).is_some());
    if matter.steps.len() == count {
        return Some(matter);
    }
    let own = matter.steps.iter().filter(|step| !step.is_cited());
    let meetings = own.filter_map(|step| directory.entry(&step.source)).map(|entry| &entry.address);
    if meetings.collect::<BTreeSet<_>>().len() < 2 || !matter.steps.iter().any(Step::is_item) {
        return None;
    }
    for step in &mut matter.steps {
        // It has the title of another step, which may be a hidden one.
        step.link.evidence.clear();
    }
    matter.summarise();
    Some(matter)
}
