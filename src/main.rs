//! The command `rapport`: the only place that prints or ends the process.

use std::{io, process::ExitCode};

use rapport::cli::{self, Outcome};

/// An allocator made for servers: many threads, many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let ended = match runtime {
        Ok(runtime) => {
            let ended = runtime.block_on(cli::run(&mut io::stdout(), &mut io::stderr()));
            // A command that is done waits for nobody: what may still be computed, nobody is going to see.
            runtime.shutdown_background();
            ended
        }
        Err(error) => Err(error),
    };
    match ended {
        Ok(outcome) => outcome.into(),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done.into(),
        Err(error) => {
            tracing::error!(%error, "the output cannot be written");
            Outcome::Unusable.into()
        }
    }
}
