//! The events of each party, and who stood in for positions, as far as a change touches them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::claims::{Certainty, Settled};
use crate::network::{
    Network, build::stand_ins, links::Lists, met::StandIn, participations::Seated, vertices::Vertex,
};

/// Puts in the participants of events as they are now. Gives the events at which what is between those who were there may
/// differ.
pub(super) fn take(old: &Network, new: &mut Network, settled: Settled) -> FxHashSet<Vertex> {
    let Settled { seats, certainties } = settled;
    let mut events: FxHashSet<Vertex> = seats.keys().copied().collect();
    take_list(&mut new.participations.named_at, old, &seats, Seated::parties);
    take_list(&mut new.participations.attended, old, &seats, Seated::present);
    for (event, seats) in seats {
        new.participations.seats.replace(event, seats);
    }
    take_stand_ins(old, new, &certainties, &mut events);
    events
}

/// For each party at events that differ, its list of the events at which a seat names it so.
fn take_list<I: Iterator<Item = Vertex>>(
    lists: &mut Lists<Vertex>,
    old: &Network,
    seats: &FxHashMap<Vertex, Vec<Seated>>,
    parties: impl Fn(&Seated) -> I,
) {
    let mut by_party: FxHashMap<Vertex, Vec<(Vertex, bool)>> = FxHashMap::default();
    for (&event, seats) in seats {
        note(event, old.seats_at(event), seats, &parties, &mut by_party);
    }
    for (party, events) in by_party {
        let list = changed(lists.list(party), &events);
        lists.replace(party, list);
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
pub(super) fn changed(list: &[Vertex], items: &[(Vertex, bool)]) -> Vec<Vertex> {
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

/// Who was certainly a holder of a position at events that do not name it: at the events that differ, and of those who are
/// certain on other days than before at what they attended on these. Adds the events at which that has changed.
fn take_stand_ins(
    old: &Network,
    new: &mut Network,
    certainties: &[Certainty],
    events: &mut FxHashSet<Vertex>,
) {
    let mut looked_at: FxHashSet<Vertex> = events.clone();
    for certainty in certainties {
        // Those at events that differ are among these already.
        looked_at.extend(new.events_on(old.events_of(certainty.person), &certainty.days));
    }
    let mut lists: FxHashMap<Vertex, (FxHashSet<StandIn>, FxHashSet<StandIn>)> = FxHashMap::default();
    for &event in &looked_at {
        each_stand_in(old, event, |position, stand_in| {
            lists.entry(position).or_default().0.insert(stand_in);
        });
        each_stand_in(new, event, |position, stand_in| {
            lists.entry(position).or_default().1.insert(stand_in);
        });
    }
    for (position, (before, after)) in lists {
        if before == after {
            continue;
        }
        let mut list = old.stand_ins.list(position).to_vec();
        list.retain(|stand_in| !before.contains(stand_in));
        list.extend(&after);
        list.sort_unstable();
        events.extend(before.symmetric_difference(&after).map(|stand_in| stand_in.event));
        new.stand_ins.replace(position, list);
    }
}

/// Who stood in at an event for positions that it does not name; nobody where there is no such event.
pub(super) fn each_stand_in(network: &Network, event: Vertex, mut found: impl FnMut(Vertex, StandIn)) {
    if !network.events.has(event) {
        return;
    }
    for seat in network.seats_at(event) {
        stand_ins(&network.claims, &network.events, event, seat, &mut found);
    }
}
