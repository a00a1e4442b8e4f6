//! Connected parts side by side in the room that there is, as large as they fit, and no vertex on another.

use super::{
    chosen::Chosen,
    geometry::{Point, Rect},
    layout::{Chance, LINK, laid_out},
    text::real,
};

/// The longest that a link becomes where there is room enough.
const LONGEST_LINK: f64 = 200.0;

/// How much more one direction may be stretched than the other.
const STRETCH: f64 = 1.5;

/// A place in the frame for each vertex that is drawn. `radii` says how large each is drawn.
pub(super) fn places(chosen: &Chosen, radii: &[f64], frame: Rect, seed: u64) -> Vec<Point> {
    let mut chance = Chance(seed);
    let mut places = vec![Point::default(); radii.len()];
    let mut local = vec![0; radii.len()];
    let components = chosen.components();
    let aspect = frame.width() / frame.height().max(1.0);
    let mut boxes = Vec::new();
    for component in &components {
        for (at, &vertex) in component.iter().enumerate() {
            local[vertex] = at;
        }
        let neighbours: Vec<Vec<usize>> = component
            .iter()
            .map(|&vertex| {
                chosen.neighbours[vertex]
                    .iter()
                    .map(|&other| local[other])
                    .collect()
            })
            .collect();
        let laid = laid_out(&neighbours, aspect, &mut chance);
        // Room for the names beside the outermost.
        let room = Rect::holding(laid.iter().copied()).grown(LINK * 0.75, LINK * 0.4);
        for (&vertex, place) in component.iter().zip(laid) {
            places[vertex] = place - Point::new(room.left, room.top);
        }
        boxes.push(Point::new(room.width(), room.height()));
    }
    for (component, corner) in components.iter().zip(packed(&boxes, aspect)) {
        for &vertex in component {
            places[vertex] = places[vertex] + corner;
        }
    }
    fit(&mut places, frame);
    separate(&mut places, radii, frame);
    places
}

/// A top left corner for each box, so that no two overlap and all together are about as wide as `aspect` says.
fn packed(boxes: &[Point], aspect: f64) -> Vec<Point> {
    let widest = boxes.iter().map(|size| size.x).fold(0.0, f64::max);
    let area: f64 = boxes.iter().map(|size| size.x * size.y).sum();
    let ideal = (area * aspect).sqrt();
    [0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0]
        .into_iter()
        .map(|factor| in_width(boxes, (ideal * factor).max(widest)))
        .min_by(|(_, a), (_, b)| {
            let size = |whole: &Point| (whole.x / aspect).max(whole.y);
            size(a).total_cmp(&size(b))
        })
        .map(|(corners, _)| corners)
        .unwrap_or_default()
}

/// Each box as high up as it fits within a width, in their order; and the size of the whole.
fn in_width(boxes: &[Point], width: f64) -> (Vec<Point>, Point) {
    // How far down it is taken: from each x to the next.
    let mut skyline = vec![(0.0, 0.0)];
    let mut whole = Point::default();
    let corners = boxes
        .iter()
        .map(|size| {
            let depth = |left: f64| {
                let right = left + size.x - 1e-6;
                skyline
                    .iter()
                    .enumerate()
                    .filter(|(at, (from, _))| {
                        let to = skyline.get(at + 1).map_or(f64::INFINITY, |(from, _)| *from);
                        *from < right && left < to
                    })
                    .map(|(_, (_, down))| *down)
                    .fold(0.0, f64::max)
            };
            let corner = skyline
                .iter()
                .map(|(from, _)| *from)
                .filter(|from| from + size.x <= width + 1e-6)
                .map(|left| Point::new(left, depth(left)))
                .min_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)))
                .unwrap_or(Point::new(0.0, whole.y));
            let end = corner + *size;
            let after = skyline
                .iter()
                .rev()
                .find(|(from, _)| *from <= end.x)
                .map_or(0.0, |(_, down)| *down);
            skyline.retain(|(from, _)| *from < corner.x || *from > end.x);
            skyline.extend([(corner.x, end.y), (end.x, after)]);
            skyline.sort_by(|a, b| a.0.total_cmp(&b.0));
            whole = Point::new(whole.x.max(end.x), whole.y.max(end.y));
            corner
        })
        .collect();
    (corners, whole)
}

/// Scales and moves the places so that they fill the frame, as far as that serves them.
fn fit(places: &mut [Point], frame: Rect) {
    let taken = Rect::holding(places.iter().copied());
    let widen = frame.width() / taken.width().max(1.0);
    let heighten = frame.height() / taken.height().max(1.0);
    let scale = widen.min(heighten).min(LONGEST_LINK / LINK);
    let (widen, heighten) = (widen.min(scale * STRETCH), heighten.min(scale * STRETCH));
    let from = Point::new(taken.left + taken.right, taken.top + taken.bottom) * 0.5;
    let to = Point::new(frame.left + frame.right, frame.top + frame.bottom) * 0.5;
    for place in places {
        let way = *place - from;
        *place = to + Point::new(way.x * widen, way.y * heighten);
    }
}

/// Moves vertices that overlap away from each other, within the frame.
fn separate(places: &mut [Point], radii: &[f64], frame: Rect) {
    for round in 0..60 {
        let mut moved = false;
        for at in 0..places.len() {
            for other in at + 1..places.len() {
                let apart = radii[at] + radii[other] + 7.0;
                let way = places[other] - places[at];
                if way.x.abs() >= apart || way.y.abs() >= apart || way.length() >= apart {
                    continue;
                }
                moved = true;
                let way = if way.length() < 1e-6 {
                    // In one place: each pair in a direction of its own.
                    let angle = real(at * 7 + other + round);
                    Point::new(angle.cos(), angle.sin()) * 1e-3
                } else {
                    way
                };
                let push = way.unit() * ((apart - way.length()) / 2.0 + 0.01);
                places[at] = frame.nearest(places[at] - push);
                places[other] = frame.nearest(places[other] + push);
            }
        }
        if !moved {
            break;
        }
    }
}
