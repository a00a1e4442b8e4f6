//! GEXF 1.3, with days, so that Gephi's timeline works. Links are directed for the reason that `graphml` has; their
//! `kind` keeps Gephi from merging those of different kinds.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

use super::{Picture, PictureLink, PictureVertex, links, look, projection, xml};
use crate::dates::Day;

/// What is said of a vertex beyond what GEXF has a place for: the key, the title and the type.
const OF_VERTICES: &[(&str, &str, &str)] = &[
    ("v-kind", "kind", "string"),
    ("v-degree", "degree", "long"),
    ("v-distance", "distance", "long"),
    ("v-date", "date", "string"),
];

/// What is said of a link.
const OF_LINKS: &[(&str, &str, &str)] = &[
    ("l-kind", "kind", "string"),
    ("l-mutual", "mutual", "boolean"),
    ("l-first", "first", "string"),
    ("l-last", "last", "string"),
    ("l-inferred", "inferred", "boolean"),
];

/// Writes a picture as GEXF.
pub(super) fn write(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    let mut writer = xml::document(out)?;
    let root = BytesStart::new("gexf").with_attributes([
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
        ),
        ("version", "1.3"),
    ]);
    writer.write_event(Event::Start(root))?;
    start(&mut writer, "meta")?;
    xml::text(&mut writer, "creator", &[], "Rapport")?;
    xml::text(&mut writer, "description", &[], &picture.title)?;
    xml::text(&mut writer, "keywords", &[], projection(picture))?;
    end(&mut writer, "meta")?;
    if picture.truncated {
        writer.write_event(Event::Comment(BytesText::new(" A limit cut this picture. ")))?;
    }
    let graph = BytesStart::new("graph").with_attributes([
        ("mode", "dynamic"),
        ("defaultedgetype", "directed"),
        ("idtype", "string"),
        ("timeformat", "date"),
        ("timerepresentation", "interval"),
    ]);
    writer.write_event(Event::Start(graph))?;
    declare(&mut writer, "node", OF_VERTICES)?;
    declare(&mut writer, "edge", OF_LINKS)?;
    start(&mut writer, "nodes")?;
    for vertex in &picture.vertices {
        write_vertex(&mut writer, vertex)?;
    }
    end(&mut writer, "nodes")?;
    start(&mut writer, "edges")?;
    for (number, (link, from, to)) in links(picture).enumerate() {
        write_link(&mut writer, number, link, from, to)?;
    }
    end(&mut writer, "edges")?;
    end(&mut writer, "graph")?;
    end(&mut writer, "gexf")?;
    writer.get_mut().write_all(b"\n")
}

fn declare<W: Write>(
    writer: &mut Writer<W>,
    class: &str,
    attributes: &[(&str, &str, &str)],
) -> io::Result<()> {
    let element = BytesStart::new("attributes").with_attributes([("class", class), ("mode", "static")]);
    writer.write_event(Event::Start(element))?;
    for (id, title, kind) in attributes {
        let attributes = [("id", *id), ("title", *title), ("type", *kind)];
        xml::empty(writer, "attribute", &attributes)?;
    }
    end(writer, "attributes")
}

fn write_vertex<W: Write>(writer: &mut Writer<W>, vertex: &PictureVertex) -> io::Result<()> {
    let mut node = BytesStart::new("node");
    xml::set(&mut node, "id", Some(&vertex.id));
    xml::set(&mut node, "label", Some(&vertex.name));
    set_days(
        &mut node,
        vertex.days.map(|days| days.0),
        vertex.days.map(|days| days.1),
    );
    writer.write_event(Event::Start(node))?;
    start(writer, "attvalues")?;
    value(writer, "v-kind", Some(vertex.kind.word()))?;
    value(writer, "v-degree", Some(&vertex.degree.to_string()))?;
    value(
        writer,
        "v-distance",
        vertex.distance.map(|far| far.to_string()).as_deref(),
    )?;
    value(writer, "v-date", vertex.date.as_deref())?;
    end(writer, "attvalues")?;
    let look::Colour(red, green, blue) = look::colour(vertex.kind);
    let (red, green, blue) = (red.to_string(), green.to_string(), blue.to_string());
    xml::empty(writer, "viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
    end(writer, "node")
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
    xml::set(&mut edge, "kind", Some(link.kind.word()));
    xml::set(&mut edge, "weight", Some(&link.weight.to_string()));
    xml::set(&mut edge, "label", link.label.as_deref());
    set_days(&mut edge, link.days.0, link.days.1);
    writer.write_event(Event::Start(edge))?;
    start(writer, "attvalues")?;
    value(writer, "l-kind", Some(link.kind.word()))?;
    value(
        writer,
        "l-mutual",
        Some(if link.kind.is_mutual() { "true" } else { "false" }),
    )?;
    value(writer, "l-first", link.first.as_deref())?;
    value(writer, "l-last", link.last.as_deref())?;
    value(
        writer,
        "l-inferred",
        Some(if link.inferred { "true" } else { "false" }),
    )?;
    end(writer, "attvalues")?;
    end(writer, "edge")
}

/// When it was there. Dates in XML have no year 0, and the years before it count differently from one version to the
/// next: what begins before the year 1 has no start here, and what ends before it ends where that year begins. Days
/// that contradict each other, as those of a tenure that ends before it begins, are left out.
fn set_days(element: &mut BytesStart, from: Option<Day>, to: Option<Day>) {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return;
    }
    let start = from.filter(|day| day.year() > 0).map(|day| day.to_string());
    let end = to.map(|day| {
        if day.year() > 0 {
            day.to_string()
        } else {
            "0001-01-01".to_owned()
        }
    });
    xml::set(element, "start", start.as_deref());
    xml::set(element, "end", end.as_deref());
}

/// The value of an attribute; nothing where there is none.
fn value<W: Write>(writer: &mut Writer<W>, key: &str, value: Option<&str>) -> io::Result<()> {
    match value {
        Some(value) => xml::empty(writer, "attvalue", &[("for", key), ("value", value)]),
        None => Ok(()),
    }
}

fn start<W: Write>(writer: &mut Writer<W>, name: &str) -> io::Result<()> {
    writer.write_event(Event::Start(BytesStart::new(name)))
}

fn end<W: Write>(writer: &mut Writer<W>, name: &str) -> io::Result<()> {
    writer.write_event(Event::End(BytesEnd::new(name)))
}
