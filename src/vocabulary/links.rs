//! The kinds of link between records.

use std::{fmt, str::FromStr};

use super::UnknownWord;

vocabulary! {
    /// How two records are linked in the network.
    LinkKind {
        /// They met: two persons, or a person and the institution or position that met them. Derived from events.
        Met = "MET",
        /// Two persons were present at one event and did not meet there. Derived from events.
        CoAttended = "CO_ATTENDED",
        /// Two institutions faced each other at an event. Derived from events.
        Engaged = "ENGAGED",
        /// A person holds or held a position: a tenure or a source shows it.
        Holds = "HOLDS",
        /// A position is in an institution.
        PositionIn = "POSITION_IN",
        /// A person or an institution took part in an event.
        Attended = "ATTENDED",
        /// An event is about a topic.
        About = "ABOUT",
        /// A part belongs to a whole: an event to an event or a program, an organization to its parent, a topic to the
        /// broader one, a program to the organization whose it is.
        PartOf = "PART_OF",
        /// Where something is: an event in a city or at an institution's place, an organization or an embassy in a
        /// city, an organization or a city in a country.
        LocatedIn = "LOCATED_IN",
        /// An embassy is sent by a country.
        SentBy = "SENT_BY",
        /// An embassy is received by a country: its host, and those it is also accredited to.
        ReceivedBy = "RECEIVED_BY",
        /// A relationship is recorded between them.
        Related = "RELATED",
        /// A promise was made: from who made it to whom it was made, and to whom or what it is about.
        Promised = "PROMISED",
    }

    /// What a record is in the network.
    VertexKind {
        /// A person.
        Person = "PERSON",
        /// An organization, an embassy, a city or a country.
        Institution = "INSTITUTION",
        /// A position.
        Position = "POSITION",
        /// An event.
        Event = "EVENT",
        /// A topic.
        Topic = "TOPIC",
        /// A program.
        Program = "PROGRAM",
    }

    /// By what those between whom somebody stands are told apart.
    GroupBy {
        /// By country: of an institution its own, of an embassy the one that sends it; of a person that of the nationality,
        /// and where none is recorded that of the institution last stood for.
        Country = "COUNTRY",
        /// By the region of that country, such as `Asia`.
        Region = "REGION",
    }

    /// How central a record is in the network.
    CentralityMeasure {
        /// With how many others it is linked.
        Degree = "DEGREE",
        /// How likely one comes upon it who goes from one to the next, in proportion to the number of meetings, and
        /// begins anew with a probability of 0.15 each time. All scores together are 1.
        Pagerank = "PAGERANK",
        /// On what share of the shortest ways between two others it lies, over all pairs of others, each link counting 1:
        /// from 0 to 1.
        Betweenness = "BETWEENNESS",
        /// How near it is to those it can reach, times the share of all that it can reach (Wasserman and Faust): from 0
        /// to 1.
        Closeness = "CLOSENESS",
    }

    /// What is ranked.
    RankingOf {
        /// Persons, by whom they met.
        Person = "PERSON",
        /// Institutions, by whom they engaged with.
        Institution = "INSTITUTION",
    }
}

impl LinkKind {
    /// Whether the link reads the same from both ends.
    pub const fn is_mutual(self) -> bool {
        match self {
            Self::Met | Self::CoAttended | Self::Engaged => true,
            Self::Holds
            | Self::PositionIn
            | Self::Attended
            | Self::About
            | Self::PartOf
            | Self::LocatedIn
            | Self::SentBy
            | Self::ReceivedBy
            | Self::Related
            | Self::Promised => false,
        }
    }
}
