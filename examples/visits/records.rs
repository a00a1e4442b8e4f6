//! Gathers what the visits say of countries, positions, persons and sources, and writes it as records.

use super::Visit;
use super::reading::{Reading, country_key, is_namesake, rank, read, several_holders, slug};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Key, ISO 3166-1 code, UN M49 region and subregion, name, and the days a state began and ended.
const COUNTRIES: &str = include_str!("countries.tsv");

/// The party that receives every visitor. The register does not say who spoke for it.
const HOST: &str = "united-states";

/// Labels that are slips of the pen and no names of a country.
const WRONG_LABELS: [&str; 1] = ["Somoa"];

/// Visits whose entry is known to be wrong: kept as they are, and marked.
const KNOWN_ERRORS: [(&str, &str); 1] = [(
    "3088",
    "An error of the register: the president it names had died in 2021.",
)];

/// When a spelling was used, and how often: the most used is shown, and the latest of those.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct Usage {
    count: usize,
    last: String,
    first: String,
}

impl Usage {
    fn on(&mut self, day: &str) {
        self.count += 1;
        if self.last.as_str() < day {
            day.clone_into(&mut self.last);
        }
        if self.first.is_empty() || day < self.first.as_str() {
            day.clone_into(&mut self.first);
        }
    }
}

#[derive(Default)]
struct Country {
    codes: BTreeMap<String, Usage>,
    labels: BTreeMap<String, Usage>,
}

#[derive(Default)]
struct Person {
    spellings: BTreeMap<String, Usage>,
    erroneous: BTreeSet<String>,
    namesake: bool,
}

/// What has been gathered so far, by key: that is the order in which it is written.
#[derive(Default)]
pub(super) struct Records {
    countries: BTreeMap<String, Country>,
    positions: BTreeMap<String, (String, String)>,
    persons: BTreeMap<String, Person>,
    sources: BTreeMap<String, String>,
    events: Vec<Value>,
}

impl Records {
    /// Takes in a visit; `same_stay` are the entries that share its visitor, country and first day.
    pub(super) fn add(&mut self, visit: &Visit, same_stay: &[&str]) {
        let country = country_key(&visit.country_id);
        let day = visit.start_date.as_str();
        let seen = self.countries.entry(country.clone()).or_default();
        seen.codes.entry(visit.country_id.clone()).or_default().on(day);
        seen.labels.entry(visit.country_name.clone()).or_default().on(day);

        let mut notes = Vec::new();
        let mut participants = vec![json!({"institution": format!("country:{HOST}"), "side": "HOST"})];
        for visitor in &visit.visitors {
            let reading = read(visitor, &country);
            notes.extend(reading.note.map(str::to_owned));
            participants.push(self.guest(visit, &country, reading));
        }
        if visit.visitors.is_empty() {
            participants.push(json!({
                "institution": format!("country:{country}"), "label": visit.visitor, "side": "GUEST"
            }));
        }
        notes.extend(
            KNOWN_ERRORS
                .iter()
                .filter(|(id, _)| *id == visit.id)
                .map(|(_, note)| (*note).to_owned()),
        );
        for other in same_stay.iter().filter(|id| **id != visit.id) {
            notes.push(format!(
                "Visit {other} is of the same visitor and begins on the same day."
            ));
        }
        let mut until = Some(visit.end_date.as_str()).filter(|end| *end != day);
        if let Some(end) = until.filter(|end| *end < day) {
            notes.push(format!("The register has it end on {end}, before it begins."));
            until = None;
        }

        let source = format!("history-state-gov-visits-{}", slug(file_stem(&visit.source_file)));
        let event = Record::new("event", &format!("visit-{}", slug(&visit.id)))
            .with(
                "title",
                format!("Visit of {} ({})", visit.visitor, visit.country_name),
            )
            .with("kind", "VISIT")
            .with("status", "HELD")
            .with("from", day)
            .maybe("until", until)
            .with("format", "IN_PERSON")
            .maybe("summary", visit.description.as_deref())
            .with("sources", json!([source]))
            .with("participants", participants)
            .with("identifiers", json!({"history-state-gov": visit.id}))
            .maybe("note", Some(notes.join(" ")).filter(|note| !note.is_empty()));
        self.sources.insert(source, visit.source_file.clone());
        self.events.push(event.into());
    }

    /// Takes in the person and the position, and answers the participant that names them.
    fn guest(&mut self, visit: &Visit, country: &str, reading: Reading) -> Value {
        let stem = slug(&reading.name);
        let mut key = match stem.as_str() {
            "" => format!("visitor-{}-{country}", slug(&visit.id)),
            stem => format!("{stem}-{country}"),
        };
        let namesake = is_namesake(&key, &visit.start_date);
        if namesake {
            key.push_str("-2");
        }
        let person = self.persons.entry(key.clone()).or_default();
        person.namesake = namesake;
        person
            .spellings
            .entry(reading.name)
            .or_default()
            .on(&visit.start_date);
        person.erroneous.extend(reading.erroneous);

        let mut guest = Map::new();
        guest.insert("person".into(), key.into());
        if let Some(title) = reading.position {
            let key = format!("{}-of-{country}", slug(&title));
            guest.insert("position".into(), key.as_str().into());
            self.positions.insert(key, (title, country.to_owned()));
        } else {
            guest.insert("institution".into(), format!("country:{country}").into());
        }
        if let Some(title) = reading.credited_as {
            guest.insert("creditedAs".into(), title.into());
        }
        guest.insert("side".into(), "GUEST".into());
        guest.into()
    }

    /// All records, in the order of the record-file format.
    pub(super) fn into_values(mut self) -> Vec<Value> {
        self.countries.entry(HOST.to_owned()).or_default();
        let table = country_table();
        let countries = self
            .countries
            .iter()
            .map(|(key, seen)| country(key, seen, &table));
        let positions = self.positions.iter().map(|(key, (title, country))| {
            Record::new("position", key)
                .with("title", title.as_str())
                .with("institution", format!("country:{country}"))
                .maybe("severalHolders", several_holders(title).then_some(true))
                .with("rank", rank(title))
                .into()
        });
        let persons = self.persons.iter().map(|(key, seen)| person(key, seen));
        let sources = self.sources.iter().map(|(key, file)| source(key, file));
        let mut values: Vec<Value> = countries.chain(positions).chain(persons).chain(sources).collect();
        values.append(&mut self.events);
        values
    }
}

/// A record under construction: its fields in the order in which they are given.
struct Record(Map<String, Value>);

impl Record {
    fn new(kind: &str, key: &str) -> Self {
        Self(Map::new()).with("type", kind).with("key", key)
    }

    fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.to_owned(), value.into());
        self
    }

    fn maybe(self, field: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(field, value),
            None => self,
        }
    }

    fn other_names(self, names: Vec<Value>) -> Self {
        self.maybe("otherNames", Some(names).filter(|names| !names.is_empty()))
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        Self::Object(record.0)
    }
}

fn country(key: &str, seen: &Country, table: &BTreeMap<&str, [&str; 6]>) -> Value {
    let [code, region, subregion, known_name, from, until] = table.get(key).copied().unwrap_or([""; 6]);
    let latest = seen.labels.iter().max_by(|a, b| a.1.last.cmp(&b.1.last));
    let name = match latest {
        Some((label, _)) if known_name.is_empty() => label.as_str(),
        _ => known_name,
    };
    let since = latest.map_or("", |(_, usage)| usage.first.as_str());
    let others = seen
        .labels
        .iter()
        .filter(|(label, _)| *label != name)
        .map(|(label, usage)| {
            let kind = match label.as_str() {
                wrong if WRONG_LABELS.contains(&wrong) => "ERRONEOUS",
                _ if usage.last.as_str() < since => "FORMER",
                _ => "ALIAS",
            };
            json!({"name": label, "kind": kind})
        });
    let known = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let register_code = seen
        .codes
        .iter()
        .max_by(|a, b| a.1.cmp(b.1))
        .map(|(code, _)| code);
    Record::new("country", key)
        .with("name", name)
        .maybe("code", known(code))
        .maybe("region", known(region))
        .maybe("subregion", known(subregion))
        .maybe("from", known(from))
        .maybe("until", known(until))
        .other_names(others.collect())
        .maybe(
            "identifiers",
            register_code.map(|code| json!({"history-state-gov": code})),
        )
        .into()
}

fn person(key: &str, seen: &Person) -> Value {
    let name = seen
        .spellings
        .iter()
        .max_by(|a, b| a.1.cmp(b.1))
        .map_or(key, |(name, _)| name);
    let spellings = seen.spellings.keys().filter(|spelling| *spelling != name);
    let others = spellings
        .map(|spelling| json!({"name": spelling, "kind": "ALIAS"}))
        .chain(
            seen.erroneous
                .iter()
                .map(|text| json!({"name": text, "kind": "ERRONEOUS"})),
        );
    let note = "The register has an earlier visitor of the same name; this is another person.";
    Record::new("person", key)
        .with("name", name)
        .other_names(others.collect())
        .maybe("note", seen.namesake.then_some(note))
        .into()
}

fn source(key: &str, file: &str) -> Value {
    Record::new("source", key)
        .with("publisher", "Office of the Historian, U.S. Department of State")
        .with(
            "title",
            format!("Visits by Foreign Leaders, {}s", file_stem(file)),
        )
        .with("url", "https://history.state.gov/departmenthistory/visits")
        .with("language", "en")
        .with(
            "identifiers",
            json!({"github": format!("HistoryAtState/visits/{file}")}),
        )
        .into()
}

fn country_table() -> BTreeMap<&'static str, [&'static str; 6]> {
    let rows = COUNTRIES.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let key = cells.next().unwrap_or_default();
        (key, std::array::from_fn(|_| cells.next().unwrap_or_default()))
    });
    rows.collect()
}

/// `1960` of `data/1960.xml`.
fn file_stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}
