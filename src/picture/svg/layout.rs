//! Where the vertices of one connected part go: forces do it, from a start in which the links form a tree around the
//! vertex that matters most. Of several starts the one is taken that ends with the fewest links across each other.

use std::f64::consts::TAU;

use fjadra::{Collide, Link, ManyBody, Node, PositionX, PositionY, SimulationBuilder};

use super::{
    geometry::{Point, Rect, cross},
    text::real,
};

/// How long the forces would have a link, as long as nothing is scaled.
pub(super) const LINK: f64 = 60.0;

/// Chance with a seed: the same numbers for the same seed, on every machine (`SplitMix64`).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to just below 1.
    fn part(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            let bound = u64::try_from(at + 1).unwrap_or(u64::MAX);
            list.swap(at, usize::try_from(self.next() % bound).unwrap_or(0));
        }
    }
}

/// A place for each vertex of a connected part, whose neighbours are given as places in it. The first vertex is the
/// one that the others are laid around. The part is laid out `aspect` times as wide as it is high, roughly.
pub(super) fn laid_out(neighbours: &[Vec<usize>], aspect: f64, chance: &mut Chance) -> Vec<Point> {
    let pairs: Vec<[usize; 2]> = neighbours
        .iter()
        .enumerate()
        .flat_map(|(at, others)| {
            others
                .iter()
                .filter(move |&&other| at < other)
                .map(move |&other| [at, other])
        })
        .collect();
    let tries = match neighbours.len() {
        3..=40 => 8,
        41..=120 => 4,
        121..=250 => 2,
        _ => 1,
    };
    (0..tries)
        .map(|_| {
            let start = start(neighbours, chance);
            settled(&start, &pairs, aspect)
        })
        .map(|places| (if tries == 1 { 0 } else { faults(&places, &pairs) }, places))
        .min_by_key(|(faults, _)| *faults)
        .map(|(_, places)| level(places))
        .unwrap_or_default()
}

/// The vertices in circles around the first, each within the part of the circle that its parent has.
fn start(neighbours: &[Vec<usize>], chance: &mut Chance) -> Vec<Point> {
    let mut children = vec![Vec::new(); neighbours.len()];
    let mut order = vec![(0, 0.0)];
    let mut seen = vec![false; neighbours.len()];
    if let Some(first) = seen.first_mut() {
        *first = true;
    }
    let mut next = 0;
    while let Some(&(at, depth)) = order.get(next) {
        next += 1;
        let Some(others) = neighbours.get(at) else { break };
        let mut others = others.clone();
        chance.shuffle(&mut others);
        for other in others {
            if !seen[other] {
                seen[other] = true;
                children[at].push(other);
                order.push((other, depth + 1.0));
            }
        }
    }
    let mut leaves = vec![1.0; neighbours.len()];
    for &(at, _) in order.iter().rev().filter(|(at, _)| *at < neighbours.len()) {
        let sum: f64 = children[at].iter().map(|&child| leaves[child]).sum();
        leaves[at] = sum.max(1.0);
    }
    let mut wedges = vec![(chance.part() * TAU, TAU); neighbours.len()];
    let mut places = vec![Point::default(); neighbours.len()];
    for &(at, depth) in order.iter().filter(|(at, _)| *at < neighbours.len()) {
        let (mut from, span) = wedges[at];
        let angle = from + span * (0.4 + 0.2 * chance.part());
        places[at] = Point::new(angle.cos(), angle.sin()) * (depth * LINK * 0.9);
        for &child in &children[at] {
            let share = span * leaves[child] / leaves[at];
            wedges[child] = (from, share);
            from += share;
        }
    }
    places
}

/// Where the forces bring the vertices.
fn settled(start: &[Point], pairs: &[[usize; 2]], aspect: f64) -> Vec<Point> {
    let narrow = aspect.clamp(1.0 / 3.0, 3.0);
    let pull = 0.02 + 0.12 / real(start.len() + 1).sqrt();
    let mut simulation = SimulationBuilder::default()
        .build(
            start
                .iter()
                .map(|place| Node::default().position(place.x, place.y)),
        )
        .add_force(
            "link",
            Link::new(pairs.iter().map(|&[from, to]| (from, to))).distance(LINK),
        )
        .add_force("charge", ManyBody::new().strength(-LINK * 6.0))
        .add_force("apart", Collide::new().radius(|_| LINK * 0.3))
        .add_force("x", PositionX::new().strength(pull / narrow))
        .add_force("y", PositionY::new().strength(pull * narrow));
    simulation.step();
    simulation.positions().map(|[x, y]| Point::new(x, y)).collect()
}

/// How much is wrong with a layout: links that cross, and, worse, vertices on the links of others.
fn faults(places: &[Point], pairs: &[[usize; 2]]) -> usize {
    let ends = |pair: &[usize; 2]| pair.map(|at| places[at]);
    let mut faults = 0;
    for (at, pair) in pairs.iter().enumerate() {
        let line = ends(pair);
        faults += pairs[at + 1..]
            .iter()
            .filter(|other| cross(line, ends(other)))
            .count();
        let hidden = (0..places.len()).filter(|vertex| {
            !pair.contains(vertex)
                && Rect::around(places[*vertex], LINK * 0.2).covered(line[0], line[1]) > 0.0
        });
        faults += 2 * hidden.count();
    }
    faults
}

/// The same layout turned so that its longest side is level, around the middle at 0.
fn level(mut places: Vec<Point>) -> Vec<Point> {
    let middle =
        places.iter().fold(Point::default(), |sum, &place| sum + place) * (1.0 / real(places.len().max(1)));
    let (mut wide, mut high, mut both) = (0.0, 0.0, 0.0);
    for place in &mut places {
        *place = *place - middle;
        wide += place.x * place.x;
        high += place.y * place.y;
        both += place.x * place.y;
    }
    let (sin, cos) = (-0.5 * (2.0 * both).atan2(wide - high)).sin_cos();
    places
        .iter()
        .map(|place| Point::new(place.x * cos - place.y * sin, place.x * sin + place.y * cos))
        .collect()
}
