//! Following links from a row to the records that it names.

use async_graphql::Result;

use super::{
    commitment::{Commitment, Promisor, Relationship},
    event::Event,
    institutions::{City, Country, Embassy, Institution, Organization},
    node::Node,
    person::Person,
    position::Position,
    references::{Program, Source, Topic},
};
use crate::{
    graphql::{
        loaders::Kinds,
        scope::{Scope, Visible},
    },
    store::rows,
    vocabulary::{NodeKind, Visibility},
};

macro_rules! visible {
    ($($row:ident),+) => {$(
        impl Visible for rows::$row {
            fn visibility(&self) -> Visibility {
                self.visibility
            }
        }
    )+};
}

visible!(
    City,
    Commitment,
    Country,
    Embassy,
    Event,
    Organization,
    Person,
    Position,
    Program,
    Source,
    Topic
);

impl Visible for rows::Relationship {
    fn visibility(&self) -> Visibility {
        self.visibility
    }

    const HIDDEN_WITH_ENDS: bool = true;
}

macro_rules! follow {
    ($($(#[$meta:meta])* $name:ident: $kind:ident;)+) => {
        impl Scope {
            $(
                $(#[$meta])*
                pub(in crate::graphql) async fn $name(&self, id: i64) -> Result<Option<$kind>> {
                    Ok(self.record::<rows::$kind>(id).await?.map($kind))
                }
            )+
        }
    };
}

follow! {
    /// A country.
    country: Country;
    /// A city.
    city: City;
    /// An organization.
    organization: Organization;
    /// An embassy.
    embassy: Embassy;
    /// A position.
    position: Position;
    /// A person.
    person: Person;
    /// A topic.
    topic: Topic;
    /// A program.
    program: Program;
    /// A source.
    source: Source;
    /// An event.
    event: Event;
    /// A promise.
    commitment: Commitment;
    /// A recorded relationship.
    relationship: Relationship;
}

impl Scope {
    /// What kind of record an identity is; none where it is not for the reader.
    async fn kind_of(&self, id: i64) -> Result<Option<NodeKind>> {
        match self.hot().kind(id) {
            Some(kind) => Ok(Some(kind)),
            None => Box::pin(self.load::<Kinds>(id)).await,
        }
    }

    /// A record of any kind.
    pub(in crate::graphql) async fn node(&self, id: i64) -> Result<Option<Node>> {
        let Some(kind) = self.kind_of(id).await? else {
            return Ok(None);
        };
        Ok(match kind {
            NodeKind::Country => self.country(id).await?.map(Node::Country),
            NodeKind::City => self.city(id).await?.map(Node::City),
            NodeKind::Organization => self.organization(id).await?.map(Node::Organization),
            NodeKind::Embassy => self.embassy(id).await?.map(Node::Embassy),
            NodeKind::Position => self.position(id).await?.map(Node::Position),
            NodeKind::Person => self.person(id).await?.map(Node::Person),
            NodeKind::Topic => self.topic(id).await?.map(Node::Topic),
            NodeKind::Program => self.program(id).await?.map(Node::Program),
            NodeKind::Source => self.source(id).await?.map(Node::Source),
            NodeKind::Event => self.event(id).await?.map(Node::Event),
            NodeKind::Commitment => self.commitment(id).await?.map(Node::Commitment),
            NodeKind::Relationship => self.relationship(id).await?.map(Node::Relationship),
        })
    }

    /// An institution of any kind.
    pub(in crate::graphql) async fn institution(&self, id: i64) -> Result<Option<Institution>> {
        let Some(kind) = self.kind_of(id).await? else {
            return Ok(None);
        };
        Ok(match kind {
            NodeKind::Country => self.country(id).await?.map(Institution::Country),
            NodeKind::City => self.city(id).await?.map(Institution::City),
            NodeKind::Organization => self.organization(id).await?.map(Institution::Organization),
            NodeKind::Embassy => self.embassy(id).await?.map(Institution::Embassy),
            NodeKind::Position
            | NodeKind::Person
            | NodeKind::Topic
            | NodeKind::Program
            | NodeKind::Source
            | NodeKind::Event
            | NodeKind::Commitment
            | NodeKind::Relationship => None,
        })
    }

    /// A person, a position or an institution: whoever can promise.
    pub(in crate::graphql) async fn promisor(&self, id: i64) -> Result<Option<Promisor>> {
        let Some(kind) = self.kind_of(id).await? else {
            return Ok(None);
        };
        Ok(match kind {
            NodeKind::Country => self.country(id).await?.map(Promisor::Country),
            NodeKind::City => self.city(id).await?.map(Promisor::City),
            NodeKind::Organization => self.organization(id).await?.map(Promisor::Organization),
            NodeKind::Embassy => self.embassy(id).await?.map(Promisor::Embassy),
            NodeKind::Position => self.position(id).await?.map(Promisor::Position),
            NodeKind::Person => self.person(id).await?.map(Promisor::Person),
            NodeKind::Topic
            | NodeKind::Program
            | NodeKind::Source
            | NodeKind::Event
            | NodeKind::Commitment
            | NodeKind::Relationship => None,
        })
    }
}
