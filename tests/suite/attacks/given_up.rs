//! Who asks what takes long, and goes away: what was begun for them ends.

use std::sync::Arc;

use async_graphql::Request;

use crate::app::Rapport;
use crate::support::{Backend, TestDatabase, with_database};

/// How many statements wait for a lock.
const WAITING: &str = "SELECT count(*)::text FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'";

/// PostgreSQL would run a statement to its end for nobody, however long that takes: here it waits for a lock that is held
/// until the test is over.
#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_nobody_waits_for_ends_on_postgresql() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let rapport = Rapport::with_example(&db).await;
        let held = db.meanwhile("LOCK TABLE search IN ACCESS EXCLUSIVE MODE").await;
        let (app, identity) = (Arc::clone(&rapport.app), rapport.identity.clone());
        let query = Request::new(r#"{ search(text: "lim") { totalCount } }"#);
        let asked = tokio::spawn(async move { app.execute(identity, query).await });
        db.tells(WAITING, "1").await;
        asked.abort();
        assert!(asked.await.is_err_and(|ended| ended.is_cancelled()));
        db.tells(WAITING, "0").await;
        held.rollback().await.expect("nobody has ended it");
        let found = rapport.ask(r#"{ search(text: "lim") { totalCount } }"#).await;
        assert_ne!(found["search"]["totalCount"], 0, "the next is answered");
    })
    .await;
}
