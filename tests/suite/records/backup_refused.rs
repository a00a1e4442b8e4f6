//! A backup that is cut off, altered or none at all is refused, and nothing of it is written.

use std::path::Path;

use rapport::{
    cli::{
        Outcome,
        restore::{self as restore_command, RestoreArgs},
    },
    store::Store,
};

use super::{
    EVERYTHING,
    backup::{backed_up, fill, restored, rows},
    import, open,
};
use crate::support::{Backend, TestDatabase, on_both_databases};

/// Why bytes are refused, having made sure that nothing was written.
async fn refused(empty: &Store, bytes: &[u8]) -> String {
    let error = restored(empty, bytes)
        .await
        .expect_err("it cannot be restored")
        .to_string();
    assert!(error.ends_with("; nothing was restored"), "{error}");
    let left: usize = rows(empty, "").await.iter().map(|(_, rows)| rows.len()).sum();
    assert_eq!(left, 0, "{error}");
    error
}

async fn empty_and_full(db: &TestDatabase) -> (Store, Vec<u8>) {
    let source = TestDatabase::new(Backend::Sqlite)
        .await
        .expect("SQLite is always there");
    let full = open(&source).await;
    fill(&full).await;
    (open(db).await, backed_up(&full, true).await)
}

on_both_databases! {
    /// After any line, and within any.
    async fn a_file_that_was_cut_off_is_refused(db: TestDatabase) {
        let (empty, bytes) = empty_and_full(&db).await;
        let ends: Vec<usize> = (0..bytes.len()).filter(|place| bytes[*place] == b'\n').collect();
        for (number, end) in ends.iter().enumerate() {
            let within = refused(&empty, &bytes[..*end]).await;
            assert_eq!(
                within,
                format!("{}: the file ends within this line: it has been cut off; nothing was restored", number + 1)
            );
            if *end + 1 < bytes.len() {
                let after = refused(&empty, &bytes[..=*end]).await;
                assert!(after.starts_with(&format!("{}: the file ends after this line; expected ", number + 1)), "{after}");
            }
        }
        assert_eq!(
            refused(&empty, b"").await,
            "1: the file is empty; expected a file that `rapport backup` wrote; nothing was restored"
        );
        restored(&empty, &bytes).await.expect("the whole file is taken");
    }

    /// One character in any line.
    async fn a_file_that_was_altered_is_refused(db: TestDatabase) {
        let (empty, bytes) = empty_and_full(&db).await;
        let text = String::from_utf8(bytes.clone()).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let digit = line.rfind(|letter: char| letter.is_ascii_alphanumeric()).expect("a line says something");
            let other = if line.as_bytes()[digit] == b'1' { "2" } else { "1" };
            let altered = format!("{}{other}{}", &line[..digit], &line[digit + 1..]);
            let mut all = lines.clone();
            all[number] = &altered;
            refused(&empty, (all.join("\n") + "\n").as_bytes()).await;
            all.remove(number);
            refused(&empty, (all.join("\n") + "\n").as_bytes()).await;
        }
        let more = [bytes.as_slice(), b"[]\n"].concat();
        let error = refused(&empty, &more).await;
        assert!(error.starts_with(&format!("{}: follows on the last line", lines.len() + 1)), "{error}");
        let renamed = text.replacen("Jung Sook", "Jung Sock", 1);
        assert_ne!(renamed, text);
        let error = refused(&empty, renamed.as_bytes()).await;
        assert!(error.contains("of the table record in the lines 3 to 27, or their heading, has been altered"), "{error}");
    }

    async fn other_files_are_refused_by_what_they_are(db: TestDatabase) {
        let (empty, bytes) = empty_and_full(&db).await;
        let error = refused(&empty, EVERYTHING.as_bytes()).await;
        assert!(error.starts_with("1: is not the first line of a backup"), "{error}");
        assert!(refused(&empty, b"\0\xff\n").await.starts_with("1: is not the first line of a backup"));
        let text = String::from_utf8(bytes).expect("text");
        let newer = refused(&empty, text.replacen("\"format\":1", "\"format\":2", 1).as_bytes()).await;
        assert_eq!(newer, "1: is of format 2; this version reads format 1; nothing was restored");
        let table = refused(&empty, text.replacen("\"table\":\"record\"", "\"table\":\"planet\"", 1).as_bytes()).await;
        assert!(table.starts_with("1: there is no table \"planet\" in this version of Rapport"), "{table}");
        let column = refused(&empty, text.replacen("\"fold\"", "\"fond\"", 1).as_bytes()).await;
        assert!(column.starts_with("1: there is no column \"fond\" in the table record"), "{column}");
    }

    /// Also where it is empty but for what was deleted.
    async fn a_database_that_is_not_empty_is_left_as_it_is(db: TestDatabase) {
        let (store, bytes) = empty_and_full(&db).await;
        import(&store, r#"{"type":"topic","key":"a","name":"A"}"#).await;
        let before = rows(&store, "").await;
        let error = restored(&store, &bytes).await.expect_err("it is not empty").to_string();
        assert!(error.starts_with("the database is not empty: there are rows in its table record"), "{error}");
        assert_eq!(rows(&store, "").await, before);
    }
}

#[tokio::test]
async fn a_mistyped_name_or_a_foreign_file_makes_no_database() {
    let home = tempfile::tempdir().expect("a directory");
    let database = home.path().join("new.db");
    let url = format!("sqlite://{}", database.display());
    let foreign = home.path().join("foreign.jsonl");
    std::fs::write(&foreign, EVERYTHING).expect("writes");
    for (file, expected, said) in [
        (
            home.path().join("missing.jsonl"),
            Outcome::Unusable,
            "missing.jsonl: cannot be read",
        ),
        (
            foreign,
            Outcome::Faults,
            "foreign.jsonl:1: is not the first line of a backup",
        ),
    ] {
        let (outcome, errors) = restore(&url, &file).await;
        assert_eq!(outcome, expected, "{errors}");
        assert!(errors.contains(said), "{errors}");
    }
    assert!(!database.exists());
}

async fn restore(database: &str, file: &Path) -> (Outcome, String) {
    let args = RestoreArgs {
        file: file.to_owned(),
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = restore_command::run(&args, database, &mut output, &mut errors)
        .await
        .expect("memory is written");
    (outcome, String::from_utf8(errors).expect("text"))
}
