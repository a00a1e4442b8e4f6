//! Ways and surroundings against naive ones on small random networks: every way there is, written out.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{
    super::{
        algorithms::{Budget, Limit},
        *,
    },
    naive::{Naive, links::Link, ways::Naively},
    random::{EVENTS, INSTITUTIONS, POSITIONS, a_date, a_day, named, one_of, some_facts, sometimes},
};
use crate::{dates::Period, vocabulary::LinkKind};

const TOPICS: RecordId = 400;
const PROGRAMS: RecordId = 500;
const PAPERS: RecordId = 600;

/// Kinds of link that records state.
const STATED: &[LinkKind] = &[
    LinkKind::About,
    LinkKind::PartOf,
    LinkKind::LocatedIn,
    LinkKind::SentBy,
    LinkKind::ReceivedBy,
    LinkKind::Related,
    LinkKind::Promised,
];

/// Facts with topics, programs and links that records state between any two of them.
pub(super) fn linked_facts() -> impl Strategy<Value = Facts> {
    let ends = [
        (1, 6),
        (INSTITUTIONS, 4),
        (POSITIONS, 4),
        (EVENTS, 11),
        (TOPICS, 2),
        (PROGRAMS, 2),
    ];
    let end =
        || (0..ends.len(), 0..11_i64).prop_map(move |(kind, place)| ends[kind].0 + place % ends[kind].1);
    let until = prop_oneof![
        Just(None),
        Just(Some(TenureEnd::Open)),
        a_date().prop_map(|date| Some(TenureEnd::On(date)))
    ];
    let paper = (sometimes(a_date()), until, sometimes(0..11_i64), any::<bool>());
    let link = (end(), end(), one_of(STATED), paper);
    let links = proptest::collection::vec(link, 0..14);
    (some_facts(), named(TOPICS, 2), named(PROGRAMS, 2), links).prop_map(
        |(facts, topics, programs, links)| {
            let known = |id: RecordId| {
                !(EVENTS..TOPICS).contains(&id) || facts.events.iter().any(|event| event.id == id)
            };
            let stated = (PAPERS..).zip(links);
            let links = stated.map(
                |(record, (from, to, kind, (began, until, event, pledge)))| LinkFact {
                    from,
                    to,
                    kind,
                    paper: matches!(kind, LinkKind::Related | LinkKind::Promised).then_some(PaperFact {
                        record,
                        from: began,
                        until,
                        event: event.map(|place| EVENTS + place).filter(|&id| known(id)),
                        pledge,
                    }),
                },
            );
            let links = links.filter(|link| known(link.from) && known(link.to)).collect();
            Facts {
                topics,
                programs,
                links,
                ..facts
            }
        },
    )
}

fn a_period() -> impl Strategy<Value = MeetingFilter> {
    (sometimes(a_day()), sometimes(a_day())).prop_map(|(one, two)| {
        let (since, until) = match (one, two) {
            (Some(one), Some(two)) => (Some(one.min(two)), Some(one.max(two))),
            other => other,
        };
        MeetingFilter {
            period: Period { since, until },
            ..MeetingFilter::default()
        }
    })
}

/// Mostly all kinds of record.
fn some_vertices() -> impl Strategy<Value = VertexKinds> {
    let some = proptest::sample::subsequence(VertexKind::ALL, 1..4);
    prop_oneof![
        2 => Just(VertexKinds::ALL),
        1 => some.prop_map(|kinds| kinds.into_iter().collect()),
    ]
}

fn some_kinds() -> impl Strategy<Value = Vec<LinkKind>> {
    prop_oneof![
        Just(LinkKind::ALL.to_vec()),
        Just(
            LinkKind::ALL
                .iter()
                .copied()
                .filter(|&kind| kind != LinkKind::CoAttended)
                .collect()
        ),
        Just(vec![LinkKind::Met]),
        proptest::sample::subsequence(LinkKind::ALL, 1..6),
    ]
}

/// The way that the rules prefer, as what its links are.
fn preferred(
    network: &Network,
    naive: &Naive<'_>,
    ways: Vec<Vec<Link>>,
) -> Option<Vec<(RecordId, LinkKind, bool)>> {
    let recency = |link: &Link| {
        link.4.map(|id| {
            let event = naive.event(id);
            (event.from.latest, event.from.earliest, event.key.clone())
        })
    };
    // What no event shows is never stale.
    let stalest = |way: &Vec<Link>| {
        way.iter()
            .map(recency)
            .map(|recency| (recency.is_none(), recency))
            .min()
    };
    let best = ways.iter().map(stalest).max()?;
    let mut best: Vec<_> = ways.into_iter().filter(|way| stalest(way) == best).collect();
    best.sort_by_cached_key(|way| {
        way.iter()
            .map(|link| (network.vertex(link.1), link.2, !link.3))
            .collect::<Vec<_>>()
    });
    let way = best.into_iter().next()?;
    Some(
        way.into_iter()
            .map(|(_, to, kind, forward, _)| (to, kind, forward))
            .collect(),
    )
}

fn found(network: &Network, way: &Way) -> Vec<(RecordId, LinkKind, bool)> {
    let steps = way.steps.iter();
    steps
        .map(|step| (network.record(step.to), step.kind, step.forward))
        .collect()
}

fn all_ids(facts: &Facts) -> Vec<RecordId> {
    let named = [&facts.people, &facts.institutions, &facts.topics, &facts.programs];
    let ids = named.into_iter().flatten().map(|fact| fact.id);
    ids.chain(facts.positions.iter().map(|fact| fact.id))
        .chain(facts.events.iter().map(|fact| fact.id))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_shortest_way_is_the_one_of_all_ways_that_the_rules_prefer(
        facts in linked_facts(),
        kinds in some_kinds(),
        through in some_vertices(),
        filter in a_period(),
    ) {
        let network = Network::build(facts.clone());
        let naive = Naive::new(&facts);
        let all = Naively::new(&naive, &kinds, &filter);
        let over = Over { kinds: kinds.iter().copied().collect(), through, filter: filter.clone() };
        let vertex = |id| network.vertex(id).unwrap();
        let ids = all_ids(&facts);
        for (&from, &to) in ids.iter().zip(ids.iter().cycle().skip(7)).chain(ids.iter().zip(&ids)) {
            let links = all.through(&network, through, [from, to]);
            let search = |most| network.path(vertex(from), vertex(to), &over, most, &Budget::unlimited()).unwrap();
            let ways = links.shortest(from, to);
            let length = ways.first().map(Vec::len);
            let way = search(10_000);
            prop_assert_eq!(way.as_ref().map(|way| way.steps.len()), length, "from {} to {}", from, to);
            prop_assert_eq!(
                way.as_ref().map(|way| found(&network, way)),
                preferred(&network, &naive, ways),
                "from {} to {}", from, to
            );
            if let Some(length) = length.filter(|&length| length > 0) {
                let shorter = search(u32::try_from(length).unwrap() - 1);
                prop_assert_eq!(shorter, None);
            }
            for step in way.iter().flat_map(|way| &way.steps) {
                let shown = network.shown_by(step.kind, step.from, step.to, &filter);
                let last = links.of(network.record(step.from)).iter().find(|link| {
                    link.1 == network.record(step.to) && link.2 == step.kind && link.3 == step.forward
                });
                if step.kind != LinkKind::Holds {
                    let newest = shown.first().map(|&event| network.record(event));
                    prop_assert!(last.is_some_and(|link| link.4.is_none() || newest.is_some()), "{:?}", step);
                }
            }
        }
    }

    #[test]
    fn within_reach_is_who_is_so_many_links_away(
        facts in linked_facts(),
        kinds in some_kinds(),
        through in some_vertices(),
        filter in a_period(),
        depth in 0..5_u32,
    ) {
        let network = Network::build(facts.clone());
        let naive = Naive::new(&facts);
        let all = Naively::new(&naive, &kinds, &filter);
        let over = Over { kinds: kinds.iter().copied().collect(), through, filter: filter.clone() };
        for from in all_ids(&facts) {
            let mut near = all.through(&network, through, [from, from]).distances(from);
            near.retain(|_, distance| (1..=depth).contains(distance));
            let found = network.reach(network.vertex(from).unwrap(), &over, depth, &Budget::unlimited()).unwrap();
            prop_assert_eq!(found.last().map(|level| level.distance), near.values().copied().max());
            for level in found {
                let mut here = Reached { distance: level.distance, ..Reached::default() };
                for (&id, _) in near.iter().filter(|(_, distance)| **distance == level.distance) {
                    here.all += 1;
                    here.people += u32::from(network.kind(network.vertex(id).unwrap()) == VertexKind::Person);
                    here.institutions += u32::from(network.kind(network.vertex(id).unwrap()) == VertexKind::Institution);
                }
                prop_assert_eq!(level, here);
            }
        }
    }

    #[test]
    fn surroundings_are_all_that_is_near_and_every_link_among_it(
        facts in linked_facts(),
        kinds in some_kinds(),
        filter in a_period(),
        depth in 0..4_u32,
        most in 1..40_usize,
        around in proptest::collection::btree_set(0..17_usize, 1..3),
    ) {
        let network = Network::build(facts.clone());
        let naive = Naive::new(&facts);
        let links = Naively::new(&naive, &kinds, &filter);
        let set: LinkKinds = kinds.iter().copied().collect();
        let ids = all_ids(&facts);
        let around: BTreeSet<RecordId> = around.into_iter().filter_map(|place| ids.get(place).copied()).collect();
        let vertices: Vec<Vertex> = around.iter().filter_map(|&id| network.vertex(id)).collect();
        let found = network.surroundings(&vertices, depth, set, &filter, most, |_, _| true, &Budget::unlimited()).unwrap();
        let mut near: BTreeMap<RecordId, u32> = BTreeMap::new();
        for &id in &around {
            for (other, distance) in links.distances(id) {
                let nearest = near.entry(other).or_insert(distance);
                *nearest = distance.min(*nearest);
            }
        }
        near.retain(|_, distance| *distance <= depth);
        prop_assert_eq!(found.truncated, near.len() > most);
        prop_assert_eq!(found.vertices.len(), near.len().min(most));
        let mut told: Vec<u32> = Vec::new();
        for &(vertex, distance) in &found.vertices {
            prop_assert_eq!(near.get(&network.record(vertex)), Some(&distance));
            told.push(distance);
        }
        // Nothing nearer was left out for something farther.
        let mut distances: Vec<u32> = near.values().copied().collect();
        distances.sort_unstable();
        distances.truncate(most);
        prop_assert_eq!(told, distances);
        let kept: BTreeSet<RecordId> = found.vertices.iter().map(|&(vertex, _)| network.record(vertex)).collect();
        let mut among: BTreeSet<(Vertex, Vertex, LinkKind)> = BTreeSet::new();
        for link in kept.iter().flat_map(|&id| links.of(id)).filter(|link| kept.contains(&link.1) && link.3) {
            let ends = (network.vertex(link.0).unwrap(), network.vertex(link.1).unwrap());
            let turned = link.2.is_mutual() && ends.0 > ends.1;
            among.insert(if turned { (ends.1, ends.0, link.2) } else { (ends.0, ends.1, link.2) });
        }
        let drawn: Vec<_> = found.links.iter().map(|link| (link.from, link.to, link.kind)).collect();
        prop_assert_eq!(drawn, among.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn meetings_are_counted_the_same_from_a_tie_and_from_its_events(facts in linked_facts(), filter in a_period()) {
        let network = Network::build(facts.clone());
        let window = network.window(&filter);
        let vertices: Vec<Vertex> = network.vertices.all().collect();
        for kind in [LinkKind::Met, LinkKind::Engaged] {
            for (&one, &other) in vertices.iter().flat_map(|one| vertices.iter().map(move |other| (one, other))) {
                let meetings = network.bond(kind, one, other, &filter).map_or(0, |bond| bond.meetings);
                prop_assert_eq!(network.meetings_within(kind, one, other, &window), meetings);
            }
        }
    }

    #[test]
    fn ways_do_not_depend_on_the_numbers_of_records(facts in linked_facts(), numbers in Just((0..1000_i64).collect::<Vec<_>>()).prop_shuffle()) {
        let other = renumbered(&facts, &numbers);
        let (one, two) = (Network::build(facts.clone()), Network::build(other));
        let over = Over { kinds: LinkKinds::USUAL, through: VertexKinds::ALL, filter: MeetingFilter::default() };
        let ids = all_ids(&facts);
        for (&from, &to) in ids.iter().zip(ids.iter().skip(5)) {
            let way = |network: &Network, id: fn(&[i64], RecordId) -> RecordId| {
                let vertex = |record| network.vertex(id(&numbers, record)).unwrap();
                let way = network.path(vertex(from), vertex(to), &over, 99, &Budget::unlimited());
                way.unwrap().map(|way| way.steps)
            };
            prop_assert_eq!(way(&one, |_, id| id), way(&two, |numbers, id| numbers[usize::try_from(id).unwrap()]));
        }
    }

    #[test]
    fn a_search_keeps_to_its_budget(facts in linked_facts(), steps in 0..60_u64) {
        let network = Network::build(facts.clone());
        let over = Over { kinds: LinkKinds::ALL, through: VertexKinds::ALL, filter: MeetingFilter::default() };
        let ids = all_ids(&facts);
        let (from, to) = (network.vertex(ids[0]).unwrap(), network.vertex(ids[ids.len() - 1]).unwrap());
        let unlimited = network.path(from, to, &over, 99, &Budget::unlimited()).unwrap();
        let limited = network.path(from, to, &over, 99, &Budget::new(steps, None));
        match limited {
            Ok(way) => prop_assert_eq!(way, unlimited),
            Err(exceeded) => prop_assert_eq!(exceeded.limit, Limit::Steps(steps)),
        }
        // Whatever a search left behind does not show in the next.
        let again = network.path(from, to, &over, 99, &Budget::unlimited()).unwrap();
        prop_assert_eq!(again, network.path(from, to, &over, 99, &Budget::unlimited()).unwrap());
    }
}

/// The same facts with other identities.
fn renumbered(facts: &Facts, numbers: &[i64]) -> Facts {
    let other = |id: &mut RecordId| *id = numbers[usize::try_from(*id).unwrap()];
    let mut facts = facts.clone();
    for named in [
        &mut facts.people,
        &mut facts.institutions,
        &mut facts.topics,
        &mut facts.programs,
    ] {
        for fact in named {
            other(&mut fact.id);
        }
    }
    for fact in &mut facts.positions {
        other(&mut fact.id);
        other(&mut fact.institution);
    }
    for fact in &mut facts.tenures {
        other(&mut fact.person);
        other(&mut fact.position);
    }
    for fact in &mut facts.events {
        other(&mut fact.id);
        fact.venue.iter_mut().for_each(other);
    }
    for fact in &mut facts.participations {
        other(&mut fact.event);
        let ids = [&mut fact.person, &mut fact.position, &mut fact.institution];
        for id in ids.into_iter().flatten() {
            other(id);
        }
    }
    for fact in &mut facts.links {
        other(&mut fact.from);
        other(&mut fact.to);
        if let Some(paper) = &mut fact.paper {
            other(&mut paper.record);
            paper.event.iter_mut().for_each(other);
        }
    }
    facts
}
