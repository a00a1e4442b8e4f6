//! Text that a format can hold.

use std::borrow::Cow;

/// The text with U+FFFD for each character that XML 1.0 has no way to write: controls other than tab and line ends,
/// U+FFFE and U+FFFF.
pub(super) fn for_xml(text: &str) -> Cow<'_, str> {
    replaced(
        text,
        |c| matches!(c, '\0'..'\t' | '\u{B}' | '\u{C}' | '\u{E}'..' ' | '\u{FFFE}' | '\u{FFFF}'),
    )
}

/// The text as [`for_xml`] has it, and without the controls from U+007F to U+009F: for what is read by people, or by
/// programs that are pickier than XML.
pub(super) fn for_eyes(text: &str) -> Cow<'_, str> {
    replaced(text, |c| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    })
}

fn replaced(text: &str, foreign: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.contains(&foreign) {
        Cow::Owned(text.replace(foreign, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in one line: each line end becomes a space.
pub(super) fn in_one_line(text: &str) -> String {
    for_eyes(text)
        .replace("\r\n", " ")
        .replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ")
}
