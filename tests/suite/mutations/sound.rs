//! What holds in every database, whatever happened to it: the history is without gap, and the tables fit together.

use rapport::store::Store;
use rapport::store::history::Change;
use rapport::vocabulary::Visibility;

use crate::support::{Backend, TestDatabase};

/// Statements that find what must not be: the first column tells of it.
const NOWHERE: [&str; 6] = [
    // A revision that was given twice, or left out.
    "SELECT 'the revisions are ' || min(revision) || ' to ' || max(revision) || ', ' || count(*) || ' of them' FROM change
     HAVING min(revision) <> 1 OR max(revision) <> count(*) OR count(DISTINCT revision) <> count(*)",
    "SELECT 'the record ' || r.key || ' is at ' || r.revision || ', its latest change is ' || coalesce(c.latest, 0)
     FROM record r LEFT JOIN (SELECT record_id, max(revision) AS latest FROM change GROUP BY record_id) c
     ON c.record_id = r.id WHERE coalesce(c.latest, 0) <> r.revision",
    "SELECT 'the tombstone ' || t.key || ' is at ' || t.revision || ', its latest change is ' || coalesce(c.latest, 0)
     FROM tombstone t LEFT JOIN (SELECT record_id, max(revision) AS latest FROM change GROUP BY record_id) c
     ON c.record_id = t.id WHERE coalesce(c.latest, 0) <> t.revision",
    "SELECT 'there and gone is ' || r.key FROM record r JOIN tombstone t ON t.id = r.id OR (t.kind = r.kind AND t.key = r.key)",
    "SELECT 'nobody is meant by change ' || c.revision FROM change c WHERE c.record_id NOT IN (SELECT id FROM record)
     AND c.record_id NOT IN (SELECT id FROM tombstone)",
    "SELECT 'time goes back at ' || c.revision FROM change c JOIN change b ON b.revision = c.revision - 1 WHERE b.at > c.at",
];

/// Every record is found by words, and nothing else is.
const SEARCHED: [(Backend, &str); 2] = [
    (
        Backend::Sqlite,
        "SELECT 'not searched: ' || key FROM record WHERE id NOT IN (SELECT rowid FROM search)
         UNION ALL SELECT 'searched: ' || rowid FROM search WHERE rowid NOT IN (SELECT id FROM record)",
    ),
    (
        Backend::Postgres,
        "SELECT 'not searched: ' || key FROM record WHERE id NOT IN (SELECT record_id FROM search)",
    ),
];

/// That a database is sound.
pub(crate) async fn assert_sound(database: &TestDatabase) {
    let searched = SEARCHED
        .iter()
        .filter(|(backend, _)| *backend == database.backend());
    for statement in NOWHERE.iter().chain(searched.map(|(_, statement)| statement)) {
        assert_eq!(
            database.texts(statement).await,
            Vec::<String>::new(),
            "{statement}"
        );
    }
    if database.backend() == Backend::Sqlite {
        // PostgreSQL checks both itself, whenever something is written and read.
        assert_eq!(database.texts("PRAGMA integrity_check").await, ["ok"]);
        assert_eq!(
            database.texts("PRAGMA foreign_key_check").await,
            Vec::<String>::new()
        );
    }
}

/// All changes from the first.
pub(crate) async fn changes(store: &Store) -> Vec<Change> {
    let changes = store.changes_after(0, u32::MAX, &[], Visibility::Confidential);
    changes.await.expect("the database answers")
}
