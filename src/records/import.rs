//! Importing record files: read once, checked whole, written in one transaction or not at all.

use std::{fmt, io, io::Read, sync::Arc};

use super::{
    checks::Touched,
    circles::{PARTHOODS, Parts},
    fields::RecordKind,
    keys::{At, Defined, Keys, State},
    odd,
    problem::{Fault, FaultCode, Problem, Problems},
    reading::{self, Chunk, ParsedLine},
    record::{Record, Value},
    report::{Findings, ImportReport},
    rows,
    spreadsheet::Columns,
};
use crate::{
    clock::Clock,
    store::{Store, StoreError, write::WriteTransaction},
    vocabulary::Visibility,
};

/// An import of so many records is followed by a look at how the tables have grown.
const MANY: u64 = 1_000;

/// A file to import, or whatever else can be read.
pub struct Input {
    /// Its name in messages.
    pub name: String,
    /// Its content.
    pub reader: Box<dyn Read + Send>,
    /// Of which kind its records are, where it is a table in CSV; none where it is a record file, which says so itself.
    pub table: Option<&'static RecordKind>,
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
    /// Who imports.
    pub editor: Editor,
}

/// Who changes the record.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Whom or what the history names for the changes.
    pub by: String,
    /// What they may see: what is above it can be neither referred to nor changed, and stays where it is.
    pub clearance: Visibility,
}

impl Editor {
    /// One who may see everything.
    pub fn unrestricted(by: impl Into<String>) -> Self {
        Self {
            by: by.into(),
            clearance: Visibility::Confidential,
        }
    }
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
    let names = inputs.iter().map(|input| input.name.as_str().into()).collect();
    let transaction = store.begin_write_patiently().await?;
    let mut importing = Importing::begin(&transaction, clock, names, &options.editor).await?;
    let mut chunks = reading::chunks(inputs).map_err(|source| ImportError::Read {
        file: "record files".into(),
        source,
    })?;
    while let Some(chunk) = chunks.recv().await {
        importing.take(chunk?).await?;
    }
    let mut report = importing.finish().await?;
    report.dry_run = options.dry_run;
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
    columns: Vec<Option<Arc<Columns>>>,
    clock: Clock,
    pub(super) editor: &'a Editor,
    pub(super) at: i64,
    /// Whether there was no record before.
    pub(super) empty: bool,
    pub(super) revision: i64,
    pub(super) keys: Keys,
    pub(super) parts: [Parts; PARTHOODS.len()],
    pub(super) touched: Touched,
    pub(super) faults: Findings,
    pub(super) warnings: Findings,
    pub(super) report: ImportReport,
    /// Whether one record is saved by itself, and not a file that may tell of what has become part of others.
    pub(super) alone: bool,
}

impl<'a> Importing<'a> {
    /// Begins to import into a transaction, from inputs of some names.
    pub(super) async fn begin(
        transaction: &'a WriteTransaction,
        clock: Clock,
        names: Vec<Arc<str>>,
        editor: &'a Editor,
    ) -> Result<Self, StoreError> {
        let last_id = transaction.last_id().await?;
        let at = transaction.instant(clock.now().timestamp_micros()).await?;
        Ok(Self {
            transaction,
            columns: vec![None; names.len()],
            names,
            clock,
            editor,
            at,
            empty: last_id == 0,
            revision: transaction.last_revision().await?,
            keys: Keys::new(last_id),
            parts: Default::default(),
            touched: Touched::default(),
            faults: Findings::default(),
            warnings: Findings::default(),
            report: ImportReport::default(),
            alone: false,
        })
    }

    /// Adds a fault.
    pub(super) fn fault(&mut self, at: At, problem: Problem) {
        let column = self.column(at, &problem);
        self.faults
            .add((at.file, &self.names[at.file]), at.line, column, problem);
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, at: At, problem: Problem) {
        let column = self.column(at, &problem);
        self.warnings
            .add((at.file, &self.names[at.file]), at.line, column, problem);
    }

    /// The column of a table in which something is wrong or odd.
    fn column(&self, at: At, problem: &Problem) -> Option<String> {
        self.columns[at.file].as_ref()?.letters(&problem.field)
    }

    /// Takes some lines: finds out which records they mean, and writes them unless there is a fault by now.
    pub(super) async fn take(&mut self, chunk: Chunk) -> Result<(), StoreError> {
        self.look_up(&chunk).await?;
        self.columns[chunk.file] = chunk.columns;
        for (line, problems) in chunk.outside {
            let at = At {
                file: chunk.file,
                line,
            };
            self.tell(problems, at);
        }
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
        for (place, known) in self.transaction.known(&wanted).await? {
            if let Some((kind, key)) = unknown.get(place) {
                self.keys.stored(*kind, key, known, self.editor.clearance);
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
            let found = match self.keys.define(record.kind.kind, key, at) {
                Ok(found) => found,
                Err(first) => {
                    let message = format!(
                        "the {} {key:?} is defined already, in line {} of {}; expected each record once",
                        record.kind.word, first.line, self.names[first.file]
                    );
                    self.fault(at, Fault::new(FaultCode::Conflict, message).at("key"));
                    return None;
                }
            };
            let new = match found.state {
                State::Stored => false,
                State::New | State::Deleted => true,
                State::Hidden => {
                    let message = format!("the key {key:?} is taken; expected another");
                    self.fault(at, Fault::new(FaultCode::Conflict, message).at("key"));
                    return None;
                }
                State::Merged | State::Lost => {
                    let message = format!(
                        "the {} {key:?} has become part of another record; what is said of it here was not taken",
                        record.kind.word
                    );
                    let problem = Fault::new(FaultCode::Conflict, message).at("key");
                    if self.alone {
                        self.fault(at, problem);
                    } else {
                        self.warn(at, problem);
                        self.report.unchanged += 1;
                    }
                    return None;
                }
            };
            for name in if new { rows::missing(&record) } else { Vec::new() } {
                let message = format!("is missing; {} cannot be without it", record.kind.one);
                self.fault(at, Fault::new(FaultCode::Required, message).at(name));
            }
            if record.level().is_some_and(|level| level > self.editor.clearance) {
                let message = format!(
                    "is above what you may see; expected at most {}",
                    self.editor.clearance.word()
                );
                self.fault(at, Fault::from(message).at("visibility"));
            }
            odd::check_today(&record, new, self.clock.today(), &mut problems);
            Some((at, found, record))
        });
        self.tell(problems, at);
        defined
    }

    fn tell(&mut self, problems: Problems, at: At) {
        for problem in problems.faults {
            self.fault(at, problem);
        }
        for problem in problems.warnings {
            self.warn(at, problem);
        }
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
}
