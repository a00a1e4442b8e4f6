//! Who can introduce one party to another: ways over persons who know each other, cheapest first.
//!
//! A link between two who met has a strength: the sum over their meetings of the weight of the kind of event, halved for
//! every half-life that has passed since. It costs 1 + 1 / (1 + strength), so that a way of strong links is cheaper
//! than one of weak links, and every further person on it costs at least 1. An open pledge to introduce is a link of
//! its own that costs 1, and ways that end with one come before all others.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
    rc::Rc,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    MeetingFilter, Network, RecordId, Step, View, Way,
    algorithms::{Budget, LimitExceeded},
    vertices::{Vertex, VertexKind},
};
use crate::{
    dates::Day,
    vocabulary::{Certainty, EventKind, LinkKind},
};

/// How strong the link between two is who met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// The day on which it is asked.
    pub on: Day,
    /// In how many days a meeting comes to count half. At least 1.
    pub half_life: u32,
    /// How much a meeting of each kind counts on the day itself, in the order of the kinds.
    pub weights: [f64; EventKind::ALL.len()],
}

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub struct IntroductionSearch<'a> {
    /// Who is to be introduced: a person, an institution or a position.
    pub from: Vertex,
    /// To whom.
    pub to: Vertex,
    /// Which meetings count.
    pub filter: &'a MeetingFilter,
    /// How strong they make a link.
    pub strength: Strength,
    /// How many ways at most.
    pub most: usize,
    /// How many links a way has at most.
    pub longest: u32,
    /// At how many named participants an event is too large for them to know each other from it.
    pub largest_event: u32,
    /// Whether only persons count who are at least likely to hold, on the day asked, the position in which they were last
    /// recorded.
    pub only_serving: bool,
}

/// A way to be introduced.
#[derive(Clone, Debug, PartialEq)]
pub struct Introduction {
    /// The links, from who is to be introduced on.
    pub way: Way,
    /// What they cost in all.
    pub cost: f64,
    /// The strength of each link; `None` for a promise.
    pub strengths: Vec<Option<f64>>,
    /// The open pledge that it ends with; `None` where nobody has promised it.
    pub pledge: Option<RecordId>,
}

/// A link on the way to somebody.
#[derive(Clone, Copy, Debug)]
struct Acquaintance {
    other: Vertex,
    kind: LinkKind,
    strength: Option<f64>,
}

impl Acquaintance {
    fn cost(self) -> f64 {
        self.strength.map_or(1.0, |strength| 1.0 + 1.0 / (1.0 + strength))
    }
}

/// A way that is not complete, cheapest and then first by name in a heap.
#[derive(Clone, Debug)]
struct Partial {
    /// What it costs at least once it is complete.
    bound: f64,
    cost: f64,
    at: Vertex,
    trail: Option<Rc<Trail>>,
    length: u32,
}

/// The links taken so far, from the last to the first.
#[derive(Debug)]
struct Trail {
    from: Vertex,
    by: Acquaintance,
    before: Option<Rc<Trail>>,
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

    fn passes(&self, vertex: Vertex) -> bool {
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

impl Network {
    /// Different ways to be introduced, those that end with a pledge first, then the cheapest, then by name. Two that know
    /// each other need none: a way has at least one person in between. Persons with more contacts than 99 in 100,
    /// and whoever stands for the origin itself, are never in between.
    pub fn introductions(
        &self,
        search: &IntroductionSearch<'_>,
        budget: &Budget,
    ) -> Result<Vec<Introduction>, LimitExceeded> {
        if search.from == search.to || search.most == 0 {
            return Ok(Vec::new());
        }
        let mut seeking = Seeking::new(self, search, budget)?;
        let mut found = Vec::new();
        let pledges = self.pledges(search.from, search.to);
        let mut promised: Vec<Introduction> = Vec::new();
        for &(promisor, record) in &pledges {
            for mut introduction in seeking.ways(promisor, true)? {
                introduction.way.steps.push(Step {
                    from: promisor,
                    to: search.to,
                    kind: LinkKind::Promised,
                    forward: true,
                });
                introduction.cost += 1.0;
                introduction.strengths.push(None);
                introduction.pledge = Some(record);
                promised.push(introduction);
            }
        }
        let vertices = |introduction: &Introduction| {
            let steps = introduction.way.steps.iter();
            steps.map(|step| (step.to, step.kind)).collect::<Vec<_>>()
        };
        promised.sort_by(|a, b| {
            a.cost
                .total_cmp(&b.cost)
                .then_with(|| vertices(a).cmp(&vertices(b)))
        });
        promised.truncate(search.most);
        found.append(&mut promised);
        let others = seeking.ways(search.to, false)?;
        let left = search.most - found.len();
        found.extend(others.into_iter().take(left));
        Ok(found)
    }

    /// Who has promised, and the promise is open, to introduce the one to the other.
    fn pledges(&self, from: Vertex, to: Vertex) -> Vec<(Vertex, RecordId)> {
        let ours: FxHashSet<Vertex> = self.houses(from).into_iter().chain([from]).collect();
        let mut pledges = Vec::new();
        for link in self.recorded.of(to) {
            let promised = link.kind == LinkKind::Promised && !link.forward;
            let Some(paper) = self.recorded.paper(link).filter(|paper| paper.pledge && promised) else {
                continue;
            };
            let promised = self.recorded.of(link.other).iter();
            let to_us = promised
                .filter(|other| other.forward && ours.contains(&other.other))
                .filter_map(|other| self.recorded.paper(other))
                .any(|other| other.record == paper.record);
            if to_us && !ours.contains(&link.other) {
                pledges.push((link.other, paper.record));
            }
        }
        pledges.sort_unstable();
        pledges.dedup();
        pledges
    }

    /// The institutions that somebody belongs to: of a person those of the positions held and those stood for, of a
    /// position its own, and an institution itself.
    fn houses(&self, of: Vertex) -> Vec<Vertex> {
        let mut houses: Vec<Vertex> = match self.vertices.kind(of) {
            VertexKind::Institution => vec![of],
            VertexKind::Position => self
                .position(of)
                .and_then(|position| position.institution)
                .into_iter()
                .collect(),
            VertexKind::Person => {
                let claims = self.claims.of(of).iter();
                let held =
                    claims.filter_map(|&claim| self.position(self.claims.get(claim).position)?.institution);
                let seats = self.seat_list(of).iter();
                held.chain(seats.filter_map(|&seat| self.participations.get(seat).stands_for))
                    .collect()
            }
            VertexKind::Event | VertexKind::Topic | VertexKind::Program => Vec::new(),
        };
        houses.sort_unstable();
        houses.dedup();
        houses
    }

    /// The number of contacts that no more than one in a hundred of those who have any exceed.
    pub(super) fn busy(&self) -> usize {
        *self.busy.get_or_init(|| {
            let people = self.vertices.of_kind(VertexKind::Person);
            let contacts = people.map(|person| self.contacts(person).len());
            let mut contacts: Vec<usize> = contacts.filter(|&contacts| contacts > 0).collect();
            contacts.sort_unstable();
            let rank = (contacts.len() * 99).div_ceil(100);
            contacts.get(rank.saturating_sub(1)).copied().unwrap_or(0)
        })
    }

    /// The persons whom a person, an institution or a position met.
    pub(super) fn contacts(&self, of: Vertex) -> &[Vertex] {
        let others = self.ties.met.others(of);
        let people = self.vertices.range(VertexKind::Person);
        &others[..others.partition_point(|other| people.contains(&other.number()))]
    }
}

/// A search for introductions, and what it has worked out.
struct Seeking<'a> {
    network: &'a Network,
    search: &'a IntroductionSearch<'a>,
    budget: &'a Budget,
    /// The persons who stand for the origin itself.
    own: FxHashSet<Vertex>,
    known: FxHashMap<Vertex, Rc<[Acquaintance]>>,
    may_help: FxHashMap<Vertex, bool>,
}

impl<'a> Seeking<'a> {
    fn new(
        network: &'a Network,
        search: &'a IntroductionSearch<'a>,
        budget: &'a Budget,
    ) -> Result<Self, LimitExceeded> {
        let mut own = FxHashSet::default();
        if network.vertices.kind(search.from) != VertexKind::Person {
            for house in network.houses(search.from) {
                let seats = network.seat_list(house);
                budget.spend(seats.len() as u64)?;
                own.extend(
                    seats
                        .iter()
                        .filter_map(|&seat| network.participations.get(seat).person),
                );
                for &position in network.positions_in(house) {
                    let place = network.vertices.place(VertexKind::Position, position);
                    let claims = place.into_iter().flat_map(|place| network.claims.to(place));
                    own.extend(claims.map(|claim| network.claims.get(claim).person));
                }
            }
        }
        Ok(Self {
            network,
            search,
            budget,
            own,
            known: FxHashMap::default(),
            may_help: FxHashMap::default(),
        })
    }

    /// Whether somebody may stand in between.
    fn may_help(&mut self, person: Vertex) -> bool {
        let (network, search) = (self.network, self.search);
        let own = &self.own;
        *self.may_help.entry(person).or_insert_with(|| {
            person != search.from
                && person != search.to
                && network.vertices.kind(person) == VertexKind::Person
                && !own.contains(&person)
                && network.contacts(person).len() <= network.busy()
                && (!search.only_serving || network.serves(person, search.strength.on))
        })
    }

    /// Whom somebody knows, each with how strong that is.
    fn acquaintances(&mut self, of: Vertex) -> Result<Rc<[Acquaintance]>, LimitExceeded> {
        if let Some(known) = self.known.get(&of) {
            return Ok(Rc::clone(known));
        }
        let network = self.network;
        let mut known = Vec::new();
        for (view, kind) in [(View::Met, LinkKind::Met), (View::Engaged, LinkKind::Engaged)] {
            if !view.is_of(network.vertices.kind(of)) {
                continue;
            }
            self.budget.spend(network.seat_list(of).len() as u64 * 8)?;
            let mut met: FxHashMap<Vertex, (Vertex, f64)> = FxHashMap::default();
            let mut large = (None, false);
            network.each_encounter(view, of, None, self.search.filter, |encounter| {
                let event = encounter.event;
                if large.0 != Some(event) {
                    large = (
                        Some(event),
                        network.named_participants(event) > self.search.largest_event,
                    );
                }
                if large.1 {
                    return;
                }
                let strength = self.search.strength.of(network, event);
                met.entry(encounter.other)
                    .and_modify(|(last, sum)| {
                        if std::mem::replace(last, event) != event {
                            *sum += strength;
                        }
                    })
                    .or_insert((event, strength));
            });
            known.extend(met.into_iter().map(|(other, (_, strength))| Acquaintance {
                other,
                kind,
                strength: Some(strength),
            }));
        }
        known.sort_unstable_by_key(|known| (known.other, known.kind));
        let known: Rc<[Acquaintance]> = known.into();
        self.known.insert(of, Rc::clone(&known));
        Ok(known)
    }

    /// The links by which a goal is reached, by who it is reached from.
    fn last_links(
        &mut self,
        goal: Vertex,
        promised: bool,
    ) -> Result<FxHashMap<Vertex, Acquaintance>, LimitExceeded> {
        let from = self.search.from;
        let mut links: FxHashMap<Vertex, Acquaintance> = self
            .acquaintances(goal)?
            .iter()
            .map(|known| {
                (
                    known.other,
                    Acquaintance {
                        other: goal,
                        ..*known
                    },
                )
            })
            .collect();
        if self.network.vertices.kind(from) != VertexKind::Person
            && let Some(own) = self.acquaintances(from)?.iter().find(|known| known.other == goal)
        {
            links.insert(from, *own);
        }
        if promised && !links.contains_key(&from) {
            let mut papers = self.network.papers(LinkKind::Promised, goal, from);
            if papers.any(|paper| paper.pledge) {
                links.insert(
                    from,
                    Acquaintance {
                        other: goal,
                        kind: LinkKind::Promised,
                        strength: None,
                    },
                );
            }
        }
        if !promised {
            // Two that know each other need nobody in between.
            links.remove(&from);
        }
        Ok(links)
    }

    /// How many links it takes from each who may stand in between to the goal, as far as a way may be long.
    fn distances(
        &mut self,
        last: &FxHashMap<Vertex, Acquaintance>,
        longest: u32,
    ) -> Result<FxHashMap<Vertex, u32>, LimitExceeded> {
        let mut distances = FxHashMap::default();
        let mut level: Vec<Vertex> = Vec::new();
        for &person in last.keys() {
            if self.may_help(person) && distances.insert(person, 1).is_none() {
                level.push(person);
            }
        }
        for distance in 2..longest {
            let mut next = Vec::new();
            for person in level {
                let contacts = self.network.contacts(person);
                self.budget.spend(contacts.len() as u64 + 1)?;
                for &other in contacts {
                    if !distances.contains_key(&other) && self.may_help(other) {
                        distances.insert(other, distance);
                        next.push(other);
                    }
                }
            }
            level = next;
        }
        Ok(distances)
    }

    /// The cheapest ways to a goal. To a promisor also the direct one.
    fn ways(&mut self, goal: Vertex, promised: bool) -> Result<Vec<Introduction>, LimitExceeded> {
        let from = self.search.from;
        // A promise is a link more.
        let longest = self.search.longest.saturating_sub(u32::from(promised));
        let last = self.last_links(goal, promised)?;
        let distances = self.distances(&last, longest)?;
        let mut found = Vec::new();
        let mut heap = BinaryHeap::new();
        heap.push(Reverse(Partial {
            bound: 0.0,
            cost: 0.0,
            at: from,
            trail: None,
            length: 0,
        }));
        while let Some(Reverse(partial)) = heap.pop() {
            if partial.at == goal {
                found.push(partial.introduction());
                if found.len() == self.search.most {
                    break;
                }
                continue;
            }
            if partial.length == longest {
                continue;
            }
            let mut go = |by: Acquaintance, left: u32| {
                let cost = partial.cost + by.cost();
                heap.push(Reverse(Partial {
                    bound: cost + f64::from(left),
                    cost,
                    at: by.other,
                    trail: Some(Rc::new(Trail {
                        from: partial.at,
                        by,
                        before: partial.trail.clone(),
                    })),
                    length: partial.length + 1,
                }));
            };
            if let Some(&by) = last.get(&partial.at) {
                go(by, 0);
            }
            let known = self.acquaintances(partial.at)?;
            self.budget.spend(known.len() as u64 * 4)?;
            for by in known
                .iter()
                .filter(|by| by.kind == LinkKind::Met && by.other != goal)
            {
                let Some(&left) = distances.get(&by.other) else {
                    continue;
                };
                if partial.length + 1 + left <= longest && !partial.passes(by.other) {
                    go(*by, left);
                }
            }
        }
        Ok(found)
    }
}

impl Partial {
    fn introduction(&self) -> Introduction {
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

impl Strength {
    /// How much one event counts.
    fn of(&self, network: &Network, event: Vertex) -> f64 {
        let facts = network.events.get(event);
        let age = self.on.number().saturating_sub(facts.from.latest.number()).max(0);
        self.weights[facts.kind as usize] * 0.5_f64.powf(f64::from(age) / f64::from(self.half_life.max(1)))
    }
}

impl Network {
    /// Whether a person is at least likely to hold, on a day, the position in which he or she was last recorded.
    fn serves(&self, person: Vertex, on: Day) -> bool {
        let seats = self.seat_list(person).iter().rev();
        let mut positions = seats.filter_map(|&seat| self.participations.get(seat).position);
        let Some(last) = positions.next() else {
            return false;
        };
        let held = self.positions_held(person, on);
        held.iter()
            .any(|holding| holding.position == last && holding.certainty <= Certainty::Likely)
    }

    /// How many participants of an event are persons who are named or inferred.
    fn named_participants(&self, event: Vertex) -> u32 {
        let seats = self.seats(event);
        let named = seats.filter(|&seat| self.participations.get(seat).person.is_some());
        super::links::number(named.count())
    }
}
