//! Records: what a user keeps, as record files and mutations give it. One definition of each kind's fields, with
//! their checks and their meaning, for whoever reads or writes one.
//!
//! | Where | What |
//! | --- | --- |
//! | [`fields`], `shared_fields`, [`kinds`] | the definition: what a field may hold, and the fields of every kind |
//! | [`record`], `json`, `parse`, `values`, `lists` | a JSON object becomes a [`Record`], or a list of all that is wrong with it |
//! | `odd` | what is odd but possible within one record |
//! | `rows`, `render` | a record becomes rows, what it changes, and rows become a record again |
//! | `lines`, `reading`, `import`, `keys`, `closing`, `circles`, `checks` | record files, read once and taken whole or not at all |
//! | `export` | the record, written as a record file |
//!
//! To add a field: a column in a new migration, in the crate `entity` and in `store::tables`, and a line in
//! [`kinds`]. Reading, checking, writing, the history and the export follow from it.

mod checks;
mod circles;
mod closing;
pub mod export;
pub mod fields;
pub mod import;
pub mod json;
mod keys;
pub mod kinds;
mod lines;
mod lists;
mod nearest;
mod odd;
pub mod parse;
pub mod problem;
mod reading;
pub mod record;
pub mod render;
pub mod report;
pub mod rows;
mod shared_fields;
mod values;

pub use export::{ExportError, ExportReport, export};
pub use import::{ImportError, ImportOptions, Input, import};
pub use problem::{Path, Problem};
pub use record::{Record, Reference, Slot, Value};
pub use report::{Finding, ImportReport};
