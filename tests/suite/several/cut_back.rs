//! A database that takes the place of another and never had its latest changes.

use std::io::Cursor;
use std::sync::Arc;

use async_graphql::Request;
use futures_util::StreamExt;
use rapport::clock::Clock;
use rapport::graphql::Answering;
use rapport::live::Refreshed;
use rapport::records::{self, Editor, ImportOptions, Input};
use rapport::vocabulary::Visibility;
use serde_json::json;

use super::{COMMON, open};
use crate::app::{Rapport, import};
use crate::support::{Backend, on_both_databases};

const LOST: &str = r#"{"type": "topic", "key": "lost", "name": "Lost"}"#;
const INSTEAD: &str = r#"{"type": "person", "key": "p-1", "name": "Person 1, renamed"}"#;

on_both_databases! {
    /// Another change has the number of the one that was lost: the server notices, knows what there is, and whoever was
    /// told of the lost one is told that it does not hold.
    async fn a_history_that_was_cut_back_is_noticed(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, COMMON).await;
        let rapport = Rapport::over(store.clone(), Visibility::Public).await;
        let known = store.revision().await.expect("the database answers");
        rapport.import(LOST).await;
        let query = r#"{ topics { totalCount } person(key: "p-1") { name } }"#;
        assert_eq!(rapport.ask(query).await, json!({"topics": {"totalCount": 1}, "person": {"name": "Person 1"}}));
        let follow = format!("subscription {{ changes(since: {known}) {{ nodeId }} }}");
        let (app, identity) = (&rapport.app, rapport.identity.clone());
        let ready = app.ready(&identity, Request::new(follow)).expect("it can be asked");
        let Answering::On(mut told) = Arc::clone(app.schema()).stream(ready, app.asker(identity)) else {
            panic!("a subscription goes on");
        };
        let first = told.next().await.expect("it goes on").data.into_json().expect("JSON");
        assert_eq!(first, json!({"changes": {"nodeId": "topic:lost"}}));

        let id = "(SELECT id FROM record WHERE key = 'lost')";
        let search = match db.backend() {
            Backend::Sqlite => "rowid",
            Backend::Postgres => "record_id",
        };
        db.damage(&format!("DELETE FROM change WHERE revision > {known}; DELETE FROM topic WHERE id = {id};
            DELETE FROM search WHERE {search} = {id}; DELETE FROM record WHERE key = 'lost'")).await;
        let input = Input {
            name: "test.jsonl".to_owned(),
            reader: Box::new(Cursor::new(INSTEAD.as_bytes())),
            table: None,
        };
        let options = ImportOptions {
            dry_run: false,
            editor: Editor::unrestricted("test"),
        };
        let report = records::import(&store, Clock::System, vec![input], &options).await.expect("it is imported");
        assert_eq!((report.updated, store.revision().await.expect("the database answers")), (1, known + 1));

        let refreshed = rapport.app.live().refresh().await.expect("the database answers");
        assert_eq!(refreshed, Refreshed::BuiltAnew);
        let now = json!({"topics": {"totalCount": 0}, "person": {"name": "Person 1, renamed"}});
        assert_eq!(rapport.ask(query).await, now);
        let next = told.next().await.expect("it is told");
        let code = next.errors[0].extensions.as_ref().and_then(|extensions| extensions.get("code")).cloned();
        assert_eq!(code, Some("HISTORY_CUT_BACK".into()));
        assert!(told.next().await.is_none(), "it ends");
        // Nothing more is to be noticed.
        assert_eq!(rapport.app.live().refresh().await.expect("the database answers"), Refreshed::Unchanged);
    }
}
