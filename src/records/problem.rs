//! What is wrong, or odd, and where in a record: `participants.0.person`.

use std::fmt;

/// A place within a record, from the outside in.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// The record itself.
    Record,
    /// A field.
    Field(&'a Path<'a>, &'a str),
    /// An item of a list, counted from 0.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outer = match self {
            Path::Record => return Ok(()),
            Path::Field(outer, _) | Path::Item(outer, _) => outer,
        };
        if !matches!(outer, Path::Record) {
            write!(f, "{outer}.")?;
        }
        match self {
            // A field's name may be anything that somebody wrote: a terminal is not to be driven by it.
            Path::Field(_, name) => write!(f, "{}", name.escape_debug()),
            Path::Item(_, place) => write!(f, "{place}"),
            Path::Record => Ok(()),
        }
    }
}

/// Something wrong or odd in a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Where, as in `participants.0.person`; empty where the record as a whole is meant.
    pub field: String,
    /// What it is, and what was expected.
    pub message: String,
}

/// All that was found in a record, so far.
#[derive(Debug, Default)]
pub struct Problems {
    /// What makes it impossible to take.
    pub faults: Vec<Problem>,
    /// What is odd, but possible.
    pub warnings: Vec<Problem>,
}

impl Problems {
    /// Adds a fault.
    pub(super) fn fault(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.faults.push(Problem {
            field: path.to_string(),
            message: message.into(),
        });
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.warnings.push(Problem {
            field: path.to_string(),
            message: message.into(),
        });
    }
}

/// As much of a text as a message can bear, in quotation marks and with what cannot be seen made visible.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    if text.len() <= MOST {
        return format!("{text:?}");
    }
    format!("{:?}", format!("{}…", &text[..text.floor_char_boundary(MOST)]))
}
