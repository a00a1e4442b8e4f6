//! The conversation with one client, from the open socket to its end.

use std::{fmt::Display, future::pending, pin::Pin, sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::ws::{Message, Utf8Bytes},
};
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use serde_json::{Map, Value};
use tokio::{
    select,
    sync::watch,
    time::{Instant, sleep_until, timeout, timeout_at},
};

use super::{
    Limits, Unwelcome,
    ending::Ending,
    messages::{Received, Sent},
};
use crate::http::{
    asked::Asked,
    operation::{Answer, Answers, told_to_end},
    operations::Operations,
};
use crate::{graphql::refusal, vocabulary::ErrorCode};

/// Converses with a client until either side ends it, or `shutdown` says so (or nobody is left who could): then
/// subscriptions are cut off, and queries and mutations that have begun are finished.
///
/// `authenticate` is given the payload of `connection_init` and tells who the client is, or why it is not let in.
/// `execute` is given that and an operation, and tells its answers; it is called once an operation and is to return at
/// once. An operation is `complete` when its answers end.
pub async fn converse<S, W, A, F, I, E>(
    mut socket: S,
    authenticate: A,
    execute: E,
    limits: Limits,
    mut shutdown: watch::Receiver<bool>,
) where
    S: Stream<Item = Result<Message, W>> + Sink<Message> + Unpin,
    W: Display,
    A: FnOnce(Option<Map<String, Value>>) -> F,
    F: Future<Output = Result<I, Unwelcome>>,
    E: Fn(&I, Asked) -> Answers,
{
    let conversation = Conversation {
        socket: &mut socket,
        limits: &limits,
        client: Client::Unknown(Some(authenticate)),
        execute,
        operations: Operations::default(),
        shutdown: &mut shutdown,
        ending: false,
    };
    let ending = conversation.hold().await;
    // Without the reason, in which words of the client may stand.
    let code = ending.frame().map(|frame| frame.code);
    tracing::debug!(code, "a conversation has ended");
    end(&mut socket, &ending, limits.farewell).await;
}

/// Tells the client why the conversation ends, and waits until it has closed its side too.
pub(super) async fn end<S, W>(socket: &mut S, ending: &Ending, patience: Duration)
where
    S: Stream<Item = Result<Message, W>> + Sink<Message> + Unpin,
{
    let farewell = async {
        if let Some(frame) = ending.frame()
            && socket.send(Message::Close(Some(frame))).await.is_err()
        {
            return;
        }
        // What is left unread would have the connection reset, and the reason lost.
        while let Some(Ok(_)) = socket.next().await {}
    };
    // Whoever does not go in time is left.
    timeout(patience, farewell).await.unwrap_or_default();
}

/// Who the client is.
enum Client<A, F, I> {
    /// It has not said. What checks it is there until it is used.
    Unknown(Option<A>),
    /// What it has said is being checked.
    Checking(Pin<Box<F>>),
    /// It is let in.
    Known(I),
}

impl<A, F, I> Client<A, F, I>
where
    F: Future<Output = Result<I, Unwelcome>>,
{
    /// Who it is, when that has been checked.
    async fn checked(&mut self) -> Result<I, Unwelcome> {
        match self {
            Self::Checking(check) => check.await,
            Self::Unknown(_) | Self::Known(_) => pending().await,
        }
    }
}

/// What a conversation goes on with.
enum Event<W, I> {
    /// The client sent something; nothing where it never will again.
    Received(Option<Result<Message, W>>),
    /// It is clear who the client is, or why it is not let in.
    Checked(Result<I, Unwelcome>),
    /// An operation answers, or has come to its end.
    Answered(Arc<str>, Option<Answer>),
    /// The server ends.
    Told,
}

struct Conversation<'s, S, A, F, I, E> {
    socket: &'s mut S,
    limits: &'s Limits,
    client: Client<A, F, I>,
    execute: E,
    operations: Operations,
    shutdown: &'s mut watch::Receiver<bool>,
    /// Whether the server has told it to end.
    ending: bool,
}

impl<S, W, A, F, I, E> Conversation<'_, S, A, F, I, E>
where
    S: Stream<Item = Result<Message, W>> + Sink<Message> + Unpin,
    W: Display,
    A: FnOnce(Option<Map<String, Value>>) -> F,
    F: Future<Output = Result<I, Unwelcome>>,
    E: Fn(&I, Asked) -> Answers,
{
    async fn hold(mut self) -> Ending {
        let introduction = Instant::now() + self.limits.init;
        let mut hearing = Instant::now() + self.limits.silence;
        let mut pinged = false;
        let mut whole = Instant::now() + self.limits.whole;
        let mut asked = false;
        loop {
            if self.ending && self.operations.count() == 0 {
                return Ending::Shutdown;
            }
            let unknown = matches!(self.client, Client::Unknown(_));
            let mut until = hearing.min(whole);
            if unknown {
                until = until.min(introduction);
            }
            let went_on = match timeout_at(until, self.event()).await {
                Ok(Event::Received(Some(Ok(message)))) => {
                    hearing = Instant::now() + self.limits.silence;
                    pinged = false;
                    if matches!(message, Message::Text(_)) {
                        whole = Instant::now() + self.limits.whole;
                        asked = false;
                    }
                    self.received(message).await
                }
                // Too large, not in UTF-8, no frame at all: told so, if the connection is not what is broken.
                Ok(Event::Received(Some(Err(error)))) => Err(Ending::Invalid(error.to_string())),
                Ok(Event::Received(None)) => Err(Ending::Gone),
                Ok(Event::Checked(checked)) => self.checked(checked).await,
                Ok(Event::Answered(id, answer)) => self.answered(&id, answer).await,
                Ok(Event::Told) => {
                    self.ending = true;
                    self.operations.close_lasting();
                    Ok(())
                }
                Err(_) if unknown && introduction <= until => Err(Ending::Unintroduced),
                // Pings and pongs may come between the parts of a message, of which nothing is seen before the last: whoever
                // sends those and never ends a message is found by a question that takes a message to answer.
                Err(_) if whole <= until => {
                    if asked {
                        Err(Ending::Silent)
                    } else {
                        whole = Instant::now() + self.limits.silence;
                        hearing = whole;
                        asked = true;
                        self.say(&Sent::Ping).await
                    }
                }
                Err(_) if pinged => Err(Ending::Silent),
                Err(_) => {
                    hearing = Instant::now() + self.limits.silence;
                    pinged = true;
                    self.send(Message::Ping(Bytes::new()), Duration::ZERO).await
                }
            };
            if let Err(ending) = went_on {
                return ending;
            }
        }
    }

    /// What happens next. A client that floods the server does not keep it from answering, nor do the answers keep it
    /// from listening: of the two, chance decides.
    async fn event(&mut self) -> Event<W, I> {
        let either = async {
            select! {
                message = self.socket.next() => Event::Received(message),
                (id, answer) = self.operations.next() => Event::Answered(id, answer),
            }
        };
        select! {
            biased;
            () = told_to_end(self.shutdown), if !self.ending => Event::Told,
            checked = self.client.checked() => Event::Checked(checked),
            event = either => event,
        }
    }

    async fn received(&mut self, message: Message) -> Result<(), Ending> {
        match message {
            Message::Text(text) => self.read(&text).await,
            Message::Binary(_) => Err(Ending::Invalid(
                "a message in binary; expected text with JSON".to_owned(),
            )),
            // The socket answers a ping by itself, and the client has been heard.
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Close(_) => Err(Ending::Gone),
        }
    }

    async fn read(&mut self, text: &Utf8Bytes) -> Result<(), Ending> {
        if text.len() > self.limits.message {
            let (length, most) = (text.len(), self.limits.message);
            return Err(Ending::Invalid(format!(
                "a message of {length} bytes; expected at most {most}"
            )));
        }
        match Received::read(text).map_err(Ending::Invalid)? {
            Received::ConnectionInit(payload) => self.introduced(payload),
            Received::Ping(payload) => self.say(&Sent::Pong { payload }).await,
            Received::Pong => Ok(()),
            Received::Subscribe { id, asked } => self.subscribed(id, *asked).await,
            Received::Complete { id } => {
                // Perhaps it has come to its end already, and the two messages have crossed.
                self.operations.close(&id);
                Ok(())
            }
        }
    }

    fn introduced(&mut self, payload: Option<Map<String, Value>>) -> Result<(), Ending> {
        if let Client::Unknown(authenticate) = &mut self.client
            && let Some(authenticate) = authenticate.take()
        {
            self.client = Client::Checking(Box::pin(authenticate(payload)));
            Ok(())
        } else {
            Err(Ending::IntroducedTwice)
        }
    }

    async fn checked(&mut self, checked: Result<I, Unwelcome>) -> Result<(), Ending> {
        self.client = Client::Known(checked.map_err(|unwelcome| match unwelcome {
            Unwelcome::Refused(reason) => Ending::Forbidden(reason),
            Unwelcome::Unavailable(reason) => Ending::Unavailable(reason),
        })?);
        self.say(&Sent::ConnectionAck).await
    }

    async fn subscribed(&mut self, id: String, asked: Asked) -> Result<(), Ending> {
        let Client::Known(identity) = &self.client else {
            return Err(Ending::Unauthorized);
        };
        if self.ending {
            // Its client asks again when the socket is closed.
            return Ok(());
        }
        if self.operations.has(&id) {
            return Err(Ending::Taken(id));
        }
        let most = self.limits.operations;
        if self.operations.count() >= most {
            let message = format!("{most} operations are open in this connection; expected no more");
            let payload = &[refusal(ErrorCode::Overloaded, message, None)];
            return self.say(&Sent::Error { id: &id, payload }).await;
        }
        let answers = (self.execute)(identity, asked);
        self.operations.open(id, answers);
        Ok(())
    }

    async fn answered(&mut self, id: &str, answer: Option<Answer>) -> Result<(), Ending> {
        // What goes on is asked for again from where it was; what was done is to be told.
        let patience = if self.operations.is_lasting(id) {
            Duration::ZERO
        } else {
            self.limits.farewell
        };
        match answer {
            Some(Answer::Next(response)) => {
                let payload = &response;
                self.tell(&Sent::Next { id, payload }, patience).await
            }
            Some(Answer::Refused(errors)) => {
                self.operations.close(id);
                let payload = &errors;
                self.tell(&Sent::Error { id, payload }, patience).await
            }
            None => {
                self.operations.close(id);
                self.tell(&Sent::Complete { id }, patience).await
            }
        }
    }

    async fn say(&mut self, message: &Sent<'_>) -> Result<(), Ending> {
        self.tell(message, Duration::ZERO).await
    }

    async fn tell(&mut self, message: &Sent<'_>, patience: Duration) -> Result<(), Ending> {
        let text = serde_json::to_string(message).map_err(|error| Ending::Unwritable(error.to_string()))?;
        self.send(Message::Text(text.into()), patience).await
    }

    /// Sends one message and waits until it has gone out; no longer than `patience` when the server ends.
    async fn send(&mut self, message: Message, patience: Duration) -> Result<(), Ending> {
        let hurried = async {
            told_to_end(self.shutdown).await;
            sleep_until(Instant::now() + patience).await;
        };
        select! {
            biased;
            sent = timeout(self.limits.send, self.socket.send(message)) => match sent {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) => Err(Ending::Gone),
                Err(_) => Err(Ending::Slow),
            },
            () = hurried => Err(Ending::Shutdown),
        }
    }
}
