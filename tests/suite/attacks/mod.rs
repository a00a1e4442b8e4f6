//! Attacks: each is refused with its code or does no harm, and the next honest request is answered. How long each takes is
//! measured by `cargo bench --bench attacks`, see docs/reliability.md.

mod crowds;
mod given_up;
mod list;
mod slow;

use list::{Outcome, attacks};
use serde_json::{Value, json};

use crate::app::Rapport;
use crate::http::Server;
use crate::support::on_both_databases;

const HONEST: &str = "{ people(first: 1) { nodes { key } totalCount } }";

/// Status and body of what a body is answered with.
async fn post(server: &Server, body: String) -> (u16, Value) {
    let request = server
        .client
        .post(server.url("/graphql"))
        .header("content-type", "application/json");
    let response = request.body(body).send().await.expect("the server answers");
    let status = response.status().as_u16();
    let text = response.text().await.expect("the body is text");
    let answer = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    (status, answer)
}

on_both_databases! {
    async fn attacks_are_refused_with_their_codes_and_the_next_request_is_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = Server::over(&rapport).await;
        let honest = post(&server, json!({"query": HONEST}).to_string()).await;
        let before = rapport.exported().await;
        let mut wrong = Vec::new();
        for attack in attacks() {
            let (status, answer) = post(&server, attack.body).await;
            let error = &answer["errors"][0];
            let code = error["extensions"]["code"].as_str();
            let message = error["message"].as_str().unwrap_or_default();
            let is_right = status < 500 && message.len() < 2_000 && match attack.outcome {
                Outcome::Refused(expected) => code == Some(expected),
                Outcome::NoRequest => status == 400 && answer.get("data").is_none(),
                Outcome::Harmless => status == 200 && answer.get("errors").is_none() && answer.get("extensions").is_none(),
            };
            if !is_right {
                let told: String = answer.to_string().chars().take(300).collect();
                wrong.push(format!("{}: expected {:?}, and not {status} {told}", attack.name, attack.outcome));
            }
            assert_eq!(post(&server, json!({"query": HONEST, "extensions": {"after": attack.name}}).to_string()).await, honest, "after {}", attack.name);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(rapport.exported().await, before, "nothing was changed");
    }

    /// What tells on how much there is of it: the code, the number found, and the number allowed.
    async fn a_refusal_says_how_much_there_was_and_how_much_there_may_be(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let bomb = attacks().into_iter().find(|attack| attack.name == "a fragment bomb").expect("it is one of them");
        let asked: Value = serde_json::from_str(&bomb.body).expect("it is JSON");
        let answer = rapport.answer(asked["query"].as_str().expect("a query")).await;
        assert_eq!(answer["errors"][0]["extensions"], json!({"code": "TOO_MANY_FIELDS", "limit": 5_000, "found": 16_777_216}));
    }
}
