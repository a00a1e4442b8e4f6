//! What is counted of every request. Counting is a few additions, as a kept answer takes microseconds itself; only what is
//! refused or fails is looked up under its name.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crate::request::Gauge;

/// The words for what requests are: operations of GraphQL, and all others.
pub(super) const KINDS: [&str; 4] = ["query", "mutation", "subscription", "other"];
/// Upper bounds of what requests take, in seconds.
const DURATIONS: [f64; 14] = [
    0.000_1, 0.000_25, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];
/// Upper bounds of how many statements requests take.
const STATEMENTS: [f64; 9] = [0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 256.0];
/// How many different refusals are told apart; codes are ours, so that there are far fewer.
const MOST_CODES: usize = 200;

/// How a request ended.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Outcome {
    /// Answered without an error.
    Ok,
    /// Answered with an error that its sender can mend.
    Refused,
    /// Answered with an error that its sender cannot mend.
    Failed,
    /// Its sender did not wait for the answer.
    Left,
}

impl Outcome {
    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Left => "left",
        }
    }
}

/// How many values there were up to each of some bounds.
#[derive(Debug)]
pub(super) struct Histogram {
    bounds: &'static [f64],
    /// One more than there are bounds: what is above all of them.
    counts: Vec<AtomicU64>,
    /// The sum of all values, in millionths.
    sum: AtomicU64,
}

impl Histogram {
    fn new(bounds: &'static [f64]) -> Self {
        Self {
            bounds,
            counts: bounds
                .iter()
                .map(|_| AtomicU64::new(0))
                .chain([AtomicU64::new(0)])
                .collect(),
            sum: AtomicU64::new(0),
        }
    }

    /// One more value, and the same in millionths.
    fn add(&self, value: f64, millionths: u64) {
        let place = self.bounds.iter().take_while(|bound| value > **bound).count();
        if let Some(count) = self.counts.get(place) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.sum.fetch_add(millionths, Ordering::Relaxed);
    }

    /// The sum of all values, how many there were, and how many under each bound and above the one before.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a sum that large has lost its last digits long before"
    )]
    pub(super) fn read(&self) -> (f64, u64, Vec<(f64, u64)>) {
        let bounds = self.bounds.iter().copied().chain([f64::MAX]);
        let counts = self.counts.iter().map(|count| count.load(Ordering::Relaxed));
        let buckets: Vec<_> = bounds.zip(counts).collect();
        let count = buckets.iter().map(|(_, count)| count).sum();
        (self.sum.load(Ordering::Relaxed) as f64 / 1e6, count, buckets)
    }
}

/// What is told apart of requests that were not simply answered: kind, outcome, code.
type Unanswered = BTreeMap<(&'static str, Outcome, String), u64>;

/// What has been counted of all requests.
#[derive(Debug)]
pub(super) struct Measures {
    /// How many are being answered.
    pub(super) in_flight: Gauge,
    ok: [AtomicU64; KINDS.len()],
    others: Mutex<Unanswered>,
    trusted: Mutex<BTreeMap<String, u64>>,
    durations: [Histogram; KINDS.len()],
    statements: Histogram,
}

/// How requests may fail whose senders can do nothing: counted from the beginning, as a rate cannot be told of the first of
/// a kind.
const FAILURES: [&str; 2] = ["DATABASE_UNAVAILABLE", "INTERNAL"];

impl Default for Measures {
    fn default() -> Self {
        let none = KINDS
            .iter()
            .flat_map(|kind| FAILURES.map(|code| ((*kind, Outcome::Failed, code.to_owned()), 0)));
        Self {
            in_flight: Gauge::default(),
            ok: Default::default(),
            others: Mutex::new(none.collect()),
            trusted: Mutex::default(),
            durations: KINDS.map(|_| Histogram::new(&DURATIONS)),
            statements: Histogram::new(&STATEMENTS),
        }
    }
}

impl Measures {
    /// A request has ended. `kind` is a place in [`KINDS`]; a code is one of ours.
    #[expect(clippy::cast_precision_loss, reason = "no request takes that many statements")]
    pub(super) fn count(&self, kind: usize, outcome: Outcome, code: &str, took: Duration, statements: u64) {
        if outcome == Outcome::Ok {
            self.ok[kind].fetch_add(1, Ordering::Relaxed);
        } else {
            let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
            if others.len() < MOST_CODES {
                *others.entry((KINDS[kind], outcome, code.to_owned())).or_default() += 1;
            }
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.durations[kind].add(took.as_secs_f64(), micros);
        self.statements
            .add(statements as f64, statements.saturating_mul(1_000_000));
    }

    /// A request was one of the operator's own documents.
    pub(super) fn count_trusted(&self, name: &str) {
        let mut trusted = self.trusted.lock().unwrap_or_else(PoisonError::into_inner);
        match trusted.get_mut(name) {
            Some(count) => *count += 1,
            None => {
                trusted.insert(name.to_owned(), 1);
            }
        }
    }

    /// All requests: kind, outcome, code and how many.
    pub(super) fn requests(&self) -> Vec<(&'static str, &'static str, String, u64)> {
        let ok = KINDS.iter().zip(&self.ok);
        let ok = ok.map(|(kind, count)| {
            (
                *kind,
                Outcome::Ok.word(),
                String::new(),
                count.load(Ordering::Relaxed),
            )
        });
        let others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let others = others
            .iter()
            .map(|((kind, outcome, code), count)| (*kind, outcome.word(), code.clone(), *count));
        ok.chain(others).collect()
    }

    /// Requests by the operator's name for their document.
    pub(super) fn trusted(&self) -> Vec<(String, u64)> {
        let trusted = self.trusted.lock().unwrap_or_else(PoisonError::into_inner);
        trusted
            .iter()
            .map(|(name, count)| (name.clone(), *count))
            .collect()
    }

    /// How long requests of each kind took.
    pub(super) fn durations(&self) -> impl Iterator<Item = (&'static str, &Histogram)> {
        KINDS.into_iter().zip(&self.durations)
    }

    /// How many statements requests took.
    pub(super) fn statements(&self) -> &Histogram {
        &self.statements
    }
}
