//! One client: asks for one change after the other, and keeps a log of what was acknowledged and what was not.

use serde_json::{Value, json};
use tokio::sync::{mpsc::UnboundedSender, watch};

use super::model::{Memory, Step, id};
use super::random::Random;

const DELETE: &str = "mutation ($id: ID!) { done: delete(id: $id) { errors { code field message } } }";
const RESTORE: &str = "mutation ($id: ID!) { done: restore(id: $id) { errors { code field message } } }";
const MERGE: &str =
    "mutation ($keep: ID!, $duplicate: ID!) { done: merge(keep: $keep, duplicate: $duplicate) {
    mergeId errors { code field message } } }";
const UNDO: &str =
    "mutation ($id: ID!) { done: undoMerge(mergeId: $id) { mergeId errors { code field message } } }";
const IMPORT: &str = "mutation ($records: [JSON!]!) { done: importRecords(records: $records) { created errors { line field message } } }";

/// The log of a client.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    /// What has been acknowledged.
    pub(super) memory: Memory,
    /// What was sent and not acknowledged, if anything.
    pub(super) pending: Option<Step>,
    /// The revisions that were told, each with the key of the record.
    pub(super) revisions: Vec<(i64, String)>,
    /// How many changes were acknowledged.
    pub(super) acknowledged: usize,
}

/// Whoever changes the record.
pub(super) struct Client {
    pub(super) number: usize,
    pub(super) token: String,
    pub(super) random: Random,
    pub(super) log: Log,
    http: reqwest::Client,
}

/// The server is gone.
struct Gone;

impl Client {
    pub(super) fn new(number: usize, token: String, seed: u64) -> Self {
        Self {
            number,
            token,
            random: Random(seed),
            log: Log::default(),
            http: super::http(),
        }
    }

    /// Changes the record until the server is gone, or until it is told to pause; tells of each acknowledged change.
    pub(super) async fn run(
        mut self,
        url: String,
        done: UnboundedSender<()>,
        pause: watch::Receiver<bool>,
    ) -> Self {
        // Connections to the server before are of no use.
        self.http = super::http();
        while !*pause.borrow() {
            let step = self.log.memory.step(self.number, &mut self.random);
            if self.take(&url, &step).await.is_err() {
                return self;
            }
            // Nobody listens any more once enough has been done.
            let _ = done.send(());
        }
        self
    }

    async fn take(&mut self, url: &str, step: &Step) -> Result<(), Gone> {
        let (query, variables) = self.request(url, step).await?;
        self.log.pending = Some(step.clone());
        let done = self.ask(url, &query, variables).await?["done"].take();
        assert_eq!(done["errors"], json!([]), "{step:?}");
        let merge = matches!(step, Step::Merge(..))
            .then(|| done["mergeId"].as_str().map(str::to_owned))
            .flatten();
        let key = match step {
            Step::Save(record) => record["key"].as_str(),
            Step::Update(key, _) => Some(key.as_str()),
            Step::Delete(_) | Step::Restore(_) | Step::Merge(..) | Step::Undo(_) | Step::Import(_) => None,
        };
        if let Some(key) = key {
            let revision = done["revision"].as_i64().expect("a revision");
            let before = self.log.revisions.last().map_or(0, |(before, _)| *before);
            assert!(before < revision, "{revision} comes after {before}");
            self.log.revisions.push((revision, key.to_owned()));
        }
        self.log.memory = self.log.memory.after(step, merge);
        self.log.pending = None;
        self.log.acknowledged += 1;
        Ok(())
    }

    async fn request(&self, url: &str, step: &Step) -> Result<(String, Value), Gone> {
        let known = |key: &str| &self.log.memory.model.records[key];
        Ok(match step {
            Step::Save(record) => save(&id(record), &input(record)),
            Step::Update(key, note) => {
                let read =
                    "query ($id: ID!) { node(id: $id) { ... on Person { revision } ... on Event { revision }
                    ... on Commitment { revision } } }";
                let revision =
                    self.ask(url, read, json!({"id": id(known(key))})).await?["node"]["revision"].take();
                save(
                    &id(known(key)),
                    &json!({"key": key, "note": note, "expectedRevision": revision}),
                )
            }
            Step::Delete(key) => (DELETE.to_owned(), json!({"id": id(known(key))})),
            Step::Restore(key) => (RESTORE.to_owned(), json!({"id": self.log.memory.deleted_id(key)})),
            Step::Merge(kept, duplicate) => {
                let [kept, duplicate] = [kept, duplicate].map(|key| format!("person:{key}"));
                (MERGE.to_owned(), json!({"keep": kept, "duplicate": duplicate}))
            }
            Step::Undo(merge) => (UNDO.to_owned(), json!({"id": merge})),
            Step::Import(records) => (IMPORT.to_owned(), json!({"records": records})),
        })
    }

    /// The data of an answer, which has no errors.
    async fn ask(&self, url: &str, query: &str, variables: Value) -> Result<Value, Gone> {
        let body = json!({"query": query, "variables": variables});
        let request = self.http.post(url).bearer_auth(&self.token).json(&body);
        let response = request.send().await.map_err(|_| Gone)?;
        let mut answer: Value = response.json().await.map_err(|_| Gone)?;
        assert_eq!(answer.get("errors"), None, "{body}: {answer:#}");
        Ok(answer["data"].take())
    }
}

fn save(id: &str, input: &Value) -> (String, Value) {
    let (word, _) = id.split_once(':').expect("a type and a key");
    let upper = word[..1].to_uppercase() + &word[1..];
    let query = format!(
        "mutation ($input: {upper}Input!) {{ done: save{upper}(input: $input) {{
        revision errors {{ code field message }} }} }}"
    );
    (query, json!({"input": input}))
}

/// A line of a record file as the schema takes it: without its type, and each source as an object.
fn input(record: &Value) -> Value {
    let mut fields = record.as_object().cloned().unwrap_or_default();
    fields.shift_remove("type");
    if let Some(Value::Array(sources)) = fields.get_mut("sources") {
        for source in sources.iter_mut().filter(|source| source.is_string()) {
            *source = json!({"source": source});
        }
    }
    fields.into()
}
