//! Who met whom, who was there with whom, which institutions engaged: every encounter of one subject, event by
//! event.
//!
//! Nobody faces himself: two participants that are one and the same person make neither that person nor the
//! institutions meet.

use std::borrow::Cow;

use super::{
    MeetingFilter, Network, View,
    facing::{Bench, Facing, Stand, is_held},
    participations::{Seat, Seated},
    vertices::{Vertex, VertexKind},
};

/// A participant whom a subject encountered at an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encounter<'a> {
    pub(super) event: Vertex,
    /// The person, or the institution that the participant stands for.
    pub(super) other: Vertex,
    pub(super) seat: &'a Seated,
    /// Whether the source names every person that it rests on.
    pub(super) stated: bool,
}

/// Somebody recorded at an event without a position who was certainly the holder of one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct StandIn {
    pub(super) event: Vertex,
    pub(super) person: Vertex,
}

/// One event as the subject saw it.
#[derive(Default)]
pub(super) struct Scene<'a> {
    /// The participants of the subject who were there.
    bench: Bench,
    /// All others and they themselves.
    seats: &'a [Seated],
    /// Who of all persons met them, in order; kept to be filled again.
    met: Vec<Vertex>,
}

impl<'a> Scene<'a> {
    fn present(&self) -> impl Iterator<Item = &'a Seated> + use<'a> {
        self.seats.iter().filter(|seat| seat.took_part())
    }

    /// Whether a participant faces the subject's: `None` if not, else whether the source names one it faces.
    fn faced(&self, seat: &Seated, facing: Facing) -> Option<bool> {
        self.bench.faces(Stand::of(seat, facing), seat.person)
    }

    /// The participants who face the subject's, each with the person and whether the source names all.
    fn met(&self, facing: Facing) -> impl Iterator<Item = (Option<Vertex>, &'a Seated, bool)> {
        let faced = self
            .present()
            .filter_map(move |seat| Some((seat, self.faced(seat, facing)?)));
        faced.map(|(seat, named)| (seat.person, seat, named && seat.is_stated()))
    }

    /// The participants who face the subject's, each with the institution it stands for.
    fn engaged(&self, facing: Facing) -> impl Iterator<Item = (Option<Vertex>, &'a Seated, bool)> {
        let faced = self
            .present()
            .filter(move |seat| self.faced(seat, facing).is_some());
        faced.map(|seat| (seat.stands_for, seat, true))
    }

    /// The participants whose person did not meet the subject, as in `met`.
    fn co_attended(&mut self, facing: Facing) -> impl Iterator<Item = (Option<Vertex>, &'a Seated, bool)> {
        let mut met = std::mem::take(&mut self.met);
        met.clear();
        if facing != Facing::Nobody {
            met.extend(self.met(facing).filter_map(|(person, ..)| person));
            met.sort_unstable();
        }
        self.met = met;
        let named = self.bench.names_somebody();
        let others = self.present().filter(|seat| {
            seat.person
                .is_none_or(|person| self.met.binary_search(&person).is_err())
        });
        others.map(move |seat| (seat.person, seat, named && seat.is_stated()))
    }
}

impl Network {
    /// Walks through the encounters of a subject, by event in chronological order and then in the order of the
    /// record, so that all encounters of one event follow each other. Where `among` is given, passes over
    /// events in which that vertex has no part. A subject of a kind that the view does not have has none.
    pub(super) fn each_encounter<'a>(
        &'a self,
        view: View,
        of: Vertex,
        among: Option<Vertex>,
        filter: &MeetingFilter,
        mut visit: impl FnMut(Encounter<'a>),
    ) {
        if !view.is_of(self.vertices.kind(of)) {
            return;
        }
        let events = self.subject_events(of);
        let mut rest: &[Vertex] = &events;
        let mut theirs = among.map(|other| self.named_at(other));
        let mut scene = Scene::default();
        while let Some((&event, after)) = rest.split_first() {
            if let Some(list) = &mut theirs {
                // Both lists are sorted: each leaps to where the other is.
                *list = &list[list.partition_point(|&other| other < event)..];
                let Some(&next) = list.first() else { break };
                if next > event {
                    rest = &rest[rest.partition_point(|&event| event < next)..];
                    continue;
                }
            }
            rest = after;
            self.encounters_at(view, of, event, filter, &mut scene, &mut visit);
        }
    }

    /// Walks through the encounters of a subject at one event, in the order of the record.
    pub(super) fn encounters_at<'a>(
        &'a self,
        view: View,
        of: Vertex,
        event: Vertex,
        filter: &MeetingFilter,
        scene: &mut Scene<'a>,
        visit: &mut impl FnMut(Encounter<'a>),
    ) {
        let facts = self.events.get(event);
        let facing = facts.facing;
        let may_meet = facing != Facing::Nobody || view == View::CoAttended;
        if !may_meet || !is_held(facts.status) || !filter.admits(facts) {
            return;
        }
        self.set(scene, of, event, facing);
        if scene.bench.is_empty() {
            return;
        }
        let mut encounter = |(other, seat, stated): (Option<Vertex>, &'a Seated, bool)| {
            if let Some(other) = other.filter(|&other| other != of) {
                visit(Encounter {
                    event,
                    other,
                    seat,
                    stated,
                });
            }
        };
        match view {
            View::Met => scene.met(facing).for_each(&mut encounter),
            View::Engaged => scene.engaged(facing).for_each(&mut encounter),
            View::CoAttended => scene.co_attended(facing).for_each(&mut encounter),
        }
    }

    /// Sets the scene of an event for a subject: who was there, and who of them for the subject.
    fn set<'a>(&'a self, scene: &mut Scene<'a>, of: Vertex, event: Vertex, facing: Facing) {
        scene.seats = self.seats_at(event);
        scene.bench.clear();
        let kind = self.vertices.kind(of);
        let stand_ins = self.stand_ins_at(of, event);
        let is_own = |seat: &Seated| match kind {
            VertexKind::Person => seat.person == Some(of),
            VertexKind::Institution => seat.stands_for == Some(of),
            VertexKind::Position => {
                seat.position == Some(of)
                    || seat.position.is_none()
                        && stand_ins
                            .iter()
                            .any(|stand_in| Some(stand_in.person) == seat.person)
            }
            VertexKind::Event | VertexKind::Topic | VertexKind::Program => false,
        };
        for seat in scene.seats.iter().filter(|seat| is_own(seat) && seat.took_part()) {
            // An institution takes part through whoever stands for it, named or not.
            let stated = kind == VertexKind::Institution || seat.is_stated();
            scene.bench.add(Stand::of(seat, facing), stated, seat.person);
        }
    }

    /// The seats at an event that faced those of a subject, in the order of the record, whether or not it is known who sat
    /// there. None where the subject did not take part, for an event at which nobody meets, and for one that was not held.
    pub fn faced(&self, of: Vertex, event: Vertex) -> Vec<Seat> {
        let facing = self.events.get(event).facing;
        if facing == Facing::Nobody {
            return Vec::new();
        }
        let mut scene = Scene::default();
        self.set(&mut scene, of, event, facing);
        let faced = scene.present().filter(|seat| scene.faced(seat, facing).is_some());
        faced.map(|seat| Self::seat(event, seat)).collect()
    }

    /// The events at which a subject is met: its own, and for a position also those of persons recorded without
    /// a position who were certainly its holders.
    fn subject_events(&self, of: Vertex) -> Cow<'_, [Vertex]> {
        let own = self.named_at(of);
        match self.stand_ins.list(of) {
            [] => Cow::Borrowed(own),
            stand_ins => {
                let mut events: Vec<Vertex> = stand_ins.iter().map(|stand_in| stand_in.event).collect();
                events.extend(own);
                events.sort_unstable();
                events.dedup();
                Cow::Owned(events)
            }
        }
    }

    /// The persons recorded at an event without a position who were certainly holders of one.
    fn stand_ins_at(&self, position: Vertex, event: Vertex) -> &[StandIn] {
        let all = self.stand_ins.list(position);
        let start = all.partition_point(|stand_in| stand_in.event < event);
        let end = all.partition_point(|stand_in| stand_in.event <= event);
        &all[start..end]
    }
    /// Whether somebody recorded at an event without a position was certainly the holder of one.
    pub(super) fn stands_in(&self, person: Vertex, position: Vertex, event: Vertex) -> bool {
        let stand_ins = self.stand_ins_at(position, event);
        stand_ins.iter().any(|stand_in| stand_in.person == person)
    }
}
