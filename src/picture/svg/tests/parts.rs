//! The legend, the looks and the measures.

use std::collections::BTreeSet;

use super::{
    super::{
        Drawing, Wording, draw, draw_in,
        geometry::{Point, Rect},
        look, sheet,
        text::{Escaped, Short, counted, in_two, shortened, tidy, width},
        write,
    },
    large, link, picture, read, vertex,
};
use crate::{
    picture::{PictureLink, PictureVertex},
    vocabulary::{LinkKind, NodeKind},
};

#[test]
fn the_legend_has_what_is_there_and_no_more() {
    let vertices = vec![
        PictureVertex {
            distance: Some(0),
            ..vertex(0, NodeKind::Person, "Ada")
        },
        vertex(1, NodeKind::Person, "Charles"),
        vertex(2, NodeKind::Event, "Tea"),
    ];
    let mut links = vec![link(0, 1, LinkKind::Met), link(0, 2, LinkKind::Attended)];
    let words = |links: &[PictureLink]| {
        let three = picture(vertices.clone(), links.to_vec());
        let legend = sheet(&three, &Drawing::default(), None).legend;
        legend.into_iter().map(|entry| entry.words).collect::<Vec<_>>()
    };
    assert_eq!(
        words(&links),
        [
            "2 persons",
            "1 event",
            "where it starts",
            "met (1)",
            "attended (1)"
        ]
    );
    links[0].inferred = true;
    assert_eq!(words(&links).last().map(String::as_str), Some("inferred"));
}

/// All letters are names of the record and words of the page; and nothing has an id that could be another's in it.
#[test]
fn a_drawing_in_a_page_says_what_the_page_says() {
    let said = |word: &str| format!("‹{}›", word.to_uppercase());
    let wording = Wording {
        title: "‹TITLE›",
        description: "‹DESCRIPTION›",
        vertex: &|kind| said(kind.word()),
        link: &|kind| said(kind.word()),
        start: "‹START›",
        inferred: "‹INFERRED›",
        nothing: "‹NOTHING›",
    };
    let mut all = large(40);
    all.links[3].inferred = true;
    all.vertices[0].distance = Some(0);
    for vertex in &mut all.vertices {
        vertex.name = "‹NAME›".to_owned();
    }
    let nothing = picture(Vec::new(), Vec::new());
    for (picture, there) in [(&all, "‹START›"), (&all, "‹INFERRED›"), (&nothing, "‹NOTHING›")] {
        let svg = draw_in(&wording, picture, &Drawing::default());
        assert!(!svg.contains(" id="), "{svg}");
        let (_, mut text) = read(&svg);
        assert!(text.contains(there), "{text}");
        let style = text.find("@media").zip(text.rfind("}}"));
        let (start, end) = style.expect("there is a style sheet");
        text.replace_range(start..end + 2, "");
        let lower: String = text.chars().filter(|letter| letter.is_lowercase()).collect();
        assert_eq!(lower, "", "{text}");
    }
}

#[test]
fn links_look_like_what_they_are() {
    let mut links = vec![link(0, 1, LinkKind::Met), link(1, 2, LinkKind::Holds)];
    let vertices: Vec<_> = (0..3)
        .map(|at| vertex(at, NodeKind::Person, "Somebody"))
        .collect();
    let svg = |links: &[PictureLink]| draw(&picture(vertices.clone(), links.to_vec()), &Drawing::default());
    let plain = svg(&links);
    assert_eq!(
        plain.matches(r#"stroke="none""#).count(),
        2,
        "an arrow for one link, and one in the legend"
    );
    assert!(!plain.contains("stroke-dasharray"));
    links[0].inferred = true;
    assert_eq!(
        svg(&links).matches("stroke-dasharray").count(),
        2,
        "the link, and the legend"
    );
    links[0].weight = 12;
    assert_ne!(svg(&links).replace("12 events", "1 event"), svg(&links[..1]));
    assert!(svg(&links).contains("12 events"));
    let thick = |weight| write::thickness(LinkKind::Met, weight, 3);
    assert!(thick(1) < thick(4) && thick(4) < thick(20) && thick(u32::MAX) <= 6.0);
}

#[test]
fn every_kind_has_a_look_of_its_own() {
    let vertices: BTreeSet<_> = NodeKind::ALL
        .iter()
        .map(|&kind| look::vertex(kind).ink.light)
        .collect();
    assert_eq!(vertices.len(), NodeKind::ALL.len());
    let shapes: BTreeSet<_> = NodeKind::ALL
        .iter()
        .map(|&kind| format!("{:?}", look::vertex(kind).corners))
        .collect();
    assert_eq!(shapes.len(), NodeKind::ALL.len());
    for &kind in NodeKind::ALL {
        let ink = look::vertex(kind).ink;
        assert!(contrast(ink.light, look::PAPER.light) >= 3.0, "{kind} on white");
        assert!(contrast(ink.dark, look::PAPER.dark) >= 3.0, "{kind} on black");
    }
}

/// The contrast of two colours, as the Web Content Accessibility Guidelines reckon it.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        [(1, 0.2126), (3, 0.7152), (5, 0.0722)]
            .map(|(at, share)| {
                let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
                share
                    * if part <= 0.04045 {
                        part / 12.92
                    } else {
                        ((part + 0.055) / 1.055).powf(2.4)
                    }
            })
            .iter()
            .sum::<f64>()
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn text_is_measured_and_cut() {
    assert!(
        (width("김정숙", 10.0, false) - 3.0 * 10.2 * 1.07).abs() < 1e-6,
        "wide letters"
    );
    assert!(width("illi", 10.0, false) < width("WMWM", 10.0, false) / 3.0);
    assert!(width("e\u{301}", 10.0, false) < width("ee", 10.0, false));
    assert_eq!(shortened("Ada", 100.0, 10.0, false), "Ada");
    let short = shortened("Embassy of the Republic", 60.0, 10.0, false);
    assert!(
        short.ends_with('…') && width(&short, 10.0, false) <= 60.0,
        "{short}"
    );
    assert_eq!(shortened("Embassy", 0.0, 10.0, false), "…");
    assert_eq!(
        in_two("the United Arab Emirates", 10.0, false),
        Some(["the United", "Arab Emirates"])
    );
    assert_eq!(in_two("Seoul", 10.0, false), None);
    assert_eq!(tidy(" a\n\tb\u{202e} c\u{0} "), "a b c");
    assert_eq!(
        Escaped("a<b&&c>\"d'").to_string(),
        "a&lt;b&amp;&amp;c&gt;&quot;d&#39;"
    );
    assert_eq!(
        ["7", "1,234", "1,234,567"].map(str::to_owned),
        [7, 1234, 1_234_567].map(counted)
    );
}

#[test]
fn a_segment_is_covered_where_it_is_inside() {
    let square = Rect {
        left: 0.0,
        top: 0.0,
        right: 10.0,
        bottom: 10.0,
    };
    let covered =
        |from: (f64, f64), to: (f64, f64)| square.covered(Point::new(from.0, from.1), Point::new(to.0, to.1));
    assert!((covered((-5.0, 5.0), (15.0, 5.0)) - 10.0).abs() < 1e-9);
    assert!((covered((5.0, 5.0), (5.0, 8.0)) - 3.0).abs() < 1e-9);
    for (from, to) in [
        ((-5.0, 5.0), (-1.0, 5.0)),
        ((-5.0, 11.0), (15.0, 11.0)),
        ((-9.0, 0.0), (0.0, 19.0)),
    ] {
        assert!(covered(from, to) < 1e-9, "{from:?} {to:?}");
    }
}

#[test]
fn lengths_are_short() {
    assert_eq!(Short(f64::NAN).to_string(), "0");
    assert_eq!(Short(-0.01).to_string(), "0");
    assert_eq!(Short(12.26).to_string(), "12.3");
}
