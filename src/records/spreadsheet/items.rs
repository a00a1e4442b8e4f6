//! How a list stands in one cell: items between semicolons, the parts of an item between bars, a name before an
//! equals sign. A backslash takes the meaning from the character after it.

use std::borrow::Cow;

/// What parts the items of a list.
pub(super) const BETWEEN_ITEMS: char = ';';
/// What parts the fields of an item.
pub(super) const BETWEEN_PARTS: char = '|';
/// What stands between a name and a value.
pub(super) const AFTER_NAME: char = '=';
/// What takes the meaning from the character after it.
pub(super) const ESCAPE: char = '\\';

/// The pieces of a text between separators that have their meaning, still escaped and without the space around them.
pub(super) fn pieces(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(place) = find(rest, separator) {
        pieces.push(trimmed(&rest[..place]));
        rest = &rest[place + separator.len_utf8()..];
    }
    pieces.push(trimmed(rest));
    pieces
}

/// What stands before and after the first equals sign that has its meaning, if there is one.
pub(super) fn named(piece: &str) -> Option<(&str, &str)> {
    let place = find(piece, AFTER_NAME)?;
    let after = &piece[place + AFTER_NAME.len_utf8()..];
    Some((trimmed(&piece[..place]), trimmed(after)))
}

/// The text without its escapes.
pub(super) fn plain(piece: &str) -> Cow<'_, str> {
    if !piece.contains(ESCAPE) {
        return Cow::Borrowed(piece);
    }
    let mut plain = String::with_capacity(piece.len());
    let mut letters = piece.chars();
    while let Some(letter) = letters.next() {
        let next = (letter == ESCAPE).then(|| letters.next()).flatten();
        plain.push(next.unwrap_or(letter));
    }
    Cow::Owned(plain)
}

/// The text with an escape before some characters, before every escape, and before space at either end.
pub(super) fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    let last = text.char_indices().next_back().map_or(0, |(place, _)| place);
    for (place, letter) in text.char_indices() {
        let at_an_end = place == 0 || place == last;
        if letter == ESCAPE || special.contains(&letter) || (at_an_end && letter.is_whitespace()) {
            escaped.push(ESCAPE);
        }
        escaped.push(letter);
    }
    escaped
}

/// Where a character first stands with its meaning.
fn find(text: &str, wanted: char) -> Option<usize> {
    let mut letters = text.char_indices();
    while let Some((place, letter)) = letters.next() {
        if letter == ESCAPE {
            letters.next();
        } else if letter == wanted {
            return Some(place);
        }
    }
    None
}

/// The text without the space around it, but with what an escape holds.
fn trimmed(text: &str) -> &str {
    let text = text.trim_start();
    let short = text.trim_end();
    let escapes = short.len() - short.trim_end_matches(ESCAPE).len();
    let held = if escapes % 2 == 1 {
        text[short.len()..].chars().next()
    } else {
        None
    };
    &text[..short.len() + held.map_or(0, char::len_utf8)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn separators_have_their_meaning_unless_it_is_taken() {
        assert_eq!(pieces(r"a; b\;c ;; d\\;e", ';'), ["a", r"b\;c", "", r"d\\", "e"]);
        assert_eq!(pieces("", ';'), [""]);
        assert_eq!(named("from = 2022"), Some(("from", "2022")));
        assert_eq!(named(r"a\=b=c=d"), Some((r"a\=b", "c=d")));
        assert_eq!(named("a"), None);
        assert_eq!(plain(r"a\;b\\c\"), r"a;b\c\");
    }

    #[test]
    fn space_is_kept_where_it_is_held() {
        assert_eq!(pieces("\n a\\ \n;\u{a0}b", ';'), ["a\\ ", "b"]);
        assert_eq!(escaped(" a b ", &[]), "\\ a b\\ ");
        assert_eq!(plain(trimmed("a\\\\ ")), "a\\");
    }

    proptest! {
        /// Whatever the texts are, they come back, as items and as parts of items with a name.
        #[test]
        fn texts_come_back(texts in prop::collection::vec(r"[ a\\;|=\n\u{a0}é-]{0,6}|\PC{0,6}", 1..5)) {
            let written: Vec<String> = texts.iter().map(|text| escaped(text, &[';'])).collect();
            let cell = written.join("; ");
            let read: Vec<Cow<'_, str>> = pieces(&cell, ';').into_iter().map(plain).collect();
            prop_assert_eq!(&read, &texts);
            let parts = |text: &String| format!("{}={}", escaped(text, &[';', '|', '=']), escaped(text, &[';', '|']));
            let cell = texts.iter().map(parts).collect::<Vec<_>>().join(" | ");
            for (piece, text) in pieces(&cell, '|').into_iter().zip(&texts) {
                let (name, value) = named(piece).expect("a name");
                prop_assert_eq!((&*plain(name), &*plain(value)), (&**text, &**text));
            }
        }
    }
}
