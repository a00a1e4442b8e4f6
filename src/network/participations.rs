//! Who took part in what: the seats of events, and from persons, positions and institutions back to them.

use std::ops::Range;

use super::{
    Network,
    facts::RecordId,
    links::Links,
    vertices::{Vertex, VertexKind},
};
use crate::vocabulary::{Attendance, Attribution, ParticipantRole, Side};

/// One participation, as a network knows it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Seat {
    /// The event.
    pub event: Vertex,
    /// Its place in the event's list of participants.
    pub ordinal: u16,
    /// Who was there, stated or inferred; `None` where the attribution is `UNRESOLVED`.
    pub person: Option<Vertex>,
    /// In what position, as recorded.
    pub position: Option<Vertex>,
    /// On whose behalf, as recorded.
    pub institution: Option<Vertex>,
    /// Whom the participant stands for: the institution recorded, else the position's, else nobody.
    pub stands_for: Option<Vertex>,
    /// On which side, as recorded.
    pub side: Option<Side>,
    /// What the participant did.
    pub role: ParticipantRole,
    /// Whether the participant came.
    pub attendance: Attendance,
    /// How the participation came to its person.
    pub attribution: Attribution,
}

/// A participation as it is kept: 24 bytes, all that a meeting is worked out from side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seated {
    pub(super) event: Vertex,
    pub(super) person: Option<Vertex>,
    pub(super) position: Option<Vertex>,
    pub(super) stands_for: Option<Vertex>,
    pub(super) ordinal: u16,
    /// Whether the institution is recorded with the participation itself.
    pub(super) names_institution: bool,
    pub(super) side: Option<Side>,
    /// The side that it is on: recorded, or that of its institution.
    pub(super) effective_side: Option<Side>,
    pub(super) role: ParticipantRole,
    pub(super) attendance: Attendance,
    pub(super) attribution: Attribution,
}

const _: () = assert!(size_of::<Seated>() == 24, "a participation is kept in 24 bytes");

impl Seated {
    /// Whether the participant was there, if the event was held.
    pub(super) fn took_part(&self) -> bool {
        self.attendance == Attendance::Attended && self.role != ParticipantRole::Mentioned
    }

    /// Whether the source names who was there.
    pub(super) fn is_stated(&self) -> bool {
        self.attribution == Attribution::Stated
    }
}

/// All participations, by event in chronological order and then in the order of the record.
#[derive(Debug)]
pub(super) struct Participations {
    pub(super) seated: Box<[Seated]>,
    /// For each event the number of its first seat; one more at the end.
    pub(super) by_event: Box<[u32]>,
    /// The seats of each person, institution and position.
    pub(super) of: Links<u32>,
    /// The events in which each person and institution took part.
    pub(super) events: Links<Vertex>,
}

impl Participations {
    pub(super) fn get(&self, seat: u32) -> &Seated {
        &self.seated[seat as usize]
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.seated)
            + size_of_val(&*self.by_event)
            + self.of.size_in_bytes()
            + self.events.size_in_bytes()
    }
}

impl Network {
    /// How many participations there are: their seats are numbered from 0 on.
    pub fn seat_count(&self) -> u32 {
        self.participations.by_event.last().copied().unwrap_or(0)
    }

    /// The seats of an event, in the order of the record; none for a vertex that is not an event.
    pub fn seats(&self, event: Vertex) -> Range<u32> {
        let Some(place) = self.vertices.place(VertexKind::Event, event) else {
            return 0..0;
        };
        let starts = &self.participations.by_event;
        starts[place as usize]..starts[place as usize + 1]
    }

    /// One participation.
    ///
    /// # Panics
    ///
    /// Where no such seat is in this network: seats come from [`Network::seats`] and [`Network::seats_of`].
    pub fn seat(&self, seat: u32) -> Seat {
        let seated = self.participations.get(seat);
        Seat {
            event: seated.event,
            ordinal: seated.ordinal,
            person: seated.person,
            position: seated.position,
            institution: seated.stands_for.filter(|_| seated.names_institution),
            stands_for: seated.stands_for,
            side: seated.side,
            role: seated.role,
            attendance: seated.attendance,
            attribution: seated.attribution,
        }
    }

    /// The seats of a person (stated or inferred), in a position, or that stand for an institution, whatever
    /// the attendance: by event in chronological order, then in the order of the record. None for an event.
    pub fn seats_of(&self, vertex: Vertex) -> impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + '_ {
        self.seat_list(vertex).iter().copied()
    }

    pub(super) fn seat_list(&self, vertex: Vertex) -> &[u32] {
        self.participations.of.list(vertex.number())
    }

    /// The events, each once and in chronological order, in which a person or an institution took part:
    /// attendance `ATTENDED`, role not `MENTIONED`, whatever became of the event. An institution takes part
    /// through whoever stands for it. None for a position or an event.
    pub fn events_of(&self, party: Vertex) -> &[Vertex] {
        self.participations.events.list(party.number())
    }

    /// The participations whose person is inferred, each with the event and the ordinal that identify it.
    pub fn inferred_seats(&self) -> impl Iterator<Item = (RecordId, u16, RecordId)> + '_ {
        let inferred = self
            .participations
            .seated
            .iter()
            .filter(|seated| match seated.attribution {
                Attribution::Inferred => true,
                Attribution::Stated | Attribution::Unresolved => false,
            });
        inferred.filter_map(|seated| {
            let person = self.vertices.record(seated.person?)?;
            Some((self.vertices.record(seated.event)?, seated.ordinal, person))
        })
    }
}
