//! How each kind of vertex and of link looks. Kinds of vertex differ in colour and in shape, so that they can be told
//! apart in grey and by those who do not see all colours. Every colour stands out on white at 3 : 1 or more, and its
//! twin for dark screens does on near black.

use crate::vocabulary::{LinkKind, NodeKind};

/// A colour on a light and on a dark ground.
#[derive(Clone, Copy)]
pub(crate) struct Ink {
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
}

/// What the drawing is on.
pub(crate) const PAPER: Ink = Ink {
    light: "#ffffff",
    dark: "#14171c",
};
/// Titles and names.
pub(crate) const TEXT: Ink = Ink {
    light: "#1c2128",
    dark: "#e8eaed",
};
/// What is said beside.
pub(crate) const ASIDE: Ink = Ink {
    light: "#59636e",
    dark: "#a3abb5",
};
/// Lines that lead from a name to its vertex, and the line above the legend.
pub(crate) const RULE: Ink = Ink {
    light: "#b4bcc5",
    dark: "#4a525c",
};

/// How a kind of vertex looks.
pub(super) struct VertexLook {
    pub(super) ink: Ink,
    /// The corners in a square from -1 to 1; none for a circle.
    pub(super) corners: &'static [(f64, f64)],
    /// What one is called.
    pub(super) word: &'static str,
    /// What several are called.
    pub(super) words: &'static str,
}

const CIRCLE: &[(f64, f64)] = &[];
const SQUARE: &[(f64, f64)] = &[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)];
const HOUSE: &[(f64, f64)] = &[
    (0.0, -1.15),
    (0.98, -0.25),
    (0.98, 0.9),
    (-0.98, 0.9),
    (-0.98, -0.25),
];
const HEXAGON: &[(f64, f64)] = &[
    (-0.55, -0.95),
    (0.55, -0.95),
    (1.1, 0.0),
    (0.55, 0.95),
    (-0.55, 0.95),
    (-1.1, 0.0),
];
const FLAG: &[(f64, f64)] = &[(-1.15, -0.8), (1.2, -0.8), (0.7, 0.0), (1.2, 0.8), (-1.15, 0.8)];
const DIAMOND: &[(f64, f64)] = &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)];
const UP: &[(f64, f64)] = &[(0.0, -1.15), (1.15, 0.85), (-1.15, 0.85)];
const DOWN: &[(f64, f64)] = &[(0.0, 1.15), (1.15, -0.85), (-1.15, -0.85)];
const PAGE: &[(f64, f64)] = &[
    (-0.75, -1.1),
    (0.25, -1.1),
    (0.75, -0.6),
    (0.75, 1.1),
    (-0.75, 1.1),
];
const BOW: &[(f64, f64)] = &[
    (-1.15, -0.85),
    (0.0, -0.3),
    (1.15, -0.85),
    (1.15, 0.85),
    (0.0, 0.3),
    (-1.15, 0.85),
];
const PLUS: &[(f64, f64)] = &[
    (-0.4, -1.1),
    (0.4, -1.1),
    (0.4, -0.4),
    (1.1, -0.4),
    (1.1, 0.4),
    (0.4, 0.4),
    (0.4, 1.1),
    (-0.4, 1.1),
    (-0.4, 0.4),
    (-1.1, 0.4),
    (-1.1, -0.4),
    (-0.4, -0.4),
];
const STAR: &[(f64, f64)] = &[
    (0.0, -1.25),
    (0.34, -0.46),
    (1.19, -0.39),
    (0.54, 0.18),
    (0.73, 1.01),
    (0.0, 0.57),
    (-0.73, 1.01),
    (-0.54, 0.18),
    (-1.19, -0.39),
    (-0.34, -0.46),
];

/// How vertices of a kind look.
pub(super) const fn vertex(kind: NodeKind) -> VertexLook {
    let (light, dark, corners, word, words) = match kind {
        NodeKind::Country => ("#3a3f47", "#c9cfd6", FLAG, "country", "countries"),
        NodeKind::City => ("#6b6200", "#d6c84a", HEXAGON, "city", "cities"),
        NodeKind::Organization => ("#00795a", "#3fc79f", SQUARE, "organization", "organizations"),
        NodeKind::Embassy => ("#a3286a", "#f08abf", HOUSE, "embassy", "embassies"),
        NodeKind::Position => ("#5d6f84", "#9fb3c8", DIAMOND, "position", "positions"),
        NodeKind::Person => ("#0072b2", "#5bb5f0", CIRCLE, "person", "persons"),
        NodeKind::Topic => ("#7d5cb8", "#bda2ee", DOWN, "topic", "topics"),
        NodeKind::Program => ("#a87400", "#f2c14e", PLUS, "program", "programs"),
        NodeKind::Source => ("#7b7b7b", "#a8a8a8", PAGE, "source", "sources"),
        NodeKind::Event => ("#d25a00", "#ff9a52", UP, "event", "events"),
        NodeKind::Commitment => ("#c02a2a", "#ff8078", STAR, "promise", "promises"),
        NodeKind::Relationship => ("#00839a", "#4fd0e4", BOW, "relationship", "relationships"),
    };
    VertexLook {
        ink: Ink { light, dark },
        corners,
        word,
        words,
    }
}

/// How a kind of link looks.
pub(super) struct LinkLook {
    pub(super) ink: Ink,
    /// The lengths of dashes and gaps; empty for a line without gaps. The longer dashes of what is inferred are no
    /// kind's.
    pub(super) dashes: &'static str,
    /// What it says, from its beginning to its end.
    pub(super) words: &'static str,
}

/// The dashes of a link that rests on persons who are inferred.
pub(super) const INFERRED: &str = "6 4";

/// How links of a kind look.
pub(super) const fn link(kind: LinkKind) -> LinkLook {
    let (light, dark, dashes, words) = match kind {
        LinkKind::Met => ("#4d8fbf", "#4583b3", "", "met"),
        LinkKind::CoAttended => ("#a9b4bf", "#59636e", "", "at the same event"),
        LinkKind::Engaged => ("#4a9c82", "#378a70", "", "engaged"),
        LinkKind::Holds => ("#3f4d5d", "#aebbc9", "", "holds"),
        LinkKind::PositionIn => ("#8593a3", "#75869a", "", "position in"),
        LinkKind::Attended => ("#db8a4d", "#c4773c", "", "attended"),
        LinkKind::About => ("#9a82c9", "#8f78c2", "1.5 3", "about"),
        LinkKind::PartOf => ("#a87400", "#c79a35", "", "part of"),
        LinkKind::LocatedIn => ("#86803a", "#a89f4e", "1.5 3", "located in"),
        LinkKind::SentBy => ("#a3286a", "#d9739f", "", "sent by"),
        LinkKind::ReceivedBy => ("#a3286a", "#d9739f", "1.5 3", "received by"),
        LinkKind::Related => ("#00839a", "#3bb2c6", "", "related"),
        LinkKind::Promised => ("#c02a2a", "#e8665e", "7 2.5 1.5 2.5", "promised"),
    };
    LinkLook {
        ink: Ink { light, dark },
        dashes,
        words,
    }
}
