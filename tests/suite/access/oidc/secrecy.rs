//! A token is a secret: nothing of it is told to anybody, wrong or right.

use rapport::access::oidc::Refused;
use serde_json::json;

use super::refusals::wrong;
use super::{claims, verifier};
use crate::access::issuer::{Failure, TestIssuer};
use crate::access::log::{listen, logged};
use crate::access::signer::Signer;

#[tokio::test]
async fn no_part_of_a_token_is_in_an_error_or_in_the_log() {
    listen();
    let (rsa, curve) = (
        Signer::rsa("rsa-key-of-the-city"),
        Signer::p256("curve-of-the-city"),
    );
    let issuer = TestIssuer::start(&[&rsa, &curve]).await;
    let oidc = verifier(&issuer.url);
    let mut tokens = wrong(&issuer.url, &rsa, &curve);
    let right = claims(&issuer.url, &json!({}));
    let unknown = Signer::p256("a-key-that-nobody-knows").token("ES256", &right);
    tokens.push(("an unknown key", unknown.clone(), Refused::UnknownKey));
    let mut told = Vec::new();
    for (_, token, _) in &tokens {
        let refused = oidc.verify(token).await.expect_err("it is wrong");
        told.push(format!("{refused}\n{refused:?}\n"));
    }
    issuer.published().failure = Some(Failure::Unavailable);
    let fresh = verifier(&issuer.url);
    let refused = fresh.verify(&unknown).await.expect_err("the issuer is down");
    told.push(format!("{refused}\n{refused:?}\n"));
    told.push(logged());
    let told = told.concat();
    assert!(told.contains("the keys of the issuer cannot be had"), "{told}");

    let secrets = [
        "kim.minsu",
        "somebody-in-particular",
        "secretariat",
        "of-the-city",
        "nobody-knows",
        "id.example.org",
    ];
    for secret in secrets {
        assert!(!told.contains(secret), "{secret} is in {told}");
    }
    for (what, token, _) in &tokens {
        for part in token
            .split('.')
            .filter(|part| part.len() >= 12 && part.is_ascii())
        {
            for begins in (0..=part.len().min(2_000) - 12).step_by(4) {
                assert!(!told.contains(&part[begins..begins + 12]), "{what}: {told}");
            }
        }
    }
}
