//! Saving records that were given as values: the same definition of fields, the same checks and the same way into the
//! database as a record file.

use std::borrow::Cow;

use super::generated_key;
use crate::{
    clock::Clock,
    records::{
        fields::RecordKind,
        import::{Editor, Importing},
        json::Json,
        parse::{self, key_fault},
        problem::{Path, Problem, Problems},
        reading::{Chunk, ParsedLine},
        report::{Finding, ImportReport},
    },
    store::{Store, StoreError},
};

/// A record as it is to be saved.
#[derive(Debug)]
pub struct Edit<'a> {
    /// Its kind.
    pub kind: &'static RecordKind,
    /// Its key; none where one is to be made for a new record.
    pub key: Option<String>,
    /// What is said of its fields, by their names.
    pub fields: Vec<(Cow<'a, str>, Json<'a>)>,
    /// The revision that it is expected to be at, 0 where it is expected to be new; none where any will do.
    pub expected_revision: Option<i64>,
}

/// What came of saving a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It was not there before.
    Created,
    /// Some of its fields were changed.
    Updated,
    /// It was as given already.
    Unchanged,
    /// Something is wrong, and nothing was written.
    Refused,
}

/// What came of saving a record.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What was done.
    pub outcome: Outcome,
    /// The record's key.
    pub key: String,
    /// The number of the change; none where none was made.
    pub revision: Option<i64>,
    /// What is wrong; where there is anything, nothing was written.
    pub faults: Vec<Problem>,
    /// What is odd but possible.
    pub warnings: Vec<Problem>,
}

/// Saves one record: a new one, or what is said of some fields of one that is there.
///
/// # Errors
///
/// Where the database cannot be used. What is wrong with the record is no error but part of what came of it.
pub async fn save(store: &Store, clock: Clock, editor: &Editor, edit: Edit<'_>) -> Result<Saved, StoreError> {
    let mut problems = Problems::default();
    let key = edit.key.filter(|key| match key_fault(key) {
        Some(fault) => {
            problems.fault(&Path::Field(&Path::Record, "key"), fault);
            false
        }
        None => true,
    });
    let given_wrong_key = !problems.faults.is_empty();
    let mut record = parse::parse_fields(edit.kind, key, edit.fields, &mut problems);
    record.expected_revision = edit.expected_revision;
    let transaction = store.begin_write().await?;
    if record.key.is_none() && !given_wrong_key {
        record.key = Some(generated_key::unused(&transaction, &record).await?);
    }
    let key = record.key.clone().unwrap_or_default();
    let mut importing = Importing::begin(&transaction, clock, vec!["input".into()], editor).await?;
    importing.alone = true;
    let line = ParsedLine {
        number: 1,
        record: Some(record),
        problems,
    };
    importing.take(Chunk::of(vec![line])).await?;
    let revision = importing.revision;
    let report = importing.finish().await?;
    if report.failed() || report.unchanged > 0 {
        transaction.rollback().await?;
    } else {
        transaction.commit().await?;
    }
    let outcome = if report.failed() {
        Outcome::Refused
    } else if report.created > 0 {
        Outcome::Created
    } else if report.updated > 0 {
        Outcome::Updated
    } else {
        Outcome::Unchanged
    };
    Ok(Saved {
        outcome,
        key,
        revision: matches!(outcome, Outcome::Created | Outcome::Updated).then_some(revision),
        faults: problems_of(report.faults),
        warnings: problems_of(report.warnings),
    })
}

/// Findings without the place of their line.
pub(super) fn problems_of(findings: Vec<Finding>) -> Vec<Problem> {
    let problem = |Finding {
                       code, field, message, ..
                   }| Problem { code, field, message };
    findings.into_iter().map(problem).collect()
}

/// Imports records that were given as values: all of them, or none where anything is wrong with one. A record's line is
/// its place in the list, counted from 1.
///
/// # Errors
///
/// Where the database cannot be used. What is wrong with records is no error but part of the report.
pub async fn import_values(
    store: &Store,
    clock: Clock,
    editor: &Editor,
    records: Vec<Json<'_>>,
    dry_run: bool,
) -> Result<ImportReport, StoreError> {
    let mut lines = Vec::with_capacity(records.len());
    for (number, json) in (1..).zip(records) {
        let mut problems = Problems::default();
        let record = parse::parse(json, &mut problems);
        lines.push(ParsedLine {
            number,
            record,
            problems,
        });
    }
    let transaction = store.begin_write().await?;
    let mut importing = Importing::begin(&transaction, clock, vec!["records".into()], editor).await?;
    importing.take(Chunk::of(lines)).await?;
    let mut report = importing.finish().await?;
    report.dry_run = dry_run;
    if report.failed() || dry_run {
        transaction.rollback().await?;
    } else {
        transaction.commit().await?;
    }
    Ok(report)
}
