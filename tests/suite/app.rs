//! Rapport over a test's database, asked in process: answers, their exact text and what they cost.

use std::io::Cursor;
use std::sync::Arc;

use async_graphql::{Request, Variables};
use chrono::{DateTime, Utc};
use rapport::access::oidc::Oidc;
use rapport::access::{Identity, Role};
use rapport::app::App;
use rapport::clock::Clock;
use rapport::graphql::limits::Limits;
use rapport::live::Refreshed;
use rapport::records::{self, Editor, ImportOptions, ImportReport, Input};
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use serde_json::Value;

use crate::support::TestDatabase;

/// The example record.
pub(crate) const EXAMPLE: &str = include_str!("../../data/wego-2022.jsonl");

/// A record that was imported and is served, on 2022-04-01 whatever day the tests are run on.
pub(crate) struct Rapport {
    pub(crate) app: Arc<App>,
    pub(crate) store: Store,
    /// Who asks.
    pub(crate) identity: Identity,
}

impl Rapport {
    /// Serves the example record to the public.
    pub(crate) async fn with_example(database: &TestDatabase) -> Self {
        Self::with(database, EXAMPLE).await
    }

    /// Serves records, given as lines of a record file, to the public.
    pub(crate) async fn with(database: &TestDatabase, lines: &str) -> Self {
        Self::cleared(database, lines, Visibility::Public).await
    }

    /// Serves records to readers of a clearance.
    pub(crate) async fn cleared(database: &TestDatabase, lines: &str, clearance: Visibility) -> Self {
        let store = Store::open(database.url(), Access::Write)
            .await
            .expect("an empty database opens");
        import(&store, lines).await;
        Self::over(store, clearance).await
    }

    /// Serves what a database holds already.
    pub(crate) async fn over(store: Store, clearance: Visibility) -> Self {
        let app = App::start(store.clone(), clearance, None, clock())
            .await
            .expect("the record can be read");
        Self {
            app: Arc::new(app),
            store,
            identity: Identity::anonymous(clearance),
        }
    }

    /// The same server, which answers whatever it may cost.
    pub(crate) fn unbounded(self) -> Self {
        let Ok(app) = Arc::try_unwrap(self.app) else {
            panic!("nobody else has it yet");
        };
        let limits = Limits {
            cost: u64::MAX,
            ..Limits::default()
        };
        Self {
            app: Arc::new(app.limited(limits)),
            ..self
        }
    }

    /// The same record, served to nobody without a token: one of the database or of an issuer.
    pub(crate) async fn closed(&self, issuer: Option<Oidc>) -> Self {
        let app = App::start(self.store.clone(), None, issuer, clock())
            .await
            .expect("the record can be read");
        Self {
            app: Arc::new(app),
            store: self.store.clone(),
            identity: self.identity.clone(),
        }
    }

    /// The same server, asked by somebody with a token.
    pub(crate) fn asked_by(&self, name: &str, role: Role, clearance: Visibility) -> Self {
        Self {
            app: Arc::clone(&self.app),
            store: self.store.clone(),
            identity: Identity {
                name: name.to_owned(),
                role,
                clearance,
            },
        }
    }

    /// The same server, asked by one who may change and see everything.
    pub(crate) fn edited(&self) -> Self {
        self.asked_by("maria", Role::Editor, Visibility::Confidential)
    }

    /// The whole record as a record file.
    pub(crate) async fn exported(&self) -> String {
        let mut file = Vec::new();
        records::export(&self.store, &mut file)
            .await
            .expect("the record can be exported");
        String::from_utf8(file).expect("a record file is UTF-8")
    }

    /// The same record, for readers of another clearance.
    pub(crate) async fn seen_with(&self, clearance: Visibility) -> Self {
        Self::over(self.store.clone(), clearance).await
    }

    /// Imports more records and takes them up.
    pub(crate) async fn import(&self, lines: &str) {
        import(&self.store, lines).await;
        let refreshed = self.app.live().refresh().await.expect("the record can be read");
        assert_ne!(refreshed, Refreshed::Unchanged);
    }

    /// The whole answer as it is sent, keys in their order.
    pub(crate) async fn text(&self, request: impl Into<Request>) -> String {
        let answer = self.app.execute(self.identity.clone(), request).await;
        serde_json::to_string(&answer).expect("an answer is JSON")
    }

    /// The whole answer.
    pub(crate) async fn answer(&self, request: impl Into<Request>) -> Value {
        serde_json::from_str(&self.text(request).await).expect("an answer is JSON")
    }

    /// The data of an answer that has no errors.
    pub(crate) async fn ask(&self, request: impl Into<Request>) -> Value {
        let mut answer = self.answer(request).await;
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        answer["data"].take()
    }

    /// The data of an answer to a query with variables.
    pub(crate) async fn ask_with(&self, query: &str, variables: Value) -> Value {
        self.ask(Request::new(query).variables(Variables::from_json(variables)))
            .await
    }

    /// The errors of an answer, each as its code and its message.
    pub(crate) async fn errors(&self, query: &str) -> Vec<String> {
        let answer = self.answer(query).await;
        let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors
            .iter()
            .map(|error| {
                let code = error["extensions"]["code"].as_str().unwrap_or("no code");
                format!("{code}: {}", error["message"].as_str().unwrap_or_default())
            })
            .collect()
    }

    /// How many statements a query costs that is answered without errors.
    pub(crate) async fn cost(&self, query: &str) -> u64 {
        let before = self.store.statements();
        self.ask(query).await;
        self.store.statements() - before
    }
}

/// Imports records that have no fault.
pub(crate) async fn import(store: &Store, lines: &str) -> ImportReport {
    let input = Input {
        name: "test.jsonl".to_owned(),
        reader: Box::new(Cursor::new(lines.as_bytes().to_vec())),
        table: None,
    };
    let options = ImportOptions {
        dry_run: false,
        editor: Editor::unrestricted("test"),
    };
    let report = records::import(store, clock(), vec![input], &options)
        .await
        .expect("the database takes the file");
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
    report
}

/// 2022-04-01, whatever day the test is run on.
pub(crate) fn clock() -> Clock {
    let instant: DateTime<Utc> = "2022-04-01T00:00:00Z".parse().expect("an instant");
    Clock::Fixed(instant)
}

/// The texts at a place (a JSON pointer) in each item of a list at a place.
pub(crate) fn texts(data: &Value, list: &str, item: &str) -> Vec<String> {
    let items = data.pointer(list).and_then(Value::as_array);
    let items = items.unwrap_or_else(|| panic!("a list at {list} in {data:#}"));
    items
        .iter()
        .map(|one| match one.pointer(item) {
            Some(Value::String(text)) => text.clone(),
            other => panic!("a text at {item}, and not {other:?}"),
        })
        .collect()
}
