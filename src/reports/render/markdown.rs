//! What is left to do when a report was written in Markdown: the space between its blocks.

/// The text with one empty line between blocks, without space at the ends of lines, and with a line end at its end.
/// Blocks of the kit begin and end with empty lines of their own, however many; no value holds any.
pub(super) fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut was_empty = true;
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && was_empty) {
            tidy.push_str(line);
            tidy.push('\n');
        }
        was_empty = line.is_empty();
    }
    tidy.truncate(tidy.trim_end().len());
    tidy.push('\n');
    tidy
}

#[cfg(test)]
mod tests {
    use super::tidied;

    #[test]
    fn one_empty_line_stands_between_blocks() {
        assert_eq!(
            tidied("\n\n# a  \n\n \n\n- b\n  - c\n\n\n"),
            "# a\n\n- b\n  - c\n"
        );
    }
}
