//! Reads the labels of an item and says which text each covers: decision, proposal, background, list of documents.

use crate::analysis::fold;
use crate::protocol::layout::Bullet;
use crate::protocol::outline::DraftItem;
use crate::protocol::paragraphs::{Paragraph, QUOTES, speaker_verb};
use crate::protocol::phrases::acts::{introduces_decision, states_decision};
use crate::protocol::phrases::dates;
use crate::protocol::phrases::deciders::is_decider;
use crate::protocol::phrases::sentences::{ends_sentence, is_point, sentences};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{Label, MEETS, PRESENTING_VERBS};
use crate::protocol::words::{self, Tolerance};

/// A paragraph of an item with the label that covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Labelled<'a> {
    pub paragraph: &'a Paragraph,
    /// The text without its label.
    pub text: &'a str,
    pub label: Option<Label>,
    /// The label is on the paragraph's own line.
    pub is_inline: bool,
}

/// A draft with its paragraphs under their labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Item<'a> {
    pub draft: &'a DraftItem,
    pub paragraphs: Vec<Labelled<'a>>,
    pub children: Vec<Self>,
}

/// The items with the labels of their paragraphs read, children included. `body` is the governing body.
pub(in crate::protocol) fn items<'a>(
    drafts: &'a [DraftItem],
    body: Option<&str>,
    tolerance: Tolerance,
) -> Vec<Item<'a>> {
    let item = |draft: &'a DraftItem| Item {
        draft,
        paragraphs: read(&draft.paragraphs, body, tolerance),
        children: items(&draft.children, body, tolerance),
    };
    drafts.iter().map(item).collect()
}

/// The paragraphs with their labels. A label on a line of its own covers the text up to the next label; a label with
/// text after its colon covers that text.
fn read<'a>(paragraphs: &'a [Paragraph], body: Option<&str>, tolerance: Tolerance) -> Vec<Labelled<'a>> {
    let mut found: Vec<Labelled<'_>> = Vec::new();
    let mut covering = None;
    let mut recalls = false;
    let decided = paragraphs
        .iter()
        .any(|paragraph| matches!(wording::label(&paragraph.text, tolerance), Some((Label::Decision, ""))));
    let is_postponed = || {
        let mut words = paragraphs.iter().flat_map(|paragraph| words::words(&paragraph.text));
        words.any(|word| ["aterremitter", "bordlag"].iter().any(|stem| word.starts_with(stem)))
    };
    // "Styrelsen beslutar / att …" covers only its list.
    let mut led = false;
    let mut quoted = 0..0;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if covering != Some(Label::Decision) && place >= quoted.end {
            quoted = place + 1..place + 1 + quotation_goes_on(&paragraphs[place..]).unwrap_or(0);
        }
        // A letter quoted in full is the words of others, whatever labels it contains.
        if quoted.contains(&place) {
            found.push(Labelled { paragraph, text: &paragraph.text, label: Some(Label::Background), is_inline: false });
            continue;
        }
        let label = own_label(&paragraph.text, tolerance);
        // "Nämnden beslutar" alone on a line ends what was said in the contest before it.
        let is_alone = words::words(&paragraph.text).len() <= 3;
        let is_lead = label.is_none()
            && (is_alone || !covering.is_some_and(Label::contests))
            && introduces_decision(&paragraph.text)
            && dates::find(&paragraph.text, tolerance).is_empty();
        match label {
            Some((Label::Decision, _)) if recalls => covering = Some(Label::Background),
            // "Regionstyrelsens förslag till regionfullmäktige" is the board's decision if it is alone or under
            // "Beslut". If the council decides, it is what was proposed.
            Some((Label::Proposal, _))
                if is_forwarded(&paragraph.text) && (covering == Some(Label::Decision) || !decided)
                    || is_of_body(&paragraph.text, body) && !decided && !is_postponed() =>
            {
                covering = Some(Label::Decision);
            }
            Some((label, _)) => covering = Some(label),
            None if is_lead => covering = Some(Label::Decision),
            None if recalls_older(&paragraph.text, tolerance) => covering = Some(Label::Background),
            None if led && !is_listed(paragraph)
                || covering.is_some_and(Label::contests) && ends_contest(&paragraph.text, tolerance) =>
            {
                covering = None;
            }
            None if covering == Some(Label::Decision)
                // A paragraph after a colon is the first of a list.
                && found.last().is_some_and(|last| !last.text.is_empty() && !last.text.ends_with(':'))
                && is_unknown_label(paragraph) =>
            {
                // A heading over one of many points of a decision: "Fastställande av internränta".
                let mut behind = paragraphs[place + 1..].iter();
                let goes_on = behind.find(|next| next.text.contains(char::is_alphabetic)).is_some_and(|next| {
                    next.bullet == Bullet::Yes && states_decision(&next.text, tolerance)
                        || settles_first(&next.text, tolerance)
                });
                if goes_on {
                    found.push(Labelled { paragraph, text: "", label: covering, is_inline: false });
                    continue;
                }
                covering = Some(Label::Other);
            }
            None if covering == Some(Label::Decision) && tells_between(paragraph, found.last()) => {
                // The body may decide more below.
                let goes_on = paragraphs.get(place + 1).is_some_and(|next| states_decision(&next.text, tolerance));
                if goes_on {
                    let label = Some(Label::Background);
                    found.push(Labelled { paragraph, text: &paragraph.text, label, is_inline: false });
                    continue;
                }
                covering = Some(Label::Background);
            }
            None if covering == Some(Label::Decision) && goes_back_to_telling(paragraph, found.last(), tolerance) => {
                covering = Some(Label::Background);
            }
            None if matches!(covering, Some(Label::Documents | Label::Proposal))
                && goes_back_to_text(paragraph, covering) =>
            {
                covering = None;
            }
            None => {}
        }
        led = is_lead || (led && label.is_none() && covering.is_some());
        recalls = recalls_older(&paragraph.text, tolerance);
        match label {
            Some((_, rest)) if !rest.is_empty() => {
                found.push(Labelled { paragraph, text: rest, label: covering, is_inline: true });
                covering = None;
            }
            Some(_) => found.push(Labelled { paragraph, text: "", label: covering, is_inline: false }),
            None => {
                // Bullets and continuations belong to the inline text before them: "Beslut: … att: – …".
                let follows = found
                    .last()
                    .filter(|last| last.is_inline && covering.is_none() && goes_on(last, paragraph))
                    .map(|last| last.label);
                let is_inline = follows.is_some();
                found.push(Labelled {
                    paragraph,
                    text: &paragraph.text,
                    label: follows.unwrap_or(covering),
                    is_inline,
                });
            }
        }
    }
    found
}

/// The label of a paragraph. "Beslut: Föredragande Sandor Eriksson" (seed 004) says what the item is for, not what was
/// decided.
fn own_label(text: &str, tolerance: Tolerance) -> Option<(Label, &str)> {
    wording::label(text, tolerance).filter(|(label, rest)| {
        *label != Label::Decision
            || wording::label(rest, tolerance).is_none_or(|(inner, _)| inner != Label::Presenters)
                && !wording::names_a_presenter(rest)
    })
}

/// How many paragraphs after the first a quotation takes that begins in the first.
fn quotation_goes_on(paragraphs: &[Paragraph]) -> Option<usize> {
    // No letter quoted in full has more paragraphs. A quotation mark without a closing mark opens nothing.
    const LONGEST: usize = 40;
    let opens = |text: &str| {
        let last = text.rfind(QUOTES).filter(|_| text.matches(QUOTES).count() % 2 == 1);
        last.is_some_and(|at| {
            text[..at].is_empty() || text[..at].ends_with([' ', '\t', ':', '(']) && !text.ends_with(QUOTES)
        })
    };
    let closes = |text: &str| text.trim_end_matches(['.', ',']).ends_with(QUOTES);
    let (_, rest) = paragraphs.split_first().filter(|(first, _)| opens(&first.text))?;
    let mut rest = rest.iter().take(LONGEST).take_while(|paragraph| !opens(&paragraph.text) || closes(&paragraph.text));
    rest.position(|paragraph| closes(&paragraph.text)).map(|end| end + 1)
}

/// Whether a label introduces a board's proposal to the council. It is the board's own decision if the board decides
/// here.
fn is_forwarded(text: &str) -> bool {
    let words = words::first_words(text, 9);
    words.windows(2).any(|pair| matches!(pair[0].as_str(), "till" | "i") && pair[1].ends_with("fullmaktige"))
}

/// Whether a label introduces what this body itself proposes to another: "Arbetsutskottets förslag till beslut" in the
/// minutes of Kommunstyrelsens arbetsutskott.
fn is_of_body(text: &str, body: Option<&str>) -> bool {
    let words = words::first_words(text, 4);
    let (Some(owner), Some(body)) = (words.first().and_then(|first| first.strip_suffix('s')), body) else {
        return false;
    };
    let own = words::last_word(body);
    !own.is_empty() && owner.starts_with(&own) && words[1..].starts_with(&["forslag", "till"].map(str::to_owned))
}

/// Whether a paragraph is a point, a bullet, an att-clause, or a line that begins in lower case.
fn is_listed(paragraph: &Paragraph) -> bool {
    paragraph.bullet == Bullet::Yes
        || is_point(&paragraph.text)
        || paragraph.text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a short line by itself under the decision labels something else: "Ej deltagande i beslut",
/// "Beslutsmotivering". The words of the label do not matter.
fn is_unknown_label(paragraph: &Paragraph) -> bool {
    let capital = paragraph.text.chars().next().is_some_and(char::is_uppercase);
    // A decision has a verb and a full stop; the longest label met outside the tables has six words.
    capital
        && paragraph.is_apart
        && paragraph.bullet == Bullet::No
        && paragraph.rows.len() == 1
        && paragraph.text.split_whitespace().count() <= 6
        && !ends_sentence(&paragraph.text)
        && !paragraph.text.ends_with([':', ','])
        && !paragraph.text.chars().any(|character| character.is_ascii_digit())
}

/// Whether the first sentence settles something in the passive voice: "Kommunstyrelsen bemyndigas att …".
fn settles_first(text: &str, tolerance: Tolerance) -> bool {
    let first = sentences(text).first().copied().unwrap_or_default();
    let passive = words::first_words(first, 8)
        .iter()
        .any(|word| matches!(word.as_str(), "bemyndigas" | "faststalls" | "godkanns" | "antas" | "uppdras"));
    passive && states_decision(first, tolerance)
}

/// Whether a separate paragraph after a decision only tells something and is not decided: "På uppdrag av … har
/// förslag tagits fram". It follows the points of a decision or a sentence that states one.
fn goes_back_to_telling(paragraph: &Paragraph, last: Option<&Labelled<'_>>, tolerance: Tolerance) -> bool {
    let Some(last) = last.filter(|last| last.label == Some(Label::Decision) && !last.text.is_empty()) else {
        return false;
    };
    let head = words::first_words(&paragraph.text, 12);
    let tells = head.iter().any(|word| {
        matches!(word.as_str(), "ar" | "var" | "har" | "hade" | "framjar") || PRESENTING_VERBS.contains(&word.as_str())
    });
    paragraph.is_apart
        && !is_listed(paragraph)
        && ends_sentence(&paragraph.text)
        && (last.paragraph.bullet == Bullet::Yes || states_decision(last.text, tolerance))
        && (tells && !states_decision(&paragraph.text, tolerance) || tells_of_decision(&paragraph.text, tolerance))
}

/// Whether a paragraph after a decision says who presented something: "Ekonom Kim Holm informerar".
fn tells_between(paragraph: &Paragraph, last: Option<&Labelled<'_>>) -> bool {
    // In the present tense, other verbs tell what somebody is to do: "Kim Holm redovisar läget i maj".
    let is_now = |verb: &str| ["redogor", "foredrar", "informerar"].contains(&verb);
    let is_decided =
        |last: &Labelled<'_>| last.label == Some(Label::Decision) && !last.text.is_empty() && !last.text.ends_with(':');
    // The body may decide in the next sentence.
    let decides_too =
        sentences(&paragraph.text).iter().skip(1).any(|sentence| states_decision(sentence, Tolerance::Exact));
    paragraph.bullet == Bullet::No
        && !decides_too
        && last.is_some_and(is_decided)
        && speaker_verb(&paragraph.text).is_some_and(|verb| is_now(&verb) || !verb.ends_with('r'))
}

/// Whether a text begins with a decision of another day: "Nämnden beslutade 2012-10-09 att …".
fn tells_of_decision(text: &str, tolerance: Tolerance) -> bool {
    let first = sentences(text).first().copied().unwrap_or_default();
    let is_past = |word: &String| matches!(word.as_str(), "beslutade" | "beslot" | "beslutat" | "uppdrog");
    words::first_words(first, 8).iter().any(is_past) && !dates::find(first, tolerance).is_empty()
}

/// Whether the text of the item resumes: with a sentence under "Underlag", or with someone who presents under
/// "Förslag till beslut".
fn goes_back_to_text(paragraph: &Paragraph, section: Option<Label>) -> bool {
    // Names of documents do not end in a full stop, or are short: "2023 nr 177."
    let is_sentence = ends_sentence(&paragraph.text) && paragraph.text.split_whitespace().count() >= 6;
    let tells =
        words::first_words(&paragraph.text, 4).iter().skip(1).any(|word| PRESENTING_VERBS.contains(&word.as_str()));
    paragraph.bullet == Bullet::No && (tells || (section == Some(Label::Documents) && is_sentence))
}

/// Whether a text below what was moved or voted on begins with what was decided: "Mötet beslutade att anse motionen
/// besvarad." In the present tense, it may be what somebody moved.
fn ends_contest(text: &str, tolerance: Tolerance) -> bool {
    let words = words::first_words(text, 3);
    let [subject, verb, att] = words.as_slice() else { return false };
    let is_body = is_decider(subject) || MEETS.contains(&subject.as_str());
    is_body
        && matches!(verb.as_str(), "beslutade" | "beslot")
        && att == "att"
        && dates::find(text, tolerance).is_empty()
}

/// Whether a line introduces an older decision: "Bakgrund mötesanteckning från ledningsgrupp 3 maj 2024:" (seed 003).
/// The text after it was decided then.
fn recalls_older(text: &str, tolerance: Tolerance) -> bool {
    let folded = fold(text);
    let opens = ["bakgrund", "tidigare beslut", "beslut fran", "fran motet", "utdrag"]
        .iter()
        .any(|word| folded.starts_with(word));
    text.trim_end().ends_with(':') && opens && !dates::find(text, tolerance).is_empty()
}

/// Whether a paragraph continues the inline text before it.
fn goes_on(last: &Labelled<'_>, next: &Paragraph) -> bool {
    let listed = next.bullet == Bullet::Yes || is_point(&next.text) || fold(&next.text).starts_with("att ");
    (listed && (!ends_sentence(last.text) || last.paragraph.bullet == Bullet::Yes))
        || (last.label == Some(Label::Decision) && begins_further(&next.text))
}

/// Whether a paragraph continues an earlier decision: "Vidare önskas …" (seed 003).
fn begins_further(text: &str) -> bool {
    let first = words::words(text).into_iter().next().unwrap_or_default();
    matches!(first.as_str(), "vidare" | "dessutom" | "darutover" | "aven" | "samtidigt")
}
