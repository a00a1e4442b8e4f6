//! Reading the lists within a record, in each of the ways in which they may be written.

use std::{borrow::Cow, ptr};

use std::collections::HashMap;

use super::{
    fields::{List, Written},
    json::Json,
    parse::slots,
    problem::{Fault, FaultCode, Path, Problems},
    record::{Slot, Value},
    shared_fields::PARTICIPANT,
    values,
};

/// The longest list: more than any event has participants.
const MOST_ITEMS: usize = 100_000;
/// The fields of a participant of which it has at least one.
const NAMING: usize = 4;

/// Reads a list that is not null.
pub(super) fn read(list: &'static List, json: Json<'_>, path: &Path<'_>, problems: &mut Problems) -> Slot {
    let items = match (list.written, json) {
        (Written::Map, Json::Object(fields)) => map(list, fields, path, problems),
        (Written::Map, other) => {
            let expected = "expected an object such as {\"wikidata\": \"Q42\"}";
            problems.fault(path, format!("{expected}, found {}", other.described()));
            return Slot::Refused;
        }
        (_, Json::List(items)) => {
            let mut read = Vec::with_capacity(items.len().min(MOST_ITEMS));
            for (place, json) in items.into_iter().enumerate() {
                read.push(item(list, json, &Path::Item(path, place), problems));
            }
            read
        }
        (_, other) => {
            problems.fault(path, format!("expected a list, found {}", other.described()));
            return Slot::Refused;
        }
    };
    if items.len() > MOST_ITEMS {
        problems.fault(
            path,
            Fault::new(
                FaultCode::TooLong,
                format!("has {} items; expected at most {MOST_ITEMS}", items.len()),
            ),
        );
        return Slot::Refused;
    }
    if list.distinct {
        find_repeated(list, &items, path, problems);
    }
    Slot::Value(Value::Items(items))
}

/// `{"wikidata": "Q42"}`, ordered by scheme.
fn map(
    list: &'static List,
    fields: Vec<(Cow<'_, str>, Json<'_>)>,
    path: &Path<'_>,
    problems: &mut Problems,
) -> Vec<Vec<Slot>> {
    let [scheme, value] = list.fields else {
        return Vec::new();
    };
    let mut items: Vec<Vec<Slot>> = fields
        .into_iter()
        .map(|(name, json)| {
            let path = Path::Field(path, &name);
            let value = values::read(&value.holds, json, &path, problems);
            vec![
                values::read(&scheme.holds, Json::Text(name.clone()), &path, problems),
                value,
            ]
        })
        .collect();
    items.sort_by(|one, other| text_of(one).cmp(&text_of(other)));
    items
}

fn item(list: &'static List, json: Json<'_>, path: &Path<'_>, problems: &mut Problems) -> Vec<Slot> {
    let first = &list.fields[0];
    match (list.written, json) {
        (Written::Objects | Written::TextsOrObjects, Json::Object(fields)) => {
            let slots = slots(list.fields, "an item of this list", fields, path, problems);
            for (field, slot) in list.fields.iter().zip(&slots) {
                if field.required && *slot == Slot::Absent {
                    let fault = Fault::new(FaultCode::Required, "is missing, and is required");
                    problems.fault(&Path::Field(path, field.name), fault);
                }
            }
            if ptr::eq(list, &raw const PARTICIPANT) && slots[..NAMING].iter().all(is_nothing) {
                let names: Vec<&str> = list.fields[..NAMING].iter().map(|field| field.name).collect();
                problems.fault(
                    path,
                    format!("names nobody; expected at least one of {}", names.join(", ")),
                );
            }
            slots
        }
        (Written::TextsOrObjects | Written::Texts, json @ Json::Text(_)) => {
            let mut slots = vec![Slot::Absent; list.fields.len()];
            slots[0] = values::read(&first.holds, json, path, problems);
            slots
        }
        (written, other) => {
            let expected = match written {
                Written::Objects => "an object",
                Written::Texts => "text",
                Written::TextsOrObjects | Written::Map => "text or an object",
            };
            problems.fault(path, format!("expected {expected}, found {}", other.described()));
            vec![Slot::Refused; list.fields.len()]
        }
    }
}

fn is_nothing(slot: &Slot) -> bool {
    match slot {
        Slot::Absent | Slot::Null => true,
        Slot::Refused | Slot::Value(_) => false,
    }
}

fn text_of(item: &[Slot]) -> Option<&str> {
    item.first().and_then(Slot::value).and_then(Value::text)
}

/// Reports items that name the same as one before them.
fn find_repeated(list: &List, items: &[Vec<Slot>], path: &Path<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let Some(value) = item.first().and_then(Slot::value) else {
            continue;
        };
        let name = match value.reference() {
            Some(reference) => format!("{}:{}", reference.kind, reference.key),
            None => value.text().unwrap_or_default().to_owned(),
        };
        if let Some(first) = seen.insert(name.clone(), place) {
            if list.written == Written::Map {
                problems.fault(&Path::Field(path, &name), "is there twice; expected it once");
            } else {
                problems.fault(
                    &Path::Item(path, place),
                    format!("is in the list already, in place {first}"),
                );
            }
        }
    }
}
