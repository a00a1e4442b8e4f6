//! The end of the way of records that were found to be without fault: their rows, what they change, the history.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{
    import::Importing,
    keys::{At, Defined, State},
    kinds,
    problem::{Fault, FaultCode},
    record::{Record, Reference},
    render, rows,
};
use crate::{
    store::{StoreError, export::RecordRows, write::RecordChange},
    vocabulary::Visibility,
};

impl Importing<'_> {
    /// Writes records that were found to be without fault.
    pub(super) async fn write(&mut self, defined: Vec<(At, Defined, Record)>) -> Result<(), StoreError> {
        let mut before = self.stored(&defined).await?;
        let hidden = self.hidden(before.values()).await?;
        if !self.as_expected(&defined, &before) {
            return Ok(());
        }
        let (mut changes, mut updates) = (Vec::with_capacity(defined.len()), Vec::new());
        for (at, found, record) in &defined {
            let before = before.remove(&found.id);
            let keys = &self.keys;
            let filled = rows::fill(record, before.as_ref(), found.id, &hidden, &mut |reference| {
                keys.id(reference)
            });
            if let Some(field) = rows::itself(record.kind, &filled.rows) {
                // By way of a key that has become one of the record's own, or of what is said of one end alone.
                let message = "leads to the record itself; expected another";
                self.fault(*at, Fault::from(message).at(field.name));
                continue;
            }
            match before {
                Some(_) if filled.changed.is_empty() => self.report.unchanged += 1,
                Some(before) => updates.push((record, before, filled)),
                None => {
                    self.report.created += 1;
                    self.revision += 1;
                    changes.push(RecordChange {
                        revived: found.state == State::Deleted,
                        ..rows::new_change(record.kind, filled.rows, self.revision)
                    });
                }
            }
        }
        if !self.faults.is_empty() {
            return Ok(());
        }
        if !updates.is_empty() {
            let keys = self.keys_in(&updates).await?;
            for (record, before, filled) in updates {
                self.report.updated += 1;
                self.revision += 1;
                let diff = render::diff(record.kind, &filled.changed, &before, &filled.rows, &keys);
                let before = rows::touched(record.kind, &filled.changed, diff, before.visibility);
                changes.push(RecordChange {
                    before: Some(before),
                    ..rows::new_change(record.kind, filled.rows, self.revision)
                });
            }
        }
        self.transaction.write(changes, self.at, &self.editor.by).await
    }

    /// Whether the records are at the revisions at which they were expected; reports those that are not.
    fn as_expected(
        &mut self,
        defined: &[(At, Defined, Record)],
        before: &FxHashMap<i64, RecordRows>,
    ) -> bool {
        let mut all = true;
        for (at, found, record) in defined {
            let Some(expected) = record.expected_revision else {
                continue;
            };
            let now = before.get(&found.id).map_or(0, |rows| rows.revision);
            if now == expected {
                continue;
            }
            all = false;
            let message = if now == 0 {
                format!("there is no such record (any more); expected one at revision {expected}")
            } else {
                format!("the record is not at revision {expected} any more: read it again, then change it")
            };
            let fault = Fault::new(FaultCode::Conflict, message);
            self.fault(*at, fault.at("expectedRevision"));
        }
        all
    }

    /// The rows of those records that the database has.
    async fn stored(
        &self,
        defined: &[(At, Defined, Record)],
    ) -> Result<FxHashMap<i64, RecordRows>, StoreError> {
        let mut stored = FxHashMap::default();
        for kind in &kinds::KINDS {
            let of_kind = defined
                .iter()
                .filter(|(_, found, record)| found.state == State::Stored && record.kind.kind == kind.kind);
            let ids: Vec<i64> = of_kind.map(|(_, found, _)| found.id).collect();
            let rows = self.transaction.records(kind.shape, &ids).await?;
            stored.extend(rows.into_iter().map(|rows| (rows.id, rows)));
        }
        Ok(stored)
    }

    /// The records that some records refer to and that the editor may not see.
    async fn hidden(&self, before: impl Iterator<Item = &RecordRows>) -> Result<BTreeSet<i64>, StoreError> {
        if self.editor.clearance == Visibility::Confidential {
            return Ok(BTreeSet::new());
        }
        let own = before.flat_map(|rows| rows.cells.iter().chain(rows.lists.iter().flatten().flatten()));
        // Numbers that are no references are no records either, or are not refused here.
        let mut ids: Vec<i64> = own.filter_map(crate::store::bulk::Cell::long).collect();
        ids.sort_unstable();
        ids.dedup();
        self.transaction.hidden(&ids, self.editor.clearance).await
    }

    /// The keys of all records that the changed fields of some records refer to, or referred to.
    async fn keys_in(
        &self,
        updates: &[(&Record, RecordRows, rows::Filled)],
    ) -> Result<render::Keys, StoreError> {
        let mut ids = Vec::new();
        let mut new: FxHashMap<i64, &Reference> = FxHashMap::default();
        for (record, before, filled) in updates {
            for place in &filled.changed {
                render::referred(record.kind, *place, before, &mut ids);
                render::referred(record.kind, *place, &filled.rows, &mut ids);
            }
            new.extend(rows::references(record).map(|(_, reference)| (self.keys.id(reference), reference)));
        }
        let mut keys: render::Keys = new
            .into_iter()
            .map(|(id, to)| (id, (to.kind.word().to_owned(), to.key.clone())))
            .collect();
        // One that became part of another has that other's key.
        keys.extend(self.transaction.keys(&ids).await?);
        Ok(keys)
    }
}
