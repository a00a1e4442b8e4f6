//! Charts of few and many data, of long names and of none, and how to read them.

mod looks;
mod promises;

use std::collections::BTreeSet;

use quick_xml::{Reader, events::Event};

use super::{
    Frame, Hue,
    bars::{Along, Bar, Bars, Series},
    heat::{Cell, Heat, Row, Scale},
    inks,
    timeline::{Edge, Lane, Legend, Mark, Stretch, Timeline},
};
use crate::{dates::Day, vocabulary::Certainty};

const NASTY: &str = "O’Brien & <Sons> \"'\u{0}\u{202E}]]>";
const KOREAN: &str = "대한민국 외교부 국제기구국 인권사회과 과장 박정숙 및 주제네바 대한민국 대표부 참사관 이민호, 그리고 \
                      대한민국 외교부 국제기구국 인권사회과 과장 박정숙 및 주제네바 대한민국 대표부 참사관 이민호";

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn frame(name: &str) -> Frame {
    Frame {
        name: name.to_owned(),
        title: format!("Chart {NASTY}"),
        headline: true,
        description: format!("What is in it {NASTY}"),
        nothing: "Nothing is recorded.".to_owned(),
    }
}

fn series() -> Vec<Series> {
    [Certainty::Certain, Certainty::Likely, Certainty::Possible]
        .map(|certainty| Series {
            words: format!("{certainty:?} {NASTY}"),
            certainty,
            hue: Hue::Blue,
        })
        .into()
}

/// So many months from January 1990 on.
fn months(count: usize) -> Bars {
    let entry = |nth: usize| Bar {
        label: format!("{}-{:02}", 1990 + nth / 12, nth % 12 + 1),
        values: vec![
            u32::try_from(nth % 7).unwrap(),
            2,
            u32::try_from(nth % 3).unwrap(),
        ],
        text: None,
    };
    Bars {
        frame: frame("months"),
        series: series(),
        entries: (0..count).map(entry).collect(),
        along: Along::Time { anchor: 0 },
    }
}

fn names() -> Bars {
    let entry = |label: &str| Bar {
        label: label.to_owned(),
        values: vec![3, 1],
        text: Some("3–4".to_owned()),
    };
    Bars {
        along: Along::Names,
        entries: [NASTY, KOREAN, "Ana"].map(entry).into(),
        ..months(0)
    }
}

fn heat(rows: usize, columns: usize) -> Heat {
    let cell = |at: usize| {
        (!at.is_multiple_of(3)).then(|| Cell {
            text: format!("{}–{}", at % 10, at % 10 + 3),
            tint: f64::from(u32::try_from(at % 7).unwrap()) / 6.0,
            words: NASTY.to_owned(),
        })
    };
    Heat {
        frame: frame("heat"),
        columns: (0..columns).map(|nth| format!("{nth} {KOREAN}")).collect(),
        rows: (0..rows)
            .map(|row| Row {
                label: format!("{row} {NASTY} {KOREAN}"),
                cells: (0..columns).map(|column| cell(row * 5 + column)).collect(),
            })
            .collect(),
        scale: Some(Scale {
            low: "1".to_owned(),
            high: "12".to_owned(),
            empty: "none".to_owned(),
        }),
    }
}

pub(super) fn stretch(label: &str, from: Edge, to: Edge, certainty: Certainty) -> Stretch {
    Stretch {
        label: label.to_owned(),
        words: String::new(),
        from,
        to,
        certainty,
    }
}

pub(super) fn on(text: &str) -> Edge {
    Edge::On(day(text))
}

pub(super) fn lane(stretches: Vec<Stretch>, marks: Vec<Mark>) -> Lane {
    Lane {
        label: KOREAN.to_owned(),
        stretches,
        marks,
    }
}

fn timeline(lanes: Vec<Lane>) -> Timeline {
    Timeline {
        frame: frame("timeline"),
        lanes,
        axis: None,
        day: Some((day("2024-05-01"), NASTY.to_owned())),
        legend: Legend {
            certain: "certain".to_owned(),
            likely: "likely".to_owned(),
            possible: "possible".to_owned(),
            open: "still so".to_owned(),
            unknown: "end not known".to_owned(),
            stated: "stated".to_owned(),
            inferred: "inferred".to_owned(),
        },
    }
}

fn busy() -> Timeline {
    let stretches = vec![
        stretch(NASTY, on("2012-03-01"), on("2016-08-31"), Certainty::Certain),
        stretch(KOREAN, on("2014-01-01"), Edge::Unknown, Certainty::Likely),
        stretch("Ana", Edge::Unknown, Edge::Unknown, Certainty::Certain),
        stretch("Kim", Edge::Open, Edge::Open, Certainty::Possible),
        stretch("short", on("2020-01-01"), on("2020-01-01"), Certainty::Certain),
    ];
    let marks = (0..90).map(|nth| Mark {
        from: day("2013-01-01").plus(nth * 31),
        to: day("2013-01-01").plus(nth * 31 + (nth % 5) * 90),
        stated: nth % 3 > 0,
        words: NASTY.to_owned(),
    });
    timeline(vec![lane(stretches, marks.collect()), Lane::default()])
}

/// All sorts of charts.
fn all() -> Vec<String> {
    vec![
        months(1).draw(),
        months(30).draw(),
        months(400).draw(),
        months(0).draw(),
        names().draw(),
        heat(3, 4).draw(),
        heat(60, 40).draw(),
        heat(0, 4).draw(),
        busy().draw(),
        timeline(vec![]).draw(),
    ]
}

/// What there is in a document: its elements with their attributes, and the texts in its text elements, without
/// tooltips.
struct Read {
    elements: Vec<(String, Vec<(String, String)>)>,
    texts: Vec<String>,
    tooltips: Vec<String>,
}

impl Read {
    /// Reads a document, which has to be well-formed.
    fn new(document: &str) -> Self {
        let mut reader = Reader::from_str(document);
        reader.config_mut().check_end_names = true;
        let mut read = Self {
            elements: Vec::new(),
            texts: Vec::new(),
            tooltips: Vec::new(),
        };
        let mut open: Vec<String> = Vec::new();
        let mut text = String::new();
        loop {
            let event = reader.read_event().unwrap();
            match event {
                Event::Start(ref tag) | Event::Empty(ref tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let attributes = tag.attributes().map(|attribute| {
                        let attribute = attribute.unwrap();
                        let key = attribute.key.as_ref().to_owned();
                        (key, attribute.value.into_owned())
                    });
                    read.elements.push((name.clone(), attributes.collect()));
                    if matches!(event, Event::Start(_)) {
                        open.push(name);
                        text.clear();
                    }
                }
                Event::Text(part) => text.push_str(&part),
                Event::GeneralRef(part) => {
                    text.push('&');
                    text.push_str(&part);
                    text.push(';');
                }
                Event::End(_) => match open.pop().as_deref() {
                    Some("text") => read.texts.push(std::mem::take(&mut text)),
                    Some("title") => read.tooltips.push(std::mem::take(&mut text)),
                    _ => {}
                },
                Event::Eof => break,
                Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                    panic!("a chart has none of these")
                }
            }
        }
        assert!(open.is_empty());
        read
    }

    fn values<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let attributes = self.elements.iter().flat_map(|(_, attributes)| attributes);
        attributes
            .filter(move |(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }
}
