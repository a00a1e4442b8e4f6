//! Clients that change the record without a pause, and a log of what was acknowledged to them.

use std::collections::BTreeMap;
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
struct Writer {
    http: reqwest::Client,
    url: String,
    token: String,
    name: String,
    /// How many changes were acknowledged to it.
    acknowledged: watch::Sender<usize>,
}

/// What became of a change: its revision, or the code of the error.
type Outcome = Result<i64, String>;

impl Writer {
    /// Saves a topic, and notes in the log what came of it.
    async fn save(&self, round: usize, log: &mut Log) -> Outcome {
        let outcome = self.ask(round).await;
        match &outcome {
            Ok(revision) => {
                let change = (self.name.clone(), self.name.clone());
                log.acknowledged.insert(*revision, change);
                self.acknowledged.send_modify(|count| *count += 1);
            }
            Err(code) => {
                assert!(ALLOWED.contains(&code.as_str()), "{code}");
                *log.refused.entry(code.clone()).or_default() += 1;
            }
        }
        outcome
    }

    async fn ask(&self, round: usize) -> Outcome {
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
            if self.save(round, &mut log).await.is_err() {
                rhythm.reset();
                rhythm.tick().await;
            }
        }
        log
    }
}

/// Clients at work.
pub(super) struct Load {
    clients: JoinSet<Log>,
    stop: watch::Sender<bool>,
    /// How many changes were acknowledged to each.
    acknowledged: Vec<watch::Receiver<usize>>,
    /// One more, to see when the server is ready, how often it has asked, and what came of it.
    probe: Writer,
    rounds: usize,
    probed: Log,
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
                acknowledged: watch::Sender::new(0),
            });
        }
        store.close().await.expect("it closes");
        let probe = writers.pop().expect("there is one");
        let acknowledged = writers
            .iter()
            .map(|writer| writer.acknowledged.subscribe())
            .collect();
        let mut clients = JoinSet::new();
        for writer in writers {
            clients.spawn(writer.run(stop.subscribe()));
        }
        Self {
            clients,
            stop,
            acknowledged,
            probe,
            rounds: 0,
            probed: Log::default(),
        }
    }

    /// How long it takes from now on until a change is acknowledged, and its revision.
    pub(super) async fn ready(&mut self) -> (Duration, i64) {
        let began = Instant::now();
        let mut rhythm = interval(AGAIN);
        loop {
            self.rounds += 1;
            if let Ok(revision) = self.probe.save(self.rounds, &mut self.probed).await {
                return (began.elapsed(), revision);
            }
            rhythm.tick().await;
        }
    }

    /// Waits until so many changes more were acknowledged to each client.
    pub(super) async fn more(&mut self, changes: usize) {
        let wanted = |acknowledged: &watch::Receiver<usize>| *acknowledged.borrow() + changes;
        let wanted: Vec<usize> = self.acknowledged.iter().map(wanted).collect();
        for (acknowledged, wanted) in self.acknowledged.iter_mut().zip(wanted) {
            let enough = acknowledged.wait_for(|&count| count >= wanted).await;
            enough.expect("the client goes on");
        }
    }

    /// Has all clients end: what they have seen.
    pub(super) async fn end(self) -> Log {
        self.stop.send_replace(true);
        let mut all = self.probed;
        for log in self.clients.join_all().await {
            for (revision, change) in log.acknowledged {
                let twice = all.acknowledged.insert(revision, change);
                assert_eq!(twice, None, "revision {revision} was told once");
            }
            for (code, count) in log.refused {
                *all.refused.entry(code).or_default() += count;
            }
        }
        all
    }
}

impl Log {
    /// That something was acknowledged to everybody, and that all of it is there, as it was told.
    pub(super) async fn assert_kept(&self, database: &str) {
        let store = Store::open(database, Access::Write)
            .await
            .expect("the database opens");
        let history = changes(&store).await;
        for (place, change) in history.iter().enumerate() {
            assert_eq!(usize::try_from(change.revision), Ok(place + 1), "without gap");
        }
        for number in 0..=CLIENTS {
            let name = format!("client-{number}");
            let has_some = self.acknowledged.values().any(|(_, by)| *by == name);
            assert!(has_some, "nothing was acknowledged to {name}");
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
