//! What is left of records for a clearance, by a naive reading of their lines that knows nothing of how Rapport does it.

use std::collections::{BTreeMap, BTreeSet};

use rapport::vocabulary::Visibility;
use serde_json::Value;

use super::drawn::parts;

/// Records by id.
pub(super) type Records = BTreeMap<String, Value>;

/// Whether a record by itself is for a clearance.
pub(super) fn is_for(record: &Value, clearance: Visibility) -> bool {
    match record.get("visibility").and_then(Value::as_str) {
        Some("CONFIDENTIAL") => clearance == Visibility::Confidential,
        Some("INTERNAL") => clearance >= Visibility::Internal,
        _ => true,
    }
}

/// The ends of a record that it is nothing without.
pub(super) fn ends(record: &Value) -> impl Iterator<Item = &str> {
    ["subject", "object"]
        .into_iter()
        .filter_map(|end| record.get(end)?.as_str())
}

/// The records above a clearance, and the relationships that lead to one of them or to one another that does.
pub(super) fn hidden(records: &Records, clearance: Visibility) -> BTreeSet<String> {
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    loop {
        let before = hidden.len();
        for (id, record) in records {
            if !is_for(record, clearance) || ends(record).any(|end| hidden.contains(end)) {
                hidden.insert(id.clone());
            }
        }
        if hidden.len() == before {
            return hidden;
        }
    }
}

/// The records that a record names in fields that it can be without, each with whether it is to be left out.
pub(super) fn leave_out(record: &mut Value, mut unwanted: impl FnMut(&str) -> bool) {
    let (fields, kind): (&[&str], _) = match parts_of(record) {
        "event" => (&["partOf"], "event"),
        "commitment" => (&["event", "fulfilledBy"], "event"),
        _ => (&[], "event"),
    };
    for field in fields {
        if record[*field]
            .as_str()
            .is_some_and(|key| unwanted(&format!("{kind}:{key}")))
        {
            record[*field] = Value::Null;
        }
    }
    let Some(Value::Array(sources)) = record.get_mut("sources") else {
        return;
    };
    sources.retain(|citation| {
        let key = citation["source"].as_str().expect("a citation names its source");
        !unwanted(&format!("source:{key}"))
    });
    if sources.is_empty() {
        record["sources"] = Value::Null;
    }
}

fn parts_of(record: &Value) -> &str {
    record["type"].as_str().expect("a record has a type")
}

/// What is left of records for a clearance, where `hidden` are not to be led to.
pub(super) fn redacted(records: &Records, hidden: &BTreeSet<String>, clearance: Visibility) -> Records {
    let mut left = Records::new();
    for (id, record) in records {
        if is_for(record, clearance) && !ends(record).any(|end| hidden.contains(end)) {
            let mut record = record.clone();
            leave_out(&mut record, |other| hidden.contains(other));
            left.insert(id.clone(), record);
        }
    }
    left
}

/// The kind of a record, as `NodeKind` spells it.
pub(super) fn kind_of(id: &str) -> String {
    parts(id).0.to_uppercase()
}
