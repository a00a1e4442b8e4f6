//! Where the names go: beside their vertices, on no other name and no other vertex, and on links only where it cannot
//! be helped. A name that has no room is shortened, then led to by a thin line, then left to the tooltip.

use std::f64::consts::TAU;

use super::{
    geometry::{Point, Rect},
    text::{in_two, real, shortened, width},
};

/// A name that is to be placed.
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) place: Point,
    pub(super) radius: f64,
    pub(super) bold: bool,
}

/// On which side of the name its vertex is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A name that has been placed.
#[derive(Clone)]
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    pub(super) rect: Rect,
    pub(super) anchor: Anchor,
    /// From the vertex to the name, where there is another nearer to the name.
    pub(super) leader: Option<[Point; 2]>,
}

/// How names are set.
pub(super) struct Setting {
    pub(super) size: f64,
    /// How wide a line is at most.
    pub(super) widest: f64,
    /// How many names are placed at most.
    pub(super) most: usize,
    /// Whether names may be led to by a line.
    pub(super) leaders: bool,
    /// What bothers more than a missing name does.
    pub(super) bearable: f64,
}

/// How high a line of text is, in sizes of the font.
const LINE: f64 = 1.16;

/// Around how many names the work is done again, each with all others in sight.
const FEW: usize = 120;

/// How many names bear more than the others, since they matter most.
const FIRST: usize = 15;

/// One way to write a name, and how much that bothers.
struct Wording {
    lines: Vec<String>,
    width: f64,
    bother: f64,
}

/// One place for a name.
struct Spot {
    rect: Rect,
    anchor: Anchor,
    leader: Option<[Point; 2]>,
    bother: f64,
}

/// A label for each name, the names in the order of their importance; `None` where it has no room within the page.
pub(super) fn placed(
    names: &[Name],
    pieces: &[[Point; 2]],
    page: Rect,
    setting: &Setting,
) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> = vec![None; names.len()];
    let rounds = if names.len() <= FEW { 3 } else { 1 };
    for _ in 0..rounds {
        let mut count = 0;
        for at in 0..names.len() {
            if count == setting.most {
                break;
            }
            labels[at] = None;
            labels[at] = best(at, names, &labels, pieces, page, setting);
            count += usize::from(labels[at].is_some());
        }
    }
    labels
}

fn best(
    at: usize,
    names: &[Name],
    labels: &[Option<Label>],
    pieces: &[[Point; 2]],
    page: Rect,
    setting: &Setting,
) -> Option<Label> {
    let mut found: Option<Label> = None;
    let first = at < FIRST;
    // The names of where the picture starts bear anything.
    let mut least = match (names[at].bold, first) {
        (true, _) => f64::INFINITY,
        (false, true) => 4.0 * setting.bearable,
        (false, false) => setting.bearable,
    };
    for wording in wordings(&names[at], setting) {
        for spot in spots(&names[at], &wording, setting.size, setting.leaders || first) {
            let bother = wording.bother + spot.bother;
            if bother >= least || !page.holds(&spot.rect) || taken(at, &spot, names, labels) {
                continue;
            }
            // Where the picture starts, links come from everywhere.
            let weight = if names[at].bold { 0.5 } else { 1.0 };
            let bother = bother + weight * crossed(&spot.rect, pieces, (least - bother) / weight);
            if bother < least {
                least = bother;
                let lines = wording.lines.clone();
                found = Some(Label {
                    lines,
                    rect: spot.rect,
                    anchor: spot.anchor,
                    leader: spot.leader,
                });
            }
        }
    }
    found
}

/// The ways to write a name, from the full one to the shortest.
fn wordings(name: &Name, setting: &Setting) -> Vec<Wording> {
    let size = setting.size;
    // Where the picture starts is to be read in full.
    let (widest, patience) = if name.bold {
        (setting.widest * 1.6, 4.0)
    } else {
        (setting.widest, 1.0)
    };
    let wide = |text: &str| width(text, size, name.bold);
    let cut = |text: &str, room: f64| shortened(text, room, size, name.bold);
    let mut wordings = Vec::new();
    let full = wide(name.text);
    if full <= widest {
        let bother = (full - 0.7 * widest).max(0.0) / 60.0;
        wordings.push(Wording {
            lines: vec![name.text.to_owned()],
            width: full,
            bother,
        });
    }
    if let Some(lines) = in_two(name.text, size, name.bold).filter(|_| full > 0.4 * widest) {
        let lines = lines.map(|line| cut(line, 0.8 * widest));
        let whole = !lines.iter().any(|line| line.ends_with('…'));
        wordings.push(Wording {
            width: lines.iter().map(|line| wide(line)).fold(0.0, f64::max),
            lines: lines.to_vec(),
            bother: if whole { 0.3 } else { patience },
        });
    }
    for (room, bother) in [(0.75, 2.0), (0.55, 3.0), (0.36, 4.5)] {
        if full > room * widest {
            let line = cut(name.text, room * widest);
            wordings.push(Wording {
                width: wide(&line),
                lines: vec![line],
                bother: bother * patience,
            });
        }
    }
    wordings
}

/// The places for a name around its vertex, then those farther away.
fn spots(name: &Name, wording: &Wording, size: f64, leaders: bool) -> impl Iterator<Item = Spot> {
    let half = Point::new(
        wording.width / 2.0 + 1.0,
        real(wording.lines.len()) * size * LINE / 2.0,
    );
    let rings: &[(f64, u32, f64)] = if leaders {
        &[(4.0, 8, 0.0), (15.0, 16, 1.1), (30.0, 16, 1.5)]
    } else {
        &[(3.0, 8, 0.0)]
    };
    let (middle, radius) = (name.place, name.radius * 1.1);
    rings.iter().flat_map(move |&(gap, steps, bother)| {
        (0..steps).map(move |step| {
            let (sin, cos) = (f64::from(step) / f64::from(steps) * TAU).sin_cos();
            let towards = Point::new(cos, sin);
            let near = middle + towards * (radius + gap);
            let aside = (cos * 1.6).clamp(-1.0, 1.0);
            let centre = near + Point::new(aside * half.x, (sin * 1.2).clamp(-1.0, 1.0) * half.y);
            let rect = Rect::around(centre, 0.0).grown(half.x, half.y);
            let anchor = match aside {
                0.6.. => Anchor::Start,
                ..-0.6 => Anchor::End,
                _ => Anchor::Middle,
            };
            // To the right is where one looks first; level and upright look calmer than aslant.
            let slant = 0.12 * (2.0 * sin * cos).abs() + 0.1 * sin.abs() + 0.06 * (1.0 - cos);
            let leader = (bother > 0.0).then(|| [middle + towards * radius, rect.nearest(near)]);
            Spot {
                rect,
                anchor,
                leader,
                bother: bother + slant,
            }
        })
    })
}

/// Whether something else is where a name would go.
fn taken(at: usize, spot: &Spot, names: &[Name], labels: &[Option<Label>]) -> bool {
    let leads = |rect: &Rect| spot.leader.is_some_and(|[from, to]| rect.covered(from, to) > 0.0);
    let on_vertex = names.iter().enumerate().any(|(other, name)| {
        let around = Rect::around(
            name.place,
            name.radius * 1.1 + if other == at { 0.0 } else { 2.5 },
        );
        spot.rect.meets(&around) || (other != at && leads(&around))
    });
    on_vertex
        || labels.iter().flatten().any(|label| {
            label.rect.grown(3.0, 0.5).meets(&spot.rect)
                || leads(&label.rect)
                || label
                    .leader
                    .is_some_and(|[from, to]| spot.rect.covered(from, to) > 0.0)
        })
}

/// How much the links bother that a name would be on; no more is told than `bearable`.
fn crossed(rect: &Rect, pieces: &[[Point; 2]], bearable: f64) -> f64 {
    let mut bother = 0.0;
    for [from, to] in pieces {
        if from.x.max(to.x) < rect.left
            || from.x.min(to.x) > rect.right
            || from.y.max(to.y) < rect.top
            || from.y.min(to.y) > rect.bottom
        {
            continue;
        }
        let covered = rect.covered(*from, *to);
        if covered > 0.0 {
            bother += 0.5 + covered / 40.0;
            if bother >= bearable {
                break;
            }
        }
    }
    bother
}
