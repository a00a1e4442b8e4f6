//! Clients that change a record of some dozens of people and meetings, each through the server that it is given.

use serde_json::{Value, json};

use crate::app::Rapport;

/// The record before anybody changes it.
pub(super) const COMMON: &str = r#"
{"type": "organization", "key": "house", "name": "House"}
{"type": "position", "key": "chair", "title": "Chair", "institution": "organization:house"}
{"type": "person", "key": "p-0", "name": "Person 0"}
{"type": "person", "key": "p-1", "name": "Person 1"}
{"type": "person", "key": "p-2", "name": "Person 2"}
{"type": "person", "key": "p-3", "name": "Person 3"}
{"type": "person", "key": "p-4", "name": "Person 4"}
{"type": "person", "key": "p-5", "name": "Person 5"}
{"type": "person", "key": "p-6", "name": "Person 6"}
"#;

/// How many people there are that everybody changes.
const PEOPLE: usize = 7;
/// How many meetings each client has.
const MEETINGS: usize = 20;

/// Whoever changes the record.
pub(super) struct Client {
    number: usize,
    rapport: Rapport,
}

impl Client {
    pub(super) fn new(number: usize, rapport: Rapport) -> Self {
        Self { number, rapport }
    }

    /// Makes changes, so many or one or two more: how many of them were acknowledged.
    pub(super) async fn run(self, wanted: usize) -> usize {
        let mut done = 0;
        for round in 0.. {
            if done >= wanted {
                break;
            }
            done += self.round(round).await;
        }
        done
    }

    async fn round(&self, round: usize) -> usize {
        let own = format!("c{}-{round}", self.number);
        let person = format!("p-{}", (self.number + round) % PEOPLE);
        let other = format!("p-{}", (self.number * 3 + round / 2 + 1) % PEOPLE);
        match round % 6 {
            // People that others change as well: the latest change wins.
            0 | 3 => {
                let input = json!({"key": person, "note": own});
                self.saved("Person", &input).await
            }
            // Meetings, which make and end acquaintances.
            1 | 4 => {
                let key = format!("e{}-{}", self.number, round % MEETINGS);
                let seats =
                    json!([{"person": person}, {"person": other, "side": "GUEST"}, {"position": "chair"}]);
                let input = json!({"key": key, "title": own, "kind": "MEETING", "from": "2022-03-01",
                    "participants": if person == other { json!([{"person": person}]) } else { seats }});
                self.saved("Event", &input).await
            }
            // Several revisions at once.
            2 => {
                let key = |place: usize| format!("t{}-{place}", self.number);
                let records: Vec<Value> = (0..3)
                    .map(
                        |place| json!({"type": "topic", "key": key(place), "name": format!("{own} {place}")}),
                    )
                    .collect();
                let query =
                    "mutation ($records: [JSON!]!) { done: importRecords(records: $records) { created updated
                    errors { message } } }";
                let done = self.done(query, json!({"records": records})).await;
                assert_eq!(
                    done["created"]
                        .as_u64()
                        .zip(done["updated"].as_u64())
                        .map(|(a, b)| a + b),
                    Some(3),
                    "{done}"
                );
                3
            }
            // There, gone, and there again.
            _ => {
                let key = format!("gone-{}", self.number);
                self.saved("Topic", &json!({"key": key, "name": own})).await;
                let id = json!({"id": format!("topic:{key}")});
                let delete = "mutation ($id: ID!) { done: delete(id: $id) { errors { message } } }";
                self.done(delete, id.clone()).await;
                let restore = "mutation ($id: ID!) { done: restore(id: $id) { errors { message } } }";
                self.done(restore, id).await;
                3
            }
        }
    }

    async fn saved(&self, kind: &str, input: &Value) -> usize {
        let query = format!(
            "mutation ($input: {kind}Input!) {{ done: save{kind}(input: $input) {{ outcome errors {{ message }} }} }}"
        );
        let done = self.done(&query, json!({"input": input})).await;
        assert!(
            done["outcome"] == "CREATED" || done["outcome"] == "UPDATED",
            "{done}"
        );
        1
    }

    async fn done(&self, query: &str, variables: Value) -> Value {
        let done = self.rapport.ask_with(query, variables).await["done"].take();
        assert_eq!(done["errors"], json!([]), "{query}");
        done
    }
}
