//! The body of a request, taken whole before anything is done for it.

use std::time::Duration;

use axum::{
    body::{Body, BodyDataStream, HttpBody},
    extract::Request,
    http::{Method, header},
};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use tokio::time::timeout;

use super::arriving::{Full, Part};

/// How large a body may be, in bytes.
const LARGEST: usize = 1024 * 1024;
/// For how much of what is announced room is made before it has come, in bytes.
const BELIEVED: usize = 64 * 1024;
/// How large one may be and still be read to its end, in bytes: a connection that is closed with something unread loses
/// the answer.
const READ_TO_ITS_END: usize = 8 * LARGEST;
/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a body is not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Untaken {
    /// It is larger than any that is.
    #[error("the body is too large; expected at most {LARGEST} bytes")]
    TooLarge,
    /// It did not arrive in this time.
    #[error("the request did not arrive in time; expected all of it within {} s", .0.as_secs())]
    Late(Duration),
    /// Too much arrives at the same time.
    #[error(transparent)]
    Full(Full),
    /// The connection failed, or does not say rightly where it ends.
    #[error("the body ends before its end: {0}")]
    Broken(axum::Error),
}

/// Waits until a request is there whole, and counts what has come of it. Whatever the method is: a connection is closed after
/// an answer to a request that was not read, and the next one on it is lost.
pub(super) async fn arrived(
    request: &mut Request,
    part: &mut Part<'_>,
    patience: Duration,
) -> Result<(), Untaken> {
    // What comes after CONNECT is a conversation, and no body.
    if request.method() == Method::CONNECT || request.body().is_end_stream() {
        return Ok(());
    }
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let mut parts = std::mem::take(request.body_mut()).into_data_stream();
    if announced.is_some_and(|length| length > LARGEST) {
        pass_over(parts);
        return Err(Untaken::TooLarge);
    }
    let reading = whole(&mut parts, part, announced.unwrap_or_default());
    let read = timeout(patience, reading).await;
    match read.unwrap_or(Err(Untaken::Late(patience))) {
        Ok(body) => {
            *request.body_mut() = Body::from(body);
            Ok(())
        }
        Err(untaken) => {
            if matches!(untaken, Untaken::TooLarge | Untaken::Full(_)) {
                pass_over(parts);
            }
            Err(untaken)
        }
    }
}

/// All of a body.
async fn whole(
    parts: &mut BodyDataStream,
    counted: &mut Part<'_>,
    announced: usize,
) -> Result<Bytes, Untaken> {
    let mut read = BytesMut::with_capacity(announced.min(BELIEVED));
    while let Some(part) = parts.next().await {
        let part = part.map_err(Untaken::Broken)?;
        let length = read.len() + part.len();
        if length > LARGEST {
            return Err(Untaken::TooLarge);
        }
        counted.has(length).map_err(Untaken::Full)?;
        read.extend_from_slice(&part);
    }
    Ok(read.freeze())
}

/// Lets the rest of a body come, for nobody: its sender hears nothing before it is through.
fn pass_over(mut rest: BodyDataStream) {
    tokio::spawn(timeout(PATIENCE, async move {
        let mut left = READ_TO_ITS_END;
        while let Some(Ok(part)) = rest.next().await
            && left > part.len()
        {
            left -= part.len();
        }
    }));
}
