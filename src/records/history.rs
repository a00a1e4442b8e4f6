//! The history as a reader of a clearance is told it: what they would be told if nothing above it had ever been recorded.
//!
//! A state that was above the clearance never was: the change that led out of it reads as the record's first, and the
//! one that led into it as its last. References to hidden records are left out of every value, and a change that then
//! changed nothing is none.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    fields::{Field, Holds, List, RecordKind},
    kinds,
};
use crate::{
    store::history::{Change, Named},
    vocabulary::{ChangeAction, NodeKind, Visibility},
};

/// A field before and after a change, as in record files.
pub type FieldDiff = (String, Json, Json);

/// A change as it is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// What was done.
    pub action: ChangeAction,
    /// Field by field, in the order of the record.
    pub diff: Vec<FieldDiff>,
}

/// The fields of a change, as they are kept.
pub fn fields(change: &Change) -> Vec<FieldDiff> {
    let diff = change.diff.as_deref().unwrap_or("[]");
    serde_json::from_str(diff).unwrap_or_default()
}

/// The records that the fields of some changes lead to and that may be hidden.
pub fn references<'a>(kind: NodeKind, diffs: impl IntoIterator<Item = &'a Vec<FieldDiff>>) -> Vec<Named> {
    let definition = kinds::of(kind);
    let mut found = Vec::new();
    for (name, before, after) in diffs.into_iter().flatten() {
        let Some(field) = definition.field(name) else {
            continue;
        };
        for value in [before, after] {
            visit(field, value, &mut |named| found.push(named));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The changes of one record, the newest first, as a reader of a clearance is told them; none in the place of a change
/// that they are not told. `unseen` has all records that the changes lead to and that are hidden from them, and
/// `leads_there` says whether the record is a relationship that leads to such a one now.
pub fn told(
    changes: &[(&Change, Vec<FieldDiff>)],
    unseen: &BTreeSet<Named>,
    leads_there: bool,
    clearance: Visibility,
) -> Vec<Option<Told>> {
    let Some((latest, _)) = changes.first() else {
        return Vec::new();
    };
    let kind = latest.kind;
    let definition = kinds::of(kind);
    // A relationship is hidden with its ends: which these were before a change is known from it, and from later ones.
    let mut ends_seen = !leads_there;
    let mut states = Vec::with_capacity(changes.len());
    for (change, diff) in changes {
        let after = change.visibility_after.is_some_and(|level| level <= clearance) && ends_seen;
        if kind == NodeKind::Relationship {
            ends_seen = ends_before(definition, diff, unseen, ends_seen);
        }
        let before = change.visibility_before.is_some_and(|level| level <= clearance) && ends_seen;
        states.push((before, after));
    }
    let mut told: Vec<Option<Told>> = Vec::with_capacity(changes.len());
    for (place, (change, diff)) in changes.iter().enumerate() {
        told.push(match states[place] {
            (false, false) => None,
            (false, true) => {
                let first = states[place + 1..]
                    .iter()
                    .all(|(before, after)| !before && !after);
                let action = if first {
                    ChangeAction::Created
                } else {
                    ChangeAction::Restored
                };
                let diff = Vec::new();
                Some(Told { action, diff })
            }
            (true, false) if change.action == ChangeAction::Updated => Some(Told {
                action: ChangeAction::Deleted,
                diff: Vec::new(),
            }),
            (true, false) => Some(Told {
                action: change.action,
                diff: redacted(definition, diff, unseen),
            }),
            (true, true) => {
                let diff = redacted(definition, diff, unseen);
                let action = change.action;
                (!diff.is_empty()).then_some(Told { action, diff })
            }
        });
    }
    told
}

/// The two ends of a relationship that is no more, by what it said last.
pub fn ends(state: &str) -> Vec<Named> {
    let said: Json = serde_json::from_str(state).unwrap_or_default();
    let definition = kinds::of(NodeKind::Relationship);
    let mut found = Vec::new();
    for name in ["subject", "object"] {
        if let (Some(field), Some(value)) = (definition.field(name), said.get(name)) {
            visit(field, value, &mut |named| found.push(named));
        }
    }
    found
}

/// Whether both ends of a relationship could be seen before a change, given whether they can after it.
fn ends_before(kind: &RecordKind, diff: &[FieldDiff], unseen: &BTreeSet<Named>, after: bool) -> bool {
    let ends: Vec<&FieldDiff> = diff
        .iter()
        .filter(|(name, ..)| name == "subject" || name == "object")
        .collect();
    if ends.is_empty() {
        return after;
    }
    // An end that stays is seen where the whole was; one that changed is looked up.
    let mut seen = after || ends.len() == 2;
    for (name, before, after_change) in ends {
        let Some(field) = kind.field(name) else { continue };
        let hidden = |value: &Json| {
            let mut hidden = false;
            visit(field, value, &mut |named| hidden |= unseen.contains(&named));
            hidden
        };
        seen |= hidden(after_change);
        seen &= !hidden(before);
    }
    seen
}

fn redacted(kind: &RecordKind, diff: &[FieldDiff], unseen: &BTreeSet<Named>) -> Vec<FieldDiff> {
    let fields = diff.iter().filter_map(|(name, before, after)| {
        let Some(field) = kind.field(name) else {
            return Some((name.clone(), before.clone(), after.clone()));
        };
        let (before, after) = (without(field, before, unseen), without(field, after, unseen));
        (before != after).then(|| (name.clone(), before, after))
    });
    fields.collect()
}

/// A value without what leads to hidden records.
fn without(field: &Field, value: &Json, unseen: &BTreeSet<Named>) -> Json {
    if unseen.is_empty() {
        return value.clone();
    }
    let leads_there = |field: &Field, value: &Json| {
        let mut hidden = false;
        visit(field, value, &mut |named| hidden |= unseen.contains(&named));
        hidden
    };
    match (&field.holds, value) {
        (Holds::List(list), Json::Array(items)) => {
            let kept: Vec<Json> = items
                .iter()
                .filter(|item| !item_leads(list, item, &leads_there))
                .cloned()
                .collect();
            if kept.is_empty() {
                Json::Null
            } else {
                Json::Array(kept)
            }
        }
        (_, value) if leads_there(field, value) => Json::Null,
        (_, value) => value.clone(),
    }
}

fn item_leads(list: &List, item: &Json, leads_there: &impl Fn(&Field, &Json) -> bool) -> bool {
    match item {
        Json::Object(fields) => list.fields.iter().any(|field| {
            fields
                .get(field.name)
                .is_some_and(|value| leads_there(field, value))
        }),
        Json::String(_) => list.fields.first().is_some_and(|field| leads_there(field, item)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) => false,
    }
}

/// Every record that a value leads to and that may be hidden.
fn visit(field: &Field, value: &Json, found: &mut impl FnMut(Named)) {
    match (&field.holds, value) {
        (Holds::Reference(kinds_of), Json::String(text)) => {
            let named = match (text.split_once(':'), kinds_of) {
                (Some((word, key)), _) => NodeKind::from_reference(word).map(|kind| (kind, key.to_owned())),
                (None, [kind]) => Some((*kind, text.clone())),
                (None, _) => None,
            };
            if let Some((kind, key)) = named
                && (kinds::of(kind).field("visibility").is_some() || kind == NodeKind::Relationship)
            {
                found((kind, key));
            }
        }
        (Holds::List(list), Json::Array(items)) => {
            for item in items {
                match item {
                    Json::Object(fields) => {
                        for field in list.fields {
                            if let Some(value) = fields.get(field.name) {
                                visit(field, value, found);
                            }
                        }
                    }
                    Json::String(_) => {
                        if let Some(field) = list.fields.first() {
                            visit(field, item, found);
                        }
                    }
                    Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) => {}
                }
            }
        }
        _ => {}
    }
}
