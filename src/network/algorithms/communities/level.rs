//! A network on its way to become smaller: each vertex may stand for many.

use std::ops::Range;

use super::super::{Compact, number};

/// A network with weights. What is within a vertex that stands for many counts for its strength only.
pub(super) struct Level {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    /// The weights of all ends of links at each vertex.
    pub(super) strengths: Vec<f64>,
    /// The strengths of all vertices together.
    pub(super) total: f64,
}

impl Level {
    /// The first level: the network itself.
    pub(super) fn new(network: &Compact) -> Self {
        let mut level = Self::empty(network.len());
        for vertex in network.vertices() {
            level.targets.extend_from_slice(network.neighbours(vertex));
            level
                .weights
                .extend(network.weights(vertex).iter().map(|&weight| f64::from(weight)));
            level.offsets.push(number(level.targets.len()));
            level.strengths.push(network.strength(vertex));
        }
        level.total = level.strengths.iter().sum();
        level
    }

    fn empty(vertices: usize) -> Self {
        let mut offsets = Vec::with_capacity(vertices + 1);
        offsets.push(0);
        Self {
            offsets,
            targets: Vec::new(),
            weights: Vec::new(),
            strengths: Vec::with_capacity(vertices),
            total: 0.0,
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.strengths.len()
    }

    /// What one walk over everything costs, in steps.
    pub(super) const fn whole(&self) -> u64 {
        (self.len() + self.targets.len()) as u64
    }

    fn places(&self, vertex: u32) -> Range<usize> {
        self.offsets[vertex as usize] as usize..self.offsets[vertex as usize + 1] as usize
    }

    pub(super) fn degree(&self, vertex: u32) -> u64 {
        self.places(vertex).len() as u64
    }

    pub(super) fn links(&self, vertex: u32) -> impl Iterator<Item = (u32, f64)> {
        let places = self.places(vertex);
        let weights = self.weights[places.clone()].iter().copied();
        self.targets[places].iter().copied().zip(weights)
    }

    /// By how much the modularity grows when something joins something else that it is linked to by so much, times the
    /// square of the total. Where that is below 2^53, it is exact.
    pub(super) fn gain(&self, links: f64, one: f64, other: f64) -> f64 {
        self.total * links - one * other
    }

    /// Makes one vertex of each part, given the number of its part for every vertex.
    pub(super) fn joined(&self, parts: &[u32], count: usize) -> Self {
        let mut members: Vec<u32> = (0..number(self.len())).collect();
        members.sort_by_key(|&vertex| parts[vertex as usize]);
        let mut level = Self::empty(count);
        level.total = self.total;
        let mut tally = Tally::new(count);
        for part in members.chunk_by(|&one, &other| parts[one as usize] == parts[other as usize]) {
            let own = part.first().map(|&vertex| parts[vertex as usize]);
            let mut strength = 0.0;
            for &vertex in part {
                strength += self.strengths[vertex as usize];
                for (other, weight) in self.links(vertex) {
                    if Some(parts[other as usize]) != own {
                        tally.add(parts[other as usize], weight);
                    }
                }
            }
            tally.drain(|other, weight| {
                level.targets.push(other);
                level.weights.push(weight);
            });
            level.offsets.push(number(level.targets.len()));
            level.strengths.push(strength);
        }
        level
    }

    /// The modularity of communities with numbers below that of vertices.
    pub(super) fn modularity(&self, of: &[u32]) -> f64 {
        if self.total == 0.0 {
            return 0.0;
        }
        let mut strengths = vec![0.0; self.len()];
        let mut within = 0.0;
        for (vertex, &own) in (0..).zip(of) {
            strengths[own as usize] += self.strengths[vertex as usize];
            let links = self.links(vertex).filter(|&(other, _)| of[other as usize] == own);
            within += links.map(|(_, weight)| weight).sum::<f64>();
        }
        let by_chance: f64 = strengths
            .iter()
            .map(|strength| (strength / self.total).powi(2))
            .sum();
        within / self.total - by_chance
    }
}

/// Weights by the number of what they lead to.
pub(super) struct Tally {
    weights: Vec<f64>,
    some: Vec<u32>,
}

impl Tally {
    pub(super) fn new(count: usize) -> Self {
        Self {
            weights: vec![0.0; count],
            some: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, to: u32, weight: f64) {
        let sum = &mut self.weights[to as usize];
        if *sum == 0.0 {
            self.some.push(to);
        }
        *sum += weight;
    }

    pub(super) fn get(&self, to: u32) -> f64 {
        self.weights[to as usize]
    }

    /// Tells what there is, in the order in which it came, and forgets it.
    pub(super) fn drain(&mut self, mut tell: impl FnMut(u32, f64)) {
        for to in self.some.drain(..) {
            tell(to, std::mem::take(&mut self.weights[to as usize]));
        }
    }
}
