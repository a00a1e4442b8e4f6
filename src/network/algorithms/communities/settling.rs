//! Vertices move, one by one, to the community where they belong most, until none has a reason to.

use std::collections::VecDeque;

use super::super::{Budget, LimitExceeded, number, sampling::Chance};
use super::level::{Level, Tally};

/// Moves vertices until none would gain by it. All have a look once; after that, those have another whose neighbour has
/// moved away.
pub(super) fn settle(
    level: &Level,
    of: &mut [u32],
    chance: &mut Chance,
    budget: &Budget,
) -> Result<(), LimitExceeded> {
    let count = level.len();
    let mut strengths = vec![0.0; count];
    let mut sizes = vec![0_u32; count];
    for (&own, strength) in of.iter().zip(&level.strengths) {
        strengths[own as usize] += strength;
        sizes[own as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..number(count))
        .filter(|&label| sizes[label as usize] == 0)
        .collect();
    let mut order: Vec<u32> = (0..number(count)).collect();
    chance.shuffle(&mut order);
    let mut queue = VecDeque::from(order);
    let mut queued = vec![true; count];
    let mut tally = Tally::new(count);
    while let Some(vertex) = queue.pop_front() {
        queued[vertex as usize] = false;
        budget.spend(level.degree(vertex) + 1)?;
        let own = of[vertex as usize];
        let strength = level.strengths[vertex as usize];
        strengths[own as usize] -= strength;
        for (other, weight) in level.links(vertex) {
            tally.add(of[other as usize], weight);
        }
        // Gains are whole numbers. A move has to be worth more than what rounding may do to large ones, else two moves
        // might undo each other for ever.
        let margin = (1e-14 * strength * level.total).max(0.5);
        let (mut best, mut most) = (own, level.gain(tally.get(own), strength, strengths[own as usize]));
        tally.drain(|to, links| {
            let gain = level.gain(links, strength, strengths[to as usize]);
            if gain > most + margin {
                (best, most) = (to, gain);
            }
        });
        if most < -margin
            && let Some(&alone) = empty.last()
        {
            best = alone;
        }
        strengths[best as usize] += strength;
        if best == own {
            continue;
        }
        of[vertex as usize] = best;
        if sizes[best as usize] == 0 {
            empty.pop();
        }
        sizes[best as usize] += 1;
        sizes[own as usize] -= 1;
        if sizes[own as usize] == 0 {
            empty.push(own);
        }
        for (other, _) in level.links(vertex) {
            if of[other as usize] != best && !queued[other as usize] {
                queued[other as usize] = true;
                queue.push_back(other);
            }
        }
    }
    Ok(())
}
