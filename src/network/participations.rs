//! Who took part in what: the seats of events, and from persons, positions and institutions back to them.

use super::{
    Network,
    algorithms::{Budget, LimitExceeded},
    facts::RecordId,
    links::Lists,
    vertices::Vertex,
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

/// A participation as it is kept with its event: 20 bytes, all that a meeting is worked out from side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seated {
    pub(super) person: Option<Vertex>,
    pub(super) position: Option<Vertex>,
    pub(super) stands_for: Option<Vertex>,
    pub(super) ordinal: u16,
    /// What the source names.
    pub(super) named: Named,
    pub(super) side: Option<Side>,
    /// The side that it is on: recorded, or that of its institution.
    pub(super) effective_side: Option<Side>,
    pub(super) role: ParticipantRole,
    pub(super) attendance: Attendance,
    pub(super) attribution: Attribution,
}

/// What a source names of a participant, whether it is among the facts or not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Named {
    /// Neither the person nor the institution.
    Neither,
    /// The person.
    Person,
    /// The institution it stands for, apart from the position's.
    Institution,
    /// Both.
    Both,
}

impl Named {
    pub(super) const fn new(person: bool, institution: bool) -> Self {
        match (person, institution) {
            (false, false) => Self::Neither,
            (true, false) => Self::Person,
            (false, true) => Self::Institution,
            (true, true) => Self::Both,
        }
    }

    pub(super) const fn person(self) -> bool {
        match self {
            Self::Person | Self::Both => true,
            Self::Neither | Self::Institution => false,
        }
    }

    const fn institution(self) -> bool {
        match self {
            Self::Institution | Self::Both => true,
            Self::Neither | Self::Person => false,
        }
    }
}

const _: () = assert!(size_of::<Seated>() == 20, "a participation is kept in 20 bytes");

impl Seated {
    /// The person, the position and the institution that it is of.
    pub(super) fn parties(&self) -> impl Iterator<Item = Vertex> + use<> {
        [self.person, self.position, self.stands_for]
            .into_iter()
            .flatten()
    }

    /// The person and the institution, if the participant was there.
    pub(super) fn present(&self) -> impl Iterator<Item = Vertex> + use<> {
        let parties = [self.person, self.stands_for];
        parties.into_iter().flatten().filter({
            let took_part = self.took_part();
            move |_| took_part
        })
    }

    /// Says who a participant known by the position alone was, or that nobody knows.
    pub(super) const fn settle(&mut self, person: Option<Vertex>) {
        self.person = person;
        self.attribution = match person {
            Some(_) => Attribution::Inferred,
            None => Attribution::Unresolved,
        };
    }

    /// Whether the participant was there, if the event was held.
    pub(super) fn took_part(&self) -> bool {
        self.attendance == Attendance::Attended && self.role != ParticipantRole::Mentioned
    }

    /// The position by which alone it is known; `None` where the source names a person or no position.
    pub(super) fn nameless(&self) -> Option<Vertex> {
        self.position.filter(|_| !self.named.person())
    }

    /// Whether the source names who was there.
    pub(super) fn is_stated(&self) -> bool {
        self.attribution == Attribution::Stated
    }
}

/// All participations, and from persons, positions and institutions back to their events.
#[derive(Clone, Debug)]
pub(super) struct Participations {
    /// The seats of each event, in the order of the record.
    pub(super) seats: Lists<Seated>,
    /// The events at which each person, institution and position has a seat, whatever the attendance, in chronological
    /// order.
    pub(super) named_at: Lists<Vertex>,
    /// The events in which each person and institution took part, in chronological order.
    pub(super) attended: Lists<Vertex>,
}

impl Participations {
    /// How many lists were replaced.
    pub(super) fn replaced(&self) -> usize {
        self.seats.replaced() + self.named_at.replaced() + self.attended.replaced()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.seats.size_in_bytes() + self.named_at.size_in_bytes() + self.attended.size_in_bytes()
    }
}

impl Network {
    /// The seats of an event, in the order of the record; none for a vertex that is not an event.
    pub fn seats(&self, event: Vertex) -> impl ExactSizeIterator<Item = Seat> + DoubleEndedIterator + '_ {
        let seats = self.seats_at(event).iter();
        seats.map(move |seated| Self::seat(event, seated))
    }

    /// All seats, by event in chronological order and then in the order of the record.
    pub fn all_seats(&self) -> impl Iterator<Item = Seat> + '_ {
        self.events().flat_map(|event| self.seats(event))
    }

    pub(super) fn seat(event: Vertex, seated: &Seated) -> Seat {
        Seat {
            event,
            ordinal: seated.ordinal,
            person: seated.person,
            position: seated.position,
            institution: seated.stands_for.filter(|_| seated.named.institution()),
            stands_for: seated.stands_for,
            side: seated.side,
            role: seated.role,
            attendance: seated.attendance,
            attribution: seated.attribution,
        }
    }

    /// The seats of a person (stated or inferred), in a position, or that stand for an institution, whatever
    /// the attendance: by event in chronological order, then in the order of the record. None for an event.
    pub fn seats_of(&self, vertex: Vertex) -> impl DoubleEndedIterator<Item = Seat> + '_ {
        let events = self.named_at(vertex).iter();
        events.flat_map(move |&event| self.seats(event).filter(move |seat| seat.is_of(vertex)))
    }

    pub(super) fn seats_at(&self, event: Vertex) -> &[Seated] {
        self.participations.seats.list(event)
    }

    /// The events at which a person, an institution or a position has a seat, whatever the attendance: each once and in
    /// chronological order.
    pub fn named_at(&self, vertex: Vertex) -> &[Vertex] {
        self.participations.named_at.list(vertex)
    }

    /// The events, each once and in chronological order, in which a person or an institution took part:
    /// attendance `ATTENDED`, role not `MENTIONED`, whatever became of the event. An institution takes part
    /// through whoever stands for it. None for a position or an event.
    pub fn events_of(&self, party: Vertex) -> &[Vertex] {
        self.participations.attended.list(party)
    }

    /// The participations whose person is inferred, each with the event and the ordinal that identify it, by event in
    /// chronological order.
    ///
    /// # Errors
    ///
    /// Where that takes more than the budget: a step for each event and each seat.
    pub fn inferred_seats(&self, budget: &Budget) -> Result<Vec<(RecordId, u16, RecordId)>, LimitExceeded> {
        let mut found = Vec::new();
        for event in self.events() {
            let seats = self.seats(event);
            budget.spend(1 + seats.len() as u64)?;
            let inferred = seats.filter(|seat| match seat.attribution {
                Attribution::Inferred => true,
                Attribution::Stated | Attribution::Unresolved => false,
            });
            found.extend(
                inferred
                    .filter_map(|seat| Some((self.record(event), seat.ordinal, self.record(seat.person?)))),
            );
        }
        Ok(found)
    }
}

impl Seat {
    fn is_of(&self, vertex: Vertex) -> bool {
        [self.person, self.position, self.stands_for].contains(&Some(vertex))
    }
}
