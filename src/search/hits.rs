//! From ranked items to hits: the passage with its snippet, and why it is there.

use super::answer::{Hit, MatchPlace, WordMatch};
use super::plan::Plan;
use super::query::Need;
use super::rank::{Match, Ranked, Ranking, holds};
use super::snippet::{self, Shown};
use crate::extract::Position;
use crate::index::{self, Snapshot};
use crate::passage;

/// What hits are made of.
pub struct HitMaker<'a> {
    pub snapshot: &'a Snapshot,
    pub plan: &'a Plan,
    pub ranking: &'a Ranking,
}

impl HitMaker<'_> {
    /// A hit for each of `ranked`, numbered from `first`.
    pub fn hits(&self, ranked: &[Ranked], first: usize) -> Result<Vec<Hit>, index::Error> {
        let matches = self.ranking.matches(self.snapshot, ranked);
        let made = ranked.iter().zip(matches).zip(first..);
        made.map(|((ranked, matches), rank)| self.hit(ranked, &matches, rank)).collect()
    }

    fn hit(&self, ranked: &Ranked, matches: &[Option<Match>], rank: usize) -> Result<Hit, index::Error> {
        let passage = self.snapshot.passage(ranked.passage)?;
        let title = passage.item.as_ref().map(|item| item.title.as_str());
        let condition = passage.meeting.text_quality.condition();
        let Shown { snippet, highlights, first_match, found } =
            snippet::shown(&passage.text, condition, title, &self.plan.wanted);
        let start = Position { page: 1, line: 1 };
        let position = passage::position(&passage.marks, first_match).unwrap_or(start);
        let words = self.plan.wanted.iter().zip(matches).zip(found).filter(|((wanted, _), _)| wanted.is_looked_for);
        let matches: Vec<WordMatch> = words
            .filter_map(|((wanted, held), found)| {
                held.map(|held| WordMatch {
                    word: wanted.label.clone(),
                    tier: held.tier,
                    score: held.score,
                    places: MatchPlace::of(held.fields),
                    found,
                })
            })
            .collect();
        let presenters = self.snapshot.presenters(&passage)?;
        let own: f32 = matches.iter().map(|held| held.score).sum();
        Ok(Hit {
            rank,
            score: ranked.score,
            source: passage.source,
            page: position.page,
            line: position.line,
            meeting: passage.meeting,
            item: passage.item,
            headings: passage.headings,
            presenters,
            is_decision: passage.is_decision,
            snippet,
            highlights,
            // Less than this is what rounding leaves.
            together: Some(ranked.score - own).filter(|rest| *rest > 0.001).unwrap_or(0.0),
            matches,
            missing: self.missing(ranked),
        })
    }

    /// What was wanted and the item does not have.
    fn missing(&self, ranked: &Ranked) -> Vec<String> {
        let lacks = |demand: &&super::plan::Demand| {
            demand.need == Need::Wanted && !holds(&demand.node, ranked.words, &self.plan.kept, ranked.item)
        };
        self.plan.demands.iter().filter(lacks).map(|demand| demand.label.clone()).collect()
    }
}
