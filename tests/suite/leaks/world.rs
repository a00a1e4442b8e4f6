//! A server over a story, and what it answers: everything that a reader gets to see, as text.

use std::collections::BTreeSet;
use std::time::Duration;

use async_graphql::{Request, Variables};
use futures_util::StreamExt;
use rapport::access::Role;
use rapport::live::PortraitSpec;
use rapport::network::MeetingFilter;
use rapport::picture::Projection;
use rapport::picture::formats::{self, Format};
use rapport::records::{Editor, Reference, edit};
use rapport::store::{Access, Store};
use rapport::vocabulary::{NodeKind, Visibility};
use serde_json::{Value, json};

use super::drawn::{Dice, parts};
use super::story::Step;
use crate::app::{Rapport, clock, import};
use crate::support::TestDatabase;

/// The last record of every story: where it is told, all has been told.
pub(super) const END: &str = "country:end";

/// A dry import, and all that it is answered with.
const IMPORT: &str = "mutation ($records: [JSON!]!) { importRecords(records: $records, dryRun: true) { records created updated unchanged
    errors { line field message } warnings { line field message } } }";

/// A server, a reader of it, and what the story says of the records that the reader lost sight of.
pub(super) struct World {
    pub(super) rapport: Rapport,
    editor: Rapport,
    raised: BTreeSet<String>,
}

/// Records some steps: what is next to each other in one import, and each deletion by itself.
async fn record(store: &Store, batch: &[Step]) {
    let mut lines = String::new();
    for step in batch {
        if let Some(line) = &step.line {
            lines.push_str(&line.to_string());
            lines.push('\n');
            continue;
        }
        if !lines.is_empty() {
            import(store, &std::mem::take(&mut lines)).await;
        }
        let (kind, key) = parts(&step.id);
        let record = Reference {
            kind: NodeKind::from_reference(kind).expect("a kind of record"),
            key: key.to_owned(),
        };
        let deleted = edit::delete(store, clock(), &Editor::unrestricted("test"), &record, None).await;
        assert_eq!(deleted.expect("the database answers").faults, []);
    }
    if !lines.is_empty() {
        import(store, &lines).await;
    }
}

impl World {
    /// Serves readers of a clearance from a database in which everything of a story is recorded, step by step, while it is
    /// asked this and that by them and by those who see everything.
    pub(super) async fn grown(
        database: &TestDatabase,
        batches: &[Vec<Step>],
        clearance: Visibility,
        raised: BTreeSet<String>,
        meanwhile: &[String],
    ) -> Self {
        let store = Store::open(database.url(), Access::Write)
            .await
            .expect("it opens");
        record(&store, &batches[0]).await;
        let rapport = Rapport::over(store, clearance).await.unbounded();
        let all = rapport.edited();
        for (batch, question) in batches[1..].iter().zip(meanwhile.iter().cycle()) {
            all.text(question.as_str()).await;
            rapport.text(question.as_str()).await;
            record(&rapport.store, batch).await;
            rapport
                .app
                .live()
                .refresh()
                .await
                .expect("the record can be read");
        }
        for question in meanwhile.iter().take(2) {
            all.text(question.as_str()).await;
        }
        let editor = rapport.asked_by("ed", Role::Editor, clearance);
        Self {
            rapport,
            editor,
            raised,
        }
    }

    /// Serves everything that is in a story to those who may see it all.
    pub(super) async fn whole(
        database: &TestDatabase,
        batches: &[Vec<Step>],
        clearance: Visibility,
        raised: BTreeSet<String>,
    ) -> Self {
        let store = Store::open(database.url(), Access::Write)
            .await
            .expect("it opens");
        for batch in batches {
            record(&store, batch).await;
        }
        let rapport = Rapport::over(store, Visibility::Confidential).await.unbounded();
        let editor = rapport.asked_by("ed", Role::Editor, clearance);
        Self {
            rapport,
            editor,
            raised,
        }
    }

    /// The answer to a question; page by page where it asks for one after the other.
    pub(super) async fn answer(&self, question: &str) -> String {
        let (mark, cursor, more) = if question.contains("@after") {
            ("@after", "endCursor", "hasNextPage")
        } else if question.contains("@before") {
            ("@before", "startCursor", "hasPreviousPage")
        } else {
            return self.masked(&self.rapport.answer(question).await);
        };
        let mut pages = String::new();
        let mut at = "null".to_owned();
        loop {
            let page = self.rapport.answer(question.replace(mark, &at)).await;
            pages.push_str(&self.masked(&page));
            pages.push('\n');
            match (found(&page, cursor), found(&page, more)) {
                (Some(Value::String(place)), Some(Value::Bool(true))) => at = format!("{place:?}"),
                _ => return pages,
            }
        }
    }

    /// Every change that a subscription tells, to the end of the story.
    pub(super) async fn changes(&self, subscription: &str) -> String {
        let asker = self.rapport.app.asker(self.rapport.identity.clone());
        let schema = self.rapport.app.schema().clone();
        let ready = schema
            .ready(subscription, &asker.identity)
            .expect("it can be asked");
        let told = schema.stream(ready, asker);
        let rapport::graphql::Answering::On(mut told) = told else {
            panic!("{subscription} is no subscription")
        };
        let mut all = String::new();
        while let Some(change) = told.next().await {
            let change = serde_json::to_value(&change).expect("an answer is JSON");
            let ended = change.get("errors").is_some() || change["data"]["changes"]["nodeId"] == END;
            all.push_str(&self.masked(&change));
            all.push('\n');
            if ended {
                break;
            }
        }
        all
    }

    /// The network as a file.
    pub(super) async fn export(&self, dice: &mut Dice<'_>, around: Vec<String>) -> String {
        let format = dice.pick(Format::ALL);
        let spec = PortraitSpec {
            around: if dice.once_in(2) { around } else { Vec::new() },
            depth: 1 + u32::from(dice.once_in(2)),
            filter: MeetingFilter::default(),
            projection: dice.pick(&[Projection::Full, Projection::Ties]),
            limit: dice.pick(&[1_000, 8]),
            patience: Duration::from_mins(1),
        };
        let snapshot = self
            .rapport
            .app
            .live()
            .snapshot(self.rapport.identity.clearance)
            .await;
        match snapshot.expect("the record can be read").portrait(&spec).await {
            Ok(picture) => {
                let mut file = Vec::new();
                formats::write(&picture, format, &mut file).expect("memory takes it");
                String::from_utf8(file).expect("a file is text")
            }
            Err(error) => error.to_string(),
        }
    }

    /// What an editor of the clearance is told of records that are not imported after all.
    pub(super) async fn dry_import(&self, records: &[Value]) -> String {
        let request = Request::new(IMPORT).variables(Variables::from_json(json!({"records": records})));
        self.editor.text(request).await
    }

    fn masked(&self, answer: &Value) -> String {
        let mut answer = answer.clone();
        self.mask(&mut answer, false);
        answer.to_string()
    }

    /// Numbers of changes differ, and cursors that hold them. What a record said before it was raised above the clearance
    /// is not told, where it would be had it been deleted.
    fn mask(&self, value: &mut Value, history: bool) {
        match value {
            Value::Object(fields) => {
                let raised = fields.get("nodeId").and_then(Value::as_str);
                let gone = raised.is_some_and(|id| self.raised.contains(id))
                    && fields.get("action") == Some(&"DELETED".into());
                for (name, value) in fields {
                    match name.as_str() {
                        "revision" => *value = "…".into(),
                        "cursor" | "startCursor" | "endCursor" if history => *value = "…".into(),
                        "diff" if gone => *value = "…".into(),
                        _ => self.mask(value, history || name == "history" || name == "deletedRecords"),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask(item, history)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// The first value of a name, however deep.
fn found<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields
            .get(name)
            .or_else(|| fields.values().find_map(|value| found(value, name))),
        Value::Array(items) => items.iter().find_map(|value| found(value, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
