//! Promises, and relationships that were recorded as such.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, Union};
use futures_util::future::try_join_all;

use super::{
    change::Change,
    event::Event,
    institutions::{City, Country, Embassy, Organization, required},
    named,
    node::Node,
    participation::Citation,
    person::Person,
    position::Position,
    references::Identifier,
};
use crate::{
    dates::Day,
    graphql::{
        connection::Connection,
        ids,
        loaders::CommitmentTargets,
        paging::PageArgs,
        scalars::{Date, EdtfDate},
        scope::Scope,
    },
    store::{
        page::{Order, Term},
        rows,
    },
    vocabulary::{
        CommitmentAction, CommitmentStatus, CommitmentStrength, NodeKind, RelationshipKind, Visibility,
    },
};

/// Whoever can promise, be promised something, or be what a promise is about.
#[derive(Clone, Debug, Union)]
pub enum Promisor {
    Person(Person),
    Position(Position),
    Organization(Organization),
    Embassy(Embassy),
    City(City),
    Country(Country),
}

/// A promise: who made it, to whom, about what, and what became of it.
#[derive(Clone, Debug)]
pub struct Commitment(pub(in crate::graphql) Arc<rows::Commitment>);

impl Commitment {
    /// By the day on which they are due, the soonest first; those without one come last.
    pub(in crate::graphql) const SOONEST_DUE: Order = Order {
        terms: &[
            Term::Number("COALESCE(t.due_latest, 99999999)"),
            Term::Number("COALESCE(t.due_earliest, 99999999)"),
            Term::Text("r.key"),
        ],
        descending: false,
    };

    /// Whether the person who made it holds the position in which it was made on a day: `None` where
    /// that is not known.
    fn still_in_position(&self, scope: &Scope, on: Day) -> Option<bool> {
        let network = scope.network();
        let event = network.vertex(self.0.event_id?)?;
        network.still_holds(network.vertex(self.0.by_id)?, event, on)
    }
}

/// A promise: who made it, to whom, about what, and what became of it.
#[Object]
impl Commitment {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Commitment, &self.0.key)
    }

    /// The key, unique among promises. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// What was promised.
    async fn text(&self) -> &str {
        &self.0.name
    }

    /// What it is to do; null where that is not recorded.
    async fn action(&self) -> Option<CommitmentAction> {
        self.0.action
    }

    /// How firm it is; null where that is not recorded.
    async fn strength(&self) -> Option<CommitmentStrength> {
        self.0.strength
    }

    /// Who made it.
    async fn by(&self, context: &Context<'_>) -> Result<Promisor> {
        required(Scope::of(context).promisor(self.0.by_id).await?)
    }

    /// To whom it was made; null where that is not recorded.
    async fn to(&self, context: &Context<'_>) -> Result<Option<Promisor>> {
        match self.0.to_id {
            Some(id) => Scope::of(context).promisor(id).await,
            None => Ok(None),
        }
    }

    /// What or whom it is about, in the order of the record.
    async fn targets(&self, context: &Context<'_>) -> Result<Vec<Promisor>> {
        let scope = Scope::of(context);
        let ids = scope
            .load::<CommitmentTargets>(self.0.id)
            .await?
            .unwrap_or_default();
        Ok(try_join_all(ids.iter().map(|&id| scope.promisor(id)))
            .await?
            .into_iter()
            .flatten()
            .collect())
    }

    /// The event at which it was made; null where that is not recorded.
    async fn event(&self, context: &Context<'_>) -> Result<Option<Event>> {
        match self.0.event_id {
            Some(id) => Scope::of(context).event(id).await,
            None => Ok(None),
        }
    }

    /// Until when it is to be kept; null where that was not said.
    async fn due(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.due_text.as_ref())
    }

    /// What became of it.
    async fn status(&self) -> CommitmentStatus {
        self.0.status
    }

    /// The event that kept it; null where it is not kept, or not by an event.
    async fn fulfilled_by(&self, context: &Context<'_>) -> Result<Option<Event>> {
        match self.0.fulfilled_by_id {
            Some(id) => Scope::of(context).event(id).await,
            None => Ok(None),
        }
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

    /// Where it is told, in the order of the record.
    async fn citations(&self, context: &Context<'_>) -> Result<Vec<Citation>> {
        Box::pin(Citation::of(context, self.0.id)).await
    }

    /// False where the person who made it no longer holds the position in which it was made, true where the person
    /// certainly or likely still does; null where that is not known, or where no person in a position made it.
    async fn promisor_in_position(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The day; today in UTC by default.")] on: Option<Date>,
    ) -> Option<bool> {
        let scope = Scope::of(context);
        self.still_in_position(scope, on.map_or(scope.today(), |date| date.0))
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

/// A relationship that was recorded as such, such as a membership. That two met or engaged is never recorded so: it
/// follows from events.
#[derive(Clone, Debug)]
pub struct Relationship(pub(in crate::graphql) Arc<rows::Relationship>);

/// A relationship that was recorded as such, such as a membership. That two met or engaged is never recorded so: it
/// follows from events.
#[Object]
impl Relationship {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Relationship, &self.0.key)
    }

    /// The key, unique among relationships. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// What it is, read from the subject to the object.
    async fn kind(&self) -> RelationshipKind {
        self.0.kind
    }

    /// The record that it is read from.
    async fn subject(&self, context: &Context<'_>) -> Result<Node> {
        required(Scope::of(context).node(self.0.subject_id).await?)
    }

    /// The record that it is read to.
    async fn object(&self, context: &Context<'_>) -> Result<Node> {
        required(Scope::of(context).node(self.0.object_id).await?)
    }

    /// Since when; null where that is not known.
    async fn from(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.from_text.as_ref())
    }

    /// Until when, or `..` for still so; null where that is not known.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }

    /// Who may see it.
    async fn visibility(&self) -> Visibility {
        self.0.visibility
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
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
