//! Clients that are slow, silent or gone, and a server that ends.

use std::time::Duration;

use async_graphql::value;
use axum::{body::Bytes, extract::ws::Message};
use futures_util::stream;
use tokio::{
    sync::{oneshot, watch},
    time::{Instant, advance},
};

use super::{Client, in_turn, never, next, nothing};
use crate::http::operation::Answers;

const NEXT: &str = r#"{"type":"next","id":"1","payload":{"data":1}}"#;
const SLOW: &str = "Messages are received too slowly; reconnect and resume";
const SILENT: &str = "No answer to a ping; reconnect and resume";
const SHUTDOWN: &str = "The server is ending; reconnect and resume";

/// Answers without end, and how many of them were asked for. The count ends when the answers are dropped.
fn flood() -> (Answers, watch::Receiver<usize>) {
    let (asked, count) = watch::channel(0);
    let answers = stream::repeat_with(move || {
        asked.send_modify(|asked| *asked += 1);
        next(value!(1))
    });
    (Answers::lasting(answers), count)
}

/// One answer is with the client, one waits to go out, and no third was asked for.
#[tokio::test(start_paused = true)]
async fn answers_wait_for_a_slow_client() {
    let (answers, asked) = flood();
    let mut client = Client::known(in_turn([answers])).await;
    client.subscribe("1", "flood");
    for heard in 1..=20 {
        assert_eq!(client.hear().await, NEXT);
        advance(Duration::from_secs(10)).await;
        assert_eq!(*asked.borrow(), heard + 2);
    }
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_is_let_go_of() {
    let (answers, asked) = flood();
    let mut client = Client::known(in_turn([answers])).await;
    let begun = Instant::now();
    client.subscribe("1", "flood");
    // Half a minute for the message, and as long as a farewell may take.
    (&mut client.conversation).await.expect("it does not panic");
    assert_eq!(begun.elapsed(), Duration::from_secs(30 + 5));
    assert_eq!(*asked.borrow(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_again_too_late_is_told_to_reconnect() {
    let (answers, mut asked) = flood();
    let mut client = Client::known(in_turn([answers])).await;
    client.subscribe("1", "flood");
    while asked.changed().await.is_ok() {}
    for _ in 0..*asked.borrow() {
        assert_eq!(client.hear().await, NEXT);
    }
    assert_eq!(client.ended().await, (4499, SLOW.to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_silent_client_is_pinged_and_then_let_go_of() {
    let begun = Instant::now();
    let mut client = Client::known(nothing).await;
    assert_eq!(client.next().await, Message::Ping(Bytes::new()));
    assert_eq!(begun.elapsed(), Duration::from_secs(20));
    assert_eq!(client.ended().await, (4499, SILENT.to_owned()));
    assert_eq!(begun.elapsed(), Duration::from_secs(40));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_heard_is_not_let_go_of() {
    let mut client = Client::known(|_, _| never().0).await;
    client.subscribe("1", "never");
    for pings in 1..=10 {
        let silent = Instant::now();
        assert_eq!(client.next().await, Message::Ping(Bytes::new()));
        assert_eq!(silent.elapsed(), Duration::from_secs(20), "ping {pings}");
        advance(Duration::from_secs(19)).await;
        match pings % 3 {
            0 => client.say(r#"{"type":"pong"}"#),
            1 => client.send(Message::Pong(Bytes::new())),
            _ => client.send(Message::Ping(Bytes::from_static(b"there?"))),
        }
        tokio::task::yield_now().await;
    }
    client.goes().await;
}

/// Pongs may come between the parts of a message that never ends.
#[tokio::test(start_paused = true)]
async fn a_client_that_never_ends_a_message_is_let_go_of() {
    let begun = Instant::now();
    let mut client = Client::known(nothing).await;
    for _ in 0..5 {
        assert_eq!(client.next().await, Message::Ping(Bytes::new()));
        client.send(Message::Pong(Bytes::new()));
    }
    assert_eq!(client.hear().await, r#"{"type":"ping"}"#);
    assert_eq!(begun.elapsed(), Duration::from_mins(2));
    client.send(Message::Pong(Bytes::new()));
    assert_eq!(client.ended().await, (4499, SILENT.to_owned()));
    assert_eq!(begun.elapsed(), Duration::from_secs(140));
}

/// As every client of the protocol does by itself.
#[tokio::test(start_paused = true)]
async fn a_client_that_answers_the_ping_of_the_protocol_is_not_let_go_of() {
    let mut client = Client::known(nothing).await;
    for _ in 0..10 {
        let whole = Instant::now();
        for _ in 0..5 {
            assert_eq!(client.next().await, Message::Ping(Bytes::new()));
            client.send(Message::Pong(Bytes::new()));
        }
        assert_eq!(client.hear().await, r#"{"type":"ping"}"#);
        assert_eq!(whole.elapsed(), Duration::from_mins(2));
        client.say(r#"{"type":"pong"}"#);
        tokio::task::yield_now().await;
    }
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn a_server_that_ends_says_so() {
    let (answers, mut dropped) = never();
    let client = Client::known(in_turn([answers])).await;
    client.subscribe("1", "never");
    tokio::task::yield_now().await;
    client.shutdown.send_replace(true);
    dropped.changed().await.expect_err("the answers were dropped");
    assert_eq!(client.ended().await, (1001, SHUTDOWN.to_owned()));

    // Those who have not said who they are are told too.
    let client = Client::unknown(nothing);
    client.shutdown.send_replace(true);
    assert_eq!(client.ended().await, (1001, SHUTDOWN.to_owned()));
}

/// What was begun and comes to its end is told before the end, and nothing is begun any more.
#[tokio::test(start_paused = true)]
async fn a_server_that_ends_finishes_what_was_begun() {
    let (go, may) = oneshot::channel::<()>();
    let change = Answers::passing(stream::once(async move {
        may.await.expect("it may go on");
        next(value!(1))
    }));
    let (follows, mut dropped) = never();
    let mut client = Client::known(in_turn([follows, change])).await;
    client.subscribe("0", "never");
    client.subscribe("1", "change");
    advance(Duration::from_secs(1)).await;
    client.shutdown.send_replace(true);
    dropped.changed().await.expect_err("what goes on is cut off");
    client.subscribe("2", "one more, which nobody executes");
    advance(Duration::from_secs(10)).await;
    go.send(()).expect("it waits");
    assert_eq!(client.hear().await, NEXT);
    assert_eq!(client.hear().await, r#"{"type":"complete","id":"1"}"#);
    assert_eq!(client.ended().await, (1001, SHUTDOWN.to_owned()));
}

/// It does not wait until a slow client has taken what is on its way.
#[tokio::test(start_paused = true)]
async fn a_server_that_ends_does_not_wait_for_the_slow() {
    let (answers, _) = flood();
    let mut client = Client::known(in_turn([answers])).await;
    client.subscribe("1", "flood");
    advance(Duration::from_secs(1)).await;
    let begun = Instant::now();
    client.shutdown.send_replace(true);
    client.shutdown.closed().await;
    (&mut client.conversation).await.expect("it does not panic");
    assert_eq!(begun.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_go_is_left() {
    let mut client = Client::known(nothing).await;
    let begun = Instant::now();
    client.say("nonsense");
    for _ in 0..100 {
        client.say(r#"{"type":"ping"}"#);
    }
    assert!(matches!(client.next().await, Message::Close(Some(frame)) if frame.code == 4400));
    (&mut client.conversation).await.expect("it does not panic");
    assert_eq!(begun.elapsed(), Duration::from_secs(5));
    assert_eq!(client.from.recv().await, None, "nothing comes after the end");
}
