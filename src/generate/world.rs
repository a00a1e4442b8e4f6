//! Who there is: countries, cities, organizations, embassies, positions, persons, topics and programs.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{
    DAYS, FIRST_DAY, File,
    chance::Chance,
    date,
    names::{COUNTRIES, FAMILY, GIVEN, TOPICS},
};

/// How many Secretaries General follow each other.
const HEADS: u64 = 5;
/// Positions at each embassy and organization: title, rank, and whether several hold it.
const POSTS: [(&str, &str, bool); 5] = [
    ("Ambassador", "HEAD", false),
    ("Deputy Head of Mission", "DEPUTY", false),
    ("Counsellor", "COUNSELLOR", true),
    ("First Secretary", "SECRETARY", true),
    ("Attaché", "ATTACHE", true),
];

/// How many there are of each, and how they are called.
pub(super) struct World {
    pub(super) cities: u64,
    pub(super) organizations: u64,
    pub(super) embassies: u64,
    pub(super) people: u64,
    pub(super) programs: u64,
}

impl World {
    /// Writes all but events and what hangs on them.
    pub(super) fn write<W: Write>(
        events: u64,
        chance: &mut Chance,
        file: &mut File<'_, W>,
    ) -> io::Result<Self> {
        let world = Self {
            cities: (events / 200).clamp(20, 2_000),
            organizations: (events / 50).clamp(20, 20_000),
            embassies: (events / 250).clamp(20, 4_000),
            people: (events * 3 / 10).max(60),
            programs: (events / 1000).clamp(3, 500),
        };
        world.places(chance, file)?;
        world.institutions(chance, file)?;
        world.people(chance, file)?;
        for (place, name) in TOPICS.iter().enumerate() {
            let broader = if place % 4 == 0 {
                Value::Null
            } else {
                json!(format!("topic-{}", place / 4 * 4 + 1))
            };
            file.record(json!({"type": "topic", "key": format!("topic-{}", place + 1), "name": name, "broader": broader}))?;
        }
        for number in 1..=world.programs {
            let from = 2000 + number % 25;
            file.record(json!({
                "type": "program", "key": format!("program-{number}"), "name": format!("Program {number}"),
                "organization": "wego", "from": from.to_string(), "until": if number % 3 == 0 { json!("..") } else { json!((from + 2).to_string()) },
                "summary": "Meetings, workshops and visits around one question.",
            }))?;
        }
        Ok(world)
    }

    fn places<W: Write>(&self, chance: &mut Chance, file: &mut File<'_, W>) -> io::Result<()> {
        for (key, name, code, region, subregion) in COUNTRIES {
            file.record(json!({
                "type": "country", "key": key, "name": name, "code": code, "region": region, "subregion": subregion,
            }))?;
        }
        for number in 1..=self.cities {
            file.record(json!({
                "type": "city", "key": format!("city-{number}"), "name": format!("City {number}"), "country": Self::country_of(number),
                "latitude": i64::try_from(chance.below(130)).unwrap_or_default() - 60,
                "longitude": i64::try_from(chance.below(360)).unwrap_or_default() - 180,
            }))?;
        }
        Ok(())
    }

    fn institutions<W: Write>(&self, chance: &mut Chance, file: &mut File<'_, W>) -> io::Result<()> {
        const KINDS: [&str; 6] = [
            "ASSOCIATION",
            "UNIVERSITY",
            "COMPANY",
            "NGO",
            "CITY_GOVERNMENT",
            "GOVERNMENT",
        ];
        file.record(json!({
            "type": "organization", "key": "wego", "name": "World Smart Sustainable Cities Organization", "shortName": "WeGO",
            "kind": "CITY_NETWORK", "country": "south-korea", "city": "city-1",
        }))?;
        file.record(json!({
            "type": "position", "key": "wego-secretary-general", "title": "Secretary General",
            "institution": "organization:wego", "rank": "HEAD",
        }))?;
        for number in 1..=self.organizations {
            let city = chance.small(self.cities) + 1;
            let parent = (number > 20 && chance.percent(10)).then(|| format!("organization-{}", number / 2));
            file.record(json!({
                "type": "organization", "key": format!("organization-{number}"), "name": format!("Organization {number}"),
                "kind": chance.one(&KINDS), "country": Self::country_of(city), "city": format!("city-{city}"), "parent": parent,
            }))?;
            file.record(json!({
                "type": "position", "key": format!("organization-{number}-director"), "title": "Director",
                "institution": format!("organization:organization-{number}"), "rank": "HEAD",
            }))?;
        }
        for number in 1..=self.embassies {
            let host = chance.small(self.cities) + 1;
            let sending = COUNTRIES[usize::try_from(number).unwrap_or_default() % COUNTRIES.len()];
            let kind = if number % 7 == 0 { "CONSULATE" } else { "EMBASSY" };
            file.record(json!({
                "type": "embassy", "key": format!("embassy-{number}"), "name": format!("Mission {number} of {}", sending.1),
                "kind": kind, "sendingCountry": sending.0, "hostCountry": Self::country_of(host), "city": format!("city-{host}"),
            }))?;
            for (place, (title, rank, several)) in POSTS.iter().enumerate() {
                file.record(json!({
                    "type": "position", "key": format!("embassy-{number}-{}", place + 1), "title": title, "rank": rank,
                    "institution": format!("embassy:embassy-{number}"), "severalHolders": several.then_some(true),
                }))?;
            }
        }
        Ok(())
    }

    fn people<W: Write>(&self, chance: &mut Chance, file: &mut File<'_, W>) -> io::Result<()> {
        for number in 1..=self.people {
            let (given, family) = (*chance.one(&GIVEN), *chance.one(&FAMILY));
            let family_first = number % 5 == 0;
            let name = if family_first {
                format!("{family} {given}")
            } else {
                format!("{given} {family}")
            };
            let other_names = chance.percent(15).then(|| {
                json!([format!(
                    "{} {family}",
                    &given[..given.char_indices().nth(1).map_or(given.len(), |(end, _)| end)]
                )])
            });
            file.record(json!({
                "type": "person", "key": format!("person-{number}"), "name": format!("{name} {number}"),
                "style": chance.one(&["Mr.", "Ms.", "Dr.", "H.E."]), "givenName": given, "familyName": family,
                "otherNames": other_names, "nationality": chance.one(&COUNTRIES).0, "tenures": self.tenures(number, chance),
            }))?;
        }
        Ok(())
    }

    /// What a person held: the first few lead the secretariat one after the other, the others are spread over embassies
    /// and organizations.
    fn tenures(&self, person: u64, chance: &mut Chance) -> Value {
        if person <= HEADS {
            let from = FIRST_DAY + (person - 1) * DAYS / HEADS;
            let until = if person == HEADS {
                json!("..")
            } else {
                json!(date(FIRST_DAY + person * DAYS / HEADS - 1))
            };
            return json!([{"position": "wego-secretary-general", "from": date(from), "until": until}]);
        }
        let position = self.position_of(person);
        let year = 2000 + chance.below(22);
        let from = match chance.below(6) {
            0 => Value::Null,
            1 => json!(year.to_string()),
            2 => json!(format!("{year}-{:02}", 1 + chance.below(12))),
            3 => json!(format!("{year}~")),
            4 => json!(format!("[{year}-04-02..{year}-04-09]")),
            _ => json!(format!(
                "{year}-{:02}-{:02}",
                1 + chance.below(12),
                1 + chance.below(28)
            )),
        };
        let until = match chance.below(4) {
            0 => json!(".."),
            1 => Value::Null,
            _ => json!((year + 1 + chance.below(4)).to_string()),
        };
        let mut tenure = serde_json::Map::new();
        tenure.insert("position".into(), json!(position));
        for (field, value) in [("from", from), ("until", until)] {
            if !value.is_null() {
                tenure.insert(field.into(), value);
            }
        }
        json!([tenure])
    }

    /// The position that a person is mostly met in. Most are staff at embassies, of whom there are several at a time.
    pub(super) fn position_of(&self, person: u64) -> String {
        if person <= HEADS {
            return "wego-secretary-general".to_owned();
        }
        let number = person - HEADS;
        if number <= self.embassies * 2 {
            format!("embassy-{}-{}", 1 + (number - 1) / 2, 1 + (number - 1) % 2)
        } else if number <= self.embassies * 2 + self.organizations {
            format!("organization-{}-director", number - self.embassies * 2)
        } else {
            format!("embassy-{}-{}", 1 + number % self.embassies, 3 + number % 3)
        }
    }

    /// The country that a city lies in.
    pub(super) fn country_of(city: u64) -> &'static str {
        COUNTRIES[usize::try_from(city - 1).unwrap_or_default() % COUNTRIES.len()].0
    }
}
