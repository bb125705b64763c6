//! Reads the decisions of an item: under a label, or in a sentence by which the body decides. Proposals, motions and
//! older decisions that the text recalls are left out.

use crate::analysis::fold;
use crate::protocol::labelled::Labelled;
use crate::protocol::layout::{Bullet, join_line};
use crate::protocol::outline::DraftItem;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::acts::{decides, introduces_decision, is_deciding, is_outcome_word, is_past_passive};
use crate::protocol::phrases::dates;
use crate::protocol::phrases::deciders::{Deciders, is_decider};
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::{ends_sentence, is_point, sentences};
use crate::protocol::phrases::verbless::{elects_in_title, is_bare_clause, settles_without_verb};
use crate::protocol::swedish::Label;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

/// A decision or proposal, with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Statement {
    pub text: String,
    pub rows: Vec<usize>,
    /// Whether points of a list that completes the text have been joined to it.
    is_list: bool,
}

impl Statement {
    fn new(text: impl Into<String>, rows: &[usize]) -> Self {
        Self { text: text.into(), rows: rows.to_vec(), is_list: false }
    }
}

/// The decisions of an item: in its paragraphs, and in its title if that is a sentence.
pub(in crate::protocol) fn read(
    draft: &DraftItem,
    paragraphs: &[Labelled<'_>],
    deciders: &Deciders,
    tolerance: Tolerance,
) -> Vec<Statement> {
    let labelled: Vec<Statement> = labelled(paragraphs, Label::Decision);
    let standing = paragraphs.iter().any(|labelled| labelled.label == Some(Label::Decision) && !labelled.is_inline);
    if standing {
        return labelled;
    }
    let mut found: Vec<Statement> = titled(draft, deciders, tolerance).into_iter().collect();
    found.extend(led_by_title(draft, paragraphs));
    // Items that open or close a meeting have no background: "Dagordning godkänns" may be in their summary.
    let is_formal = crate::protocol::cues::is_formal(&draft.title, tolerance);
    found.extend(unlabelled(paragraphs, deciders, is_formal, tolerance));
    found.extend(labelled);
    found.sort_by_key(|stated| stated.rows.first().copied());
    found
}

/// The decision in a title that is a sentence: "Till ordförande för mötet valdes Kim Holm".
fn titled(draft: &DraftItem, deciders: &Deciders, tolerance: Tolerance) -> Option<Statement> {
    let title = draft.title.as_str();
    let words = words::first_words(title, 16);
    // A noun may look like a verb at the head of a title, but not like "Fastställdes".
    let is_sentence = words.iter().skip(1).any(|word| wording::is_finite(word) || is_outcome_word(word))
        || words.first().is_some_and(|first| is_past_passive(first) && is_outcome_word(first));
    let decided = is_sentence && decides(title, deciders, tolerance)
        || settles_without_verb(title, tolerance)
        || elects_in_title(title);
    decided.then(|| Statement::new(title, &draft.heading))
}

/// The decision of a title that leads to points: "10. Beslöts att: / a) antalet ledamöter blir fem / b) …".
fn led_by_title(draft: &DraftItem, paragraphs: &[Labelled<'_>]) -> Option<Statement> {
    if !introduces_decision(&draft.title) {
        return None;
    }
    let mut stated = Statement::new(format!("{}:", draft.title), &draft.heading);
    for labelled in paragraphs {
        let is_point = labelled.paragraph.bullet == Bullet::Yes || is_point(labelled.text);
        if labelled.label.is_some_and(|label| label != Label::Decision) || !is_point && !stated.text.ends_with(':') {
            break;
        }
        join_line(&mut stated.text, labelled.text);
        stated.rows.extend(&labelled.paragraph.rows);
    }
    Some(stated)
}

/// The proposals in the paragraphs.
pub(in crate::protocol) fn proposals(paragraphs: &[Labelled<'_>]) -> Vec<Statement> {
    labelled(paragraphs, Label::Proposal)
}

static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^(?:enligt|i enlighet med|bifall till)\s[^:]{0,120}(?:förslag|yrkande|hemställan|beredning)[^:]{0,120}:\s*",
    )
});

/// The text without a lead that only names the source of the words: "Enligt kommunstyrelsens förslag:", "Bifall till
/// yrkandet från S och V:".
fn without_lead(text: &str) -> &str {
    let lead = LEAD
        .find(text)
        .map(|found| found.end())
        .filter(|&end| !words::words(&text[..end]).iter().any(|word| wording::is_finite(word)));
    lead.map_or(text, |end| &text[end..])
}

/// Sentences under "Beslut" that decide nothing: immediate approval, who did not take part, who presented.
static NOT_DECIDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)omedelbart justera|^paragrafen är justerad(?:\.|[^.]{0,80})$|omedelbar justering|justeras omedelbart|deltar (?:ej|inte|icke) i beslut|föredr(?:og|ar) ärendet|^[^.]{0,40}\bdiskuter(?:ar|ade|as|ades)\b|^[^.]{0,40}\bajourner(?:ar|ade|as|ades)\b(?:\s\p{L}+)?(?:\s(?:i|under|kl\.?|klockan|mellan|för)\s[^.]{0,40})?\.?$|^[^.]{0,60}\b(?:redogör|redogjorde|föredrar|föredrog|informerar|informerade)\b",
    )
});

/// Sentences under "Beslut" of those who objected, or had an interest in the matter.
static OBJECTION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\breserver(?:ar|ade) sig\b|\banmäl(?:er|de) jäv\b|\bpå grund av jäv (?:deltar|deltog|lämnar|lämnade)\b|\b(?:deltar|deltog|lämnar|lämnade)\b.{0,60}\bpå grund av jäv\b|\b(?:lämnar|lämnade|anmäler) (?:en )?(?:skriftlig )?(?:reservation|protokollsanteckning)|\bavst(?:år|od) från att delta\b",
    )
});

/// A statement without the sentences of those who objected. What the body itself does is decided.
fn without_objections(text: &str) -> Option<String> {
    let is_objection = |sentence: &&str| {
        let is_of_body = words::first_words(sentence, 3).iter().any(|word| is_decider(word) || is_deciding(word));
        OBJECTION.is_match(sentence) && !is_of_body
    };
    let sentences = sentences(text);
    if !sentences.iter().any(is_objection) {
        return Some(text.to_owned());
    }
    let left: Vec<&str> = sentences.into_iter().filter(|sentence| !is_objection(sentence)).collect();
    (!left.is_empty()).then(|| left.join(" "))
}

static POINT_MARK: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\d{1,2}[.)]\s+"));

/// A statement that matches [`NOT_DECIDED`] is left out if it has fewer bytes than this. A longer one decides something
/// else as well.
const SHORT: usize = 120;

/// The statements under one label: one per point, att-clause or sentence.
fn labelled(paragraphs: &[Labelled<'_>], label: Label) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut last: Option<&Labelled<'_>> = None;
    for labelled in paragraphs.iter().filter(|labelled| labelled.label == Some(label)) {
        let text = without_lead(labelled.text);
        if text.is_empty() {
            last = None;
            continue;
        }
        let numbered = POINT_MARK.is_match(text);
        let att = fold(text).starts_with("att ");
        let letter = is_point(text) && !numbered;
        let lower = text.chars().next().is_some_and(char::is_lowercase);
        // "… godkänner att fokusområden är: / 1. …": a list completes a text that ends with a colon, and a text
        // without a verb continues it.
        let completes = found.last().is_some_and(|stated| {
            (stated.is_list || is_open_list(&stated.text))
                && (numbered || !words::first_words(text, 14).iter().any(|word| wording::is_finite(word)))
                || stated.text.ends_with(':') && !is_lead(&stated.text)
        });
        let goes_on = completes
            || last.is_some()
                && !numbered
                && !att
                && found.last().is_some_and(|stated| {
                    letter
                        || (labelled.paragraph.bullet == Bullet::Yes && !bullet_list_of_its_own(last))
                        || (labelled.paragraph.bullet == Bullet::No && (lower || !ends_sentence(&stated.text)))
                });
        if goes_on && let Some(stated) = found.last_mut() {
            stated.is_list |= completes;
            join_line(&mut stated.text, text);
            stated.rows.extend(&labelled.paragraph.rows);
        } else if numbered || att || letter || labelled.paragraph.bullet == Bullet::Yes {
            if (numbered || att) && found.last().is_some_and(|stated| is_lead(&stated.text)) {
                found.pop();
            }
            found.push(Statement::new(POINT_MARK.replace(text, ""), &labelled.paragraph.rows));
        } else {
            found.extend(
                whole_sentences(text, label).into_iter().map(|text| Statement::new(text, &labelled.paragraph.rows)),
            );
        }
        last = Some(labelled);
    }
    let is_none = |text: &str| text.len() < SHORT && NOT_DECIDED.is_match(text);
    found.retain_mut(|stated| {
        let Some(text) = without_objections(&stated.text) else { return false };
        stated.text = text;
        stated.text.chars().any(char::is_alphabetic) && !is_none(&stated.text)
    });
    found
}

/// Whether the paragraph before was a complete bullet, so that this bullet is complete too.
fn bullet_list_of_its_own(last: Option<&Labelled<'_>>) -> bool {
    last.is_some_and(|last| last.paragraph.bullet == Bullet::Yes && ends_sentence(last.text))
}

/// Whether the text after the colon has no verb and may continue: "Revisionen beslutar att ge: Kim Holm ett arvode".
fn is_open_list(text: &str) -> bool {
    text.rsplit_once(": ").is_some_and(|(lead, rest)| !lead.contains(". ") && !wording::tells(rest))
}

/// Whether a text only leads to the points after it: "Nämnden beslutar att".
fn is_lead(text: &str) -> bool {
    // Only the head is read, because a statement grows with its points and this is called for each.
    let words = words::first_words(text, 13);
    let leads = |word: &str| matches!(word, "att" | "besluta" | "beslut" | "foljande") || is_deciding(word);
    words.len() <= 12
        && match words.as_slice() {
            // "Efter diskussion beslöt styrelsen"
            [.., verb, subject] => leads(subject) || is_deciding(verb) && is_decider(subject),
            words => words.iter().any(|word| leads(word)),
        }
}

/// The sentences of a text. A sentence without a subject ("Återkopplar behov …", seed 004) belongs to the sentence
/// before it.
fn whole_sentences(text: &str, label: Label) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut sentences = sentences(text);
    // "Frågan har varit uppe i AU … Ledningsgruppen ställer sig bakom AUs beslut." (seed 003): the earlier event only
    // leads to the decision.
    if label == Label::Decision
        && sentences.len() > 1
        && words::words(sentences[0]).iter().take(4).any(|word| word == "har" || word == "hade")
    {
        sentences.remove(0);
    }
    for sentence in sentences {
        match found.last_mut() {
            Some(last) if lacks_subject(sentence) => {
                last.push(' ');
                last.push_str(sentence);
            }
            _ => found.push(sentence.to_owned()),
        }
    }
    found
}

/// Whether the sentence begins with a word that continues the sentence before it: a verb without a subject,
/// "beslutet" or "samt". The verbs are listed because many nouns end in -er and -ar too.
fn lacks_subject(sentence: &str) -> bool {
    let first = words::words(sentence).into_iter().next().unwrap_or_default();
    matches!(
        first.as_str(),
        "aterkopplar"
            | "aterkommer"
            | "aterrapporteras"
            | "aterredovisas"
            | "redovisas"
            | "presenteras"
            | "rapporteras"
            | "skickas"
            | "laggs"
            | "tas"
            | "galler"
            | "genomfors"
            | "meddelas"
            | "gar"
            | "ska"
            | "far"
            | "beslutet"
            | "samt"
    )
}

/// The sentences without a label by which the body itself decides.
fn unlabelled(
    paragraphs: &[Labelled<'_>],
    deciders: &Deciders,
    is_formal: bool,
    tolerance: Tolerance,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut index = 0;
    while index < paragraphs.len() {
        let labelled = &paragraphs[index];
        index += 1;
        let told = matches!(labelled.label, None | Some(Label::Other | Label::Presenters))
            || is_formal && labelled.label == Some(Label::Background);
        // Under "Bakgrund" or a proposal, only a decision in the present tense at the head of a paragraph counts.
        let now = words::first_words(labelled.text, 9).iter().any(|word| word == "beslutar")
            && dates::find(labelled.text, tolerance).is_empty();
        if labelled.text.is_empty()
            || !(told || (now && matches!(labelled.label, Some(Label::Background | Label::Proposal))))
        {
            continue;
        }
        if labelled.label.is_none() {
            let clauses = bare_clauses(labelled.text);
            if !clauses.is_empty() {
                found.extend(clauses.into_iter().map(|clause| Statement::new(clause, &labelled.paragraph.rows)));
                continue;
            }
        }
        for sentence in decided(labelled.text, deciders, tolerance) {
            let is_last = labelled.text.ends_with(&sentence);
            let mut stated = Statement::new(sentence, &labelled.paragraph.rows);
            // "X beslutar att" and its bullets are one decision; points and att-clauses are one decision each.
            if is_last && labelled.paragraph.bullet == Bullet::No {
                index += take_list(&paragraphs[index..], &mut stated, &mut found);
            }
            if !stated.text.is_empty() {
                found.push(stated);
            }
            // If a decision is a bullet, the other bullets of its list are decisions too (seed 001).
            if labelled.paragraph.bullet == Bullet::Yes && is_last {
                while let Some(next) =
                    paragraphs.get(index).filter(|next| next.paragraph.bullet == Bullet::Yes && next.label.is_none())
                {
                    if !tells_of_person(next.text) || decides(next.text, deciders, tolerance) {
                        found.push(Statement::new(next.text, &next.paragraph.rows));
                    }
                    index += 1;
                }
            }
        }
    }
    found
}

/// Whether a text tells what a person did: "Kim Holm tackade för arbetet". In the present tense, it may be a task.
fn tells_of_person(text: &str) -> bool {
    let tokens = names::first_tokens(text, names::RUN);
    let length = names::name_length(&tokens, 0, 2);
    let verb = tokens.get(length).map(|token| fold(token.word)).filter(|_| length > 0);
    let is_past =
        |verb: &String| ["de", "te", "drog", "gav", "tog", "holl", "var"].iter().any(|ending| verb.ends_with(ending));
    verb.as_ref().is_some_and(is_past)
}

/// The decisions in a sequence of clauses without a leading sentence: "… Inga synpunkter. att utse Kim Holm att
/// justera protokollet, att godkänna dagordningen, samt att …".
fn bare_clauses(text: &str) -> Vec<&str> {
    static CLAUSE: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?:^|[.]\s+|,\s+(?:samt\s+|och\s+)?|\bsamt\s+)(att\s+\p{L}+)"));
    let starts: Vec<usize> = CLAUSE
        .captures_iter(text)
        .filter_map(|captures| captures.get(1))
        .filter(|clause| is_bare_clause(clause.as_str()))
        .map(|clause| clause.start())
        .collect();
    let Some(&first) = starts.first() else { return Vec::new() };
    let is_led = !text[..first].trim_end().is_empty() && !text[..first].trim_end().ends_with('.');
    if is_led {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let clause = |(start, end): (usize, usize)| {
        let whole = sentences(&text[start..end]).first().copied().unwrap_or_default();
        let whole = whole.trim_end_matches([',', ' ']);
        whole.strip_suffix("samt").unwrap_or(whole).trim_end_matches([',', ' '])
    };
    starts.iter().copied().zip(ends).map(clause).collect()
}

/// The sentences that decide, each with the sentences after it that lack a subject: "AU får i uppdrag att …
/// Presenteras på nästa ledningsgrupp" (seed 004).
fn decided(text: &str, deciders: &Deciders, tolerance: Tolerance) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_open = false;
    for sentence in sentences(text) {
        // "Beslut: att godkänna budgeten"
        let told = sentence.strip_prefix("Beslut:").map(str::trim_start).filter(|told| fold(told).starts_with("att "));
        // "Att välja Kim Holm för justering av protokoll."
        let is_clause = told.is_some() || sentence.starts_with("Att ") && is_bare_clause(sentence);
        if decides(sentence, deciders, tolerance) || settles_without_verb(sentence, tolerance) || is_clause {
            found.push(told.unwrap_or(sentence).to_owned());
            is_open = true;
        } else if let Some(last) = found.last_mut().filter(|_| is_open && lacks_subject(sentence)) {
            last.push(' ');
            last.push_str(sentence);
        } else {
            is_open = false;
        }
    }
    found
}

/// Takes the list that completes a decision; returns how many paragraphs it takes.
fn take_list(following: &[Labelled<'_>], stated: &mut Statement, found: &mut Vec<Statement>) -> usize {
    let mut taken = 0;
    for next in following {
        let att = fold(next.text).starts_with("att ");
        let numbered = POINT_MARK.is_match(next.text);
        let open = !ends_sentence(&stated.text);
        if next.label.is_some()
            || !(next.paragraph.bullet == Bullet::Yes || att || numbered)
            || (taken == 0 && !open && !stated.text.is_empty())
        {
            break;
        }
        if att || numbered {
            if is_lead(&stated.text) {
                *stated = Statement::new("", &[]);
            }
            found.push(Statement::new(POINT_MARK.replace(next.text, ""), &next.paragraph.rows));
        } else {
            join_line(&mut stated.text, next.text);
            stated.rows.extend(&next.paragraph.rows);
        }
        taken += 1;
    }
    taken
}
