//! Each community falls into parts again, which then may move as one.

use super::super::{Budget, LimitExceeded, number, sampling::Chance};
use super::level::{Level, Tally};

/// Begins with every vertex by itself, and lets each that still is so join the part of its community where it belongs
/// most, if both are well linked to the rest of the community. As nothing joins what it has no link to, every part hangs
/// together. Returns the part of each vertex, and how many there are.
pub(super) fn refine(
    level: &Level,
    of: &[u32],
    chance: &mut Chance,
    budget: &Budget,
) -> Result<(Vec<u32>, usize), LimitExceeded> {
    let count = level.len();
    budget.spend(level.whole())?;
    let mut parts: Vec<u32> = (0..number(count)).collect();
    let mut sizes = vec![1_u32; count];
    let mut strengths = level.strengths.clone();
    let mut of_all = vec![0.0; count];
    for (&own, strength) in of.iter().zip(&level.strengths) {
        of_all[own as usize] += strength;
    }
    // How much each part is linked to the rest of its community.
    let within = |(vertex, &own): (u32, &u32)| {
        let links = level
            .links(vertex)
            .filter(|&(other, _)| of[other as usize] == own);
        links.map(|(_, weight)| weight).sum::<f64>()
    };
    let mut outward: Vec<f64> = (0..).zip(of).map(within).collect();
    let mut order = parts.clone();
    chance.shuffle(&mut order);
    let mut tally = Tally::new(count);
    for vertex in order {
        budget.spend(level.degree(vertex) + 1)?;
        let own = of[vertex as usize];
        let all = of_all[own as usize];
        let well_linked = |outward: f64, strength: f64| level.gain(outward, strength, all - strength) >= 0.0;
        let strength = level.strengths[vertex as usize];
        if sizes[vertex as usize] != 1
            || parts[vertex as usize] != vertex
            || !well_linked(outward[vertex as usize], strength)
        {
            continue;
        }
        for (other, weight) in level.links(vertex) {
            if of[other as usize] == own {
                tally.add(parts[other as usize], weight);
            }
        }
        let mut best: Option<(u32, f64, f64)> = None;
        tally.drain(|to, links| {
            let gain = level.gain(links, strength, strengths[to as usize]);
            if gain >= best.map_or(0.0, |(_, most, _)| most)
                && best.is_none_or(|(_, most, _)| gain > most)
                && well_linked(outward[to as usize], strengths[to as usize])
            {
                best = Some((to, gain, links));
            }
        });
        if let Some((to, _, links)) = best {
            parts[vertex as usize] = to;
            sizes[vertex as usize] = 0;
            sizes[to as usize] += 1;
            strengths[to as usize] += strength;
            outward[to as usize] += outward[vertex as usize] - 2.0 * links;
        }
    }
    // Numbers them in the order of their first vertices.
    let mut numbers = vec![u32::MAX; count];
    let mut parted = 0;
    for part in &mut parts {
        let new = &mut numbers[*part as usize];
        if *new == u32::MAX {
            *new = parted;
            parted += 1;
        }
        *part = *new;
    }
    Ok((parts, parted as usize))
}
