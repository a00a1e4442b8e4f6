//! Text in a drawing: what XML can hold of it, about how wide it is, and how to make it shorter. A drawing brings no
//! font of its own, so that widths are those of Arial and its like, with something to spare.

use std::fmt;

use unicode_width::UnicodeWidthChar;

/// The fonts that the widths hold for, and what there is where none of these is.
pub(crate) const FONTS: &str =
    "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";

/// Widths of the printable ASCII characters from the space on, in hundredths of the size of the font.
const ASCII: [u8; 95] = [
    28, 28, 36, 56, 56, 89, 67, 20, 34, 34, 39, 59, 28, 34, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
    28, 28, 59, 59, 59, 56, 102, 67, 67, 73, 73, 67, 61, 78, 73, 28, 50, 67, 56, 84, 73, 78, 67, 78, 73, 67,
    61, 73, 67, 95, 67, 67, 61, 28, 28, 28, 47, 56, 34, 56, 56, 50, 56, 56, 28, 56, 56, 23, 23, 50, 23, 84,
    56, 56, 56, 56, 34, 50, 28, 56, 50, 73, 50, 50, 50, 34, 26, 34, 59,
];

/// What is added to every width, since another font may be a little wider.
const SPARE: f64 = 1.07;

/// How much wider bold letters are.
const BOLD: f64 = 1.08;

/// About how wide a text is, in the unit in which the size of the font is given.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(hundredths).sum();
    f64::from(hundredths) / 100.0 * size * SPARE * if bold { BOLD } else { 1.0 }
}

fn hundredths(c: char) -> u32 {
    let ascii = u32::from(c)
        .checked_sub(32)
        .and_then(|place| ASCII.get(usize::try_from(place).ok()?));
    match (ascii, c.width().unwrap_or(0)) {
        (Some(&width), _) => u32::from(width),
        (None, 0) => 0,
        // Accented letters and other alphabets: some are wide capitals, and none can be looked up.
        (None, 1) => 62,
        (None, _) => 102,
    }
}

/// The text in one line as it can be shown: no control characters, none that turn the direction of what follows, and
/// no space twice.
pub(crate) fn tidy(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    seen.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text itself where it fits in a width, and else as much of its beginning as does, with `…` after it. Where not
/// even one character fits, only `…`.
pub(crate) fn shortened(text: &str, room: f64, size: f64, bold: bool) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let room = room - width("…", size, bold);
    let mut kept = 0;
    let mut used = 0.0;
    for (at, c) in text.char_indices() {
        used += width(c.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            break;
        }
        kept = at + c.len_utf8();
    }
    // A mark goes with the letter before it.
    while text[kept..].chars().next().is_some_and(|c| c.width() == Some(0)) {
        let Some(last) = text[..kept].chars().next_back() else {
            break;
        };
        kept -= last.len_utf8();
    }
    let beginning = text[..kept].trim_end_matches(|c: char| c == ' ' || c.is_ascii_punctuation());
    format!("{beginning}…")
}

/// The text in two lines of about the same width, broken at a space; `None` where it has none.
pub(super) fn in_two(text: &str, size: f64, bold: bool) -> Option<[&str; 2]> {
    let widest = |lines: &[&str; 2]| {
        let [first, second] = lines.map(|line| width(line, size, bold));
        first.max(second)
    };
    text.match_indices(' ')
        .map(|(at, _)| [&text[..at], &text[at + 1..]])
        .min_by(|a, b| widest(a).total_cmp(&widest(b)))
}

/// A text as XML has it between tags and in attributes. It has been made tidy before.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.split_inclusive(['&', '<', '>', '"', '\'']) {
            let plain = part.trim_end_matches(['&', '<', '>', '"', '\'']);
            f.write_str(plain)?;
            f.write_str(match &part[plain.len()..] {
                "&" => "&amp;",
                "<" => "&lt;",
                ">" => "&gt;",
                "\"" => "&quot;",
                "'" => "&#39;",
                _ => "",
            })?;
        }
        Ok(())
    }
}

/// A length with at most one decimal. One that is none is 0.
pub(crate) struct Short(pub(crate) f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        // Adding 0 takes the sign off a zero.
        let value = if tenths.is_finite() {
            tenths / 10.0 + 0.0
        } else {
            0.0
        };
        write!(f, "{value}")
    }
}

/// A number with its thousands apart: `1,200`.
pub(super) fn counted(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number and its word, which takes an `s` unless there is one: `3 links`.
pub(super) fn several(number: usize, word: &str) -> String {
    format!("{} {word}{}", counted(number), if number == 1 { "" } else { "s" })
}

/// A count as a number to reckon with; beyond 2³² it stays there.
pub(crate) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
