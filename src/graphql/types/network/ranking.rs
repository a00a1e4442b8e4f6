//! Measures over the network: rankings, who is within reach, contacts that two share.

use async_graphql::{Context, Object, Result};

use super::{count, node_of};
use crate::{
    graphql::{
        error::bad_input,
        scope::Scope,
        types::{Node, Person},
    },
    network::{self, algorithms::Accuracy},
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

/// How many records are so many links away.
pub struct Reached(pub(in crate::graphql) network::Reached);

/// How many records are so many links away, and not nearer.
#[Object]
impl Reached {
    /// How many links.
    async fn distance(&self) -> i32 {
        count(self.0.distance)
    }

    /// How many persons.
    async fn people(&self) -> i32 {
        count(self.0.people)
    }

    /// How many institutions: organizations, embassies, cities and countries.
    async fn institutions(&self) -> i32 {
        count(self.0.institutions)
    }

    /// How many records of all kinds.
    async fn all(&self) -> i32 {
        count(self.0.all)
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
