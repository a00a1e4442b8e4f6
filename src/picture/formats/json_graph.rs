//! JSON Graph Format, version 2. What its schema has no place for is in `metadata`.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Picture, PictureLink, PictureVertex, links, projection};
use crate::dates::Day;

/// Writes a picture in JSON Graph Format.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        graph: Graph {
            label: &picture.title,
            directed: true,
            kind: "rapport",
            metadata: GraphMetadata {
                projection: projection(picture),
                truncated: picture.truncated,
            },
            nodes: Nodes(picture),
            edges: Edges(picture),
        },
    };
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Document<'a> {
    graph: Graph<'a>,
}

#[derive(Serialize)]
struct Graph<'a> {
    label: &'a str,
    directed: bool,
    #[serde(rename = "type")]
    kind: &'static str,
    metadata: GraphMetadata,
    nodes: Nodes<'a>,
    edges: Edges<'a>,
}

#[derive(Serialize)]
struct GraphMetadata {
    projection: &'static str,
    truncated: bool,
}

/// The vertices, made one after the other as they are written.
struct Nodes<'a>(&'a Picture);

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .vertices
                .iter()
                .map(|vertex| (&vertex.id, Node::from(vertex))),
        )
    }
}

#[derive(Serialize)]
struct Node<'a> {
    label: &'a str,
    metadata: NodeMetadata<'a>,
}

#[derive(Serialize)]
struct NodeMetadata<'a> {
    kind: &'static str,
    degree: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Day>,
}

impl<'a> From<&'a PictureVertex> for Node<'a> {
    fn from(vertex: &'a PictureVertex) -> Self {
        Self {
            label: &vertex.name,
            metadata: NodeMetadata {
                kind: vertex.kind.word(),
                degree: vertex.degree,
                distance: vertex.distance,
                date: vertex.date.as_deref(),
                start: vertex.days.map(|days| days.0),
                end: vertex.days.map(|days| days.1),
            },
        }
    }
}

/// The links, made one after the other as they are written.
struct Edges<'a>(&'a Picture);

impl Serialize for Edges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            links(self.0)
                .enumerate()
                .map(|(number, (link, from, to))| Edge::new(number, link, from, to)),
        )
    }
}

#[derive(Serialize)]
struct Edge<'a> {
    id: String,
    source: &'a str,
    target: &'a str,
    relation: &'static str,
    directed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    metadata: EdgeMetadata<'a>,
}

#[derive(Serialize)]
struct EdgeMetadata<'a> {
    weight: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Day>,
    inferred: bool,
}

impl<'a> Edge<'a> {
    fn new(number: usize, link: &'a PictureLink, from: &'a PictureVertex, to: &'a PictureVertex) -> Self {
        Self {
            id: format!("l{number}"),
            source: &from.id,
            target: &to.id,
            relation: link.kind.word(),
            directed: !link.kind.is_mutual(),
            label: link.label.as_deref(),
            metadata: EdgeMetadata {
                weight: link.weight,
                first: link.first.as_deref(),
                last: link.last.as_deref(),
                start: link.days.0,
                end: link.days.1,
                inferred: link.inferred,
            },
        }
    }
}
