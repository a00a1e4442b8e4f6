//! A picture as a drawing: one SVG document that needs nothing but itself, with no script, no font and no address in
//! it. It reads well on paper, and turns dark on a screen that is set to dark.
//!
//! Its colours are attributes, so that it is drawn right where no style sheet is heeded; the style sheet in it only
//! turns it dark. The same picture, options and build of the program give the same bytes.

mod chosen;
mod geometry;
mod headline;
mod labels;
mod layout;
mod legend;
pub(crate) mod look;
mod packing;
mod paths;
mod shapes;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod tooltips;
mod write;

use super::Picture;
use crate::vocabulary::{LinkKind, NodeKind};
use chosen::Chosen;
use geometry::{Point, Rect};
use labels::{Label, Name, Setting};
use legend::Entry;
use paths::Line;
use text::real;

/// How a picture is to be drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Drawing {
    /// Where chance starts: another seed gives another layout.
    pub seed: u64,
    /// How wide the drawing is, in pixels: from [`Drawing::NARROWEST`] to [`Drawing::LARGEST`], or else the nearer of
    /// these.
    pub width: u32,
    /// How high it is, in pixels: from [`Drawing::LOWEST`] to [`Drawing::LARGEST`], or else the nearer of these.
    pub height: u32,
    /// How many vertices are drawn: [`Drawing::MOST_VERTICES`] at most. Of more than that the nearest are drawn, then
    /// those with the most links.
    pub vertices: usize,
}

impl Drawing {
    /// The smallest width.
    pub const NARROWEST: u32 = 480;
    /// The smallest height.
    pub const LOWEST: u32 = 360;
    /// The largest width and height.
    pub const LARGEST: u32 = 8000;
    /// The most vertices that a drawing has.
    pub const MOST_VERTICES: usize = 600;
}

impl Default for Drawing {
    fn default() -> Self {
        Self {
            seed: 0,
            width: 1200,
            height: 800,
            vertices: Self::MOST_VERTICES,
        }
    }
}

/// What a drawing says in other words than its own: those of the page that it stands in, which has a heading for it.
pub struct Wording<'a> {
    /// What is drawn, for those who hear it. It is not drawn.
    pub title: &'a str,
    /// What there is to be seen, for those who do not see it. It is not drawn.
    pub description: &'a str,
    /// What one vertex of a kind is called.
    pub vertex: &'a dyn Fn(NodeKind) -> String,
    /// How the ends of a link of a kind are linked.
    pub link: &'a dyn Fn(LinkKind) -> String,
    /// What the ring around a vertex means: that the picture is around it.
    pub start: &'a str,
    /// That a link rests on persons who are inferred.
    pub inferred: &'a str,
    /// What is drawn where there is nothing.
    pub nothing: &'a str,
}

/// The space around everything.
const MARGIN: f64 = 24.0;
/// How high the title is, with what is said below it, and how high the space is where the page has a title.
const HEAD: f64 = 62.0;
const NO_HEAD: f64 = 8.0;

/// All that is written, with its place.
struct Sheet<'a> {
    picture: &'a Picture,
    /// Other words than its own.
    wording: Option<&'a Wording<'a>>,
    /// How much room the title takes.
    head: f64,
    chosen: Chosen<'a>,
    /// The names of the vertices that are drawn, in one line each and fit to be shown.
    names: Vec<String>,
    width: f64,
    height: f64,
    /// Where vertices are drawn.
    frame: Rect,
    places: Vec<Point>,
    radii: Vec<f64>,
    lines: Vec<Line>,
    labels: Vec<Option<Label>>,
    /// The size of the names.
    letters: f64,
    legend: Vec<Entry>,
}

/// A picture as an SVG document. Of a large picture a part is drawn, and the drawing says so; of an empty one it says
/// that there is nothing.
pub fn draw(picture: &Picture, options: &Drawing) -> String {
    write::document(&sheet(picture, options, None))
}

/// The same for a page that says in its own words what is drawn. All that is drawn in letters are names of the record and
/// these words.
pub fn draw_in(wording: &Wording<'_>, picture: &Picture, options: &Drawing) -> String {
    write::document(&sheet(picture, options, Some(wording)))
}

fn sheet<'a>(picture: &'a Picture, options: &Drawing, wording: Option<&'a Wording<'a>>) -> Sheet<'a> {
    let head = if wording.is_some() { NO_HEAD } else { HEAD };
    let width = f64::from(options.width.clamp(Drawing::NARROWEST, Drawing::LARGEST));
    let height = f64::from(options.height.clamp(Drawing::LOWEST, Drawing::LARGEST));
    let chosen = Chosen::of(picture, options.vertices.min(Drawing::MOST_VERTICES));
    let names: Vec<String> = chosen
        .vertices
        .iter()
        .map(|vertex| text::tidy(&vertex.name))
        .collect();
    let legend = legend::entries(&chosen, wording, width - 2.0 * MARGIN);
    let rows = legend.iter().map(|entry| entry.row + 1).max().unwrap_or(0);
    let page = Rect {
        left: 8.0,
        top: head,
        right: width - 8.0,
        bottom: height - MARGIN - f64::from(rows) * legend::ROW,
    };
    let radii = radii(&chosen, page);
    let largest = radii.iter().copied().fold(0.0, f64::max) * 1.25;
    let frame = page.grown(-26.0 - largest, -18.0 - largest);
    let places = packing::places(&chosen, &radii, frame, options.seed);
    let arrow = radii.iter().copied().fold(largest, f64::min).clamp(4.0, 8.0);
    let lines = paths::lines(&chosen, &places, &radii, arrow);
    let setting = setting(chosen.vertices.len(), page);
    let labels = {
        let named: Vec<Name> = chosen
            .vertices
            .iter()
            .enumerate()
            .map(|(at, vertex)| {
                let bold = vertex.distance == Some(0);
                // Those where the picture starts have a ring around them.
                let radius = radii[at] + if bold { 4.5 } else { 0.0 };
                Name {
                    text: &names[at],
                    place: places[at],
                    radius,
                    bold,
                }
            })
            .collect();
        let pieces: Vec<[Point; 2]> = lines.iter().flat_map(Line::pieces).collect();
        labels::placed(&named, &pieces, page, &setting)
    };
    Sheet {
        picture,
        wording,
        head,
        chosen,
        names,
        width,
        height,
        frame: page,
        places,
        radii,
        lines,
        labels,
        letters: setting.size,
        legend,
    }
}

/// How large each vertex is drawn: smaller where there are many, larger where many links meet.
fn radii(chosen: &Chosen, page: Rect) -> Vec<f64> {
    let base = match chosen.vertices.len() {
        0..=12 => 11.0,
        13..=40 => 9.0,
        41..=100 => 7.0,
        101..=250 => 5.5,
        _ => 4.2,
    };
    let room = (page.width() * page.height() / 800_000.0).sqrt().clamp(0.7, 1.6);
    let most = chosen.neighbours.iter().map(Vec::len).max().unwrap_or(0).max(1);
    chosen
        .vertices
        .iter()
        .zip(&chosen.neighbours)
        .map(|(vertex, neighbours)| {
            let linked = (real(neighbours.len()) / real(most)).sqrt();
            let start = if vertex.distance == Some(0) { 1.35 } else { 1.0 };
            base * room * (0.85 + 0.45 * linked) * start
        })
        .collect()
}

/// How the names are set: all of them where there are few vertices, and else those that matter and have room.
fn setting(vertices: usize, page: Rect) -> Setting {
    let (size, widest, leaders, bearable) = match vertices {
        0..=12 => (14.0, 240.0, true, 30.0),
        13..=40 => (13.0, 200.0, true, 30.0),
        41..=90 => (12.0, 180.0, true, 10.0),
        91..=160 => (11.5, 160.0, true, 4.5),
        _ => (11.0, 150.0, false, 3.6),
    };
    let mut most = 60;
    let mut area = 60.0 * 9_000.0;
    while area < page.width() * page.height() {
        most += 1;
        area += 9_000.0;
    }
    Setting {
        size,
        widest,
        most,
        leaders,
        bearable,
    }
}
