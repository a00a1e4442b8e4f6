//! What this machine lacks, and what is not tested for it: said where it is seen, since the test runner lists such tests as
//! ok.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use super::environment;

/// How to get PostgreSQL's programs.
const INSTALL: &str =
    "Install the server's programs (Debian: apt-get install postgresql); no server needs to be running.";

/// Says, once for each of them, that some tests did not run, and why.
pub(crate) fn passed_over(tests: &str, why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let is_new = SAID
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(tests.to_owned());
    if is_new {
        say(&format!(
            "{} DID NOT RUN, though they are listed as ok: {why}",
            tests.to_uppercase()
        ));
    }
}

/// The same for want of PostgreSQL's programs, which can be had everywhere.
///
/// # Panics
///
/// With `CI` set: a continuous integration that silently tests half of what it should is worse than a red one.
pub(super) fn passed_over_without_programs(tests: &str, why: &str) {
    assert!(
        environment("CI").is_none(),
        "{tests} cannot run: {why}\n{INSTALL}"
    );
    passed_over(tests, &format!("{why}.\n{INSTALL}"));
}

/// Says something that must be seen, past the test runner, which keeps what a passing test prints.
pub(super) fn say(message: &str) {
    let line = "=".repeat(100);
    // There is nobody left to tell when standard error itself is gone.
    let _ = writeln!(io::stderr().lock(), "\n{line}\n{message}\n{line}\n");
}
