//! Other names, identifiers, history and whatever else hangs on any record.

use async_graphql::{Context, Result};

use super::{
    change::{self, Change, page_of_history},
    references::{Identifier, OtherName},
};
use crate::graphql::{
    connection::Connection,
    loaders::{Identifiers, OtherNames},
    paging::PageArgs,
    scope::Scope,
};

pub(in crate::graphql) async fn other_names(context: &Context<'_>, id: i64) -> Result<Vec<OtherName>> {
    let names = Scope::of(context).load::<OtherNames>(id).await?;
    Ok(names
        .iter()
        .flat_map(|names| names.iter().cloned())
        .map(OtherName)
        .collect())
}

pub(in crate::graphql) async fn identifiers(context: &Context<'_>, id: i64) -> Result<Vec<Identifier>> {
    let identifiers = Scope::of(context).load::<Identifiers>(id).await?;
    Ok(identifiers
        .iter()
        .flat_map(|all| all.iter().cloned())
        .map(Identifier::of)
        .collect())
}

pub(in crate::graphql) async fn history(
    context: &Context<'_>,
    id: i64,
    page: &PageArgs,
) -> Result<Connection<Change>> {
    page_of_history(Scope::of(context), id, page).await
}

/// The revision of a record, which is `kept` as the database has it.
pub(in crate::graphql) async fn revision(context: &Context<'_>, id: i64, kept: i64) -> Result<i32> {
    let scope = Scope::of(context);
    let told = change::told_revision(scope, id, kept).await?;
    Ok(i32::try_from(told).unwrap_or(i32::MAX))
}
