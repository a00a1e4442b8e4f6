//! Records that belong together, and those who stand between them.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use super::node_of;
use crate::{
    graphql::{
        error::bad_input,
        scope::Scope,
        types::{Country, Node},
    },
    network::{self, Group, Vertex},
};

/// The first of some records.
async fn first_of(context: &Context<'_>, members: &[Vertex], first: Option<i32>) -> Result<Vec<Node>> {
    let scope = Scope::of(context);
    let most = how_many(first, 200)?;
    let members = members.iter().take(most);
    try_join_all(members.map(|&member| node_of(scope, member))).await
}

/// How many are asked for: 20 where nothing is said.
fn how_many(first: Option<i32>, most: usize) -> Result<usize> {
    let first = first.unwrap_or(20);
    let given = usize::try_from(first).ok().filter(|&given| given <= most);
    given.ok_or_else(|| bad_input(format!("first: {first} is not possible; expected 0 to {most}")))
}

fn size(members: &[Vertex]) -> i32 {
    i32::try_from(members.len()).unwrap_or(i32::MAX)
}

/// Records of which each can be reached from each other one.
pub struct Component {
    pub(in crate::graphql) members: Vec<Vertex>,
}

/// Records of which each can be reached from each other one.
#[Object]
impl Component {
    /// How many there are.
    async fn size(&self) -> i32 {
        size(&self.members)
    }

    /// The first of them, by name.
    async fn members(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
    ) -> Result<Vec<Node>> {
        first_of(context, &self.members, first).await
    }
}

/// All communities.
pub struct Communities(pub(in crate::graphql) Arc<network::Communities>);

/// The communities that persons or institutions form.
#[Object]
impl Communities {
    /// How many there are.
    async fn count(&self) -> i32 {
        i32::try_from(self.0.members.len()).unwrap_or(i32::MAX)
    }

    /// How much more of the meetings is within communities than would be if everybody met as many, but by chance: from -0.5
    /// to below 1. Above some 0.3 the communities tell something.
    async fn modularity(&self) -> f64 {
        self.0.modularity
    }

    /// The largest of them, then the one with the first member by name.
    async fn largest(
        &self,
        #[graphql(desc = "How many: 20 by default, 1000 at most.")] first: Option<i32>,
    ) -> Result<Vec<Community>> {
        let most = how_many(first, 1000)?;
        let places = 0..self.0.members.len().min(most);
        Ok(places
            .map(|place| Community(Arc::clone(&self.0), place))
            .collect())
    }
}

/// A community, by its place among all.
pub struct Community(Arc<network::Communities>, usize);

/// Records that belong together: among them are more meetings than with others.
#[Object]
impl Community {
    /// How many there are.
    async fn size(&self) -> i32 {
        size(&self.0.members[self.1])
    }

    /// The first of them, by name.
    async fn members(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
    ) -> Result<Vec<Node>> {
        first_of(context, &self.0.members[self.1], first).await
    }
}

/// Somebody who stands between others.
pub struct Broker(pub(in crate::graphql) network::Broker);

/// Somebody who stands between others. Counts are of pairs, as whole numbers.
#[Object]
impl Broker {
    /// The person or the institution.
    async fn node(&self, context: &Context<'_>) -> Result<Node> {
        node_of(Scope::of(context), self.0.vertex).await
    }

    /// The country that it is of; null where groups are regions.
    async fn country(&self, context: &Context<'_>) -> Result<Option<Country>> {
        let Group::Country(country) = &self.0.group else {
            return Ok(None);
        };
        let scope = Scope::of(context);
        scope.country(scope.network().record(*country)).await
    }

    /// The region that it is of; null where groups are countries.
    async fn region(&self) -> Option<&str> {
        match &self.0.group {
            Group::Region(region) => Some(region),
            Group::Country(_) => None,
        }
    }

    /// Between how many pairs it stands.
    async fn pairs(&self) -> f64 {
        pairs(self.0.brokerage.total())
    }

    /// Between how many of its own group.
    async fn coordinator(&self) -> f64 {
        pairs(self.0.brokerage.coordinator)
    }

    /// Between how many of which one is of its own group and the other is not.
    async fn gatekeeper(&self) -> f64 {
        pairs(self.0.brokerage.gatekeeper)
    }

    /// Between how many that are both of one other group.
    async fn consultant(&self) -> f64 {
        pairs(self.0.brokerage.consultant)
    }

    /// Between how many that are of two other groups.
    async fn liaison(&self) -> f64 {
        pairs(self.0.brokerage.liaison)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 pairs nobody counts them one by one"
)]
const fn pairs(number: u64) -> f64 {
    number as f64
}
