//! Tables of records of one kind, as spreadsheet programs write and read them in CSV: a row becomes the very same
//! record as an object of a record file, and is checked by the same rules.
//!
//! | Where | What |
//! | --- | --- |
//! | `lined`, `columns`, `reading` | the lines of a file, its header row, and its rows |
//! | `cells`, `items` | what stands in a cell, and how a list stands in one |
//! | `writing`, `examples` | tables of what is kept, and templates to fill in |

mod cells;
mod columns;
mod examples;
mod items;
mod lined;
mod reading;
mod writing;

pub(super) use columns::Columns;
pub(super) use reading::read;
pub use writing::{TableReport, export, template};

use super::fields::RecordKind;

/// What some programs write before the first character of a UTF-8 file. Excel takes a table without it for one in the
/// code page of the machine, and shows names wrong.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The first column.
const KEY: &str = "key";
/// What is told of the first column.
const KEY_HELP: &str =
    "The name by which other records, and you, refer to it for good: a-z, 0-9 and -, at most 120 of them.";

/// The columns of a kind's tables in their order: the name of each, whether a new record needs it, and what it holds.
pub fn notes(kind: &RecordKind) -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    let fields = kind
        .fields
        .iter()
        .map(|field| (field.name, field.required, field.help));
    std::iter::once((KEY, true, KEY_HELP)).chain(fields)
}
