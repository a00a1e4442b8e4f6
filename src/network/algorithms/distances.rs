//! Measures of distance: how near a vertex is to all others, and how often it lies between two of them. Worked out from
//! every vertex where that is little work, and else from some of them, with the error that this may have.

use super::{Budget, Compact, LimitExceeded};
use crate::network::parts::in_parts;

/// From how many vertices a measure starts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sampling {
    /// From all.
    Exact,
    /// From so many, spread evenly by their numbers.
    Some(u32),
}

/// How sure a measure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Accuracy {
    /// It is worked out from all vertices.
    Exact,
    /// It is worked out from some, and for each vertex off by no more than `error` with this confidence (Hoeffding's
    /// bound, as if they were drawn at random).
    Within {
        /// The error.
        error: f64,
        /// The confidence.
        confidence: f64,
        /// From how many vertices.
        samples: u32,
    },
}

/// How much work is little: vertices times links.
const LITTLE: u64 = 200_000_000;
/// From how many vertices a measure starts where that is too much: enough for an error under 0.04 with a confidence of 0.95.
const SAMPLES: u32 = 1_200;
const CONFIDENCE: f64 = 0.95;
/// Into how many parts the starts are divided, whatever the number of threads, so that sums come out the same.
const PARTS: usize = 16;

impl Sampling {
    /// From all where that is little work.
    pub fn automatic(network: &Compact) -> Self {
        let work = network.len() as u64 * (network.links() as u64 * 2 + network.len() as u64);
        if work <= LITTLE || network.len() <= SAMPLES as usize {
            Self::Exact
        } else {
            Self::Some(SAMPLES)
        }
    }

    fn starts(self, network: &Compact) -> Vec<u32> {
        match self {
            Self::Exact => network.vertices().collect(),
            Self::Some(samples) => {
                let count = network.len() as u64;
                let spread = (0..u64::from(samples)).map(|sample| sample * count / u64::from(samples.max(1)));
                let mut starts: Vec<u32> = spread.filter_map(|start| u32::try_from(start).ok()).collect();
                starts.dedup();
                starts
            }
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "there are few samples"
    )]
    fn accuracy(network: &Compact, starts: usize) -> Accuracy {
        if starts >= network.len() {
            return Accuracy::Exact;
        }
        // For all vertices at once, by the union bound.
        let error = ((2.0 * network.len() as f64 / (1.0 - CONFIDENCE)).ln() / (2.0 * starts as f64)).sqrt();
        Accuracy::Within {
            error,
            confidence: CONFIDENCE,
            samples: starts as u32,
        }
    }
}

/// One walk over everything that can be reached from a vertex.
struct Walk {
    distance: Vec<u32>,
    order: Vec<u32>,
}

const FAR: u32 = u32::MAX;

impl Walk {
    fn new(network: &Compact) -> Self {
        Self {
            distance: vec![FAR; network.len()],
            order: Vec::with_capacity(network.len()),
        }
    }

    fn from(&mut self, start: u32, network: &Compact) {
        for vertex in self.order.drain(..) {
            self.distance[vertex as usize] = FAR;
        }
        self.distance[start as usize] = 0;
        self.order.push(start);
        let mut next = 0;
        while let Some(&vertex) = self.order.get(next) {
            next += 1;
            let far = self.distance[vertex as usize] + 1;
            for &other in network.neighbours(vertex) {
                let distance = &mut self.distance[other as usize];
                if *distance == FAR {
                    *distance = far;
                    self.order.push(other);
                }
            }
        }
    }
}

/// Works on the starts in parts, and adds up what each part gives, in order.
fn sums_of(
    starts: &[u32],
    count: usize,
    work: impl Fn(&[u32]) -> Result<Vec<f64>, LimitExceeded> + Sync,
) -> Result<Vec<f64>, LimitExceeded> {
    let parts: Vec<&[u32]> = starts.chunks(starts.len().div_ceil(PARTS).max(1)).collect();
    let mut sums = vec![0.0; count];
    for part in in_parts(&parts, |part| work(part)) {
        for (sum, part) in sums.iter_mut().zip(part?) {
            *sum += part;
        }
    }
    Ok(sums)
}

/// How near each vertex is to those it can reach, times the share of all that it can reach (Wasserman and Faust): 1 for
/// one that is linked to everybody, 0 for one that is linked to nobody. From some starts it is worked out from the
/// distances to these.
///
/// # Errors
///
/// Where the budget is used up.
#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer vertices than a float can count"
)]
pub fn closeness(
    network: &Compact,
    sampling: Sampling,
    budget: &Budget,
) -> Result<(Vec<f64>, Accuracy), LimitExceeded> {
    let starts = sampling.starts(network);
    let count = network.len();
    let cost = (network.links() * 2 + count) as u64;
    // Links go both ways, so the distance from a start is that to it: first the sums of them, then how many there are.
    let sums = sums_of(&starts, count * 2, |part| {
        let mut walk = Walk::new(network);
        let mut sums = vec![0.0; count * 2];
        for &start in part {
            budget.spend(cost)?;
            walk.from(start, network);
            for &vertex in &walk.order {
                sums[vertex as usize] += f64::from(walk.distance[vertex as usize]);
                if vertex != start {
                    sums[count + vertex as usize] += 1.0;
                }
            }
        }
        Ok(sums)
    })?;
    let share = |vertex: usize| {
        let (far, reached) = (sums[vertex], sums[count + vertex]);
        let own = starts
            .binary_search(&u32::try_from(vertex).unwrap_or(u32::MAX))
            .is_ok();
        let others = starts.len() as f64 - f64::from(u8::from(own));
        if far > 0.0 && others > 0.0 {
            reached / far * (reached / others)
        } else {
            0.0
        }
    };
    Ok((
        (0..count).map(share).collect(),
        Sampling::accuracy(network, starts.len()),
    ))
}

/// How often each vertex lies on a shortest way between two others, as a share of all pairs of others (Brandes). From some
/// starts it is worked out from the ways that begin at these.
///
/// # Errors
///
/// Where the budget is used up.
#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer vertices than a float can count"
)]
pub fn betweenness(
    network: &Compact,
    sampling: Sampling,
    budget: &Budget,
) -> Result<(Vec<f64>, Accuracy), LimitExceeded> {
    let starts = sampling.starts(network);
    let count = network.len();
    let accuracy = Sampling::accuracy(network, starts.len());
    if count < 3 {
        return Ok((vec![0.0; count], accuracy));
    }
    let cost = (network.links() * 4 + count) as u64;
    let mut sums = sums_of(&starts, count, |part| {
        let mut walk = Walk::new(network);
        let (mut ways, mut share) = (vec![0.0_f64; count], vec![0.0_f64; count]);
        let mut sums = vec![0.0; count];
        for &start in part {
            budget.spend(cost)?;
            walk.from(start, network);
            ways[start as usize] = 1.0;
            for &vertex in walk.order.iter().skip(1) {
                let nearer = walk.distance[vertex as usize] - 1;
                let before = network.neighbours(vertex).iter();
                let before = before.filter(|&&other| walk.distance[other as usize] == nearer);
                ways[vertex as usize] = before.map(|&other| ways[other as usize]).sum();
            }
            for &vertex in walk.order.iter().rev() {
                let farther = walk.distance[vertex as usize] + 1;
                let after = network.neighbours(vertex).iter();
                let after = after.filter(|&&other| walk.distance[other as usize] == farther);
                let own: f64 = after
                    .map(|&other| (1.0 + share[other as usize]) / ways[other as usize])
                    .sum();
                share[vertex as usize] = own * ways[vertex as usize];
                if vertex != start {
                    sums[vertex as usize] += share[vertex as usize];
                }
            }
        }
        Ok(sums)
    })?;
    let pairs = (count - 1) as f64 * (count - 2) as f64;
    let scale = count as f64 / starts.len() as f64 / pairs;
    for sum in &mut sums {
        *sum *= scale;
    }
    Ok((sums, accuracy))
}
