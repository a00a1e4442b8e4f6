//! A picture of the network, or of a part of it: vertices and links with all that a file or a drawing says of
//! them. It is put together by `live` from the network and the record, and written in a format here, without either.

pub mod formats;
pub mod svg;

use crate::{
    dates::Day,
    vocabulary::{LinkKind, NodeKind},
};

/// What a picture shows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Projection {
    /// Everything as it is recorded: events are vertices, and whoever took part is linked to them.
    Full,
    /// Only what follows from the events: who met whom and which institutions engaged, with how often, when first and
    /// when last.
    Ties,
}

/// Vertices and links, ready to be written.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it is a picture of, in words: "Around Jung Sook Park, 2 links far, since 2022-01-01".
    pub title: String,
    /// What it shows.
    pub projection: Projection,
    /// The vertices, in the order of their kinds, then by name and key.
    pub vertices: Vec<PictureVertex>,
    /// The links, in the order of their ends among the vertices, then of their kinds.
    pub links: Vec<PictureLink>,
    /// Whether a limit cut it.
    pub truncated: bool,
}

/// A record in a picture.
#[derive(Clone, Debug)]
pub struct PictureVertex {
    /// The identity that clients know: `person:jung-sook-park`.
    pub id: String,
    /// What kind of record.
    pub kind: NodeKind,
    /// The name or the title.
    pub name: String,
    /// How many links it has in the whole network.
    pub degree: u32,
    /// How many links away it is from the nearest record around which the picture is; 0 for these themselves, and `None`
    /// where the picture is of the whole network.
    pub distance: Option<u32>,
    /// For events: from the earliest day on which it may have begun to the latest on which it may have ended.
    pub days: Option<(Day, Day)>,
    /// For events: the date on which it began, as it was written (EDTF).
    pub date: Option<String>,
}

/// A link in a picture.
#[derive(Clone, Debug)]
pub struct PictureLink {
    /// Where it begins, as a place among the vertices.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// How the two are linked. `MET`, `CO_ATTENDED` and `ENGAGED` go both ways; a picture has each once.
    pub kind: LinkKind,
    /// For derived links the number of events; 1 for others.
    pub weight: u32,
    /// The date of the first event that shows it, as it was written (EDTF); `None` where no event does.
    pub first: Option<String>,
    /// The date of the last event that shows it.
    pub last: Option<String>,
    /// From the earliest day of the first to the latest day of the last; for a `HOLDS`, the days of the tenure. An
    /// open end is `None`.
    pub days: (Option<Day>, Option<Day>),
    /// For `MET` and `CO_ATTENDED`: whether at every one of these events a person that it rests on is inferred.
    pub inferred: bool,
    /// The kind of a recorded relationship (`MEMBER_OF`), or what a promise says; `None` for others.
    pub label: Option<String>,
}
