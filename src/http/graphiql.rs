//! GraphiQL, from files within the binary: it works without the internet.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{Shared, identity::identify};

/// What the page may do: load its own files and ask its own server, nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page.
pub(super) async fn page(State(shared): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    if let Err(response) = let_in(&shared, &uri, &headers).await {
        return response;
    }
    answer(
        "text/html; charset=utf-8",
        include_bytes!("../../web/dist/graphiql/index.html"),
    )
}

/// Refuses whoever shows no token, where GraphiQL is not for everybody.
async fn let_in(shared: &Shared, uri: &Uri, headers: &HeaderMap) -> Result<(), Response> {
    if !shared.reserved {
        return Ok(());
    }
    match identify(&shared.app, uri, headers).await {
        Ok(identity) if identity.is_anonymous() => Err(super::nothing_here().await.into_response()),
        Ok(_) => Ok(()),
        Err(refused) => Err(refused.into_response()),
    }
}

/// One of the page's files.
pub(super) async fn file(
    State(shared): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Response {
    if let Err(response) = let_in(&shared, &uri, &headers).await {
        return response;
    }
    match file.as_str() {
        "page.js" => answer(
            "text/javascript; charset=utf-8",
            include_bytes!("../../web/dist/graphiql/page.js"),
        ),
        "page.css" => answer(
            "text/css; charset=utf-8",
            include_bytes!("../../web/dist/graphiql/page.css"),
        ),
        "LICENSES.txt" => answer(
            "text/plain; charset=utf-8",
            include_bytes!("../../web/dist/graphiql/LICENSES.txt"),
        ),
        _ => (StatusCode::NOT_FOUND, "GraphiQL has no such file\n").into_response(),
    }
}

fn answer(kind: &'static str, bytes: &'static [u8]) -> Response {
    let headers: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (headers, bytes).into_response()
}
