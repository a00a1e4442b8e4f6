//! How often something kept was there when it was asked for.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts how often something that is kept was there, and how often not.
#[derive(Debug, Default)]
pub struct Consulted {
    hits: AtomicU64,
    misses: AtomicU64,
}

impl Consulted {
    /// Counts once more: it was there, or not.
    pub fn count(&self, there: bool) {
        let counted = if there { &self.hits } else { &self.misses };
        counted.fetch_add(1, Ordering::Relaxed);
    }

    /// How often it was there.
    pub fn hits(&self) -> u64 {
        self.hits.load(Ordering::Relaxed)
    }

    /// How often it was not.
    pub fn misses(&self) -> u64 {
        self.misses.load(Ordering::Relaxed)
    }
}
