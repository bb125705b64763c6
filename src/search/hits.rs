//! Turns ranked items into hits: chooses the passage, makes its snippet, and explains the match.

use super::answer::{Hit, MatchPlace, WordMatch};
use super::cite::{Cited, cite};
use super::coverage::holds;
use super::plan::{ConditionTree, Plan};
use super::query::Requirement;
use super::rank::{RankedItem, Ranking, TermMatch};
use super::snippet::{Excerpt, Finder, Printed, Shown};
use crate::extract::Position;
use crate::index::{self, PassageId, Snapshot, StoredPassage};
use crate::passage;
use std::collections::BTreeSet;

/// How many other passages of an item are considered for showing. Not measured: those that say most come first.
const LOOKED_AT: usize = 4;

/// Makes hits from a ranking.
pub struct HitMaker<'a> {
    pub snapshot: &'a Snapshot,
    pub plan: &'a Plan,
    pub ranking: &'a Ranking,
    finder: Finder<'a>,
}

impl<'a> HitMaker<'a> {
    pub fn new(snapshot: &'a Snapshot, plan: &'a Plan, ranking: &'a Ranking) -> Self {
        Self { snapshot, plan, ranking, finder: Finder::new(&plan.terms) }
    }

    /// Makes one hit for each of `ranked`, numbered from `first`.
    pub fn hits(&self, ranked: &[RankedItem], first: usize) -> Result<Vec<Hit>, index::Error> {
        let matches = self.ranking.matches(self.snapshot, ranked);
        let mut taken: BTreeSet<PassageId> = ranked.iter().map(|ranked| ranked.passage).collect();
        let made = ranked.iter().zip(matches).zip(first..);
        made.map(|((ranked, matches), rank)| self.hit(ranked, &matches, rank, &mut taken)).collect()
    }

    fn hit(
        &self,
        ranked: &RankedItem,
        matches: &[Option<TermMatch>],
        rank: usize,
        taken: &mut BTreeSet<PassageId>,
    ) -> Result<Hit, index::Error> {
        let (passage, Shown { snippet, highlights, first, found }) = self.telling(ranked, taken)?;
        let start = Position { page: 1, line: 1 };
        let position = passage::position(&passage.line_starts, first).unwrap_or(start);
        let words = self.plan.terms.iter().zip(matches).zip(found).filter(|((term, _), _)| term.is_looked_for);
        let matches: Vec<WordMatch> = words
            .filter_map(|((term, held), found)| {
                held.map(|held| WordMatch {
                    word: term.label.clone(),
                    tier: held.tier,
                    score: held.score,
                    places: MatchPlace::of(held.fields),
                    found,
                })
            })
            .collect();
        let presenters = self.snapshot.presenters(&passage)?;
        let own: f32 = matches.iter().map(|held| held.score).sum();
        let cite = cite(&Cited::of(&passage));
        Ok(Hit {
            rank,
            score: ranked.score,
            source: passage.source,
            page: position.page,
            line: position.line,
            cite,
            meeting: passage.meeting,
            item: passage.item,
            headings: passage.headings,
            presenters,
            is_decision: passage.is_decision,
            outcome: passage.outcome,
            snippet,
            highlights,
            // A smaller difference is only rounding.
            proximity_score: Some(ranked.score - own).filter(|rest| *rest > 0.001).unwrap_or(0.0),
            matches,
            missing: self.missing(ranked),
        })
    }

    /// The passage of an item to show, with its snippet. This is the passage that says most about the query. If only
    /// the title matches, another passage that says something is shown, preferably a decision. Passages in `taken` are
    /// shown by other hits and are not used again.
    fn telling(
        &self,
        ranked: &RankedItem,
        taken: &mut BTreeSet<PassageId>,
    ) -> Result<(StoredPassage, Shown), index::Error> {
        let passage = self.snapshot.passage(ranked.passage)?;
        let own = Excerpt::of(Printed::of(&passage), &self.finder);
        let tells = own.content_matches() || own.has_content() && passage.is_decision;
        // Text outside the agenda has no single topic, so no other passage is chosen for it.
        if tells || passage.item.is_none() {
            let shown = own.shown();
            return Ok((passage, shown));
        }
        let mut instead: Option<(PassageId, StoredPassage, Shown)> = None;
        let others = self.ranking.others_of(self.snapshot, ranked).into_iter();
        for (other, words) in others.filter(|(other, _)| !taken.contains(other)).take(LOOKED_AT) {
            let is_better = words > 0 || self.snapshot.is_decision(other) || !own.has_content();
            if !is_better {
                break;
            }
            let passage = self.snapshot.passage(other)?;
            let excerpt = Excerpt::of(Printed::of(&passage), &self.finder);
            let says_it = excerpt.content_matches();
            let is_nearer = match &instead {
                None => true,
                Some((_, held, _)) => passage.is_decision && !held.is_decision,
            };
            if says_it || excerpt.has_content() && is_nearer {
                let shown = excerpt.shown();
                instead = Some((other, passage, shown));
                if says_it || words == 0 {
                    break;
                }
            }
        }
        if let Some((other, passage, shown)) = instead {
            taken.insert(other);
            return Ok((passage, shown));
        }
        let shown = own.shown();
        Ok((passage, shown))
    }

    /// The words of the query that the item lacks. Words that nearly all items have do not count.
    fn missing(&self, ranked: &RankedItem) -> Vec<String> {
        let is_needless =
            |node: &ConditionTree| matches!(node, ConditionTree::Term(place) if self.ranking.found[*place].is_common);
        let lacks = |clause: &&super::plan::PlannedClause| {
            clause.requirement == Requirement::Wanted
                && !is_needless(&clause.node)
                && !holds(&clause.node, ranked.words, &self.plan.filter_results, ranked.item)
        };
        self.plan.clauses.iter().filter(lacks).map(|clause| clause.label.clone()).collect()
    }
}
