//! Media types: what a client takes, and what it sends.

use std::str::FromStr;

use axum::http::{HeaderMap, HeaderValue, header};
use headers_accept::Accept;
use mediatype::{MediaType, Name, ReadParams, names, values};

use super::events::EVENT_STREAM;

/// The media type of the specification, in which a request that could not be executed has a status of its own.
const GRAPHQL_JSON: &str = "application/graphql-response+json";
/// The older media type, in which such a request, if it was well formed, is answered with 200.
const JSON: &str = "application/json";

/// What an answer is written in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Media {
    /// As the specification has it.
    GraphqlJson,
    /// As it was before.
    Json,
    /// A stream of events.
    Events,
}

/// Those that there are. Where a client takes several alike, the first of them: the older one, which a client that says
/// nothing of it expects.
static OFFERED: [MediaType<'static>; 5] = [
    MediaType::new(names::APPLICATION, names::JSON),
    MediaType::from_parts(
        names::APPLICATION,
        Name::new_unchecked("graphql-response"),
        Some(names::JSON),
        &[],
    ),
    MediaType::new(names::TEXT, names::EVENT_STREAM),
    MediaType::from_parts(names::APPLICATION, names::JSON, None, IN_UTF8),
    MediaType::from_parts(
        names::APPLICATION,
        Name::new_unchecked("graphql-response"),
        Some(names::JSON),
        IN_UTF8,
    ),
];

/// The encoding that clients may name, which is the only one.
const IN_UTF8: &[(Name<'static>, mediatype::Value<'static>)] = &[(names::CHARSET, values::UTF_8)];

impl Media {
    /// What a client takes best of what there is; none where it takes nothing of it. A client that does not say takes
    /// everything.
    pub(super) fn accepted(headers: &HeaderMap) -> Option<Self> {
        let mut accepts = headers.get_all(header::ACCEPT).iter();
        let Some(accept) = accepts.next() else {
            return Some(Self::Json);
        };
        // What clients usually send is not worth taking apart.
        let only = if accepts.next().is_none() {
            accept.as_bytes()
        } else {
            b""
        };
        match only {
            b"application/graphql-response+json" => return Some(Self::GraphqlJson),
            b"application/json" | b"*/*" => return Some(Self::Json),
            b"text/event-stream" => return Some(Self::Events),
            _ => {}
        }
        let mut all = String::new();
        for accept in headers.get_all(header::ACCEPT) {
            all.push_str(accept.to_str().ok()?);
            all.push(',');
        }
        let accept = Accept::from_str(&all.to_ascii_uppercase()).ok()?;
        let best = accept.negotiate(&OFFERED)?;
        Some(if best.subty == names::EVENT_STREAM {
            Self::Events
        } else if best.suffix.is_some() {
            Self::GraphqlJson
        } else {
            Self::Json
        })
    }

    /// What a client may have taken, in words.
    pub(super) fn expected() -> String {
        format!("Accept: expected {GRAPHQL_JSON}, {JSON} or {EVENT_STREAM}\n")
    }

    /// The header of an answer.
    pub(super) const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlJson => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Events => EVENT_STREAM,
        })
    }
}

/// Whether a body is JSON, in UTF-8 or in an encoding that is not told.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        return false;
    };
    if kind == JSON {
        return true;
    }
    let Some(kind) = kind.to_str().ok().and_then(|kind| MediaType::parse(kind).ok()) else {
        return false;
    };
    let in_utf8 = |charset: mediatype::Value| charset.unquoted_str().eq_ignore_ascii_case("utf-8");
    (kind.ty, kind.subty, kind.suffix) == (names::APPLICATION, names::JSON, None)
        && kind.get_param(names::CHARSET).is_none_or(in_utf8)
}
