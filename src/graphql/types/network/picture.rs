//! A part of the network as a picture needs it: vertices and links.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use super::{count, node_of};
use crate::{
    graphql::{
        scalars::EdtfDate,
        scope::Scope,
        types::{Node, tallies::date},
    },
    network::{Bond, LinkKinds, MeetingFilter, SurroundingLink, Surroundings},
    vocabulary::LinkKind,
};

/// The records around some records, and the links among them.
pub struct Network {
    pub(in crate::graphql) found: Arc<Surroundings>,
    pub(in crate::graphql) filter: MeetingFilter,
    pub(in crate::graphql) kinds: LinkKinds,
}

/// The records around some records, and the links among them.
#[Object]
impl Network {
    /// The records: the nearest first, of those equally near the ones with the most links, then by kind and name.
    async fn vertices(&self) -> Vec<Vertex> {
        let vertices = self.found.vertices.iter();
        vertices
            .map(|&(at, distance)| Vertex {
                at,
                distance,
                kinds: self.kinds,
            })
            .collect()
    }

    /// The links among them, each once: by the kinds and names of their ends, then by kind. Where there are more than ten
    /// times `limit`, those of the records that come first stay, of each those to the records that come first.
    async fn links(&self) -> Vec<Link> {
        let links = self.found.links.iter();
        links
            .map(|&between| Link {
                between,
                filter: self.filter.clone(),
            })
            .collect()
    }

    /// True where `limit` cut it: there are more records as near as this, or more links among them than ten times `limit`.
    async fn truncated(&self) -> bool {
        self.found.truncated
    }
}

/// A record in a picture.
pub struct Vertex {
    at: crate::network::Vertex,
    distance: u32,
    kinds: LinkKinds,
}

/// A record in a picture.
#[Object]
impl Vertex {
    /// The record.
    async fn node(&self, context: &Context<'_>) -> Result<Node> {
        node_of(Scope::of(context), self.at).await
    }

    /// Links of the kinds asked for in the whole network and at any time, not only in this picture.
    async fn degree(&self, context: &Context<'_>) -> i32 {
        count(Scope::of(context).network().degree(self.at, self.kinds))
    }

    /// How many links away it is from the nearest of the records asked for; 0 for these themselves.
    async fn distance(&self) -> i32 {
        count(self.distance)
    }
}

/// A link in a picture.
pub struct Link {
    between: SurroundingLink,
    filter: MeetingFilter,
}

impl Link {
    fn bond(&self, scope: &Scope) -> Option<Bond> {
        let SurroundingLink { from, to, kind } = self.between;
        scope.network().bond(kind, from, to, &self.filter)
    }

    /// The first and the last event that show it.
    fn ends(&self, scope: &Scope) -> Option<(crate::network::Vertex, crate::network::Vertex)> {
        if let Some(bond) = self.bond(scope) {
            return Some((bond.first, bond.last));
        }
        let SurroundingLink { from, to, kind } = self.between;
        let events = scope.network().shown_by(kind, from, to, &self.filter);
        Some((events.last().copied()?, events.first().copied()?))
    }
}

/// A link in a picture.
#[Object]
impl Link {
    /// Where it begins: the identity of one of the vertices.
    async fn from(&self, context: &Context<'_>) -> Result<ID> {
        Ok(node_of(Scope::of(context), self.between.from).await?.global_id())
    }

    /// Where it leads. `MET`, `CO_ATTENDED` and `ENGAGED` read the same from both ends, and come once.
    async fn to(&self, context: &Context<'_>) -> Result<ID> {
        Ok(node_of(Scope::of(context), self.between.to).await?.global_id())
    }

    /// How the two are linked.
    async fn kind(&self) -> LinkKind {
        self.between.kind
    }

    /// For `MET`, `CO_ATTENDED` and `ENGAGED` the number of events within the period; 1 for others.
    async fn weight(&self, context: &Context<'_>) -> i32 {
        count(self.bond(Scope::of(context)).map_or(1, |bond| bond.meetings))
    }

    /// The date of the first event that shows it; null where no event does.
    async fn first(&self, context: &Context<'_>) -> Option<EdtfDate> {
        let (first, _) = self.ends(Scope::of(context))?;
        Some(date(context, first))
    }

    /// The date of the last event that shows it; null where no event does.
    async fn last(&self, context: &Context<'_>) -> Option<EdtfDate> {
        let (_, last) = self.ends(Scope::of(context))?;
        Some(date(context, last))
    }

    /// True where at every one of these meetings a person that the link rests on is not named by the source. Always false
    /// for other kinds than `MET` and `CO_ATTENDED`.
    async fn inferred(&self, context: &Context<'_>) -> bool {
        self.bond(Scope::of(context)).is_some_and(|bond| bond.inferred)
    }
}
