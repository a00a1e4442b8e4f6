//! That the made-up record is the same every time, holds together and looks like a real one.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::OnceLock,
};

use serde_json::Value;

use super::generate;

fn text(events: u64, seed: u64) -> String {
    let mut out = Vec::new();
    generate(events, seed, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn records(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The record of 10,000 events, which several tests look at.
fn ten_thousand() -> &'static [Value] {
    static RECORDS: OnceLock<Vec<Value>> = OnceLock::new();
    RECORDS.get_or_init(|| records(&text(10_000, 1)))
}

fn word<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

fn items<'a>(record: &'a Value, field: &str) -> &'a [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

/// FNV-1a: a number that any change of the text changes.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Should this fail, then files made before are no longer made the same: measurements stop being comparable, and
/// the change log must say so.
#[test]
fn the_same_seed_gives_the_same_file_everywhere() {
    let file = text(300, 7);
    assert_eq!(fingerprint(&file), FINGERPRINT, "{:#018x}", fingerprint(&file));
    let first = |kind: &str| {
        let start = format!("{{\"type\": \"{kind}\"");
        file.lines().find(|line| line.starts_with(&start)).unwrap()
    };
    assert_eq!(first("country"), COUNTRY);
    assert_eq!(first("person"), PERSON);
    assert_eq!(first("event"), EVENT);
    assert_ne!(text(300, 8), file);
}

const FINGERPRINT: u64 = 0xb1ca_663d_1a34_1f0b;
const COUNTRY: &str = r#"{"type": "country", "key": "south-korea", "name": "South Korea", "code": "KR", "region": "Asia", "subregion": "Eastern Asia"}"#;
const PERSON: &str = r#"{"type": "person", "key": "person-1", "name": "Kim Young-sook", "style": "Mr.", "givenName": "Young-sook", "familyName": "Kim", "otherNames": [{"name": "김영숙", "kind": "NATIVE", "language": "ko"}], "nationality": "south-korea", "tenures": [{"position": "wego-secretary-general", "from": "1999-03", "until": "2004"}]}"#;
const EVENT: &str = r#"{"type": "event", "key": "event-1", "title": "Workshop on Artificial intelligence in Seoul", "kind": "WORKSHOP", "from": "2001-07-08", "topics": ["topic-5", "topic-8"], "summary": "WeGO told of its plans for Artificial intelligence.", "sources": ["source-1"], "participants": [{"person": "person-10", "position": "wego-president", "role": "ORGANIZER"}, {"position": "position-438", "role": "SPEAKER"}, {"institution": "city:city-145", "label": "2 representatives", "headcount": 2}, {"position": "position-163", "role": "SPEAKER"}, {"person": "person-997"}, {"person": "person-998"}, {"person": "person-256", "position": "position-43"}, {"position": "position-242"}, {"person": "person-30", "position": "position-38"}, {"person": "person-791", "position": "position-337"}, {"position": "position-423", "role": "SPEAKER"}]}"#;

#[test]
fn even_a_record_without_events_is_a_record() {
    for events in [0, 1, 2] {
        let records = records(&text(events, 1));
        let count = records
            .iter()
            .filter(|record| word(record, "type") == "event")
            .count();
        assert_eq!(u64::try_from(count), Ok(events));
    }
}

/// Where a field refers to, when its text is a key alone.
fn target(kind: &str, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (_, "country" | "nationality" | "sendingCountry" | "hostCountry" | "accreditedTo") => "country",
        (_, "city") => "city",
        (_, "parent") | ("program", "organization") => "organization",
        (_, "position") => "position",
        (_, "person") => "person",
        (_, "broader" | "topics") => "topic",
        (_, "program") => "program",
        (_, "partOf" | "event" | "fulfilledBy") => "event",
        (_, "source" | "sources") => "source",
        (_, "institution" | "venue" | "by" | "to" | "targets" | "subject" | "object") => "",
        _ => return None,
    })
}

fn references(kind: &str, field: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| references(kind, name, value, found)),
        Value::Array(items) => items.iter().for_each(|item| references(kind, field, item, found)),
        Value::String(text) => match target(kind, field) {
            Some("") => found.push(text.clone()),
            Some(target) => found.push(format!("{target}:{text}")),
            None => (),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => (),
    }
}

#[test]
fn every_reference_resolves_and_no_key_is_there_twice() {
    let records = records(&text(2_000, 1));
    let name = |record: &Value| format!("{}:{}", word(record, "type"), word(record, "key"));
    let known: HashSet<String> = records.iter().map(name).collect();
    assert_eq!(known.len(), records.len());
    for record in &records {
        let key = word(record, "key");
        assert!(
            key.bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')),
            "{key}"
        );
        let mut found = Vec::new();
        references(word(record, "type"), "", record, &mut found);
        for reference in found {
            assert!(known.contains(&reference), "{reference} in {record}");
        }
    }
    for key in [
        "organization:wego",
        "position:wego-secretary-general",
        "embassy:embassy-1",
    ] {
        assert!(known.contains(key));
    }
}

#[test]
fn nothing_is_part_of_itself_by_any_way() {
    let records = ten_thousand();
    for (kind, field) in [
        ("organization", "parent"),
        ("topic", "broader"),
        ("event", "partOf"),
    ] {
        let whole: HashMap<&str, &str> = records
            .iter()
            .filter(|record| word(record, "type") == kind && record.get(field).is_some())
            .map(|record| (word(record, "key"), word(record, field)))
            .collect();
        assert!(!whole.is_empty());
        for start in whole.keys() {
            let mut steps = 0;
            let mut key = start;
            while let Some(next) = whole.get(key) {
                (key, steps) = (next, steps + 1);
                assert!(steps < 10, "{start}");
            }
        }
    }
}

#[test]
fn everything_that_a_record_may_say_is_said() {
    let records = ten_thousand();
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut note = |kind: &str, field: &str, value: &Value| {
        let word = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        words.entry(format!("{kind}.{field}")).or_default().insert(word);
    };
    for record in records {
        let kind = word(record, "type");
        for (field, value) in record.as_object().unwrap() {
            note(kind, field, value);
            for fields in items(record, field).iter().filter_map(Value::as_object) {
                for (name, value) in fields {
                    note(&format!("{kind}.{field}"), name, value);
                }
            }
        }
    }
    let kinds: BTreeSet<&str> = records.iter().map(|record| word(record, "type")).collect();
    assert_eq!(kinds.len(), 12);
    for (field, count) in [
        ("event.kind", 12),
        ("event.status", 3),
        ("event.format", 3),
        ("event.visibility", 2),
        ("source.visibility", 2),
        ("event.participants.side", 2),
        ("event.participants.role", 5),
        ("event.participants.attendance", 3),
        ("event.sources.stance", 3),
        ("organization.kind", 9),
        ("embassy.kind", 5),
        ("position.rank", 8),
        ("position.severalHolders", 1),
        ("person.tenures.capacity", 3),
        ("person.otherNames.kind", 5),
        ("organization.otherNames.kind", 2),
        ("commitment.action", 8),
        ("commitment.strength", 4),
        ("commitment.status", 4),
        ("relationship.kind", 8),
    ] {
        assert_eq!(words[field].len(), count, "{field}: {:?}", words[field]);
    }
    for field in [
        "event.partOf",
        "event.program",
        "event.startsAt",
        "event.participants.headcount",
        "event.participants.creditedAs",
        "embassy.subdivision",
        "embassy.accreditedTo",
        "commitment.fulfilledBy",
        "commitment.targets",
        "source.text",
        "person.identifiers",
    ] {
        assert!(words.contains_key(field), "{field}");
    }
    for mark in ["~", "?", "-XX", "["] {
        assert!(
            words["person.tenures.from"]
                .iter()
                .any(|date| date.contains(mark)),
            "{mark}"
        );
    }
    assert!(words["person.tenures.until"].contains(".."));
}

#[test]
fn a_few_are_in_very_many_events() {
    let records = ten_thousand();
    let (mut seats, mut people) = (HashMap::<&str, usize>::new(), 0);
    let mut crowds = Vec::new();
    for record in records {
        people += usize::from(word(record, "type") == "person");
        let participants = items(record, "participants");
        crowds.push(participants.len());
        for participant in participants {
            if let Some(person) = participant["person"].as_str() {
                *seats.entry(person).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<usize> = seats.into_values().collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let all: usize = counts.iter().sum();
    let first: usize = counts[..people / 100].iter().sum();
    assert!(first * 5 > all, "{first} of {all}");
    assert!(counts[counts.len() / 2] < 5);
    assert!((100..400).contains(crowds.iter().max().unwrap()));
}

/// Named with the Secretary General at an event of two sides, the position's number of people is the greatest.
#[test]
fn nobody_meets_more_people_than_the_secretary_general() {
    let records = ten_thousand();
    let mut with: HashMap<&str, HashSet<&str>> = HashMap::new();
    for record in records {
        let participants = items(record, "participants");
        if !participants
            .iter()
            .any(|participant| word(participant, "side") == "HOST")
        {
            continue;
        }
        for participant in participants {
            let Some(position) = participant["position"].as_str() else {
                continue;
            };
            let others = participants
                .iter()
                .filter(|other| other["side"] != participant["side"]);
            with.entry(position)
                .or_default()
                .extend(others.filter_map(|other| other["person"].as_str()));
        }
    }
    let met = |position: &str| with[position].len();
    let most = with.values().map(HashSet::len).max();
    assert_eq!(Some(met("wego-secretary-general")), most);
    assert!(
        met("wego-secretary-general") > 300,
        "{}",
        met("wego-secretary-general")
    );
    let embassy = records
        .iter()
        .filter(|record| word(record, "institution") == "embassy:embassy-1")
        .count();
    assert_eq!(embassy, 10);
}

/// Rows are what the database keeps: a row for the record and one for its kind, one more for an institution, and one
/// for each item of a list.
#[test]
fn an_event_comes_with_about_ten_rows() {
    let count = |events: u64| -> usize { records(&text(events, 1)).iter().map(rows).sum() };
    let (few, many) = (count(1_000), ten_thousand().iter().map(rows).sum::<usize>());
    assert!((85_000..99_000).contains(&(many - few)), "{}", many - few);
}

fn rows(record: &Value) -> usize {
    let institution = matches!(
        word(record, "type"),
        "country" | "city" | "organization" | "embassy"
    );
    let lists: usize = record
        .as_object()
        .unwrap()
        .values()
        .map(|value| value.as_array().map_or(0, Vec::len) + value.as_object().map_or(0, serde_json::Map::len))
        .sum();
    2 + usize::from(institution) + lists
}
