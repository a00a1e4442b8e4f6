//! `rapport generate`: a made-up record of any size, to measure with and to try things on. A secretariat's world:
//! a few persons, institutions and topics are in very many events, most in few, as in real networks. The same
//! number of events and the same seed give the same file on every machine.
//!
//! The secretariat is the organization `wego`, its head the position `wego-secretary-general`; the embassies are
//! `embassy-1`, `embassy-2` … Memory is taken for persons and institutions only, not for events.

mod chance;
mod events;
mod names;
mod world;

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use self::{chance::Chance, world::World};

/// Writes a record of so many events as a record file.
pub fn generate(events: u64, seed: u64, output: &mut impl Write) -> io::Result<()> {
    let mut chance = Chance::new(seed);
    let mut file = File(output);
    let world = World::write(events, &mut chance, &mut file)?;
    events::write(events, &world, &mut chance, &mut file)
}

/// A record file in the making.
struct File<'a, W: Write>(&'a mut W);

impl<W: Write> File<'_, W> {
    /// Writes one record. Fields that are null are left out.
    fn record(&mut self, record: Value) -> io::Result<()> {
        let Value::Object(fields) = record else {
            return Ok(());
        };
        let fields: Map<String, Value> = fields.into_iter().filter(|(_, value)| !value.is_null()).collect();
        serde_json::to_writer(&mut *self.0, &fields)?;
        self.0.write_all(b"\n")
    }
}

/// A date of day precision.
fn date(day: u64) -> String {
    let number = i32::try_from(day).unwrap_or_default();
    crate::dates::Day::from_number(number).to_string()
}

/// The first day that anything happens on, 2000-01-01, in days since 1970-01-01.
const FIRST_DAY: u64 = 10_957;
/// The days on which things happen: 25 years.
const DAYS: u64 = 9_131;

/// `INTERNAL` or `CONFIDENTIAL` for a few, null for most.
fn visibility(chance: &mut Chance) -> Value {
    match chance.below(1000) {
        0..5 => json!("CONFIDENTIAL"),
        5..25 => json!("INTERNAL"),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    fn lines(events: u64, seed: u64) -> Vec<Value> {
        let mut file = Vec::new();
        generate(events, seed, &mut file).unwrap();
        String::from_utf8(file)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_record() {
        assert_eq!(lines(300, 7), lines(300, 7));
        assert_ne!(lines(300, 7), lines(300, 8));
    }

    #[test]
    fn all_kinds_of_record_occur_and_keys_are_unique() {
        let mut kinds: HashMap<String, HashSet<String>> = HashMap::new();
        for line in lines(1000, 1) {
            let (kind, key) = (line["type"].as_str().unwrap(), line["key"].as_str().unwrap());
            assert!(
                kinds.entry(kind.into()).or_default().insert(key.into()),
                "{kind} {key} twice"
            );
        }
        assert_eq!(kinds.len(), 12);
        assert_eq!(kinds["event"].len(), 1000);
    }

    #[test]
    fn a_few_persons_are_in_very_many_events() {
        let mut seats: HashMap<String, u64> = HashMap::new();
        for line in lines(5000, 1) {
            for participant in line["participants"].as_array().into_iter().flatten() {
                if let Some(person) = participant["person"].as_str() {
                    *seats.entry(person.into()).or_default() += 1;
                }
            }
        }
        let mut counts: Vec<u64> = seats.into_values().collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let busiest: u64 = counts.iter().take(counts.len() / 20).sum();
        assert!(
            busiest * 4 > counts.iter().sum::<u64>(),
            "the busiest twentieth holds less than a quarter"
        );
    }
}
