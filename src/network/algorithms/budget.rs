//! How much work a question may be: steps and a deadline, polled by whatever may take long.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Instant,
};

/// After how many steps the clock is looked at again.
const BETWEEN_LOOKS: u64 = 1 << 16;

/// What one question may cost. Threads that answer it together share it.
#[derive(Debug)]
pub struct Budget {
    spent: AtomicU64,
    most: u64,
    deadline: Option<Instant>,
    stop: Option<Stop>,
}

/// Tells work to stop. Clones tell the same work.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// Tells work to stop when it is dropped.
#[derive(Debug)]
pub struct StopWhenDropped(Stop);

impl Stop {
    /// Whether it was told.
    pub fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Something that tells it by being dropped.
    #[must_use]
    pub fn when_dropped(&self) -> StopWhenDropped {
        StopWhenDropped(self.clone())
    }
}

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// A question was given up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LimitExceeded {
    /// What it ran into.
    pub limit: Limit,
}

/// What a question may run into.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Limit {
    /// So many steps were taken.
    Steps(u64),
    /// The time was up, or nobody waited any more.
    Deadline,
}

impl fmt::Display for LimitExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.limit {
            Limit::Steps(most) => write!(
                f,
                "the question takes more than {most} steps; expected a smaller one: a shorter period, fewer kinds of \
                 link, less depth"
            ),
            Limit::Deadline => f.write_str(
                "the question takes too long; expected a smaller one: a shorter period, fewer kinds of link, less depth",
            ),
        }
    }
}

impl std::error::Error for LimitExceeded {}

impl Budget {
    /// So many steps, and until some moment where one is given.
    pub const fn new(steps: u64, deadline: Option<Instant>) -> Self {
        Self {
            spent: AtomicU64::new(0),
            most: steps,
            deadline,
            stop: None,
        }
    }

    /// The same, and only until it is told to stop.
    #[must_use]
    pub fn until_told(mut self, stop: &Stop) -> Self {
        self.stop = Some(stop.clone());
        self
    }

    /// As much as it takes.
    pub const fn unlimited() -> Self {
        Self::new(u64::MAX, None)
    }

    /// Takes some steps, best many at once. A look at the clock is taken every 65,536 steps.
    ///
    /// # Errors
    ///
    /// Once more steps were taken than there are, the deadline has passed, or it was told to stop.
    pub fn spend(&self, steps: u64) -> Result<(), LimitExceeded> {
        let before = self.spent.fetch_add(steps, Ordering::Relaxed);
        let after = before.saturating_add(steps);
        if after > self.most {
            return Err(LimitExceeded {
                limit: Limit::Steps(self.most),
            });
        }
        if before / BETWEEN_LOOKS == after / BETWEEN_LOOKS {
            return Ok(());
        }
        let is_late = self.deadline.is_some_and(|deadline| Instant::now() > deadline);
        if is_late || self.stop.as_ref().is_some_and(Stop::is_told) {
            return Err(LimitExceeded {
                limit: Limit::Deadline,
            });
        }
        Ok(())
    }
}
