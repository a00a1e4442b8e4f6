//! `GraphML`. Every link is written as directed, and `mutual` tells those that go both ways: `NetworkX` refuses a file
//! that has both directed and undirected edges.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, Event},
};

use super::{Picture, PictureLink, PictureVertex, links, projection, xml};

/// What is said of the picture, the vertices and the links: the key in the file, what it is for, the name under which
/// programs show it, and the type. Gephi takes the label of a vertex and the weight of a link from these names; other
/// keys become the names of its columns, of which it has some itself (`degree`), so that ours are its own words.
const KEYS: &[(&str, &str, &str, &str)] = &[
    ("p-title", "graph", "title", "string"),
    ("p-projection", "graph", "projection", "string"),
    ("p-truncated", "graph", "truncated", "boolean"),
    ("v-kind", "node", "kind", "string"),
    ("v-name", "node", "name", "string"),
    ("v-label", "node", "label", "string"),
    ("v-degree", "node", "degree", "long"),
    ("v-distance", "node", "distance", "long"),
    ("v-date", "node", "date", "string"),
    ("v-start", "node", "start", "string"),
    ("v-end", "node", "end", "string"),
    ("l-kind", "edge", "kind", "string"),
    ("l-mutual", "edge", "mutual", "boolean"),
    ("l-weight", "edge", "weight", "long"),
    ("l-first", "edge", "first", "string"),
    ("l-last", "edge", "last", "string"),
    ("l-start", "edge", "start", "string"),
    ("l-end", "edge", "end", "string"),
    ("l-inferred", "edge", "inferred", "boolean"),
    ("l-label", "edge", "label", "string"),
];

/// Writes a picture as `GraphML`.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let mut writer = xml::document(out)?;
    let root = BytesStart::new("graphml").with_attributes([
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ),
    ]);
    writer.write_event(Event::Start(root))?;
    for (id, target, name, kind) in KEYS {
        let attributes = [
            ("id", *id),
            ("for", *target),
            ("attr.name", *name),
            ("attr.type", *kind),
        ];
        xml::empty(&mut writer, "key", &attributes)?;
    }
    let graph = BytesStart::new("graph").with_attributes([("id", "picture"), ("edgedefault", "directed")]);
    writer.write_event(Event::Start(graph))?;
    data(&mut writer, "p-title", Some(&picture.title))?;
    data(&mut writer, "p-projection", Some(projection(picture)))?;
    data(&mut writer, "p-truncated", Some(flag(picture.truncated)))?;
    for vertex in &picture.vertices {
        write_vertex(&mut writer, vertex)?;
    }
    for (number, (link, from, to)) in links(picture).enumerate() {
        write_link(&mut writer, number, link, from, to)?;
    }
    writer.write_event(Event::End(BytesEnd::new("graph")))?;
    writer.write_event(Event::End(BytesEnd::new("graphml")))?;
    writer.get_mut().write_all(b"\n")
}

fn write_vertex<W: Write>(writer: &mut Writer<W>, vertex: &PictureVertex) -> io::Result<()> {
    let mut node = BytesStart::new("node");
    xml::set(&mut node, "id", Some(&vertex.id));
    writer.write_event(Event::Start(node))?;
    data(writer, "v-kind", Some(vertex.kind.word()))?;
    data(writer, "v-name", Some(&vertex.name))?;
    data(writer, "v-label", Some(&vertex.name))?;
    data(writer, "v-degree", Some(&vertex.degree.to_string()))?;
    data(
        writer,
        "v-distance",
        vertex.distance.map(|far| far.to_string()).as_deref(),
    )?;
    data(writer, "v-date", vertex.date.as_deref())?;
    data(
        writer,
        "v-start",
        vertex.days.map(|(start, _)| start.to_string()).as_deref(),
    )?;
    data(
        writer,
        "v-end",
        vertex.days.map(|(_, end)| end.to_string()).as_deref(),
    )?;
    writer.write_event(Event::End(BytesEnd::new("node")))
}

fn write_link<W: Write>(
    writer: &mut Writer<W>,
    number: usize,
    link: &PictureLink,
    from: &PictureVertex,
    to: &PictureVertex,
) -> io::Result<()> {
    let mut edge = BytesStart::new("edge");
    xml::set(&mut edge, "id", Some(&format!("l{number}")));
    xml::set(&mut edge, "source", Some(&from.id));
    xml::set(&mut edge, "target", Some(&to.id));
    writer.write_event(Event::Start(edge))?;
    data(writer, "l-kind", Some(link.kind.word()))?;
    data(writer, "l-mutual", Some(flag(link.kind.is_mutual())))?;
    data(writer, "l-weight", Some(&link.weight.to_string()))?;
    data(writer, "l-first", link.first.as_deref())?;
    data(writer, "l-last", link.last.as_deref())?;
    data(
        writer,
        "l-start",
        link.days.0.map(|day| day.to_string()).as_deref(),
    )?;
    data(writer, "l-end", link.days.1.map(|day| day.to_string()).as_deref())?;
    data(writer, "l-inferred", Some(flag(link.inferred)))?;
    data(writer, "l-label", link.label.as_deref())?;
    writer.write_event(Event::End(BytesEnd::new("edge")))
}

/// The value of a key; nothing where there is none.
fn data<W: Write>(writer: &mut Writer<W>, key: &str, value: Option<&str>) -> io::Result<()> {
    match value {
        Some(value) => xml::text(writer, "data", &[("key", key)], value),
        None => Ok(()),
    }
}

const fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
