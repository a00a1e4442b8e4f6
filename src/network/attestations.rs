//! Claims: for every person in every position all that suggests it, which is the events that show the person
//! in it and the tenures recorded.

use std::{ops::Range, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    Network,
    days::Days,
    events::Events,
    links::{Lists, Table, number},
    tenures::Tenure,
    vertices::{Vertex, VertexKind, Vertices},
};
use crate::dates::Day;

/// All that suggests that one person held one position.
#[derive(Clone, Copy, Debug)]
struct Claim {
    person: Vertex,
    position: Vertex,
    /// Where its attestations, tenures and certain days begin; they end where the next claim's begin.
    attested: u32,
    tenures: u32,
    certain: u32,
}

/// An event that shows a person in a position, which comes first so that these sort by it.
pub(super) type Attestation = (Vertex, Vertex, Vertex);
/// A person's time in a position, which comes first.
pub(super) type Claimed = (Vertex, Vertex, Tenure);

/// Claims, by position and then by person, so that those of one position are in the order of names.
#[derive(Debug)]
pub(super) struct ClaimTable {
    list: Box<[Claim]>,
    attested: Box<[Vertex]>,
    tenures: Box<[Tenure]>,
    certain: Box<[Days]>,
}

impl ClaimTable {
    /// Sorts what supports claims into claims. A source may name a person twice at one event, which counts once.
    pub(super) fn new(mut attested: Vec<Attestation>, mut tenures: Vec<Claimed>) -> Self {
        attested.sort_unstable();
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
        Self {
            list: list.into(),
            attested: attested.into_iter().map(|(.., event)| event).collect(),
            tenures: tenures.into_iter().map(|(.., tenure)| tenure).collect(),
            certain: Box::default(),
        }
    }

    /// The positions and how many claims there are to each, in order.
    pub(super) fn positions(&self) -> impl Iterator<Item = (Vertex, ClaimsTo<'_>)> {
        let mut next = 0;
        self.list.chunk_by(|a, b| a.position == b.position).map(move |own| {
            let first = next;
            next += number(own.len());
            let claims = ClaimsTo {
                table: self,
                places: first..next,
            };
            (own[0].position, claims)
        })
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

    fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.list)
            + size_of_val(&*self.attested)
            + size_of_val(&*self.tenures)
            + size_of_val(&*self.certain)
    }
}

/// The claims to one position, in the order of names.
#[derive(Clone, Debug)]
pub(super) struct ClaimsTo<'a> {
    table: &'a ClaimTable,
    places: Range<u32>,
}

impl<'a> ClaimsTo<'a> {
    /// How many there are.
    pub(super) const fn len(&self) -> u32 {
        self.places.end - self.places.start
    }

    /// One of them, counted from 0 on.
    pub(super) fn nth(&self, place: u32) -> ClaimRef<'a> {
        ClaimRef {
            table: self.table,
            place: self.places.start + place,
        }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = ClaimRef<'a>> + use<'a> {
        let table = self.table;
        self.places.clone().map(move |place| ClaimRef { table, place })
    }

    fn of(&self, person: Vertex) -> Option<ClaimRef<'a>> {
        let claims = &self.table.list[self.places.start as usize..self.places.end as usize];
        let place = claims.binary_search_by_key(&person, |claim| claim.person).ok()?;
        Some(self.nth(number(place)))
    }
}

/// One person's claim to one position.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClaimRef<'a> {
    table: &'a ClaimTable,
    place: u32,
}

impl<'a> ClaimRef<'a> {
    pub(super) fn person(self) -> Vertex {
        self.get().person
    }

    pub(super) fn position(self) -> Vertex {
        self.get().position
    }

    /// The events that attest it, in chronological order.
    pub(super) fn attested(self) -> &'a [Vertex] {
        self.part(&self.table.attested, |claim| claim.attested)
    }

    /// The tenures that support it, in the order of the record.
    pub(super) fn tenures(self) -> &'a [Tenure] {
        self.part(&self.table.tenures, |claim| claim.tenures)
    }

    /// The days on which it is certain, in order and apart.
    pub(super) fn certain(self) -> &'a [Days] {
        self.part(&self.table.certain, |claim| claim.certain)
    }

    fn get(self) -> &'a Claim {
        &self.table.list[self.place as usize]
    }

    fn part<T>(self, of: &'a [T], start: impl Fn(&Claim) -> u32) -> &'a [T] {
        let next = self.table.list.get(self.place as usize + 1);
        let end = next.map_or(of.len(), |next| start(next) as usize);
        &of[start(self.get()) as usize..end]
    }
}

/// All claims.
#[derive(Clone, Debug)]
pub(super) struct Claims {
    base: Arc<ClaimTable>,
    /// For each position the claims to it in the base.
    places: Table<Range<u32>>,
    /// The claims to the positions to which they have changed since.
    replaced: FxHashMap<Vertex, Arc<ClaimTable>>,
    /// The positions that each person has a claim to.
    by_person: Lists<Vertex>,
}

impl Claims {
    /// Makes claims ready to be asked for.
    pub(super) fn new(vertices: &Vertices, base: ClaimTable) -> Self {
        let positions = vertices.slots_of(VertexKind::Position..=VertexKind::Position);
        let people = vertices.slots_of(VertexKind::Person..=VertexKind::Person);
        let places = Table::new(
            positions,
            base.positions().map(|(position, claims)| (position, claims.places)),
        );
        let by_person = Lists::gather(people, || {
            base.list.iter().map(|claim| (claim.person, claim.position))
        });
        Self {
            places,
            by_person,
            base: Arc::new(base),
            replaced: FxHashMap::default(),
        }
    }

    /// The claims to a position.
    pub(super) fn to(&self, position: Vertex) -> ClaimsTo<'_> {
        if let Some(table) = self.replaced.get(&position) {
            return ClaimsTo {
                table,
                places: 0..number(table.list.len()),
            };
        }
        ClaimsTo {
            table: &self.base,
            places: self.places.get(position).cloned().unwrap_or(0..0),
        }
    }

    /// The claims of a person, in the order of the positions' titles.
    pub(super) fn of(&self, person: Vertex) -> impl ExactSizeIterator<Item = ClaimRef<'_>> {
        let positions = self.by_person.list(person).iter();
        positions.map(move |&position| {
            self.find(person, position)
                .expect("a person is listed with the positions that he or she has a claim to")
        })
    }

    /// One person's claim to one position.
    pub(super) fn find(&self, person: Vertex, position: Vertex) -> Option<ClaimRef<'_>> {
        self.to(position).of(person)
    }

    /// Puts other claims in the place of those to a position.
    pub(super) fn replace(&mut self, position: Vertex, claims: ClaimTable) {
        let people = |claims: ClaimsTo<'_>| claims.iter().map(ClaimRef::person).collect::<Vec<_>>();
        let before = people(self.to(position));
        let after: Vec<Vertex> = claims.list.iter().map(|claim| claim.person).collect();
        for &person in before.iter().filter(|&person| after.binary_search(person).is_err()) {
            let mut positions = self.by_person.list(person).to_vec();
            positions.retain(|&other| other != position);
            self.by_person.replace(person, positions);
        }
        for &person in after.iter().filter(|&person| before.binary_search(person).is_err()) {
            let mut positions = self.by_person.list(person).to_vec();
            positions.insert(positions.partition_point(|&other| other < position), position);
            self.by_person.replace(person, positions);
        }
        self.replaced.insert(position, Arc::new(claims));
    }

    /// Takes the days on which the claims to a position, which were replaced, are certain.
    pub(super) fn settle(&mut self, position: Vertex, certain: Vec<Vec<Days>>) {
        if let Some(table) = self.replaced.get_mut(&position).and_then(Arc::get_mut) {
            table.settle(certain.into_iter());
        }
    }

    /// How many positions have other claims than before, and how many persons.
    pub(super) fn replaced(&self) -> usize {
        self.replaced.len() + self.by_person.replaced()
    }

    /// How many claims there were, before any was replaced.
    pub(super) fn count(&self) -> usize {
        self.base.list.len()
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        let replaced = self.replaced.values().map(|table| table.size_in_bytes() + 64);
        self.base.size_in_bytes()
            + self.places.size_in_bytes()
            + self.by_person.size_in_bytes()
            + replaced.sum::<usize>()
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
        let claim = self.claims.find(person, position);
        claim.map_or(&[], |claim| claim.attested())
    }
}
