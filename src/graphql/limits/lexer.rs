//! A look at a document before it is parsed: how much there is of it. One pass over its bytes, without a copy and
//! without calling itself, so that no document is too long or too deep to be looked at.

/// What there is of a document, outside of texts and remarks.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Counts {
    /// Words, numbers, texts and signs. Remarks, blanks and commas are none.
    pub(super) tokens: usize,
    /// How deep braces, brackets and parentheses are nested.
    pub(super) nesting: usize,
    /// Fields that go by another name: colons outside of parentheses.
    pub(super) aliases: usize,
    /// Signs of a directive.
    pub(super) directives: usize,
}

/// Counts what there is of a document.
pub(super) fn count(text: &str) -> Counts {
    let bytes = text.as_bytes();
    let mut counts = Counts::default();
    let (mut depth, mut parentheses): (usize, usize) = (0, 0);
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        place = match byte {
            b'#' => {
                place = end_of(bytes, place, |byte| !matches!(byte, b'\n' | b'\r'));
                continue;
            }
            // Blanks, commas and the mark of byte order mean nothing.
            b' ' | b'\t' | b'\n' | b'\r' | b',' | 0xEF | 0xBB | 0xBF => {
                place += 1;
                continue;
            }
            b'"' => after_text(bytes, place),
            b'.' => end_of(bytes, place, |byte| byte == b'.').min(place + 3),
            byte if is_word(byte) || byte == b'-' => end_of(bytes, place + 1, is_in_word),
            byte => {
                match byte {
                    b'{' | b'[' | b'(' => {
                        depth += 1;
                        parentheses += usize::from(byte == b'(');
                        counts.nesting = counts.nesting.max(depth);
                    }
                    b'}' | b']' | b')' => {
                        depth = depth.saturating_sub(1);
                        parentheses = parentheses.saturating_sub(usize::from(byte == b')'));
                    }
                    b':' if parentheses == 0 => counts.aliases += 1,
                    b'@' => counts.directives += 1,
                    _ => {}
                }
                place + 1
            }
        };
        counts.tokens += 1;
    }
    counts
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// Whether a byte goes on with a name or a number; the points and signs of numbers are among them.
fn is_in_word(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'.' | b'+' | b'-')
}

/// Where the bytes end that are alike.
fn end_of(bytes: &[u8], from: usize, alike: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest.iter().position(|&byte| !alike(byte));
    length.map_or(bytes.len(), |length| from + length)
}

/// Where a text ends of which the first mark is here.
fn after_text(bytes: &[u8], from: usize) -> usize {
    let is_block = bytes[from..].starts_with(b"\"\"\"");
    let mut place = from + if is_block { 3 } else { 1 };
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'\\' if is_block && bytes[place..].starts_with(b"\\\"\"\"") => place += 4,
            b'\\' if !is_block => place += 2,
            b'"' if !is_block => return place + 1,
            b'"' if bytes[place..].starts_with(b"\"\"\"") => return place + 3,
            _ => place += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nesting(text: &str) -> usize {
        count(text).nesting
    }

    #[test]
    fn nesting_is_measured_outside_of_texts_and_remarks() {
        assert_eq!(nesting("{ a(b: [{c: 1}]) { d } }"), 4);
        assert_eq!(nesting("{ a(b: \"{{{\\\"{{\\\\\") # {{{\n { c } }"), 2);
        assert_eq!(nesting("{ a(b: \"\"\"{{ \"\\\"\"\"{{\"\"\") { c } }"), 2);
        assert_eq!(nesting("\"\" {}"), 1);
        assert_eq!(nesting("}}} \""), 0);
        assert_eq!(nesting("{ # }\n { \"}\" {"), 3);
        assert_eq!(nesting("\"\\"), 0);
    }

    #[test]
    fn names_numbers_texts_and_signs_are_tokens() {
        let tokens = |text| count(text).tokens;
        assert_eq!(
            tokens("{ a(b: -1.5e+3, c: \"x \\\" y\") { ...F @skip(if: $no) } } # {{{ a"),
            23
        );
        assert_eq!(tokens("# a\n, ,\u{feff} "), 0);
        assert_eq!(tokens("......"), 2);
        assert_eq!(tokens("\"\"\"a \\\"\"\" b\"\"\"é"), 3);
    }

    #[test]
    fn aliases_are_told_from_arguments_and_variables() {
        let query = "query Q($a: Int = 1) { x: a(b: {c: 1}) @skip(if: false) { y: b(c: 1) } # z: d\n }";
        assert_eq!(count(query).aliases, 2);
        assert_eq!(count(query).directives, 1);
    }
}
