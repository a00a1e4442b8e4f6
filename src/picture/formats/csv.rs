//! Tables in CSV, with a header, as RFC 4180 has them: the links, or the vertices. A cell of text that a spreadsheet
//! would take for a formula begins with an apostrophe.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Picture, links as ends, text::for_xml};

/// Writes one line for each link.
pub(super) fn links(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let mut table = table(out);
    table.write_record([
        "from",
        "from_name",
        "from_kind",
        "to",
        "to_name",
        "to_kind",
        "kind",
        "weight",
        "first",
        "last",
        "inferred",
        "label",
    ])?;
    for (link, from, to) in ends(picture) {
        table.write_record([
            &*guarded(&from.id),
            &guarded(&from.name),
            from.kind.word(),
            &guarded(&to.id),
            &guarded(&to.name),
            to.kind.word(),
            link.kind.word(),
            &link.weight.to_string(),
            &guarded(link.first.as_deref().unwrap_or_default()),
            &guarded(link.last.as_deref().unwrap_or_default()),
            if link.inferred { "true" } else { "false" },
            &guarded(link.label.as_deref().unwrap_or_default()),
        ])?;
    }
    table.flush()
}

/// Writes one line for each vertex.
pub(super) fn vertices(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let mut table = table(out);
    table.write_record(["id", "kind", "name", "degree", "distance", "date", "start", "end"])?;
    for vertex in &picture.vertices {
        let distance = vertex.distance.map(|far| far.to_string());
        let start = vertex.days.map(|days| days.0.to_string());
        let end = vertex.days.map(|days| days.1.to_string());
        table.write_record([
            &*guarded(&vertex.id),
            vertex.kind.word(),
            &guarded(&vertex.name),
            &vertex.degree.to_string(),
            distance.as_deref().unwrap_or_default(),
            &guarded(vertex.date.as_deref().unwrap_or_default()),
            &guarded(start.as_deref().unwrap_or_default()),
            &guarded(end.as_deref().unwrap_or_default()),
        ])?;
    }
    table.flush()
}

fn table<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

/// The text as a cell that is no formula: with an apostrophe before a first character that makes one, also in its wide
/// form. Characters that no table holds are replaced, as in XML.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let text = for_xml(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}
