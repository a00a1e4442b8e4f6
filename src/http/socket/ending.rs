//! Why a conversation ends, and what the client is told of it.

use std::borrow::Cow;

use axum::extract::ws::CloseFrame;

/// How long a reason may be, in bytes: what a close frame has room for.
const LONGEST_REASON: usize = 123;

/// Why a conversation ends.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Ending {
    /// The client has closed the socket, or the connection is lost.
    Gone,
    /// The server ends.
    Shutdown,
    /// The client sent what the protocol does not have.
    Invalid(String),
    /// The client asked for an operation before it was let in.
    Unauthorized,
    /// The client was not let in, and why.
    Forbidden(String),
    /// It cannot be found out just now whether the client may be let in, and why.
    Unavailable(String),
    /// The client speaks another protocol.
    NotSpoken,
    /// The client did not say who it is in time.
    Unintroduced,
    /// The client opened an operation under the id of one that is open.
    Taken(String),
    /// The client said twice who it is.
    IntroducedTwice,
    /// The client did not receive a message in time.
    Slow,
    /// The client was not heard in time after a ping.
    Silent,
    /// An answer cannot be written.
    Unwritable(String),
}

impl Ending {
    /// What the client is told; nothing where nobody is there to hear it.
    pub(super) fn frame(&self) -> Option<CloseFrame> {
        let (code, reason): (u16, Cow<'_, str>) = match self {
            Self::Gone => return None,
            Self::Shutdown => (1001, "The server is ending; reconnect and resume".into()),
            Self::Invalid(reason) => (4400, reason.into()),
            Self::Unauthorized => (4401, "Unauthorized".into()),
            Self::Forbidden(reason) if reason.is_empty() => (4403, "Forbidden".into()),
            Self::Forbidden(reason) => (4403, format!("Forbidden: {reason}").into()),
            Self::Unavailable(reason) => (1013, format!("Try again later: {reason}").into()),
            Self::NotSpoken => (4406, "Subprotocol not acceptable".into()),
            Self::Unintroduced => (4408, "Connection initialisation timeout".into()),
            Self::Taken(id) => (4409, taken(id).into()),
            Self::IntroducedTwice => (4429, "Too many initialisation requests".into()),
            Self::Slow => (
                4499,
                "Messages are received too slowly; reconnect and resume".into(),
            ),
            Self::Silent => (4499, "No answer to a ping; reconnect and resume".into()),
            Self::Unwritable(reason) => (4500, format!("Internal server error: {reason}").into()),
        };
        let reason = shortened(&reason, LONGEST_REASON).into_owned().into();
        Some(CloseFrame { code, reason })
    }
}

/// What is said of an id that is taken. A long id is cut, so that the rest can be read.
fn taken(id: &str) -> String {
    let (before, after) = ("Subscriber for ", " already exists");
    let id = shortened(id, LONGEST_REASON - before.len() - after.len());
    format!("{before}{id}{after}")
}

/// The text, or as much of it as so many bytes have room for.
fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    const CUT: &str = "…";
    if text.len() <= longest {
        return text.into();
    }
    let end = text.floor_char_boundary(longest - CUT.len());
    format!("{}{CUT}", &text[..end]).into()
}
