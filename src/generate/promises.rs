//! Promises that come of events.

use std::io::{self, Write};

use super::{
    dates,
    events::event_key,
    line::Lines,
    random::Random,
    world::{World, person_key},
};

/// A promise is kept at the latest so many events later.
const SOON: usize = 400;

/// An event of which a promise comes.
pub(super) struct Happened {
    pub(super) number: usize,
    /// Days since 1970-01-01.
    pub(super) day: i32,
    /// The number of the last event of all.
    pub(super) last: usize,
    /// The institutions that met.
    pub(super) between: [usize; 2],
    pub(super) topic: &'static str,
    /// The key of the source that tells of it.
    pub(super) source: Option<String>,
    pub(super) visibility: Option<&'static str>,
}

/// Writes a promise that one of the two made to the other.
pub(super) fn write(
    world: &World,
    number: usize,
    happened: &Happened,
    random: &mut Random,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    let [mut by, mut to] = happened.between;
    if random.chance(5_000) {
        (by, to) = (to, by);
    }
    let (action, does) = random.pick(&[
        ("INTRODUCE", "introduce partners for"),
        ("INVITE", "invite the other to talks on"),
        ("ATTEND", "attend the next conference on"),
        ("HOST", "host a workshop on"),
        ("SUPPORT", "support the work on"),
        ("SIGN", "sign a memorandum on"),
        ("JOIN", "join the network for"),
        ("OTHER", "send what it has published on"),
    ]);
    let (strength, would) = random.weighted(&[
        (45, ("PLEDGED", "promised to")),
        (25, ("INTENDED", "intends to")),
        (20, ("INTEREST", "would like to")),
        (10, ("REQUESTED", "was asked to")),
    ]);
    let later = happened.number + 1 + random.below(SOON);
    let status = match random.weighted(&[(50, "OPEN"), (35, "FULFILLED"), (10, "LAPSED"), (5, "WITHDRAWN")]) {
        "FULFILLED" if later > happened.last => "OPEN",
        status => status,
    };
    lines.record("commitment", format_args!("commitment-{number}"), |line| {
        let name = &world.institutions[by].name;
        line.text("text", format_args!("{name} {would} {does} {}.", happened.topic));
        line.text("action", action);
        line.text("strength", strength);
        line.text("by", party(world, by, happened.day, random));
        if random.chance(8_000) {
            line.text("to", party(world, to, happened.day, random));
        }
        let mut targets = Vec::new();
        line.list("targets", |line| {
            for _ in 0..random.weighted(&[(50, 0), (35, 1), (15, 2)]) {
                let target = world.any_institution(random);
                if !targets.contains(&target) {
                    targets.push(target);
                    line.item(&world.institutions[target].reference);
                }
            }
        });
        line.text("event", event_key(happened.number));
        if random.chance(5_000) {
            let due = happened.day + random.between(30, 730);
            line.text("due", dates::of_tenure(random, due));
        }
        line.text("status", status);
        if status == "FULFILLED" && random.chance(8_000) {
            line.text("fulfilledBy", event_key(later));
        }
        line.list("sources", |line| {
            if let Some(source) = &happened.source {
                line.item(source);
            }
        });
        line.some("visibility", happened.visibility);
    })
}

/// An institution, or its first position, or who held that on the day.
fn party(world: &World, institution: usize, day: i32, random: &mut Random) -> String {
    let seat = &world.institutions[institution];
    let position = seat.positions.start;
    match random.below(3) {
        0 => format!("position:{}", world.position_key(position)),
        1 => match world.holder(position, day, random) {
            Some(person) => format!("person:{}", person_key(person)),
            None => seat.reference.clone(),
        },
        _ => seat.reference.clone(),
    }
}
