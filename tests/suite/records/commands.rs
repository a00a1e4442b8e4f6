//! `rapport import` and `rapport export` as they are called: what they say, how they end, what they leave.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rapport::cli::{
    export::{self, ExportArgs, Shown},
    import::{self, ImportArgs},
    outcome::Outcome,
};

use super::{EVERYTHING, clock};
use crate::support::{Backend, TestDatabase, on_both_databases};

/// How an import ended, and what it said: done, then wrong.
async fn import(database: &str, files: &[&Path], dry_run: bool) -> (Outcome, String, String) {
    let args = ImportArgs {
        files: files.iter().map(PathBuf::from).collect(),
        dry_run,
        kinds: Vec::new(),
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = import::run(&args, database, clock(), &mut output, &mut errors)
        .await
        .expect("memory is written");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (outcome, text(output), text(errors))
}

async fn export(database: &str, file: Option<&Path>) -> (Outcome, String, String) {
    let args = ExportArgs {
        file: file.map(PathBuf::from),
        force: true,
        ..ExportArgs::default()
    };
    export_with(database, &args).await
}

/// How an export ended, what it gave, and what it said.
async fn export_with(database: &str, args: &ExportArgs) -> (Outcome, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = export::run(args, database, clock(), &mut output, &mut errors)
        .await
        .expect("memory is written");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (outcome, text(output), text(errors))
}

on_both_databases! {
    /// The whole network, or the part around a record, in place of the old file or not at all.
    async fn the_network_is_exported_whole_or_around_a_record(db: TestDatabase) {
        let home = tempfile::tempdir().expect("a directory");
        let (record, file) = (home.path().join("record.jsonl"), home.path().join("network.csv"));
        fs::write(&record, crate::app::EXAMPLE).expect("writes");
        assert_eq!(import(db.url(), &[&record], false).await.0, Outcome::Done);
        let ties = ExportArgs {
            file: Some(file.clone()),
            force: true,
            format: "csv".parse().expect("a format"),
            projection: Shown::Ties,
            ..ExportArgs::default()
        };
        assert_eq!(export_with(db.url(), &ties).await, (Outcome::Done, String::new(), String::new()));
        let whole = fs::read_to_string(&file).expect("reads");
        assert_eq!(whole.lines().filter(|line| line.contains(",MET,")).count(), 5);
        assert_eq!(whole.lines().filter(|line| line.contains(",ENGAGED,")).count(), 5);
        let around = ExportArgs {
            around: vec!["person:nobody".to_owned()],
            ..ties.clone()
        };
        let (outcome, _, errors) = export_with(db.url(), &around).await;
        assert_eq!(outcome, Outcome::Faults);
        assert!(errors.starts_with("--around: there is no record \"person:nobody\""), "{errors}");
        assert_eq!(fs::read_to_string(&file).expect("reads"), whole, "the last one is left");
        let few = ExportArgs { limit: Some(3), file: None, ..ties };
        let (outcome, output, errors) = export_with(db.url(), &few).await;
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, "--limit: only the 3 records with the most links were taken\n"));
        assert!(output.lines().count() < whole.lines().count(), "{output}");
        let left: Vec<_> = fs::read_dir(home.path()).expect("reads").collect();
        assert_eq!(left.len(), 2, "nothing is left beside");
    }

    async fn what_was_done_is_said(db: TestDatabase) {
        let home = tempfile::tempdir().expect("a directory");
        let file = home.path().join("everything.jsonl");
        fs::write(&file, EVERYTHING).expect("writes");
        let (outcome, output, errors) = import(db.url(), &[&file], true).await;
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, ""));
        assert!(output.ends_with("0 warnings (tried only: nothing was imported)\n"), "{output}");
        let (outcome, output, _) = import(db.url(), &[&file], false).await;
        assert_eq!(outcome, Outcome::Done);
        assert_eq!(output, "21 records: 21 created, 0 updated, 0 unchanged; 0 warnings\n");
        assert_eq!(export(db.url(), None).await, (Outcome::Done, EVERYTHING.to_owned(), String::new()));
    }

    async fn faults_end_the_command_so_that_scripts_notice(db: TestDatabase) {
        let home = tempfile::tempdir().expect("a directory");
        let file = home.path().join("faulty.jsonl");
        fs::write(&file, "{}\n").expect("writes");
        let (outcome, output, errors) = import(db.url(), &[&file], false).await;
        assert_eq!((outcome, output.as_str()), (Outcome::Faults, ""));
        assert!(errors.starts_with(&format!("{}:1: type: is missing", file.display())), "{errors}");
        assert!(errors.ends_with("1 fault, 0 warnings in 1 record: nothing was imported\n"), "{errors}");
    }

    /// The old file is there until the new one is complete, and nothing else is left beside it.
    async fn an_export_takes_the_place_of_the_last(db: TestDatabase) {
        let home = tempfile::tempdir().expect("a directory");
        let file = home.path().join("record.jsonl");
        fs::write(&file, EVERYTHING).expect("writes");
        import(db.url(), &[&file], false).await;
        fs::write(&file, "old").expect("writes");
        assert_eq!(export(db.url(), Some(&file)).await.0, Outcome::Done);
        assert_eq!(fs::read_to_string(&file).expect("reads"), EVERYTHING);
        assert_eq!(fs::read_dir(home.path()).expect("lists").count(), 1);
    }
}

#[tokio::test]
async fn a_mistyped_name_makes_no_database() {
    let home = tempfile::tempdir().expect("a directory");
    let database = home.path().join("new.db");
    let url = format!("sqlite://{}", database.display());
    let missing = home.path().join("missing.jsonl");
    let (outcome, _, errors) = import(&url, &[&missing], false).await;
    assert_eq!(outcome, Outcome::Unusable);
    assert!(errors.contains("missing.jsonl: cannot be read"), "{errors}");
    let (outcome, _, errors) = import(&url, &[home.path()], false).await;
    assert_eq!(outcome, Outcome::Unusable);
    assert!(errors.contains("it is a directory"), "{errors}");
    assert_eq!(
        import(&url, &[Path::new("-"), Path::new("-")], false).await.0,
        Outcome::Usage
    );
    let (outcome, _, errors) = export(&url, None).await;
    assert_eq!(outcome, Outcome::Unusable);
    assert!(errors.contains("there is no such database"), "{errors}");
    assert!(!database.exists());
}

#[tokio::test]
async fn an_export_that_fails_leaves_the_last_one() {
    let db = TestDatabase::new(Backend::Sqlite)
        .await
        .expect("SQLite is always there");
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("record.jsonl");
    fs::write(&file, "old").expect("writes");
    let (outcome, ..) = export(db.url(), Some(&file)).await;
    assert_eq!(outcome, Outcome::Unusable);
    assert_eq!(fs::read_to_string(&file).expect("reads"), "old");
    let (outcome, ..) = export(db.url(), Some(&home.path().join("nowhere/record.jsonl"))).await;
    assert_eq!(outcome, Outcome::Unusable);
}
