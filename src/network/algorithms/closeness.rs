//! Closeness: how near a vertex is to all others.

use super::{
    Accuracy, Budget, Compact, LimitExceeded, Sampling, components,
    components::number_by_size,
    crew::Crew,
    float, number,
    sampling::{CONFIDENCE, Chance, deviation},
};

/// From how many vertices one sets out together: one for each bit.
const TOGETHER: usize = 64;

/// How near each vertex is to those it can reach, 1 over the mean distance, times the share of all others that these
/// are (Wasserman and Faust): 1 for one that is linked to everybody, 0 for one that is linked to nobody. Weights do not
/// count.
///
/// Where only some are drawn, components that are no larger than that are still worked out in full.
///
/// # Errors
///
/// Where the budget is used up.
pub fn closeness(
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
    let mut of = components(network, budget)?;
    let sizes = number_by_size(&mut of);
    let drawn = match sampling {
        Sampling::Exact => u32::MAX,
        Sampling::Some { vertices, .. } => vertices.max(1),
    };
    let sources = sources(&of, &sizes, drawn);
    let batches: Vec<&[u32]> = sources.chunks(TOGETHER).collect();
    let all = crew.work(
        batches.len(),
        || Walk::new(network),
        |walk, batch| walk.set_out(batches[batch], budget),
    )?;
    // Links go both ways, so that the distance from a source is also that to it.
    let mut sums = vec![Sum::default(); network.len()];
    for walk in all {
        for (sum, part) in sums.iter_mut().zip(walk.sums) {
            sum.distances += part.distances;
            sum.squares += part.squares;
        }
    }
    let others = float(network.len()) - 1.0;
    let farthest = farthest(network, &of, &sizes, drawn, budget)?;
    let mut error = 0.0_f64;
    let score = |((sum, of), &farthest): ((&Sum, &u32), &f64)| {
        let size = sizes[*of as usize];
        let from = f64::from(size.min(drawn));
        if sum.distances == 0 {
            error = if size > drawn { 1.0 } else { error };
            return 0.0;
        }
        let reached = f64::from(size) - 1.0;
        // Its distance to itself is among those to all.
        let to_others = f64::from(size) / reached;
        let mean = sum.mean(from) * to_others;
        // A mean distance is never below 1.
        let score = |mean: f64| reached / others / mean.max(1.0);
        if size > drawn {
            let off = deviation(sum.variance(from), farthest, from, others + 1.0) * to_others;
            let too_low = score(mean - off) - score(mean);
            let too_high = score(mean) - score(mean + off);
            error = error.max(too_low).max(too_high);
        }
        score(mean)
    };
    let scores = sums.iter().zip(&of).zip(&farthest).map(score).collect();
    let accuracy = if sizes.iter().all(|&size| size <= drawn) {
        Accuracy::Exact
    } else {
        Accuracy::Within {
            error,
            confidence: CONFIDENCE,
            samples: number(sources.len()),
        }
    };
    Ok((scores, accuracy))
}

/// The vertices to set out from, those of a component together: all of it, or as many as are drawn of a larger one,
/// each time from all of it again.
fn sources(of: &[u32], sizes: &[u32], drawn: u32) -> Vec<u32> {
    let mut members: Vec<u32> = (0..number(of.len())).collect();
    members.sort_by_key(|&vertex| of[vertex as usize]);
    let mut chance = Chance::new(0xC105_E2E5);
    let mut sources = Vec::new();
    let mut rest = &*members;
    for &size in sizes {
        let component;
        (component, rest) = rest.split_at(size as usize);
        if size <= drawn {
            sources.extend_from_slice(component);
        } else {
            sources.extend((0..drawn).map(|_| component[chance.below(size) as usize]));
        }
    }
    sources
}

/// How far away anything can be from each vertex of the components that are too large to look at in full: as far as from
/// it to the vertex of its component with the most links, and on from there. 0 for other components.
fn farthest(
    network: &Compact,
    of: &[u32],
    sizes: &[u32],
    drawn: u32,
    budget: &Budget,
) -> Result<Vec<f64>, LimitExceeded> {
    // The largest come first.
    let large = sizes.partition_point(|&size| size > drawn);
    let mut middles: Vec<Option<u32>> = vec![None; large];
    for (vertex, &of) in (0..).zip(of) {
        if let Some(middle) = middles.get_mut(of as usize)
            && middle.is_none_or(|middle| network.degree(vertex) > network.degree(middle))
        {
            *middle = Some(vertex);
        }
    }
    let middles: Vec<u32> = middles.into_iter().flatten().collect();
    let mut walk = Walk::new(network);
    for middles in middles.chunks(TOGETHER) {
        walk.set_out(middles, budget)?;
    }
    // Everything was reached from one of them only.
    let distances: Vec<f64> = walk.sums.iter().map(|sum| sum.mean(1.0)).collect();
    let mut onward = vec![0.0_f64; sizes.len()];
    for (distance, &of) in distances.iter().zip(of) {
        onward[of as usize] = distance.max(onward[of as usize]);
    }
    Ok(distances
        .iter()
        .zip(of)
        .map(|(distance, &of)| distance + onward[of as usize])
        .collect())
}

/// The distances of a vertex from all sources.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    distances: u64,
    /// Of the distances' squares.
    squares: u64,
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sum of distances in memory is below 2^53, or does not matter so much"
)]
impl Sum {
    fn mean(self, from: f64) -> f64 {
        self.distances as f64 / from
    }

    fn variance(self, from: f64) -> f64 {
        let mean = self.mean(from);
        let squares = self.squares as f64 - mean * mean * from;
        if from > 1.0 {
            (squares / (from - 1.0)).max(0.0)
        } else {
            0.0
        }
    }
}

/// A walk from up to 64 vertices at once, each of which is a bit (Then and others, The More the Merrier, 2014): what a
/// step finds out about one of them it finds out about all.
struct Walk<'a> {
    network: &'a Compact,
    /// Who has come here, and who just now, and who will with the next step.
    seen: Vec<u64>,
    here: Vec<u64>,
    coming: Vec<u64>,
    sums: Vec<Sum>,
}

impl<'a> Walk<'a> {
    fn new(network: &'a Compact) -> Self {
        let nobody = vec![0; network.len()];
        Self {
            network,
            seen: nobody.clone(),
            here: nobody.clone(),
            coming: nobody,
            sums: vec![Sum::default(); network.len()],
        }
    }

    fn set_out(&mut self, sources: &[u32], budget: &Budget) -> Result<(), LimitExceeded> {
        let mut touched: Vec<u32> = Vec::new();
        let mut front: Vec<u32> = Vec::new();
        for (bit, &source) in sources.iter().enumerate() {
            if self.seen[source as usize] == 0 {
                front.push(source);
            }
            self.seen[source as usize] |= 1 << bit;
            self.here[source as usize] |= 1 << bit;
        }
        let mut distance = 0_u32;
        while !front.is_empty() {
            distance += 1;
            let mut next = Vec::new();
            for &vertex in &front {
                let who = std::mem::take(&mut self.here[vertex as usize]);
                let neighbours = self.network.neighbours(vertex);
                budget.spend(neighbours.len() as u64 + 1)?;
                for &other in neighbours {
                    let new = who & !self.seen[other as usize];
                    if new != 0 {
                        if self.coming[other as usize] == 0 {
                            next.push(other);
                        }
                        self.coming[other as usize] |= new;
                    }
                }
            }
            for &vertex in &next {
                let new = std::mem::take(&mut self.coming[vertex as usize]);
                self.seen[vertex as usize] |= new;
                self.here[vertex as usize] = new;
                let sum = &mut self.sums[vertex as usize];
                sum.distances += u64::from(new.count_ones() * distance);
                sum.squares += u64::from(new.count_ones()) * u64::from(distance).pow(2);
            }
            touched.append(&mut front);
            front = next;
        }
        for vertex in touched {
            self.seen[vertex as usize] = 0;
        }
        Ok(())
    }
}
