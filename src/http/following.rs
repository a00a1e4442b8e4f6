//! Operations that are followed for as long as the token is taken, over a socket at `/graphql/ws` or in a stream of events.

use std::sync::Arc;

use async_graphql::{Response as Answered, ServerError};
use axum::{
    extract::{Request as HttpRequest, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};
use serde_json::{Map, Value};
use tokio::{select, sync::watch};

use super::{
    Shared,
    asked::Asked,
    identity::{self, Refused},
    operation::{Answer, Answers, worked_out},
    socket::{self, Limits},
    told::was_executed,
};
use crate::{
    access::Identity,
    app::{App, Overloaded},
    graphql::{Answering, Ready, refusal, trusted::TrustedDocuments},
    vocabulary::ErrorCode,
};

/// Somebody who has been let in, and the token that they showed.
pub(super) struct Session {
    app: Arc<App>,
    pub(super) identity: Identity,
    token: Option<String>,
}

impl Session {
    /// Lets somebody in by the token that a request has, or by none.
    pub(super) async fn begin(app: &Arc<App>, token: Result<Option<&str>, Refused>) -> Result<Self, Refused> {
        let token = token?;
        let identity = identity::identity(app, token).await?;
        Ok(Self {
            app: Arc::clone(app),
            identity,
            token: token.map(str::to_owned),
        })
    }

    /// The answers to a request, for as long as the token is taken.
    pub(super) fn answers(&self, asked: Asked, documents: &TrustedDocuments) -> Answers {
        match self.ready(asked, documents) {
            Ok(ready) => self.follow(ready),
            Err(error) => stream::iter([Answer::Refused(vec![error])]).boxed(),
        }
    }

    /// What is to be executed, or why nothing is.
    pub(super) fn ready(&self, asked: Asked, documents: &TrustedDocuments) -> Result<Ready, ServerError> {
        let request = asked.request(documents).map_err(|unasked| unasked.error())?;
        self.app.ready(&self.identity, request)
    }

    /// The answers of an operation, for as long as the token is taken.
    pub(super) fn follow(&self, ready: Ready) -> Answers {
        let asker = self.app.asker(self.identity.clone());
        let (answers, goes_on) = match Arc::clone(self.app.schema()).stream(ready, asker) {
            Answering::Once(answer) => match self.app.in_flight().enter() {
                Ok(entered) => {
                    let answer = async move {
                        let answer = answer.await;
                        drop(entered);
                        answer
                    };
                    (stream::once(answer).boxed(), false)
                }
                Err(overloaded) => return refused(overloaded),
            },
            Answering::On(answers) => (answers, true),
        };
        let following = Following {
            answers,
            goes_on,
            begun: false,
            shown: Shown {
                app: Arc::clone(&self.app),
                token: self.token.clone(),
            },
            revocations: self.app.guard().tokens().revocations(),
        };
        let answers = stream::unfold(Some(following), async |following| {
            let mut following = following?;
            match following.next().await? {
                Answer::Next(answer) => Some((Answer::Next(answer), Some(following))),
                refused @ Answer::Refused(_) => Some((refused, None)),
            }
        });
        worked_out(answers.boxed())
    }
}

/// What is answered where the server has too much to do.
fn refused(overloaded: Overloaded) -> Answers {
    let error = refusal(ErrorCode::Overloaded, overloaded.to_string(), None);
    stream::iter([Answer::Refused(vec![error])]).boxed()
}

/// An operation that is answered.
struct Following {
    answers: BoxStream<'static, Answered>,
    /// Whether it may be answered again and again: a subscription.
    goes_on: bool,
    begun: bool,
    shown: Shown,
    revocations: watch::Receiver<()>,
}

/// The token that was shown, if one was.
struct Shown {
    app: Arc<App>,
    token: Option<String>,
}

impl Following {
    /// The next answer; the last one where the token is not taken any more.
    async fn next(&mut self) -> Option<Answer> {
        // The socket may have been open for long: nothing is read or changed for a token that was revoked meanwhile.
        if !std::mem::replace(&mut self.begun, true)
            && let Some(refused) = self.shown.refused().await
        {
            return Some(refused);
        }
        if !self.goes_on {
            return self.answers.next().await.map(told);
        }
        loop {
            select! {
                biased;
                // The guard tells it, and stays for as long as the app.
                _ = self.revocations.changed() => {
                    if let Some(refused) = self.shown.refused().await {
                        return Some(refused);
                    }
                }
                answer = self.answers.next() => {
                    let answer = answer?;
                    // It may have expired since the last one.
                    return Some(self.shown.refused().await.unwrap_or_else(|| told(answer)));
                }
            }
        }
    }
}

impl Shown {
    /// What is answered where the token is not taken any more.
    async fn refused(&self) -> Option<Answer> {
        let identity = identity::identity(&self.app, self.token.as_deref()).await;
        identity
            .err()
            .map(|refused| Answer::Refused(vec![refused.error()]))
    }
}

/// An answer as a stream of them has it: one that was never executed is the only one.
fn told(answer: Answered) -> Answer {
    if was_executed(&answer) {
        Answer::Next(answer)
    } else {
        Answer::Refused(answer.errors)
    }
}

/// Answers `GET /graphql/ws`.
pub(super) async fn socket(
    State(shared): State<Shared>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: HttpRequest,
) -> Response {
    let Ok(upgrade) = upgrade else {
        let text = "expected a WebSocket that speaks graphql-transport-ws\n";
        let upgrade = [(header::UPGRADE, "websocket"), (header::CONNECTION, "upgrade")];
        return (StatusCode::UPGRADE_REQUIRED, upgrade, text).into_response();
    };
    // A program can send the header; a browser cannot, and sends it in the first message.
    let in_header = match identity::token(request.uri(), request.headers()) {
        Ok(token) => token.map(str::to_owned),
        Err(refused) => return refused.into_response(),
    };
    let (app, documents) = (Arc::clone(&shared.app), shared.documents.clone());
    let authenticate = async move |payload: Option<Map<String, Value>>| {
        let token = match payload.as_ref().map(in_payload) {
            Some(Err(message)) => return Err(message),
            Some(Ok(Some(token))) => Some(token),
            Some(Ok(None)) | None => in_header,
        };
        Session::begin(&app, Ok(token.as_deref()))
            .await
            .map_err(|refused| refused.message)
    };
    socket::open(
        upgrade,
        request.uri(),
        request.headers(),
        &shared.origins,
        authenticate,
        move |session: &Session, asked| session.answers(asked, &documents),
        Limits::default(),
        shared.shutdown.subscribe(),
    )
}

/// The token in the payload of `connection_init`: `{"authorization": "Bearer TOKEN"}`.
fn in_payload(payload: &Map<String, Value>) -> Result<Option<String>, String> {
    let mut given = payload
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    match given.next() {
        None => Ok(None),
        Some(_) if given.next().is_some() => Err("authorization: given twice".to_owned()),
        Some((_, Value::String(value))) => match identity::bearer(value) {
            Some(token) => Ok(Some(token.to_owned())),
            None => Err("authorization: expected Bearer TOKEN".to_owned()),
        },
        Some(_) => Err("authorization: expected text, Bearer TOKEN".to_owned()),
    }
}

impl Refused {
    /// The same as GraphQL tells it.
    pub(super) fn error(&self) -> ServerError {
        refusal(self.code(), self.message.clone(), None)
    }
}
