//! A network of one kind of vertex and one kind of link, as small as whole-network measures need it.

/// An undirected weighted network of vertices numbered from 0 on: for each its neighbours, in order, without itself.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Compact {
    offsets: Box<[u32]>,
    targets: Box<[u32]>,
    weights: Box<[u32]>,
}

impl Compact {
    /// Takes links, each from one of its ends, in any order; links of a vertex to itself are left out, and those that come
    /// twice add up. `links` is walked twice.
    ///
    /// # Panics
    ///
    /// Where a link names a vertex that is not numbered, or there are more than four billion links.
    pub fn new<I: Iterator<Item = (u32, u32, u32)>>(vertices: u32, links: impl Fn() -> I) -> Self {
        let mut offsets = vec![0_u32; vertices as usize + 1];
        for (one, other, _) in links().filter(|(one, other, _)| one != other) {
            offsets[one as usize + 1] += 1;
            offsets[other as usize + 1] += 1;
        }
        for vertex in 0..vertices as usize {
            offsets[vertex + 1] += offsets[vertex];
        }
        let mut gathered = vec![(0_u32, 0_u32); offsets[vertices as usize] as usize];
        let mut next = offsets.clone();
        let mut put = |at: u32, other: u32, weight: u32| {
            let place = &mut next[at as usize];
            gathered[*place as usize] = (other, weight);
            *place += 1;
        };
        for (one, other, weight) in links().filter(|(one, other, _)| one != other) {
            put(one, other, weight);
            put(other, one, weight);
        }
        let mut compact: (Vec<u32>, Vec<u32>) = (
            Vec::with_capacity(gathered.len()),
            Vec::with_capacity(gathered.len()),
        );
        let mut ends = vec![0_u32];
        for vertex in 0..vertices as usize {
            let own = &mut gathered[offsets[vertex] as usize..offsets[vertex + 1] as usize];
            own.sort_unstable();
            let start = compact.0.len();
            for &(other, weight) in &*own {
                if compact.0.len() > start && compact.0.last() == Some(&other) {
                    if let Some(sum) = compact.1.last_mut() {
                        *sum += weight;
                    }
                } else {
                    compact.0.push(other);
                    compact.1.push(weight);
                }
            }
            ends.push(u32::try_from(compact.0.len()).expect("fewer than four billion links"));
        }
        Self {
            offsets: ends.into(),
            targets: compact.0.into(),
            weights: compact.1.into(),
        }
    }

    /// How many vertices there are.
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many links there are, each once.
    pub fn links(&self) -> usize {
        self.targets.len() / 2
    }

    fn range(&self, vertex: u32) -> std::ops::Range<usize> {
        let at = vertex as usize;
        self.offsets[at] as usize..self.offsets[at + 1] as usize
    }

    /// The neighbours of a vertex, in order.
    pub fn neighbours(&self, vertex: u32) -> &[u32] {
        &self.targets[self.range(vertex)]
    }

    /// How heavy the link to each neighbour is, in the same order.
    pub fn weights(&self, vertex: u32) -> &[u32] {
        &self.weights[self.range(vertex)]
    }

    /// How many neighbours a vertex has.
    pub fn degree(&self, vertex: u32) -> usize {
        self.range(vertex).len()
    }

    /// The numbers of all vertices.
    pub fn vertices(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// The memory it takes, in bytes.
    pub fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.offsets) + size_of_val(&*self.targets) + size_of_val(&*self.weights)
    }
}
