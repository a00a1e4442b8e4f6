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

use std::path::Path;
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

/// Runs the command in a directory, with this environment alone: its exit status, what it printed and what it said.
fn run_in(directory: &Path, environment: &[(&str, &str)], line: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rapport"))
        .env_clear()
        .envs(environment.iter().copied())
        .current_dir(directory)
        .args(line)
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}
