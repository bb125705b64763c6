//! Reads how an item was voted on from its text: what yes and no meant, the figures, and the names if the text lists
//! them.

use crate::analysis::fold;
use crate::protocol::labelled::Labelled;
use crate::protocol::paragraphs::QUOTES;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::counts::{counts, option};
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::phrases::participants::leading;
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::{Ballot, Participant, PartyVote, Vote, VoteCounts, VoteOption};
use crate::protocol::swedish::Label;
use std::sync::LazyLock;

/// A vote, and the rows that tell of it.
pub(super) struct VoteWithRows {
    pub vote: Vote,
    pub rows: Vec<usize>,
    label: Option<Label>,
}

/// The votes of an item, in the order of its text.
pub(super) fn read(paragraphs: &[Labelled<'_>]) -> Vec<VoteWithRows> {
    let mut reading = VoteReader::default();
    for labelled in paragraphs.iter().filter(|labelled| !labelled.text.is_empty()) {
        use Label::{Background, Documents, Presenters, Recipients};
        if matches!(labelled.label, Some(Background | Documents | Presenters | Recipients)) {
            continue;
        }
        reading.take(labelled);
    }
    reading.finish()
}

/// The votes read so far, and the parts that wait for the figures of their vote.
#[derive(Default)]
struct VoteReader {
    found: Vec<VoteWithRows>,
    question: Vec<String>,
    figures: VoteCounts,
    cast: CastVotes,
    rows: Vec<usize>,
}

/// How people and parties voted.
#[derive(Default)]
struct CastVotes {
    by_name: Vec<Ballot>,
    by_party: Vec<PartyVote>,
}

impl VoteReader {
    fn take(&mut self, labelled: &Labelled<'_>) {
        let rows = &labelled.paragraph.rows;
        for sentence in sentences(labelled.text) {
            let figures = counts(sentence);
            if let Some((option, people)) = listed(sentence) {
                self.add_listed(option, people, rows);
            } else if figures.is_whole() {
                self.close(figures, sentence, labelled);
            } else if explains(sentence) {
                self.question.push(question(sentence));
                self.rows.extend(rows);
            } else if figures != VoteCounts::default() {
                self.add_part(figures, sentence, labelled);
            } else if let Some(last) = self.found.last_mut().filter(|last| last.vote.annex.is_none()) {
                last.vote.annex = annex(sentence);
            }
        }
    }

    /// Completes a vote, since the figures of both sides are known.
    fn close(&mut self, figures: VoteCounts, sentence: &str, labelled: &Labelled<'_>) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.extend(&labelled.paragraph.rows);
        let CastVotes { by_name, by_party } = std::mem::take(&mut self.cast);
        let question = std::mem::take(&mut self.question);
        self.figures = VoteCounts::default();
        // "Beslut" repeats the vote that "Omröstning" tells.
        let is_decision = |label: Option<Label>| label == Some(Label::Decision);
        let same = self
            .found
            .iter_mut()
            .find(|told| told.vote.counts.agrees(&figures) && is_decision(told.label) != is_decision(labelled.label));
        let told = if let Some(told) = same {
            told
        } else {
            self.found.push(VoteWithRows { vote: Vote::default(), rows: Vec::new(), label: labelled.label });
            let Some(told) = self.found.last_mut() else { return };
            told
        };
        let vote = &mut told.vote;
        vote.counts = VoteCounts {
            abstain: figures.abstain.or(vote.counts.abstain),
            absent: figures.absent.or(vote.counts.absent),
            ..figures
        };
        vote.question = vote.question.take().or_else(|| whole(&question));
        vote.annex = vote.annex.take().or_else(|| annex(sentence));
        vote.by_name.extend(by_name);
        vote.by_party.extend(by_party);
        told.rows.extend(rows);
    }

    /// Adds figures that are not of both sides: "7 ledamöter avstår från att rösta." after the vote, or one side by
    /// itself, "Ja: 8".
    fn add_part(&mut self, figures: VoteCounts, sentence: &str, labelled: &Labelled<'_>) {
        let is_side = figures.in_favour.is_some() || figures.against.is_some();
        if is_side && labelled.label == Some(Label::Votes) {
            let own = &mut self.figures;
            own.in_favour = own.in_favour.or(figures.in_favour);
            own.against = own.against.or(figures.against);
            self.rows.extend(&labelled.paragraph.rows);
            if own.is_whole() {
                let own = *own;
                self.close(own, sentence, labelled);
            }
        } else if let Some(last) = self.found.last_mut().filter(|_| !is_side) {
            last.vote.counts.abstain = last.vote.counts.abstain.or(figures.abstain);
            last.vote.counts.absent = last.vote.counts.absent.or(figures.absent);
            last.vote.annex = last.vote.annex.take().or_else(|| annex(sentence));
        }
    }

    /// Adds the people who voted in one way: to the previous vote if it lacks them, otherwise to the next.
    fn add_listed(&mut self, option: VoteOption, people: Vec<Participant>, rows: &[usize]) {
        let lacks = |told: &&mut VoteWithRows| {
            let vote = &told.vote;
            let has = vote.by_name.iter().any(|ballot| ballot.option == option)
                || vote.by_party.iter().any(|party| party.option == option);
            !has
        };
        let is_open = self.question.is_empty() && self.cast.by_name.is_empty() && self.cast.by_party.is_empty();
        let (cast_by_name, cast_by_party, own) = match self.found.last_mut().filter(|told| is_open && lacks(told)) {
            Some(told) => (&mut told.vote.by_name, &mut told.vote.by_party, &mut told.rows),
            None => (&mut self.cast.by_name, &mut self.cast.by_party, &mut self.rows),
        };
        own.extend(rows);
        for one in people {
            if one.is_party {
                cast_by_party.push(PartyVote { party: one.name, option });
            } else {
                cast_by_name.push(Ballot { name: one.name, party: one.party, option });
            }
        }
    }

    fn finish(mut self) -> Vec<VoteWithRows> {
        let CastVotes { by_name, by_party } = self.cast;
        let has = |option: VoteOption| {
            by_name.iter().any(|ballot| ballot.option == option) || by_party.iter().any(|party| party.option == option)
        };
        // Lists of both sides are a vote, even if no sentence counts them.
        if has(VoteOption::Yes) && has(VoteOption::No) {
            let counts = if by_party.is_empty() { VoteCounts::of(&by_name) } else { VoteCounts::default() };
            let question = whole(&self.question);
            let vote = Vote { question, counts, by_name, by_party, ..Vote::default() };
            self.found.push(VoteWithRows { vote, rows: self.rows, label: Some(Label::Votes) });
        }
        self.found
    }
}

/// Whether the sentence says what yes and no mean: "Ja-röst innebär bifall till förslaget."
fn explains(sentence: &str) -> bool {
    const MEANS: &[&str] =
        &["for", "till", "innebar", "betyder", "bifall", "bifaller", "avslag", "avslar", "som", "att"];
    let tokens = names::tokens(sentence);
    let has_option = tokens.iter().any(|token| matches!(option(token.word), Some(VoteOption::Yes | VoteOption::No)));
    has_option && tokens.iter().any(|token| MEANS.contains(&fold(token.word).as_str()))
}

/// The question put to the vote, without its introduction and quotation marks: "Godkänd voteringsproposition: ”Ja för
/// avslag …”".
fn question(sentence: &str) -> String {
    const LEAD: usize = 12;
    let behind = sentence.split_once(':').filter(|(lead, rest)| {
        lead.split_whitespace().count() <= LEAD
            && !names::tokens(lead).iter().any(|token| option(token.word).is_some())
            && !rest.trim().is_empty()
    });
    behind.map_or(sentence, |(_, rest)| rest).trim().trim_matches(QUOTES).to_owned()
}

/// The question as one text. A closing quotation mark whose opening mark was left out is removed.
fn whole(question: &[String]) -> Option<String> {
    let text = question.join(" ");
    let is_closed = text.matches(QUOTES).count().is_multiple_of(2);
    let text = if is_closed { &text } else { text.trim_end_matches('.').trim_end_matches(QUOTES) };
    (!text.is_empty()).then(|| text.to_owned())
}

/// The annex, as the text calls it: "bilaga 4".
fn annex(sentence: &str) -> Option<String> {
    static ANNEX: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?i)\b(?:omröstnings|voterings|protokolls)?bilaga\s+(?:nr\s+)?(\d{1,3}|[A-ZÅÄÖ]\b)")
    });
    let folded = fold(sentence);
    let is_of_vote = ["rost", "voter", "utfall"].iter().any(|word| folded.contains(word));
    let found = ANNEX.captures(sentence).filter(|_| is_of_vote)?;
    found.get(1).map(|number| format!("bilaga {}", number.as_str()))
}

/// A list of those who voted in one way: "Ja-röst: Kim Holm (S), Bo Ek (M)", "Följande ledamöter röstar nej: …", "S,
/// V och MP röstar ja".
fn listed(text: &str) -> Option<(VoteOption, Vec<Participant>)> {
    // "Följande tjänstgörande ledamöter röstade för ja (bifall)" is the longest introduction.
    const LEAD: usize = 10;
    let tokens = names::first_tokens(text, LEAD);
    let at = tokens.iter().position(|token| option(token.word).is_some());
    if let Some(at) = at
        && tokens[..at].iter().all(introduces)
    {
        let option = option(tokens[at].word)?;
        let behind = tokens[at + 1..].iter().find(|token| !introduces(token)).map_or(text.len(), |token| token.start);
        let people = leading(&text[behind..]);
        let is_list = people.iter().all(|one| one.party.is_some()) || text[..behind].trim_end().ends_with(':');
        if !people.is_empty() && is_list && lists_only(&text[behind..], &people) {
            return Some((option, people));
        }
    }
    let tokens = names::tokens(text);
    let verb = tokens.iter().position(|token| matches!(fold(token.word).as_str(), "rostar" | "rostade"))?;
    let option = tokens.get(verb + 1).and_then(|next| option(next.word))?;
    let people = leading(text[..tokens[verb].start].trim());
    (!people.is_empty() && verb + 2 >= tokens.len()).then_some((option, people))
}

/// Whether a word belongs to the introduction of such a list.
fn introduces(token: &Token<'_>) -> bool {
    let word = fold(token.word);
    word.bytes().all(|byte| byte.is_ascii_digit())
        || matches!(
            word.as_str(),
            "foljande"
                | "ledamoter"
                | "ledamot"
                | "ledamoterna"
                | "tjanstgorande"
                | "rostar"
                | "rostade"
                | "rost"
                | "roster"
                | "avges"
                | "avgavs"
                | "avgav"
                | "lamnas"
                | "lamnades"
                | "av"
                | "for"
                | "de"
                | "som"
                | "var"
                | "st"
        )
}

/// Whether the text has little besides the people: a sentence about them has more words.
fn lists_only(text: &str, people: &[Participant]) -> bool {
    const EACH: usize = 6;
    names::tokens(text).len() <= EACH * people.len()
}

#[cfg(test)]
mod tests {
    use super::{annex, listed, question};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = listed(text).map_or_else(String::new, |(option, people)| {
            let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
            format!("{}: {}", option.name(), names.join(", "))
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_voted_how() {
        check("Ja-röst: Kim Holm (S), Bo Ek (M)", "ja: Kim Holm, Bo Ek");
        check("Följande ledamöter röstar nej: Kim Holm (S) och Bo Ek (M).", "nej: Kim Holm, Bo Ek");
        check("Nej-röster avges av Kim Holm (S)", "nej: Kim Holm");
        check("S, V och MP röstar ja", "ja: S, V, MP");
        check("Avstår: Kim Holm (C)", "avstår: Kim Holm");
        check("Ja-röst innebär bifall till Kim Holms (S) yrkande.", "");
        check("Ja för bifall till Kim Holms (S) yrkande.", "");
    }

    #[test]
    fn what_was_asked_and_where_the_names_are() {
        assert_eq!(
            question("Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall.”"),
            "Ja för avslag och Nej för bifall."
        );
        assert_eq!(question("Ja-röst innebär avslag"), "Ja-röst innebär avslag");
        assert_eq!(annex("Hur var och en röstar framgår av bilaga 4.").as_deref(), Some("bilaga 4"));
        assert_eq!(annex("Planen antas i enlighet med bilaga 4.").as_deref(), None);
    }
}
