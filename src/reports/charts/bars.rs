//! Bars: how many there are of something in each period, or for each of some names, in one or more stacked series.

use super::{
    Frame, LETTERS, MARGIN, WIDEST_LABEL, WIDTH, counted,
    inks::{ASIDE, GRID, Hue, RULE, TEXT},
    legend::{self, Sign},
    pen::{self, Anchor, Area, Letters, Pen},
    ticks,
};
use crate::{
    picture::svg::text::{Short, real, tidy, width},
    vocabulary::Certainty,
};

/// A chart of bars. Without bars there is nothing to show; bars of 0 are shown as such.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What every chart is given.
    pub frame: Frame,
    /// The series, the one next to the axis first. Where there are several, or one that is not certain, a legend tells
    /// them apart.
    pub series: Vec<Series>,
    /// The bars, in the order in which they are drawn; up to 400 or so can be told apart.
    pub entries: Vec<Bar>,
    /// What the bars stand for.
    pub along: Along,
}

/// What the bars stand for, and so how they lie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Along {
    /// Periods one after another, from left to right. Where not all labels have room, only every so many is shown.
    Time {
        /// The place, from 0, of a bar whose label is shown if any is: that of a January, or of a round year.
        anchor: usize,
    },
    /// Names, from top to bottom, all of which are shown.
    Names,
}

/// One of the parts that bars have.
#[derive(Clone, Debug)]
pub struct Series {
    /// What the legend calls it.
    pub words: String,
    /// How it is filled: solid, hatched, or pale within a dashed border.
    pub certainty: Certainty,
    /// Its colour.
    pub hue: Hue,
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The period or the name.
    pub label: String,
    /// How many of each series, in their order. What is missing is 0, what is beyond the series is not drawn.
    pub values: Vec<u32>,
    /// What is written at it where there is room, as `3–5`; `None` for the sum.
    pub text: Option<String>,
}

/// How high the bars can be.
const HEIGHT: f64 = 190.0;
/// From one lying bar to the next.
const ROW: f64 = 22.0;

impl Bars {
    /// The chart as an SVG document.
    pub fn draw(&self) -> String {
        if self.entries.is_empty() {
            return pen::nothing(&self.frame);
        }
        match self.along {
            Along::Time { anchor } => self.upright(anchor),
            Along::Names => self.lying(),
        }
    }

    /// How many each bar stands for, all series together.
    fn sums(&self) -> Vec<u64> {
        let sum = |bar: &Bar| {
            bar.values
                .iter()
                .take(self.series.len())
                .map(|&value| u64::from(value))
                .sum()
        };
        self.entries.iter().map(sum).collect()
    }

    fn upright(&self, anchor: usize) -> String {
        let mut pen = Pen::new(&self.frame);
        let sums = self.sums();
        let ticks = ticks::counts(sums.iter().copied().max().unwrap_or(0));
        let top = ticks.last().copied().unwrap_or(1);
        let numbers = ticks.iter().map(|&tick| counted(tick));
        let left = MARGIN
            + numbers
                .map(|words| width(&words, LETTERS, false))
                .fold(12.0, f64::max)
            + 6.0;
        let slot = slot(WIDTH - left - MARGIN, self.entries.len());
        let right = left + slot * real(self.entries.len());
        let wide = WIDTH.max(right + MARGIN);
        let roof = pen.headline(&self.frame, wide) + 16.0;
        let floor = roof + HEIGHT;
        let height = |count: u64| HEIGHT * share(count, top);
        for &tick in &ticks {
            let y = (floor - height(tick)).round() + 0.5;
            pen.line((left, y), (right, y), if tick == 0 { RULE } else { GRID }, 1.0);
            let letters = Letters::new(ASIDE, Anchor::End);
            pen.words(left - 6.0, y + 4.0, &counted(tick), 200.0, letters);
        }
        let thick = thickness(slot);
        for (nth, (bar, &sum)) in self.entries.iter().zip(&sums).enumerate() {
            let x = left + slot * real(nth) + ((slot - thick) / 2.0).floor();
            pen.open(&self.tooltip(bar, sum));
            // The whole height of the slot answers the pointer, also where the bar is low.
            pen.put(format_args!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" fill="none" pointer-events="all"/>"#,
                Short(left + slot * real(nth)),
                Short(roof),
                Short(slot),
                Short(HEIGHT),
            ));
            let mut below = 0;
            for (series, &value) in self.series.iter().zip(&bar.values) {
                let upper = below + u64::from(value);
                let area = Area {
                    x,
                    y: floor - height(upper),
                    width: thick,
                    height: height(upper) - height(below),
                };
                if value > 0 {
                    pen.sure(area, series.certainty, series.hue);
                }
                below = upper;
            }
            let text = bar.text.clone().unwrap_or_else(|| counted(sum));
            if (sum > 0 || bar.text.is_some()) && width(&tidy(&text), LETTERS, false) <= slot {
                let place = (x + thick / 2.0, floor - height(sum) - 4.0);
                pen.words(place.0, place.1, &text, slot, Letters::new(TEXT, Anchor::Middle));
            }
            pen.close();
        }
        let every = self.every(slot);
        for (nth, bar) in self.entries.iter().enumerate() {
            if nth % every != anchor % every {
                continue;
            }
            let middle = left + slot * (real(nth) + 0.5);
            if every > 1 {
                pen.line((middle, floor + 1.0), (middle, floor + 4.0), RULE, 1.0);
            }
            below(
                &mut pen,
                &bar.label,
                (middle, floor + 16.0),
                slot * real(every),
                wide,
            );
        }
        let bottom = self.legend(&mut pen, floor + 24.0, wide);
        pen.document(&self.frame, wide, bottom + MARGIN)
    }

    /// Of how many labels one is shown: few enough that they have room, and a number that goes with months and years.
    fn every(&self, slot: f64) -> usize {
        // A label that is very long is shortened, and does not drive out the others.
        let widest = self
            .entries
            .iter()
            .map(|bar| width(&tidy(&bar.label), LETTERS, false).min(90.0))
            .fold(0.0, f64::max);
        let fits = |every: &usize| slot * real(*every) >= widest + 6.0;
        let steps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240];
        steps.into_iter().find(fits).unwrap_or(600)
    }

    fn lying(&self) -> String {
        let mut pen = Pen::new(&self.frame);
        let sums = self.sums();
        let most = sums.iter().copied().max().unwrap_or(0).max(1);
        let texts: Vec<String> = self
            .entries
            .iter()
            .zip(&sums)
            .map(|(bar, &sum)| bar.text.clone().unwrap_or_else(|| counted(sum)))
            .collect();
        let labels = self.entries.iter().map(|bar| bar.label.as_str());
        let left = MARGIN + pen::label_room(labels, 40.0, WIDEST_LABEL * 1.4) + 8.0;
        let beside = pen::label_room(texts.iter().map(String::as_str), 12.0, 90.0) + 6.0;
        let full = WIDTH - MARGIN - beside - left;
        let roof = pen.headline(&self.frame, WIDTH) + 4.0;
        let floor = roof + ROW * real(self.entries.len());
        for (nth, ((bar, text), &sum)) in self.entries.iter().zip(&texts).zip(&sums).enumerate() {
            let y = roof + ROW * real(nth);
            let base = y + ROW / 2.0 + 4.0;
            pen.words(
                left - 8.0,
                base,
                &bar.label,
                left - 8.0 - MARGIN,
                Letters::new(TEXT, Anchor::End),
            );
            pen.open(&self.tooltip(bar, sum));
            let mut before = 0;
            for (series, &value) in self.series.iter().zip(&bar.values) {
                let after = before + u64::from(value);
                let (from, to) = (full * share(before, most), full * share(after, most));
                let area = Area {
                    x: left + from,
                    y: y + 3.0,
                    width: to - from,
                    height: ROW - 6.0,
                };
                if value > 0 {
                    pen.sure(area, series.certainty, series.hue);
                }
                before = after;
            }
            pen.close();
            let end = left + full * share(sum, most) + 5.0;
            pen.words(end, base, text, beside, Letters::new(TEXT, Anchor::Start));
        }
        pen.line((left - 0.5, roof), (left - 0.5, floor), RULE, 1.0);
        let bottom = self.legend(&mut pen, floor + 8.0, WIDTH);
        pen.document(&self.frame, WIDTH, bottom + MARGIN)
    }

    /// All that a bar stands for, in words.
    fn tooltip(&self, bar: &Bar, sum: u64) -> String {
        let text = bar.text.clone().unwrap_or_else(|| counted(sum));
        let mut words = format!("{}: {text}", bar.label);
        if self.series.len() > 1 {
            let parts: Vec<String> = self
                .series
                .iter()
                .zip(&bar.values)
                .filter(|&(_, &value)| value > 0)
                .map(|(series, &value)| format!("{} {}", series.words, counted(u64::from(value))))
                .collect();
            if !parts.is_empty() {
                words.push_str(" (");
                words.push_str(&parts.join(", "));
                words.push(')');
            }
        }
        words
    }

    fn legend(&self, pen: &mut Pen, top: f64, right: f64) -> f64 {
        let plain = matches!(
            self.series.as_slice(),
            [] | [Series {
                certainty: Certainty::Certain,
                ..
            }]
        );
        let entries: Vec<(Sign, &str)> = self
            .series
            .iter()
            .filter(|_| !plain)
            .map(|series| (Sign::Sure(series.certainty, series.hue), series.words.as_str()))
            .collect();
        legend::write(pen, &entries, top, right - MARGIN)
    }
}

/// How wide a slot is for each of so many bars: whole pixels where they are narrow, so that all are alike, and 2 at
/// least.
fn slot(room: f64, bars: usize) -> f64 {
    let even = room / real(bars.max(1));
    if even < 20.0 {
        even.floor().max(2.0)
    } else {
        even.floor().min(120.0)
    }
}

/// How thick the bar in a slot is.
fn thickness(slot: f64) -> f64 {
    match slot {
        wide if wide >= 20.0 => (wide * 0.7).round().min(48.0),
        narrow if narrow >= 4.0 => narrow - (narrow / 5.0).ceil(),
        narrow => narrow,
    }
}

/// A count as a share of another, which is not 0.
fn share(count: u64, of: u64) -> f64 {
    let number = |count: u64| real(usize::try_from(count).unwrap_or(usize::MAX));
    number(count) / number(of).max(1.0)
}

/// Writes a label below its bar; at the edges of the chart it gives way to the inside.
fn below(pen: &mut Pen, label: &str, (middle, y): (f64, f64), room: f64, wide: f64) {
    let half = width(&tidy(label), LETTERS, false).min(room - 4.0) / 2.0;
    let x = middle.min(wide - 2.0 - half).max(2.0 + half);
    pen.words(
        x,
        y,
        label,
        (room - 4.0).max(20.0),
        Letters::new(ASIDE, Anchor::Middle),
    );
}
