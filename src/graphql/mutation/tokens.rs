//! Making and revoking tokens.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::payloads::{InputError, told};
use crate::{
    access::tokens::{NewToken, TokenError},
    graphql::{
        error,
        identity_query::Role,
        scalars::Date,
        token_query::{Token, admin, forbidden},
    },
    records::{FaultCode, Problem},
    request,
    vocabulary::Visibility,
};

/// What came of making a token.
#[derive(SimpleObject)]
pub(super) struct CreateTokenPayload {
    /// The token as it is listed; null where none was made.
    token: Option<Token>,
    /// What its bearer sends, as `Authorization: Bearer SECRET`; null where none was made. It is told here and never
    /// again: only a digest of it is kept.
    secret: Option<String>,
    /// All that is wrong. Where there is anything, no token was made.
    errors: Vec<InputError>,
}

/// What came of revoking a token.
#[derive(SimpleObject)]
pub(super) struct RevokeTokenPayload {
    /// The token that was revoked; null where none was.
    revoked_id: Option<ID>,
    /// All that is wrong: there is no such token that was not revoked yet.
    errors: Vec<InputError>,
}

/// Seeing to tokens.
#[derive(Default)]
pub(super) struct TokenCare;

/// Seeing to tokens.
#[Object]
impl TokenCare {
    /// Makes a token and tells it, once. Only for ADMIN, who lets nobody see more than they see themselves.
    async fn create_token(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Who bears it, as the history names them.")] name: String,
        #[graphql(desc = "What they may do.", default_with = "Role::Reader")] role: Role,
        #[graphql(desc = "What they may see.", default_with = "Visibility::Public")] clearance: Visibility,
        #[graphql(desc = "The last day, in UTC, on which it is taken. By default a year from now.")]
        expires: Option<Date>,
    ) -> Result<CreateTokenPayload> {
        let asker = admin(context)?;
        let by = &asker.identity;
        if clearance > by.clearance {
            return Err(forbidden(format!(
                "{} sees what is up to {}, and cannot let others see what is {}",
                by.name,
                by.clearance.word(),
                clearance.word()
            )));
        }
        let name = NewToken::name(&name).map_err(|message| invalid("name", message));
        let expires = expires.map(|Date(day)| day.into());
        let end = NewToken::end(expires, asker.live.clock().now());
        let end = end.map_err(|message| invalid("expires", message));
        let (name, end) = match (name, end) {
            (Ok(name), Ok(end)) => (name, end),
            (name, end) => {
                let problems = name.err().into_iter().chain(end.err()).collect();
                return Ok(CreateTokenPayload {
                    token: None,
                    secret: None,
                    errors: told(problems),
                });
            }
        };
        let new = NewToken {
            name,
            role: role.into(),
            clearance,
            expires_at: Some(end),
        };
        let made = asker.guard.tokens().create(new).await;
        let (row, secret) = made.map_err(|failure| match failure {
            TokenError::Store(failure) => error::failure(&failure),
            TokenError::NoRandomness => {
                tracing::error!(error = &failure as &dyn std::error::Error, "no token can be made");
                error::internal("no token could be made; the server's log says why")
            }
        })?;
        // Not by whom: names of people are in the record, and not in the log.
        let request = request::id();
        let request = request.as_ref().map(tracing::field::display);
        tracing::info!(id = row.id, request, "a token was made");
        Ok(CreateTokenPayload {
            token: Some(Token(row)),
            secret: Some(secret),
            errors: Vec::new(),
        })
    }

    /// Revokes a token: it is not taken any more, and what its bearer follows ends. Only for ADMIN.
    async fn revoke_token(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The id of the token, as it is listed; not its secret.")] id: ID,
    ) -> Result<RevokeTokenPayload> {
        let asker = admin(context)?;
        let revoked = asker.guard.tokens().revoke(&id).await;
        if revoked.map_err(|failure| error::failure(&failure))? {
            let request = request::id();
            let request = request.as_ref().map(tracing::field::display);
            tracing::info!(id = id.as_str(), request, "a token was revoked");
            return Ok(RevokeTokenPayload {
                revoked_id: Some(id),
                errors: Vec::new(),
            });
        }
        // Somebody may have taken the token itself for its id: it is not told again.
        let problem = Problem {
            code: FaultCode::NotFound,
            field: "id".to_owned(),
            message: "there is no token with this id that was not revoked; tokens lists them all".to_owned(),
        };
        Ok(RevokeTokenPayload {
            revoked_id: None,
            errors: told(vec![problem]),
        })
    }
}

fn invalid(field: &str, message: String) -> Problem {
    Problem {
        code: FaultCode::Invalid,
        field: field.to_owned(),
        message,
    }
}
