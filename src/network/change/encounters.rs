//! What is between those who were at events that a change touches.

use rustc_hash::{FxHashMap, FxHashSet};

use super::parties::each_stand_in;
use crate::network::{MeetingFilter, Network, View, met::Scene, ties::Tie, vertices::Vertex};

/// Two who met or engaged at an event, as the first sees it.
type Pair = (View, Vertex, Vertex);

/// A tie to another that has changed; `None` where there is nothing between the two any more.
type Changed = (Vertex, Option<Tie>);

/// What becomes of a tie.
enum Becoming {
    /// These events come to it, each with whether the source names all it rests on.
    Grows(Vec<(Vertex, bool)>),
    /// It has to be counted anew.
    Recounted,
}

/// Works out the ties of all who were at some events, before the change or after it.
pub(super) fn take(old: &Network, new: &mut Network, events: &FxHashSet<Vertex>) {
    let mut pairs: FxHashMap<Pair, Becoming> = FxHashMap::default();
    for &event in events {
        let (before, after) = (pairs_at(old, event), pairs_at(new, event));
        for (&pair, &stated) in &after {
            match before.get(&pair) {
                None => match pairs.entry(pair).or_insert_with(|| Becoming::Grows(Vec::new())) {
                    Becoming::Grows(events) => events.push((event, stated)),
                    Becoming::Recounted => {}
                },
                Some(&before) if before != stated => {
                    pairs.insert(pair, Becoming::Recounted);
                }
                Some(_) => {}
            }
        }
        for pair in before.into_keys().filter(|pair| !after.contains_key(pair)) {
            pairs.insert(pair, Becoming::Recounted);
        }
    }
    let mut lists: FxHashMap<(View, Vertex), Vec<Changed>> = FxHashMap::default();
    for ((view, subject, other), becoming) in pairs {
        let tie = match becoming {
            Becoming::Grows(events) => {
                let known = old.tie(view, subject, other);
                new.grown(known, &events)
            }
            Becoming::Recounted => new.count_tie(view, subject, other),
        };
        lists.entry((view, subject)).or_default().push((other, tie));
        if new.vertices.kind(subject) != new.vertices.kind(other) {
            lists.entry((view, other)).or_default().push((subject, tie));
        }
    }
    for ((view, subject), mut ties) in lists {
        ties.sort_unstable_by_key(|&(other, _)| other);
        match view {
            View::Met => new.ties.met.change(subject, &ties),
            View::Engaged => new.ties.engaged.change(subject, &ties),
            View::CoAttended => {}
        }
    }
}

/// Who met or engaged at an event, each with whether the source names all it rests on: as those who are asked see it. None
/// where there is no such event.
fn pairs_at(network: &Network, event: Vertex) -> FxHashMap<Pair, bool> {
    let mut pairs = FxHashMap::default();
    if !network.events.has(event) {
        return pairs;
    }
    let mut subjects: FxHashSet<Vertex> = FxHashSet::default();
    for seat in network.seats_at(event) {
        subjects.extend(seat.parties());
    }
    each_stand_in(network, event, |position, _| {
        subjects.insert(position);
    });
    let mut scene = Scene::default();
    let everything = MeetingFilter::default();
    for subject in subjects {
        for view in [View::Met, View::Engaged] {
            if view.is_of(network.vertices.kind(subject)) {
                network.encounters_at(view, subject, event, &everything, &mut scene, &mut |encounter| {
                    *pairs.entry((view, subject, encounter.other)).or_insert(false) |= encounter.stated;
                });
            }
        }
    }
    pairs
}
