//! What cannot be taken: every fault with its line, its field and what was expected, and nothing is written.

use std::io::{Cursor, Read as _};

use rapport::records::{self, Editor, ImportOptions, Input};

use super::{SOME, clock, export, faults, import, open};
use crate::support::on_both_databases;

on_both_databases! {
    async fn every_fault_is_told_and_not_only_the_first(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let text = br#"{"type": "person", "key": "Jung Sook", "name": 5, "styl": "Ms."}
{"type": "persom", "key": "x"}
{"type": "event", "key": "e", "title": "", "kind": "MEETNG", "from": "2022-02-30", "participants": [{"person": "nobody"}, {}, {"label": "x", "headcount": -1}]}
not json
[1, 2]
{"key": "x"}
{"type": "person", "name": "No key"}
{"type": "person", "key": "twice", "name": "A", "name": "B"}
{"type": "city", "key": "c", "name": "C", "latitude": 91}"#;
        assert_eq!(faults(&store, text).await, [
            r#"test.jsonl:1: key: "Jung Sook" is not a key: expected only a-z, 0-9 and -, such as "jung-sook""#,
            "test.jsonl:1: name: expected text, found the number 5",
            r#"test.jsonl:1: styl: a person has no field "styl"; did you mean "style"?"#,
            r#"test.jsonl:2: type: there is no type "persom"; did you mean "person"? expected one of country, city, organization, embassy, position, person, topic, program, source, event, commitment, relationship"#,
            "test.jsonl:3: title: is empty; expected text, or the field left out where nothing is known",
            r#"test.jsonl:3: kind: "MEETNG" is not one of the words here; did you mean "MEETING"? expected one of MEETING, COURTESY_CALL, VISIT, CALL, SIGNING, CONFERENCE, WORKSHOP, ORIENTATION, LAUNCH, CEREMONY, RECEPTION, OTHER"#,
            r#"test.jsonl:3: from: "2022-02-30" is not a date: February 2022 has 28 days"#,
            "test.jsonl:3: participants.1: names nobody; expected at least one of person, position, institution, label",
            "test.jsonl:3: participants.2.headcount: expected a whole number from 0 to 1000000000, found the number -1",
            r#"test.jsonl:3: participants.0.person: there is no person "nobody" in this import or the database; expected the key of a person"#,
            r#"test.jsonl:4: is not JSON: expected ident, in column 2, at "ot json"; expected one object on one line"#,
            r#"test.jsonl:5: expected an object such as {"type": "person", …}, found a list"#,
            "test.jsonl:6: type: is missing; expected one of country, city, organization, embassy, position, person, topic, program, source, event, commitment, relationship",
            "test.jsonl:7: key: is missing; a person is recognised by its key",
            "test.jsonl:8: name: is there twice; expected it once",
            "test.jsonl:9: country: is missing; a city cannot be without it",
            "test.jsonl:9: latitude: expected a number from -90 to 90, found the number 91",
        ]);
    }

    async fn a_reference_must_lead_to_what_may_stand_there(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let text = br#"{"type": "organization", "key": "a", "name": "A", "parent": "head"}
{"type": "position", "key": "p", "title": "P", "institution": "position:head"}
{"type": "position", "key": "q", "title": "Q", "institution": "wego"}
{"type": "event", "key": "e", "title": "E", "kind": "CALL", "from": "2022", "venue": "city:seoul", "city": "city:seoul", "topics": ["t", "t"]}
{"type": "commitment", "key": "c", "text": "C", "by": "topic:t", "targets": ["person:none"]}"#;
        assert_eq!(faults(&store, text).await, [
            r#"test.jsonl:1: parent: there is no organization "head" in this import or the database (a position has that key); expected the key of an organization"#,
            r#"test.jsonl:2: institution: "position:head" cannot stand here; expected organization:KEY, embassy:KEY, city:KEY, country:KEY"#,
            r#"test.jsonl:3: institution: "wego" does not say of which type it is; expected organization:KEY, embassy:KEY, city:KEY, country:KEY"#,
            r#"test.jsonl:4: venue: "city:seoul" cannot stand here; expected organization:KEY, embassy:KEY"#,
            "test.jsonl:4: topics.1: is in the list already, in place 0",
            r#"test.jsonl:4: city: there is no city "seoul" in this import or the database; expected the key of a city"#,
            r#"test.jsonl:4: topics.0: there is no topic "t" in this import or the database; expected the key of a topic"#,
            r#"test.jsonl:4: topics.1: there is no topic "t" in this import or the database; expected the key of a topic"#,
            r#"test.jsonl:5: by: "topic:t" cannot stand here; expected person:KEY, position:KEY, organization:KEY, embassy:KEY, city:KEY, country:KEY"#,
            r#"test.jsonl:5: targets.0: there is no person "none" in this import or the database; expected the key of a person"#,
        ]);
    }

    async fn nothing_is_a_part_of_itself(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, r#"{"type":"topic","key":"a","name":"A","broader":"b"}
{"type":"topic","key":"b","name":"B"}"#).await;
        let text = br#"{"type":"topic","key":"c","name":"C","broader":"a"}
{"type":"topic","key":"b","broader":"c"}
{"type":"organization","key":"o","name":"O","parent":"o"}
{"type":"event","key":"x","title":"X","kind":"OTHER","from":"2022","partOf":"y"}
{"type":"event","key":"y","title":"Y","kind":"OTHER","from":"2022","partOf":"x"}"#;
        let found = faults(&store, text).await;
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("test.jsonl:1: broader: leads in a circle: "), "{found:?}");
        for way in ["c → a", "a → b", "b → c"] {
            assert!(found[0].contains(way), "{found:?}");
        }
        assert_eq!(found[1], r#"test.jsonl:3: parent: is "o" itself; expected another organization"#);
        assert!(found[2].starts_with("test.jsonl:4: partOf: leads in a circle: "), "{found:?}");
        // The circle is opened elsewhere in the same file.
        import(&store, r#"{"type":"topic","key":"b","broader":"a"}
{"type":"topic","key":"a","broader":null}"#).await;
    }

    async fn a_record_is_defined_once_in_all_files(db: TestDatabase) {
        let store = open(&db).await;
        let input = |name: &str, text: &str| Input {
            name: name.to_owned(),
            reader: Box::new(Cursor::new(text.as_bytes().to_vec())),
            table: None,
        };
        let (one, two) = (r#"{"type":"topic","key":"a","name":"A"}"#, "\n{\"type\":\"topic\",\"key\":\"a\",\"name\":\"B\"}");
        let options = ImportOptions { dry_run: false, editor: Editor::unrestricted("test") };
        let inputs = vec![input("one.jsonl", one), input("two.jsonl", two)];
        let report = records::import(&store, clock(), inputs, &options).await.expect("a report");
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [r#"two.jsonl:2: key: the topic "a" is defined already, in line 1 of one.jsonl; expected each record once"#]
        );
        assert_eq!(export(&store).await, "");
    }

    async fn bytes_that_are_no_text_are_refused(db: TestDatabase) {
        let store = open(&db).await;
        let mut text = b"{\"type\":\"topic\",\"key\":\"a\",\"name\":\"\xff\"}\n".to_vec();
        text.extend(br#"{"type":"topic","key":"b","name":"nul \u0000"}"#);
        text.extend(b"\n{\"type\":\"topic\",\"key\":\"c\",\"name\":\"\0\"}");
        let found = faults(&store, &text).await;
        assert_eq!(found[0], "test.jsonl:1: byte 35 (0xff) is not UTF-8; expected a UTF-8 file");
        assert_eq!(
            found[1],
            "test.jsonl:2: name: contains a NUL character (U+0000), which no database keeps; expected text without it"
        );
        assert!(found[2].starts_with("test.jsonl:3: is not JSON: control character"), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    async fn a_line_of_fifty_megabytes_is_refused(db: TestDatabase) {
        let store = open(&db).await;
        let end = Cursor::new(b"\n{\"type\":\"topic\",\"key\":\"a\",\"name\":\"A\"}\nx");
        let reader = Box::new(std::io::repeat(b'x').take(50_000_000).chain(end));
        let options = ImportOptions { dry_run: false, editor: Editor::unrestricted("test") };
        let inputs = vec![Input { name: "long.jsonl".to_owned(), reader, table: None }];
        let report = records::import(&store, clock(), inputs, &options).await.expect("a report");
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults[0], "long.jsonl:1: the line has 50000000 bytes; expected at most 16777216");
        assert!(faults[1].starts_with("long.jsonl:3: is not JSON"));
        assert_eq!((report.records, export(&store).await.as_str()), (3, ""));
    }

    /// Nobody reads a million faults; that there are more is said.
    async fn many_faults_are_counted(db: TestDatabase) {
        let store = open(&db).await;
        let text = "nonsense\n".repeat(5_000);
        let reader = Box::new(Cursor::new(text.into_bytes()));
        let input = Input { name: "test.jsonl".to_owned(), reader, table: None };
        let options = ImportOptions { dry_run: false, editor: Editor::unrestricted("test") };
        let report = records::import(&store, clock(), vec![input], &options).await.expect("a report");
        assert_eq!((report.faults.len(), report.more_faults), (1_000, 4_000));
    }
}
