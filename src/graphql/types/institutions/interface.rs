//! The interface over organizations, embassies, cities and countries.

use async_graphql::{ID, Interface};

use super::super::{
    change::Change,
    commitment::{Commitment, Relationship},
    event::Event,
    met::{EngagementConnection, MetConnection},
    participation::Participation,
    position::Position,
    references::{Identifier, OtherName},
};
use super::{City, Country, Embassy, Organization};
use crate::graphql::{
    connection::Connection,
    filters::{CommitmentFilter, EventFilter, MetFilter, ParticipationFilter, RelationshipFilter},
    orders::{EventOrder, MetOrder},
};

/// Whatever has positions and can be represented: an organization, an embassy, a city or a country.
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
    ),
    field(
        name = "positions",
        ty = "Result<Connection<Position>>",
        desc = "The positions in it: the head's first, those of no recorded rank last, then by title and key.",
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
        name = "engaged_with",
        ty = "Result<EngagementConnection>",
        desc = "Institutions whose representatives met its own, most meetings first unless ordered otherwise.",
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
    )
)]
pub enum Institution {
    Organization(Organization),
    Embassy(Embassy),
    City(City),
    Country(Country),
}
