//! Positions: posts that exist whoever holds them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use super::{
    change::Change,
    institutions::{Institution, required},
    met::MetConnection,
    named,
    person::{Holding, Tenure},
    references::Identifier,
};
use crate::{
    graphql::{
        connection::Connection,
        filters::MetFilter,
        ids,
        loaders::Hang,
        orders::MetOrder,
        paging::{PageArgs, list},
        scalars::Date,
        scope::Scope,
    },
    network::View,
    store::{
        filter::Filter,
        lists,
        page::{Order, Term},
        rows,
    },
    vocabulary::{NodeKind, PositionRank},
};

/// A position exists whoever holds it: `Secretary General of WeGO`.
#[derive(Clone, Debug)]
pub struct Position(pub(in crate::graphql) Arc<rows::Position>);

/// A position exists whoever holds it: `Secretary General of WeGO`.
#[Object]
impl Position {
    /// The record's identity over all kinds: its kind and key, such as `position:wego-secretary-general`. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Position, &self.0.key)
    }

    /// The key, unique among positions. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.name
    }

    /// How high it stands in its institution; null where that is not recorded.
    async fn rank(&self) -> Option<PositionRank> {
        self.0.rank
    }

    /// Whether several persons hold it at a time, as for the members of a board.
    async fn several_holders(&self) -> bool {
        self.0.several_holders
    }

    /// The institution that it is in.
    async fn institution(&self, context: &Context<'_>) -> Result<Institution> {
        required(Scope::of(context).institution(self.0.institution_id).await?)
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The tenures that were recorded, the latest begun first; those of which the beginning is not known come last.
    async fn tenures(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Tenure>> {
        const LATEST: Order = Order {
            terms: &[
                Term::Number("COALESCE(t.from_earliest, -99999999)"),
                Term::Number("COALESCE(t.from_latest, -99999999)"),
                Term::Text("r.key"),
                Term::Number("t.ordinal"),
            ],
            descending: true,
        };
        let list = list(
            Filter::everything(),
            LATEST,
            &PageArgs::new(first, after, last, before),
        )?;
        let hang = Hang::Own("position_id");
        Box::pin(Connection::fetch::<lists::Tenure>(
            Scope::of(context),
            hang,
            self.0.id,
            list,
            Tenure,
        ))
        .await
    }

    /// Who held it on a day, surest first, then most recently attested, then by name, each with how sure that is and
    /// why. Empty where nothing suggests anybody.
    async fn holders(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The day; today in UTC by default.")] on: Option<Date>,
    ) -> Result<Vec<Holding>> {
        let scope = Scope::of(context);
        let day = on.map_or(scope.today(), |date| date.0);
        let Some(vertex) = scope.vertex(self.0.id) else {
            return Ok(Vec::new());
        };
        Ok(scope
            .network()
            .holders(vertex, day)
            .into_iter()
            .map(Holding)
            .collect())
    }

    /// Persons that its holders met while holding it, and those met by a holder whom the source does not name: most
    /// meetings first unless ordered otherwise.
    async fn met(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which meetings count.")] filter: Option<Box<MetFilter>>,
        #[graphql(desc = "The order; by default most meetings first, then the latest met, then by name.")]
        order_by: Option<MetOrder>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<MetConnection> {
        let page = PageArgs::new(first, after, last, before);
        Box::pin(MetConnection::fetch(
            context,
            View::Met,
            self.0.id,
            filter,
            order_by,
            &page,
        ))
        .await
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
