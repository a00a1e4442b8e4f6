//! The shapes that vertices and arrowheads are drawn as.

use std::fmt::{self, Write};

use super::{
    geometry::Point,
    look::{self, PAPER, TEXT},
    text::Short,
};
use crate::vocabulary::NodeKind;

/// The class of vertices of a kind, for the style sheet.
pub(super) fn vertex_class(kind: NodeKind) -> String {
    format!("v-{}", kind.word().to_ascii_lowercase())
}

/// The ring around a vertex where the picture starts.
pub(super) fn ring(out: &mut String, place: Point, radius: f64) -> fmt::Result {
    write!(
        out,
        r#"<circle class="paper start" cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="2"/>"#,
        Short(place.x),
        Short(place.y),
        Short(radius * 1.1),
        PAPER.light,
        TEXT.light,
    )
}

/// A vertex of a kind.
pub(super) fn shape(out: &mut String, kind: NodeKind, place: Point, radius: f64) -> fmt::Result {
    let look = look::vertex(kind);
    match look.corners {
        [] => write!(
            out,
            r#"<circle cx="{}" cy="{}" r="{}""#,
            Short(place.x),
            Short(place.y),
            Short(radius),
        )?,
        corners => {
            out.write_str(r#"<path d=""#)?;
            for (nth, &(x, y)) in corners.iter().enumerate() {
                let corner = place + Point::new(x, y) * radius;
                write!(out, "{}{}", if nth == 0 { 'M' } else { 'L' }, Pair(corner))?;
            }
            out.write_str(r#"Z""#)?;
        }
    }
    write!(
        out,
        r#" class="{} halo" fill="{}" stroke="{}" stroke-width="1.5"/>"#,
        vertex_class(kind),
        look.ink.light,
        PAPER.light,
    )
}

/// The head of an arrow: its point, then its two corners.
pub(super) fn arrowhead(out: &mut String, [tip, one, other]: [Point; 3]) -> fmt::Result {
    write!(
        out,
        r#"<path d="M{}L{}L{}Z" stroke="none"/>"#,
        Pair(tip),
        Pair(one),
        Pair(other)
    )
}

/// A point as paths spell it: `12.5,7`.
pub(super) struct Pair(pub(super) Point);

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", Short(self.0.x), Short(self.0.y))
    }
}
