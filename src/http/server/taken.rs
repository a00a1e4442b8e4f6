//! Answers over HTTP/2 that nobody takes. A full connection is noticed by whoever writes to it, but a client of HTTP/2 may
//! leave room in the connection and none for an answer, by the window that it opens for each: what is written there waits in
//! memory, and the connection goes on.
//!
//! So large answers are given out in parts, the next when there is room for it. A stream that waits for room for too long is
//! dropped with what is left of its answer, and the client is told that it was reset. A watch costs a small answer nothing
//! but a glance: the timer is only made when there is no room.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Body, Bytes, HttpBody};
use hyper::{
    body::{Frame, SizeHint},
    rt::Executor,
};
use tokio::time::{Instant, Sleep, sleep_until};

/// The parts that large answers are given out in, in bytes: what one frame of HTTP/2 has room for where a client asks for
/// nothing else.
const PART: usize = 16 * 1024;
/// Up to how many bytes an answer is small, and given out at once.
const SMALL: usize = 4 * 1024;

tokio::task_local! {
    /// How far the answer is that the stream at hand gives out. Only streams of HTTP/2 have it.
    static PROGRESS: Cell<Progress>;
}

/// How far an answer is.
#[derive(Clone, Copy, Default)]
struct Progress {
    /// How many parts were given out.
    parts: u64,
    /// Whether the last has to find room before the next is asked for. Else the answer, or its next part, is still being made.
    given: bool,
}

/// Runs the streams of a connection of HTTP/2, each until it waits so long for its client to take a part.
#[derive(Clone, Debug)]
pub(super) struct Watching(pub(super) Duration);

impl<F: Future<Output = ()> + Send + 'static> Executor<F> for Watching {
    fn execute(&self, stream: F) {
        tokio::spawn(watched(stream, self.0));
    }
}

/// Runs a stream until it is through, or its client has taken nothing for so long.
async fn watched(stream: impl Future<Output = ()>, patience: Duration) {
    let mut stream = pin!(stream);
    let mut progress = Progress::default();
    let mut room: Option<Pin<Box<Sleep>>> = None;
    poll_fn(|context| {
        let before = progress.parts;
        let polled = PROGRESS.sync_scope(Cell::new(progress), || {
            let polled = stream.as_mut().poll(context);
            progress = PROGRESS.with(Cell::get);
            polled
        });
        if polled.is_ready() || !progress.given {
            return polled;
        }
        let until = Instant::now() + patience;
        let timer = room.get_or_insert_with(|| Box::pin(sleep_until(until)));
        if progress.parts != before {
            timer.as_mut().reset(until);
        }
        ready!(timer.as_mut().poll(context));
        tracing::debug!("an answer is not taken, and is let go");
        Poll::Ready(())
    })
    .await;
}

/// An answer, given out in parts where it is large and goes over HTTP/2.
#[derive(Debug)]
pub(super) struct InParts {
    answer: Body,
    /// What was taken from the answer and not yet given out.
    left: Bytes,
}

impl InParts {
    /// Gives out an answer.
    pub(super) fn new(answer: Body) -> Self {
        Self {
            answer,
            left: Bytes::new(),
        }
    }

    /// The next part of what is left. The last byte is one by itself: it is asked for when there was room for all before it,
    /// so that no more than it can be left with whoever writes when the stream is through and no longer watched.
    fn part(&mut self) -> Bytes {
        let length = (self.left.len() - 1).clamp(1, PART);
        self.left.split_to(length)
    }
}

impl HttpBody for InParts {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Ok(progress) = PROGRESS.try_with(Cell::get) else {
            return Pin::new(&mut self.answer).poll_frame(context);
        };
        let frame = if self.left.is_empty() {
            let frame = Pin::new(&mut self.answer).poll_frame(context);
            frame.map_ok(|frame| match frame.into_data() {
                Ok(data) if data.len() > SMALL => {
                    self.left = data;
                    Frame::data(self.part())
                }
                Ok(data) => Frame::data(data),
                Err(other) => other,
            })
        } else {
            Poll::Ready(Some(Ok(Frame::data(self.part()))))
        };
        let given = matches!(frame, Poll::Ready(Some(Ok(_))));
        let parts = progress.parts + u64::from(given);
        PROGRESS.with(|progress| progress.set(Progress { parts, given }));
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && self.answer.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.left.len() as u64;
        let rest = self.answer.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower() + left);
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper + left);
        }
        hint
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use axum::{Router, extract::Path, http::Request, routing::get};
    use h2::{Reason, RecvStream, client::SendRequest};
    use tokio::{io::duplex, sync::watch, time::advance};

    use super::{
        super::{Connections, connection, places::Places},
        *,
    };

    const PATIENCE: Duration = Duration::from_secs(30);

    /// An answer that is counted as long as it is in memory.
    struct Held(Vec<u8>, Arc<AtomicUsize>);

    impl AsRef<[u8]> for Held {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }

    impl Drop for Held {
        fn drop(&mut self) {
            self.1.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// A client that opens a window of so many bytes for each answer.
    struct Client {
        asks: SendRequest<Bytes>,
        /// How many answers are in the server's memory.
        held: Arc<AtomicUsize>,
        _server: watch::Sender<bool>,
    }

    impl Client {
        async fn new(window: u32) -> Self {
            let held = Arc::<AtomicUsize>::default();
            let holds = Arc::clone(&held);
            let answer = async move |Path(length): Path<usize>| {
                holds.fetch_add(1, Ordering::Relaxed);
                Bytes::from_owner(Held(vec![7; length], Arc::clone(&holds)))
            };
            let router = Router::new().route("/{length}", get(answer));
            let (ours, theirs) = duplex(1 << 20);
            let address = "127.0.0.1:50000".parse().expect("an address");
            let place = Places::new(1, 1).take("127.0.0.1".parse().expect("an address"));
            let (server, heard) = watch::channel(false);
            let place = place.expect("there is room");
            tokio::spawn(connection(
                ours,
                address,
                router,
                Connections::default(),
                heard,
                place,
            ));
            let mut client = h2::client::Builder::new();
            let (asks, speaking) = client
                .initial_window_size(window)
                .handshake(theirs)
                .await
                .unwrap();
            tokio::spawn(speaking);
            Self {
                asks,
                held,
                _server: server,
            }
        }

        /// The body of an answer of so many bytes.
        async fn ask(&mut self, length: usize) -> RecvStream {
            let request = Request::get(format!("http://localhost/{length}"))
                .body(())
                .unwrap();
            let (response, _) = self.asks.send_request(request, true).unwrap();
            let response = response.await.unwrap();
            assert_eq!(response.headers()["content-length"], length.to_string());
            response.into_body()
        }

        fn held(&self) -> usize {
            self.held.load(Ordering::Relaxed)
        }
    }

    /// How much comes of an answer before it is reset.
    async fn until_reset(mut body: RecvStream) -> usize {
        let mut length = 0;
        loop {
            match body.data().await.expect("it is reset and does not end") {
                Ok(part) => length += part.len(),
                Err(error) => {
                    assert_eq!(error.reason(), Some(Reason::CANCEL));
                    return length;
                }
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_nobody_takes_is_let_go() {
        let mut client = Client::new(0).await;
        let large = client.ask(8_000_000).await;
        let small = client.ask(10).await;
        assert_eq!(client.held(), 2);
        let began = Instant::now();
        assert_eq!((until_reset(large).await, until_reset(small).await), (0, 0));
        assert_eq!((client.held(), began.elapsed()), (0, PATIENCE));
        // The connection goes on.
        assert!(client.ask(0).await.is_end_stream());
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_of_which_only_the_first_byte_is_taken_is_let_go() {
        let mut client = Client::new(1).await;
        for length in [SMALL + 1, PART + 1, 10 * PART] {
            let body = client.ask(length).await;
            assert_eq!(client.held(), 1);
            let began = Instant::now();
            assert_eq!(until_reset(body).await, 1);
            assert_eq!((client.held(), began.elapsed()), (0, PATIENCE), "{length}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_takes_an_answer_slowly_has_all_of_it() {
        let mut client = Client::new(20_000).await;
        for length in [0, 1, SMALL, SMALL + 1, PART, PART + 1, PART + 2, 200_000] {
            let mut body = client.ask(length).await;
            let mut came = 0;
            while let Some(part) = body.data().await {
                let part = part.unwrap();
                assert!(part.iter().all(|byte| *byte == 7));
                came += part.len();
                if came.is_multiple_of(20_000) {
                    advance(PATIENCE.saturating_sub(Duration::from_secs(1))).await;
                }
                body.flow_control().release_capacity(part.len()).unwrap();
            }
            assert_eq!((came, client.held()), (length, 0));
        }
    }
}
