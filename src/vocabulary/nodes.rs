//! How references name the kinds of record.

use super::NodeKind;

impl NodeKind {
    /// The word before the colon of a reference: `person` in `person:jung-sook-park`.
    pub const fn reference(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::City => "city",
            Self::Organization => "organization",
            Self::Embassy => "embassy",
            Self::Position => "position",
            Self::Person => "person",
            Self::Topic => "topic",
            Self::Program => "program",
            Self::Source => "source",
            Self::Event => "event",
            Self::Commitment => "commitment",
            Self::Relationship => "relationship",
        }
    }

    /// The kind that a reference begins with; `None` where there is no such kind.
    pub fn from_reference(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.reference() == word)
    }
}
