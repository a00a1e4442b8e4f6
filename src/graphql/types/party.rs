//! What persons and institutions have in common, and what all named records have.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::{
    commitment::{Commitment, Relationship},
    event::Event,
    event_page::{BY_DAY, Shown, event_page},
    participation::Participation,
};
use crate::{
    graphql::{
        connection::Connection,
        filters::{self, CommitmentFilter, EventFilter, ParticipationFilter, RelationshipFilter},
        loaders::Hang,
        orders::EventOrder,
        paging::{PageArgs, list},
        scope::Scope,
    },
    store::{
        lists,
        page::{Order, Term},
        rows,
    },
};

/// The events that a party took part in. Without a filter and in the order of their days the network knows them;
/// otherwise the database is asked which of them pass.
pub(in crate::graphql) async fn events(
    context: &Context<'_>,
    id: i64,
    filter: Option<Box<EventFilter>>,
    order: Option<EventOrder>,
    page: &PageArgs,
) -> Result<Connection<Event>> {
    let scope = Scope::of(context);
    let order = order.map_or(Order::NEWEST, EventOrder::order);
    let Some(vertex) = scope.vertex(id) else {
        return Ok(Connection::empty());
    };
    let events = scope.network().events_of(vertex);
    if filter.is_none() && order.terms == BY_DAY {
        let shown = if order.descending {
            Shown::Reversed
        } else {
            Shown::OldestFirst
        };
        return event_page(scope, events, shown, page).await;
    }
    let filter = filters::resolve(context, filter).await?;
    let rows: Arc<[i64]> = events
        .iter()
        .map(|&event| scope.network().record(event))
        .collect();
    Connection::fetch::<rows::Event>(scope, Hang::Rows(rows), id, list(filter, order, page)?, Event).await
}

/// The participations of a party, the newest event first.
pub(in crate::graphql) async fn participations(
    context: &Context<'_>,
    id: i64,
    filter: Option<Box<ParticipationFilter>>,
    page: &PageArgs,
) -> Result<Connection<Participation>> {
    const NEWEST: Order = Order {
        terms: &[
            Term::Number("e.from_earliest"),
            Term::Number("e.from_latest"),
            Term::Text("r.key"),
            Term::Number("t.ordinal"),
        ],
        descending: true,
    };
    let scope = Scope::of(context);
    let network = scope.network();
    let Some(vertex) = network.vertex(id) else {
        return Ok(Connection::empty());
    };
    let seats: Arc<[(i64, i64)]> = network
        .seats_of(vertex)
        .map(|seat| (network.record(seat.event), i64::from(seat.ordinal)))
        .collect();
    let filter = filters::resolve(context, filter).await?;
    let list = list(filter, NEWEST, page)?;
    let seat = |row: Arc<lists::Participation>| Participation::find(scope, row.event_id, row.ordinal);
    Connection::fetch::<lists::Participation>(scope, Hang::Seats(seats), id, list, seat).await
}

/// The promises that a party made, was made, or is the object of: the soonest due first.
pub(in crate::graphql) async fn commitments(
    context: &Context<'_>,
    id: i64,
    filter: Option<Box<CommitmentFilter>>,
    page: &PageArgs,
) -> Result<Connection<Commitment>> {
    const LINKS: &[(&str, &str, &str)] = &[
        ("commitment", "by_id", "id"),
        ("commitment", "to_id", "id"),
        ("commitment_target", "target_id", "commitment_id"),
    ];
    let filter = filters::resolve(context, filter).await?;
    let list = list(filter, Commitment::SOONEST_DUE, page)?;
    Connection::fetch::<rows::Commitment>(Scope::of(context), Hang::Links(LINKS), id, list, Commitment).await
}

/// The recorded relationships that a party is an end of, by key.
pub(in crate::graphql) async fn relationships(
    context: &Context<'_>,
    id: i64,
    filter: Option<Box<RelationshipFilter>>,
    page: &PageArgs,
) -> Result<Connection<Relationship>> {
    const LINKS: &[(&str, &str, &str)] = &[
        ("relationship", "subject_id", "id"),
        ("relationship", "object_id", "id"),
    ];
    let filter = filters::resolve(context, filter).await?;
    let list = list(filter, Order::KEY, page)?;
    Connection::fetch::<rows::Relationship>(Scope::of(context), Hang::Links(LINKS), id, list, Relationship)
        .await
}

/// Writes a type of the schema that is a party: what all parties have, then what is its own.
macro_rules! party {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name(pub(in crate::graphql) std::sync::Arc<crate::store::rows::$name>);

        $(#[$meta])*
        #[async_graphql::Object]
        impl $name {
            /// The record's identity over all kinds: its kind and key, such as `person:jung-sook-park`. Never changes.
            pub(in crate::graphql) async fn id(&self) -> async_graphql::ID {
                crate::graphql::ids::id(<crate::store::rows::$name as crate::store::rows::RecordRow>::RECORD, &self.0.key)
            }

            /// The key, unique among records of its kind. Never changes.
            pub(in crate::graphql) async fn key(&self) -> &str {
                &self.0.key
            }

            /// The name.
            pub(in crate::graphql) async fn name(&self) -> &str {
                &self.0.name
            }

            /// The names by which it is also known, in the order of the record. Erroneous ones are left out; they are
            /// only searched.
            pub(in crate::graphql) async fn other_names(
                &self,
                context: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<Vec<crate::graphql::types::OtherName>> {
                Box::pin(crate::graphql::types::named::other_names(context, self.0.id)).await
            }

            /// Its identifiers elsewhere, such as on Wikidata, by scheme.
            pub(in crate::graphql) async fn identifiers(
                &self,
                context: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<Vec<crate::graphql::types::Identifier>> {
                Box::pin(crate::graphql::types::named::identifiers(context, self.0.id)).await
            }

            /// A remark of those who keep the record; null where there is none.
            pub(in crate::graphql) async fn note(&self) -> Option<&str> {
                self.0.note.as_deref()
            }

            /// Events it took part in, newest first unless ordered otherwise: in person or through those who stood for
            /// it, stated or inferred, whatever became of the event; without those where it was only mentioned, was
            /// invited or did not come (see `participations` for them).
            pub(in crate::graphql) async fn events(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "Only events that pass.")]
                filter: Option<Box<crate::graphql::filters::EventFilter>>,
                #[graphql(desc = "The order; by default the newest first.")]
                order_by: Option<crate::graphql::orders::EventOrder>,
                #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
            ) -> async_graphql::Result<crate::graphql::connection::Connection<crate::graphql::types::Event>> {
                let page = crate::graphql::paging::PageArgs::new(first, after, last, before);
                Box::pin(crate::graphql::types::party::events(context, self.0.id, filter, order_by, &page)).await
            }

            /// Every part it had in events, newest first: in what position, on which side, whether it came.
            pub(in crate::graphql) async fn participations(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "Only participations that pass.")]
                filter: Option<Box<crate::graphql::filters::ParticipationFilter>>,
                #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
            ) -> async_graphql::Result<crate::graphql::connection::Connection<crate::graphql::types::Participation>> {
                let page = crate::graphql::paging::PageArgs::new(first, after, last, before);
                Box::pin(crate::graphql::types::party::participations(context, self.0.id, filter, &page)).await
            }

            /// Persons it met, most meetings first unless ordered otherwise. Each edge carries the evidence. Two met when
            /// they faced each other at an event that was held: a meeting, a courtesy call, a visit, a call or a signing,
            /// on different sides or, where no sides are told, for different institutions.
            pub(in crate::graphql) async fn met(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "Which meetings count.")] filter: Option<Box<crate::graphql::filters::MetFilter>>,
                #[graphql(desc = "The order; by default most meetings first, then the latest met, then by name.")]
                order_by: Option<crate::graphql::orders::MetOrder>,
                #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
            ) -> async_graphql::Result<crate::graphql::types::MetConnection> {
                let page = crate::graphql::paging::PageArgs::new(first, after, last, before);
                let view = crate::network::View::Met;
                Box::pin(crate::graphql::types::MetConnection::fetch(context, view, self.0.id, filter, order_by, &page)).await
            }

            /// Promises that it made, that were made to it, or that are about it: the soonest due first, then by key.
            pub(in crate::graphql) async fn commitments(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "Only promises that pass.")]
                filter: Option<Box<crate::graphql::filters::CommitmentFilter>>,
                #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
            ) -> async_graphql::Result<crate::graphql::connection::Connection<crate::graphql::types::Commitment>> {
                let page = crate::graphql::paging::PageArgs::new(first, after, last, before);
                Box::pin(crate::graphql::types::party::commitments(context, self.0.id, filter, &page)).await
            }

            /// Relationships that were recorded of it, such as memberships, from either end: by key.
            pub(in crate::graphql) async fn relationships(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "Only relationships that pass.")]
                filter: Option<Box<crate::graphql::filters::RelationshipFilter>>,
                #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
            ) -> async_graphql::Result<crate::graphql::connection::Connection<crate::graphql::types::Relationship>> {
                let page = crate::graphql::paging::PageArgs::new(first, after, last, before);
                Box::pin(crate::graphql::types::party::relationships(context, self.0.id, filter, &page)).await
            }

            /// Every change of the record, newest first: who, when, what.
            pub(in crate::graphql) async fn history(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
                #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            ) -> async_graphql::Result<crate::graphql::connection::Connection<crate::graphql::types::Change>> {
                let page = crate::graphql::paging::PageArgs::forward(first, after);
                Box::pin(crate::graphql::types::named::history(context, self.0.id, &page)).await
            }

            /// The number of the record's latest change, of those that the reader may know of: it rises with each of them.
            pub(in crate::graphql) async fn revision(
                &self,
                context: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<i32> {
                Box::pin(crate::graphql::types::named::revision(context, self.0.id, self.0.revision)).await
            }

            $($own)*
        }
    };
}

pub(super) use party;
