//! Assembles letters into lines: letters of one base line, from left to right, with a space for each gap.
//!
//! Letters come in the order in which they are drawn. A word is drawn in one go, and words drawn in one go are a run.
//! Runs at one height form a line, whatever columns they are in; a later stage finds the columns.

use super::letters::Letter;
use crate::extract::page::{Line, Mark, MarkKind, Position, Run, Size};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// A gap wider than this part of the letter size is a space. Measured: between 0.1, where kerned capitals fall apart,
/// and 0.25, the narrowest space of the fonts met.
const SPACE: f32 = 0.18;

/// A gap wider than this part of the letter size ends a run. Justified lines and narrow columns have such gaps.
const RUN: f32 = 0.6;

/// Heights within one line differ by at most this part of the letter size.
const HEIGHT: f32 = 0.35;

/// Letters that are this many times as large as others are not in the same line. Text recognition makes such letters of
/// signatures.
const UNLIKE: f32 = 4.0;

/// Letters smaller than this part of the letters drawn just before them are raised or lowered, such as the number of a
/// note.
const RAISED: f32 = 0.8;

/// The lines of a page, upright lines first, from the top; and the size of the page in the direction in which it is
/// read.
pub(super) fn lines(letters: Vec<Letter>, page: u32, size: Size) -> (Vec<Line>, Size) {
    let mut turns: BTreeMap<i16, Vec<Letter>> = BTreeMap::new();
    for mut letter in letters {
        let (left, top) = corner(letter.turn, size);
        letter.x0 -= left;
        letter.x1 -= left;
        letter.y -= top;
        turns.entry(letter.turn).or_default().push(letter);
    }
    // A page that was scanned sideways is read sideways.
    let upright = turns.iter().max_by_key(|(turn, letters)| (letters.len(), **turn == 0)).map(|(turn, _)| *turn);
    let Some(upright) = upright else { return (Vec::new(), size) };
    let mut found: Vec<(Vec<Words>, bool)> = Vec::new();
    let main = turns.remove(&upright).unwrap_or_default();
    found.extend(rows(main).into_iter().map(|row| (row, false)));
    for letters in turns.into_values() {
        found.extend(rows(letters).into_iter().map(|row| (row, true)));
    }
    let lines = found.into_iter().map(|(row, is_turned)| line(row, is_turned));
    let numbered = lines.filter(|line| !line.printed.is_empty()).zip(1..);
    let lines = numbered.map(|(line, number)| Line { position: Position { page, line: number }, ..line }).collect();
    let is_on_side = (45..135).contains(&upright.rem_euclid(180));
    (lines, if is_on_side { Size { width: size.height, height: size.width } } else { size })
}

/// The left and upper edges of the page, after it is turned so that text in the direction `turn` is upright.
fn corner(turn: i16, size: Size) -> (f32, f32) {
    let (sin, cos) = f32::from(-turn).to_radians().sin_cos();
    let corners = [(0.0, 0.0), (size.width, 0.0), (0.0, size.height), (size.width, size.height)];
    let turned = corners.map(|(x, y)| (x * cos - y * sin, x * sin + y * cos));
    turned.into_iter().fold((f32::MAX, f32::MAX), |(left, top), (x, y)| (left.min(x), top.min(y)))
}

/// Letters drawn in one go, with the properties that they share.
#[derive(Debug)]
struct Words {
    text: String,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    bold: bool,
    hidden: bool,
    /// The height of the line that the words belong to; it differs from `y` for raised words.
    line: f32,
    /// Whether a space was drawn before the words, and after them.
    is_spaced: (bool, bool),
}

/// The runs of each line: lines from the top, runs from the left.
fn rows(letters: Vec<Letter>) -> Vec<Vec<Words>> {
    let mut words = words(letters);
    words.sort_by(|one, other| one.line.total_cmp(&other.line).then(one.x0.total_cmp(&other.x0)));
    let mut rows: Vec<Vec<Words>> = Vec::new();
    for own in words {
        let row = rows.last_mut().filter(|row| {
            let first = &row[0];
            let (smaller, larger) = (own.size.min(first.size).max(1.0), own.size.max(first.size));
            (own.line - first.line).abs() <= HEIGHT * smaller && larger < UNLIKE * smaller
        });
        match row {
            Some(row) => row.push(own),
            None => rows.push(vec![own]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    }
    rows
}

fn words(letters: Vec<Letter>) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    let mut space = false;
    // An accent that waits for its letter.
    let mut accent: Option<Letter> = None;
    for mut letter in letters {
        if letter.text.trim().is_empty() {
            space = true;
            if let Some(last) = found.last_mut() {
                last.is_spaced.1 = true;
            }
            continue;
        }
        if let Some(waiting) = accent.take() {
            match composed(&waiting, &letter) {
                Some(text) => {
                    letter.text = text;
                    letter.x0 = letter.x0.min(waiting.x0);
                }
                None => put(&mut found, waiting, std::mem::take(&mut space)),
            }
        }
        if combining(&letter.text).is_some() {
            if let Some(last) = found.last_mut().filter(|_| !space)
                && let Some(text) = last_composed(last, &letter)
            {
                last.text = text;
                continue;
            }
            accent = Some(letter);
            continue;
        }
        put(&mut found, letter, std::mem::take(&mut space));
    }
    if let Some(waiting) = accent {
        put(&mut found, waiting, space);
    }
    found
}

/// Appends a letter to the last run, or begins a new run.
fn put(found: &mut Vec<Words>, letter: Letter, space: bool) {
    let mut line = letter.y;
    if let Some(last) = found.last_mut() {
        let size = last.size.max(letter.size);
        let gap = (letter.x0 - last.x1) / size;
        let is_near = gap > -HEIGHT && gap <= RUN;
        let is_level = (letter.y - last.y).abs() <= HEIGHT * 0.5 * size;
        let is_same =
            letter.bold == last.bold && letter.hidden == last.hidden && (letter.size - last.size).abs() <= 0.1 * size;
        if is_near && is_level && is_same {
            if space || gap > SPACE {
                last.text.push(' ');
            }
            last.text.push_str(&letter.text);
            last.x1 = last.x1.max(letter.x1);
            last.is_spaced.1 = false;
            return;
        }
        let is_raised = letter.size < RAISED * last.size && (letter.y - last.y).abs() < 0.6 * last.size;
        if is_near && is_raised {
            line = last.line;
        }
        // The number of a note may be before its text.
        if is_near && last.size < RAISED * letter.size && (letter.y - last.y).abs() < 0.6 * letter.size {
            last.line = letter.y;
        }
    }
    found.push(Words {
        text: letter.text,
        x0: letter.x0,
        x1: letter.x1,
        y: letter.y,
        size: letter.size,
        bold: letter.bold,
        hidden: letter.hidden,
        line,
        is_spaced: (space, false),
    });
}

/// The combining form of an accent that is a glyph of its own, as TeX sets them: "M˚ans", "¨o".
fn combining(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let (accent, None) = (letters.next()?, letters.next()) else { return None };
    Some(match accent {
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '´' => '\u{301}',
        '`' => '\u{300}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        'ˇ' => '\u{30c}',
        '\u{300}'..='\u{36f}' => accent,
        _ => return None,
    })
}

/// The letter with an accent that was drawn before it, if the accent is above the letter.
fn composed(accent: &Letter, letter: &Letter) -> Option<String> {
    let middle = f32::midpoint(accent.x0, accent.x1);
    let is_over = middle > letter.x0 && middle < letter.x1 && (accent.y - letter.y).abs() < letter.size;
    is_over.then(|| with(&letter.text, &accent.text)).flatten()
}

/// The run with an accent that was drawn after its last letter, if the accent is above that letter.
fn last_composed(last: &Words, accent: &Letter) -> Option<String> {
    let middle = f32::midpoint(accent.x0, accent.x1);
    // The last letter is no wider than its size.
    let is_over = middle < last.x1 && middle > last.x1 - last.size && (accent.y - last.y).abs() < last.size;
    is_over.then(|| with(&last.text, &accent.text)).flatten()
}

/// `text` with an accent on its last letter, if such a letter exists.
fn with(text: &str, accent: &str) -> Option<String> {
    let base = text.chars().next_back().map(|letter| if letter == 'ı' { 'i' } else { letter })?;
    let combined: String = [base, combining(accent)?].into_iter().nfc().collect();
    // The result must be one letter: "x̊" does not exist as one.
    (combined.chars().count() == 1).then(|| {
        let mut text = text.to_owned();
        text.pop();
        text + &combined
    })
}

/// Joins runs side by side into a line.
fn line(row: Vec<Words>, is_turned: bool) -> Line {
    let mut printed = String::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut last: Option<(f32, bool)> = None;
    for own in row {
        if let Some((end, is_spaced)) = last
            && (is_spaced || own.is_spaced.0 || own.x0 - end > SPACE * own.size)
        {
            // Letterspaced words also have gaps between their letters, and wider gaps between words.
            printed.push_str(if own.x0 - end > RUN * own.size { "  " } else { " " });
        }
        let start = printed.len();
        printed.push_str(&own.text);
        let Words { x0, x1, y, size, bold, hidden, .. } = own;
        runs.push(Run {
            bytes: start..printed.len(),
            x0: tenth(x0),
            x1: tenth(x1),
            y: tenth(y),
            size: tenth(size),
            bold,
            hidden,
        });
        last = Some((own.x1, own.is_spaced.1));
    }
    let marks = if is_turned { vec![Mark { bytes: 0..printed.len(), kind: MarkKind::Turned }] } else { Vec::new() };
    Line { marks, runs, ..Line::plain(Position { page: 1, line: 1 }, &printed) }
}

/// Rounds to a tenth of a point, which is finer than anything that is read from a page.
fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Letter, Size, lines};

    const A4: Size = Size { width: 595.0, height: 842.0 };

    /// Letters of ten points, each half as wide, from `x` on.
    fn word(text: &str, x: f32, y: f32) -> Vec<Letter> {
        let letters = text.chars().scan(x, |x, letter| {
            let x0 = *x;
            *x += 5.0;
            Some(Letter { text: letter.to_string(), x0, x1: *x, y, size: 10.0, bold: false, hidden: false, turn: 0 })
        });
        letters.collect()
    }

    #[track_caller]
    fn check(letters: Vec<Letter>, expected: &[&str]) {
        let (lines, _) = lines(letters, 1, A4);
        assert_eq!(lines.iter().map(|line| line.printed.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_of_one_height_are_a_line() {
        check(
            [word("Ärende", 50.0, 100.0), word("nytt", 84.0, 100.4), word("Beslut", 50.0, 88.0)].concat(),
            &["Beslut", "Ärende nytt"],
        );
    }

    #[test]
    fn an_accent_drawn_by_itself_is_put_on_its_letter() {
        let accent = |text: &str, x: f32| Letter { text: text.to_owned(), x1: x + 4.0, ..word("a", x, 98.0).remove(0) };
        // "M", a ring, "a" under it, "ns".
        check([word("M", 50.0, 100.0), vec![accent("˚", 55.4)], word("ans", 55.0, 100.0)].concat(), &["Måns"]);
        check([word("mo", 50.0, 100.0), vec![accent("¨", 55.4)], word("te", 60.0, 100.0)].concat(), &["möte"]);
        // A degree sign is beside a letter, not above it.
        check([word("20", 50.0, 100.0), vec![accent("˚", 60.0)], word("C", 64.0, 100.0)].concat(), &["20˚C"]);
    }

    #[test]
    fn a_raised_number_stays_in_its_line() {
        let mut raised = word("1", 65.0, 96.5);
        raised[0].size = 6.0;
        check([word("not", 50.0, 100.0), raised, word("här", 72.0, 100.0)].concat(), &["not1 här"]);
    }

    #[test]
    fn turned_text_is_told_and_a_page_on_its_side_is_read() {
        let turned = |text: &str, turn: i16| {
            let mut word = word(text, 10.0, -20.0);
            for letter in &mut word {
                letter.turn = turn;
            }
            word
        };
        let (stamped, _) = lines([turned("Signerat", 90), word("Protokoll fört", 50.0, 100.0)].concat(), 1, A4);
        let shown = stamped.iter().map(|line| (line.printed.as_str(), line.marks.len()));
        assert_eq!(shown.collect::<Vec<_>>(), [("Protokoll fört", 0), ("Signerat", 1)]);
        let (on_side, size) = lines(turned("Protokoll", 90), 1, A4);
        // Twenty points from the left edge of the paper, which is the upper edge of the text.
        let place = on_side.first().map(|line| (line.marks.len(), line.runs[0].x0, line.runs[0].y));
        assert_eq!((place, size), (Some((0, 10.0, 575.0)), Size { width: 842.0, height: 595.0 }));
    }
}
