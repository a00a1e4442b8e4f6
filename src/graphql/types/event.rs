//! Events, who took part in them, and where they are told.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use super::{
    change::Change,
    commitment::Commitment,
    institutions::{City, Institution},
    named,
    participation::{Citation, Participation},
    references::{Identifier, Program, Topic},
};
use crate::{
    graphql::{
        connection::{Connection, Total},
        filters::{self, EventFilter},
        ids,
        loaders::{EventTopics, Hang},
        orders::EventOrder,
        paging::{PageArgs, list},
        scalars::{DateTime, EdtfDate},
        scope::Scope,
    },
    network::Seat,
    store::{
        filter::Filter,
        page::{Order, Term, Value},
        rows,
    },
    vocabulary::{EventFormat, EventKind, EventStatus, NodeKind, Visibility},
};

/// An event: a meeting, a visit, a conference.
#[derive(Clone, Debug)]
pub struct Event(pub(in crate::graphql) Arc<rows::Event>);

impl Event {
    /// A page of events that hang on a parent in a way that the database knows.
    pub(in crate::graphql) async fn list(
        context: &Context<'_>,
        hang: Hang,
        parent: i64,
        filter: Option<Box<EventFilter>>,
        order: Option<EventOrder>,
        page: &PageArgs,
    ) -> Result<Connection<Self>> {
        let order = order.map_or(Order::NEWEST, EventOrder::order);
        let filter = filters::resolve(context, filter).await?;
        Box::pin(Connection::fetch::<rows::Event>(
            Scope::of(context),
            hang,
            parent,
            list(filter, order, page)?,
            Self,
        ))
        .await
    }
}

/// An event: a meeting, a visit, a conference.
#[Object]
impl Event {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Event, &self.0.key)
    }

    /// The key, unique among events. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.name
    }

    /// What sort of event it was.
    async fn kind(&self) -> EventKind {
        self.0.kind
    }

    /// What became of it.
    async fn status(&self) -> EventStatus {
        self.0.status
    }

    /// When it was or, for an event of several days, when it began.
    async fn from(&self) -> EdtfDate {
        EdtfDate(self.0.from_text.clone())
    }

    /// When it ended; null for an event that ended on the date on which it began.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }

    /// The time at which it began; null where that is not known.
    async fn starts_at(&self) -> Option<DateTime> {
        self.0.starts_at.clone().map(DateTime)
    }

    /// How people came together; null where that is not recorded.
    async fn format(&self) -> Option<EventFormat> {
        self.0.format
    }

    /// Whose house it took place in; null where that is not recorded.
    async fn venue(&self, context: &Context<'_>) -> Result<Option<Institution>> {
        match self.0.venue_id {
            Some(id) => Scope::of(context).institution(id).await,
            None => Ok(None),
        }
    }

    /// The city it took place in; null where that is not recorded.
    async fn city(&self, context: &Context<'_>) -> Result<Option<City>> {
        match self.0.city_id {
            Some(id) => Scope::of(context).city(id).await,
            None => Ok(None),
        }
    }

    /// The program it belongs to; null where it belongs to none.
    async fn program(&self, context: &Context<'_>) -> Result<Option<Program>> {
        match self.0.program_id {
            Some(id) => Scope::of(context).program(id).await,
            None => Ok(None),
        }
    }

    /// The event it is a part of; null where it is no part of another.
    async fn part_of(&self, context: &Context<'_>) -> Result<Option<Event>> {
        match self.0.part_of_id {
            Some(id) => Scope::of(context).event(id).await,
            None => Ok(None),
        }
    }

    /// The events that are parts of it, the earliest first.
    async fn parts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Event>> {
        let list = list(
            Filter::everything(),
            Order::NEWEST.descending(false),
            &PageArgs::forward(first, after),
        )?;
        let hang = Hang::Own("part_of_id");
        Box::pin(Connection::fetch::<rows::Event>(
            Scope::of(context),
            hang,
            self.0.id,
            list,
            Event,
        ))
        .await
    }

    /// What it was about, in the order of the record.
    async fn topics(&self, context: &Context<'_>) -> Result<Vec<Topic>> {
        let scope = Scope::of(context);
        let ids = scope.load::<EventTopics>(self.0.id).await?.unwrap_or_default();
        Ok(scope.records(&ids).await?.into_iter().map(Topic).collect())
    }

    /// What happened; null where that is not recorded.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// Who may see it.
    async fn visibility(&self) -> Visibility {
        self.0.visibility
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who took part, was invited or was mentioned, in the order of the record.
    async fn participants(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Participation>> {
        const PLACE: &[Term] = &[Term::Number("ordinal")];
        let network = Scope::of(context).network();
        let Some(vertex) = network.vertex(self.0.id) else {
            return Ok(Connection::empty());
        };
        let seats: Vec<Seat> = network.seats(vertex).collect();
        let ordinal = |place: usize| i64::from(seats[place].ordinal);
        let page = PageArgs::new(first, after, last, before);
        let range = page.range(seats.len(), PLACE, |values| {
            let [Value::Number(wanted)] = values else {
                return Err(0);
            };
            let before = (0..seats.len())
                .take_while(|&place| ordinal(place) < *wanted)
                .count();
            if before < seats.len() && ordinal(before) == *wanted {
                Ok(before)
            } else {
                Err(before)
            }
        })?;
        let nodes = (range.from..range.until).map(|place| {
            (
                Participation::at(seats[place]),
                vec![Value::Number(ordinal(place))],
            )
        });
        Ok(Connection::new(
            PLACE,
            nodes,
            range.has_previous,
            range.has_next,
            Total::Known(seats.len()),
        ))
    }

    /// Promises made at it: the soonest due first, then by key.
    async fn commitments(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Commitment>> {
        let list = list(
            Filter::everything(),
            Commitment::SOONEST_DUE,
            &PageArgs::forward(first, after),
        )?;
        let hang = Hang::Own("event_id");
        Box::pin(Connection::fetch::<rows::Commitment>(
            Scope::of(context),
            hang,
            self.0.id,
            list,
            Commitment,
        ))
        .await
    }

    /// Where it is told, in the order of the record.
    async fn citations(&self, context: &Context<'_>) -> Result<Vec<Citation>> {
        Box::pin(Citation::of(context, self.0.id)).await
    }

    /// Every change of the record, newest first: who, when, what.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        Box::pin(named::history(
            context,
            self.0.id,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// The number of the record's latest change, of those that the reader may know of: it rises with each of them.
    async fn revision(&self, context: &Context<'_>) -> Result<i32> {
        Box::pin(named::revision(context, self.0.id, self.0.revision)).await
    }
}
