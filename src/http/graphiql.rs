//! GraphiQL, from files within the binary: it works without the internet.

use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// What the page may do: load its own files and ask its own server, nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page.
pub(super) async fn page() -> Response {
    answer(
        "text/html; charset=utf-8",
        include_bytes!("../../web/dist/graphiql/index.html"),
    )
}

/// One of the page's files.
pub(super) async fn file(Path(file): Path<String>) -> Response {
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
