//! Changes that wait for a long one, and what goes on meanwhile.

use std::time::Duration;

use rapport::store::{Patience, StoreError};
use rapport::vocabulary::Visibility;
use serde_json::json;
use tokio::task::JoinSet;

use super::{COMMON, open};
use crate::app::{Rapport, import};
use crate::support::{Backend, TestDatabase, with_database};

/// More than there are connections.
const SAVES: usize = 14;
const NAME: &str = r#"{ person(key: "p-1") { name note } people { totalCount } }"#;

#[tokio::test(flavor = "multi_thread")]
async fn reading_goes_on_while_more_changes_wait_than_there_are_connections() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let store = open(&db).await;
        import(&store, COMMON).await;
        let rapport = Rapport::over(store, Visibility::Public).await;
        let long = open(&db)
            .await
            .begin_write()
            .await
            .expect("nobody else writes");
        // Whoever does not wait any more leaves a statement behind that does.
        let mut left = JoinSet::new();
        for _ in 0..SAVES {
            let store = rapport.store.clone();
            left.spawn(async move { store.begin_write().await.map(drop) });
        }
        db.waiting_changes(2).await;
        left.shutdown().await;
        let mut saves = JoinSet::new();
        for number in 0..SAVES {
            let editor = rapport.edited();
            let save = format!(
                r#"mutation {{ saveTopic(input: {{key: "t-{number}", name: "T"}}) {{ errors {{ message }} }} }}"#
            );
            saves.spawn(async move { editor.ask(save.as_str()).await });
        }
        for _ in 0..SAVES {
            let told = rapport.ask(NAME).await;
            assert_eq!(
                told,
                json!({"person": {"name": "Person 1", "note": null}, "people": {"totalCount": 7}})
            );
        }
        db.waiting_changes(2).await;
        long.rollback().await.expect("nothing was written");
        for saved in saves.join_all().await {
            assert_eq!(saved, json!({"saveTopic": {"errors": []}}));
        }
    })
    .await;
}

/// Neither the next one, which waits in the database, nor those behind it wait for ever; a command does.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_has_waited_too_long_is_told_so() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let store = open(&db).await;
        let long = open(&db).await.begin_write().await.expect("nobody else writes");
        let impatient = store.clone().with_patience(Patience {
            turn: Duration::from_millis(50),
            answer: Duration::from_mins(1),
        });
        let [one, two, three] = [(); 3].map(|()| impatient.begin_write());
        let (one, two, three) = tokio::join!(one, two, three);
        for begun in [one, two, three] {
            assert!(matches!(begun, Err(StoreError::Locked)), "{begun:?}");
        }
        let command = tokio::spawn(async move { store.begin_write_patiently().await });
        db.waiting_changes(1).await;
        long.rollback().await.expect("nothing was written");
        let begun = command
            .await
            .expect("it does not panic")
            .expect("its turn has come");
        begun.rollback().await.expect("nothing was written");
    })
    .await;
}
