//! The command `rapport`: the only place that prints or ends the process.

use std::{io, process::ExitCode};

use rapport::cli::{self, Outcome};
use tracing::Level;
use tracing_subscriber::{EnvFilter, filter::filter_fn, prelude::*};

/// An allocator made for servers: many threads, many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let filter =
        EnvFilter::try_from_env("RAPPORT_LOG").unwrap_or_else(|_| EnvFilter::new("rapport=info,warn"));
    // In more detail it writes down every message of a socket, and the first of them may have a token in it.
    let no_messages =
        filter_fn(|place| *place.level() <= Level::INFO || !place.target().starts_with("tungstenite"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .finish()
        .with(no_messages)
        .init();
    match cli::run(&mut io::stdout(), &mut io::stderr()).await {
        Ok(outcome) => outcome.into(),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done.into(),
        Err(error) => {
            tracing::error!(%error, "the output cannot be written");
            Outcome::Unusable.into()
        }
    }
}
