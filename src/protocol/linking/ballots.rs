//! Links lists of votes to the votes in the text. A list inside an item belongs to that item; a list in an annex is
//! matched by its number, its title and its figures.

use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::lists::ballots::BallotList;
use crate::protocol::record::{Note, NoteKind, Protocol, Span, Vote, VoteCounts};
use crate::protocol::sections::span;

/// Adds the lists to the votes of the agenda. If figures do not agree, a note says so.
pub(in crate::protocol) fn link(protocol: &mut Protocol, lists: Vec<BallotList>, rows: &[Row]) {
    for list in lists {
        let place = span(rows, &list.rows);
        let Some((path, vote)) = inside(protocol, &list, place).or_else(|| best(protocol, &list)) else {
            let name = list.annex.as_deref().unwrap_or("list of votes");
            let text = format!("{name}: no vote in the text matches this list of names");
            protocol.notes.push(Note { kind: NoteKind::Vote, span: place, name: None, text });
            continue;
        };
        let counted = VoteCounts::of(&list.ballots);
        let printed = if list.counts.is_whole() { list.counts } else { counted };
        let Some(item) = protocol.item_mut(&path) else { continue };
        if vote == item.votes.len() {
            item.votes.push(Vote { counts: printed, span: place, ..Vote::default() });
        }
        let own = &mut item.votes[vote];
        own.annex = own.annex.take().or(list.annex);
        let told = own.counts;
        if !own.counts.is_whole() {
            own.counts = printed;
        }
        own.counts.abstain = own.counts.abstain.or(printed.abstain);
        own.counts.absent = own.counts.absent.or(printed.absent);
        own.by_name = list.ballots;
        let differing = [("the text says", told), ("the list says", printed)]
            .into_iter()
            .find(|(_, figures)| figures.is_whole() && !figures.agrees(&counted));
        if let Some((who, figures)) = differing {
            let title = &item.title;
            let text = format!(
                "vote on \"{title}\": {who} {}, but the names in the list add up to {}",
                said(&figures),
                said(&counted)
            );
            protocol.notes.push(Note { kind: NoteKind::Vote, span: place, name: None, text });
        }
    }
}

/// The figures in words: "43 for, 38 against, 0 abstaining".
fn said(counts: &VoteCounts) -> String {
    let figure = |count: Option<u32>| count.unwrap_or(0);
    format!(
        "{} for, {} against, {} abstaining",
        figure(counts.in_favour),
        figure(counts.against),
        figure(counts.abstain)
    )
}

/// The item that contains the list, and the index of its vote: a vote without names, or a new one.
fn inside(protocol: &Protocol, list: &BallotList, place: Option<Span>) -> Option<(Vec<usize>, usize)> {
    let place = place?;
    let holds = |span: &Span| span.start <= place.start && place.end <= span.end;
    let within = protocol.items_by_path().into_iter().filter(|(_, item)| item.span.as_ref().is_some_and(holds));
    // Of an item and its child, the child.
    let (path, item) = within.max_by_key(|(path, item)| (path.len(), item.span.map(|span| span.start)))?;
    let counted = if list.counts.is_whole() { list.counts } else { VoteCounts::of(&list.ballots) };
    let open = |vote: &Vote| vote.by_name.is_empty();
    let agreeing = item.votes.iter().position(|vote| open(vote) && vote.counts.agrees(&counted));
    let vote = agreeing.or_else(|| item.votes.iter().position(open)).unwrap_or(item.votes.len());
    Some((path, vote))
}

/// The vote that an annex belongs to. The more of number, title and figures agree, the better. The figures alone are
/// enough only if no other vote has the same.
fn best(protocol: &Protocol, list: &BallotList) -> Option<(Vec<usize>, usize)> {
    let counted = if list.counts.is_whole() { list.counts } else { VoteCounts::of(&list.ballots) };
    let mut found: Vec<(u32, Vec<usize>, usize)> = Vec::new();
    for (path, item) in protocol.items_by_path() {
        let is_titled = alike(&item.title, &list.title);
        for (place, vote) in item.votes.iter().enumerate().filter(|(_, vote)| vote.by_name.is_empty()) {
            let is_annex = vote.annex.is_some() && vote.annex == list.annex;
            let agrees = vote.counts.agrees(&counted);
            let weight = 4 * u32::from(is_annex) + 2 * u32::from(is_titled) + u32::from(agrees);
            // If the text names another annex, the list belongs to another vote.
            let is_other = vote.annex.is_some() && list.annex.is_some() && !is_annex;
            if weight > 0 && !(is_other && !(is_titled && agrees)) {
                found.push((weight, path.clone(), place));
            }
        }
    }
    let most = found.iter().map(|(weight, ..)| *weight).max()?;
    let mut first = found.into_iter().filter(|(weight, ..)| *weight == most);
    let (_, path, vote) = first.next()?;
    // The figures alone are enough only if no other vote has the same.
    (most > 1 || first.next().is_none()).then_some((path, vote))
}

/// Whether at least nine in ten words of the shorter title are in the other.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    !short.is_empty() && common * 10 >= short.len() * 9
}
