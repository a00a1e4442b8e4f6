//! Brokerage: between how many others somebody stands who do not know each other, and in what role.

use super::{Budget, Compact, LimitExceeded, crew::Crew, number};

/// How many pairs of neighbours that are not linked to each other a vertex stands between, by the groups of the three
/// (Gould and Fernandez, 1989).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Brokerage {
    /// All three are of one group.
    pub coordinator: u64,
    /// One of the two is of the vertex' own group, the other is not. As links go both ways, this is the
    /// representative, who speaks for the group outside it, as well as the gatekeeper, who lets others in.
    pub gatekeeper: u64,
    /// The two are of one group, the vertex is of another.
    pub consultant: u64,
    /// All three are of different groups.
    pub liaison: u64,
}

impl Brokerage {
    /// All pairs.
    pub const fn total(self) -> u64 {
        self.coordinator + self.gatekeeper + self.consultant + self.liaison
    }

    /// The number for the role that somebody of the group `own` has between two of other groups.
    const fn role(&mut self, own: u32, one: u32, other: u32) -> &mut u64 {
        match (own == one, own == other) {
            (true, true) => &mut self.coordinator,
            (true, false) | (false, true) => &mut self.gatekeeper,
            (false, false) if one == other => &mut self.consultant,
            (false, false) => &mut self.liaison,
        }
    }
}

/// How many vertices make one part of the work.
const PART: usize = 1024;

/// The brokerage of each vertex, given the group of each. What is of no known group counts neither as a broker nor
/// between whom there is one. Weights do not count.
///
/// The pairs of all neighbours are counted from how many there are of each group; those that are linked, which make
/// triangles, are then taken off.
///
/// # Errors
///
/// Where the budget is used up.
pub fn brokers(
    network: &Compact,
    groups: &[Option<u32>],
    budget: &Budget,
) -> Result<Vec<Brokerage>, LimitExceeded> {
    on(Crew::all(), network, groups, budget)
}

pub(super) fn on(
    crew: Crew,
    network: &Compact,
    groups: &[Option<u32>],
    budget: &Budget,
) -> Result<Vec<Brokerage>, LimitExceeded> {
    let group = |vertex: u32| groups.get(vertex as usize).copied().flatten();
    let mut all = Vec::with_capacity(network.len());
    let mut around = Vec::new();
    for vertex in network.vertices() {
        budget.spend(network.degree(vertex) as u64 + 1)?;
        around.clear();
        around.extend(
            network
                .neighbours(vertex)
                .iter()
                .filter_map(|&other| group(other)),
        );
        all.push(group(vertex).map_or(Brokerage::default(), |own| pairs(own, &mut around)));
    }
    let onward = Onward::new(network, group);
    let parts = network.len().div_ceil(PART);
    let begin = || {
        (
            vec![false; network.len()],
            vec![Brokerage::default(); network.len()],
        )
    };
    let linked = crew.work(parts, begin, |(marked, linked), part| {
        let end = network.len().min((part + 1) * PART);
        for first in number(part * PART)..number(end) {
            onward.each_triangle(first, marked, budget, |triangle| {
                let [a, b, c] = triangle.map(|vertex| onward.groups[vertex as usize]);
                *linked[triangle[0] as usize].role(a, b, c) += 1;
                *linked[triangle[1] as usize].role(b, a, c) += 1;
                *linked[triangle[2] as usize].role(c, a, b) += 1;
            })?;
        }
        Ok(())
    })?;
    for (_, linked) in linked {
        for (all, linked) in all.iter_mut().zip(linked) {
            all.coordinator -= linked.coordinator;
            all.gatekeeper -= linked.gatekeeper;
            all.consultant -= linked.consultant;
            all.liaison -= linked.liaison;
        }
    }
    Ok(all)
}

/// All pairs of neighbours, linked or not, given the groups of these.
fn pairs(own: u32, around: &mut [u32]) -> Brokerage {
    around.sort_unstable();
    let of_two = |count: u64| count * count.saturating_sub(1) / 2;
    let (mut inside, mut consultant) = (0, 0);
    for group in around.chunk_by(|one, other| one == other) {
        if group.first() == Some(&own) {
            inside = group.len() as u64;
        } else {
            consultant += of_two(group.len() as u64);
        }
    }
    let outside = around.len() as u64 - inside;
    Brokerage {
        coordinator: of_two(inside),
        gatekeeper: inside * outside,
        consultant,
        liaison: of_two(outside) - consultant,
    }
}

/// Each link from the end with fewer links to that with more, so that no vertex has many; only those between vertices of
/// known groups.
struct Onward {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    /// The group of each vertex that has a known one, and anything for others.
    groups: Vec<u32>,
}

impl Onward {
    fn new(network: &Compact, group: impl Fn(u32) -> Option<u32>) -> Self {
        let groups: Vec<u32> = network
            .vertices()
            .map(|vertex| group(vertex).unwrap_or(0))
            .collect();
        let mut offsets = vec![0];
        let mut targets = Vec::with_capacity(network.links());
        let rank = |vertex| (network.degree(vertex), vertex);
        for vertex in network.vertices() {
            if group(vertex).is_some() {
                let others = network.neighbours(vertex).iter().copied();
                targets.extend(others.filter(|&other| rank(other) > rank(vertex) && group(other).is_some()));
            }
            offsets.push(number(targets.len()));
        }
        Self {
            offsets,
            targets,
            groups,
        }
    }

    fn of(&self, vertex: u32) -> &[u32] {
        &self.targets[self.offsets[vertex as usize] as usize..self.offsets[vertex as usize + 1] as usize]
    }

    /// Tells the triangles that a vertex is the first of. `marked` is false all over, before and after.
    fn each_triangle(
        &self,
        first: u32,
        marked: &mut [bool],
        budget: &Budget,
        mut tell: impl FnMut([u32; 3]),
    ) -> Result<(), LimitExceeded> {
        let own = self.of(first);
        let steps: usize = own.iter().map(|&second| self.of(second).len() + 1).sum();
        budget.spend(steps as u64 + 1)?;
        for &third in own {
            marked[third as usize] = true;
        }
        for &second in own {
            for &third in self.of(second) {
                if marked[third as usize] {
                    tell([first, second, third]);
                }
            }
        }
        for &third in own {
            marked[third as usize] = false;
        }
        Ok(())
    }
}
