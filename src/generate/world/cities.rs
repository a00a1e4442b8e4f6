//! Cities: the capitals, and others under invented names.

use std::io::{self, Write};

use super::{City, Institution, InstitutionKind, World, city_key, country_key};
use crate::generate::{countries::COUNTRIES, line::Lines, random::Random};

const STARTS: [&str; 20] = [
    "Al", "Bel", "Cor", "Dor", "Est", "Far", "Gran", "Hal", "Ist", "Kal", "Lor", "Mar", "Nor", "Ost", "Pal",
    "Ros", "San", "Tor", "Val", "Zen",
];
const MIDDLES: [&str; 8] = ["a", "an", "ar", "e", "en", "i", "o", "or"];
const ENDS: [&str; 16] = [
    "abad", "burg", "dal", "grad", "holm", "ia", "ka", "mar", "mo", "polis", "pur", "ra", "stad", "ton",
    "vik", "ville",
];

impl World {
    /// Makes so many cities, the capitals among them.
    pub(super) fn make_cities(
        &mut self,
        count: usize,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        for place in 0..count {
            let capital = COUNTRIES.get(place);
            let country = match capital {
                Some(_) => place,
                None => self.any_country(random),
            };
            let name = match capital {
                Some(country) => country.capital.to_owned(),
                None => invented(random),
            };
            let other = random.chance(300).then(|| invented(random));
            let home = &COUNTRIES[country];
            lines.record("city", city_key(place), |line| {
                line.text("name", &name);
                line.text("country", country_key(country));
                if capital.is_some() || random.chance(8_000) {
                    line.plain("latitude", Degrees(about(random, home.latitude)));
                    line.plain("longitude", Degrees(about(random, home.longitude)));
                }
                line.list("otherNames", |line| {
                    if let Some(name) = &other {
                        line.object(|line| {
                            line.text("name", name);
                            line.text("kind", "FORMER");
                        });
                    }
                });
            })?;
            self.cities_of[country].push(place);
            self.cities.push(City { country, name });
        }
        Ok(())
    }

    /// Countries and cities of which the record knows the officials.
    pub(super) fn make_seats_of_office(&mut self, random: &mut Random) {
        for (place, country) in COUNTRIES.iter().enumerate() {
            if random.chance(6_000) {
                let reference = format!("country:{}", country_key(place));
                self.seat(
                    InstitutionKind::Country,
                    reference,
                    format!("Government of {}", country.name),
                    place,
                    Some(place),
                );
            }
        }
        for place in 0..self.cities.len() {
            if random.chance(2_500) {
                let City { country, name } = &self.cities[place];
                let (country, name) = (*country, format!("City of {name}"));
                let reference = format!("city:{}", city_key(place));
                self.seat(InstitutionKind::City, reference, name, country, Some(place));
            }
        }
    }

    /// Adds an institution, so far without positions.
    pub(super) fn seat(
        &mut self,
        kind: InstitutionKind,
        reference: String,
        name: String,
        country: usize,
        city: Option<usize>,
    ) {
        self.institutions.push(Institution {
            kind,
            reference,
            name,
            country,
            city,
            positions: 0..0,
        });
    }
}

fn invented(random: &mut Random) -> String {
    let (start, middle, end) = (random.pick(&STARTS), random.pick(&MIDDLES), random.pick(&ENDS));
    format!("{start}{middle}{end}")
}

/// Ten-thousandths of a degree, near whole degrees and never beyond a pole or the date line.
fn about(random: &mut Random, degrees: i32) -> i32 {
    (degrees * 10_000 + random.between(-9_000, 9_000)).clamp(-1_800_000, 1_800_000)
}

/// Degrees, from ten-thousandths of them.
struct Degrees(i32);

impl std::fmt::Display for Degrees {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let parts = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:04}", parts / 10_000, parts % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_as_numbers() {
        let written = |parts| Degrees(parts).to_string();
        assert_eq!(
            [375_665, -500, -1_234_567].map(written),
            ["37.5665", "-0.0500", "-123.4567"]
        );
    }
}
