//! Finds where a title ends when its text continues on the same line: at a label, a colon, a letter, an outcome, or
//! the first sentence.

use crate::analysis::fold;
use crate::protocol::cues::{self, Lines};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::acts::is_outcome_word;
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::{ends_sentence, sentences};
use crate::protocol::swedish::Label;
use crate::protocol::swedish::WEEKDAYS;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

/// Where a title on one line with its text ends, and where the text begins.
pub(super) fn runs_on(text: &str, lines: &Lines) -> Option<(usize, usize)> {
    // A line of fewer words is a title without text, or with a short sentence.
    const WORDS: usize = 5;
    let parted = outcome_behind(text)
        .or_else(|| letter_inside(text))
        .or_else(|| day_behind(text, lines))
        .or_else(|| repeated(text))
        .or_else(|| behind_other_matters(text))
        .or_else(|| signed_behind(text));
    if parted.is_some() {
        return parted;
    }
    if text.split_whitespace().take(WORDS).count() < WORDS {
        return short_sentence(text);
    }
    // "FÖREGÅENDE MÖTESPROTOKOLL Inga synpunkter på protokollet."
    let capitals = super::run_on::capitals(text);
    let behind = &text[capitals..];
    let is_parted = !text[..capitals].trim_end().ends_with(['-', '–']);
    if capitals > 0 && is_parted && behind.split_whitespace().count() > 2 && behind.starts_with(char::is_uppercase) {
        return Some((text[..capitals].trim_end().len(), capitals));
    }
    // "Val av två revisorer, 1 år. Kim Holm och Bo Ek valdes."
    let all = sentences(text);
    if let [first, second, ..] = all.as_slice()
        && text.starts_with(first)
    {
        let begins = second.as_ptr() as usize - text.as_ptr() as usize;
        let inner = runs_on(first, lines);
        return inner.or(Some((first.len(), begins)));
    }
    let label = label_inside(text, lines);
    let head = label.map_or(text, |(end, _)| &text[..end]);
    colon(head).or_else(|| sentence_inside(head)).or_else(|| formal_inside(head, lines)).or(label)
}

/// The split before a sentence that makes a line of few words with its title: "Dagordning Styrelsen godkänner
/// dagordningen.", not "Föreningen Exempelkul läggs ner."
fn short_sentence(text: &str) -> Option<(usize, usize)> {
    let (end, begins) = sentence_inside(text).filter(|_| ends_sentence(text))?;
    let subject = names::first_tokens(&text[begins..], 1);
    let is_subject = subject.first().is_some_and(names::is_common) || names::begins_with_given(&text[begins..]);
    is_subject.then_some((end, begins))
}

/// The split before an outcome of one word: "Fastställande av dagordningen: Godkändes.", "Fråga om kallelsen
/// Godkändes."
fn outcome_behind(text: &str) -> Option<(usize, usize)> {
    let tokens = names::tokens(text);
    let (last, before) = tokens.split_last()?;
    let title = before.last().filter(|_| last.word.starts_with(char::is_uppercase) && is_outcome_word(last.word))?;
    Some((title.end + title.after.trim_end_matches(['.', ':']).len(), last.start))
}

/// The split between a formal title and a day: "Nästa möte Fredagen den 28 november kl. 9.00".
fn day_behind(text: &str, lines: &Lines) -> Option<(usize, usize)> {
    const REACH: usize = 4;
    let tokens = names::first_tokens(text, REACH + 1);
    let day = tokens.iter().skip(1).find(|token| {
        let lower = token.word.to_lowercase();
        token.word.starts_with(char::is_uppercase) && WEEKDAYS.contains(&lower.strip_suffix("en").unwrap_or(&lower))
    })?;
    let title = text[..day.start].trim_end_matches([' ', ':', '.', '–', '-']);
    cues::is_formal(title, lines.tolerance).then_some((title.len(), day.start))
}

/// The split before a sentence whose subject is the title again: "Dagordning Dagordningen godkänns".
fn repeated(text: &str) -> Option<(usize, usize)> {
    const SHORTEST: usize = 6;
    let tokens = names::tokens(text);
    let first = fold(tokens.first()?.word);
    let stem = first.strip_suffix("en").or_else(|| first.strip_suffix("et")).unwrap_or(&first);
    let is_subject = |place: &usize| {
        let token = &tokens[*place];
        let is_parted = tokens[place - 1].after.is_empty() && token.before.is_empty();
        let tells = || tokens.get(place + 1).is_some_and(|next| wording::is_finite(&fold(next.word)));
        is_parted && token.word.starts_with(char::is_uppercase) && fold(token.word).starts_with(stem) && tells()
    };
    let place = (1..tokens.len()).find(|place| stem.len() >= SHORTEST && is_subject(place))?;
    let title = &text[..tokens[place - 1].end];
    (!wording::last_is_open(title) && !wording::tells(title)).then_some((title.len(), tokens[place].start))
}

/// The split behind the title of the other matters, which is always whole: "Övriga frågor Snöröjning".
fn behind_other_matters(text: &str) -> Option<(usize, usize)> {
    static OTHER: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(?i:Övriga (?:frågor|ärenden)|Övrigt)[:.]?\s+(\p{Lu}\p{Ll})"));
    let begins = OTHER.captures(text)?.get(1)?.start();
    Some((text[..begins].trim_end_matches([' ', ':', '.']).len(), begins))
}

/// The split before a signature that ends a notice: "Meddelanden Exempelby den 14 november 2013 Kim Holm Ordförande".
fn signed_behind(text: &str) -> Option<(usize, usize)> {
    static SIGNED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\p{L}\s+(\p{Lu}\p{Ll}+ (?:den )?\d{1,2} \p{Ll}+ \d{4}\s+)\p{Lu}"));
    let found = SIGNED.captures(text)?.get(1)?;
    let title = text[..found.start()].trim_end();
    let tokens = names::first_tokens(&text[found.end()..], names::RUN);
    let office = tokens.get(names::name_length(&tokens, 0, 2).max(1)).map_or("", |office| office.word);
    let is_signed = wording::office(&words::words(office), Tolerance::Exact).is_some();
    (is_signed && !wording::last_is_open(title)).then_some((title.len(), found.start()))
}

/// The split between a formal title and a sentence: "Förslag till dagordning Föreslagen och utskickad dagordning
/// gicks igenom".
fn formal_inside(text: &str, lines: &Lines) -> Option<(usize, usize)> {
    const REACH: usize = 10;
    let tokens = names::first_tokens(text, REACH + 1);
    for (place, token) in tokens.iter().enumerate().skip(1) {
        let is_capital = token.word.starts_with(char::is_uppercase)
            && !token.word.chars().nth(1).is_some_and(char::is_uppercase)
            && token.before.is_empty();
        let title = text[..token.start].trim_end();
        let is_formal = || cues::is_formal(title, lines.tolerance) && !is_inside_sentence(text, &tokens, place);
        if is_capital && !wording::last_is_open(title) && is_formal() {
            let rest = words::first_words(&text[token.start..], REACH + 4);
            let tells = ends_sentence(text) && !wording::tells(title)
                || rest.iter().skip(1).any(|word| wording::is_finite(word))
                || starts_sentence(&text[token.start..]);
            if tells && rest.len() > 2 && !follows_hyphen(&tokens, place) {
                return Some((title.trim_end_matches([':', '.']).len(), token.start));
            }
        }
    }
    None
}

/// Whether the word before the capital ends in a hyphen, so that the capital continues the same word or name.
fn follows_hyphen(tokens: &[names::Token<'_>], at: usize) -> bool {
    tokens[at - 1].word.ends_with('-')
}

/// The split before a label: "Övriga frågor Beslut • …", "… – Vad är SRO? Föredragande: Kim Holm".
fn label_inside(text: &str, lines: &Lines) -> Option<(usize, usize)> {
    for token in names::tokens(text).iter().skip(1) {
        if !token.word.starts_with(char::is_uppercase) || token.start == 0 {
            continue;
        }
        let rest = &text[token.start..];
        // "Beslut • …": a list or a sentence begins after the label.
        let bulleted = rest[token.word.len()..].trim_start().starts_with(['•', '●', '▪']);
        let labelled = wording::label(rest, lines.tolerance)
            .is_some_and(|(label, after)| !after.is_empty() && label != Label::Other);
        let is_alone = wording::label(token.word, lines.tolerance).is_some_and(|(label, _)| label == Label::Decision)
            && rest[token.word.len()..].trim_start().starts_with(char::is_uppercase)
            && rest.split_whitespace().count() > 3;
        let opening = parenthesised_minutes(rest);
        if bulleted && wording::label(token.word, lines.tolerance).is_some() || labelled || is_alone || opening {
            let end = text[..token.start].trim_end().len();
            return Some((end, token.start));
        }
    }
    None
}

/// Whether a text says what an item is for and how long it takes: "Information (10 minuter) …".
fn parenthesised_minutes(text: &str) -> bool {
    static MINUTES: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?i)^\p{L}+(?:\s+(?:och|/)\s+\p{L}+)?\s*\((?:ca\s*)?\d{1,3}\s*min(?:uter|\.)?[^)]*\)")
    });
    MINUTES.is_match(text)
}

/// The split before the letter of a list: "Samverkan före beslut a. Handlingsplanen …", "Mötets öppnande a) närvaro
/// b) övriga frågor".
fn letter_inside(text: &str) -> Option<(usize, usize)> {
    static LETTER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\s(a[.)]\s+\p{L})"));
    let found = LETTER.captures(text)?.get(1)?;
    Some((text[..found.start()].trim_end().len(), found.start()))
}

/// The fewest words after a colon that count as a sentence, whatever the verb: "Varvet: Klubben köper ett båthus för
/// 3000 kronor."
const SENTENCE: usize = 5;

/// The split at a colon: "Val av justerare: Till justerare valdes …".
fn colon(text: &str) -> Option<(usize, usize)> {
    let (head, rest) = text.split_once(": ")?;
    let is_head = head.split_whitespace().count() <= 8;
    // "Badplatsen: bryggan behöver lagas."
    let goes_on_small = rest.starts_with(char::is_lowercase)
        && ends_sentence(text)
        && head.split_whitespace().count() <= 4
        && words::first_words(rest, 8).iter().skip(1).any(|word| wording::is_finite(word));
    if goes_on_small {
        return Some((head.len(), text.len() - rest.len()));
    }
    let is_sentence = ends_sentence(text) && rest.split_whitespace().nth(SENTENCE - 1).is_some();
    if is_head && is_sentence && rest.starts_with(char::is_uppercase) {
        return Some((head.len(), text.len() - rest.len()));
    }
    let tells = rest.starts_with(char::is_uppercase)
        && words::first_words(rest, 8).iter().skip(1).any(|word| wording::is_finite(word))
        && (ends_sentence(text) || words::first_words(rest, 2).last().is_some_and(|word| wording::is_finite(word)));
    (is_head && tells).then(|| (head.len(), text.len() - rest.len()))
}

/// The split before a sentence: "Avsluta sammanträdet Ordförande Kim Holm förklarade …". A capital after a word in
/// lower case begins the sentence.
fn sentence_inside(text: &str) -> Option<(usize, usize)> {
    let tokens = names::tokens(text);
    for (place, token) in tokens.iter().enumerate().skip(1) {
        if !token.word.starts_with(char::is_uppercase) || token.before.contains(['"', '”', '(']) {
            continue;
        }
        let previous = &tokens[place - 1];
        // "Kulturstrategi Kim Holm har kommit …": a given name begins a sentence, unless a role such as "ordförande" is
        // before it.
        let is_name = !wording::is_role_word(previous.word)
            && crate::analysis::is_given_name(&token.word.to_lowercase())
            && names::name_length(&tokens, place, 2) > 0;
        // "Ordförande Lisa Ekehult öppnade": a role before a name begins the sentence.
        let titled_name = wording::is_role_word(token.word) && name_begins(&tokens, place + 1);
        // "Halka på gångbanor PRO har lämnat …": a word in capitals begins a sentence only if its verb follows at once.
        let tells_next = tokens.get(place + 1).is_some_and(|next| wording::is_finite(&fold(next.word)));
        // "Lisa Ekehult föredrog": the capital of a surname belongs to the name before it.
        // In "Information från dekanus Ordföranden rapporterar", the second title begins the sentence.
        // So does, behind a title of several words, a name with its verb: "Information från kyrkoherden Kim Holm informerade".
        let told_by_name = || {
            let length = names::name_length(&tokens, place, 2);
            let tells = tokens.get(place + length).is_some_and(|next| wording::is_finite(&fold(next.word)));
            place > 1 && length > 0 && tells && previous.after.is_empty()
        };
        let is_of_role = wording::is_role_word(previous.word) && !wording::is_role_word(token.word) && !told_by_name();
        let is_of_name = is_of_role && !titled_name && !is_ordinary(token)
            || !name_begins(&tokens, place)
                && (0..place).any(|at| !is_ordinary(&tokens[at]) && at + names::name_length(&tokens, at, 2) > place)
            || token.word.chars().nth(1).is_some_and(char::is_uppercase) && !titled_name && !tells_next;
        if is_of_name {
            continue;
        }
        // "… kunde inte justeras då Kim ej var närvarande": after a word such as "då", the capital does not begin a
        // sentence.
        let is_joined = matches!(fold(previous.word).as_str(), "dar" | "efter" | "men");
        if (is_joined || wording::last_is_open(previous.word)) && previous.after.is_empty() {
            continue;
        }
        let is_after_title = previous.after.is_empty()
            && (previous.word.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit())
                || place <= 2
                || is_name
                || titled_name)
            || (previous.after.contains(['?', '.']) || previous.is_bracketed()) && place > 1;
        // If a name follows this word, the word is the last of the title, and the sentence begins with the name.
        if is_after_title && name_begins(&tokens, place + 1) && !wording::is_role_word(token.word) {
            continue;
        }
        if is_after_title && !is_inside_sentence(text, &tokens, place) && starts_sentence(&text[token.start..]) {
            let place = subject_behind(&tokens, place).unwrap_or(place);
            let previous = &tokens[place - 1];
            return Some((previous.end + previous.after.len(), tokens[place].start));
        }
    }
    None
}

/// Whether the capital at `place` is inside the sentence that begins the text: "Årsmötet öppnades av Kim Holm som hälsade
/// …", "Under övriga frågor framförde Kim Holm att …", "Hamnkapten Kim Holm rapporterade …".
fn is_inside_sentence(text: &str, tokens: &[names::Token<'_>], place: usize) -> bool {
    let (head, previous) = (text[..tokens[place].start].trim_end(), &tokens[place - 1]);
    // A full stop before the capital, or a formal title, ends what is before it; a name goes on.
    let is_name = previous.word.starts_with(char::is_uppercase) && place > 1;
    if !previous.after.is_empty() || cues::is_formal(head, Tolerance::Exact) && !is_name {
        return false;
    }
    // A title of staff and a name begin a sentence, an office and a name may be a title and who was elected.
    let is_office = || wording::office(&words::words(head), Tolerance::Exact).is_some();
    if place == 1 && wording::is_role_word(previous.word) {
        return name_begins(tokens, place) && !is_office();
    }
    // "Kommundirektören informerar Kim Holm redogör för …": a title may end with a verb if another subject and its verb
    // follow.
    let subject = names::name_length(tokens, place, 1).max(1);
    let tells_at_once = || tokens.get(place + subject).is_some_and(|next| wording::is_finite(&fold(next.word)));
    let ends_with_verb = || wording::is_finite(&fold(previous.word)) && !tells_at_once();
    wording::tells(head) && (is_name || ends_with_verb())
}

/// Whether a word is an ordinary word, in the lexicon or a long compound of its words: "Uthyrningsläget". Many surnames
/// are compounds too, but shorter.
fn is_ordinary(token: &names::Token<'_>) -> bool {
    const LONG: usize = 12;
    let is_compound = || token.word.chars().count() >= LONG && crate::analysis::is_compound(&token.word.to_lowercase());
    names::is_common(token) || is_compound()
}

/// The token at which the subject directly before the verb begins, if the capital at `place` still belongs to the
/// title: "Bidrag till projektet Leva på landet Länsstyrelsen har frågat …", "… insatsen Steget vidare Kim Holm
/// presenterar …".
fn subject_behind(tokens: &[names::Token<'_>], place: usize) -> Option<usize> {
    const REACH: usize = 6;
    let tells = |at: usize| tokens.get(at).is_some_and(|token| wording::is_finite(&fold(token.word)));
    if tells(place + 1) || wording::is_role_word(tokens[place].word) {
        return None;
    }
    let behind = (place + 1..tokens.len().min(place + REACH)).take_while(|&at| !tells(at));
    let begins = |at: &usize| {
        let (token, previous) = (&tokens[*at], &tokens[at - 1]);
        let is_parted = token.word.starts_with(char::is_uppercase)
            && previous.word.starts_with(char::is_lowercase)
            && previous.after.is_empty()
            && !wording::last_is_open(previous.word)
            && !wording::is_role_word(previous.word);
        let name = if name_begins(tokens, *at) { names::name_length(tokens, *at, 2) } else { 1 };
        is_parted && tells(at + name)
    };
    behind.filter(begins).last()
}

/// Whether a known given name with a surname begins at `at`.
fn name_begins(tokens: &[names::Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| crate::analysis::is_given_name(&token.word.to_lowercase()))
        && names::name_length(tokens, at, 2) > 0
        && !crate::analysis::is_given_name(&tokens[at - 1].word.to_lowercase())
        && tokens[at - 1].after.is_empty()
}

/// Whether the text is a sentence and not a title: "Ordförande Kim Holm öppnade mötet", "Till justerare valdes …". This
/// is the strictest test for a sentence; [`starts_sentence`] and [`has_early_verb`] are less strict. There must be a verb
/// with words after it and the end of a sentence, and the text must not begin as a title does ("Val av …"). A title with a verb ("Mötet öppnas", "Förvaltningschefen informerar") ends with that verb.
pub(super) fn opens_as_sentence(text: &str) -> bool {
    const REACH: usize = 9;
    let words = words::first_words(text, REACH + 4);
    let verb = words.iter().take(REACH).position(|word| wording::is_finite(word));
    let is_unlike_title =
        words.first().is_some_and(|first| !matches!(first.as_str(), "val" | "beslut" | "fraga" | "information"));
    verb.is_some_and(|verb| verb > 0 && words.len() > verb + 1) && is_unlike_title && {
        let first = sentences(text).first().copied().unwrap_or(text);
        // A title may contain a clause ("Fråga om mötet har utlysts"). A sentence ends, on this line or the next.
        ends_sentence(first)
            && wording::tells(first)
            && !words::first_words(first, 9).iter().take(3).any(|word| matches!(word.as_str(), "om" | "av" | "over"))
    }
}

/// Whether the text, which begins with a capital inside a line, opens with a sentence. Less strict than
/// [`opens_as_sentence`]: there is a finite verb among the first words, and the text ends or is long.
pub(super) fn starts_sentence(text: &str) -> bool {
    // This is called with the rest of the line at each capital, so only the head is read.
    const LONG: usize = 12;
    let words = words::first_words(text, LONG + 1);
    // "Att jämte ordföranden justera dagens protokoll väljs Kim Holm."
    let reach = if words.first().is_some_and(|first| first == "att") { LONG } else { 6 };
    let verb = words.iter().take(reach).skip(1).any(|word| wording::is_finite(word));
    // A text that was cut off at the end of the line has no full stop. A verb as its second word is then enough.
    let at_once = words.get(1).is_some_and(|word| wording::is_finite(word)) && words.len() > 3;
    // "Bestäms till den 23 april": a passive needs no subject before it.
    let is_passive = |word: &String| word.ends_with('s') && wording::is_finite(word);
    let verb = verb || words.first().is_some_and(is_passive) && words.len() > 2;
    verb && (at_once
        || words.len() > LONG
        || text.trim_end().ends_with(['.', ':'])
        || text.contains(". ")
        || text.contains(": "))
}

/// Whether there is a finite verb among the second to the ninth word: "Kommunstyrelsens ordförande Kim Holm (S) har
/// överlämnat …". The least strict of the three tests; it does not look for the end of the sentence.
pub(super) fn has_early_verb(text: &str) -> bool {
    words::first_words(text, 9).iter().skip(1).any(|word| wording::is_finite(word))
}
