//! Where a database is, by its address: the path of a file, or a server.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Backend, StoreError, address::Address};
use crate::secrets::without_secrets;

/// What `SQLite` keeps beside a file, each with the end of its name.
const BESIDE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// The database that is used where none is named: a file in the working directory.
pub const fn default_url() -> &'static str {
    "sqlite://rapport.db"
}

/// Where a database is.
pub(super) enum Place {
    /// `SQLite`: the path of its file, as it is written.
    File(PathBuf),
    /// `PostgreSQL`: how to reach it.
    Server(Box<Address>),
}

impl Place {
    /// Takes an address apart.
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        let wrong = |reason: String| StoreError::CannotOpen {
            url: shown(url),
            reason,
        };
        if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = path(rest.strip_prefix("//").unwrap_or(rest));
            return path
                .map(|path| Self::File(PathBuf::from(path)))
                .map_err(|reason| wrong(reason.to_owned()));
        }
        if is_of_a_server(url) {
            return Address::parse(url)
                .map(|address| Self::Server(Box::new(address)))
                .map_err(wrong);
        }
        Err(StoreError::UnknownAddress { url: shown(url) })
    }
}

fn path(rest: &str) -> Result<&str, &'static str> {
    // What other programs say of how a file is opened; here the command settles it.
    let path = ["?mode=rwc", "?mode=rw"]
        .iter()
        .find_map(|mode| rest.strip_suffix(mode))
        .unwrap_or(rest);
    if path.is_empty() || path == ":memory:" || path.starts_with("file:") {
        return Err("expected the path of a file: sqlite://rapport.db");
    }
    if path.contains('?') {
        return Err("expected the path of a file without a ?, and no parameters behind it");
    }
    Ok(path)
}

fn is_of_a_server(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// What an address is to be, where it is none of a database; nothing is looked for there.
///
/// # Errors
///
/// What was expected, without what may be secret.
pub fn understood(url: &str) -> Result<Backend, String> {
    match Place::parse(url) {
        Ok(Place::File(_)) => Ok(Backend::Sqlite),
        Ok(Place::Server(_)) => Ok(Backend::Postgres),
        Err(StoreError::CannotOpen { reason, .. }) => Err(reason),
        Err(_) => Err("expected sqlite://PATH or postgres://USER@HOST/NAME".to_owned()),
    }
}

/// The one host of a replica, of a database that has replicas.
///
/// # Errors
///
/// What was expected, without what may be secret.
pub(super) fn replica(url: &str, of: Backend) -> Result<Box<Address>, String> {
    if of == Backend::Sqlite {
        return Err("an SQLite database has no replicas; expected --database postgres://…".to_owned());
    }
    if !is_of_a_server(url) {
        return Err("expected postgres://USER@HOST/NAME".to_owned());
    }
    if url.contains(char::is_whitespace) {
        return Err("expected one address; give --read-database for each".to_owned());
    }
    let address = Address::parse(url)?;
    if address.hosts.len() != 1 {
        return Err("expected one host; give --read-database for each".to_owned());
    }
    Ok(Box::new(address))
}

/// What an address of a replica is to be, where it is none; nothing is looked for there.
///
/// # Errors
///
/// What was expected, without what may be secret.
pub fn replica_understood(url: &str, of: Backend) -> Result<(), String> {
    replica(url, of).map(drop)
}

/// The files that the database at an address is kept in, whether they are there or not: none where it is no file.
pub fn files(url: &str) -> Vec<PathBuf> {
    let Ok(Place::File(path)) = Place::parse(url) else {
        return Vec::new();
    };
    let beside = |end: &str| {
        let mut name = path.clone().into_os_string();
        name.push(end);
        PathBuf::from(name)
    };
    BESIDE.iter().map(|end| beside(end)).collect()
}

/// The file that would be made for the database at an address: none where it is there, where it is no file, and where
/// there is no folder for it.
pub fn new_file(url: &str) -> Option<PathBuf> {
    let file = files(url).into_iter().next()?;
    let is_new = fs::symlink_metadata(&file).is_err() && folder(&file).is_dir();
    is_new.then_some(file)
}

/// The folder that a file lies in.
pub(super) fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new("."))
}

/// An address as it may be shown, without what is secret in it.
pub fn shown(url: &str) -> String {
    // Settings of `libpq` and what lacks its slashes may have a password anywhere.
    if !url.contains("://") && !url.starts_with("sqlite:") && url.contains(['@', '=']) {
        return "…".to_owned();
    }
    without_secrets(url).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_it_is_written() {
        for (url, expected) in [
            ("sqlite://my rec.db", "my rec.db"),
            ("sqlite:rapport.db", "rapport.db"),
            ("sqlite://a%20b/x.db", "a%20b/x.db"),
            ("sqlite:///var/lib/ann@home #1/x.db", "/var/lib/ann@home #1/x.db"),
            ("sqlite:////net/x.db", "//net/x.db"),
            ("sqlite://x.db?mode=rwc", "x.db"),
        ] {
            let Ok(Place::File(path)) = Place::parse(url) else {
                panic!("{url}")
            };
            assert_eq!(path, Path::new(expected), "{url}");
        }
        for url in [
            "sqlite://x.db?cache=shared",
            "sqlite://",
            "sqlite::memory:",
            "sqlite:file:x.db",
        ] {
            assert!(Place::parse(url).is_err(), "{url}");
        }
        let kept: Vec<_> = ["a b.db", "a b.db-wal", "a b.db-shm", "a b.db-journal"]
            .map(PathBuf::from)
            .into();
        assert_eq!(files("sqlite://a b.db"), kept);
        assert_eq!(files("postgres://ann@db/rapport"), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_password_is_never_shown() {
        for (url, expected) in [
            (
                "postgres://ann:s3cr@t@db:5432/rapport",
                "postgres://ann@db:5432/rapport",
            ),
            (
                "postgres:///rapport?host=/run/postgresql&user=rapport&password=s3cret",
                "postgres:///rapport?host=/run/postgresql&user=rapport",
            ),
            ("postgres:ann:s3cret@db/rapport", "…"),
            ("host=db password=s3cret", "…"),
            ("rapport.db", "rapport.db"),
            ("sqlite://rapport.db", "sqlite://rapport.db"),
            ("sqlite:///home of/ann@x/r.db", "sqlite:///home of/ann@x/r.db"),
        ] {
            assert_eq!(shown(url), expected);
        }
    }
}
