//! Counts encounters: one tally for each other vertex.

use rustc_hash::FxHashMap;

use super::{MeetingFilter, Network, View, links::number, vertices::Vertex};

/// What one vertex has to do with another, over the events within a filter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tally {
    /// The other: a person, or for engagements an institution. Never the subject itself.
    pub other: Vertex,
    /// At how many events they met, co-attended or engaged.
    pub meetings: u32,
    /// The first of these events: the smallest (earliest, latest, key).
    pub first: Vertex,
    /// The last of them: the largest (latest, earliest, key).
    pub last: Vertex,
    /// The other person's position at the last; `None` where none is recorded, and for engagements.
    pub position: Option<Vertex>,
    /// The institution that the other person stood for at the last; `None` where none is recorded, and for
    /// engagements.
    pub institution: Option<Vertex>,
    /// For engagements: how many were at the subject's own venue. 0 otherwise.
    pub hosted: u32,
    /// For engagements: how many were at the other's venue. 0 otherwise.
    pub visited: u32,
    /// Whether at every one of these events the source does not name a person that it rests on. Never for
    /// engagements.
    pub inferred: bool,
}

impl Network {
    /// The persons whom a person, an institution or a position met: most meetings first, then the latest last
    /// met, then by name and key.
    pub fn met(&self, of: Vertex, filter: &MeetingFilter) -> Vec<Tally> {
        self.tally(View::Met, of, filter)
    }

    /// The persons who were at events with a person and did not meet there, in the same order.
    pub fn co_attended(&self, person: Vertex, filter: &MeetingFilter) -> Vec<Tally> {
        self.tally(View::CoAttended, person, filter)
    }

    /// The institutions that an institution engaged with, in the same order.
    pub fn engaged(&self, institution: Vertex, filter: &MeetingFilter) -> Vec<Tally> {
        self.tally(View::Engaged, institution, filter)
    }

    /// The events behind one tally, newest first: by (latest, earliest, key), descending.
    pub fn evidence(&self, view: View, of: Vertex, other: Vertex, filter: &MeetingFilter) -> Vec<Vertex> {
        let mut events = Vec::new();
        self.each_encounter(view, of, Some(other), filter, |encounter| {
            if encounter.other == other && events.last() != Some(&encounter.event) {
                events.push(encounter.event);
            }
        });
        events.sort_unstable_by_key(|&event| std::cmp::Reverse(self.events.recency(event)));
        events
    }

    /// Every encounter of a vertex: the event with the other, each pair once, by event in chronological order and then by
    /// the other.
    pub fn encounters(&self, view: View, of: Vertex, filter: &MeetingFilter) -> Vec<(Vertex, Vertex)> {
        let mut encounters = Vec::new();
        self.each_encounter(view, of, None, filter, |encounter| {
            encounters.push((encounter.event, encounter.other));
        });
        encounters.sort_unstable();
        encounters.dedup();
        encounters
    }

    pub(super) fn tally(&self, view: View, of: Vertex, filter: &MeetingFilter) -> Vec<Tally> {
        let mut places: FxHashMap<Vertex, u32> = FxHashMap::default();
        let mut tallies: Vec<Tally> = Vec::new();
        // The event last counted for each tally: one event counts once.
        let mut counted: Vec<Vertex> = Vec::new();
        self.each_encounter(view, of, None, filter, |encounter| {
            let event = encounter.event;
            let place = *places
                .entry(encounter.other)
                .or_insert_with(|| number(tallies.len())) as usize;
            if place == tallies.len() {
                tallies.push(Tally {
                    other: encounter.other,
                    meetings: 0,
                    first: event,
                    last: event,
                    position: None,
                    institution: None,
                    hosted: 0,
                    visited: 0,
                    inferred: true,
                });
                counted.push(event);
            }
            let tally = &mut tallies[place];
            tally.inferred &= !encounter.stated;
            if tally.meetings > 0 && counted[place] == event {
                return;
            }
            counted[place] = event;
            tally.meetings += 1;
            match view {
                View::Met | View::CoAttended => {
                    if tally.meetings == 1 || self.events.recency(event) > self.events.recency(tally.last) {
                        tally.last = event;
                        tally.position = encounter.seat.position;
                        tally.institution = encounter.seat.stands_for;
                    }
                }
                View::Engaged => {
                    if self.events.recency(event) > self.events.recency(tally.last) {
                        tally.last = event;
                    }
                    let venue = self.events.get(event).venue;
                    tally.hosted += u32::from(venue == Some(of));
                    tally.visited += u32::from(venue == Some(tally.other));
                }
            }
        });
        self.sort_by_default(&mut tallies);
        tallies
    }
}
