//! Chance, the same on every machine: whole numbers only, from a stream that a standard fixes.

use chacha20::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// So many chances make a certainty.
pub(super) const CERTAIN: u64 = 10_000;

/// A stream of chance.
///
/// It is the key stream of `ChaCha` with 8 rounds, which no version of any crate can change. What is made of it is
/// made here: the ways in which libraries draw from a range change from one version to the next, and powers and
/// logarithms differ in their last bit from one platform to another.
pub(super) struct Random(ChaCha8Rng);

impl Random {
    /// The stream that a seed gives.
    pub(super) fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number below `end`, each as likely as the others; 0 where `end` is.
    pub(super) fn below(&mut self, end: usize) -> usize {
        part(self.0.next_u64(), end)
    }

    /// A number below `end`, small ones far more likely: the chance of a rank falls with about its square root or
    /// its two-thirds power, so that of a thousand the first ten are drawn as often as the last three hundred.
    /// Networks of people look like this. 0 where `end` is 0.
    pub(super) fn ranked(&mut self, end: usize) -> usize {
        let number = self.0.next_u64();
        // The square, or as often the cube, of a number between 0 and 1 with 64 binary places.
        let square = scaled(number, number);
        let cubed = self.0.next_u64() & 1 == 0;
        part(if cubed { scaled(square, number) } else { square }, end)
    }

    /// A number below `end`, small ones likelier still: of a thousand, the first ten are drawn in every fourth try.
    /// 0 where `end` is 0.
    pub(super) fn steeply_ranked(&mut self, end: usize) -> usize {
        let number = self.0.next_u64();
        let cube = scaled(scaled(number, number), number);
        // The third power, or as often the fourth.
        let fourth = self.0.next_u64() & 1 == 0;
        part(if fourth { scaled(cube, number) } else { cube }, end)
    }

    /// A number from `first` to `last`, both included, each as likely as the others; `first` where `last` is
    /// before it.
    pub(super) fn between(&mut self, first: i32, last: i32) -> i32 {
        let count = i64::from(last) - i64::from(first) + 1;
        let drawn = self.below(usize::try_from(count).unwrap_or(0));
        first.saturating_add(i32::try_from(drawn).unwrap_or(0))
    }

    /// Whether something happens that happens so many times in 10,000.
    pub(super) fn chance(&mut self, chances: u64) -> bool {
        scaled(self.0.next_u64(), CERTAIN) < chances
    }

    /// One of some, each as likely as the others.
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        const { assert!(N > 0, "there is something to pick from") };
        from[self.below(N)]
    }

    /// Two of some that are not the same one, unless there is but one.
    pub(super) fn pick_two<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> (T, T) {
        const { assert!(N > 0, "there is something to pick from") };
        let first = self.below(N);
        let second = (first + 1 + self.below(N - 1)) % N;
        (from[first], from[second])
    }

    /// One of some, each as likely as its weight is great.
    pub(super) fn weighted<T: Copy, const N: usize>(&mut self, from: &[(usize, T); N]) -> T {
        const { assert!(N > 0, "there is something to pick from") };
        let mut left = self.below(from.iter().map(|(weight, _)| weight).sum());
        for (weight, one) in from {
            if left < *weight {
                return *one;
            }
            left -= weight;
        }
        from[0].1
    }

    /// Puts a list into any order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.below(place + 1));
        }
    }
}

/// `number`, of 2^64, as a part of `whole`.
fn scaled(number: u64, whole: u64) -> u64 {
    u64::try_from((u128::from(number) * u128::from(whole)) >> 64).expect("a part is less than the whole")
}

fn part(number: u64, end: usize) -> usize {
    let end = u64::try_from(end).expect("no list has more places than 64 bits count");
    usize::try_from(scaled(number, end)).expect("a part is less than the whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first bytes that `ChaCha8` gives for a key of zeros, as its test vectors have them.
    #[test]
    fn the_stream_is_that_of_the_standard() {
        let mut random = Random::new(0);
        assert_eq!(
            random.0.next_u64().to_le_bytes(),
            [0x3e, 0x00, 0xef, 0x2f, 0x89, 0x5f, 0x40, 0xd6]
        );
    }

    #[test]
    fn nothing_is_drawn_beyond_an_end() {
        let mut random = Random::new(1);
        assert_eq!(
            (random.below(0), random.ranked(0), random.between(3, 2)),
            (0, 0, 3)
        );
        for _ in 0..1_000 {
            assert!(random.below(3) < 3 && random.ranked(3) < 3);
            assert!((-2..=2).contains(&random.between(-2, 2)));
        }
        assert!(random.chance(CERTAIN) && !random.chance(0));
    }

    #[test]
    fn the_first_of_a_ranking_are_drawn_most() {
        let mut random = Random::new(1);
        let mut first = |rank: fn(&mut Random, usize) -> usize| {
            (0..10_000).filter(|_| rank(&mut random, 1_000) < 10).count()
        };
        let (ranked, steeply) = (first(Random::ranked), first(Random::steeply_ranked));
        assert!((1_400..1_700).contains(&ranked), "{ranked}");
        assert!((2_500..2_800).contains(&steeply), "{steeply}");
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let mut random = Random::new(1);
        assert!((0..1_000).all(|_| random.weighted(&[(3, true), (0, false)])));
    }
}
