//! Claims: for every person in every position all that suggests it, which is the events that show the person
//! in it and the tenures recorded.

use std::ops::Range;

use super::{
    Network,
    days::Days,
    events::Events,
    links::{Links, number},
    participations::Seated,
    tenures::Tenure,
    vertices::Vertex,
};
use crate::dates::Day;

/// All that suggests that one person held one position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) person: Vertex,
    pub(super) position: Vertex,
    /// Where its attestations, tenures and certain days begin; they end where the next claim's begin.
    attested: u32,
    tenures: u32,
    certain: u32,
}

/// All claims, by position and then by person, so that those of one position are in the order of names.
#[derive(Debug)]
pub(super) struct Claims {
    list: Box<[Claim]>,
    /// For each position, by its place among positions, the first of its claims; one more at the end.
    by_position: Box<[u32]>,
    /// The claims of each person.
    by_person: Links<u32>,
    attested: Box<[Vertex]>,
    tenures: Box<[Tenure]>,
    certain: Box<[Days]>,
}

impl Claims {
    /// Sorts what supports claims into claims: the attesting seats, and tenures with their position and person.
    /// `positions` is the range of the numbers of positions.
    pub(super) fn new(
        positions: &Range<u32>,
        people: u32,
        seated: &[Seated],
        mut tenures: Vec<(Vertex, Vertex, Tenure)>,
        events: &Events,
    ) -> Self {
        let attesting = seated
            .iter()
            .filter(|seat| seat.is_stated() && events.get(seat.event).attests());
        let mut attested: Vec<(Vertex, Vertex, Vertex)> = attesting
            .filter_map(|seat| Some((seat.position?, seat.person?, seat.event)))
            .collect();
        attested.sort_unstable();
        // A source may name a person twice at one event.
        attested.dedup();
        tenures.sort_unstable_by_key(|&(position, person, tenure)| (position, person, tenure.ordinal));
        let mut claims: Vec<(Vertex, Vertex)> = attested
            .iter()
            .map(|&(position, person, _)| (position, person))
            .collect();
        claims.extend(tenures.iter().map(|&(position, person, _)| (position, person)));
        // Two sorted runs, which a stable sort merges.
        claims.sort();
        claims.dedup();
        let (mut attestations_before, mut tenures_before) = (0, 0);
        let list: Vec<Claim> = claims
            .into_iter()
            .map(|claim| {
                let (position, person) = claim;
                let (first, tenure) = (attestations_before, tenures_before);
                let own = attested[first..]
                    .iter()
                    .take_while(|&&(position, person, _)| (position, person) == claim);
                attestations_before += own.count();
                let own = tenures[tenure..]
                    .iter()
                    .take_while(|&&(position, person, _)| (position, person) == claim);
                tenures_before += own.count();
                Claim {
                    person,
                    position,
                    attested: number(first),
                    tenures: number(tenure),
                    certain: 0,
                }
            })
            .collect();
        let by_position = positions
            .clone()
            .chain([positions.end])
            .map(|position| number(list.partition_point(|claim| claim.position.number() < position)))
            .collect();
        let by_person = Links::gather(people, || {
            (0..)
                .zip(&list)
                .map(|(place, claim)| (claim.person.number(), place))
        });
        Self {
            list: list.into(),
            by_position,
            by_person,
            attested: attested.into_iter().map(|(.., event)| event).collect(),
            tenures: tenures.into_iter().map(|(.., tenure)| tenure).collect(),
            certain: Box::default(),
        }
    }

    /// Takes the days on which each claim is certain, in the order of claims.
    pub(super) fn settle(&mut self, certain: impl Iterator<Item = Vec<Days>>) {
        let mut flat = Vec::new();
        for (claim, days) in self.list.iter_mut().zip(certain) {
            claim.certain = number(flat.len());
            flat.extend(days);
        }
        self.certain = flat.into();
    }

    /// The claims to a position, given its place among positions, in the order of names.
    pub(super) fn to(&self, position: u32) -> Range<u32> {
        let place = position as usize;
        self.by_position[place]..self.by_position[place + 1]
    }

    /// The claims of a person, in the order of the positions' titles.
    pub(super) fn of(&self, person: Vertex) -> &[u32] {
        self.by_person.list(person.number())
    }

    /// One person's claim to one position, given also the position's place.
    pub(super) fn find(&self, person: Vertex, position: u32) -> Option<u32> {
        let Range { start, end } = self.to(position);
        let claims = &self.list[start as usize..end as usize];
        claims
            .binary_search_by_key(&person, |claim| claim.person)
            .ok()
            .map(|place| start + number(place))
    }

    pub(super) fn get(&self, claim: u32) -> &Claim {
        &self.list[claim as usize]
    }

    /// The events that attest a claim, in chronological order.
    pub(super) fn attested(&self, claim: u32) -> &[Vertex] {
        let (start, next) = self.with_next(claim);
        &self.attested
            [start.attested as usize..next.map_or(self.attested.len(), |next| next.attested as usize)]
    }

    /// The tenures that support a claim, in the order of the record.
    pub(super) fn tenures(&self, claim: u32) -> &[Tenure] {
        let (start, next) = self.with_next(claim);
        &self.tenures[start.tenures as usize..next.map_or(self.tenures.len(), |next| next.tenures as usize)]
    }

    /// The days on which a claim is certain, in order and apart.
    pub(super) fn certain(&self, claim: u32) -> &[Days] {
        let (start, next) = self.with_next(claim);
        &self.certain[start.certain as usize..next.map_or(self.certain.len(), |next| next.certain as usize)]
    }

    fn with_next(&self, claim: u32) -> (&Claim, Option<&Claim>) {
        (self.get(claim), self.list.get(claim as usize + 1))
    }

    /// How many claims there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.list)
            + size_of_val(&*self.by_position)
            + self.by_person.size_in_bytes()
            + size_of_val(&*self.attested)
            + size_of_val(&*self.tenures)
            + size_of_val(&*self.certain)
    }
}

/// The attestations around a day, each as its day and the events of that day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    /// The last day on or before the day asked.
    pub(super) before: Option<(Day, &'a [Vertex])>,
    /// The first day after it.
    pub(super) after: Option<(Day, &'a [Vertex])>,
}

impl Around<'_> {
    /// How far the nearest attestation is, in days.
    pub(super) fn distance(&self, day: Day) -> Option<u32> {
        let before = self
            .before
            .map(|(other, _)| other.number().abs_diff(day.number()));
        let after = self.after.map(|(other, _)| other.number().abs_diff(day.number()));
        before.into_iter().chain(after).min()
    }
}

/// Finds the attestations of one claim around a day.
pub(super) fn around<'a>(attested: &'a [Vertex], events: &Events, day: Day) -> Around<'a> {
    let on = |event: &Vertex| events.get(*event).from.earliest;
    let (before, after) = attested.split_at(attested.partition_point(|event| on(event) <= day));
    Around {
        before: before.last().map(on).map(|last| {
            let start = before.partition_point(|event| on(event) < last);
            (last, &before[start..])
        }),
        after: after.first().map(on).map(|first| {
            let end = after.partition_point(|event| on(event) <= first);
            (first, &after[..end])
        }),
    }
}

impl Network {
    /// The events that attest a person in a position, in chronological order: held, all on one known day, and
    /// naming the person in the position, in whatever role and attendance. An event of several days attests no
    /// day, as it does not say which; an inferred person attests nothing.
    pub fn attested(&self, person: Vertex, position: Vertex) -> &[Vertex] {
        let place = self.vertices.place(super::VertexKind::Position, position);
        place
            .and_then(|place| self.claims.find(person, place))
            .map_or(&[], |claim| self.claims.attested(claim))
    }
}
