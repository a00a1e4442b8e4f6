//! Tokens that do not expire.

use rapport::access::Role;
use rapport::access::tokens::{NewToken, Tokens};
use rapport::vocabulary::Visibility;

/// Makes a token: its id, and itself.
pub(crate) async fn token(
    tokens: &Tokens,
    name: &str,
    role: Role,
    clearance: Visibility,
) -> (String, String) {
    let new = NewToken {
        name: name.to_owned(),
        role,
        clearance,
        expires_at: None,
    };
    let (row, token) = tokens.create(new).await.expect("a token is made");
    (row.id, token)
}

/// Makes a token of somebody who may change and see everything.
pub(crate) async fn editor(tokens: &Tokens, name: &str) -> String {
    token(tokens, name, Role::Editor, Visibility::Confidential)
        .await
        .1
}
