//! A picture full of hostile text, written in every format and read again.

mod nasty;

use std::collections::BTreeSet;

use quick_xml::{Reader, XmlVersion, events::Event};

use self::nasty::{nasty, plain};
use super::{Format, write};
use crate::{
    dates::Day,
    picture::{Picture, PictureLink},
    vocabulary::{LinkKind, NodeKind},
};

fn written(picture: &Picture, format: Format) -> String {
    let mut out = Vec::new();
    write(picture, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What XML has instead of a text.
fn in_xml(text: &str) -> String {
    text.replace(['\0', '\u{7}', '\u{1b}', '\u{fffe}', '\u{ffff}'], "\u{FFFD}")
}

/// Every value of an attribute, in order.
fn attributes(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut values = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        if event == Event::Eof {
            return values;
        }
        let (Event::Start(found) | Event::Empty(found)) = event else {
            continue;
        };
        for found in found.attributes().filter(|_| found.name().as_ref() == element) {
            let found = found.unwrap();
            if found.key.as_ref() == attribute {
                let value = found.normalized_value(XmlVersion::Explicit1_0).unwrap();
                values.push(value.into_owned());
            }
        }
    }
}

#[test]
fn every_name_is_found_again() {
    let names: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(names, Format::NAMES);
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(*format));
        assert_eq!(format.to_string(), format.name());
        assert!(format.media_type().contains('/'));
        assert!(!format.extension().contains('.'));
    }
    let error = "GraphML".parse::<Format>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected one of graphml, gexf, dot, mermaid, cypher, json-graph, csv, csv-vertices, svg"
    );
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(written(&nasty(), *format), written(&nasty(), *format), "{format}");
    }
}

#[test]
fn a_picture_of_nothing_is_written() {
    let mut picture = nasty();
    picture.links.clear();
    picture.vertices.clear();
    for format in Format::ALL {
        assert!(!written(&picture, *format).is_empty(), "{format}");
    }
}

#[test]
fn an_output_that_breaks_is_an_error() {
    struct Broken;
    impl std::io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in Format::ALL {
        let error = write(&nasty(), *format, &mut Broken).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "{format}");
    }
}

#[test]
fn gexf_is_read_as_it_was_meant() {
    let picture = nasty();
    let xml = written(&picture, Format::Gexf);
    let expected: Vec<_> = picture
        .vertices
        .iter()
        .map(|vertex| in_xml(&vertex.name))
        .collect();
    assert_eq!(attributes(&xml, "node", "label"), expected);
    let expected: Vec<_> = picture
        .links
        .iter()
        .filter_map(|link| link.label.as_deref())
        .map(in_xml)
        .collect();
    assert_eq!(attributes(&xml, "edge", "label"), expected);
    let ids: BTreeSet<_> = attributes(&xml, "edge", "id").into_iter().collect();
    assert_eq!(ids.len(), picture.links.len());
}

#[test]
fn gexf_has_only_days_that_a_timeline_can_hold() {
    let day = Day::from_number;
    // The Ides of March of the year -44, 2022-02-11 and 2022-02-12.
    let (ides, earlier, later) = (day(-735_525), day(19_034), day(19_035));
    for (from, to, start, end) in [
        (None, None, None, None),
        (Some(earlier), None, Some("2022-02-11"), None),
        (Some(earlier), Some(later), Some("2022-02-11"), Some("2022-02-12")),
        (Some(later), Some(earlier), None, None),
        (Some(ides), Some(later), None, Some("2022-02-12")),
        (Some(ides), Some(ides), None, Some("0001-01-01")),
    ] {
        let xml = written(&plain(LinkKind::Met, (from, to)), Format::Gexf);
        assert_eq!(
            attributes(&xml, "edge", "start").first().map(String::as_str),
            start,
            "{from:?}"
        );
        assert_eq!(
            attributes(&xml, "edge", "end").first().map(String::as_str),
            end,
            "{to:?}"
        );
    }
}

#[test]
fn graphml_is_read_as_it_was_meant() {
    let picture = nasty();
    let xml = written(&picture, Format::GraphMl);
    let expected: Vec<_> = picture.vertices.iter().map(|vertex| vertex.id.clone()).collect();
    assert_eq!(attributes(&xml, "node", "id"), expected);
    assert_eq!(attributes(&xml, "edge", "source").len(), picture.links.len());
    assert!(xml.contains("&lt;b&gt;bold&lt;/b&gt; ]]&gt; &lt;!-- --&gt; &lt;![CDATA[x]]&gt;"));
    assert!(xml.contains("two\nlines&#13;\nand&#13;a third\u{2028}fourth"));
    let keys: BTreeSet<_> = attributes(&xml, "key", "id").into_iter().collect();
    for key in attributes(&xml, "data", "key") {
        assert!(keys.contains(&key), "{key}");
    }
}

#[test]
fn json_is_read_as_it_was_meant() {
    let picture = nasty();
    let json: serde_json::Value = serde_json::from_str(&written(&picture, Format::JsonGraph)).unwrap();
    let graph = &json["graph"];
    assert_eq!(graph["label"], picture.title);
    for vertex in &picture.vertices {
        assert_eq!(graph["nodes"][&vertex.id]["label"], vertex.name);
    }
    let edges = graph["edges"].as_array().unwrap();
    assert_eq!(edges.len(), picture.links.len());
    for (edge, link) in edges.iter().zip(&picture.links) {
        assert_eq!(edge["directed"], !link.kind.is_mutual());
        assert_eq!(edge["label"].as_str(), link.label.as_deref());
        assert_eq!(edge["source"], picture.vertices[link.from].id);
    }
}

#[test]
fn no_cell_is_a_formula() {
    let picture = nasty();
    for (format, rows) in [
        (Format::Csv, picture.links.len()),
        (Format::CsvVertices, picture.vertices.len()),
    ] {
        let text = written(&picture, format);
        assert!(text.starts_with("from,from_name,") || text.starts_with("id,kind,name,"));
        assert!(text.ends_with("\r\n"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows);
        for cell in records.iter().flatten() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']),
                "{cell:?}"
            );
        }
    }
    let text = written(&picture, Format::CsvVertices);
    for cell in [
        "'=1+1",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'\tindented",
        "'＝wide",
        "\"'\rreturned\"",
    ] {
        assert!(text.contains(&format!(",{cell},")), "{cell}");
    }
    let text = written(&picture, Format::Csv);
    assert!(
        text.contains(",'-0044-03-15,[2021-01-01..2021-02-03],true,"),
        "an early date"
    );
    assert!(text.contains(",MET,1,"), "a number stays one");
}

#[test]
fn a_line_of_dot_ends_outside_of_quotes() {
    let picture = nasty();
    let text = written(&picture, Format::Dot);
    let mut quoted = false;
    let mut statements = 0;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' if quoted => drop(characters.next()),
            '"' => quoted = !quoted,
            ';' if !quoted => statements += 1,
            _ => assert!(!c.is_control() || matches!(c, '\n' | '\r' | '\t'), "{c:?}"),
        }
    }
    assert!(!quoted);
    assert_eq!(statements, 4 + picture.vertices.len() + picture.links.len());
    assert!(written(&plain(LinkKind::Met, (None, None)), Format::Dot).contains(", dir=none"));
    assert!(!written(&plain(LinkKind::Holds, (None, None)), Format::Dot).contains(", dir=none"));
}

#[test]
fn a_line_of_mermaid_has_one_pair_of_quotes() {
    let picture = nasty();
    let text = written(&picture, Format::Mermaid);
    let lines: Vec<_> = text.lines().filter(|line| line.starts_with("  n")).collect();
    assert_eq!(lines.len(), picture.vertices.len() + picture.links.len());
    for line in lines {
        let parts: Vec<_> = line.split('"').collect();
        let [_, inside, _] = parts[..] else {
            panic!("{line}");
        };
        assert!(
            !inside.contains([':', '%', '`', '\\', '|', '[', '{', '$', '*', '\0']),
            "{line}"
        );
    }
    assert!(text.starts_with("---\ntitle: \"Around ＜b＞bold＜/b＞ ]]＞ "));
    assert!(text.contains("\"1#46; a list\""));
    assert!(text.contains("{{\"#160;\"}}"), "Mermaid knows no empty text");
    assert!(text.contains("two<br>lines<br>and<br>a third<br>fourth"));
    assert!(written(&plain(LinkKind::Met, (None, None)), Format::Mermaid).contains("n0 ---|\"MET"));
}

#[test]
fn a_statement_of_cypher_is_a_line() {
    let picture = nasty();
    let text = written(&picture, Format::Cypher);
    let lines: Vec<_> = text.split_terminator('\n').collect();
    let expected = 1 + NodeKind::ALL.len() + picture.vertices.len() + picture.links.len();
    assert_eq!(lines.len(), expected);
    for line in &lines[1..] {
        assert!(
            line.ends_with(';') && !line.contains(char::is_control),
            "{line:?}"
        );
        let mut quoted = false;
        let mut characters = line.chars();
        while let Some(c) = characters.next() {
            match c {
                '\\' if quoted => drop(characters.next()),
                '\'' => quoted = !quoted,
                _ => {}
            }
        }
        assert!(!quoted, "{line}");
    }
    assert!(text.contains(r"'\\N \\G \\l \\\\ \\"), "backslashes");
    assert!(
        text.contains(r"\\\u00750041 \\\u0075{41} \\\''"),
        "no escape of the record's own"
    );
    assert!(text.contains(r"NUL\u0000bell\u0007"));
}

#[test]
fn cypher_counts_links_of_one_kind_between_the_same_two() {
    let mut picture = plain(LinkKind::Promised, (None, None));
    picture.links.push(picture.links[0].clone());
    picture.links.push(PictureLink {
        kind: LinkKind::Met,
        ..picture.links[0].clone()
    });
    let text = written(&picture, Format::Cypher);
    for merged in [
        "[r:PROMISED {nth: 1}]->(b)",
        "[r:PROMISED {nth: 2}]->(b)",
        "[r:MET {nth: 1}]-(b)",
    ] {
        assert_eq!(text.matches(merged).count(), 1, "{merged}");
    }
}
