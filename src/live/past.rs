//! The record as it was known at an instant: what was recorded by then, whatever has become of it since. It is rebuilt from
//! the history into a database of its own, in memory, so that every question can be asked of it that can be asked of the
//! present.
//!
//! A record that is hidden today is hidden in the past as well, and so is one that was hidden then.

use std::sync::{Arc, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::Live;
use crate::{
    records::{kinds, past::PastState, render, rows},
    store::{
        Store, StoreError,
        export::{ReadTransaction, Which},
        history::Named,
    },
    vocabulary::Visibility,
};

/// How many states of the past are kept at once.
const KEPT: usize = 3;
/// How many may wait for a state to be rebuilt, whoever rebuilds it among them. It takes as long as an import: others are
/// told at once to try again, or they would keep out whoever asks of the present.
pub(super) const WAITING: usize = 4;
/// How many records are read together.
const PAGE: u32 = 1_000;

/// A state of the past that is kept: the revision, and the state. From what day it is looked at is for whoever asks:
/// nothing in it depends on the day.
pub(super) type KeptState = (i64, Arc<Live>);

impl Live {
    /// The record as it was known at an instant: this itself where nothing has been recorded since. Its clock does not tell
    /// the instant.
    ///
    /// # Panics
    ///
    /// Never, unless the rebuilding does.
    pub async fn known_at(
        self: &Arc<Self>,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Arc<Self>, StoreError> {
        let revision = self.store.revision_at(at.timestamp_micros()).await?;
        if revision > self.standing().latest.revision {
            self.refresh().await?;
        }
        if revision == self.standing().latest.revision {
            return Ok(Arc::clone(self));
        }
        if let Some(past) = self.kept(revision) {
            return Ok(past);
        }
        let waiting = Arc::clone(&self.waiting_for_past).try_acquire_owned();
        let waiting = waiting.map_err(|_| StoreError::Locked)?;
        let live = Arc::clone(self);
        // It is finished whoever leaves: a record that takes longer than anybody waits can be asked of its past the next time.
        let rebuild = tokio::spawn(async move {
            let past = live.rebuild(revision).await;
            drop(waiting);
            past
        });
        rebuild.await.expect("what is rebuilt does not panic")
    }

    /// Rebuilds the record as it was at a revision, unless somebody else has done so meanwhile.
    async fn rebuild(&self, revision: i64) -> Result<Arc<Self>, StoreError> {
        // One at a time: whoever asks for the same state waits for it, and memory holds no more than it should.
        let rebuilding = self.rebuilding.lock().await;
        if let Some(past) = self.kept(revision) {
            return Ok(past);
        }
        let version = self.version();
        let store = self.rebuilt(revision).await?;
        let mut past = Self::start(store, Visibility::Public, self.clock).await?;
        past.present = Some((self.store.clone(), revision));
        let past = Arc::new(past);
        let mut kept = self.kept_past();
        // A change of the present can hide what was seen in the past.
        if version == self.version() {
            if kept.len() >= KEPT {
                kept.remove(0);
            }
            kept.push((revision, Arc::clone(&past)));
        }
        drop(kept);
        drop(rebuilding);
        Ok(past)
    }

    fn kept(&self, revision: i64) -> Option<Arc<Self>> {
        let mut kept = self.kept_past();
        let place = kept.iter().position(|(known, _)| *known == revision)?;
        let state = kept.remove(place);
        let past = Arc::clone(&state.1);
        kept.push(state);
        Some(past)
    }

    /// The states of the past that are kept.
    pub(super) fn kept_past(&self) -> MutexGuard<'_, Vec<KeptState>> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A database of all that was known at a revision, its history left out.
    async fn rebuilt(&self, revision: i64) -> Result<Store, StoreError> {
        let past = Store::in_memory().await?;
        let reading = self.store.begin_read().await?;
        let changed: FxHashSet<i64> = reading.changed_since(revision).await?.into_iter().collect();
        let writing = past.begin_write().await?;
        for kind in &kinds::KINDS {
            let mut last = String::new();
            loop {
                let page = Which::After {
                    key: &last,
                    limit: PAGE,
                };
                let page = reading.records(kind.shape, page).await?;
                let Some(end) = page.last().map(|rows| rows.key.clone()) else {
                    break;
                };
                last = end;
                let unchanged = page.into_iter().filter(|rows| !changed.contains(&rows.id));
                let changes = unchanged.map(|rows| {
                    let revision = rows.revision;
                    rows::new_change(kind, rows, revision)
                });
                writing.write(changes.collect(), 0, "").await?;
            }
        }
        let states = past_states(&reading, &changed.into_iter().collect::<Vec<_>>(), revision).await?;
        let named: Vec<Named> = states.iter().flat_map(PastState::references).collect();
        let ids = reading.identities(&named).await?;
        let changes = states
            .iter()
            .map(|state| rows::new_change(state.kind(), state.rows(&ids), state.revision));
        writing.write(changes.collect(), 0, "").await?;
        writing.write_gone(reading.gone_at(revision).await?).await?;
        reading.end().await?;
        writing.commit().await?;
        Ok(past)
    }
}

/// What some records were at a revision; those that were not there are left out.
async fn past_states(
    reading: &ReadTransaction,
    ids: &[i64],
    revision: i64,
) -> Result<Vec<PastState>, StoreError> {
    let mut states = Vec::new();
    for ids in ids.chunks(PAGE as usize) {
        let mut present = FxHashMap::default();
        for kind in &kinds::KINDS {
            let records = reading.records(kind.shape, Which::Ids(ids)).await?;
            let mut led_to = Vec::new();
            for rows in &records {
                render::all_referred(kind, rows, &mut led_to);
            }
            let keys = reading.keys(&led_to).await?;
            present.extend(
                records
                    .iter()
                    .map(|rows| (rows.id, render::told(kind, rows, &keys))),
            );
        }
        let histories = reading.histories(ids).await?;
        states.extend(
            histories
                .into_iter()
                .filter_map(|(id, history)| PastState::at(&history, present.remove(&id), revision)),
        );
    }
    Ok(states)
}
