//! A row as a line of a backup: a list of its cells. Numbers with a fraction are text, so that no reader rounds them.

use std::fmt::Write as _;

use crate::{
    records::json::Json,
    store::{
        bulk::Cell,
        tables::{Column, ColumnKind},
    },
};

/// Adds a row to some lines.
pub(super) fn write(lines: &mut String, row: &[Cell]) {
    lines.push('[');
    for (place, cell) in row.iter().enumerate() {
        if place > 0 {
            lines.push(',');
        }
        match cell {
            Cell::Null => lines.push_str("null"),
            Cell::Long(number) => lines.push_str(&number.to_string()),
            Cell::Flag(flag) => lines.push_str(if *flag { "true" } else { "false" }),
            Cell::Real(number) => {
                // Writing to a String never fails.
                let _ = write!(lines, "\"{number:?}\"");
            }
            // Writing text into memory cannot fail.
            Cell::Text(text) => lines.push_str(&serde_json::to_string(text).unwrap_or_default()),
        }
    }
    lines.push_str("]\n");
}

/// Reads a row with a cell for each of some columns.
///
/// # Errors
///
/// What is wrong with the line, and what was expected.
pub(super) fn read(line: &[u8], columns: &[&Column]) -> Result<Vec<Cell>, String> {
    let expected = || format!("expected a row of {} values", columns.len());
    let json: Json<'_> =
        serde_json::from_slice(line).map_err(|error| format!("is not JSON ({error}); {}", expected()))?;
    let Json::List(values) = json else {
        return Err(format!("is no list; {}", expected()));
    };
    if values.len() != columns.len() {
        return Err(format!("has {} values; {}", values.len(), expected()));
    }
    let cells = values.iter().zip(columns);
    cells.map(|(value, column)| cell(value, column)).collect()
}

fn cell(value: &Json<'_>, column: &Column) -> Result<Cell, String> {
    let read = match (value, column.kind) {
        (Json::Null, _) => Some(Cell::Null),
        (Json::Number(number), ColumnKind::Long) => number.as_i64().map(Cell::Long),
        (Json::Flag(flag), ColumnKind::Flag) => Some(Cell::Flag(*flag)),
        (Json::Text(text), ColumnKind::Real) => text.parse().ok().map(Cell::Real),
        (Json::Text(text), ColumnKind::Text) => Some(Cell::Text(text.to_string())),
        (Json::Number(_) | Json::Flag(_) | Json::Text(_) | Json::List(_) | Json::Object(_), _) => None,
    };
    read.ok_or_else(|| {
        let expected = match column.kind {
            ColumnKind::Long => "a whole number",
            ColumnKind::Real => "a number written as text",
            ColumnKind::Flag => "true or false",
            ColumnKind::Text => "text",
        };
        format!(
            "{}: expected {expected} or null, found {}",
            column.name,
            value.described()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tables;

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let row = vec![
            Cell::Long(i64::MAX),
            Cell::Null,
            Cell::Real(0.1 + 0.2),
            Cell::Real(-7.0),
        ];
        let mut line = String::new();
        write(&mut line, &row);
        assert_eq!(
            line,
            "[9223372036854775807,null,\"0.30000000000000004\",\"-7.0\"]\n"
        );
        let columns: Vec<&Column> = tables::CITY.columns.iter().collect();
        assert_eq!(read(line.trim_end().as_bytes(), &columns), Ok(row));
    }

    #[test]
    fn what_is_no_row_is_told() {
        let columns: Vec<&Column> = tables::CITY.columns.iter().collect();
        let wrong = |line: &str| read(line.as_bytes(), &columns).expect_err("it is wrong");
        assert_eq!(wrong("[1,2]"), "has 2 values; expected a row of 4 values");
        assert_eq!(wrong("{}"), "is no list; expected a row of 4 values");
        assert_eq!(
            wrong("[\"1\",2,null,null]"),
            "id: expected a whole number or null, found the text \"1\""
        );
        assert!(wrong("[1,").starts_with("is not JSON"), "{}", wrong("[1,"));
    }
}
