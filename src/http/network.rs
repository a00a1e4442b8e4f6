//! The network as a file: `GET /network.{format}`, with the options of `rapport export`.

use std::time::Duration;

use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{Shared, identity::identify};
use crate::{
    dates::{Day, Period},
    live::{PortraitError, PortraitSpec, think},
    network::MeetingFilter,
    picture::{
        Projection,
        formats::{self, Format},
    },
    store::StoreError,
};

/// How many records a file has where nothing is said, and at most.
const USUAL: usize = 2_000;
const MOST: usize = 50_000;
/// How many records one may be around.
const MOST_AROUND: usize = 200;
/// How long gathering a file may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What may be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// Records, divided by commas.
    around: Option<String>,
    depth: Option<u32>,
    since: Option<Day>,
    until: Option<Day>,
    projection: Option<Asks>,
    limit: Option<usize>,
}

/// What the network shows.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Asks {
    Full,
    Ties,
}

/// Answers `GET /network.{format}`.
pub(super) async fn file(
    State(shared): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Some(wanted) = name.strip_prefix("network.") else {
        return super::nothing_here().await.into_response();
    };
    let identity = match identify(&shared.app, &uri, &headers).await {
        Ok(identity) => identity,
        Err(refused) => return refused.into_response(),
    };
    let format: Format = match wanted.parse() {
        Ok(format) => format,
        Err(error) => return wrong(StatusCode::NOT_FOUND, format!("network.{wanted}: {error}")),
    };
    let spec = match asked
        .map_err(|error| error.body_text())
        .and_then(|Query(asked)| spec(asked))
    {
        Ok(spec) => spec,
        Err(message) => return wrong(StatusCode::BAD_REQUEST, message),
    };
    let snapshot = match shared.app.live().snapshot(identity.clearance).await {
        Ok(snapshot) => snapshot,
        Err(error) => return cannot_answer(&error),
    };
    let picture = match snapshot.portrait(&spec).await {
        Ok(picture) => picture,
        Err(error @ PortraitError::Unknown(_)) => return wrong(StatusCode::NOT_FOUND, error.to_string()),
        Err(error @ PortraitError::Limit(_)) => {
            return wrong(StatusCode::UNPROCESSABLE_ENTITY, error.to_string());
        }
        Err(PortraitError::Store(error)) => return cannot_answer(&error),
    };
    let written = think(move |_| {
        let mut bytes = Vec::new();
        formats::write(&picture, format, &mut bytes).map(|()| bytes)
    });
    match written.await {
        Ok(bytes) => {
            let name = format!("attachment; filename=\"network.{}\"", format.extension());
            let headers = [
                (header::CONTENT_TYPE, format.media_type().to_owned()),
                (header::CONTENT_DISPOSITION, name),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
                // What one may see is not for whoever comes after them.
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        // Memory can be written to.
        Err(_) => wrong(
            StatusCode::UNPROCESSABLE_ENTITY,
            "the network cannot be written in this format".to_owned(),
        ),
    }
}

fn spec(asked: Asked) -> Result<PortraitSpec, String> {
    let period = Period {
        since: asked.since,
        until: asked.until,
    };
    if let Some((since, until)) = period.reversed() {
        return Err(format!(
            "since: {since} is after until: {until}; expected the earlier day first"
        ));
    }
    let limit = asked.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(format!("limit: {limit} is not possible; expected 1 to {MOST}"));
    }
    let around = asked.around.unwrap_or_default();
    let around: Vec<String> = around
        .split(',')
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect();
    if around.len() > MOST_AROUND {
        return Err(format!(
            "around: {} are too many; expected at most {MOST_AROUND}",
            around.len()
        ));
    }
    Ok(PortraitSpec {
        around,
        depth: asked.depth.unwrap_or(1),
        filter: MeetingFilter {
            period,
            ..MeetingFilter::default()
        },
        projection: match asked.projection {
            Some(Asks::Ties) => Projection::Ties,
            Some(Asks::Full) | None => Projection::Full,
        },
        limit,
        patience: PATIENCE,
    })
}

fn cannot_answer(error: &StoreError) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "a statement failed");
    let message = "the database could not answer; the server's log says why".to_owned();
    wrong(StatusCode::SERVICE_UNAVAILABLE, message)
}

fn wrong(status: StatusCode, message: String) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        message + "\n",
    )
        .into_response()
}
