//! Records: what a user keeps, as record files and mutations give it. One definition of each kind's fields, with
//! their checks and their meaning, for whoever reads or writes one.
//!
//! | Where | What |
//! | --- | --- |
//! | [`fields`], [`kinds`], `shared_fields` | the definition: what a field may hold, and the fields of every kind |
//! | [`record`] | a record as it was given: what is absent, what is cleared, what has a value |
//! | [`json`], [`parse`], `values`, `lists`, `nearest` | from JSON to a record, or to all that is wrong with it |
//! | `odd` | what cannot be, or is odd but possible, within one record |
//! | [`rows`], [`render`] | from a record to rows and what they change, and from rows to a record again |
//! | `lines`, `reading` | a record file becomes chunks of records, on a thread of its own |
//! | [`mod@import`], `keys`, `writing`, `closing`, `circles`, `checks` | files are taken whole or not at all |
//! | [`edit`] | one record is saved, deleted, brought back, or made one with another |
//! | [`duplicates`] | records that look like one |
//! | [`mod@export`] | everything that is kept, as a record file |
//! | [`spreadsheet`] | tables of records of one kind, read and written by the same definition |
//! | [`history`], [`past`] | the history, as far as a reader may know it, and what a record said at a time |
//! | [`backup`] | everything that is kept with its history, as a file from which a database is made again |
//! | [`mod@check`] | whether all that is kept fits together, and what should not stay as it is |
//! | [`problem`], [`report`] | what is wrong or odd, and where |
//!
//! To add a field: a column in a new migration, in the crate `entity` and in `store::tables`, and a line in
//! [`kinds`]. Reading, checking, writing, the history and the export follow from it.

pub mod backup;
pub mod check;
mod checks;
mod circles;
mod closing;
pub mod duplicates;
pub mod edit;
pub mod export;
pub mod fields;
pub mod history;
pub mod import;
pub mod json;
mod keys;
pub mod kinds;
mod lines;
mod lists;
mod nearest;
mod odd;
pub mod parse;
pub mod past;
pub mod problem;
mod reading;
pub mod record;
pub mod render;
pub mod report;
pub mod rows;
mod shared_fields;
pub mod spreadsheet;
mod values;
mod writing;

pub use export::{ExportError, ExportReport, export};
pub use import::{Editor, ImportError, ImportOptions, Input, import};
pub use problem::{Fault, FaultCode, Path, Problem, Problems};
pub use record::{Record, Reference, Slot, Value};
pub use report::{Finding, ImportReport};
