//! What has to become of the lines of a record file when two of its records become one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Pair;

/// The fields of records that hold lists; all others hold one value.
const LISTS: [&str; 4] = ["otherNames", "identifiers", "tenures", "accreditedTo"];
/// What is not taken over where the record that is kept does not say it: what it is, how it is called, its note, which
/// both add to, and what kind it is, which is always said.
const OWN: [&str; 5] = ["type", "key", "name", "note", "kind"];

/// The records of an export by their keys, which are unique here.
#[derive(Debug, PartialEq)]
pub(super) struct Lines(BTreeMap<String, Value>);

/// Reads an export.
pub(super) fn lines(exported: &str) -> Lines {
    let record = |line: &str| {
        let record: Value = serde_json::from_str(line).expect("a line is JSON");
        (text(&record, "key").to_owned(), record)
    };
    Lines(exported.lines().map(record).collect())
}

fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

/// A value with one record named wherever another was. Nothing in these records is written like a key and is none.
fn redirected(value: &Value, pair: &Pair) -> Value {
    let (old, new) = (pair.id(&pair.duplicate), pair.id(&pair.kept));
    match value {
        Value::String(text) if *text == pair.duplicate => pair.kept.clone().into(),
        Value::String(text) if *text == old => new.into(),
        Value::Array(items) => {
            let moved: Vec<Value> = items.iter().map(|item| redirected(item, pair)).collect();
            if moved == *items || moved.iter().any(|item| !item.is_string()) {
                return moved.into();
            }
            let mut once: Vec<Value> = Vec::new();
            for item in moved {
                if !once.contains(&item) {
                    once.push(item);
                }
            }
            once.into()
        }
        Value::Object(fields) => {
            let moved = fields
                .iter()
                .map(|(name, value)| (name.clone(), redirected(value, pair)));
            Value::Object(moved.collect())
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The names of a record.
fn names(record: &Value) -> BTreeSet<&str> {
    let others = record["otherNames"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let others = others
        .iter()
        .map(|name| name.as_str().unwrap_or_else(|| text(name, "name")));
    others.chain([text(record, "name")]).collect()
}

fn items(record: &Value, field: &str) -> Vec<Value> {
    match &record[field] {
        Value::Array(items) => items.clone(),
        Value::Object(fields) => fields.values().cloned().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

impl Lines {
    pub(super) fn count(&self) -> u64 {
        self.0.len() as u64
    }

    /// How many records lead to the duplicate, but for the two.
    pub(super) fn referring(&self, pair: &Pair) -> usize {
        let others = self.others(pair);
        others
            .filter(|(_, record)| redirected(record, pair) != **record)
            .count()
    }

    fn others(&self, pair: &Pair) -> impl Iterator<Item = (&String, &Value)> {
        let (kept, duplicate) = (pair.kept.clone(), pair.duplicate.clone());
        self.0
            .iter()
            .filter(move |(key, _)| **key != kept && **key != duplicate)
    }

    /// Whether the one that is kept would be a part of itself.
    pub(super) fn leads_in_a_circle(&self, pair: &Pair) -> bool {
        let field = match pair.word {
            "organization" => "parent",
            "topic" => "broader",
            _ => return false,
        };
        let whole = |key: &str| {
            let whole = text(&self.0[key], field);
            let moved = if whole == pair.duplicate {
                &pair.kept
            } else {
                whole
            };
            Some(moved.to_owned()).filter(|whole| !whole.is_empty())
        };
        let other = |key: &str| whole(key).filter(|whole| *whole != pair.kept);
        let mut at = other(&pair.kept).or_else(|| other(&pair.duplicate));
        let mut steps = 0;
        while let Some(key) = at {
            steps += 1;
            if key == pair.kept || steps > self.0.len() {
                return true;
            }
            at = whole(&key);
        }
        false
    }

    /// That nothing was lost when two of these records became one.
    pub(super) fn assert_joined(&self, after: &Self, pair: &Pair) {
        for (key, record) in self.others(pair) {
            let moved = redirected(record, pair);
            let itself = text(record, "type") == "relationship" && moved["subject"] == moved["object"];
            let expected = (!itself).then_some(&moved);
            assert_eq!(after.0.get(key), expected, "{pair:?}");
        }
        assert_eq!(after.0.get(&pair.duplicate), None);
        let (own, other) = (&self.0[&pair.kept], &self.0[&pair.duplicate]);
        let joined = &after.0[&pair.kept];
        assert!(
            names(joined).is_superset(&names(own)) && names(joined).is_superset(&names(other)),
            "{joined}"
        );
        for record in [own, other].map(|record| redirected(record, pair)) {
            for list in LISTS {
                let known = items(joined, list);
                let lost: Vec<Value> = items(&record, list)
                    .into_iter()
                    .filter(|item| !known.contains(item))
                    .collect();
                assert_eq!(lost, Vec::<Value>::new(), "{list} of {joined}");
            }
            assert!(text(joined, "note").contains(text(&record, "note")), "{joined}");
        }
        self.assert_single_values(joined, pair);
    }

    /// Where a field holds one value, that of the kept record stays, and where it has none, the other's is taken.
    fn assert_single_values(&self, joined: &Value, pair: &Pair) {
        let said = |key: &str, field: &str| {
            let value = redirected(&self.0[key], pair)[field].take();
            let itself = matches!(field, "parent" | "broader") && value == *pair.kept;
            Some(value).filter(|value| !itself && !value.is_null())
        };
        let fields = [&pair.kept, &pair.duplicate].map(|key| self.0[key].as_object().expect("a record"));
        for field in fields.into_iter().flat_map(|fields| fields.keys()) {
            let expected = if field == "type" || field == "key" || field == "name" || field == "kind" {
                self.0[&pair.kept].get(field).cloned()
            } else if OWN.contains(&field.as_str()) || LISTS.contains(&field.as_str()) {
                continue;
            } else {
                said(&pair.kept, field).or_else(|| said(&pair.duplicate, field))
            };
            assert_eq!(
                joined.get(field),
                expected.as_ref(),
                "{field} of {joined}, {pair:?}"
            );
        }
    }
}
