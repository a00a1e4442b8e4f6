//! A record in which every list holds eight, some alike in what they are ordered by.

use std::fmt::Write;

/// How many of each kind there are.
pub(super) const MANY: usize = 8;

/// Eight of every kind, all of which hang on a `hub` of their own. Two by two they share their name and their day.
pub(super) fn eight_of_everything() -> String {
    let mut lines = String::from(
        r#"{"type": "country", "key": "hub", "name": "Hub"}
{"type": "city", "key": "hub", "name": "Hub", "country": "hub"}
{"type": "organization", "key": "hub", "name": "Hub", "kind": "NGO", "country": "hub", "city": "hub"}
{"type": "position", "key": "hub", "title": "Hub", "institution": "organization:hub", "severalHolders": true}
{"type": "person", "key": "hub", "name": "Hub"}
{"type": "topic", "key": "hub", "name": "Hub"}
{"type": "program", "key": "hub", "name": "Hub"}
{"type": "source", "key": "hub", "title": "Hub"}
{"type": "event", "key": "hub", "title": "Hub", "kind": "CONFERENCE", "from": "2020", "participants": [{"institution": "country:hub"}, {"label": "a"}, {"label": "b"}, {"label": "c"}, {"label": "d"}, {"label": "e"}, {"label": "f"}, {"label": "g"}]}
"#,
    );
    for n in 0..MANY {
        let pair = n / 2;
        let day = format!("2021-03-{:02}", 10 + pair);
        write!(
            lines,
            r#"{{"type": "country", "key": "country-{n}", "name": "Land {pair}"}}
{{"type": "city", "key": "city-{n}", "name": "Town {pair}", "country": "hub"}}
{{"type": "organization", "key": "organization-{n}", "name": "Club {pair}", "kind": "NGO", "city": "hub"}}
{{"type": "embassy", "key": "embassy-{n}", "name": "Embassy {pair}", "sendingCountry": "hub", "hostCountry": "hub", "city": "hub"}}
{{"type": "position", "key": "position-{n}", "title": "Post {pair}", "institution": "organization:hub"}}
{{"type": "person", "key": "person-{n}", "name": "Person {pair}", "tenures": [{{"position": "hub", "from": "{day}", "until": ".."}}]}}
{{"type": "topic", "key": "topic-{n}", "name": "Topic {pair}", "broader": "hub"}}
{{"type": "program", "key": "program-{n}", "name": "Program {pair}", "from": "{day}"}}
{{"type": "source", "key": "source-{n}", "title": "Source {pair}", "published": "{day}"}}
{{"type": "event", "key": "event-{n}", "title": "Event {pair}", "kind": "MEETING", "from": "{day}", "city": "hub", "program": "hub", "topics": ["hub"], "sources": ["hub"], "partOf": "hub", "participants": [{{"person": "hub", "position": "hub"}}, {{"person": "person-{n}", "institution": "organization:organization-{n}"}}]}}
{{"type": "event", "key": "talk-{n}", "title": "Talk {pair}", "kind": "CONFERENCE", "from": "{day}", "participants": [{{"person": "hub", "position": "position-{n}"}}, {{"person": "person-{n}"}}]}}
{{"type": "commitment", "key": "promise-{n}", "text": "Promise {pair}", "by": "person:hub", "event": "hub", "due": "{day}"}}
{{"type": "relationship", "key": "relation-{n}", "kind": "RELATED_TO", "subject": "person:hub", "object": "person:person-{n}", "from": "{day}"}}
"#
        )
        .expect("a text takes all");
    }
    // The eighth person was met most often, and one of a pair alone before.
    lines.push_str(
        r#"{"type": "event", "key": "again", "title": "Again", "kind": "CALL", "from": "2021-02-01", "participants": [{"person": "hub", "position": "hub"}, {"person": "person-7"}]}
{"type": "event", "key": "once", "title": "Once more", "kind": "CALL", "from": "2021-02-01", "participants": [{"person": "hub", "position": "hub"}, {"person": "person-0"}]}
{"type": "event", "key": "twice", "title": "Twice", "kind": "CALL", "from": "2021-02-02", "participants": [{"person": "hub", "position": "hub"}, {"person": "person-7", "institution": "organization:organization-7"}]}
"#,
    );
    lines
}
