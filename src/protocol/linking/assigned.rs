//! Assigns presenters to items by the numbers on the front page: "Föredragande: § 7a Kim Holm  Stadskansliet § 7b Bo
//! Ek", "6a) Kim Holm och Bo Ek 7) Eva Alm".

use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::record::{AgendaItem, Presenter};
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words::Tolerance;
use std::collections::HashMap;
use std::sync::LazyLock;

static NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:§\s?(\d{1,3})\s?([a-z])?\b\)?|\b(\d{1,3})\s?([a-z])?\))\s+"));

/// A presenter with the number of the item and, by the letter, the index among its children.
struct Assigned {
    number: String,
    child: Option<usize>,
    person: Person,
}

/// Adds to the items of `agenda` the presenters that the rows of the head assign to them.
pub(in crate::protocol) fn assign(agenda: &mut [AgendaItem], head: &[Row], tolerance: Tolerance) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, item) in agenda.iter().enumerate() {
        if let Some(number) = &item.number {
            places.entry(number.clone()).or_insert(place);
        }
    }
    // The index of each known presenter, by the item's index, the child's, and the folded name.
    let mut known: HashMap<(usize, Option<usize>, String), usize> = HashMap::new();
    let mut looked_at: HashMap<(usize, Option<usize>), usize> = HashMap::new();
    for Assigned { number, child, person } in assigned(head, tolerance) {
        let Some(&place) = places.get(&number) else { continue };
        let item = &mut agenda[place];
        let has_children = !item.children.is_empty();
        let item = match child {
            Some(place) if has_children => match item.children.get_mut(place) {
                Some(child) => child,
                None => continue,
            },
            _ => item,
        };
        let child = child.filter(|_| has_children);
        let looked = looked_at.entry((place, child)).or_default();
        for (at, presenter) in item.presenters.iter().enumerate().skip(*looked) {
            known.entry((place, child, fold(&presenter.name))).or_insert(at);
        }
        *looked = item.presenters.len();
        match known.get(&(place, child, fold(&person.name))).and_then(|&at| item.presenters.get_mut(at)) {
            // The front page names the presenter's organisation.
            Some(known) => known.organisation = person.organisation.or(known.organisation.take()),
            None => item.presenters.push(Presenter {
                name: person.name,
                role: person.role,
                organisation: person.organisation,
            }),
        }
    }
}

fn assigned(head: &[Row], tolerance: Tolerance) -> Vec<Assigned> {
    let mut found = Vec::new();
    let mut is_open = false;
    for row in head.iter().filter(|row| row.is_read()) {
        is_open = match wording::label(&row.text, tolerance) {
            Some((label, _)) => label == Label::Presenters,
            None => is_open && NUMBER.is_match(&row.text),
        };
        if !is_open {
            continue;
        }
        let marks: Vec<regex::Captures<'_>> = NUMBER.captures_iter(&row.text).collect();
        for (place, mark) in marks.iter().enumerate() {
            let start = mark.get(0).map_or(0, |whole| whole.end());
            let end = marks.get(place + 1).and_then(|next| next.get(0)).map_or(row.text.len(), |next| next.start());
            let number = mark.get(1).or(mark.get(3)).map_or("", |number| number.as_str());
            let letter = mark.get(2).or(mark.get(4)).and_then(|letter| letter.as_str().bytes().next());
            for person in names::people(&row.text[start..end], Style::List) {
                found.push(Assigned {
                    number: number.to_owned(),
                    child: letter.map(|letter| usize::from(letter - b'a')),
                    person,
                });
            }
        }
    }
    found
}
