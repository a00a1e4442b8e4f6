//! What is written above a drawing, and instead of one where there is nothing.

use std::fmt::{self, Write};

use super::{
    MARGIN, Sheet,
    geometry::Point,
    look::{ASIDE, Ink, TEXT},
    text::{self, Escaped, Short, shortened, tidy},
    tooltips,
};

/// What is above the drawing: its title, and how much there is in it.
pub(super) fn head(out: &mut String, sheet: &Sheet, title: &str) -> fmt::Result {
    let room = sheet.width - 2.0 * MARGIN;
    let size = if text::width(title, 18.0, true) <= room {
        18
    } else {
        15
    };
    let title_line = Headline {
        words: title,
        down: 32,
        size,
        bold: true,
        class: "text",
        ink: TEXT,
    };
    title_line.write(out, room)?;
    let note = tooltips::note(sheet);
    let note_line = Headline {
        words: &note,
        down: 51,
        size: 12,
        bold: false,
        class: "aside",
        ink: ASIDE,
    };
    note_line.write(out, room)
}

/// A line above the drawing.
struct Headline<'a> {
    words: &'a str,
    down: u32,
    size: u32,
    bold: bool,
    class: &'a str,
    ink: Ink,
}

impl Headline<'_> {
    /// Writes it, shortened where it is too long, and then whole for the pointer.
    fn write(&self, out: &mut String, room: f64) -> fmt::Result {
        let Self {
            words,
            down,
            size,
            bold,
            class,
            ink,
        } = *self;
        let weight = if bold { r#" font-weight="bold""# } else { "" };
        write!(
            out,
            r#"<text class="{class}" x="{}" y="{down}" font-size="{size}"{weight} fill="{}">"#,
            Short(MARGIN),
            ink.light,
        )?;
        let short = shortened(words, room, f64::from(size), bold);
        if short != words {
            write!(out, "<title>{}</title>", Escaped(words))?;
        }
        writeln!(out, "{}</text>", Escaped(&short))
    }
}

/// The end of a document in which there is nothing.
pub(super) fn nothing(out: &mut String, sheet: &Sheet) -> fmt::Result {
    let middle = Point::new(sheet.width / 2.0, sheet.height.midpoint(sheet.head) - 20.0);
    let (first, second) = match sheet.wording {
        Some(wording) => (tidy(wording.nothing), ""),
        None => (
            "There is nothing to draw here yet.".to_owned(),
            "No record and no link is in this picture.",
        ),
    };
    let lines = [
        (0.0, "text", 16, TEXT, first.as_str()),
        (24.0, "aside", 13, ASIDE, second),
    ];
    for (down, class, size, ink, words) in lines.into_iter().filter(|line| !line.4.is_empty()) {
        let (x, y) = (Short(middle.x), Short(middle.y + down));
        let (ink, words) = (ink.light, Escaped(words));
        writeln!(
            out,
            r#"<text class="{class}" x="{x}" y="{y}" text-anchor="middle" font-size="{size}" fill="{ink}">{words}</text>"#,
        )?;
    }
    out.write_str("</svg>\n")
}
