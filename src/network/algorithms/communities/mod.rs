//! Communities: what belongs together because it is linked more among itself than chance would have it.
//!
//! The method is Leiden (Traag, Waltman and van Eck, 2019): vertices [`settle`] one by one where they belong most; each
//! community is [`refine`]d into parts that hang together well; each part becomes one vertex of a smaller [`Level`], and
//! so on until nothing moves. It begins again from what it found until that does not change.

mod level;
mod refining;
mod settling;

use level::Level;
use refining::refine;
use settling::settle;

use super::{Budget, Compact, LimitExceeded, components::number_by_size, number, sampling::Chance};

/// How often it begins again at most. What is found then is hardly better than after a few times.
const TIMES: u32 = 8;

/// The communities of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The number of the community of each vertex. The largest community is 0; of equally large ones the one with the
    /// smallest vertex comes first.
    pub of: Vec<u32>,
    /// How many vertices each community has, by its number.
    pub sizes: Vec<u32>,
    /// How much more of the links, by weight, is within communities than would be if each vertex had as many links, but
    /// by chance: from -0.5 to below 1; 0 where there are no links.
    pub modularity: f64,
}

/// Looks for the communities that make the modularity as large as can be. Unless it was given up after eight times
/// over, no vertex can move and no two communities can join to make it larger; whether something altogether different
/// is better still, nobody can tell in reasonable time. Every community hangs together by itself, and a vertex without
/// links is one by itself.
///
/// # Errors
///
/// Where the budget is used up.
pub fn communities(network: &Compact, budget: &Budget) -> Result<Communities, LimitExceeded> {
    let base = Level::new(network);
    let mut chance = Chance::new(0x1E1D_E200);
    let mut of: Vec<u32> = network.vertices().collect();
    for _ in 0..TIMES {
        let mut better = once_more(&base, &of, &mut chance, budget)?;
        budget.spend(network.whole())?;
        better = hanging_together(network, &better);
        if better == of {
            break;
        }
        of = better;
    }
    let sizes = number_by_size(&mut of);
    let modularity = base.modularity(&of);
    Ok(Communities {
        of,
        sizes,
        modularity,
    })
}

/// Goes through all levels, from what was found before.
fn once_more(
    base: &Level,
    before: &[u32],
    chance: &mut Chance,
    budget: &Budget,
) -> Result<Vec<u32>, LimitExceeded> {
    let mut of = before.to_vec();
    // Which vertex of the present level each vertex of the network is part of.
    let mut places: Vec<u32> = (0..number(before.len())).collect();
    let mut smaller: Option<Level> = None;
    loop {
        let level = smaller.as_ref().unwrap_or(base);
        settle(level, &mut of, chance, budget)?;
        let communities = number_by_size(&mut of).len();
        if communities == level.len() {
            return Ok(places.into_iter().map(|place| of[place as usize]).collect());
        }
        let (mut parts, mut count) = refine(level, &of, chance, budget)?;
        if count == level.len() {
            // No part hangs together well: then the communities themselves are the parts.
            parts.clone_from(&of);
            count = communities;
        }
        let mut of_parts = vec![0; count];
        for (&part, &of) in parts.iter().zip(&of) {
            of_parts[part as usize] = of;
        }
        for place in &mut places {
            *place = parts[*place as usize];
        }
        of = of_parts;
        budget.spend(level.whole())?;
        smaller = Some(level.joined(&parts, count));
    }
}

/// Divides what does not hang together, which is always for the better. The label of a community is now its smallest
/// vertex.
fn hanging_together(network: &Compact, of: &[u32]) -> Vec<u32> {
    let mut labels = vec![u32::MAX; of.len()];
    let mut reached = Vec::new();
    for start in network.vertices() {
        if labels[start as usize] != u32::MAX {
            continue;
        }
        labels[start as usize] = start;
        reached.push(start);
        while let Some(vertex) = reached.pop() {
            for &other in network.neighbours(vertex) {
                if labels[other as usize] == u32::MAX && of[other as usize] == of[vertex as usize] {
                    labels[other as usize] = start;
                    reached.push(other);
                }
            }
        }
    }
    labels
}
