//! The schema: what clients may ask, and how it is answered. Resolvers run no SQL; they ask loaders, which ask the
//! store once a wave, or the network, which answers from memory.

mod connection;
mod documents;
mod error;
mod filters;
mod identity_query;
mod ids;
mod loaders;
mod merging;
mod mutation;
mod network_query;
mod orders;
mod paging;
mod query;
mod questions;
mod ranking_query;
mod scalars;
pub mod scope;
mod types;
mod wave;

use std::sync::Arc;

use async_graphql::{
    EmptySubscription, MergedObject, Pos, Request, Response, SDLExportOptions,
    parser::types::{ExecutableDocument, OperationType},
};
use documents::Documents;
use scope::{Asker, Scope, Scopes};

/// Everything that can be asked: one record by key or identity, all records of a kind, search, and the network's
/// questions.
#[derive(Default, MergedObject)]
#[graphql(name = "Query")]
struct Root(
    query::RecordQuery,
    network_query::NetworkQuery,
    ranking_query::RankingQuery,
    identity_query::IdentityQuery,
);

/// The schema, ready to execute requests.
pub struct Schema {
    schema: async_graphql::Schema<Root, mutation::Mutation, EmptySubscription>,
    documents: Documents,
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// The schema.
    pub fn new() -> Self {
        let schema =
            async_graphql::Schema::build(Root::default(), mutation::Mutation::default(), EmptySubscription)
                .register_output_type::<types::Interfaces>()
                .finish();
        Self {
            schema,
            documents: Documents::default(),
        }
    }

    /// Answers somebody's request. A request that is not to be executed (its document is no document,
    /// too large, without the operation or a variable that it needs) is answered without data.
    pub async fn execute(&self, request: impl Into<Request>, asker: Asker) -> Response {
        let mut request = request.into();
        let parsed = self.documents.parse(&request.query).and_then(|document| {
            let name = request.operation_name.as_deref();
            let operation = documents::ready(&document, name, &mut request.variables)?;
            Ok((document, operation))
        });
        let reads = match parsed {
            Ok((document, operation)) => {
                request.set_parsed_query(ExecutableDocument::clone(&document));
                operation == OperationType::Query
            }
            Err(error) => return Response::from_errors(vec![error]),
        };
        let snapshot = match asker.live.snapshot(asker.identity.clearance).await {
            Ok(snapshot) => snapshot,
            Err(error) => {
                return Response::from_errors(vec![error::failure(&error).into_server_error(Pos::default())]);
            }
        };
        let scopes = Arc::new(Scopes::new(Scope::new(snapshot, asker)));
        let request = request.data(Arc::clone(&scopes));
        let mut response = wave::drive(&scopes, self.schema.execute(request)).await;
        // What changes the record is done again when it is asked again.
        response.cache_control.public &= reads;
        response
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        self.schema.sdl_with_options(SDLExportOptions::new())
    }
}
