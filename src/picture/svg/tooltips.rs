//! What shows while the pointer rests on a vertex or a link, and what the drawing says of itself to those who do not
//! see it.

use super::{
    Sheet, legend,
    look::{self, LinkLook, VertexLook},
    text::{counted, several, tidy},
};
use crate::vocabulary::{LinkKind, NodeKind};

/// "Ada Lovelace · person · 12 links".
pub(super) fn vertex(sheet: &Sheet, at: usize) -> String {
    let vertex = sheet.chosen.vertices[at];
    let links = usize::try_from(vertex.degree).unwrap_or(usize::MAX);
    let mut said = if let Some(wording) = sheet.wording {
        format!("{} · {}", sheet.names[at], tidy(&(wording.vertex)(vertex.kind)))
    } else {
        let VertexLook { word, .. } = look::vertex(vertex.kind);
        format!("{} · {word} · {}", sheet.names[at], several(links, "link"))
    };
    if let Some(date) = &vertex.date {
        said.push_str(" · ");
        said.push_str(&tidy(date));
    }
    said
}

/// "Ada Lovelace – Charles Babbage: met · 3 events · 1833-06-05 to 1843".
pub(super) fn link(sheet: &Sheet, at: usize) -> String {
    let drawn = &sheet.chosen.links[at];
    let link = drawn.link;
    let words = if let Some(wording) = sheet.wording {
        tidy(&(wording.link)(link.kind))
    } else {
        let LinkLook { words, .. } = look::link(link.kind);
        words.to_owned()
    };
    let mutual = link.kind.is_mutual();
    let mut said = format!(
        "{} {} {}: {words}",
        sheet.names[drawn.from],
        if mutual { "–" } else { "→" },
        sheet.names[drawn.to],
    );
    // What a relationship is called is a word; what was promised is the record's.
    let is_told = sheet.wording.is_none() || link.kind == LinkKind::Promised;
    if let Some(label) = link.label.as_ref().filter(|_| is_told) {
        said.push_str(" · ");
        said.push_str(&tidy(label));
    }
    if mutual {
        let events = usize::try_from(link.weight).unwrap_or(usize::MAX);
        said.push_str(" · ");
        if sheet.wording.is_some() {
            said.push_str(&counted(events));
            said.push_str(" ×");
        } else {
            said.push_str(&several(events, "event"));
        }
    }
    match (&link.first, &link.last) {
        (Some(first), Some(last)) if first != last => {
            said.push_str(" · ");
            said.push_str(&tidy(first));
            said.push_str(if sheet.wording.is_some() { " – " } else { " to " });
            said.push_str(&tidy(last));
        }
        (Some(date), _) | (None, Some(date)) => {
            said.push_str(" · ");
            said.push_str(&tidy(date));
        }
        (None, None) => {}
    }
    if link.inferred {
        said.push_str(" · ");
        said.push_str(sheet.wording.map_or("inferred", |wording| wording.inferred));
    }
    said
}

/// What is said below the title: how much there is, and what of it is not drawn.
pub(super) fn note(sheet: &Sheet) -> String {
    let (drawn, all) = (sheet.chosen.vertices.len(), sheet.chosen.of);
    let links = several(sheet.chosen.links.len(), "link");
    let mut said = if drawn < all {
        format!(
            "Showing {} of {}, the nearest and the most linked, and {links} between them",
            counted(drawn),
            several(all, "record"),
        )
    } else {
        format!("{}, {links}", several(all, "record"))
    };
    if sheet.picture.truncated {
        said.push_str(". There is more than this: it was cut at a limit");
    }
    let unnamed = sheet.labels.iter().filter(|label| label.is_none()).count();
    if unnamed > 0 {
        said.push_str(". Point at a shape for its name");
    }
    said
}

/// The drawing in words.
pub(super) fn description(sheet: &Sheet) -> String {
    let mut said = note(sheet);
    let mut listed: Vec<String> = Vec::new();
    for &kind in NodeKind::ALL {
        let count = sheet
            .chosen
            .vertices
            .iter()
            .filter(|vertex| vertex.kind == kind)
            .count();
        if count > 0 {
            listed.push(legend::vertices_in_words(kind, count));
        }
    }
    for &kind in LinkKind::ALL {
        let count = sheet
            .chosen
            .links
            .iter()
            .filter(|drawn| drawn.link.kind == kind)
            .count();
        if count > 0 {
            listed.push(legend::links_in_words(kind, count));
        }
    }
    if !listed.is_empty() {
        said.push_str(". There are: ");
        said.push_str(&listed.join(", "));
        said.push('.');
    }
    said
}
