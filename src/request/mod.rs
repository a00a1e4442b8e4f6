//! What is known of the request that is being answered, wherever one stands in the answering of it: who logs, counts or
//! tells of a request asks here, and need not be handed anything. It never knows what was asked for or by whom, so that
//! nothing of that can be logged.

mod consulted;
mod gauge;
mod id;

use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

pub use consulted::Consulted;
pub use gauge::{Counted, Gauge};
pub use id::Id;

/// The longest name of an operation that is kept, in bytes.
const LONGEST_NAME: usize = 64;
/// How many steps of a request are noted.
const MOST_STEPS: usize = 500;

tokio::task_local! {
    static PRESENT: Arc<Request>;
}

/// What an operation of GraphQL does.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// It asks.
    Query,
    /// It changes.
    Mutation,
    /// It follows.
    Subscription,
}

impl Kind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }
}

/// What is known of a request.
#[derive(Debug)]
pub struct Request {
    id: Id,
    statements: AtomicU64,
    /// How long the statements took together, in microseconds.
    waited: AtomicU64,
    operation: OnceLock<Operation>,
    code: Mutex<Option<String>>,
    kept: AtomicBool,
    trusted: OnceLock<String>,
    begun: Instant,
    /// Its steps, where somebody wants to know.
    steps: Option<Mutex<Vec<Step>>>,
}

/// A step in the answering of a request.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What was done.
    pub name: &'static str,
    /// How long after the request began.
    pub after: Duration,
    /// How long it took.
    pub took: Duration,
}

/// An operation, as far as it may be told of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Operation {
    /// What it does.
    pub kind: Kind,
    /// Its name as it was sent; none where it has none, or one that GraphQL does not allow.
    pub name: Option<String>,
}

impl Request {
    /// A request of which nothing is known but what it is called.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            statements: AtomicU64::new(0),
            waited: AtomicU64::new(0),
            operation: OnceLock::new(),
            code: Mutex::default(),
            kept: AtomicBool::new(false),
            trusted: OnceLock::new(),
            begun: Instant::now(),
            steps: None,
        }
    }

    /// The same, with its steps noted, up to some hundreds.
    #[must_use]
    pub fn with_steps(mut self) -> Self {
        self.steps = Some(Mutex::default());
        self
    }

    /// The steps that were noted, in the order in which they ended.
    pub fn steps(&self) -> Vec<Step> {
        let steps = self.steps.as_ref();
        steps.map_or_else(Vec::new, |steps| {
            steps.lock().unwrap_or_else(PoisonError::into_inner).clone()
        })
    }

    fn note(&self, name: &'static str, took: Duration) {
        let Some(steps) = &self.steps else { return };
        let after = self.begun.elapsed().saturating_sub(took);
        let mut steps = steps.lock().unwrap_or_else(PoisonError::into_inner);
        if steps.len() < MOST_STEPS {
            steps.push(Step { name, after, took });
        }
    }

    /// What it is called.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// How many statements it took so far.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// How long its statements took together.
    pub fn waited(&self) -> Duration {
        Duration::from_micros(self.waited.load(Ordering::Relaxed))
    }

    /// The operation; none where the request has none, or was not understood.
    pub fn operation(&self) -> Option<&Operation> {
        self.operation.get()
    }

    /// Whether the answer was kept from another request that was the same.
    pub fn is_kept(&self) -> bool {
        self.kept.load(Ordering::Relaxed)
    }

    /// The code of the first error in the answer; none where there is no error, or none with a code.
    pub fn code(&self) -> Option<String> {
        self.code.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the operator calls the document, where it is one that the operator has approved of.
    pub fn trusted(&self) -> Option<&str> {
        self.trusted.get().map(String::as_str)
    }

    /// Does something as part of the answering of this request.
    pub async fn answer<F: Future>(self: &Arc<Self>, work: F) -> F::Output {
        PRESENT.scope(Arc::clone(self), work).await
    }
}

fn present<V>(with: impl FnOnce(&Request) -> V) -> Option<V> {
    PRESENT.try_with(|request| with(request)).ok()
}

/// What the present request is called; none outside of any.
pub fn id() -> Option<Id> {
    present(|request| request.id.clone())
}

/// A statement was run.
pub fn statement(took: Duration) {
    present(|request| {
        request.statements.fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        request.waited.fetch_add(micros, Ordering::Relaxed);
        request.note("statement", took);
    });
}

/// The network was asked something, and has answered.
pub fn question(took: Duration) {
    present(|request| request.note("question", took));
}

/// A step that has begun then has ended now.
pub fn step(name: &'static str, began: Instant) {
    present(|request| request.note(name, began.elapsed()));
}

/// The operation was found in the document.
pub fn operation(kind: Kind, name: Option<&str>) {
    present(|request| {
        let name = name.filter(|name| is_name(name));
        let name = name.map(|name| name[..name.len().min(LONGEST_NAME)].to_owned());
        // A socket has many operations, and is no operation itself.
        drop(request.operation.set(Operation { kind, name }));
    });
}

/// The answer has an error. Only the first one counts.
pub fn error(code: &str) {
    present(|request| {
        let mut present = request.code.lock().unwrap_or_else(PoisonError::into_inner);
        present.get_or_insert_with(|| code.to_owned());
    });
}

/// The answer is one that was kept.
pub fn kept() {
    present(|request| request.kept.store(true, Ordering::Relaxed));
}

/// The document is one that the operator has approved of, and what it is called: a name of the operator's, of which there
/// are only so many, and never one that a client has chosen.
pub fn trusted(name: &str) {
    present(|request| drop(request.trusted.set(name.to_owned())));
}

/// Whether GraphQL allows a name: letters of ASCII, digits and `_`, no digit first.
fn is_name(name: &str) -> bool {
    let letters = name
        .bytes()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == b'_');
    letters && name.bytes().next().is_some_and(|first| !first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_happens_within_a_request_is_known_of_it_alone() {
        let (one, other) = (
            Arc::new(Request::new(Id::new(None))),
            Arc::new(Request::new(Id::new(None))),
        );
        one.answer(async {
            statement(Duration::from_micros(5));
            other.answer(async { statement(Duration::ZERO) }).await;
            statement(Duration::from_micros(7));
            operation(Kind::Mutation, Some("Save"));
            error("BAD_INPUT");
            error("INTERNAL");
            assert_eq!(id().as_ref(), Some(one.id()));
        })
        .await;
        assert_eq!((one.statements(), other.statements()), (2, 1));
        assert_eq!(one.waited(), Duration::from_micros(12));
        assert_eq!(one.code().as_deref(), Some("BAD_INPUT"));
        assert_eq!(
            one.operation().map(|operation| operation.kind),
            Some(Kind::Mutation)
        );
        assert_eq!(other.operation(), None);
        assert_eq!(id(), None);
    }

    #[tokio::test]
    async fn a_name_that_graphql_does_not_allow_is_not_told() {
        for (sent, told) in [
            ("People_2", Some("People_2")),
            ("Ann Example", None),
            ("", None),
            ("2nd", None),
            ("Ä", None),
        ] {
            let request = Arc::new(Request::new(Id::new(None)));
            request.answer(async { operation(Kind::Query, Some(sent)) }).await;
            let operation = request.operation().expect("it was told");
            assert_eq!(operation.name.as_deref(), told, "{sent}");
        }
        let request = Arc::new(Request::new(Id::new(None)));
        let long = "a".repeat(1000);
        request
            .answer(async { operation(Kind::Query, Some(&long)) })
            .await;
        let name = request.operation().and_then(|operation| operation.name.as_ref());
        assert_eq!(name.map(String::len), Some(LONGEST_NAME));
    }
}
