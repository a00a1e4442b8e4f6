//! Organizations, embassies, cities and countries: whatever has positions and can be represented.

use async_graphql::{Context, ID, Interface, Result};

use super::{
    change::Change,
    commitment::{Commitment, Relationship},
    event::{Event, Participation},
    met::{EngagementConnection, MetConnection},
    party::party,
    position::Position,
    references::{Identifier, OtherName},
};
use crate::{
    graphql::{
        connection::{Connection, PageArgs, Total, list},
        error::bad_input,
        filters::{
            self, CityFilter, CommitmentFilter, EmbassyFilter, EventFilter, MetFilter, OrganizationFilter,
            ParticipationFilter, RelationshipFilter,
        },
        loaders::{Accreditations, Hang},
        orders::{EventOrder, MetOrder},
        scalars::EdtfDate,
        scope::Scope,
    },
    store::{
        page::{Order, Term, Value},
        rows,
    },
    vocabulary::{EmbassyKind, OrganizationKind},
};

/// Writes a type of the schema that is an institution: what all parties and all institutions have, then its own.
macro_rules! institution {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        party! {
            $(#[$meta])*
            $name {
                /// The positions in it: the head's first, those of no recorded rank last, then by title and key.
                async fn positions(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                    #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                    #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
                ) -> Result<Connection<Position>> {
                    Box::pin(positions(context, self.0.id, &PageArgs::new(first, after, last, before))).await
                }

                /// Institutions whose representatives met its own, most meetings first unless ordered otherwise. Nothing
                /// rolls up: an embassy is not its country, an office not its parent.
                async fn engaged_with(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "Which meetings count.")] filter: Option<Box<MetFilter>>,
                    #[graphql(desc = "The order; by default most meetings first, then the latest met, then by name.")]
                    order_by: Option<MetOrder>,
                    #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                    #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                    #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
                ) -> Result<EngagementConnection> {
                    let page = PageArgs::new(first, after, last, before);
                    Box::pin(EngagementConnection::fetch(context, self.0.id, filter, order_by, &page)).await
                }

                $($own)*
            }
        }
    };
}

/// The positions in an institution, which the network lists.
async fn positions(context: &Context<'_>, id: i64, page: &PageArgs) -> Result<Connection<Position>> {
    const BY_KEY: &[Term] = &[Term::Text("key")];
    let scope = Scope::of(context);
    let network = scope.network();
    let Some(vertex) = network.vertex(id) else {
        return Ok(Connection::empty());
    };
    let positions = network.positions_in(vertex);
    let mut found = Vec::new();
    for cursor in page.cursors(BY_KEY)? {
        let [Value::Text(key)] = cursor.as_slice() else {
            continue;
        };
        let row = scope.record_by_key::<rows::Position>(key).await?;
        let vertex = row.and_then(|row| scope.vertex(row.id));
        let place = vertex.and_then(|vertex| positions.iter().position(|&listed| listed == vertex));
        let gone = || bad_input("the cursor's position is no longer in this list; begin again without it");
        found.push((cursor, place.ok_or_else(gone)?));
    }
    let range = page.range(positions.len(), BY_KEY, |values| {
        found
            .iter()
            .find(|(cursor, _)| cursor.as_slice() == values)
            .map(|(_, place)| *place)
            .ok_or(0)
    })?;
    let ids: Vec<i64> = positions[range.from..range.until]
        .iter()
        .map(|&vertex| network.record(vertex))
        .collect();
    let rows = scope.records::<rows::Position>(&ids).await?;
    let nodes = rows.into_iter().map(|row| {
        let place = vec![Value::Text(row.key.clone())];
        (Position(row), place)
    });
    Ok(Connection::new(
        nodes,
        range.has_previous,
        range.has_next,
        Total::Known(positions.len()),
    ))
}

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

/// A record that the database guarantees.
pub(super) fn required<T>(record: Option<T>) -> Result<T> {
    record.ok_or_else(|| bad_input("the record has been deleted meanwhile; ask again"))
}

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
        ty = "i32",
        desc = "The number of the record's latest change. Rises with every change of the record."
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
