//! What was changed in a record, when and by whom.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};

use super::node::Node;
use crate::{
    graphql::{
        scalars::{DateTime, Json},
        scope::Scope,
    },
    store::lists,
    vocabulary::{ChangeAction, Visibility},
};

/// The fields that refer to records which may be hidden.
const REFERRING: [&str; 7] = [
    "event",
    "fulfilledBy",
    "partOf",
    "sources",
    "subject",
    "object",
    "visibility",
];

/// A change of a record.
#[derive(Clone, Debug)]
pub struct Change(pub(in crate::graphql) Arc<lists::Change>);

/// A field of a record before and after a change.
#[derive(Clone, Debug, SimpleObject)]
pub struct FieldChange {
    /// The field, by its name in record files.
    field: String,
    /// What it held before, as in record files; null where it held nothing.
    before: Option<Json>,
    /// What it has held since, as in record files; null where it holds nothing.
    after: Option<Json>,
}

/// A change of a record.
#[Object]
impl Change {
    /// The number of the change; later changes of any record have larger ones.
    async fn revision(&self) -> i32 {
        i32::try_from(self.0.revision).unwrap_or(i32::MAX)
    }

    /// When it was made, in UTC.
    async fn at(&self) -> DateTime {
        let instant = chrono::DateTime::from_timestamp_micros(self.0.at).unwrap_or_default();
        DateTime(instant.to_rfc3339_opts(chrono::SecondsFormat::Micros, true))
    }

    /// Who made it.
    async fn by(&self) -> &str {
        &self.0.by
    }

    /// What was done.
    async fn action(&self) -> ChangeAction {
        self.0.action
    }

    /// The record as it is now; null where it has been deleted.
    async fn node(&self, context: &Context<'_>) -> Result<Option<Node>> {
        Scope::of(context).node(self.0.record_id).await
    }

    /// Field by field, before and after, in the order of the record. Empty where the record was created. Fields that
    /// refer to records of which some may be hidden (events, sources) are left out for readers who may not see all.
    async fn diff(&self, context: &Context<'_>) -> Vec<FieldChange> {
        let sees_all = Scope::of(context).clearance() == Visibility::Confidential;
        let mut fields = field_changes(self.0.diff.as_deref().unwrap_or("[]"));
        fields.retain(|change| sees_all || !REFERRING.contains(&change.field.as_str()));
        fields
    }
}

/// The fields of a change as the history keeps them: a JSON array of `[field, before, after]`.
pub(in crate::graphql) fn field_changes(diff: &str) -> Vec<FieldChange> {
    let fields: Vec<(String, serde_json::Value, serde_json::Value)> =
        serde_json::from_str(diff).unwrap_or_default();
    let value = |value: serde_json::Value| (!value.is_null()).then_some(Json(value));
    fields
        .into_iter()
        .map(|(field, before, after)| FieldChange {
            field,
            before: value(before),
            after: value(after),
        })
        .collect()
}
