//! Hosts of a database that die without a word: whoever follows the record, and whoever reads from them, goes on.

use std::time::Duration;

use rapport::access::Role;
use rapport::live::Refreshed;
use rapport::store::{Access, Patience, Store, StoreError};
use rapport::vocabulary::Visibility;
use serde_json::json;

use super::{COMMON, open};
use crate::app::{Rapport, import};
use crate::support::{Backend, Nodes, TestDatabase, Wire, token, with_database};

const NAME: &str = r#"{ person(key: "p-1") { name note } }"#;
/// Waited for once or twice, and long enough for a machine that has much to do.
const PATIENCE: Patience = Patience {
    turn: Duration::from_secs(2),
    answer: Duration::from_secs(2),
};

/// The wire is cut while statements are under way, and nobody is told: they are given up, what is known of tokens is
/// forgotten, and all goes on when the wire is mended.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_says_nothing_is_not_waited_for() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let wire = Wire::to(db.url()).await;
        import(&open(&db).await, COMMON).await;
        let store = Store::open(&wire.url, Access::Write).await.expect("it opens");
        let rapport = Rapport::over(store.with_patience(PATIENCE), Visibility::Public).await;
        let (live, tokens) = (rapport.app.live(), rapport.app.guard().tokens());
        let (_, token) = token(tokens, "ann", Role::Reader, Visibility::Public).await;
        tokens
            .verify(&token)
            .await
            .expect("the database answers")
            .expect("it is taken");
        wire.cut();
        let refreshed = live.refresh().await;
        assert!(
            matches!(refreshed, Err(StoreError::Unavailable(_))),
            "{refreshed:?}"
        );
        let refreshed = tokens.refresh().await;
        assert!(
            matches!(refreshed, Err(StoreError::Unavailable(_))),
            "{refreshed:?}"
        );
        wire.mend();
        assert_eq!(
            live.refresh().await.expect("the database answers"),
            Refreshed::Unchanged
        );
        import(
            &open(&db).await,
            r#"{"type": "person", "key": "p-1", "note": "Changed"}"#,
        )
        .await;
        assert_eq!(
            live.refresh().await.expect("the database answers"),
            Refreshed::Followed(1)
        );
    })
    .await;
}

/// What a replica does not answer is asked of the primary.
#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_says_nothing_is_passed_over() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    let primary = nodes.url(&[5432]);
    let store = Store::open(&primary, Access::Write).await.expect("it opens");
    import(&store, COMMON).await;
    store.close().await.expect("it closes");
    nodes.tell("follow 5433 5432");
    let wire = Wire::to(&nodes.url(&[5433])).await;
    let store = Store::open(&primary, Access::Write).await.expect("it opens");
    let store = store.with_replicas(std::slice::from_ref(&wire.url)).await;
    let store = store.expect("it is a replica").with_patience(PATIENCE);
    let rapport = Rapport::over(store.clone(), Visibility::Public).await;
    let looking = store.look_at_replicas();
    store.caught_up().await;
    drop(looking);
    wire.cut();
    assert_eq!(
        rapport.ask(NAME).await,
        json!({"person": {"name": "Person 1", "note": null}})
    );
    assert!(!store.reads_from_replica());
}
