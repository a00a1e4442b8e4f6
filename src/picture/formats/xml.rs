//! What the two formats in XML have in common. `quick-xml` escapes what XML gives a meaning to; what XML cannot hold at
//! all is replaced here.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesStart, BytesText, Event},
};

use super::text::for_xml;

/// A document that is being written, with its declaration.
pub(super) fn document<W: Write>(out: W) -> io::Result<Writer<W>> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(writer)
}

/// An attribute; none where there is no value.
pub(super) fn set(element: &mut BytesStart, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        element.push_attribute((name, for_xml(value)));
    }
}

/// An element with nothing in it but attributes.
pub(super) fn empty<W: Write>(
    writer: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        set(&mut element, name, Some(value));
    }
    writer.write_event(Event::Empty(element))
}

/// An element with a text in it.
pub(super) fn text<W: Write>(
    writer: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
    content: &str,
) -> io::Result<()> {
    writer
        .create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_text_content(BytesText::new(&for_xml(content)))?;
    Ok(())
}
