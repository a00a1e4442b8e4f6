//! Ties: for everybody at once, whom they met and which institutions engaged, with how often, when first and when
//! last. What the views work out for one subject and a filter is kept here for all of them and no filter, so that
//! a search that goes from one to the next reads a list.

use std::ops::Range;

use super::{
    MeetingFilter, Network, View,
    algorithms::crew::Crew,
    links::number,
    vertices::{Vertex, VertexKind},
};

/// What there is between two vertices over all events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Tie {
    /// The first of the events: the smallest (earliest, latest, key).
    pub(super) first: Vertex,
    /// The last of them: the largest (latest, earliest, key).
    pub(super) last: Vertex,
    /// How many events, and in the highest bit whether at every one of them a person is inferred.
    counted: u32,
}

const INFERRED: u32 = 1 << 31;

impl Tie {
    /// At how many events.
    pub(super) const fn meetings(self) -> u32 {
        self.counted & !INFERRED
    }

    /// Whether at every one of them the source does not name a person that it rests on.
    pub(super) const fn inferred(self) -> bool {
        self.counted & INFERRED != 0
    }
}

/// Lists of ties, one for each vertex, by the other's number.
#[derive(Debug, Default)]
pub(super) struct TieLists {
    offsets: Box<[u32]>,
    others: Box<[Vertex]>,
    ties: Box<[Tie]>,
}

impl TieLists {
    fn range(&self, vertex: Vertex) -> Range<usize> {
        let at = vertex.number() as usize;
        match self.offsets.get(at..at + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            Some(_) | None => 0..0,
        }
    }

    /// Those that a vertex is tied to, in order.
    pub(super) fn others(&self, vertex: Vertex) -> &[Vertex] {
        &self.others[self.range(vertex)]
    }

    /// The ties of a vertex, each beside its other.
    pub(super) fn ties(&self, vertex: Vertex) -> &[Tie] {
        &self.ties[self.range(vertex)]
    }

    /// How many ties there are, each counted at both its ends.
    pub(super) fn count(&self) -> usize {
        self.ties.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.offsets) + size_of_val(&*self.others) + size_of_val(&*self.ties)
    }
}

/// All ties.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// Who met whom: of a person the persons, then the institutions and the positions; of those the persons.
    pub(super) met: TieLists,
    /// Which institutions engaged.
    pub(super) engaged: TieLists,
}

impl Ties {
    /// The ties of a network that has everything else.
    pub(super) fn of(network: &Network) -> Self {
        let met = network.vertices.range(VertexKind::Position).end;
        let engaged = network.vertices.range(VertexKind::Institution);
        Self {
            met: both_ways(network, gather(network, View::Met, 0..met), met),
            engaged: both_ways(
                network,
                gather(network, View::Engaged, engaged.clone()),
                engaged.end,
            ),
        }
    }
}

impl Ties {
    /// The ties that a view is of; `None` where it is worked out each time.
    pub(super) fn of_view(&self, view: View) -> Option<&TieLists> {
        match view {
            View::Met => Some(&self.met),
            View::Engaged => Some(&self.engaged),
            View::CoAttended => None,
        }
    }
}

/// Into how many parts the subjects are divided: several for each thread, as one may turn out heavier than its seats.
const PARTS: usize = 32;

/// A tie as its subject sees it.
type Gathered = (Vertex, Vertex, Tie);

/// The ties of subjects, by subject and then by other, worked out on as many threads as there are processors.
fn gather(network: &Network, view: View, subjects: Range<u32>) -> Vec<Gathered> {
    let weight = |vertex: u32| network.seat_list(Vertex::from_number(vertex)).len() + 1;
    let all: usize = subjects.clone().map(weight).sum();
    let part = all / PARTS + 1;
    let mut parts = Vec::new();
    let (mut start, mut filled) = (subjects.start, 0);
    for vertex in subjects.clone() {
        filled += weight(vertex);
        if filled >= part {
            parts.push(start..vertex + 1);
            (start, filled) = (vertex + 1, 0);
        }
    }
    parts.push(start..subjects.end);
    let gathered = Crew::all().work(parts.len(), Vec::new, |done, place| {
        let mut gathered = Vec::new();
        for subject in parts[place].clone().map(Vertex::from_number) {
            network.gather_ties(view, subject, &mut gathered);
        }
        done.push((place, gathered));
        Ok(())
    });
    let mut gathered: Vec<(usize, Vec<Gathered>)> = gathered
        .expect("nothing limits it")
        .into_iter()
        .flatten()
        .collect();
    gathered.sort_unstable_by_key(|&(place, _)| place);
    gathered.into_iter().flat_map(|(_, part)| part).collect()
}

/// The lists of both ends. Between two persons and between two institutions a tie is gathered from either end; what
/// an institution or a position has with a person only from the first, and is turned round here.
fn both_ways(network: &Network, gathered: Vec<Gathered>, vertices: u32) -> TieLists {
    let turned =
        |&(subject, other, _): &Gathered| network.vertices.kind(subject) != network.vertices.kind(other);
    let mut offsets = vec![0_u32; vertices as usize + 1];
    for tie in &gathered {
        offsets[tie.0.number() as usize + 1] += 1;
        if turned(tie) {
            offsets[tie.1.number() as usize + 1] += 1;
        }
    }
    for vertex in 0..vertices as usize {
        offsets[vertex + 1] += offsets[vertex];
    }
    let Some(&(.., filler)) = gathered.first() else {
        return TieLists {
            offsets: offsets.into(),
            ..TieLists::default()
        };
    };
    let size = offsets[vertices as usize] as usize;
    let mut others = vec![Vertex::from_number(0); size];
    let mut ties = vec![filler; size];
    let mut next = offsets.clone();
    let mut put = |at: Vertex, other: Vertex, tie: Tie| {
        let place = &mut next[at.number() as usize];
        others[*place as usize] = other;
        ties[*place as usize] = tie;
        *place += 1;
    };
    // Persons come first, so a person's list has the persons before the institutions and positions.
    for tie in gathered {
        put(tie.0, tie.1, tie.2);
        if turned(&tie) {
            put(tie.1, tie.0, tie.2);
        }
    }
    TieLists {
        offsets: offsets.into(),
        others: others.into(),
        ties: ties.into(),
    }
}

impl Network {
    /// The ties of one subject as a view has them, by the other's number.
    fn gather_ties(&self, view: View, subject: Vertex, into: &mut Vec<Gathered>) {
        let mut met: Vec<(Vertex, Vertex, bool)> = Vec::new();
        self.each_encounter(view, subject, None, &MeetingFilter::default(), |encounter| {
            met.push((encounter.other, encounter.event, encounter.stated));
        });
        // Events come in chronological order, which a stable sort keeps within each other.
        met.sort_by_key(|&(other, ..)| other);
        let mut rest = met.as_slice();
        while let Some(&(other, first, _)) = rest.first() {
            let (own, after) = rest.split_at(rest.partition_point(|entry| entry.0 <= other));
            rest = after;
            let (mut last, mut before, mut meetings, mut inferred) = (first, None, 0, true);
            for &(_, event, stated) in own {
                inferred &= !stated;
                if before.replace(event) != Some(event) {
                    meetings += 1;
                    if self.events.recency(event) > self.events.recency(last) {
                        last = event;
                    }
                }
            }
            let counted = number(meetings) | if inferred { INFERRED } else { 0 };
            into.push((subject, other, Tie { first, last, counted }));
        }
    }
}
