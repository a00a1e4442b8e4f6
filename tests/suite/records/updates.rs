//! Importing a record that is there: what is absent stays, null clears, a list replaces the list.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, Statement};

use super::{SOME, export, faults, import, open};
use crate::support::{Backend, TestDatabase, on_both_databases};

/// The line of an export that has a key.
async fn line(store: &rapport::store::Store, key: &str) -> String {
    let needle = format!("\"key\":\"{key}\"");
    export(store)
        .await
        .lines()
        .find(|line| line.contains(&needle))
        .unwrap_or_default()
        .to_owned()
}

/// The history: number, action and difference of every change, in order.
async fn history(db: &TestDatabase) -> Vec<(i64, String, Option<String>)> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the history is not read by the store yet"
    )]
    let connection = Database::connect(ConnectOptions::new(db.url()))
        .await
        .expect("connects");
    let backend = match db.backend() {
        Backend::Sqlite => DbBackend::Sqlite,
        Backend::Postgres => DbBackend::Postgres,
    };
    let statement = Statement::from_string(
        backend,
        "SELECT revision, action, diff FROM change ORDER BY revision",
    );
    let rows = connection.query_all_raw(statement).await.expect("reads");
    let change = |row: &sea_orm::QueryResult| {
        (
            row.try_get_by_index(0).expect("a number"),
            row.try_get_by_index(1).expect("a word"),
            row.try_get_by_index(2).expect("text, or nothing"),
        )
    };
    rows.iter().map(change).collect()
}

on_both_databases! {
    async fn what_is_absent_stays_and_null_clears(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let full = r#"{"type":"person","key":"park","style":"Ms.","nationality":"korea","otherNames":["Park J.S."],"note":"a","identifiers":{"b":"2","a":"1"}}"#;
        assert_eq!(import(&store, full).await.updated, 1);
        let expected = r#"{"type":"person","key":"park","name":"Jung Sook Park","style":"Ms.","otherNames":["Park J.S."],"nationality":"korea","identifiers":{"a":"1","b":"2"},"note":"a"}"#;
        assert_eq!(line(&store, "park").await, expected);
        assert_eq!(import(&store, r#"{"type":"person","key":"park"}"#).await.unchanged, 1);
        assert_eq!(line(&store, "park").await, expected);
        let cleared = r#"{"type":"person","key":"park","style":null,"nationality":null,"otherNames":null,"note":null,"identifiers":null}"#;
        assert_eq!(import(&store, cleared).await.updated, 1);
        assert_eq!(line(&store, "park").await, r#"{"type":"person","key":"park","name":"Jung Sook Park"}"#);
        assert_eq!(import(&store, cleared).await.unchanged, 1);
    }

    async fn a_list_replaces_the_list(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let event = r#"{"type":"event","key":"e","title":"E","kind":"MEETING","from":"2022-01-01","participants":[{"person":"park"},{"person":"lee"},{"label":"Guests"}]}"#;
        import(&store, event).await;
        import(&store, r#"{"type":"event","key":"e","participants":[{"person":"lee","side":"HOST"}]}"#).await;
        assert!(line(&store, "e").await.ends_with(r#""participants":[{"person":"lee","side":"HOST"}]}"#));
        import(&store, r#"{"type":"event","key":"e","participants":[]}"#).await;
        assert!(line(&store, "e").await.ends_with(r#""from":"2022-01-01"}"#));
    }

    /// A word that a field has by default is what null leads back to, and saying it changes nothing.
    async fn a_default_is_a_value(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        import(&store, r#"{"type":"event","key":"e","title":"E","kind":"MEETING","from":"2022-01-01","status":"CANCELLED"}"#).await;
        import(&store, r#"{"type":"event","key":"e","status":null}"#).await;
        assert!(!line(&store, "e").await.contains("status"));
        assert_eq!(import(&store, r#"{"type":"event","key":"e","status":"HELD"}"#).await.unchanged, 1);
    }

    async fn every_change_is_in_the_history(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        import(&store, r#"{"type":"person","key":"lee","name":"Lee","tenures":[{"position":"head","from":"2020"}]}"#).await;
        import(&store, r#"{"type":"person","key":"lee","name":"H. Lee","tenures":null}"#).await;
        import(&store, r#"{"type":"person","key":"lee","name":"H. Lee"}"#).await;
        store.close().await.expect("closes");
        let history = history(&db).await;
        let numbers: Vec<i64> = history.iter().map(|(revision, ..)| *revision).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        assert!(history[..5].iter().all(|(_, action, diff)| action == "CREATED" && diff.is_none()));
        let updates: Vec<&str> = history[5..].iter().filter_map(|(_, _, diff)| diff.as_deref()).collect();
        assert_eq!(updates, [
            r#"[["tenures",null,[{"position":"head","from":"2020"}]]]"#,
            r#"[["name","Lee","H. Lee"],["tenures",[{"position":"head","from":"2020"}],null]]"#,
        ]);
    }

    async fn what_is_required_cannot_be_cleared(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        assert_eq!(
            faults(&store, br#"{"type":"person","key":"lee","name":null}"#).await,
            ["test.jsonl:1: name: is null; it is required and cannot be cleared"]
        );
    }
}
