//! The keys of an issuer: which are used, how long they are kept, and when they are asked for again.

use chrono::TimeDelta;
use futures_util::FutureExt;
use futures_util::future::join_all;
use rapport::access::oidc::Refused;
use serde_json::json;

use super::{claims, kim, now, verifier};
use crate::access::issuer::{Failure, TestIssuer};
use crate::access::signer::Signer;

#[tokio::test]
async fn keys_for_other_purposes_are_not_used() {
    let signers = [Signer::rsa("enc"), Signer::rsa("rs512"), Signer::p256("a")];
    let issuer = TestIssuer::start(&signers.each_ref()).await;
    {
        let mut published = issuer.published();
        published.keys[0]["use"] = json!("enc");
        published.keys[1]["alg"] = json!("RS512");
        published
            .keys
            .push(json!({"kty": "EC", "crv": "secp256k1", "kid": 7, "x": "AA", "y": "AA"}));
        published
            .keys
            .push(json!({"kty": "oct", "kid": "oct", "k": "c2VjcmV0"}));
    }
    let oidc = verifier(&issuer.url);
    let right = claims(&issuer.url, &json!({}));
    let [enc, rs512, curve] = &signers;
    assert_eq!(oidc.verify(&curve.token("ES256", &right)).await, Ok(kim()));
    assert_eq!(oidc.verify(&rs512.token("RS512", &right)).await, Ok(kim()));
    let other = rs512.token("RS256", &right);
    assert_eq!(oidc.verify(&other).await, Err(Refused::AlgorithmNotAllowed));
    let other = enc.token("RS256", &right);
    assert_eq!(oidc.verify(&other).await, Err(Refused::UnknownKey));
}

#[tokio::test]
async fn an_unknown_key_is_asked_for_once_a_minute() {
    let (known, made_up) = (Signer::p256("known"), Signer::p256("made-up"));
    let issuer = TestIssuer::start(&[&known]).await;
    let oidc = verifier(&issuer.url);
    let right = claims(&issuer.url, &json!({}));
    assert_eq!(oidc.verify(&known.token("ES256", &right)).await, Ok(kim()));
    assert_eq!(issuer.fetches(), 1);

    let token = made_up.token("ES256", &right);
    assert_eq!(oidc.verify(&token).await, Err(Refused::UnknownKey));
    assert_eq!(issuer.fetches(), 2, "the issuer may have a new key");
    for second in [0, 1, 59] {
        let then = now() + TimeDelta::seconds(second);
        assert_eq!(oidc.verify_at(&token, then).await, Err(Refused::UnknownKey));
        let another = Signer::p256("another").token("ES256", &right);
        assert_eq!(oidc.verify_at(&another, then).await, Err(Refused::UnknownKey));
    }
    assert_eq!(issuer.fetches(), 2, "the issuer is left alone");
    assert_eq!(oidc.verify(&known.token("ES256", &right)).await, Ok(kim()));

    let then = now() + TimeDelta::seconds(60);
    assert_eq!(oidc.verify_at(&token, then).await, Err(Refused::UnknownKey));
    assert_eq!(issuer.fetches(), 3);
}

#[tokio::test]
async fn a_new_key_is_taken_up_and_an_old_one_let_go() {
    let (old, new) = (Signer::p256("old"), Signer::p256("new"));
    let issuer = TestIssuer::start(&[&old]).await;
    let oidc = verifier(&issuer.url);
    let right = claims(&issuer.url, &json!({}));
    assert_eq!(oidc.verify(&old.token("ES256", &right)).await, Ok(kim()));

    issuer.published().keys = vec![new.published()];
    assert_eq!(oidc.verify(&new.token("ES256", &right)).await, Ok(kim()));
    assert_eq!(issuer.fetches(), 2);
    assert_eq!(oidc.verify(&new.token("ES256", &right)).await, Ok(kim()));
    assert_eq!(issuer.fetches(), 2);
    let old = old.token("ES256", &right);
    assert_eq!(oidc.verify(&old).await, Err(Refused::UnknownKey));
}

#[tokio::test]
async fn a_withdrawn_key_is_let_go_within_the_hour() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    let oidc = verifier(&issuer.url);
    let lasting = claims(&issuer.url, &json!({"exp": now().timestamp() + 1_000_000}));
    let token = signer.token("ES256", &lasting);
    assert_eq!(oidc.verify(&token).await, Ok(kim()));
    issuer.published().keys.clear();
    let then = now() + TimeDelta::hours(1);
    assert_eq!(
        oidc.verify_at(&token, then - TimeDelta::seconds(1)).await,
        Ok(kim())
    );
    assert_eq!(oidc.verify_at(&token, then).await, Err(Refused::UnknownKey));
}

#[tokio::test]
async fn known_keys_outlast_an_issuer_that_is_down_for_a_day() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    let oidc = verifier(&issuer.url);
    let lasting = claims(&issuer.url, &json!({"exp": now().timestamp() + 1_000_000}));
    let token = signer.token("ES256", &lasting);
    assert_eq!(oidc.verify(&token).await, Ok(kim()));
    issuer.published().failure = Some(Failure::Unavailable);
    let at = |hours, seconds| now() + TimeDelta::hours(hours) + TimeDelta::seconds(seconds);
    assert_eq!(oidc.verify_at(&token, at(1, 0)).await, Ok(kim()));
    assert_eq!(oidc.verify_at(&token, at(1, 29)).await, Ok(kim()));
    assert_eq!(
        issuer.fetches(),
        2,
        "an issuer that is down is left alone for a while"
    );
    assert_eq!(oidc.verify_at(&token, at(1, 30)).await, Ok(kim()));
    assert_eq!(issuer.fetches(), 3);
    let late = oidc.verify_at(&token, at(24, 0)).await;
    assert_eq!(late, Err(Refused::IssuerUnreachable));
}

#[tokio::test]
async fn all_that_verify_at_once_share_one_question() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    let oidc = verifier(&issuer.url);
    let token = signer.token("ES256", &claims(&issuer.url, &json!({})));
    let all = join_all((0..20).map(|_| oidc.verify(&token))).await;
    assert!(all.into_iter().all(|bearer| bearer == Ok(kim())));
    assert_eq!(issuer.published().documents, 1);
    assert_eq!(issuer.fetches(), 1);

    let new = Signer::p256("new");
    issuer.published().keys.push(new.published());
    let token = new.token("ES256", &claims(&issuer.url, &json!({})));
    let all = join_all((0..20).map(|_| oidc.verify(&token))).await;
    assert!(all.into_iter().all(|bearer| bearer == Ok(kim())));
    assert_eq!(issuer.fetches(), 2);
}

#[tokio::test]
async fn a_caller_that_goes_away_does_not_end_the_question() {
    let signer = Signer::p256("a");
    let issuer = TestIssuer::start(&[&signer]).await;
    let oidc = verifier(&issuer.url);
    let token = signer.token("ES256", &claims(&issuer.url, &json!({})));
    assert_eq!(
        oidc.verify(&token).now_or_never(),
        None,
        "the issuer is being asked"
    );
    assert_eq!(oidc.verify(&token).await, Ok(kim()));
    assert_eq!(issuer.fetches(), 1);
}
