//! One pass over all events in which we took part: which members of the universe we met when, where and on what level.

use std::cmp::Reverse;

use super::{
    super::{
        Reader,
        lines::Bounds,
        periods::{Days, Step},
    },
    CoverageVisits,
    universe::Universe,
};
use crate::{
    dates::{Answer, Period},
    network::{EventVertex, Seat, Vertex},
    vocabulary::{EventStatus, PositionRank},
};

/// What one pass over our events counts.
#[derive(Debug)]
pub(super) struct Counted {
    /// For each member, in the order of the universe.
    pub(super) members: Vec<Tally>,
    /// The columns of the matrix.
    pub(super) steps: Vec<Step>,
    /// Meetings of which it is not sure whether they were in the period.
    pub(super) unsure: Vec<Vertex>,
}

/// What there was with a member.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) period: CoverageVisits,
    pub(super) ever: CoverageVisits,
    /// Events of the period at which it was, but did not face us.
    pub(super) shared: Bounds,
    /// The last meeting.
    pub(super) last: Option<Vertex>,
    /// The highest rank that was met in the period.
    pub(super) rank: Option<PositionRank>,
    /// The highest rank that was ever met, and who last had it.
    pub(super) highest: Option<(PositionRank, Seat)>,
    /// The meetings of each step of the period.
    pub(super) steps: Vec<Bounds>,
}

impl Counted {
    /// Goes through our events.
    pub(super) fn of(reader: &Reader, universe: &Universe, period: Days) -> Self {
        let steps = period.steps(period.grain());
        let nothing = Tally {
            period: CoverageVisits::default(),
            ever: CoverageVisits::default(),
            shared: Bounds::default(),
            last: None,
            rank: None,
            highest: None,
            steps: vec![Bounds::default(); steps.len()],
        };
        let mut counted = Self {
            members: vec![nothing; universe.members.len()],
            steps,
            unsure: Vec::new(),
        };
        let Some(home) = reader.home else {
            return counted;
        };
        for &event in reader.network().events_of(home) {
            let facts = reader.network().event(event);
            if facts.status == EventStatus::Held && reader.is_past(event) {
                counted.take(reader, universe, period, event, facts);
            }
        }
        counted
    }

    fn take(
        &mut self,
        reader: &Reader,
        universe: &Universe,
        period: Days,
        event: Vertex,
        facts: EventVertex,
    ) {
        let Some(home) = reader.home else { return };
        let network = reader.network();
        let place = |institution: Option<Vertex>| {
            let other = institution.filter(|&institution| institution != home)?;
            universe.place(reader, other)
        };
        let answer = period.period().holds(facts.from, facts.until);
        let faced = network.faced(home, event);
        let mut met: Vec<usize> = faced.iter().filter_map(|seat| place(seat.stands_for)).collect();
        met.sort_unstable();
        met.dedup();
        if answer != Answer::No {
            let there = network.seats(event).filter(Seat::took_part_in);
            let mut there: Vec<usize> = there.filter_map(|seat| place(seat.stands_for)).collect();
            there.sort_unstable();
            there.dedup();
            for member in there.into_iter().filter(|member| !met.contains(member)) {
                self.members[member].shared += Bounds::one(answer);
            }
        }
        if met.is_empty() {
            return;
        }
        if answer == Answer::Possibly {
            self.unsure.push(event);
        }
        let until_then = Period {
            since: None,
            until: Some(reader.on),
        };
        let ever = Bounds::one(until_then.holds(facts.from, facts.until));
        let hosted = facts.venue == Some(home);
        let venue = place(facts.venue);
        for member in met {
            let tally = &mut self.members[member];
            let visited = !hosted && venue == Some(member);
            tally.ever.add(ever, hosted, visited);
            tally.period.add(Bounds::one(answer), hosted, visited);
            for (step, bounds) in self.steps.iter().zip(&mut tally.steps) {
                *bounds += step.days.hold(facts.from, facts.until);
            }
            let recency = |event: Vertex| (network.event(event).from.latest, event);
            if tally.last.is_none_or(|last| recency(event) > recency(last)) {
                tally.last = Some(event);
            }
        }
        for seat in faced {
            let rank = seat
                .position
                .and_then(|position| network.position(position)?.rank);
            if let Some((member, rank)) = place(seat.stands_for).zip(rank) {
                let tally = &mut self.members[member];
                // Of equals the last one stays.
                if tally.highest.is_none_or(|(known, _)| rank <= known) {
                    tally.highest = Some((rank, seat));
                }
                if answer != Answer::No && tally.rank.is_none_or(|known| rank < known) {
                    tally.rank = Some(rank);
                }
            }
        }
    }

    /// The places of the members in the order in which they are told: those met most often in the period first, then
    /// most often ever, then the latest met, then by name.
    pub(super) fn order(&self, reader: &Reader) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.members.len()).collect();
        order.sort_by_key(|&place| {
            let tally = &self.members[place];
            let last = tally
                .last
                .map(|last| (reader.network().event(last).from.latest, last));
            let often = |meetings: Bounds| (meetings.at_most, meetings.at_least);
            Reverse((often(tally.period.meetings), often(tally.ever.meetings), last))
        });
        order
    }
}
