//! Tokens over HTTP and over sockets: which are taken, which are not, and what is told of it.

use std::sync::Arc;

use rapport::access::Role;
use rapport::access::tokens::NewToken;
use rapport::http::{Admissions, Serving};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Error;

use super::Server;
use super::wire::{Socket, token};
use crate::app::{Rapport, clock};
use crate::support::on_both_databases;

/// One source for each clearance.
pub(super) const SOURCES: &str = r#"{"type": "source", "key": "open", "title": "A"}
{"type": "source", "key": "inner", "title": "B", "visibility": "INTERNAL"}
{"type": "source", "key": "secret", "title": "C", "visibility": "CONFIDENTIAL"}"#;

pub(super) const ME: &str = "{ me { name role clearance } }";
const CHALLENGE: &str = "Bearer realm=\"rapport\"";
const UNKNOWN: &str = "there is no such token";
const MISSING: &str = "this server answers nobody without a token: send one as Authorization: Bearer TOKEN";

/// A text with another letter at a place.
fn with_another_letter(text: &str, place: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[place] = if bytes[place] == b'a' { b'b' } else { b'a' };
    String::from_utf8(bytes).expect("letters")
}

/// Tokens that are none, given one that is and another one.
fn wrong(right: &str, other: &str) -> Vec<String> {
    let (id, secret) = right["rapport_".len()..]
        .split_once('_')
        .expect("an id and a secret");
    let other_secret = other.rsplit_once('_').expect("an id and a secret").1;
    let mut wrong = vec![
        format!("rapport_000000000000_{secret}"),
        format!("rapport_{id}_{other_secret}"),
        format!("rapport_{id}_"),
        format!("rapport_{id}"),
        "rapport_".to_owned(),
        format!("rapport__{secret}"),
        format!("rapport_{}_{secret}", id.replace(char::is_numeric, "A")),
        format!("{right}A"),
        format!("{right}="),
        format!("{right} {right}"),
        format!("{right},{right}"),
        format!("rapport_{right}"),
        right.to_uppercase().replace("RAPPORT_", "rapport_"),
    ];
    wrong.extend((8..right.len()).map(|place| with_another_letter(right, place)));
    wrong.extend((8..right.len()).step_by(5).map(|end| right[..end].to_owned()));
    wrong
}

/// How a socket with a first message ends.
async fn refused(server: &Server, payload: Value) -> (u16, String) {
    let mut socket = Socket::open(server.address, "/graphql/ws", &[])
        .await
        .expect("a socket");
    let end = socket
        .introduce(payload.clone())
        .await
        .expect_err("it is refused");
    end.unwrap_or_else(|| panic!("the client is told why: {payload}"))
}

on_both_databases! {
    async fn a_right_token_is_taken(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, ann) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
        let me = json!({"me": {"name": "ann", "role": "EDITOR", "clearance": "INTERNAL"}});
        for scheme in ["Bearer", "bearer", "BEARER ", " Bearer"] {
            let answer = server.ask(&[&format!("{scheme} {ann}")], ME).await;
            assert_eq!((answer.status, answer.body()), (200, json!({"data": me})), "{scheme}");
        }
        let anonymous = json!({"data": {"me": {"name": "anonymous", "role": "READER", "clearance": "PUBLIC"}}});
        assert_eq!(server.ask(&[], ME).await.body(), anonymous);
        let bearer = format!("Bearer {ann}");
        for (header, payload) in [
            (None, json!({"authorization": bearer})),
            (None, json!({"Authorization": bearer, "other": 1})),
            (Some(bearer.as_str()), Value::Null),
            (Some(bearer.as_str()), json!({})),
        ] {
            let mut socket = Socket::open(server.address, "/graphql/ws", header.as_slice()).await.expect("a socket");
            socket.introduce(payload).await.expect("it is let in");
            socket.subscribe("1", ME, json!({})).await.expect("it is heard");
            let next = json!({"type": "next", "id": "1", "payload": {"data": me}});
            assert_eq!(socket.hear().await, Ok(next));
            assert_eq!(socket.hear().await, Ok(json!({"type": "complete", "id": "1"})));
        }
    }

    /// A letter changed at any place, the last one too, of which base64 leaves bits unused; and much else.
    async fn a_wrong_token_is_not_taken(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, right) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
        let (_, other) = token(&rapport.app, "bob", Role::Admin, Visibility::Confidential).await;
        let wrong = wrong(&right, &other);
        assert!(wrong.len() > 70, "{}", wrong.len());
        for (place, wrong) in wrong.iter().enumerate() {
            let answer = server.ask(&[&format!("Bearer {wrong}")], ME).await;
            assert_eq!((answer.status, answer.challenge.as_str()), (401, CHALLENGE), "{wrong}");
            let said = json!({"errors": [{"message": UNKNOWN, "extensions": {"code": "UNAUTHENTICATED"}}]});
            assert_eq!(answer.body(), said, "{wrong}");
            if place % 7 < 2 {
                let told = refused(&server, json!({"authorization": format!("Bearer {wrong}")})).await;
                assert_eq!(told, (4403, format!("Forbidden: {UNKNOWN}")), "{wrong}");
            }
        }
        // Texts that no header can have, and one database cannot be asked for.
        for id in ["\0\0\0\0\0\0\0\0\0\0\0\0", "", "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}"] {
            let told = refused(&server, json!({"authorization": format!("Bearer rapport_{id}_x")})).await;
            assert_eq!(told, (4403, format!("Forbidden: {UNKNOWN}")), "{id:?}");
        }
        let answer = server.ask(&["Bearer eyJhbGciOiJub25lIn0.e30."], ME).await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.error().1, "the token is neither one of this server nor one of an issuer that it knows");
        assert_eq!(server.ask(&[&format!("Bearer {right}")], ME).await.status, 200);
    }

    /// Another scheme, none, nothing behind it, or two of them: never taken for nobody's.
    async fn a_header_that_is_no_bearer_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, right) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
        let bearer = format!("Bearer {right}");
        for header in ["", "Bearer", "Bearer ", &right, &format!("Basic {right}"), &format!("Token {right}"),
            &format!("Bearer:{right}"), &format!("Bearer\t{right}"), "null"] {
            let answer = server.ask(&[header], ME).await;
            assert_eq!((answer.status, answer.challenge.as_str()), (401, CHALLENGE), "{header}");
            assert_eq!(answer.error().1, "Authorization: expected Bearer TOKEN", "{header}");
            let told = refused(&server, json!({"authorization": header})).await;
            assert_eq!(told, (4403, "Forbidden: authorization: expected Bearer TOKEN".to_owned()), "{header}");
        }
        for headers in [[bearer.as_str(), bearer.as_str()], [&bearer, "Basic x"], ["Basic x", &bearer]] {
            let answer = server.ask(&headers, ME).await;
            assert_eq!((answer.status, answer.error().1.as_str()), (400, "Authorization: given twice; expected one Bearer TOKEN"));
            let socket = Socket::open(server.address, "/graphql/ws", &headers).await;
            assert!(matches!(socket, Err(Error::Http(answer)) if answer.status() == 400));
        }
        let told = refused(&server, json!({"authorization": bearer, "Authorization": bearer})).await;
        assert_eq!(told, (4403, "Forbidden: authorization: given twice".to_owned()));
        for other in [json!({"authorization": 1}), json!({"authorization": null}), json!({"authorization": [bearer]})] {
            let told = refused(&server, other).await;
            assert_eq!(told, (4403, "Forbidden: authorization: expected text, Bearer TOKEN".to_owned()));
        }
    }

    /// In an address it is refused, whether right or wrong: it would be logged. In a body it is not looked for.
    async fn a_token_in_the_wrong_place_is_refused(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let (_, right) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
        let why = "a token does not belong in an address, which is logged and remembered; send it as Authorization: Bearer TOKEN";
        for parameter in ["access_token", "token", "Access_Token", "authorization", "t"] {
            let query = format!("?a=1&{parameter}={right}");
            let asked = server.client.post(server.url(&format!("/graphql{query}"))).json(&json!({"query": ME}));
            let answer = super::wire::answered(asked).await;
            assert_eq!((answer.status, answer.error()), (400, ("BAD_INPUT".to_owned(), why.to_owned())), "{parameter}");
            let file = server.get(&format!("/network.json{query}")).await;
            assert_eq!(file.status(), 400);
            assert_eq!(file.text().await.expect("text"), format!("{why}\n"), "{parameter}");
            let socket = Socket::open(server.address, &format!("/graphql/ws{query}"), &[]).await;
            assert!(matches!(socket, Err(Error::Http(answer)) if answer.status() == 400), "{parameter}");
        }
        let body = json!({"query": ME, "access_token": right, "authorization": format!("Bearer {right}")});
        let answer = super::wire::answered(server.client.post(server.url("/graphql")).json(&body)).await;
        assert_eq!(answer.body()["data"]["me"]["name"], "anonymous");
        let form = server.client.post(server.url("/graphql")).form(&[("access_token", right.as_str()), ("query", ME)]);
        assert_eq!(super::wire::answered(form).await.status, 415);
    }

    /// What is asked in a socket counts as what is asked over HTTP does.
    async fn whoever_asks_too_often_in_a_socket_is_told_so(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let (_, secret) = token(&rapport.app, "ann", Role::Reader, Visibility::Public).await;
        let admissions = Admissions { per_token: 1, ..Admissions::default() };
        let server = Server::serving(Arc::clone(&rapport.app), Serving { admissions, ..Serving::default() }).await;
        let mut socket = Socket::with_token(server.address, &secret).await.expect("it is let in");
        for number in 0.. {
            socket.subscribe("1", ME, Value::Null).await.expect("it is open");
            let heard = socket.hear().await.expect("it is open");
            if heard["type"] == "error" {
                assert!(number >= 10, "ten at once may be asked, and not only {number}");
                assert_eq!(heard["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{heard}");
                break;
            }
            assert_eq!(heard["type"], "next", "{heard}");
            assert_eq!(socket.hear().await.expect("it is open")["type"], "complete");
        }
    }

    /// From the very instant on.
    async fn an_expired_token_is_not_taken(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let now = clock().now().timestamp_micros();
        for (expires_at, status) in [(now + 1, 200), (now, 401), (now - 1, 401), (0, 401), (i64::MAX, 200)] {
            let new = NewToken {
                name: "ann".to_owned(),
                role: Role::Reader,
                clearance: Visibility::Internal,
                expires_at: Some(expires_at),
            };
            let (_, token) = rapport.app.guard().tokens().create(new).await.expect("it is made");
            let answer = server.ask(&[&format!("Bearer {token}")], ME).await;
            assert_eq!(answer.status, status, "{expires_at}");
            if status == 401 {
                let error = ("UNAUTHENTICATED".to_owned(), "the token has expired".to_owned());
                assert_eq!((answer.error(), answer.challenge.as_str()), (error, CHALLENGE));
                let told = refused(&server, json!({"authorization": format!("Bearer {token}")})).await;
                assert_eq!(told, (4403, "Forbidden: the token has expired".to_owned()));
                // Whoever does not know the secret is not told that there was such a token.
                let answer = server.ask(&[&format!("Bearer {token}x")], ME).await;
                assert_eq!(answer.error().1, UNKNOWN);
            }
        }
    }

    /// At once where this process revoked it; where another did, when the server has looked again.
    async fn a_revoked_token_is_not_taken(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await;
        let server = Server::over(&rapport).await;
        let other = Rapport::over(rapport.store.clone(), Visibility::Public).await;
        for here in [true, false] {
            let (id, token) = token(&rapport.app, "ann", Role::Editor, Visibility::Internal).await;
            let bearer = format!("Bearer {token}");
            assert_eq!(server.ask(&[&bearer], ME).await.status, 200);
            let tokens = if here { rapport.app.guard().tokens() } else { other.app.guard().tokens() };
            assert!(tokens.revoke(&id).await.expect("the database answers"));
            assert!(!tokens.revoke(&id).await.expect("the database answers"), "it was revoked before");
            if !here {
                rapport.app.guard().tokens().refresh().await.expect("the database answers");
            }
            let answer = server.ask(&[&bearer], ME).await;
            assert_eq!((answer.status, answer.challenge.as_str()), (401, CHALLENGE));
            assert_eq!(answer.error().1, "the token has been revoked");
            assert_eq!(server.ask(&[&format!("{bearer}x")], ME).await.error().1, UNKNOWN);
            let told = refused(&server, json!({"authorization": bearer})).await;
            assert_eq!(told, (4403, "Forbidden: the token has been revoked".to_owned()));
        }
    }

    /// Health and GraphiQL aside, which tell nothing of the record.
    async fn nobody_is_answered_where_nothing_is_for_everybody(db: TestDatabase) {
        let rapport = Rapport::with(&db, SOURCES).await.closed(None).await;
        let server = Server::over(&rapport).await;
        let (_, right) = token(&rapport.app, "ann", Role::Reader, Visibility::Public).await;
        for query in [ME, "{ sources { totalCount } }", "{ __schema { queryType { name } } }", "{ __typename }", "no document", "{ nothing }",
            "mutation { delete(id: \"source:open\") { deletedId } }", "subscription { changes { revision } }"] {
            for accept in ["application/json", "application/graphql-response+json", "text/event-stream", "*/*"] {
                let asked = server.client.post(server.url("/graphql")).header("accept", accept).json(&json!({"query": query}));
                let answer = super::wire::answered(asked).await;
                assert_eq!((answer.status, answer.challenge.as_str()), (401, CHALLENGE), "{query} {accept}");
                let said = json!({"errors": [{"message": MISSING, "extensions": {"code": "UNAUTHENTICATED"}}]});
                assert_eq!(answer.body(), said, "{query} {accept}");
            }
        }
        for file in ["network.json", "network.svg", "network.graphml", "network.nothing", "network.json?around=source:open", "network.json?odd=1"] {
            let answer = super::wire::answered(server.client.get(server.url(&format!("/{file}")))).await;
            assert_eq!((answer.status, answer.challenge.as_str(), answer.text), (401, CHALLENGE, format!("{MISSING}\n")), "{file}");
        }
        let told = format!("Forbidden: {MISSING}");
        assert_eq!(refused(&server, Value::Null).await, (4403, told.clone()));
        assert_eq!(refused(&server, json!({})).await, (4403, told));
        // Before it has been let in it is not heard.
        let mut socket = Socket::open(server.address, "/graphql/ws", &[]).await.expect("a socket");
        socket.subscribe("1", ME, json!({})).await.expect("it is heard");
        assert_eq!(socket.hear().await, Err(Some((4401, "Unauthorized".to_owned()))));
        assert_eq!(server.get("/healthz").await.status(), 200);
        assert_eq!(server.data(&right, "{ sources { totalCount } }").await["sources"]["totalCount"], 1);
    }
}
