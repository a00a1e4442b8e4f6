//! Operations that are followed for as long as the token is taken, over a socket at `/graphql/ws` or in a stream of events.

use std::{sync::Arc, time::Duration};

use async_graphql::{Response as Answered, ServerError};
use axum::{
    extract::{Request as HttpRequest, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{
    StreamExt,
    future::BoxFuture,
    stream::{self, BoxStream},
};
use serde_json::{Map, Value};
use tokio::{
    select,
    sync::watch,
    time::{Instant, sleep_until},
};

use super::{
    Shared,
    asked::Asked,
    identity::{self, Refused},
    operation::{Answer, Answers, worked_out},
    socket::{self, Limits, Unwelcome},
    told::was_executed,
};
use crate::{
    access::Identity,
    app::App,
    graphql::{Answering, Ready, refusal, trusted::TrustedDocuments},
    vocabulary::ErrorCode,
};

/// How long it is waited before a token is looked up again that could not be.
const AGAIN: Duration = Duration::from_secs(1);

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
            Err(error) => refused(error),
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
        let shown = Shown {
            app: Arc::clone(&self.app),
            token: self.token.clone(),
        };
        worked_out(match Arc::clone(self.app.schema()).stream(ready, asker) {
            Answering::Once(answer) => Answers::passing(stream::once(shown.once(answer))),
            Answering::On(answers) => {
                let following = Following {
                    answers,
                    begun: false,
                    revocations: self.app.guard().tokens().revocations(),
                    shown,
                };
                Answers::lasting(stream::unfold(Some(following), async |following| {
                    let mut following = following?;
                    match following.next().await? {
                        Answer::Next(answer) => Some((Answer::Next(answer), Some(following))),
                        refused @ Answer::Refused(_) => Some((refused, None)),
                    }
                }))
            }
        })
    }
}

/// What is answered in place of an operation that is not executed.
fn refused(error: ServerError) -> Answers {
    Answers::passing(stream::iter([Answer::Refused(vec![error])]))
}

/// A subscription.
struct Following {
    answers: BoxStream<'static, Answered>,
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
        if !std::mem::replace(&mut self.begun, true)
            && let Some(refused) = self.shown.refused_for_good().await
        {
            return Some(refused);
        }
        loop {
            select! {
                biased;
                // The guard tells it, and stays for as long as the app.
                _ = self.revocations.changed() => {
                    if let Some(refused) = self.shown.refused_for_good().await {
                        return Some(refused);
                    }
                }
                answer = self.answers.next() => {
                    let answer = answer?;
                    // It may have expired since the last one.
                    return Some(self.shown.refused_for_good().await.unwrap_or_else(|| told(answer)));
                }
            }
        }
    }
}

impl Shown {
    /// The answer to a query or a mutation. It is in flight from when it is begun, and not before: what waits for its turn in
    /// a stream that nobody reads keeps nobody out.
    async fn once(self, answer: BoxFuture<'static, Answered>) -> Answer {
        // The socket may have been open for long: nothing is read or changed for a token that was revoked meanwhile.
        if let Err(refused) = self.identity().await {
            return Answer::Refused(vec![refused.error()]);
        }
        match self.app.in_flight().enter() {
            Ok(_entered) => told(answer.await),
            Err(overloaded) => {
                let error = refusal(ErrorCode::Overloaded, overloaded.to_string(), None);
                Answer::Refused(vec![error])
            }
        }
    }

    async fn identity(&self) -> Result<Identity, Refused> {
        identity::identity(&self.app, self.token.as_deref()).await
    }

    /// What is answered where the token is not taken any more. Where that cannot be found out just now, as the database is
    /// away, it is waited for: a subscription is late then, and misses nothing.
    async fn refused_for_good(&self) -> Option<Answer> {
        loop {
            match self.identity().await {
                Ok(_) => return None,
                Err(refused) if refused.is_for_now() => sleep_until(Instant::now() + AGAIN).await,
                Err(refused) => return Some(Answer::Refused(vec![refused.error()])),
            }
        }
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
    let (admission, address) = (shared.admission.clone(), shared.admission.address(&request));
    let authenticate = async move |payload: Option<Map<String, Value>>| {
        let token = match payload.as_ref().map(in_payload) {
            Some(Err(message)) => return Err(Unwelcome::Refused(message)),
            Some(Ok(Some(token))) => Some(token),
            Some(Ok(None)) | None => in_header,
        };
        Session::begin(&app, Ok(token.as_deref()))
            .await
            .map_err(|refused| {
                if refused.is_for_now() {
                    Unwelcome::Unavailable(refused.message)
                } else {
                    Unwelcome::Refused(refused.message)
                }
            })
    };
    socket::open(
        upgrade,
        request.uri(),
        request.headers(),
        &shared.origins,
        authenticate,
        move |session: &Session, asked| match admission.ask(address, session.token.as_deref()) {
            Ok(()) => session.answers(asked, &documents),
            Err(often) => refused(refusal(ErrorCode::RateLimited, often.to_string(), None)),
        },
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
