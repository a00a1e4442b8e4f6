//! Clients that change the record without a pause, and a log of what was acknowledged to them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rapport::access::tokens::Tokens;
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::interval;

use crate::cli::serving::client;
use crate::mutations::sound::changes;
use crate::support::editor;

/// How many clients there are.
const CLIENTS: usize = 4;
/// How long a client waits that was refused.
const AGAIN: Duration = Duration::from_millis(20);
/// Why a change may be refused while the database is away, or cannot be written to.
const ALLOWED: [&str; 3] = ["DATABASE_UNAVAILABLE", "DATABASE_READ_ONLY", "UNAVAILABLE"];

/// What was acknowledged and what was refused.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Each change by its revision: who made it, and of which record.
    pub(super) acknowledged: BTreeMap<i64, (String, String)>,
    /// How often each code of an error was told.
    pub(super) refused: BTreeMap<String, usize>,
}

/// Whoever changes the record.
#[derive(Clone)]
pub(super) struct Writer {
    http: reqwest::Client,
    url: String,
    token: String,
    name: String,
}

/// What became of a change: its revision, or the code of the error.
type Outcome = Result<i64, String>;

impl Writer {
    /// Saves a topic.
    pub(super) async fn save(&self, round: usize) -> Outcome {
        let query =
            "mutation ($key: String!, $name: String!) { done: saveTopic(input: {key: $key, name: $name}) {
            revision errors { message } } }";
        let variables = json!({"key": self.name, "name": format!("{} {round}", self.name)});
        let request = self.http.post(&self.url).bearer_auth(&self.token);
        let answer = request
            .json(&json!({"query": query, "variables": variables}))
            .send()
            .await;
        let answer: Value = answer
            .expect("the server lives")
            .json()
            .await
            .expect("an answer is JSON");
        match answer["errors"][0]["extensions"]["code"].as_str() {
            Some(code) => Err(code.to_owned()),
            None => Ok(answer["data"]["done"]["revision"]
                .as_i64()
                .unwrap_or_else(|| panic!("a revision: {answer}"))),
        }
    }

    async fn run(self, stop: watch::Receiver<bool>) -> Log {
        let mut log = Log::default();
        let mut rhythm = interval(AGAIN);
        for round in 0.. {
            if *stop.borrow() {
                break;
            }
            match self.save(round).await {
                Ok(revision) => {
                    log.acknowledged
                        .insert(revision, (self.name.clone(), self.name.clone()));
                }
                Err(code) => {
                    assert!(ALLOWED.contains(&code.as_str()), "{code}");
                    *log.refused.entry(code).or_default() += 1;
                    rhythm.reset();
                    rhythm.tick().await;
                }
            }
        }
        log
    }
}

/// Clients at work.
pub(super) struct Load {
    clients: JoinSet<Log>,
    stop: watch::Sender<bool>,
    /// One more, to see when the server is ready, and how often it has asked.
    probe: Writer,
    rounds: AtomicUsize,
}

impl Load {
    /// Makes tokens in the database and has clients change the record through a server.
    pub(super) async fn start(database: &str, url: &str) -> Self {
        let store = Store::open(database, Access::Write)
            .await
            .expect("the database opens");
        let tokens = Tokens::new(store.clone(), Clock::System);
        let stop = watch::Sender::new(false);
        let mut writers = Vec::new();
        for number in 0..=CLIENTS {
            let name = format!("client-{number}");
            let token = editor(&tokens, &name).await;
            let (http, url) = (client(), url.to_owned());
            writers.push(Writer {
                http,
                url,
                token,
                name,
            });
        }
        store.close().await.expect("it closes");
        let probe = writers.pop().expect("there is one");
        let mut clients = JoinSet::new();
        for writer in writers {
            clients.spawn(writer.run(stop.subscribe()));
        }
        Self {
            clients,
            stop,
            probe,
            rounds: AtomicUsize::new(0),
        }
    }

    /// How long it takes from now on until a change is acknowledged, and its revision.
    pub(super) async fn ready(&self) -> (Duration, i64) {
        let began = Instant::now();
        let mut rhythm = interval(AGAIN);
        loop {
            match self.probe.save(self.rounds.fetch_add(1, Ordering::Relaxed)).await {
                Ok(revision) => return (began.elapsed(), revision),
                Err(code) => assert!(ALLOWED.contains(&code.as_str()), "{code}"),
            }
            rhythm.tick().await;
        }
    }

    /// Has all clients end: what they have seen.
    pub(super) async fn end(self) -> Log {
        self.stop.send_replace(true);
        let mut all = Log::default();
        for log in self.clients.join_all().await {
            all.acknowledged.extend(log.acknowledged);
            for (code, count) in log.refused {
                *all.refused.entry(code).or_default() += count;
            }
        }
        all
    }
}

impl Log {
    /// That all that was acknowledged is there, as it was told.
    pub(super) async fn assert_kept(&self, database: &str) {
        let store = Store::open(database, Access::Write)
            .await
            .expect("the database opens");
        let history = changes(&store).await;
        for (place, change) in history.iter().enumerate() {
            assert_eq!(usize::try_from(change.revision), Ok(place + 1), "without gap");
        }
        for (revision, (key, by)) in &self.acknowledged {
            let place = usize::try_from(revision - 1).expect("a revision");
            let change = history
                .get(place)
                .unwrap_or_else(|| panic!("revision {revision} was acknowledged"));
            assert_eq!((&change.key, &change.by), (key, by), "revision {revision}");
        }
        store.close().await.expect("it closes");
    }
}
