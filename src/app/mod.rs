//! The composition root: feeds the network from the store, and both to the schema. Follows the database: when the
//! record has changed, whoever changed it, the network is built anew and swapped whole, and the records held hot
//! that the change touched are let go.

mod portrait;

use std::sync::{
    Arc, Mutex, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};

pub use portrait::{PortraitError, PortraitSpec};

use crate::{
    clock::Clock,
    graphql::{Schema, scope::Snapshot},
    network::{
        EventFact, Facts, LinkFact, NamedFact, Network, PaperFact, ParticipationFact, PositionFact,
        TenureEnd, TenureFact,
    },
    store::{
        Store, StoreError,
        facts::{FactRows, NamedRow, StoredDate},
        hot::Hot,
    },
    vocabulary::Visibility,
};

/// How many records of each kind are held hot.
const HOT_RECORDS: usize = 200_000;

/// Rapport, running over one database for readers of one clearance.
pub struct App {
    schema: Schema,
    clock: Clock,
    current: RwLock<Snapshot>,
    /// The revision that the network was built at.
    revision: Mutex<i64>,
    version: AtomicU64,
}

impl App {
    /// Builds the network from the database and stands ready to answer.
    pub async fn start(store: Store, clearance: Visibility, clock: Clock) -> Result<Self, StoreError> {
        let revision = store.revision().await?;
        let network = network(&store, clearance).await?;
        let snapshot = Snapshot {
            store,
            hot: Arc::new(Hot::new(HOT_RECORDS)),
            network: Arc::new(network),
            clearance,
        };
        Ok(Self {
            schema: Schema::new(),
            clock,
            current: RwLock::new(snapshot),
            revision: Mutex::new(revision),
            version: AtomicU64::new(0),
        })
    }

    /// The record as it stands.
    pub fn snapshot(&self) -> Snapshot {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The number of the state that answers come from: it rises when a change has been taken up.
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Answers a request with the record as it stands.
    pub async fn execute(&self, request: impl Into<async_graphql::Request>) -> async_graphql::Response {
        self.schema
            .execute(request, self.snapshot(), self.clock.today())
            .await
    }

    /// Takes up what has changed in the database since it was last looked at: whether anything had.
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        let known = *self.revision.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = self.snapshot();
        let revision = snapshot.store.revision().await?;
        if revision == known {
            return Ok(false);
        }
        let changed = snapshot.store.changed_since(known).await?;
        let network = Arc::new(network(&snapshot.store, snapshot.clearance).await?);
        snapshot.hot.forget(&changed);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Snapshot { network, ..snapshot };
        *self.revision.lock().unwrap_or_else(PoisonError::into_inner) = revision;
        self.version.fetch_add(1, Ordering::AcqRel);
        Ok(true)
    }
}

/// The network of what a clearance may see. Building it is work for a thread of its own.
async fn network(store: &Store, clearance: Visibility) -> Result<Network, StoreError> {
    let facts = facts(store, clearance).await?;
    let build = tokio::task::spawn_blocking(move || Network::build(facts));
    Ok(build.await.expect("building a network does not panic"))
}

/// What the network of a clearance is built from, as the database has it now.
pub async fn facts(store: &Store, clearance: Visibility) -> Result<Facts, StoreError> {
    Ok(placed(store.facts(clearance).await?))
}

/// Rows as the network takes them.
fn placed(rows: FactRows) -> Facts {
    let named = |row: NamedRow| NamedFact {
        id: row.id,
        fold: row.fold,
        key: row.key,
    };
    let place = |ordinal: i64| u16::try_from(ordinal).unwrap_or(u16::MAX);
    Facts {
        people: rows.people.into_iter().map(named).collect(),
        institutions: rows.institutions.into_iter().map(named).collect(),
        positions: rows
            .positions
            .into_iter()
            .map(|row| PositionFact {
                id: row.named.id,
                institution: row.institution,
                several_holders: row.several_holders,
                rank: row.rank,
                fold: row.named.fold,
                key: row.named.key,
            })
            .collect(),
        tenures: rows
            .tenures
            .into_iter()
            .map(|row| TenureFact {
                person: row.person,
                ordinal: place(row.ordinal),
                position: row.position,
                capacity: row.capacity,
                from: row.from.map(|date| date.span),
                until: row.until.map(|date| end(&date)),
            })
            .collect(),
        events: rows
            .events
            .into_iter()
            .map(|row| EventFact {
                id: row.id,
                key: row.key,
                written: written(&row.from),
                from: row.from.span,
                until: row.until.map(|date| date.span),
                kind: row.kind,
                status: row.status,
                venue: row.venue,
            })
            .collect(),
        participations: rows
            .participations
            .into_iter()
            .map(|row| ParticipationFact {
                event: row.event,
                ordinal: place(row.ordinal),
                person: row.person,
                position: row.position,
                institution: row.institution,
                side: row.side,
                role: row.role,
                attendance: row.attendance,
            })
            .collect(),
        topics: rows.topics.into_iter().map(named).collect(),
        programs: rows.programs.into_iter().map(named).collect(),
        links: rows
            .links
            .into_iter()
            .map(|row| LinkFact {
                from: row.from,
                to: row.to,
                kind: row.kind,
                paper: row.paper.map(|paper| PaperFact {
                    record: paper.record,
                    from: paper.from.map(|date| date.span),
                    until: paper.until.map(|date| end(&date)),
                    event: paper.event,
                    pledge: paper.pledge,
                }),
            })
            .collect(),
    }
}

/// What is known of the end of a tenure or a relationship.
fn end(date: &StoredDate) -> TenureEnd {
    if date.text == ".." {
        TenureEnd::Open
    } else {
        TenureEnd::On(date.span)
    }
}

/// A date as it was written, where it is not simply the day.
fn written(date: &StoredDate) -> Option<Box<str>> {
    let plain = date.span.is_one_day() && date.text == date.span.earliest.to_string();
    (!plain).then(|| date.text.as_str().into())
}
