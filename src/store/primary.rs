//! The `PostgreSQL` server that changes go to: which of several hosts that is, what it can do, and a pool of connections
//! that goes elsewhere when it has moved.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use futures_util::{FutureExt, future::select_ok};
use sqlx::{
    Connection, Executor, Row,
    postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions, PgRow},
};
use tokio::time::timeout;

use super::{
    address::{Address, Wanted, place},
    error::is_unavailable,
    turn::Turns,
};

/// Connections in all.
const CONNECTIONS: u32 = 10;
/// How long a statement waits for a connection, and opening a database for a host. A fifth of it is what a statement may
/// sleep before it tries again.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a host may take to say whether it is the one.
const PROBE_TIMEOUT: Duration = Duration::from_secs(2);
/// Asks a server whether it can only be read from: a replica, or one that is told not to be written to.
pub(super) const IS_READ_ONLY: &str = "SHOW transaction_read_only";
/// Has a server look every second whether its client is still there (`PostgreSQL` 14 and later, on most systems).
const LOOK_FOR_CLIENTS: &str = "SELECT set_config(name, '1s', false) FROM pg_settings \
                                WHERE name = 'client_connection_check_interval' AND setting = '0'";
/// How long to wait before all hosts are asked again, when the database is being opened.
const BETWEEN_PROBES: Duration = Duration::from_millis(250);

/// The server that changes go to.
pub(super) struct Primary {
    pub(super) pool: PgPool,
    address: Address,
    /// When connections were last led elsewhere: those that are older are thrown away.
    turned: Arc<RwLock<Option<Instant>>>,
    /// What this kind of server can do.
    pub(super) skills: Skills,
    pub(super) turns: Turns,
}

/// In what servers differ that speak `PostgreSQL`'s protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Skills {
    /// Whether it tells listeners of a change when it is committed.
    pub(super) notifies: bool,
    /// Whether whoever changes the record can be made to wait for the one before; where not, one of two that meet is
    /// refused by the database.
    pub(super) locks: bool,
}

impl fmt::Debug for Primary {
    /// Without what is secret in its address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Primary")
            .field("host", &place(&self.host()))
            .field("skills", &self.skills)
            .finish_non_exhaustive()
    }
}

impl Primary {
    /// Opens a pool of connections to the host that is wanted.
    pub(super) async fn open(address: Address) -> Result<Self, sqlx::Error> {
        let turned = Arc::new(RwLock::new(None::<Instant>));
        let first = if address.hosts.len() > 1 {
            first_wanted(&address).await?
        } else {
            address.hosts[0].clone()
        };
        let (wanted, last_turn) = (address.wanted, Arc::clone(&turned));
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(CONNECT_TIMEOUT)
            .after_connect(move |connection, _| {
                async move {
                    check(connection, wanted).await?;
                    end_with_us(connection).await
                }
                .boxed()
            })
            .before_acquire(move |connection, about| {
                let turned = *last_turn.read().unwrap_or_else(PoisonError::into_inner);
                let outdated = turned.is_some_and(|turned| about.age > turned.elapsed());
                async move {
                    if outdated {
                        return Ok(false);
                    }
                    // One that the server has closed meanwhile is thrown away, and the next one tried.
                    Ok(matches!(
                        timeout(PROBE_TIMEOUT, connection.ping()).await,
                        Ok(Ok(()))
                    ))
                }
                .boxed()
            })
            .after_release(|connection, _| sound(connection).boxed())
            .test_before_acquire(false)
            .connect_with(first)
            .await?;
        let skills = skills(&pool).await?;
        Ok(Self {
            pool,
            address,
            turned,
            skills,
            turns: Turns::default(),
        })
    }

    /// Whether there are several hosts to choose from.
    pub(super) fn has_several_hosts(&self) -> bool {
        self.address.hosts.len() > 1
    }

    /// How to connect to the present host.
    pub(super) fn host(&self) -> Arc<PgConnectOptions> {
        self.pool.connect_options()
    }

    /// Asks all hosts which of them is the one now, and leads connections there. A pool finds back to a single host by
    /// itself.
    ///
    /// # Errors
    ///
    /// Where none of them is the one that is wanted.
    pub(super) async fn seek(&self) -> Result<(), sqlx::Error> {
        if !self.has_several_hosts() {
            return Ok(());
        }
        let found = wanted(&self.address).await?;
        let (before, now) = (place(&self.host()), place(&found));
        if before != now {
            tracing::warn!(before, now, "the database has moved to another host");
            self.pool.set_connect_options(found);
        }
        // Whoever asks has lost a connection: the others lead to where it was.
        self.renew();
        Ok(())
    }

    /// Throws away all connections that are open, each when it is next to be used.
    pub(super) fn renew(&self) {
        *self.turned.write().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

/// The host that is wanted, as soon as there is one.
#[expect(
    clippy::disallowed_methods,
    reason = "nothing tells when a server that is away is back"
)]
async fn first_wanted(address: &Address) -> Result<PgConnectOptions, sqlx::Error> {
    let seeking = async {
        loop {
            match wanted(address).await {
                Ok(host) => return Ok(host),
                Err(error) if is_unavailable(&error) => tokio::time::sleep(BETWEEN_PROBES).await,
                Err(error) => return Err(error),
            }
        }
    };
    timeout(CONNECT_TIMEOUT, seeking)
        .await
        .map_err(|_| sqlx::Error::PoolTimedOut)?
}

/// The host that is wanted: the first one to say that it is.
async fn wanted(address: &Address) -> Result<PgConnectOptions, sqlx::Error> {
    let probes = address.hosts.iter().map(|host| {
        let probe = async move {
            let mut connection = PgConnection::connect_with(host).await?;
            check(&mut connection, address.wanted).await?;
            connection.close().await?;
            Ok(host.clone())
        };
        timeout(PROBE_TIMEOUT, probe)
            .map(|probed| probed.unwrap_or(Err(sqlx::Error::PoolTimedOut)))
            .boxed()
    });
    Ok(select_ok(probes).await?.0)
}

/// That a connection leads where it is wanted to.
async fn check(connection: &mut PgConnection, wanted: Wanted) -> Result<(), sqlx::Error> {
    if wanted == Wanted::Any {
        return Ok(());
    }
    writable(&connection.fetch_one(IS_READ_ONLY).await?)
}

/// Has the server end a statement soon after its connection has gone, and not run it to its end for nobody. One that
/// cannot does not mind being asked, and whoever has settled that otherwise is not overruled.
pub(super) async fn end_with_us(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    match connection.execute(LOOK_FOR_CLIENTS).await {
        Err(error) if error.as_database_error().is_none() => Err(error),
        _ => Ok(()),
    }
}

/// That a connection that was used can be used again. What nobody waits for any more is finished first; where that takes
/// long, or nobody is at the other end, the connection is thrown away, and holds no place in the pool.
pub(super) async fn sound(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let Ok(answered) = timeout(PROBE_TIMEOUT, connection.ping()).await else {
        tracing::info!("a statement that nobody waits for takes long; its connection is closed");
        return Ok(false);
    };
    answered.map(|()| true)
}

/// That a server says of itself that it can be written to, when it is asked [`IS_READ_ONLY`].
pub(super) fn writable(row: &PgRow) -> Result<(), sqlx::Error> {
    if row.try_get::<String, _>(0)? == "on" {
        let error = "the server can only be read from";
        return Err(sqlx::Error::Io(std::io::Error::other(error)));
    }
    Ok(())
}

/// The channel on which it is told that something was changed.
pub(super) const CHANNEL: &str = "rapport_changed";

/// Tells on it.
pub(super) const NOTIFY: &str = "pg_notify('rapport_changed', '')";

async fn skills(pool: &PgPool) -> Result<Skills, sqlx::Error> {
    let version: String = pool.fetch_one("SELECT version()").await?.try_get(0)?;
    if version.contains("CockroachDB") {
        return Ok(Skills {
            notifies: false,
            locks: false,
        });
    }
    // A replica refuses it as well, and can once it is the primary: only where there is no such thing is it left out.
    let told = pool.execute("SELECT pg_notify('rapport_changed', '')").await;
    let unknown = told.err().is_some_and(|error| {
        let code = error
            .as_database_error()
            .and_then(|error| error.code().map(String::from));
        matches!(code.as_deref(), Some("0A000" | "42883" | "42601"))
    });
    Ok(Skills {
        notifies: !unknown,
        locks: true,
    })
}
