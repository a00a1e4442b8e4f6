//! Random filters of events, held against a naive reading of them over the same few events.

use std::fmt::Write;

use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::app::{Rapport, texts};
use crate::support::{Backend, on_both_databases};

/// An event as the naive reading knows it: days are those of January 2022.
struct Event {
    key: &'static str,
    kind: &'static str,
    format: Option<&'static str>,
    summary: Option<&'static str>,
    from: (u8, u8),
    until: Option<(u8, u8)>,
    seats: &'static [Seat],
}

struct Seat {
    person: Option<&'static str>,
    institution: Option<&'static str>,
    role: &'static str,
}

const fn seat(person: Option<&'static str>, institution: Option<&'static str>, role: &'static str) -> Seat {
    Seat {
        person,
        institution,
        role,
    }
}

const EVENTS: [Event; 6] = [
    Event {
        key: "a",
        kind: "CALL",
        format: None,
        summary: None,
        from: (3, 3),
        until: None,
        seats: &[],
    },
    Event {
        key: "b",
        kind: "MEETING",
        format: Some("ONLINE"),
        summary: Some("Red fish"),
        from: (1, 31),
        until: None,
        seats: &[
            seat(Some("x"), Some("org"), "SPEAKER"),
            seat(Some("y"), None, "ATTENDEE"),
        ],
    },
    Event {
        key: "c",
        kind: "MEETING",
        format: None,
        summary: Some("blue fish"),
        from: (5, 9),
        until: Some((12, 14)),
        seats: &[seat(Some("y"), Some("other"), "ATTENDEE")],
    },
    Event {
        key: "d",
        kind: "VISIT",
        format: Some("HYBRID"),
        summary: Some("red"),
        from: (20, 20),
        until: Some((22, 22)),
        seats: &[seat(None, Some("org"), "ORGANIZER"), seat(None, None, "ATTENDEE")],
    },
    Event {
        key: "e",
        kind: "CALL",
        format: Some("ONLINE"),
        summary: None,
        from: (10, 10),
        until: None,
        seats: &[
            seat(Some("x"), None, "ATTENDEE"),
            seat(Some("x"), Some("other"), "ATTENDEE"),
        ],
    },
    Event {
        key: "f",
        kind: "VISIT",
        format: None,
        summary: None,
        from: (28, 31),
        until: None,
        seats: &[seat(None, Some("other"), "SPEAKER")],
    },
];

/// The test of an event.
#[derive(Clone, Debug)]
enum Test {
    Kind(Word),
    Format(Word),
    Summary(Text),
    During(Option<u8>, Option<u8>, bool),
    Seats(&'static str, Box<SeatTest>),
    And(Vec<Test>),
    Or(Vec<Test>),
    Not(Box<Test>),
}

#[derive(Clone, Debug)]
enum SeatTest {
    Person(&'static str),
    Institution(&'static str),
    Role(Word),
    Or(Vec<SeatTest>),
    Not(Box<SeatTest>),
}

#[derive(Clone, Debug)]
enum Word {
    Eq(&'static str),
    Ne(&'static str),
    In(Vec<&'static str>),
}

#[derive(Clone, Debug)]
enum Text {
    Eq(&'static str),
    Ne(&'static str),
    Contains(&'static str),
    StartsWith(&'static str),
}

impl Word {
    fn passes(&self, value: Option<&str>) -> bool {
        match self {
            Self::Eq(word) => value == Some(word),
            Self::Ne(word) => value != Some(word),
            Self::In(words) => value.is_some_and(|value| words.contains(&value)),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Eq(word) => format!("{{eq: {word}}}"),
            Self::Ne(word) => format!("{{ne: {word}}}"),
            Self::In(words) => format!("{{in: [{}]}}", words.join(", ")),
        }
    }
}

impl Text {
    fn passes(&self, value: Option<&str>) -> bool {
        let small = value.map(str::to_lowercase);
        match self {
            Self::Eq(text) => value == Some(text),
            Self::Ne(text) => value != Some(text),
            Self::Contains(text) => small.is_some_and(|value| value.contains(text)),
            Self::StartsWith(text) => small.is_some_and(|value| value.starts_with(text)),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Eq(text) => format!("{{eq: {text:?}}}"),
            Self::Ne(text) => format!("{{ne: {text:?}}}"),
            Self::Contains(text) => format!("{{contains: {text:?}}}"),
            Self::StartsWith(text) => format!("{{startsWith: {text:?}}}"),
        }
    }
}

impl SeatTest {
    fn passes(&self, seat: &Seat) -> bool {
        match self {
            Self::Person(key) => seat.person == Some(key),
            Self::Institution(key) => seat.institution == Some(key),
            Self::Role(word) => word.passes(Some(seat.role)),
            Self::Or(tests) => tests.iter().any(|test| test.passes(seat)),
            Self::Not(test) => !test.passes(seat),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Person(key) => format!("{{person: {{key: {{eq: {key:?}}}}}}}"),
            Self::Institution(key) => format!("{{institution: {{key: {{eq: {key:?}}}}}}}"),
            Self::Role(word) => format!("{{role: {}}}", word.written()),
            Self::Or(tests) => format!("{{or: [{}]}}", written(tests, Self::written)),
            Self::Not(test) => format!("{{not: {}}}", test.written()),
        }
    }
}

impl Test {
    fn passes(&self, event: &Event) -> bool {
        match self {
            Self::Kind(word) => word.passes(Some(event.kind)),
            Self::Format(word) => word.passes(event.format),
            Self::Summary(text) => text.passes(event.summary),
            Self::During(since, until, certainly) => {
                let end = event.until.unwrap_or(event.from);
                let (begins, ends) = if *certainly {
                    (event.from.1, end.0)
                } else {
                    (event.from.0, end.1)
                };
                until.is_none_or(|until| begins <= until) && since.is_none_or(|since| ends >= since)
            }
            Self::Seats("some", test) => event.seats.iter().any(|seat| test.passes(seat)),
            Self::Seats("none", test) => !event.seats.iter().any(|seat| test.passes(seat)),
            Self::Seats(_, test) => event.seats.iter().all(|seat| test.passes(seat)),
            Self::And(tests) => tests.iter().all(|test| test.passes(event)),
            Self::Or(tests) => tests.iter().any(|test| test.passes(event)),
            Self::Not(test) => !test.passes(event),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Kind(word) => format!("{{kind: {}}}", word.written()),
            Self::Format(word) => format!("{{format: {}}}", word.written()),
            Self::Summary(text) => format!("{{summary: {}}}", text.written()),
            Self::During(since, until, certainly) => {
                let mut period = String::new();
                for (bound, day) in [("since", since), ("until", until)] {
                    if let Some(day) = day {
                        write!(period, "{bound}: \"2022-01-{day:02}\", ").expect("a text takes all");
                    }
                }
                let matching = if *certainly { "CERTAIN" } else { "POSSIBLE" };
                format!("{{during: {{{period}match: {matching}}}}}")
            }
            Self::Seats(quantifier, test) => {
                format!("{{participants: {{{quantifier}: {}}}}}", test.written())
            }
            Self::And(tests) => format!("{{and: [{}]}}", written(tests, Self::written)),
            Self::Or(tests) => format!("{{or: [{}]}}", written(tests, Self::written)),
            Self::Not(test) => format!("{{not: {}}}", test.written()),
        }
    }
}

fn written<T>(tests: &[T], write: impl Fn(&T) -> String) -> String {
    tests.iter().map(write).collect::<Vec<_>>().join(", ")
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Word> {
    prop_oneof![
        select(words).prop_map(Word::Eq),
        select(words).prop_map(Word::Ne),
        subsequence(words.to_vec(), 0..=words.len()).prop_map(Word::In),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let texts = || select(&["red", "fish", "Red fish", ""][..]);
    prop_oneof![
        texts().prop_map(Text::Eq),
        texts().prop_map(Text::Ne),
        select(&["red", "fish", "e f", ""][..]).prop_map(Text::Contains),
        select(&["red", "fish", "b"][..]).prop_map(Text::StartsWith),
    ]
}

fn seat_test() -> BoxedStrategy<SeatTest> {
    let leaf = prop_oneof![
        select(&["x", "y", "nobody"][..]).prop_map(SeatTest::Person),
        select(&["org", "other"][..]).prop_map(SeatTest::Institution),
        word(&["SPEAKER", "ATTENDEE", "ORGANIZER"]).prop_map(SeatTest::Role),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(SeatTest::Or),
            inner.prop_map(|test| SeatTest::Not(Box::new(test))),
        ]
    })
    .boxed()
}

fn test() -> impl Strategy<Value = Test> {
    let day = || prop_oneof![Just(None), (1..=15_u8).prop_map(Some)];
    // The end is never before the beginning: that is refused, and tested elsewhere.
    let later = || prop_oneof![Just(None), (15..=31_u8).prop_map(Some)];
    let leaf = prop_oneof![
        word(&["CALL", "MEETING", "VISIT", "OTHER"]).prop_map(Test::Kind),
        word(&["ONLINE", "HYBRID"]).prop_map(Test::Format),
        text().prop_map(Test::Summary),
        (day(), later(), any::<bool>())
            .prop_map(|(since, until, certainly)| Test::During(since, until, certainly)),
        (select(&["some", "none", "every"][..]), seat_test())
            .prop_map(|(quantifier, test)| Test::Seats(quantifier, Box::new(test))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Test::And),
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Test::Or),
            inner.prop_map(|test| Test::Not(Box::new(test))),
        ]
    })
}

/// The events as lines of a record file.
fn record() -> String {
    let mut lines = String::from(
        r#"{"type": "organization", "key": "org", "name": "Org", "kind": "NGO"}
{"type": "organization", "key": "other", "name": "Other", "kind": "NGO"}
{"type": "person", "key": "x", "name": "X"}
{"type": "person", "key": "y", "name": "Y"}
"#,
    );
    let day = |(earliest, latest): (u8, u8)| match (earliest, latest) {
        (1, 31) => "2022-01".to_owned(),
        (earliest, latest) if earliest == latest => format!("2022-01-{earliest:02}"),
        (earliest, latest) => format!("[2022-01-{earliest:02}..2022-01-{latest:02}]"),
    };
    for event in &EVENTS {
        let seats: Vec<_> = event
            .seats
            .iter()
            .map(|seat| {
                let institution = seat.institution.map(|key| format!("organization:{key}"));
                serde_json::json!({"label": "L", "person": seat.person, "institution": institution, "role": seat.role})
            })
            .collect();
        let line = serde_json::json!({
            "type": "event", "key": event.key, "title": event.key, "kind": event.kind, "format": event.format,
            "summary": event.summary, "from": day(event.from), "until": event.until.map(day),
            "participants": seats,
        });
        writeln!(lines, "{line}").expect("a text takes all");
    }
    lines
}

on_both_databases! {
    async fn filters_pass_what_they_say(db: TestDatabase) {
        let rapport = Rapport::with(&db, &record()).await;
        let cases = match db.backend() {
            Backend::Sqlite => 64,
            Backend::Postgres => 16,
        };
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        let run = |test: Test| {
            let query = format!("{{ events(first: 50, filter: {}, orderBy: {{field: KEY, direction: ASC}}) {{ totalCount nodes {{ key }} }} }}", test.written());
            let data = Handle::current().block_on(rapport.ask(query.as_str()));
            let expected: Vec<&str> = EVENTS.iter().filter(|event| test.passes(event)).map(|event| event.key).collect();
            proptest::prop_assert_eq!(texts(&data, "/events/nodes", "/key"), expected.clone(), "{}", query);
            proptest::prop_assert_eq!(&data["events"]["totalCount"], expected.len(), "{}", query);
            Ok(())
        };
        if let Err(failure) = block_in_place(|| runner.run(&test(), run)) {
            panic!("{failure}");
        }
    }
}
