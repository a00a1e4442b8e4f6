//! What a drawing promises, held against pictures of all sorts.

mod parts;

use std::collections::BTreeSet;

use quick_xml::{Reader, events::Event};

use super::{Drawing, draw, geometry::Rect, sheet};
use crate::{
    picture::{Picture, PictureLink, PictureVertex, Projection},
    vocabulary::{LinkKind, NodeKind},
};

fn vertex(at: usize, kind: NodeKind, name: &str) -> PictureVertex {
    PictureVertex {
        id: format!("{}:{at}", kind.word().to_ascii_lowercase()),
        kind,
        name: name.to_owned(),
        degree: 0,
        distance: None,
        days: None,
        date: None,
    }
}

fn link(from: usize, to: usize, kind: LinkKind) -> PictureLink {
    PictureLink {
        from,
        to,
        kind,
        weight: 1,
        first: None,
        last: None,
        days: (None, None),
        inferred: false,
        label: None,
    }
}

fn picture(vertices: Vec<PictureVertex>, links: Vec<PictureLink>) -> Picture {
    let mut vertices = vertices;
    for link in &links {
        for end in [link.from, link.to] {
            if let Some(vertex) = vertices.get_mut(end) {
                vertex.degree += 1;
            }
        }
    }
    Picture {
        title: "A picture".to_owned(),
        projection: Projection::Full,
        vertices,
        links,
        truncated: false,
    }
}

/// So many vertices of all kinds, each linked to some before it, and some to none.
fn large(count: usize) -> Picture {
    let vertices = (0..count)
        .map(|at| {
            let name = [
                "Jung Sook Park",
                "Embassy of the Republic of Korea",
                "王小明",
                "Łódź",
            ][at % 4];
            vertex(
                at,
                NodeKind::ALL[at % NodeKind::ALL.len()],
                &format!("{name} {at}"),
            )
        })
        .collect();
    let links = (1..count)
        .filter(|at| at % 11 != 0)
        .flat_map(|at| [(at, at * 7 / 9), (at, at / 3)])
        .map(|(at, other)| link(other, at, LinkKind::ALL[at % LinkKind::ALL.len()]))
        .collect();
    picture(vertices, links)
}

/// The document, seen to be well-formed XML, as the names of its elements and all its text.
fn read(svg: &str) -> (BTreeSet<String>, String) {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut text) = (BTreeSet::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.expect("a well-formed attribute");
                }
                elements.insert(element.name().as_ref().to_owned());
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => {
                text.push_str(match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("an entity that is not ours: {other}"),
                });
            }
            Event::Eof => return (elements, text),
            Event::End(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

#[test]
fn the_same_gives_the_same_and_another_seed_another() {
    let picture = large(40);
    let options = Drawing::default();
    assert_eq!(draw(&picture, &options), draw(&picture, &options));
    assert_ne!(
        draw(&picture, &options),
        draw(&picture, &Drawing { seed: 1, ..options })
    );
}

#[test]
fn an_empty_picture_says_so() {
    let svg = draw(&picture(vec![], vec![]), &Drawing::default());
    let (_, text) = read(&svg);
    assert!(text.contains("There is nothing to draw here yet."), "{text}");
    assert!(svg.contains(r#"role="img""#) && text.contains("A picture"));
}

#[test]
fn a_single_vertex_is_in_the_middle() {
    let one = picture(vec![vertex(0, NodeKind::Person, "Ada")], vec![]);
    let sheet = sheet(&one, &Drawing::default(), None);
    let place = sheet.places[0];
    assert!((place.x - 600.0).abs() < 1.0, "{place:?}");
    assert!(
        (place.y - sheet.frame.top.midpoint(sheet.frame.bottom)).abs() < 1.0,
        "{place:?}"
    );
    assert_eq!(sheet.labels[0].as_ref().expect("a label").lines, ["Ada"]);
}

#[test]
fn every_vertex_is_drawn_with_its_name() {
    for count in [1, 2, 3, 25, 125] {
        let picture = large(count);
        let svg = draw(&picture, &Drawing::default());
        let (_, text) = read(&svg);
        for vertex in &picture.vertices {
            assert!(
                svg.contains(&format!(r#"data-id="{}""#, vertex.id)),
                "{}",
                vertex.id
            );
            assert!(text.contains(&vertex.name), "{}", vertex.name);
        }
        assert_eq!(svg.matches("data-id=").count(), count);
    }
}

#[test]
fn names_are_on_no_other_name_and_no_vertex_and_inside_the_page() {
    for count in [2, 25, 60, 125] {
        let picture = large(count);
        let sheet = sheet(&picture, &Drawing::default(), None);
        let labels: Vec<_> = sheet.labels.iter().flatten().collect();
        assert!(labels.len() >= count.min(25), "{} of {count}", labels.len());
        for (at, label) in labels.iter().enumerate() {
            assert!(sheet.frame.holds(&label.rect), "{:?}", label.lines);
            for other in &labels[at + 1..] {
                assert!(
                    !label.rect.meets(&other.rect),
                    "{:?} {:?}",
                    label.lines,
                    other.lines
                );
            }
            for (place, radius) in sheet.places.iter().zip(&sheet.radii) {
                assert!(
                    !label.rect.meets(&Rect::around(*place, *radius)),
                    "{:?}",
                    label.lines
                );
            }
        }
    }
}

#[test]
fn vertices_are_apart_and_inside_the_page() {
    for count in [2, 25, 160] {
        let picture = large(count);
        let sheet = sheet(&picture, &Drawing::default(), None);
        for (at, &place) in sheet.places.iter().enumerate() {
            assert!(
                sheet.frame.holds(&Rect::around(place, sheet.radii[at])),
                "{place:?}"
            );
            for (other, &there) in sheet.places.iter().enumerate().skip(at + 1) {
                let apart = (place - there).length();
                assert!(
                    apart > sheet.radii[at] + sheet.radii[other],
                    "{at} and {other}: {apart}"
                );
            }
        }
    }
}

#[test]
fn parts_that_are_not_linked_are_side_by_side() {
    let ring = |from: usize| (0..6).map(move |at| link(from + at, from + (at + 1) % 6, LinkKind::Met));
    let vertices = (0..12)
        .map(|at| vertex(at, NodeKind::Person, &format!("Person {at}")))
        .collect();
    let two = picture(vertices, ring(0).chain(ring(6)).collect());
    let places = sheet(&two, &Drawing::default(), None).places;
    let boxes = [&places[..6], &places[6..]].map(|part| Rect::holding(part.iter().copied()));
    assert!(!boxes[0].meets(&boxes[1]), "{boxes:?}");
    let whole = Rect::holding(places.iter().copied());
    assert!(whole.width() > 500.0, "they fill the drawing: {whole:?}");
}

#[test]
fn no_length_is_not_a_number() {
    let mut odd = large(20);
    // From a vertex to itself, the same twice, the other way round, and to where there is none.
    odd.links.push(link(5, 5, LinkKind::Related));
    odd.links.push(link(5, 5, LinkKind::Met));
    odd.links.extend((0..9).map(|_| link(7, 8, LinkKind::Promised)));
    odd.links.push(link(8, 7, LinkKind::Promised));
    odd.links.push(link(3, 1000, LinkKind::Met));
    odd.links[0].weight = u32::MAX;
    odd.links[1].weight = 0;
    for (width, height) in [(0, 0), (480, 360), (1200, 800), (300, 5000), (u32::MAX, u32::MAX)] {
        let svg = draw(
            &odd,
            &Drawing {
                width,
                height,
                ..Drawing::default()
            },
        );
        read(&svg);
        assert!(
            !svg.contains("NaN") && !svg.contains("inf,") && !svg.contains(",inf"),
            "{width} x {height}"
        );
    }
}

#[test]
fn the_most_important_are_drawn_of_many() {
    let mut many = large(700);
    many.truncated = true;
    many.vertices[699].distance = Some(0);
    let svg = draw(
        &many,
        &Drawing {
            vertices: 50,
            ..Drawing::default()
        },
    );
    let (_, text) = read(&svg);
    assert_eq!(svg.matches("data-id=").count(), 50);
    assert!(text.contains("Showing 50 of 700 records"), "{text}");
    assert!(text.contains("it was cut at a limit"), "{text}");
    assert!(
        svg.contains(&format!(r#"data-id="{}""#, many.vertices[699].id)),
        "the nearest"
    );
    let busiest = many
        .vertices
        .iter()
        .max_by_key(|vertex| vertex.degree)
        .expect("there are some");
    assert!(
        svg.contains(&format!(r#"data-id="{}""#, busiest.id)),
        "the one with the most links"
    );

    let none = draw(
        &many,
        &Drawing {
            vertices: 0,
            ..Drawing::default()
        },
    );
    assert!(read(&none).1.contains("Showing 0 of 700 records"));
}

#[test]
fn hostile_names_are_only_text() {
    let hostile = [
        "<script>alert('x')</script>",
        "\" onload=\"alert(1)",
        "]]> &amp; <!-- --> <![CDATA[",
        "\u{0}\u{8}\u{1b}[31m\u{ffff}\u{feff}\u{202e}backwards",
        "' xlink:href='https://example.org/",
        "",
        "  \n\t ",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    ];
    let long = "x".repeat(20_000);
    let names = hostile.iter().copied().chain([long.as_str()]);
    let vertices: Vec<_> = names
        .clone()
        .enumerate()
        .map(|(at, name)| PictureVertex {
            id: format!("person:{name}"),
            date: Some(name.to_owned()),
            distance: Some(0),
            ..vertex(at, NodeKind::Event, name)
        })
        .collect();
    let links = names
        .enumerate()
        .map(|(at, name)| PictureLink {
            label: Some(name.to_owned()),
            first: Some(name.to_owned()),
            ..link(at, 0, LinkKind::Promised)
        })
        .collect();
    let hostile = Picture {
        title: hostile.concat(),
        ..picture(vertices, links)
    };
    let svg = draw(&hostile, &Drawing::default());
    let (elements, text) = read(&svg);
    let known = [
        "circle", "desc", "g", "path", "rect", "style", "svg", "text", "title", "tspan",
    ];
    assert!(
        elements.iter().all(|name| known.contains(&name.as_str())),
        "{elements:?}"
    );
    assert!(
        text.contains("<script>alert('x')</script>"),
        "it is shown as it is"
    );
    assert!(
        !svg.chars().any(|c| c.is_control() && c != '\n'),
        "no control character"
    );
    assert!(!svg.contains(['\u{202e}', '\u{ffff}']));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let svg = draw(&large(30), &Drawing::default());
    let own = svg.replace("http://www.w3.org/2000/svg", "");
    for foreign in [
        "http",
        "href",
        "url(",
        "@import",
        "<script",
        "javascript",
        "foreignObject",
        "<image",
    ] {
        assert!(!own.contains(foreign), "{foreign}");
    }
}
