//! Waves: how a request asks the database once for what all its parents want.
//!
//! Resolvers ask loaders and wait. The request is polled until nothing in it can go on without an answer; then, and
//! only then, every loader that was asked something runs one statement for all that it was asked. Nothing sleeps and
//! nothing is spawned, so that a level costs what its statements cost, and their number depends on the query alone.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use futures_util::{
    future::{BoxFuture, join_all},
    task::AtomicWaker,
};

use super::scope::{Scope, Scopes};

/// A loader's batch, to be run when the wave breaks; tells who waits for its answers.
type Job = Box<dyn FnOnce(Arc<Scope>) -> BoxFuture<'static, Vec<Waker>> + Send>;

/// What the loaders of one request have been asked since the last wave.
#[derive(Default)]
pub struct Wave(Mutex<Vec<Job>>);

impl Wave {
    /// Has a batch run when the wave breaks.
    pub(super) fn add(&self, job: Job) {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(job);
    }

    fn take(&self) -> Vec<Job> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// Runs a request to its end, wave after wave.
pub async fn drive<T>(scopes: &Scopes, request: impl Future<Output = T>) -> T {
    let mut request = pin!(request);
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    loop {
        let jobs = poll_fn(|context| {
            signal.outer.register(context.waker());
            loop {
                signal.woken.store(false, Ordering::Release);
                match request.as_mut().poll(&mut Context::from_waker(&waker)) {
                    Poll::Ready(answer) => return Poll::Ready(Err(answer)),
                    Poll::Pending if signal.woken.load(Ordering::Acquire) => {}
                    Poll::Pending => break,
                }
            }
            let jobs = scopes.latest().wave().take();
            if jobs.is_empty() {
                Poll::Pending
            } else {
                Poll::Ready(Ok(jobs))
            }
        })
        .await;
        let jobs = match jobs {
            Ok(jobs) => jobs,
            Err(answer) => return answer,
        };
        let scope = scopes.latest();
        let mut running = pin!(join_all(jobs.into_iter().map(|job| job(Arc::clone(scope)))));
        let answer = poll_fn(|context| {
            signal.outer.register(context.waker());
            if let Poll::Ready(waiting) = running.as_mut().poll(context) {
                // All together, so that what they ask next is asked together again.
                waiting.into_iter().flatten().for_each(Waker::wake);
                return Poll::Ready(None);
            }
            // Whatever waits for something else goes on meanwhile: it may hold the connection that a batch waits for. What
            // it asks of loaders belongs to the next wave.
            while signal.woken.swap(false, Ordering::AcqRel) {
                if let Poll::Ready(answer) = request.as_mut().poll(&mut Context::from_waker(&waker)) {
                    return Poll::Ready(Some(answer));
                }
            }
            Poll::Pending
        });
        if let Some(answer) = answer.await {
            return answer;
        }
    }
}

/// Tells whether the request woke itself while it was polled, and passes every call on.
#[derive(Default)]
struct Signal {
    woken: AtomicBool,
    outer: AtomicWaker,
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.outer.wake();
    }
}
