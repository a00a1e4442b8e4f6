//! The conversation, held in memory: rule by rule, and with a clock that stands still until all wait.

mod messages;
mod operations;
mod patience;
mod welcome;

use std::{
    convert::Infallible,
    future::ready,
    pin::Pin,
    sync::Mutex,
    task::{Context, Poll},
};

use async_graphql::{Response, Value as GraphqlValue};
use axum::extract::ws::{CloseFrame, Message};
use futures_util::{
    Sink, SinkExt, Stream, StreamExt, sink,
    stream::{self, BoxStream},
};
use serde_json::{Map, Value};
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
};

use super::{Limits, Unwelcome, converse};
use crate::http::{
    asked::Asked,
    operation::{Answer, Answers},
};

/// The server's end of a socket. A message has gone out when the client has room for it, which is room for one.
struct Wire {
    incoming: BoxStream<'static, Result<Message, &'static str>>,
    outgoing: Pin<Box<dyn Sink<Message, Error = Infallible> + Send>>,
}

impl Stream for Wire {
    type Item = Result<Message, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.incoming.poll_next_unpin(context)
    }
}

impl Sink<Message> for Wire {
    type Error = Infallible;

    fn poll_ready(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.outgoing.poll_ready_unpin(context)
    }

    fn start_send(mut self: Pin<&mut Self>, message: Message) -> Result<(), Infallible> {
        self.outgoing.start_send_unpin(message)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.outgoing.poll_flush_unpin(context)
    }

    fn poll_close(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.outgoing.poll_close_unpin(context)
    }
}

/// The client's end.
struct Client {
    to: mpsc::UnboundedSender<Result<Message, &'static str>>,
    from: mpsc::Receiver<Message>,
    shutdown: watch::Sender<bool>,
    conversation: JoinHandle<()>,
}

impl Client {
    /// A client that has said nothing yet.
    fn new<A, F, E>(limits: Limits, authenticate: A, execute: E) -> Self
    where
        A: FnOnce(Option<Map<String, Value>>) -> F + Send + 'static,
        F: Future<Output = Result<String, Unwelcome>> + Send + 'static,
        E: Fn(&String, Asked) -> Answers + Send + 'static,
    {
        let (to, mut received) = mpsc::unbounded_channel();
        let (sent, from) = mpsc::channel::<Message>(1);
        let (shutdown, told) = watch::channel(false);
        let wire = Wire {
            incoming: stream::poll_fn(move |context| received.poll_recv(context)).boxed(),
            outgoing: Box::pin(sink::unfold(sent, async |sent, message| {
                // A client that is gone takes everything.
                sent.send(message).await.unwrap_or_default();
                Ok(sent)
            })),
        };
        let conversation = tokio::spawn(converse(wire, authenticate, execute, limits, told));
        Self {
            to,
            from,
            shutdown,
            conversation,
        }
    }

    /// A client that has said nothing yet to a server that lets in everybody.
    fn unknown(execute: impl Fn(&String, Asked) -> Answers + Send + 'static) -> Self {
        Self::new(Limits::default(), |_| ready(Ok("somebody".to_owned())), execute)
    }

    /// A client that has been let in.
    async fn known(execute: impl Fn(&String, Asked) -> Answers + Send + 'static) -> Self {
        let mut client = Self::unknown(execute);
        client.say(r#"{"type":"connection_init"}"#);
        assert_eq!(client.hear().await, r#"{"type":"connection_ack"}"#);
        client
    }

    /// Sends a message in text.
    fn say(&self, text: impl Into<String>) {
        self.send(Message::Text(text.into().into()));
    }

    /// Asks for an operation.
    fn subscribe(&self, id: &str, query: &str) {
        let payload = serde_json::json!({"query": query});
        self.say(format!(
            r#"{{"type":"subscribe","id":"{id}","payload":{payload}}}"#
        ));
    }

    fn send(&self, message: Message) {
        self.to.send(Ok(message)).expect("the server listens");
    }

    /// The next message.
    async fn next(&mut self) -> Message {
        self.from.recv().await.expect("the server has not gone")
    }

    /// The next message, which must be text.
    async fn hear(&mut self) -> String {
        match self.next().await {
            Message::Text(text) => text.to_string(),
            other @ (Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Close(_)) => {
                panic!("text was expected: {other:?}")
            }
        }
    }

    /// The code and the reason that the conversation ends with, after which nothing comes.
    async fn ended(mut self) -> (u16, String) {
        let message = self.next().await;
        let Message::Close(Some(CloseFrame { code, reason })) = message else {
            panic!("the end was expected: {message:?}");
        };
        assert!(reason.len() <= 123, "{reason}");
        drop(self.to);
        self.conversation.await.expect("it does not panic");
        assert_eq!(self.from.recv().await, None);
        (code, reason.to_string())
    }

    /// Goes away, and waits until the server has noticed.
    async fn goes(self) {
        drop((self.to, self.from));
        self.conversation.await.expect("it does not panic");
    }
}

/// An answer.
fn next(data: GraphqlValue) -> Answer {
    Answer::Next(Response::new(data))
}

/// The answers of what nobody is to ask for.
fn nothing(_: &String, _: Asked) -> Answers {
    panic!("nothing was to be executed")
}

/// Executes each of the operations given, in turn.
fn in_turn<const N: usize>(operations: [Answers; N]) -> impl Fn(&String, Asked) -> Answers {
    let operations = Mutex::new(operations.into_iter());
    move |_, _| {
        let mut operations = operations.lock().expect("nobody panicked");
        operations.next().expect("no more was to be executed")
    }
}

/// Answers that never come. What is returned second ends when they are dropped.
fn never() -> (Answers, watch::Receiver<()>) {
    let (held, dropped) = watch::channel(());
    let answers = stream::poll_fn(move |_| {
        let _ = &held;
        Poll::Pending
    });
    (Answers::lasting(answers), dropped)
}
