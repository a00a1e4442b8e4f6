//! Cypher for Neo4j 5: statements that leave a database the same however often they run. Each ends its line. A vertex is
//! found again by its label and `id`; a link by its ends, its kind and `nth`, which counts the links of one kind between
//! the same two. What a picture does not say is taken away, so that nothing old is left.

use std::{
    fmt,
    io::{self, Write},
};

use super::{Picture, PictureVertex, links, text::in_one_line};
use crate::{
    dates::Day,
    vocabulary::{LinkKind, NodeKind},
};

/// Writes a picture as Cypher.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "// {}", in_one_line(&picture.title))?;
    for kind in NodeKind::ALL {
        if picture.vertices.iter().any(|vertex| vertex.kind == *kind) {
            let label = label(*kind);
            writeln!(
                out,
                "CREATE CONSTRAINT rapport_{label}_id IF NOT EXISTS FOR (v:{label}) REQUIRE v.id IS UNIQUE;"
            )?;
        }
    }
    for vertex in &picture.vertices {
        writeln!(
            out,
            "MERGE (v{}) SET v += {{name: {}, degree: {}, distance: {}, date: {}, start: {}, end: {}}};",
            Known(vertex),
            Text(&vertex.name),
            vertex.degree,
            OrNull(vertex.distance),
            OrNull(vertex.date.as_deref().map(Text)),
            OrNull(vertex.days.map(|days| Date(days.0))),
            OrNull(vertex.days.map(|days| Date(days.1))),
        )?;
    }
    let mut before: Option<(usize, usize, LinkKind)> = None;
    let mut nth = 0_usize;
    for (link, from, to) in links(picture) {
        let key = (link.from, link.to, link.kind);
        nth = if before.replace(key) == Some(key) {
            nth + 1
        } else {
            1
        };
        // A link that goes both ways is found whichever way it was written.
        let tip = if link.kind.is_mutual() { "-" } else { "->" };
        writeln!(
            out,
            "MATCH (a{}) MATCH (b{}) MERGE (a)-[r:{} {{nth: {nth}}}]{tip}(b) SET r += {{weight: {}, first: {}, \
             last: {}, start: {}, end: {}, inferred: {}, label: {}}};",
            Known(from),
            Known(to),
            link.kind,
            link.weight,
            OrNull(link.first.as_deref().map(Text)),
            OrNull(link.last.as_deref().map(Text)),
            OrNull(link.days.0.map(Date)),
            OrNull(link.days.1.map(Date)),
            link.inferred,
            OrNull(link.label.as_deref().map(Text)),
        )?;
    }
    Ok(())
}

/// The label of a kind.
const fn label(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Country => "Country",
        NodeKind::City => "City",
        NodeKind::Organization => "Organization",
        NodeKind::Embassy => "Embassy",
        NodeKind::Position => "Position",
        NodeKind::Person => "Person",
        NodeKind::Topic => "Topic",
        NodeKind::Program => "Program",
        NodeKind::Source => "Source",
        NodeKind::Event => "Event",
        NodeKind::Commitment => "Commitment",
        NodeKind::Relationship => "Relationship",
    }
}

/// The label and the identity by which a vertex is found.
struct Known<'a>(&'a PictureVertex);

impl fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{} {{id: {}}}", label(self.0.kind), Text(&self.0.id))
    }
}

/// A value, or `null`.
struct OrNull<T>(Option<T>);

impl<T: fmt::Display> fmt::Display for OrNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str("null"),
        }
    }
}

/// A day as a value of Cypher's own type.
struct Date(Day);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "date('{}')", self.0)
    }
}

/// A string. Neo4j 5 reads `\u0041` anywhere in a statement before it looks at strings, so that a `u` after a backslash
/// is written by its number too, which is right whoever reads it and when.
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = None;
        f.write_str("'")?;
        for c in self.0.chars() {
            match c {
                '\'' => f.write_str("\\'")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                'u' if before == Some('\\') => f.write_str("\\u0075")?,
                '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}' => write!(f, "\\u{:04x}", u32::from(c))?,
                _ if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
                _ => write!(f, "{c}")?,
            }
            before = Some(c);
        }
        f.write_str("'")
    }
}
