//! What events are about, and the programs that they belong to.

use std::io::{self, Write};

use super::{dates, line::Lines, random::Random};

/// A topic that no other is broader than, and those within it.
type Field = (&'static str, [&'static str; 5]);

const FIELDS: [Field; 8] = [
    (
        "Smart cities",
        [
            "Digital twins",
            "Open data",
            "Urban sensors",
            "Smart city standards",
            "Digital government",
        ],
    ),
    (
        "Climate",
        [
            "Carbon neutrality",
            "Flood protection",
            "Renewable energy",
            "Heat in cities",
            "Air quality",
        ],
    ),
    (
        "Mobility",
        [
            "Public transport",
            "Cycling",
            "Electric vehicles",
            "Traffic management",
            "Ports and logistics",
        ],
    ),
    (
        "International cooperation",
        [
            "City diplomacy",
            "Development cooperation",
            "Trade and investment",
            "Exchange of officials",
            "Youth",
        ],
    ),
    (
        "Artificial intelligence",
        [
            "Ethics of algorithms",
            "Machine translation",
            "Robotics",
            "Chatbots for citizens",
            "Data protection",
        ],
    ),
    (
        "Culture",
        [
            "Cinematography",
            "Video games",
            "Heritage",
            "Tourism",
            "Libraries",
        ],
    ),
    (
        "Public health",
        [
            "Pandemic response",
            "Ageing societies",
            "Clean water",
            "Emergency services",
            "Health data",
        ],
    ),
    (
        "Housing",
        [
            "Affordable housing",
            "Urban renewal",
            "Public space",
            "Land registers",
            "Participatory budgeting",
        ],
    ),
];

const PROGRAMS: [&str; 8] = [
    "Smart City Champions",
    "Mayors' Forum",
    "City Innovation Awards",
    "Academy of Digital Government",
    "Climate Partnership",
    "Exchange of Experts",
    "Young Urban Leaders",
    "Open Data Week",
];

/// How many topics there are.
pub(super) const TOPICS: usize = FIELDS.len() * 6;

/// The name of a topic; the keys count them from 1.
pub(super) fn topic(place: usize) -> &'static str {
    let (broad, narrow) = FIELDS[place % FIELDS.len()];
    match place / FIELDS.len() {
        0 => broad,
        row => narrow[(row - 1) % narrow.len()],
    }
}

/// The key of a topic.
pub(super) fn topic_key(place: usize) -> String {
    format!("topic-{}", place + 1)
}

/// Writes all topics.
pub(super) fn write_topics(lines: &mut Lines<impl Write>) -> io::Result<()> {
    for place in 0..TOPICS {
        lines.record("topic", topic_key(place), |line| {
            line.text("name", topic(place));
            if place >= FIELDS.len() {
                line.text("broader", topic_key(place % FIELDS.len()));
            }
        })?;
    }
    Ok(())
}

/// Writes so many programs, and says how many.
pub(super) fn write_programs(
    count: usize,
    random: &mut Random,
    lines: &mut Lines<impl Write>,
) -> io::Result<usize> {
    for place in 0..count {
        let first = random.between(dates::FIRST, dates::LAST - 800);
        lines.record("program", format_args!("program-{}", place + 1), |line| {
            let round = place / PROGRAMS.len() + 1;
            line.text(
                "name",
                format_args!("{} {round}", PROGRAMS[place % PROGRAMS.len()]),
            );
            if place == 0 || random.chance(5_000) {
                line.text("organization", "wego");
            }
            line.text("from", dates::of_tenure(random, first));
            if random.chance(5_000) {
                let last = random.between(first + 400, dates::LAST);
                line.text("until", dates::of_tenure(random, last));
            } else {
                line.text("until", "..");
            }
            line.text(
                "summary",
                format_args!("Brings cities together over {}.", topic(random.below(TOPICS))),
            );
        })?;
    }
    Ok(count)
}
