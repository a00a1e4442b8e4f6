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

/// A loader's batch, to be run when the wave breaks.
type Job = Box<dyn FnOnce(Arc<Scope>) -> BoxFuture<'static, ()> + Send>;

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
        match jobs {
            Ok(jobs) => {
                let scope = scopes.latest();
                join_all(jobs.into_iter().map(|job| job(Arc::clone(scope)))).await;
            }
            Err(answer) => return answer,
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
