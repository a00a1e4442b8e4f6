//! The networks that measures are tested on.

use proptest::prelude::*;

use super::super::{Compact, sampling::Chance};

/// Some vertices, and links between them as they may come: twice, from both ends, of no weight, to itself.
#[derive(Clone, Debug)]
pub struct Links {
    pub vertices: u32,
    pub links: Vec<(u32, u32, u32)>,
}

impl Links {
    pub fn compact(&self) -> Compact {
        Compact::new(self.vertices, || self.links.iter().copied())
    }

    /// The weight between every two; 0 for none.
    pub fn matrix(&self) -> Vec<Vec<f64>> {
        let mut matrix = vec![vec![0.0; self.vertices as usize]; self.vertices as usize];
        for &(one, other, weight) in self.links.iter().filter(|link| link.0 != link.1) {
            matrix[one as usize][other as usize] += f64::from(weight);
            matrix[other as usize][one as usize] += f64::from(weight);
        }
        matrix
    }

    /// The same with other numbers, and the links in another order.
    pub fn renumbered(&self, numbers: &[u32]) -> Self {
        let link = |&(one, other, weight): &(u32, u32, u32)| {
            (numbers[other as usize], numbers[one as usize], weight)
        };
        Self {
            vertices: self.vertices,
            links: self.links.iter().rev().map(link).collect(),
        }
    }
}

/// Up to a dozen vertices, from none to many links.
pub fn any() -> impl Strategy<Value = Links> {
    (0..13_u32).prop_flat_map(|vertices| {
        let ends = 0..vertices.max(1);
        let links = proptest::collection::vec((ends.clone(), ends, 0..4_u32), 0..32);
        links.prop_map(move |mut links| {
            if vertices == 0 {
                links.clear();
            }
            Links { vertices, links }
        })
    })
}

/// The same, and new numbers for its vertices.
pub fn any_renumbered() -> impl Strategy<Value = (Links, Vec<u32>)> {
    any().prop_flat_map(|links| {
        let numbers: Vec<u32> = (0..links.vertices).collect();
        (Just(links), Just(numbers).prop_shuffle())
    })
}

pub fn of(vertices: u32, links: &[(u32, u32)]) -> Compact {
    Compact::new(vertices, || links.iter().map(|&(one, other)| (one, other, 1)))
}

pub fn star(points: u32) -> Compact {
    let links: Vec<(u32, u32)> = (1..=points).map(|point| (0, point)).collect();
    of(points + 1, &links)
}

pub fn ring(vertices: u32) -> Compact {
    let links: Vec<(u32, u32)> = (0..vertices)
        .map(|vertex| (vertex, (vertex + 1) % vertices))
        .collect();
    of(vertices, &links)
}

/// Circles of friends, some of whom know somebody elsewhere. A vertex in 50 is by itself.
pub fn circles(vertices: u32, size: u32) -> Compact {
    let mut chance = Chance::new(7);
    let mut links = Vec::new();
    for vertex in (0..vertices).filter(|vertex| vertex % 50 != 0) {
        for _ in 0..3 {
            let near = (vertex / size * size + chance.below(size)).min(vertices - 1);
            if !near.is_multiple_of(50) {
                links.push((vertex, near));
            }
        }
        let far = chance.below(vertices);
        if chance.below(3) == 0 && !far.is_multiple_of(50) {
            links.push((vertex, far));
        }
    }
    of(vertices, &links)
}

pub fn close(one: &[f64], other: &[f64], by: f64) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| (one - other).abs() <= by)
}
