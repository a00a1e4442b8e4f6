//! The attacks: those of OWASP's GraphQL cheat sheet and of graphql-cop, and some more, each as the body of a request. Read
//! by the tests, which hold what is answered against what should be, and by the bench, which measures it.

mod documents;
mod values;

use serde_json::{Value, json};

/// What an attack should come to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// It is refused with this code.
    Refused(&'static str),
    /// It is no request at all.
    NoRequest,
    /// It is answered, and does no harm.
    Harmless,
}

/// One attack.
pub(crate) struct Attack {
    /// What it is called.
    pub(crate) name: &'static str,
    /// The body that is posted.
    pub(crate) body: String,
    /// What it should come to.
    pub(crate) outcome: Outcome,
}

fn attack(name: &'static str, outcome: Outcome, query: impl Into<String>) -> Attack {
    with(name, outcome, query, json!({}))
}

fn with(name: &'static str, outcome: Outcome, query: impl Into<String>, variables: Value) -> Attack {
    let mut body = json!({"query": query.into()});
    body["variables"] = variables;
    let body = body.to_string();
    Attack { name, body, outcome }
}

fn raw(name: &'static str, outcome: Outcome, body: impl Into<String>) -> Attack {
    let body = body.into();
    Attack { name, body, outcome }
}

/// Something for each number.
fn each(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// A selection within itself.
fn nested(depth: usize, open: &str, inner: &str) -> String {
    format!(
        "{}{inner}{}",
        open.repeat(depth),
        "}".repeat(depth * open.matches('{').count())
    )
}

/// All of them.
pub(crate) fn attacks() -> Vec<Attack> {
    let mut all = documents::attacks();
    all.extend(values::attacks());
    all
}
