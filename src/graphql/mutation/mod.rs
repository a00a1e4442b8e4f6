//! Changing the record. Each field is a transaction of its own; before it answers, the networks and the caches have taken
//! the change up, so that whatever is asked below it, and by anybody after it, sees it.

mod inputs;
mod payloads;
mod saving;
mod tokens;
mod whole;

use async_graphql::{Context, MergedObject, Result};

use super::{
    error,
    scope::{Scope, Scopes},
    token_query::forbidden,
    types::meant_revision,
};
use crate::{
    access::Role,
    records::Editor,
    store::{Store, StoreError},
    vocabulary::NodeKind,
};

/// Everything that can be changed. Writing needs a token with the role EDITOR,
/// seeing to tokens one with ADMIN. What is wrong with an input is told in the
/// payload, all of it; an error is only what is no fault of the input.
#[derive(Default, MergedObject)]
#[graphql(name = "Mutation")]
pub(super) struct Mutation(saving::Saving, whole::Whole, tokens::TokenCare);

/// Whoever changes the record, if they may.
fn editor(context: &Context<'_>) -> Result<(Store, Editor)> {
    let scope = Scope::of(context);
    let identity = &scope.asker().identity;
    if identity.role < Role::Editor {
        let message = format!(
            "{} may not change the record: it takes a token with the role EDITOR",
            identity.name
        );
        return Err(forbidden(message));
    }
    let editor = Editor {
        by: identity.name.clone(),
        clearance: identity.clearance,
    };
    Ok((scope.store().clone(), editor))
}

/// The revision at which a record has to be that its writer expects at one.
async fn meant(
    context: &Context<'_>,
    kind: NodeKind,
    key: Option<&str>,
    expected: Option<i64>,
) -> Result<Option<i64>> {
    let (Some(key), Some(revision)) = (key, expected) else {
        return Ok(expected);
    };
    let meant = meant_revision(Scope::of(context), (kind, key), revision).await;
    Ok(Some(meant.map_err(|failure| error::failure(&failure))?))
}

/// Lets the rest of the request see what was changed, once everything has taken it up. Where that cannot be, as the database
/// has gone away meanwhile, the change is told all the same: it was made, and would be made again.
async fn changed<T>(context: &Context<'_>, change: Result<T, StoreError>) -> Result<T> {
    let change = change.map_err(|failure| error::failure(&failure))?;
    let asker = Scope::of(context).asker().clone();
    let snapshot = async {
        asker.live.refresh().await?;
        asker.live.snapshot(asker.identity.clearance).await
    };
    match snapshot.await {
        Ok(snapshot) => {
            let scopes = context.data_unchecked::<std::sync::Arc<Scopes>>();
            scopes.go_on(Scope::new(snapshot, asker));
        }
        Err(failure) => tracing::warn!(
            error = &failure as &dyn std::error::Error,
            "a change was made, and is not taken up yet"
        ),
    }
    Ok(change)
}
