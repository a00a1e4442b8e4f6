//! Ways that are not complete yet, the cheapest first.

use std::{cmp::Ordering, rc::Rc};

use super::{Introduction, Step, Way};
use crate::{network::vertices::Vertex, vocabulary::LinkKind};

/// A link on the way to somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Acquaintance {
    pub(super) other: Vertex,
    pub(super) kind: LinkKind,
    pub(super) strength: Option<f64>,
}

impl Acquaintance {
    pub(super) fn cost(self) -> f64 {
        self.strength.map_or(1.0, |strength| 1.0 + 1.0 / (1.0 + strength))
    }
}

/// A way that is not complete, cheapest and then first by name in a heap.
#[derive(Clone, Debug)]
pub(super) struct Partial {
    /// What it costs at least once it is complete.
    pub(super) bound: f64,
    pub(super) cost: f64,
    pub(super) at: Vertex,
    pub(super) trail: Option<Rc<Trail>>,
    pub(super) length: u32,
}

/// The links taken so far, from the last to the first.
#[derive(Debug)]
pub(super) struct Trail {
    pub(super) from: Vertex,
    pub(super) by: Acquaintance,
    pub(super) before: Option<Rc<Trail>>,
}

impl Partial {
    /// The vertices on it, from the beginning on.
    fn vertices(&self) -> Vec<Vertex> {
        let mut vertices = vec![self.at];
        let mut trail = self.trail.as_deref();
        while let Some(link) = trail {
            vertices.push(link.from);
            trail = link.before.as_deref();
        }
        vertices.reverse();
        vertices
    }

    pub(super) fn passes(&self, vertex: Vertex) -> bool {
        let mut trail = self.trail.as_deref();
        while let Some(link) = trail {
            if link.from == vertex {
                return true;
            }
            trail = link.before.as_deref();
        }
        self.at == vertex
    }
}

impl Ord for Partial {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound
            .total_cmp(&other.bound)
            .then_with(|| self.vertices().cmp(&other.vertices()))
    }
}

impl PartialOrd for Partial {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Partial {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Partial {}

impl Partial {
    pub(super) fn introduction(&self) -> Introduction {
        let (mut steps, mut strengths) = (Vec::new(), Vec::new());
        let mut trail = self.trail.as_deref();
        while let Some(link) = trail {
            steps.push(Step {
                from: link.from,
                to: link.by.other,
                kind: link.by.kind,
                // A promise was made to who is to be introduced.
                forward: link.by.kind != LinkKind::Promised,
            });
            strengths.push(link.by.strength);
            trail = link.before.as_deref();
        }
        steps.reverse();
        strengths.reverse();
        Introduction {
            way: Way { steps },
            cost: self.cost,
            strengths,
            pledge: None,
        }
    }
}
