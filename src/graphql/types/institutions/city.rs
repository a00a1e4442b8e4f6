//! Cities.

use async_graphql::{Context, Result};

use super::super::{event::Event, met::EngagementConnection, party::party, position::Position};
use super::{Country, Embassy, Organization, positions, required};
use crate::{
    graphql::{
        connection::Connection,
        filters::{self, EmbassyFilter, EventFilter, MetFilter, OrganizationFilter},
        loaders::Hang,
        orders::{EventOrder, MetOrder},
        paging::{PageArgs, list},
        scope::Scope,
    },
    store::{page::Order, rows},
};

institution! {
    /// A city.
    City {
        /// The country it lies in.
        async fn country(&self, context: &Context<'_>) -> Result<Country> {
            required(Scope::of(context).country(self.0.country_id).await?)
        }

        /// Degrees north of the equator; null where that is not recorded.
        async fn latitude(&self) -> Option<f64> {
            self.0.latitude
        }

        /// Degrees east of Greenwich; null where that is not recorded.
        async fn longitude(&self) -> Option<f64> {
            self.0.longitude
        }

        /// The embassies in it, by name.
        async fn embassies(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Embassy>> {
            let page = PageArgs::new(first, after, last, before);
            let list = list(filters::resolve::<EmbassyFilter>(context, None).await?, Order::NAME, &page)?;
            Box::pin(Connection::fetch::<rows::Embassy>(Scope::of(context), Hang::Own("city_id"), self.0.id, list, Embassy)).await
        }

        /// The organizations in it, by name.
        async fn organizations(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Organization>> {
            let page = PageArgs::new(first, after, last, before);
            let list = list(filters::resolve::<OrganizationFilter>(context, None).await?, Order::NAME, &page)?;
            let hang = Hang::Own("city_id");
            Box::pin(Connection::fetch::<rows::Organization>(Scope::of(context), hang, self.0.id, list, Organization)).await
        }

        /// Events that took place there, newest first unless ordered otherwise.
        async fn hosted(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "Only events that pass.")] filter: Option<Box<EventFilter>>,
            #[graphql(desc = "The order; by default the newest first.")] order_by: Option<EventOrder>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Event>> {
            let page = PageArgs::new(first, after, last, before);
            Box::pin(Event::list(context, Hang::Own("city_id"), self.0.id, filter, order_by, &page)).await
        }
    }
}
