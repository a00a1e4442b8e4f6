//! The nearest of some words to one that was mistyped.

/// The word that was most likely meant, if any is near: at most a third of the letters differ.
pub(super) fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.chars().take(64).flat_map(char::to_lowercase).collect();
    let measured = words.into_iter().map(|word| (distance(&typed, word), word));
    let (distance, word) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= typed.len().max(3)).then_some(word)
}

/// How many letters must be added, left out, replaced or swapped with their neighbour to get from one to the
/// other, whatever their case.
fn distance(typed: &[char], word: &str) -> usize {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (line, letter) in word.iter().enumerate() {
        let mut next = vec![line + 1];
        for (place, other) in typed.iter().enumerate() {
            let replaced = row[place] + usize::from(other != letter);
            let mut least = replaced.min(row[place + 1] + 1).min(next[place] + 1);
            if line > 0 && place > 0 && *other == word[line - 1] && typed[place - 1] == *letter {
                least = least.min(above[place - 1] + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row[typed.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_a_guess_is_not_made() {
        let words = ["participants", "partOf", "topics", "from"];
        assert_eq!(nearest("participant", words), Some("participants"));
        assert_eq!(nearest("part_of", words), Some("partOf"));
        assert_eq!(nearest("FROM", words), Some("from"));
        assert_eq!(nearest("form", words), Some("from"));
        assert_eq!(nearest("colour", words), None);
        assert_eq!(nearest("", words), None);
    }
}
