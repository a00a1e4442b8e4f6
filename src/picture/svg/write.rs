//! The document itself, from what stands behind to what stands in front: links, vertices, names, legend.

use std::fmt::{self, Write};

use super::{
    MARGIN, Sheet,
    geometry::Point,
    headline::{head, nothing},
    labels::{Anchor, Label},
    legend::{self, Entry, Sign},
    look::{self, ASIDE, INFERRED, Ink, PAPER, RULE, TEXT},
    shapes::{Pair, arrowhead, ring, shape, vertex_class},
    text::{Escaped, FONTS, Short, tidy},
    tooltips,
};
use crate::vocabulary::LinkKind;

/// The document of a sheet.
pub(super) fn document(sheet: &Sheet) -> String {
    let mut out = String::new();
    // Writing to a string never fails.
    let written = whole(&mut out, sheet);
    debug_assert!(written.is_ok(), "a string takes whatever is written to it");
    out
}

fn whole(out: &mut String, sheet: &Sheet) -> fmt::Result {
    let title = tidy(
        sheet
            .wording
            .map_or(sheet.picture.title.as_str(), |wording| wording.title),
    );
    let description = match sheet.wording {
        Some(wording) => tidy(wording.description),
        None => tooltips::description(sheet),
    };
    let (width, height) = (Short(sheet.width), Short(sheet.height));
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="rapport" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FONTS}">"#,
    )?;
    writeln!(out, "<title>{}</title>", Escaped(&title))?;
    writeln!(out, "<desc>{}</desc>", Escaped(&description))?;
    style(out, sheet)?;
    writeln!(
        out,
        r#"<rect class="paper" width="{width}" height="{height}" fill="{}"/>"#,
        PAPER.light
    )?;
    if sheet.wording.is_none() {
        head(out, sheet, &title)?;
    }
    if sheet.chosen.vertices.is_empty() {
        return nothing(out, sheet);
    }
    links(out, sheet)?;
    vertices(out, sheet)?;
    names(out, sheet)?;
    key(out, sheet)?;
    out.write_str("</svg>\n")
}

/// The style sheet, which turns the drawing dark: only for the kinds that are in it.
fn style(out: &mut String, sheet: &Sheet) -> fmt::Result {
    out.write_str("<style>@media screen and (prefers-color-scheme:dark){")?;
    let mut rule =
        |class: &str, property: &str, ink: Ink| write!(out, ".rapport .{class}{{{property}:{}}}", ink.dark);
    rule("paper", "fill", PAPER)?;
    rule("text", "fill", TEXT)?;
    rule("halo", "stroke", PAPER)?;
    rule("aside", "fill", ASIDE)?;
    rule("rule", "stroke", RULE)?;
    rule("start", "stroke", TEXT)?;
    for entry in &sheet.legend {
        match entry.sign {
            Sign::Vertex(kind) => rule(&vertex_class(kind), "fill", look::vertex(kind).ink)?,
            Sign::Link(kind) => {
                let (class, ink) = (link_class(kind), look::link(kind).ink);
                rule(&class, "stroke", ink)?;
                rule(&class, "fill", ink)?;
            }
            Sign::Start | Sign::Inferred => {}
        }
    }
    out.write_str("}</style>\n")
}

fn link_class(kind: LinkKind) -> String {
    format!("l-{}", kind.word().to_ascii_lowercase())
}

fn links(out: &mut String, sheet: &Sheet) -> fmt::Result {
    // Where there are many, what is behind them has to show through.
    let opacity = match sheet.chosen.links.len() {
        0..=60 => "0.9",
        61..=250 => "0.75",
        251..=800 => "0.55",
        _ => "0.4",
    };
    writeln!(out, r#"<g stroke-linecap="butt" opacity="{opacity}">"#)?;
    for &kind in LinkKind::ALL.iter().rev() {
        let mut drawn = sheet
            .chosen
            .links
            .iter()
            .enumerate()
            .filter(|(_, drawn)| drawn.link.kind == kind)
            .peekable();
        if drawn.peek().is_none() {
            continue;
        }
        link_group(out, kind)?;
        for (at, drawn) in drawn {
            let line = &sheet.lines[at];
            write!(
                out,
                "<g><title>{}</title><path d=\"M{}",
                Escaped(&tooltips::link(sheet, at)),
                Pair(line.from)
            )?;
            match line.lean {
                None => write!(out, "L{}", Pair(line.to))?,
                Some([one, other]) => write!(out, "C{} {} {}", Pair(one), Pair(other), Pair(line.to))?,
            }
            write!(
                out,
                r#"" fill="none" stroke-width="{}""#,
                Short(thickness(kind, drawn.link.weight, sheet.chosen.vertices.len()))
            )?;
            if drawn.link.inferred {
                write!(out, r#" stroke-dasharray="{INFERRED}""#)?;
            }
            out.write_str("/>")?;
            if let Some(head) = line.head {
                arrowhead(out, head)?;
            }
            out.write_str("</g>\n")?;
        }
        out.write_str("</g>\n")?;
    }
    out.write_str("</g>\n")
}

fn link_group(out: &mut String, kind: LinkKind) -> fmt::Result {
    let look = look::link(kind);
    write!(
        out,
        r#"<g class="{}" stroke="{1}" fill="{1}""#,
        link_class(kind),
        look.ink.light
    )?;
    if !look.dashes.is_empty() {
        write!(out, r#" stroke-dasharray="{}""#, look.dashes)?;
    }
    out.write_str(">\n")
}

/// How thick a link is: what has happened often, thicker; and all finer where there are many vertices.
pub(super) fn thickness(kind: LinkKind, weight: u32, vertices: usize) -> f64 {
    let fine = match vertices {
        0..=100 => 1.0,
        101..=300 => 0.7,
        _ => 0.5,
    };
    let thick = if kind.is_mutual() {
        (1.4 + 1.1 * f64::from(weight.max(1)).ln()).min(6.0)
    } else {
        1.2
    };
    thick * fine
}

fn vertices(out: &mut String, sheet: &Sheet) -> fmt::Result {
    writeln!(out, r#"<g stroke-linejoin="round">"#)?;
    // What matters most comes last, in front of the others.
    for (at, vertex) in sheet.chosen.vertices.iter().enumerate().rev() {
        let (place, radius) = (sheet.places[at], sheet.radii[at]);
        write!(
            out,
            r#"<g data-id="{}"><title>{}</title>"#,
            Escaped(&tidy(&vertex.id)),
            Escaped(&tooltips::vertex(sheet, at)),
        )?;
        if vertex.distance == Some(0) {
            ring(out, place, radius + 4.5)?;
        }
        shape(out, vertex.kind, place, radius)?;
        out.write_str("</g>\n")?;
    }
    out.write_str("</g>\n")
}

fn names(out: &mut String, sheet: &Sheet) -> fmt::Result {
    writeln!(
        out,
        r#"<g class="rule" stroke="{}" stroke-width="1">"#,
        RULE.light
    )?;
    for [from, to] in sheet.labels.iter().flatten().filter_map(|label| label.leader) {
        writeln!(out, r#"<path d="M{}L{}"/>"#, Pair(from), Pair(to))?;
    }
    // A border in the colour of the paper lifts the letters off the links behind them.
    writeln!(
        out,
        r#"</g><g class="text halo" font-size="{}" fill="{}" stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">"#,
        Short(sheet.letters),
        TEXT.light,
        PAPER.light,
    )?;
    for (at, label) in sheet.labels.iter().enumerate().rev() {
        if let Some(label) = label {
            name(out, sheet, at, label)?;
        }
    }
    out.write_str("</g>\n")
}

fn name(out: &mut String, sheet: &Sheet, at: usize, label: &Label) -> fmt::Result {
    let (x, anchor) = match label.anchor {
        Anchor::Start => (label.rect.left + 1.0, ""),
        Anchor::Middle => (
            label.rect.left.midpoint(label.rect.right),
            r#" text-anchor="middle""#,
        ),
        Anchor::End => (label.rect.right - 1.0, r#" text-anchor="end""#),
    };
    let bold = if sheet.chosen.vertices[at].distance == Some(0) {
        r#" font-weight="bold""#
    } else {
        ""
    };
    let rows = label.lines.len().max(1);
    let row = label.rect.height() / super::real(rows);
    write!(out, "<text{anchor}{bold}>")?;
    if label.lines.iter().any(|line| line.ends_with('…')) {
        write!(out, "<title>{}</title>", Escaped(&sheet.names[at]))?;
    }
    let mut baseline = label.rect.top + row * 0.78;
    for line in &label.lines {
        write!(
            out,
            r#"<tspan x="{}" y="{}">{}</tspan>"#,
            Short(x),
            Short(baseline),
            Escaped(line),
        )?;
        baseline += row;
    }
    out.write_str("</text>\n")
}

/// The legend.
fn key(out: &mut String, sheet: &Sheet) -> fmt::Result {
    let top = sheet.frame.bottom + 8.0;
    writeln!(
        out,
        r#"<path class="rule" d="M{}L{}" stroke="{}"/><g font-size="{}">"#,
        Pair(Point::new(MARGIN, top)),
        Pair(Point::new(sheet.width - MARGIN, top)),
        RULE.light,
        Short(legend::SIZE),
    )?;
    for Entry {
        sign,
        words,
        left,
        row,
    } in &sheet.legend
    {
        let place = Point::new(MARGIN + left, top + 14.0 + f64::from(*row) * legend::ROW);
        let middle = place + Point::new(8.0, 0.0);
        match *sign {
            Sign::Vertex(kind) => shape(out, kind, middle, 6.0)?,
            Sign::Start => ring(out, middle, 5.5)?,
            Sign::Link(kind) => sample(out, place, kind, None)?,
            Sign::Inferred => sample(out, place, LinkKind::Met, Some(INFERRED))?,
        }
        writeln!(
            out,
            r#"<text class="text" x="{}" y="{}" fill="{}">{}</text>"#,
            Short(place.x + sign.room()),
            Short(place.y + 4.2),
            TEXT.light,
            Escaped(words),
        )?;
    }
    out.write_str("</g>\n")
}

/// A piece of a link for the legend; with other dashes, in no kind's colour.
fn sample(out: &mut String, place: Point, kind: LinkKind, dashes: Option<&str>) -> fmt::Result {
    let directed = !kind.is_mutual();
    let end = place + Point::new(if directed { 23.0 } else { 29.0 }, 0.0);
    let width = if directed { 1.4 } else { 2.4 };
    let line = format!(
        r#"<path d="M{}L{}" fill="none" stroke-width="{width}""#,
        Pair(place),
        Pair(end)
    );
    if let Some(dashes) = dashes {
        return write!(
            out,
            r#"{line} class="rule" stroke="{}" stroke-dasharray="{dashes}"/>"#,
            ASIDE.light,
        );
    }
    link_group(out, kind)?;
    write!(out, "{line}/>")?;
    if directed {
        let tip = end + Point::new(7.0, 0.0);
        arrowhead(
            out,
            [tip, end + Point::new(0.0, 3.0), end + Point::new(0.0, -3.0)],
        )?;
    }
    out.write_str("</g>\n")
}
