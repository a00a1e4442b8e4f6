//! Components: who can be reached from whom at all.

use super::{Budget, Compact, LimitExceeded};

/// The vertices of each component, in order: the largest component first, of equally large ones the one with the first
/// vertex. A vertex without a link is one by itself.
///
/// # Errors
///
/// Where the budget is used up.
pub fn components(network: &Compact, budget: &Budget) -> Result<Vec<Vec<u32>>, LimitExceeded> {
    let mut seen = vec![false; network.len()];
    let mut components = Vec::new();
    for start in network.vertices() {
        if std::mem::replace(&mut seen[start as usize], true) {
            continue;
        }
        let mut component = vec![start];
        let mut next = 0;
        while let Some(&vertex) = component.get(next) {
            next += 1;
            let neighbours = network.neighbours(vertex);
            budget.spend(neighbours.len() as u64 + 1)?;
            for &other in neighbours {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    component.push(other);
                }
            }
        }
        component.sort_unstable();
        components.push(component);
    }
    // They come by their first vertex, which a stable sort keeps among equals.
    components.sort_by_key(|component| std::cmp::Reverse(component.len()));
    Ok(components)
}
