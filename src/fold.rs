//! Folding: how names are compared and searched, blind to case, accents, hyphens and punctuation. Done here and
//! not by a database, so that SQLite and PostgreSQL order and find the same.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in small letters without accents, its words separated by one space: `Rodríguez-Zamora` becomes
/// `rodriguez zamora`. Apostrophes join (`O'Brien` becomes `obrien`), any other mark separates.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        for character in text.chars() {
            push(&mut folded, character.to_ascii_lowercase());
        }
    } else {
        let plain = text.nfkd().filter(|&character| !is_latin_mark(character));
        for character in plain.flat_map(char::to_lowercase).nfc() {
            match base_letters(character) {
                Some(letters) => letters.chars().for_each(|letter| push(&mut folded, letter)),
                None => push(&mut folded, character),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The words that find a name: those of the folded name, and each two neighbours joined, since romanized names
/// are written in one word as often as in two (`Jung Sook`, `Jungsook`).
pub fn name_words(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let joined: Vec<String> = words.windows(2).map(<[&str]>::concat).collect();
    if joined.is_empty() {
        folded
    } else {
        format!("{folded} {}", joined.join(" "))
    }
}

fn push(folded: &mut String, character: char) {
    if character.is_alphanumeric() || is_combining_mark(character) {
        folded.push(character);
    } else if !matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`')
        && !folded.is_empty()
        && !folded.ends_with(' ')
    {
        folded.push(' ');
    }
}

/// Marks that accents decompose into; those that other scripts spell with (Devanagari, Thai) are kept.
fn is_latin_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The plain letters of those that do not decompose.
fn base_letters(character: char) -> Option<&'static str> {
    Some(match character {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_hyphens_and_apostrophes_make_no_difference() {
        assert_eq!(fold("Alejandro Rodríguez-Zamora"), "alejandro rodriguez zamora");
        assert_eq!(fold("  SØREN  Łukasz, O’Brien. "), "soren lukasz obrien");
        assert_eq!(fold("Großmann & Æbelø"), "grossmann aebelo");
        assert_eq!(fold("İstanbul"), fold("istanbul"));
    }

    #[test]
    fn other_scripts_stay_whole() {
        assert_eq!(fold("박정숙"), "박정숙");
        assert_eq!(fold("ＷｅＧＯ"), "wego");
        assert_eq!(fold(""), "");
        assert_eq!(fold("—"), "");
    }

    #[test]
    fn a_name_is_also_found_with_its_words_joined() {
        assert_eq!(name_words("Jung Sook Park"), "jung sook park jungsook sookpark");
        assert_eq!(name_words("WeGO"), "wego");
    }
}
