//! The document around a chart: its size, its words for those who do not see it, its style sheet, hatches and fades.

use super::{
    Frame, LETTERS,
    inks::{PAPER, Tone, style},
    pen::{Area, Pen},
};
use crate::picture::svg::text::{Escaped, FONTS, Short, tidy};

/// How strong hatches are: they are seen, and letters on them are read.
pub(super) const HATCH: f64 = 0.4;

/// Where a box fades out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fade {
    Start,
    End,
    Both,
}

impl Fade {
    const ALL: [Self; 3] = [Self::Start, Self::End, Self::Both];

    /// Its name in ids.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Start => "from",
            Self::End => "to",
            Self::Both => "both",
        }
    }

    /// How much is to be seen how far along.
    const fn stops(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Start => &[("0", "0"), ("0.35", "1")],
            Self::End => &[("0.65", "1"), ("1", "0")],
            Self::Both => &[("0", "0"), ("0.35", "1"), ("0.65", "1"), ("1", "0")],
        }
    }

    /// From where to where all is to be seen, as shares of the width.
    pub(super) const fn seen(self) -> (f64, f64) {
        match self {
            Self::Start => (0.35, 1.0),
            Self::End => (0.0, 0.65),
            Self::Both => (0.35, 0.65),
        }
    }
}

impl Pen {
    /// The whole document, so wide and so high.
    pub(super) fn document(mut self, frame: &Frame, width: f64, height: f64) -> String {
        let body = std::mem::take(&mut self.out);
        let id = self.id.clone();
        let (title, description) = (tidy(&frame.title), tidy(&frame.description));
        let (wide, high) = (Short(width), Short(height));
        self.put(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="rapport chart" role="img" aria-labelledby="{id}-title {id}-desc" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" font-family="{FONTS}" font-size="{}">"#,
            Short(LETTERS),
        ));
        self.put(format_args!(
            "\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n<style>{}</style>\n",
            Escaped(&title),
            Escaped(&description),
            style(),
        ));
        self.definitions();
        self.filled(
            Area {
                x: 0.0,
                y: 0.0,
                width,
                height,
            },
            PAPER,
        );
        self.put(format_args!("\n{body}</svg>\n"));
        self.out
    }

    /// Hatches and fades, as far as they are drawn.
    fn definitions(&mut self) {
        let id = self.id.clone();
        let (mut hatches, fades) = (self.hatches.clone(), self.fades.clone());
        hatches.sort_unstable();
        for hue in hatches {
            let Tone { name, ink } = hue.tone();
            self.put(format_args!(
                r#"<pattern id="{id}-{name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="f-{}" fill="{}" width="5" height="5"/><rect class="f-{name}" fill="{}" fill-opacity="{HATCH}" width="2.5" height="5"/></pattern>"#,
                PAPER.name, PAPER.ink.light, ink.light,
            ));
            self.put(format_args!("\n"));
        }
        for fade in Fade::ALL.into_iter().filter(|fade| fades.contains(fade)) {
            let name = fade.name();
            self.put(format_args!(r#"<linearGradient id="{id}-{name}-g">"#));
            for (along, seen) in fade.stops() {
                self.put(format_args!(
                    r##"<stop offset="{along}" stop-color="#fff" stop-opacity="{seen}"/>"##
                ));
            }
            self.put(format_args!(
                "</linearGradient><mask id=\"{id}-{name}\" maskContentUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\" fill=\"url(#{id}-{name}-g)\"/></mask>\n"
            ));
        }
    }
}

/// A name as ids can have it.
pub(super) fn id(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) {
        plain
    } else {
        format!("chart-{plain}")
    }
}
