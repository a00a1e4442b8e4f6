//! What is seen from the neighbours of a vertex alone: how many there are, and which ones two vertices share.

use super::{Compact, float};

/// How many neighbours each vertex has.
pub fn degrees(network: &Compact) -> Vec<f64> {
    let degree = |vertex| float(network.degree(vertex));
    network.vertices().map(degree).collect()
}

/// The neighbours that two vertices share, and what each of them says about the two: the more, the fewer neighbours it
/// has itself, 1/ln of their number (Adamic and Adar). The one that says most comes first, then by number. A vertex
/// shares with itself all neighbours that have others, too.
pub fn shared(network: &Compact, one: u32, other: u32) -> Vec<(u32, f64)> {
    let (fewer, more) = if network.degree(one) <= network.degree(other) {
        (one, other)
    } else {
        (other, one)
    };
    let mut rest = network.neighbours(more);
    let mut shared = Vec::new();
    for &vertex in network.neighbours(fewer) {
        // Looks ahead in growing strides, so that few neighbours of the one are found fast among many of the other.
        let mut stride = 1;
        while rest.get(stride).is_some_and(|&ahead| ahead < vertex) {
            stride *= 2;
        }
        let near = &rest[stride / 2..rest.len().min(stride + 1)];
        rest = &rest[stride / 2 + near.partition_point(|&ahead| ahead < vertex)..];
        if rest.is_empty() {
            break;
        }
        let degree = network.degree(vertex);
        if rest.first() == Some(&vertex) && degree >= 2 {
            shared.push((vertex, float(degree).ln().recip()));
        }
    }
    shared.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    shared
}
