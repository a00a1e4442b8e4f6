//! Which lines the report of a period tells, where there are too many to tell all.

use std::cmp::Reverse;

use super::{
    super::{Reader, Wants},
    MOST_ENTRIES, MOST_LINES,
    counted::{Counted, Met, Periods},
    lines::ActivityCompared,
    promises::Promises,
};
use crate::{
    network::{Network, Seat, Vertex, VertexKind},
    store::rows::Commitment,
    vocabulary::{Attendance, EventStatus, ParticipantRole},
};

/// A list as it is told.
#[derive(Debug)]
pub(super) struct Cut<T> {
    pub(super) lines: Vec<T>,
    pub(super) left_out: u32,
}

impl<T> Cut<T> {
    fn of(mut lines: Vec<T>) -> Self {
        let left_out = lines.len().saturating_sub(MOST_LINES);
        lines.truncate(MOST_LINES);
        Self {
            lines,
            left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        }
    }
}

/// Somebody met for the first time.
pub(super) type First<'a> = (Vertex, &'a Met, Seat);
/// How many events there were with or about something.
pub(super) type Group = (Option<Vertex>, ActivityCompared);

/// What is told line by line.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    pub(super) countries: Cut<Group>,
    pub(super) topics: Cut<Group>,
    pub(super) highest: Cut<Seat>,
    pub(super) people: Cut<First<'a>>,
    pub(super) institutions: Cut<First<'a>>,
    pub(super) made: Cut<&'a Commitment>,
    pub(super) closed: Cut<&'a Commitment>,
    /// The events of the register, the latest first, and how many rows of it are left out after the most that there are.
    pub(super) register: Cut<Vertex>,
    pub(super) announced: Cut<Vertex>,
}

impl<'a> Chosen<'a> {
    pub(super) fn of(
        reader: &Reader,
        counted: &'a Counted,
        promises: &'a Promises,
        periods: Periods,
    ) -> Self {
        let mut highest = counted.highest_seats.clone();
        highest.sort_unstable_by_key(|seat| (Reverse(seat.event), seat.ordinal));
        Self {
            countries: Cut::of(most_first(counted.countries.iter())),
            topics: Cut::of(most_first(counted.topics.iter())),
            highest: Cut::of(highest),
            people: Cut::of(counted.firsts(reader, VertexKind::Person)),
            institutions: Cut::of(counted.firsts(reader, VertexKind::Institution)),
            made: Cut::of(promises.made.iter().collect()),
            closed: Cut::of(promises.closed.iter().collect()),
            register: register(reader, &counted.now),
            announced: Cut::of(announced(reader, periods)),
        }
    }

    /// All that is told of records.
    pub(super) fn wants(&self, reader: &Reader) -> Wants {
        let network = reader.network();
        let mut wants = Wants::default();
        let groups = self.countries.lines.iter().chain(&self.topics.lines);
        for group in groups.filter_map(|&(of, _)| of) {
            wants.name(network, group);
        }
        for seat in &self.highest.lines {
            want_seat(&mut wants, network, seat);
        }
        for (party, _, seat) in self.people.lines.iter().chain(&self.institutions.lines) {
            wants.name(network, *party);
            want_seat(&mut wants, network, seat);
        }
        for promise in self.made.lines.iter().chain(&self.closed.lines) {
            wants.promise(network, promise);
        }
        for &event in self.register.lines.iter().chain(&self.announced.lines) {
            wants.tell(network, event);
        }
        wants
    }
}

/// Who sat there, in what position, for whom, and where.
fn want_seat(wants: &mut Wants, network: &Network, seat: &Seat) {
    wants.cite(network, seat.event);
    for vertex in [seat.position, seat.stands_for].into_iter().flatten() {
        wants.name(network, vertex);
    }
    if let Some(person) = seat.person {
        wants.person(network, person);
    }
}

/// The most frequent first, then those that were in the period before, then by name; what is not known comes last.
fn most_first<'g>(groups: impl Iterator<Item = (&'g Option<Vertex>, &'g ActivityCompared)>) -> Vec<Group> {
    let mut groups: Vec<Group> = groups.map(|(&of, &events)| (of, events)).collect();
    groups.sort_unstable_by_key(|&(of, events)| (of.is_none(), rarity(events), of));
    groups
}

/// What sorts the most frequent first.
pub(super) fn rarity(events: ActivityCompared) -> impl Ord {
    let ActivityCompared { period, before } = events;
    Reverse((period.at_most, period.at_least, before.at_most, before.at_least))
}

/// The others who were there.
pub(super) fn others(reader: &Reader, event: Vertex) -> impl Iterator<Item = Seat> + '_ {
    let seats = reader.network().seats(event);
    seats.filter(|seat| seat.took_part_in() && !reader.is_home(seat.stands_for))
}

/// The events of the register: the latest, until there are enough rows.
fn register(reader: &Reader, events: &[Vertex]) -> Cut<Vertex> {
    let (mut lines, mut rows) = (Vec::new(), 0);
    for &event in events.iter().rev() {
        if rows < MOST_ENTRIES {
            lines.push(event);
        }
        rows += others(reader, event).count().max(1);
    }
    Cut {
        lines,
        left_out: u32::try_from(rows.saturating_sub(MOST_ENTRIES)).unwrap_or(u32::MAX),
    }
}

/// Events that are announced for after the period, in chronological order, where we are expected.
fn announced(reader: &Reader, periods: Periods) -> Vec<Vertex> {
    let network = reader.network();
    let Some(home) = reader.home else {
        return Vec::new();
    };
    let expected = network.seats_of(home).filter(|seat| {
        let comes = match seat.attendance {
            Attendance::Attended | Attendance::Invited => seat.role != ParticipantRole::Mentioned,
            Attendance::Declined | Attendance::Absent => false,
        };
        let event = network.event(seat.event);
        comes && event.status == EventStatus::Announced && event.from.latest > periods.now.until.0
    });
    let mut events: Vec<Vertex> = expected.map(|seat| seat.event).collect();
    events.dedup();
    events
}
