//! The composition root: the record as it stands, the door to it, and the schema that answers from it.

mod follow;
mod in_flight;

use std::sync::Arc;

pub use follow::{REFRESH, follow};
pub use in_flight::{Entered, InFlight, Overloaded};

use crate::{
    access::{Guard, Identity, oidc::Oidc},
    clock::Clock,
    graphql::{Ready, Schema, limits::Limits, scope::Asker},
    live::Live,
    store::{Store, StoreError},
    vocabulary::Visibility,
};

/// Rapport, running over one database.
pub struct App {
    schema: Arc<Schema>,
    live: Arc<Live>,
    guard: Arc<Guard>,
    in_flight: InFlight,
}

impl App {
    /// Builds the network from the database and stands ready to answer: whoever shows no token with what a visibility
    /// lets everybody see, or not at all where that is none, and others by their tokens.
    pub async fn start(
        store: Store,
        anonymous: impl Into<Option<Visibility>>,
        issuer: Option<Oidc>,
        clock: Clock,
    ) -> Result<Self, StoreError> {
        let anonymous = anonymous.into();
        let guard = Guard::new(store.clone(), clock, issuer, anonymous);
        let live = Live::start(store, anonymous.unwrap_or(Visibility::Public), clock).await?;
        Ok(Self {
            schema: Arc::new(Schema::new()),
            live: Arc::new(live),
            guard: Arc::new(guard),
            in_flight: InFlight::default(),
        })
    }

    /// The same, which tells of its schema only to those who show a token.
    #[must_use]
    pub fn reserved(self) -> Self {
        Self {
            schema: Arc::new(Schema::reserved()),
            ..self
        }
    }

    /// The same, with limits of its own to what one request may ask for.
    ///
    /// # Panics
    ///
    /// Where somebody has taken the schema already.
    #[must_use]
    pub fn limited(mut self, limits: Limits) -> Self {
        let schema = Arc::get_mut(&mut self.schema);
        schema
            .expect("nobody has taken the schema while the app is being put together")
            .limit(limits);
        self
    }

    /// The same, answering so many requests at a time.
    #[must_use]
    pub fn with_in_flight(mut self, in_flight: InFlight) -> Self {
        self.in_flight = in_flight;
        self
    }

    /// The requests that are answered right now.
    pub fn in_flight(&self) -> &InFlight {
        &self.in_flight
    }

    /// The record as it stands.
    pub fn live(&self) -> &Arc<Live> {
        &self.live
    }

    /// The schema.
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.live.clock()
    }

    /// The door: who may ask what.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Answers somebody's request with the record as it stands.
    pub async fn execute(
        &self,
        identity: Identity,
        request: impl Into<async_graphql::Request>,
    ) -> async_graphql::Response {
        self.schema.execute(request, self.asker(identity)).await
    }

    /// Somebody's request, parsed and measured, or why it is not to be executed.
    pub fn ready(
        &self,
        identity: &Identity,
        request: impl Into<async_graphql::Request>,
    ) -> Result<Ready, async_graphql::ServerError> {
        self.schema.ready(request, identity)
    }

    /// Answers what is ready with the record as it stands.
    pub async fn answer(&self, identity: Identity, ready: Ready) -> async_graphql::Response {
        self.schema.answer(ready, self.asker(identity)).await
    }

    /// Somebody who asks.
    pub fn asker(&self, identity: Identity) -> Asker {
        Asker {
            identity,
            live: Arc::clone(&self.live),
            guard: Arc::clone(&self.guard),
        }
    }
}
