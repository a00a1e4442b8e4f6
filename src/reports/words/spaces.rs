//! French has a space before some signs and within its quotation marks, at which no line may break.

use std::borrow::Cow;

/// A text of a message in which these spaces were typed as any other.
pub(super) fn french(text: &str) -> Cow<'_, str> {
    let mut spaced = String::new();
    let mut done = 0;
    for (place, _) in text.match_indices(' ') {
        let after = text[place + 1..].chars().next();
        let glued = matches!(after, Some(':' | ';' | '?' | '!' | '»')) || text[..place].ends_with('«');
        if glued {
            spaced.push_str(&text[done..place]);
            spaced.push('\u{a0}');
            done = place + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    spaced.push_str(&text[done..]);
    Cow::Owned(spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_breaks_before_a_french_sign() {
        for (typed, expected) in [
            ("Un pays : deux", "Un pays\u{a0}: deux"),
            (" : ", "\u{a0}: "),
            ("« Oui ! »", "«\u{a0}Oui\u{a0}!\u{a0}»"),
            ("à 10:30", "à 10:30"),
            ("", ""),
        ] {
            assert_eq!(french(typed), expected);
        }
    }
}
