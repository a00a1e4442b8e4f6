//! A network of one kind of vertex and one kind of link, as small as measures of the whole of it need it.

use std::ops::Range;

use super::number;

/// An undirected network with weights. Its vertices are numbered from 0 on; each has its neighbours in order, itself
/// never among them, and every link is there from both ends. It takes 4 bytes for a vertex and 16 for a link.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Compact {
    /// Where the neighbours of each vertex begin; one more at the end.
    offsets: Box<[u32]>,
    targets: Box<[u32]>,
    weights: Box<[u32]>,
}

impl Compact {
    /// Takes links as (one end, other end, weight), each from one of its ends and in any order. The weights of links
    /// between the same two add up; a link of a vertex to itself, or of no weight, is none. `links` is walked twice,
    /// first to count and then to place.
    ///
    /// # Panics
    ///
    /// Where a link names a vertex that is not numbered, or there are more than two billion links.
    pub fn new<I: Iterator<Item = (u32, u32, u32)>>(vertices: u32, links: impl Fn() -> I) -> Self {
        let links = || links().filter(|&(one, other, weight)| one != other && weight > 0);
        let mut offsets = vec![0_u32; vertices as usize + 1];
        for (one, other, _) in links() {
            offsets[one as usize + 1] += 1;
            offsets[other as usize + 1] += 1;
        }
        let mut sum = 0_u32;
        for offset in &mut offsets {
            sum = sum
                .checked_add(*offset)
                .expect("there are fewer than two billion links");
            *offset = sum;
        }
        let both_ways = links().flat_map(|(one, other, weight)| [(one, other, weight), (other, one, weight)]);
        let (others, weights) = placed(&offsets, both_ways);
        // Links go both ways, so that turning them all round changes nothing but their order: it is now that of the
        // vertices that they are walked in.
        let turned = (0..vertices).flat_map(|vertex| {
            let places = places(&offsets, vertex);
            let list = others[places.clone()].iter().zip(&weights[places]);
            list.map(move |(&other, &weight)| (other, vertex, weight))
        });
        let (targets, weights) = placed(&offsets, turned);
        Self::merged(offsets, targets, weights)
    }

    /// Makes one link of those that are several times in a list.
    fn merged(mut offsets: Vec<u32>, mut targets: Vec<u32>, mut weights: Vec<u32>) -> Self {
        let (mut kept, mut start) = (0, 0);
        for offset in offsets.iter_mut().skip(1) {
            let (begin, end) = (kept, *offset as usize);
            for place in start..end {
                if kept > begin && targets[kept - 1] == targets[place] {
                    weights[kept - 1] = weights[kept - 1].saturating_add(weights[place]);
                } else {
                    (targets[kept], weights[kept]) = (targets[place], weights[place]);
                    kept += 1;
                }
            }
            *offset = number(kept);
            start = end;
        }
        targets.truncate(kept);
        weights.truncate(kept);
        Self {
            offsets: offsets.into(),
            targets: targets.into(),
            weights: weights.into(),
        }
    }

    /// How many vertices there are.
    pub const fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many links there are, each counted once.
    pub const fn links(&self) -> usize {
        self.targets.len() / 2
    }

    /// The numbers of all vertices.
    pub fn vertices(&self) -> Range<u32> {
        0..number(self.len())
    }

    /// The neighbours of a vertex, in order.
    ///
    /// # Panics
    ///
    /// Where there is no such vertex. So do the others that ask about one.
    pub fn neighbours(&self, vertex: u32) -> &[u32] {
        &self.targets[places(&self.offsets, vertex)]
    }

    /// How heavy the link to each neighbour is, in the order of the neighbours.
    pub fn weights(&self, vertex: u32) -> &[u32] {
        &self.weights[places(&self.offsets, vertex)]
    }

    /// How many neighbours a vertex has.
    pub fn degree(&self, vertex: u32) -> usize {
        places(&self.offsets, vertex).len()
    }

    /// How heavy the links of a vertex are together.
    pub(super) fn strength(&self, vertex: u32) -> f64 {
        self.weights(vertex).iter().map(|&weight| f64::from(weight)).sum()
    }

    /// What one walk over everything costs, in steps.
    pub(super) const fn whole(&self) -> u64 {
        (self.len() + self.targets.len()) as u64
    }

    /// The memory it takes, in bytes.
    pub const fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.offsets) + size_of_val(&*self.targets) + size_of_val(&*self.weights)
    }
}

fn places(offsets: &[u32], vertex: u32) -> Range<usize> {
    offsets[vertex as usize] as usize..offsets[vertex as usize + 1] as usize
}

/// Puts (list, item, weight) where the list is. The items of one list keep their order.
fn placed(offsets: &[u32], links: impl Iterator<Item = (u32, u32, u32)>) -> (Vec<u32>, Vec<u32>) {
    let all = offsets.last().map_or(0, |&all| all as usize);
    let (mut targets, mut weights) = (vec![0; all], vec![0; all]);
    let mut next = offsets.to_vec();
    for (list, item, weight) in links {
        let place = &mut next[list as usize];
        targets[*place as usize] = item;
        weights[*place as usize] = weight;
        *place += 1;
    }
    (targets, weights)
}
