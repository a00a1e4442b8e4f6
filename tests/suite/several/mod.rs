//! Several servers over one database: whatever is changed through one is in the networks, caches and subscriptions of all.

mod addresses;
mod clients;
mod cut_back;
mod hints;
mod opening;
mod replicas;
mod revisions;
mod silent;
mod standby;
mod turns;

use std::sync::Arc;
use std::time::Duration;

use async_graphql::Request;
use futures_util::StreamExt;
use rapport::access::{
    Role,
    tokens::{NotTaken, Tokens},
};
use rapport::app::{REFRESH, follow};
use rapport::graphql::Answering;
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::task::{AbortHandle, JoinSet};

use self::clients::{COMMON, Client};
use crate::app::{Rapport, clock, import};
use crate::cli::serving::{Process, client};
use crate::mutations::seen::questions;
use crate::mutations::sound::{assert_sound, changes};
use crate::support::{TestDatabase, editor, environment, on_both_databases, tell, token};

/// How many changes are made where nothing is said.
const CHANGES: usize = 160;
/// How many clients change the record through each server.
const CLIENTS: usize = 2;
/// The last change of all.
const END: &str =
    r#"mutation { saveTopic(input: {key: "end", name: "The end"}) { revision errors { message } } }"#;
/// A subscriber asks for everything from the first change on.
const FOLLOW: &str = "subscription { changes(since: 0) { revision action by nodeId } }";

/// One of several servers: it has connections of its own, and follows the record.
struct Instance {
    rapport: Rapport,
    following: AbortHandle,
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.following.abort();
    }
}

impl Instance {
    async fn start(database: &TestDatabase) -> Self {
        Self::asking(database, REFRESH).await
    }

    /// The same, which asks the database so often whether others have changed something.
    async fn asking(database: &TestDatabase, every: Duration) -> Self {
        let rapport = Rapport::over(open(database).await, Visibility::Confidential)
            .await
            .unbounded();
        let following = tokio::spawn(follow(Arc::clone(&rapport.app), every)).abort_handle();
        Self { rapport, following }
    }

    /// What a subscriber is told, up to the last change of all.
    async fn followed(&self) -> Vec<Value> {
        let (app, identity) = (&self.rapport.app, self.rapport.identity.clone());
        let ready = app
            .ready(&identity, Request::new(FOLLOW))
            .expect("it can be asked");
        let Answering::On(mut answers) = Arc::clone(app.schema()).stream(ready, app.asker(identity)) else {
            panic!("a subscription goes on");
        };
        let mut told = Vec::new();
        loop {
            let answer = answers.next().await.expect("it goes on");
            assert_eq!(answer.errors, []);
            let change = answer.data.into_json().expect("an answer is JSON")["changes"].take();
            let last = change["nodeId"] == "topic:end";
            told.push(change);
            if last {
                return told;
            }
        }
    }

    /// Waits until it has taken up a revision.
    async fn at(&self, revision: i64) {
        let mut revisions = self.rapport.app.live().revisions();
        revisions
            .wait_for(|&known| known >= revision)
            .await
            .expect("it follows");
    }
}

async fn open(database: &TestDatabase) -> Store {
    let store = Store::open(database.url(), Access::Write).await;
    store.expect("the database opens")
}

/// That a server says what one says that starts now.
async fn assert_like_one_that_starts(database: &TestDatabase, instances: &[Instance]) {
    let afresh = Rapport::over(open(database).await, Visibility::Confidential)
        .await
        .unbounded();
    for (query, variables) in questions(&["person:p-1", "organization:house", "position:chair"], "person") {
        let expected = afresh.ask_with(query, variables.clone()).await;
        assert_ne!(expected, Value::Null);
        for instance in instances {
            assert_eq!(
                instance.rapport.ask_with(query, variables.clone()).await,
                expected
            );
        }
    }
}

on_both_databases! {
    /// `RAPPORT_TEST_CHANGES` says how many changes are made in all; `just several` makes 10,000.
    async fn what_is_changed_through_both_is_in_both_and_told_once(db: TestDatabase) {
        let wanted = environment("RAPPORT_TEST_CHANGES").map_or(CHANGES, |changes| changes.parse().expect("a number"));
        import(&open(&db).await, COMMON).await;
        let instances = [Instance::start(&db).await, Instance::start(&db).await];
        let writing = async {
            let mut clients = JoinSet::new();
            for number in 0..2 * CLIENTS {
                let instance = &instances[number % 2];
                let name = format!("client-{number}");
                let rapport = instance.rapport.asked_by(&name, Role::Editor, Visibility::Confidential);
                clients.spawn(Client::new(number, rapport).run(wanted / (2 * CLIENTS)));
            }
            let acknowledged: usize = clients.join_all().await.into_iter().sum();
            instances[0].rapport.edited().ask(END).await;
            acknowledged
        };
        let (acknowledged, first, second) = tokio::join!(writing, instances[0].followed(), instances[1].followed());
        let history = changes(&instances[0].rapport.store).await;
        let expected: Vec<Value> = history.iter()
            .map(|change| json!({"revision": change.revision, "action": change.action.word(), "by": change.by,
                "nodeId": format!("{}:{}", change.kind.reference(), change.key)}))
            .collect();
        // A client's work is told in whole, to both, once and in order: beside the first records and the last there is
        // just what was acknowledged.
        assert!(acknowledged >= wanted / 2, "{acknowledged}");
        let first_records = COMMON.lines().filter(|line| !line.is_empty()).count();
        assert_eq!(history.len(), first_records + acknowledged + 1);
        assert_eq!(first, expected);
        assert_eq!(second, expected);
        for (place, change) in history.iter().enumerate() {
            assert_eq!(usize::try_from(change.revision), Ok(place + 1));
        }
        assert_sound(&db).await;
        let last = history.last().expect("there is one").revision;
        for instance in &instances {
            instance.at(last).await;
        }
        assert_like_one_that_starts(&db, &instances).await;
        tell(&format!(
            "{:?}: {acknowledged} changes acknowledged by 2 servers to {} clients, {} revisions, each told once and in \
             order to a subscriber of each; both networks are as one built afresh",
            db.backend(), 2 * CLIENTS, history.len()
        ));
    }

    /// A token that is revoked through one is not taken by the other, and what its bearer follows there is told of it.
    async fn a_token_that_is_revoked_through_one_is_taken_by_none(db: TestDatabase) {
        let instances = [Instance::start(&db).await, Instance::start(&db).await];
        let [first, second]: [&Tokens; 2] = [0, 1].map(|number: usize| instances[number].rapport.app.guard().tokens());
        let (id, token) = token(first, "ann", Role::Reader, Visibility::Public).await;
        second.verify(&token).await.expect("the database answers").expect("it is taken");
        let mut revocations = second.revocations();
        assert!(first.revoke(&id).await.expect("the database answers"));
        revocations.changed().await.expect("the tokens are there");
        assert_eq!(second.verify(&token).await.expect("the database answers"), Err(NotTaken::Revoked));
    }

    /// Two processes on one database, the one changed and the other followed.
    async fn a_process_takes_up_what_is_changed_through_another(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, COMMON).await;
        let token = editor(&Tokens::new(store.clone(), clock()), "ann").await;
        let (one, one_said) = Process::start(&db, &["--anonymous", "confidential"]);
        let (other, other_said) = Process::start(&db, &["--anonymous", "confidential"]);
        let http = client();
        let before = store.revision().await.expect("the database answers");
        // Asked before and after by the same bytes: an answer that is kept must not outlive the change.
        let met = json!({"query": r#"{ person(key: "p-1") { met { nodes { id } } } }"#});
        let met = async || {
            let asked = http.post(&other.url).json(&met).send().await.expect("it serves");
            asked.json::<Value>().await.expect("JSON")
        };
        for _ in 0..2 {
            assert_eq!(met().await, json!({"data": {"person": {"met": {"nodes": []}}}}));
        }
        let follow = format!("subscription {{ changes(since: {before}) {{ revision nodeId }} }}");
        let asked = http.post(&other.url).header("accept", "text/event-stream").json(&json!({"query": follow}));
        let mut told = asked.send().await.expect("it serves");
        assert_eq!(told.status(), 200);
        let save = r#"mutation { saveEvent(input: {key: "new", title: "New", kind: MEETING, from: "2022-03-01",
            participants: [{person: "p-1"}, {person: "p-2"}]}) { revision errors { message } } }"#;
        let saved = http.post(&one.url).bearer_auth(&token).json(&json!({"query": save})).send().await.expect("it serves");
        let saved: Value = saved.json().await.expect("JSON");
        assert_eq!(saved, json!({"data": {"saveEvent": {"revision": before + 1, "errors": []}}}));
        let mut text = String::new();
        while !text.contains("event:new") {
            let chunk = told.chunk().await.expect("the stream stays open").expect("there is more");
            text.push_str(std::str::from_utf8(&chunk).expect("an event is sent whole"));
        }
        assert!(text.contains(&format!(r#""revision":{}"#, before + 1)), "{text}");
        assert_eq!(met().await, json!({"data": {"person": {"met": {"nodes": [{"id": "person:p-2"}]}}}}));
        drop(told);
        for (process, said) in [(one, one_said), (other, other_said)] {
            let (status, said) = process.end(said);
            assert_eq!(status, Some(0), "{said}");
        }
    }
}
