//! PostgreSQL goes away under load and comes back, in the same place or in another.

use std::io::Read;
use std::net::SocketAddr;
use std::time::Duration;

use rapport::access::tokens::Tokens;
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::{JoinHandle, spawn_blocking};

use super::load::Load;
use crate::cli::serving::Process;
use crate::http::wire::Socket;
use crate::support::{Nodes, editor, environment, tell};

/// How often PostgreSQL is restarted where nothing is said.
const RESTARTS: usize = 2;
/// How many changes are acknowledged to each client before the database goes away.
const CHANGES: usize = 5;
/// How long a server may take once the database is back.
const PROMISED: Duration = Duration::from_secs(5);
const LOG: &str = "rapport=info,warn";

/// A server whose log is read to its end.
fn serve(database: &str, options: &[&str]) -> (Process, JoinHandle<String>) {
    let (process, mut said) = Process::at(database, options, LOG);
    let said = spawn_blocking(move || {
        let mut text = String::new();
        said.read_to_string(&mut text).expect("text");
        text
    });
    (process, said)
}

/// How often PostgreSQL is restarted, and whether times are held against what is promised: not beside other tests.
fn restarts() -> (usize, bool) {
    let told = environment("RAPPORT_TEST_RESTARTS");
    let restarts = told
        .as_ref()
        .map_or(RESTARTS, |told| told.parse().expect("a number"));
    (restarts, told.is_some())
}

/// Follows all changes over one socket, with a token: their revisions, for as long as it stays open.
async fn follow(database: &str, server: SocketAddr) -> UnboundedReceiver<i64> {
    let store = Store::open(database, Access::Write)
        .await
        .expect("the database is there");
    let token = editor(&Tokens::new(store.clone(), Clock::System), "follower").await;
    store.close().await.expect("it closes");
    let mut socket = Socket::with_token(server, &token).await.expect("it is let in");
    let asked = socket.subscribe(
        "1",
        "subscription { changes(since: 0) { revision } }",
        Value::Null,
    );
    asked.await.expect("it is open");
    let (to, revisions) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok(next) = socket.hear().await
            && let Some(revision) = next["payload"]["data"]["changes"]["revision"].as_i64()
        {
            to.send(revision).unwrap_or_default();
        }
    });
    revisions
}

/// Restarted and crashed in turn: no acknowledged change is lost, and the server is ready again by itself.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_restarts_of_postgresql() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    let url = nodes.url(&[5432]);
    let (server, said) = serve(&url, &[]);
    let mut load = Load::start(&url, &server.url).await;
    let mut followed = follow(&url, server.address()).await;
    let (restarts, timed) = restarts();
    let mut longest = Duration::ZERO;
    for restart in 0..restarts {
        load.more(CHANGES).await;
        if restart % 2 == 0 {
            nodes.tell("restart 5432");
        } else {
            nodes.tell("crash 5432");
            nodes.tell("start 5432");
        }
        longest = longest.max(load.ready().await.0);
    }
    load.more(1).await;
    let log = load.end().await;
    log.assert_kept(&url).await;
    // Over the same socket, whose token could not be looked up time and again.
    let mut told = 0;
    for &revision in log.acknowledged.keys() {
        while told < revision {
            let next = followed.recv().await.expect("it stays open");
            assert!(told < next, "{next} after {told}");
            told = next;
        }
        assert_eq!(told, revision, "none is left out");
    }
    assert_eq!(server.told_to_end(), Some(0));
    let said = said.await.expect("it is read");
    assert!(!said.contains("panicked"), "{said}");
    tell(&format!(
        "PostgreSQL restarted {restarts} times under load: {} changes acknowledged, all there; refused {:?}; ready again \
         after {longest:?} at the latest",
        log.acknowledged.len(),
        log.refused
    ));
    assert!(!timed || longest <= PROMISED, "{longest:?}");
}

/// The primary crashes and its replica takes over: the server finds it, and nothing that was acknowledged is lost.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_the_primary() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    let both = nodes.url(&[5432, 5433]);
    let store = Store::open(&both, Access::Write)
        .await
        .expect("the primary is there");
    store.close().await.expect("it closes");
    nodes.tell("follow 5433 5432");
    // A change is acknowledged once the replica has it.
    nodes.tell("set 5432 synchronous_standby_names *");
    let replica = nodes.url(&[5433]);
    let (server, said) = serve(&both, &["--read-database", &replica]);
    let mut load = Load::start(&both, &server.url).await;
    load.more(CHANGES).await;
    let (_, before) = load.ready().await;
    nodes.tell("crash 5432");
    nodes.tell("promote 5433");
    let (took, after) = load.ready().await;
    assert!(before < after, "{before} and then {after}");
    load.more(1).await;
    let log = load.end().await;
    log.assert_kept(&both).await;
    assert_eq!(server.told_to_end(), Some(0));
    let said = said.await.expect("it is read");
    assert!(said.contains("the database has moved to another host"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    tell(&format!(
        "a replica promoted under load: {} changes acknowledged, all there; refused {:?}; ready again after {took:?}",
        log.acknowledged.len(),
        log.refused
    ));
    assert!(!restarts().1 || took <= PROMISED, "{took:?}");
}
