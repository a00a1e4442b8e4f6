//! What is logged in one thread, at every level.

use std::cell::RefCell;
use std::io;
use std::sync::Once;

use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::prelude::*;

thread_local! {
    /// What is logged in this thread, if anybody listens. A listener of one thread alone would miss what another thread
    /// has logged first: whether anybody listens to a place in the code is kept for all threads.
    static LOG: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Writes to the log of its thread.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.get_or_insert_default().extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens in this thread to all that is logged.
pub fn listen() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(begin);
    LOG.set(Some(Vec::new()));
}

fn begin() {
    let listens = dynamic_filter_fn(|_, _| LOG.with_borrow(Option::is_some));
    let layer = tracing_subscriber::fmt::layer().with_writer(|| Log);
    tracing_subscriber::registry()
        .with(layer.with_filter(listens))
        .try_init()
        .expect("nobody else listens in this program");
}

/// What was logged in this thread.
pub fn logged() -> String {
    String::from_utf8(LOG.take().expect("somebody listens")).expect("a log is text")
}
