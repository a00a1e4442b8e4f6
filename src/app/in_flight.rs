//! How many requests are answered at a time, whatever carries them.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The requests that are answered right now, of which there are only so many.
#[derive(Clone, Debug)]
pub struct InFlight {
    most: usize,
    free: Arc<Semaphore>,
}

/// One of them, for as long as this is there.
#[derive(Debug)]
pub struct Entered {
    _permit: OwnedSemaphorePermit,
}

/// There are as many as there may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the server answers {most} requests already, which is all it takes on; try again")]
pub struct Overloaded {
    /// How many there may be.
    pub most: usize,
}

impl InFlight {
    /// So many at a time, and never fewer than one.
    pub fn new(most: usize) -> Self {
        let most = most.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            most,
            free: Arc::new(Semaphore::new(most)),
        }
    }

    /// One more, at once.
    ///
    /// # Errors
    ///
    /// Where there are as many as there may be: nobody waits, so that no queue grows.
    pub fn enter(&self) -> Result<Entered, Overloaded> {
        let permit = Arc::clone(&self.free).try_acquire_owned();
        let permit = permit.map_err(|_| Overloaded { most: self.most })?;
        Ok(Entered { _permit: permit })
    }
}

impl Default for InFlight {
    fn default() -> Self {
        Self::new(256)
    }
}
