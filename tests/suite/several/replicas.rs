//! Replicas: what is read from them, and what is not.

use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::json;

use super::{COMMON, open};
use crate::app::{Rapport, import};
use crate::support::{Backend, Nodes, TestDatabase, with_database};

const NAME: &str = r#"{ person(key: "p-1") { name note } people { totalCount } }"#;

async fn refused(database: &str, replica: &str) -> String {
    let store = Store::open(database, Access::Write)
        .await
        .expect("the database opens");
    let with = store.with_replicas(&[replica.to_owned()]).await;
    with.expect_err("it is no replica").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_replica_is_refused() {
    with_database(Backend::Sqlite, async |db: TestDatabase| {
        let why = refused(db.url(), "postgres://reader:secret@localhost/rapport").await;
        assert_eq!(
            why,
            "--read-database postgres://reader@localhost/rapport: an SQLite database has no replicas; expected \
             --database postgres://…"
        );
    })
    .await;
    with_database(Backend::Postgres, async |db: TestDatabase| {
        with_database(Backend::Postgres, async |other: TestDatabase| {
            import(&open(&db).await, COMMON).await;
            let why = refused(db.url(), other.url()).await;
            assert!(
                why.ends_with("it is no replica of --database: nothing was ever written there"),
                "{why}"
            );
            // Made in the same second, and by a clock that stands still: only what comes next tells the two apart.
            let another = open(&other).await;
            import(&another, r#"{"type": "topic", "key": "t", "name": "Another"}"#).await;
            import(
                &another,
                r#"{"type": "topic", "key": "t", "name": "The same once more"}"#,
            )
            .await;
            let why = refused(db.url(), other.url()).await;
            assert!(
                why.ends_with("it is no replica of --database: its history is another one"),
                "{why}"
            );
            let why = refused(db.url(), "sqlite://rapport.db").await;
            assert_eq!(
                why,
                "--read-database sqlite://rapport.db: expected postgres://USER@HOST/NAME"
            );
        })
        .await;
    })
    .await;
}

/// While the replica is held back what was changed is read from the primary, and from the replica once it has it; while
/// it is away everything is read from the primary.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_less_than_before() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    let (primary, replica) = (nodes.url(&[5432]), nodes.url(&[5433]));
    let store = Store::open(&primary, Access::Write).await.expect("it opens");
    import(&store, COMMON).await;
    store.close().await.expect("it closes");
    nodes.tell("follow 5433 5432");
    let store = Store::open(&primary, Access::Write).await.expect("it opens");
    let store = store.with_replicas(&[replica]).await.expect("it is a replica");
    let rapport = Rapport::over(store.clone(), Visibility::Public).await.edited();
    assert!(!store.reads_from_replica(), "not before it was looked at");
    let _looking = store.look_at_replicas();
    store.caught_up().await;
    assert!(store.reads_from_replica());
    assert_eq!(
        rapport.ask(NAME).await,
        json!({"person": {"name": "Person 1", "note": null}, "people": {"totalCount": 7}})
    );
    // It takes up nothing more, and its own statements still work.
    nodes.tell("pause 5433");
    let save = r#"mutation { savePerson(input: {key: "p-1", note: "Changed"}) { revision } }"#;
    let changed = json!({"person": {"name": "Person 1", "note": "Changed"}, "people": {"totalCount": 7}});
    for _ in 0..5 {
        rapport.ask(save.replace("Changed", "Before").as_str()).await;
        rapport.ask(save).await;
        assert!(!store.reads_from_replica(), "it is held back");
        assert_eq!(rapport.ask(NAME).await, changed);
    }
    nodes.tell("resume 5433");
    store.caught_up().await;
    assert!(store.reads_from_replica());
    let before = store.statements();
    assert_eq!(rapport.ask(NAME).await, changed);
    assert_ne!(store.statements(), before, "the database is asked");
    assert!(store.reads_from_replica(), "it has answered");
    nodes.tell("stop 5433");
    assert_eq!(rapport.ask(NAME).await, changed);
    assert!(!store.reads_from_replica());
    nodes.tell("start 5433");
    store.caught_up().await;
    assert!(store.reads_from_replica());
    assert_eq!(rapport.ask(NAME).await, changed);
}
