//! What a record of any kind is told by: its identity here and to clients, and what it is called.

use async_graphql::ID;

use super::node::Node;
use crate::{graphql::ids, vocabulary::NodeKind};

impl Node {
    /// The identity in the database.
    pub(in crate::graphql) fn record(&self) -> i64 {
        match self {
            Self::Person(node) => node.0.id,
            Self::Organization(node) => node.0.id,
            Self::Embassy(node) => node.0.id,
            Self::City(node) => node.0.id,
            Self::Country(node) => node.0.id,
            Self::Position(node) => node.0.id,
            Self::Event(node) => node.0.id,
            Self::Topic(node) => node.0.id,
            Self::Program(node) => node.0.id,
            Self::Source(node) => node.0.id,
            Self::Commitment(node) => node.0.id,
            Self::Relationship(node) => node.0.id,
        }
    }

    /// The name or the title, as a reader sees it.
    pub(in crate::graphql) fn title(&self) -> &str {
        match self {
            Self::Person(node) => &node.0.name,
            Self::Organization(node) => &node.0.name,
            Self::Embassy(node) => &node.0.name,
            Self::City(node) => &node.0.name,
            Self::Country(node) => &node.0.name,
            Self::Position(node) => &node.0.name,
            Self::Event(node) => &node.0.name,
            Self::Topic(node) => &node.0.name,
            Self::Program(node) => &node.0.name,
            Self::Source(node) => &node.0.name,
            Self::Commitment(node) => &node.0.name,
            Self::Relationship(node) => &node.0.name,
        }
    }

    /// The identity that clients know.
    pub(in crate::graphql) fn global_id(&self) -> ID {
        match self {
            Self::Person(node) => ids::id(NodeKind::Person, &node.0.key),
            Self::Organization(node) => ids::id(NodeKind::Organization, &node.0.key),
            Self::Embassy(node) => ids::id(NodeKind::Embassy, &node.0.key),
            Self::City(node) => ids::id(NodeKind::City, &node.0.key),
            Self::Country(node) => ids::id(NodeKind::Country, &node.0.key),
            Self::Position(node) => ids::id(NodeKind::Position, &node.0.key),
            Self::Event(node) => ids::id(NodeKind::Event, &node.0.key),
            Self::Topic(node) => ids::id(NodeKind::Topic, &node.0.key),
            Self::Program(node) => ids::id(NodeKind::Program, &node.0.key),
            Self::Source(node) => ids::id(NodeKind::Source, &node.0.key),
            Self::Commitment(node) => ids::id(NodeKind::Commitment, &node.0.key),
            Self::Relationship(node) => ids::id(NodeKind::Relationship, &node.0.key),
        }
    }
}
