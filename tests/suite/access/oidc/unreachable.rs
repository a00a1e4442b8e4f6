//! Issuers that are not there, do not answer, or answer what must not be believed.

use chrono::TimeDelta;
use rapport::access::oidc::Refused;
use serde_json::json;
use tokio::net::TcpListener;

use super::{claims, kim, now, verifier};
use crate::access::issuer::{Failure, TestIssuer};
use crate::access::signer::Signer;

#[tokio::test]
async fn an_issuer_that_is_not_there() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    drop(listener);
    let url = format!("http://{address}");
    let token = Signer::p256("a").token("ES256", &claims(&url, &json!({})));
    let refused = verifier(&url).verify(&token).await;
    assert_eq!(refused, Err(Refused::IssuerUnreachable));
}

#[tokio::test]
async fn an_issuer_that_does_not_give_its_keys() {
    let signer = Signer::p256("a");
    for failure in [
        Failure::Unavailable,
        Failure::Redirect,
        Failure::Endless,
        Failure::Page,
    ] {
        let issuer = TestIssuer::start(&[&signer]).await;
        issuer.published().failure = Some(failure);
        let oidc = verifier(&issuer.url);
        let token = signer.token("ES256", &claims(&issuer.url, &json!({})));
        for _ in 0..3 {
            assert_eq!(oidc.verify(&token).await, Err(Refused::IssuerUnreachable));
        }
        assert_eq!(issuer.fetches(), 1, "it is left alone for a while");
        issuer.published().failure = None;
        let then = now() + TimeDelta::seconds(30);
        assert_eq!(oidc.verify_at(&token, then).await, Ok(kim()));
    }
}

#[tokio::test]
async fn a_discovery_document_of_another() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    issuer.published().issuer += "/";
    let token = signer.token("ES256", &claims(&issuer.url, &json!({})));
    let refused = verifier(&issuer.url).verify(&token).await;
    assert_eq!(refused, Err(Refused::IssuerUnreachable));
    assert_eq!(issuer.fetches(), 0, "its keys are not asked for");
}

#[tokio::test]
async fn keys_over_an_open_connection() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    issuer.published().keys_at = "http://keys.example.org/keys".to_owned();
    let token = signer.token("ES256", &claims(&issuer.url, &json!({})));
    let refused = verifier(&issuer.url).verify(&token).await;
    assert_eq!(refused, Err(Refused::IssuerUnreachable));
}
