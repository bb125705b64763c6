//! How far two spellings are apart.

/// The fewest letters to change, take out, put in or swap with their neighbour to get from `one` to `other`, when they
/// are no more than `limit` ("optimal string alignment": Damerau 1964, no letter touched twice).
#[must_use]
pub fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, counterpart) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != counterpart);
            let mut fewest = changed.min(last[column + 1] + 1).min(current[column] + 1);
            let is_swap = row > 0 && column > 0 && one[row - 1] == *counterpart && *letter == other[column - 1];
            if is_swap {
                fewest = fewest.min(before_last[column - 1] + 1);
            }
            current.push(fewest);
        }
        if current.iter().all(|fewest| *fewest > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<usize>) {
        assert_eq!(distance(one, other, 2), expected);
        assert_eq!(distance(other, one, 2), expected);
    }

    #[test]
    fn slips_of_the_fingers_are_counted() {
        check("protokoll", "protokoll", Some(0));
        check("protokol", "protokoll", Some(1));
        check("portokoll", "protokoll", Some(1));
        check("nämdn", "nämnd", Some(1));
        check("hemsjukvrdsavtal", "hemsjukvårdsavtal", Some(1));
        check("skola", "vård", None);
        check("", "ab", Some(2));
        check("", "abc", None);
    }
}
