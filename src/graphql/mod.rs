//! The schema: what clients may ask, and how it is answered. Resolvers run no SQL; they ask loaders, which ask the
//! store once a wave, or the network, which answers from memory.

mod connection;
mod error;
mod filters;
mod ids;
mod loaders;
mod orders;
mod query;
mod scalars;
pub mod scope;
mod types;
mod wave;

use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, Request, Response, SDLExportOptions};
use scope::{Scope, Snapshot};

use crate::dates::Day;

/// The schema, ready to execute requests.
#[derive(Clone)]
pub struct Schema(async_graphql::Schema<query::Query, EmptyMutation, EmptySubscription>);

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// The schema.
    pub fn new() -> Self {
        let schema = async_graphql::Schema::build(query::Query, EmptyMutation, EmptySubscription)
            .register_output_type::<types::Interfaces>()
            .finish();
        Self(schema)
    }

    /// Answers a request within a snapshot, on a day.
    pub async fn execute(&self, request: impl Into<Request>, snapshot: Snapshot, today: Day) -> Response {
        let scope = Scope::new(snapshot, today);
        let request = request.into().data(Arc::clone(&scope));
        wave::drive(&scope, self.0.execute(request)).await
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        self.0.sdl_with_options(SDLExportOptions::new())
    }
}
