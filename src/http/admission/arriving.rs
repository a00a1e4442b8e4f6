//! How much of requests may be on its way at a time, whoever sends it. A request that arrives is not in flight yet, so that
//! their number alone would not bound what is kept of them.

use tokio::sync::{Semaphore, SemaphorePermit};

/// What is counted as one, in bytes; what is begun of it counts as a whole one.
const UNIT: usize = 1024;

/// What may arrive at a time.
#[derive(Debug)]
pub(super) struct Arriving {
    megabytes: u32,
    free: Semaphore,
}

/// As much is arriving as may.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "requests of {megabytes} megabytes are arriving already, which is all the server takes on; try again"
)]
pub(super) struct Full {
    megabytes: u32,
}

/// What has come of one request, counted until this is dropped.
#[derive(Debug)]
pub(super) struct Part<'a> {
    arriving: &'a Arriving,
    counted: Option<SemaphorePermit<'a>>,
}

impl Arriving {
    /// So many megabytes at a time, and never less than one.
    pub(super) fn new(megabytes: u32) -> Self {
        let megabytes = megabytes.max(1);
        let units = usize::try_from(u64::from(megabytes) * 1024).unwrap_or(usize::MAX);
        Self {
            megabytes,
            free: Semaphore::new(units.min(Semaphore::MAX_PERMITS)),
        }
    }

    /// A request of which nothing has come yet.
    pub(super) const fn begin(&self) -> Part<'_> {
        Part {
            arriving: self,
            counted: None,
        }
    }
}

impl Part<'_> {
    /// Counts that so many bytes of the request have come in all.
    ///
    /// # Errors
    ///
    /// Where as much is arriving as may: nobody waits.
    pub(super) fn has(&mut self, bytes: usize) -> Result<(), Full> {
        let counted = self.counted.as_ref().map_or(0, SemaphorePermit::num_permits);
        let more = bytes.div_ceil(UNIT).saturating_sub(counted);
        if more == 0 {
            return Ok(());
        }
        let full = Full {
            megabytes: self.arriving.megabytes,
        };
        let more = u32::try_from(more).map_err(|_| full)?;
        let more = self.arriving.free.try_acquire_many(more).map_err(|_| full)?;
        match &mut self.counted {
            Some(counted) => counted.merge(more),
            None => self.counted = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrives_is_counted_until_it_is_let_go() {
        let arriving = Arriving::new(1);
        let full = Full { megabytes: 1 };
        let (mut first, mut second) = (arriving.begin(), arriving.begin());
        assert_eq!(first.has(1), Ok(()));
        assert_eq!(first.has(1024), Ok(()), "what is begun counts as whole");
        assert_eq!(arriving.free.available_permits(), 1023);
        assert_eq!(first.has(1025), Ok(()));
        assert_eq!(second.has(1022 * 1024), Ok(()));
        assert_eq!((first.has(2048), first.has(2049)), (Ok(()), Err(full)));
        drop(second);
        assert_eq!(first.has(1024 * 1024), Ok(()));
        assert_eq!(arriving.begin().has(1), Err(full));
        drop(first);
        assert_eq!(arriving.free.available_permits(), 1024);
    }
}
