//! Importing record files: read once, checked whole, written in one transaction or not at all.

use std::{fmt, io, io::Read, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    checks::Touched,
    circles::{PARTHOODS, Parts},
    keys::{At, Defined, Keys},
    kinds, odd,
    problem::Problem,
    reading::{self, Chunk, ParsedLine},
    record::{Record, Reference, Value},
    render,
    report::{Findings, ImportReport},
    rows,
};
use crate::{
    clock::Clock,
    store::{
        Store, StoreError,
        export::RecordRows,
        write::{RecordChange, WriteTransaction},
    },
};

/// An import of so many records is followed by a look at how the tables have grown.
const MANY: u64 = 1_000;

/// A file to import, or whatever else can be read.
pub struct Input {
    /// Its name in messages.
    pub name: String,
    /// Its content.
    pub reader: Box<dyn Read + Send>,
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Input").field(&self.name).finish()
    }
}

/// How to import.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Do everything, and leave nothing of it.
    pub dry_run: bool,
    /// Whom or what the history names for the changes.
    pub by: String,
}

/// Why an import could not be finished. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read to its end.
    #[error("{file}: cannot be read: {source}")]
    Read {
        /// The file.
        file: Arc<str>,
        /// Why.
        source: io::Error,
    },
}

/// Imports files as one: all that they say, or nothing where anything is wrong in one of them.
///
/// # Errors
///
/// Where the database or a file cannot be used. What is wrong with records is no error but part of the report.
pub async fn import(
    store: &Store,
    clock: Clock,
    inputs: Vec<Input>,
    options: &ImportOptions,
) -> Result<ImportReport, ImportError> {
    let names: Vec<Arc<str>> = inputs.iter().map(|input| input.name.as_str().into()).collect();
    let transaction = store.begin_write().await?;
    let last_id = transaction.last_id().await?;
    let mut importing = Importing {
        transaction: &transaction,
        names,
        clock,
        by: &options.by,
        at: clock.now().timestamp_micros(),
        empty: last_id == 0,
        revision: transaction.last_revision().await?,
        keys: Keys::new(last_id),
        parts: Default::default(),
        touched: Touched::default(),
        faults: Findings::default(),
        warnings: Findings::default(),
        report: ImportReport {
            dry_run: options.dry_run,
            ..ImportReport::default()
        },
    };
    let mut chunks = reading::chunks(inputs).map_err(|source| ImportError::Read {
        file: "record files".into(),
        source,
    })?;
    while let Some(chunk) = chunks.recv().await {
        importing.take(chunk?).await?;
    }
    let report = importing.finish().await?;
    if report.failed() || report.dry_run {
        transaction.rollback().await?;
    } else {
        transaction.commit().await?;
        if report.created + report.updated >= MANY {
            store.refresh_statistics().await?;
        }
    }
    Ok(report)
}

/// An import under way.
pub(super) struct Importing<'a> {
    pub(super) transaction: &'a WriteTransaction,
    names: Vec<Arc<str>>,
    clock: Clock,
    by: &'a str,
    at: i64,
    /// Whether there was no record before.
    pub(super) empty: bool,
    revision: i64,
    pub(super) keys: Keys,
    pub(super) parts: [Parts; PARTHOODS.len()],
    pub(super) touched: Touched,
    pub(super) faults: Findings,
    pub(super) warnings: Findings,
    pub(super) report: ImportReport,
}

impl Importing<'_> {
    /// Adds a fault.
    pub(super) fn fault(&mut self, at: At, problem: Problem) {
        self.faults.add((at.file, &self.names[at.file]), at.line, problem);
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, at: At, problem: Problem) {
        self.warnings
            .add((at.file, &self.names[at.file]), at.line, problem);
    }

    /// Takes some lines: finds out which records they mean, and writes them unless there is a fault by now.
    async fn take(&mut self, chunk: Chunk) -> Result<(), StoreError> {
        self.look_up(&chunk).await?;
        let mut defined = Vec::with_capacity(chunk.lines.len());
        for line in chunk.lines {
            let at = At {
                file: chunk.file,
                line: line.number,
            };
            defined.extend(self.define(line, at));
        }
        for (at, found, record) in &defined {
            self.learn(record, *found, *at);
        }
        if self.faults.is_empty() {
            self.write(defined).await
        } else {
            Ok(())
        }
    }

    /// Asks the database for those records that the lines define or refer to and that are not known yet.
    async fn look_up(&mut self, chunk: &Chunk) -> Result<(), StoreError> {
        if self.empty {
            return Ok(());
        }
        let records = || chunk.lines.iter().filter_map(|line| line.record.as_ref());
        let own = records().filter_map(|record| Some((record.kind.kind, record.key.as_deref()?)));
        let others = records().flat_map(rows::references);
        let others = others.map(|(_, reference)| (reference.kind, reference.key.as_str()));
        let unknown = self.keys.unknown(own.chain(others));
        let wanted: Vec<(&str, &str)> = unknown.iter().map(|(kind, key)| (kind.word(), *key)).collect();
        for (place, id) in self.transaction.ids(&wanted).await? {
            if let Some((kind, key)) = unknown.get(place) {
                self.keys.stored(*kind, key, id);
            }
        }
        Ok(())
    }

    /// Reports what is wrong with a line by itself, and takes its record into account.
    fn define(&mut self, line: ParsedLine, at: At) -> Option<(At, Defined, Record)> {
        self.report.records += 1;
        let ParsedLine {
            record, mut problems, ..
        } = line;
        let defined = record.and_then(|record| {
            let Some(key) = &record.key else {
                self.refer(&record, at);
                return None;
            };
            match self.keys.define(record.kind.kind, key, at) {
                Ok(found) => {
                    let missing = if found.stored {
                        Vec::new()
                    } else {
                        rows::missing(&record)
                    };
                    for name in missing {
                        let message = format!("is missing; {} cannot be without it", record.kind.one);
                        self.fault(
                            at,
                            Problem {
                                field: name.to_owned(),
                                message,
                            },
                        );
                    }
                    odd::check_today(&record, !found.stored, self.clock.today(), &mut problems);
                    Some((at, found, record))
                }
                Err(first) => {
                    let word = record.kind.word;
                    let message = format!(
                        "the {word} {key:?} is defined already, in line {} of {}; expected each record once",
                        first.line, self.names[first.file]
                    );
                    self.fault(
                        at,
                        Problem {
                            field: "key".to_owned(),
                            message,
                        },
                    );
                    None
                }
            }
        });
        for problem in problems.faults {
            self.fault(at, problem);
        }
        for problem in problems.warnings {
            self.warn(at, problem);
        }
        defined
    }

    fn refer(&mut self, record: &Record, at: At) {
        for (place, reference) in rows::references(record) {
            self.keys.refer(reference, at, record.kind.kind, place);
        }
    }

    /// Takes what a record refers to into account.
    fn learn(&mut self, record: &Record, found: Defined, at: At) {
        self.refer(record, at);
        let id_of = |value: &Value| value.reference().map(|reference| self.keys.id(reference));
        for ((_, kind, field), parts) in PARTHOODS.iter().zip(&mut self.parts) {
            if *kind == record.kind.kind {
                parts.learn(record, field, found.id, |value| id_of(value).unwrap_or(0), at);
            }
        }
        self.touched.learn(record, found.id, id_of);
    }

    /// Writes records that were found to be without fault.
    async fn write(&mut self, defined: Vec<(At, Defined, Record)>) -> Result<(), StoreError> {
        let mut before = self.stored(&defined).await?;
        let (mut changes, mut updates) = (Vec::with_capacity(defined.len()), Vec::new());
        for (_, found, record) in &defined {
            let before = before.remove(&found.id);
            let keys = &self.keys;
            let filled = rows::fill(record, before.as_ref(), found.id, &mut |reference| {
                keys.id(reference)
            });
            match before {
                Some(_) if filled.changed.is_empty() => self.report.unchanged += 1,
                Some(before) => updates.push((record, before, filled)),
                None => {
                    self.report.created += 1;
                    self.revision += 1;
                    changes.push(RecordChange {
                        shape: record.kind.shape,
                        search: rows::search_text(record.kind, &filled.rows),
                        rows: filled.rows,
                        revision: self.revision,
                        before: None,
                    });
                }
            }
        }
        if !updates.is_empty() {
            let keys = self.keys_in(&updates).await?;
            for (record, before, filled) in updates {
                self.report.updated += 1;
                self.revision += 1;
                let diff = render::diff(record.kind, &filled.changed, &before, &filled.rows, &keys);
                changes.push(RecordChange {
                    shape: record.kind.shape,
                    search: rows::search_text(record.kind, &filled.rows),
                    rows: filled.rows,
                    revision: self.revision,
                    before: Some(rows::touched(record.kind, &filled.changed, diff)),
                });
            }
        }
        self.transaction.write(changes, self.at, self.by).await
    }

    /// The rows of those records that the database has.
    async fn stored(
        &self,
        defined: &[(At, Defined, Record)],
    ) -> Result<FxHashMap<i64, RecordRows>, StoreError> {
        let mut stored = FxHashMap::default();
        for kind in &kinds::KINDS {
            let of_kind = defined
                .iter()
                .filter(|(_, found, record)| found.stored && record.kind.kind == kind.kind);
            let ids: Vec<i64> = of_kind.map(|(_, found, _)| found.id).collect();
            let rows = self.transaction.records(kind.shape, &ids).await?;
            stored.extend(rows.into_iter().map(|rows| (rows.id, rows)));
        }
        Ok(stored)
    }

    /// The keys of all records that the changed fields of some records refer to, or referred to.
    async fn keys_in(
        &self,
        updates: &[(&Record, RecordRows, rows::Filled)],
    ) -> Result<render::Keys, StoreError> {
        let mut ids = Vec::new();
        let mut new: FxHashMap<i64, &Reference> = FxHashMap::default();
        for (record, before, filled) in updates {
            for place in &filled.changed {
                render::referred(record.kind, *place, before, &mut ids);
            }
            new.extend(rows::references(record).map(|(_, reference)| (self.keys.id(reference), reference)));
        }
        let mut keys = self.transaction.keys(&ids).await?;
        keys.extend(
            new.into_iter()
                .map(|(id, to)| (id, (to.kind.word().to_owned(), to.key.clone()))),
        );
        Ok(keys)
    }
}
