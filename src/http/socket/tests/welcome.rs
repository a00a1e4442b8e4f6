//! Who is let in, and who is not.

use std::{future::ready, time::Duration};

use tokio::{
    sync::oneshot,
    time::{Instant, advance},
};

use super::{Client, nothing};
use crate::http::socket::{Limits, Unwelcome};

#[tokio::test(start_paused = true)]
async fn what_a_client_says_of_itself_is_checked() {
    for (message, said) in [
        (r#"{"type":"connection_init"}"#, "None"),
        (r#"{"payload":null,"type":"connection_init"}"#, "None"),
        (
            r#"{"type":"connection_init","payload":{"token":"t"}}"#,
            r#"Some({"token": String("t")})"#,
        ),
    ] {
        let (tell, told) = oneshot::channel();
        let authenticate = move |payload| {
            tell.send(format!("{payload:?}")).expect("the test listens");
            ready(Ok(String::new()))
        };
        let mut client = Client::new(Limits::default(), authenticate, nothing);
        client.say(message);
        assert_eq!(client.hear().await, r#"{"type":"connection_ack"}"#);
        assert_eq!(told.await.expect("it was checked"), said);
        client.goes().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_says_nothing_is_not_waited_for() {
    let begun = Instant::now();
    let client = Client::unknown(nothing);
    assert_eq!(
        client.ended().await,
        (4408, "Connection initialisation timeout".to_owned())
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(10));
}

/// Only `connection_init` is.
#[tokio::test(start_paused = true)]
async fn other_messages_do_not_give_a_client_more_time() {
    let begun = Instant::now();
    let mut client = Client::unknown(nothing);
    for _ in 0..2 {
        client.say(r#"{"type":"ping"}"#);
        assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
        advance(Duration::from_secs(4)).await;
    }
    assert_eq!(client.ended().await.0, 4408);
    assert_eq!(begun.elapsed(), Duration::from_secs(10));
}

/// The time limit is the client's; whoever checks may take longer.
#[tokio::test(start_paused = true)]
async fn a_check_that_takes_long_is_waited_for() {
    let (decide, decided) = oneshot::channel();
    let mut client = Client::new(
        Limits::default(),
        async |_| decided.await.expect("it is decided"),
        nothing,
    );
    client.say(r#"{"type":"connection_init"}"#);
    advance(Duration::from_secs(15)).await;
    client.say(r#"{"type":"ping"}"#);
    assert_eq!(client.hear().await, r#"{"type":"pong"}"#);
    decide
        .send(Ok("somebody".to_owned()))
        .expect("the check still waits");
    assert_eq!(client.hear().await, r#"{"type":"connection_ack"}"#);
    client.goes().await;
}

#[tokio::test(start_paused = true)]
async fn whoever_is_refused_is_told_why() {
    for (reason, told) in [
        ("", "Forbidden".to_owned()),
        (
            "the token has expired",
            "Forbidden: the token has expired".to_owned(),
        ),
        (
            &"é".repeat(100),
            format!("Forbidden: {}…", "é".repeat((123 - 11 - 3) / 2)),
        ),
    ] {
        let refused = Err(Unwelcome::Refused(reason.to_owned()));
        let client = Client::new(Limits::default(), |_| ready(refused), nothing);
        client.say(r#"{"type":"connection_init"}"#);
        assert_eq!(client.ended().await, (4403, told));
    }
}

/// Its client is to come back, and not to give up.
#[tokio::test(start_paused = true)]
async fn whoever_cannot_be_known_just_now_is_told_to_come_back() {
    let away = Err(Unwelcome::Unavailable("the database is away".to_owned()));
    let client = Client::new(Limits::default(), |_| ready(away), nothing);
    client.say(r#"{"type":"connection_init"}"#);
    let told = (1013, "Try again later: the database is away".to_owned());
    assert_eq!(client.ended().await, told);
}

#[tokio::test(start_paused = true)]
async fn a_client_says_only_once_who_it_is() {
    let twice = (4429, "Too many initialisation requests".to_owned());
    let client = Client::known(nothing).await;
    client.say(r#"{"type":"connection_init"}"#);
    assert_eq!(client.ended().await, twice);

    let client = Client::new(Limits::default(), |_| std::future::pending(), nothing);
    client.say(r#"{"type":"connection_init"}"#);
    client.say(r#"{"type":"connection_init"}"#);
    assert_eq!(client.ended().await, twice);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_executed_before_a_client_is_let_in() {
    let unauthorized = (4401, "Unauthorized".to_owned());
    let client = Client::unknown(nothing);
    client.subscribe("1", "{ a }");
    assert_eq!(client.ended().await, unauthorized);

    let client = Client::new(Limits::default(), |_| std::future::pending(), nothing);
    client.say(r#"{"type":"connection_init"}"#);
    client.subscribe("1", "{ a }");
    assert_eq!(client.ended().await, unauthorized);
}
