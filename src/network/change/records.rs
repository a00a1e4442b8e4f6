//! What records state themselves: positions, recorded links, events and their participants.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Change;
use crate::network::{
    Network,
    build::{place_events, place_position, seat, standing},
    participations::Seated,
    vertices::{Vertex, VertexKind},
};

/// The events that a change puts in, each with its participants as far as the record itself says who they were, and the
/// events that it takes out.
pub(super) struct Fresh {
    pub(super) seats: FxHashMap<Vertex, Vec<Seated>>,
    /// The events of changed records as they were numbered before.
    pub(super) before: FxHashSet<Vertex>,
}

/// Takes out what changed records stated, and puts in what they state now.
pub(super) fn take(old: &Network, new: &mut Network, change: &Change) -> Fresh {
    take_positions(old, new, change);
    new.recorded.take(&old.vertices, &new.vertices, change);
    let gone = change
        .records
        .iter()
        .filter_map(|&record| old.vertices.vertex(record));
    new.countries.take(gone, &new.vertices, &change.facts);
    take_events(old, new, change)
}

fn take_positions(old: &Network, new: &mut Network, change: &Change) {
    let before = change.vertices(&old.vertices, VertexKind::Position);
    let placed: Vec<_> = change
        .facts
        .positions
        .iter()
        .filter_map(|fact| place_position(&new.vertices, fact))
        .collect();
    let mut houses: FxHashSet<Vertex> = FxHashSet::default();
    for &position in &before {
        houses.extend(old.position(position).and_then(|position| position.institution));
        new.positions.replace(position, None);
    }
    for &(position, placed) in &placed {
        houses.extend(placed.institution);
        new.positions.replace(position, Some(placed));
    }
    for house in houses {
        let mut list = old.positions_in(house).to_vec();
        list.retain(|position| !before.contains(position));
        list.extend(
            placed
                .iter()
                .filter(|(_, placed)| placed.institution == Some(house))
                .map(|&(position, _)| position),
        );
        list.sort_by_key(|&position| {
            let rank = new.position(position).and_then(|position| position.rank);
            (standing(rank), position)
        });
        new.positions_in.replace(house, list);
    }
}

fn take_events(old: &Network, new: &mut Network, change: &Change) -> Fresh {
    let before = change.vertices(&old.vertices, VertexKind::Event);
    let mut seated = seat(&new.vertices, &new.positions, &change.facts.participations);
    let placed = place_events(&new.vertices, &change.facts.events, &mut seated);
    for &event in &before {
        new.events.take_out(event);
        new.participations.seats.replace(event, Vec::new());
    }
    let mut seats: FxHashMap<Vertex, Vec<Seated>> =
        placed.iter().map(|&(event, _)| (event, Vec::new())).collect();
    let written: FxHashMap<Vertex, &str> = change
        .facts
        .events
        .iter()
        .filter_map(|fact| {
            Some((
                new.vertices.find(VertexKind::Event, fact.id)?,
                fact.written.as_deref()?,
            ))
        })
        .collect();
    for (event, placed) in placed {
        new.events.put_in(event, placed, written.get(&event).copied());
    }
    new.events.take_order(&new.vertices);
    for (event, seat) in seated {
        seats.entry(event).or_default().push(seat);
    }
    Fresh { seats, before }
}
