//! How a server ends. Told once, it says that it is not ready, and goes on serving for a moment, so that whoever sends
//! requests here learns of it; then it takes no new ones, finishes those that are under way, and closes sockets and
//! streams. Told twice, it ends at once.

use std::{io, sync::Arc, time::Duration};

use axum::{
    Router,
    serve::{Listener, ListenerExt},
};
use clap::Args;
use tokio::{
    net::{TcpListener, TcpStream},
    select,
    sync::watch,
    time::timeout,
};

use crate::http::operating::Operating;

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

/// What tells the process to end: Ctrl-C and SIGTERM.
pub(super) struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
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
        }
        #[cfg(not(unix))]
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C cannot be heard");
            std::future::pending::<()>().await;
        }
    }
}

/// A port whose connections are all taken up before it closes: whoever was let in by the system is served.
struct Port {
    listener: Option<TcpListener>,
    /// The same port when nothing is waited for any more.
    closing: Option<std::net::TcpListener>,
    stop: watch::Receiver<bool>,
    /// Told when the port is closed.
    closed: watch::Sender<bool>,
}

impl Port {
    /// A connection that the system has taken already. It is the system that is asked, as it may not have been heard yet.
    fn left(&self) -> Option<(TcpStream, std::net::SocketAddr)> {
        let (connection, from) = self.closing.as_ref()?.accept().ok()?;
        connection.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(connection).ok()?, from))
    }
}

impl Listener for Port {
    type Io = TcpStream;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        if let Some(listener) = &mut self.listener {
            select! {
                biased;
                connection = Listener::accept(listener) => return connection,
                _ = self.stop.wait_for(|told| *told) => {}
            }
        }
        if let Some(listener) = self.listener.take() {
            self.closing = listener.into_std().ok();
        }
        if let Some(connection) = self.left() {
            return connection;
        }
        // Nobody waits any more. Whoever comes from now on is refused by the system.
        self.closing = None;
        self.closed.send_replace(true);
        std::future::pending().await
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        match &self.listener {
            Some(listener) => listener.local_addr(),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}

/// Serves at a port until `stop` says so, and all requests that were under way are answered.
async fn serve_at(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) -> io::Result<()> {
    let closed = watch::Sender::new(false);
    let mut is_closed = closed.subscribe();
    let port = Port {
        listener: Some(listener),
        closing: None,
        stop,
        closed,
    };
    let port = port.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    axum::serve(port, router)
        .with_graceful_shutdown(async move {
            drop(is_closed.wait_for(|closed| *closed).await);
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
    let again = again(listener)?;
    tokio::spawn(serve_at(again, router, stop.subscribe()));
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

/// Serves until the process is told to end, and then until all is finished.
///
/// `apart` is served until the very end. `shutdown` tells everything that goes on for long.
pub(super) async fn serve(
    Served { listener, router }: Served,
    apart: Option<Served>,
    mut signals: Signals,
    shutdown: watch::Sender<bool>,
    operating: &Arc<Operating>,
    ending: EndingArgs,
) -> io::Result<()> {
    let stop = watch::Sender::new(false);
    let mut serving = tokio::spawn(serve_at(listener, router, stop.subscribe()));
    let never = watch::Sender::new(false);
    let apart = apart.map(|apart| tokio::spawn(serve_at(apart.listener, apart.router, never.subscribe())));
    select! {
        () = signals.next() => {}
        ended = &mut serving => return ended?,
    }
    tell_service_manager(&[sd_notify::NotifyState::Stopping]);
    operating.drain();
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
    Ok(())
}

/// Tells systemd, where it asks to be told.
pub(super) fn tell_service_manager(states: &[sd_notify::NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
