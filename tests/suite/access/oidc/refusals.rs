//! Tokens that are wrong, each refused for what is wrong with it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rapport::access::oidc::Refused;
use ring::hmac;
use serde_json::{Value, json};

use super::{claims, now, verifier};
use crate::access::issuer::TestIssuer;
use crate::access::signer::{Signer, encoded, unsigned};

/// Every way in which a token can be wrong, with what it is refused for.
pub fn wrong(issuer: &str, rsa: &Signer, curve: &Signer) -> Vec<(&'static str, String, Refused)> {
    let right = claims(issuer, &json!({}));
    let signed = |changes: Value| curve.token("ES256", &claims(issuer, &changes));
    let seconds = now().timestamp();
    let head = |algorithm: &str| json!({"alg": algorithm, "kid": rsa.id});
    let token = curve.token("ES256", &right);
    let (text, signature) = token.rsplit_once('.').expect("a token has parts");
    let other = Signer::p256(curve.id).token("ES256", &right);
    let promoted = claims(issuer, &json!({"realm_access": {"roles": ["rapport-admins"]}}));
    let head_of_curve = json!({"typ": "JWT", "alg": "ES256", "kid": curve.id});
    let symmetric = unsigned(&head("HS256"), &right);
    let public = rsa.published();
    let secret = URL_SAFE_NO_PAD
        .decode(public["n"].as_str().expect("a modulus"))
        .expect("base64");
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), symmetric.as_bytes());
    vec![
        ("past", signed(json!({"exp": seconds - 31})), Refused::Expired),
        ("no end", signed(json!({"exp": null})), Refused::Malformed),
        (
            "an odd end",
            signed(json!({"exp": "tomorrow"})),
            Refused::Malformed,
        ),
        (
            "to come",
            signed(json!({"nbf": seconds + 31})),
            Refused::NotYetValid,
        ),
        (
            "another issuer",
            signed(json!({"iss": "https://id.example.org"})),
            Refused::WrongIssuer,
        ),
        ("no issuer", signed(json!({"iss": null})), Refused::WrongIssuer),
        (
            "another audience",
            signed(json!({"aud": "account"})),
            Refused::WrongAudience,
        ),
        (
            "no audience",
            signed(json!({"aud": null})),
            Refused::WrongAudience,
        ),
        (
            "an empty audience",
            signed(json!({"aud": []})),
            Refused::WrongAudience,
        ),
        (
            "nobody",
            signed(json!({"preferred_username": null, "sub": null})),
            Refused::Unnamed,
        ),
        ("another's signature", other, Refused::BadSignature),
        (
            "other claims",
            format!("{}.{signature}", unsigned(&head_of_curve, &promoted)),
            Refused::BadSignature,
        ),
        ("no signature", format!("{text}."), Refused::BadSignature),
        (
            "none",
            format!("{}.", unsigned(&head("none"), &right)),
            Refused::AlgorithmNotAllowed,
        ),
        (
            "None",
            format!("{}.", unsigned(&head("None"), &right)),
            Refused::AlgorithmNotAllowed,
        ),
        (
            "the public key as a secret",
            format!("{symmetric}.{}", encoded(mac)),
            Refused::AlgorithmNotAllowed,
        ),
        (
            "the key of another algorithm",
            curve.signed("ES256", &head("ES256"), &right),
            Refused::AlgorithmNotAllowed,
        ),
        (
            "an extension",
            curve.signed(
                "ES256",
                &json!({"alg": "ES256", "kid": curve.id, "crit": ["b64"], "b64": false}),
                &right,
            ),
            Refused::Malformed,
        ),
        ("nothing", String::new(), Refused::Malformed),
        ("two parts", text.to_owned(), Refused::Malformed),
        ("four parts", format!("{token}.{signature}"), Refused::Malformed),
        ("other letters", token.replace('.', ".ü"), Refused::Malformed),
        (
            "claims that are no object",
            { curve.token("ES256", &json!("kim.minsu")) },
            Refused::Malformed,
        ),
        (
            "a token of a megabyte",
            format!("{}.{token}", "A".repeat(1 << 20)),
            Refused::TooLong,
        ),
    ]
}

#[tokio::test]
async fn a_wrong_token_is_refused_for_what_is_wrong() {
    let (rsa, curve) = (Signer::rsa("rsa"), Signer::p256("a"));
    let issuer = TestIssuer::start(&[&rsa, &curve]).await;
    let oidc = verifier(&issuer.url);
    for (what, token, refused) in wrong(&issuer.url, &rsa, &curve) {
        assert_eq!(oidc.verify(&token).await, Err(refused), "{what}");
    }
    assert_eq!(issuer.fetches(), 1, "no such token makes us ask again");
}

#[tokio::test]
async fn what_cannot_be_a_token_asks_nothing_of_the_issuer() {
    let (rsa, curve) = (Signer::rsa("rsa"), Signer::p256("a"));
    let issuer = TestIssuer::start(&[&rsa, &curve]).await;
    let oidc = verifier(&issuer.url);
    let token = curve.token("ES256", &claims(&issuer.url, &json!({})));
    let long = format!("{token}{}", "A".repeat(16 << 10));
    assert_eq!(oidc.verify(&long).await, Err(Refused::TooLong));
    assert_eq!(oidc.verify("Bearer").await, Err(Refused::Malformed));
    let none = unsigned(&json!({"alg": "none"}), &claims(&issuer.url, &json!({})));
    assert_eq!(
        oidc.verify(&format!("{none}.")).await,
        Err(Refused::AlgorithmNotAllowed)
    );
    assert_eq!(issuer.published().documents, 0);
}
