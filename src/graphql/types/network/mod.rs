//! What the network's questions are answered with: ways, pictures, rankings.

mod groups;
mod path;
mod picture;
mod ranking;

pub(in crate::graphql) use groups::{Broker, Communities, Component};
pub(in crate::graphql) use path::Path;
pub(in crate::graphql) use picture::Network;
pub(in crate::graphql) use ranking::{Ranked, Reached, SharedContact};

use async_graphql::Result;

use super::Node;
use crate::{
    graphql::{error::bad_input, scope::Scope},
    network::Vertex,
};

/// The record of a vertex.
async fn node_of(scope: &Scope, vertex: Vertex) -> Result<Node> {
    let node = scope.node(scope.network().record(vertex)).await?;
    node.ok_or_else(|| bad_input("a record on the way has been deleted meanwhile; ask again"))
}

/// A count as GraphQL has it.
fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
