//! Finds the PostgreSQL server programs of this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that the tests run on: the oldest that its makers still maintain, and
/// the first whose databases can sort as a language does on any platform.
const OLDEST: u32 = 15;

/// What a private cluster needs in one directory.
const NEEDED: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// Directories that packages put a version of their own beneath, with what follows the version:
/// Debian and Ubuntu, Fedora and its kin, Homebrew on either processor.
const VERSIONED: [(&str, &str, &str); 4] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
];

/// A directory of server programs that belong together.
#[derive(Debug)]
pub(super) struct Programs {
    /// As in PostgreSQL 15.
    pub(super) major: u32,
    /// Holds every program in [`NEEDED`].
    pub(super) directory: PathBuf,
}

/// The newest server programs to be found.
///
/// # Errors
///
/// Why there are none that the tests can run on.
pub(super) fn usable() -> Result<Programs, String> {
    match newest() {
        Some(programs) if programs.major >= OLDEST => Ok(programs),
        Some(Programs { major, directory }) => Err(format!(
            "{} has PostgreSQL {major}, and {OLDEST} or newer is needed",
            directory.display()
        )),
        None => Err("initdb, pg_ctl and postgres are in none of the usual places, nor in PATH".to_owned()),
    }
}

fn newest() -> Option<Programs> {
    directories()
        .into_iter()
        .filter(|directory| NEEDED.iter().all(|program| directory.join(program).is_file()))
        .filter_map(|directory| {
            Some(Programs {
                major: major(&directory)?,
                directory,
            })
        })
        .max_by_key(|programs| programs.major)
}

fn directories() -> Vec<PathBuf> {
    let mut directories = vec![
        PathBuf::from("/usr/local/bin"),
        PathBuf::from("/usr/local/pgsql/bin"),
    ];
    for (parent, prefix, rest) in VERSIONED {
        let entries = fs::read_dir(parent).into_iter().flatten().flatten();
        directories.extend(
            entries
                .filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix))
                .map(|entry| entry.path().join(rest)),
        );
    }
    directories.extend(output("pg_config".as_ref(), "--bindir").map(PathBuf::from));
    directories.extend(search_path());
    directories
}

#[expect(
    clippy::disallowed_methods,
    reason = "where programs are is the machine's word, not a setting"
)]
fn search_path() -> Vec<PathBuf> {
    env::var_os("PATH")
        .map(|path| env::split_paths(&path).collect())
        .unwrap_or_default()
}

/// From a line such as `initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`; a version that is not
/// released yet says `19beta1`.
fn major(directory: &Path) -> Option<u32> {
    let line = output(&directory.join("initdb"), "--version")?;
    let version = line.split_whitespace().nth(2)?;
    let end = version
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(version.len());
    version.get(..end)?.parse().ok()
}

/// What a program prints, without the line's end; `None` when it cannot be run, or fails.
fn output(program: &Path, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim_end().to_owned())
}
