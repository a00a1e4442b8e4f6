//! The formats in which a picture leaves: files that other programs read. Each is written straight to its output, so
//! that a picture of any size takes no memory of its own, and the same picture always gives the same bytes.
//!
//! A vertex keeps its identity (`person:jung-sook-park`) wherever the format has room for one. A link has no identity
//! in the record; where a format asks for one, it is its place among the links: `l0`, `l1` …

mod csv;
mod cypher;
mod dot;
mod gexf;
mod graphml;
mod json_graph;
mod look;
mod mermaid;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use std::{
    fmt,
    io::{self, BufWriter, Write},
    str::FromStr,
};

pub(crate) use csv::guarded;

use super::{
    Picture, PictureLink, PictureVertex, Projection,
    svg::{self, Drawing},
};
use crate::vocabulary::UnknownWord;

/// How many bytes are gathered before they go to the output.
const BUFFER: usize = 64 * 1024;

/// A format that a picture can be written in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Format {
    /// [GraphML](http://graphml.graphdrawing.org), for `NetworkX`, Gephi, yEd, Cytoscape and igraph.
    GraphMl,
    /// [GEXF 1.3](https://gexf.net), for Gephi: with days, for its timeline.
    Gexf,
    /// [DOT](https://graphviz.org/doc/info/lang.html), for Graphviz.
    Dot,
    /// A [Mermaid](https://mermaid.js.org) flowchart, for documents. Mermaid draws no more than 500 links and 50,000
    /// characters unless it is set to.
    Mermaid,
    /// Statements in [Cypher](https://neo4j.com/docs/cypher-manual/), for Neo4j 5. To run them again changes nothing.
    Cypher,
    /// [JSON Graph Format](http://jsongraphformat.info), version 2.
    JsonGraph,
    /// The links as a table: [CSV](https://www.rfc-editor.org/rfc/rfc4180), made safe for spreadsheets.
    Csv,
    /// The vertices as a table.
    CsvVertices,
    /// A drawing, as a page or a document shows it.
    Svg,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::GraphMl,
        Self::Gexf,
        Self::Dot,
        Self::Mermaid,
        Self::Cypher,
        Self::JsonGraph,
        Self::Csv,
        Self::CsvVertices,
        Self::Svg,
    ];

    /// Every name, in the order of [`Format::ALL`].
    pub const NAMES: &'static [&'static str] = &[
        "graphml",
        "gexf",
        "dot",
        "mermaid",
        "cypher",
        "json-graph",
        "csv",
        "csv-vertices",
        "svg",
    ];

    /// The name by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Mermaid => "mermaid",
            Self::Cypher => "cypher",
            Self::JsonGraph => "json-graph",
            Self::Csv => "csv",
            Self::CsvVertices => "csv-vertices",
            Self::Svg => "svg",
        }
    }

    /// The media type, as a `Content-Type` has it. `GraphML`, GEXF and Cypher have none that is registered; theirs are
    /// those in use.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::GraphMl => "application/graphml+xml",
            Self::Gexf => "application/gexf+xml",
            Self::Dot => "text/vnd.graphviz; charset=utf-8",
            Self::Mermaid => "application/vnd.mermaid",
            Self::Cypher => "application/x-cypher-query",
            Self::JsonGraph => "application/vnd.jgf+json",
            Self::Csv | Self::CsvVertices => "text/csv; charset=utf-8; header=present",
            Self::Svg => "image/svg+xml",
        }
    }

    /// How the name of a file ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Mermaid => "mmd",
            Self::Cypher => "cypher",
            Self::JsonGraph => "json",
            Self::Csv | Self::CsvVertices => "csv",
            Self::Svg => "svg",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownWord;

    fn from_str(name: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.name() == name)
            .ok_or(UnknownWord {
                expected: Self::NAMES,
            })
    }
}

/// Writes a picture in a format, in UTF-8, and flushes the output.
///
/// # Errors
///
/// Only where the output cannot be written to.
pub fn write(picture: &Picture, format: Format, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    match format {
        Format::GraphMl => graphml::write(picture, &mut out),
        Format::Gexf => gexf::write(picture, &mut out),
        Format::Dot => dot::write(picture, &mut out),
        Format::Mermaid => mermaid::write(picture, &mut out),
        Format::Cypher => cypher::write(picture, &mut out),
        Format::JsonGraph => json_graph::write(picture, &mut out),
        Format::Csv => csv::links(picture, &mut out),
        Format::CsvVertices => csv::vertices(picture, &mut out),
        Format::Svg => out.write_all(svg::draw(picture, &Drawing::default()).as_bytes()),
    }?;
    out.flush()
}

/// The links, each with its two ends.
fn links(picture: &Picture) -> impl Iterator<Item = (&PictureLink, &PictureVertex, &PictureVertex)> {
    picture
        .links
        .iter()
        .map(|link| (link, &picture.vertices[link.from], &picture.vertices[link.to]))
}

/// What a picture shows, in a word.
const fn projection(picture: &Picture) -> &'static str {
    match picture.projection {
        Projection::Full => "FULL",
        Projection::Ties => "TIES",
    }
}
