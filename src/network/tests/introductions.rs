//! Introductions against every way that the rules allow, written out and sorted.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{
    super::{algorithms::Budget, *},
    naive::Naive,
    random::a_day,
    ways::linked_facts,
};
use crate::{
    dates::Day,
    vocabulary::{EventKind, LinkKind},
};

/// A way as it is compared: pledge first, cost in millionths, the records and kinds of its links.
type Line = (bool, i64, Vec<(Vertex, LinkKind)>);

struct Naively<'a> {
    facts: &'a Facts,
    naive: Naive<'a>,
    network: &'a Network,
    search: &'a IntroductionSearch<'a>,
}

impl Naively<'_> {
    fn id(&self, vertex: Vertex) -> RecordId {
        self.network.record(vertex)
    }

    /// How strong the link is that meetings make, by a view of the one; `None` where none counts.
    fn strength(&self, view: View, of: Vertex, other: Vertex) -> Option<f64> {
        let events = self
            .naive
            .evidence(view, self.id(of), self.id(other), self.search.filter);
        let small = |event: &RecordId| {
            let named = self
                .facts
                .participations
                .iter()
                .filter(|fact| fact.event == *event);
            let named = named.filter(|fact| self.naive.attribution(fact.event, fact.ordinal).0.is_some());
            named.count() <= self.search.largest_event as usize
        };
        let counted: Vec<RecordId> = events.into_iter().filter(small).collect();
        (!counted.is_empty()).then(|| {
            let one = |event: &RecordId| {
                let event = self.naive.event(*event);
                let age = (self.search.strength.on.number() - event.from.latest.number()).max(0);
                self.search.strength.weights[event.kind as usize]
                    * 0.5_f64.powf(f64::from(age) / f64::from(self.search.strength.half_life))
            };
            counted.iter().map(one).sum()
        })
    }

    /// The institutions of somebody.
    fn houses(&self, of: Vertex) -> BTreeSet<RecordId> {
        let of = self.id(of);
        let facts = self.facts;
        let institution = |position: RecordId| {
            facts
                .positions
                .iter()
                .find(|fact| fact.id == position)
                .unwrap()
                .institution
        };
        let mut houses = BTreeSet::new();
        if facts.institutions.iter().any(|fact| fact.id == of) {
            houses.insert(of);
        }
        if facts.positions.iter().any(|fact| fact.id == of) {
            houses.insert(institution(of));
        }
        let tenures = facts.tenures.iter().filter(|fact| {
            fact.person == of && fact.capacity != crate::vocabulary::TenureCapacity::Designate
        });
        houses.extend(tenures.map(|fact| institution(fact.position)));
        let shown = facts
            .positions
            .iter()
            .filter(|fact| !self.naive.attested(of, fact.id).is_empty());
        houses.extend(shown.map(|fact| fact.institution));
        for fact in &facts.participations {
            if self.naive.attribution(fact.event, fact.ordinal).0 == Some(of) {
                houses.extend(fact.institution.or(fact.position.map(institution)));
            }
        }
        houses
    }

    fn is_person(&self, vertex: Vertex) -> bool {
        self.network.kind(vertex) == VertexKind::Person
    }

    fn may_help(&self, person: Vertex) -> bool {
        let search = self.search;
        let own = !self.is_person(search.from) && !self.houses(person).is_disjoint(&self.houses(search.from));
        self.is_person(person)
            && person != search.from
            && person != search.to
            && !own
            && !self.is_busy(person)
    }

    fn contacts(&self, person: Vertex) -> usize {
        let met = self
            .naive
            .tallies(View::Met, self.id(person), &MeetingFilter::default());
        met.len()
    }

    fn is_busy(&self, person: Vertex) -> bool {
        let people = self.network.vertices(VertexKind::Person);
        let mut contacts: Vec<usize> = people
            .map(|person| self.contacts(person))
            .filter(|&count| count > 0)
            .collect();
        contacts.sort_unstable();
        let within = (0..=contacts.len())
            .find(|within| within * 100 >= contacts.len() * 99)
            .unwrap();
        within > 0 && self.contacts(person) > contacts[within - 1]
    }

    /// The link to a goal that is not a person in between.
    fn last_link(&self, from: Vertex, goal: Vertex, promised: bool) -> Option<(LinkKind, Option<f64>)> {
        let institution = |vertex| self.network.kind(vertex) == VertexKind::Institution;
        let mut link = None;
        if self.is_person(from) {
            link = self
                .strength(View::Met, goal, from)
                .map(|strength| (LinkKind::Met, Some(strength)));
        } else if institution(from) && institution(goal) {
            link = self
                .strength(View::Engaged, from, goal)
                .map(|strength| (LinkKind::Engaged, Some(strength)));
        }
        if link.is_none() && from == self.search.from && !self.is_person(from) {
            link = self
                .strength(View::Met, from, goal)
                .filter(|_| self.is_person(goal))
                .map(|strength| (LinkKind::Met, Some(strength)));
        }
        if link.is_none() && promised && from == self.search.from {
            let pledged = self.facts.links.iter().any(|link| {
                let ends = [link.from, link.to];
                link.kind == LinkKind::Promised
                    && ends.contains(&self.id(goal))
                    && ends.contains(&self.id(from))
                    && link.paper.is_some_and(|paper| paper.pledge)
            });
            link = pledged.then_some((LinkKind::Promised, None));
        }
        link.filter(|_| promised || from != self.search.from)
    }

    /// Every way to a goal of at most so many links.
    fn ways(&self, goal: Vertex, longest: u32, promised: bool) -> Vec<(f64, Vec<(Vertex, LinkKind)>)> {
        let mut found = Vec::new();
        let mut open = vec![(self.search.from, 0.0, Vec::<(Vertex, LinkKind)>::new())];
        while let Some((at, cost, way)) = open.pop() {
            if way.len() >= longest as usize {
                continue;
            }
            let longer = |other, kind| [way.as_slice(), &[(other, kind)]].concat();
            let price = |strength: Option<f64>| strength.map_or(1.0, |strength| 1.0 + 1.0 / (1.0 + strength));
            if let Some((kind, strength)) = self.last_link(at, goal, promised) {
                found.push((cost + price(strength), longer(goal, kind)));
            }
            for person in self.network.vertices(VertexKind::Person) {
                let passed = way.iter().any(|&(other, _)| other == person);
                if person == goal || passed || !self.may_help(person) || at == person {
                    continue;
                }
                if let Some(strength) = self.strength(View::Met, at, person) {
                    open.push((
                        person,
                        cost + price(Some(strength)),
                        longer(person, LinkKind::Met),
                    ));
                }
            }
        }
        found
    }

    fn all(&self) -> Vec<Line> {
        let search = self.search;
        let mut lines: Vec<Line> = Vec::new();
        let ours: BTreeSet<RecordId> = self
            .houses(search.from)
            .into_iter()
            .chain([self.id(search.from)])
            .collect();
        let pledges: BTreeMap<RecordId, RecordId> = self
            .facts
            .links
            .iter()
            .filter(|link| {
                link.kind == LinkKind::Promised && link.to == self.id(search.to) && link.from != link.to
            })
            .filter_map(|link| Some((link.paper.filter(|paper| paper.pledge)?.record, link.from)))
            .collect();
        for (record, promisor) in pledges {
            let to_us = self.facts.links.iter().any(|link| {
                link.from == promisor
                    && ours.contains(&link.to)
                    && link.from != link.to
                    && link.paper.is_some_and(|paper| paper.record == record)
            });
            if to_us && !ours.contains(&promisor) {
                let goal = self.network.vertex(promisor).unwrap();
                for (cost, mut way) in self.ways(goal, search.longest - 1, true) {
                    way.push((search.to, LinkKind::Promised));
                    lines.push((false, micro(cost + 1.0), way));
                }
            }
        }
        let plain = self.ways(search.to, search.longest, false);
        lines.extend(plain.into_iter().map(|(cost, way)| (true, micro(cost), way)));
        lines.sort();
        lines
    }
}

#[expect(clippy::cast_possible_truncation, reason = "costs are small")]
fn micro(cost: f64) -> i64 {
    (cost * 1e6).round() as i64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn introductions_are_the_best_of_all_ways_that_the_rules_allow(
        facts in pledged_facts(),
        on in a_day(),
        half_life in 1..400_u32,
        weight in 0..3_u8,
        longest in 2..5_u32,
        largest_event in 2..6_u32,
    ) {
        let network = Network::build(facts.clone());
        let filter = MeetingFilter::default();
        let mut weights = [1.0; EventKind::ALL.len()];
        weights[EventKind::Visit as usize] = f64::from(weight);
        let parties: Vec<Vertex> = [VertexKind::Person, VertexKind::Institution, VertexKind::Position]
            .into_iter()
            .flat_map(|kind| network.vertices(kind))
            .collect();
        for (&from, &to) in parties.iter().zip(parties.iter().cycle().skip(5)) {
            let search = IntroductionSearch {
                from,
                to,
                filter: &filter,
                strength: Strength { on, half_life, weights },
                most: 200,
                longest,
                largest_event,
                only_serving: false,
            };
            let found = network.introductions(&search, &Budget::unlimited()).unwrap();
            let mut lines: Vec<Line> = found
                .iter()
                .map(|way| {
                    let steps = way.way.steps.iter().map(|step| (step.to, step.kind)).collect();
                    (way.pledge.is_none(), micro(way.cost), steps)
                })
                .collect();
            prop_assert!(lines.is_sorted_by_key(|line| (line.0, line.1)), "best first: {:?}", lines);
            lines.sort();
            let naive = Naively { facts: &facts, naive: Naive::new(&facts), network: &network, search: &search };
            let mut all = naive.all();
            all.truncate(200);
            prop_assert_eq!(&lines, &all, "from {} to {}", network.record(from), network.record(to));
            let one = network.introductions(&IntroductionSearch { most: 1, ..search }, &Budget::unlimited()).unwrap();
            prop_assert_eq!(one.first().map(|way| micro(way.cost)), found.first().map(|way| micro(way.cost)));
        }
    }
}

/// Facts in which some promise one thing to one and about another, on one paper.
fn pledged_facts() -> impl Strategy<Value = Facts> {
    (
        linked_facts(),
        proptest::collection::vec((1..7_i64, 0..14_i64, 0..14_i64), 0..4),
    )
        .prop_map(|(mut facts, pledges)| {
            let party = |place: i64| match place {
                0..6 => 1 + place,
                6..10 => super::random::INSTITUTIONS + place - 6,
                _ => super::random::POSITIONS + place - 10,
            };
            for (record, (promisor, to, about)) in (700..).zip(pledges) {
                let paper = PaperFact {
                    record,
                    from: None,
                    until: None,
                    event: None,
                    pledge: true,
                };
                for end in BTreeSet::from([party(to), party(about)]) {
                    facts.links.push(LinkFact {
                        from: promisor,
                        to: end,
                        kind: LinkKind::Promised,
                        paper: Some(paper),
                    });
                }
            }
            facts
        })
}

#[test]
fn only_who_still_serves_may_be_asked_where_that_is_wanted() {
    let mut example = super::example::Example::default();
    example.meeting(10, &["ann", "bob @post"]);
    example.meeting(20, &["bob @post", "cat"]);
    let built = example.build();
    let ask = |on, only_serving| {
        let search = IntroductionSearch {
            from: built.vertex("person:ann"),
            to: built.vertex("person:cat"),
            filter: &MeetingFilter::default(),
            strength: Strength {
                on: Day::from_number(on),
                half_life: 365,
                weights: [1.0; EventKind::ALL.len()],
            },
            most: 5,
            longest: 3,
            largest_event: 10,
            only_serving,
        };
        built
            .network
            .introductions(&search, &Budget::unlimited())
            .unwrap()
            .len()
    };
    assert_eq!(ask(200, true), 1, "likely within 180 days");
    assert_eq!(ask(201, true), 0, "not known any more");
    assert_eq!(ask(201, false), 1);
}
