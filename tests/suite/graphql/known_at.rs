//! What was known at an instant: the past answers what it answered then, whatever has become of the record since.

use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use rapport::app::App;
use rapport::clock::Clock;
use rapport::records::edit::{self, Edit};
use rapport::records::{Editor, Reference, json::Json, kinds};
use rapport::store::Store;
use rapport::vocabulary::{NodeKind, Visibility};

use crate::app::Rapport;
use crate::support::on_both_databases;

/// Questions that touch lists, conclusions, search, the network and histories.
const QUESTIONS: &[&str] = &[
    "{ people { totalCount nodes { key name note otherNames { name } identifiers { scheme value } tenures { position { key } from until } positions { position { key } certainty }
       met { totalCount edges { meetings firstMet lastMet inferred node { key } } } events { nodes { key } } revision history { nodes { revision action by at diff { field before after } } } } } }",
    "{ events { totalCount nodes { key title status partOf { key } topics { key } citations { source { key } } participants { nodes { label attribution person { key } } } } }
       commitments { totalCount nodes { key status } } relationships { totalCount } positions { nodes { key holders { person { key } certainty } } } }",
    "{ search(text: \"talk\") { totalCount nodes { id } } node(id: \"person:bob\") { id } network(around: [\"person:ann\"], depth: 2) { vertices { node { id } degree } links { from to kind weight } }
       ranking(of: PERSON, measure: DEGREE) { node { id } score } me { name } }",
    "{ deletedRecords { nodes { id at by history { nodes { revision action } } } } bob: person(key: \"bob\") { key } robert: person(key: \"robert\") { key } duplicateCandidates { nodes { one { id } other { id } } } }",
];

fn day(number: u32) -> Clock {
    let instant: DateTime<Utc> = format!("2022-05-{number:02}T12:00:00Z")
        .parse()
        .expect("an instant");
    Clock::Fixed(instant)
}

async fn save(store: &Store, clock: Clock, kind: NodeKind, json: &str) {
    let Json::Object(fields) = serde_json::from_str(json).expect("JSON") else {
        panic!("{json} is no object");
    };
    let (mut key, mut others) = (None, Vec::new());
    for (name, value) in fields {
        match (&*name, value) {
            ("key", Json::Text(text)) => key = Some(text.into_owned()),
            (_, value) => others.push((name, value)),
        }
    }
    let edit = Edit {
        kind: kinds::of(kind),
        key,
        fields: others,
        expected_revision: None,
    };
    let saved = edit::save(store, clock, &Editor::unrestricted("maria"), edit)
        .await
        .expect("it is saved");
    assert_eq!(saved.faults, [], "{json}");
}

fn named(kind: NodeKind, key: &str) -> Reference {
    let key = key.to_owned();
    Reference { kind, key }
}

/// What is answered on a day, by a server that was started on it.
async fn answers(store: &Store, clock: Clock, clearance: Visibility) -> Vec<String> {
    let app = App::start(store.clone(), clearance, None, clock)
        .await
        .expect("the record can be read");
    let mut answers = Vec::new();
    for question in QUESTIONS {
        let identity = app.guard().anonymous().expect("everybody is let in");
        let answer = app.execute(identity, *question).await;
        answers.push(serde_json::to_string(&answer).expect("JSON"));
    }
    answers
}

on_both_databases! {
    async fn the_past_answers_what_it_answered_then(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let store = &rapport.store;
        let editor = Editor::unrestricted("maria");
        let all = Visibility::Confidential;
        // On the first day there is nothing.
        let mut then = vec![Vec::new()];
        for (kind, json) in [
            (NodeKind::Organization, r#"{"key": "we", "name": "We"}"#),
            (NodeKind::Position, r#"{"key": "head", "title": "Head", "institution": "organization:we"}"#),
            (NodeKind::Topic, r#"{"key": "sea", "name": "Sea"}"#),
            (NodeKind::Source, r#"{"key": "paper", "title": "Paper"}"#),
            (NodeKind::Person, r#"{"key": "ann", "name": "Ann", "identifiers": {"wikidata": "Q1"}, "tenures": [{"position": "head", "from": "2020"}]}"#),
            (NodeKind::Person, r#"{"key": "bob", "name": "Bob", "otherNames": ["Robert"], "note": "B"}"#),
            (NodeKind::Person, r#"{"key": "robert", "name": "Robert", "identifiers": {"isni": "5"}}"#),
            (NodeKind::Event, r#"{"key": "one", "title": "One talk", "kind": "MEETING", "from": "2022-01-05", "topics": ["sea"], "sources": ["paper"], "participants": [{"person": "ann"}, {"person": "bob"}]}"#),
            (NodeKind::Event, r#"{"key": "two", "title": "Two talk", "kind": "CALL", "from": "2022-02-05", "participants": [{"position": "head"}, {"person": "robert"}, {"label": "Guests"}]}"#),
            (NodeKind::Commitment, r#"{"key": "promise", "text": "P", "by": "person:robert", "event": "two"}"#),
        ] {
            save(store, day(2), kind, json).await;
        }
        then.push(answers(store, day(2), all).await);
        save(store, day(3), NodeKind::Person, r#"{"key": "ann", "name": "Anna", "tenures": null, "note": "new"}"#).await;
        save(store, day(3), NodeKind::Event, r#"{"key": "two", "status": "CANCELLED", "from": "2022-03-01", "partOf": "one", "participants": [{"person": "robert"}, {"person": "ann"}]}"#).await;
        save(store, day(3), NodeKind::Commitment, r#"{"key": "promise", "status": "FULFILLED"}"#).await;
        then.push(answers(store, day(3), all).await);
        let (bob, robert) = (named(NodeKind::Person, "bob"), named(NodeKind::Person, "robert"));
        let merged = edit::merge(store, day(4), &editor, [&bob, &robert], false).await.expect("a merge");
        assert_eq!(merged.faults, []);
        then.push(answers(store, day(4), all).await);
        assert_eq!(edit::delete(store, day(5), &editor, &named(NodeKind::Commitment, "promise"), None).await.expect("gone").faults, []);
        assert_eq!(edit::delete(store, day(5), &editor, &named(NodeKind::Event, "two"), None).await.expect("gone").faults, []);
        then.push(answers(store, day(5), all).await);
        assert_eq!(edit::restore(store, day(6), &editor, &named(NodeKind::Event, "two")).await.expect("back").faults, []);
        assert_eq!(edit::undo_merge(store, day(6), &editor, merged.id).await.expect("undone").faults, []);
        save(store, day(6), NodeKind::Commitment, r#"{"key": "promise", "text": "Another", "by": "person:ann"}"#).await;
        then.push(answers(store, day(6), all).await);
        let app = App::start(store.clone(), all, None, day(7)).await.expect("the record can be read");
        let identity = app.guard().anonymous().expect("everybody is let in");
        let nothing = app.execute(identity, r#"query @asKnownAt(at: "2022-05-01T12:00:00Z") { people { totalCount } events { totalCount } }"#).await;
        assert_eq!(nothing.data.to_string(), "{people: {totalCount: 0}, events: {totalCount: 0}}");
        for (number, expected) in then.iter().enumerate() {
            for (question, expected) in QUESTIONS.iter().zip(expected) {
                let question = format!("query @asKnownAt(at: \"2022-05-{:02}T12:00:00Z\") {question}", number + 1);
                let identity = app.guard().anonymous().expect("everybody is let in");
                let answer = app.execute(identity, question.as_str()).await;
                assert_eq!(&serde_json::to_string(&answer).expect("JSON"), expected, "{question}");
            }
        }
    }

    /// Rebuilding the past takes long: few wait for it, and the others are told at once to try again.
    async fn who_asks_of_many_pasts_at_once_keeps_nobody_out(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        for number in 1..=21 {
            save(&rapport.store, day(number), NodeKind::Topic, &format!(r#"{{"key": "t{number}", "name": "T"}}"#)).await;
        }
        rapport.app.live().refresh().await.expect("the record can be read");
        let asked = (1..=20).map(|day| {
            rapport.app.execute(rapport.identity.clone(), format!("query @asKnownAt(at: \"2022-05-{day:02}T12:00:00Z\") {{ topics {{ totalCount }} }}"))
        });
        let answers: Vec<String> = join_all(asked).await.iter().map(|answer| serde_json::to_string(answer).expect("JSON")).collect();
        let refused = answers.iter().filter(|answer| answer.contains("\"code\":\"UNAVAILABLE\"")).count();
        let known = (1..=20).map(|number| format!(r#"{{"data":{{"topics":{{"totalCount":{number}}}}}}}"#));
        let answered = answers.iter().zip(known).filter(|(answer, known)| *answer == known).count();
        assert!(refused > 0 && answered >= 4 && refused + answered == 20, "{answers:?}");
        assert_eq!(rapport.ask("{ people { totalCount } }").await["people"]["totalCount"], 0);
    }

    async fn what_is_hidden_today_was_hidden_then(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let store = &rapport.store;
        save(store, day(1), NodeKind::Event, r#"{"key": "was-open", "title": "Talk", "kind": "CALL", "from": "2022"}"#).await;
        save(store, day(1), NodeKind::Event, r#"{"key": "was-hidden", "title": "Talk", "kind": "CALL", "from": "2022", "visibility": "CONFIDENTIAL"}"#).await;
        save(store, day(3), NodeKind::Event, r#"{"key": "was-open", "visibility": "CONFIDENTIAL"}"#).await;
        save(store, day(3), NodeKind::Event, r#"{"key": "was-hidden", "visibility": "PUBLIC"}"#).await;
        rapport.app.live().refresh().await.expect("the record can be read");
        let past = "query ($at: DateTime!) @asKnownAt(at: $at) { events { nodes { key } } }";
        let at = serde_json::json!({"at": "2022-05-02T12:00:00Z"});
        assert_eq!(rapport.ask_with(past, at.clone()).await["events"]["nodes"], serde_json::json!([]));
        let seen = rapport.edited().ask_with(past, at).await;
        assert_eq!(seen["events"]["nodes"].as_array().map(Vec::len), Some(2));
        for wrong in ["query @asKnownAt { me { name } }", r#"query @asKnownAt(at: "yesterday") { me { name } }"#, "query ($at: DateTime) @asKnownAt(at: $at) { me { name } }",
            r#"mutation @asKnownAt(at: "2022-05-02T12:00:00Z") { delete(id: "event:was-open") { deletedId } }"#] {
            assert_eq!(rapport.errors(wrong).await.len(), 1, "{wrong}");
        }
    }

    /// Only the clock is another one: neither is the present rebuilt, nor a state of the past once more.
    async fn another_day_of_the_same_state_costs_no_rebuilding(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        for (number, kind, json) in [
            (1, NodeKind::Organization, r#"{"key": "we", "name": "We"}"#),
            (1, NodeKind::Position, r#"{"key": "head", "title": "Head", "institution": "organization:we"}"#),
            (1, NodeKind::Person, r#"{"key": "ann", "name": "Ann", "tenures": [{"position": "head", "from": "2020", "until": "2022-05-10"}]}"#),
            (20, NodeKind::Person, r#"{"key": "bob", "name": "Bob", "tenures": [{"position": "head", "from": "2022-05-12", "until": "2023"}]}"#),
        ] {
            save(&rapport.store, day(number), kind, json).await;
        }
        rapport.app.live().refresh().await.expect("the record can be read");
        let asked = async |at: &str| {
            let before = rapport.store.statements();
            let query = format!("query @asKnownAt(at: \"{at}T12:00:00Z\") {{ position(key: \"head\") {{ holders {{ person {{ key }} }} }} }}");
            let holders = rapport.ask(query).await["position"]["holders"].to_string();
            (holders, rapport.store.statements() - before)
        };
        let (ann, bob) = (r#"[{"person":{"key":"ann"}}]"#.to_owned(), r#"[{"person":{"key":"bob"}}]"#.to_owned());
        let (holders, rebuilt) = asked("2022-05-02").await;
        assert!(holders == ann && rebuilt > 10, "{holders} for {rebuilt}");
        // The revision of the instant, and nothing else of the present.
        assert_eq!(asked("2022-05-03").await, (ann, 1));
        assert_eq!(asked("2022-05-15").await, ("[]".to_owned(), 1));
        let (holders, read) = asked("2022-05-21").await;
        assert!(holders == bob && read < 10, "{holders} for {read}");
        assert_eq!(asked("2999-01-02").await, ("[]".to_owned(), 1));
        assert_eq!(asked("2999-01-03").await, ("[]".to_owned(), 1));
        assert_eq!(asked("2022-05-22").await, (bob, 1));
    }

    /// What is not answered is not rebuilt for.
    async fn a_question_that_does_not_fit_the_schema_costs_nothing(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        for number in 1..=2 {
            save(&rapport.store, day(number), NodeKind::Topic, &format!(r#"{{"key": "t{number}", "name": "T"}}"#)).await;
        }
        rapport.app.live().refresh().await.expect("the record can be read");
        let before = rapport.store.statements();
        for wrong in ["query @asKnownAt(at: \"2022-05-01T13:00:00Z\") { nope }", "mutation @asKnownAt(at: \"2022-05-01T13:00:00Z\") { delete(id: \"topic:t1\") { deletedId } }"] {
            let errors = rapport.errors(wrong).await;
            assert!(errors.len() == 1 && errors[0].starts_with("GRAPHQL_VALIDATION_FAILED: "), "{errors:?}");
        }
        assert_eq!(rapport.store.statements(), before);
    }
}
