//! How the kinds of record look in the formats that draw.

use crate::vocabulary::NodeKind;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Colour {
    /// As style sheets spell it: `#fde68a`.
    pub(super) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The colour of a kind: light enough for black letters on it.
pub(super) const fn colour(kind: NodeKind) -> Colour {
    match kind {
        NodeKind::Country => Colour(0x86, 0xd9, 0xa5),
        NodeKind::City => Colour(0xb7, 0xe4, 0x9c),
        NodeKind::Organization => Colour(0x93, 0xc5, 0xfd),
        NodeKind::Embassy => Colour(0x7d, 0xd3, 0xe8),
        NodeKind::Position => Colour(0xd4, 0xd4, 0xd8),
        NodeKind::Person => Colour(0xfd, 0xe0, 0x7a),
        NodeKind::Topic => Colour(0xe2, 0xc1, 0xf7),
        NodeKind::Program => Colour(0xc4, 0xb5, 0xfd),
        NodeKind::Source => Colour(0xe7, 0xe0, 0xd0),
        NodeKind::Event => Colour(0xfd, 0xba, 0x8c),
        NodeKind::Commitment => Colour(0xfb, 0xb6, 0xce),
        NodeKind::Relationship => Colour(0xf5, 0xd0, 0xc5),
    }
}
