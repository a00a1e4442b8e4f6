//! What is told of changes as they happen, by the one database that can.

use std::time::Duration;

use rapport::store::Store;
use tokio::time::timeout;

use super::{COMMON, open};
use crate::app::import;
use crate::support::{Backend, TestDatabase, with_database};

/// Far longer than it takes: whoever has waited for it will hear nothing.
const PATIENCE: Duration = Duration::from_mins(1);

const TOPIC: &str = r#"{"type": "topic", "key": "new", "name": "New"}"#;

/// Ends connections that listen: how many there were.
const CUT_OFF: &str = "SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'";

async fn heard(hints: &rapport::store::hints::Hints) {
    timeout(PATIENCE, hints.next()).await.expect("it is told of");
}

/// Whether somebody is heard who changes something.
async fn change_is_heard(other: &Store, hints: &rapport::store::hints::Hints, lines: &str) {
    import(other, lines).await;
    heard(hints).await;
}

/// Without anybody asking; again after the connection was lost; and what is left undone is not told.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_heard_and_heard_again_after_the_connection_was_lost() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let (store, other) = (open(&db).await, open(&db).await);
        let hints = store.hints();
        // Once it listens, it tells of what may have been before.
        heard(&hints).await;
        change_is_heard(&other, &hints, COMMON).await;
        assert_eq!(db.texts(CUT_OFF).await, ["1"]);
        heard(&hints).await;
        change_is_heard(&other, &hints, TOPIC).await;
    })
    .await;
}
