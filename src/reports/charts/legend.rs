//! The legend of a chart: signs with their words, in rows at its foot.

use super::{
    LETTERS, MARGIN,
    document::Fade,
    inks::{Hue, MARK, PAPER, RULE, TEXT, Tone},
    pen::{Anchor, Area, Letters, Pen},
};
use crate::{
    picture::svg::text::{Short, tidy, width},
    vocabulary::Certainty,
};

/// From one row to the next.
const ROW: f64 = 18.0;
/// Between one entry and the next.
const GAP: f64 = 18.0;
/// How wide a sign is, with the space before its words.
const SIGN: f64 = 26.0;

/// What an entry shows.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// A box of a series, or a stretch.
    Sure(Certainty, Hue),
    /// A stretch that goes on.
    Open,
    /// A stretch of which an end is not known.
    Fading,
    /// A meeting; whether it is stated.
    Mark(bool),
    /// A cell in which there is nothing.
    EmptyCell,
}

/// Writes the entries from a height on; how far down the legend reaches. One without words is left out.
pub(super) fn write(pen: &mut Pen, entries: &[(Sign, &str)], top: f64, right: f64) -> f64 {
    write_from(pen, entries, (MARGIN, top), right)
}

/// How wide an entry is; nothing without words.
pub(super) fn entry_width(words: &str) -> f64 {
    let words = tidy(words);
    if words.is_empty() {
        0.0
    } else {
        SIGN + width(&words, LETTERS, false)
    }
}

/// The same from a place on, in a row in which there may be something already.
pub(super) fn write_from(
    pen: &mut Pen,
    entries: &[(Sign, &str)],
    (mut left, top): (f64, f64),
    right: f64,
) -> f64 {
    let started = left > MARGIN;
    let mut middle = top + ROW / 2.0;
    let mut any = started;
    for &(sign, words) in entries {
        let words = tidy(words);
        if words.is_empty() {
            continue;
        }
        let wide = entry_width(&words);
        if left > MARGIN && left + wide > right {
            left = MARGIN;
            middle += ROW;
        }
        draw(pen, sign, left, middle);
        pen.words(
            left + SIGN,
            middle + 4.0,
            &words,
            right - left - SIGN,
            Letters::new(TEXT, Anchor::Start),
        );
        left += wide + GAP;
        any = true;
    }
    if any { middle + ROW / 2.0 } else { top }
}

fn draw(pen: &mut Pen, sign: Sign, left: f64, middle: f64) {
    let area = Area {
        x: left,
        y: middle - 6.0,
        width: 20.0,
        height: 12.0,
    };
    match sign {
        Sign::Sure(certainty, hue) => pen.sure(area, certainty, hue),
        Sign::Open => pen.sure_arrow(area, (false, true), Certainty::Certain, Hue::Blue),
        Sign::Fading => {
            pen.open_faded(Fade::End);
            pen.sure(area, Certainty::Certain, Hue::Blue);
            pen.close();
        }
        Sign::Mark(stated) => dot(pen, (left + 10.0, middle), 4.5, stated),
        Sign::EmptyCell => empty(pen, area),
    }
}

/// A meeting: filled where it is stated, hollow where it is inferred.
pub(super) fn dot(pen: &mut Pen, (x, y): (f64, f64), radius: f64, stated: bool) {
    let (fill, stroke, thickness): (Tone, Tone, f64) = if stated {
        (MARK, PAPER, 1.0)
    } else {
        (PAPER, MARK, 1.8)
    };
    // Both are as large with their borders.
    let radius = if stated { radius + 0.5 } else { radius - 0.4 };
    pen.put(format_args!(
        r#"<circle class="f-{} s-{}" cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="{}"/>"#,
        fill.name,
        stroke.name,
        Short(x),
        Short(y),
        Short(radius),
        fill.ink.light,
        stroke.ink.light,
        Short(thickness),
    ));
}

/// A cell in which there is nothing: a small dot on the paper.
pub(super) fn empty(pen: &mut Pen, area: Area) {
    pen.put(format_args!(
        r#"<circle class="f-{}" cx="{}" cy="{}" r="1.2" fill="{}"/>"#,
        RULE.name,
        Short(area.x + area.width / 2.0),
        Short(area.y + area.height / 2.0),
        RULE.ink.light,
    ));
}
