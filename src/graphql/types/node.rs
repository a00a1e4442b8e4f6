//! The interfaces over kinds of record: all of them, and those that can take part, promise or be related.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, ID, Interface, OutputType, Positioned, Result, ServerResult, Value,
    parser::types::Field, registry::Registry,
};

use super::{
    change::Change,
    commitment::{Commitment, Relationship},
    event::Event,
    institutions::{City, Country, Embassy, Institution, Organization},
    met::MetConnection,
    participation::Participation,
    person::Person,
    position::Position,
    references::{Identifier, OtherName, Program, Source, Topic},
};
use crate::{
    graphql::{
        connection::Connection,
        filters::{CommitmentFilter, EventFilter, MetFilter, ParticipationFilter, RelationshipFilter},
        known_at,
        orders::{EventOrder, MetOrder},
        scope::Scope,
    },
    store::rows,
    vocabulary::NodeKind,
};

/// A person or an institution: whoever can take part, promise or be related.
#[derive(Clone, Debug, Interface)]
#[expect(
    clippy::duplicated_attributes,
    reason = "each field has a type, and each argument"
)]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "The record's identity over all kinds: its kind and key. Never changes."
    ),
    field(
        name = "key",
        ty = "&str",
        desc = "The key, unique among records of its kind. Never changes."
    ),
    field(name = "name", ty = "&str", desc = "The name."),
    field(
        name = "other_names",
        ty = "Result<Vec<OtherName>>",
        desc = "The names by which it is also known, in the order of the record, without erroneous ones."
    ),
    field(
        name = "identifiers",
        ty = "Result<Vec<Identifier>>",
        desc = "Its identifiers elsewhere, by scheme."
    ),
    field(
        name = "note",
        ty = "Option<&str>",
        desc = "A remark of those who keep the record; null where there is none."
    ),
    field(
        name = "events",
        ty = "Result<Connection<Event>>",
        desc = "Events it took part in, newest first unless ordered otherwise.",
        arg(
            name = "filter",
            ty = "Option<Box<EventFilter>>",
            desc = "Only events that pass."
        ),
        arg(
            name = "order_by",
            ty = "Option<EventOrder>",
            desc = "The order; by default the newest first."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the beginning: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor."),
        arg(
            name = "last",
            ty = "Option<i32>",
            desc = "How many from the end: 200 at most."
        ),
        arg(
            name = "before",
            ty = "Option<String>",
            desc = "Only those before this cursor."
        )
    ),
    field(
        name = "participations",
        ty = "Result<Connection<Participation>>",
        desc = "Every part it had in events, newest first.",
        arg(
            name = "filter",
            ty = "Option<Box<ParticipationFilter>>",
            desc = "Only participations that pass."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the beginning: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor."),
        arg(
            name = "last",
            ty = "Option<i32>",
            desc = "How many from the end: 200 at most."
        ),
        arg(
            name = "before",
            ty = "Option<String>",
            desc = "Only those before this cursor."
        )
    ),
    field(
        name = "met",
        ty = "Result<MetConnection>",
        desc = "Persons it met, most meetings first unless ordered otherwise. Each edge carries the evidence.",
        arg(
            name = "filter",
            ty = "Option<Box<MetFilter>>",
            desc = "Which meetings count."
        ),
        arg(
            name = "order_by",
            ty = "Option<MetOrder>",
            desc = "The order; by default most meetings first, then the latest met, then by name."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the beginning: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor."),
        arg(
            name = "last",
            ty = "Option<i32>",
            desc = "How many from the end: 200 at most."
        ),
        arg(
            name = "before",
            ty = "Option<String>",
            desc = "Only those before this cursor."
        )
    ),
    field(
        name = "commitments",
        ty = "Result<Connection<Commitment>>",
        desc = "Promises that it made, that were made to it, or that are about it: the soonest due first.",
        arg(
            name = "filter",
            ty = "Option<Box<CommitmentFilter>>",
            desc = "Only promises that pass."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the beginning: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor."),
        arg(
            name = "last",
            ty = "Option<i32>",
            desc = "How many from the end: 200 at most."
        ),
        arg(
            name = "before",
            ty = "Option<String>",
            desc = "Only those before this cursor."
        )
    ),
    field(
        name = "relationships",
        ty = "Result<Connection<Relationship>>",
        desc = "Relationships that were recorded of it, from either end: by key.",
        arg(
            name = "filter",
            ty = "Option<Box<RelationshipFilter>>",
            desc = "Only relationships that pass."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the beginning: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor."),
        arg(
            name = "last",
            ty = "Option<i32>",
            desc = "How many from the end: 200 at most."
        ),
        arg(
            name = "before",
            ty = "Option<String>",
            desc = "Only those before this cursor."
        )
    ),
    field(
        name = "history",
        ty = "Result<Connection<Change>>",
        desc = "Every change of the record, newest first: who, when, what.",
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many: 20 by default, 200 at most."
        ),
        arg(name = "after", ty = "Option<String>", desc = "Only those after this cursor.")
    ),
    field(
        name = "revision",
        ty = "Result<i32>",
        desc = "The number of the record's latest change, of those that the reader may know of: it rises with each of them."
    )
)]
pub enum Party {
    Person(Person),
    Organization(Organization),
    Embassy(Embassy),
    City(City),
    Country(Country),
}

/// Whatever has an identity: every kind of record.
#[derive(Clone, Debug, Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The record's identity over all kinds: its kind and key. Never changes."
))]
pub enum Node {
    Person(Person),
    Organization(Organization),
    Embassy(Embassy),
    City(City),
    Country(Country),
    Position(Position),
    Event(Event),
    Topic(Topic),
    Program(Program),
    Source(Source),
    Commitment(Commitment),
    Relationship(Relationship),
}

impl Scope {
    /// A record by its kind and key, if the reader may see it.
    pub(in crate::graphql) async fn node_by_key(&self, kind: NodeKind, key: &str) -> Result<Option<Node>> {
        Ok(match kind {
            NodeKind::Country => self
                .record_by_key::<rows::Country>(key)
                .await?
                .map(Country)
                .map(Node::Country),
            NodeKind::City => self
                .record_by_key::<rows::City>(key)
                .await?
                .map(City)
                .map(Node::City),
            NodeKind::Organization => self
                .record_by_key::<rows::Organization>(key)
                .await?
                .map(Organization)
                .map(Node::Organization),
            NodeKind::Embassy => self
                .record_by_key::<rows::Embassy>(key)
                .await?
                .map(Embassy)
                .map(Node::Embassy),
            NodeKind::Position => self
                .record_by_key::<rows::Position>(key)
                .await?
                .map(Position)
                .map(Node::Position),
            NodeKind::Person => self
                .record_by_key::<rows::Person>(key)
                .await?
                .map(Person)
                .map(Node::Person),
            NodeKind::Topic => self
                .record_by_key::<rows::Topic>(key)
                .await?
                .map(Topic)
                .map(Node::Topic),
            NodeKind::Program => self
                .record_by_key::<rows::Program>(key)
                .await?
                .map(Program)
                .map(Node::Program),
            NodeKind::Source => self
                .record_by_key::<rows::Source>(key)
                .await?
                .map(Source)
                .map(Node::Source),
            NodeKind::Event => self
                .record_by_key::<rows::Event>(key)
                .await?
                .map(Event)
                .map(Node::Event),
            NodeKind::Commitment => self
                .record_by_key::<rows::Commitment>(key)
                .await?
                .map(Commitment)
                .map(Node::Commitment),
            NodeKind::Relationship => {
                let row = self.record_by_key::<rows::Relationship>(key).await?;
                row.map(Relationship).map(Node::Relationship)
            }
        })
    }
}

/// Registers the interfaces together with how they build on each other, which the library's own macro cannot say.
pub(in crate::graphql) struct Interfaces;

impl OutputType for Interfaces {
    fn type_name() -> Cow<'static, str> {
        <Node as OutputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let name = <Node as OutputType>::create_type_info(registry);
        <Party as OutputType>::create_type_info(registry);
        <Institution as OutputType>::create_type_info(registry);
        for (interface, builds_on) in [
            ("Party", "Node"),
            ("Institution", "Party"),
            ("Institution", "Node"),
        ] {
            registry.add_implements(interface, builds_on);
        }
        known_at::register(registry);
        name
    }

    /// Never asked: nothing in the schema is of this type.
    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::Null)
    }
}
