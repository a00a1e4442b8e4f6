//! How often somebody may ask: so many times a second on average, and ten seconds' worth at once.
//!
//! What is kept of each is one moment: when all that was asked so far would have been asked at the average rate (the
//! "generic cell rate algorithm"). The moments of those who asked longest ago make room, so that memory is bounded however
//! many addresses there are; whoever made room begins anew.

use std::{
    hash::BuildHasher,
    sync::Arc,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use quick_cache::sync::Cache;
use std::collections::hash_map::RandomState;
use tokio::time::Instant;

/// Of how many the moments are kept.
const KEPT: usize = 65_536;
/// How many seconds' worth may be asked at once.
const AT_ONCE: u64 = 10;

/// How often everybody has asked lately.
#[derive(Debug)]
pub(super) struct Rates {
    began: Instant,
    /// Nanoseconds between two at the average rate; 0 where any number may be asked.
    between: u64,
    hasher: RandomState,
    moments: Cache<u64, Arc<AtomicU64>>,
}

impl Rates {
    /// So many a second; any number where it is 0.
    pub(super) fn new(per_second: u32) -> Self {
        Self {
            began: Instant::now(),
            between: 1_000_000_000_u64.checked_div(u64::from(per_second)).unwrap_or(0),
            hasher: RandomState::new(),
            moments: Cache::new(KEPT),
        }
    }

    /// Somebody asks once.
    ///
    /// # Errors
    ///
    /// How long to wait, where they have asked too often. That they asked is not held against them then.
    pub(super) fn ask(&self, whose: impl std::hash::Hash) -> Result<(), Duration> {
        if self.between == 0 {
            return Ok(());
        }
        // Not the token itself, which is a secret, and no longer than a number.
        let key = self.hasher.hash_one(whose);
        let moment = self
            .moments
            .get_or_insert_with(&key, || Ok::<_, std::convert::Infallible>(Arc::default()));
        let Ok(moment) = moment;
        let now = u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let most = AT_ONCE * 1_000_000_000;
        let asked = moment.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |moment| {
            let next = moment.max(now).saturating_add(self.between);
            (next - now <= most.max(self.between)).then_some(next)
        });
        asked.map(drop).map_err(|moment| {
            Duration::from_nanos(
                (moment.saturating_add(self.between)).saturating_sub(now.saturating_add(most)),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn ten_seconds_worth_may_be_asked_at_once_and_then_the_average() {
        let rates = Rates::new(2);
        for number in 0..20 {
            assert_eq!(rates.ask("a"), Ok(()), "{number}");
        }
        assert_eq!(rates.ask("a"), Err(Duration::from_millis(500)));
        assert_eq!(rates.ask("b"), Ok(()), "another is another");
        advance(Duration::from_millis(499)).await;
        assert_eq!(rates.ask("a"), Err(Duration::from_millis(1)));
        advance(Duration::from_millis(1)).await;
        assert_eq!(rates.ask("a"), Ok(()));
        assert!(rates.ask("a").is_err());
        advance(Duration::from_mins(1)).await;
        for number in 0..20 {
            assert_eq!(
                rates.ask("a"),
                Ok(()),
                "{number}, and no more than ten seconds' worth"
            );
        }
        assert!(rates.ask("a").is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_counted_where_any_number_may_be_asked() {
        let rates = Rates::new(0);
        assert!((0..100_000).all(|_| rates.ask("a").is_ok()));
        assert_eq!(rates.moments.len(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn however_many_ask_no_more_than_so_many_are_kept() {
        let rates = Rates::new(1);
        for address in 0..3 * KEPT {
            assert_eq!(rates.ask(address), Ok(()));
        }
        assert!(rates.moments.len() <= KEPT);
    }
}
