//! Persons, the positions they held and when.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};

use super::{
    event::Event,
    institutions::{Country, required},
    met::MetConnection,
    party::party,
    position::Position,
};
use crate::{
    graphql::{
        filters::MetFilter,
        loaders::Tenures,
        orders::MetOrder,
        paging::PageArgs,
        scalars::{Date, EdtfDate},
        scope::Scope,
    },
    network::{self, View},
    store::{lists, rows},
    vocabulary::{Certainty, TenureCapacity},
};

party! {
    /// A person.
    Person {
        /// The form of address, such as `H.E.` or `Ms.`; null where none is recorded.
        async fn style(&self) -> Option<&str> {
            self.0.style.as_deref()
        }

        /// The given names; null where they are not recorded apart.
        async fn given_name(&self) -> Option<&str> {
            self.0.given_name.as_deref()
        }

        /// The family names; null where they are not recorded apart.
        async fn family_name(&self) -> Option<&str> {
            self.0.family_name.as_deref()
        }

        /// The country of nationality; null where it is not recorded.
        async fn nationality(&self, context: &Context<'_>) -> Result<Option<Country>> {
            match self.0.nationality_id {
                Some(id) => Scope::of(context).country(id).await,
                None => Ok(None),
            }
        }

        /// The times in positions that were recorded, in the order of the record. A person whom sources only show in a
        /// position has none for it: see `positions` for both.
        async fn tenures(&self, context: &Context<'_>) -> Result<Vec<Tenure>> {
            let tenures = Scope::of(context).load::<Tenures>(self.0.id).await?;
            Ok(tenures.iter().flat_map(|tenures| tenures.iter()).map(|tenure| Tenure(Arc::new(tenure.clone()))).collect())
        }

        /// The positions held on a day, each with how sure that is: surest first, then most recently attested, then by
        /// title.
        async fn positions(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "The day; today in UTC by default.")] on: Option<Date>,
        ) -> Result<Vec<Holding>> {
            let scope = Scope::of(context);
            let day = on.map_or(scope.today(), |date| date.0);
            let Some(vertex) = scope.vertex(self.0.id) else { return Ok(Vec::new()) };
            Ok(scope.network().positions_held(vertex, day).into_iter().map(Holding).collect())
        }

        /// Persons who came to the same events without a meeting between them there, most events first unless ordered
        /// otherwise.
        async fn co_attended(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "Which events count.")] filter: Option<Box<MetFilter>>,
            #[graphql(desc = "The order; by default most events first, then the latest, then by name.")]
            order_by: Option<MetOrder>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<MetConnection> {
            let page = PageArgs::new(first, after, last, before);
            Box::pin(MetConnection::fetch(context, View::CoAttended, self.0.id, filter, order_by, &page)).await
        }
    }
}

/// A person's time in a position, as it was recorded.
#[derive(Clone, Debug)]
pub struct Tenure(pub(in crate::graphql) Arc<lists::Tenure>);

/// A person's time in a position, as it was recorded.
#[Object]
impl Tenure {
    /// The person.
    async fn person(&self, context: &Context<'_>) -> Result<Person> {
        required(Scope::of(context).person(self.0.person_id).await?)
    }

    /// The position.
    async fn position(&self, context: &Context<'_>) -> Result<Position> {
        required(Scope::of(context).position(self.0.position_id).await?)
    }

    /// In what capacity. A DESIGNATE does not hold the position yet.
    async fn capacity(&self) -> TenureCapacity {
        self.0.capacity
    }

    /// Since when; null where that is not known.
    async fn from(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.from_text.as_ref())
    }

    /// Until when, or `..` for still so; null where that is not known.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }

    /// A remark; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Days on which a source shows the person in the position, the earliest first; also those outside this tenure.
    async fn attested_on(&self, context: &Context<'_>) -> Vec<EdtfDate> {
        let network = Scope::of(context).network();
        let (person, position) = (
            network.vertex(self.0.person_id),
            network.vertex(self.0.position_id),
        );
        let (Some(person), Some(position)) = (person, position) else {
            return Vec::new();
        };
        let days = network
            .attested(person, position)
            .iter()
            .map(|&event| network.written(event).into_owned());
        let mut days: Vec<EdtfDate> = days.map(EdtfDate).collect();
        days.dedup();
        days
    }
}

/// That a person held a position on a day, how sure that is, and what it rests on.
#[derive(Clone, Debug)]
pub struct Holding(pub(in crate::graphql) network::Holding);

/// That a person held a position on a day, how sure that is, and what it rests on.
#[Object]
impl Holding {
    /// The person.
    async fn person(&self, context: &Context<'_>) -> Result<Person> {
        let scope = Scope::of(context);
        required(scope.person(scope.network().record(self.0.person)).await?)
    }

    /// The position.
    async fn position(&self, context: &Context<'_>) -> Result<Position> {
        let scope = Scope::of(context);
        required(scope.position(scope.network().record(self.0.position)).await?)
    }

    /// In what capacity: the tenure's, or SUBSTANTIVE where there is none.
    async fn capacity(&self) -> TenureCapacity {
        self.0.capacity
    }

    /// How sure it is.
    async fn certainty(&self) -> Certainty {
        self.0.certainty
    }

    /// The tenure that it rests on; null where it rests on attestations alone.
    async fn tenure(&self, context: &Context<'_>) -> Result<Option<Tenure>> {
        let Some(ordinal) = self.0.tenure else {
            return Ok(None);
        };
        let scope = Scope::of(context);
        let tenures = scope
            .load::<Tenures>(scope.network().record(self.0.person))
            .await?
            .unwrap_or_default();
        let tenure = tenures.iter().find(|tenure| tenure.ordinal == i64::from(ordinal));
        Ok(tenure.map(|tenure| Tenure(Arc::new(tenure.clone()))))
    }

    /// The events that it rests on, each of which shows the person in the position; empty where it rests on the tenure
    /// alone.
    async fn evidence(&self, context: &Context<'_>) -> Result<Vec<Event>> {
        let scope = Scope::of(context);
        let ids: Vec<i64> = self
            .0
            .evidence
            .iter()
            .map(|&event| scope.network().record(event))
            .collect();
        Ok(scope
            .records::<rows::Event>(&ids)
            .await?
            .into_iter()
            .map(Event)
            .collect())
    }
}
