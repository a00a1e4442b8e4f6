//! The legend: the kinds that are in the drawing, and no others, in rows at its foot.

use super::{
    Wording,
    chosen::Chosen,
    look::{self, LinkLook, VertexLook},
    text::{counted, width},
};
use crate::vocabulary::{LinkKind, NodeKind};

/// The size of its letters.
pub(super) const SIZE: f64 = 12.0;
/// From one row to the next.
pub(super) const ROW: f64 = 20.0;
/// Between one entry and the next.
const GAP: f64 = 20.0;

/// What an entry shows.
pub(super) enum Sign {
    Vertex(NodeKind),
    /// A vertex around which the picture is.
    Start,
    Link(LinkKind),
    /// A link that rests on persons who are inferred.
    Inferred,
}

/// A sign with its words, and where it goes within the legend.
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) words: String,
    pub(super) left: f64,
    pub(super) row: u32,
}

impl Sign {
    /// How far right of its left side the words begin.
    pub(super) const fn room(&self) -> f64 {
        match self {
            Self::Vertex(_) | Self::Start => 20.0,
            Self::Link(_) | Self::Inferred => 36.0,
        }
    }
}

/// The legend of a drawing, within a width.
pub(super) fn entries(chosen: &Chosen, wording: Option<&Wording<'_>>, room: f64) -> Vec<Entry> {
    let mut vertices: Vec<(Sign, String)> = Vec::new();
    for &kind in NodeKind::ALL {
        let count = chosen
            .vertices
            .iter()
            .filter(|vertex| vertex.kind == kind)
            .count();
        if count > 0 {
            let words = match wording {
                Some(wording) => numbered(&(wording.vertex)(kind), count),
                None => vertices_in_words(kind, count),
            };
            vertices.push((Sign::Vertex(kind), words));
        }
    }
    if chosen.vertices.iter().any(|vertex| vertex.distance == Some(0)) {
        let words = wording.map_or("where it starts", |wording| wording.start);
        vertices.push((Sign::Start, words.to_owned()));
    }
    let mut links: Vec<(Sign, String)> = Vec::new();
    for &kind in LinkKind::ALL {
        let count = chosen
            .links
            .iter()
            .filter(|drawn| drawn.link.kind == kind)
            .count();
        if count > 0 {
            let words = match wording {
                Some(wording) => numbered(&(wording.link)(kind), count),
                None => links_in_words(kind, count),
            };
            links.push((Sign::Link(kind), words));
        }
    }
    if chosen.links.iter().any(|drawn| drawn.link.inferred) {
        let words = wording.map_or("inferred", |wording| wording.inferred);
        links.push((Sign::Inferred, words.to_owned()));
    }

    let mut entries = Vec::new();
    let mut row = 0;
    for list in [vertices, links] {
        let mut left = 0.0;
        for (sign, words) in list {
            let wide = sign.room() + width(&words, SIZE, false);
            if left > 0.0 && left + wide > room {
                left = 0.0;
                row += 1;
            }
            entries.push(Entry {
                sign,
                words,
                left,
                row,
            });
            left += wide + GAP;
        }
        row += u32::from(left > 0.0);
    }
    entries
}

/// "12 persons".
pub(super) fn vertices_in_words(kind: NodeKind, count: usize) -> String {
    let VertexLook { word, words, .. } = look::vertex(kind);
    format!("{} {}", counted(count), if count == 1 { word } else { words })
}

/// "met (12)".
pub(super) fn links_in_words(kind: LinkKind, count: usize) -> String {
    let LinkLook { words, .. } = look::link(kind);
    numbered(words, count)
}

fn numbered(words: &str, count: usize) -> String {
    format!("{words} ({})", counted(count))
}
