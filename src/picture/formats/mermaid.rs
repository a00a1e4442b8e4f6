//! A Mermaid flowchart. Vertices have identities of their own there (`n0`, `n1` …): those of records hold characters
//! that Mermaid gives a meaning to.

use std::{
    fmt,
    io::{self, Write},
};

use super::{
    Picture, look,
    text::{for_eyes, in_one_line},
};
use crate::vocabulary::NodeKind;

/// Writes a picture as a Mermaid flowchart.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    // The title is in YAML, which reads the strings of JSON. Mermaid shows `&amp;` there for `&`, however it is written:
    // the signs of HTML are replaced by their wide forms.
    let title = in_one_line(&picture.title)
        .replace('&', "＆")
        .replace('<', "＜")
        .replace('>', "＞");
    write!(out, "---\ntitle: ")?;
    serde_json::to_writer(&mut *out, &title)?;
    writeln!(out, "\n---\nflowchart LR")?;
    for kind in NodeKind::ALL {
        if picture.vertices.iter().any(|vertex| vertex.kind == *kind) {
            let fill = look::colour(*kind).hex();
            writeln!(
                out,
                "  classDef {} fill:{fill},stroke:#52525b,color:#18181b",
                kind.reference()
            )?;
        }
    }
    for (number, vertex) in picture.vertices.iter().enumerate() {
        let (open, close) = shape(vertex.kind);
        let name = Text(&vertex.name);
        writeln!(
            out,
            "  n{number}{open}\"{name}\"{close}:::{}",
            vertex.kind.reference()
        )?;
    }
    for link in &picture.links {
        let arrow = match (link.kind.is_mutual(), link.inferred) {
            (true, true) => "-.-",
            (true, false) => "---",
            (false, true) => "-.->",
            (false, false) => "-->",
        };
        write!(out, "  n{} {arrow}|\"{}", link.from, Text(link.kind.word()))?;
        if let Some(label) = &link.label {
            write!(out, "#58; {}", Text(label))?;
        }
        if link.weight > 1 {
            write!(out, " ×{}", link.weight)?;
        }
        writeln!(out, "\"| n{}", link.to)?;
    }
    Ok(())
}

/// What stands around the text of a kind and gives it its shape.
const fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Country | NodeKind::City => ("[[", "]]"),
        NodeKind::Organization | NodeKind::Embassy => ("[", "]"),
        NodeKind::Position => ("[/", "/]"),
        NodeKind::Person => ("([", "])"),
        NodeKind::Topic | NodeKind::Program => ("{{", "}}"),
        NodeKind::Source => ("[(", ")]"),
        NodeKind::Event => ("(", ")"),
        NodeKind::Commitment => (">", "]"),
        NodeKind::Relationship => ("{", "}"),
    }
}

/// Text in quotes. Every sign that Mermaid, Markdown or HTML could take for its own is written by its number; the few
/// that are common in names stay where they follow a letter, and so cannot begin a list.
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Mermaid knows no empty text.
        if self.0.trim().is_empty() {
            return f.write_str("#160;");
        }
        let mut after_letter = false;
        for c in for_eyes(self.0).replace("\r\n", "\n").chars() {
            match c {
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => f.write_str("<br>")?,
                '"' => f.write_str("#quot;")?,
                '&' => f.write_str("#amp;")?,
                '<' => f.write_str("#lt;")?,
                '>' => f.write_str("#gt;")?,
                ',' | '.' | '-' if after_letter => write!(f, "{c}")?,
                _ if c.is_ascii_punctuation() => write!(f, "#{};", u32::from(c))?,
                _ => write!(f, "{c}")?,
            }
            after_letter = c.is_alphabetic();
        }
        Ok(())
    }
}
