//! Changes of whole records: deleting them, bringing them back, making one of two, importing many.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::{
    changed, editor, meant,
    payloads::{ImportPayload, InputError, told},
};
use crate::{
    graphql::{
        error, ids,
        query::node,
        scalars::Json,
        scope::Scope,
        types::{FieldChange, Node, field_changes},
    },
    records::{
        self,
        edit::{self, Merged, Removed},
        record::Reference,
    },
};

/// How many records one import may have.
const MOST_RECORDS: usize = 10_000;

/// What came of deleting a record.
#[derive(SimpleObject)]
pub(super) struct DeletePayload {
    /// The identity of the record that was deleted; null where nothing was.
    deleted_id: Option<ID>,
    /// All that is wrong: `NOT_FOUND`, CONFLICT where it has been changed since, `IN_USE` with what still refers to it.
    errors: Vec<InputError>,
}

/// What came of bringing a record back.
pub(super) struct RestorePayload {
    id: ID,
    removed: Removed,
}

/// What came of bringing a record back.
#[Object]
impl RestorePayload {
    /// The record as it is now; null where nothing was written.
    async fn node(&self, context: &Context<'_>) -> Result<Option<Node>> {
        if self.removed.faults.is_empty() {
            node(Scope::of(context), &self.id).await
        } else {
            Ok(None)
        }
    }

    /// All that is wrong: `NOT_FOUND`, CONFLICT where it has not been deleted, `UNKNOWN_REFERENCE` where it refers to what
    /// has been deleted since.
    async fn errors(&self) -> Vec<InputError> {
        told(self.removed.faults.clone())
    }
}

/// What came of making one record of two, or of undoing that.
pub(super) struct MergePayload(Merged);

/// What came of making one record of two, or of undoing that.
#[Object]
impl MergePayload {
    /// What undoMerge takes; null where nothing was written.
    async fn merge_id(&self) -> Option<ID> {
        (self.0.id > 0).then(|| ID(self.0.id.to_string()))
    }

    /// The record that is kept, as it is now; null where something is wrong.
    async fn kept(&self, context: &Context<'_>) -> Result<Option<Node>> {
        match &self.0.kept {
            Some(kept) => Scope::of(context).node_by_key(kept.kind, &kept.key).await,
            None => Ok(None),
        }
    }

    /// What the record that is kept takes over, field by field. With dryRun, what it would.
    async fn diff(&self) -> Vec<FieldChange> {
        field_changes(&self.0.diff)
    }

    /// How many other records led to the duplicate and now lead to the record that is kept; of an undone merge, how many
    /// were led back.
    async fn moved(&self) -> i32 {
        i32::try_from(self.0.moved).unwrap_or(i32::MAX)
    }

    /// All that is wrong. Where there is anything, nothing was written.
    async fn errors(&self) -> Vec<InputError> {
        told(self.0.faults.clone())
    }
}

/// What came of saying that two records are two.
#[derive(SimpleObject)]
pub(super) struct DistinguishPayload {
    /// All that is wrong: `NOT_FOUND`, INVALID where both are the same. Where there is anything, nothing was written.
    errors: Vec<InputError>,
}

/// The record that an identity names.
fn reference(id: &ID, argument: &str) -> Result<Reference> {
    match ids::parse(id) {
        Some((kind, key)) if !key.contains('\0') => Ok(Reference {
            kind,
            key: key.to_owned(),
        }),
        Some(_) | None => Err(error::bad_input(format!(
            "{argument}: expected the id of a record, such as person:jung-sook-park"
        ))),
    }
}

/// Changing whole records.
#[derive(Default)]
pub(super) struct Whole;

/// Changing whole records.
#[Object]
impl Whole {
    /// Deletes a record. Refused, with what still refers to it, unless nothing does. All that it said is kept, with its
    /// history, and restore brings it back.
    async fn delete(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(
            desc = "The revision that it was read at: where it has been changed since, it is not deleted."
        )]
        expected_revision: Option<i32>,
    ) -> Result<DeletePayload> {
        let (store, editor) = editor(context)?;
        let record = reference(&id, "id")?;
        let clock = Scope::of(context).asker().live.clock();
        let expected = expected_revision.map(i64::from);
        let expected = meant(context, record.kind, Some(&record.key), expected).await?;
        let removed = edit::delete(&store, clock, &editor, &record, expected).await;
        let removed = changed(context, removed).await?;
        Ok(DeletePayload {
            deleted_id: removed.faults.is_empty().then_some(id),
            errors: told(removed.faults),
        })
    }

    /// Brings a deleted record back, as it was when it was deleted.
    async fn restore(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
    ) -> Result<RestorePayload> {
        let (store, editor) = editor(context)?;
        let record = reference(&id, "id")?;
        let clock = Scope::of(context).asker().live.clock();
        let removed = Box::pin(edit::restore(&store, clock, &editor, &record)).await;
        let removed = changed(context, removed).await?;
        Ok(RestorePayload { id, removed })
    }

    /// Two records of one party become one: `keep` takes over all that refers to `duplicate`, whose id and name keep
    /// finding it. No name, tenure, identifier, note or link is lost; where both say something of a field that holds one
    /// value, that of `keep` stays, and the other is in the history. Undone by undoMerge.
    async fn merge(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The record that is kept: a party or a topic.")] keep: ID,
        #[graphql(desc = "The record that becomes part of it, of the same kind.")] duplicate: ID,
        #[graphql(desc = "Only tell what would come of it.")] dry_run: Option<bool>,
    ) -> Result<MergePayload> {
        let (store, editor) = editor(context)?;
        let (kept, duplicate) = (reference(&keep, "keep")?, reference(&duplicate, "duplicate")?);
        let clock = Scope::of(context).asker().live.clock();
        let dry_run = dry_run.unwrap_or(false);
        let merged = Box::pin(edit::merge(&store, clock, &editor, [&kept, &duplicate], dry_run)).await;
        Ok(MergePayload(changed(context, merged).await?))
    }

    /// Undoes a merge: both records are again what they were. What has referred to the kept record only since stays with
    /// it. Refused where something that the merge changed has been changed again.
    async fn undo_merge(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The mergeId that merge answered.")] merge_id: ID,
    ) -> Result<MergePayload> {
        let (store, editor) = editor(context)?;
        let clock = Scope::of(context).asker().live.clock();
        let id = merge_id.parse().unwrap_or(0);
        let merged = Box::pin(edit::undo_merge(&store, clock, &editor, id)).await;
        Ok(MergePayload(changed(context, merged).await?))
    }

    /// Says of two records that look alike that they are two: duplicateCandidates does not ask about them again.
    async fn distinguish(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The one.")] one: ID,
        #[graphql(desc = "The other.")] other: ID,
    ) -> Result<DistinguishPayload> {
        let (store, editor) = editor(context)?;
        let (one, other) = (reference(&one, "one")?, reference(&other, "other")?);
        let clock = Scope::of(context).asker().live.clock();
        let faults = edit::distinguish(&store, clock, &editor, [&one, &other]).await;
        let errors = told(changed(context, faults).await?);
        Ok(DistinguishPayload { errors })
    }

    /// Imports records in the record-file format, taken whole or not at all: at most 10,000.
    async fn import_records(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The records, each an object as on a line of a record file.")] records: Vec<Json>,
        #[graphql(desc = "Check everything, and leave nothing of it.")] dry_run: Option<bool>,
    ) -> Result<ImportPayload> {
        let (store, editor) = editor(context)?;
        if records.len() > MOST_RECORDS {
            let message = format!(
                "records: {} are too many; expected at most {MOST_RECORDS}",
                records.len()
            );
            return Err(error::bad_input(message));
        }
        let clock = Scope::of(context).asker().live.clock();
        let records = records
            .into_iter()
            .map(|Json(record)| records::json::Json::from(record))
            .collect();
        let dry_run = dry_run.unwrap_or(false);
        let report = Box::pin(edit::import_values(&store, clock, &editor, records, dry_run)).await;
        Ok(changed(context, report).await?.into())
    }
}
