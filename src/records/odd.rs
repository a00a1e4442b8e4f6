//! What a single record says about itself that cannot be, and what is odd but possible.

use chrono::DateTime;
use std::collections::HashMap;

use super::{
    fields::{Field, Holds},
    problem::{Path, Problems},
    record::{Record, Slot, Value},
};
use crate::{
    dates::{Answer, Day, Span},
    vocabulary::{CommitmentStatus, EventStatus, NodeKind},
};

/// Looks at a record once its fields have been read.
pub(super) fn check(record: &Record, problems: &mut Problems) {
    itself(record, problems);
    period(record.kind.fields, &record.slots, &Path::Record, problems);
    for (field, slot) in record.kind.fields.iter().zip(&record.slots) {
        let (Holds::List(list), Some(items)) = (field.holds, slot.value().and_then(Value::items)) else {
            continue;
        };
        let path = Path::Field(&Path::Record, field.name);
        for (place, item) in items.iter().enumerate() {
            period(list.fields, item, &Path::Item(&path, place), problems);
        }
        if field.name == "participants" {
            participants(items, &path, problems);
        }
    }
    starts_at(record, problems);
    fulfilled(record, problems);
}

/// A record cannot be a part of itself, nor be related to itself.
fn itself(record: &Record, problems: &mut Problems) {
    if let (Some(subject), Some(object)) = (record.value("subject"), record.value("object"))
        && subject == object
    {
        problems.fault(
            &Path::Field(&Path::Record, "object"),
            "is the subject itself; expected another record",
        );
    }
    for name in ["parent", "broader", "partOf"] {
        let reference = record.value(name).and_then(Value::reference);
        if let (Some(reference), Some(key)) = (reference, &record.key)
            && reference.key == *key
        {
            let message = format!("is {key:?} itself; expected another {}", record.kind.word);
            problems.fault(&Path::Field(&Path::Record, name), message);
        }
    }
}

/// Something that ended before it began.
fn period(fields: &[Field], slots: &[Slot], path: &Path<'_>, problems: &mut Problems) {
    let span = |name: &str| {
        let place = fields.iter().position(|field| field.name == name)?;
        slots.get(place)?.value()?.span()
    };
    if let (Some(from), Some(until)) = (span("from"), span("until"))
        && until.before(from) == Answer::Certainly
    {
        let message = format!(
            "ends on {} at the latest, before it begins on {} at the earliest",
            until.latest, from.earliest
        );
        problems.warn(&Path::Field(path, "until"), message);
    }
}

fn participants(items: &[Vec<Slot>], path: &Path<'_>, problems: &mut Problems) {
    const PERSON: usize = 0;
    const LABEL: usize = 3;
    const HEADCOUNT: usize = 4;
    let mut persons: HashMap<&str, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let path = Path::Item(path, place);
        let value = |field: usize| item.get(field).and_then(Slot::value);
        if let Some(person) = value(PERSON).and_then(Value::reference)
            && let Some(first) = persons.insert(&person.key, place)
        {
            let message = format!("{:?} is a participant already, in place {first}", person.key);
            problems.warn(&Path::Field(&path, "person"), message);
        }
        if value(HEADCOUNT).is_some() && value(LABEL).is_none() {
            problems.warn(
                &Path::Field(&path, "headcount"),
                "counts a group that has no label",
            );
        }
    }
}

/// A time of day that lies on none of the event's days.
fn starts_at(record: &Record, problems: &mut Problems) {
    let (Some(from), Some(at)) = (
        record.value("from").and_then(Value::span),
        record.value("startsAt").and_then(Value::text),
    ) else {
        return;
    };
    let until = record.value("until").and_then(Value::span).unwrap_or(from);
    let Ok(at) = DateTime::parse_from_rfc3339(at) else {
        return;
    };
    let day = Day::from(at.date_naive());
    let days = Span::new(from.earliest, until.latest.max(from.latest));
    if days.contains(day) == Answer::No {
        let message = format!(
            "is on {day}, and the event from {} to {}",
            days.earliest, days.latest
        );
        problems.warn(&Path::Field(&Path::Record, "startsAt"), message);
    }
}

fn fulfilled(record: &Record, problems: &mut Problems) {
    let status = record.value("status").and_then(Value::word);
    if record.value("fulfilledBy").is_some()
        && status.is_some_and(|status| status != CommitmentStatus::Fulfilled.word())
    {
        let message = "names an event that fulfilled it, but its status is not FULFILLED";
        problems.warn(&Path::Field(&Path::Record, "fulfilledBy"), message);
    }
}

/// What is odd about an event in the light of the present day: that it was held, and is yet to come. `new` says
/// that nothing is known of it but what the record says.
pub(super) fn check_today(record: &Record, new: bool, today: Day, problems: &mut Problems) {
    if record.kind.kind != NodeKind::Event {
        return;
    }
    let held = match record.slot("status") {
        Some(Slot::Value(status)) => status.word() == Some(EventStatus::Held.word()),
        Some(Slot::Null) => true,
        Some(Slot::Absent) => new,
        Some(Slot::Refused) | None => false,
    };
    if let Some(from) = record.value("from").and_then(Value::span)
        && held
        && from.earliest > today
    {
        let message = format!("is after today, {today}, and yet the status is HELD");
        problems.warn(&Path::Field(&Path::Record, "from"), message);
    }
}
