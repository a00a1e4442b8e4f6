//! Who sends a request: by the token in its `Authorization` header, and nowhere else.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{media::Media, told};
use crate::{
    access::{Identity, Refusal, oidc, tokens},
    app::App,
    vocabulary::ErrorCode,
};

/// Why a request is not answered, and what its sender is told.
#[derive(Debug)]
pub(super) struct Refused {
    /// 401 where another token may do, 400 where it stands in the wrong place, 503 where it cannot be looked up.
    pub(super) status: StatusCode,
    /// What is wrong.
    pub(super) message: String,
}

/// Who sends a request.
pub(super) async fn identify(app: &App, uri: &Uri, headers: &HeaderMap) -> Result<Identity, Refused> {
    identity(app, token(uri, headers)?).await
}

/// The token of a request; none where it has none.
pub(super) fn token<'a>(uri: &Uri, headers: &'a HeaderMap) -> Result<Option<&'a str>, Refused> {
    let mut parameters = uri.query().unwrap_or_default().split('&');
    if parameters.any(is_token) {
        let message = "a token does not belong in an address, which is logged and remembered; send it as \
                       Authorization: Bearer TOKEN";
        return Err(refused(StatusCode::BAD_REQUEST, message));
    }
    token_of(headers)
}

/// The token that stands in the headers of a request; none where there is none.
pub(super) fn token_of(headers: &HeaderMap) -> Result<Option<&str>, Refused> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        let message = "Authorization: given twice; expected one Bearer TOKEN";
        return Err(refused(StatusCode::BAD_REQUEST, message));
    }
    match value.to_str().ok().and_then(bearer) {
        Some(token) => Ok(Some(token)),
        None => Err(refused(
            StatusCode::UNAUTHORIZED,
            "Authorization: expected Bearer TOKEN",
        )),
    }
}

fn refused(status: StatusCode, message: &str) -> Refused {
    Refused {
        status,
        message: message.to_owned(),
    }
}

/// Whether a parameter of an address is meant as a token.
fn is_token(parameter: &str) -> bool {
    let (name, value) = parameter.split_once('=').unwrap_or_default();
    let names = ["access_token", "token", "authorization"];
    names.iter().any(|other| name.eq_ignore_ascii_case(other)) || value.starts_with(tokens::PREFIX)
}

/// Who shows a token, or none.
pub(super) async fn identity(app: &App, token: Option<&str>) -> Result<Identity, Refused> {
    app.guard().identify(token).await.map_err(|refusal| Refused {
        status: match &refusal {
            Refusal::Refused(oidc::Refused::IssuerUnreachable) | Refusal::Store(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Refusal::NoToken | Refusal::NoSuchToken | Refusal::NotTaken(_) | Refusal::Refused(_) => {
                StatusCode::UNAUTHORIZED
            }
        },
        message: match &refusal {
            Refusal::Store(error) => {
                tracing::error!(
                    error = error as &dyn std::error::Error,
                    "a token cannot be looked up"
                );
                "the database could not answer; the server's log says why".to_owned()
            }
            Refusal::NoToken | Refusal::NoSuchToken | Refusal::NotTaken(_) | Refusal::Refused(_) => {
                refusal.to_string()
            }
        },
    })
}

/// The token behind the word `Bearer`, in whatever letters.
pub(super) fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

impl Refused {
    /// Whether it cannot be found out just now who asks.
    pub(super) fn is_for_now(&self) -> bool {
        self.status == StatusCode::SERVICE_UNAVAILABLE
    }

    /// The code of it in GraphQL.
    pub(super) fn code(&self) -> ErrorCode {
        match self.status {
            StatusCode::UNAUTHORIZED => ErrorCode::Unauthenticated,
            StatusCode::SERVICE_UNAVAILABLE => ErrorCode::Unavailable,
            _ => ErrorCode::BadInput,
        }
    }

    /// Tells a client, beside the answer, how to be let in.
    pub(super) fn challenge(&self, response: &mut Response) {
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = HeaderValue::from_static("Bearer realm=\"rapport\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
    }
}

impl Refused {
    /// The answer to a request of GraphQL.
    pub(super) fn answer(&self, media: Media) -> Response {
        let mut response = told::failure(self.status, media, &[self.error()]);
        self.challenge(&mut response);
        response
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let text = format!("{}\n", self.message);
        let mut response = (
            self.status,
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
            text,
        )
            .into_response();
        self.challenge(&mut response);
        response
    }
}
