//! A clock that steps back.

use chrono::{DateTime, Utc};
use rapport::clock::Clock;
use rapport::records::{self, Editor, ImportOptions, Input};
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::json;

use crate::app::Rapport;
use crate::mutations::sound::{assert_sound, changes};
use crate::support::on_both_databases;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

async fn save(store: &Store, key: &str, now: &str) {
    let line = format!(r#"{{"type": "topic", "key": "{key}", "name": "Topic"}}"#);
    let input = Input {
        name: "test.jsonl".to_owned(),
        reader: Box::new(std::io::Cursor::new(line.into_bytes())),
        table: None,
    };
    let options = ImportOptions {
        dry_run: false,
        editor: Editor::unrestricted("test"),
    };
    let report = records::import(store, Clock::Fixed(at(now)), vec![input], &options).await;
    assert_eq!(report.expect("it is imported").created, 1);
}

on_both_databases! {
    /// Revisions and instants go on rising, and what was known at an instant is what was recorded by then.
    async fn the_history_stays_in_order(db: TestDatabase) {
        let store = Store::open(db.url(), Access::Write).await.expect("the database opens");
        save(&store, "first", "2022-04-01T12:00:00Z").await;
        save(&store, "second", "2022-04-01T11:00:00Z").await;
        save(&store, "third", "2021-01-01T00:00:00Z").await;
        save(&store, "fourth", "2022-04-01T12:00:01Z").await;
        let told: Vec<(i64, i64)> = changes(&store).await.iter().map(|change| (change.revision, change.at)).collect();
        let noon = at("2022-04-01T12:00:00Z").timestamp_micros();
        assert_eq!(told, [(1, noon), (2, noon), (3, noon), (4, noon + 1_000_000)]);
        assert_sound(&db).await;
        let rapport = Rapport::over(store, Visibility::Public).await;
        for (instant, known) in [("11:59:59", 0), ("12:00:00", 3), ("12:00:01", 4)] {
            let query = format!(r#"query @asKnownAt(at: "2022-04-01T{instant}Z") {{ topics {{ totalCount }} }}"#);
            assert_eq!(rapport.ask(query.as_str()).await, json!({"topics": {"totalCount": known}}), "{instant}");
        }
    }
}
