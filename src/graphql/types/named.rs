//! Other names, identifiers, history and whatever else hangs on any record.

use async_graphql::{Context, Result};

use super::{
    change::Change,
    references::{Identifier, OtherName},
};
use crate::{
    graphql::{
        connection::Connection,
        loaders::{Hang, Identifiers, OtherNames},
        paging::{PageArgs, list},
        scope::Scope,
    },
    store::{
        filter::Filter,
        lists,
        page::{Order, Term},
    },
};

/// The changes of a record, the newest first.
const NEWEST: Order = Order {
    terms: &[Term::Number("t.revision")],
    descending: true,
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
    let list = list(Filter::everything(), NEWEST, page)?;
    Connection::fetch::<lists::Change>(Scope::of(context), Hang::Own("record_id"), id, list, Change).await
}
