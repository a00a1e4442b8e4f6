//! What a client is told when a field cannot be answered: a sentence and a code, never a cause of ours.

use async_graphql::{Error, ErrorExtensions};

use crate::{request, store::StoreError};

/// The client asked for something that cannot be: what, and what was expected.
pub(super) fn bad_input(message: impl Into<String>) -> Error {
    Error::new(message.into()).extend_with(|_, extensions| extensions.set("code", "BAD_INPUT"))
}

/// The database failed: logged with its cause, told without it.
pub(super) fn failure(error: &StoreError) -> Error {
    let id = request::id();
    let told = id.as_ref().map(tracing::field::display);
    tracing::error!(
        request = told,
        error = error as &dyn std::error::Error,
        "a statement failed"
    );
    let (message, code) = match error {
        StoreError::Locked => ("the database is busy; try again", "UNAVAILABLE"),
        StoreError::Unavailable(_) => (
            "the database cannot be reached just now; try again in a moment",
            "DATABASE_UNAVAILABLE",
        ),
        StoreError::ReadOnly => (
            "the database can only be read from just now; nothing was changed",
            "DATABASE_READ_ONLY",
        ),
        StoreError::Full => (
            "the database has no room left; nothing was changed",
            "DATABASE_FULL",
        ),
        StoreError::CutBack => (
            "the history has been cut back, as the database was replaced by one that never had its latest changes; ask \
             for it again from the first revision",
            "HISTORY_CUT_BACK",
        ),
        StoreError::UnknownAddress { .. }
        | StoreError::Missing { .. }
        | StoreError::CannotOpen { .. }
        | StoreError::NoReplica { .. }
        | StoreError::NotADatabase { .. }
        | StoreError::Statement(_) => (
            "the database could not answer; the server's log says why",
            "INTERNAL",
        ),
    };
    hidden(message, code)
}

/// Something of ours failed that no client can mend, and was logged.
pub(super) fn internal(message: &str) -> Error {
    hidden(message, "INTERNAL")
}

/// An error whose cause is in the log alone: with what to look for there.
fn hidden(message: &str, code: &'static str) -> Error {
    Error::new(message).extend_with(|_, extensions| {
        extensions.set("code", code);
        if let Some(id) = request::id() {
            extensions.set("requestId", id.as_str());
        }
    })
}
