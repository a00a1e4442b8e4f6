//! What is odd but possible is taken, and said.

use super::{SOME, import, open};
use crate::support::{TestDatabase, on_both_databases};

async fn warnings(db: &TestDatabase, text: &str) -> Vec<String> {
    let store = open(db).await;
    import(&store, SOME).await;
    let report = import(&store, text).await;
    report.warnings.iter().map(ToString::to_string).collect()
}

on_both_databases! {
    async fn a_record_may_be_odd_in_itself(db: TestDatabase) {
        let text = r#"{"type":"person","key":"lee","tenures":[{"position":"head","from":"2021-05","until":"2021-04-30"}]}
{"type":"event","key":"later","title":"Later","kind":"MEETING","from":"2030","startsAt":"2029-12-31T10:00:00Z"}
{"type":"event","key":"group","title":"Group","kind":"MEETING","from":"2022","participants":[{"institution":"organization:wego","headcount":3},{"person":"park"},{"person":"park"}]}"#;
        assert_eq!(warnings(&db, text).await, [
            "test.jsonl:1: tenures.0.until: ends on 2021-04-30 at the latest, before it begins on 2021-05-01 at the earliest",
            "test.jsonl:2: startsAt: is on 2029-12-31, and the event from 2030-01-01 to 2030-12-31",
            "test.jsonl:2: from: is after today, 2026-01-01, and yet the status is HELD",
            "test.jsonl:3: participants.0.headcount: counts a group that has no label",
            r#"test.jsonl:3: participants.2.person: "park" is a participant already, in place 1"#,
        ]);
    }

    /// The other holder was in the database before; the day of a handover is nothing odd.
    async fn two_may_hold_one_position(db: TestDatabase) {
        let text = r#"{"type":"person","key":"a","name":"A","tenures":[{"position":"head","from":"2020-01-01","until":"2021-03-31"}]}
{"type":"person","key":"b","name":"B","tenures":[{"position":"head","from":"2021-03-31","until":"2022-03-31"}]}
{"type":"person","key":"c","name":"C","tenures":[{"position":"head","from":"2022-01-01","until":".."}]}
{"type":"person","key":"d","name":"D","tenures":[{"position":"head","capacity":"DESIGNATE","from":"2022-01-01","until":".."}]}"#;
        assert_eq!(warnings(&db, text).await, [
            r#"test.jsonl:3: tenures: the position "head" is held by the person "b" and the person "c" at once, from 2022-01-01 to 2022-03-31"#,
        ]);
    }

    async fn two_may_be_named_in_one_position_on_one_day(db: TestDatabase) {
        let text = r#"{"type":"event","key":"one","title":"One","kind":"MEETING","from":"2022-01-05","participants":[{"person":"park","position":"head"}]}
{"type":"event","key":"two","title":"Two","kind":"MEETING","from":"2022-01-05","participants":[{"person":"lee","position":"head"}]}
{"type":"event","key":"not-held","title":"Not held","kind":"MEETING","status":"CANCELLED","from":"2023-01-05","participants":[{"person":"lee","position":"head"},{"person":"park","position":"head"}]}"#;
        assert_eq!(warnings(&db, text).await, [
            r#"test.jsonl:2: participants: the position "head" is held by the person "park" and by the person "lee" on one day, 2022-01-05"#,
        ]);
    }

    async fn an_embassy_may_lie_abroad(db: TestDatabase) {
        let text = r#"{"type":"country","key":"japan","name":"Japan"}
{"type":"city","key":"tokyo","name":"Tokyo","country":"japan"}
{"type":"embassy","key":"e","name":"E","sendingCountry":"japan","hostCountry":"korea","city":"tokyo"}"#;
        assert_eq!(
            warnings(&db, text).await,
            [r#"test.jsonl:3: city: the city "tokyo" does not lie in the host country"#]
        );
    }
}
