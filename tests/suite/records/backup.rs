//! What was backed up comes back as it was, on either database, and also while others write.

use std::{
    fs,
    io::{BufReader, Cursor},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use rapport::{
    cli::{
        Outcome,
        backup::{self as backup_command, BackupArgs},
        restore::{self as restore_command, RestoreArgs},
    },
    records::{
        Editor, Reference,
        backup::{Backup, RestoreError, backup, restore},
        edit::{self, Edit},
        kinds,
    },
    store::{
        Store,
        bulk::{Batch, Cell},
        tables,
    },
    vocabulary::NodeKind,
};

use super::{EVERYTHING, check::faults, clock, export, import, open};
use crate::support::{Backend, TestDatabase, on_both_databases};

/// Every row of every table but one, in order.
pub(super) async fn rows(store: &Store, without: &str) -> Vec<(&'static str, Vec<Vec<Cell>>)> {
    let reading = store.begin_read().await.expect("the database is there");
    let mut all = Vec::new();
    for table in tables::ALL.iter().filter(|table| table.name != without) {
        let rows = reading
            .rows(table, None, 100_000)
            .await
            .expect("the table can be read");
        all.push((table.name, rows));
    }
    reading.end().await.expect("it ends");
    all
}

/// A backup as bytes.
pub(super) async fn backed_up(store: &Store, with_tokens: bool) -> Vec<u8> {
    let mut out = Vec::new();
    backup(store, with_tokens, &mut out)
        .await
        .expect("the database can be read");
    out
}

/// Restores bytes.
pub(super) async fn restored(store: &Store, bytes: &[u8]) -> Result<i64, RestoreError> {
    let reader = BufReader::new(Cursor::new(bytes.to_vec()));
    let backup = Backup::open(Box::new(reader))?;
    Ok(restore(store, backup).await?.revision)
}

fn topic(key: &str) -> Reference {
    Reference {
        kind: NodeKind::Topic,
        key: key.to_owned(),
    }
}

/// A database with everything that one can have: all kinds, updates, a deletion, one that was undone, a merge, one that was
/// undone, a distinction and a token.
pub(super) async fn fill(store: &Store) {
    let (editor, clock) = (Editor::unrestricted("test"), clock());
    import(store, EVERYTHING).await;
    let topics = ["a", "b", "c", "d", "e", "f"]
        .map(|key| format!("{{\"type\":\"topic\",\"key\":\"{key}\",\"name\":\"Nàmé {key} \\\"\\\\ 박\"}}\n"));
    import(store, &topics.concat()).await;
    import(
        store,
        "{\"type\":\"topic\",\"key\":\"a\",\"name\":\"Another\",\"broader\":\"b\"}",
    )
    .await;
    for key in ["c", "d"] {
        let deleted = edit::delete(store, clock, &editor, &topic(key), None)
            .await
            .expect("it is deleted");
        assert_eq!(deleted.faults, []);
    }
    let brought_back = edit::restore(store, clock, &editor, &topic("d"))
        .await
        .expect("it is back");
    assert_eq!(brought_back.faults, []);
    for undone in [true, false] {
        let merged = edit::merge(store, clock, &editor, [&topic("e"), &topic("f")], false)
            .await
            .expect("merged");
        assert_eq!(merged.faults, []);
        if undone {
            let undone = edit::undo_merge(store, clock, &editor, merged.id)
                .await
                .expect("undone");
            assert_eq!(undone.faults, []);
        }
    }
    let transaction = store.begin_write().await.expect("nobody else writes");
    transaction
        .distinguish(1, 2, 5, "test")
        .await
        .expect("it is remembered");
    let mut token = Batch::new(&tables::TOKEN);
    let text = |text: &str| Cell::Text(text.to_owned());
    token.push([
        text("t1"),
        text("laptop"),
        text(&"a".repeat(64)),
        text("EDITOR"),
        text("PUBLIC"),
        Cell::Long(1),
        Cell::Null,
        Cell::Null,
        Cell::Null,
    ]);
    transaction.put(token).await.expect("it is kept");
    transaction.commit().await.expect("it stays");
}

async fn command(database: &str, file: &Path, force: bool) -> (Outcome, String, String) {
    let args = BackupArgs {
        file: file.to_owned(),
        with_tokens: false,
        force,
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = backup_command::run(&args, database, &mut output, &mut errors)
        .await
        .expect("memory is written");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (outcome, text(output), text(errors))
}

async fn restore_with(database: &str, file: &Path) -> (Outcome, String, String) {
    let args = RestoreArgs {
        file: file.to_owned(),
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = restore_command::run(&args, database, &mut output, &mut errors)
        .await
        .expect("memory is written");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (outcome, text(output), text(errors))
}

on_both_databases! {
    /// Everything: the export, every row of the history, what was deleted and merged, what is found by search; and not the
    /// tokens, unless they are asked for. On the same database and on the other one.
    async fn what_was_backed_up_comes_back_as_it_was(db: TestDatabase) {
        let store = open(&db).await;
        fill(&store).await;
        let (bytes, with_tokens) = (backed_up(&store, false).await, backed_up(&store, true).await);
        assert!(!String::from_utf8_lossy(&bytes).contains(&"a".repeat(64)));
        assert_eq!(backed_up(&store, false).await, bytes, "the same state gives the same file");
        let (exported, kept) = (export(&store).await, rows(&store, "token").await);
        for backend in [Backend::Sqlite, Backend::Postgres] {
            let (Some(one), Some(two)) = (TestDatabase::new(backend).await, TestDatabase::new(backend).await) else {
                continue;
            };
            let copy = open(&one).await;
            let revision = restored(&copy, &bytes).await.expect("it is taken");
            assert_eq!(revision, store.revision().await.expect("a revision"));
            assert_eq!(export(&copy).await, exported, "{backend:?}");
            assert_eq!(rows(&copy, "token").await, kept, "{backend:?}");
            assert_eq!(backed_up(&copy, true).await.len(), backed_up(&copy, false).await.len() + token_table());
            assert_eq!(faults(&one).await, Vec::<String>::new());
            // Life goes on where it stood.
            import(&copy, "{\"type\":\"topic\",\"key\":\"new\",\"name\":\"New\"}").await;
            assert_eq!(copy.revision().await.expect("a revision"), revision + 1);
            let other = open(&two).await;
            restored(&other, &with_tokens).await.expect("it is taken");
            assert_eq!(rows(&other, "").await, rows(&store, "").await, "{backend:?}");
            assert_eq!(backed_up(&other, true).await, with_tokens);
        }
    }

    /// The copy is one state of the record: everything up to a change, and nothing after it.
    async fn a_backup_is_of_one_state_while_others_write(db: TestDatabase) {
        let store = open(&db).await;
        let (saved, ended) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let begun = Arc::new(tokio::sync::Notify::new());
        let task = |number: usize| {
            let (store, saved, ended, begun) = (store.clone(), saved.clone(), ended.clone(), begun.clone());
            tokio::spawn(async move {
                let mut further = 0;
                loop {
                    let last = ended.load(Ordering::SeqCst);
                    save(&store, &format!("person-{number}-{further}")).await;
                    further += 1;
                    if saved.fetch_add(1, Ordering::SeqCst) == 20 {
                        begun.notify_one();
                    }
                    if last {
                        return;
                    }
                }
            })
        };
        let tasks: Vec<_> = (0..8).map(task).collect();
        begun.notified().await;
        let bytes = backed_up(&open(&db).await, false).await;
        ended.store(true, Ordering::SeqCst);
        for task in tasks {
            task.await.expect("everything was saved");
        }
        let fresh = TestDatabase::new(db.backend()).await.expect("there is one already");
        let copy = open(&fresh).await;
        let revision = restored(&copy, &bytes).await.expect("it is taken");
        assert_eq!(faults(&fresh).await, Vec::<String>::new());
        let all = store.revision().await.expect("a revision");
        assert!((20..all).contains(&revision), "{revision} of {all}");
        // Every save made a record with one change, so that what is at most at a revision was there then.
        let until = |rows: Vec<(&'static str, Vec<Vec<Cell>>)>, table: &str, column: usize| {
            let of = |(name, rows)| (name == table).then_some(rows);
            let rows: Vec<Vec<Cell>> = rows.into_iter().find_map(of).expect("the table");
            let then = |row: &Vec<Cell>| row[column].long().is_some_and(|at| at <= revision);
            rows.into_iter().filter(then).collect::<Vec<_>>()
        };
        for (table, column) in [("record", 7), ("change", 0)] {
            let (there, kept) = (rows(&copy, "").await, rows(&store, "").await);
            let copied = there.iter().find(|(name, _)| *name == table).expect("the table").1.len();
            let then = until(kept, table, column);
            assert_eq!(copied, then.len(), "{table}");
            assert_eq!(until(there, table, column), then, "{table}");
        }
        assert_eq!(export(&copy).await.lines().count(), usize::try_from(revision).expect("few"));
    }

    async fn the_commands_say_what_they_did_and_replace_nothing(db: TestDatabase) {
        let store = open(&db).await;
        fill(&store).await;
        let home = tempfile::tempdir().expect("a directory");
        let file = home.path().join("backup.jsonl");
        let (outcome, output, errors) = command(db.url(), &file, false).await;
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, ""));
        let revision = store.revision().await.expect("a revision");
        assert_eq!(output, format!("revision {revision}: 25 records, {revision} changes and 0 tokens were backed up\n"));
        let bytes = fs::read(&file).expect("it is there");
        assert_eq!(bytes, backed_up(&store, false).await);
        let (outcome, _, errors) = command(db.url(), &file, false).await;
        assert_eq!(outcome, Outcome::Unusable);
        assert!(errors.contains("is there already, and was left as it is"), "{errors}");
        fs::write(&file, "old").expect("writes");
        assert_eq!(command(db.url(), &file, true).await.0, Outcome::Done);
        assert_eq!(fs::read(&file).expect("it is there"), bytes);
        assert_eq!(fs::read_dir(home.path()).expect("lists").count(), 1, "nothing is left beside");
        let (outcome, _, errors) = restore_with(db.url(), &file).await;
        assert_eq!(outcome, Outcome::Unusable);
        assert!(errors.starts_with("the database is not empty: there are rows in its table record"), "{errors}");
        assert_eq!(backed_up(&store, false).await, bytes, "nothing was changed");
        let fresh = TestDatabase::new(db.backend()).await.expect("there is one already");
        let (outcome, output, errors) = restore_with(fresh.url(), &file).await;
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, ""));
        assert_eq!(output, format!("revision {revision}: 25 records, {revision} changes and 0 tokens were restored\n"));
    }
}

/// By how many bytes the first line is longer where tokens are asked for and there are none.
fn token_table() -> usize {
    let columns: Vec<String> = tables::TOKEN
        .columns
        .iter()
        .map(|column| format!("{:?}", column.name))
        .collect();
    format!(
        ",{{\"table\":\"token\",\"rows\":0,\"columns\":[{}]}}",
        columns.join(",")
    )
    .len()
}

async fn save(store: &Store, key: &str) {
    let edit = Edit {
        kind: kinds::of(NodeKind::Person),
        key: Some(key.to_owned()),
        fields: vec![("name".into(), serde_json::Value::from(key).into())],
        expected_revision: Some(0),
    };
    let saved = edit::save(store, clock(), &Editor::unrestricted("test"), edit)
        .await
        .expect("it is saved");
    assert_eq!(
        (saved.outcome, saved.faults),
        (edit::Outcome::Created, Vec::new())
    );
}
