//! A connection that waits only so long: for the first bytes, and for room to write. What is between is for whoever reads:
//! a connection may be silent for long, as one with a subscription is.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep},
};

use super::places::Place;

/// What HTTP/2 begins with. Until all of it came, or something else, nobody knows which protocol is spoken.
const GREETING: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A connection, and how long it waits.
#[derive(Debug)]
pub(super) struct Patient<C> {
    connection: C,
    /// Given back with the connection, which a socket has taken over from the loop.
    _place: Option<Place>,
    /// Until when it has to be known which protocol is spoken; none once it is.
    first: Option<Pin<Box<Sleep>>>,
    /// How much came of what HTTP/2 begins with.
    greeted: usize,
    /// How long the other side may leave no room to write.
    patience: Duration,
    /// Until when there has to be room; kept for the next time.
    room: Option<Pin<Box<Sleep>>>,
    waits_for_room: bool,
}

impl<C> Patient<C> {
    /// Waits so long for the first bytes, and so long for room to write, in a place of its own.
    pub(super) fn new(connection: C, place: Option<Place>, first: Duration, patience: Duration) -> Self {
        Self {
            connection,
            _place: place,
            first: Some(until(Instant::now() + first)),
            greeted: 0,
            patience,
            room: None,
            waits_for_room: false,
        }
    }

    /// What came of writing, unless there was no room for too long.
    fn written<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waits_for_room = false;
            return written;
        }
        let room = self
            .room
            .get_or_insert_with(|| until(Instant::now() + self.patience));
        if !std::mem::replace(&mut self.waits_for_room, true) {
            room.as_mut().reset(Instant::now() + self.patience);
        }
        match room.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// A moment to come.
fn until(moment: Instant) -> Pin<Box<Sleep>> {
    Box::pin(tokio::time::sleep_until(moment))
}

impl<C: AsyncRead + Unpin> AsyncRead for Patient<C> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.connection).poll_read(context, buffer);
        if read.is_ready() {
            let came = &buffer.filled()[before..];
            let left = &GREETING[self.greeted..];
            if came.len() < left.len() && left.starts_with(came) {
                // Whoever reads still waits for the rest, without a limit of its own.
                self.greeted += came.len();
            } else {
                self.first = None;
            }
        } else if let Some(first) = &mut self.first
            && first.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read
    }
}

impl<C: AsyncWrite + Unpin> AsyncWrite for Patient<C> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write(context, bytes);
        self.written(context, written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.connection).poll_flush(context);
        self.written(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write_vectored(context, parts);
        self.written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.connection.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const FIRST: Duration = Duration::from_secs(5);
    const ROOM: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn who_sends_nothing_is_left() {
        let (ours, _theirs) = duplex(16);
        let began = Instant::now();
        let error = Patient::new(ours, None, FIRST, ROOM).read_u8().await.unwrap_err();
        assert_eq!((error.kind(), began.elapsed()), (io::ErrorKind::TimedOut, FIRST));
    }

    #[tokio::test(start_paused = true)]
    async fn who_begins_to_speak_http2_and_stops_is_left() {
        let (ours, mut theirs) = duplex(64);
        let began = Instant::now();
        theirs.write_all(&GREETING[..10]).await.unwrap();
        let error = Patient::new(ours, None, FIRST, ROOM)
            .read_exact(&mut [0; 24])
            .await
            .unwrap_err();
        assert_eq!((error.kind(), began.elapsed()), (io::ErrorKind::TimedOut, FIRST));
    }

    #[tokio::test(start_paused = true)]
    async fn who_has_sent_something_may_be_silent() {
        let (ours, mut theirs) = duplex(16);
        let mut ours = Patient::new(ours, None, FIRST, ROOM);
        theirs.write_u8(1).await.unwrap();
        assert_eq!(ours.read_u8().await.unwrap(), 1);
        tokio::time::advance(Duration::from_hours(1)).await;
        theirs.write_u8(2).await.unwrap();
        assert_eq!(ours.read_u8().await.unwrap(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_is_left_and_who_reads_slowly_is_not() {
        let (ours, mut theirs) = duplex(1);
        let mut ours = Patient::new(ours, None, FIRST, ROOM);
        let slow = async {
            for _ in 0..10 {
                tokio::time::advance(ROOM.saturating_sub(Duration::from_secs(1))).await;
                theirs.read_u8().await.unwrap();
            }
        };
        let (written, ()) = tokio::join!(ours.write_all(&[0; 10]), slow);
        written.unwrap();
        let began = Instant::now();
        let error = ours.write_all(&[0; 10]).await.unwrap_err();
        assert_eq!((error.kind(), began.elapsed()), (io::ErrorKind::TimedOut, ROOM));
    }
}
