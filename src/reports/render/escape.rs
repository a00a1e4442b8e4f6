//! Texts of the record as what is laid out has them: never as markup.

use std::fmt::Write as _;

/// Characters that no page holds: controls other than space, those that turn the direction of what follows, and what
/// Unicode keeps for no use.
fn is_foreign(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

/// Whether it parts words and nothing more. A space at which no line breaks stays what it is.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// A text in one line, without space at its ends.
pub(super) fn in_one_line(text: &str) -> String {
    let words = text.split(is_space).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text in HTML, between elements and in quoted attributes.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if is_foreign(c) => escaped.push('\u{FFFD}'),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text in Markdown (`CommonMark`, and its tables), in one line, wherever in a line it comes to stand. Of space at its
/// ends one stays, since the text may go on.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    if text.starts_with(is_space) {
        escaped.push(' ');
    }
    let ends_with_space = text.ends_with(is_space);
    let text = in_one_line(text);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        let rest = &text[place + c.len_utf8()..];
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => true,
            // What is taken for an address swallows the escapes in it, and what they were to keep.
            '/' => before == ':' && rest.starts_with('/'),
            '.' if text[..place].to_ascii_lowercase().ends_with("www") => true,
            // Only "&name;" and "&#1;" are more than what they look like.
            '&' => begins_reference(rest),
            // Before a heading and after one.
            '#' => before == ' ' || before == '#',
            '>' => place == 0,
            // A list, a line across, the head of a table.
            '-' | '+' => place == 0 && (rest.is_empty() || rest.starts_with([' ', c, ':'])),
            '=' => place == 0 && rest.trim_matches('=').is_empty(),
            ':' => place == 0 && rest.starts_with('-'),
            '.' | ')' => place > 0 && place == digits && (rest.is_empty() || rest.starts_with(' ')),
            // Before what a macro writes next, an image.
            '!' => rest.is_empty(),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        match c {
            // Some know no backslash before it.
            '<' => escaped.push_str("&lt;"),
            c => escaped.push(if is_foreign(c) { '\u{FFFD}' } else { c }),
        }
        before = c;
    }
    if ends_with_space {
        escaped.push(' ');
    }
    escaped
}

/// Whether what follows an ampersand makes it a character reference.
fn begins_reference(rest: &str) -> bool {
    let name = rest.split_once(';').map(|(name, _)| name);
    name.is_some_and(|name| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// A text between the double quotes of a string of CSS in a `style` element.
pub(super) fn css(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || matches!(c, '"' | '\\' | '<' | '>' | '&') {
            let _ = write!(escaped, "\\{:x} ", if c == '\0' { 0xFFFD } else { u32::from(c) });
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_in_markdown() {
        for (text, expected) in [
            ("Jung-sook Park", "Jung-sook Park"),
            ("AT&T, C# and 3.5 - 4 (a)", "AT&T, C# and 3.5 - 4 (a)"),
            ("&lt; &#60; & ;", r"\&lt; \&#60; & ;"),
            ("# One #", r"\# One \#"),
            ("1. One", r"1\. One"),
            ("12)", r"12\)"),
            ("1.5 times", "1.5 times"),
            ("2022", "2022"),
            ("- a", r"\- a"),
            ("---", r"\---"),
            ("-1", "-1"),
            ("+ a", r"\+ a"),
            ("===", r"\==="),
            (":--", r"\:--"),
            ("> a > b", r"\> a > b"),
            ("a\nb\r\n\tc", "a b c"),
            ("\n- a ", r" \- a "),
            ("a\u{A0}: b", "a\u{A0}: b"),
            ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
            ("<script>", "&lt;script>"),
            ("https://a/<b>", r"https:\//a/&lt;b>"),
            ("www.a.b/*c* and/or Ow.", r"www\.a.b/\*c\* and/or Ow."),
            ("a|b ~~c~~ `d` *e* _f_", r"a\|b \~\~c\~\~ \`d\` \*e\* \_f\_"),
            (r"\", r"\\"),
            ("Hello!", r"Hello\!"),
            ("\u{1}", "\u{FFFD}"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn no_text_is_markup_in_html() {
        assert_eq!(
            html("<a b='c\"'>&\u{0}\n\u{FFFE}\u{202E}"),
            "&lt;a b=&#39;c&quot;&#39;&gt;&amp;\u{FFFD} \u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn no_text_ends_a_string_of_css() {
        assert_eq!(css("a\"</style>\n\\"), r"a\22 \3c /style\3e \a \5c ");
    }
}
