//! What happens: events, each with those who take part, and the sources and promises that come of it.

mod kinds;
mod seats;
mod sources;

use std::io::{self, Write};

pub(super) use self::sources::source_key;
use self::{
    kinds::{About, Kind, summary},
    seats::Seats,
    sources::Sources,
};
use super::{
    dates,
    line::{Line, Lines},
    promises::{self, Happened},
    random::Random,
    topics::{TOPICS, topic, topic_key},
    world::{InstitutionKind, WEGO, World, city_key},
};

/// So many days after a conference began, something may still be a part of it.
const PART: i32 = 3;
/// The offset of the hours that events start at: that of the first country.
const OFFSET: &str = "+09:00";

/// An event that others may be a part of.
#[derive(Clone, Copy)]
struct Conference {
    number: usize,
    day: i32,
}

/// Writes so many events, earliest first but for some days, and what comes of them. Says how many sources there are.
pub(super) fn write(
    world: &World,
    count: usize,
    programs: usize,
    random: &mut Random,
    lines: &mut Lines<impl Write>,
) -> io::Result<usize> {
    let mut sources = Sources::default();
    let mut promised = 0;
    let mut conference = None;
    for number in 1..=count {
        let event = Event::make(world, number, day_of(number, count, random), conference, random);
        if event.kind == Kind::Conference {
            conference = Some(Conference {
                number,
                day: event.day,
            });
        }
        let cited = sources.cited(&event, random);
        // Once in a while the source comes after the event that cites it: records may refer forward.
        let after = random.chance(1_000);
        if !after {
            sources.write(&cited, &event, random, lines)?;
        }
        lines.record("event", event_key(number), |line| {
            event.write(line, world, programs, random);
            line.list("sources", |line| sources::cite(line, &cited));
            line.list("participants", |line| {
                for seat in &event.seats.list {
                    seat.write(line, world);
                }
            });
            if random.chance(300) {
                line.text("note", "From the calendar of the secretariat.");
            }
            line.some("visibility", event.visibility);
        })?;
        if after {
            sources.write(&cited, &event, random, lines)?;
        }
        if event.held() && event.kind.two_sided() && random.chance(400) {
            promised += 1;
            let happened = Happened {
                number,
                day: event.day,
                last: count,
                between: [event.host, event.guest],
                topic: topic(event.topics.first().copied().unwrap_or(0)),
                source: cited.first().map(sources::Cited::key),
                visibility: event.visibility,
            };
            promises::write(world, promised, &happened, random, lines)?;
        }
    }
    Ok(sources.count())
}

/// The key of an event.
pub(super) fn event_key(number: usize) -> String {
    format!("event-{number}")
}

/// Any visibility; most of what is kept is public.
pub(super) fn any_visibility(random: &mut Random) -> Option<&'static str> {
    random.weighted(&[(975, None), (20, Some("INTERNAL")), (5, Some("CONFIDENTIAL"))])
}

/// Events grow denser: as many again in the last eight years as in all before.
fn day_of(number: usize, count: usize, random: &mut Random) -> i32 {
    let span = u128::from((dates::LAST - dates::FIRST).unsigned_abs());
    let (number, count) = (number as u128, count.max(1) as u128);
    let days = i32::try_from((span * span * number / count).isqrt()).unwrap_or(0);
    (dates::FIRST + days + random.between(-10, 10)).clamp(dates::FIRST, dates::LAST)
}

struct Event<'a> {
    kind: Kind,
    status: Option<&'static str>,
    day: i32,
    part_of: Option<usize>,
    host: usize,
    guest: usize,
    city: usize,
    topics: Vec<usize>,
    seats: Seats<'a>,
    title: String,
    summary: Option<String>,
    visibility: Option<&'static str>,
}

impl<'a> Event<'a> {
    fn make(
        world: &'a World,
        number: usize,
        day: i32,
        conference: Option<Conference>,
        random: &mut Random,
    ) -> Self {
        let kind = Kind::any(random);
        let whole = conference
            .filter(|whole| kind != Kind::Conference && (day - whole.day).abs() < 60 && random.chance(1_500))
            .filter(|whole| whole.number < number);
        let day = whole.map_or(day, |whole| {
            (whole.day + random.between(0, PART)).min(dates::LAST)
        });
        let status = random.weighted(&[
            (945, None),
            (25, Some("CANCELLED")),
            (15, Some("POSTPONED")),
            (15, Some("ANNOUNCED")),
        ]);
        let (host, guest) = parties(world, kind, random);
        let mut seats = Seats::new(world, day);
        if kind.two_sided() {
            let sided = random.chance(8_500);
            let sizes = [0, 1].map(|_| random.weighted(&[(64, 1), (26, 2), (8, 3), (2, 5)]));
            seats.delegation(host, sizes[0], sided.then_some("HOST"), random);
            seats.delegation(guest, sizes[1], sided.then_some("GUEST"), random);
        } else {
            seats.delegation(host, 1, None, random);
            let size = kind.crowd(random);
            seats.crowd(kind, size, random);
        }
        seats.assign(kind, status.is_none(), random);
        let topics = any_topics(random);
        let city = world.institutions[host].city.unwrap_or(0);
        let about = About {
            host: &world.institutions[host].name,
            guest: &world.institutions[guest].name,
            city: &world.cities[city].name,
            topic: topic(topics.first().copied().unwrap_or(0)),
        };
        Self {
            title: kind.title(&about),
            summary: random.chance(5_500).then(|| summary(random, &about)),
            kind,
            status,
            day,
            part_of: whole.map(|whole| whole.number),
            host,
            guest,
            city,
            topics,
            seats,
            visibility: any_visibility(random),
        }
    }

    fn held(&self) -> bool {
        self.status.is_none()
    }

    /// Writes everything but who took part and where it is told.
    fn write(&self, line: &mut Line, world: &World, programs: usize, random: &mut Random) {
        line.text("title", &self.title);
        line.text("kind", self.kind.word());
        line.some("status", self.status);
        let (from, whole_day) = dates::of_event(random, self.day);
        line.text("from", from);
        if whole_day && self.kind == Kind::Conference {
            line.text("until", dates::exact(self.day + random.between(0, PART)));
        } else if whole_day && random.chance(2_500) {
            let (hour, minute) = (9 + random.below(9), 30 * random.below(2));
            line.text(
                "startsAt",
                format_args!("{}T{hour:02}:{minute:02}:00{OFFSET}", dates::exact(self.day)),
            );
        }
        let format = match self.kind {
            Kind::Call => "ONLINE",
            Kind::Meeting
            | Kind::CourtesyCall
            | Kind::Visit
            | Kind::Signing
            | Kind::Conference
            | Kind::Workshop
            | Kind::Orientation
            | Kind::Launch
            | Kind::Ceremony
            | Kind::Reception
            | Kind::Other => random.weighted(&[(86, "IN_PERSON"), (9, "ONLINE"), (5, "HYBRID")]),
        };
        if random.chance(9_000) {
            line.text("format", format);
        }
        if format != "ONLINE" {
            let host = &world.institutions[self.host];
            let has_rooms = matches!(
                host.kind,
                InstitutionKind::Organization | InstitutionKind::Embassy
            );
            if has_rooms && random.chance(8_000) {
                line.text("venue", &host.reference);
            }
            if random.chance(9_000) {
                line.text("city", city_key(self.city));
            }
        }
        if random.chance(500) {
            line.text("program", format_args!("program-{}", 1 + random.ranked(programs)));
        }
        line.some("partOf", self.part_of.map(event_key));
        line.list("topics", |line| {
            for topic in &self.topics {
                line.item(topic_key(*topic));
            }
        });
        line.some("summary", self.summary.as_deref());
    }
}

/// Who receives whom. `WeGO` is in every fourth event, since it is its secretariat that keeps the record.
fn parties(world: &World, kind: Kind, random: &mut Random) -> (usize, usize) {
    let one = world.any_institution(random);
    let mut other = world.any_institution(random);
    while other == one {
        other = world.any_institution(random);
    }
    let hosts = if kind.two_sided() { 13 } else { 35 };
    match random.weighted(&[(hosts, 0), (8, 1), (79, 2)]) {
        0 => (WEGO, other),
        1 => (one, WEGO),
        _ => (one, other),
    }
}

fn any_topics(random: &mut Random) -> Vec<usize> {
    let mut topics = Vec::new();
    for _ in 0..random.weighted(&[(25, 0), (45, 1), (22, 2), (8, 3)]) {
        let topic = random.ranked(TOPICS);
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}
