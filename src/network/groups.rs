//! Which country, and which region, somebody or something is of.

use std::sync::Arc;

use super::{
    Network,
    facts::{Facts, RecordId},
    links::Table,
    vertices::{Vertex, VertexKind, Vertices},
};
use crate::vocabulary::{GroupBy, LinkKind};

/// What tells of countries.
#[derive(Clone, Debug)]
pub(super) struct Countries {
    /// The nationality of each person, as the record of the country: a country that is renamed changes nothing here.
    nationalities: Table<RecordId>,
    /// The region of each country, where it is recorded.
    regions: Table<Option<Arc<str>>>,
}

/// A group of those that somebody may stand between.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// A country.
    Country(Vertex),
    /// A region.
    Region(Arc<str>),
}

impl Countries {
    pub(super) fn new(vertices: &Vertices, facts: &Facts) -> Self {
        let people = vertices.slots_of(VertexKind::Person..=VertexKind::Person);
        let institutions = vertices.slots_of(VertexKind::Institution..=VertexKind::Institution);
        Self {
            nationalities: Table::new(people, nationalities(vertices, facts)),
            regions: Table::new(institutions, regions(vertices, facts)),
        }
    }

    /// Takes out what records said, given as they were numbered, and puts in what they say now.
    pub(super) fn take(&mut self, gone: impl Iterator<Item = Vertex>, vertices: &Vertices, facts: &Facts) {
        for vertex in gone {
            if self.nationalities.get(vertex).is_some() {
                self.nationalities.replace(vertex, None);
            }
            if self.regions.get(vertex).is_some() {
                self.regions.replace(vertex, None);
            }
        }
        for (person, country) in nationalities(vertices, facts) {
            self.nationalities.replace(person, Some(country));
        }
        for (country, region) in regions(vertices, facts) {
            self.regions.replace(country, Some(region));
        }
    }

    pub(super) fn size_in_bytes(&self) -> usize {
        self.nationalities.size_in_bytes() + self.regions.size_in_bytes()
    }
}

fn nationalities<'a>(
    vertices: &'a Vertices,
    facts: &'a Facts,
) -> impl Iterator<Item = (Vertex, RecordId)> + 'a {
    let facts = facts.nationalities.iter();
    facts.filter_map(|fact| Some((vertices.find(VertexKind::Person, fact.person)?, fact.country)))
}

fn regions<'a>(
    vertices: &'a Vertices,
    facts: &'a Facts,
) -> impl Iterator<Item = (Vertex, Option<Arc<str>>)> + 'a {
    facts.countries.iter().filter_map(|fact| {
        let country = vertices.find(VertexKind::Institution, fact.country)?;
        Some((country, fact.region.as_deref().map(Arc::from)))
    })
}

impl Network {
    /// The country of a person or an institution: of an embassy the one that sends it; of a person that of the
    /// nationality, and where none is recorded that of the institution that he or she last stood for. `None` where nothing
    /// tells.
    pub fn country(&self, of: Vertex) -> Option<Vertex> {
        match self.vertices.kind(of) {
            VertexKind::Person => {
                let nationality = self.countries.nationalities.get(of);
                nationality
                    .and_then(|&country| self.vertices.vertex(country))
                    .or_else(|| {
                        let mut stood_for = self.seats_of(of).rev().filter_map(|seat| seat.stands_for);
                        stood_for.find_map(|institution| self.country_of_institution(institution))
                    })
            }
            VertexKind::Institution => self.country_of_institution(of),
            VertexKind::Position | VertexKind::Event | VertexKind::Topic | VertexKind::Program => None,
        }
    }

    fn country_of_institution(&self, institution: Vertex) -> Option<Vertex> {
        let is_country = |vertex: Vertex| self.countries.regions.get(vertex).is_some();
        if is_country(institution) {
            return Some(institution);
        }
        let leads = |from: Vertex, kind: LinkKind| {
            let links = self.recorded.of(from).iter();
            links
                .filter(move |link| link.kind == kind && link.forward)
                .map(|link| link.other)
        };
        let sender = leads(institution, LinkKind::SentBy).find(|&country| is_country(country));
        let own = || leads(institution, LinkKind::LocatedIn).find(|&place| is_country(place));
        let of_city = || {
            let places = leads(institution, LinkKind::LocatedIn);
            let mut countries = places.flat_map(|city| leads(city, LinkKind::LocatedIn));
            countries.find(|&country| is_country(country))
        };
        sender.or_else(own).or_else(of_city)
    }

    /// The group that a person or an institution is of; `None` where nothing tells.
    pub fn group(&self, of: Vertex, by: GroupBy) -> Option<Group> {
        let country = self.country(of)?;
        match by {
            GroupBy::Country => Some(Group::Country(country)),
            GroupBy::Region => {
                let region = self.countries.regions.get(country)?.as_ref()?;
                Some(Group::Region(Arc::clone(region)))
            }
        }
    }
}
