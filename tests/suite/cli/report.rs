//! `rapport report` as it is run: into a file of any format, and what it says where something is wrong.

use std::fs;

use super::rapport;
use crate::app::EXAMPLE;

#[test]
fn a_report_goes_into_a_file_of_the_kind_that_its_name_says() {
    let room =
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("Cargo's temporary directory is writable");
    let database = format!("sqlite://{}", room.path().join("rapport.db").display());
    let record = room.path().join("example.jsonl");
    fs::write(&record, EXAMPLE).expect("the room is writable");
    let run = |arguments: &[&str]| {
        let output = rapport(&database)
            .args(arguments)
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            told,
        )
    };
    let (status, _, told) = run(&["import", &record.display().to_string()]);
    assert_eq!(status, Some(0), "{told}");

    let asked = [
        "report",
        "briefing",
        "--about",
        "embassy:embassy-of-colombia-in-seoul",
        "--on",
        "2022-03-01",
    ];
    let (status, text, told) = run(&asked);
    assert_eq!(status, Some(0), "{told}");
    assert!(
        text.starts_with("# Briefing: Embassy of Colombia in Seoul"),
        "{text}"
    );
    for (name, begins) in [
        ("b.html", "<!doctype html>"),
        ("b.csv", ""),
        ("b.json", "{"),
        ("b.md", "# Briefing"),
    ] {
        let file = room.path().join(name);
        let named = file.display().to_string();
        let (status, printed, told) = run(&[&asked[..], &[&named]].concat());
        assert_eq!((status, printed.as_str()), (Some(0), ""), "{told}");
        let text = fs::read_to_string(&file).expect("the report was written");
        assert!(
            text.starts_with(begins) && text.contains("Caiza Rosero"),
            "{name}: {text}"
        );
    }
    let (_, korean, _) = run(&[&asked[..], &["--lang", "ko"]].concat());
    assert!(korean.contains("2022년 3월 1일"), "{korean}");

    let (status, _, told) = run(&["report", "briefing", "--about", "embassy:colombia"]);
    assert_eq!(status, Some(1));
    assert!(
        told.starts_with("--about: there is no record \"embassy:colombia\""),
        "{told}"
    );
    let (status, _, told) = run(&[
        "report",
        "briefing",
        "--about",
        "person:adrian-li",
        "--on",
        "yesterday",
    ]);
    assert_eq!(status, Some(1));
    assert!(told.starts_with("--on: "), "{told}");
    let (status, _, told) = run(&["report", "gossip"]);
    assert_eq!(status, Some(2), "{told}");
    let (status, _, told) = run(&["report", "briefing"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("--about"), "{told}");
    let (status, schema, _) = run(&["report", "briefing", "--schema"]);
    assert_eq!(status, Some(0));
    assert!(schema.contains("\"title\": \"BriefingReport\""), "{schema}");
}
