//! Record files: what is imported, what is refused, and what comes out again.

mod backup;
mod backup_refused;
mod check;
mod commands;
mod faults;
mod interrupted;
mod round_trip;
mod spreadsheet;
mod updates;
mod warnings;

use std::io::Cursor;

use chrono::{DateTime, Utc};
use rapport::{
    clock::Clock,
    records::{self, Editor, ImportOptions, ImportReport, Input},
    store::{Access, Store},
};

use crate::support::TestDatabase;

/// One record of every kind, with every field, as an export writes them.
const EVERYTHING: &str = include_str!("everything.jsonl");

/// What most tests start from: a country, an organization, two persons and a position.
const SOME: &str = r#"
{"type": "country", "key": "korea", "name": "South Korea"}
{"type": "organization", "key": "wego", "name": "WeGO", "kind": "CITY_NETWORK", "country": "korea"}
{"type": "position", "key": "head", "title": "Secretary General", "institution": "organization:wego"}
{"type": "person", "key": "park", "name": "Jung Sook Park"}
{"type": "person", "key": "lee", "name": "Lee"}
"#;

async fn open(database: &TestDatabase) -> Store {
    Store::open(database.url(), Access::Write)
        .await
        .expect("an empty database opens")
}

/// 2026-01-01, whatever day the test is run on.
fn clock() -> Clock {
    Clock::Fixed(
        "2026-01-01T00:00:00Z"
            .parse::<DateTime<Utc>>()
            .expect("an instant"),
    )
}

async fn import_bytes(store: &Store, bytes: &[u8], dry_run: bool) -> ImportReport {
    let input = Input {
        name: "test.jsonl".to_owned(),
        reader: Box::new(Cursor::new(bytes.to_vec())),
        table: None,
    };
    let options = ImportOptions {
        dry_run,
        editor: Editor::unrestricted("test"),
    };
    records::import(store, clock(), vec![input], &options)
        .await
        .expect("the database takes the file")
}

/// Imports records that have no fault.
async fn import(store: &Store, text: &str) -> ImportReport {
    let report = import_bytes(store, text.as_bytes(), false).await;
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
    report
}

/// The faults of records, as people read them, having made sure that nothing was written.
async fn faults(store: &Store, bytes: &[u8]) -> Vec<String> {
    let before = export(store).await;
    let report = import_bytes(store, bytes, false).await;
    assert_eq!(
        export(store).await,
        before,
        "nothing is written where there are faults"
    );
    assert_eq!((report.created, report.updated, report.unchanged), (0, 0, 0));
    report.faults.iter().map(ToString::to_string).collect()
}

async fn export(store: &Store) -> String {
    let mut out = Vec::new();
    records::export(store, &mut out)
        .await
        .expect("the database can be read");
    String::from_utf8(out).expect("an export is UTF-8")
}
