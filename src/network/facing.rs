//! Who faces whom at an event: sides where an event has them, institutions where it has none.

use std::ops::Range;

use super::{participations::Seated, vertices::Vertex};
use crate::vocabulary::{EventKind, EventStatus, Side};

/// How the participants of an event are told apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Facing {
    /// Nobody faces anybody: the event is of a kind at which one does not meet, or was not held.
    Nobody,
    /// By the sides that the event gives.
    BySide,
    /// By the institutions that they stand for: the event gives no sides.
    ByInstitution,
}

impl Facing {
    /// How the participants of an event are told apart. A side counts whoever was given it, also a participant
    /// that did not come.
    pub(super) const fn at(kind: EventKind, status: EventStatus, has_sides: bool) -> Self {
        if !is_meeting(kind) || !is_held(status) {
            Self::Nobody
        } else if has_sides {
            Self::BySide
        } else {
            Self::ByInstitution
        }
    }
}

/// Whether an event took place.
pub(super) const fn is_held(status: EventStatus) -> bool {
    match status {
        EventStatus::Held => true,
        EventStatus::Announced | EventStatus::Postponed | EventStatus::Cancelled => false,
    }
}

/// Whether those who come to an event of this kind meet each other there.
pub const fn is_meeting(kind: EventKind) -> bool {
    match kind {
        EventKind::Meeting
        | EventKind::CourtesyCall
        | EventKind::Visit
        | EventKind::Call
        | EventKind::Signing => true,
        EventKind::Conference
        | EventKind::Workshop
        | EventKind::Orientation
        | EventKind::Launch
        | EventKind::Ceremony
        | EventKind::Reception
        | EventKind::Other => false,
    }
}

/// Gives the participants of one event that have no side the side of their institution, if all others of it
/// that have one are on the same. Where they are on both, nothing says which it would be, so it is on none.
pub(super) fn settle_sides(seats: &mut [(Vertex, Seated)]) {
    let mut sides: Vec<(Vertex, Side)> = seats
        .iter()
        .filter_map(|(_, seat)| Some((seat.stands_for?, seat.side?)))
        .collect();
    sides.sort_unstable();
    sides.dedup();
    for (_, seat) in seats {
        seat.effective_side = seat.side.or_else(|| {
            let institution = seat.stands_for?;
            let known = &sides[sides_of(&sides, institution)];
            if let &[(_, side)] = known {
                Some(side)
            } else {
                None
            }
        });
    }
}

fn sides_of(sides: &[(Vertex, Side)], institution: Vertex) -> Range<usize> {
    let start = sides.partition_point(|&(other, _)| other < institution);
    start..sides.partition_point(|&(other, _)| other <= institution)
}

/// Where a participant stands at an event, as far as facing goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stand {
    /// On no side of an event that has sides: faces nobody.
    Apart,
    /// On a side.
    On(Side),
    /// For an institution, at an event without sides.
    For(Vertex),
    /// For nobody, at an event without sides: faces everybody.
    Alone,
}

impl Stand {
    /// Where a participant stands.
    pub(super) fn of(seat: &Seated, facing: Facing) -> Self {
        match facing {
            Facing::Nobody => Self::Apart,
            Facing::BySide => seat.effective_side.map_or(Self::Apart, Self::On),
            Facing::ByInstitution => seat.stands_for.map_or(Self::Alone, Self::For),
        }
    }

    /// Whether two participants who stand so face each other.
    pub(super) fn faces(self, other: Self) -> bool {
        match (self, other) {
            (Self::On(one), Self::On(two)) => one != two,
            (Self::For(one), Self::For(two)) => one != two,
            (Self::Alone, Self::Alone | Self::For(_)) | (Self::For(_), Self::Alone) => true,
            (Self::Apart, Self::Apart | Self::On(_) | Self::For(_) | Self::Alone)
            | (Self::On(_), Self::Apart | Self::For(_) | Self::Alone)
            | (Self::For(_) | Self::Alone, Self::Apart | Self::On(_)) => false,
        }
    }
}

/// The participants of one subject at one event, folded to what decides whom they face: one party for all who
/// stand alike and are named alike.
#[derive(Debug, Default)]
pub(super) struct Bench {
    parties: Vec<Party>,
}

#[derive(Debug)]
struct Party {
    stand: Stand,
    /// Whether the source names them.
    stated: bool,
    /// The person they all are, where it is one and known: nobody faces himself.
    sole: Option<Vertex>,
}

impl Bench {
    /// Forgets the last event.
    pub(super) fn clear(&mut self) {
        self.parties.clear();
    }

    /// Adds a participant.
    pub(super) fn add(&mut self, stand: Stand, stated: bool, person: Option<Vertex>) {
        match self
            .parties
            .iter_mut()
            .find(|party| party.stand == stand && party.stated == stated)
        {
            Some(party) if party.sole == person => {}
            Some(party) => party.sole = None,
            None => self.parties.push(Party {
                stand,
                stated,
                sole: person,
            }),
        }
    }

    /// Whether nobody was there.
    pub(super) fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// Whether the source names somebody who was there.
    pub(super) fn names_somebody(&self) -> bool {
        self.parties.iter().any(|party| party.stated)
    }

    /// Whether somebody here faces a participant who stands so: `None` for nobody, else whether the source
    /// names somebody here who does.
    pub(super) fn faces(&self, stand: Stand, person: Option<Vertex>) -> Option<bool> {
        let mut facing = self
            .parties
            .iter()
            .filter(|party| party.stand.faces(stand) && (party.sole.is_none() || party.sole != person));
        let first = facing.next()?;
        Some(first.stated || facing.any(|party| party.stated))
    }
}
