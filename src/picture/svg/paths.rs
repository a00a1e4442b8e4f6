//! The lines that links are drawn as: straight, or bent where two vertices are linked more than once.

use std::{collections::BTreeMap, f64::consts::FRAC_PI_4};

use super::{chosen::Chosen, geometry::Point, text::real};

/// A link as a line. One that leads back to where it begins is a bow above its vertex.
pub(super) struct Line {
    pub(super) from: Point,
    /// Two points that the line leans towards, as in a cubic curve; `None` where it is straight.
    pub(super) lean: Option<[Point; 2]>,
    pub(super) to: Point,
    /// The head of an arrow: its point and its two corners.
    pub(super) head: Option<[Point; 3]>,
}

impl Line {
    /// The straight pieces that come close to it.
    pub(super) fn pieces(&self) -> Vec<[Point; 2]> {
        match self.lean {
            None => vec![[self.from, self.to]],
            Some([one, other]) => {
                let at = |part: f64| {
                    let rest = 1.0 - part;
                    self.from * rest.powi(3)
                        + one * (3.0 * rest * rest * part)
                        + other * (3.0 * rest * part * part)
                        + self.to * part.powi(3)
                };
                let points = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0].map(at);
                points.windows(2).map(|ends| [ends[0], ends[1]]).collect()
            }
        }
    }
}

/// The line of each link that is drawn, in their order.
pub(super) fn lines(chosen: &Chosen, places: &[Point], radii: &[f64], arrow: f64) -> Vec<Line> {
    let mut between: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    let pair = |from: usize, to: usize| [from.min(to), from.max(to)];
    for drawn in &chosen.links {
        *between.entry(pair(drawn.from, drawn.to)).or_default() += 1;
    }
    let mut before: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    chosen
        .links
        .iter()
        .map(|drawn| {
            let ends = pair(drawn.from, drawn.to);
            let all = between.get(&ends).copied().unwrap_or(1);
            let nth = before.entry(ends).or_default();
            *nth += 1;
            // 0 for the one in the middle, less on one side of it and more on the other.
            let aside = real(*nth) - real(all).midpoint(1.0);
            let radius = radii[drawn.to] * 1.15 + 1.5;
            let directed = !drawn.link.kind.is_mutual();
            if drawn.from == drawn.to {
                return bow(places[drawn.to], radius, aside, directed.then_some(arrow));
            }
            // Seen from the same end, whichever way the link leads.
            let aside = if drawn.from < drawn.to { aside } else { -aside };
            line(
                [places[drawn.from], places[drawn.to]],
                aside * (18.0_f64).min(60.0 / real(all)),
                radius,
                directed.then_some(arrow),
            )
        })
        .collect()
}

fn line([from, to]: [Point; 2], aside: f64, radius: f64, arrow: Option<f64>) -> Line {
    // No bow where there is hardly a string.
    let aside = aside * ((to - from).length() / 90.0).min(1.0);
    let shift = (to - from).unit().across() * (aside * 4.0 / 3.0);
    let lean =
        (aside.abs() > 0.1).then(|| [from + (to - from) * 0.3 + shift, from + (to - from) * 0.7 + shift]);
    finished(from, lean, to, radius, arrow)
}

fn bow(place: Point, radius: f64, aside: f64, arrow: Option<f64>) -> Line {
    let reach = radius * 4.0;
    let towards = |angle: f64| place + Point::new(angle.sin(), -angle.cos()) * reach;
    let turn = aside * FRAC_PI_4;
    finished(
        place,
        Some([towards(turn - 0.5), towards(turn + 0.5)]),
        place,
        radius,
        arrow,
    )
}

/// The line cut where the arrow begins, which ends so far from the middle of its vertex.
fn finished(from: Point, lean: Option<[Point; 2]>, to: Point, radius: f64, arrow: Option<f64>) -> Line {
    let Some(arrow) = arrow else {
        return Line {
            from,
            lean,
            to,
            head: None,
        };
    };
    let way = (to - lean.map_or(from, |[_, last]| last)).unit();
    let tip = to - way * radius;
    let base = tip - way * arrow;
    let half = way.across() * (arrow * 0.42);
    Line {
        from,
        lean,
        to: base,
        head: Some([tip, base + half, base - half]),
    }
}
