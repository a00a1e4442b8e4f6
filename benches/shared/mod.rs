//! What the benches share.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

/// The database that `--database URL` names; where it names none, says what is missing: `cargo bench` without a word runs
/// every bench, and those that need a record have nothing to do then.
pub(crate) fn database() -> Option<String> {
    let database = option("--database");
    if database.is_none() {
        println!("nothing to measure on; give --database URL of an imported `rapport generate` record");
    }
    database
}

/// What stands behind an option of the command.
pub(crate) fn option(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}
