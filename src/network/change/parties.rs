//! The events of each party, and who stood in for positions, as far as a change touches them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::claims::Settled;
use crate::network::{
    Network,
    build::stand_ins,
    met::StandIn,
    participations::Seated,
    vertices::Vertex,
};

/// Puts in the participants of events as they are now. Gives the events at which what is between those who were there may
/// differ.
pub(super) fn take(old: &Network, new: &mut Network, settled: Settled) -> FxHashSet<Vertex> {
    let Settled { seats, positions } = settled;
    let mut events: FxHashSet<Vertex> = seats.keys().copied().collect();
    take_lists(old, new, &seats);
    for (event, seats) in seats {
        new.participations.seats.replace(event, seats);
    }
    take_stand_ins(old, new, &positions, &mut events);
    events
}

/// For each party at events that differ, the lists of the events in which it was named and in which it took part.
fn take_lists(old: &Network, new: &mut Network, seats: &FxHashMap<Vertex, Vec<Seated>>) {
    let mut named: FxHashMap<Vertex, Vec<(Vertex, bool)>> = FxHashMap::default();
    let mut attended: FxHashMap<Vertex, Vec<(Vertex, bool)>> = FxHashMap::default();
    for (&event, seats) in seats {
        note(event, old.seats_at(event), seats, Seated::parties, &mut named);
        note(event, old.seats_at(event), seats, Seated::present, &mut attended);
    }
    for (party, events) in named {
        let list = changed(old.named_at(party), &events);
        new.participations.named_at.replace(party, list);
    }
    for (party, events) in attended {
        let list = changed(old.events_of(party), &events);
        new.participations.attended.replace(party, list);
    }
}

/// Notes for each party of an event whether the event comes to its list or leaves it.
fn note<I: Iterator<Item = Vertex>>(
    event: Vertex,
    before: &[Seated],
    after: &[Seated],
    parties: impl Fn(&Seated) -> I,
    into: &mut FxHashMap<Vertex, Vec<(Vertex, bool)>>,
) {
    let set = |seats: &[Seated]| seats.iter().flat_map(&parties).collect::<FxHashSet<Vertex>>();
    let (before, after) = (set(before), set(after));
    for &party in after.difference(&before) {
        into.entry(party).or_default().push((event, true));
    }
    for &party in before.difference(&after) {
        into.entry(party).or_default().push((event, false));
    }
}

/// A list in order, with some items come to it and others gone.
fn changed(list: &[Vertex], items: &[(Vertex, bool)]) -> Vec<Vertex> {
    let mut changed = Vec::with_capacity(list.len() + items.len());
    changed.extend_from_slice(list);
    for &(item, comes) in items {
        let place = changed.partition_point(|&other| other < item);
        if comes {
            changed.insert(place, item);
        } else {
            changed.remove(place);
        }
    }
    changed
}

/// Who was certainly a holder of a position at events that do not name it: of the positions on which somebody is certain on
/// other days than before wholly, of all others at the events that differ. Adds the events at which that has changed.
fn take_stand_ins(old: &Network, new: &mut Network, positions: &[Vertex], events: &mut FxHashSet<Vertex>) {
    let whole: FxHashSet<Vertex> = positions.iter().copied().collect();
    let mut lists: FxHashMap<Vertex, Vec<StandIn>> = FxHashMap::default();
    for network in [old, &*new] {
        for &event in &*events {
            each_stand_in(network, event, |position, _| {
                lists.entry(position).or_insert_with(|| {
                    let kept = old.stand_ins.list(position).iter();
                    kept.filter(|stand_in| !events.contains(&stand_in.event)).copied().collect()
                });
            });
        }
    }
    lists.retain(|position, _| !whole.contains(position));
    for &event in &*events {
        each_stand_in(new, event, |position, stand_in| {
            if let Some(list) = lists.get_mut(&position) {
                list.push(stand_in);
            }
        });
    }
    for &position in &whole {
        let mut list = Vec::new();
        for claim in new.claims.to(position).iter() {
            let mut own = |event: Vertex, seat: &Seated| {
                if seat.person == Some(claim.person()) {
                    stand_ins(&new.claims, &new.events, event, seat, |of, stand_in| {
                        if of == position {
                            list.push(stand_in);
                        }
                    });
                }
            };
            for &event in new.events_of(claim.person()) {
                new.seats_at(event).iter().for_each(|seat| own(event, seat));
            }
        }
        lists.insert(position, list);
    }
    for (position, mut list) in lists {
        list.sort_unstable();
        list.dedup();
        let before: FxHashSet<StandIn> = old.stand_ins.list(position).iter().copied().collect();
        let after: FxHashSet<StandIn> = list.iter().copied().collect();
        events.extend(before.symmetric_difference(&after).map(|stand_in| stand_in.event));
        new.stand_ins.replace(position, list);
    }
}

fn each_stand_in(network: &Network, event: Vertex, mut found: impl FnMut(Vertex, StandIn)) {
    for seat in network.seats_at(event) {
        stand_ins(&network.claims, &network.events, event, seat, &mut found);
    }
}
