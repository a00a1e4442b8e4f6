//! Measures over the whole network: rankings, components, contacts that two share.

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use super::{count, node_of};
use crate::{
    graphql::{
        error::bad_input,
        scope::Scope,
        types::{Node, Person},
    },
    network::{self, Vertex, algorithms::Accuracy},
};

/// A record by a measure.
pub struct Ranked {
    pub(in crate::graphql) entry: network::Ranked,
    pub(in crate::graphql) accuracy: Accuracy,
}

/// A record by a measure.
#[Object]
impl Ranked {
    /// The person or the institution.
    async fn node(&self, context: &Context<'_>) -> Result<Node> {
        node_of(Scope::of(context), self.entry.vertex).await
    }

    /// How it scores: the more, the more central. What the number means is said at the measure.
    async fn score(&self) -> f64 {
        self.entry.score
    }

    /// Its place, from 1 on. Those with the same score share the first place that they take.
    async fn rank(&self) -> i32 {
        count(self.entry.rank)
    }

    /// By how much the score may be off, for all at once, with a confidence of 0.95, where it was worked out from a sample
    /// because the network is large; null where it is exact.
    async fn error(&self) -> Option<f64> {
        match self.accuracy {
            Accuracy::Exact => None,
            Accuracy::Within { error, .. } => Some(error),
        }
    }
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
        i32::try_from(self.members.len()).unwrap_or(i32::MAX)
    }

    /// The first of them, by name.
    async fn members(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
    ) -> Result<Vec<Node>> {
        let scope = Scope::of(context);
        let first = first.unwrap_or(20);
        let most = usize::try_from(first).ok().filter(|&most| most <= 200);
        let most =
            most.ok_or_else(|| bad_input(format!("first: {first} is not possible; expected 0 to 200")))?;
        let members = self.members.iter().take(most);
        try_join_all(members.map(|&member| node_of(scope, member))).await
    }
}

/// Somebody whom two others both met.
pub struct SharedContact {
    pub(in crate::graphql) contact: network::SharedContact,
}

/// Somebody whom two others both met.
#[Object]
impl SharedContact {
    /// The person.
    async fn node(&self, context: &Context<'_>) -> Result<Person> {
        let scope = Scope::of(context);
        let person = scope.person(scope.network().record(self.contact.person)).await?;
        person.ok_or_else(|| bad_input("the person has been deleted meanwhile; ask again"))
    }

    /// How telling it is that both know this person (Adamic and Adar): 1 / ln of the number of persons that this one met
    /// at any time, so that those whom everybody meets weigh little.
    async fn score(&self) -> f64 {
        self.contact.score
    }
}
