//! `rapport token`: what it prints, how it ends, and what it refuses; and that the server says nothing of a secret.

use std::io::Read;
use std::process::{Output, Stdio};

use rapport::access::tokens::Tokens;
use rapport::access::{Identity, Role};
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::json;

use super::rapport;
use super::serving::{Process, client};
use crate::access::tokens::{is_without, kept, secret};
use crate::http::wire::{Socket, answered};
use crate::support::{TestDatabase, on_both_databases};

/// Runs `rapport token`: its exit status, what it printed, and what it said.
fn run(db: &TestDatabase, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = rapport(db.url());
    let output: Output = command
        .arg("token")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Makes a token: its id and itself.
pub(super) fn create(db: &TestDatabase, arguments: &[&str]) -> (String, String) {
    let (status, token, said) = run(db, &[&["create"], arguments].concat());
    assert_eq!(status, Some(0), "{said}");
    let token = token.strip_suffix('\n').expect("one line").to_owned();
    let id = token["rapport_".len()..]
        .split('_')
        .next()
        .expect("an id")
        .to_owned();
    assert!(
        is_without(said.as_bytes(), secret(&token)),
        "the secret is on standard output alone: {said}"
    );
    (id, token)
}

async fn tokens(db: &TestDatabase) -> Tokens {
    let store = Store::open(db.url(), Access::Read)
        .await
        .expect("the database opens");
    Tokens::new(store, Clock::System)
}

on_both_databases! {
    async fn a_token_is_made_listed_and_revoked(db: TestDatabase) {
        let (status, token, said) = run(&db, &["create", " Kim Min-su ", "--role", "editor", "--clearance", "confidential", "--expires", "2999-12-31"]);
        let token = token.trim_end();
        let id = &token[8..20];
        assert_eq!(status, Some(0));
        assert_eq!(said, format!("Token {id} of Kim Min-su: EDITOR, CONFIDENTIAL, expires on 2999-12-31. It is not shown again:\n"));
        let kim = Identity { name: "Kim Min-su".to_owned(), role: Role::Editor, clearance: Visibility::Confidential };
        assert_eq!(tokens(&db).await.verify(token).await.expect("the database answers"), Ok(kim));
        let (status, usual, said) = run(&db, &["create", "ann"]);
        assert_eq!(status, Some(0));
        assert!(said.starts_with(&format!("Token {} of ann: READER, PUBLIC, expires on 20", &usual[8..20])), "{said}");
        let (never, _) = create(&db, &["bob", "--role", "admin", "--expires", "never"]);

        let (status, listed, said) = run(&db, &["list"]);
        assert_eq!((status, said.as_str()), (Some(0), ""));
        assert!(is_without(listed.as_bytes(), secret(token)) && is_without(listed.as_bytes(), secret(usual.trim_end())));
        let lines: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines[0], ["id", "name", "role", "clearance", "created", "expires", "last used", "state"]);
        let line = |id: &str| lines.iter().find(|line| line[0] == id).expect("it is listed");
        assert_eq!(lines.len(), 4);
        let seen = line(id);
        assert_eq!((&seen[1..4], seen[5], &seen[6..]), (&["Kim Min-su", "EDITOR", "CONFIDENTIAL"][..], "3000-01-01 00:00 UTC", &["never", "taken"][..]));
        assert_eq!((line(&never)[5], line(&never)[7]), ("never", "taken"));

        let said = format!("{id} is revoked: a server that is running takes it for a second more at most\n");
        assert_eq!(run(&db, &["revoke", id]), (Some(0), said, String::new()));
        let none = "there is no token with this id that was not revoked; rapport token list has them all\n".to_owned();
        // Also where somebody takes the token itself for its id: it is not shown.
        for other in [id, "000000000000", token, ""] {
            assert_eq!(run(&db, &["revoke", other]), (Some(1), String::new(), none.clone()), "{other}");
        }
        let (_, listed, _) = run(&db, &["list"]);
        let state = listed.lines().find(|line| line.starts_with(id)).and_then(|line| line.split('\t').next_back());
        assert_eq!(state, Some("revoked"));
        assert!(tokens(&db).await.verify(token).await.expect("the database answers").is_err());
    }

    async fn what_cannot_be_is_refused_and_nothing_made(db: TestDatabase) {
        drop(Store::open(db.url(), Access::Write).await.expect("an empty database opens"));
        let name = "NAME: expected 1 to 100 letters that can be seen\n";
        let long = "x".repeat(101);
        for (arguments, said) in [
            (&["create", ""][..], name),
            (&["create", "   "], name),
            (&["create", "a\nb"], name),
            (&["create", &long], name),
            (&["create", "ann", "--expires", "2020-01-01"], "--expires: 2020-01-01 has passed; expected a day to come\n"),
            (&["create", "ann", "--expires", "soon"], "--expires: \"soon\" is no day; expected one like 2027-12-31, or never\n"),
            (&["create", "ann", "--expires", "2027-02-30"], "--expires: \"2027-02-30\" is no day; expected one like 2027-12-31, or never\n"),
            (&["create", "ann", "--expires", "+262142-12-31"], "--expires: +262142-12-31 is too far away\n"),
        ] {
            assert_eq!(run(&db, arguments), (Some(2), String::new(), said.to_owned()), "{arguments:?}");
        }
        for (arguments, part) in [
            (&["create"][..], "<NAME>"),
            (&["create", "ann", "--role", "root"], "[possible values: reader, editor, admin]"),
            (&["create", "ann", "--role", "EDITOR"], "[possible values: reader, editor, admin]"),
            (&["create", "ann", "--clearance", "secret"], "[possible values: public, internal, confidential]"),
            (&["create", "ann", "bob"], "unexpected argument 'bob'"),
            (&["revoke"], "<ID>"),
            (&["show"], "unrecognized subcommand 'show'"),
        ] {
            let (status, printed, said) = run(&db, arguments);
            assert_eq!((status, printed.as_str()), (Some(2), ""), "{arguments:?}");
            assert!(said.contains(part), "{arguments:?}: {said}");
        }
        assert_eq!(tokens(&db).await.list().await.expect("tokens"), []);
    }

    /// A server that logs everything it can; what it wrote down and what the database keeps are searched for secrets.
    async fn a_server_writes_down_no_secret(db: TestDatabase) {
        let (id, root) = create(&db, &["root", "--role", "admin", "--clearance", "internal"]);
        let (server, mut errors) = Process::logging(&db, &["--anonymous", "none"], "trace");
        let reading = std::thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).map(|_| log)
        });
        let address = server.address();
        let client = client();
        let ask = async |token: &str, query: &str| {
            answered(client.post(&server.url).bearer_auth(token).json(&json!({"query": query}))).await
        };
        assert_eq!(ask(&root, "{ me { name } }").await.status, 200);
        let create = r#"mutation { createToken(name: "ann", role: EDITOR) { token { id } secret } }"#;
        let made = ask(&root, create).await.body();
        let ann = made["data"]["createToken"]["secret"].as_str().expect("a secret").to_owned();
        let ann_id = made["data"]["createToken"]["token"]["id"].as_str().expect("an id").to_owned();
        for token in [&root, &ann, &format!("{ann}x"), &ann["rapport_".len()..].to_owned()] {
            let status = ask(token, "{ tokens { id } }").await.status;
            let socket = Socket::with_token(address, token).await;
            assert_eq!(socket.is_ok(), status == 200);
            if let Ok(mut socket) = socket {
                socket.subscribe("1", "{ me { name } }", json!({})).await.expect("it is heard");
                assert_eq!(socket.hear().await.expect("an answer")["type"], "next");
            }
            let wrong_place = answered(client.get(format!("http://{address}/network.json?access_token={token}"))).await;
            assert_eq!(wrong_place.status, 400);
        }
        assert_eq!(ask(&root, &format!(r#"mutation {{ revokeToken(id: "{ann}") {{ errors {{ code }} }} }}"#)).await.status, 200);
        assert_eq!(ask(&root, &format!(r#"mutation {{ revokeToken(id: "{ann_id}") {{ revokedId }} }}"#)).await.status, 200);
        let other = run(&db, &["revoke", &id]);
        assert_eq!(other.0, Some(0));
        let running = kept(&db).await;
        assert_eq!(server.told_to_end(), Some(0));
        let log = reading.join().expect("it reads").expect("text");
        let stopped = kept(&db).await;
        assert!(log.contains("TRACE") && log.contains("a token was made"), "everything is logged: {log}");
        for token in [&root, &ann] {
            assert!(is_without(log.as_bytes(), secret(token)), "{log}");
            assert!(is_without(&running, secret(token)) && is_without(&stopped, secret(token)));
        }
    }

    /// A token that another process revokes is not taken any more once the server has looked again.
    async fn a_server_takes_up_that_a_token_was_revoked(db: TestDatabase) {
        let (id, ann) = create(&db, &["ann", "--role", "editor"]);
        let (server, errors) = Process::start(&db, &["--anonymous", "none"]);
        assert_eq!(server.said, "", "somebody can change the record");
        let mut socket = Socket::with_token(server.address(), &ann).await.expect("it is let in");
        let follow = "subscription { changes(since: 0) { revision nodeId } }";
        socket.subscribe("1", follow, json!({})).await.expect("it is heard");
        let save = r#"mutation { saveTopic(input: {key: "t", name: "T"}) { outcome } }"#;
        let saved = answered(client().post(&server.url).bearer_auth(&ann).json(&json!({"query": save}))).await;
        assert_eq!(saved.body()["data"]["saveTopic"]["outcome"], "CREATED");
        assert_eq!(socket.hear().await.expect("a change")["payload"]["data"]["changes"]["nodeId"], "topic:t");
        assert_eq!(run(&db, &["revoke", &id]).0, Some(0));
        // Nothing changes any more: it is the revocation that ends it.
        let ended = socket.hear().await.expect("the socket stays open");
        assert_eq!((&ended["type"], &ended["payload"][0]["message"]), (&json!("error"), &json!("the token has been revoked")));
        let refused = answered(client().post(&server.url).bearer_auth(&ann).json(&json!({"query": save}))).await;
        assert_eq!(refused.status, 401);
        assert_eq!(server.end(errors).0, Some(0));
    }
}
