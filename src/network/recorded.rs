//! The links that records state themselves: what an event is about, where something is, who sends an embassy, what
//! was promised, and every relationship that somebody recorded.

use super::{
    Network,
    facts::{LinkFact, RecordId, TenureEnd},
    links::{Links, number},
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
    /// The place of its paper; `u32::MAX` for none.
    paper: u32,
}

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
}

/// All recorded links, from both ends.
#[derive(Debug)]
pub(super) struct RecordedLinks {
    lists: Links<Recorded>,
    papers: Box<[Paper]>,
}

impl RecordedLinks {
    /// Takes the links both of whose ends are vertices, and leads to another.
    pub(super) fn new(vertices: &Vertices, facts: &[LinkFact]) -> Self {
        let mut papers = Vec::new();
        let mut placed: Vec<(Vertex, Recorded)> = Vec::with_capacity(facts.len() * 2);
        for fact in facts {
            let (Some(from), Some(to)) = (vertices.vertex(fact.from), vertices.vertex(fact.to)) else {
                continue;
            };
            if from == to {
                continue;
            }
            let paper = fact.paper.map_or(u32::MAX, |paper| {
                papers.push(Paper {
                    record: paper.record,
                    from: paper.from,
                    until: paper.until,
                    event: paper.event.and_then(|id| vertices.vertex(id)),
                    pledge: paper.pledge,
                });
                number(papers.len() - 1)
            });
            let kind = fact.kind;
            for (end, other, forward) in [(from, to, true), (to, from, false)] {
                placed.push((
                    end,
                    Recorded {
                        other,
                        kind,
                        forward,
                        paper,
                    },
                ));
            }
        }
        // Whatever order the facts came in, a list is by the other end.
        placed.sort_unstable_by_key(|&(end, link)| {
            let record = papers.get(link.paper as usize).map(|paper: &Paper| paper.record);
            (end, link.kind, link.other, link.forward, record)
        });
        Self {
            lists: Links::gather(vertices.count(), || {
                placed.iter().map(|&(end, link)| (end.number(), link))
            }),
            papers: papers.into(),
        }
    }

    /// The links of a vertex: by kind, then by the other end.
    pub(super) fn of(&self, vertex: Vertex) -> &[Recorded] {
        self.lists.list(vertex.number())
    }

    /// What a relationship or a promise says of its link; `None` where the link is a field of one of its ends.
    pub(super) fn paper(&self, link: &Recorded) -> Option<&Paper> {
        self.papers.get(link.paper as usize)
    }

    /// How many links there are.
    pub(super) fn count(&self) -> usize {
        self.lists.count() / 2
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.lists.size_in_bytes() + size_of_val(&*self.papers)
    }
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
