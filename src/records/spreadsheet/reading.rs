//! The rows of a table, one record each.

use std::{
    borrow::Cow,
    io::{self, Read},
    str,
    sync::Arc,
};

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::{
    super::{
        fields::{Field, Holds, RecordKind},
        json::Json,
        lines::MOST_BYTES,
        parse,
        problem::{Path, Problems},
        reading::{ParsedLine, Sink},
        record::{Record, Slot},
    },
    KEY, cells,
    columns::{self, Column, letters},
    examples::Example,
    lined::{self, LAST_ROW, Lined},
};

/// Reads a table of records of a kind, in UTF-8 and with a header row. False where nobody listens any more.
pub(in super::super) fn read(
    kind: &'static RecordKind,
    reader: Box<dyn Read + Send>,
    sink: &mut Sink<'_>,
) -> io::Result<bool> {
    let opened = lined::open(reader)?;
    if opened.wide {
        let message = "is UTF-16; expected a UTF-8 file, which Excel saves as \"CSV UTF-8\"";
        sink.outside(1, fault(&Path::Record, message));
        return Ok(sink.flush());
    }
    let rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(opened.separator)
        .from_reader(opened.lined);
    let example = Example::of(kind)?;
    Table { kind, rows, example }.read(sink)
}

/// A table that is being read.
struct Table {
    kind: &'static RecordKind,
    rows: csv::Reader<Lined<Box<dyn Read + Send>>>,
    example: Example,
}

impl Table {
    fn read(mut self, sink: &mut Sink<'_>) -> io::Result<bool> {
        let mut row = ByteRecord::new();
        let mut columns: Option<Vec<Column>> = None;
        loop {
            let begins = self.rows.position().byte();
            let read = self.rows.read_byte_record(&mut row);
            let line = self.rows.get_mut().line_at(begins);
            match read {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) if is_too_long(&error) => {
                    let message = format!(
                        "the row has more than {MOST_BYTES} bytes; expected at most so many; perhaps a cell \
                         begins with a quotation mark and does not end"
                    );
                    sink.outside(line, fault(&Path::Record, message));
                    return Ok(sink.flush());
                }
                Err(error) => return Err(error.into()),
            }
            if row.iter().next_back().is_some_and(lined::is_unended) {
                let message = "a cell of this row begins with a quotation mark and does not end before the \
                               file does; expected one more at the end of the cell";
                sink.outside(line, fault(&Path::Record, message));
                return Ok(sink.flush());
            }
            if row.iter().all(is_blank) || row.as_slice() == LAST_ROW {
                continue;
            }
            let Some(columns) = &columns else {
                columns = header(self.kind, &row, line, sink);
                if columns.is_none() {
                    return Ok(sink.flush());
                }
                continue;
            };
            if self.example.is(columns, &row) {
                let mut problems = Problems::default();
                problems.warn(
                    &Path::Field(&Path::Record, KEY),
                    "is that of the example in the template; the row was passed over",
                );
                sink.outside(line, problems);
                continue;
            }
            let mut problems = Problems::default();
            let record = record(self.kind, columns, &row, &mut problems);
            let parsed = ParsedLine {
                number: line,
                record,
                problems,
            };
            if !sink.add(parsed, row.as_slice().len()) {
                return Ok(false);
            }
        }
        if columns.is_none() {
            let message = "is empty; expected a header row with the names of the columns, such as key";
            sink.outside(1, fault(&Path::Record, message));
        }
        Ok(sink.flush())
    }
}

fn fault(path: &Path<'_>, message: impl Into<String>) -> Problems {
    let mut problems = Problems::default();
    problems.fault(path, message.into());
    problems
}

fn is_too_long(error: &csv::Error) -> bool {
    matches!(error.kind(), ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge)
}

fn is_blank(cell: &[u8]) -> bool {
    cell.trim_ascii().is_empty()
}

/// Takes the header row. None where no row under it can be read.
fn header(kind: &RecordKind, row: &ByteRecord, line: u64, sink: &mut Sink<'_>) -> Option<Vec<Column>> {
    let mut problems = Problems::default();
    let (held, columns) = columns::read(row, kind, &mut problems);
    let has_key = held.iter().any(|column| matches!(column, Column::Key));
    if !has_key {
        let message = format!(
            "is missing; expected a column of that name, by which {} is recognised",
            kind.one
        );
        problems.fault(&Path::Field(&Path::Record, KEY), message);
    }
    sink.columns(Arc::new(columns));
    sink.outside(line, problems);
    has_key.then_some(held)
}

/// The record of a row, as far as it can be made out.
fn record(
    kind: &'static RecordKind,
    columns: &[Column],
    row: &ByteRecord,
    problems: &mut Problems,
) -> Option<Record> {
    let named = columns
        .iter()
        .rposition(|column| !matches!(column, Column::Unnamed));
    let most = row
        .iter()
        .rposition(|cell| !is_blank(cell))
        .map_or(0, |last| last + 1);
    if row.len() <= named.unwrap_or(0) || most > columns.len() {
        let message = format!(
            "the row has {} cells; expected {}, as the header row has; a cell with a separator, a quotation \
             mark or a line break in it is put in quotation marks",
            row.len(),
            columns.len()
        );
        problems.fault(&Path::Record, message);
        return None;
    }
    let mut refused = Vec::new();
    let mut key = None;
    let mut fields = Vec::with_capacity(columns.len());
    for (place, (column, cell)) in columns.iter().zip(row).enumerate() {
        let name = match column {
            Column::Key => KEY,
            Column::Field(field) => field.name,
            Column::Unnamed if !is_blank(cell) => {
                let column = letters(place);
                let message =
                    format!("column {column} has no name in the header row, and its cell is not empty");
                problems.fault(&Path::Record, message);
                continue;
            }
            Column::Unnamed | Column::Unknown => continue,
        };
        let path = Path::Field(&Path::Record, name);
        match (str::from_utf8(cell), column) {
            (Ok(text), Column::Field(field)) => {
                if let Some(json) = cells::read(field, text, &path, problems) {
                    fields.push((Cow::Borrowed(name), json));
                }
            }
            (Ok(text), Column::Key | Column::Unknown | Column::Unnamed) => key = Some(text.trim()),
            (Err(error), _) => {
                let byte = cell.get(error.valid_up_to()).copied().unwrap_or_default();
                let message = format!(
                    "byte {} of the cell (0x{byte:02x}) is not UTF-8; expected a UTF-8 file, which Excel saves \
                     as \"CSV UTF-8\"",
                    error.valid_up_to() + 1
                );
                problems.fault(&path, message);
                refused.push(name);
            }
        }
    }
    let key = if refused.contains(&KEY) {
        None
    } else {
        let key = key.filter(|key| !key.is_empty()).map(cells::unguarded);
        parse::read_key(kind, key.map(|key| Json::Text(key.into())), problems)
    };
    let rewritten: Vec<&str> = columns.iter().zip(row).filter_map(rewritten).collect();
    let mut record = parse::parse_fields(kind, key, fields, problems);
    for (field, slot) in kind.fields.iter().zip(&mut record.slots) {
        if refused.contains(&field.name) {
            *slot = Slot::Refused;
        }
    }
    for fault in &mut problems.faults {
        if rewritten.contains(&&*fault.field) {
            fault
                .message
                .push_str("; if a spreadsheet program has rewritten it, have the column treated as text");
        }
    }
    Some(record)
}

/// The name of a field whose cell looks as if a spreadsheet program had made another date of it: `2/11/2022`, `Feb-22`.
fn rewritten((column, cell): (&Column, &[u8])) -> Option<&'static str> {
    let Column::Field(field) = column else {
        return None;
    };
    let dated = |field: &Field| matches!(field.holds, Holds::Date | Holds::End | Holds::Instant);
    let year = |cell: &[u8]| cell.len() >= 4 && cell[..4].iter().all(u8::is_ascii_digit);
    let slashed = cell.contains(&b'/') || cell.contains(&b'.');
    (dated(field) && (slashed || !year(cell.trim_ascii()))).then_some(field.name)
}
