//! Which vertices hang together.

use super::{Budget, Compact, LimitExceeded, number};

/// The number of the component of each vertex: what can be reached from each other has the same. The largest component
/// is 0; of equally large ones the one with the smallest vertex comes first.
///
/// # Errors
///
/// Where the budget is used up.
pub fn components(network: &Compact, budget: &Budget) -> Result<Vec<u32>, LimitExceeded> {
    // Its own label shows that a vertex was reached.
    let mut labels = vec![u32::MAX; network.len()];
    let mut reached = Vec::new();
    for start in network.vertices() {
        if labels[start as usize] != u32::MAX {
            continue;
        }
        labels[start as usize] = start;
        reached.push(start);
        while let Some(vertex) = reached.pop() {
            let neighbours = network.neighbours(vertex);
            budget.spend(neighbours.len() as u64 + 1)?;
            for &other in neighbours {
                if labels[other as usize] == u32::MAX {
                    labels[other as usize] = start;
                    reached.push(other);
                }
            }
        }
    }
    number_by_size(&mut labels);
    Ok(labels)
}

/// Numbers groups anew, given a label below the number of vertices for each: the largest is 0, and of equally large
/// ones the one with the smallest vertex comes first. Returns their sizes.
pub(super) fn number_by_size(labels: &mut [u32]) -> Vec<u32> {
    let mut sizes = vec![0_u32; labels.len()];
    let mut groups = Vec::new();
    for &label in &*labels {
        if sizes[label as usize] == 0 {
            groups.push(label);
        }
        sizes[label as usize] += 1;
    }
    // They come in the order of their smallest vertices, which a stable sort keeps.
    groups.sort_by_key(|&label| std::cmp::Reverse(sizes[label as usize]));
    let in_order = groups.iter().map(|&label| sizes[label as usize]).collect();
    let mut numbers = sizes;
    for (place, &label) in groups.iter().enumerate() {
        numbers[label as usize] = number(place);
    }
    for label in labels {
        *label = numbers[*label as usize];
    }
    in_order
}
