//! Random records, of which two become one and two again: held against a naive reading of the exported lines.

mod naive;
mod records;

use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use self::naive::lines;
use self::records::{Dice, MERGEABLE, draw, keys};
use super::seen::questions;
use crate::app::{Rapport, import};
use crate::support::{Backend, TestDatabase, on_both_databases, tell};

/// How many numbers decide what a case is.
const NUMBERS: usize = 700;

const MERGE: &str = "mutation ($keep: ID!, $duplicate: ID!) { merge(keep: $keep, duplicate: $duplicate) {
    mergeId moved kept { id } errors { code message } } }";
const UNDO: &str =
    "mutation ($id: ID!) { undoMerge(mergeId: $id) { mergeId moved kept { id } errors { code message } } }";

/// What was counted over all cases.
#[derive(Debug, Default)]
struct Counted {
    merged: usize,
    refused: usize,
    moved: u64,
}

/// Two records of one kind, the one to be kept first.
#[derive(Clone, Debug)]
struct Pair {
    word: &'static str,
    kept: String,
    duplicate: String,
}

impl Pair {
    /// Two records, none of which is the one that has become part of another.
    fn draw(dice: &mut Dice<'_>, gone: Option<&str>) -> Self {
        let word = MERGEABLE[dice.below(MERGEABLE.len())];
        let mut keys = keys(word);
        keys.retain(|key| Some(key.as_str()) != gone);
        let kept = keys.remove(dice.below(keys.len()));
        let duplicate = keys.remove(dice.below(keys.len()));
        Self {
            word,
            kept,
            duplicate,
        }
    }

    fn id(&self, key: &str) -> String {
        format!("{}:{key}", self.word)
    }
}

/// A server that follows the record for the public and for whoever may see everything.
struct Served {
    everybody: Rapport,
    editor: Rapport,
}

impl Served {
    async fn over(database: &TestDatabase, lines: &str) -> Self {
        let everybody = Rapport::with(database, lines).await.unbounded();
        let editor = everybody.edited();
        Self { everybody, editor }
    }

    /// The network that followed says what one says that was built afresh, to readers of a clearance.
    async fn follows(&self, clearance: Visibility, pairs: [&Pair; 2]) {
        let around = pairs.map(|pair| pair.id(&pair.kept));
        let around = around.each_ref().map(String::as_str);
        let running = if clearance == Visibility::Public {
            &self.everybody
        } else {
            &self.editor
        };
        let afresh = self.everybody.seen_with(clearance).await.unbounded();
        for (query, variables) in questions(&around, "alias") {
            let answer = running.ask_with(query, variables.clone()).await;
            assert_eq!(answer, afresh.ask_with(query, variables).await, "{clearance}");
        }
    }

    /// What the id and the key of a record lead to.
    async fn led_to(&self, pair: &Pair, key: &str) -> [Value; 2] {
        let query = format!(
            "query ($id: ID!, $key: String!) {{ node(id: $id) {{ id }} record: {}(key: $key) {{ id }} }}",
            pair.word
        );
        let mut data = self
            .everybody
            .ask_with(&query, json!({"id": pair.id(key), "key": key}))
            .await;
        [data["node"]["id"].take(), data["record"]["id"].take()]
    }

    /// Makes one of two and checks that nothing is lost; the answer, unless it was refused with good reason.
    async fn merge(&self, pair: &Pair, counted: &mut Counted) -> Option<Value> {
        let before = lines(&self.editor.exported().await);
        // Held hot, so that what is let go of too late is noticed.
        self.led_to(pair, &pair.duplicate).await;
        let (kept, duplicate) = (pair.id(&pair.kept), pair.id(&pair.duplicate));
        let merged = self
            .editor
            .ask_with(MERGE, json!({"keep": kept, "duplicate": duplicate}))
            .await["merge"]
            .take();
        let exported = self.editor.exported().await;
        let after = lines(&exported);
        if before.leads_in_a_circle(pair) {
            assert_eq!(merged["errors"][0]["code"], json!("INVALID"), "{merged}");
            assert_eq!(after, before);
            counted.refused += 1;
            return None;
        }
        assert_eq!(merged["errors"], json!([]), "{pair:?}");
        assert_eq!(merged["kept"]["id"], json!(kept));
        before.assert_joined(&after, pair);
        assert_eq!(merged["moved"], json!(before.referring(pair)), "{pair:?}");
        assert_eq!(
            self.led_to(pair, &pair.duplicate).await,
            [json!(kept), json!(kept)]
        );
        // What came of it can be said in a record file.
        let again = import(&self.editor.store, &exported).await;
        assert_eq!(
            (again.unchanged, again.records),
            (after.count(), after.count()),
            "{pair:?}"
        );
        counted.merged += 1;
        counted.moved += merged["moved"].as_u64().unwrap_or_default();
        Some(merged)
    }

    async fn undo(&self, pair: &Pair, merged: &Value, before: &str) {
        let undone = self.editor.ask_with(UNDO, json!({"id": merged["mergeId"]})).await["undoMerge"].take();
        assert_eq!(undone["errors"], json!([]), "{pair:?}");
        assert_eq!(self.editor.exported().await, before, "{pair:?}");
        assert_eq!(
            undone["moved"], merged["moved"],
            "as many are led back as were moved: {pair:?}"
        );
        let duplicate = json!(pair.id(&pair.duplicate));
        assert_eq!(
            self.led_to(pair, &pair.duplicate).await,
            [duplicate.clone(), duplicate]
        );
    }
}

async fn one_case(backend: Backend, numbers: &[u8], counted: &mut Counted) {
    let database = TestDatabase::new(backend).await.expect("there is one already");
    let mut dice = Dice(numbers.iter());
    // Drawn first, so that records are left out before what is done with them.
    let first = Pair::draw(&mut dice, None);
    let second = Pair::draw(&mut dice, Some(&first.duplicate));
    let favoured = [&first, &second]
        .map(|pair| [pair.id(&pair.kept), pair.id(&pair.duplicate)])
        .concat();
    let served = Served::over(&database, &draw(&mut dice, &favoured)).await;
    let before = served.editor.exported().await;
    let Some(merged) = served.merge(&first, counted).await else {
        return;
    };
    served.follows(Visibility::Confidential, [&first, &second]).await;
    let between = served.editor.exported().await;
    if let Some(merged) = served.merge(&second, counted).await {
        served.follows(Visibility::Public, [&second, &first]).await;
        served.undo(&second, &merged, &between).await;
    }
    served.undo(&first, &merged, &before).await;
    served.follows(Visibility::Public, [&first, &second]).await;
    served.follows(Visibility::Confidential, [&first, &second]).await;
}

on_both_databases! {
    async fn nothing_is_lost_and_everything_comes_back(db: TestDatabase) {
        let cases = match db.backend() {
            Backend::Sqlite => 100,
            Backend::Postgres => 20,
        };
        let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let counted = std::cell::RefCell::new(Counted::default());
        let run = |numbers: Vec<u8>| {
            Handle::current().block_on(one_case(db.backend(), &numbers, &mut counted.borrow_mut()));
            Ok(())
        };
        let numbers = proptest::collection::vec(any::<u8>(), 0..NUMBERS);
        if let Err(failure) = block_in_place(|| runner.run(&numbers, run)) {
            panic!("{failure}");
        }
        let counted = counted.into_inner();
        tell(&format!("{:?}: {cases} cases, {counted:?}", db.backend()));
        assert!(counted.merged > counted.refused, "{counted:?}");
    }
}
