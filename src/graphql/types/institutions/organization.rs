//! Organizations.

use async_graphql::{Context, Result};

use super::super::{met::EngagementConnection, party::party, position::Position};
use super::{City, Country, positions};
use crate::{
    graphql::{
        connection::Connection,
        filters::{self, MetFilter, OrganizationFilter},
        loaders::Hang,
        orders::MetOrder,
        paging::{PageArgs, list},
        scalars::EdtfDate,
        scope::Scope,
    },
    store::{page::Order, rows},
    vocabulary::OrganizationKind,
};

institution! {
    /// An organization: an association, a city network, a government office, a company.
    Organization {
        /// A short form of the name, such as `WeGO`; null where there is none.
        async fn short_name(&self) -> Option<&str> {
            self.0.short_name.as_deref()
        }

        /// What sort of organization it is.
        async fn kind(&self) -> OrganizationKind {
            self.0.kind
        }

        /// The country it sits in; null where that is not recorded.
        async fn country(&self, context: &Context<'_>) -> Result<Option<Country>> {
            match self.0.country_id {
                Some(id) => Scope::of(context).country(id).await,
                None => Ok(None),
            }
        }

        /// The city it sits in; null where that is not recorded.
        async fn city(&self, context: &Context<'_>) -> Result<Option<City>> {
            match self.0.city_id {
                Some(id) => Scope::of(context).city(id).await,
                None => Ok(None),
            }
        }

        /// The organization it belongs to; null where it belongs to none.
        async fn parent(&self, context: &Context<'_>) -> Result<Option<Organization>> {
            match self.0.parent_id {
                Some(id) => Scope::of(context).organization(id).await,
                None => Ok(None),
            }
        }

        /// The organizations that belong to it, by name.
        async fn children(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Organization>> {
            let page = PageArgs::new(first, after, last, before);
            let list = list(filters::resolve::<OrganizationFilter>(context, None).await?, Order::NAME, &page)?;
            let hang = Hang::Own("parent_id");
            Box::pin(Connection::fetch::<rows::Organization>(Scope::of(context), hang, self.0.id, list, Organization)).await
        }

        /// Its address on the web; null where it is not recorded.
        async fn website(&self) -> Option<&str> {
            self.0.website.as_deref()
        }

        /// Since when it has existed; null where that is not recorded.
        async fn from(&self) -> Option<EdtfDate> {
            EdtfDate::of(self.0.from_text.as_ref())
        }

        /// Until when it existed, or `..` where it still does; null where that is not recorded.
        async fn until(&self) -> Option<EdtfDate> {
            EdtfDate::of(self.0.until_text.as_ref())
        }
    }
}
