//! What a record said at a revision, worked out backwards from what it says now through all that has been changed since.

use std::{collections::BTreeSet, sync::Arc};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json};

use super::{
    history::fields,
    json::Json as Given,
    kinds, parse,
    problem::Problems,
    record::{Record, Reference},
    rows,
};
use crate::{
    store::{
        export::RecordRows,
        history::{Change, Named},
    },
    vocabulary::ChangeAction,
};

/// A record as it was at a revision.
#[derive(Debug)]
pub struct PastState {
    /// Its identity.
    pub id: i64,
    /// The number of its latest change by then.
    pub revision: i64,
    /// Who may see it: what was for all then may not be any more, and the other way round.
    visibility: i64,
    record: Record,
}

impl PastState {
    /// What a record was at a revision: `history` has all its changes, the newest first, and `present` what it says now,
    /// field by field, if it is there. None where there was none.
    pub fn at(
        history: &[Arc<Change>],
        present: Option<FxHashMap<String, Json>>,
        revision: i64,
    ) -> Option<Self> {
        let latest = history.first()?;
        let mut said = present;
        let mut visibility = latest.visibility_after;
        for change in history.iter().take_while(|change| change.revision > revision) {
            visibility = change.visibility_before;
            match change.action {
                ChangeAction::Created | ChangeAction::Restored => said = None,
                ChangeAction::Updated | ChangeAction::Deleted | ChangeAction::Merged => {
                    let said = said.get_or_insert_default();
                    for (field, before, _) in fields(change) {
                        said.insert(field, before);
                    }
                }
            }
        }
        let last = history.iter().find(|change| change.revision <= revision)?;
        let said = said?;
        let definition = kinds::of(latest.kind);
        let mut line = Map::new();
        line.insert("type".to_owned(), definition.word.into());
        line.insert("key".to_owned(), latest.key.as_str().into());
        line.extend(said.into_iter().filter(|(_, value)| !value.is_null()));
        // What was kept was without fault; dates to come have come since.
        let record = parse::parse(Given::from(Json::Object(line)), &mut Problems::default())?;
        Some(Self {
            id: last.record_id,
            revision: last.revision,
            visibility: visibility
                .map_or(0, |level| level as i64)
                .max(latest.visibility as i64),
            record,
        })
    }

    /// The kind of record.
    pub fn kind(&self) -> &'static super::fields::RecordKind {
        self.record.kind
    }

    /// The records that it leads to.
    pub fn references(&self) -> impl Iterator<Item = Named> {
        rows::references(&self.record).map(|(_, to)| (to.kind, to.key.clone()))
    }

    /// Its rows, given the identities of the records that it leads to.
    pub fn rows(&self, ids: &FxHashMap<Named, i64>) -> RecordRows {
        let mut id_of = |to: &Reference| ids.get(&(to.kind, to.key.clone())).copied().unwrap_or(0);
        let mut rows = rows::fill(&self.record, None, self.id, &BTreeSet::new(), &mut id_of).rows;
        rows.visibility = self.visibility;
        rows
    }
}
