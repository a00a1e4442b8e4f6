//! The links that records state themselves: what an event is about, where something is, who sends an embassy, what
//! was promised, and every relationship that somebody recorded.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    Network,
    facts::{LinkFact, RecordId, TenureEnd},
    links::Lists,
    vertices::{Vertex, Vertices},
};
use crate::{dates::Span, vocabulary::LinkKind};

/// A recorded link as one of its ends sees it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Recorded {
    pub(super) other: Vertex,
    pub(super) kind: LinkKind,
    /// Whether it leads from here to the other.
    pub(super) forward: bool,
    /// The number of its paper; `NO_PAPER` for none.
    paper: u32,
}

const NO_PAPER: u32 = u32::MAX;

/// What a recorded relationship or a promise says of its link.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The relationship or the promise.
    pub record: RecordId,
    /// When the relationship began.
    pub(super) from: Option<Span>,
    /// When it ended.
    pub(super) until: Option<TenureEnd>,
    /// The event at which the promise was made; `None` where that is not recorded, and for relationships.
    pub event: Option<Vertex>,
    /// Whether it is an open pledge to introduce.
    pub pledge: bool,
    /// Where the link begins and where it leads.
    ends: (Vertex, Vertex),
}

/// A recorded link, placed.
#[derive(Clone, Copy, Debug)]
struct Placed {
    kind: LinkKind,
    ends: (Vertex, Vertex),
    paper: u32,
}

impl Placed {
    /// The link as either end sees it.
    fn both_ways(self) -> [(Vertex, Recorded); 2] {
        let (from, to) = self.ends;
        [(from, to, true), (to, from, false)].map(|(end, other, forward)| {
            let recorded = Recorded {
                other,
                kind: self.kind,
                forward,
                paper: self.paper,
            };
            (end, recorded)
        })
    }
}

/// What a link of a paper is sorted by.
type PaperKey = (RecordId, LinkKind, (Vertex, Vertex));

/// All recorded links, from both ends.
#[derive(Clone, Debug)]
pub(super) struct RecordedLinks {
    lists: Lists<Recorded>,
    /// By record.
    papers: Arc<[Paper]>,
    /// Those that came later, by number.
    added: FxHashMap<u32, Paper>,
    /// The numbers of the papers of each record that changed since.
    papers_of: FxHashMap<RecordId, Vec<u32>>,
    /// Records that are no vertices, each with those that refer to it: what they say changes when it becomes one.
    waiting: FxHashMap<RecordId, Vec<RecordId>>,
}

impl RecordedLinks {
    /// Takes the links both of whose ends are vertices, and leads to another.
    pub(super) fn new(vertices: &Vertices, facts: &[LinkFact]) -> Self {
        let mut waiting = FxHashMap::default();
        let (mut placed, papers) = place(vertices, facts, 0, &mut waiting);
        // Whatever order the facts came in, a list is by the other end.
        placed.sort_unstable_by_key(|&(end, link)| (end, link.kind, link.other, link.forward, link.paper));
        Self {
            lists: Lists::gather(vertices.all_slots(), || placed.iter().copied()),
            papers: papers.into(),
            added: FxHashMap::default(),
            papers_of: FxHashMap::default(),
            waiting,
        }
    }

    /// The links of a vertex: by kind, then by the other end.
    pub(super) fn of(&self, vertex: Vertex) -> &[Recorded] {
        self.lists.list(vertex)
    }

    /// What a relationship or a promise says of its link; `None` where the link is a field of one of its ends.
    pub(super) fn paper(&self, link: &Recorded) -> Option<&Paper> {
        self.numbered(link.paper)
    }

    fn numbered(&self, paper: u32) -> Option<&Paper> {
        self.papers
            .get(paper as usize)
            .or_else(|| self.added.get(&paper))
    }

    /// How many links there were, before any was replaced.
    pub(super) fn count(&self) -> usize {
        self.lists.count() / 2
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.lists.size_in_bytes()
            + size_of_val(&*self.papers)
            + self.added.len() * size_of::<(u32, Paper)>()
    }
}

/// Places the links both of whose ends are vertices, from both ends, with their papers numbered by record from `first`
/// on. Notes who refers to what is no vertex.
fn place(
    vertices: &Vertices,
    facts: &[LinkFact],
    first: u32,
    waiting: &mut FxHashMap<RecordId, Vec<RecordId>>,
) -> (Vec<(Vertex, Recorded)>, Vec<Paper>) {
    let mut links = Vec::with_capacity(facts.len());
    let mut papers: Vec<(PaperKey, Paper)> = Vec::new();
    for fact in facts {
        let event = fact.paper.and_then(|paper| paper.event);
        let owner = fact.paper.map_or(fact.from, |paper| paper.record);
        for named in [Some(fact.from), Some(fact.to), event].into_iter().flatten() {
            if vertices.vertex(named).is_none() {
                waiting.entry(named).or_default().push(owner);
            }
        }
        let (Some(from), Some(to)) = (vertices.vertex(fact.from), vertices.vertex(fact.to)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let ends = (from, to);
        match fact.paper {
            None => links.push(Placed {
                kind: fact.kind,
                ends,
                paper: NO_PAPER,
            }),
            Some(paper) => papers.push((
                (paper.record, fact.kind, ends),
                Paper {
                    record: paper.record,
                    from: paper.from,
                    until: paper.until,
                    event: paper.event.and_then(|id| vertices.vertex(id)),
                    pledge: paper.pledge,
                    ends,
                },
            )),
        }
    }
    papers.sort_unstable_by_key(|&(key, _)| key);
    let of_papers = (first..).zip(&papers).map(|(paper, &((_, kind, ends), _))| Placed { kind, ends, paper });
    let placed = links.into_iter().chain(of_papers).flat_map(Placed::both_ways).collect();
    (placed, papers.into_iter().map(|(_, paper)| paper).collect())
}

impl Network {
    /// The relationships and promises that link two vertices, whichever of the two they lead from: by kind, then by
    /// identity.
    pub fn papers(&self, kind: LinkKind, one: Vertex, other: Vertex) -> impl Iterator<Item = &Paper> + '_ {
        let links = self.recorded.of(one).iter();
        links
            .filter(move |link| link.kind == kind && link.other == other)
            .filter_map(|link| self.recorded.paper(link))
    }
}
