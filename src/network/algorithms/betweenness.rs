//! Betweenness: how often a vertex lies on the shortest way between two others.

use super::{Accuracy, Budget, Compact, LimitExceeded, Sampling, crew::Crew, float, pairs};

/// Into how many parts the starts are divided, however many threads there are, so that sums come out the same.
const PARTS: usize = 32;
const FAR: u32 = u32::MAX;

/// How often each vertex lies on a shortest way between two others, as a share of all pairs of others; where there are
/// several shortest ways, each counts for its share. Weights do not count.
///
/// # Errors
///
/// Where the budget is used up.
pub fn betweenness(
    network: &Compact,
    sampling: Sampling,
    budget: &Budget,
) -> Result<(Vec<f64>, Accuracy), LimitExceeded> {
    on(Crew::all(), network, sampling, budget)
}

pub(super) fn on(
    crew: Crew,
    network: &Compact,
    sampling: Sampling,
    budget: &Budget,
) -> Result<(Vec<f64>, Accuracy), LimitExceeded> {
    if network.len() < 3 {
        return Ok((vec![0.0; network.len()], Accuracy::Exact));
    }
    match sampling {
        Sampling::Exact => Ok((from_all(crew, network, budget)?, Accuracy::Exact)),
        Sampling::Some { pairs, .. } => pairs::between(crew, network, pairs, pairs::STEPS, budget),
    }
}

/// Brandes' algorithm (2001), on several threads.
fn from_all(crew: Crew, network: &Compact, budget: &Budget) -> Result<Vec<f64>, LimitExceeded> {
    let count = network.len();
    let starts: Vec<u32> = network.vertices().collect();
    let parts: Vec<&[u32]> = starts.chunks(count.div_ceil(PARTS)).collect();
    let begin = || (Walk::new(count), Vec::new());
    let all = crew.work(parts.len(), begin, |(walk, done), part| {
        let mut sums = vec![0.0; count];
        for &start in parts[part] {
            budget.spend(network.whole() * 2)?;
            walk.add(start, network, &mut sums);
        }
        done.push((part, sums));
        Ok(())
    })?;
    let mut done: Vec<(usize, Vec<f64>)> = all.into_iter().flat_map(|(_, done)| done).collect();
    done.sort_unstable_by_key(|&(part, _)| part);
    let mut scores = vec![0.0; count];
    for (_, sums) in done {
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += sum;
        }
    }
    let pairs = (float(count) - 1.0) * (float(count) - 2.0);
    for score in &mut scores {
        *score /= pairs;
    }
    Ok(scores)
}

/// What is known of each vertex as it is seen from a start.
#[derive(Clone, Copy, Debug)]
struct Seen {
    distance: u32,
    /// How many shortest ways lead here.
    ways: f64,
    /// How many shortest ways lead on from here, each for its share of those to where it leads.
    onward: f64,
}

const UNSEEN: Seen = Seen {
    distance: FAR,
    ways: 0.0,
    onward: 0.0,
};

struct Walk {
    seen: Vec<Seen>,
    /// Those that were reached, the nearest first.
    order: Vec<u32>,
    /// The links that lead farther away, from the nearest on.
    farther: Vec<(u32, u32)>,
}

impl Walk {
    fn new(count: usize) -> Self {
        Self {
            seen: vec![UNSEEN; count],
            order: Vec::with_capacity(count),
            farther: Vec::new(),
        }
    }

    /// Adds how often each vertex lies on the ways from a start.
    fn add(&mut self, start: u32, network: &Compact, sums: &mut [f64]) {
        let Self { seen, order, farther } = self;
        seen[start as usize].distance = 0;
        seen[start as usize].ways = 1.0;
        order.push(start);
        let mut next = 0;
        while let Some(&vertex) = order.get(next) {
            next += 1;
            let Seen { distance, ways, .. } = seen[vertex as usize];
            for &other in network.neighbours(vertex) {
                let there = &mut seen[other as usize];
                if there.distance == FAR {
                    there.distance = distance + 1;
                    order.push(other);
                }
                if there.distance == distance + 1 {
                    there.ways += ways;
                    farther.push((vertex, other));
                }
            }
        }
        for (vertex, other) in farther.drain(..).rev() {
            let Seen { ways, onward, .. } = seen[other as usize];
            let here = &mut seen[vertex as usize];
            here.onward += here.ways * (1.0 + onward) / ways;
        }
        for (place, vertex) in order.drain(..).enumerate() {
            if place > 0 {
                sums[vertex as usize] += seen[vertex as usize].onward;
            }
            seen[vertex as usize] = UNSEEN;
        }
    }
}
