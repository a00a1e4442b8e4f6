//! The server killed in the middle of its work, again and again: what it acknowledged is there, and nothing is there by
//! half.
//!
//! `RAPPORT_TEST_KILLS` says how often it is killed, a few times by default; `just killed` does so 50 times.

mod client;
mod model;
mod random;

use std::collections::BTreeMap;

use rapport::access::tokens::Tokens;
use rapport::clock::Clock;
use rapport::records;
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use self::client::Client;
use self::model::{COMMON, Model};
use self::random::Random;
use super::seen::questions;
use super::sound::{assert_sound, changes};
use crate::app::{Rapport, import};
use crate::cli::serving::Process;
use crate::support::{TestDatabase, editor, environment, on_both_databases, tell};

const KILLS: usize = 8;
const CLIENTS: usize = 4;
/// Every so often everybody pauses before the server is killed, and it is asked what it knows by then.
const PAUSES: usize = 4;
const SEED: u64 = 20_220_211;

fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

/// What was counted.
#[derive(Debug, Default)]
struct Counted {
    kills: usize,
    acknowledged: usize,
    unacknowledged_and_there: usize,
    unacknowledged_and_not_there: usize,
    revisions: usize,
}

/// The server, killed and started over and over.
struct Harness<'a> {
    database: &'a TestDatabase,
    clients: Vec<Client>,
    random: Random,
    counted: Counted,
}

async fn open(database: &TestDatabase) -> Store {
    let store = Store::open(database.url(), Access::Write).await;
    store.expect("the database opens, whatever became of whoever used it before")
}

impl<'a> Harness<'a> {
    async fn new(database: &'a TestDatabase) -> Self {
        let store = open(database).await;
        import(&store, COMMON).await;
        let tokens = Tokens::new(store.clone(), Clock::System);
        let mut clients = Vec::new();
        for number in 0..CLIENTS {
            let token = editor(&tokens, &format!("client-{number}")).await;
            clients.push(Client::new(number, token, SEED + number as u64));
        }
        store.close().await.expect("nobody uses it");
        Self {
            database,
            clients,
            random: Random(SEED),
            counted: Counted::default(),
        }
    }

    /// Lets all clients change the record at once until so many changes are acknowledged, and then `then` happens.
    async fn load(&mut self, url: &str, enough: usize, then: impl AsyncFnOnce(&watch::Sender<bool>)) {
        let (done, mut told) = mpsc::unbounded_channel();
        let pause = watch::Sender::new(false);
        let mut running = JoinSet::new();
        for client in self.clients.drain(..) {
            running.spawn(client.run(url.to_owned(), done.clone(), pause.subscribe()));
        }
        drop(done);
        for _ in 0..enough {
            // Nobody is left only where one has panicked, which is told below.
            if told.recv().await.is_none() {
                break;
            }
        }
        then(&pause).await;
        self.clients = running.join_all().await;
        self.clients.sort_by_key(|client| client.number);
    }

    /// One life of the server, from its start to its violent end.
    async fn life(&mut self, server: Process) {
        let enough = self.random.below(16);
        if self.counted.kills % PAUSES == PAUSES - 1 {
            self.load(&server.url, 10 + enough, async |pause| {
                pause.send_replace(true);
            })
            .await;
            self.check(&server).await;
        }
        let url = server.url.clone();
        // Questions after the last answer, so that it is not always the beginning of a change that is cut off.
        let questions = self.random.below(6);
        self.load(&url, 1 + enough, async |_| {
            let http = http();
            for _ in 0..questions {
                let health = url.replace("/graphql", "/healthz");
                http.get(health).send().await.expect("it serves");
            }
            server.kill();
        })
        .await;
        self.counted.kills += 1;
    }

    /// That what is there is what was acknowledged, and of what was not, all or nothing.
    async fn check(&mut self, server: &Process) {
        let store = open(self.database).await;
        // Whoever was killed may still have a change under way that PostgreSQL has not given up yet, or is just keeping.
        let turn = store.begin_write().await.expect("everybody gets their turn");
        turn.rollback().await.expect("nothing was changed");
        assert_sound(self.database).await;
        let found = self.found(&store).await;
        let history = changes(&store).await;
        for client in &mut self.clients {
            let log = &mut client.log;
            let there = found.get(&client.number).cloned().unwrap_or_default();
            if let Some(step) = log.pending.take() {
                let after = log.memory.after(&step, None);
                if there == log.memory.model {
                    self.counted.unacknowledged_and_not_there += 1;
                } else {
                    assert_eq!(there, after.model, "{step:?} is there whole, or not at all");
                    self.counted.unacknowledged_and_there += 1;
                    log.memory = after;
                }
            }
            assert_eq!(
                there, log.memory.model,
                "what was acknowledged to {} is there",
                client.number
            );
            for (revision, key) in &log.revisions {
                let change = usize::try_from(revision - 1)
                    .ok()
                    .and_then(|place| history.get(place));
                let change = change.expect("what was acknowledged is in the history");
                assert_eq!(
                    (&change.key, &change.by),
                    (key, &format!("client-{}", client.number))
                );
            }
        }
        self.counted.revisions = history.len();
        self.counted.acknowledged = self.clients.iter().map(|client| client.log.acknowledged).sum();
        self.compare(server, &store).await;
        store.close().await.expect("nobody uses it");
    }

    /// What the database has of each client.
    async fn found(&self, store: &Store) -> BTreeMap<usize, Model> {
        let owner = |key: &str| key.strip_prefix('c')?.split_once('-')?.0.parse().ok();
        let mut file = Vec::new();
        records::export(store, &mut file)
            .await
            .expect("the record can be exported");
        let text = String::from_utf8(file).expect("a record file is UTF-8");
        let mut found: BTreeMap<usize, Model> = BTreeMap::new();
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).expect("a line is JSON");
            let key = record["key"].as_str().expect("a key").to_owned();
            if let Some(client) = owner(&key) {
                found.entry(client).or_default().records.insert(key, record);
            }
        }
        for change in changes(store).await {
            if let Some(client) = owner(&change.key) {
                let history = &mut found.entry(client).or_default().history;
                history.entry(change.key).or_default().push(change.action.word());
            }
        }
        found
    }

    /// The running server says what one says that starts now.
    async fn compare(&self, server: &Process, store: &Store) {
        let afresh = Rapport::over(store.clone(), Visibility::Confidential)
            .await
            .unbounded();
        let http = http();
        let around = ["person:ann", "organization:house", "position:chair"];
        for (query, variables) in questions(&around, "person note") {
            let body = json!({"query": query, "variables": variables});
            let response = http
                .post(&server.url)
                .json(&body)
                .send()
                .await
                .expect("it serves");
            let answer: Value = response.json().await.expect("an answer is JSON");
            assert_eq!(answer["data"], afresh.ask_with(query, variables).await);
            assert_ne!(answer["data"], Value::Null, "{answer}");
        }
    }
}

on_both_databases! {
    async fn what_was_acknowledged_outlives_the_server(db: TestDatabase) {
        let kills = environment("RAPPORT_TEST_KILLS").map_or(KILLS, |kills| kills.parse().expect("RAPPORT_TEST_KILLS is a number"));
        let mut harness = Harness::new(&db).await;
        let options = ["--anonymous", "confidential", "--max-cost", "10000000"];
        let (mut server, mut said) = Process::start(&db, &options);
        for _ in 0..kills {
            harness.life(server).await;
            drop(said);
            (server, said) = Process::start(&db, &options);
            harness.check(&server).await;
        }
        // The last one is left alone.
        harness.load(&server.url, 30, async |pause| { pause.send_replace(true); }).await;
        harness.check(&server).await;
        assert_eq!(server.end(said).0, Some(0));
        tell(&format!("{:?}: {:?}", db.backend(), harness.counted));
        assert_eq!(harness.counted.kills, kills);
    }
}
