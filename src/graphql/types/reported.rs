//! What answers of reports have beyond what they say themselves: the way from a record that they name to the record.

use async_graphql::{ComplexObject, Context, Result};

use super::node::Node;
use crate::{
    graphql::{ids, scope::Scope},
    reports::lines::Named,
};

#[ComplexObject]
impl Named {
    /// The record itself; null where it has been deleted since.
    async fn record(&self, context: &Context<'_>) -> Result<Option<Node>> {
        match ids::parse(&self.id) {
            Some((kind, key)) => Box::pin(Scope::of(context).node_by_key(kind, key)).await,
            None => Ok(None),
        }
    }
}
