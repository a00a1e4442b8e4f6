//! The tokens of the server, for those who see to them.

use std::sync::Arc;

use async_graphql::{Context, Enum, Error, ID, Object, Result};
use rustc_hash::FxHashMap;

use super::{
    error::told,
    identity_query::Role,
    scalars::DateTime,
    scope::{Asker, Batch, Scope},
};
use crate::{
    access,
    store::{StoreError, tokens::TokenRow},
    vocabulary::{ErrorCode, Visibility},
};

/// Whether a token is taken.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
enum TokenState {
    /// It is taken.
    Taken,
    /// Its last day has passed.
    Expired,
    /// It was revoked.
    Revoked,
}

/// A token, without its secret, which nobody is told again.
pub(super) struct Token(pub(super) TokenRow);

/// A token, without its secret, which nobody is told again.
#[Object]
impl Token {
    /// What it is called where it is listed and revoked; no secret.
    async fn id(&self) -> ID {
        ID(self.0.id.clone())
    }

    /// Who bears it, as the history names them.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What its bearer may do.
    async fn role(&self) -> Role {
        // Whoever wrote the row knew the role.
        access::Role::from_word(&self.0.role).map_or(Role::Reader, Role::from)
    }

    /// What its bearer may see.
    async fn clearance(&self) -> Visibility {
        self.0.clearance
    }

    /// Whether it is taken.
    async fn state(&self, context: &Context<'_>) -> TokenState {
        let now = Scope::of(context).asker().live.clock().now().timestamp_micros();
        if self.0.revoked_at.is_some() {
            TokenState::Revoked
        } else if self.0.expires_at.is_some_and(|end| end <= now) {
            TokenState::Expired
        } else {
            TokenState::Taken
        }
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime {
        DateTime::of_micros(self.0.created_at)
    }

    /// From when on it is not taken any more, in UTC; null where that never comes.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime::of_micros)
    }

    /// When it was last used, give or take a minute; null where it never was.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime::of_micros)
    }

    /// When it was revoked; null where it was not.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime::of_micros)
    }
}

/// Whoever sees to the tokens, if they may.
pub(super) fn admin<'a>(context: &Context<'a>) -> Result<&'a Asker> {
    let asker = Scope::of(context).asker();
    if asker.identity.role < access::Role::Admin {
        return Err(forbidden(format!(
            "{} may not see to tokens: it takes a token with the role ADMIN",
            asker.identity.name
        )));
    }
    Ok(asker)
}

/// An error: whoever asks may not have that done.
pub(super) fn forbidden(message: String) -> Error {
    told(ErrorCode::Forbidden, message)
}

/// The tokens of the server.
struct All;

impl Batch for All {
    type Key = ();
    type Value = Arc<[TokenRow]>;

    async fn fetch(scope: &Scope, keys: Vec<()>) -> Result<FxHashMap<(), Self::Value>, StoreError> {
        let tokens: Self::Value = scope.asker().guard.tokens().list().await?.into();
        Ok(keys.into_iter().map(|key| (key, Arc::clone(&tokens))).collect())
    }
}

/// The tokens of the server.
#[derive(Default)]
pub(super) struct TokenQuery;

/// The tokens of the server.
#[Object]
impl TokenQuery {
    /// All tokens, the newest first, also those that are not taken any more. Only for ADMIN.
    #[graphql(cache_control(private))]
    async fn tokens(&self, context: &Context<'_>) -> Result<Vec<Token>> {
        admin(context)?;
        let tokens = Scope::of(context).load::<All>(()).await?;
        let tokens = tokens.as_deref().unwrap_or_default();
        Ok(tokens.iter().cloned().map(Token).collect())
    }
}
