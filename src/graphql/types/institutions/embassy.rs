//! Embassies and other offices abroad.

use async_graphql::{Context, Result};

use super::super::{met::EngagementConnection, party::party, position::Position};
use super::{City, Country, positions, required};
use crate::{
    graphql::{
        connection::Connection, filters::MetFilter, loaders::Accreditations, orders::MetOrder,
        paging::PageArgs, scalars::EdtfDate, scope::Scope,
    },
    vocabulary::EmbassyKind,
};

institution! {
    /// An embassy, a consulate, a mission or another office that represents a country or one of its regions abroad.
    Embassy {
        /// What sort of office it is.
        async fn kind(&self) -> EmbassyKind {
            self.0.kind
        }

        /// The country that sends it.
        async fn sending_country(&self, context: &Context<'_>) -> Result<Country> {
            required(Scope::of(context).country(self.0.sending_country_id).await?)
        }

        /// The region that it represents, ISO 3166-2, such as `CA-QC`; null where it represents the whole country.
        async fn subdivision(&self) -> Option<&str> {
            self.0.subdivision.as_deref()
        }

        /// The name of the region that it represents; null where it represents the whole country.
        async fn subdivision_name(&self) -> Option<&str> {
            self.0.subdivision_name.as_deref()
        }

        /// The country that receives it.
        async fn host_country(&self, context: &Context<'_>) -> Result<Country> {
            required(Scope::of(context).country(self.0.host_country_id).await?)
        }

        /// The city it sits in; null where that is not recorded.
        async fn city(&self, context: &Context<'_>) -> Result<Option<City>> {
            match self.0.city_id {
                Some(id) => Scope::of(context).city(id).await,
                None => Ok(None),
            }
        }

        /// Countries that it also covers, in the order of the record.
        async fn accredited_to(&self, context: &Context<'_>) -> Result<Vec<Country>> {
            let scope = Scope::of(context);
            let ids = scope.load::<Accreditations>(self.0.id).await?.unwrap_or_default();
            Ok(scope.records(&ids).await?.into_iter().map(Country).collect())
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
