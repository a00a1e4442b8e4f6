//! How a server ends. Told once, it says that it is not ready, and goes on serving for a moment, so that whoever sends
//! requests here learns of it; then it takes no new ones, finishes those that are under way, and closes sockets and
//! streams. Told twice, it ends at once.

use std::{io, sync::Arc, time::Duration};

use axum::Router;
use clap::Args;
use tokio::{net::TcpListener, select, sync::watch, time::timeout};

use crate::http::{
    operating::Operating,
    server::{self, Connections},
};

/// How long the connections of the database may take to close when all is finished, in which `SQLite` brings its journal
/// into the file.
const QUIETLY: Duration = Duration::from_secs(30);
/// How long they may take when something is left undone.
const EARLY: Duration = Duration::from_secs(1);

/// How a server ends.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct EndingArgs {
    /// For how many seconds a server that is told to end goes on taking requests, while /readyz says that it ends. As long as a load balancer takes to notice.
    #[arg(long, default_value_t = 1, value_name = "SECONDS")]
    drain: u32,

    /// For how many seconds more it finishes the requests that are under way.
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    finish: u32,
}

/// What tells the process to end: Ctrl-C, SIGTERM, and SIGHUP where nobody has said that it is to be ignored.
pub(super) struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    hangup: Option<tokio::signal::unix::Signal>,
}

impl Signals {
    /// Listens from now on.
    pub(super) fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};

            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hangup: (!ignores_hangup())
                    .then(|| signal(SignalKind::hangup()))
                    .transpose()?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits for the next one.
    pub(super) async fn next(&mut self) {
        #[cfg(unix)]
        select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            Some(()) = async { self.hangup.as_mut()?.recv().await } => {}
        }
        #[cfg(not(unix))]
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C cannot be heard");
            std::future::pending::<()>().await;
        }
    }
}

/// Whether whoever started the process has it ignore that its terminal closes, as `nohup` does. Linux tells; elsewhere it is
/// left to the system, which ends the process or does not.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return true;
    };
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|set| u64::from_str_radix(set.trim(), 16).ok());
    // The first of all signals.
    ignored.is_some_and(|set| set & 1 == 1)
}

/// Serves at a port until `stop` says so, and all requests that were under way are answered.
async fn serve_at(
    Served { listener, router }: Served,
    connections: Connections,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    server::serve(listener, router, connections, async move {
        // Nobody is left who could say so, or it was said.
        drop(stop.wait_for(|told| *told).await);
    })
    .await
}

/// Serves one thing for as long as another takes.
pub(super) async fn serve_during<F: Future>(
    listener: &TcpListener,
    router: Router,
    work: F,
) -> io::Result<F::Output> {
    let stop = watch::Sender::new(false);
    let listener = again(listener)?;
    let served = Served { listener, router };
    tokio::spawn(serve_at(served, Connections::default(), stop.subscribe()));
    let done = work.await;
    // Connections that are open end with their next answer; who comes from now on is served by whoever serves next.
    stop.send_replace(true);
    Ok(done)
}

/// The same port once more.
fn again(listener: &TcpListener) -> io::Result<TcpListener> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;

        TcpListener::from_std(listener.as_fd().try_clone_to_owned()?.into())
    }
    #[cfg(not(unix))]
    {
        use std::os::windows::io::AsSocket;

        TcpListener::from_std(listener.as_socket().try_clone_to_owned()?.into())
    }
}

/// A port, and what is served there.
pub(super) struct Served {
    /// Where.
    pub(super) listener: TcpListener,
    /// What.
    pub(super) router: Router,
}

/// How a server has ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ended {
    /// All that was under way is finished.
    Quietly,
    /// Something is left undone, and is not waited for.
    Early,
}

impl Ended {
    /// Waits for what has to be done at the very end, for a moment, and no longer than until the process is told to end
    /// once more; tells what came of it.
    pub(super) async fn and<F: Future>(self, signals: &mut Signals, last: F) -> Option<F::Output> {
        let patience = match self {
            Self::Quietly => QUIETLY,
            Self::Early => EARLY,
        };
        select! {
            done = timeout(patience, last) => done.ok(),
            () = signals.next() => None,
        }
    }
}

/// Serves until the process is told to end, and then until all is finished.
///
/// `apart` is served until the very end. `shutdown` tells everything that goes on for long.
pub(super) async fn serve(
    served: Served,
    apart: Option<Served>,
    signals: &mut Signals,
    shutdown: watch::Sender<bool>,
    operating: &Arc<Operating>,
    ending: EndingArgs,
    connections: Connections,
) -> io::Result<Ended> {
    let stop = watch::Sender::new(false);
    let mut serving = tokio::spawn(serve_at(served, connections, stop.subscribe()));
    let never = watch::Sender::new(false);
    let apart = apart.map(|apart| tokio::spawn(serve_at(apart, Connections::default(), never.subscribe())));
    select! {
        () = signals.next() => {}
        ended = &mut serving => return ended?.map(|()| Ended::Quietly),
    }
    tracing::info!(target: "lifecycle", drain = ending.drain, finish = ending.finish, "told to end");
    tell_service_manager(&[sd_notify::NotifyState::Stopping]);
    operating.drain();
    let mut ended = Ended::Early;
    let drain = Duration::from_secs(ending.drain.into());
    if timeout(drain, signals.next()).await.is_err() {
        stop.send_replace(true);
        // Whatever would go on for long ends: the server waits for it.
        shutdown.send_replace(true);
        let finish = Duration::from_secs(ending.finish.into());
        let finished = async {
            let served = (&mut serving).await;
            shutdown.closed().await;
            served
        };
        select! {
            served = timeout(finish, finished) => if let Ok(served) = served {
                served??;
                ended = Ended::Quietly;
            } else {
                let requests = operating.in_flight();
                tracing::warn!(requests, seconds = ending.finish, "the server ends with requests under way");
            },
            () = signals.next() => tracing::warn!("told again to end, the server ends at once"),
        }
    } else {
        tracing::warn!("told again to end, the server ends at once");
    }
    serving.abort();
    if let Some(apart) = apart {
        apart.abort();
    }
    Ok(ended)
}

/// Tells systemd, where it asks to be told.
pub(super) fn tell_service_manager(states: &[sd_notify::NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
