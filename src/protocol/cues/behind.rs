//! Reads item numbers that stand behind their titles: "Val av justerare § 41". A single one may be a reference; several
//! that count up, each with text below, number the items.

use super::{Cue, Marker, MarkerStyle, Number};
use crate::protocol::layout::Row;
use crate::protocol::pattern::Pattern;
use std::sync::LazyLock;

/// The fewest such numbers in a row. Not measured: in a list of those present, three may count up by chance.
const LEAST: usize = 4;

// "Fastställande av föredragningslista § 40"
static BEHIND: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\p{Lu}.{2,120}\s§\s?(\d{1,4})$"));

/// The rows of such titles, each with its marker.
pub(super) fn numbers(rows: &[Row], cues: &[Cue]) -> Vec<(usize, Marker)> {
    let is_sign = |cue: &Cue| cue.marker.as_ref().is_some_and(|marker| marker.style == MarkerStyle::Sign);
    if cues.iter().filter(|cue| is_sign(cue)).count() > 1 {
        return Vec::new();
    }
    let read: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].is_read()).collect();
    let numbers: Vec<Option<u32>> = read.iter().map(|&index| number(&rows[index].text)).collect();
    let titles: Vec<(usize, u32)> =
        numbers.iter().enumerate().filter_map(|(place, number)| Some((place, (*number)?))).collect();
    let longest = titles.chunk_by(|(_, one), (_, next)| *next == one + 1).max_by_key(|run| run.len());
    let Some(run) = longest.filter(|run| run.len() >= LEAST) else { return Vec::new() };
    // In a list of people and the items that they attended, one follows the other.
    let has_text = |(place, _): &&(usize, u32)| numbers.get(place + 1).is_some_and(Option::is_none);
    if run.iter().filter(has_text).count() * 3 < run.len() * 2 {
        return Vec::new();
    }
    let marker = |number: u32| Marker {
        style: MarkerStyle::Sign,
        number: Number::of(number),
        form: Some('§'),
        rest: 0,
        follows_head: false,
    };
    run.iter().map(|(place, number)| (read[*place], marker(*number))).collect()
}

fn number(text: &str) -> Option<u32> {
    BEHIND.captures(text)?.get(1)?.as_str().parse().ok()
}

/// The title without its number behind it. A number before the title leaves the title as it is: "§ 4 Ändring av § 4".
pub(in crate::protocol) fn title<'a>(text: &'a str, marker: &Marker) -> &'a str {
    let split = text.rsplit_once('§').filter(|_| marker.rest == 0);
    split.filter(|(_, number)| number.trim() == marker.number.written()).map_or(text, |(title, _)| title.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Marker, MarkerStyle, Number, title};
    use crate::extract::Text;
    use crate::protocol::cues::Lines;
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let rows = layout::rows(layout::fragments(&Text::plain(text)), &SIGNS, Tolerance::Exact);
        let lines = Lines::new(rows, Tolerance::Exact);
        let marked = lines.cues.iter().filter_map(|cue| cue.marker.as_ref());
        assert_eq!(marked.map(|marker| marker.number.written()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn numbers_behind_titles_count_up_and_head_text() {
        check(
            "Mötet öppnas § 39\n\nKim öppnar.\n\nDagordning § 40\n\nDen godkänns.\n\nVal av justerare § 41\n\nLo väljs.\n\n\
             Information § 42\n\nInget.\n",
            &["39", "40", "41", "42"],
        );
        check("Kim Holm, chef § 39\nLo Berg, jurist § 40\nBo Ek, ekonom § 41\nEva Dahl, lärare § 42\n\nInget.\n", &[]);
        check("Uppdraget gavs i § 39\n\nSvar.\n\nUppdraget gavs i § 52\n\nSvar.\n", &[]);
    }

    #[test]
    fn only_the_own_number_behind_is_left_out_of_the_title() {
        let marker = |number: u32, rest: usize| Marker {
            style: MarkerStyle::Sign,
            number: Number::of(number),
            form: Some('§'),
            rest,
            follows_head: false,
        };
        assert_eq!(title("Val av justerare § 41", &marker(41, 0)), "Val av justerare");
        assert_eq!(title("Ändring av § 4", &marker(41, 0)), "Ändring av § 4");
        assert_eq!(title("Ändring av § 4", &marker(4, 5)), "Ändring av § 4");
    }
}
