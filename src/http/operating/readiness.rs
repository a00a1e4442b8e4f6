//! Whether the server is alive, and whether it is ready: two questions, as a server that waits for its database should get
//! no requests, and should not be restarted for it.

use std::{
    sync::PoisonError,
    time::{Duration, Instant},
};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::{sync::Mutex, time::timeout};

use super::{super::Shared, Operating};

/// How long the database may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// How long the network may stand still behind the database.
const BEHIND_FOR: Duration = Duration::from_secs(10);

/// For how long what was found is told to whoever asks next.
const KEPT: Duration = Duration::from_millis(200);

/// What was found last. All who ask at once share one look, so that the database has no more to do the more there are who ask.
#[derive(Debug)]
pub(super) struct Last<T>(Mutex<Option<(tokio::time::Instant, T)>>);

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Last<T> {
    /// What was found lately, or what a look finds now. Whoever comes during a look waits for it; where the one who looks gives
    /// up, the next looks.
    async fn or(&self, look: impl Future<Output = T>) -> T {
        let mut last = self.0.lock().await;
        if let Some((when, found)) = &*last
            && when.elapsed() < KEPT
        {
            return found.clone();
        }
        let found = look.await;
        *last = Some((tokio::time::Instant::now(), found.clone()));
        found
    }
}

/// The network is behind the database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behind {
    /// Since when, as far as anybody has asked.
    since: Instant,
    /// Where it stood then.
    at: i64,
}

/// Whether the process answers at all.
pub(super) async fn alive() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n")
}

/// Whether requests should be sent here: 200 where they should, 503 with the reason where not.
pub(super) async fn ready(State(shared): State<Shared>) -> Response {
    let told = match reason(&shared).await {
        None => (StatusCode::OK, "ready\n".to_owned()),
        Some(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (told.0, headers, told.1).into_response()
}

/// Why no requests should be sent here.
async fn reason(shared: &Shared) -> Option<String> {
    if shared.operating.is_draining() {
        return Some("the server is ending".to_owned());
    }
    shared.operating.found.or(look(shared)).await
}

/// Looks at the database: why no requests should be sent here.
async fn look(shared: &Shared) -> Option<String> {
    // Before the database is asked: what it takes up meanwhile is not counted against it.
    let revision = *shared.app.live().revisions().borrow();
    let kept = match timeout(ANSWERS_WITHIN, shared.app.live().store().revision()).await {
        Ok(Ok(kept)) => kept,
        Ok(Err(error)) => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the database does not answer"
            );
            return Some("the database does not answer".to_owned());
        }
        Err(_) => {
            let seconds = ANSWERS_WITHIN.as_secs();
            tracing::warn!(seconds, "the database does not answer in time");
            return Some(format!("the database does not answer within {seconds} s"));
        }
    };
    let behind = shared.operating.behind(revision, kept, Instant::now())?;
    Some(format!(
        "the network has stood at revision {revision} for {} s, and the database is at {kept}",
        behind.as_secs()
    ))
}

impl Operating {
    /// For how long the network has stood still behind the database, where that is too long.
    fn behind(&self, revision: i64, kept: i64, now: Instant) -> Option<Duration> {
        let mut behind = self.behind.lock().unwrap_or_else(PoisonError::into_inner);
        if revision >= kept {
            *behind = None;
            return None;
        }
        let since = match *behind {
            Some(known) if known.at == revision => known.since,
            // It follows, if late.
            Some(_) | None => {
                *behind = Some(Behind {
                    since: now,
                    at: revision,
                });
                now
            }
        };
        let stood = now.saturating_duration_since(since);
        (stood > BEHIND_FOR).then_some(stood)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::{FutureExt, future::join_all};
    use tokio::{task::yield_now, time::advance};

    use super::*;
    use crate::clock::Clock;

    #[tokio::test(start_paused = true)]
    async fn all_who_ask_at_once_share_one_look_and_those_who_ask_soon_after() {
        let (looks, last) = (AtomicUsize::new(0), Last::default());
        let ask = || {
            last.or(async {
                yield_now().await;
                looks.fetch_add(1, Ordering::Relaxed) + 1
            })
        };
        assert_eq!(join_all((0..100).map(|_| ask())).await, [1; 100]);
        advance(Duration::from_millis(199)).await;
        assert_eq!(ask().await, 1);
        advance(Duration::from_millis(1)).await;
        assert_eq!(join_all((0..100).map(|_| ask())).await, [2; 100]);
        advance(KEPT).await;
        // Whoever looks goes away in the middle of it.
        assert_eq!(ask().now_or_never(), None);
        assert_eq!(ask().await, 3);
    }

    #[test]
    fn a_network_that_stands_still_behind_the_database_is_told_of() {
        let operating = Operating::new(Clock::System);
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        assert_eq!(operating.behind(5, 5, after(0)), None);
        assert_eq!(operating.behind(5, 6, after(1)), None);
        assert_eq!(operating.behind(5, 9, after(11)), None);
        assert_eq!(operating.behind(5, 9, after(12)), Some(Duration::from_secs(11)));
        // It follows again, and is behind still.
        assert_eq!(operating.behind(8, 9, after(13)), None);
        assert_eq!(operating.behind(8, 9, after(23)), None);
        assert_eq!(operating.behind(9, 9, after(24)), None);
        assert_eq!(operating.behind(9, 10, after(60)), None);
    }
}
