//! `rapport template`: a table to fill in.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Outcome, beside::Beside, record_type};
use crate::records::{fields::RecordKind, spreadsheet};

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Write a table to fill in with a spreadsheet program: its header row, and an example, over which an import passes.
#[derive(Args, Clone, Debug)]
pub struct TemplateArgs {
    /// What its rows are: person, event, organization, and so on.
    #[arg(value_name = "TYPE", value_parser = record_type::parse)]
    pub kind: &'static RecordKind,
    /// The file to write, after which its columns are told; standard output where none is named.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Replace the file where it is there already.
    #[arg(long)]
    pub force: bool,
}

/// Writes the template to the file, which the database at the address is not kept in, or else to `output`. With a file, what the columns hold is told in `output`; what
/// is wrong goes to `errors`.
///
/// # Errors
///
/// Only where `output` or `errors` cannot be written to.
pub fn run(
    args: &TemplateArgs,
    database: &str,
    output: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let Some(file) = args.file.as_deref().filter(|file| *file != Path::new(STDOUT)) else {
        spreadsheet::template(args.kind, output)?;
        return Ok(Outcome::Done);
    };
    let target = match Beside::of(file, database, args.force) {
        Ok(target) => target,
        Err(refused) => {
            writeln!(errors, "{refused}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let written = target.create().and_then(|mut out| {
        spreadsheet::template(args.kind, &mut out)?;
        target.place(out)
    });
    if let Err(error) = written {
        writeln!(errors, "{}: cannot be written: {error}", file.display())?;
        return Ok(Outcome::Unusable);
    }
    for (name, required, help) in spreadsheet::notes(args.kind) {
        let required = if required { " (required)" } else { "" };
        writeln!(output, "{name}{required}: {help}")?;
    }
    Ok(Outcome::Done)
}
