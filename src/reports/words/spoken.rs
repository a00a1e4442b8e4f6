//! The closed lists whose words reports show.

use crate::vocabulary::{
    Attendance, Attribution, CentralityMeasure, Certainty, CommitmentAction, CommitmentStatus,
    CommitmentStrength, DoorKind, EmbassyKind, EventFormat, EventKind, EventStatus, LinkKind, NodeKind,
    OrganizationKind, OtherNameKind, ParticipantRole, PositionRank, RelationshipKind, Side, Stance,
    TenureCapacity, Visibility, WatchListClass,
};

/// A word of a closed list, for which every language has a message.
pub trait Spoken: Copy {
    /// The message that says it: the name of the list and the word, such as `event-kind-COURTESY_CALL`.
    fn message(self) -> String;
}

macro_rules! spoken {
    ($($list:ident = $name:literal,)+) => {
        $(impl Spoken for $list {
            fn message(self) -> String {
                format!(concat!($name, "-{}"), self.word())
            }
        })+

        /// The messages of every word of every list.
        #[cfg(test)]
        pub(super) fn messages() -> Vec<String> {
            let mut messages = Vec::new();
            $(messages.extend($list::ALL.iter().map(|word| word.message()));)+
            messages
        }
    };
}

spoken! {
    NodeKind = "node-kind",
    EventKind = "event-kind",
    EventStatus = "event-status",
    EventFormat = "event-format",
    Side = "side",
    ParticipantRole = "participant-role",
    Attendance = "attendance",
    Attribution = "attribution",
    Certainty = "certainty",
    CommitmentAction = "commitment-action",
    CommitmentStrength = "commitment-strength",
    CommitmentStatus = "commitment-status",
    OrganizationKind = "organization-kind",
    EmbassyKind = "embassy-kind",
    PositionRank = "position-rank",
    TenureCapacity = "tenure-capacity",
    RelationshipKind = "relationship-kind",
    Stance = "stance",
    Visibility = "visibility",
    LinkKind = "link-kind",
    CentralityMeasure = "centrality-measure",
    OtherNameKind = "other-name-kind",
    WatchListClass = "watch-list-class",
    DoorKind = "door-kind",
}
