//! What one client knows of its own records: what they say, and what was done to each.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::random::Random;

/// The records that were there from the beginning and that everybody refers to.
pub(super) const COMMON: &str = r#"
{"type": "country", "key": "land", "name": "Land"}
{"type": "organization", "key": "house", "name": "House", "country": "land"}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:house", "severalHolders": true}
{"type": "position", "key": "chair", "title": "Chair", "institution": "organization:house", "severalHolders": true}
{"type": "person", "key": "ann", "name": "Ann"}
{"type": "source", "key": "paper", "title": "Paper"}
{"type": "source", "key": "cable", "title": "Cable"}
"#;

/// One change, as one request asks for it.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// One new record.
    Save(Value),
    /// Another note of a record, by key.
    Update(String, String),
    /// The end of a record.
    Delete(String),
    /// The return of a deleted record.
    Restore(String),
    /// Two persons become one: the one that is kept, and its duplicate.
    Merge(String, String),
    /// The last merge undone, by what it is called.
    Undo(String),
    /// Several new records together.
    Import(Vec<Value>),
}

/// The records of one client, as an export has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Model {
    /// What is there, by key.
    pub(super) records: BTreeMap<String, Value>,
    /// What was done to each record that is there or was.
    pub(super) history: BTreeMap<String, Vec<&'static str>>,
}

/// What one client keeps in mind beside its records.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    pub(super) model: Model,
    /// What was deleted and may be brought back.
    deleted: BTreeMap<String, Value>,
    /// The last merge, while nothing else has been done: what it is called, and what was there before.
    merged: Option<(String, BTreeMap<String, Value>)>,
    next: usize,
}

fn word(record: &Value) -> &str {
    record["type"].as_str().unwrap_or_default()
}

/// The key that a record has in references of any kind.
pub(super) fn id(record: &Value) -> String {
    format!("{}:{}", word(record), record["key"].as_str().unwrap_or_default())
}

impl Memory {
    /// What a deleted record is called.
    pub(super) fn deleted_id(&self, key: &str) -> String {
        id(&self.deleted[key])
    }

    fn fresh(&mut self, client: usize) -> String {
        self.next += 1;
        format!("c{client}-{}", self.next)
    }

    fn person(&mut self, client: usize, random: &mut Random) -> Value {
        let key = self.fresh(client);
        let position = random.one_of(&["head", "chair"]);
        json!({"type": "person", "key": key, "name": format!("Person {key}"),
            "tenures": [{"position": position, "from": "2021"}], "note": format!("Note of {key}")})
    }

    fn persons(&self) -> Vec<String> {
        let persons = self
            .model
            .records
            .iter()
            .filter(|(_, record)| word(record) == "person");
        persons.map(|(key, _)| key.clone()).collect()
    }

    fn event(&mut self, client: usize, seats: &[String]) -> Value {
        let key = self.fresh(client);
        let mut participants: Vec<Value> = seats.iter().map(|seat| json!({"person": seat})).collect();
        participants.push(json!({"person": "ann", "position": "head"}));
        participants.push(json!({"label": "Guests", "headcount": 3}));
        json!({"type": "event", "key": key, "title": format!("Event {key}"), "kind": "MEETING", "from": "2022-02-11",
            "sources": ["paper", {"source": "cable", "quote": "They met."}], "participants": participants})
    }

    /// What a client does next.
    pub(super) fn step(&mut self, client: usize, random: &mut Random) -> Step {
        if let Some((merge, _)) = &self.merged
            && random.below(2) == 0
        {
            return Step::Undo(merge.clone());
        }
        // What is done now may change what the merge changed.
        self.merged = None;
        let mut persons = self.persons();
        let free: Vec<String> = self
            .model
            .records
            .keys()
            .filter(|key| !self.is_referred_to(key))
            .cloned()
            .collect();
        match random.below(12) {
            0 | 1 => Step::Save(self.person(client, random)),
            2 | 3 if persons.len() > 2 => {
                let seats: Vec<String> = (0..3)
                    .map(|_| persons.swap_remove(random.below(persons.len())))
                    .collect();
                Step::Save(self.event(client, &seats))
            }
            4 | 5 if !self.model.records.is_empty() => {
                let keys: Vec<&String> = self.model.records.keys().collect();
                let key = keys[random.below(keys.len())].clone();
                self.next += 1;
                Step::Update(key, format!("Note {}", self.next))
            }
            6 if !free.is_empty() => Step::Delete(free[random.below(free.len())].clone()),
            7 => match self.deleted.iter().find(|(_, record)| self.can_return(record)) {
                Some((key, _)) => Step::Restore(key.clone()),
                None => Step::Save(self.person(client, random)),
            },
            8 | 9 if persons.len() > 2 => {
                let kept = persons.swap_remove(random.below(persons.len()));
                Step::Merge(kept, persons.swap_remove(random.below(persons.len())))
            }
            _ => {
                let people = [self.person(client, random), self.person(client, random)];
                let seats = people
                    .each_ref()
                    .map(|person| person["key"].as_str().unwrap_or_default().to_owned());
                let event = self.event(client, &seats);
                let promise = json!({"type": "commitment", "key": self.fresh(client), "text": "We will",
                    "by": id(&people[0]), "to": "organization:house", "targets": [id(&people[1])], "event": event["key"]});
                let [one, other] = people;
                Step::Import(vec![promise, event, one, other])
            }
        }
    }

    fn is_referred_to(&self, key: &str) -> bool {
        let mut others = self.model.records.iter().filter(|(other, _)| *other != key);
        others.any(|(_, record)| refers_to(record, key))
    }

    /// Whether all that a deleted record refers to is there under the same key.
    fn can_return(&self, record: &Value) -> bool {
        let own = record["key"].as_str().unwrap_or_default();
        let mut known = self.model.history.keys();
        known.all(|key| key == own || !refers_to(record, key) || self.model.records.contains_key(key))
    }

    fn did(&mut self, key: &str, action: &'static str) {
        self.model.history.entry(key.to_owned()).or_default().push(action);
    }

    fn add(&mut self, record: &Value) {
        let key = record["key"].as_str().unwrap_or_default();
        self.model.records.insert(key.to_owned(), record.clone());
        self.did(key, "CREATED");
    }

    /// What is there once a step has been done; of a merge, what it is called where that was told.
    pub(super) fn after(&self, step: &Step, merge: Option<String>) -> Self {
        let mut after = self.clone();
        match step {
            Step::Save(record) => after.add(record),
            Step::Import(records) => records.iter().for_each(|record| after.add(record)),
            Step::Update(key, note) => {
                after.model.records.get_mut(key).expect("it is there")["note"] = note.as_str().into();
                after.did(key, "UPDATED");
            }
            Step::Delete(key) => {
                let record = after.model.records.remove(key).expect("it is there");
                after.deleted.insert(key.clone(), record);
                after.did(key, "DELETED");
            }
            Step::Restore(key) => {
                let record = after.deleted.remove(key).expect("it was deleted");
                after.model.records.insert(key.clone(), record);
                after.did(key, "RESTORED");
            }
            Step::Merge(kept, duplicate) => after.join(kept, duplicate, merge),
            Step::Undo(_) => {
                let (_, before) = after.merged.take().expect("there is a merge to undo");
                for (key, record) in &before {
                    if after.model.records.get(key) != Some(record) {
                        let gone = !after.model.records.contains_key(key);
                        after.did(key, if gone { "RESTORED" } else { "UPDATED" });
                    }
                }
                after.model.records = before;
            }
        }
        after
    }

    fn join(&mut self, kept: &str, duplicate: &str, merge: Option<String>) {
        let before = self.model.records.clone();
        let gone = self.model.records.remove(duplicate).expect("it is there");
        self.did(duplicate, "MERGED");
        let keys: Vec<String> = self.model.records.keys().cloned().collect();
        for key in keys {
            let record = &self.model.records[&key];
            let new = if key == kept {
                joined(record, &gone)
            } else {
                redirected(record, kept, duplicate)
            };
            if new != *record {
                self.model.records.insert(key.clone(), new);
                self.did(&key, "UPDATED");
            }
        }
        self.merged = merge.map(|merge| (merge, before));
    }
}

fn refers_to(record: &Value, key: &str) -> bool {
    let text = record.to_string();
    text.contains(&format!(r#""{key}""#)) || text.contains(&format!(r#":{key}""#))
}

/// A record that refers to one person wherever it referred to another. Nothing is written like a key and is none.
fn redirected(record: &Value, kept: &str, duplicate: &str) -> Value {
    let text = record.to_string();
    let text = text.replace(&format!(r#""{duplicate}""#), &format!(r#""{kept}""#));
    let text = text.replace(
        &format!(r#""person:{duplicate}""#),
        &format!(r#""person:{kept}""#),
    );
    serde_json::from_str(&text).expect("it is still JSON")
}

/// A person that another has become part of.
fn joined(kept: &Value, gone: &Value) -> Value {
    let items = |record: &Value, field: &str| record[field].as_array().cloned().unwrap_or_default();
    let mut joined: Map<String, Value> = kept.as_object().cloned().unwrap_or_default();
    let (mut names, mut tenures) = (items(kept, "otherNames"), items(kept, "tenures"));
    let others = items(gone, "otherNames")
        .into_iter()
        .chain([gone["name"].clone()]);
    for name in others {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for tenure in items(gone, "tenures") {
        if !tenures.contains(&tenure) {
            tenures.push(tenure);
        }
    }
    let (own, other) = (
        kept["note"].as_str().unwrap_or_default(),
        gone["note"].as_str().unwrap_or_default(),
    );
    if !own.contains(other) {
        joined.insert("note".to_owned(), format!("{own}\n\n{other}").into());
    }
    joined.insert("otherNames".to_owned(), names.into());
    joined.insert("tenures".to_owned(), tenures.into());
    Value::Object(joined)
}
