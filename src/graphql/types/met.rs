//! Who met whom, who only came to the same events, and which institutions engaged with each other: lists that
//! the network answers from memory.

use async_graphql::{Context, Object, Result};

use super::{
    event::Event,
    institutions::Institution,
    person::Person,
    position::Position,
    tallies::{Tallies, TallyEdge, cursor, date},
};
use crate::{
    graphql::{
        connection::{Connection, PageInfo},
        error::bad_input,
        filters::MetFilter,
        orders::MetOrder,
        paging::PageArgs,
        scalars::EdtfDate,
        scope::Scope,
    },
    network::View,
};

/// Persons met, a page of them.
pub struct MetConnection(Tallies);

/// Persons met, a page of them. The whole list is in memory: its length costs nothing.
#[Object]
impl MetConnection {
    /// The persons of this page with what there is between the two, in the order of the list.
    async fn edges(&self) -> Vec<MetEdge> {
        self.0
            .part()
            .map(|(place, tally)| MetEdge(self.0.edge(place, tally)))
            .collect()
    }

    /// The persons of this page, in the order of the list.
    async fn nodes(&self, context: &Context<'_>) -> Result<Vec<Person>> {
        let scope = Scope::of(context);
        let ids: Vec<i64> = self
            .0
            .part()
            .map(|(_, tally)| scope.network().record(tally.other))
            .collect();
        Ok(scope.records(&ids).await?.into_iter().map(Person).collect())
    }

    /// Where this page stands in the list.
    async fn page_info(&self, context: &Context<'_>) -> Result<PageInfo> {
        self.0.page_info(Scope::of(context)).await
    }

    /// How many persons there are in the whole list, within the filter, whatever the page.
    async fn total_count(&self) -> i32 {
        self.0.total()
    }
}

impl MetConnection {
    pub(in crate::graphql) async fn fetch(
        context: &Context<'_>,
        view: View,
        id: i64,
        filter: Option<Box<MetFilter>>,
        order: Option<MetOrder>,
        page: &PageArgs,
    ) -> Result<Self> {
        Ok(Self(
            Tallies::fetch(context, view, id, filter, order, page).await?,
        ))
    }
}

/// A person met, and what there is between the two.
pub struct MetEdge(TallyEdge);

/// A person met, and what there is between the two.
#[Object]
impl MetEdge {
    /// Marks this place in the list, for `after` and `before`.
    async fn cursor(&self, context: &Context<'_>) -> Result<String> {
        cursor(Scope::of(context), self.0.place, self.0.tally).await
    }

    /// The person.
    async fn node(&self, context: &Context<'_>) -> Result<Person> {
        let scope = Scope::of(context);
        let person = scope.person(scope.network().record(self.0.tally.other)).await?;
        person.ok_or_else(|| bad_input("the person has been deleted meanwhile; ask again"))
    }

    /// Meetings between the two within the filter (for `coAttended`: events at which both were present without
    /// meeting). Each event counts once.
    async fn meetings(&self) -> i32 {
        self.0.meetings()
    }

    /// The date of the first of them.
    async fn first_met(&self, context: &Context<'_>) -> EdtfDate {
        date(context, self.0.tally.first)
    }

    /// The date of the last of them.
    async fn last_met(&self, context: &Context<'_>) -> EdtfDate {
        date(context, self.0.tally.last)
    }

    /// In what position the person was at the last of them; null where none is recorded.
    async fn position(&self, context: &Context<'_>) -> Result<Option<Position>> {
        let scope = Scope::of(context);
        match self.0.tally.position {
            Some(position) => scope.position(scope.network().record(position)).await,
            None => Ok(None),
        }
    }

    /// For which institution the person was at the last of them: the one recorded, else the position's; null where
    /// there is neither.
    async fn institution(&self, context: &Context<'_>) -> Result<Option<Institution>> {
        let scope = Scope::of(context);
        match self.0.tally.institution {
            Some(institution) => scope.institution(scope.network().record(institution)).await,
            None => Ok(None),
        }
    }

    /// True where at every one of these meetings a person that it rests on is not named by the source: for a person
    /// either of the two, for an institution the person met, for a position the person met or who was there in the
    /// position.
    async fn inferred(&self) -> bool {
        self.0.tally.inferred
    }

    /// The events that show it, newest first.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Event>> {
        self.0
            .events(Scope::of(context), &PageArgs::forward(first, after))
            .await
    }
}

/// Institutions engaged with, a page of them.
pub struct EngagementConnection(Tallies);

/// Institutions engaged with, a page of them. The whole list is in memory: its length costs nothing.
#[Object]
impl EngagementConnection {
    /// The institutions of this page with what there is between the two, in the order of the list.
    async fn edges(&self) -> Vec<EngagementEdge> {
        self.0
            .part()
            .map(|(place, tally)| EngagementEdge(self.0.edge(place, tally)))
            .collect()
    }

    /// The institutions of this page, in the order of the list.
    async fn nodes(&self, context: &Context<'_>) -> Result<Vec<Institution>> {
        let scope = Scope::of(context);
        let others = self
            .0
            .part()
            .map(|(_, tally)| scope.institution(scope.network().record(tally.other)));
        Ok(futures_util::future::try_join_all(others)
            .await?
            .into_iter()
            .flatten()
            .collect())
    }

    /// Where this page stands in the list.
    async fn page_info(&self, context: &Context<'_>) -> Result<PageInfo> {
        self.0.page_info(Scope::of(context)).await
    }

    /// How many institutions there are in the whole list, within the filter, whatever the page.
    async fn total_count(&self) -> i32 {
        self.0.total()
    }
}

impl EngagementConnection {
    pub(in crate::graphql) async fn fetch(
        context: &Context<'_>,
        id: i64,
        filter: Option<Box<MetFilter>>,
        order: Option<MetOrder>,
        page: &PageArgs,
    ) -> Result<Self> {
        Ok(Self(
            Tallies::fetch(context, View::Engaged, id, filter, order, page).await?,
        ))
    }
}

/// An institution engaged with, and what there is between the two.
pub struct EngagementEdge(TallyEdge);

/// An institution engaged with, and what there is between the two.
#[Object]
impl EngagementEdge {
    /// Marks this place in the list, for `after` and `before`.
    async fn cursor(&self, context: &Context<'_>) -> Result<String> {
        cursor(Scope::of(context), self.0.place, self.0.tally).await
    }

    /// The institution.
    async fn node(&self, context: &Context<'_>) -> Result<Institution> {
        let scope = Scope::of(context);
        let institution = scope
            .institution(scope.network().record(self.0.tally.other))
            .await?;
        institution.ok_or_else(|| bad_input("the institution has been deleted meanwhile; ask again"))
    }

    /// Events within the filter at which those who stood for the two faced each other.
    async fn meetings(&self) -> i32 {
        self.0.meetings()
    }

    /// The date of the first of them.
    async fn first_met(&self, context: &Context<'_>) -> EdtfDate {
        date(context, self.0.tally.first)
    }

    /// The date of the last of them.
    async fn last_met(&self, context: &Context<'_>) -> EdtfDate {
        date(context, self.0.tally.last)
    }

    /// How many of them were at this side's venue: the other came to visit.
    async fn hosted(&self) -> i32 {
        i32::try_from(self.0.tally.hosted).unwrap_or(i32::MAX)
    }

    /// How many of them were at the other's venue: this side went to visit.
    async fn visited(&self) -> i32 {
        i32::try_from(self.0.tally.visited).unwrap_or(i32::MAX)
    }

    /// The events that show it, newest first.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Event>> {
        self.0
            .events(Scope::of(context), &PageArgs::forward(first, after))
            .await
    }
}
