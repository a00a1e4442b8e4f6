//! The made-up world: who and what there is before anything happens. It is written as it comes to be, and only
//! what events need is kept: memory grows with people and institutions, and not with events.

mod careers;
mod cities;
mod embassies;
mod organizations;
mod people;
mod positions;
mod titles;

use std::{
    io::{self, Write},
    ops::Range,
};

use super::{
    countries::COUNTRIES,
    line::Lines,
    random::{CERTAIN, Random},
};
use crate::fold::fold;

/// The place of `WeGO`, the organization whose world this is, among the institutions.
pub(super) const WEGO: usize = 0;
/// The place of its Secretary General among the positions.
pub(super) const SECRETARY_GENERAL: usize = 0;

/// Who and what events are made from. Everything is known by its place in these lists.
pub(super) struct World {
    /// All cities, the capitals first, in the order of the countries.
    pub(super) cities: Vec<City>,
    /// All that can be represented. Countries and cities are here only where somebody holds a position there.
    pub(super) institutions: Vec<Institution>,
    pub(super) positions: Vec<Position>,
    pub(super) people: Vec<Person>,
    /// People without a position, whom only conferences and workshops know.
    pub(super) experts: Range<usize>,
    /// The institutions but `WeGO`, those that are in most events first.
    ranking: Vec<usize>,
    /// The countries, those that come up most first.
    countries: Vec<usize>,
    /// The cities of each country, its capital first.
    cities_of: Vec<Vec<usize>>,
    /// The people of each country who may serve again.
    people_of: Vec<Vec<usize>>,
}

/// A city.
pub(super) struct City {
    pub(super) country: usize,
    pub(super) name: String,
}

/// A country, a city, an organization or an embassy.
pub(super) struct Institution {
    pub(super) kind: InstitutionKind,
    /// How others refer to it: `embassy:embassy-1`.
    pub(super) reference: String,
    pub(super) name: String,
    /// Whose people serve there.
    pub(super) country: usize,
    pub(super) city: Option<usize>,
    pub(super) positions: Range<usize>,
}

/// What an institution is.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum InstitutionKind {
    Country,
    City,
    Organization,
    Embassy,
}

/// A position, and who truly held it when, whether or not the record says so.
pub(super) struct Position {
    pub(super) institution: usize,
    pub(super) title: &'static str,
    several: bool,
    key: Option<&'static str>,
    terms: Vec<Term>,
}

/// Somebody's time in a position; both days are part of it, in days since 1970-01-01.
struct Term {
    person: usize,
    first: i32,
    last: i32,
}

/// A person, and the positions that he or she truly held.
pub(super) struct Person {
    country: usize,
    /// Earliest first.
    career: Vec<Step>,
}

/// A position of a career, from one day to another, in days since 1970-01-01.
struct Step {
    position: usize,
    first: i32,
    last: i32,
    /// Nobody has followed yet.
    open: bool,
}

impl World {
    /// Makes the world for so many events, and writes it.
    pub(super) fn make(
        events: usize,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<Self> {
        let mut countries: Vec<usize> = (0..COUNTRIES.len()).collect();
        random.shuffle(&mut countries[1..]);
        let mut world = Self {
            cities: Vec::new(),
            institutions: Vec::new(),
            positions: Vec::new(),
            people: Vec::new(),
            experts: 0..0,
            ranking: Vec::new(),
            countries,
            cities_of: vec![Vec::new(); COUNTRIES.len()],
            people_of: vec![Vec::new(); COUNTRIES.len()],
        };
        write_countries(lines)?;
        world.make_cities(COUNTRIES.len() + events / 50, random, lines)?;
        world.make_organizations(5 + events / 45, random, lines)?;
        let embassy = world.institutions.len();
        world.make_embassies(6 + events / 100, random, lines)?;
        world.make_seats_of_office(random);
        world.make_positions(random, lines)?;
        world.make_experts(5 + events / 25, random);
        world.write_people(random, lines)?;
        world.ranking = (WEGO + 1..world.institutions.len()).collect();
        let first = embassy - (WEGO + 1);
        world.ranking.swap(0, first);
        random.shuffle(&mut world.ranking[1..]);
        Ok(world)
    }

    /// The one who holds a position on a day, or one of those who do; on the day of a handover the successor.
    pub(super) fn holder(&self, position: usize, day: i32, random: &mut Random) -> Option<usize> {
        let position = &self.positions[position];
        let holds = |term: &&Term| term.first <= day && day <= term.last;
        if !position.several {
            return position.terms.iter().rev().find(holds).map(|term| term.person);
        }
        let count = position.terms.iter().filter(holds).count();
        position
            .terms
            .iter()
            .filter(holds)
            .nth(random.below(count))
            .map(|term| term.person)
    }

    /// An institution but `WeGO`, one of those that are in most events far more likely.
    pub(super) fn any_institution(&self, random: &mut Random) -> usize {
        let count = self.ranking.len();
        let mut rank = random.steeply_ranked(count);
        // The first of a steep ranking would tower over all others, and over `WeGO`.
        if rank == 0 && random.chance(CERTAIN / 2) {
            rank = random.steeply_ranked(count);
        }
        self.ranking[rank]
    }

    /// The key of a position.
    pub(super) fn position_key(&self, position: usize) -> String {
        match self.positions[position].key {
            Some(key) => key.to_owned(),
            None => format!("position-{}", position + 1),
        }
    }

    /// A country, one of those that come up most far more likely.
    fn any_country(&self, random: &mut Random) -> usize {
        self.countries[random.ranked(self.countries.len())]
    }

    /// A city of a country, its capital far more likely.
    fn city_in(&self, country: usize, random: &mut Random) -> usize {
        let cities = &self.cities_of[country];
        cities[random.ranked(cities.len())]
    }
}

/// The key of a country: `south-korea`.
pub(super) fn country_key(country: usize) -> String {
    fold(COUNTRIES[country].name).replace(' ', "-")
}

/// The key of a city.
pub(super) fn city_key(city: usize) -> String {
    format!("city-{}", city + 1)
}

/// The key of a person.
pub(super) fn person_key(person: usize) -> String {
    format!("person-{}", person + 1)
}

fn write_countries(lines: &mut Lines<impl Write>) -> io::Result<()> {
    for (place, country) in COUNTRIES.iter().enumerate() {
        let (region, subregion) = country.subregion.names();
        lines.record("country", country_key(place), |line| {
            line.text("name", country.name);
            line.text("code", country.code);
            line.text("region", region);
            line.text("subregion", subregion);
        })?;
    }
    Ok(())
}
