//! What an operation answers with, whatever carries it: a socket, or a stream of events.

use async_graphql::{Response, ServerError};
use futures_util::stream::BoxStream;
use tokio::sync::watch;

/// One answer of an operation.
#[derive(Debug)]
pub enum Answer {
    /// A result: the only one of a query or a mutation, one of many of a subscription.
    Next(Response),
    /// The operation was not executed, or cannot go on. Nothing comes after it.
    Refused(Vec<ServerError>),
}

/// All answers of an operation, until it is complete. Nothing is done before they are asked for, and nothing after they
/// are dropped.
pub type Answers = BoxStream<'static, Answer>;

/// Ends when the server is told to end, or nobody is left who could tell it.
pub(super) async fn told_to_end(shutdown: &mut watch::Receiver<bool>) {
    drop(shutdown.wait_for(|told| *told).await);
}
