//! The threads that share a piece of work.

use std::{
    num::NonZeroUsize,
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::LimitExceeded;

/// How many threads there are.
#[derive(Clone, Copy, Debug)]
pub(in crate::network) struct Crew(usize);

impl Crew {
    /// As many as there are processors.
    pub(in crate::network) fn all() -> Self {
        Self(thread::available_parallelism().map_or(1, NonZeroUsize::get))
    }

    /// So many.
    #[cfg(test)]
    pub(super) const fn of(threads: usize) -> Self {
        Self(threads)
    }

    /// Does the parts of some work, numbered from 0 on. Each thread begins with something of its own and gathers in it
    /// what comes of the parts that fall to it, which is for chance to say: whoever puts these together has to see to
    /// it that this does not show, by adding up whole numbers or by keeping the number of the part with what came of
    /// it.
    pub(in crate::network) fn work<G: Send>(
        self,
        parts: usize,
        begin: impl Fn() -> G + Sync,
        work: impl Fn(&mut G, usize) -> Result<(), LimitExceeded> + Sync,
    ) -> Result<Vec<G>, LimitExceeded> {
        let next = AtomicUsize::new(0);
        let run = || {
            let mut gathered = begin();
            loop {
                let part = next.fetch_add(1, Ordering::Relaxed);
                if part >= parts {
                    return Ok(gathered);
                }
                work(&mut gathered, part)?;
            }
        };
        thread::scope(|scope| {
            let others: Vec<_> = (1..self.0.min(parts)).map(|_| scope.spawn(run)).collect();
            let mut all = vec![run()?];
            for other in others {
                all.push(other.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok(all)
        })
    }
}
