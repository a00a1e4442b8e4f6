//! The order in which changes can be seen: whoever has seen one has seen all before it.

use rapport::records::{self, Editor, ImportOptions, Input};
use rapport::store::Store;
use rapport::vocabulary::Visibility;
use tokio::task::JoinSet;

use super::open;
use crate::app::clock;
use crate::support::{Backend, on_both_databases};

const WRITERS: usize = 6;
const ROUNDS: usize = 12;

/// Adds two records in one change.
async fn add(store: &Store, writer: usize, round: usize) {
    let line =
        |place: &str| format!(r#"{{"type": "topic", "key": "t-{writer}-{round}-{place}", "name": "Topic"}}"#);
    let text = format!("{}\n{}", line("a"), line("b"));
    let input = Input {
        name: "test.jsonl".to_owned(),
        reader: Box::new(std::io::Cursor::new(text.into_bytes())),
        table: None,
    };
    let options = ImportOptions {
        dry_run: false,
        editor: Editor::unrestricted("test"),
    };
    let report = records::import(store, clock(), vec![input], &options).await;
    assert_eq!(report.expect("everybody gets their turn").created, 2);
}

/// The revisions after one that can be seen now.
async fn seen_after(store: &Store, revision: i64) -> Vec<i64> {
    let changes = store
        .changes_after(revision, u32::MAX, &[], Visibility::Confidential)
        .await;
    changes
        .expect("the database answers")
        .iter()
        .map(|change| change.revision)
        .collect()
}

on_both_databases! {
    /// Many write at once, through connections of their own, and on PostgreSQL with a default that shows whoever waits for
    /// a turn what was before: no reader ever sees a change before it has seen those with lower numbers.
    async fn no_reader_skips_a_revision(db: TestDatabase) {
        if db.backend() == Backend::Postgres {
            let database = &db.texts("SELECT current_database()::text").await[0];
            db.damage(&format!("ALTER DATABASE {database} SET default_transaction_isolation = 'repeatable read'")).await;
        }
        let mut writing = JoinSet::new();
        for writer in 0..WRITERS {
            let store = open(&db).await;
            writing.spawn(async move {
                for round in 0..ROUNDS {
                    add(&store, writer, round).await;
                }
            });
        }
        let all = i64::try_from(2 * WRITERS * ROUNDS).expect("a small number");
        let reader = open(&db).await;
        let mut last = 0;
        while last < all {
            for revision in seen_after(&reader, last).await {
                assert_eq!(revision, last + 1, "the one before can be seen as well");
                last = revision;
            }
            // One of them may have failed, which is told then.
            while let Some(written) = writing.try_join_next() {
                written.expect("a writer does not fail");
            }
        }
        writing.join_all().await;
        assert_eq!(seen_after(&reader, 0).await, (1..=all).collect::<Vec<i64>>());
    }
}
