//! What is counted of operations, and what is told of them to whoever logs and counts requests.

use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::{
    Response, ServerError, Value,
    parser::types::{DocumentOperations, ExecutableDocument, OperationType},
};
use futures_util::{Stream, StreamExt};

use super::Schema;
use crate::request::{self, Consulted, Gauge, Kind};

/// What is counted of operations.
#[derive(Debug, Default)]
pub(super) struct Counts {
    operations: [AtomicU64; 3],
    subscriptions: Gauge,
}

impl Counts {
    /// An operation is going to be executed.
    pub(super) fn operation(&self, kind: OperationType, document: &ExecutableDocument, name: Option<&str>) {
        let kind = match kind {
            OperationType::Query => Kind::Query,
            OperationType::Mutation => Kind::Mutation,
            OperationType::Subscription => Kind::Subscription,
        };
        self.operations[kind as usize].fetch_add(1, Ordering::Relaxed);
        let only = match &document.operations {
            DocumentOperations::Multiple(operations) => operations.keys().next(),
            DocumentOperations::Single(_) => None,
        };
        request::operation(kind, name.or(only.map(async_graphql::Name::as_str)));
    }

    /// The same answers, counted as a subscription until they end or are dropped.
    pub(super) fn followed(
        &self,
        answers: impl Stream<Item = Response> + Send + 'static,
    ) -> impl Stream<Item = Response> + Send + 'static {
        let counted = self.subscriptions.begin();
        answers.inspect(move |_| {
            let _ = &counted;
        })
    }
}

/// Tells of the first error of an answer by its code, for whoever counts requests.
pub fn tell(errors: &[ServerError]) {
    let Some(error) = errors.first() else { return };
    let code = error
        .extensions
        .as_ref()
        .and_then(|extensions| extensions.get("code"));
    match code {
        Some(Value::String(code)) => request::error(code),
        Some(_) | None => request::error("INVALID"),
    }
}

impl Schema {
    /// How many operations of a kind have been executed, or begun to be, over whatever carries them.
    pub fn operations(&self, kind: Kind) -> u64 {
        self.counts.operations[kind as usize].load(Ordering::Relaxed)
    }

    /// How many subscriptions are answered at this moment.
    pub fn subscriptions(&self) -> u64 {
        self.counts.subscriptions.count()
    }

    /// How many parsed documents are kept.
    pub fn documents(&self) -> usize {
        self.documents.count()
    }

    /// How often a document was kept when it was asked again.
    pub fn documents_consulted(&self) -> &Consulted {
        self.documents.consulted()
    }
}
