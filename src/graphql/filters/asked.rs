//! What filters ask the network. Each question is asked once in a scope, however many parents have a filter with it, and
//! answered where other questions to the network are, within their budget.

use async_graphql::{Error, Result};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    graphql::{
        error,
        questions::answer_all,
        scope::{Batch, Scope},
    },
    network::{
        Network, View,
        algorithms::{Budget, LimitExceeded},
    },
    store::{StoreError, filter::Listed},
};

/// Which records are asked for.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Records {
    /// All whom at least one of these has in a view.
    Neighbours(View, Listed<i64>),
    /// The events at which somebody is inferred to have been.
    EventsOfInferred,
    /// The persons who are inferred to have been at any event.
    Inferred,
    /// The persons who are inferred to have been at one of these events.
    InferredAt(Listed<i64>),
}

/// Which participations are asked for, each by its event and place in it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Seats {
    /// Those whose person is inferred.
    Inferred,
    /// Those whose person is inferred to be one of these.
    InferredToBe(Listed<i64>),
}

impl Records {
    fn answer(&self, network: &Network, budget: &Budget) -> Result<Listed<i64>, LimitExceeded> {
        let mut found: Vec<i64> = match self {
            Self::Neighbours(view, of) => network.neighbours(*view, of, budget)?,
            Self::EventsOfInferred => {
                let seats = network.inferred_seats(budget)?;
                seats.into_iter().map(|(event, ..)| event).collect()
            }
            Self::Inferred => {
                let seats = network.inferred_seats(budget)?;
                seats.into_iter().map(|(.., person)| person).collect()
            }
            Self::InferredAt(events) => {
                let events: FxHashSet<i64> = events.iter().copied().collect();
                let seats = network.inferred_seats(budget)?.into_iter();
                seats
                    .filter(|(event, ..)| events.contains(event))
                    .map(|(.., person)| person)
                    .collect()
            }
        };
        found.sort_unstable();
        found.dedup();
        Ok(found.into())
    }
}

impl Seats {
    fn answer(&self, network: &Network, budget: &Budget) -> Result<Listed<(i64, i64)>, LimitExceeded> {
        let wanted: Option<FxHashSet<i64>> = match self {
            Self::Inferred => None,
            Self::InferredToBe(people) => Some(people.iter().copied().collect()),
        };
        let is_wanted = |person: &i64| wanted.as_ref().is_none_or(|people| people.contains(person));
        let seats = network.inferred_seats(budget)?.into_iter();
        Ok(seats
            .filter(|(.., person)| is_wanted(person))
            .map(|(event, ordinal, _)| (event, i64::from(ordinal)))
            .collect())
    }
}

impl Batch for Records {
    type Key = Self;
    type Value = Result<Listed<i64>, LimitExceeded>;

    async fn fetch(scope: &Scope, keys: Vec<Self>) -> Result<FxHashMap<Self, Self::Value>, StoreError> {
        Ok(answer_all(scope, keys, Self::answer).await)
    }
}

impl Batch for Seats {
    type Key = Self;
    type Value = Result<Listed<(i64, i64)>, LimitExceeded>;

    async fn fetch(scope: &Scope, keys: Vec<Self>) -> Result<FxHashMap<Self, Self::Value>, StoreError> {
        Ok(answer_all(scope, keys, Self::answer).await)
    }
}

/// The identities of records that the network knows, in order.
pub(super) async fn records(scope: &Scope, wanted: Records) -> Result<Listed<i64>> {
    answered(scope.load::<Records>(wanted).await?)
}

/// Participations that the network knows.
pub(super) async fn seats(scope: &Scope, wanted: Seats) -> Result<Listed<(i64, i64)>> {
    answered(scope.load::<Seats>(wanted).await?)
}

fn answered<T>(answer: Option<Result<T, LimitExceeded>>) -> Result<T> {
    let answer = answer.ok_or_else(|| Error::new("the question was not answered"))?;
    answer.map_err(error::limited)
}
