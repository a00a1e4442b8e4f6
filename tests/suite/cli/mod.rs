//! The command `rapport`, as a process.

mod config;
mod environment;
mod files;
mod log;
mod operating;
mod refusals;
mod report;
mod schema;
pub(crate) mod serving;
mod tokens;
mod traces;

use std::process::Command;

/// The command over a database, with nothing of the tests' own environment in it.
fn rapport(database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
    command
        .env_remove("RAPPORT_DATABASE")
        .env_remove("RAPPORT_LOG")
        .args(["--database", database]);
    command
}
