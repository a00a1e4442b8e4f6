//! Who held what, as far as a change touches it: the claims to the positions that it names, and who is inferred by them.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Change, records::Fresh};
use crate::network::{
    Network,
    attestations::{Attestation, ClaimRef, Claimed, ClaimsTo, OwnClaim, OwnClaims, days_of},
    build::{attestation, case, claimed, holders},
    days::{Days, differing},
    participations::Seated,
    resolution::resolve,
    vertices::{Vertex, VertexKind},
};

/// What follows for events and positions once claims are settled.
pub(super) struct Settled {
    /// The events whose participants differ, with these as they are now: those of changed records, and those at which
    /// somebody else is inferred. Events that are no more have none.
    pub(super) seats: FxHashMap<Vertex, Vec<Seated>>,
    /// Who is certain on other days than before to hold a position, and which days these are.
    pub(super) certainties: Vec<Certainty>,
}

/// The days on which a person is, or is no longer, certain to hold some position.
pub(super) struct Certainty {
    pub(super) person: Vertex,
    pub(super) days: Vec<Days>,
}

/// What comes to the claims to a position, and what leaves them.
#[derive(Default)]
struct Touch {
    come: FxHashSet<(Vertex, Vertex)>,
    gone: FxHashSet<(Vertex, Vertex)>,
    tenures: Vec<Claimed>,
}

/// Works out the claims to the positions that a change touches, and who the nameless participants were.
pub(super) fn take(old: &Network, new: &mut Network, change: &Change, fresh: Fresh) -> Settled {
    let people = change.vertices(&old.vertices, VertexKind::Person);
    let mut certainties = Vec::new();
    let mut resolutions: FxHashMap<Vertex, Vec<Days>> = FxHashMap::default();
    for (position, touch) in touched(old, new, change, &fresh, &people) {
        let before = old.claims.to(position);
        let mut own = OwnClaims {
            position,
            list: claims_after((old, new), &before, &touch, &people),
            resolved: Vec::new(),
        };
        let claims = ClaimsTo::Own(&own);
        let case_now = case(&new.positions, position, &claims, &new.events);
        let certain = case_now.certain();
        let resolved = holders(&case_now, &certain, &claims);
        for (claim, days) in own.list.iter_mut().zip(certain) {
            claim.certain = days.into();
        }
        own.resolved = resolved;
        let known = resolved_in(old, position);
        resolutions.insert(position, differing(&known, &own.resolved));
        compare(&before, &own, &mut certainties);
        new.claims.replace(own);
    }
    let seats = settle(old, new, fresh, &resolutions);
    Settled { seats, certainties }
}

/// The positions that a change touches, and how.
fn touched(
    old: &Network,
    new: &Network,
    change: &Change,
    fresh: &Fresh,
    people: &FxHashSet<Vertex>,
) -> FxHashMap<Vertex, Touch> {
    let mut touched: FxHashMap<Vertex, Touch> = FxHashMap::default();
    for (&event, seats) in &fresh.seats {
        for (position, person, event) in attestations(new, event, seats) {
            touched.entry(position).or_default().come.insert((person, event));
        }
    }
    for &event in &fresh.before {
        for (position, person, event) in attestations(old, event, old.seats_at(event)) {
            touched.entry(position).or_default().gone.insert((person, event));
        }
    }
    for claimed in change
        .facts
        .tenures
        .iter()
        .filter_map(|fact| claimed(&new.vertices, fact))
    {
        touched.entry(claimed.0).or_default().tenures.push(claimed);
    }
    for &person in people {
        let claims = old.claims.of(person).filter(|claim| !claim.tenures().is_empty());
        for position in claims.map(ClaimRef::position) {
            touched.entry(position).or_default();
        }
    }
    for vertices in [&old.vertices, &new.vertices] {
        for position in change.vertices(vertices, VertexKind::Position) {
            touched.entry(position).or_default();
        }
    }
    touched
}

fn attestations<'a>(
    network: &'a Network,
    event: Vertex,
    seats: &'a [Seated],
) -> impl Iterator<Item = Attestation> + 'a {
    seats
        .iter()
        .filter_map(move |seat| attestation(&network.events, event, seat))
}

/// The claims to a position after a change, by person; on which days they are certain is still to be settled.
fn claims_after(
    (old, new): (&Network, &Network),
    before: &ClaimsTo<'_>,
    touch: &Touch,
    people: &FxHashSet<Vertex>,
) -> Vec<OwnClaim> {
    let mut list = before.to_own(&old.events);
    for claim in list.iter_mut().filter(|claim| people.contains(&claim.person)) {
        claim.tenures = Arc::default();
    }
    let mut attested: FxHashMap<Vertex, Vec<(Vertex, bool)>> = FxHashMap::default();
    // An event may come in the place that another one leaves, and be the same vertex on another day.
    for &(person, _) in touch.come.intersection(&touch.gone) {
        attested.entry(person).or_default();
    }
    for &(person, event) in touch.come.difference(&touch.gone) {
        attested.entry(person).or_default().push((event, true));
    }
    for &(person, event) in touch.gone.difference(&touch.come) {
        attested.entry(person).or_default().push((event, false));
    }
    for (person, events) in attested {
        let claim = claim_of(&mut list, person);
        claim.attested = super::parties::changed(&claim.attested, &events).into();
        claim.days = days_of(&claim.attested, &new.events).into();
    }
    let mut tenures = touch.tenures.clone();
    tenures.sort_unstable_by_key(|&(_, person, tenure)| (person, tenure.ordinal));
    for own in tenures.chunk_by(|one, next| one.1 == next.1) {
        claim_of(&mut list, own[0].1).tenures = own.iter().map(|&(.., tenure)| tenure).collect();
    }
    list.retain(|claim| !claim.attested.is_empty() || !claim.tenures.is_empty());
    list
}

fn claim_of(list: &mut Vec<OwnClaim>, person: Vertex) -> &mut OwnClaim {
    let place = list.binary_search_by_key(&person, |claim| claim.person);
    let place = place.unwrap_or_else(|place| {
        let claim = OwnClaim {
            person,
            attested: Arc::default(),
            days: Arc::default(),
            tenures: Arc::default(),
            certain: Arc::default(),
        };
        list.insert(place, claim);
        place
    });
    &mut list[place]
}

/// Who participants named only by a position were, day by day.
fn resolved_in(network: &Network, position: Vertex) -> Vec<(Days, Vertex)> {
    let claims = network.claims.to(position);
    match claims {
        ClaimsTo::Own(claims) => claims.resolved.clone(),
        ClaimsTo::Built(..) => {
            let case = case(&network.positions, position, &claims, &network.events);
            let certain: Vec<Vec<Days>> = claims.iter().map(|claim| claim.certain().to_vec()).collect();
            holders(&case, &certain, &claims)
        }
    }
}

/// Notes who is certain on other days than before.
fn compare(before: &ClaimsTo<'_>, after: &OwnClaims, into: &mut Vec<Certainty>) {
    let after = ClaimsTo::Own(after);
    let mut people: Vec<Vertex> = before.iter().chain(after.iter()).map(ClaimRef::person).collect();
    people.sort_unstable();
    people.dedup();
    for person in people {
        let certain = |claims: &ClaimsTo<'_>| {
            let claim = claims.of(person);
            let days = claim.iter().flat_map(|claim| claim.certain());
            days.map(|&days| (days, ())).collect::<Vec<_>>()
        };
        let days = differing(&certain(before), &certain(&after));
        if !days.is_empty() {
            into.push(Certainty { person, days });
        }
    }
}

/// Says who the nameless participants were: at events that were put in, and at others on the days on which somebody else
/// is resolved than before.
fn settle(
    old: &Network,
    new: &Network,
    fresh: Fresh,
    resolutions: &FxHashMap<Vertex, Vec<Days>>,
) -> FxHashMap<Vertex, Vec<Seated>> {
    let Fresh { mut seats, before } = fresh;
    let nameless = seats.values().flatten().filter_map(Seated::nameless);
    let nameless: FxHashSet<Vertex> = nameless.collect();
    for position in nameless {
        let resolved = resolved_in(new, position);
        for (&event, seats) in &mut seats {
            let days = new.events.get(event).days();
            for seat in seats.iter_mut().filter(|seat| seat.nameless() == Some(position)) {
                seat.settle(resolve(&resolved, days));
            }
        }
    }
    for (&position, days) in resolutions.iter().filter(|(_, days)| !days.is_empty()) {
        let resolved = resolved_in(new, position);
        for event in new.events_on(old.named_at(position), days) {
            if before.contains(&event) {
                continue;
            }
            // Other positions may have settled others of its participants already.
            let known = seats
                .get(&event)
                .map_or_else(|| old.seats_at(event), Vec::as_slice);
            let person = resolve(&resolved, new.events.get(event).days());
            let differs = |seat: &Seated| seat.nameless() == Some(position) && seat.person != person;
            if known.iter().any(differs) {
                let mut changed = known.to_vec();
                for seat in changed.iter_mut().filter(|seat| differs(seat)) {
                    seat.settle(person);
                }
                seats.insert(event, changed);
            }
        }
    }
    // What is no more has nobody.
    for event in before {
        seats.entry(event).or_default();
    }
    seats
}

impl Network {
    /// Those of some events, in chronological order, that may have gone on on some days.
    pub(super) fn events_on<'a>(
        &'a self,
        events: &'a [Vertex],
        days: &'a [Days],
    ) -> impl Iterator<Item = Vertex> + 'a {
        let mut next = 0;
        days.iter().flat_map(move |days| {
            let window = self.events.between(Some(days.first), Some(days.last));
            let start = events.partition_point(|&event| event < window.start).max(next);
            let end = events.partition_point(|&event| event < window.end).max(start);
            next = end;
            events[start..end].iter().copied()
        })
    }
}
