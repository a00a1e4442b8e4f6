//! `rapport check`: whether all that is kept fits together, and what in the record should not stay as it is.

mod unresolved;

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::outcome::Outcome;
use crate::{
    clock::Clock,
    records::{
        check::{Check, CheckReport, Finding, Section, Severity, check},
        duplicates::candidates,
    },
    store::{Access, Store, StoreError},
    vocabulary::Visibility,
};

/// Look at a database, also while a server is serving: nothing is changed.
///
/// A fault is a database that is not what it should be: the exit status is 1. A warning is a record that could be better,
/// such as an event without a source.
#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// How many findings of a kind are told; all are counted.
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,

    /// text: for people. json: one object, for programs.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Looks at the database at an address. What is found goes to `output`; that the database cannot be read, to `errors`.
///
/// # Errors
///
/// Only where `output` or `errors` cannot be written to.
pub async fn run(
    args: &CheckArgs,
    database: &str,
    clock: Clock,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    let report = match look(args, database, clock).await {
        Ok(report) => report,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    match args.format {
        CheckFormat::Text => tell(&report, output)?,
        CheckFormat::Json => writeln!(output, "{}", in_json(&report))?,
    }
    Ok(match report.count(Severity::Fault) {
        0 => Outcome::Done,
        _ => Outcome::Faults,
    })
}

async fn look(args: &CheckArgs, database: &str, clock: Clock) -> Result<CheckReport, StoreError> {
    let store = Store::open(database, Access::Read).await?;
    let reading = store.begin_read().await?;
    let mut report = check(&reading, clock, args.limit).await?;
    unresolved::check(&reading, args.limit, &mut report).await?;
    reading.end().await?;
    duplicates(&store, args.limit, &mut report).await?;
    store.close().await?;
    Ok(report)
}

async fn duplicates(store: &Store, limit: u32, report: &mut CheckReport) -> Result<(), StoreError> {
    let found = candidates(store, Visibility::Confidential).await?;
    let findings = found.iter().take(limit as usize).map(|candidate| {
        let named = |key: &str| format!("{}:{key}", candidate.kind.reference());
        let reasons: Vec<String> = candidate.reasons.iter().map(ToString::to_string).collect();
        Finding {
            record: Some(named(&candidate.one.1)),
            message: format!("{}: {}", named(&candidate.other.1), reasons.join(", ")),
        }
    });
    report.add(Check::Duplicates, found.len() as u64, findings.collect());
    Ok(())
}

fn word(section: &Section) -> &'static str {
    match section.check.severity() {
        Severity::Fault => "fault",
        Severity::Warning => "warning",
    }
}

fn tell(report: &CheckReport, output: &mut impl Write) -> io::Result<()> {
    for section in &report.sections {
        writeln!(
            output,
            "{}: {} ({})",
            word(section),
            section.check.says(),
            section.count
        )?;
        for Finding { record, message } in &section.findings {
            match (record, message.as_str()) {
                (Some(record), "") => writeln!(output, "  {record}")?,
                (Some(record), message) => writeln!(output, "  {record}: {message}")?,
                (None, message) => writeln!(output, "  {message}")?,
            }
        }
        let more = section.count.saturating_sub(section.findings.len() as u64);
        if more > 0 {
            writeln!(output, "  and {more} more")?;
        }
    }
    writeln!(
        output,
        "revision {}: {} faults, {} warnings",
        report.revision,
        report.count(Severity::Fault),
        report.count(Severity::Warning)
    )
}

fn in_json(report: &CheckReport) -> serde_json::Value {
    let sections = report.sections.iter().map(|section| {
        let findings = section
            .findings
            .iter()
            .map(|finding| json!({ "record": finding.record, "message": finding.message }));
        json!({
            "check": section.check.word(),
            "severity": word(section).to_uppercase(),
            "says": section.check.says(),
            "count": section.count,
            "findings": findings.collect::<Vec<_>>(),
        })
    });
    json!({
        "revision": report.revision,
        "faults": report.count(Severity::Fault),
        "warnings": report.count(Severity::Warning),
        "checks": sections.collect::<Vec<_>>(),
    })
}
