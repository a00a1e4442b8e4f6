//! Embassies, and what stands for a country or a region beside them.

use std::{
    collections::HashSet,
    io::{self, Write},
};

use super::{InstitutionKind, World, city_key, country_key};
use crate::generate::{countries::COUNTRIES, dates, line::Lines, random::Random};

/// Regions that have offices abroad: the country, the ISO 3166-2 code and the name.
const REGIONS: [(&str, &str, &str); 14] = [
    ("CA", "CA-QC", "Quebec"),
    ("CA", "CA-ON", "Ontario"),
    ("CA", "CA-BC", "British Columbia"),
    ("US", "US-CA", "California"),
    ("US", "US-TX", "Texas"),
    ("DE", "DE-BY", "Bavaria"),
    ("DE", "DE-NW", "North Rhine-Westphalia"),
    ("BE", "BE-VLG", "Flanders"),
    ("BE", "BE-WAL", "Wallonia"),
    ("ES", "ES-CT", "Catalonia"),
    ("GB", "GB-SCT", "Scotland"),
    ("GB", "GB-WLS", "Wales"),
    ("AU", "AU-NSW", "New South Wales"),
    ("AU", "AU-VIC", "Victoria"),
];

/// What may stand for a country.
const KINDS: [&str; 5] = [
    "EMBASSY",
    "REPRESENTATIVE_OFFICE",
    "PERMANENT_MISSION",
    "DELEGATION",
    "CONSULATE",
];

impl World {
    /// Makes so many embassies, consulates and offices. The first is an embassy in the capital of the first country,
    /// where `WeGO` is at home.
    pub(super) fn make_embassies(
        &mut self,
        count: usize,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        let mut sent = HashSet::new();
        for number in 1..=count {
            let host = if number == 1 { 0 } else { self.any_country(random) };
            let mut sending = self.any_country(random);
            if sending == host {
                sending = if host + 1 < COUNTRIES.len() { host + 1 } else { 0 };
            }
            // One of each, and then most often embassies.
            let kind = KINDS.get(number - 1).copied().unwrap_or_else(|| {
                random.weighted(&[
                    (75, KINDS[0]),
                    (10, KINDS[1]),
                    (5, KINDS[2]),
                    (5, KINDS[3]),
                    (5, KINDS[4]),
                ])
            });
            // A country has one embassy in another; what comes after it is a consulate.
            let kind = if kind == "EMBASSY" && !sent.insert((sending, host)) {
                "CONSULATE"
            } else {
                kind
            };
            self.make_embassy(number, kind, (sending, host), random, lines)?;
        }
        Ok(())
    }

    fn make_embassy(
        &mut self,
        number: usize,
        kind: &'static str,
        (sending, host): (usize, usize),
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        let region = (kind == "REPRESENTATIVE_OFFICE").then(|| random.pick(&REGIONS));
        let by_region = region
            .and_then(|(code, ..)| place_of(code))
            .filter(|sending| *sending != host);
        let (sending, region) = match by_region {
            Some(sending) => (sending, region),
            None => (sending, None),
        };
        let city = match kind {
            "EMBASSY" => host, // the capitals are the first cities, in the order of the countries
            _ => self.city_in(host, random),
        };
        let sender = region.map_or(COUNTRIES[sending].name, |(_, _, name)| name);
        let what = match kind {
            "EMBASSY" => "Embassy of",
            "CONSULATE" => "Consulate General of",
            "PERMANENT_MISSION" => "Permanent Mission of",
            "DELEGATION" => "Delegation of",
            _ => "Government Office of",
        };
        let name = format!("{what} {sender} in {}", self.cities[city].name);
        lines.record("embassy", format_args!("embassy-{number}"), |line| {
            line.text("name", &name);
            line.text("kind", kind);
            line.text("sendingCountry", country_key(sending));
            line.some("subdivision", region.map(|(_, code, _)| code));
            line.some("subdivisionName", region.map(|(_, _, name)| name));
            line.text("hostCountry", country_key(host));
            line.text("city", city_key(city));
            if kind == "EMBASSY" && random.chance(1_500) {
                let mut covered = vec![sending, host];
                line.list("accreditedTo", |line| {
                    for _ in 0..=random.below(3) {
                        let country = random.below(COUNTRIES.len());
                        if !covered.contains(&country) {
                            covered.push(country);
                            line.item(country_key(country));
                        }
                    }
                });
            }
            if random.chance(1_500) {
                let day = random.between(dates::FIRST - 15_000, dates::FIRST);
                line.text("from", dates::of_tenure(random, day));
                line.text("until", "..");
            }
        })?;
        let reference = format!("embassy:embassy-{number}");
        self.seat(InstitutionKind::Embassy, reference, name, sending, Some(city));
        Ok(())
    }
}

fn place_of(code: &str) -> Option<usize> {
    COUNTRIES.iter().position(|country| country.code == code)
}
