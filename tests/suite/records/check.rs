//! `rapport check`: every kind of damage is found, and what should not stay as it is; a sound record has no fault.

use rapport::cli::{
    Outcome,
    check::{self, CheckArgs, CheckFormat},
};
use serde_json::Value;

use super::{backup::fill, clock, import, open};
use crate::support::{Backend, TestDatabase, on_both_databases};

async fn check(db: &TestDatabase, limit: u32, format: CheckFormat) -> (Outcome, String) {
    let args = CheckArgs { limit, format };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = check::run(&args, db.url(), clock(), &mut output, &mut errors)
        .await
        .expect("memory is written");
    assert_eq!(String::from_utf8(errors).expect("text"), "");
    (outcome, String::from_utf8(output).expect("text"))
}

/// The faults of a database, each as its check, what it is about and what was found.
pub(super) async fn faults(db: &TestDatabase) -> Vec<String> {
    let (outcome, output) = check(db, 20, CheckFormat::Json).await;
    let report: Value = serde_json::from_str(&output).expect("JSON");
    let mut faults = Vec::new();
    for section in report["checks"].as_array().expect("a list") {
        if section["severity"] != "FAULT" {
            continue;
        }
        for finding in section["findings"].as_array().expect("a list") {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            faults.push(format!(
                "{} {} {}",
                text(&section["check"]),
                text(&finding["record"]),
                text(&finding["message"])
            ));
        }
    }
    assert_eq!(report["faults"], faults.len());
    assert_eq!(
        outcome,
        if faults.is_empty() {
            Outcome::Done
        } else {
            Outcome::Faults
        }
    );
    faults
}

/// The faults of a whole record that was damaged.
async fn damaged(backend: Backend, statements: &str) -> Vec<String> {
    let db = TestDatabase::new(backend).await.expect("there is one already");
    let store = open(&db).await;
    fill(&store).await;
    store.close().await.expect("it closes");
    db.damage(statements).await;
    faults(&db).await
}

/// Of everything that should not stay as it is, one or two.
const WANTING: &str = r#"
{"type":"organization","key":"wego","name":"WeGO","kind":"CITY_NETWORK"}
{"type":"position","key":"chair","title":"Chair","institution":"organization:wego"}
{"type":"position","key":"head","title":"Head","institution":"organization:wego"}
{"type":"position","key":"guard","title":"Guard","institution":"organization:wego","severalHolders":true}
{"type":"person","key":"ann","name":"Ann","tenures":[{"position":"head","from":"2020-01-01","until":"2021-12-31"},{"position":"guard","from":"2020-01-01","until":"2021-12-31"}]}
{"type":"person","key":"ben","name":"Ben","tenures":[{"position":"head","from":"2021-10-01","until":"2022-12-31"},{"position":"guard","from":"2020-01-01","until":"2021-12-31"}]}
{"type":"person","key":"eve","name":"Eve"}
{"type":"source","key":"post"}
{"type":"event","key":"a","title":"A","kind":"VISIT","from":"2010-05-05","participants":[{"label":"guests"},{"position":"chair"},{"position":"chair","attendance":"ABSENT"}],"sources":["post"]}
{"type":"event","key":"b","title":"B","kind":"VISIT","from":"2010-05-06","participants":[{"person":"ann","position":"chair"}],"sources":["post"]}
{"type":"event","key":"c","title":"C","kind":"VISIT","from":"2010-05-06","participants":[{"person":"ben","position":"chair"}]}
{"type":"event","key":"past","title":"P","kind":"VISIT","status":"ANNOUNCED","from":"2025-12-30","until":"2025-12-31","participants":[{"position":"chair"}],"sources":["post"]}
{"type":"event","key":"today","title":"T","kind":"VISIT","status":"ANNOUNCED","from":"2026-01-01","sources":["post"]}
{"type":"event","key":"under-way","title":"U","kind":"VISIT","status":"ANNOUNCED","from":"2025-12-30","until":"2026-01-02","sources":["post"]}
{"type":"event","key":"this-year","title":"Y","kind":"VISIT","status":"ANNOUNCED","from":"2026","sources":["post"]}
{"type":"commitment","key":"late","text":"Late","by":"person:ann","due":"2025","status":"OPEN","sources":["post"]}
{"type":"commitment","key":"now","text":"Now","by":"person:ann","due":"2026-01-01","status":"OPEN","sources":["post"]}
{"type":"commitment","key":"then","text":"Then","by":"person:ann","due":"2026-01","status":"OPEN","sources":["post"]}
{"type":"commitment","key":"kept","text":"Kept","by":"person:ann","due":"2025","status":"FULFILLED"}
{"type":"relationship","key":"r","kind":"RELATED_TO","subject":"person:ann","object":"person:ben"}
"#;

on_both_databases! {
    /// After changes of every kind.
    async fn a_sound_record_has_no_fault(db: TestDatabase) {
        fill(&open(&db).await).await;
        assert_eq!(faults(&db).await, Vec::<String>::new());
    }

    async fn every_kind_of_damage_is_found(db: TestDatabase) {
        let id = |key: &str| format!("(SELECT id FROM record WHERE key = '{key}')");
        let entry = match db.backend() {
            Backend::Sqlite => "rowid",
            Backend::Postgres => "record_id",
        };
        for (statements, expected) in [
            (
                format!("DELETE FROM person WHERE id = {}", id("nobody-special")),
                vec!["ROWS person:nobody-special has no row in the table person"],
            ),
            (
                format!("DELETE FROM record WHERE key = 'nobody-special'; INSERT INTO topic (id) VALUES ({})", id("bare")),
                match db.backend() {
                    Backend::Sqlite => vec![
                        "REFERENCES - 1 rows of the table person refer to rows of record that are not there",
                        "ROWS - a row of the table person with the id 11 belongs to no record of its kind",
                        "ROWS source:bare a row of the table topic with the id 15 belongs to no record of its kind",
                        "REVISIONS - 1 changes, the first of them 11, are of the id 11, which no record has or had",
                        "SEARCH - the search index has the id 11, which no record has",
                    ],
                    Backend::Postgres => vec![
                        "ROWS source:bare a row of the table topic with the id 15 belongs to no record of its kind",
                        "REVISIONS - 1 changes, the first of them 11, are of the id 11, which no record has or had",
                    ],
                },
            ),
            (
                "UPDATE record SET revision = 999 WHERE key = 'seoul'".to_owned(),
                vec!["REVISIONS city:seoul is at revision 999; its latest change is 3"],
            ),
            (
                "DELETE FROM change WHERE revision IN (3, 7, 8)".to_owned(),
                vec![
                    "REVISIONS city:seoul is at revision 3; its latest change is none",
                    "REVISIONS position:attache is at revision 7; its latest change is none",
                    "REVISIONS position:mayor is at revision 8; its latest change is none",
                    "GAPS - there is no change 3",
                    "GAPS - there are no changes 7 to 8",
                ],
            ),
            (
                "UPDATE change SET action = 'DELETED' WHERE revision = 3".to_owned(),
                vec!["REVISIONS city:seoul is there, and its latest change is DELETED"],
            ),
            (
                "INSERT INTO tombstone (id, kind, key, name, visibility, revision, state) \
                 SELECT 900, kind, key, name, 0, 3, '' FROM record WHERE key = 'seoul'".to_owned(),
                vec![
                    "REVISIONS - the deleted record CITY:seoul is at revision 3; its latest change is none",
                    "TOMBSTONES city:seoul is there, and deleted as the id 900",
                ],
            ),
            (
                format!("DELETE FROM search WHERE {entry} = {}", id("seoul")),
                vec!["SEARCH city:seoul is not in the search index"],
            ),
            (
                "UPDATE record SET fold = 'soul' WHERE key = 'seoul'; UPDATE other_name SET fold = 'x' WHERE name = 'Hanyang'"
                    .to_owned(),
                vec!["NAMES city:seoul Seoul", "NAMES city:seoul Hanyang"],
            ),
            (
                "UPDATE event SET from_latest = from_latest + 1 WHERE from_text = '2022-02'; \
                 UPDATE event SET until_text = 'soon' WHERE until_text IS NOT NULL; \
                 UPDATE source SET published_earliest = NULL WHERE published_text IS NOT NULL; \
                 UPDATE program SET until_text = NULL".to_owned(),
                vec![
                    "DATES program:champions program.until: no date is kept with other days than it means",
                    "DATES source:post source.published: \"2022-02-07\" is kept with other days than it means",
                    "DATES event:week event.from: \"2022-02\" is kept with other days than it means",
                    "DATES event:visit event.until: \"soon\" is no date",
                ],
            ),
        ] {
            assert_eq!(damaged(db.backend(), &statements).await, expected, "{statements}");
        }
    }

    /// Each once, with its reason, and nothing that is as it should be.
    async fn what_should_not_stay_is_told(db: TestDatabase) {
        import(&open(&db).await, WANTING).await;
        let (outcome, output) = check(&db, 20, CheckFormat::Text).await;
        assert_eq!(output, "\
warning: participants in a position of which nobody can tell who held it that day (2)
  event:a: participants.1: position:chair
  event:a: participants.2: position:chair
warning: two persons in a position that has one holder, on one day (2)
  position:head: is held by person:ann and person:ben at once, from 2021-10-01 to 2021-12-31
  position:chair: is held by person:ann and person:ben on one day, 2010-05-06, in event:b and event:c
warning: announced events whose day has passed, without word of whether they were held (1)
  event:past: was announced for 2025-12-30
warning: events, promises and relationships without a source (3)
  event:c
  commitment:kept
  relationship:r
warning: open promises that are due (2)
  commitment:late: is due 2025
  commitment:now: is due 2026-01-01
warning: persons without any tenure or participation (1)
  person:eve
warning: records that look like one: merge them, or say that they are different (1)
  person:ann: person:ben: both were chair on 2010-05-06
revision 20: 0 faults, 12 warnings
");
        assert_eq!(outcome, Outcome::Done);
        let (_, few) = check(&db, 1, CheckFormat::Text).await;
        assert!(few.contains("(3)\n  event:c\n  and 2 more\nwarning"), "{few}");
        assert!(few.ends_with("revision 20: 0 faults, 12 warnings\n"), "{few}");
        let (_, json) = check(&db, 1, CheckFormat::Json).await;
        let report: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!((&report["revision"], &report["faults"], &report["warnings"]), (&20.into(), &0.into(), &12.into()));
        let checks: Vec<&str> = report["checks"].as_array().expect("a list").iter()
            .map(|section| section["check"].as_str().expect("a word")).collect();
        assert_eq!(checks, ["UNRESOLVED", "TWO_HOLDERS", "NO_REPORT", "NO_SOURCE", "DUE", "NO_PLACE", "DUPLICATES"]);
        assert_eq!(report["checks"][3]["count"], 3);
        assert_eq!(report["checks"][3]["findings"].as_array().map(Vec::len), Some(1));
    }
}

/// What `PostgreSQL` lets nobody do.
#[tokio::test(flavor = "multi_thread")]
async fn what_sqlite_itself_finds_is_told() {
    let lost = damaged(
        Backend::Sqlite,
        "UPDATE event SET city_id = 9999 WHERE city_id IS NOT NULL",
    )
    .await;
    assert_eq!(
        lost,
        ["REFERENCES - 1 rows of the table event refer to rows of city that are not there"]
    );
    let statements = "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'record_by_name'";
    let torn = damaged(Backend::Sqlite, statements).await;
    assert!(
        !torn.is_empty() && torn.iter().all(|fault| fault.starts_with("FILE - ")),
        "{torn:?}"
    );
}
