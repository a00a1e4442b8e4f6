//! What a server writes down of its requests, and what it never does.

use std::io::Read;

use serde_json::{Value, json};

use super::serving::{Process, client};
use super::tokens::create;
use crate::app::Rapport;
use crate::http::wire::{Socket, answered};
use crate::support::on_both_databases;

/// Stands for whatever is somebody's: it is sent in every place where a client can send something.
const MARK: &str = "Zwqmark";

/// What a server writes down, read beside it so that it never waits.
fn reading(mut errors: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut log = String::new();
        errors.read_to_string(&mut log).expect("text");
        log
    })
}

on_both_databases! {
    /// Everything that can be logged is, and marked values are sent along every way there is.
    async fn nothing_of_anybody_is_written_down(db: TestDatabase) {
        drop(Rapport::with_example(&db).await);
        let (_, token) = create(&db, &[MARK, "--role", "admin", "--clearance", "confidential"]);
        let options = ["--log-requests", "--log-format", "json", "--metrics"];
        let (server, errors) = Process::logging(&db, &options, "trace");
        let log = reading(errors);
        let client = client();
        let marked = |request: reqwest::RequestBuilder| {
            let sent = [("user-agent", MARK.to_owned()), ("cookie", format!("a={MARK}")), ("x-request-id", format!("{MARK} {MARK}")),
                ("referer", format!("https://x.example/{MARK}")), ("x-forwarded-for", MARK.to_owned()), ("origin", format!("https://{MARK}.example"))];
            sent.into_iter().fold(request, |request, (name, value)| request.header(name, value))
        };
        let document = format!(r#"query Told($text: String!) {{ search(text: $text) {{ totalCount }} person(key: "{MARK}") {{ name }} }} # {MARK}"#);
        let save = format!(r#"mutation Save($name: String!) {{ savePerson(input: {{key: "zwq", name: $name, remarks: "{MARK}"}}) {{ outcome errors {{ message }} }} }}"#);
        for body in [
            json!({"query": document, "variables": {"text": MARK}}),
            json!({"query": document, "variables": {"text": {"wrong": MARK}}}),
            json!({"query": document, "variables": {MARK: MARK}}),
            json!({"query": save, "variables": {"name": MARK}}),
            json!({"query": save.replace("remarks", "no_such_field"), "variables": {"name": MARK}}),
            json!({"query": format!("{{ {MARK} }}")}),
            json!({"query": format!("{{ person(key: \"{MARK}")}),
            json!({"query": "{ __typename }", "operationName": format!("{MARK} {MARK}")}),
            json!({"query": format!(r#"{{ person(id: "{MARK}") {{ name }} events(filter: {{title: {{contains: "{MARK}"}}}}, after: "{MARK}") {{ totalCount }} }}"#)}),
            json!({"query": format!(r#"mutation {{ createToken(name: "{MARK}", role: EDITOR) {{ token {{ id }} secret }} }}"#)}),
            json!({"query": format!(r#"mutation {{ revokeToken(id: "{MARK}") {{ errors {{ code }} }} }}"#)}),
            json!({"extensions": MARK, MARK: MARK}),
        ] {
            for accept in ["application/json", "text/event-stream"] {
                let request = marked(client.post(&server.url)).bearer_auth(&token).header("accept", accept);
                answered(request.json(&body)).await;
            }
        }
        answered(marked(client.post(&server.url)).body(MARK)).await;
        answered(marked(client.post(&server.url)).header("content-type", "application/json").body(MARK)).await;
        answered(client.post(&server.url).bearer_auth(MARK).json(&json!({}))).await;
        let address = server.address();
        for path in ["/", "/PATH", "/PATH/PATH?PATH=PATH", "/reports/briefing?person=PATH&PATH=PATH", "/reports/PATH", "/network.svg?around=person:PATH", "/network.PATH", "/graphiql?query=PATH", "/graphiql/PATH", "/graphql?query=PATH", "/metrics?PATH", "/healthz?PATH", "/readyz?token=PATH"] {
            let url = format!("http://{address}{}", path.replace("PATH", MARK));
            answered(marked(client.get(&url)).bearer_auth(&token)).await;
            answered(marked(client.delete(&url)).bearer_auth(&token)).await;
        }
        let mut socket = Socket::with_token(address, &token).await.expect("it is let in");
        socket.subscribe(MARK, &document, json!({"text": MARK})).await.expect("it is heard");
        while socket.hear().await.expect("an answer")["type"] != "complete" {}
        socket.say(&json!({"type": MARK, "payload": MARK})).await.expect("it is heard");
        while socket.hear().await.is_ok() {}
        assert!(Socket::with_token(address, MARK).await.is_err());
        assert_eq!(server.told_to_end(), Some(0));
        let log = log.join().expect("it reads");
        let leaked: Vec<&str> = log.lines().filter(|line| line.to_lowercase().contains(&MARK.to_lowercase())).collect();
        assert!(leaked.is_empty(), "{leaked:#?}");
        assert!(!log.contains(&token));
        let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
        assert!(lines.iter().any(|line| line["level"] == "TRACE") && lines.len() > 100, "everything is logged");
        let requests = lines.iter().filter(|line| line["target"] == "requests");
        assert!(requests.clone().count() > 40);
        assert!(requests.clone().any(|line| line["operation"] == "Told" && line["kind"] == "query"));
    }

    /// One line for each request, with what those who run a server look for.
    async fn each_request_has_its_line(db: TestDatabase) {
        let (server, errors) = Process::logging(&db, &["--sample", "--log-requests", "--log-format", "json"], "rapport=info,warn");
        let log = reading(errors);
        let client = client();
        let ask = async |id: &str, query: &str| {
            let request = client.post(&server.url).header("x-request-id", id).json(&json!({"query": query}));
            request.send().await.expect("it serves").headers()["x-request-id"].to_str().expect("text").to_owned()
        };
        let count = "query Count { events { totalCount } people { totalCount } }";
        assert_eq!(ask("first-1", count).await, "first-1");
        assert_eq!(ask("again-1", count).await, "again-1");
        assert_eq!(ask("wrong-1", "query Wrong { nothing }").await, "wrong-1");
        let made = ask("not sane", count).await;
        assert!(made.len() > 16 && !made.contains(' '), "{made}");
        answered(client.get(format!("http://{}/reports/none?person={MARK}", server.address())).header("x-request-id", "report-1")).await;
        assert_eq!(server.told_to_end(), Some(0));
        let log = log.join().expect("it reads");
        let line = |id: &str| -> Value {
            let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            let mut lines = lines.filter(|line| line["request"] == id);
            let found = lines.next().unwrap_or_else(|| panic!("{id}: {log}"));
            assert!(lines.next().is_none(), "{id} has one line: {log}");
            found
        };
        let shown = |id: &str| {
            let line = line(id);
            let fields = ["level", "method", "route", "status", "outcome", "code", "kind", "operation", "kept", "statements"];
            assert!(line["took"].as_str().is_some_and(|took| took.parse::<f64>().is_ok()), "{line}");
            fields.map(|field| line[field].clone())
        };
        let first = shown("first-1");
        assert_eq!(first[..9], [json!("INFO"), json!("POST"), json!("/graphql"), json!(200), json!("ok"), Value::Null, json!("query"), json!("Count"), json!(false)]);
        assert!(first[9].as_u64().is_some_and(|statements| statements >= 2), "{first:?}");
        let again = shown("again-1");
        assert_eq!(again[6..], [Value::Null, Value::Null, json!(true), json!(0)]);
        let wrong = shown("wrong-1");
        assert_eq!((&wrong[4], &wrong[7]), (&json!("refused"), &json!("Wrong")));
        let report = shown("report-1");
        assert_eq!(report[1..5], [json!("GET"), json!("/reports/{name}"), json!(404), json!("refused")]);
        assert!(!log.contains(MARK));
        shown(&made);
    }
}
