//! Who can introduce one party to another: ways over persons who know each other, cheapest first.
//!
//! A link between two who met has a strength: the sum over their meetings of the weight of the kind of event, halved for
//! every half-life that has passed since. It costs 1 + 1 / (1 + strength), so that a way of strong links is cheaper
//! than one of weak links, and every further person on it costs at least 1. An open pledge to introduce is a link of
//! its own that costs 1, and ways that end with one come before all others.

mod partial;
mod seeking;

use rustc_hash::FxHashSet;
use seeking::Seeking;

use super::{
    MeetingFilter, Network, RecordId, Step, Way,
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
                let claims = self.claims.of(of);
                let held = claims.filter_map(|claim| self.position(claim.position())?.institution);
                held.chain(self.seats_of(of).filter_map(|seat| seat.stands_for))
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
            let contacts = people.iter().map(|&person| self.contacts(person).len());
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
        let mut positions = self.seats_of(person).rev().filter_map(|seat| seat.position);
        let Some(last) = positions.next() else {
            return false;
        };
        let held = self.positions_held(person, on);
        held.iter()
            .any(|holding| holding.position == last && holding.certainty <= Certainty::Likely)
    }

    /// How many participants of an event are persons who are named or inferred.
    fn named_participants(&self, event: Vertex) -> u32 {
        let seats = self.seats_at(event).iter();
        let named = seats.filter(|seat| seat.person.is_some());
        super::links::number(named.count())
    }
}
