//! The command `rapport`: the only place that prints or ends the process.

use std::{io, process::ExitCode};

use rapport::cli::{self, Outcome};
use tracing_subscriber::EnvFilter;

/// An allocator made for servers: many threads, many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let filter =
        EnvFilter::try_from_env("RAPPORT_LOG").unwrap_or_else(|_| EnvFilter::new("rapport=info,warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
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
