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

/// What sort of fault it is, for whoever lets a program decide.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FaultCode {
    /// A value that cannot be taken.
    #[default]
    Invalid,
    /// Something is missing that has to be there.
    Required,
    /// A text or a list that is longer than it may be.
    TooLong,
    /// There is no record of the key that is referred to.
    UnknownReference,
    /// The record is not, or not any more, what the change takes it to be.
    Conflict,
    /// Other records refer to it.
    InUse,
    /// There is no such record.
    NotFound,
}

/// Why something cannot be taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// What sort of fault it is.
    pub code: FaultCode,
    /// What it is, and what was expected.
    pub message: String,
}

impl Fault {
    /// A fault of a sort.
    pub(super) fn new(code: FaultCode, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, message }
    }

    /// The fault of a field.
    pub(super) fn at(self, field: impl Into<String>) -> Problem {
        Problem {
            code: self.code,
            field: field.into(),
            message: self.message,
        }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Self {
        Self::new(FaultCode::Invalid, message)
    }
}

impl From<&str> for Fault {
    fn from(message: &str) -> Self {
        Self::new(FaultCode::Invalid, message)
    }
}

/// Something wrong or odd in a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// What sort of fault it is; of no meaning where it is only odd.
    pub code: FaultCode,
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
    pub(super) fn fault(&mut self, path: &Path<'_>, fault: impl Into<Fault>) {
        self.faults.push(fault.into().at(path.to_string()));
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.warnings
            .push(Fault::from(message.into()).at(path.to_string()));
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
