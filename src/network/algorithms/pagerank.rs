//! `PageRank`: where somebody is likely to be who goes from neighbour to neighbour, and now and then begins anew
//! anywhere.

use std::sync::{Mutex, PoisonError};

use super::{Budget, Compact, LimitExceeded, crew::Crew, float, number};

/// How likely it is that one goes on to a neighbour.
const DAMPING: f64 = 0.85;
/// How much of all scores together may still be in the wrong place before the next step. The true ones are within seven
/// times that.
const CLOSE_ENOUGH: f64 = 1e-10;
/// How many rounds there are at most. Fifty are enough for any network.
const ROUNDS: usize = 200;
/// How many vertices make one part of a round.
const PART: usize = 4096;

/// The score of each vertex; all of them together are 1. One goes to a neighbour in proportion to the weight of the
/// link, and from a vertex without links anywhere.
///
/// # Errors
///
/// Where the budget is used up.
pub fn pagerank(network: &Compact, budget: &Budget) -> Result<Vec<f64>, LimitExceeded> {
    on(Crew::all(), network, budget)
}

/// Scores are what solves a system of linear equations: each is what comes from its neighbours and from new beginnings.
/// Since links go both ways, the system is symmetric, seen in proportion to strengths, and positive definite; conjugate
/// gradients (Hestenes and Stiefel, 1952) then need a third of the rounds of walking on and on, or fewer.
pub(super) fn on(crew: Crew, network: &Compact, budget: &Budget) -> Result<Vec<f64>, LimitExceeded> {
    let strengths: Vec<f64> = network
        .vertices()
        .map(|vertex| network.strength(vertex))
        .collect();
    let isolated = float(strengths.iter().filter(|&&strength| strength == 0.0).count());
    // What comes to each vertex without a link: a new beginning, or from isolated ones. As these have nothing else, it is
    // also their score, which settles it.
    let base = (1.0 - DAMPING) / (float(network.len()) - DAMPING * isolated);
    let all: f64 = strengths.iter().sum();
    let linked = (1.0 - base * isolated) / all;
    let first = |&strength: &f64| if strength > 0.0 { linked * strength } else { base };
    let share = |&strength: &f64| if strength > 0.0 { strength.recip() } else { 0.0 };
    let shares: Vec<f64> = strengths.iter().map(share).collect();
    let product = |one: &[f64], other: &[f64]| -> f64 {
        let both = one.iter().zip(other).zip(&shares);
        both.map(|((one, other), share)| one * other * share).sum()
    };

    let mut scores: Vec<f64> = strengths.iter().map(first).collect();
    let mut wrong = kept_back(crew, network, &scores, &shares, budget)?;
    for (wrong, share) in wrong.iter_mut().zip(&shares) {
        *wrong = if *share > 0.0 { base - *wrong } else { 0.0 };
    }
    let mut direction = wrong.clone();
    let mut size = product(&wrong, &wrong);
    for _ in 0..ROUNDS {
        if wrong.iter().map(|wrong| wrong.abs()).sum::<f64>() < CLOSE_ENOUGH {
            break;
        }
        let kept = kept_back(crew, network, &direction, &shares, budget)?;
        let step = size / product(&direction, &kept);
        for ((score, wrong), (direction, kept)) in
            scores.iter_mut().zip(&mut wrong).zip(direction.iter().zip(&kept))
        {
            *score += step * direction;
            *wrong -= step * kept;
        }
        let smaller = product(&wrong, &wrong);
        for (direction, wrong) in direction.iter_mut().zip(&wrong) {
            *direction = wrong + smaller / size * *direction;
        }
        size = smaller;
    }
    Ok(scores)
}

/// Of what there is at each vertex, what is left when the neighbours have passed theirs on and this is taken off.
fn kept_back(
    crew: Crew,
    network: &Compact,
    there: &[f64],
    shares: &[f64],
    budget: &Budget,
) -> Result<Vec<f64>, LimitExceeded> {
    budget.spend(network.whole())?;
    let for_each: Vec<f64> = there
        .iter()
        .zip(shares)
        .map(|(there, share)| DAMPING * there * share)
        .collect();
    let mut kept = there.to_vec();
    // Each part is taken once, so that nobody waits.
    let parts: Vec<_> = kept.chunks_mut(PART).map(Mutex::new).collect();
    let begin = || ();
    crew.work(parts.len(), begin, |(), part| {
        let first = number(part * PART);
        let mut kept = parts[part].lock().unwrap_or_else(PoisonError::into_inner);
        for (vertex, kept) in (first..).zip(kept.iter_mut()) {
            let links = network.neighbours(vertex).iter().zip(network.weights(vertex));
            *kept -= links
                .map(|(&other, &weight)| for_each[other as usize] * f64::from(weight))
                .sum::<f64>();
        }
        Ok(())
    })?;
    drop(parts);
    Ok(kept)
}
