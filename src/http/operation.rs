//! What an operation answers with, whatever carries it: a socket, or a stream of events.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use async_graphql::{Response, ServerError};
use futures_util::{
    FutureExt, Stream, StreamExt,
    stream::{BoxStream, unfold},
};
use tokio::{
    sync::{mpsc, watch},
    task::{AbortHandle, spawn},
};

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
pub struct Answers {
    each: BoxStream<'static, Answer>,
    lasting: bool,
}

impl Answers {
    /// Those of a query or a mutation, which comes to its end: a server that ends finishes it.
    pub fn passing(each: impl Stream<Item = Answer> + Send + 'static) -> Self {
        let each = each.boxed();
        Self { each, lasting: false }
    }

    /// Those of a subscription, which goes on for as long as somebody takes them: a server that ends cuts it off.
    pub fn lasting(each: impl Stream<Item = Answer> + Send + 'static) -> Self {
        let each = each.boxed();
        Self { each, lasting: true }
    }

    /// Whether they go on for as long as somebody takes them.
    pub const fn are_lasting(&self) -> bool {
        self.lasting
    }
}

impl Stream for Answers {
    type Item = Answer;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Answer>> {
        self.each.poll_next_unpin(context)
    }
}

/// Ends when the server is told to end, or nobody is left who could tell it.
pub(super) async fn told_to_end(shutdown: &mut watch::Receiver<bool>) {
    drop(shutdown.wait_for(|told| *told).await);
}

/// The same answers, worked out in a task of their own, each when the one before has been taken. Whoever takes them may be
/// waiting for a client that does not read; what is half worked out would wait with them, and hold a connection of the
/// database that others wait for.
pub(super) fn worked_out(mut answers: Answers) -> Answers {
    let lasting = answers.lasting;
    let begin = async move {
        let (to, from) = mpsc::channel(1);
        let work = spawn(async move {
            while let Ok(place) = to.reserve().await {
                match answers.next().await {
                    Some(answer) => place.send(answer),
                    None => break,
                }
            }
        });
        let work = Work(work.abort_handle());
        unfold((from, work), async |(mut from, work)| {
            let answer = from.recv().await?;
            Some((answer, (from, work)))
        })
    };
    let each = begin.flatten_stream().boxed();
    Answers { each, lasting }
}

/// Ends a task with whoever it works for.
struct Work(AbortHandle);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::value;
    use futures_util::stream;
    use tokio::sync::watch;

    use super::*;

    fn answer(number: i32) -> Answer {
        Answer::Next(Response::new(value!(number)))
    }

    /// A client that reads nothing more keeps nothing that others wait for.
    #[tokio::test]
    async fn what_is_begun_is_worked_out_whether_it_is_taken_or_not() {
        let (begun, mut told) = watch::channel(0);
        let answers = stream::iter(1..).then(move |number| {
            let begun = begun.clone();
            async move {
                // Waits once, as a statement does.
                tokio::task::yield_now().await;
                begun.send_replace(number);
                answer(number)
            }
        });
        let mut answers = worked_out(Answers::lasting(answers));
        assert!(answers.next().await.is_some());
        told.wait_for(|&number| number == 2)
            .await
            .expect("it is worked out meanwhile");
        drop(answers);
        while told.changed().await.is_ok() {}
        assert!(*told.borrow() <= 3, "nothing is done for nobody");
    }

    #[tokio::test]
    async fn answers_come_in_their_order_and_end() {
        let answers = worked_out(Answers::lasting(stream::iter((1..=3).map(answer))));
        let all: Vec<_> = answers.collect().await;
        assert_eq!(all.len(), 3);
    }
}
