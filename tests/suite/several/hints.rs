//! What is told of changes as they happen, by the one database that can.

use std::time::Duration;

use rapport::store::Store;
use sqlx::postgres::PgListener;
use tokio::time::timeout;

use super::{COMMON, Instance, open};
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

/// Without anybody asking, and again after the connection was lost.
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

/// Of two changes, of which the first is left undone, there is one hint.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_undone_is_not_told() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let store = open(&db).await;
        let mut listener = PgListener::connect(db.url()).await.expect("it is there");
        listener.listen("rapport_changed").await.expect("it can be heard");
        let undone = store.begin_write().await.expect("nobody else writes");
        undone.rollback().await.expect("nothing was written");
        import(&store, TOPIC).await;
        // Whatever was told before this is heard before it.
        db.damage("NOTIFY rapport_changed, 'the end'").await;
        let mut told = Vec::new();
        while told.last().is_none_or(|last| last != "the end") {
            let next = listener.recv().await.expect("it stays open");
            told.push(next.payload().to_owned());
        }
        assert_eq!(told, ["", "the end"]);
    })
    .await;
}

/// By a server that would look by itself in an hour. When it begins, and when it begins to listen, it looks once: of three
/// changes that it takes up one after the other, it must have heard of one.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_takes_up_what_it_hears_of() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let other = open(&db).await;
        import(&other, COMMON).await;
        let instance = Instance::asking(&db, Duration::from_hours(1)).await;
        for name in ["First", "Second", "Third"] {
            import(&other, &TOPIC.replace("New", name)).await;
            let revision = other.revision().await.expect("the database answers");
            let taken_up = timeout(PATIENCE, instance.at(revision)).await;
            taken_up.unwrap_or_else(|_| panic!("{name} was not heard of"));
        }
    })
    .await;
}
