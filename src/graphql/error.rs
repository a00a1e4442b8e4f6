//! What a client is told when a field cannot be answered: a sentence and a code, never a cause of ours.

use async_graphql::{Error, ErrorExtensionValues, ErrorExtensions, Pos, ServerError, Value};

use crate::{
    network::algorithms::{Limit, LimitExceeded},
    request,
    store::StoreError,
    vocabulary::ErrorCode,
};

/// How many faults of one document are told: whoever mends it asks again.
const MOST_TOLD: usize = 8;
/// How long a sentence may be, in bytes. A name that a client made up may be as long as the document.
const LONGEST_MESSAGE: usize = 1_000;

/// An error with a code.
pub(super) fn told(code: ErrorCode, message: impl Into<String>) -> Error {
    Error::new(message.into()).extend_with(|_, extensions| extensions.set("code", code.word()))
}

/// An error with a code, of a request as a whole or of a place in its document: it is not executed.
pub fn refusal(code: ErrorCode, message: impl Into<String>, place: Option<Pos>) -> ServerError {
    let mut error = ServerError::new(message, place);
    self::code(&mut error, code);
    error
}

/// Gives an error a code, unless it has one.
pub(super) fn code(error: &mut ServerError, code: ErrorCode) {
    let values = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
    if values.get("code").is_none() {
        values.set("code", code.word());
    }
}

/// Cuts a sentence short that says again what a client sent.
pub(super) fn shorten(message: &mut String) {
    if message.len() > LONGEST_MESSAGE {
        message.truncate(message.floor_char_boundary(LONGEST_MESSAGE));
        message.push('…');
    }
}

/// Gives codes to those errors of an answer that have none, which are the library's: about the document where the answer
/// has no data, about a value that somebody gave otherwise.
pub(super) fn code_all(answer: &mut async_graphql::Response) {
    let validation = matches!(answer.data, Value::Null);
    if validation && answer.errors.iter().all(|error| error.path.is_empty()) {
        answer.errors.truncate(MOST_TOLD);
    }
    for error in &mut answer.errors {
        shorten(&mut error.message);
        let of_document = validation && error.path.is_empty();
        code(
            error,
            if of_document {
                ErrorCode::ValidationFailed
            } else {
                ErrorCode::BadInput
            },
        );
    }
}

/// The client asked for something that cannot be: what, and what was expected.
pub(super) fn bad_input(message: impl Into<String>) -> Error {
    told(ErrorCode::BadInput, message)
}

/// The client asked for more than there may be: what, and how much there was and may be.
pub(super) fn exceeded(message: impl Into<String>, found: usize, limit: usize) -> Error {
    bad_input(message).extend_with(|_, extensions| {
        extensions.set("limit", limit);
        extensions.set("found", found);
    })
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
        StoreError::Locked => ("the database is busy; try again", ErrorCode::Unavailable),
        StoreError::Unavailable(_) => (
            "the database cannot be reached just now; try again in a moment",
            ErrorCode::DatabaseUnavailable,
        ),
        StoreError::ReadOnly => (
            "the database can only be read from just now; nothing was changed",
            ErrorCode::DatabaseReadOnly,
        ),
        StoreError::Full => (
            "the database has no room left; nothing was changed",
            ErrorCode::DatabaseFull,
        ),
        StoreError::CutBack => (
            "the history has been cut back, as the database was replaced by one that never had its latest changes; ask \
             for it again from the first revision",
            ErrorCode::HistoryCutBack,
        ),
        StoreError::UnknownAddress { .. }
        | StoreError::Missing { .. }
        | StoreError::CannotOpen { .. }
        | StoreError::NoReplica { .. }
        | StoreError::NotADatabase { .. }
        | StoreError::Statement(_) => (
            "the database could not answer; the server's log says why",
            ErrorCode::Internal,
        ),
    };
    hidden(code, message)
}

/// A question took more than it may.
pub(super) fn limited(limit: LimitExceeded) -> Error {
    let code = match limit.limit {
        Limit::Steps(_) => ErrorCode::LimitExceeded,
        Limit::Deadline => ErrorCode::DeadlineExceeded,
    };
    told(code, limit.to_string())
}

/// Something of ours failed that no client can mend, and was logged.
pub(super) fn internal(message: &str) -> Error {
    hidden(ErrorCode::Internal, message)
}

/// An error whose cause is in the log alone: with what to look for there.
fn hidden(code: ErrorCode, message: &str) -> Error {
    told(code, message).extend_with(|_, extensions| {
        if let Some(id) = request::id() {
            extensions.set("requestId", id.as_str());
        }
    })
}
