//! The explanation of a hit, in words.

use tingsok::search::{Hit, MatchPlace, WordMatch};

/// The score and its parts, one line each.
pub fn lines(hit: &Hit) -> Vec<String> {
    let mut lines = vec![format!("score {:.2}", hit.score)];
    lines.extend(hit.matches.iter().map(line));
    if hit.proximity_score > 0.0 {
        lines.push(format!("  {:.2}  words of the query are next to each other", hit.proximity_score));
    }
    lines
}

/// "0.58  sjukvård: part of a longer word, … (compound), in text and title: sjukvårdsavtalet"
fn line(found: &WordMatch) -> String {
    let WordMatch { word, tier, score, places, found } = found;
    let places: Vec<&str> = places.iter().copied().map(place).collect();
    let places = match places.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    };
    let printed = if found.is_empty() { String::new() } else { format!(": {}", found.join(", ")) };
    format!("  {score:.2}  {word}: {} ({}), in {places}{printed}", tier.meaning(), tier.name())
}

fn place(place: MatchPlace) -> &'static str {
    match place {
        MatchPlace::Text => "text",
        MatchPlace::Title => "title",
        MatchPlace::Above => "the title above it",
        MatchPlace::Decision => "a decision",
        MatchPlace::Meeting => "the facts of the meeting",
    }
}
