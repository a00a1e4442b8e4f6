//! A server that cannot serve says why, and ends with a status of its own.

use std::fs;
use std::io::{self, Write};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;

use super::rapport;
use crate::app::EXAMPLE;

/// Any port that is free, since none of these servers should come to need it.
const ANY_PORT: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

/// What a database or a port that cannot be used ends the process with.
const UNUSABLE: Option<i32> = Some(3);

/// What a setting that is not understood ends the process with.
const USAGE: Option<i32> = Some(2);

/// What the process said, having ended as it must.
fn told(output: &Output) -> String {
    told_as(output, UNUSABLE)
}

fn told_as(output: &Output, status: Option<i32>) -> String {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), status, "{told}");
    assert!(!told.contains("panicked"), "{told}");
    told
}

fn serve(database: &str) -> String {
    told(
        &rapport(database)
            .args(ANY_PORT)
            .output()
            .expect("the program runs"),
    )
}

fn room() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("Cargo's temporary directory is writable")
}

fn sqlite(path: &Path) -> String {
    format!("sqlite://{}", path.display())
}

#[expect(clippy::disallowed_methods, reason = "this stands for another program")]
async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1);
    Database::connect(options)
        .await
        .expect("a database that is not there is made")
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = taken.local_addr().expect("it has an address").to_string();
    let (room, database) = (room(), "unused.db");
    let database = room.path().join(database);
    let output = rapport(&sqlite(&database))
        .args(["serve", "--listen", &address])
        .output();
    let expected = format!("--listen {address}: another program listens there; name another with --listen\n");
    assert_eq!(told(&output.expect("the program runs")), expected);
    assert!(
        !database.exists(),
        "nothing is made before the port is known to be free"
    );
}

#[test]
fn an_address_that_is_none() {
    for address in ["nonsense", "127.0.0.1", "127.0.0.1:99999"] {
        let output = rapport("sqlite://unused.db")
            .args(["serve", "--listen", address])
            .output();
        let told = told_as(&output.expect("the program runs"), USAGE);
        assert!(
            told.starts_with(&format!("--listen {address}: expected a host and a port")),
            "{told}"
        );
    }
}

/// The password is nobody's business.
#[test]
fn a_postgresql_that_is_not_there() {
    let told = serve("postgres://ann:s3cret@127.0.0.1:1/rapport");
    assert!(
        told.starts_with("postgres://ann@127.0.0.1:1/rapport: cannot be opened: "),
        "{told}"
    );
    assert!(!told.contains("s3cret"), "{told}");
}

#[test]
fn an_address_of_no_database() {
    for (database, expected) in [
        (
            "mysql://ann:s3cret@host/db",
            "--database mysql://ann@host/db: expected sqlite://PATH or postgres://USER@HOST/NAME\n",
        ),
        (
            "sqlite::memory:",
            "--database sqlite::memory:: expected the path of a file: sqlite://rapport.db\n",
        ),
    ] {
        for command in [&ANY_PORT[..], &["check"], &["config"], &["import", "-"]] {
            let output = rapport(database).args(command).output();
            assert_eq!(
                told_as(&output.expect("the program runs"), USAGE),
                expected,
                "{command:?}"
            );
        }
    }
}

/// Signs in a password that mean something in an address make a host of what is none; the password stays secret.
#[test]
fn a_password_that_is_not_encoded() {
    for (password, status) in [("s3/cret", USAGE), ("s3#cret", USAGE), ("@s3/cret", UNUSABLE)] {
        let output = rapport(&format!("postgres://ann:{password}@127.0.0.1:1/rapport"))
            .arg("check")
            .output();
        let told = told_as(&output.expect("the program runs"), status);
        assert!(
            told.contains("Signs such as @ : / ? # % are written %40"),
            "{told}"
        );
        assert!(!told.contains("cret"), "{told}");
    }
}

/// Whatever it is, it is somebody's, and stays as it is.
#[test]
fn a_file_that_is_no_database() {
    let room = room();
    let path = room.path().join("letter.db");
    let letter = "Dear Sir or Madam, ".repeat(200);
    fs::write(&path, &letter).expect("the file is written");
    assert_eq!(
        serve(&sqlite(&path)),
        format!(
            "{}: is not an SQLite database (or a damaged one); nothing was changed\n",
            sqlite(&path)
        )
    );
    assert_eq!(fs::read_to_string(&path).expect("it is text"), letter);
}

#[test]
fn a_folder_that_is_not_there() {
    let room = room();
    let path = room.path().join("nowhere/rapport.db");
    let told = serve(&sqlite(&path));
    let folder = room.path().join("nowhere");
    assert_eq!(
        told,
        format!(
            "{}: cannot be opened: there is no folder {}\n",
            sqlite(&path),
            folder.display()
        )
    );
    assert_eq!(
        serve(&sqlite(room.path())),
        format!(
            "{}: cannot be opened: it is a folder; expected a file\n",
            sqlite(room.path())
        )
    );
}

/// As somebody who may read and not write. The superuser may always write, and becomes nobody for the while.
#[test]
fn a_database_that_may_only_be_read() {
    let room = tempfile::tempdir().expect("a directory that everybody gets to");
    let path = room.path().join("rapport.db");
    let made = rapport(&sqlite(&path))
        .args(["import", "-"])
        .stdin(io_of(EXAMPLE, room.path()))
        .output();
    assert_eq!(made.expect("the program runs").status.code(), Some(0));
    let before = fs::read(&path).expect("it is there");
    let mut more = vec![path.clone()];
    more.extend(["rapport.db-wal", "rapport.db-shm"].map(|name| room.path().join(name)));
    for file in more.iter().filter(|file| file.exists()) {
        fs::set_permissions(file, fs::Permissions::from_mode(0o444)).expect("it is ours");
    }
    fs::set_permissions(room.path(), fs::Permissions::from_mode(0o555)).expect("it is ours");
    let mut command = rapport(&sqlite(&path));
    command.args(["import", "-"]).stdin(io_of(
        r#"{"type": "topic", "key": "x", "name": "X"}"#,
        env!("CARGO_TARGET_TMPDIR").as_ref(),
    ));
    let output = if fs::metadata(room.path()).expect("it is there").uid() == 0 {
        let copy = tempfile::tempdir().expect("a directory");
        fs::set_permissions(copy.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
        let program = copy.path().join("rapport");
        fs::copy(env!("CARGO_BIN_EXE_rapport"), &program).expect("the program can be copied");
        let mut nobody = Command::new(&program);
        nobody
            .args(command.get_args())
            .uid(65534)
            .gid(65534)
            .current_dir("/");
        nobody
            .stdin(io_of(
                r#"{"type": "topic", "key": "x", "name": "X"}"#,
                copy.path(),
            ))
            .output()
    } else {
        command.output()
    };
    let told = told(&output.expect("the program runs"));
    fs::set_permissions(room.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    assert!(told.contains("read-only"), "{told}");
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

/// A text to read from, by way of a file.
fn io_of(text: &str, room: &Path) -> fs::File {
    let mut file = tempfile::tempfile_in(room).expect("the directory is writable");
    file.write_all(text.as_bytes()).expect("it is written");
    io::Seek::rewind(&mut file).expect("a file can be rewound");
    file
}

/// A new database that another program holds to itself: waited for, and then named.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_locked() {
    let room = room();
    let path = room.path().join("locked.db");
    let other = connect(&format!("{}?mode=rwc", sqlite(&path))).await;
    other
        .execute_unprepared("CREATE TABLE theirs (x)")
        .await
        .expect("it is theirs");
    other
        .execute_unprepared("BEGIN EXCLUSIVE")
        .await
        .expect("nobody else is there");
    let url = sqlite(&path);
    let told = tokio::task::spawn_blocking(move || serve(&url))
        .await
        .expect("it ends");
    assert_eq!(
        told,
        "the database is locked by another program that is writing to it; try again when it has finished\n"
    );
}
