//! A stream that carries the answers of several operations, until its client or the server ends it.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use tokio::{
    select,
    sync::{mpsc, watch},
    time::timeout,
};

use super::{Order, Streams};
use crate::http::{
    events::{self, SILENCE, event},
    operation::{Answer, told_to_end},
    operations::Operations,
};

/// A stream that is open.
pub(super) struct Running {
    pub(super) orders: mpsc::Receiver<Order>,
    pub(super) operations: Operations,
    pub(super) open: Arc<Mutex<HashSet<String>>>,
    pub(super) shutdown: watch::Receiver<bool>,
    /// Whether the server has told it to end.
    pub(super) ending: bool,
    pub(super) _entry: Entry,
}

/// Its place among the streams, which is free when it has ended.
pub(super) struct Entry {
    pub(super) streams: Streams,
    pub(super) token: String,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.streams.lock().remove(&self.token);
    }
}

#[derive(serde::Serialize)]
struct Next<'a, P> {
    id: &'a str,
    payload: P,
}

#[derive(serde::Serialize)]
struct Complete<'a> {
    id: &'a str,
}

#[derive(serde::Serialize)]
struct Errors {
    errors: Vec<async_graphql::ServerError>,
}

impl Running {
    /// What is sent next; none where the server ends, and what comes to its end has come to it.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        loop {
            if self.ending && self.operations.count() == 0 {
                return None;
            }
            let step = select! {
                order = self.orders.recv() => match order {
                    Some(order) => {
                        self.obey(order);
                        continue;
                    }
                    // The entry among the streams holds the other end, and is ours.
                    None => return None,
                },
                step = timeout(SILENCE, self.operations.next()) => step,
                () = told_to_end(&mut self.shutdown), if !self.ending => {
                    self.ending = true;
                    self.operations.close_lasting();
                    continue;
                }
            };
            let Ok((id, answer)) = step else {
                return Some(Bytes::from_static(events::REMARK));
            };
            return Some(match answer {
                Some(Answer::Next(payload)) => event(
                    "next",
                    &Next {
                        id: &id,
                        payload: &payload,
                    },
                ),
                Some(Answer::Refused(errors)) => event(
                    "next",
                    &Next {
                        id: &id,
                        payload: Errors { errors },
                    },
                ),
                None => {
                    self.operations.close(&id);
                    self.forget(&id);
                    event("complete", &Complete { id: &id })
                }
            });
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            // Its client hears nothing of it, and asks again where it reconnects.
            Order::Open(_, answers) if self.ending && answers.are_lasting() => {}
            Order::Open(id, answers) => self.operations.open(id, answers),
            Order::Close(id) => {
                self.operations.close(&id);
                self.forget(&id);
            }
        }
    }

    fn forget(&self, id: &str) {
        self.open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
    }
}
