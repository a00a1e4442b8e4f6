//! The composition root: the record as it stands, and the schema that answers from it.

mod portrait;

use std::sync::Arc;

pub use portrait::{PortraitError, PortraitSpec};

use crate::{
    access::Identity,
    clock::Clock,
    graphql::{Schema, scope::Asker},
    live::Live,
    store::{Store, StoreError},
    vocabulary::Visibility,
};

/// Rapport, running over one database.
pub struct App {
    schema: Schema,
    live: Arc<Live>,
    /// What whoever has no token may see.
    anonymous: Identity,
}

impl App {
    /// Builds the network from the database and stands ready to answer, readers without a token with what a clearance
    /// may see.
    pub async fn start(store: Store, anonymous: Visibility, clock: Clock) -> Result<Self, StoreError> {
        Ok(Self {
            schema: Schema::new(),
            live: Arc::new(Live::start(store, anonymous, clock).await?),
            anonymous: Identity::anonymous(anonymous),
        })
    }

    /// The record as it stands.
    pub fn live(&self) -> &Arc<Live> {
        &self.live
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.live.clock()
    }

    /// Whoever has no token.
    pub fn anonymous(&self) -> &Identity {
        &self.anonymous
    }

    /// Answers a request of somebody without a token with the record as it stands.
    pub async fn execute(&self, request: impl Into<async_graphql::Request>) -> async_graphql::Response {
        self.execute_for(self.anonymous.clone(), request).await
    }

    /// Answers somebody's request with the record as it stands.
    pub async fn execute_for(
        &self,
        identity: Identity,
        request: impl Into<async_graphql::Request>,
    ) -> async_graphql::Response {
        let asker = Asker {
            identity,
            live: Arc::clone(&self.live),
        };
        self.schema.execute(request, asker).await
    }
}
