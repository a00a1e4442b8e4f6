//! No leaks: whatever a reader of a clearance gets is, byte for byte, what they would get from a server into whose database
//! nothing above their clearance was ever recorded. Random records, random changes of them, random questions.
//!
//! The one difference that is let pass: a record that rises above the clearance is told as deleted, without what it said,
//! which one that was deleted is told with. Numbers of changes are masked, and the cursors of histories, which hold them.
//! Keys that are taken by hidden records, and circles that close through them, are refused to an editor who cannot see
//! why; such records are not drawn.
//!
//! That the test notices what it is there for was tried: without each of these guards, one at a time, it fails.
//!
//! | Where | Guard |
//! | --- | --- |
//! | `store::filter_sql` | `visible`; the same in the subselects of relations alone; `both_ends_visible` |
//! | `store::sql` | `hidden_with_ends` beyond the first step |
//! | `store::search` | the reader's clearance; relationships hidden with their ends |
//! | `store::lookup` | `hidden_by_ends` |
//! | `store::lists` | the clearance of citations |
//! | `store::facts` | the clearance of what the network is built from |
//! | `store::history` | the clearance of deleted records, and of what deleted relationships led to |
//! | `store::known` | relationships hidden with their ends |
//! | `store::record_checks` | the clearance of events that attest |
//! | `graphql::scope` | the clearance in `allowed` |
//! | `records::history` | states above the clearance; those of relationships whose ends are; references in diffs |
//! | `records::keys` | hidden records in an import |
//! | `records::writing` | references to hidden records, which stay |

mod coverage;
mod drawn;
mod everything;
mod pool;
mod redaction;
mod story;
mod world;

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::subsequence;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rapport::vocabulary::Visibility;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::support::{Backend, TestDatabase, on_both_databases};
use drawn::{Dice, GUARDED, PLAIN, RELATIONSHIPS, WORDS, drawn};
use everything::everything;
use pool::{CHANGES, POOL};
use redaction::{Records, kind_of};
use story::{Step, Story};
use world::{END, World};

/// Numbers from which a story and the questions about it are drawn.
#[derive(Clone, Debug)]
struct Case {
    records: Vec<Vec<u32>>,
    changes: Vec<Vec<u32>>,
    insider: bool,
    questions: Vec<usize>,
    asked: Vec<u32>,
}

fn case() -> impl Strategy<Value = Case> {
    let records = vec(vec(any::<u32>(), 60), PLAIN.len() + GUARDED.len());
    let changes = vec(vec(any::<u32>(), 60), 0..9);
    let questions = subsequence((0..POOL.len()).collect::<Vec<_>>(), 5..=12);
    let asked = vec(any::<u32>(), 400);
    (records, changes, any::<bool>(), questions, asked).prop_map(
        |(records, changes, insider, questions, asked)| Case {
            records,
            changes,
            insider,
            questions,
            asked,
        },
    )
}

const PARTIES: &[&str] = &[
    "person:a",
    "person:b",
    "person:c",
    "person:d",
    "organization:o0",
    "embassy:m0",
    "position:p0",
    "position:p1",
    "country:c0",
];
const DAYS: &[&str] = &["2022-02-02", "2022-02-01", "2022-03-15", "2022-04-01"];

/// A question with what is drawn in its places.
fn filled(template: &str, dice: &mut Dice<'_>) -> String {
    let mut question = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('@') {
        let end = after
            .find(|letter: char| !letter.is_ascii_lowercase())
            .unwrap_or(after.len());
        let (mark, after) = after.split_at(end);
        question.push_str(before);
        let key = |dice: &mut Dice<'_>, letter: &str, count: usize| format!("{letter}{}", dice.below(count));
        let drawn = match mark {
            "any" if dice.once_in(4) => dice.pick(PLAIN).to_owned(),
            "any" => dice.pick(GUARDED).to_owned(),
            "party" => dice.pick(PARTIES).to_owned(),
            "person" => dice.pick(&["a", "b", "c", "d", "e"]).to_owned(),
            "event" => key(dice, "e", 7),
            "source" => key(dice, "w", 3),
            "promise" => key(dice, "k", 3),
            "tie" => key(dice, "r", 5),
            "day" => dice.pick(DAYS).to_owned(),
            "since" => format!("since: {:?}", dice.pick(DAYS)),
            "word" => dice.pick(WORDS).to_lowercase(),
            "of" => dice.pick(&["PERSON", "INSTITUTION"]).to_owned(),
            "kinds" if !dice.once_in(3) => "kinds: null".to_owned(),
            "kinds" => format!("kinds: [COUNTRY, {}]", kind_of(dice.pick(GUARDED))),
            report if report.ends_with("report") => everything(report),
            other => format!("@{other}"),
        };
        question.push_str(&drawn);
        rest = after;
    }
    question + rest
}

/// Whether an event would be a part of itself through one that is not seen: that is refused, and not named.
fn is_part_through_hidden(event: &Value, all: &Records, seen: &Records) -> bool {
    let (mut hidden, mut at) = (false, event.clone());
    while let Some(whole) = at["partOf"].as_str().map(|key| format!("event:{key}")) {
        hidden |= !seen.contains_key(&whole);
        match all.get(&whole) {
            Some(next) if next["key"] != event["key"] => at = next.clone(),
            Some(_) => return hidden,
            None => return false,
        }
    }
    false
}

/// Records that an editor of the clearance might import: such as they see, as they are or changed, and new ones.
fn edited(all: &Records, seen: &Records, dice: &mut Dice<'_>) -> Vec<Value> {
    if dice.once_in(5) {
        return seen.values().cloned().collect();
    }
    let mut records = Vec::new();
    let alone = dice.once_in(2);
    for _ in 0..if alone { 1 } else { 3 } {
        let from = dice.pick(&[GUARDED, RELATIONSHIPS]);
        let new = ["event:e9", "relationship:r9", "commitment:k9", "source:w9"];
        let known = dice.pick(from);
        let id = if seen.contains_key(known) {
            known
        } else {
            dice.pick(&new)
        };
        let mut record = drawn(id, dice);
        if alone && record["type"] == "event" {
            record["partOf"] = format!("e{}", dice.below(7)).into();
            if is_part_through_hidden(&record, all, seen) {
                record["partOf"] = Value::Null;
            }
        }
        if !records
            .iter()
            .any(|other: &Value| other["type"] == record["type"] && other["key"] == record["key"])
        {
            records.push(record);
        }
    }
    records
}

fn same(what: &str, kept: &str, redacted: &str, story: &Story) -> Result<(), TestCaseError> {
    if kept == redacted {
        return Ok(());
    }
    let mut told = String::new();
    for (place, batch) in story.batches.iter().enumerate() {
        for step in batch {
            let line = step.line.as_ref().map_or_else(|| "deleted".to_owned(), short);
            writeln!(told, "{place} {}: {line}", step.id).expect("a text takes all");
        }
    }
    let alike = kept
        .bytes()
        .zip(redacted.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let from = |text: &str| {
        text.get(text.floor_char_boundary(alike.saturating_sub(200))..)
            .unwrap_or_default()
            .to_owned()
    };
    Err(TestCaseError::fail(format!(
        "{what}\n   kept: …{}\nwithout: …{}\n{told}",
        from(kept),
        from(redacted)
    )))
}

/// A record without what it does not say.
fn short(record: &Value) -> String {
    let mut record = record.clone();
    if let Some(fields) = record.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    record.to_string()
}

/// Holds the answers of a server that keeps everything against those of one to which nothing hidden was ever told.
async fn holds(case: &Case, databases: [&TestDatabase; 2]) -> Result<(), TestCaseError> {
    let clearance = if case.insider {
        Visibility::Internal
    } else {
        Visibility::Public
    };
    let mut story = Story::drawn(&case.records, &case.changes, clearance);
    story.batches.push(vec![Step::put(
        END,
        json!({"type": "country", "key": "end", "name": "End"}),
    )]);
    let mut dice = Dice::new(&case.asked);
    let questions: Vec<String> = case
        .questions
        .iter()
        .map(|&place| filled(POOL[place], &mut dice))
        // One that was raised is no deleted record, but for the server to which that was told as a deletion.
        .filter(|question| story.raised().is_empty() || !question.contains("deletedRecords"))
        .collect();
    let kept = World::grown(
        databases[0],
        &story.batches,
        clearance,
        story.raised(),
        &questions,
    )
    .await;
    let without = World::whole(databases[1], &story.without_hidden(), clearance, story.raised()).await;
    for question in &questions {
        same(
            question,
            &kept.answer(question).await,
            &without.answer(question).await,
            &story,
        )?;
    }
    let subscription = filled(CHANGES, &mut dice);
    same(
        &subscription,
        &kept.changes(&subscription).await,
        &without.changes(&subscription).await,
        &story,
    )?;
    let (all, seen) = (story.last(), story.at_last());
    for _ in 0..3 {
        let records = edited(&all, &seen, &mut dice);
        let kept = kept.dry_import(&records).await;
        let without = without.dry_import(&records).await;
        same(
            &format!("dry import of {}", json!(records)),
            &kept,
            &without,
            &story,
        )?;
    }
    let numbers = &case.asked[..case.asked.len().min(40)];
    let around = vec![filled("@any", &mut dice)];
    let export = (
        kept.export(&mut Dice::new(numbers), around.clone()).await,
        without.export(&mut Dice::new(numbers), around).await,
    );
    same("export", &export.0, &export.1, &story)
}

on_both_databases! {
    async fn nothing_above_a_clearance_shows(db: TestDatabase) {
        let (cases, seed) = match db.backend() {
            Backend::Sqlite => (150, [1; 32]),
            Backend::Postgres => (50, [2; 32]),
        };
        let config = Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
        let run = |case: Case| {
            Handle::current().block_on(async {
                let databases = (TestDatabase::new(db.backend()).await, TestDatabase::new(db.backend()).await);
                let (Some(one), Some(other)) = databases else { return Ok(()) };
                holds(&case, [&one, &other]).await
            })
        };
        if let Err(failure) = block_in_place(|| runner.run(&case(), run).map_err(|failure| failure.to_string())) {
            panic!("{}", failure.split("minimal failing input").next().unwrap_or_default());
        }
    }
}
