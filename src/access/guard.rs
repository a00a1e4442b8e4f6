//! The door: who somebody is, by the token that they show or do not show.

use std::fmt;

use super::{
    Identity,
    oidc::{self, Oidc},
    tokens::{self, NotTaken, Tokens},
};
use crate::{
    clock::Clock,
    store::{Store, StoreError},
    vocabulary::Visibility,
};

/// Decides who somebody is.
pub struct Guard {
    tokens: Tokens,
    issuer: Option<Oidc>,
    /// What whoever shows no token may see; none where that is nothing.
    anonymous: Option<Visibility>,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard")
            .field("anonymous", &self.anonymous)
            .finish_non_exhaustive()
    }
}

/// Why somebody is not let in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No token was shown, and nothing is for everybody.
    #[error("this server answers nobody without a token: send one as Authorization: Bearer TOKEN")]
    NoToken,
    /// What was shown is no token.
    #[error("the token is neither one of this server nor one of an issuer that it knows")]
    NoSuchToken,
    /// A token of this server that it does not take.
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    /// A token of an issuer that it does not take.
    #[error(transparent)]
    Refused(#[from] oidc::Refused),
    /// The database cannot be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Guard {
    /// Lets in whoever has a token of the database or of an issuer, and those without to what is for everybody.
    pub fn new(store: Store, clock: Clock, issuer: Option<Oidc>, anonymous: Option<Visibility>) -> Self {
        Self {
            tokens: Tokens::new(store, clock),
            issuer,
            anonymous,
        }
    }

    /// The tokens of the database.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Whether tokens of an issuer are taken.
    pub fn has_issuer(&self) -> bool {
        self.issuer.is_some()
    }

    /// Whoever shows no token; none where they are not let in.
    pub fn anonymous(&self) -> Option<Identity> {
        self.anonymous.map(Identity::anonymous)
    }

    /// Who somebody is, by what they show.
    ///
    /// # Errors
    ///
    /// Where they are not let in, or the database or the issuer cannot be asked.
    pub async fn identify(&self, token: Option<&str>) -> Result<Identity, Refusal> {
        let Some(token) = token else {
            return self.anonymous().ok_or(Refusal::NoToken);
        };
        if token.starts_with(tokens::PREFIX) {
            return Ok(self.tokens.verify(token).await??);
        }
        match &self.issuer {
            Some(issuer) => Ok(issuer.verify(token).await?),
            None => Err(Refusal::NoSuchToken),
        }
    }
}
