//! Organizations, `WeGO` first.

use std::io::{self, Write};

use super::{InstitutionKind, World, city_key, country_key};
use crate::generate::{
    countries::COUNTRIES,
    dates,
    line::{Line, Lines},
    random::Random,
};

/// No organization is deeper than this below one that has no parent.
const DEEPEST: u8 = 3;

const ADJECTIVES: [&str; 12] = [
    "Global",
    "Open",
    "Resilient",
    "Sustainable",
    "Connected",
    "Inclusive",
    "Digital",
    "Green",
    "Liveable",
    "Creative",
    "Healthy",
    "Learning",
];
const FIELDS: [&str; 16] = [
    "Planning",
    "Mobility",
    "Housing",
    "Energy",
    "Water",
    "Public Health",
    "Education",
    "Data",
    "Culture",
    "Trade",
    "Research",
    "Climate",
    "Youth",
    "Tourism",
    "Safety",
    "Finance",
];
const UNITS: [&str; 6] = [
    "Department of",
    "Office for",
    "Institute of",
    "Centre for",
    "Bureau of",
    "Agency for",
];
const FIRMS: [&str; 6] = [
    "Systems",
    "Networks",
    "Technologies",
    "Consulting",
    "Engineering",
    "Group",
];

impl World {
    /// Makes so many organizations.
    pub(super) fn make_organizations(
        &mut self,
        count: usize,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        lines.record("organization", "wego", |line| {
            line.text("name", "World Smart Sustainable Cities Organization");
            line.text("shortName", "WeGO");
            line.text("kind", "CITY_NETWORK");
            line.text("country", country_key(0));
            line.text("city", city_key(0));
            line.list("otherNames", |line| {
                line.object(|line| {
                    line.text(
                        "name",
                        "World e-Governments Organization of Cities and Local Governments",
                    );
                    line.text("kind", "FORMER");
                });
            });
        })?;
        self.seat(
            InstitutionKind::Organization,
            "organization:wego".to_owned(),
            "WeGO".to_owned(),
            0,
            Some(0),
        );
        let mut depths = vec![DEEPEST];
        for number in 2..=count {
            let parent = random.below(depths.len());
            let depth = if depths[parent] < DEEPEST && random.chance(3_000) {
                depths[parent] + 1
            } else {
                0
            };
            depths.push(depth);
            self.make_organization(number, (depth > 0).then_some(parent), random, lines)?;
        }
        Ok(())
    }

    fn make_organization(
        &mut self,
        number: usize,
        parent: Option<usize>,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        let (country, city) = if let Some(parent) = parent.map(|parent| &self.institutions[parent]) {
            (parent.country, parent.city)
        } else {
            let country = self.any_country(random);
            (country, Some(self.city_in(country, random)))
        };
        let place = city.map_or(COUNTRIES[country].name, |city| &self.cities[city].name);
        let (kind, name) = match parent.map(|parent| &self.institutions[parent].name) {
            Some(parent) => {
                // A unit of a unit is named after the whole: "Office for Data, University of Lorenia".
                let whole = parent.rsplit(", ").next().unwrap_or(parent);
                let unit = format!("{} {}", random.pick(&UNITS), random.pick(&FIELDS));
                ("OTHER", format!("{unit}, {whole}"))
            }
            None => named(random, place, COUNTRIES[country].name),
        };
        lines.record("organization", format_args!("organization-{number}"), |line| {
            line.text("name", &name);
            if random.chance(2_500) {
                line.text("shortName", initials(&name));
            }
            line.text("kind", kind);
            line.text("country", country_key(country));
            line.some("city", city.map(city_key));
            line.some("parent", parent.map(organization_key));
            if random.chance(2_500) {
                line.text(
                    "website",
                    format_args!("https://organization-{number}.example.org/"),
                );
            }
            line.list("otherNames", |line| other_names(line, random, &name, place));
            if random.chance(2_000) {
                let day = random.between(dates::FIRST - 10_000, dates::FIRST);
                line.text("from", dates::of_tenure(random, day));
            }
            if random.chance(2_000) {
                line.map("identifiers", |line| {
                    line.text("register", format_args!("R-{number:06}"));
                });
            }
        })?;
        let reference = format!("organization:organization-{number}");
        self.seat(InstitutionKind::Organization, reference, name, country, city);
        Ok(())
    }
}

/// The key of the organization in a place among the institutions, where organizations come first.
fn organization_key(place: usize) -> String {
    match place {
        super::WEGO => "wego".to_owned(),
        _ => format!("organization-{}", place + 1),
    }
}

/// The kind and the name of an organization that is part of no other.
fn named(random: &mut Random, city: &str, country: &str) -> (&'static str, String) {
    let kind = random.weighted(&[
        (30, "CITY_GOVERNMENT"),
        (16, "UNIVERSITY"),
        (16, "COMPANY"),
        (12, "ASSOCIATION"),
        (10, "GOVERNMENT"),
        (8, "NGO"),
        (4, "INTERNATIONAL_ORGANIZATION"),
        (2, "CITY_NETWORK"),
        (2, "OTHER"),
    ]);
    let (adjective, field) = (random.pick(&ADJECTIVES), random.pick(&FIELDS));
    let name = match kind {
        "CITY_GOVERNMENT" => format!("{city} City Government"),
        "UNIVERSITY" => format!("University of {city}"),
        "COMPANY" => format!("{city} {field} {}", random.pick(&FIRMS)),
        "ASSOCIATION" => format!("{country} Association for {field}"),
        "GOVERNMENT" => format!("Ministry of {field} of {country}"),
        "NGO" => format!("{adjective} {city}"),
        "INTERNATIONAL_ORGANIZATION" => format!("{adjective} {field} Organization"),
        "CITY_NETWORK" => format!("{adjective} Cities Network for {field}"),
        _ => format!("{adjective} {field} Forum {city}"),
    };
    (kind, name)
}

fn other_names(line: &mut Line, random: &mut Random, name: &str, place: &str) {
    if random.chance(1_500) {
        line.object(|line| {
            line.text(
                "name",
                format_args!("{} {} Initiative", random.pick(&ADJECTIVES), place),
            );
            line.text("kind", "FORMER");
            let day = random.between(dates::FIRST, dates::LAST);
            line.text("until", dates::of_tenure(random, day));
        });
    }
    if random.chance(1_500) {
        line.object(|line| {
            line.text("name", initials(name));
            line.text("kind", "ABBREVIATION");
        });
    }
}

/// `GDO` for `Global Data Organization`.
fn initials(name: &str) -> String {
    name.split(' ')
        .filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase()))
        .collect()
}
