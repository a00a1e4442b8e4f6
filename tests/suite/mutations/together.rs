//! Many clients that change the same few records at once: nobody's change is lost, and nobody waits for ever.

use std::collections::{BTreeMap, BTreeSet};

use rapport::access::tokens::Tokens;
use rapport::store::Store;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::sound::{assert_sound, changes};
use crate::app::{Rapport, clock};
use crate::http::Server;
use crate::support::{editor, on_both_databases, tell};

const CLIENTS: usize = 8;
/// How often each client counts, or how many records each adds.
const ROUNDS: usize = 12;
const COUNTERS: [&str; 3] = ["ann", "bob", "eve"];
const RECORD: &str = r#"
{"type": "person", "key": "ann", "name": "Ann", "note": "0"}
{"type": "person", "key": "bob", "name": "Bob", "note": "0"}
{"type": "person", "key": "eve", "name": "Eve", "note": "0"}
"#;

/// Whoever changes the record over HTTP.
#[derive(Clone)]
struct Client {
    http: reqwest::Client,
    url: String,
    token: String,
    name: String,
    number: usize,
}

impl Client {
    /// The data of an answer that has no errors.
    async fn ask(&self, query: &str, variables: Value) -> Value {
        let body = json!({"query": query, "variables": variables});
        let request = self.http.post(&self.url).bearer_auth(&self.token).json(&body);
        let response = request.send().await.expect("the server answers");
        let mut answer: Value = response.json().await.expect("an answer is JSON");
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        answer["data"].take()
    }

    async fn save(&self, kind: &str, input: Value) -> Value {
        let (lower, upper) = (kind.to_lowercase(), kind);
        let query = format!(
            "mutation ($input: {upper}Input!) {{ save{upper}(input: $input) {{
            outcome revision errors {{ code field message }} record: {lower} {{ key }} }} }}"
        );
        self.ask(&query, json!({"input": input})).await[format!("save{upper}")].take()
    }

    /// Adds 1 to a counter: the revision of that, and how often somebody else was faster.
    async fn count(&self, key: &str) -> (i64, usize) {
        let mut conflicts = 0;
        loop {
            let read = "query ($key: String!) { person(key: $key) { revision note } }";
            let read = self.ask(read, json!({"key": key})).await["person"].take();
            let count: u64 = read["note"]
                .as_str()
                .and_then(|note| note.parse().ok())
                .expect("a number");
            let input =
                json!({"key": key, "note": (count + 1).to_string(), "expectedRevision": read["revision"]});
            let saved = self.save("Person", input).await;
            if saved["outcome"] == "UPDATED" {
                return (saved["revision"].as_i64().expect("a revision"), conflicts);
            }
            assert_eq!(saved["errors"][0]["code"], "CONFLICT", "{saved}");
            conflicts += 1;
            // Each time somebody else has counted since it was read, and they count so often in all.
            assert!(
                conflicts <= CLIENTS * ROUNDS,
                "what was read is older than what was changed"
            );
        }
    }
}

async fn clients(store: &Store, server: &Server) -> Vec<Client> {
    let tokens = Tokens::new(store.clone(), clock());
    let mut clients = Vec::new();
    for number in 0..CLIENTS {
        let name = format!("client-{number}");
        let token = editor(&tokens, &name).await;
        let (http, url) = (server.client.clone(), server.url("/graphql"));
        clients.push(Client {
            http,
            url,
            token,
            name,
            number,
        });
    }
    clients
}

on_both_databases! {
    async fn who_expects_a_revision_overwrites_nobody(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.unbounded();
        let server = Server::over(&rapport).await;
        let mut counting = JoinSet::new();
        for client in clients(&rapport.store, &server).await {
            counting.spawn(async move {
                let (mut revisions, mut conflicts) = (Vec::new(), 0);
                for round in 0..ROUNDS {
                    let (revision, faster) = client.count(COUNTERS[(client.number + round) % COUNTERS.len()]).await;
                    revisions.push((revision, client.name.clone()));
                    conflicts += faster;
                }
                (revisions, conflicts)
            });
        }
        let counted = counting.join_all().await;
        let conflicts: usize = counted.iter().map(|(_, conflicts)| conflicts).sum();
        let saved: BTreeMap<i64, String> = counted.into_iter().flat_map(|(revisions, _)| revisions).collect();
        tell(&format!("{:?}: {} saves, {conflicts} conflicts", db.backend(), saved.len()));
        assert_eq!(saved.len(), CLIENTS * ROUNDS, "every save has a revision of its own");
        let rows = rapport.ask(r#"{ ann: person(key: "ann") { note } bob: person(key: "bob") { note } eve: person(key: "eve") { note } }"#).await;
        let sum: usize = COUNTERS.iter()
            .filter_map(|key| rows[key]["note"].as_str().and_then(|note| note.parse::<usize>().ok()))
            .sum();
        assert_eq!(sum, CLIENTS * ROUNDS);
        assert_sound(&db).await;
        let history = changes(&rapport.store).await;
        let told: BTreeMap<i64, String> = history.iter()
            .filter(|change| change.diff.is_some())
            .map(|change| (change.revision, change.by.clone()))
            .collect();
        assert_eq!(told, saved, "the history tells of each save, and of nothing else");
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for change in history.iter().filter(|change| change.diff.is_some()) {
            let count = counts.entry(&change.key).or_default();
            let diff = format!(r#"[["note","{}","{}"]]"#, *count, *count + 1);
            assert_eq!(change.diff.as_deref(), Some(diff.as_str()), "{}", change.key);
            *count += 1;
        }
    }

    async fn what_many_add_at_once_is_all_there(db: TestDatabase) {
        let rapport = Rapport::with(&db, RECORD).await.unbounded();
        let server = Server::over(&rapport).await;
        let mut adding = JoinSet::new();
        for client in clients(&rapport.store, &server).await {
            adding.spawn(async move {
                let mut keys = Vec::new();
                for round in 0..ROUNDS {
                    // Everybody's has the same name, and is given a key of its own.
                    let person = client.save("Person", json!({"name": "Some Body", "note": client.name})).await;
                    let key = person["record"]["key"].as_str().expect("a key").to_owned();
                    let event = format!("{}-{round}", client.name);
                    let seats = json!([{"person": key}, {"person": COUNTERS[round % COUNTERS.len()]}]);
                    let input = json!({"key": event, "title": event, "kind": "MEETING", "from": "2022-03-01", "participants": seats});
                    let event = client.save("Event", input).await;
                    // The latest of these wins.
                    let note = client.save("Person", json!({"key": "ann", "note": format!("{} {round}", client.name)})).await;
                    assert_eq!([&person["outcome"], &event["outcome"], &note["outcome"]], ["CREATED", "CREATED", "UPDATED"]);
                    keys.push(key);
                }
                keys
            });
        }
        let keys: BTreeSet<String> = adding.join_all().await.into_iter().flatten().collect();
        assert_eq!(keys.len(), CLIENTS * ROUNDS, "no key is given twice");
        assert_sound(&db).await;
        let history = changes(&rapport.store).await;
        assert_eq!(history.len(), COUNTERS.len() + 3 * CLIENTS * ROUNDS);
        let exported = rapport.exported().await;
        assert_eq!(exported.lines().count(), COUNTERS.len() + 2 * CLIENTS * ROUNDS);
        for key in &keys {
            assert!(exported.contains(&format!(r#""key":"{key}","name":"Some Body","note":"client-"#)), "{key}");
            assert!(exported.contains(&format!(r#"{{"person":"{key}"}}"#)), "{key}");
        }
        let latest = history.iter().rfind(|change| change.key == "ann").expect("it was changed");
        let ann = rapport.ask(r#"{ person(key: "ann") { revision met { totalCount } } people { totalCount } events { totalCount } }"#).await;
        assert_eq!(ann, json!({"person": {"revision": latest.revision, "met": {"totalCount": CLIENTS * ROUNDS / COUNTERS.len()}},
            "people": {"totalCount": COUNTERS.len() + CLIENTS * ROUNDS}, "events": {"totalCount": CLIENTS * ROUNDS}}));
        let afresh = rapport.seen_with(Visibility::Public).await.unbounded();
        for (query, variables) in super::seen::questions(&["person:ann", "person:bob"], "some body") {
            assert_eq!(rapport.ask_with(query, variables.clone()).await, afresh.ask_with(query, variables).await);
        }
    }
}
