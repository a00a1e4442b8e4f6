//! Fetches what a report wants: one statement for each kind of thing, however many there are.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Book, Wants};
use crate::{
    live::Snapshot,
    reports::Reader,
    store::{StoreError, rows::RecordRow},
};

impl Reader {
    /// Fetches what a report wants.
    pub async fn book(&self, wants: Wants) -> Result<Book<'_>, StoreError> {
        let Wants {
            mut names,
            cited,
            events,
            themed,
            people,
            promises,
        } = wants;
        names.extend(self.home.map(|home| self.network().record(home)));
        let (store, clearance) = (&self.snapshot.store, self.snapshot.clearance);
        let (cited, events, people, promises) =
            (listed(cited), listed(events), listed(people), listed(promises));
        let event_rows = records(&self.snapshot, &events).await?;
        let person_rows = records(&self.snapshot, &people).await?;
        let seats = asked(&events, store.participation_texts(&self.snapshot.hot, &events)).await?;
        let themed = listed(themed);
        let topics = asked(&themed, store.event_topics(&themed)).await?;
        let tenures = asked(&people, store.tenures(&people)).await?;
        let targets = asked(&promises, store.commitment_targets(&promises)).await?;
        let citations = asked(&cited, store.citations(&cited, clearance)).await?;
        names.extend(events.iter().chain(&people).chain(&promises));
        names.extend(topics.values().chain(targets.values()).flat_map(|ids| ids.iter()));
        names.extend(
            tenures
                .values()
                .flat_map(|list| list.iter().map(|tenure| tenure.position_id)),
        );
        let places = event_rows
            .values()
            .flat_map(|event: &Arc<crate::store::rows::Event>| {
                [event.venue_id, event.city_id, event.program_id, event.part_of_id]
            });
        names.extend(places.flatten());
        let told: FxHashSet<i64> = citations
            .values()
            .flat_map(|list| list.iter().map(|citation| citation.source_id))
            .collect();
        names.extend(&told);
        let sources = records(&self.snapshot, &listed(told)).await?;
        let labels = store.labels(&listed(names), clearance).await?;
        Ok(Book {
            reader: self,
            labels,
            events: event_rows,
            people: person_rows,
            sources,
            seats,
            topics,
            tenures,
            citations,
            targets,
        })
    }
}

/// In an order of their own, so that statements do not depend on chance.
fn listed(ids: FxHashSet<i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids
}

/// Records of a kind: those held hot, and the others in one statement.
pub(in crate::reports) async fn records<R: RecordRow>(
    snapshot: &Snapshot,
    ids: &[i64],
) -> Result<FxHashMap<i64, Arc<R>>, StoreError> {
    let mut found = FxHashMap::default();
    let mut missing = Vec::new();
    for &id in ids {
        match snapshot.hot.get::<R>(id) {
            Some(row) => drop(found.insert(id, row)),
            None => missing.push(id),
        }
    }
    if !missing.is_empty() {
        found.extend(snapshot.store.records::<R>(&snapshot.hot, &missing).await?);
    }
    Ok(found)
}

/// The answer to a statement about some records; none is run where there are none.
async fn asked<V>(
    ids: &[i64],
    answer: impl Future<Output = Result<FxHashMap<i64, V>, StoreError>>,
) -> Result<FxHashMap<i64, V>, StoreError> {
    if ids.is_empty() {
        return Ok(FxHashMap::default());
    }
    answer.await
}
