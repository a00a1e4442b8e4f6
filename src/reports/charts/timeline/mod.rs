//! A timeline: lanes, each of a position or a person, with stretches of time in them and meetings as marks.

mod lane;
mod place;
#[cfg(test)]
mod tests;

use self::place::{Placed, Window};
use super::{
    Frame, LETTERS, MARGIN, WIDEST_LABEL, WIDTH,
    inks::{ASIDE, DAY, GRID, Hue, RULE},
    legend::{self, Sign},
    pen::{self, Anchor, Letters, Pen},
    ticks,
};
use crate::{
    dates::Day,
    picture::svg::text::{tidy, width},
    vocabulary::Certainty,
};

/// A timeline. Without lanes, or without any day to draw, there is nothing to show.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What every chart is given.
    pub frame: Frame,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// The first and the last day that are drawn; `None` for all days that the lanes and [`day`](Self::day) name, with
    /// a little space around them. What lies outside is not drawn, what reaches outside is cut.
    pub axis: Option<(Day, Day)>,
    /// The day that the report speaks of, and what is written at its line.
    pub day: Option<(Day, String)>,
    /// The words of the legend.
    pub legend: Legend,
}

/// A lane.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    /// The position or the person.
    pub label: String,
    /// What lasted, in any order. Those that overlap are drawn below each other.
    pub stretches: Vec<Stretch>,
    /// Meetings, in any order. Those that would cover each other are drawn as one, with their number in it.
    pub marks: Vec<Mark>,
}

/// A stretch of time: a tenure, or the part of one that is as sure.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What is written in it, or beside it where it is short: who held the position, or which position it was.
    pub label: String,
    /// What the pointer is told; empty for the label.
    pub words: String,
    /// When it began.
    pub from: Edge,
    /// When it ended; a day is its last.
    pub to: Edge,
    /// How sure it is: solid, hatched, or pale within a dashed border.
    pub certainty: Certainty,
}

/// Where a stretch begins or ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Edge {
    /// On this day.
    On(Day),
    /// It is still so, or has always been: an arrow to the edge of the chart.
    Open,
    /// Nobody knows: it fades out towards the edge of the chart.
    Unknown,
}

/// A meeting on a lane.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The first day on which it may have been.
    pub from: Day,
    /// The last day on which it may have been; a line leads from one to the other where they are far apart.
    pub to: Day,
    /// Whether it is stated (filled) or inferred (hollow) who it was.
    pub stated: bool,
    /// What the pointer is told.
    pub words: String,
}

/// What the legend says of each sign. Only those that are drawn are in it, and none whose word is empty.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    /// Of a stretch that is certain.
    pub certain: String,
    /// Of one that is likely.
    pub likely: String,
    /// Of one that is possible.
    pub possible: String,
    /// Of one that goes on.
    pub open: String,
    /// Of one of which an end is not known.
    pub unknown: String,
    /// Of a meeting that is stated.
    pub stated: String,
    /// Of one that is inferred.
    pub inferred: String,
}

/// From one row of stretches to the next.
const ROW: f64 = 20.0;
/// From one row of marks to the next.
const STRIP: f64 = 17.0;
/// The space above and below what is in a lane.
const SPACE: f64 = 5.0;
/// On an axis of fewer days the labels are those of days.
const SHORT: i32 = 60;

impl Timeline {
    /// The chart as an SVG document.
    pub fn draw(&self) -> String {
        let Some((first, last)) = self.days().filter(|_| !self.lanes.is_empty()) else {
            return pen::nothing(&self.frame);
        };
        let mut pen = Pen::new(&self.frame);
        let labels = self.lanes.iter().map(|lane| lane.label.as_str());
        let left = MARGIN + pen::label_room(labels, 40.0, WIDEST_LABEL) + 10.0;
        let window = Window {
            first,
            last,
            left,
            right: WIDTH - MARGIN,
        };
        let mut roof = pen.headline(&self.frame, WIDTH);
        let day = self.day.as_ref().filter(|(day, _)| (first..=last).contains(day));
        if day.is_some() {
            roof += 15.0;
        }
        let top = roof + 18.0;
        let lanes: Vec<Placed> = self.lanes.iter().map(|lane| Placed::new(lane, &window)).collect();
        let floor = top + lanes.iter().map(|lane| lane.height).sum::<f64>();
        // Who looks at the last of many lanes does not see the dates above the first.
        let below = floor - top > 260.0;
        let ticks = ticks::days(first, last, window.right - left);
        for (tick, _) in &ticks {
            let x = window.x(*tick).round() + 0.5;
            pen.line(
                (x, top - 3.0),
                (x, if below { floor + 3.0 } else { floor }),
                GRID,
                1.0,
            );
        }
        let tops = lanes.iter().scan(top, |y, lane| {
            let own = *y;
            *y += lane.height;
            Some(own)
        });
        let placed: Vec<(&Lane, &Placed, f64)> = self
            .lanes
            .iter()
            .zip(&lanes)
            .zip(tops)
            .map(|((lane, placed), y)| (lane, placed, y))
            .collect();
        for &(lane, placed, y) in &placed {
            pen.line((MARGIN, y), (window.right, y), RULE, 0.7);
            lane::shapes(&mut pen, lane, placed, &window, y);
        }
        pen.line((MARGIN, floor), (window.right, floor), RULE, 0.7);
        // Behind all that is to be read, in front of all else.
        if let Some((day, words)) = day {
            day_line(&mut pen, (*day, words), &window, (roof, floor));
        }
        for (tick, label) in &ticks {
            // A day is a place, a month or a year a border.
            let short = last.number() - first.number() < SHORT;
            let x = if short {
                window.middle(*tick)
            } else {
                window.x(*tick).round() + 0.5
            };
            let room = width(label, LETTERS, false);
            let middle = x.min(WIDTH - 2.0 - room / 2.0);
            let letters = Letters {
                halo: true,
                ..Letters::new(ASIDE, Anchor::Middle)
            };
            for y in [Some(top - 6.0), below.then_some(floor + 15.0)]
                .into_iter()
                .flatten()
            {
                pen.words(middle, y, label, room, letters);
            }
        }
        for &(lane, placed, y) in &placed {
            lane::words(&mut pen, lane, placed, y);
        }
        let bottom = floor + if below { 24.0 } else { 8.0 };
        let bottom = legend::write(&mut pen, &self.signs(), bottom, WIDTH - MARGIN);
        pen.document(&self.frame, WIDTH, bottom + MARGIN)
    }

    /// The first and the last day of the axis; `None` where no day is named.
    fn days(&self) -> Option<(Day, Day)> {
        if let Some((a, b)) = self.axis {
            return Some((a.min(b), a.max(b)));
        }
        let stretches = self.lanes.iter().flat_map(|lane| &lane.stretches);
        let edges = stretches
            .flat_map(|stretch| [stretch.from, stretch.to])
            .filter_map(Edge::day);
        let marks = self.lanes.iter().flat_map(|lane| &lane.marks);
        let days = edges
            .chain(marks.flat_map(|mark| [mark.from, mark.to]))
            .chain(self.day.iter().map(|(day, _)| *day));
        let (first, last) = days.fold(None, |so_far: Option<(Day, Day)>, day| {
            let (first, last) = so_far.unwrap_or((day, day));
            Some((first.min(day), last.max(day)))
        })?;
        let space = ((last.number() - first.number()) / 30).max(3);
        Some((first.plus(-space), last.plus(space)))
    }

    /// The legend, of what is drawn.
    fn signs(&self) -> Vec<(Sign, &str)> {
        let stretches = || self.lanes.iter().flat_map(|lane| &lane.stretches);
        let ends = |edge: Edge| stretches().any(|stretch| stretch.from == edge || stretch.to == edge);
        let marks = |stated: bool| {
            self.lanes
                .iter()
                .flat_map(|lane| &lane.marks)
                .any(|mark| mark.stated == stated)
        };
        let words = &self.legend;
        let sure = [
            (Certainty::Certain, &words.certain),
            (Certainty::Likely, &words.likely),
            (Certainty::Possible, &words.possible),
        ];
        let mut signs: Vec<(Sign, &str)> = sure
            .into_iter()
            .filter(|(certainty, _)| stretches().any(|stretch| stretch.certainty == *certainty))
            .map(|(certainty, words)| (Sign::Sure(certainty, Hue::Blue), words.as_str()))
            .collect();
        let others = [
            (ends(Edge::Open), Sign::Open, &words.open),
            (ends(Edge::Unknown), Sign::Fading, &words.unknown),
            (marks(true), Sign::Mark(true), &words.stated),
            (marks(false), Sign::Mark(false), &words.inferred),
        ];
        signs.extend(
            others
                .into_iter()
                .filter(|(drawn, ..)| *drawn)
                .map(|(_, sign, words)| (sign, words.as_str())),
        );
        signs
    }
}

impl Edge {
    const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

fn day_line(pen: &mut Pen, (day, words): (Day, &str), window: &Window, (roof, floor): (f64, f64)) {
    let x = window.middle(day);
    pen.line((x, roof - 1.0), (x, floor), DAY, 1.5);
    let half = width(&tidy(words), LETTERS, true).min(300.0) / 2.0;
    let middle = x.min(window.right - half).max(window.left + half);
    let letters = Letters {
        bold: true,
        ..Letters::new(DAY, Anchor::Middle)
    };
    pen.words(middle, roof - 4.0, words, 300.0, letters);
}
