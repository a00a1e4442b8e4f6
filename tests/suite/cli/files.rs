//! Files that commands write and make: never in the place of the database, of another file only where that is said, and
//! none where nothing came of it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use tempfile::TempDir;

use super::run_in;
use crate::app::EXAMPLE;

/// A folder to work in, with the example record in a file.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))
            .expect("Cargo's temporary directory is writable");
        fs::write(room.path().join("example.jsonl"), EXAMPLE).expect("the room is writable");
        Self(room)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    /// Runs the command in the folder: its exit status, what it printed and what it said.
    fn run(&self, line: &[&str]) -> (Option<i32>, String, String) {
        run_in(self.0.path(), &[], line)
    }

    fn done(&self, line: &[&str]) {
        let (status, _, said) = self.run(line);
        assert_eq!(status, Some(0), "{line:?}: {said}");
    }

    /// The names of all files, in order.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("it can be read");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("it can be read")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}

/// All commands that write a file, without its name.
const WRITING: [&[&str]; 7] = [
    &["backup"],
    &["export"],
    &["export", "--format", "csv", "--type", "person"],
    &["export", "--format", "graphml"],
    &["report", "activity"],
    &["template", "person"],
    &["generate", "--events", "1"],
];

#[test]
fn the_database_is_never_written_over() {
    let room = Room::new();
    let database = ["--database", "sqlite://r.db"];
    room.done(&[&database[..], &["import", "example.jsonl"]].concat());
    let exported = room.run(&[&database[..], &["export"]].concat()).1;
    fs::create_dir(room.path("sub")).expect("it is made");
    symlink("../r.db", room.path("sub/link")).expect("it is linked");
    fs::hard_link(room.path("r.db"), room.path("other-name")).expect("it is linked");
    let names = [
        "r.db",
        "./sub/../r.db",
        "sub/link",
        "other-name",
        "r.db-wal",
        "r.db-shm",
        "r.db-journal",
    ];
    for command in WRITING {
        for name in names {
            for force in [&["--force"][..], &[]] {
                let (status, _, said) = room.run(&[&database[..], command, force, &[name]].concat());
                assert_eq!(status, Some(3), "{command:?} {name}: {said}");
                assert_eq!(
                    said,
                    format!(
                        "{name}: the database is kept there, which was left as it is; name another file\n"
                    )
                );
            }
        }
    }
    assert_eq!(
        room.run(&[&database[..], &["export"]].concat()),
        (Some(0), exported, String::new())
    );
}

#[test]
fn a_file_is_only_replaced_where_that_is_said() {
    let room = Room::new();
    let database = ["--database", "sqlite://r.db"];
    room.done(&[&database[..], &["import", "example.jsonl"]].concat());
    for command in WRITING {
        fs::write(room.path("mine"), "mine").expect("it is written");
        let line = [&database[..], command, &["mine"]].concat();
        let (status, printed, said) = room.run(&line);
        assert_eq!((status, printed.as_str()), (Some(3), ""), "{command:?}");
        let expected = "mine: is there already, and was left as it is; name another file, or say --force to replace it\n";
        assert_eq!(said, expected, "{command:?}");
        assert_eq!(
            fs::read_to_string(room.path("mine")).expect("it is there"),
            "mine"
        );
        let (status, _, said) = room.run(&[&line[..], &["--force"]].concat());
        assert_eq!((status, said.as_str()), (Some(0), ""), "{command:?}");
        assert_ne!(
            fs::read(room.path("mine")).expect("it is there"),
            b"mine",
            "{command:?}"
        );
        let (status, _, said) = room.run(&[&database[..], command, &["."]].concat());
        assert_eq!(
            (status, said.as_str()),
            (Some(3), ".: is a folder; expected a file\n"),
            "{command:?}"
        );
        // What nothing can take the place of is written to as it is.
        room.done(&[&database[..], command, &["/dev/null"]].concat());
    }
    assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
    // What SQLite keeps beside the database may be there until the next command.
    let mut left = room.files();
    left.retain(|name| !name.starts_with("r.db"));
    assert_eq!(left, ["example.jsonl", "mine"], "nothing is left beside");
}

/// Whatever there was before, and may have been open to all.
#[test]
fn a_backup_is_for_its_owner_alone() {
    let room = Room::new();
    room.done(&["import", "example.jsonl"]);
    let mode = || {
        fs::metadata(room.path("b"))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    room.done(&["backup", "b"]);
    assert_eq!(mode(), 0o600);
    fs::set_permissions(room.path("b"), fs::Permissions::from_mode(0o644)).expect("it is ours");
    room.done(&["backup", "--force", "b"]);
    assert_eq!(mode(), 0o600);
}

/// Blanks, percent signs and all: the name in the address is the name of the file.
#[test]
fn the_path_of_a_database_is_taken_as_it_is_written() {
    let room = Room::new();
    fs::create_dir(room.path("a%20b")).expect("it is made");
    for name in ["my rec.db", "a%20b/x.db", "ann@home #1.db", "100%.db"] {
        let address = format!("sqlite://{name}");
        room.done(&["--database", &address, "import", "example.jsonl"]);
        assert!(room.path(name).is_file(), "{name}: {:?}", room.files());
        room.done(&["--database", &address, "check"]);
        let (_, printed, _) = room.run(&["--database", &address, "config"]);
        assert!(
            printed.starts_with(&format!("database = \"{address}\" # flag\n")),
            "{printed}"
        );
    }
    let (status, _, said) = room.run(&["--database", "sqlite://r.db?cache=shared", "check"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("expected the path of a file without a ?"), "{said}");
    assert_eq!(
        room.files(),
        ["100%.db", "a%20b", "ann@home #1.db", "example.jsonl", "my rec.db"]
    );
}

#[test]
fn what_came_to_nothing_leaves_no_database() {
    let room = Room::new();
    let (status, printed, _) = room.run(&["import", "--dry-run", "example.jsonl"]);
    assert_eq!(status, Some(0));
    assert!(
        printed.ends_with("(tried only: nothing was imported)\n"),
        "{printed}"
    );
    room.done(&["--database", "sqlite://full.db", "import", "example.jsonl"]);
    room.done(&["--database", "sqlite://full.db", "backup", "whole"]);
    let whole = fs::read(room.path("whole")).expect("it is there");
    fs::write(room.path("cut"), &whole[..whole.len() - 100]).expect("it is written");
    let (status, _, said) = room.run(&["restore", "cut"]);
    assert_eq!(status, Some(1));
    assert!(said.ends_with("nothing was restored\n"), "{said}");
    assert_eq!(room.files(), ["cut", "example.jsonl", "full.db", "whole"]);
    // And what came to something does, with nothing beside it.
    room.done(&["restore", "whole"]);
    assert_eq!(
        room.files(),
        ["cut", "example.jsonl", "full.db", "rapport.db", "whole"]
    );
    room.done(&["backup", "again"]);
    assert_eq!(fs::read(room.path("again")).expect("it is there"), whole);
    let (status, _, said) = room.run(&["restore", "whole"]);
    assert_eq!(status, Some(3));
    assert!(said.starts_with("the database is not empty"), "{said}");
    let (_, printed, said) = room.run(&[
        "--database",
        "sqlite://nowhere/r.db",
        "import",
        "--dry-run",
        "example.jsonl",
    ]);
    assert_eq!(
        (printed.as_str(), said.as_str()),
        (
            "",
            "sqlite://nowhere/r.db: cannot be opened: there is no folder nowhere\n"
        )
    );
    assert!(!Path::new("nowhere").exists());
}

#[test]
fn an_empty_database_is_told_as_one() {
    let room = Room::new();
    fs::write(room.path("r.db"), "").expect("it is written");
    let (status, _, said) = room.run(&["--database", "sqlite://r.db", "check"]);
    assert_eq!(status, Some(3));
    assert_eq!(
        said,
        "sqlite://r.db: cannot be opened: nothing was ever imported there; `rapport import FILE` or `rapport serve \
         --sample` begins a record\n"
    );
}
