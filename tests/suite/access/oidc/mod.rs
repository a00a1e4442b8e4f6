//! Tokens of an issuer: which are taken, which are not, and how often the issuer is asked.

mod keys;
mod refusals;
mod secrecy;
mod unreachable;

use chrono::{DateTime, Utc};
use rapport::access::oidc::{Oidc, OidcConfig, Refused};
use rapport::access::{Identity, Role};
use rapport::clock::Clock;
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};

use super::issuer::TestIssuer;
use super::signer::Signer;

const AUDIENCE: &str = "rapport";

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("an instant")
}

pub(crate) fn verifier(issuer: &str) -> Oidc {
    let config = OidcConfig {
        role_claim: "realm_access.roles".to_owned(),
        roles: vec![
            ("rapport-admins".to_owned(), Role::Admin),
            ("rapport-editors".to_owned(), Role::Editor),
        ],
        clearances: vec![
            ("secretariat".to_owned(), Visibility::Confidential),
            ("staff".to_owned(), Visibility::Internal),
        ],
        ..OidcConfig::new(issuer, AUDIENCE)
    };
    Oidc::new(config, Clock::Fixed(now())).expect("the settings are fit")
}

/// The claims of a good token; what is given replaces or, where it is null, removes one.
pub(crate) fn claims(issuer: &str, changes: &Value) -> Value {
    let mut claims = json!({
        "iss": issuer,
        "aud": ["account", AUDIENCE],
        "exp": now().timestamp() + 300,
        "nbf": now().timestamp(),
        "sub": "5f1c-somebody-in-particular",
        "preferred_username": "kim.minsu",
        "realm_access": {"roles": ["staff", "secretariat", "rapport-editors", "offline_access"]},
    });
    let object = claims.as_object_mut().expect("an object");
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            object.remove(name);
        } else {
            object.insert(name.clone(), value.clone());
        }
    }
    claims
}

fn kim() -> Identity {
    Identity {
        name: "kim.minsu".to_owned(),
        role: Role::Editor,
        clearance: Visibility::Confidential,
    }
}

#[tokio::test]
async fn a_right_token_is_taken_with_every_algorithm() {
    let signers = [
        (
            Signer::rsa("rsa"),
            &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"][..],
        ),
        (Signer::p256("p256"), &["ES256"]),
        (Signer::p384("p384"), &["ES384"]),
        (Signer::ed25519("ed25519"), &["EdDSA"]),
    ];
    let issuer = TestIssuer::start(&signers.each_ref().map(|(signer, _)| signer)).await;
    let oidc = verifier(&issuer.url);
    for (signer, algorithms) in &signers {
        for algorithm in *algorithms {
            let token = signer.token(algorithm, &claims(&issuer.url, &json!({})));
            assert_eq!(oidc.verify(&token).await, Ok(kim()), "{algorithm}");
        }
    }
    assert_eq!(issuer.fetches(), 1, "the keys are kept");
}

#[tokio::test]
async fn a_bearer_without_any_role_reads_what_is_public() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    let token = signer.token("ES256", &claims(&issuer.url, &json!({"realm_access": null})));
    let bearer = verifier(&issuer.url)
        .verify(&token)
        .await
        .expect("the token is right");
    assert_eq!(bearer.role, Role::Reader);
    assert_eq!(bearer.clearance, Visibility::Public);
}

#[tokio::test]
async fn a_token_may_leave_out_its_key_where_one_alone_fits() {
    let (rsa, curve) = (Signer::rsa("rsa"), Signer::p256("a"));
    let issuer = TestIssuer::start(&[&rsa, &curve]).await;
    let oidc = verifier(&issuer.url);
    let token = curve.signed(
        "ES256",
        &json!({"alg": "ES256"}),
        &claims(&issuer.url, &json!({})),
    );
    assert_eq!(oidc.verify(&token).await, Ok(kim()));

    let another = Signer::p256("b").published();
    issuer.published().keys.push(another);
    let oidc = verifier(&issuer.url);
    assert_eq!(oidc.verify(&token).await, Err(Refused::UnknownKey));
}
