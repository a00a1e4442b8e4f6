//! Tokens of an OpenID Connect issuer, shown to the server: the roles and clearances that they give, and which are refused.

use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use super::Server;
use super::tokens::{ME, SOURCES};
use super::wire::{Socket, token};
use crate::access::issuer::{Failure, TestIssuer};
use crate::access::oidc::{claims, now, verifier};
use crate::access::signer::Signer;
use crate::app::Rapport;
use crate::support::on_both_databases;

/// What a token says of its bearer, in claims.
fn roles(roles: &[&str]) -> Value {
    json!({"realm_access": {"roles": roles}})
}

on_both_databases! {
    async fn an_issuer_gives_roles_and_clearances(db: TestDatabase) {
        let signer = Signer::p256("a");
        let issuer = TestIssuer::start(&[&signer]).await;
        let rapport = Rapport::with(&db, SOURCES).await.closed(Some(verifier(&issuer.url))).await;
        let server = Server::over(&rapport).await;
        for (given, role, clearance, seen) in [
            (&[][..], "READER", "PUBLIC", 1),
            (&["staff"], "READER", "INTERNAL", 2),
            (&["rapport-editors", "staff"], "EDITOR", "INTERNAL", 2),
            (&["secretariat"], "READER", "CONFIDENTIAL", 3),
            (&["staff", "rapport-admins", "rapport-editors"], "ADMIN", "INTERNAL", 2),
        ] {
            let token = signer.token("ES256", &claims(&issuer.url, &roles(given)));
            let me = json!({"name": "kim.minsu", "role": role, "clearance": clearance});
            let data = server.data(&token, "{ me { name role clearance } sources { totalCount } }").await;
            assert_eq!(data, json!({"me": me, "sources": {"totalCount": seen}}), "{given:?}");
            let mut socket = Socket::with_token(server.address, &token).await.expect("it is let in");
            socket.subscribe("1", ME, json!({})).await.expect("it is heard");
            assert_eq!(socket.hear().await.expect("an answer")["payload"]["data"]["me"], me);
            // Changing the record takes an editor, and seeing to tokens an admin.
            let save = format!(r#"mutation {{ saveTopic(input: {{key: "of-{seen}-{}", name: "T"}}) {{ topic {{ history {{ nodes {{ by }} }} }} }} }}"#, role.to_lowercase());
            let answer = server.ask(&[&format!("Bearer {token}")], &save).await;
            if role == "READER" {
                assert_eq!(answer.error().0, "FORBIDDEN");
            } else {
                assert_eq!(answer.body()["data"]["saveTopic"]["topic"]["history"]["nodes"], json!([{"by": "kim.minsu"}]));
            }
            let answer = server.ask(&[&format!("Bearer {token}")], r#"mutation { createToken(name: "x") { errors { code } } }"#).await;
            assert_eq!(answer.body()["data"]["createToken"].is_object(), role == "ADMIN", "{given:?}");
        }
        // Tokens of the database are taken beside them.
        let (_, ours) = token(&rapport.app, "ann", rapport::access::Role::Reader, Visibility::Public).await;
        assert_eq!(server.data(&ours, ME).await["me"]["name"], "ann");
    }

    async fn wrong_tokens_of_an_issuer_are_refused(db: TestDatabase) {
        let (signer, stranger) = (Signer::p256("a"), Signer::p256("a"));
        let issuer = TestIssuer::start(&[&signer]).await;
        let rapport = Rapport::with(&db, SOURCES).await.closed(Some(verifier(&issuer.url))).await;
        let server = Server::over(&rapport).await;
        let right = signer.token("ES256", &claims(&issuer.url, &json!({})));
        assert_eq!(server.ask(&[&format!("Bearer {right}")], ME).await.status, 200);
        let past = json!({"exp": now().timestamp() - 3_600});
        let forged = stranger.token("ES256", &claims(&issuer.url, &roles(&["rapport-admins", "secretariat"])));
        for (what, wrong, said) in [
            ("expired", signer.token("ES256", &claims(&issuer.url, &past)), "the token has expired"),
            ("forged", forged, "the signature of the token is wrong"),
            ("of another", signer.token("ES256", &claims("https://id.example.org", &json!({}))), "the token is from another issuer"),
            ("for another", signer.token("ES256", &claims(&issuer.url, &json!({"aud": "other"}))), "the token is for another audience"),
            ("cut", right[..right.len() - 2].to_owned(), "the signature of the token is wrong"),
        ] {
            let answer = server.ask(&[&format!("Bearer {wrong}")], ME).await;
            assert_eq!((answer.status, answer.error()), (401, ("UNAUTHENTICATED".to_owned(), said.to_owned())), "{what}");
            assert_eq!(answer.challenge, "Bearer realm=\"rapport\"");
            let end = Socket::with_token(server.address, &wrong).await.err();
            assert_eq!(end, Some(Some((4403, format!("Forbidden: {said}")))), "{what}");
        }
    }

    /// Which is not the bearer's fault, and says nothing of the token.
    async fn an_issuer_that_cannot_be_asked_is_a_fault_of_ours(db: TestDatabase) {
        let signer = Signer::p256("a");
        let issuer = TestIssuer::start(&[&signer]).await;
        issuer.published().failure = Some(Failure::Unavailable);
        let rapport = Rapport::with(&db, SOURCES).await.closed(Some(verifier(&issuer.url))).await;
        let server = Server::over(&rapport).await;
        let right = signer.token("ES256", &claims(&issuer.url, &json!({})));
        let answer = server.ask(&[&format!("Bearer {right}")], ME).await;
        assert_eq!((answer.status, answer.error().0.as_str(), answer.challenge.as_str()), (503, "UNAVAILABLE", ""));
    }
}
