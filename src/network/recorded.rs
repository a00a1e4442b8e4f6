//! The links that records state themselves: what an event is about, where something is, who sends an embassy, what
//! was promised, and every relationship that somebody recorded.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    Network,
    change::Change,
    facts::{LinkFact, RecordId, TenureEnd},
    links::{Lists, Replaced, number, with_room},
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
    pub(super) event: Option<RecordId>,
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
    added: Replaced<u32, Paper>,
    /// The numbers of the papers of each record that changed since.
    papers_of: Replaced<RecordId, Vec<u32>>,
    /// Records that are no vertices, each with those that refer to it: what they say changes when it becomes one.
    waiting: Arc<FxHashMap<RecordId, Vec<RecordId>>>,
    /// The number of the next paper that comes.
    next_paper: u32,
}

impl RecordedLinks {
    /// Takes the links both of whose ends are vertices, and leads to another.
    pub(super) fn new(vertices: &Vertices, facts: &[LinkFact]) -> Self {
        let mut found = Vec::new();
        let (mut placed, papers) = place(vertices, facts, 0, &mut found);
        let mut waiting: FxHashMap<RecordId, Vec<RecordId>> = FxHashMap::default();
        for (record, owner) in found {
            waiting.entry(record).or_default().push(owner);
        }
        // Whatever order the facts came in, a list is by the other end.
        placed.sort_unstable_by_key(|&(end, link)| (end, link.kind, link.other, link.forward, link.paper));
        Self {
            lists: Lists::gather(vertices.all_slots(), || placed.iter().copied()),
            next_paper: number(papers.len()),
            papers: papers.into(),
            added: Replaced::default(),
            papers_of: Replaced::default(),
            waiting: Arc::new(waiting),
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
        self.papers.get(paper as usize).or_else(|| self.added.get(&paper))
    }

    /// The records that refer to one that is no vertex.
    pub(super) fn waiting_for(&self, record: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        self.waiting.get(&record).into_iter().flatten().copied()
    }

    /// Takes out what the records of a change stated, and puts in what they state now.
    pub(super) fn take(&mut self, before: &Vertices, after: &Vertices, change: &Change) {
        let mut lists: FxHashMap<Vertex, Vec<Recorded>> = FxHashMap::default();
        let mut gone = Vec::new();
        let mut let_go = Vec::new();
        for &record in &change.records {
            if let Some(vertex) = before.vertex(record) {
                let own = self.of(vertex).iter();
                let own = own.filter(|link| link.forward && link.paper == NO_PAPER);
                gone.extend(own.flat_map(|link| {
                    let (kind, paper) = (link.kind, link.paper);
                    let ends = (vertex, link.other);
                    Placed { kind, ends, paper }.both_ways()
                }));
            }
            for paper in self.papers_of(record) {
                let_go.push(paper);
                let ends = self.numbered(paper).map(|paper| paper.ends);
                let lists = ends.into_iter().flat_map(|(from, to)| [from, to]);
                gone.extend(lists.flat_map(|end| {
                    let own = self.of(end).iter().filter(move |link| link.paper == paper);
                    own.map(move |&link| (end, link))
                }));
            }
            if !self.papers_of(record).is_empty() {
                self.papers_of.insert(record, Vec::new());
            }
        }
        let mut waiting = Vec::new();
        let (come, papers) = place(after, &change.facts.links, self.next_paper, &mut waiting);
        for paper in papers {
            self.papers_of
                .entry(paper.record)
                .or_default()
                .push(self.next_paper);
            self.added.insert(self.next_paper, paper);
            self.next_paper += 1;
        }
        if !waiting.is_empty() {
            let known = Arc::make_mut(&mut self.waiting);
            for (record, owner) in waiting {
                known.entry(record).or_default().push(owner);
            }
        }
        for (end, link) in gone {
            let list = lists.entry(end).or_insert_with(|| with_room(self.of(end)));
            if let Some(place) = list.iter().position(|&other| other == link) {
                list.remove(place);
            }
        }
        for (end, link) in come {
            let list = lists.entry(end).or_insert_with(|| with_room(self.of(end)));
            let place = list.partition_point(|other| self.sort_key(other) < self.sort_key(&link));
            list.insert(place, link);
        }
        for (end, list) in lists {
            self.lists.replace(end, list);
        }
        for paper in let_go {
            self.added.remove(&paper);
        }
    }

    /// What a list is sorted by.
    fn sort_key(&self, link: &Recorded) -> (LinkKind, Vertex, bool, Option<RecordId>) {
        let record = self.paper(link).map(|paper| paper.record);
        (link.kind, link.other, link.forward, record)
    }

    /// The numbers of the papers of a record.
    fn papers_of(&self, record: RecordId) -> Vec<u32> {
        if let Some(papers) = self.papers_of.get(&record) {
            return papers.clone();
        }
        let start = self.papers.partition_point(|paper| paper.record < record);
        let own = self.papers[start..]
            .iter()
            .take_while(|paper| paper.record == record);
        (number(start)..).zip(own).map(|(paper, _)| paper).collect()
    }

    /// How many lists were replaced, and how many papers.
    pub(super) fn replaced(&self) -> usize {
        self.lists.replaced() + self.papers_of.len() + self.added.len()
    }

    /// How many links there were, before any was replaced.
    pub(super) fn count(&self) -> usize {
        self.lists.count() / 2
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.lists.size_in_bytes() + size_of_val(&*self.papers) + self.added.len() * size_of::<(u32, Paper)>()
    }
}

/// Places the links both of whose ends are vertices, from both ends, with their papers numbered by record from `first`
/// on. Notes who refers to what is no vertex.
fn place(
    vertices: &Vertices,
    facts: &[LinkFact],
    first: u32,
    waiting: &mut Vec<(RecordId, RecordId)>,
) -> (Vec<(Vertex, Recorded)>, Vec<Paper>) {
    let mut links = Vec::with_capacity(facts.len());
    let mut papers: Vec<(PaperKey, Paper)> = Vec::new();
    for fact in facts {
        let owner = fact.paper.map_or(fact.from, |paper| paper.record);
        for named in [fact.from, fact.to] {
            if vertices.vertex(named).is_none() {
                waiting.push((named, owner));
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
                    event: paper.event,
                    pledge: paper.pledge,
                    ends,
                },
            )),
        }
    }
    papers.sort_unstable_by_key(|&(key, _)| key);
    let of_papers = (first..)
        .zip(&papers)
        .map(|(paper, &((_, kind, ends), _))| Placed { kind, ends, paper });
    let placed = links
        .into_iter()
        .chain(of_papers)
        .flat_map(Placed::both_ways)
        .collect();
    (placed, papers.into_iter().map(|(_, paper)| paper).collect())
}

impl Network {
    /// Where the links of a kind that records state themselves lead from a vertex, or to it from where if they are not to
    /// lead from it: each once, by number. The topics of an event are where `About` leads from it.
    pub fn recorded_others(
        &self,
        from: Vertex,
        kind: LinkKind,
        forward: bool,
    ) -> impl Iterator<Item = Vertex> + '_ {
        let links = self.recorded.of(from).iter();
        let mut links = links
            .filter(move |link| link.kind == kind && link.forward == forward)
            .map(|link| link.other)
            .peekable();
        std::iter::from_fn(move || {
            let other = links.next()?;
            while links.next_if_eq(&other).is_some() {}
            Some(other)
        })
    }

    /// The relationships and promises that link two vertices, whichever of the two they lead from: by kind, then by
    /// identity.
    pub fn papers(&self, kind: LinkKind, one: Vertex, other: Vertex) -> impl Iterator<Item = &Paper> + '_ {
        let links = self.recorded.of(one).iter();
        links
            .filter(move |link| link.kind == kind && link.other == other)
            .filter_map(|link| self.recorded.paper(link))
    }
}
