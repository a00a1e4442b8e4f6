//! The operations that are open over one connection, each under the id that the client gave it.

use std::{
    collections::HashMap,
    future::{pending, ready},
    sync::Arc,
};

use futures_util::{
    StreamExt,
    stream::{self, AbortHandle, Abortable, BoxStream, SelectAll},
};

use super::operation::{Answer, Answers};

/// What an operation came up with: its id, and an answer, or none where it has come to its end.
type Step = (Arc<str>, Option<Answer>);

/// The open operations. Clients choose the ids, so that the hasher is one that they cannot foresee.
#[derive(Default)]
pub(super) struct Operations {
    open: HashMap<Arc<str>, Open>,
    /// Asks only those that have something, each in turn. One that was aborted gives nothing more and is dropped when
    /// the others are next asked.
    steps: SelectAll<Abortable<BoxStream<'static, Step>>>,
}

struct Open {
    handle: AbortHandle,
    lasting: bool,
}

impl Operations {
    /// Whether an operation is open under an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.open.contains_key(id)
    }

    /// How many are open.
    pub(super) fn count(&self) -> usize {
        self.open.len()
    }

    /// Whether one goes on for as long as somebody takes its answers.
    pub(super) fn is_lasting(&self, id: &str) -> bool {
        self.open.get(id).is_some_and(|open| open.lasting)
    }

    /// Opens an operation under an id that no other one has.
    pub(super) fn open(&mut self, id: String, answers: Answers) {
        let id: Arc<str> = id.into();
        let lasting = answers.are_lasting();
        let (named, last) = (Arc::clone(&id), Arc::clone(&id));
        let steps = answers
            .map(move |answer| (Arc::clone(&named), Some(answer)))
            .chain(stream::once(ready((last, None))));
        let (steps, handle) = stream::abortable(steps.boxed());
        self.steps.push(steps);
        self.open.insert(id, Open { handle, lasting });
    }

    /// Ends an operation, if it is open: nothing more comes of it, and its id is free.
    pub(super) fn close(&mut self, id: &str) {
        if let Some(open) = self.open.remove(id) {
            open.handle.abort();
        }
    }

    /// Ends all that would go on for as long as somebody takes their answers; the others come to their end.
    pub(super) fn close_lasting(&mut self) {
        self.open.retain(|_, open| {
            if open.lasting {
                open.handle.abort();
            }
            !open.lasting
        });
    }

    /// What one of them comes up with next. Losing the future loses nothing.
    pub(super) async fn next(&mut self) -> Step {
        match self.steps.next().await {
            Some(step) => step,
            None => pending().await,
        }
    }
}
