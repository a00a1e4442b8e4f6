//! A network that followed changes against one built afresh of the same facts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{super::*, ways::linked_facts};
use crate::vocabulary::LinkKind;

/// What each record states itself.
type Owned = BTreeMap<RecordId, Facts>;

fn owned(facts: Facts) -> Owned {
    let mut owned = Owned::new();
    for fact in facts.people {
        owned.entry(fact.id).or_default().people.push(fact);
    }
    for fact in facts.institutions {
        owned.entry(fact.id).or_default().institutions.push(fact);
    }
    for fact in facts.positions {
        owned.entry(fact.id).or_default().positions.push(fact);
    }
    for fact in facts.tenures {
        owned.entry(fact.person).or_default().tenures.push(fact);
    }
    for fact in facts.events {
        let own = owned.entry(fact.id).or_default();
        // A venue is stated as a link as well.
        own.links.extend(fact.venue.map(|venue| LinkFact {
            from: fact.id,
            to: venue,
            kind: LinkKind::LocatedIn,
            paper: None,
        }));
        own.events.push(fact);
    }
    for fact in facts.participations {
        owned.entry(fact.event).or_default().participations.push(fact);
    }
    for fact in facts.topics {
        owned.entry(fact.id).or_default().topics.push(fact);
    }
    for fact in facts.programs {
        owned.entry(fact.id).or_default().programs.push(fact);
    }
    for fact in facts.links {
        let owner = fact.paper.map_or(fact.from, |paper| paper.record);
        owned.entry(owner).or_default().links.push(fact);
    }
    owned
}

fn all<'a>(owned: impl IntoIterator<Item = &'a Facts>) -> Facts {
    let mut all = Facts::default();
    for facts in owned {
        all.append(facts.clone());
    }
    all
}

/// Lets go of what refers to a record that is no more, as a database does. An event may be hidden and referred to.
fn sound(mut state: Owned) -> Owned {
    let known: BTreeSet<RecordId> = state.keys().copied().collect();
    let is_event = |id: RecordId| (super::random::EVENTS..super::random::EVENTS + 100).contains(&id);
    let kept = |id: RecordId| known.contains(&id) || is_event(id);
    for facts in state.values_mut() {
        facts.tenures.retain(|fact| kept(fact.position));
        facts.participations.retain(|fact| {
            [fact.person, fact.position, fact.institution]
                .into_iter()
                .flatten()
                .all(kept)
        });
        facts.links.retain(|fact| kept(fact.from) && kept(fact.to));
        for event in &mut facts.events {
            event.venue = event.venue.filter(|&venue| kept(venue));
        }
    }
    state
}

/// What a network keeps, by records, so that two can be compared whatever their numbers.
fn told(network: &Network) -> Vec<String> {
    // A vertex that is no more, or leads elsewhere, is no record's.
    let record = |vertex: Vertex| {
        let record = network.vertices.record(vertex);
        record
            .filter(|&id| network.vertex(id) == Some(vertex))
            .unwrap_or(-1)
    };
    let records = |list: &[Vertex]| list.iter().map(|&vertex| record(vertex)).collect::<Vec<_>>();
    let mut told = Vec::new();
    for &kind in VertexKind::ALL {
        let mut before: Option<Vertex> = None;
        for vertex in network.vertices(kind) {
            let id = record(vertex);
            assert_eq!(network.vertex(id), Some(vertex), "a record leads to its vertex");
            assert_eq!(network.kind(vertex), kind, "{id}");
            let namesakes = before.is_some_and(|before| network.vertices.are_namesakes(before, vertex));
            assert!(
                before < Some(vertex),
                "vertices are in order: {before:?}, {vertex:?}"
            );
            before = Some(vertex);
            told.push(format!("{kind:?} {id} {namesakes}"));
            for link in network.recorded.of(vertex) {
                let paper = network.recorded.paper(link).map(|paper| {
                    let event = paper.event.and_then(|id| network.vertex(id));
                    (
                        paper.record,
                        paper.from,
                        paper.until,
                        event.map(record),
                        paper.pledge,
                    )
                });
                let other = record(link.other);
                told.push(format!(" {:?} {} {other} {paper:?}", link.kind, link.forward));
            }
            for (name, lists) in [("met", &network.ties.met), ("engaged", &network.ties.engaged)] {
                for (&other, tie) in lists.others(vertex).iter().zip(lists.ties(vertex)) {
                    let (first, last) = (record(tie.first), record(tie.last));
                    let (meetings, inferred) = (tie.meetings(), tie.inferred());
                    told.push(format!(
                        " {name} {} {meetings} {first} {last} {inferred}",
                        record(other)
                    ));
                }
            }
            told.push(format!(" named at {:?}", records(network.named_at(vertex))));
            told.push(format!(" took part in {:?}", records(network.events_of(vertex))));
            told.push(format!(" has {:?}", records(network.positions_in(vertex))));
            if let Some(position) = network.position(vertex) {
                let house = position.institution.map(record);
                told.push(format!(
                    " {house:?} {} {:?}",
                    position.several_holders, position.rank
                ));
            }
            let stand_ins = network.stand_ins.list(vertex).iter();
            for stand_in in stand_ins {
                told.push(format!(
                    " stood in {} {}",
                    record(stand_in.event),
                    record(stand_in.person)
                ));
            }
            for claim in network.claims_of(vertex) {
                let attested = records(claim.attested());
                let (person, position) = (record(claim.person()), record(claim.position()));
                let (tenures, certain) = (claim.tenures(), claim.certain());
                told.push(format!(
                    " claim {person} {position} {attested:?} {tenures:?} {certain:?}"
                ));
            }
            if kind == VertexKind::Event {
                let EventVertex {
                    from,
                    until,
                    kind,
                    status,
                    venue,
                    facing,
                } = network.event(vertex);
                let venue = venue.map(record);
                told.push(format!(
                    " {from:?} {until:?} {kind:?} {status:?} {venue:?} {facing:?}"
                ));
                for (seat, kept) in network.seats(vertex).zip(network.seats_at(vertex)) {
                    let parties = [seat.person, seat.position, seat.institution, seat.stands_for];
                    let parties = parties.map(|party| party.map(record));
                    let sides = (kept.side, kept.effective_side);
                    told.push(format!(
                        " {} {parties:?} {sides:?} {:?} {:?} {:?}",
                        seat.ordinal, seat.role, seat.attendance, seat.attribution
                    ));
                }
            }
        }
    }
    told
}

/// The network after it has taken up the records whose facts differ between two states, and some that do not.
fn follow(network: &Network, before: &Owned, after: &Owned, also: RecordId) -> Network {
    let ids: BTreeSet<RecordId> = before.keys().chain(after.keys()).copied().collect();
    let text = |state: &Owned, id| state.get(id).map(|facts| format!("{facts:?}"));
    let differ = ids
        .iter()
        .filter(|id| text(before, id) != text(after, id) || **id % 7 == also % 7);
    let mut change = Change {
        records: differ.copied().collect(),
        facts: Facts::default(),
    };
    let facts = |change: &Change| all(change.records.iter().filter_map(|id| after.get(id)));
    change.facts = facts(&change);
    change
        .records
        .extend(network.referring(&change).expect("it is small"));
    change.facts = facts(&change);
    network.with(&change).expect("there is room")
}

/// What becomes of each record in a step: it stays, is taken from either of two states, or is no more.
fn a_step() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(
        prop_oneof![12 => Just(0), 2 => Just(1), 2 => Just(2), 1 => Just(3)],
        64,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_network_that_followed_changes_equals_one_built_afresh(
        one in linked_facts(),
        two in linked_facts(),
        steps in proptest::collection::vec((a_step(), 0..7_i64), 1..6),
    ) {
        let states = [owned(one), owned(two)];
        let ids: BTreeSet<RecordId> = states.iter().flat_map(|state| state.keys().copied()).collect();
        let mut state = states[0].clone();
        let mut before = sound(state.clone());
        let mut network = Network::build(all(before.values()));
        for (step, also) in steps {
            for (&id, choice) in ids.iter().zip(step.iter().cycle()) {
                let facts = match choice {
                    1 => states[0].get(&id),
                    2 => states[1].get(&id),
                    // A position is always in an institution.
                    3 if !(super::random::INSTITUTIONS..super::random::POSITIONS).contains(&id) => None,
                    _ => continue,
                };
                match facts {
                    Some(facts) => state.insert(id, facts.clone()),
                    None => state.remove(&id),
                };
            }
            let after = sound(state.clone());
            let known = told(&network);
            let next = follow(&network, &before, &after, also);
            prop_assert_eq!(told(&network), known, "a version does not change");
            let (followed, afresh) = (told(&next), told(&Network::build(all(after.values()))));
            let differ = followed.iter().zip(&afresh).position(|(one, other)| one != other);
            prop_assert_eq!(followed.len(), afresh.len(), "{:?} against {:?}", followed, afresh);
            if let Some(place) = differ {
                let near = place.saturating_sub(12)..=place;
                prop_assert!(false, "{:#?} should be {}", &followed[near], afresh[place]);
            }
            (before, network) = (after, next);
        }
    }
}
