//! Who held what, as far as a change touches it: the claims to the positions that it names, and who is inferred by them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Change, records::Fresh};
use crate::network::{
    Network,
    attestations::{Attestation, ClaimTable, Claimed},
    build::{attestation, case, claimed, holder},
    participations::Seated,
    vertices::{Vertex, VertexKind},
};

/// What follows for events and positions once claims are settled.
pub(super) struct Settled {
    /// The events whose participants differ, with these as they are now: those of changed records, and those at which
    /// somebody else is inferred. Events that are no more have none.
    pub(super) seats: FxHashMap<Vertex, Vec<Seated>>,
    /// The positions on which somebody is certain on other days than before.
    pub(super) positions: Vec<Vertex>,
}

/// Works out the claims to the positions that a change touches, and who the nameless participants were.
pub(super) fn take(old: &Network, new: &mut Network, change: &Change, fresh: Fresh) -> Settled {
    let people = change.vertices(&old.vertices, VertexKind::Person);
    let events = || {
        let seats = fresh.seats.iter();
        seats.flat_map(|(&event, seats)| seats.iter().map(move |seat| (event, seat)))
    };
    let attested: Vec<Attestation> = events()
        .filter_map(|(event, seat)| attestation(&new.events, event, seat))
        .collect();
    let tenures: Vec<Claimed> = change
        .facts
        .tenures
        .iter()
        .filter_map(|fact| claimed(&new.vertices, fact))
        .collect();
    let mut touched: FxHashSet<Vertex> = FxHashSet::default();
    touched.extend(attested.iter().map(|&(position, ..)| position));
    touched.extend(tenures.iter().map(|&(position, ..)| position));
    touched.extend(change.vertices(&old.vertices, VertexKind::Position));
    touched.extend(change.vertices(&new.vertices, VertexKind::Position));
    for &event in &fresh.before {
        let seats = old.seats_at(event).iter();
        touched.extend(seats.filter_map(|seat| Some(attestation(&old.events, event, seat)?.0)));
    }
    for &person in &people {
        let claims = old.claims.of(person).filter(|claim| !claim.tenures().is_empty());
        touched.extend(claims.map(|claim| claim.position()));
    }
    for &position in &touched {
        let mut own: Vec<Attestation> = attested.iter().filter(|entry| entry.0 == position).copied().collect();
        let mut held: Vec<Claimed> = tenures.iter().filter(|entry| entry.0 == position).copied().collect();
        for claim in old.claims.to(position).iter() {
            let person = claim.person();
            let events = claim.attested().iter().filter(|event| !fresh.before.contains(event));
            own.extend(events.map(|&event| (position, person, event)));
            if !people.contains(&person) {
                held.extend(claim.tenures().iter().map(|&tenure| (position, person, tenure)));
            }
        }
        new.claims.replace(position, ClaimTable::new(own, held));
    }
    let mut positions: Vec<Vertex> = Vec::new();
    for &position in &touched {
        let certain = case(&new.positions, position, &new.claims.to(position), &new.events).certain();
        new.claims.settle(position, certain);
        let days = |network: &Network| {
            let claims = network.claims.to(position);
            let days = claims.iter().map(|claim| (claim.person(), claim.certain().to_vec()));
            days.collect::<Vec<_>>()
        };
        if days(old) != days(new) {
            positions.push(position);
        }
    }
    let nameless: FxHashSet<Vertex> = events().filter_map(|(_, seat)| seat.nameless()).collect();
    let mut seats = fresh.seats;
    for &position in touched.union(&nameless) {
        let claims = new.claims.to(position);
        let certain: Vec<_> = claims.iter().map(|claim| claim.certain().to_vec()).collect();
        let resolved = case(&new.positions, position, &claims, &new.events).resolved(&certain);
        let holder = |event| holder(&resolved, &claims, new.events.get(event));
        if nameless.contains(&position) {
            for (&event, seats) in &mut seats {
                for seat in seats.iter_mut().filter(|seat| seat.nameless() == Some(position)) {
                    seat.settle(holder(event));
                }
            }
        }
        if !touched.contains(&position) {
            continue;
        }
        for &event in old.named_at(position) {
            if fresh.before.contains(&event) {
                continue;
            }
            // Other positions may have settled others of its participants already.
            let mut changed: Option<Vec<Seated>> = None;
            let known = seats.get(&event).map_or_else(|| old.seats_at(event), Vec::as_slice);
            for (place, seat) in known.iter().enumerate() {
                if seat.nameless() == Some(position) {
                    let person = holder(event);
                    if seat.person != person {
                        changed.get_or_insert_with(|| known.to_vec())[place].settle(person);
                    }
                }
            }
            if let Some(changed) = changed {
                seats.insert(event, changed);
            }
        }
    }
    // What is no more has nobody.
    for event in fresh.before {
        seats.entry(event).or_default();
    }
    Settled { seats, positions }
}
