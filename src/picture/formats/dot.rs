//! DOT, the language of Graphviz. The text is in quoted strings only, never in its HTML. For a large picture
//! `dot -Ksfdp` finds a layout where `dot` by itself does not in any useful time.

use std::{
    fmt,
    io::{self, Write},
};

use super::{Picture, links, look, projection, text::for_eyes};
use crate::vocabulary::NodeKind;

/// Writes a picture as DOT.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "digraph picture {{")?;
    writeln!(
        out,
        "  graph [label={}, labelloc=t, rankdir=LR, charset=\"UTF-8\"];",
        Label(&picture.title)
    )?;
    writeln!(
        out,
        "  graph [projection={}, truncated={}];",
        projection(picture),
        picture.truncated
    )?;
    writeln!(
        out,
        "  node [style=filled, color=\"#52525b\", fontname=\"sans-serif\"];"
    )?;
    writeln!(
        out,
        "  edge [color=\"#71717a\", fontname=\"sans-serif\", fontsize=10];"
    )?;
    for vertex in &picture.vertices {
        write!(
            out,
            "  {} [label={}, shape={}, fillcolor=\"{}\", kind={}, name={}, degree={}",
            Quoted(&vertex.id),
            Label(&vertex.name),
            shape(vertex.kind),
            look::colour(vertex.kind).hex(),
            vertex.kind,
            Quoted(&vertex.name),
            vertex.degree,
        )?;
        optional(out, "distance", vertex.distance)?;
        optional(out, "date", vertex.date.as_deref().map(Quoted))?;
        optional(out, "start", vertex.days.map(|days| Day(days.0)))?;
        optional(out, "end", vertex.days.map(|days| Day(days.1)))?;
        writeln!(out, "];")?;
    }
    for (link, from, to) in links(picture) {
        let shown = match &link.label {
            Some(label) => format!("{}: {label}", link.kind),
            None => link.kind.to_string(),
        };
        write!(
            out,
            "  {} -> {} [label={}, kind={}, weight={}, inferred={}",
            Quoted(&from.id),
            Quoted(&to.id),
            Label(&shown),
            link.kind,
            link.weight,
            link.inferred,
        )?;
        optional(out, "first", link.first.as_deref().map(Quoted))?;
        optional(out, "last", link.last.as_deref().map(Quoted))?;
        optional(out, "start", link.days.0.map(Day))?;
        optional(out, "end", link.days.1.map(Day))?;
        if link.kind.is_mutual() {
            write!(out, ", dir=none")?;
        }
        if link.inferred {
            write!(out, ", style=dashed")?;
        }
        writeln!(out, "];")?;
    }
    writeln!(out, "}}")
}

/// The shape of a kind.
const fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Country => "doubleoctagon",
        NodeKind::City => "octagon",
        NodeKind::Organization => "box",
        NodeKind::Embassy => "house",
        NodeKind::Position => "component",
        NodeKind::Person => "ellipse",
        NodeKind::Topic => "hexagon",
        NodeKind::Program => "tab",
        NodeKind::Source => "note",
        NodeKind::Event => "cds",
        NodeKind::Commitment => "parallelogram",
        NodeKind::Relationship => "diamond",
    }
}

/// A further attribute; nothing where it has no value.
fn optional(out: &mut impl Write, name: &str, value: Option<impl fmt::Display>) -> io::Result<()> {
    match value {
        Some(value) => write!(out, ", {name}={value}"),
        None => Ok(()),
    }
}

/// A day in quotes.
struct Day(crate::dates::Day);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

/// A string as it is. DOT undoes nothing in it but `\"`; a backslash is doubled all the same, since one at the end
/// would take the closing quote for its own, and Graphviz leaves both.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in for_eyes(self.0).chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                _ => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}

/// A string that is drawn: in these Graphviz gives a meaning to more backslashes, and to HTML's entities.
struct Label<'a>(&'a str);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in for_eyes(self.0).replace("\r\n", "\n").chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '&' => f.write_str("&amp;")?,
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => f.write_str("\\n")?,
                _ => write!(f, "{c}")?,
            }
        }
        f.write_str("\"")
    }
}
