//! Generates all forms of a Swedish word from its class: nouns by the declensions of school grammar, verbs by the
//! conjugations, adjectives. The classes are explained in `src/analysis/lexicon/README.md`.
//!
//! If spelling allows two forms (dröm, drömmen; problem, problemet), both are generated. A form that nobody writes does
//! no harm.

/// How a word is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// flicka, flickan, flickor
    Or,
    /// bil, bilen, bilar
    Ar,
    /// park, parken, parker
    Er,
    /// möte, mötet, möten
    N,
    /// hus, huset, hus, husen
    NeuterBare,
    /// lärare, läraren, lärare, lärarna
    CommonBare,
    /// parti, partiet, partier
    NeuterEr,
    /// vård, vården
    CommonSingular,
    /// kött, köttet
    NeuterSingular,
    /// arbeta, arbetar, arbetade, arbetat
    VerbAr,
    /// köpa, köper, köpte, köpt
    VerbEr,
    /// bo, bor, bodde, bott
    VerbR,
    /// röd, rött, röda
    Adjective,
    /// Not inflected.
    Fixed,
}

/// The class in the notation of the word lists.
const CLASSES: [(&str, Class); 15] = [
    ("n1", Class::Or),
    ("n2", Class::Ar),
    ("n3", Class::Er),
    ("n4", Class::N),
    ("n5", Class::NeuterBare),
    ("n6", Class::CommonBare),
    ("n7", Class::NeuterEr),
    ("n0u", Class::CommonSingular),
    ("n0t", Class::NeuterSingular),
    ("v1", Class::VerbAr),
    ("v2", Class::VerbEr),
    ("v3", Class::VerbR),
    ("a", Class::Adjective),
    ("a0", Class::Fixed),
    ("x", Class::Fixed),
];

/// The classes that a word found in texts can have: all except `VerbR` and `Fixed`.
pub const OPEN: [Class; 12] = [
    Class::Or,
    Class::Ar,
    Class::Er,
    Class::N,
    Class::NeuterBare,
    Class::CommonBare,
    Class::NeuterEr,
    Class::CommonSingular,
    Class::NeuterSingular,
    Class::VerbAr,
    Class::VerbEr,
    Class::Adjective,
];

impl Class {
    pub fn named(name: &str) -> Option<Self> {
        CLASSES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }

    pub fn is_noun(self) -> bool {
        self <= Self::NeuterSingular
    }
}

/// The forms of `lemma`, beginning with itself. Nouns include their genitives.
pub fn forms(lemma: &str, class: Class) -> Vec<String> {
    let mut forms = vec![lemma.to_owned()];
    match class {
        Class::Or => {
            let plural = lemma.strip_suffix('a').map_or_else(|| short(lemma), |stem| vec![stem.to_owned()]);
            forms.extend(definite_common(lemma));
            forms.extend(each(&plural, &["or", "orna"]));
        }
        Class::Ar => {
            let plural = lemma.strip_suffix('e').map_or_else(|| short(lemma), |stem| vec![stem.to_owned()]);
            forms.extend(definite_common(lemma));
            forms.extend(each(&plural, &["ar", "arna"]));
        }
        Class::Er => {
            // historia, historien, historier
            let plural = match lemma.strip_suffix('e').or(lemma.strip_suffix("a").filter(|stem| stem.ends_with('i'))) {
                Some(stem) => vec![stem.to_owned()],
                None => short(lemma),
            };
            forms.extend(definite_common(lemma));
            forms.extend(each(&plural, &["er", "erna"]));
            if lemma.ends_with("ia") {
                forms.extend(each(&plural, &["en"]));
            }
        }
        Class::N => {
            forms.extend(each(&[lemma.to_owned()], &["t", "n", "na"]));
            if !lemma.ends_with('e') {
                forms.push(format!("{lemma}et"));
            }
        }
        Class::NeuterBare => forms.extend(each(&short(lemma), &["et", "en"])),
        Class::CommonBare => {
            forms.extend(each(&[lemma.to_owned()], &["n", "na"]));
            if let Some(stem) = lemma.strip_suffix('e').filter(|stem| stem.ends_with("ar")) {
                forms.push(format!("{stem}na"));
            }
        }
        Class::NeuterEr => {
            // stadium, stadiet, stadier; fängelse, fängelset, fängelser
            let stem = lemma.strip_suffix("um").or(lemma.strip_suffix('e')).unwrap_or(lemma);
            forms.extend(each(&short(stem), &["et", "er", "erna"]));
        }
        Class::CommonSingular => forms.extend(definite_common(lemma)),
        Class::NeuterSingular if ends_in_vowel(lemma) => forms.extend(each(&[lemma.to_owned()], &["t", "et"])),
        Class::NeuterSingular => forms.extend(each(&short(lemma), &["et"])),
        Class::VerbAr => {
            forms.extend(each(&[lemma.to_owned()], &["r", "de", "t", "d", "nde", "s", "des", "ts", "ndes"]));
        }
        Class::VerbEr => verb_er(lemma, &mut forms),
        Class::VerbR => {
            forms.extend(each(&[lemma.to_owned()], &["r", "dde", "tt", "dd", "dda", "ende", "s", "ddes", "tts"]));
        }
        Class::Adjective => adjective(lemma, &mut forms),
        Class::Fixed => {}
    }
    if class.is_noun() {
        add_genitives(&mut forms);
    }
    forms
}

/// Adds the genitive of each of `forms`.
pub fn add_genitives(forms: &mut Vec<String>) {
    let genitives: Vec<String> =
        forms.iter().filter(|form| !form.ends_with(['s', 'x', 'z'])).map(|form| format!("{form}s")).collect();
    forms.extend(genitives);
}

/// The definite singular of a noun of common gender.
fn definite_common(lemma: &str) -> Vec<String> {
    if ends_in_vowel(lemma) {
        return vec![format!("{lemma}n")];
    }
    // nyckeln, vintern, doktorn, sommaren
    let mut forms = each(&short(lemma), &["en"]);
    if ["el", "er", "or"].iter().any(|ending| lemma.ends_with(ending)) {
        forms.push(format!("{lemma}n"));
    }
    forms
}

/// The stem before an ending with a vowel: the word without its last weak vowel (nyckl-, fönstr-, somr-) or with its
/// last letter doubled (dröm, drömm-).
fn short(lemma: &str) -> Vec<String> {
    let mut stems = vec![lemma.to_owned()];
    let letters: Vec<char> = lemma.chars().collect();
    if let [head @ .., weak, last] = letters.as_slice()
        && matches!((weak, last), ('e', 'l' | 'r' | 'n') | ('a', 'r' | 'l'))
        && head.iter().any(|letter| is_vowel(*letter))
        && head.last().is_some_and(|letter| !is_vowel(*letter))
    {
        let head: String = head.iter().collect();
        stems.push(format!("{head}{last}"));
        // himmel, himlar; nummer, numret; gammal, gamla
        if let Some(single) = head.strip_suffix("mm").or(head.strip_suffix("nn")) {
            let letter = if head.ends_with('m') { 'm' } else { 'n' };
            stems.push(format!("{single}{letter}{last}"));
        }
    }
    if let [.., before, vowel, last @ ('m' | 'n')] = letters.as_slice()
        && is_vowel(*vowel)
        && !is_vowel(*before)
        && !lemma.ends_with("en")
    {
        stems.push(format!("{lemma}{last}"));
    } else if let [vowel, last @ ('m' | 'n')] = letters.as_slice()
        && is_vowel(*vowel)
    {
        stems.push(format!("{lemma}{last}"));
    }
    stems
}

fn verb_er(lemma: &str, forms: &mut Vec<String>) {
    let stem = lemma.strip_suffix('a').unwrap_or(lemma);
    // höra, hör
    let present = if stem.ends_with('r') { stem.to_owned() } else { format!("{stem}er") };
    let single = match stem.chars().last() {
        // glömma, glömde; känna, kände
        Some(last @ ('m' | 'n')) if stem.ends_with(&format!("{last}{last}")) => &stem[..stem.len() - 1],
        _ => stem,
    };
    let before_last = stem.chars().rev().nth(1);
    let after_vowel = before_last.is_some_and(is_vowel);
    let (past, supine, participle) = match single.chars().last() {
        // byta, bytte, bytt; gifta, gifte, gift
        Some('t') if after_vowel => (format!("{stem}te"), format!("{stem}t"), format!("{stem}t")),
        Some('t') => (format!("{stem}e"), stem.to_owned(), stem.to_owned()),
        // föda, födde, fött; sända, sände, sänt
        Some('d') if after_vowel => (format!("{stem}de"), format!("{}tt", &stem[..stem.len() - 1]), format!("{stem}d")),
        Some('d') => (format!("{stem}e"), format!("{}t", &stem[..stem.len() - 1]), stem.to_owned()),
        Some('k' | 'p' | 's' | 'x' | 'f') => (format!("{stem}te"), format!("{stem}t"), format!("{stem}t")),
        _ => (format!("{single}de"), format!("{single}t"), format!("{single}d")),
    };
    forms.push(format!("{lemma}s"));
    forms.push(format!("{stem}s"));
    forms.push(format!("{stem}es"));
    forms.push(format!("{stem}ande"));
    forms.push(format!("{past}s"));
    forms.push(format!("{supine}s"));
    forms.push(format!("{participle}a"));
    forms.extend([present, past, supine, participle]);
    forms.push(stem.to_owned());
}

fn adjective(lemma: &str, forms: &mut Vec<String>) {
    let letters: Vec<char> = lemma.chars().collect();
    let without_last = |count: usize| letters[..letters.len().saturating_sub(count)].iter().collect::<String>();
    let before = letters.len().checked_sub(2).map_or(' ', |place| letters[place]);
    if let Some(stem) = lemma.strip_suffix("ad").filter(|stem| stem.len() > 2) {
        forms.extend(["at", "ade", "ades"].map(|ending| format!("{stem}{ending}")));
        return;
    }
    match letters.last() {
        // ny, nytt; blå, blått
        Some(last) if is_vowel(*last) => forms.push(format!("{lemma}tt")),
        // röd, rött; hård, hårt
        Some('d') if is_vowel(before) => forms.push(format!("{}tt", without_last(1))),
        Some('d') => forms.push(format!("{}t", without_last(1))),
        // vit, vitt; fast, fast; lätt, lätt
        Some('t') if is_vowel(before) => forms.push(format!("{lemma}t")),
        Some('t') => {}
        // öppen, öppet; sann, sant
        Some('n') if before == 'e' => {
            forms.push(format!("{}t", without_last(1)));
            forms.push(format!("{lemma}t"));
        }
        Some('n') if before == 'n' => forms.push(format!("{}t", without_last(1))),
        _ => forms.push(format!("{lemma}t")),
    }
    forms.extend(each(&short(lemma), &["a", "e", "as", "are", "ast", "aste"]));
}

fn each(stems: &[String], endings: &[&str]) -> Vec<String> {
    stems.iter().flat_map(|stem| endings.iter().map(move |ending| format!("{stem}{ending}"))).collect()
}

fn ends_in_vowel(word: &str) -> bool {
    word.chars().last().is_some_and(is_vowel)
}

pub fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'é')
}
