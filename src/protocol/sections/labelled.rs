//! An item's text under its labels: what is decision, proposal, background, list of documents.

use crate::analysis::fold;
use crate::protocol::phrases::acts::{leads, states_decision};
use crate::protocol::layout::Bullet;
use crate::protocol::phrases::dates;
use crate::protocol::phrases::sentences::{ends_sentence, is_point};
use crate::protocol::sections::paragraphs::Stretch;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{Label, PRESENTING_VERBS};
use crate::protocol::words::{self, Tolerance};

/// A piece of an item's text and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Piece<'a> {
    pub stretch: &'a Stretch,
    /// The text without its label.
    pub text: &'a str,
    pub section: Option<Label>,
    /// The label stands on the piece's own line.
    pub is_inline: bool,
}

/// The pieces of an item, each under the label that covers it.
///
/// A label on a line of its own covers what follows up to the next; one with text after its colon
/// covers that text.
pub(in crate::protocol) fn cut<'a>(stretches: &'a [Stretch], tolerance: Tolerance) -> Vec<Piece<'a>> {
    let mut found: Vec<Piece<'a>> = Vec::new();
    let mut section = None;
    let mut recalls = false;
    let decided =
        stretches.iter().any(|stretch| matches!(wording::label(&stretch.text, tolerance), Some((Label::Decision, ""))));
    // "Styrelsen beslutar / att …" covers its list and no more.
    let mut led = false;
    for stretch in stretches {
        let label = wording::label(&stretch.text, tolerance).filter(|(label, rest)| {
            // "Beslut: Föredragande Sandor Eriksson" (004) says what the point is for, not what was decided.
            *label != Label::Decision
                || wording::label(rest, tolerance).is_none_or(|(inner, _)| inner != Label::Presenters)
                    && !wording::names_a_presenter(rest)
        });
        let is_lead = label.is_none()
            && section != Some(Label::Motions)
            && leads(&stretch.text)
            && dates::find(&stretch.text, tolerance).is_empty();
        match label {
            Some((Label::Decision, _)) if recalls => section = Some(Label::Background),
            // "Regionstyrelsens förslag till regionfullmäktige" is the board's decision where it stands alone or
            // under "Beslut"; where the council decides, it is what was proposed.
            Some((Label::Proposal, _))
                if is_forwarded(&stretch.text) && (section == Some(Label::Decision) || !decided) =>
            {
                section = Some(Label::Decision);
            }
            Some((label, _)) => section = Some(label),
            None if is_lead => section = Some(Label::Decision),
            None if recalls_older(&stretch.text, tolerance) => section = Some(Label::Background),
            None if led && !is_listed(stretch) => section = None,
            None if section == Some(Label::Decision) && is_unknown_label(stretch) => section = Some(Label::Other),
            None if section == Some(Label::Decision) && goes_back_to_telling(stretch, found.last(), tolerance) => {
                section = Some(Label::Background);
            }
            None if matches!(section, Some(Label::Documents | Label::Proposal))
                && goes_back_to_text(stretch, section) =>
            {
                section = None;
            }
            None => {}
        }
        led = is_lead || (led && label.is_none() && section.is_some());
        recalls = recalls_older(&stretch.text, tolerance);
        match label {
            Some((_, rest)) if !rest.is_empty() => {
                found.push(Piece { stretch, text: rest, section, is_inline: true });
                section = None;
            }
            Some(_) => found.push(Piece { stretch, text: "", section, is_inline: false }),
            None => {
                // Bullets and continuations go with the inline text before them: "Beslut: … att: – …".
                let follows = found
                    .last()
                    .filter(|last| last.is_inline && section.is_none() && goes_on(last, stretch))
                    .map(|last| last.section);
                let is_inline = follows.is_some();
                found.push(Piece { stretch, text: &stretch.text, section: follows.unwrap_or(section), is_inline });
            }
        }
    }
    found
}

/// A board's proposal to the council: its own decision, if it decides here.
fn is_forwarded(text: &str) -> bool {
    let words = words::head(text, 6);
    words.windows(2).any(|pair| pair[0] == "till" && pair[1].ends_with("fullmaktige"))
}

/// A point, a bullet, an att-sats, or a line that goes on in small letters.
fn is_listed(stretch: &Stretch) -> bool {
    stretch.bullet == Bullet::Yes
        || is_point(&stretch.text)
        || stretch.text.chars().next().is_some_and(char::is_lowercase)
}

/// "Ej deltagande i beslut", "Beslutsmotivering": a short line by itself under the decision is the
/// label of something else, whatever it says.
fn is_unknown_label(stretch: &Stretch) -> bool {
    let capital = stretch.text.chars().next().is_some_and(char::is_uppercase);
    // A decision has a verb and an end mark; six words are the longest label met outside the tables.
    capital
        && stretch.is_apart
        && stretch.bullet == Bullet::No
        && stretch.rows.len() == 1
        && stretch.text.split_whitespace().count() <= 6
        && !ends_sentence(&stretch.text)
        && !stretch.text.ends_with([':', ','])
        && !stretch.text.chars().any(|character| character.is_ascii_digit())
}

/// Behind the points of a decision, or behind what the body decides, a paragraph by itself that only tells is no decision: "På uppdrag
/// av … har förslag tagits fram".
fn goes_back_to_telling(stretch: &Stretch, last: Option<&Piece<'_>>, tolerance: Tolerance) -> bool {
    let Some(last) = last.filter(|last| last.section == Some(Label::Decision) && !last.text.is_empty()) else { return false };
    let head = words::head(&stretch.text, 12);
    let tells = head.iter().any(|word| matches!(word.as_str(), "ar" | "var" | "har" | "hade" | "visar" | "framjar"));
    stretch.is_apart
        && stretch.bullet == Bullet::No
        && ends_sentence(&stretch.text)
        && (last.stretch.bullet == Bullet::Yes || states_decision(last.text, tolerance))
        && tells
        && !states_decision(&stretch.text, tolerance)
}

/// Under "Underlag" a sentence, under "Förslag till beslut" someone who presents: the text goes on.
fn goes_back_to_text(stretch: &Stretch, section: Option<Label>) -> bool {
    // Names of documents end in no full stop, or are short: "2023 nr 177."
    let is_sentence = ends_sentence(&stretch.text) && stretch.text.split_whitespace().count() >= 6;
    let tells = words::head(&stretch.text, 4).iter().skip(1).any(|word| PRESENTING_VERBS.contains(&word.as_str()));
    stretch.bullet == Bullet::No && (tells || (section == Some(Label::Documents) && is_sentence))
}

/// "Bakgrund mötesanteckning från ledningsgrupp 3 maj 2024:" (003): what follows was decided then.
fn recalls_older(text: &str, tolerance: Tolerance) -> bool {
    let folded = fold(text);
    let opens = ["bakgrund", "tidigare beslut", "beslut fran", "fran motet", "utdrag"]
        .iter()
        .any(|word| folded.starts_with(word));
    text.trim_end().ends_with(':') && opens && !dates::find(text, tolerance).is_empty()
}

fn goes_on(last: &Piece<'_>, next: &Stretch) -> bool {
    let listed = next.bullet == Bullet::Yes || is_point(&next.text) || fold(&next.text).starts_with("att ");
    (listed && (!ends_sentence(last.text) || last.stretch.bullet == Bullet::Yes))
        || (last.section == Some(Label::Decision) && begins_further(&next.text))
}

/// "Vidare önskas …" goes on with what was decided before (003).
fn begins_further(text: &str) -> bool {
    let first = words::words(text).into_iter().next().unwrap_or_default();
    matches!(first.as_str(), "vidare" | "dessutom" | "darutover" | "aven" | "samtidigt")
}
