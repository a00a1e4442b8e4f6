//! What was changed in a record, when and by whom.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use rustc_hash::{FxHashMap, FxHashSet};

use super::node::Node;
use crate::{
    graphql::{
        connection::{Connection, Total},
        ids,
        paging::PageArgs,
        scalars::{DateTime, Json},
        scope::{Batch, Scope},
    },
    records::history::{self, FieldDiff, Told},
    store::{
        StoreError,
        history::{Change as Kept, Named},
        page::{Term, Value},
    },
    vocabulary::{ChangeAction, NodeKind, Visibility},
};

/// A change of a record, as the reader is told it.
#[derive(Clone, Debug)]
pub struct Change {
    kept: Arc<Kept>,
    told: Arc<Told>,
}

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
        i32::try_from(self.kept.revision).unwrap_or(i32::MAX)
    }

    /// When it was made, in UTC.
    async fn at(&self) -> DateTime {
        DateTime::of_micros(self.kept.at)
    }

    /// Who made it.
    async fn by(&self) -> &str {
        &self.kept.by
    }

    /// What was done. A record that comes to be seen by the reader reads as CREATED or RESTORED, and one that they may not
    /// see any more as DELETED.
    async fn action(&self) -> ChangeAction {
        self.told.action
    }

    /// The identity of the record, whether it is there or not.
    async fn node_id(&self) -> ID {
        ids::id(self.kept.kind, &self.kept.key)
    }

    /// The record as it is now; null where it has been deleted. One that has become part of another is that other one.
    async fn node(&self, context: &Context<'_>) -> Result<Option<Node>> {
        Scope::of(context)
            .node_by_key(self.kept.kind, &self.kept.key)
            .await
    }

    /// Field by field, before and after, in the order of the record. Empty where the record was created; what a record
    /// said when it was deleted, where it was. References to records that the reader may not see are left out.
    async fn diff(&self) -> Vec<FieldChange> {
        changes(self.told.diff.clone())
    }
}

impl Change {
    /// The changes of several records, each the newest first, as the reader is told them.
    async fn all_told(scope: &Scope, records: Vec<Vec<Arc<Kept>>>) -> Result<Vec<Vec<Self>>, StoreError> {
        let clearance = scope.clearance();
        let mut named: Vec<Named> = Vec::new();
        let mut relationships: Vec<i64> = Vec::new();
        let mut diffs = Vec::with_capacity(records.len());
        for kept in &records {
            let fields: Vec<Vec<FieldDiff>> = kept.iter().map(|change| history::fields(change)).collect();
            if let Some(change) = kept.first() {
                named.extend(history::references(change.kind, &fields));
                if change.kind == NodeKind::Relationship {
                    relationships.push(change.record_id);
                }
            }
            diffs.push(fields);
        }
        let unseen = scope.history_store().unseen(&named, clearance).await?;
        let leading_there = if relationships.is_empty() || clearance == Visibility::Confidential {
            FxHashSet::default()
        } else {
            scope
                .history_store()
                .hidden_by_ends(&relationships, clearance)
                .await?
        };
        let told = records.into_iter().zip(diffs).map(|(kept, diffs)| {
            let leads_there = kept
                .first()
                .is_some_and(|change| leading_there.contains(&change.record_id));
            let changes: Vec<(&Kept, Vec<FieldDiff>)> = kept.iter().map(|kept| &**kept).zip(diffs).collect();
            let told = history::told(&changes, &unseen, leads_there, clearance);
            let told = kept.into_iter().zip(told).filter_map(|(kept, told)| {
                let told = Arc::new(told?);
                Some(Self { kept, told })
            });
            told.collect()
        });
        Ok(told.collect())
    }

    /// Changes of any records as the reader is told them, in their order.
    pub(in crate::graphql) async fn each_told(
        scope: &Scope,
        kept: Vec<Kept>,
    ) -> Result<Vec<Self>, StoreError> {
        let clearance = scope.clearance();
        // What it was before tells whether it was seen for the first time.
        let from_before = |change: &Kept| {
            let appears = change.visibility_before.is_none_or(|level| level > clearance);
            (appears && change.action != ChangeAction::Created)
                || (change.kind == NodeKind::Relationship && clearance < Visibility::Confidential)
        };
        let mut whole: Vec<i64> = kept
            .iter()
            .filter(|change| from_before(change))
            .map(|change| change.record_id)
            .collect();
        whole.sort_unstable();
        whole.dedup();
        let revisions: FxHashSet<i64> = kept.iter().map(|change| change.revision).collect();
        let histories = if whole.is_empty() {
            FxHashMap::default()
        } else {
            scope.store().histories(&whole).await?
        };
        let alone = kept
            .into_iter()
            .filter(|change| !from_before(change))
            .map(|change| vec![Arc::new(change)]);
        let records = histories.into_values().chain(alone).collect();
        let mut told: Vec<Self> = Self::all_told(scope, records)
            .await?
            .into_iter()
            .flatten()
            .collect();
        told.retain(|change| revisions.contains(&change.number()));
        told.sort_by_key(Self::number);
        told.dedup_by_key(|change| change.number());
        Ok(told)
    }

    /// Its number.
    fn number(&self) -> i64 {
        self.kept.revision
    }
}

/// The histories of records as the reader is told them, the newest change first.
pub(in crate::graphql) struct Histories;

impl Batch for Histories {
    type Key = i64;
    type Value = Arc<[Change]>;

    async fn fetch(scope: &Scope, keys: Vec<i64>) -> Result<FxHashMap<i64, Arc<[Change]>>, StoreError> {
        let (ids, kept): (Vec<i64>, Vec<_>) = scope.histories(&keys).await?.into_iter().unzip();
        let told = Change::all_told(scope, kept).await?;
        Ok(ids.into_iter().zip(told.into_iter().map(Arc::from)).collect())
    }
}

/// The revision of a record as the reader is told it, of which the database has `kept`: a change that they may not know of
/// does not count, or it would tell that something hidden has to do with the record.
pub(super) async fn told_revision(scope: &Scope, id: i64, kept: i64) -> Result<i64> {
    if scope.clearance() == Visibility::Confidential {
        return Ok(kept);
    }
    let history = scope.load::<Histories>(id).await?;
    let latest = history.as_deref().and_then(<[Change]>::first);
    Ok(latest.map_or(0, Change::number))
}

/// The revision at which a record has to be that is expected at one: at its latest, where that differs from what is expected
/// only in changes that the reader may not know of.
pub(in crate::graphql) async fn meant_revision(
    scope: &Scope,
    record: (NodeKind, &str),
    expected: i64,
) -> Result<i64, StoreError> {
    if scope.clearance() == Visibility::Confidential {
        return Ok(expected);
    }
    let Some(id) = scope.store().id_of(record.0, record.1).await? else {
        return Ok(expected);
    };
    let kept: Vec<_> = scope.histories(&[id]).await?.into_values().collect();
    let latest = kept.first().and_then(|changes| Some(changes.first()?.revision));
    let told = Change::all_told(scope, kept).await?;
    let told = told.first().and_then(|changes| Some(changes.first()?.number()));
    Ok(latest.filter(|_| told == Some(expected)).unwrap_or(expected))
}

/// By revision.
const BY_REVISION: &[Term] = &[Term::Number("revision")];

/// A part of a record's history, the newest change first.
pub(in crate::graphql) async fn page_of_history(
    scope: &Scope,
    id: i64,
    page: &PageArgs,
) -> Result<Connection<Change>> {
    let history = scope.load::<Histories>(id).await?;
    let changes: &[Change] = history.as_deref().unwrap_or_default();
    let range = page.range(changes.len(), BY_REVISION, |values| {
        let revision = values.first().and_then(Value::number).unwrap_or_default();
        changes.binary_search_by(|change| revision.cmp(&change.number()))
    })?;
    let rows = changes[range.from..range.until]
        .iter()
        .map(|change| (change.clone(), vec![Value::Number(change.number())]));
    let total = Total::Known(changes.len());
    Ok(Connection::new(
        BY_REVISION,
        rows,
        range.has_previous,
        range.has_next,
        total,
    ))
}

/// The fields of a change as the history keeps them: a JSON array of `[field, before, after]`.
pub(in crate::graphql) fn field_changes(diff: &str) -> Vec<FieldChange> {
    changes(serde_json::from_str(diff).unwrap_or_default())
}

fn changes(fields: Vec<FieldDiff>) -> Vec<FieldChange> {
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
