//! Where the stretches and the marks of a lane go: stretches that overlap in rows of their own, marks that would cover
//! each other in one.

use super::{Edge, Lane, ROW, SPACE, STRIP};
use crate::{dates::Day, picture::svg::text::real};

/// The days that are drawn, and between which pixels.
pub(super) struct Window {
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Window {
    /// Where a day begins.
    pub(super) fn x(&self, day: Day) -> f64 {
        self.at(f64::from(day.number()))
    }

    /// The middle of a day.
    pub(super) fn middle(&self, day: Day) -> f64 {
        self.at(f64::from(day.number()) + 0.5)
    }

    /// Where a day ends.
    fn end(&self, day: Day) -> f64 {
        self.at(f64::from(day.number()) + 1.0)
    }

    fn at(&self, number: f64) -> f64 {
        let (first, last) = (
            f64::from(self.first.number()),
            f64::from(self.last.number()) + 1.0,
        );
        self.left + (number - first) / (last - first) * (self.right - self.left)
    }
}

/// A stretch with its place.
#[derive(Debug)]
pub(super) struct Bar {
    /// Its place among the stretches of the lane.
    pub(super) nth: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The row, from 0.
    pub(super) row: usize,
    /// How far it is to the next one in its row, or to the edge.
    pub(super) free: f64,
}

/// Marks that are drawn as one.
#[derive(Debug)]
pub(super) struct Cluster {
    /// Their places among the marks of the lane, the earliest first.
    pub(super) marks: Vec<usize>,
    pub(super) x: f64,
    pub(super) stated: bool,
    /// The row of marks, from 0.
    pub(super) strip: usize,
}

/// The days on which a meeting may have been, where they are far apart.
#[derive(Debug)]
pub(super) struct Whisker {
    pub(super) left: f64,
    pub(super) right: f64,
    stated: bool,
    pub(super) strip: usize,
}

/// A lane with the places of all that is in it.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) bars: Vec<Bar>,
    /// How many rows of stretches there are.
    pub(super) rows: usize,
    pub(super) clusters: Vec<Cluster>,
    pub(super) whiskers: Vec<Whisker>,
    pub(super) height: f64,
}

/// No stretch is narrower.
const NARROWEST: f64 = 3.0;
/// Where one ends on the day on which the next begins, they stay in one row, unless a day is wider than this.
const HANDOVER: f64 = 1.5;
/// Marks nearer to each other than this are drawn as one.
const NEAR: f64 = 14.0;
/// A meeting of unknown day has a line where it is longer than this.
const WHISKER: f64 = 14.0;

impl Placed {
    pub(super) fn new(lane: &Lane, window: &Window) -> Self {
        let (bars, rows) = bars(lane, window);
        let mut clusters = Vec::new();
        let mut whiskers = Vec::new();
        for stated in [true, false] {
            marks(lane, window, stated, &mut clusters, &mut whiskers);
        }
        apart(&mut clusters, &mut whiskers);
        let strips = clusters
            .iter()
            .map(|cluster| cluster.strip + 1)
            .max()
            .unwrap_or(0);
        let content = ROW * real(rows) + STRIP * real(strips);
        Self {
            bars,
            rows,
            clusters,
            whiskers,
            height: 2.0 * SPACE + content.max(STRIP),
        }
    }
}

/// The stretches of a lane with their places, row after row from left to right, and how many rows there are.
fn bars(lane: &Lane, window: &Window) -> (Vec<Bar>, usize) {
    let mut bars: Vec<Bar> = lane
        .stretches
        .iter()
        .enumerate()
        .filter_map(|(nth, stretch)| {
            // Who writes the ends the wrong way round means the same days.
            let (from, to) = match (stretch.from, stretch.to) {
                (Edge::On(from), Edge::On(to)) if to < from => (Edge::On(to), Edge::On(from)),
                other => other,
            };
            let left = from.day().map_or(window.left, |day| window.x(day));
            let right = to.day().map_or(window.right, |day| window.end(day));
            if right <= window.left || left >= window.right {
                return None;
            }
            let left = left.max(window.left).min(window.right - NARROWEST);
            let right = right.min(window.right).max(left + NARROWEST);
            Some(Bar {
                nth,
                left,
                right,
                row: 0,
                free: 0.0,
            })
        })
        .collect();
    // Of those that begin together the longest comes first.
    bars.sort_by(|a, b| {
        a.left
            .total_cmp(&b.left)
            .then(b.right.total_cmp(&a.right))
            .then(a.nth.cmp(&b.nth))
    });
    let mut ends: Vec<f64> = Vec::new();
    for bar in &mut bars {
        let row = ends.iter().position(|&end| end <= bar.left + HANDOVER);
        bar.row = row.unwrap_or(ends.len());
        match ends.get_mut(bar.row) {
            Some(end) => {
                bar.left = bar.left.max(*end).min(bar.right - NARROWEST / 2.0);
                *end = bar.right;
            }
            None => ends.push(bar.right),
        }
    }
    bars.sort_by_key(|bar| bar.row);
    let nexts: Vec<f64> = (1..=bars.len())
        .map(|next| {
            let next = bars.get(next).filter(|other| other.row == bars[next - 1].row);
            next.map_or(window.right, |other| other.left)
        })
        .collect();
    for (bar, next) in bars.iter_mut().zip(nexts) {
        bar.free = next - bar.right;
    }
    (bars, ends.len())
}

/// Puts the inferred meetings into a row of their own, where otherwise they would cover stated ones or touch them.
fn apart(clusters: &mut [Cluster], whiskers: &mut [Whisker]) {
    let half = NEAR / 2.0;
    let lone = clusters
        .iter()
        .map(|cluster| (cluster.stated, cluster.x - half, cluster.x + half));
    let lines = whiskers.iter().map(|line| (line.stated, line.left, line.right));
    let (stated, inferred): (Vec<_>, Vec<_>) = lone.chain(lines).partition(|&(stated, ..)| stated);
    let touch = inferred
        .iter()
        .any(|&(_, left, right)| stated.iter().any(|&(_, from, to)| left < to && from < right));
    if touch {
        for cluster in clusters.iter_mut().filter(|cluster| !cluster.stated) {
            cluster.strip = 1;
        }
        for line in whiskers.iter_mut().filter(|line| !line.stated) {
            line.strip = 1;
        }
    }
}

/// Gathers the marks of one sort.
fn marks(
    lane: &Lane,
    window: &Window,
    stated: bool,
    clusters: &mut Vec<Cluster>,
    whiskers: &mut Vec<Whisker>,
) {
    let mut places: Vec<(f64, usize)> = Vec::new();
    for (nth, mark) in lane
        .marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.stated == stated)
    {
        let (from, to) = (mark.from.min(mark.to), mark.from.max(mark.to));
        if to < window.first || from > window.last {
            continue;
        }
        let left = window.x(from).max(window.left);
        let right = window.end(to).min(window.right);
        places.push((f64::midpoint(left, right), nth));
        if right - left > WHISKER && from < to {
            whiskers.push(Whisker {
                left,
                right,
                stated,
                strip: 0,
            });
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let before = clusters.len();
    for (x, nth) in places {
        match clusters[before..].last_mut() {
            Some(last) if x - last.x < NEAR => {
                let count = real(last.marks.len());
                last.x = (last.x * count + x) / (count + 1.0);
                last.marks.push(nth);
            }
            _ => clusters.push(Cluster {
                marks: vec![nth],
                x,
                stated,
                strip: 0,
            }),
        }
    }
}
