//! A token is a secret: nothing of it is told to anybody, wrong or right.

use std::cell::RefCell;
use std::io;

use rapport::access::oidc::Refused;
use serde_json::json;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::prelude::*;

use super::refusals::wrong;
use super::{claims, verifier};
use crate::access::issuer::{Failure, TestIssuer};
use crate::access::signer::Signer;

thread_local! {
    /// What is logged in this thread, if anybody listens. A listener of one thread alone would miss what another thread
    /// has logged first: whether anybody listens to a place in the code is kept for all threads.
    static LOG: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Writes to the log of its thread.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.get_or_insert_default().extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens in this thread to all that is logged.
fn listen() {
    let listens = dynamic_filter_fn(|_, _| LOG.with_borrow(Option::is_some));
    let layer = tracing_subscriber::fmt::layer().with_writer(|| Log);
    tracing_subscriber::registry()
        .with(layer.with_filter(listens))
        .try_init()
        .expect("nobody else listens in this program");
    LOG.set(Some(Vec::new()));
}

/// What was logged in this thread.
fn logged() -> String {
    String::from_utf8(LOG.take().expect("somebody listens")).expect("a log is text")
}

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
