//! Where statements that only read go: to a replica that has what they are to see, else to the primary.
//!
//! What is to be seen is the latest change that the networks and the caches have taken up. A replica counts as caught up
//! when it has just that change, so that nobody is told less than was told before, and whoever has changed something sees
//! it. Until it has, and while it is away, everything goes to the primary.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use futures_util::FutureExt;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, SqlxPostgresConnector,
    Statement,
};
use sqlx::postgres::PgPoolOptions;
use tokio::{sync::watch, task::AbortHandle, time::timeout};

use super::{
    Backend, Patience, Store, StoreError, address,
    lookup::{Mark, marks},
    open::counted,
    patience::within,
    place::{self, shown},
    primary::{end_with_us, sound},
    shape::steps,
};

/// Connections to each replica.
const CONNECTIONS: u32 = 10;
/// How long a statement waits for a connection to a replica, before it goes to the primary.
const CONNECT_PATIENCE: Duration = Duration::from_millis(500);
/// How long a replica may take to say what it has.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a replica that has caught up, or is away, is looked at.
const RARELY: Duration = Duration::from_secs(1);
/// How soon a replica that is behind is looked at again, at first; twice as late each time.
const SOON: Duration = Duration::from_millis(5);
/// What stands for no revision.
const NONE: i64 = -1;

/// Where statements that only read go.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// The database that changes go to, or on `SQLite` connections to the same file.
    pub(super) primary: DatabaseConnection,
    replicas: Arc<[Replica]>,
    next: Arc<AtomicI64>,
    pub(super) patience: Patience,
    /// The latest change that has been taken up.
    needed: watch::Sender<Mark>,
    /// Tells when a replica has caught up.
    confirmed: watch::Sender<()>,
}

/// A database that follows the primary.
pub(super) struct Replica {
    pub(super) connection: DatabaseConnection,
    place: String,
    /// The revision up to which it is known to have what the primary has; -1 where that is not known.
    confirmed: AtomicI64,
    away: AtomicBool,
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replica")
            .field("place", &self.place)
            .field("confirmed", &self.confirmed)
            .field("away", &self.away)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// Reads from the primary alone.
    pub(super) fn from(primary: DatabaseConnection, patience: Patience) -> Self {
        Self {
            primary,
            replicas: Arc::default(),
            next: Arc::default(),
            patience,
            needed: watch::Sender::new(Mark::default()),
            confirmed: watch::Sender::new(()),
        }
    }

    /// Closes the connections to the replicas.
    pub(super) async fn close_replicas(&self) {
        for replica in &*self.replicas {
            if let Err(error) = replica.connection.close_by_ref().await {
                tracing::debug!(%error, replica = replica.place, "the connections cannot be closed");
            }
        }
    }

    /// All replicas.
    pub(super) fn replicas(&self) -> impl Iterator<Item = &Replica> {
        self.replicas.iter()
    }

    /// Whether a replica has the change that is needed.
    pub(super) fn has_caught_up(&self, replica: &Replica) -> bool {
        replica.confirmed.load(Ordering::Acquire) == self.needed.borrow().revision
    }

    /// A replica that has caught up, each in turn.
    fn caught_up(&self) -> Option<&Replica> {
        if self.replicas.is_empty() {
            return None;
        }
        let first = usize::try_from(self.next.fetch_add(1, Ordering::Relaxed)).unwrap_or_default();
        (0..self.replicas.len())
            .map(|place| &self.replicas[(first + place) % self.replicas.len()])
            .find(|replica| self.has_caught_up(replica))
    }
}

impl Replica {
    /// Where it is: `HOST:PORT`.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Notes that it could not answer.
    fn failed(&self, error: DbErr) {
        if let StoreError::Unavailable(error) = StoreError::from(error) {
            self.confirmed.store(NONE, Ordering::Release);
            if !self.away.swap(true, Ordering::AcqRel) {
                tracing::warn!(%error, replica = self.place, "the replica is away; the primary is read from");
            }
        }
    }

    /// Looks whether it has the change that is needed; tells whether it has.
    async fn look(&self, needed: Mark) -> bool {
        let marks = marks(&self.connection, Backend::Postgres, needed.revision);
        match within(PATIENCE, marks).await {
            Ok((found, _)) => {
                if self.away.swap(false, Ordering::AcqRel) {
                    tracing::info!(replica = self.place, "the replica is there again");
                }
                let has = needed.revision == 0 || found == Some(needed);
                let confirmed = if has { needed.revision } else { NONE };
                self.confirmed.store(confirmed, Ordering::Release);
                has
            }
            Err(StoreError::Unavailable(error) | StoreError::Statement(error)) => {
                self.failed(error);
                false
            }
            Err(_) => false,
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.primary.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.primary.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, text: &str) -> Result<ExecResult, DbErr> {
        self.primary.execute_unprepared(text).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        if let Some(replica) = self.caught_up() {
            let answer = replica.connection.query_one_raw(statement.clone());
            match self.patience.within(answer).await {
                Ok(row) => return Ok(row),
                Err(error) => replica.failed(error),
            }
        }
        self.primary.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        if let Some(replica) = self.caught_up() {
            let answer = replica.connection.query_all_raw(statement.clone());
            match self.patience.within(answer).await {
                Ok(rows) => return Ok(rows),
                Err(error) => replica.failed(error),
            }
        }
        self.primary.query_all_raw(statement).await
    }
}

/// Looks at the replicas for as long as this is there.
#[derive(Debug)]
pub struct Looking(Vec<AbortHandle>);

impl Drop for Looking {
    fn drop(&mut self) {
        for looking in &self.0 {
            looking.abort();
        }
    }
}

impl Store {
    /// The same database, read from replicas at these addresses too. One that is away is read from once it is there.
    ///
    /// # Errors
    ///
    /// Where there can be no replicas, or what is at an address is no replica of this record.
    pub async fn with_replicas(mut self, urls: &[String]) -> Result<Self, StoreError> {
        let mut replicas = Vec::new();
        for url in urls {
            let refused = |reason: String| StoreError::NoReplica {
                url: shown(url),
                reason,
            };
            let found = place::replica(url, self.backend).map_err(refused)?;
            let host = &found.hosts[0];
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .acquire_timeout(CONNECT_PATIENCE)
                .after_connect(|connection, _| end_with_us(connection).boxed())
                .after_release(|connection, _| sound(connection).boxed())
                .connect_lazy_with(host.clone());
            let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
            let replica = Replica {
                connection: counted(connection, &self.statements),
                place: address::place(host),
                confirmed: AtomicI64::new(NONE),
                away: AtomicBool::new(false),
            };
            match self.is_no_replica(&replica).await {
                Ok(None) => {}
                Ok(Some(reason)) => return Err(refused(format!("it is no replica of --database: {reason}"))),
                Err(StoreError::Unavailable(error)) => replica.failed(error),
                Err(error) => return Err(refused(format!("it is no replica of --database: {error}"))),
            }
            replicas.push(replica);
        }
        self.read.replicas = replicas.into();
        Ok(self)
    }

    /// Why a database has what this one never had, or has nothing; none where it is a replica.
    async fn is_no_replica(&self, replica: &Replica) -> Result<Option<&'static str>, StoreError> {
        let another = Some("its history is another one");
        let Some(steps) = steps(&replica.connection).await? else {
            return Ok(Some("nothing was ever written there"));
        };
        let (_, latest) = marks(&replica.connection, self.backend, 0).await?;
        // In this order: it may only have been further back.
        let own_steps = self::steps(&self.read.primary).await?.unwrap_or_default();
        let (known, _) = marks(&self.read.primary, self.backend, latest.revision).await?;
        let is_same = own_steps.starts_with(&steps)
            && if latest.revision > 0 {
                known == Some(latest)
            } else {
                // Nothing has been changed there yet, by which to know it.
                origin(&replica.connection).await? == origin(&self.read.primary).await?
            };
        Ok(if is_same { None } else { another })
    }

    /// Says which change is the latest that has been taken up: what is read from now on is of that state or a later one.
    pub fn needs(&self, latest: Mark) {
        self.read.needed.send_if_modified(|needed| {
            if *needed == latest {
                return false;
            }
            // A history that was cut back may have given the number to another change.
            if needed.revision >= latest.revision {
                for replica in &*self.read.replicas {
                    replica.confirmed.store(NONE, Ordering::Release);
                }
            }
            *needed = latest;
            true
        });
    }

    /// Keeps looking which replicas have caught up; until it does, none is read from.
    pub fn look_at_replicas(&self) -> Looking {
        let looking = (0..self.read.replicas.len()).map(|number| {
            let reader = self.read.clone();
            tokio::spawn(async move { keep_looking(&reader, &reader.replicas[number]).await }).abort_handle()
        });
        Looking(looking.collect())
    }

    /// Waits until a replica has caught up; for ever where there is none, or none is looked at.
    pub async fn caught_up(&self) {
        let mut told = self.read.confirmed.subscribe();
        while !self.reads_from_replica() {
            // The sender is in here.
            if told.changed().await.is_err() {
                return;
            }
        }
    }

    /// Whether a statement that only reads would go to a replica now.
    pub fn reads_from_replica(&self) -> bool {
        self.read.caught_up().is_some()
    }
}

async fn keep_looking(reader: &Reader, replica: &Replica) {
    let mut needed = reader.needed.subscribe();
    let mut pause = SOON;
    loop {
        let mark = *needed.borrow_and_update();
        let away = replica.away.load(Ordering::Acquire);
        let has = replica.look(mark).await;
        if has {
            reader.confirmed.send_replace(());
        }
        pause = if has || away {
            RARELY
        } else if pause >= RARELY {
            SOON
        } else {
            (pause * 2).min(RARELY)
        };
        // Nobody is left where the database is closed.
        if let Ok(Err(_)) = timeout(pause, needed.changed()).await {
            return;
        }
    }
}

/// The cluster that a database was made in, and its name there.
async fn origin(connection: &DatabaseConnection) -> Result<Option<(i64, String)>, StoreError> {
    let text = "SELECT system_identifier, current_database()::text FROM pg_control_system()";
    let statement = Statement::from_string(DbBackend::Postgres, text);
    let row = connection.query_one_raw(statement).await?;
    let origin = row.map(|row| Ok::<_, DbErr>((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
    Ok(origin.transpose()?)
}
