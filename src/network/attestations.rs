//! Claims: for every person in every position all that suggests it, which is the events that show the person
//! in it and the tenures recorded.

use std::{borrow::Cow, ops::Range, sync::Arc};

use super::{
    Network,
    days::Days,
    events::Events,
    links::{Lists, Replaced, Table, number},
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

    /// The positions, in order, each with the places of the claims to it.
    pub(super) fn positions(&self) -> impl Iterator<Item = (Vertex, Range<u32>)> {
        let mut next = 0;
        self.list
            .chunk_by(|one, next| one.position == next.position)
            .map(move |own| {
                let first = next;
                next += number(own.len());
                (own[0].position, first..next)
            })
    }

    fn nth(&self, place: usize) -> ClaimRef<'_> {
        let claim = &self.list[place];
        let next = self.list.get(place + 1);
        let end = |all: usize, start: fn(&Claim) -> u32| next.map_or(all, |next| start(next) as usize);
        let attested = claim.attested as usize..end(self.attested.len(), |next| next.attested);
        let tenures = claim.tenures as usize..end(self.tenures.len(), |next| next.tenures);
        let certain = claim.certain as usize..end(self.certain.len(), |next| next.certain);
        ClaimRef {
            person: claim.person,
            position: claim.position,
            attested: &self.attested[attested],
            days: None,
            tenures: &self.tenures[tenures],
            certain: &self.certain[certain],
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

    fn size_in_bytes(&self) -> usize {
        size_of_val(&*self.list)
            + size_of_val(&*self.attested)
            + size_of_val(&*self.tenures)
            + size_of_val(&*self.certain)
    }
}

/// The claims to one position, in the order of names.
#[derive(Clone, Debug)]
pub(super) enum ClaimsTo<'a> {
    /// Those that a network was built with.
    Built(&'a ClaimTable, Range<u32>),
    /// Those that have changed since.
    Own(&'a OwnClaims),
}

impl<'a> ClaimsTo<'a> {
    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        match self {
            Self::Built(_, places) => places.end - places.start,
            Self::Own(claims) => number(claims.list.len()),
        }
    }

    /// One of them, counted from 0 on.
    pub(super) fn nth(&self, place: u32) -> ClaimRef<'a> {
        match self {
            Self::Built(table, places) => table.nth((places.start + place) as usize),
            Self::Own(claims) => claims.nth(place as usize),
        }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = ClaimRef<'a>> + use<'a> {
        let claims = self.clone();
        (0..self.len()).map(move |place| claims.nth(place))
    }

    pub(super) fn of(&self, person: Vertex) -> Option<ClaimRef<'a>> {
        let place = match self {
            Self::Built(table, places) => table.list[places.start as usize..places.end as usize]
                .binary_search_by_key(&person, |claim| claim.person),
            Self::Own(claims) => claims.list.binary_search_by_key(&person, |claim| claim.person),
        };
        place.ok().map(|place| self.nth(number(place)))
    }

    /// A copy to change, which shares what it can.
    pub(super) fn to_own(&self, events: &Events) -> Vec<OwnClaim> {
        match self {
            Self::Own(claims) => claims.list.clone(),
            Self::Built(..) => {
                let own = |claim: ClaimRef<'_>| OwnClaim {
                    person: claim.person,
                    attested: claim.attested.into(),
                    days: claim.days(events).into(),
                    tenures: claim.tenures.into(),
                    certain: claim.certain.into(),
                };
                self.iter().map(own).collect()
            }
        }
    }
}

/// One person's claim to one position.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClaimRef<'a> {
    person: Vertex,
    position: Vertex,
    attested: &'a [Vertex],
    /// The days of these events, each once, where they are kept.
    days: Option<&'a [Day]>,
    tenures: &'a [Tenure],
    certain: &'a [Days],
}

impl<'a> ClaimRef<'a> {
    pub(super) const fn person(self) -> Vertex {
        self.person
    }

    pub(super) const fn position(self) -> Vertex {
        self.position
    }

    /// The events that attest it, in chronological order.
    pub(super) const fn attested(self) -> &'a [Vertex] {
        self.attested
    }

    /// The days on which it is attested, in order and each once.
    pub(super) fn days(self, events: &Events) -> Cow<'a, [Day]> {
        match self.days {
            Some(days) => Cow::Borrowed(days),
            None => Cow::Owned(days_of(self.attested, events)),
        }
    }

    /// The tenures that support it, in the order of the record.
    pub(super) const fn tenures(self) -> &'a [Tenure] {
        self.tenures
    }

    /// The days on which it is certain, in order and apart.
    pub(super) const fn certain(self) -> &'a [Days] {
        self.certain
    }
}

/// The days of some events of one day each, in order and each once.
pub(super) fn days_of(attested: &[Vertex], events: &Events) -> Vec<Day> {
    let mut days: Vec<Day> = attested
        .iter()
        .map(|&event| events.get(event).from.earliest)
        .collect();
    days.dedup();
    days
}

/// A claim that is kept by itself. It is in order, as in a table.
#[derive(Clone, Debug)]
pub(super) struct OwnClaim {
    pub(super) person: Vertex,
    pub(super) attested: Arc<[Vertex]>,
    /// The days of these events, each once.
    pub(super) days: Arc<[Day]>,
    pub(super) tenures: Arc<[Tenure]>,
    pub(super) certain: Arc<[Days]>,
}

/// The claims to a position to which they have changed since the network was built.
#[derive(Clone, Debug)]
pub(super) struct OwnClaims {
    pub(super) position: Vertex,
    /// By person.
    pub(super) list: Vec<OwnClaim>,
    /// Who a participant named only by the position was, day by day.
    pub(super) resolved: Vec<(Days, Vertex)>,
}

impl OwnClaims {
    fn nth(&self, place: usize) -> ClaimRef<'_> {
        let claim = &self.list[place];
        ClaimRef {
            person: claim.person,
            position: self.position,
            attested: &claim.attested,
            days: Some(&claim.days),
            tenures: &claim.tenures,
            certain: &claim.certain,
        }
    }
}

/// All claims.
#[derive(Clone, Debug)]
pub(super) struct Claims {
    base: Arc<ClaimTable>,
    /// For each position the claims to it in the base.
    places: Table<Range<u32>>,
    /// The claims to the positions to which they have changed since.
    replaced: Replaced<Vertex, Arc<OwnClaims>>,
    /// The positions that each person has a claim to.
    by_person: Lists<Vertex>,
}

impl Claims {
    /// Makes claims ready to be asked for.
    pub(super) fn new(vertices: &Vertices, base: ClaimTable) -> Self {
        let positions = vertices.slots_of(VertexKind::Position..=VertexKind::Position);
        let people = vertices.slots_of(VertexKind::Person..=VertexKind::Person);
        let places = Table::new(positions, base.positions());
        let by_person = Lists::gather(people, || {
            base.list.iter().map(|claim| (claim.person, claim.position))
        });
        Self {
            places,
            by_person,
            base: Arc::new(base),
            replaced: Replaced::default(),
        }
    }

    /// The claims to a position.
    pub(super) fn to(&self, position: Vertex) -> ClaimsTo<'_> {
        match self.replaced.get(&position) {
            Some(claims) => ClaimsTo::Own(claims),
            None => ClaimsTo::Built(&self.base, self.places.get(position).cloned().unwrap_or(0..0)),
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
    pub(super) fn replace(&mut self, claims: OwnClaims) {
        let position = claims.position;
        let before: Vec<Vertex> = self.to(position).iter().map(ClaimRef::person).collect();
        let after: Vec<Vertex> = claims.list.iter().map(|claim| claim.person).collect();
        for &person in before
            .iter()
            .filter(|&person| after.binary_search(person).is_err())
        {
            let mut positions = self.by_person.list(person).to_vec();
            positions.retain(|&other| other != position);
            self.by_person.replace(person, positions);
        }
        for &person in after
            .iter()
            .filter(|&person| before.binary_search(person).is_err())
        {
            let mut positions = self.by_person.list(person).to_vec();
            positions.insert(positions.partition_point(|&other| other < position), position);
            self.by_person.replace(person, positions);
        }
        self.replaced.insert(position, Arc::new(claims));
    }

    /// How many positions have other claims than before, and how many persons.
    pub(super) fn replaced(&self) -> usize {
        self.replaced.len() + self.by_person.replaced()
    }

    /// How many claims there were, before any was replaced.
    pub(super) fn count(&self) -> usize {
        self.base.list.len()
    }

    /// The memory it takes, in bytes, without the claims that have changed.
    pub(super) fn size_in_bytes(&self) -> usize {
        self.base.size_in_bytes() + self.places.size_in_bytes() + self.by_person.size_in_bytes()
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
