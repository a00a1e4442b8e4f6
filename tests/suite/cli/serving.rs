//! `rapport serve`: what a new user sees first, and a quiet end.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStderr, Command, Stdio};

use rapport::live::Refreshed;
use rapport::vocabulary::Visibility;

use super::rapport;
use crate::app::{EXAMPLE, Rapport, import};
use crate::support::{TestDatabase, on_both_databases};

/// Nearly all that the network says.
const EVERYTHING: &str = r#"{
    network(around: ["organization:wego"], depth: 20, limit: 2000, via: [MET, CO_ATTENDED, ENGAGED, HOLDS, POSITION_IN,
            ATTENDED, ABOUT, PART_OF, LOCATED_IN, SENT_BY, RECEIVED_BY, RELATED, PROMISED]) {
        vertices { node { id } degree distance }
        links { from to kind weight first last inferred }
    }
    people(first: 90) { nodes { id met(first: 90) { edges { node { id } meetings firstMet lastMet position { id } inferred } } } }
    events(first: 90) { nodes { id participants(first: 90) { nodes {
        person { id } position { id } institution { __typename } attribution
    } } } }
    ranking(measure: PAGERANK, of: INSTITUTION) { rank score node { id } }
}"#;

/// What happens to the example record: people and events come, names and days change, a record is hidden and shown again.
const STEPS: [&str; 6] = [
    r#"{"type": "person", "key": "new-colleague", "name": "New Colleague"}
{"type": "event", "key": "call-2022-02-20", "title": "A call", "kind": "CALL", "from": "2022-02-20", "participants": [{"position": "wego-secretary-general", "side": "HOST"}, {"person": "new-colleague", "side": "GUEST"}]}"#,
    r#"{"type": "person", "key": "jung-sook-park", "name": "Park Jung Sook"}
{"type": "organization", "key": "wego", "name": "A Network of Cities", "kind": "CITY_NETWORK"}"#,
    r#"{"type": "event", "key": "japanese-officials-at-wego-2022-02-17", "title": "Moved", "kind": "MEETING", "from": "2022-04", "visibility": "INTERNAL", "participants": [{"person": "jung-sook-park", "position": "wego-secretary-general"}, {"person": "masaki-miwa", "position": "military-attache-of-japan-in-seoul"}]}"#,
    r#"{"type": "position", "key": "wego-secretary-general", "title": "Head", "institution": "organization:colombian-federation-of-municipalities", "severalHolders": true}
{"type": "person", "key": "new-colleague", "name": "New Colleague", "tenures": [{"position": "wego-secretary-general", "from": "2022-02-01", "until": ".."}]}
{"type": "commitment", "key": "another-promise", "text": "Write", "action": "SUPPORT", "by": "person:new-colleague", "to": "organization:wego", "event": "japanese-officials-at-wego-2022-02-17"}"#,
    r#"{"type": "event", "key": "japanese-officials-at-wego-2022-02-17", "title": "Moved", "kind": "MEETING", "from": "2022-04-02", "participants": [{"position": "wego-secretary-general"}, {"person": "masaki-miwa", "position": "military-attache-of-japan-in-seoul"}]}
{"type": "relationship", "key": "wego-and-embassy-of-costa-rica", "kind": "COOPERATES_WITH", "subject": "organization:wego", "object": "embassy:embassy-of-japan-in-seoul", "visibility": "CONFIDENTIAL"}"#,
    r#"{"type": "person", "key": "new-colleague", "name": "Old Colleague"}
{"type": "event", "key": "call-2022-02-20", "title": "A call", "kind": "CALL", "status": "CANCELLED", "from": "2022-02-20", "partOf": "japanese-officials-at-wego-2022-02-17"}"#,
];

/// A server in a process of its own, ended at the latest when this is dropped.
pub(crate) struct Process {
    child: Child,
    /// What it said before it served.
    pub(crate) said: String,
    /// Where it serves.
    pub(crate) url: String,
}

impl Process {
    /// Starts a server at a free port and waits until it says where it is.
    pub(crate) fn start(database: &TestDatabase, options: &[&str]) -> (Self, BufReader<ChildStderr>) {
        Self::logging(database, options, "rapport=info,warn")
    }

    /// The same, with what it is to log. What it logs has to be read, or it waits.
    pub(crate) fn logging(
        database: &TestDatabase,
        options: &[&str],
        log: &str,
    ) -> (Self, BufReader<ChildStderr>) {
        Self::at(database.url(), options, log)
    }

    /// The same, without options.
    pub(crate) fn start_at(database: &str) -> (Self, BufReader<ChildStderr>) {
        Self::at(database, &[], "rapport=info,warn")
    }

    /// The same, over the database at an address.
    pub(crate) fn at(database: &str, options: &[&str], log: &str) -> (Self, BufReader<ChildStderr>) {
        let mut command = rapport(database);
        command
            .env("RAPPORT_LOG", log)
            // Nobody has to be given time to send requests elsewhere, where a test does not say so.
            .envs((!options.contains(&"--drain")).then_some(("RAPPORT_DRAIN", "0")))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .stderr(Stdio::piped());
        let mut process = Self {
            child: command.spawn().expect("the program starts"),
            said: String::new(),
            url: String::new(),
        };
        let mut errors = BufReader::new(process.child.stderr.take().expect("a pipe"));
        while process.url.is_empty() {
            let mut line = String::new();
            errors.read_line(&mut line).expect("it says something");
            assert!(!line.is_empty(), "the server ended: {}", process.said);
            match line.split_once("GraphQL at ") {
                // In JSON, something may come after it.
                Some((_, url)) => url
                    .trim()
                    .split('"')
                    .next()
                    .unwrap_or_default()
                    .clone_into(&mut process.url),
                None => process.said.push_str(&line),
            }
        }
        (process, errors)
    }

    /// Ends it at once, whatever it is doing: SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it has not ended by itself");
        self.child.wait().expect("it ends");
    }

    /// The number of the process.
    pub(crate) fn number(&self) -> u32 {
        self.child.id()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        let host = self.url.trim_start_matches("http://").split('/').next();
        host.and_then(|host| host.parse().ok()).expect("an address")
    }

    /// Tells it to end, as a service manager does: how it ended and what else it said.
    pub(crate) fn end(self, mut errors: BufReader<ChildStderr>) -> (Option<i32>, String) {
        let status = self.told_to_end();
        let mut rest = String::new();
        errors.read_to_string(&mut rest).expect("text");
        (status, rest)
    }

    /// Tells it to end, while somebody else reads what it says: how it ended.
    pub(crate) fn told_to_end(mut self) -> Option<i32> {
        self.tell_to_end();
        self.child.wait().expect("it ends").code()
    }

    /// Tells it to end, and does not wait.
    pub(crate) fn tell_to_end(&self) {
        // The shell's own: small machines lack the program.
        let told = Command::new("sh")
            .args(["-c", r#"kill -TERM "$0""#, &self.child.id().to_string()])
            .status();
        assert!(told.expect("there is a command to end processes").success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn ask(client: &reqwest::Client, url: &str, query: &str) -> String {
    let request = client.post(url).json(&serde_json::json!({"query": query}));
    request
        .send()
        .await
        .expect("it serves")
        .text()
        .await
        .expect("text")
}

pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

/// What a server says first that nobody has a token for.
const NO_TOKEN: &str = "Nobody can change the record yet. To let somebody, make a token: rapport token create NAME --role editor\n";

on_both_databases! {
    /// From an empty database to the headline question, and to a quiet end with a client still connected.
    async fn the_sample_answers_the_headline_question(db: TestDatabase) {
        let (server, errors) = Process::start(&db, &["--sample"]);
        let records = EXAMPLE.lines().count();
        assert_eq!(server.said, format!("--sample: {records} records of the example were loaded\n{NO_TOKEN}"));
        let client = client();
        let query = r#"{ position(key: "wego-secretary-general") { met(first: 10) { totalCount nodes { name } } } }"#;
        assert_eq!(
            ask(&client, &server.url, query).await,
            r#"{"data":{"position":{"met":{"totalCount":5,"nodes":[{"name":"Alejandro Rodríguez Zamora"},{"name":"Haruyuki Fujii"},{"name":"Masaki Miwa"},{"name":"Juan Carlos Caiza Rosero"},{"name":"Andrew Lim"}]}}}}"#
        );
        assert_eq!(server.end(errors), (Some(0), String::new()));
        let (again, errors) = Process::start(&db, &["--sample"]);
        assert_eq!(again.said, format!("--sample: the database holds records already; the example was not loaded\n{NO_TOKEN}"));
        assert_eq!(again.end(errors).0, Some(0));
    }

    async fn the_clearance_is_what_readers_may_see(db: TestDatabase) {
        let lines = r#"{"type": "source", "key": "open", "title": "A"}
{"type": "source", "key": "inner", "title": "B", "visibility": "INTERNAL"}
{"type": "source", "key": "secret", "title": "C", "visibility": "CONFIDENTIAL"}"#;
        drop(Rapport::with(&db, lines).await);
        for (clearance, count) in [(None, 1), (Some("internal"), 2), (Some("confidential"), 3)] {
            let options = clearance.map_or(vec![], |clearance| vec!["--anonymous", clearance]);
            let (server, errors) = Process::start(&db, &options);
            let answer = ask(&client(), &server.url, "{ sources { totalCount } }").await;
            assert_eq!(answer, format!(r#"{{"data":{{"sources":{{"totalCount":{count}}}}}}}"#));
            assert_eq!(server.end(errors).0, Some(0));
        }
    }

    /// What another process imports is there once the server looks again.
    async fn what_another_process_imports_is_taken_up(db: TestDatabase) {
        let running = Rapport::with_example(&db).await;
        let query = r#"{ person(key: "andrew-lim") { name met { totalCount } } events { totalCount } }"#;
        assert_eq!(running.text(query).await, r#"{"data":{"person":{"name":"Andrew Lim","met":{"totalCount":1}},"events":{"totalCount":9}}}"#);
        assert_eq!(running.app.live().refresh().await.expect("the database answers"), Refreshed::Unchanged);
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), r#"{"type": "person", "key": "andrew-lim", "name": "Andrew H. Lim"}
{"type": "event", "key": "new", "title": "New", "kind": "CALL", "from": "2022-03-30", "participants": [{"person": "andrew-lim"}, {"person": "adrian-li"}]}"#).expect("it is written");
        let imported = rapport(db.url()).arg("import").arg(file.path()).output().expect("the program runs");
        assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
        assert_eq!(running.app.live().refresh().await.expect("the database answers"), Refreshed::Followed(2));
        assert_eq!(running.text(query).await, r#"{"data":{"person":{"name":"Andrew H. Lim","met":{"totalCount":2}},"events":{"totalCount":10}}}"#);
    }

    /// A server that has followed the record says what one that starts now says, whatever changed and whoever asks.
    async fn a_server_that_follows_says_what_one_that_starts_says(db: TestDatabase) {
        const ALL: [Visibility; 3] = [Visibility::Public, Visibility::Internal, Visibility::Confidential];
        let first = Rapport::with_example(&db).await;
        let mut following = Vec::new();
        for clearance in ALL {
            following.push(first.seen_with(clearance).await);
        }
        for step in STEPS {
            import(&first.store, step).await;
            for (clearance, running) in ALL.into_iter().zip(&following) {
                let refreshed = running.app.live().refresh().await.expect("the database answers");
                assert!(matches!(refreshed, Refreshed::Followed(_)), "{refreshed:?} after {step}");
                let afresh = first.seen_with(clearance).await;
                assert_eq!(running.ask(EVERYTHING).await, afresh.ask(EVERYTHING).await, "{clearance} after {step}");
            }
        }
        // One that was built anew meanwhile says the same.
        let running = &following[0];
        let known = running.ask(EVERYTHING).await;
        running.app.live().renew().await.expect("the database answers");
        assert_eq!(running.ask(EVERYTHING).await, known);
    }
}
