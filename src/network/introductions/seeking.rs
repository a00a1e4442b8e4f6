//! The search itself: from the origin on, guided by how many links it takes from each to the goal.

use std::{cmp::Reverse, collections::BinaryHeap, rc::Rc};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Introduction, IntroductionSearch,
    partial::{Acquaintance, Partial, Trail},
};
use crate::{
    network::{
        Network, View,
        algorithms::{Budget, LimitExceeded},
        attestations::ClaimRef,
        vertices::{Vertex, VertexKind},
    },
    vocabulary::LinkKind,
};

/// A search for introductions, and what it has worked out.
pub(super) struct Seeking<'a> {
    network: &'a Network,
    search: &'a IntroductionSearch<'a>,
    budget: &'a Budget,
    /// The persons who stand for the origin itself.
    own: FxHashSet<Vertex>,
    known: FxHashMap<Vertex, Rc<[Acquaintance]>>,
    may_help: FxHashMap<Vertex, bool>,
}

impl<'a> Seeking<'a> {
    pub(super) fn new(
        network: &'a Network,
        search: &'a IntroductionSearch<'a>,
        budget: &'a Budget,
    ) -> Result<Self, LimitExceeded> {
        let mut own = FxHashSet::default();
        if network.vertices.kind(search.from) != VertexKind::Person {
            for house in network.houses(search.from) {
                budget.spend(network.named_at(house).len() as u64 * 8)?;
                own.extend(network.seats_of(house).filter_map(|seat| seat.person));
                for &position in network.positions_in(house) {
                    own.extend(network.claims.to(position).iter().map(ClaimRef::person));
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
            self.budget.spend(network.named_at(of).len() as u64 * 8)?;
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
    pub(super) fn ways(&mut self, goal: Vertex, promised: bool) -> Result<Vec<Introduction>, LimitExceeded> {
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
