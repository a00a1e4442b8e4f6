//! Commands that only read need no right to write: over a standby, and for a user who may do nothing but read.

use std::process::Command;

use rapport::store::{Access, Store};

use super::COMMON;
use crate::app::import;
use crate::support::{Backend, Nodes, TestDatabase, with_database};

/// The commands that only read, without a file to write.
const READING: [&[&str]; 7] = [
    &["check"],
    &["backup", "-"],
    &["export"],
    &["export", "--format", "graphml"],
    &["export", "--type", "person", "--format", "csv"],
    &["report", "activity"],
    &["token", "list"],
];

/// How a command ended, what it printed and what it said.
fn run(database: &str, line: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rapport"))
        .env_clear()
        .args(["--database", database])
        .args(line)
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// That all of them say over one address what they say over another.
fn assert_reads_alike(database: &str, reader: &str) {
    for line in READING {
        let expected = run(database, line);
        assert_eq!(expected.0, Some(0), "{line:?}: {}", expected.2);
        assert_eq!(run(reader, line), expected, "{line:?}");
    }
}

/// What a command that would write is told, having ended as it must.
fn refused(database: &str, line: &[&str]) -> String {
    let (status, _, said) = run(database, line);
    assert_eq!(status, Some(3), "{said}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_is_read_from_as_it_is() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    let (primary, standby) = (nodes.url(&[5432]), nodes.url(&[5433]));
    let store = Store::open(&primary, Access::Write).await.expect("it opens");
    import(&store, COMMON).await;
    store.close().await.expect("it closes");
    nodes.tell("follow 5433 5432");
    assert_reads_alike(&primary, &standby);
    for line in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["token", "create", "ann"],
    ] {
        let said = refused(&standby, line);
        assert!(
            said.contains("it is a standby, which can only be read from; name the primary with --database"),
            "{said}"
        );
    }
    nodes.tell("set 5432 default_transaction_read_only on");
    let said = refused(&primary, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(
        said.contains("it can only be read from (default_transaction_read_only is on)"),
        "{said}"
    );
    let (status, _, said) = run(&primary, &["check"]);
    assert_eq!(status, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_only_select_may_read() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let said = refused(db.url(), &["check"]);
        assert!(said.contains("nothing was ever imported there"), "{said}");
        let tables = "SELECT count(*)::text FROM pg_tables WHERE schemaname = 'public'";
        assert_eq!(db.texts(tables).await, ["0"], "nothing was made");
        let store = Store::open(db.url(), Access::Write).await.expect("it opens");
        import(&store, COMMON).await;
        store.close().await.expect("it closes");
        // A user of its own for the database, which goes with it.
        db.damage("GRANT SELECT ON ALL TABLES IN SCHEMA public TO pg_monitor")
            .await;
        let reader = format!("{}&options=-crole%3Dpg_monitor", db.url());
        assert_eq!(db.texts("SELECT current_database()::text").await.len(), 1);
        assert_reads_alike(db.url(), &reader);
        let said = refused(&reader, &["serve", "--listen", "127.0.0.1:0"]);
        assert!(said.contains("this user may only read the record"), "{said}");
    })
    .await;
}

/// The words of PostgreSQL, without the line of its own source in which it says them.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_there_is_not_is_named() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let nowhere = db.url().replacen("rapport_test_", "nodb_", 1);
        let said = refused(&nowhere, &["check"]);
        assert!(said.trim_end().ends_with("does not exist"), "{said}");
    })
    .await;
}
