//! Tokens of an OpenID Connect issuer: JWTs that it has signed, verified with the keys that it publishes.
//!
//! A token is read, its key found, its signature and its claims checked, and only then is anything in it believed. No
//! error and no line of the log has any part of a token in it.

mod claims;
mod config;
mod discovery;
mod issuer;
mod keys;
mod signature;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, errors::ErrorKind};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};

pub use config::{OidcConfig, clearance_mapping, role_mapping};
pub use discovery::Unusable;

use super::Identity;
use crate::clock::Clock;
use discovery::Discovery;
use issuer::Issuer;

/// The most bytes that a token may have.
const LONGEST: usize = 16 << 10;

/// Why a token was not taken. The texts are for whoever sent it, and have no part of it in them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refused {
    /// It is not a signed JWT, or a claim that must be there is missing or odd.
    #[error("the token is not a signed JWT with the claims that it must have")]
    Malformed,
    /// It was not read at all.
    #[error("the token is longer than {LONGEST} bytes")]
    TooLong,
    /// It names no algorithm, a symmetric one, an unknown one, or one that its key is not for.
    #[error("the token is signed with an algorithm that is not allowed, or that its key is not for")]
    AlgorithmNotAllowed,
    /// The issuer has no such key, as far as is known.
    #[error("the token is signed with a key that the issuer does not publish")]
    UnknownKey,
    /// Its signature is not one of its key over its text.
    #[error("the signature of the token is wrong")]
    BadSignature,
    /// Its `exp` is past.
    #[error("the token has expired")]
    Expired,
    /// Its `nbf` is yet to come.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// Its `iss` is missing or names another.
    #[error("the token is from another issuer")]
    WrongIssuer,
    /// Its `aud` is missing or names others only.
    #[error("the token is for another audience")]
    WrongAudience,
    /// None of the claims that could name its bearer does.
    #[error("the token does not name its bearer")]
    Unnamed,
    /// The keys of the issuer are not known and cannot be fetched: the one refusal that is no fault of the token. The
    /// log has the reason.
    #[error("the issuer of the token cannot be reached at present")]
    IssuerUnreachable,
}

/// Verifies the tokens of one issuer. Its keys are fetched when the first token comes, and kept.
pub struct Oidc {
    config: OidcConfig,
    clock: Clock,
    issuer: Issuer,
}

/// What must be known of a token before its signature can be checked.
#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<IgnoredAny>,
}

impl Oidc {
    /// Readies the verification; asks nothing of the issuer yet. Refuses settings that no token could be taken with, or
    /// by which keys would come over an open connection.
    pub fn new(config: OidcConfig, clock: Clock) -> Result<Self, Unusable> {
        signature::install();
        let issuer = Issuer::new(Discovery::new(&config)?);
        Ok(Self {
            config,
            clock,
            issuer,
        })
    }

    /// Whoever bears the token, at the present instant. Errors as `Refused` lists them.
    pub async fn verify(&self, token: &str) -> Result<Identity, Refused> {
        self.verify_at(token, self.clock.now()).await
    }

    /// Whoever bears the token, at an instant, which also says how old the keys are that are kept.
    pub async fn verify_at(&self, token: &str, now: DateTime<Utc>) -> Result<Identity, Refused> {
        if token.len() > LONGEST {
            return Err(Refused::TooLong);
        }
        let head = Head::read(token).ok_or(Refused::Malformed)?;
        let algorithm = signature::allowed(&head.alg).ok_or(Refused::AlgorithmNotAllowed)?;
        let key = self.issuer.key(head.kid.as_deref(), algorithm, now).await?;
        let claims = self.check(token, &key, algorithm)?;
        claims::check_times(&claims, now)?;
        claims::identity(&claims, &self.config)
    }

    /// The claims of a token whose signature, issuer and audience are right.
    fn check(
        &self,
        token: &str,
        key: &DecodingKey,
        algorithm: Algorithm,
    ) -> Result<Map<String, Value>, Refused> {
        let mut validation = Validation::new(algorithm);
        // The library would read the machine's clock for these two; `check_times` has ours.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.set_issuer(&[&self.config.issuer]);
        validation.set_audience(&[&self.config.audience]);
        validation.set_required_spec_claims(&["iss", "aud"]);
        match jsonwebtoken::decode(token, key, &validation) {
            Ok(token) => Ok(token.claims),
            Err(error) => Err(refused(error.kind())),
        }
    }
}

impl Head {
    fn read(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (head, _claims, _signature) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let text = URL_SAFE_NO_PAD.decode(head).ok()?;
        let head: Self = serde_json::from_slice(&text).ok()?;
        // Whoever does not understand what is critical must not take the token, and we know of no extension.
        head.crit.is_none().then_some(head)
    }
}

fn refused(reason: &ErrorKind) -> Refused {
    if let ErrorKind::MissingRequiredClaim(claim) = reason {
        match claim.as_str() {
            "aud" => Refused::WrongAudience,
            _ => Refused::WrongIssuer,
        }
    } else if matches!(reason, ErrorKind::InvalidSignature) {
        Refused::BadSignature
    } else if matches!(reason, ErrorKind::InvalidIssuer) {
        Refused::WrongIssuer
    } else if matches!(reason, ErrorKind::InvalidAudience) {
        Refused::WrongAudience
    } else if matches!(reason, ErrorKind::InvalidAlgorithm) {
        Refused::AlgorithmNotAllowed
    } else {
        Refused::Malformed
    }
}
