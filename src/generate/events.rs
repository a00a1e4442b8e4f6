//! What happened: events with those who took part, sources, promises and relationships.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{DAYS, FIRST_DAY, File, chance::Chance, date, names::TOPICS, visibility, world::World};

/// Events with two sides, which most are.
const BILATERAL: [&str; 5] = ["MEETING", "COURTESY_CALL", "VISIT", "CALL", "SIGNING"];
/// Events of many.
const GATHERINGS: [&str; 7] = [
    "CONFERENCE",
    "WORKSHOP",
    "ORIENTATION",
    "LAUNCH",
    "CEREMONY",
    "RECEPTION",
    "OTHER",
];

pub(super) fn write<W: Write>(
    events: u64,
    world: &World,
    chance: &mut Chance,
    file: &mut File<'_, W>,
) -> io::Result<()> {
    let sources = events.div_ceil(3);
    for number in 1..=sources {
        file.record(json!({
            "type": "source", "key": format!("source-{number}"), "published": date(FIRST_DAY + number * DAYS / sources),
            "publisher": "Secretariat", "title": format!("Note {number}"), "text": "What was said, and who was there.",
            "visibility": visibility(chance),
        }))?;
    }
    for number in 1..=events {
        event(number, events, world, chance, file)?;
        if number % 25 == 0 {
            promise(number, world, chance, file)?;
        }
    }
    for number in 1..=world.organizations / 2 {
        file.record(json!({
            "type": "relationship", "key": format!("relationship-{number}"), "kind": chance.one(&["MEMBER_OF", "PARTNER_OF", "COOPERATES_WITH"]),
            "subject": format!("organization:organization-{number}"), "object": "organization:wego",
            "from": (2000 + chance.below(25)).to_string(), "sources": [format!("source-{}", 1 + chance.below(sources))],
            "visibility": visibility(chance),
        }))?;
    }
    Ok(())
}

fn event<W: Write>(
    number: u64,
    events: u64,
    world: &World,
    chance: &mut Chance,
    file: &mut File<'_, W>,
) -> io::Result<()> {
    // The days are spread evenly, so that memory is not needed to bring events into order.
    let day = FIRST_DAY + (number - 1) * DAYS / events;
    let gathering = chance.percent(15);
    let (kind, participants) = if gathering {
        (*chance.one(&GATHERINGS), crowd(world, chance))
    } else {
        (*chance.one(&BILATERAL), sides(world, chance))
    };
    let from = match chance.below(20) {
        0 => date(day)[..7].to_owned(),
        1 => format!("{}-XX", &date(day)[..7]),
        _ => date(day),
    };
    let until = (gathering && from.len() == 10 && !from.ends_with("XX")).then(|| date(day + chance.below(3)));
    let status = if number + 20 > events {
        "ANNOUNCED"
    } else if chance.percent(3) {
        "CANCELLED"
    } else {
        "HELD"
    };
    let city = chance.small(world.cities) + 1;
    let venue = chance
        .percent(60)
        .then(|| format!("embassy:embassy-{}", chance.small(world.embassies) + 1));
    let program = chance
        .percent(20)
        .then(|| format!("program-{}", chance.small(world.programs) + 1));
    let part_of = (number > 100 && chance.percent(2)).then(|| format!("event-{}", number / 2));
    let topics = (0..chance.below(3)).map(|_| chance.small(TOPICS.len() as u64) + 1);
    let mut topics: Vec<u64> = topics.collect();
    topics.sort_unstable();
    topics.dedup();
    let topics: Vec<String> = topics.into_iter().map(|topic| format!("topic-{topic}")).collect();
    file.record(json!({
        "type": "event", "key": format!("event-{number}"), "title": format!("{} {number}", kind.replace('_', " ").to_lowercase()),
        "kind": kind, "status": status, "from": from, "until": until,
        "format": chance.one(&["IN_PERSON", "IN_PERSON", "ONLINE", "HYBRID"]), "venue": venue, "city": format!("city-{city}"),
        "program": program, "partOf": part_of, "topics": topics, "summary": "They spoke of plans for the coming year.",
        "visibility": visibility(chance), "sources": [format!("source-{}", number.div_ceil(3))], "participants": participants,
    }))
}

/// Two sides: mostly the secretariat and a mission.
fn sides(world: &World, chance: &mut Chance) -> Vec<Value> {
    let mut participants = Vec::new();
    match chance.below(10) {
        // The source names only the position: who held it is inferred.
        0..3 => participants.push(json!({"position": "wego-secretary-general", "side": "HOST"})),
        3 => participants.push(json!({"institution": "organization:wego", "label": "Staff of the secretariat", "headcount": 3, "side": "HOST"})),
        _ => {
            let host = person(world, chance);
            participants.push(json!({"person": format!("person-{host}"), "position": world.position_of(host), "side": "HOST"}));
        }
    }
    let guests = 1 + chance.small(6);
    let mut seen = Vec::new();
    for _ in 0..guests {
        let guest = person(world, chance);
        if seen.contains(&guest) || participants[0]["person"] == json!(format!("person-{guest}")) {
            continue;
        }
        seen.push(guest);
        participants.push(json!({"person": format!("person-{guest}"), "position": world.position_of(guest), "side": "GUEST"}));
    }
    participants
}

/// Many, without sides.
fn crowd(world: &World, chance: &mut Chance) -> Vec<Value> {
    let mut seen = Vec::new();
    let most = if chance.percent(1) { 300 } else { 20 };
    let size = 4 + chance.small(most);
    for _ in 0..size {
        let person = person(world, chance);
        if !seen.contains(&person) {
            seen.push(person);
        }
    }
    let role = |place: usize| match place {
        0 => Some("SPEAKER"),
        1 => Some("ORGANIZER"),
        _ => None,
    };
    let seat = |(place, person): (usize, u64)| match role(place) {
        Some(role) => {
            json!({"person": format!("person-{person}"), "position": world.position_of(person), "role": role})
        }
        None => json!({"person": format!("person-{person}")}),
    };
    let mut participants: Vec<Value> = seen.into_iter().enumerate().map(seat).collect();
    participants.push(json!({"label": "Members and partners", "headcount": 40}));
    participants
}

/// Somebody: few very often, most seldom. Not one of the heads of the secretariat, who have their time.
fn person(world: &World, chance: &mut Chance) -> u64 {
    6 + chance.small(world.people - 5)
}

fn promise<W: Write>(
    number: u64,
    world: &World,
    chance: &mut Chance,
    file: &mut File<'_, W>,
) -> io::Result<()> {
    let by = person(world, chance);
    file.record(json!({
        "type": "commitment", "key": format!("commitment-{number}"), "text": "To bring the two sides together again",
        "action": chance.one(&["INTRODUCE", "INVITE", "HOST", "SUPPORT"]), "strength": chance.one(&["PLEDGED", "INTENDED", "INTEREST"]),
        "by": format!("person:person-{by}"), "to": "organization:wego",
        "targets": [format!("organization:organization-{}", chance.small(world.organizations) + 1)],
        "event": format!("event-{number}"), "status": chance.one(&["OPEN", "OPEN", "FULFILLED", "LAPSED"]),
        "sources": [format!("source-{}", number.div_ceil(3))], "visibility": visibility(chance),
    }))
}
