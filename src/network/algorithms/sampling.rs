//! Some instead of all: how many are drawn, how, and how far off that may be.

/// Whether a measure is worked out in full or from some that are drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sampling {
    /// In full.
    Exact,
    /// From some. They are drawn by the numbers of the vertices, and the same ones every time.
    Some {
        /// To how many vertices distances are measured, in each part that hangs together.
        vertices: u32,
        /// Between how many pairs of vertices a shortest way is looked for, at most.
        pairs: u32,
    },
}

/// How sure a measure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Accuracy {
    /// It is worked out in full.
    Exact,
    /// It is worked out from some.
    Within {
        /// How far any score is off at most, with that confidence.
        error: f64,
        /// How likely it is that this holds for all vertices at once.
        confidence: f64,
        /// How many were drawn.
        samples: u32,
    },
}

/// How many steps are few: about a second for betweenness.
const FEW: u64 = 500_000_000;
/// How many steps measuring distances may take, of which 64 are as quick as few others.
const DISTANCES: u64 = 4_000_000_000;
/// To how many vertices distances are measured at least.
const VERTICES: u64 = 1024;
/// Between how many pairs ways are looked for.
const PAIRS: u32 = 1 << 17;
/// How likely a stated error is to hold.
pub(super) const CONFIDENCE: f64 = 0.95;

impl Sampling {
    /// In full where that takes about a second, and else from as many as take a few.
    pub fn automatic(vertices: usize, links: usize) -> Self {
        let (vertices, links) = (vertices as u64, links as u64);
        let whole = links.saturating_mul(2).saturating_add(vertices);
        if vertices.saturating_mul(whole) <= FEW {
            return Self::Exact;
        }
        let sources = (DISTANCES / whole).max(VERTICES);
        Self::Some {
            vertices: u32::try_from(sources).unwrap_or(u32::MAX),
            pairs: PAIRS,
        }
    }
}

/// How far a mean of samples may be from the true one, where no sample is above `range` and the samples differ by
/// `variance`: empirical Bernstein (Maurer and Pontil, 2009), in both directions, and so that with [`CONFIDENCE`] none
/// of `count` such means is farther off.
pub(super) fn deviation(variance: f64, range: f64, samples: f64, count: f64) -> f64 {
    let unlikely = (4.0 * count / (1.0 - CONFIDENCE)).ln();
    let spread = (2.0 * variance * unlikely / samples).sqrt();
    if samples > 1.0 {
        spread + 7.0 * range * unlikely / (3.0 * (samples - 1.0))
    } else {
        range
    }
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// Another series for every number.
    pub(super) const fn new(series: u64) -> Self {
        let mut mixed = Self(series);
        Self(mixed.next())
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `end`; 0 where that is 0.
    pub(super) const fn below(&mut self, end: u32) -> u32 {
        (((self.next() >> 32) * end as u64) >> 32) as u32
    }

    /// A number from 0 up to but not including 1.
    #[expect(clippy::cast_precision_loss, reason = "it has 53 bits")]
    pub(super) const fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts things in any order (Fisher and Yates).
    pub(super) fn shuffle(&mut self, things: &mut [u32]) {
        for end in (1..things.len()).rev() {
            things.swap(end, self.below(super::number(end + 1)) as usize);
        }
    }
}
