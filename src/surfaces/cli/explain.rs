//! The explanation of a hit, in words.

use tingsok::search::{FoundWord, Hit, MatchPlace, WordMatch};

/// The score and its parts, one line each.
pub fn lines(hit: &Hit) -> Vec<String> {
    let mut lines = vec![format!("score {:.2}", hit.score)];
    lines.extend(hit.matches.iter().map(line));
    if hit.proximity_score > 0.0 {
        lines.push(format!("  {:.2}  words of the query are next to each other", hit.proximity_score));
    }
    lines
}

/// "0.58  avtal, best match in the item: exact (as typed); shown in the text: avtal (exact), avtalet (inflected); also in
/// the title above it". Words that are not shown are in the places at the end.
fn line(found: &WordMatch) -> String {
    let WordMatch { word, tier, score, places, found } = found;
    let mut parts = vec![format!("  {score:.2}  {word}, best match in the item: {} ({})", tier.name(), tier.meaning())];
    let mut others: Vec<&str> = Vec::new();
    for own in places {
        let printed: Vec<String> = found.iter().filter(|found| found.place == *own).map(printed).collect();
        if printed.is_empty() {
            others.push(place(*own));
        } else {
            parts.push(format!("shown in {}: {}", place(*own), printed.join(", ")));
        }
    }
    let also = if parts.len() > 1 { "also in" } else { "in" };
    match others.split_last() {
        Some((last, [])) => parts.push(format!("{also} {last}")),
        Some((last, before)) => parts.push(format!("{also} {} and {last}", before.join(", "))),
        None => {}
    }
    parts.join("; ")
}

/// "avtalet (inflected)"
fn printed(found: &FoundWord) -> String {
    format!("{} ({})", found.text, found.tier.name())
}

fn place(place: MatchPlace) -> &'static str {
    match place {
        MatchPlace::Text => "the text",
        MatchPlace::Title => "the title",
        MatchPlace::Above => "the title above it",
        MatchPlace::Decision => "a decision",
        MatchPlace::Meeting => "the data of the meeting",
    }
}

#[cfg(test)]
mod tests {
    use super::line;
    use tingsok::search::{FoundWord, MatchPlace, Tier, WordMatch};

    #[test]
    fn each_word_is_told_with_its_own_kind_and_place() {
        let word = |text: &str, tier, place| FoundWord { text: text.to_owned(), tier, place };
        let mut found = WordMatch {
            word: "avtal".to_owned(),
            tier: Tier::Exact,
            score: 0.5,
            places: vec![MatchPlace::Text, MatchPlace::Title, MatchPlace::Above, MatchPlace::Meeting],
            found: vec![
                word("avtal", Tier::Exact, MatchPlace::Text),
                word("avtalet", Tier::Inflected, MatchPlace::Text),
                word("vårdavtal", Tier::Compound, MatchPlace::Title),
            ],
        };
        assert_eq!(
            line(&found),
            "  0.50  avtal, best match in the item: exact (as typed); shown in the text: avtal (exact), avtalet (inflected); shown in the title: \
             vårdavtal (compound); also in the title above it and the data of the meeting"
        );
        found.found.clear();
        found.places = vec![MatchPlace::Meeting];
        assert_eq!(line(&found), "  0.50  avtal, best match in the item: exact (as typed); in the data of the meeting");
    }
}
