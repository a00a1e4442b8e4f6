//! An import that is killed half way leaves nothing, and one that must wait says so.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use rapport::{
    records::{self, ImportError, ImportOptions},
    store::StoreError,
};

use super::{EVERYTHING, clock, export, import, open};
use crate::support::{Backend, TestDatabase, on_both_databases};

on_both_databases! {
    /// A pipe and what waits to be written hold little: once so much has been fed, most of it is in the
    /// transaction, however fast or slow the machine is.
    async fn a_killed_import_leaves_nothing(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, EVERYTHING).await;
        let mut process = Command::new(env!("CARGO_BIN_EXE_rapport"))
            .args(["--database", db.url(), "import", "-"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = process.stdin.take().expect("a pipe");
        for number in 0..30_000 {
            let name = "x".repeat(200);
            writeln!(stdin, r#"{{"type":"topic","key":"topic-{number}","name":"{name}"}}"#).expect("it reads on");
        }
        process.kill().expect("it is still reading");
        process.wait().expect("it ends");
        drop(stdin);
        assert_eq!(export(&store).await, EVERYTHING);
        let after = import(&store, r#"{"type":"topic","key":"topic-1","name":"One"}"#).await;
        assert_eq!(after.created, 1);
    }
}

#[tokio::test]
async fn another_writer_is_waited_for_and_then_named() {
    let db = TestDatabase::new(Backend::Sqlite)
        .await
        .expect("SQLite is always there");
    let (store, other) = (open(&db).await, open(&db).await);
    let writing = other.begin_write().await.expect("nobody else writes");
    let options = ImportOptions {
        dry_run: false,
        editor: records::Editor::unrestricted("test"),
    };
    let error = records::import(&store, clock(), Vec::new(), &options)
        .await
        .expect_err("somebody else writes");
    assert!(matches!(error, ImportError::Store(StoreError::Locked)), "{error}");
    writing.rollback().await.expect("nothing was written");
    assert_eq!(import(&store, EVERYTHING).await.created, 21);
}
