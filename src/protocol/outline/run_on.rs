//! Splits the lines of flattened pages where a heading begins, so that the rest of the parser can work on lines.
//! Numbers inside the lines are recognised as item numbers in the same way as numbers of lines: they count up.

use super::apart::{bullets_apart, label_apart, letters_apart, stamp_apart};
use super::letters::{body_letters, letters_at_end};
use super::run::{self, Candidate};
use crate::analysis::{self, fold};
use crate::extract::{LineBreaks, Position, Text};
use crate::protocol::cues::{Number, is_formal, opens_formally};
use crate::protocol::layout::{Fragment, FragmentKind, page_heads};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::called::is_body_letters;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{BEFORE_FIGURES, FRONT_PAGE, LISTS};
use crate::protocol::words::{self, Tolerance};
use std::collections::{HashMap, HashSet};
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

/// A number before a capital: "§ 12 Budget", "17. Mötets öppnande", "1:Mötet öppnas", "30 - Frågestund",
/// "18 FÖREGÅENDE PROTOKOLL", "33 § Öppnande", "72 dnr 166/2011".
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?:^|[\s.;])((§\s?)?(\d{1,3})(\s?§)?([.:)])?(?:\s{1,3}[-–]\s|\s{0,3}))(?:\p{Lu}|dnr\s)")
});
/// "§ 38 Ärendenummer …": a heading anywhere in a line.
static LABELLED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\s(§\s?\d{1,3}\s+(?:Ärendenummer|Diarienummer|Dnr)\b)"));
/// The range of the item numbers: "Paragrafer 8-15", "paragraferna 30–33", "PROTOKOLL 67-71".
static RANGE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\bparagrafe(?:r|rna):?|§§)\s*(\d{1,3})\s?[-–]\s?(\d{1,3})\b|\bprotokoll\s+(\d{1,3})-(\d{1,3})\b",
    )
});
/// Labels inside a flattened item, before a capital or a number.
static INNER_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\s((?:\p{Lu}\p{L}+s (?:beslut|förslag till (?:beslut (?:i|till) )?\p{L}+fullmäktige|förslag till beslut)|Beslut|Ärendebeskrivning|Ärendet|Beskrivning av ärendet|Sammanfattning(?: av ärendet)?|Beslutsgång|Beslutsmotivering|Propositionsordning|Omröstning(?:sresultat)?|Reservation(?:er)?|Särskilt yttrande|Protokollsanteckning(?:ar)?|Beslutsunderlag|Bakgrund|Yrkanden?|Förslag till beslut(?: på sammanträdet)?|(?:Protokollsutdrag|Beslutet|Paragrafen) (?:ska )?(?:skickas|expedieras) till|Tidigare behandling|Deltagande i beslut(?:et)?|Lagrum|Diarienummer:? [\d/-]+)|(?:Föredragande|Föredragare|Bilag(?:a|or)|Beslut|Underlag):)\s+([\p{Lu}\d])",
    )
});
/// Labels that are common words, after the end of a sentence.
static INNER_WORD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"[.!?”]\s+((?:Information|Handling(?:ar)?|Jäv|Votering|Expediering|Expedieras(?: till)?|Dialog))\s+([\p{Lu}\d])",
    )
});

/// A shorter text is an ordinary line; only longer ones are split. "§ 3 Val av justerare Till justerare utses:" with
/// a name has 60 letters.
pub(super) const LONG: usize = 60;

/// The least length in bytes of a page on one line. Not measured: paragraphs of this length are rare.
const PAGE: usize = 400;

/// The least weight of a number whose title opens a meeting, at the end of what is before it, and of such a number and
/// the next together. Not measured.
const OPENS: f32 = 2.0;
const PAIR: f32 = 2.5;
/// The least weight of two numbers with § together. Not measured: that of the signs and the end of one sentence.
const SIGNED_PAIR: f32 = 3.5;

/// The fragments of a text, with flattened ones split further.
///
/// It is an iterator, so that the text is not in memory twice.
pub(in crate::protocol) fn part<'a>(
    text: &'a Text,
    fragments: impl Iterator<Item = Fragment<'a>>,
) -> impl Iterator<Item = Fragment<'a>> {
    let heads = page_heads(text);
    let letters = body_letters(text);
    let headings = headings(text, &heads, letters.as_deref());
    let pages: HashSet<Position> = heads.keys().copied().collect();
    // Pages are flattened if headings are inside lines. The text of an item may then go on over pages that have none.
    let is_flattened = headings.values().flatten().any(|&at| at >= PAGE);
    let fragments = fragments.flat_map(move |fragment| head_apart(fragment, &heads));
    let fragments = fragments.flat_map(stamp_apart).flat_map(label_apart).flat_map(bullets_apart);
    let parted = fragments.flat_map(move |fragment| {
        let own: Vec<usize> = headings
            .get(&fragment.line.position)
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| fragment.bytes.contains(at))
            .collect();
        let printed = fragment.printed();
        // A line with a number only at its beginning is an ordinary line. If it begins with §, labels may follow inside
        // it.
        let has_head = !own.is_empty() && pages.contains(&fragment.line.position);
        let is_one = !has_head && own.iter().all(|at| printed[..at - fragment.bytes.start].trim().is_empty());
        // A line is not split if it is short, if its place on the page is known (it is then a printed line), or if the
        // format has paragraphs, which may be of any length.
        let is_whole = fragment.bytes.len() < LONG
            || fragment.features.is_some()
            || text.line_breaks == LineBreaks::Paragraphs
            || is_one && !printed.starts_with('§') && !(is_flattened && own.is_empty() && printed.len() >= PAGE);
        if is_whole {
            return vec![fragment];
        }
        let base = fragment.bytes.start;
        let mut starts: Vec<usize> = own.iter().map(|at| at - base).collect();
        if printed.starts_with('§') {
            starts.push(0);
        }
        // The letters before a number are a line of their own, which is left out like the head of a page.
        let lettered: Vec<usize> =
            starts.iter().filter_map(|&at| letters_at_end(&printed[..at], letters.as_deref()?)).collect();
        starts.extend(&lettered);
        starts.sort_unstable();
        starts.dedup();
        let keep = |bytes: Range<usize>, sign: &'static str| Fragment {
            cells: fragment
                .cells
                .iter()
                .copied()
                .filter(|cell| (base + bytes.start + 1..base + bytes.end).contains(cell))
                .collect(),
            bytes: base + bytes.start..base + bytes.end,
            sign,
            ..fragment.clone()
        };
        let mut parted = Vec::new();
        let first = starts.first().copied().unwrap_or(printed.len());
        let is_lettered = letters.is_some();
        if !printed[..first].trim().is_empty() {
            let is_page_head = is_lettered && begins_page(&printed[..first]);
            let kind = if is_page_head { FragmentKind::PageHead } else { FragmentKind::Plain };
            let above = under_labels(&printed[..first], is_lettered).into_iter().map(|bytes| keep(bytes, ""));
            parted.extend(above.map(|fragment| Fragment { kind, ..fragment }));
        }
        let ends = starts.iter().copied().skip(1).chain([printed.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            if lettered.contains(&start) {
                parted.push(Fragment { kind: FragmentKind::PageHead, ..keep(start..end, "") });
                continue;
            }
            for (place, bytes) in under_labels(&printed[start..end], is_lettered).into_iter().enumerate() {
                let is_first = place == 0;
                let sign = if is_first { sign(&printed[start..end]) } else { "" };
                let is_item = is_first && own.contains(&(base + start));
                let kind = if is_item { FragmentKind::Item } else { FragmentKind::Plain };
                let bytes = start + bytes.start..start + bytes.end;
                parted.push(Fragment { is_apart: is_first, kind, ..keep(bytes, sign) });
            }
        }
        parted
    });
    parted.flat_map(letters_apart)
}

/// Splits the head of a page from its text, if the page is one line: "3 Exempelrådet 10 april (10) 8 Öppnande …".
fn head_apart<'a>(fragment: Fragment<'a>, heads: &HashMap<Position, usize>) -> Vec<Fragment<'a>> {
    match heads.get(&fragment.line.position) {
        Some(&head) if fragment.bytes.contains(&head) => {
            let bytes = fragment.bytes.start..head;
            let rest = Fragment { bytes: head..fragment.bytes.end, ..fragment.clone() };
            vec![Fragment { bytes, kind: FragmentKind::PageHead, cells: Vec::new(), ..fragment }, rest]
        }
        _ => vec![fragment],
    }
}

/// Whether a text before the first item of a page is only the number and the head of the page: "3 Exempelnämnden Sn".
fn begins_page(text: &str) -> bool {
    const LONGEST: usize = 80;
    text.len() <= LONGEST && text.trim_start().starts_with(|first: char| first.is_ascii_digit()) && !ends_sentence(text)
}

/// The sign that a bare number lacks: "9 Vårdhundar" is read as "§ 9 Vårdhundar".
fn sign(text: &str) -> &'static str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_bare = digits > 0 && !text[digits..].trim_start().starts_with(['.', ':', ')', '§']);
    if is_bare { "§ " } else { "" }
}

/// The bytes at which headings begin, by line.
fn headings(text: &Text, heads: &HashMap<Position, usize>, letters: Option<&str>) -> HashMap<Position, Vec<usize>> {
    let range = number_range(text);
    let mut places: Vec<(Position, usize)> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    if text.line_breaks == LineBreaks::Printed {
        // Pages that are one line each begin with the page number.
        let pages = text.lines().filter(|line| line.runs.is_empty() && line.printed.len() >= LONG).zip(1..);
        for (line, page) in pages {
            let head = heads.get(&line.position).copied().unwrap_or(0);
            let numbers = numbers(&line.printed[head..], range.as_ref(), letters);
            let is_page = |found: &NumberInLine| {
                head == 0 && line.printed[..found.at].trim().is_empty() && found.number == page && !found.is_set_off
            };
            for found in numbers.into_iter().filter(|found| !is_page(found)) {
                candidates.push(Candidate {
                    row: places.len(),
                    title: places.len(),
                    number: Number::of(found.number),
                    key: found.key,
                    form: found.form,
                    indent: 0,
                    clues: Vec::new(),
                    weight: found.weight,
                });
                places.push((line.position, head + found.at));
            }
        }
    }
    let (chain, score) = run::best(&candidates, |_, _| false);
    let mut headings: HashMap<Position, Vec<usize>> = HashMap::new();
    // Two numbers may follow each other by chance. If the document gives the range of numbers, or letters before them,
    // fewer are enough. So are two if the first opens a meeting: "188 Fastställande av dagordning … 189 Rapport".
    let least = if range.is_some() || letters.is_some() { 1 } else { 3 };
    let count = f32::from(u16::try_from(chain.len()).unwrap_or(u16::MAX));
    let opens = |place: &usize| candidates[*place].weight >= OPENS;
    // Or if both have a § and a sentence ends before one of them: "… Ordförande Kim Holm § 1 Budget … § 2 Taxa".
    let are_signed = chain.iter().all(|place| candidates[*place].form == Some('§')) && score >= SIGNED_PAIR;
    let is_pair = chain.len() == 2 && (chain.first().is_some_and(opens) && score >= PAIR || are_signed);
    // The longer the chain, the less evidence each of its numbers needs.
    if chain.len() >= least && score >= (1.5 * count).min(0.3 * count + 2.5) || is_pair {
        for place in chain {
            let (position, at) = places[place];
            headings.entry(position).or_default().push(at);
        }
    }
    // A number with § inside a line is a heading, whether or not it is in the chain, if there is further evidence (the
    // end of a sentence before it, a mark after it, a title in capitals), or if the label of a case number follows.
    for line in
        text.lines().filter(|line| line.runs.is_empty() && line.printed.len() >= LONG && line.printed.contains('§'))
    {
        let signed =
            numbers(&line.printed, None, None).into_iter().filter(|found| found.is_signed && found.weight > 1.9);
        let labelled =
            LABELLED.captures_iter(&line.printed).filter_map(|captures| captures.get(1)).map(|found| found.start());
        let own: Vec<usize> = signed.map(|found| found.at).chain(labelled).collect();
        if !own.is_empty() {
            headings.entry(line.position).or_default().extend(own);
        }
    }
    headings
}

/// The range of the item numbers, from the first line that gives one, usually on the front page.
fn number_range(text: &Text) -> Option<RangeInclusive<u32>> {
    text.lines().find_map(|line| RANGE.captures(&line.printed)).and_then(|captures| {
        let number = |index: usize| captures.get(index).and_then(|number| number.as_str().parse::<u32>().ok());
        let (first, last) = (number(1).or(number(3))?, number(2).or(number(4))?);
        // No meeting has a hundred items, so a longer range is something else.
        (first < last && last - first < 100).then_some(first..=last)
    })
}

/// A number inside a line that may be that of an item.
struct NumberInLine {
    at: usize,
    number: u32,
    key: String,
    weight: f32,
    is_signed: bool,
    /// A sign or a mark separates it from its title.
    is_set_off: bool,
    form: Option<char>,
}

/// The numbers in a line that may be item numbers, weighed with the same unit as numbers of lines (`evidence`). `letters`
/// are those that the body prints before its numbers.
fn numbers(text: &str, range: Option<&RangeInclusive<u32>>, letters: Option<&str>) -> Vec<NumberInLine> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(captures) = NUMBER.captures_at(text, from) {
        let (Some(own), Some(figures)) = (captures.get(1), captures.get(3)) else { break };
        from = figures.end();
        let Ok(number) = figures.as_str().parse::<u32>() else { continue };
        let before = text[..own.start()].trim_end();
        let after = &text[own.end()..];
        let last = words::last_word(
            before.get(before.ceil_char_boundary(before.len().saturating_sub(40))..).unwrap_or(before),
        );
        let is_signed = captures.get(2).is_some() || captures.get(4).is_some();
        let is_marked = captures.get(5).is_some();
        let mark = captures.get(5).and_then(|mark| mark.as_str().chars().next());
        let form = if is_signed { Some('§') } else { mark };
        let is_spaced = own.as_str().ends_with([' ', ':', '.', ')']) || own.as_str().ends_with(char::is_whitespace);
        // Where the body prints its letters before its numbers, others count something else.
        let is_lettered = letters.is_some_and(|letters| letters_at_end(before, letters).is_some());
        let is_other = letters.is_some() && !is_lettered && !is_signed;
        // "6.2 Cykelvägar": a line with the number of an item below another.
        let above = text[..own.start()].trim_start().strip_suffix('.').filter(|above| !above.is_empty());
        let is_below = above.is_some_and(|above| above.bytes().all(|digit| digit.is_ascii_digit()));
        if figures.as_str().starts_with('0') || !is_spaced || is_other || is_below {
            continue;
        }
        let head = words::first_words(after, 6);
        let has_ended =
            before.is_empty() || before.ends_with(['.', '!', '?', ')', ':', '"', '”']) && !before.ends_with("kl.");
        let is_capitals = capitals(after) > 0;
        let is_item = opens_formally(after) || is_formal(&head[..head.len().min(4)].join(" "), Tolerance::Exact);
        let is_front = !is_item
            && FRONT_PAGE.iter().any(|label| words::begins_with(&head, label, Tolerance::Exact).is_some())
            || wording::attendance(after, Tolerance::Exact).is_some();
        let names = names::first_tokens(after, 4);
        let first = head.first().map_or("", |word| word.split('-').next().unwrap_or(word));
        let given = analysis::is_given_name(first) && names::name_length(&names, 0, 2) > 0;
        let is_in_figures = BEFORE_FIGURES.contains(&last.as_str()) && !has_ended;
        let mut weight = 0.0;
        for (holds, score) in [
            (is_signed, 1.5),
            (is_lettered, 2.0),
            (is_marked, 0.5),
            (has_ended, 0.6),
            (first_letter(text) >= own.start(), 0.6),
            (is_item, 1.5),
            (range.is_some_and(|range| range.contains(&number)), 1.2),
            (range.is_some_and(|range| !range.contains(&number)), -2.0),
            (is_capitals, 1.0),
            (is_front, -2.5),
            (given, -3.0),
            (is_in_figures, -4.0),
            (LISTS.contains(&last.as_str()), 2.0),
            // "ekonom, § 155 Kim Holm, chef, § 156": people present for single items.
            (before.ends_with(','), -3.0),
            (!has_ended && !is_marked && !is_signed && !is_lettered && range.is_none(), -0.3),
        ] {
            if holds {
                weight += score;
            }
        }
        let key = fold(&after[..after.floor_char_boundary(40)]);
        let at = if is_signed { with_body(before).unwrap_or(own.start()) } else { own.start() };
        found.push(NumberInLine { at, number, key, weight, is_signed, is_set_off: is_signed || is_marked, form });
    }
    found
}

/// The byte at which the body's letters before the sign begin: "… godkänns. SN § 45 Budget".
fn with_body(before: &str) -> Option<usize> {
    let letters = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let at = before.len() - letters.len();
    let is_body = (2..=5).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase)
        || letters.starts_with(char::is_uppercase) && is_body_letters(letters);
    let has_ended = before[..at].trim_end().is_empty() || ends_sentence(&before[..at]);
    (is_body && has_ended).then_some(at)
}

fn first_letter(text: &str) -> usize {
    text.find(char::is_alphabetic).unwrap_or(text.len())
}

/// How many bytes of `text` are words in capitals, from the start: "FÖREGÅENDE MÖTESPROTOKOLL Inga synpunkter …".
pub(super) fn capitals(text: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    for word in text.split_inclusive(' ') {
        let own = word.trim();
        let is_capital = own.chars().all(|letter| !letter.is_lowercase());
        if !is_capital {
            break;
        }
        letters += own.chars().filter(|letter| letter.is_alphabetic()).count();
        end += word.len();
    }
    // "SIP", "VGR" are words of a title.
    if letters >= 5 { end } else { 0 }
}

/// The ranges of a flattened item's heading, labels and texts, each to be a line of its own. In a text with the letters
/// of bodies before numbers, such letters alone are a label too: "Au Förvaltningschefen redogör …".
fn under_labels(text: &str, is_lettered: bool) -> Vec<Range<usize>> {
    static LETTERS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\s(\p{Lu}\p{L}{1,3})\s+(\p{Lu})"));
    let mut cuts: Vec<usize> = Vec::new();
    if is_lettered {
        for captures in LETTERS.captures_iter(text).filter(|captures| is_body_letters(&captures[1])) {
            cuts.extend([1, 2].into_iter().filter_map(|group| captures.get(group)).map(|found| found.start()));
        }
    }
    for captures in INNER_LABEL.captures_iter(text).chain(INNER_WORD.captures_iter(text)) {
        cuts.extend(captures.get(1).map(|label| label.start()));
        cuts.extend(captures.get(2).map(|next| next.start()));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.push(text.len());
    let mut start = 0;
    let mut found = Vec::new();
    for cut in cuts {
        found.extend(text.get(start..cut).filter(|fragment| !fragment.trim().is_empty()).map(|_| start..cut));
        start = cut;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::with_body;

    #[test]
    fn the_letters_of_the_body_belong_to_the_heading() {
        assert_eq!(with_body("Dagordningen godkänns. SN"), Some("Dagordningen godkänns. ".len()));
        assert_eq!(with_body("SN"), Some(0));
        assert_eq!(with_body("Enligt SN"), None);
        assert_eq!(with_body("Dagordningen godkänns."), None);
    }
}
