//! The report of a period, which for the public is the register of meetings.

use std::fmt::Write;

use rapport::vocabulary::ReportName::Activity;
use serde_json::{Value, json};

use super::{answer, assert_report, refused};
use crate::{
    app::{EXAMPLE, Rapport},
    support::on_both_databases,
};

/// The whole of what the notes tell.
const YEAR: [&str; 2] = ["since=2022-01-01", "on=2022-05-20"];

/// A number of the period and of the one before it.
fn compared(period: u32, before: u32) -> Value {
    let exactly = |number: u32| json!({"at_least": number, "at_most": number});
    json!({"period": exactly(period), "before": exactly(before)})
}

/// The names of what is in a list.
fn names<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let lines = list.as_array().expect("a list").iter();
    let name = |line: &'a Value| line[field]["name"].as_str().unwrap_or("-");
    lines.map(name).collect()
}

/// An institution that is ours, and events with another one each, from the first of January on.
fn many_events(count: u32) -> String {
    let mut lines = String::from(
        r#"{"type": "country", "key": "here", "name": "Here"}
{"type": "organization", "key": "we", "name": "We", "kind": "NGO", "country": "here"}
"#,
    );
    for n in 0..count {
        let (month, day) = (n / 28 % 12 + 1, n % 28 + 1);
        writeln!(
            lines,
            r#"{{"type": "organization", "key": "they-{n}", "name": "They {n:04}", "kind": "NGO"}}
{{"type": "event", "key": "event-{n}", "title": "Talk {n}", "kind": "MEETING", "from": "2021-{month:02}-{day:02}", "participants": [{{"institution": "organization:we"}}, {{"institution": "organization:they-{n}"}}]}}"#
        )
        .expect("a text takes all");
    }
    lines
}

on_both_databases! {
    /// Nine events, five of them meetings; whom they were with, on what level, what was promised.
    async fn tells_of_a_period(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert_report!(&rapport, Activity, &YEAR, "activity");
        let answer = answer(&rapport, Activity, &YEAR).await;
        assert_eq!(answer["period"], json!({"since": "2022-01-01", "until": "2022-05-20"}));
        assert_eq!(answer["before"], json!({"since": "2021-08-14", "until": "2021-12-31"}));
        let totals = &answer["totals"];
        assert_eq!(totals["events"], compared(9, 0));
        assert_eq!(totals["meetings"], compared(5, 0));
        assert_eq!(totals["people"], compared(6, 0));
        assert_eq!(totals["institutions"], compared(5, 0));
        assert_eq!(totals["new_people"], compared(6, 0));
        assert_eq!(totals["new_institutions"], compared(5, 0));
        assert_eq!(totals["promises_made"], compared(1, 0));
        assert_eq!(totals["promises_closed"], compared(0, 0));
        assert_eq!(
            names(&answer["countries"], "of"),
            ["Canada", "Colombia", "Costa Rica", "Japan", "Singapore", "-"]
        );
        assert_eq!(answer["regions"][0]["region"], "Americas");
        assert_eq!(answer["regions"][0]["events"], compared(3, 0));
        assert_eq!(answer["topics"][0]["of"]["name"], "International cooperation");
        assert_eq!(answer["topics"][0]["events"], compared(5, 0));
        assert_eq!(answer["highest_rank"], "HEAD");
        assert_eq!(
            names(&answer["highest"], "who"),
            ["Alejandro Rodríguez Zamora", "Juan Carlos Caiza Rosero"]
        );
        // The note of 2 March tells of cooperation before.
        let new = answer["new_institutions"].as_array().expect("a list");
        let related: Vec<&Value> = new.iter().filter(|line| line["related"] == true).collect();
        assert_eq!(related.len(), 1);
        assert_eq!(related[0]["who"]["name"], "Embassy of Costa Rica in Seoul");
        assert_eq!(answer["made"].as_array().map(Vec::len), Some(1));
        assert_eq!(answer["announced"], json!([]));
        // Two officials of Japan came to one meeting.
        let register = answer["register"].as_array().expect("a list");
        assert_eq!(register.len(), 10);
        let japan = register.iter().filter(|row| row["from"] == "2022-02-17");
        let who: Vec<&Value> = japan.map(|row| &row["counterpart"]["person"]["name"]).collect();
        assert_eq!(who, ["Haruyuki Fujii", "Masaki Miwa"]);
        assert_eq!(register[0]["counterpart"]["headcount"], 20);
    }

    /// What the reader of another day knows: nothing of what came later, and what was there before.
    async fn compares_with_the_period_before(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let march = ["since=2022-03-01", "until=2022-03-31", "on=2022-04-01"];
        let answer = answer(&rapport, Activity, &march).await;
        assert_eq!(answer["before"], json!({"since": "2022-02-01", "until": "2022-02-28"}));
        let totals = &answer["totals"];
        assert_eq!(totals["events"], compared(3, 5));
        assert_eq!(totals["meetings"], compared(2, 3));
        assert_eq!(totals["new_people"], compared(2, 4));
        assert_eq!(totals["promises_made"], compared(0, 1));
        assert_eq!(names(&answer["new_people"], "who"), ["Alejandro Rodríguez Zamora", "Adrian Li"]);
        let steps = answer["steps"].as_array().expect("a list");
        let steps: Vec<&Value> = steps.iter().map(|step| &step["name"]).collect();
        assert_eq!(steps, ["2022-02", "2022-03"]);
    }

    /// An event whose date is known only in part may be in the period, in the one before, or in both.
    async fn counts_what_is_uncertain_between_bounds(db: TestDatabase) {
        let uncertain = r#"{"type": "event", "key": "some-day", "title": "Some day", "kind": "MEETING", "from": "[2022-02-20..2022-03-10]", "participants": [{"institution": "organization:wego"}, {"person": "adrian-li", "position": "deputy-chief-of-mission-of-singapore-in-seoul"}]}
{"type": "event", "key": "to-come", "title": "To come", "kind": "CONFERENCE", "status": "ANNOUNCED", "from": "2022-06", "participants": [{"institution": "organization:wego"}]}
{"type": "commitment", "key": "kept", "text": "Come again", "by": "organization:wego", "to": "embassy:embassy-of-singapore-in-seoul", "event": "some-day", "status": "FULFILLED", "fulfilledBy": "wego-at-embassy-of-singapore-2022-03-15"}
{"type": "commitment", "key": "lapsed", "text": "Send word", "by": "organization:wego", "due": "2022-02-25", "status": "LAPSED"}
"#;
        let rapport = Rapport::with(&db, &format!("{EXAMPLE}{uncertain}")).await;
        let march = ["since=2022-03-01", "until=2022-03-31", "on=2022-04-01"];
        let answer = answer(&rapport, Activity, &march).await;
        let totals = &answer["totals"];
        assert_eq!(totals["events"]["period"], json!({"at_least": 3, "at_most": 4}));
        assert_eq!(totals["events"]["before"], json!({"at_least": 5, "at_most": 6}));
        // Whether he was met before March is not sure.
        assert_eq!(totals["new_people"]["period"], json!({"at_least": 1, "at_most": 2}));
        assert_eq!(totals["new_people"]["before"], json!({"at_least": 4, "at_most": 5}));
        assert_eq!(totals["promises_closed"], compared(1, 1));
        assert_eq!(answer["closed"][0]["promise"]["name"], "Come again");
        assert_eq!(names(&answer["announced"], "event"), ["To come"]);
        let doubts = answer["gaps"].as_array().expect("a list");
        assert!(doubts.iter().any(|gap| gap["kind"] == "DATE_UNCERTAIN"));
    }

    /// Nothing is cut without saying so, and a long period has few steps.
    async fn cuts_long_lists(db: TestDatabase) {
        let rapport = Rapport::with(&db, &many_events(1100)).await;
        let asked = ["since=1990-01-01", "until=2021-12-31", "on=2022-04-01", "home=organization:we"];
        let answer = answer(&rapport, Activity, &asked).await;
        assert_eq!(answer["totals"]["events"], compared(1100, 0));
        assert_eq!(answer["register"].as_array().map(Vec::len), Some(1000));
        assert_eq!(answer["register_left_out"], 100);
        assert_eq!(answer["register"][0]["from"], "2021-12-28");
        assert_eq!(answer["new_institutions"].as_array().map(Vec::len), Some(100));
        assert_eq!(answer["new_institutions_left_out"], 1000);
        assert_eq!(answer["new_institutions"][0]["who"]["name"], "They 0000");
        let steps = answer["steps"].as_array().expect("a list");
        let steps: Vec<&Value> = steps.iter().map(|step| &step["name"]).collect();
        assert_eq!(steps, ["1990s", "2000s", "2010s", "2020s"]);
    }

    /// A record without anything has a report without anything.
    async fn answers_where_there_is_nothing(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        assert_report!(&rapport, Activity, &["on=2022-05-20"], "activity-empty");
        let answer = answer(&rapport, Activity, &["on=2022-05-20"]).await;
        assert_eq!(answer["header"]["home"], Value::Null);
        assert_eq!(answer["totals"]["events"], compared(0, 0));
    }

    /// A period has to begin before it ends, and to have begun.
    async fn refuses_what_is_no_period(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let reversed = ["since=2022-03-02", "until=2022-03-01", "on=2022-05-20"];
        assert_eq!(
            refused(&rapport, Activity, &reversed).await,
            "since: 2022-03-02 comes after until, which is 2022-03-01; expected the first day of a period, not after its last"
        );
        let later = refused(&rapport, Activity, &["since=2023-01-01", "until=2023-12-31", "on=2022-05-20"]).await;
        assert!(later.starts_with("since: 2023-01-01 comes after the day that the report speaks of"), "{later}");
        let unknown = refused(&rapport, Activity, &["home=organization:wago"]).await;
        assert!(unknown.starts_with("home: there is no record"), "{unknown}");
    }
}
