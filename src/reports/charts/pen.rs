//! What charts are drawn with: lines, boxes and words, gathered until the height is known.

use std::fmt::{self, Write};

use super::{
    Frame, LETTERS, MARGIN, WIDTH,
    document::{self, Fade},
    inks::{ASIDE, Hue, PAPER, TEXT, Tone},
};
use crate::{
    picture::svg::text::{Escaped, Short, shortened, tidy, width},
    vocabulary::Certainty,
};

/// Which point of a text its place is.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) tone: Tone,
    pub(super) anchor: Anchor,
    pub(super) bold: bool,
    /// Whether a border in the colour of the paper lifts them off what is behind.
    pub(super) halo: bool,
    /// Whether they lead upwards.
    pub(super) upwards: bool,
}

impl Letters {
    /// Plain letters of a colour that end or begin at a place.
    pub(super) const fn new(tone: Tone, anchor: Anchor) -> Self {
        Self {
            size: LETTERS,
            tone,
            anchor,
            bold: false,
            halo: false,
            upwards: false,
        }
    }
}

/// A box: its left upper corner, its width and its height, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A chart in the making.
pub(super) struct Pen {
    pub(super) out: String,
    /// What the ids of this chart begin with.
    pub(super) id: String,
    /// The hatches and fades that have been drawn, once each.
    pub(super) hatches: Vec<Hue>,
    pub(super) fades: Vec<Fade>,
}

impl Pen {
    pub(super) fn new(frame: &Frame) -> Self {
        Self {
            out: String::new(),
            id: document::id(&frame.name),
            hatches: Vec::new(),
            fades: Vec::new(),
        }
    }

    /// Writes what is well-formed already.
    pub(super) fn put(&mut self, what: fmt::Arguments) {
        // Writing to a string never fails.
        let written = self.out.write_fmt(what);
        debug_assert!(written.is_ok(), "a string takes whatever is written to it");
    }

    /// Opens a group that tells a pointer more; nothing where there is nothing to tell.
    pub(super) fn open(&mut self, tooltip: &str) {
        self.put(format_args!("<g>"));
        let tooltip = tidy(tooltip);
        if !tooltip.is_empty() {
            self.put(format_args!("<title>{}</title>", Escaped(&tooltip)));
        }
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.put(format_args!("</g>\n"));
    }

    /// Words whose base line begins, has its middle or ends at a place; where they are too long for their room the
    /// pointer is told the whole of them.
    pub(super) fn words(&mut self, x: f64, y: f64, words: &str, room: f64, letters: Letters) {
        let whole = tidy(words);
        if whole.is_empty() {
            return;
        }
        let short = shortened(&whole, room, letters.size, letters.bold);
        let Tone { name, ink } = letters.tone;
        if letters.halo {
            self.put(format_args!(
                r#"<text class="f-{name} s-{}" stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke""#,
                PAPER.name, PAPER.ink.light,
            ));
        } else {
            self.put(format_args!(r#"<text class="f-{name}""#));
        }
        self.put(format_args!(
            r#" fill="{}" x="{}" y="{}""#,
            ink.light,
            Short(x),
            Short(y)
        ));
        // This size is the document's.
        if (letters.size - LETTERS).abs() > 0.01 {
            self.put(format_args!(r#" font-size="{}""#, Short(letters.size)));
        }
        match letters.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.put(format_args!(r#" text-anchor="middle""#)),
            Anchor::End => self.put(format_args!(r#" text-anchor="end""#)),
        }
        if letters.bold {
            self.put(format_args!(r#" font-weight="bold""#));
        }
        if letters.upwards {
            self.put(format_args!(
                r#" transform="rotate(-90 {} {})""#,
                Short(x),
                Short(y)
            ));
        }
        self.put(format_args!(">"));
        if short != whole {
            self.put(format_args!("<title>{}</title>", Escaped(&whole)));
        }
        self.put(format_args!("{}</text>\n", Escaped(&short)));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), tone: Tone, thickness: f64) {
        self.put(format_args!(
            "<path class=\"s-{}\" stroke=\"{}\" stroke-width=\"{}\" fill=\"none\" d=\"M{},{}L{},{}\"/>\n",
            tone.name,
            tone.ink.light,
            Short(thickness),
            Short(from.0),
            Short(from.1),
            Short(to.0),
            Short(to.1),
        ));
    }

    /// A box in one colour.
    pub(super) fn filled(&mut self, area: Area, tone: Tone) {
        self.put(format_args!(
            "<rect {} class=\"f-{}\" fill=\"{}\"/>",
            Place(area),
            tone.name,
            tone.ink.light
        ));
    }

    /// A box that shows how sure it is by how it is filled: solid, hatched, or pale within a dashed border. Of a narrow one
    /// a border would be all that is seen, so that it is only paler and paler.
    pub(super) fn sure(&mut self, area: Area, certainty: Certainty, hue: Hue) {
        self.shape(
            &format!("<rect {}", Place(area)),
            &format!("<rect {}", Place(inner(area))),
            area.width.min(area.height) < 5.0,
            certainty,
            hue,
        );
    }

    /// The same for a box that ends in arrowheads, to the left or to the right.
    pub(super) fn sure_arrow(
        &mut self,
        area: Area,
        (left, right): (bool, bool),
        certainty: Certainty,
        hue: Hue,
    ) {
        let arrow = |area: Area| {
            let head = (area.height * 0.5).min(area.width * 0.5);
            let (start, end) = (area.x, area.x + area.width);
            let (top, bottom, middle) = (area.y, area.y + area.height, area.y + area.height * 0.5);
            let mut path = String::from("<path d=\"M");
            let corners = [
                Some((start + if left { head } else { 0.0 }, top)),
                Some((end - if right { head } else { 0.0 }, top)),
                right.then_some((end, middle)),
                Some((end - if right { head } else { 0.0 }, bottom)),
                Some((start + if left { head } else { 0.0 }, bottom)),
                left.then_some((start, middle)),
            ];
            for (nth, (x, y)) in corners.into_iter().flatten().enumerate() {
                let joint = if nth == 0 { "" } else { "L" };
                let written = write!(path, "{joint}{},{}", Short(x), Short(y));
                debug_assert!(written.is_ok(), "a string takes whatever is written to it");
            }
            path.push_str("Z\"");
            path
        };
        self.shape(&arrow(area), &arrow(inner(area)), false, certainty, hue);
    }

    fn shape(&mut self, outer: &str, inner: &str, narrow: bool, certainty: Certainty, hue: Hue) {
        let Tone { name, ink } = hue.tone();
        let light = ink.light;
        match certainty {
            Certainty::Certain => self.put(format_args!(r#"{outer} class="f-{name}" fill="{light}"/>"#)),
            Certainty::Likely if narrow => {
                self.put(format_args!(
                    r#"{outer} class="f-{name}" fill="{light}" fill-opacity="0.65"/>"#
                ));
            }
            Certainty::Likely => {
                if !self.hatches.contains(&hue) {
                    self.hatches.push(hue);
                }
                let id = self.id.clone();
                self.put(format_args!(
                    r#"{inner} class="s-{name}" fill="url(#{id}-{name})" stroke="{light}"/>"#
                ));
            }
            Certainty::Possible if narrow => {
                self.put(format_args!(
                    r#"{outer} class="f-{name}" fill="{light}" fill-opacity="0.3"/>"#
                ));
            }
            Certainty::Possible => self.put(format_args!(
                r#"{inner} class="f-{name} s-{name}" fill="{light}" fill-opacity="0.12" stroke="{light}" stroke-dasharray="3 2"/>"#
            )),
        }
    }

    /// Opens a group of which one end or both cannot be seen.
    pub(super) fn open_faded(&mut self, fade: Fade) {
        if !self.fades.contains(&fade) {
            self.fades.push(fade);
        }
        let id = self.id.clone();
        self.put(format_args!(r#"<g mask="url(#{id}-{})">"#, fade.name()));
    }

    /// Writes the title where it is to be drawn; how high that is.
    pub(super) fn headline(&mut self, frame: &Frame, width: f64) -> f64 {
        if !frame.headline || tidy(&frame.title).is_empty() {
            return MARGIN;
        }
        let mut letters = Letters::new(TEXT, Anchor::Start);
        (letters.size, letters.bold) = (15.0, true);
        self.words(MARGIN, MARGIN + 15.0, &frame.title, width - 2.0 * MARGIN, letters);
        MARGIN + 28.0
    }
}

/// A chart that says there is nothing to show.
pub(super) fn nothing(frame: &Frame) -> String {
    let mut pen = Pen::new(frame);
    let top = pen.headline(frame, WIDTH);
    let mut letters = Letters::new(ASIDE, Anchor::Middle);
    letters.size = 13.0;
    pen.words(
        WIDTH / 2.0,
        top + 30.0,
        &frame.nothing,
        WIDTH - 2.0 * MARGIN,
        letters,
    );
    pen.document(frame, WIDTH, top + 52.0)
}

/// How much room the labels of rows need: that of the widest, at least `least` and at most `most`.
pub(super) fn label_room<'a>(labels: impl Iterator<Item = &'a str>, least: f64, most: f64) -> f64 {
    labels
        .map(|label| width(&tidy(label), LETTERS, false))
        .fold(least, f64::max)
        .min(most)
}

/// A box by half of a border smaller, so that the border lies within.
fn inner(area: Area) -> Area {
    Area {
        x: area.x + 0.5,
        y: area.y + 0.5,
        width: (area.width - 1.0).max(0.1),
        height: (area.height - 1.0).max(0.1),
    }
}

/// A box as attributes.
struct Place(Area);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Area { x, y, width, height } = self.0;
        write!(
            f,
            r#"x="{}" y="{}" width="{}" height="{}""#,
            Short(x),
            Short(y),
            Short(width),
            Short(height)
        )
    }
}
