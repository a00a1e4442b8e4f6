//! The row with which a template shows how a table is filled in.

use std::io;

use csv::ByteRecord;

use super::{
    super::fields::{Holds, RecordKind},
    KEY, cells,
    columns::Column,
};

/// One record of each kind, with every field, as record files have them.
const EXAMPLES: &str = include_str!("examples.jsonl");

/// The cells of a kind's example: the name of the column, and what stands in it.
#[derive(Debug)]
pub(super) struct Example(Vec<(&'static str, String)>);

impl Example {
    /// The example of a kind.
    pub(super) fn of(kind: &'static RecordKind) -> io::Result<Self> {
        let mut cells = Vec::new();
        for line in EXAMPLES.lines() {
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line)?;
            if object.get("type").and_then(serde_json::Value::as_str) != Some(kind.word) {
                continue;
            }
            let key = object.get(KEY).and_then(serde_json::Value::as_str);
            cells.extend(key.map(|key| (KEY, key.to_owned())));
            for field in kind.fields {
                if let Some(value) = object.get(field.name) {
                    cells.push((field.name, cells::written(&field.holds, &value.to_string())?));
                }
            }
        }
        Ok(Self(cells))
    }

    /// The cells in the order of the columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, cell)| cell.as_str())
    }

    /// Whether a row is the example, left as it was. Dates and numbers are not looked at: a spreadsheet program may have
    /// written them in its own way.
    pub(super) fn is(&self, columns: &[Column], row: &ByteRecord) -> bool {
        let mut has_key = false;
        let same = columns.iter().zip(row).all(|(column, cell)| {
            let name = match column {
                Column::Key => {
                    has_key = true;
                    KEY
                }
                Column::Field(field) => match field.holds {
                    Holds::Text(..) | Holds::Word(..) | Holds::Reference(_) | Holds::List(_) => field.name,
                    Holds::Flag
                    | Holds::Count
                    | Holds::Real(..)
                    | Holds::Date
                    | Holds::End
                    | Holds::Instant => return true,
                },
                Column::Unknown | Column::Unnamed => return true,
            };
            let own = self.0.iter().find(|(known, _)| *known == name);
            own.is_some_and(|(_, own)| own.as_bytes() == cell.trim_ascii())
        });
        same && has_key
    }
}
