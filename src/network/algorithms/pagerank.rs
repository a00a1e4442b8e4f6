//! `PageRank`: how likely one comes upon a vertex who goes from neighbour to neighbour, and now and then begins anew.

use super::{Budget, Compact, LimitExceeded};

/// With what probability one goes on to a neighbour.
const DAMPING: f64 = 0.85;
/// When the scores of all vertices together change by less, they are taken as found.
const CLOSE_ENOUGH: f64 = 1e-10;
/// How many rounds at most: far more than it takes to come as close as that.
const ROUNDS: usize = 300;

/// The score of each vertex; all together they are 1. One goes to a neighbour in proportion to the weight of the link, and
/// from a vertex without any anywhere.
///
/// # Errors
///
/// Where the budget is used up.
pub fn pagerank(network: &Compact, budget: &Budget) -> Result<Vec<f64>, LimitExceeded> {
    let count = network.len();
    if count == 0 {
        return Ok(Vec::new());
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are fewer vertices than a float can count"
    )]
    let share = 1.0 / count as f64;
    let heaviness: Vec<f64> = network
        .vertices()
        .map(|vertex| {
            network
                .weights(vertex)
                .iter()
                .map(|&weight| f64::from(weight))
                .sum()
        })
        .collect();
    let mut scores = vec![share; count];
    let mut passed_on = vec![0.0; count];
    for _ in 0..ROUNDS {
        budget.spend((count + network.links() * 2) as u64)?;
        let mut stranded = 0.0;
        for ((passed, &score), &heavy) in passed_on.iter_mut().zip(&scores).zip(&heaviness) {
            if heavy > 0.0 {
                *passed = score / heavy;
            } else {
                *passed = 0.0;
                stranded += score;
            }
        }
        let base = (1.0 - DAMPING) * share + DAMPING * stranded * share;
        let mut change = 0.0;
        for (vertex, score) in network.vertices().zip(&mut scores) {
            let links = network.neighbours(vertex).iter().zip(network.weights(vertex));
            let come: f64 = links
                .map(|(&other, &weight)| passed_on[other as usize] * f64::from(weight))
                .sum();
            let next = base + DAMPING * come;
            change += (next - *score).abs();
            *score = next;
        }
        if change < CLOSE_ENOUGH {
            break;
        }
    }
    Ok(scores)
}
