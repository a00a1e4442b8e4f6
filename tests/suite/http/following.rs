//! A client that follows the record and is cut off again and again, also by a server that dies: it is told every change
//! that it may see, once and in order.

use std::collections::HashMap;
use std::net::SocketAddr;

use rapport::access::Role;
use rapport::access::tokens::Tokens;
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::wire::Socket;
use crate::cli::serving::{Process, client};
use crate::support::{editor, on_both_databases, token};

const WRITERS: usize = 4;
/// How many records a writer changes in one request.
const TOGETHER: usize = 100;
/// How many requests a writer makes.
const REQUESTS: usize = 25;
/// How many records each writer has, which it changes in turn.
const RECORDS: usize = 250;
const CHANGES: usize = WRITERS * REQUESTS * TOGETHER;
/// How often a client is cut off.
const CUTS: usize = 20;
/// The last record that is made.
const LAST: &str = "source:the-end";

const LEVELS: [&str; 3] = ["PUBLIC", "INTERNAL", "CONFIDENTIAL"];
const FOLLOW: &str = "subscription ($since: Int!, $kinds: [NodeKind!]) {
    changes(since: $since, kinds: $kinds) { revision action nodeId } }";

/// Numbers that nobody foresees and that are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

/// A change as a client is told it.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Told {
    revision: i64,
    action: String,
    node: String,
}

/// What a writer does: the lines of its requests, and of each record what everybody is told who may see everything, and
/// what those are told who may see what is public.
struct Work {
    requests: Vec<Vec<Value>>,
    all: HashMap<String, Vec<&'static str>>,
    public: HashMap<String, Vec<&'static str>>,
}

impl Work {
    fn of(writer: usize) -> Self {
        let mut chance = Chance(writer as u64);
        let mut levels: Vec<Option<usize>> = vec![None; RECORDS];
        let (mut all, mut public) = (HashMap::new(), HashMap::new());
        let mut requests = Vec::new();
        for request in 0..REQUESTS {
            let lines = (0..TOGETHER).map(|place| {
                let version = request * TOGETHER + place;
                let record = version % RECORDS;
                let kind = if record.is_multiple_of(5) { "topic" } else { "source" };
                // Topics are for everybody.
                let level = if kind == "topic" { 0 } else { [0, 0, 1, 2][chance.below(4)] };
                let id = format!("{kind}:of-{writer}-{record}");
                let before = levels[record].replace(level);
                all.entry(id.clone()).or_insert_with(Vec::new).push(if before.is_none() { "CREATED" } else { "UPDATED" });
                let told: &mut Vec<&str> = public.entry(id).or_default();
                match (before == Some(0), level == 0) {
                    (false, true) if told.is_empty() => told.push("CREATED"),
                    (false, true) => told.push("RESTORED"),
                    (true, true) => told.push("UPDATED"),
                    (true, false) => told.push("DELETED"),
                    (false, false) => {}
                }
                let key = format!("of-{writer}-{record}");
                match kind {
                    "topic" => json!({"type": kind, "key": key, "name": format!("Version {version}")}),
                    _ => json!({"type": kind, "key": key, "title": format!("Version {version}"), "visibility": LEVELS[level]}),
                }
            });
            requests.push(lines.collect());
        }
        public.retain(|_, told: &mut Vec<&str>| !told.is_empty());
        Self {
            requests,
            all,
            public,
        }
    }
}

/// Where the server is; changes when it was started again.
type Address = watch::Receiver<SocketAddr>;

async fn elsewhere(address: &mut Address) {
    address
        .changed()
        .await
        .expect("the server does not answer, and was not killed");
}

/// Follows until the last record is made; is cut off at each of these numbers of changes, without a goodbye.
async fn follow(mut address: Address, token: String, kinds: Value, cuts: Vec<usize>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut cuts = cuts.into_iter().peekable();
    'connected: loop {
        let server = *address.borrow_and_update();
        let since = told.last().map_or(0, |change| change.revision);
        let mut socket = match Socket::with_token(server, &token).await {
            Ok(socket) => socket,
            Err(None) => {
                elsewhere(&mut address).await;
                continue;
            }
            // The database has too much to do to look up a token, and the client is to come back.
            Err(Some((1013, _))) => continue,
            Err(Some(end)) => panic!("it is not let in: {end:?}"),
        };
        let asked = socket
            .subscribe("1", FOLLOW, json!({"since": since, "kinds": kinds}))
            .await;
        while asked.is_ok()
            && let Ok(next) = socket.hear().await
        {
            let change = &next["payload"]["data"]["changes"];
            let text = |name: &str| {
                change[name]
                    .as_str()
                    .unwrap_or_else(|| panic!("a change: {next}"))
                    .to_owned()
            };
            let change = Told {
                revision: change["revision"].as_i64().expect("a number"),
                action: text("action"),
                node: text("nodeId"),
            };
            let last = change.node == LAST;
            told.push(change);
            if last {
                assert_eq!(cuts.next(), None, "it was cut off as often as it was to be");
                return told;
            }
            if cuts.next_if_eq(&told.len()).is_some() {
                continue 'connected;
            }
        }
        elsewhere(&mut address).await;
    }
}

/// Makes all requests of a writer, each again where the server died over it; tells when one is done.
async fn write(mut address: Address, token: String, requests: Vec<Vec<Value>>, done: mpsc::Sender<()>) {
    let query = "mutation ($records: [JSON!]!) { importRecords(records: $records) { created updated unchanged errors { message } } }";
    let client = client();
    for records in requests {
        let count = records.len() as u64;
        let body = json!({"query": query, "variables": {"records": records}});
        loop {
            let server = *address.borrow_and_update();
            let request = client
                .post(format!("http://{server}/graphql"))
                .bearer_auth(&token)
                .json(&body);
            let answer = async { request.send().await?.json::<Value>().await };
            let Ok(answer) = answer.await else {
                elsewhere(&mut address).await;
                continue;
            };
            let report = &answer["data"]["importRecords"];
            assert_eq!(report["errors"], json!([]), "{answer}");
            let numbers =
                ["created", "updated", "unchanged"].map(|name| report[name].as_u64().expect("a number"));
            assert!(
                numbers.iter().sum::<u64>() == count && [0, count].contains(&numbers[2]),
                "whole or not at all: {answer}"
            );
            break;
        }
        done.send(()).await.expect("somebody counts");
    }
}

/// The actions of each record, in their order.
fn by_record(told: &[Told]) -> HashMap<String, Vec<&str>> {
    let mut records: HashMap<String, Vec<&str>> = HashMap::new();
    for change in told {
        records
            .entry(change.node.clone())
            .or_default()
            .push(&change.action);
    }
    records
}

fn count(records: &HashMap<String, Vec<&'static str>>) -> usize {
    records.values().map(Vec::len).sum()
}

/// Places for cuts in so many changes.
fn cuts(seed: u64, changes: usize) -> Vec<usize> {
    let mut chance = Chance(seed);
    let mut places: Vec<usize> = Vec::new();
    while places.len() < CUTS {
        let place = 1 + chance.below(changes - 1);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.sort_unstable();
    places
}

on_both_databases! {
    /// Three clients follow four writers who make ten thousand changes: one who may see everything, one who may see what
    /// is public, and one who asks for sources only. Each is cut off twenty times, and half-way the server is killed.
    async fn a_client_that_is_cut_off_misses_nothing(db: TestDatabase) {
        let store = Store::open(db.url(), Access::Write).await.expect("an empty database opens");
        let tokens = Tokens::new(store.clone(), Clock::System);
        let writer = editor(&tokens, "writer").await;
        let (_, cleared) = token(&tokens, "cleared", Role::Reader, Visibility::Confidential).await;
        let (_, public) = token(&tokens, "public", Role::Reader, Visibility::Public).await;
        store.close().await.expect("it closes");

        let (mut all, mut seen) = (HashMap::new(), HashMap::new());
        let mut work = Vec::new();
        for writer in 0..WRITERS {
            let one = Work::of(writer);
            all.extend(one.all);
            seen.extend(one.public);
            work.push(one.requests);
        }
        let mut sources = all.clone();
        sources.retain(|id, _| id.starts_with("source:"));
        for records in [&mut all, &mut seen, &mut sources] {
            records.insert(LAST.to_owned(), vec!["CREATED"]);
        }
        assert_eq!(count(&all), CHANGES + 1);

        let options = ["--anonymous", "none"];
        let (server, errors) = Process::logging(&db, &options, "error");
        let (moved, address) = watch::channel(server.address());
        let start = |token: &String, kinds: Value, seed: u64, records: &HashMap<String, Vec<&'static str>>| -> JoinHandle<Vec<Told>> {
            tokio::spawn(follow(address.clone(), token.clone(), kinds, cuts(seed, count(records))))
        };
        let followers = [
            start(&cleared, Value::Null, 1, &all),
            start(&public, Value::Null, 2, &seen),
            start(&cleared, json!(["SOURCE"]), 3, &sources),
        ];
        let (done, mut counted) = mpsc::channel(1);
        let writers: Vec<JoinHandle<()>> = work.into_iter()
            .map(|requests| tokio::spawn(write(address.clone(), writer.clone(), requests, done.clone())))
            .collect();
        for _ in 0..WRITERS * REQUESTS / 2 {
            counted.recv().await.expect("a request is done");
        }
        drop((server, errors));
        let (server, errors) = tokio::task::block_in_place(|| Process::logging(&db, &options, "error"));
        moved.send_replace(server.address());
        drop((moved, done));
        while counted.recv().await.is_some() {}
        for writer in writers {
            writer.await.expect("it has written all");
        }
        let end = vec![vec![json!({"type": "source", "key": "the-end", "title": "The end"})]];
        let (told, _kept) = mpsc::channel(1);
        write(address.clone(), writer, end, told).await;
        let mut told = Vec::new();
        for follower in followers {
            told.push(follower.await.expect("it was told all"));
        }
        let ended = tokio::task::block_in_place(|| server.end(errors));
        assert_eq!(ended, (Some(0), String::new()));

        let numbers: Vec<i64> = told[0].iter().map(|change| change.revision).collect();
        let every: Vec<i64> = (1..).take(CHANGES + 1).collect();
        assert!(numbers == every, "each change once and in order");
        let by_revision: HashMap<i64, &Told> = told[0].iter().map(|change| (change.revision, change)).collect();
        for (changes, records) in told.iter().zip([&all, &seen, &sources]) {
            assert!(changes.is_sorted_by(|one, other| one.revision < other.revision));
            assert_eq!(changes.len(), count(records));
            let by_record = by_record(changes);
            for (id, actions) in records {
                assert_eq!(by_record.get(id), Some(actions), "{id}");
            }
            for change in changes {
                assert_eq!(by_revision[&change.revision].node, change.node);
            }
        }
    }
}
