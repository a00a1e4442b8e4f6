//! What came of an import.

use std::{fmt, sync::Arc};

use super::problem::{FaultCode, Problem};

/// So many faults, and so many warnings, are told; the others are counted.
const MOST: usize = 1_000;

/// Something wrong or odd, and where: `people.jsonl:12: tenures.0.position: …`, or in a table `people.csv:12: column C
/// (tenures.0.position): …`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The name of the file.
    pub file: Arc<str>,
    /// The line in it, counted from 1.
    pub line: u64,
    /// What sort of fault it is; of no meaning where it is only odd.
    pub code: FaultCode,
    /// The field, as in `participants.0.person`; empty where the line as a whole is meant.
    pub field: String,
    /// The letters of the column that holds the field, where the file is a table and has one: `C`, `AB`.
    pub column: Option<String>,
    /// What it is, and what was expected.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        match &self.column {
            Some(column) => write!(f, "column {column} ({}): ", self.field)?,
            None if self.field.is_empty() => {}
            None => write!(f, "{}: ", self.field)?,
        }
        f.write_str(&self.message)
    }
}

/// What came of an import.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ImportReport {
    /// Records read, those with faults included.
    pub records: u64,
    /// Records that were not there before; 0 where there are faults.
    pub created: u64,
    /// Records that were there and changed; 0 where there are faults.
    pub updated: u64,
    /// Records that were there as they are in the file; 0 where there are faults.
    pub unchanged: u64,
    /// What is wrong, in the order of files and lines. If there is anything, nothing was written.
    pub faults: Vec<Finding>,
    /// How many more faults there are than are told.
    pub more_faults: u64,
    /// What is odd but possible, in the order of files and lines.
    pub warnings: Vec<Finding>,
    /// How many more warnings there are than are told.
    pub more_warnings: u64,
    /// Whether everything was only tried.
    pub dry_run: bool,
}

impl ImportReport {
    /// Whether nothing was written because something is wrong.
    pub fn failed(&self) -> bool {
        !self.faults.is_empty()
    }
}

/// Findings as they come, cut off where nobody reads them any more.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<(usize, Finding)>,
    more: u64,
}

impl Findings {
    /// Adds one, in the file of a place in the list of files.
    pub(super) fn add(
        &mut self,
        (place, file): (usize, &Arc<str>),
        line: u64,
        column: Option<String>,
        problem: Problem,
    ) {
        if self.found.len() < MOST {
            let Problem { code, field, message } = problem;
            self.found.push((
                place,
                Finding {
                    file: Arc::clone(file),
                    line,
                    code,
                    field,
                    column,
                    message,
                },
            ));
        } else {
            self.more += 1;
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Those that are told in the order of files and lines, and how many more there are.
    pub(super) fn finish(mut self) -> (Vec<Finding>, u64) {
        self.found.sort_by_key(|(place, finding)| (*place, finding.line));
        (
            self.found.into_iter().map(|(_, finding)| finding).collect(),
            self.more,
        )
    }
}
