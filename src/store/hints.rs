//! Hearing of changes: a connection of its own on which `PostgreSQL` tells when something was committed. It is a hint and
//! not the truth: whoever hears one looks at the history, and looks there from time to time if nothing is heard.

use std::{sync::Arc, time::Duration};

use sqlx::{
    Executor,
    postgres::{PgListener, PgPoolOptions},
};
use tokio::{
    sync::Notify,
    task::AbortHandle,
    time::{MissedTickBehavior, interval, timeout},
};

use super::{
    Store,
    error::is_unavailable,
    primary::{CHANNEL, IS_READ_ONLY, Primary, writable},
};

/// How long to wait before a connection that was lost is opened again, at first and at most.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// And at most where another host may take over.
const SEEKING_PAUSE: Duration = Duration::from_millis(300);
/// How often it is looked whether the present host can still be written to, where there are several.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// How long that may take, and opening the connection.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is heard of changes, for as long as this is there.
#[derive(Debug)]
pub struct Hints {
    heard: Arc<Notify>,
    listening: Option<AbortHandle>,
}

impl Hints {
    /// Waits until something may have changed since this last returned; on `SQLite` for ever. Nothing is lost where it is
    /// dropped before.
    pub async fn next(&self) {
        self.heard.notified().await;
    }
}

impl Drop for Hints {
    fn drop(&mut self) {
        if let Some(listening) = &self.listening {
            listening.abort();
        }
    }
}

impl Store {
    /// Listens from now on. Where there are several hosts, this also notices when another one has become the primary.
    pub fn hints(&self) -> Hints {
        let heard = Arc::new(Notify::new());
        let listening = self.primary.as_ref().map(|primary| {
            let listening = keep_listening(Arc::clone(primary), Arc::clone(&heard));
            tokio::spawn(listening).abort_handle()
        });
        Hints { heard, listening }
    }
}

/// Why listening has ended.
enum Ended {
    /// The connection was lost, or could not be opened.
    Lost(sqlx::Error),
    /// There is nothing to be heard from this kind of server.
    Unheard,
}

async fn keep_listening(primary: Arc<Primary>, heard: Arc<Notify>) {
    let closed = primary.pool.close_event();
    let listening = async {
        let mut pause = SHORTEST_PAUSE;
        let mut away = false;
        loop {
            let began = tokio::time::Instant::now();
            match listen(&primary, &heard, &mut away).await {
                Ended::Unheard => return,
                Ended::Lost(error) => {
                    if !away {
                        tracing::warn!(%error, "the database cannot be listened to; it is tried again");
                    }
                    away = true;
                }
            }
            // What holds for long and is lost is opened again at once.
            if began.elapsed() > LONGEST_PAUSE {
                pause = SHORTEST_PAUSE;
            }
            wait(pause).await;
            // Whoever waits for another host to take over does not wait longer than that takes.
            let longest = if primary.has_several_hosts() {
                SEEKING_PAUSE
            } else {
                LONGEST_PAUSE
            };
            pause = (pause * 2).min(longest);
            // Where no host is the one that is wanted, none can be listened to either.
            if let Err(error) = primary.seek().await {
                tracing::debug!(%error, "no host of the database can be written to");
            }
        }
    };
    tokio::select! {
        () = listening => {}
        () = closed => {}
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "nothing tells when a server that is away is back"
)]
async fn wait(pause: Duration) {
    tokio::time::sleep(pause).await;
}

/// Listens on one connection until it is lost.
async fn listen(primary: &Primary, heard: &Notify, away: &mut bool) -> Ended {
    let one = PgPoolOptions::new()
        .max_connections(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with((*primary.host()).clone());
    let mut listener = match PgListener::connect_with(&one).await {
        Ok(listener) => listener,
        Err(error) => return Ended::Lost(error),
    };
    listener.eager_reconnect(false);
    let hears = primary.skills.notifies;
    let listens = match listener.listen(CHANNEL).await {
        Ok(()) if hears => true,
        Err(error) if is_unavailable(&error) => return Ended::Lost(error),
        Ok(()) | Err(_) => false,
    };
    if !listens {
        tracing::info!("this kind of database tells nobody of changes; it is asked for them each second");
        if !primary.has_several_hosts() {
            return Ended::Unheard;
        }
    }
    if std::mem::take(away) {
        tracing::info!("the database is listened to again");
    }
    // What was told before this is caught up.
    heard.notify_one();
    let mut beats = interval(HEARTBEAT);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            told = listener.try_recv() => match told {
                Ok(Some(_)) => heard.notify_one(),
                Ok(None) => return Ended::Lost(sqlx::Error::WorkerCrashed),
                Err(error) => return Ended::Lost(error),
            },
            _ = beats.tick(), if primary.has_several_hosts() => {
                // A connection to a host that was cut off tells nothing of it by itself.
                let beat = timeout(PATIENCE, listener.fetch_one(IS_READ_ONLY)).await;
                match beat {
                    Ok(Ok(row)) => if let Err(error) = writable(&row) { return Ended::Lost(error) },
                    Ok(Err(error)) => return Ended::Lost(error),
                    Err(_) => return Ended::Lost(sqlx::Error::PoolTimedOut),
                }
            }
        }
    }
}
