//! One line of a record file, field by field, without building the record first.

use std::{
    fmt::{self, Display},
    io::{self, Write},
};

/// Writes records as lines, each into the same piece of memory.
pub(super) struct Lines<W> {
    out: W,
    line: Line,
}

impl<W: Write> Lines<W> {
    /// Writes to `out`, a line at a time.
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            line: Line(String::new()),
        }
    }

    /// Writes the record of a kind and a key, with the fields that `fields` gives it.
    pub(super) fn record(
        &mut self,
        kind: &str,
        key: impl Display,
        fields: impl FnOnce(&mut Line),
    ) -> io::Result<()> {
        self.line.0.clear();
        self.line.object(|line| {
            line.text("type", kind);
            line.text("key", key);
            fields(line);
        });
        self.line.0.push('\n');
        self.out.write_all(self.line.0.as_bytes())
    }
}

/// The line that is being written.
pub(super) struct Line(String);

impl Line {
    /// A field with a text.
    pub(super) fn text(&mut self, name: &str, value: impl Display) {
        self.name(name);
        self.quote(value);
    }

    /// A field with a text, if there is one.
    pub(super) fn some(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A field with a number, or with true or false: what JSON writes as it stands.
    pub(super) fn plain(&mut self, name: &str, value: impl Display) {
        self.name(name);
        push(&mut self.0, value);
    }

    /// A field with a list; one without items is left out.
    pub(super) fn list(&mut self, name: &str, items: impl FnOnce(&mut Self)) {
        let before = self.0.len();
        self.name(name);
        self.0.push('[');
        items(self);
        if self.0.ends_with('[') {
            self.0.truncate(before);
        } else {
            self.0.push(']');
        }
    }

    /// A field with an object.
    pub(super) fn map(&mut self, name: &str, fields: impl FnOnce(&mut Self)) {
        self.name(name);
        self.0.push('{');
        fields(self);
        self.0.push('}');
    }

    /// A text in a list.
    pub(super) fn item(&mut self, value: impl Display) {
        self.comma();
        self.quote(value);
    }

    /// An object in a list.
    pub(super) fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.comma();
        self.0.push('{');
        fields(self);
        self.0.push('}');
    }

    fn name(&mut self, name: &str) {
        self.comma();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\": ");
    }

    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[']) {
            self.0.push_str(", ");
        }
    }

    fn quote(&mut self, value: impl Display) {
        self.0.push('"');
        push(&mut Escaped(&mut self.0), value);
        self.0.push('"');
    }
}

/// Nothing that is written here can fail: neither a `String` nor what is made for these lines does.
fn push(to: &mut impl fmt::Write, value: impl Display) {
    write!(to, "{value}").expect("a String takes everything");
}

/// Text within quotation marks.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !text.contains(['"', '\\']) && !text.contains(char::is_control) {
            self.0.push_str(text);
            return Ok(());
        }
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                control if control.is_control() => write!(self.0, "\\u{:04x}", u32::from(control))?,
                other => self.0.push(other),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_object() {
        let mut out = Vec::new();
        let mut lines = Lines::new(&mut out);
        let written = lines.record("event", format_args!("event-{}", 1), |line| {
            line.text("title", "A \"first\"\tmeeting \\ Göteborg");
            line.some("note", None::<&str>);
            line.list("topics", |_| ());
            line.list("sources", |line| {
                line.item("a");
                line.object(|line| line.text("source", "b"));
            });
            line.map("identifiers", |line| line.text("register", 7));
            line.plain("headcount", 3);
        });
        assert!(written.is_ok());
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "{\"type\": \"event\", \"key\": \"event-1\", \"title\": \"A \\\"first\\\"\\u0009meeting \\\\ Göteborg\", \
             \"sources\": [\"a\", {\"source\": \"b\"}], \"identifiers\": {\"register\": \"7\"}, \"headcount\": 3}\n"
        );
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }
}
