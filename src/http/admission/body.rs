//! The body of a request, taken whole before anything is done for it.

use std::time::Duration;

use axum::{
    body::{Body, BodyDataStream},
    extract::Request,
    http::{Method, header},
};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use tokio::time::timeout;

/// How large a body may be, in bytes.
const LARGEST: usize = 1024 * 1024;
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
    /// The connection failed, or does not say rightly where it ends.
    #[error("the body ends before its end: {0}")]
    Broken(axum::Error),
}

/// Waits until a POST is there whole. What others bring along is not read.
pub(super) async fn arrived(request: &mut Request, patience: Duration) -> Result<(), Untaken> {
    if request.method() != Method::POST {
        return Ok(());
    }
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let mut parts = std::mem::take(request.body_mut()).into_data_stream();
    if announced.is_some_and(|length| length > LARGEST) {
        return Err(too_large(parts));
    }
    let reading = whole(&mut parts, announced.unwrap_or_default());
    match timeout(patience, reading).await {
        Ok(Ok(Some(body))) => {
            *request.body_mut() = Body::from(body);
            Ok(())
        }
        Ok(Ok(None)) => Err(too_large(parts)),
        Ok(Err(error)) => Err(Untaken::Broken(error)),
        Err(_) => Err(Untaken::Late(patience)),
    }
}

/// All of a body; none where there is more of it than is taken.
async fn whole(parts: &mut BodyDataStream, expected: usize) -> Result<Option<Bytes>, axum::Error> {
    let mut read = BytesMut::with_capacity(expected);
    while let Some(part) = parts.next().await {
        read.extend_from_slice(&part?);
        if read.len() > LARGEST {
            return Ok(None);
        }
    }
    Ok(Some(read.freeze()))
}

/// Lets the rest of a body come, for nobody: its sender hears nothing before it is through.
fn too_large(mut rest: BodyDataStream) -> Untaken {
    tokio::spawn(timeout(PATIENCE, async move {
        let mut left = READ_TO_ITS_END;
        while let Some(Ok(part)) = rest.next().await
            && left > part.len()
        {
            left -= part.len();
        }
    }));
    Untaken::TooLarge
}
