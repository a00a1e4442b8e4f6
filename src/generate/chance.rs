//! Chance that is the same everywhere: `ChaCha`, whose output is fixed by its definition, and arithmetic on whole
//! numbers only.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// A source of numbers.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from 0 on, below `end`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.0.next_u64() % end }
    }

    /// A number from 0 on, below `end`, small ones far more often: half of all draws fall into the first eighth, and
    /// half of those into the first eighth of that.
    pub(super) fn small(&mut self, end: u64) -> u64 {
        let mut range = end;
        while range > 8 && self.below(2) == 0 {
            range /= 8;
        }
        self.below(range)
    }

    /// So many times in a hundred.
    pub(super) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of some.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.below(of.len() as u64);
        &of[usize::try_from(place).unwrap_or_default()]
    }
}
