//! The keys of an issuer, kept, and fetched again when it is time: rarely enough that nobody can make this server
//! hammer the issuer by sending it made-up tokens.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::{BoxFuture, FutureExt, Shared};
use jsonwebtoken::{Algorithm, DecodingKey};

use super::{
    Refused,
    discovery::Discovery,
    keys::{Found, KeySet},
};

/// How long keys are used before they are asked for again, so that one that the issuer withdraws goes.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// How long keys are used when the issuer does not answer.
const USABLE: TimeDelta = TimeDelta::hours(24);
/// How long it is until a key that is not known may be asked for again.
const UNKNOWN_AGAIN: TimeDelta = TimeDelta::seconds(60);
/// How long an issuer that did not answer is left alone.
const FAILED_AGAIN: TimeDelta = TimeDelta::seconds(30);

/// The keys that a question to the issuer brings; null where it failed.
type Flight = Shared<BoxFuture<'static, Option<Arc<KeySet>>>>;

/// An issuer and its keys. All that verify at once wait for one question.
pub(super) struct Issuer(Arc<Inner>);

struct Inner {
    discovery: Discovery,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The newest keys and when they were asked for.
    known: Option<(Arc<KeySet>, DateTime<Utc>)>,
    /// When a key that was not known was last asked for.
    unknown: Option<DateTime<Utc>>,
    /// When the issuer last failed to answer, if it did not since.
    failed: Option<DateTime<Utc>>,
    /// The question that is under way.
    flight: Option<Flight>,
}

/// What to do about keys.
enum Next {
    Use(Arc<KeySet>),
    Await(Flight),
    Refuse(Refused),
}

impl Issuer {
    pub(super) fn new(discovery: Discovery) -> Self {
        Self(Arc::new(Inner {
            discovery,
            state: Mutex::default(),
        }))
    }

    /// The key that a token names, asked of the issuer where it has to be.
    pub(super) async fn key(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
        now: DateTime<Utc>,
    ) -> Result<DecodingKey, Refused> {
        let next = self.0.present(now);
        let keys = self.0.arrive(next, now).await?;
        match keys.find(id, algorithm) {
            Found::Key(key) => return Ok(key),
            Found::Unfit => return Err(Refused::AlgorithmNotAllowed),
            Found::Unknown => {}
        }
        let next = self.0.newer(&keys, now);
        match self.0.arrive(next, now).await?.find(id, algorithm) {
            Found::Key(key) => Ok(key),
            Found::Unfit => Err(Refused::AlgorithmNotAllowed),
            Found::Unknown => Err(Refused::UnknownKey),
        }
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The keys that are kept, as long as they are fresh or cannot be had anew.
    fn present(self: &Arc<Self>, now: DateTime<Utc>) -> Next {
        let mut state = self.state();
        if let Some(keys) = state.known_for(FRESH, now) {
            return Next::Use(keys);
        }
        if state.flight().is_none() && is_within(state.failed, FAILED_AGAIN, now) {
            return match state.known_for(USABLE, now) {
                Some(keys) => Next::Use(keys),
                None => Next::Refuse(Refused::IssuerUnreachable),
            };
        }
        Next::Await(self.ask(&mut state, now))
    }

    /// Newer keys than those in which one was not found.
    fn newer(self: &Arc<Self>, searched: &Arc<KeySet>, now: DateTime<Utc>) -> Next {
        let mut state = self.state();
        if let Some((keys, _)) = &state.known
            && !Arc::ptr_eq(keys, searched)
        {
            return Next::Use(Arc::clone(keys));
        }
        if let Some(flight) = state.flight() {
            return Next::Await(flight);
        }
        if is_within(state.unknown, UNKNOWN_AGAIN, now) {
            return Next::Refuse(Refused::UnknownKey);
        }
        state.unknown = Some(now);
        Next::Await(self.ask(&mut state, now))
    }

    async fn arrive(&self, next: Next, now: DateTime<Utc>) -> Result<Arc<KeySet>, Refused> {
        match next {
            Next::Use(keys) => Ok(keys),
            Next::Refuse(refused) => Err(refused),
            Next::Await(flight) => {
                let keys = flight.await;
                keys.or_else(|| self.state().known_for(USABLE, now))
                    .ok_or(Refused::IssuerUnreachable)
            }
        }
    }

    /// The question that is under way, or a new one. It runs by itself: a caller that goes away does not end it.
    fn ask(self: &Arc<Self>, state: &mut State, now: DateTime<Utc>) -> Flight {
        if let Some(flight) = state.flight() {
            return flight;
        }
        let inner = Arc::clone(self);
        let question = tokio::spawn(async move {
            let answer = inner.discovery.fetch().await;
            let mut state = inner.state();
            state.flight = None;
            match answer {
                Ok(keys) => {
                    let keys = Arc::new(keys);
                    state.known = Some((Arc::clone(&keys), now));
                    state.failed = None;
                    Some(keys)
                }
                Err(error) => {
                    let error: &dyn std::error::Error = &error;
                    tracing::error!(error, "the keys of the issuer cannot be had");
                    state.failed = Some(now);
                    None
                }
            }
        });
        let flight = async move { question.await.ok().flatten() }.boxed().shared();
        state.flight = Some(flight.clone());
        flight
    }
}

impl State {
    /// The keys that are known, if they are no older than this.
    fn known_for(&self, age: TimeDelta, now: DateTime<Utc>) -> Option<Arc<KeySet>> {
        let (keys, at) = self.known.as_ref()?;
        is_within(Some(*at), age, now).then(|| Arc::clone(keys))
    }

    /// The question that is under way; not one whose task has died.
    fn flight(&self) -> Option<Flight> {
        self.flight
            .as_ref()
            .filter(|flight| flight.peek().is_none())
            .cloned()
    }
}

/// Whether an instant is nearer than this; on either side, since a clock may be put back.
fn is_within(at: Option<DateTime<Utc>>, span: TimeDelta, now: DateTime<Utc>) -> bool {
    at.is_some_and(|at| now.signed_duration_since(at).abs() < span)
}
