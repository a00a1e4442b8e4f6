//! The schema: what clients may ask, and how it is answered. Resolvers run no SQL; they ask loaders, which ask the
//! store once a wave, or the network, which answers from memory.

mod connection;
mod documents;
mod error;
mod filters;
mod identity_query;
mod ids;
mod keeping_query;
mod known_at;
mod loaders;
mod merging;
mod mutation;
mod network_query;
mod orders;
mod paging;
mod query;
mod questions;
mod ranking_query;
mod report_query;
pub mod scope;
mod subscription;
mod token_query;
mod types;
mod wave;

use std::sync::Arc;

use async_graphql::{
    MergedObject, Pos, Request, Response, SDLExportOptions, ServerError,
    parser::types::{ExecutableDocument, OperationType},
};
use documents::{Documents, Operation};
use futures_util::{FutureExt, StreamExt, future::BoxFuture, stream::BoxStream};
use scope::{Asker, Scope, Scopes};

use crate::scalars;

/// Everything that can be asked: one record by key or identity, all records of a kind, search, and the network's
/// questions.
#[derive(Default, MergedObject)]
#[graphql(name = "Query")]
struct Root(
    query::RecordQuery,
    network_query::NetworkQuery,
    ranking_query::RankingQuery,
    identity_query::IdentityQuery,
    keeping_query::KeepingQuery,
    token_query::TokenQuery,
    report_query::ReportQuery,
);

/// The schema, ready to execute requests.
pub struct Schema {
    executable: Executable,
    /// The same for subscriptions: an extension gives each answer a scope of its own, and makes every field slower.
    subscriptions: Executable,
    documents: Documents,
}

type Executable = async_graphql::Schema<Root, mutation::Mutation, subscription::Changes>;

/// An operation that is ready to be executed.
struct Ready {
    request: Request,
    operation: Operation,
}

/// How an operation is answered.
pub enum Answering {
    /// A query or a mutation: once.
    Once(BoxFuture<'static, Response>),
    /// A subscription: again and again.
    On(BoxStream<'static, Response>),
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// The schema.
    pub fn new() -> Self {
        let build = || {
            let schema = async_graphql::Schema::build(
                Root::default(),
                mutation::Mutation::default(),
                subscription::Changes,
            );
            schema.register_output_type::<types::Interfaces>()
        };
        Self {
            executable: build().finish(),
            subscriptions: build().extension(subscription::FreshScope).finish(),
            documents: Documents::default(),
        }
    }

    /// Parses and measures a request, before anything is done.
    fn ready(&self, request: impl Into<Request>) -> Result<Ready, ServerError> {
        let mut request = request.into();
        let document = self.documents.parse(&request.query)?;
        let name = request.operation_name.as_deref();
        let operation = documents::ready(&document, name, &mut request.variables)?;
        request.set_parsed_query(ExecutableDocument::clone(&document));
        Ok(Ready { request, operation })
    }

    /// Answers somebody's request. A request that is not to be executed (its document is no document,
    /// too large, without the operation or a variable that it needs) is answered without data.
    pub async fn execute(&self, request: impl Into<Request>, asker: Asker) -> Response {
        match self.ready(request) {
            Ok(ready) => self.execute_ready(ready, asker).await,
            Err(error) => Response::from_errors(vec![error]),
        }
    }

    async fn execute_ready(&self, Ready { request, operation }: Ready, mut asker: Asker) -> Response {
        let snapshot = async {
            if let Some(instant) = operation.known_at {
                asker.live = asker.live.known_at(instant).await?;
            }
            asker.live.snapshot(asker.identity.clearance).await
        };
        let snapshot = match snapshot.await {
            Ok(snapshot) => snapshot,
            Err(error) => {
                let error = error::failure(&error).into_server_error(Pos::default());
                return Response::from_errors(vec![error]);
            }
        };
        let scopes = Arc::new(Scopes::new(Scope::new(snapshot, asker)));
        let request = request.data(Arc::clone(&scopes));
        let mut response = wave::drive(&scopes, self.executable.execute(request)).await;
        // What changes the record is done again when it is asked again.
        response.cache_control.public &= operation.kind == OperationType::Query;
        response
    }

    /// Answers somebody's request, a subscription again and again. A request that is not to be executed is answered with
    /// why. Nothing is done before the answers are asked for.
    pub fn stream(
        self: Arc<Self>,
        request: impl Into<Request>,
        asker: Asker,
    ) -> Result<Answering, ServerError> {
        let ready = self.ready(request)?;
        if ready.operation.kind == OperationType::Subscription {
            let answers = self.subscriptions.execute_stream(ready.request.data(asker));
            return Ok(Answering::On(answers.boxed()));
        }
        let answer = async move { self.execute_ready(ready, asker).await };
        Ok(Answering::Once(answer.boxed()))
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        self.executable.sdl_with_options(SDLExportOptions::new())
    }
}
