//! What is left to do when a report was written: the space between its blocks.

/// A page without empty lines and without space at the ends of lines, as nobody sees either.
pub(super) fn page(html: &str) -> String {
    let lines = html.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Markdown with one empty line between blocks, without space at the ends of lines, and with a line end at its end.
/// Blocks of the kit begin and end with empty lines of their own, however many; no value holds any.
pub(super) fn markdown(text: &str) -> String {
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
    use super::*;

    #[test]
    fn one_empty_line_stands_between_blocks_of_markdown() {
        assert_eq!(
            markdown("\n\n# a  \n\n \n\n- b\n  - c\n\n\n"),
            "# a\n\n- b\n  - c\n"
        );
    }

    #[test]
    fn a_page_has_no_empty_lines() {
        assert_eq!(page("\n<p>\n\n  a \n \n</p>"), "<p>\n  a\n</p>\n");
    }
}
