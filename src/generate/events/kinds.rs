//! What events are, and how they are called.

use crate::generate::random::Random;

/// What an event is.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Kind {
    Meeting,
    CourtesyCall,
    Visit,
    Call,
    Signing,
    Conference,
    Workshop,
    Orientation,
    Launch,
    Ceremony,
    Reception,
    Other,
}

/// What is needed to call an event by a name.
pub(super) struct About<'a> {
    pub(super) host: &'a str,
    pub(super) guest: &'a str,
    pub(super) city: &'a str,
    pub(super) topic: &'a str,
}

impl Kind {
    /// Any kind; meetings and calls are most.
    pub(super) fn any(random: &mut Random) -> Self {
        random.weighted(&[
            (420, Self::Meeting),
            (140, Self::CourtesyCall),
            (110, Self::Visit),
            (60, Self::Call),
            (40, Self::Signing),
            (30, Self::Conference),
            (50, Self::Workshop),
            (20, Self::Orientation),
            (20, Self::Launch),
            (30, Self::Ceremony),
            (45, Self::Reception),
            (35, Self::Other),
        ])
    }

    /// As records write it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Meeting => "MEETING",
            Self::CourtesyCall => "COURTESY_CALL",
            Self::Visit => "VISIT",
            Self::Call => "CALL",
            Self::Signing => "SIGNING",
            Self::Conference => "CONFERENCE",
            Self::Workshop => "WORKSHOP",
            Self::Orientation => "ORIENTATION",
            Self::Launch => "LAUNCH",
            Self::Ceremony => "CEREMONY",
            Self::Reception => "RECEPTION",
            Self::Other => "OTHER",
        }
    }

    /// Whether one side receives another.
    pub(super) fn two_sided(self) -> bool {
        match self {
            Self::Meeting | Self::CourtesyCall | Self::Visit | Self::Call | Self::Signing => true,
            Self::Conference
            | Self::Workshop
            | Self::Orientation
            | Self::Launch
            | Self::Ceremony
            | Self::Reception
            | Self::Other => false,
        }
    }

    /// How many come to an event that has no sides; of a conference's hundreds most are never written down.
    pub(super) fn crowd(self, random: &mut Random) -> usize {
        match self {
            Self::Conference => {
                let most = 1 + random.ranked(360);
                6 + random.ranked(most)
            }
            Self::Workshop => 3 + random.ranked(18),
            Self::Reception => 2 + random.ranked(24),
            Self::Orientation
            | Self::Launch
            | Self::Ceremony
            | Self::Other
            | Self::Meeting
            | Self::CourtesyCall
            | Self::Visit
            | Self::Call
            | Self::Signing => 2 + random.below(4),
        }
    }

    /// The title of such an event.
    pub(super) fn title(self, about: &About<'_>) -> String {
        let About {
            host,
            guest,
            city,
            topic,
        } = about;
        match self {
            Self::Meeting => format!("{guest} at {host}"),
            Self::CourtesyCall => format!("{guest} pays a courtesy call on {host}"),
            Self::Visit => format!("{guest} visits {host}"),
            Self::Call => format!("{host} and {guest} speak on the telephone"),
            Self::Signing => format!("{host} and {guest} sign a memorandum on {topic}"),
            Self::Conference => format!("{city} Conference on {topic}"),
            Self::Workshop => format!("Workshop on {topic} in {city}"),
            Self::Orientation => format!("Orientation for new members, {city}"),
            Self::Launch => format!("Launch of a program on {topic}"),
            Self::Ceremony => format!("{host} honours work on {topic}"),
            Self::Reception => format!("Reception of {host}"),
            Self::Other => format!("{host}: {topic}"),
        }
    }
}

/// A sentence or two on what was talked about.
pub(super) fn summary(random: &mut Random, about: &About<'_>) -> String {
    let About {
        host, guest, topic, ..
    } = about;
    let first = match random.below(4) {
        0 => format!("They spoke about {topic}, and about what {guest} has learned from it."),
        1 => format!("{host} told of its plans for {topic}."),
        2 => format!("Talks on {topic}; {guest} asked for a list of partners."),
        _ => format!("On {topic}, where both see room for working together."),
    };
    if random.chance(4_000) {
        let next = random.pick(&[
            "They will meet again within the year.",
            "A working group is to follow.",
            "Nothing was agreed.",
            "Both thanked the staff who had prepared the day.",
            "The next step lies with the host.",
        ]);
        format!("{first} {next}")
    } else {
        first
    }
}
