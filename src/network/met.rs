//! Who met whom, who was there with whom, which institutions engaged: every encounter of one subject, event by
//! event.
//!
//! Nobody faces himself: two participants that are one and the same person make neither that person nor the
//! institutions meet.

use std::borrow::Cow;

use super::{
    MeetingFilter, Network, View,
    facing::{Bench, Facing, Stand, is_held},
    participations::Seated,
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

/// One event as the subject saw it.
#[derive(Default)]
struct Scene<'a> {
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
        let kind = self.vertices.kind(of);
        if !view.is_of(kind) {
            return;
        }
        let seats = self.subject_seats(of);
        let mut rest: &[u32] = &seats;
        let mut theirs = among.map(|other| self.seat_list(other));
        let mut scene = Scene::default();
        while let Some(&first) = rest.first() {
            let event = self.participations.get(first).event;
            let all = self.seats(event);
            let (here, after) = rest.split_at(rest.iter().take_while(|&&seat| seat < all.end).count());
            rest = after;
            if let Some(list) = &mut theirs {
                // Both lists are sorted: each leaps to where the other is.
                *list = &list[list.partition_point(|&seat| seat < all.start)..];
                let Some(&next) = list.first() else { break };
                if next >= all.end {
                    let start = self.seats(self.participations.get(next).event).start;
                    rest = &rest[rest.partition_point(|&seat| seat < start)..];
                    continue;
                }
            }
            let facts = self.events.get(event);
            let facing = facts.facing;
            let may_meet = facing != Facing::Nobody || view == View::CoAttended;
            if !may_meet || !is_held(facts.status) || !filter.admits(facts) {
                continue;
            }
            scene.bench.clear();
            let own = here.iter().map(|&seat| self.participations.get(seat));
            for seat in own.filter(|seat| seat.took_part()) {
                // An institution takes part through whoever stands for it, named or not.
                let stated = kind == VertexKind::Institution || seat.is_stated();
                scene.bench.add(Stand::of(seat, facing), stated, seat.person);
            }
            if scene.bench.is_empty() {
                continue;
            }
            scene.seats = &self.participations.seated[all.start as usize..all.end as usize];
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
    }

    /// The seats at which a subject is met: its own, and for a position also those of persons recorded without
    /// a position who were certainly its holders.
    fn subject_seats(&self, of: Vertex) -> Cow<'_, [u32]> {
        let own = self.seat_list(of);
        let place = self.vertices.place(VertexKind::Position, of);
        match place.map(|place| self.stand_ins.list(place)) {
            None | Some([]) => Cow::Borrowed(own),
            Some(stand_ins) => {
                let mut seats = [own, stand_ins].concat();
                seats.sort_unstable();
                Cow::Owned(seats)
            }
        }
    }
}
