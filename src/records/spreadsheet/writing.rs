//! Tables of what is kept, and templates.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{
    super::{
        export::{ExportError, each},
        fields::RecordKind,
        render,
    },
    BYTE_ORDER_MARK, cells,
    examples::Example,
    notes,
};
use crate::store::Store;

/// So many characters, in UTF-16, Excel keeps in a cell.
const EXCEL_CHARACTERS: usize = 32_767;

/// What was written into a table.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TableReport {
    /// How many records.
    pub records: u64,
    /// How many cells are longer than 32,767 characters, after which Excel cuts them off.
    pub long_cells: u64,
}

/// Writes all records of a kind, whoever may see them, as a table in CSV: by key, from one state of the database. Each
/// field has its column.
///
/// # Errors
///
/// Where the database cannot be read or the table not be written; what was written so far is then only a part.
pub async fn export(
    store: &Store,
    kind: &'static RecordKind,
    out: &mut (impl Write + Send),
) -> Result<TableReport, ExportError> {
    let transaction = store.begin_read().await?;
    let mut table = begin(kind, out).map_err(ExportError::Write)?;
    let mut report = TableReport::default();
    let mut row = Vec::with_capacity(kind.fields.len() + 1);
    report.records = each(&transaction, kind, |rows, keys| {
        row.clear();
        row.push(cells::guarded(rows.key.clone()));
        for (place, field) in kind.fields.iter().enumerate() {
            let json = render::value(kind, place, rows, keys, false);
            let cell = json.map_or_else(|| Ok(String::new()), |json| cells::written(&field.holds, &json))?;
            if cell.len() > EXCEL_CHARACTERS && cell.encode_utf16().count() > EXCEL_CHARACTERS {
                report.long_cells += 1;
            }
            row.push(cell);
        }
        Ok(table.write_record(&row)?)
    })
    .await?;
    transaction.end().await?;
    table.flush().map_err(ExportError::Write)?;
    Ok(report)
}

/// Writes an empty table of a kind: its header row, and a row that shows how it is filled in, with a key that begins
/// with `example-`. An import passes over that row.
///
/// # Errors
///
/// Where it cannot be written.
pub fn template(kind: &'static RecordKind, out: &mut impl Write) -> io::Result<()> {
    let mut table = begin(kind, out)?;
    table.write_record(Example::of(kind)?.cells())?;
    table.flush()
}

/// Begins a table with its header row.
fn begin<W: Write>(kind: &RecordKind, mut out: W) -> io::Result<Writer<W>> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(notes(kind).map(|(name, ..)| name))?;
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{json::Json, kinds::KINDS, parse, problem::Problems},
        *,
    };

    /// With every field, so that each is seen in its form.
    #[test]
    fn a_template_shows_every_field_filled_in() {
        for kind in &KINDS {
            let mut out = Vec::new();
            template(kind, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            let text = text.strip_prefix('\u{feff}').expect("a mark for Excel");
            let mut table = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = table.records().map(|row| row.unwrap()).collect();
            let [header, example] = rows.as_slice() else {
                panic!("a header row and an example: {rows:?}");
            };
            assert_eq!(header.len(), kind.fields.len() + 1);
            assert_eq!(&header[0], "key");
            assert!(example[0].starts_with("example-"), "{}", kind.word);
            for (name, cell) in header.iter().zip(example) {
                assert!(!cell.is_empty(), "{}.{name}", kind.word);
            }
        }
    }

    #[test]
    fn the_examples_are_records_without_fault() {
        for line in include_str!("examples.jsonl").lines() {
            let json: Json<'_> = serde_json::from_str(line).unwrap();
            let mut problems = Problems::default();
            parse::parse(json, &mut problems).unwrap();
            assert_eq!(
                (problems.faults, problems.warnings),
                (Vec::new(), Vec::new()),
                "{line}"
            );
        }
    }
}
