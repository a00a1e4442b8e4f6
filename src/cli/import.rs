//! `rapport import`: record files and tables into the database, whole or not at all.

use std::{
    fs::File,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{outcome::Outcome, record_type};
use crate::{
    clock::Clock,
    records::{Editor, ImportOptions, ImportReport, Input, fields::RecordKind, import},
    store::{Access, Store, new_file},
};

/// The name that stands for standard input.
const STDIN: &str = "-";
/// How the names of tables end, whatever their case.
const TABLES: [&str; 2] = ["csv", "tsv"];

/// Import record files and tables, all of them or, where anything is wrong in one, none.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// The files to import; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Check everything and write nothing; where there is no database yet, none is made.
    #[arg(long)]
    pub dry_run: bool,
    /// What the rows of tables (.csv) are, such as person; with - also that standard input is a table. Given once, it
    /// holds for every table; given several times, once for each in their order.
    #[arg(long = "type", value_name = "TYPE", value_parser = record_type::parse)]
    pub kinds: Vec<&'static RecordKind>,
}

/// Imports into the database at an address. What is wrong goes to `errors`, what was done to `output`.
///
/// # Errors
///
/// Only where `output` or `errors` cannot be written to.
pub async fn run(
    args: &ImportArgs,
    database: &str,
    clock: Clock,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    if args.files.iter().filter(|file| is_stdin(file)).count() > 1 {
        writeln!(errors, "{STDIN}: standard input can be read only once")?;
        return Ok(Outcome::Usage);
    }
    let tables = match tables(&args.files, &args.kinds) {
        Ok(tables) => tables,
        Err(message) => {
            writeln!(errors, "{message}")?;
            return Ok(Outcome::Usage);
        }
    };
    let progress = progress();
    // Before the database is opened, so that a mistyped name makes no empty database.
    let inputs = match inputs(&args.files, tables, &progress) {
        Ok(inputs) => inputs,
        Err((file, error)) => {
            progress.finish_and_clear();
            writeln!(errors, "{}: cannot be read: {error}", file.display())?;
            return Ok(Outcome::Unusable);
        }
    };
    let options = ImportOptions {
        dry_run: args.dry_run,
        editor: Editor::unrestricted("import"),
    };
    let opened = if args.dry_run && new_file(database).is_some() {
        Store::scratch().await
    } else {
        Store::open(database, Access::Write).await
    };
    let imported = match opened {
        Ok(store) => {
            let imported = import(&store, clock, inputs, &options)
                .await
                .map_err(|error| error.to_string());
            match store.close().await {
                Ok(()) => imported,
                Err(error) => imported.and(Err(error.to_string())),
            }
        }
        Err(error) => Err(error.to_string()),
    };
    progress.finish_and_clear();
    match imported {
        Ok(report) => tell(&report, output, errors),
        Err(message) => {
            writeln!(errors, "{message}")?;
            Ok(Outcome::Unusable)
        }
    }
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new(STDIN)
}

/// For each file the kind of its records where it is a table; an error where that is not said, or said of no table.
fn tables(
    files: &[PathBuf],
    kinds: &[&'static RecordKind],
) -> Result<Vec<Option<&'static RecordKind>>, String> {
    let named = |file: &Path| {
        let extension = file.extension().unwrap_or_default();
        TABLES.iter().any(|table| extension.eq_ignore_ascii_case(table))
    };
    let is_table = |file: &&PathBuf| named(file) || (is_stdin(file) && !kinds.is_empty());
    let found = files.iter().filter(is_table).count();
    match (kinds, files.iter().find(is_table)) {
        ([], Some(table)) => {
            return Err(format!(
                "{}: a table does not say what its rows are; expected --type with it, as in --type person",
                table.display()
            ));
        }
        ([_, ..], None) => {
            return Err("--type: none of the files is a table, whose name ends in .csv".to_owned());
        }
        ([_, _, ..], Some(_)) if kinds.len() != found => {
            return Err(format!(
                "--type: is there {} times for {found} tables; expected it once for all, or once for each",
                kinds.len()
            ));
        }
        (_, _) => {}
    }
    let mut next = kinds.iter().cycle().copied();
    let table = |file| if is_table(&file) { next.next() } else { None };
    Ok(files.iter().map(table).collect())
}

/// Opens the files, counting what is read of them.
fn inputs<'a>(
    files: &'a [PathBuf],
    tables: Vec<Option<&'static RecordKind>>,
    progress: &ProgressBar,
) -> Result<Vec<Input>, (&'a Path, io::Error)> {
    let mut known = Some(0);
    let mut inputs = Vec::with_capacity(files.len());
    for (file, table) in files.iter().zip(tables) {
        if is_stdin(file) {
            known = None;
            inputs.push(Input {
                name: "standard input".to_owned(),
                reader: Box::new(progress.wrap_read(io::stdin())),
                table,
            });
            continue;
        }
        let (content, size) = open(file).map_err(|error| (file.as_path(), error))?;
        known = known.zip(size).map(|(sum, size)| sum + size);
        let name = file.display().to_string();
        inputs.push(Input {
            name,
            reader: Box::new(progress.wrap_read(content)),
            table,
        });
    }
    if let Some(bytes) = known {
        progress.set_length(bytes);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}, {eta} left") {
            progress.set_style(style);
        }
    }
    Ok(inputs)
}

/// A file and its size, which a pipe does not have.
fn open(file: &Path) -> io::Result<(File, Option<u64>)> {
    let content = File::open(file)?;
    let metadata = content.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a directory; expected a record file",
        ));
    }
    Ok((content, metadata.is_file().then_some(metadata.len())))
}

/// A bar on a terminal, and nothing anywhere else.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let progress = ProgressBar::no_length();
    progress.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {bytes} read in {elapsed}") {
        progress.set_style(style);
    }
    progress
}

/// Says what came of it.
fn tell(report: &ImportReport, output: &mut impl Write, errors: &mut impl Write) -> io::Result<Outcome> {
    for warning in &report.warnings {
        writeln!(errors, "warning: {warning}")?;
    }
    if report.more_warnings > 0 {
        writeln!(errors, "warning: and {} more like these", report.more_warnings)?;
    }
    for fault in &report.faults {
        writeln!(errors, "{fault}")?;
    }
    if report.more_faults > 0 {
        writeln!(errors, "and {} more faults", report.more_faults)?;
    }
    let warnings = report.warnings.len() as u64 + report.more_warnings;
    if report.failed() {
        let faults = report.faults.len() as u64 + report.more_faults;
        writeln!(
            errors,
            "{}, {} in {}: nothing was imported",
            counted(faults, "fault"),
            counted(warnings, "warning"),
            counted(report.records, "record")
        )?;
        return Ok(Outcome::Faults);
    }
    let tried = if report.dry_run {
        " (tried only: nothing was imported)"
    } else {
        ""
    };
    writeln!(
        output,
        "{}: {} created, {} updated, {} unchanged; {}{tried}",
        counted(report.records, "record"),
        report.created,
        report.updated,
        report.unchanged,
        counted(warnings, "warning")
    )?;
    Ok(Outcome::Done)
}

fn counted(number: u64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
