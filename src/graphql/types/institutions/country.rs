//! Countries.

use async_graphql::{Context, Result};

use super::super::{met::EngagementConnection, party::party, position::Position};
use super::{City, Embassy, positions};
use crate::{
    graphql::{
        connection::Connection,
        filters::{self, CityFilter, EmbassyFilter, MetFilter},
        loaders::Hang,
        orders::MetOrder,
        paging::{PageArgs, list},
        scalars::EdtfDate,
        scope::Scope,
    },
    store::{page::Order, rows},
};

institution! {
    /// A country, past or present.
    Country {
        /// The ISO 3166-1 alpha-2 code, such as `KR`; null where it has none.
        async fn code(&self) -> Option<&str> {
            self.0.code.as_deref()
        }

        /// The region by UN M49, such as `Asia`; null where that is not recorded.
        async fn region(&self) -> Option<&str> {
            self.0.region.as_deref()
        }

        /// The subregion by UN M49, such as `Eastern Asia`; null where that is not recorded.
        async fn subregion(&self) -> Option<&str> {
            self.0.subregion.as_deref()
        }

        /// When the state began, for one that is younger than the record; null where that is not recorded.
        async fn from(&self) -> Option<EdtfDate> {
            EdtfDate::of(self.0.from_text.as_ref())
        }

        /// When the state ended; null where it did not, or where that is not recorded.
        async fn until(&self) -> Option<EdtfDate> {
            EdtfDate::of(self.0.until_text.as_ref())
        }

        /// The cities in it, by name.
        async fn cities(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<City>> {
            let page = PageArgs::new(first, after, last, before);
            let list = list(filters::resolve::<CityFilter>(context, None).await?, Order::NAME, &page)?;
            Box::pin(Connection::fetch::<rows::City>(Scope::of(context), Hang::Own("country_id"), self.0.id, list, City)).await
        }

        /// Embassies that it sends, by name.
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
            let hang = Hang::Own("sending_country_id");
            Box::pin(Connection::fetch::<rows::Embassy>(Scope::of(context), hang, self.0.id, list, Embassy)).await
        }

        /// Embassies that it receives, by name.
        async fn receives(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Embassy>> {
            let page = PageArgs::new(first, after, last, before);
            let list = list(filters::resolve::<EmbassyFilter>(context, None).await?, Order::NAME, &page)?;
            let hang = Hang::Own("host_country_id");
            Box::pin(Connection::fetch::<rows::Embassy>(Scope::of(context), hang, self.0.id, list, Embassy)).await
        }
    }
}
