//! Ties: for everybody at once, whom they met and which institutions engaged, with how often, when first and when
//! last. What the views work out for one subject and a filter is kept here for all of them and no filter, so that
//! a search that goes from one to the next reads a list.

use super::{
    MeetingFilter, Network, View,
    algorithms::crew::Crew,
    links::{Lists, number},
    vertices::{Slots, Vertex, VertexKind},
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
#[derive(Clone, Debug, Default)]
pub(super) struct TieLists {
    others: Lists<Vertex>,
    ties: Lists<Tie>,
}

impl TieLists {
    /// Those that a vertex is tied to, in order.
    pub(super) fn others(&self, vertex: Vertex) -> &[Vertex] {
        self.others.list(vertex)
    }

    /// The ties of a vertex, each beside its other.
    pub(super) fn ties(&self, vertex: Vertex) -> &[Tie] {
        self.ties.list(vertex)
    }

    /// Changes the ties of a vertex to others, given in order; `None` where there is nothing between the two any more.
    pub(super) fn change(&mut self, vertex: Vertex, changed: &[(Vertex, Option<Tie>)]) {
        let before = self.others(vertex).len() + changed.len();
        let (mut others, mut ties) = (Vec::with_capacity(before), Vec::with_capacity(before));
        let mut rest = (self.others(vertex), self.ties(vertex));
        for &(other, tie) in changed {
            let place = rest.0.partition_point(|&known| known < other);
            others.extend_from_slice(&rest.0[..place]);
            ties.extend_from_slice(&rest.1[..place]);
            let known = usize::from(rest.0.get(place) == Some(&other));
            rest = (&rest.0[place + known..], &rest.1[place + known..]);
            if let Some(tie) = tie {
                others.push(other);
                ties.push(tie);
            }
        }
        others.extend_from_slice(rest.0);
        ties.extend_from_slice(rest.1);
        self.others.replace(vertex, others);
        self.ties.replace(vertex, ties);
    }

    /// How many ties there were before any list was replaced, each counted at both its ends.
    pub(super) fn count(&self) -> usize {
        self.ties.count()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.others.size_in_bytes() + self.ties.size_in_bytes()
    }
}

/// All ties.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// Who met whom: of a person the persons, then the institutions and the positions; of those the persons.
    pub(super) met: TieLists,
    /// Which institutions engaged.
    pub(super) engaged: TieLists,
}

impl Ties {
    /// The ties of a network that has everything else.
    pub(super) fn of(network: &Network) -> Self {
        let vertices = &network.vertices;
        let met = VertexKind::Person..=VertexKind::Position;
        let engaged = VertexKind::Institution..=VertexKind::Institution;
        Self {
            met: both_ways(network, &gather(network, View::Met), vertices.slots_of(met)),
            engaged: both_ways(
                network,
                &gather(network, View::Engaged),
                vertices.slots_of(engaged),
            ),
        }
    }

    /// How many lists were replaced.
    pub(super) fn replaced(&self) -> usize {
        self.met.others.replaced() + self.engaged.others.replaced()
    }

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

/// The ties of all subjects of a view, by subject and then by other, worked out on as many threads as there are
/// processors.
fn gather(network: &Network, view: View) -> Vec<Gathered> {
    let subjects: Vec<Vertex> = network
        .vertices
        .all()
        .filter(|&vertex| view.is_of(network.vertices.kind(vertex)))
        .collect();
    let weight = |vertex: Vertex| network.named_at(vertex).len() + 1;
    let all: usize = subjects.iter().map(|&subject| weight(subject)).sum();
    let part = all / PARTS + 1;
    let mut parts = Vec::new();
    let (mut start, mut filled) = (0, 0);
    for (place, &subject) in subjects.iter().enumerate() {
        filled += weight(subject);
        if filled >= part {
            parts.push(start..place + 1);
            (start, filled) = (place + 1, 0);
        }
    }
    parts.push(start..subjects.len());
    let gathered = Crew::all().work(parts.len(), Vec::new, |done, place| {
        let mut gathered = Vec::new();
        for &subject in &subjects[parts[place].clone()] {
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
fn both_ways(network: &Network, gathered: &[Gathered], slots: Slots) -> TieLists {
    let kind = |vertex| network.vertices.kind(vertex);
    // Persons come first, so a person's list has the persons before the institutions and positions.
    let entries = || {
        gathered.iter().flat_map(|&(subject, other, tie)| {
            let turned = (kind(subject) != kind(other)).then_some((other, (subject, tie)));
            [(subject, (other, tie))].into_iter().chain(turned)
        })
    };
    TieLists {
        others: Lists::gather(slots, || entries().map(|(of, (other, _))| (of, other))),
        ties: Lists::gather(slots, || entries().map(|(of, (_, tie))| (of, tie))),
    }
}

impl Network {
    /// What is between two as a view has it.
    pub(super) fn tie(&self, view: View, of: Vertex, other: Vertex) -> Option<Tie> {
        let lists = self.ties.of_view(view)?;
        let place = lists.others(of).binary_search(&other).ok()?;
        lists.ties(of).get(place).copied()
    }

    /// A tie, or none, to which some events came, each with whether the source names all it rests on.
    pub(super) fn grown(&self, tie: Option<Tie>, events: &[(Vertex, bool)]) -> Option<Tie> {
        events.iter().fold(tie, |tie, &(event, stated)| {
            let Some(tie) = tie else {
                return Some(Tie {
                    first: event,
                    last: event,
                    counted: 1 | if stated { 0 } else { INFERRED },
                });
            };
            let is_last = self.events.recency(event) > self.events.recency(tie.last);
            Some(Tie {
                first: tie.first.min(event),
                last: if is_last { event } else { tie.last },
                counted: (tie.counted + 1) & if stated { !INFERRED } else { u32::MAX },
            })
        })
    }

    /// What is between two, counted event by event.
    pub(super) fn count_tie(&self, view: View, of: Vertex, other: Vertex) -> Option<Tie> {
        let mut tie = None;
        let mut here: Option<(Vertex, bool)> = None;
        self.each_encounter(view, of, Some(other), &MeetingFilter::default(), |encounter| {
            if encounter.other != other {
                return;
            }
            match &mut here {
                Some((event, stated)) if *event == encounter.event => *stated |= encounter.stated,
                _ => {
                    tie = self.grown(tie, here.as_slice());
                    here = Some((encounter.event, encounter.stated));
                }
            }
        });
        self.grown(tie, here.as_slice())
    }

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
