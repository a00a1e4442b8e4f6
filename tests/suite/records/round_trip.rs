//! What goes in comes out, and nothing else.

use super::{EVERYTHING, export, import, import_bytes, open};
use crate::support::on_both_databases;

on_both_databases! {
    /// The file is written as an export writes it, so that it has to come out byte for byte: every field, every
    /// default left out, every character.
    async fn an_export_is_what_was_imported(db: TestDatabase) {
        let store = open(&db).await;
        let report = import(&store, EVERYTHING).await;
        assert_eq!((report.records, report.created), (21, 21));
        assert_eq!(export(&store).await, EVERYTHING);
        assert_eq!(report.warnings, []);
    }

    /// Records may refer to others that come later, through the whole file.
    async fn the_order_of_a_file_makes_no_difference(db: TestDatabase) {
        let store = open(&db).await;
        let backwards: String = EVERYTHING.lines().rev().flat_map(|line| [line, "\n"]).collect();
        import(&store, &backwards).await;
        assert_eq!(export(&store).await, EVERYTHING);
    }

    /// The first one runs on a task of its own, as a server would have it.
    async fn a_second_import_changes_nothing(db: TestDatabase) {
        let store = open(&db).await;
        let first = store.clone();
        tokio::spawn(async move { import(&first, EVERYTHING).await }).await.expect("it ends");
        let again = import(&store, EVERYTHING).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 21));
    }

    /// More records than are written at a time, referring far ahead and far back.
    async fn a_long_file_is_taken_whole(db: TestDatabase) {
        let store = open(&db).await;
        let topic = |number: usize| {
            let broader = if number == 0 { String::new() } else { format!(r#","broader":"topic-{:04}""#, number / 2) };
            format!(r#"{{"type":"topic","key":"topic-{number:04}","name":"Topic {number}"{broader}}}"#)
        };
        let lines: Vec<String> = (0..5_000).map(topic).collect();
        let forward = lines.join("\n") + "\n";
        let backwards: Vec<String> = lines.iter().rev().cloned().collect();
        assert_eq!(import(&store, &backwards.join("\n")).await.created, 5_000);
        assert_eq!(export(&store).await, forward);
        assert_eq!(import(&store, &forward).await.unchanged, 5_000);
    }

    async fn a_trial_writes_nothing(db: TestDatabase) {
        let store = open(&db).await;
        let report = import_bytes(&store, EVERYTHING.as_bytes(), true).await;
        assert_eq!((report.created, report.dry_run), (21, true));
        assert_eq!(export(&store).await, "");
        assert_eq!(import(&store, EVERYTHING).await.created, 21);
    }

    /// A mark at the beginning, ends of lines and blank lines as they come from other machines.
    async fn a_file_may_come_from_anywhere(db: TestDatabase) {
        let store = open(&db).await;
        let foreign = format!("\u{feff}\r\n{}", EVERYTHING.trim_end().replace('\n', "\r\n\r\n"));
        import(&store, &foreign).await;
        assert_eq!(export(&store).await, EVERYTHING);
    }
}
