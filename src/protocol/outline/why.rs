//! Reports the outlines that were proposed and why one of them was chosen.

use super::evidence;
use super::run::Candidate;
use super::{Choice, STYLES, Winner};
use crate::protocol::cues::{Lines, MarkerStyle};
use crate::protocol::record::{Evidence, ProposedHeading, ProposedOutline};

/// Each proposal with its headings: the chosen outline first, then by score.
pub(super) fn proposed(lines: &Lines, choice: &Choice) -> Vec<ProposedOutline> {
    let mut found: Vec<ProposedOutline> = Vec::new();
    if let Winner::Table(start) = choice.winner {
        found.push(ProposedOutline {
            by: "a table with a column of presenters",
            score: 0.0,
            is_chosen: true,
            headings: vec![bare_heading(lines, start)],
        });
    }
    for (place, (styles, proposal)) in STYLES.iter().zip(&choice.proposals).enumerate() {
        if proposal.candidates.is_empty() {
            continue;
        }
        found.push(ProposedOutline {
            by: name(styles),
            score: proposal.score(lines),
            is_chosen: matches!(choice.winner, Winner::Numbered(own) if own == place),
            headings: proposal.candidates.iter().map(|candidate| heading(lines, candidate)).collect(),
        });
    }
    let titles: Vec<ProposedHeading> = choice
        .bare
        .drafts
        .iter()
        .filter_map(|draft| draft.heading.first())
        .map(|&row| bare_heading(lines, row))
        .collect();
    if !titles.is_empty() {
        found.push(ProposedOutline {
            by: "titles without numbers",
            score: super::unnumbered_score(lines, &choice.bare),
            is_chosen: matches!(choice.winner, Winner::Unnumbered),
            headings: titles,
        });
    }
    found.sort_by(|one, other| other.is_chosen.cmp(&one.is_chosen).then(other.score.total_cmp(&one.score)));
    found
}

fn name(styles: &[MarkerStyle]) -> &'static str {
    match styles.first() {
        Some(MarkerStyle::Sign) => "§ signs",
        Some(MarkerStyle::Word) => "numbers after a word (Ärende 4)",
        Some(MarkerStyle::Roman) => "Roman numerals",
        _ => "numbers",
    }
}

fn heading(lines: &Lines, candidate: &Candidate) -> ProposedHeading {
    let evidence =
        candidate.clues.iter().map(|clue| Evidence { clue: clue.said(), score: evidence::weigh(&[*clue]) }).collect();
    ProposedHeading {
        position: lines.rows[candidate.row].position,
        number: Some(candidate.number.written()),
        text: lines.rows[candidate.title].text.clone(),
        score: candidate.weight,
        evidence,
    }
}

fn bare_heading(lines: &Lines, row: usize) -> ProposedHeading {
    let evidence: Vec<Evidence> = evidence::of_title(lines, row)
        .into_iter()
        .map(|clue| Evidence { clue: clue.said(), score: evidence::weigh(&[clue]) })
        .collect();
    ProposedHeading {
        position: lines.rows[row].position,
        number: None,
        text: lines.rows[row].text.clone(),
        score: evidence.iter().map(|own| own.score).sum(),
        evidence,
    }
}
