//! How a lane is drawn: first the shapes of all lanes, then, in front of the line of the day, what is to be read.

use super::{
    Edge, Lane, ROW, SPACE, STRIP, Stretch,
    place::{Bar, Cluster, Placed, Window},
};
use crate::{
    picture::svg::text::{real, tidy, width},
    reports::charts::{
        LETTERS, MARGIN,
        document::Fade,
        inks::{Hue, MARK, ON_HUE, PAPER, TEXT},
        legend,
        pen::{Anchor, Area, Letters, Pen},
    },
    vocabulary::Certainty,
};

/// How high a stretch is.
const STRETCH: f64 = 16.0;
/// How large a mark is, alone or for several.
const DOT: f64 = 4.5;
const SEVERAL: f64 = 7.5;
/// How much room an arrowhead takes from the words.
const HEAD: f64 = 7.0;
/// More marks than this are not told one by one.
const TOLD: usize = 12;

/// Draws the label of a lane, its stretches, and the lines of meetings whose day is not known.
pub(super) fn shapes(pen: &mut Pen, lane: &Lane, placed: &Placed, window: &Window, top: f64) {
    let middle = top + SPACE + if placed.rows > 0 { STRETCH } else { STRIP } / 2.0;
    let room = window.left - 10.0 - MARGIN;
    pen.words(
        MARGIN,
        middle + 4.0,
        &lane.label,
        room,
        Letters::new(TEXT, Anchor::Start),
    );
    for bar in &placed.bars {
        let Some(stretch) = lane.stretches.get(bar.nth) else {
            continue;
        };
        let told = if stretch.words.is_empty() {
            &stretch.label
        } else {
            &stretch.words
        };
        pen.open(told);
        shape(pen, stretch, area(bar, top));
        pen.close();
    }
    for whisker in &placed.whiskers {
        let y = strip(placed, top, whisker.strip);
        pen.line((whisker.left, y), (whisker.right, y), MARK, 1.5);
        for end in [whisker.left, whisker.right] {
            pen.line((end, y - 3.0), (end, y + 3.0), MARK, 1.5);
        }
    }
}

/// Draws the names of the stretches of a lane, and its marks.
pub(super) fn words(pen: &mut Pen, lane: &Lane, placed: &Placed, top: f64) {
    if !placed.bars.is_empty() {
        // What the pointer is told is the shape's to say.
        pen.put(format_args!(r#"<g pointer-events="none">"#));
        for bar in &placed.bars {
            if let Some(stretch) = lane.stretches.get(bar.nth) {
                name(pen, stretch, area(bar, top), bar.free);
            }
        }
        pen.close();
    }
    for cluster in &placed.clusters {
        let y = strip(placed, top, cluster.strip);
        marks(pen, lane, cluster, y);
    }
}

fn area(bar: &Bar, top: f64) -> Area {
    Area {
        x: bar.left,
        y: top + SPACE + ROW * real(bar.row),
        width: bar.right - bar.left,
        height: STRETCH,
    }
}

/// The middle of a row of marks.
fn strip(placed: &Placed, top: f64, strip: usize) -> f64 {
    top + SPACE + ROW * real(placed.rows) + STRIP * (real(strip) + 0.5)
}

fn marks(pen: &mut Pen, lane: &Lane, cluster: &Cluster, y: f64) {
    let told: Vec<String> = cluster
        .marks
        .iter()
        .take(TOLD)
        .filter_map(|&nth| Some(tidy(&lane.marks.get(nth)?.words)))
        .collect();
    let count = cluster.marks.len();
    let more = if count > TOLD { "; …" } else { "" };
    pen.open(&format!("{}{more}", told.join("; ")));
    let radius = if count > 1 { SEVERAL } else { DOT };
    legend::dot(pen, (cluster.x, y), radius, cluster.stated);
    if count > 1 {
        let letters = Letters {
            size: 9.0,
            bold: true,
            ..Letters::new(if cluster.stated { ON_HUE } else { MARK }, Anchor::Middle)
        };
        let number = if count > 99 {
            "99+".to_owned()
        } else {
            count.to_string()
        };
        pen.words(cluster.x, y + 3.2, &number, 30.0, letters);
    }
    pen.close();
}

/// Where a stretch fades out.
fn fade(stretch: &Stretch) -> Option<Fade> {
    match (stretch.from, stretch.to) {
        (Edge::Unknown, Edge::Unknown) => Some(Fade::Both),
        (Edge::Unknown, _) => Some(Fade::Start),
        (_, Edge::Unknown) => Some(Fade::End),
        _ => None,
    }
}

fn shape(pen: &mut Pen, stretch: &Stretch, area: Area) {
    let fade = fade(stretch);
    if let Some(fade) = fade {
        pen.open_faded(fade);
    }
    let arrows = (stretch.from == Edge::Open, stretch.to == Edge::Open);
    if arrows == (false, false) {
        pen.sure(area, stretch.certainty, Hue::Blue);
    } else {
        pen.sure_arrow(area, arrows, stretch.certainty, Hue::Blue);
    }
    if fade.is_some() {
        pen.put(format_args!("</g>"));
    }
}

/// Writes what a stretch is in it, or beside it where it is too short for the whole and has space after it.
fn name(pen: &mut Pen, stretch: &Stretch, area: Area, free: f64) {
    let whole = width(&tidy(&stretch.label), LETTERS, false);
    let [before, after] = [stretch.from, stretch.to].map(|edge| if edge == Edge::Open { HEAD } else { 0.0 });
    let inside = area.width - 8.0 - before - after;
    let base = area.y + STRETCH / 2.0 + 4.0;
    let solid = stretch.certainty == Certainty::Certain;
    let fade = fade(stretch).filter(|_| solid);
    let (begin, end) = fade.map_or((0.0, 1.0), Fade::seen);
    // What fades is written on where all of it is seen.
    let seen = inside.min(area.width * (end - begin) - 8.0);
    if whole > seen && whole + 4.0 <= free {
        let letters = Letters {
            halo: true,
            ..Letters::new(TEXT, Anchor::Start)
        };
        pen.words(area.x + area.width + 4.0, base, &stretch.label, whole, letters);
        return;
    }
    if inside < 24.0 && whole > inside {
        return;
    }
    // Where that is too little, on a plate.
    let plate = fade.is_some() && whole > seen;
    let x = area.x + 4.0 + before + if plate { 0.0 } else { area.width * begin };
    if plate {
        let plate = Area {
            x: x - 2.0,
            y: area.y + 2.0,
            width: whole.min(inside) + 4.0,
            height: STRETCH - 4.0,
        };
        pen.filled(plate, PAPER);
    }
    let tone = if solid && !plate { ON_HUE } else { TEXT };
    pen.words(x, base, &stretch.label, inside, Letters::new(tone, Anchor::Start));
}
