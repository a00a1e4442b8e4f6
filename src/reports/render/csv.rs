//! The tables of a report in CSV, for a spreadsheet.
//!
//! A report with one table is that table: a header, and a line for each row, as RFC 4180 has them. One with several has
//! them one after another: a line with what the table shows, the table, an empty line. Where rows have sources, the last
//! column has them: in words where the table is the only one, else by their numbers in the last table, that of sources.
//!
//! Numbers are written without marks between their digits, for programs to read; text that a spreadsheet would take for
//! a formula begins with an apostrophe.

use std::{borrow::Cow, io};

use csv::{Terminator, Writer, WriterBuilder};

use crate::{
    picture::formats::guarded,
    reports::{
        laid_out::{Cell, LaidOut, Table},
        lines::SourceLine,
        words::Words,
    },
};

/// By which Excel knows that it is UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The tables of a report.
pub(super) fn render<R: LaidOut>(report: &R, words: &Words) -> io::Result<String> {
    let tables = report.tables(words);
    let sources = report.sources();
    let mut out = String::from(BYTE_ORDER_MARK);
    if let [only] = tables.as_slice() {
        out.push_str(&written(
            only,
            words,
            |footnotes| in_words(footnotes, sources, words),
            false,
        )?);
        return Ok(out);
    }
    for (place, table) in tables.iter().enumerate() {
        if place > 0 {
            out.push_str("\r\n");
        }
        out.push_str(&written(table, words, in_numbers, true)?);
    }
    if !sources.is_empty() {
        if !tables.is_empty() {
            out.push_str("\r\n");
        }
        out.push_str(&list(sources, words)?);
    }
    Ok(out)
}

/// A table, with what it shows above it where it is one of several.
fn written(
    table: &Table,
    words: &Words,
    cite: impl Fn(&[u32]) -> String,
    is_one_of_several: bool,
) -> io::Result<String> {
    let mut csv = begin();
    if is_one_of_several {
        csv.write_record([&*guarded(&table.caption)])?;
    }
    let has_sources = table.rows.iter().flatten().any(|cell| !cell.footnotes.is_empty());
    let heads = table
        .columns
        .iter()
        .map(|column| guarded(&column.head).into_owned());
    csv.write_record(heads.chain(has_sources.then(|| words.say("sources"))))?;
    for row in &table.rows {
        let mut footnotes: Vec<u32> = row
            .iter()
            .flat_map(|cell| cell.footnotes.iter().copied())
            .collect();
        footnotes.sort_unstable();
        footnotes.dedup();
        let cells = row.iter().map(|cell| text(cell).into_owned());
        csv.write_record(cells.chain(has_sources.then(|| guarded(&cite(&footnotes)).into_owned())))?;
    }
    end(csv)
}

fn text(cell: &Cell) -> Cow<'_, str> {
    match cell.number {
        Some(number) if number.is_finite() => number.to_string().into(),
        Some(_) | None => guarded(&cell.text),
    }
}

/// Footnotes, apart by what no language takes for a part of a number.
fn in_numbers(footnotes: &[u32]) -> String {
    let numbers = footnotes.iter().map(ToString::to_string);
    numbers.collect::<Vec<_>>().join("; ")
}

/// What footnotes refer to.
fn in_words(footnotes: &[u32], sources: &[SourceLine], words: &Words) -> String {
    let cited = sources.iter().filter(|source| footnotes.contains(&source.number));
    cited
        .map(|source| {
            let title = source.title.as_deref().unwrap_or(&source.source.name);
            let published = source.published.as_ref().map(|date| words.date(&date.0));
            let parts = [
                source.publisher.as_deref(),
                Some(title),
                published.as_deref(),
                source.url.as_deref(),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        })
        .collect::<Vec<_>>()
        .join("; ")
}

/// The table of sources. Its dates are as they were recorded, which sorts them.
fn list(sources: &[SourceLine], words: &Words) -> io::Result<String> {
    let mut csv = begin();
    csv.write_record([words.say("sources")])?;
    csv.write_record(["number", "publisher", "source-title", "date", "address"].map(|id| words.say(id)))?;
    for source in sources {
        csv.write_record([
            &*source.number.to_string(),
            &guarded(source.publisher.as_deref().unwrap_or_default()),
            &guarded(source.title.as_deref().unwrap_or(&source.source.name)),
            &guarded(source.published.as_ref().map_or("", |date| &date.0)),
            &guarded(source.url.as_deref().unwrap_or_default()),
        ])?;
    }
    end(csv)
}

fn begin() -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new())
}

fn end(csv: Writer<Vec<u8>>) -> io::Result<String> {
    let bytes = csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
