//! `rapport export`: the whole record into a record file, the records of one type into a table, or a picture of the
//! network into a file of another kind.

mod picture;
mod table;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::{Args, ValueEnum};

use super::{beside::Beside, clearance::Clearance, outcome::Outcome, record_type};
use crate::{
    clock::Clock,
    dates::Day,
    picture::{Projection, formats::Format},
    records::{ExportError, export, fields::RecordKind},
    store::{Access, Store},
};

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Export the whole record, the records of one type, or a picture of the network.
///
/// A record file has everything that is kept, also what not everybody may see, and so has a table of records. Any other format has the network, or the
/// part of it around some records, as far as the clearance allows.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// The file to write, which is there once the export is complete; standard output where none is named.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Replace the file where it is there already.
    #[arg(long)]
    pub force: bool,

    /// record: a record file. graphml, gexf, dot, mermaid, cypher, json-graph: the network. csv, csv-vertices: its links
    /// and its vertices as tables. svg: a drawing. With --type, csv is a table of the records of that type.
    #[arg(long, default_value = "record", value_name = "FORMAT")]
    pub format: ExportFormat,

    /// A table of all records of this type, such as person, for spreadsheet programs; with --format csv.
    #[arg(
        long = "type",
        value_name = "TYPE",
        value_parser = record_type::parse,
        conflicts_with_all = ["around", "depth", "since", "until", "projection", "limit", "clearance"]
    )]
    pub kind: Option<&'static RecordKind>,

    /// Only what is around this record, such as person:jung-sook-park. May be given several times.
    #[arg(long, value_name = "ID")]
    pub around: Vec<String>,

    /// How many links far around.
    #[arg(long, default_value_t = 1, requires = "around", value_name = "LINKS")]
    pub depth: u32,

    /// Only links that hold on or after this day.
    #[arg(long, value_name = "DAY")]
    pub since: Option<Day>,

    /// Only links that hold on or before this day.
    #[arg(long, value_name = "DAY")]
    pub until: Option<Day>,

    /// What the network shows.
    #[arg(long, value_enum, default_value_t = Shown::Full)]
    pub projection: Shown,

    /// How many records at most, those with the most links; all where nothing is said.
    #[arg(long, value_name = "RECORDS")]
    pub limit: Option<usize>,

    /// What those may see who the network is for.
    #[arg(long, value_enum, default_value_t = Clearance::Public)]
    pub clearance: Clearance,
}

/// What to write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExportFormat {
    /// A record file.
    Record,
    /// A picture of the network.
    Picture(Format),
}

/// What a network shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Shown {
    /// Everything as it is recorded: events are vertices.
    Full,
    /// Only who met whom and which institutions engaged, with how often, first and last.
    Ties,
}

impl FromStr for ExportFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name == "record" {
            return Ok(Self::Record);
        }
        let unknown = |_| format!("expected one of record, {}", Format::NAMES.join(", "));
        name.parse().map(Self::Picture).map_err(unknown)
    }
}

/// A record file to standard output.
impl Default for ExportArgs {
    fn default() -> Self {
        Self {
            file: None,
            force: false,
            format: ExportFormat::Record,
            kind: None,
            around: Vec::new(),
            depth: 1,
            since: None,
            until: None,
            projection: Shown::Full,
            limit: None,
            clearance: Clearance::Public,
        }
    }
}

impl From<Shown> for Projection {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Full => Self::Full,
            Shown::Ties => Self::Ties,
        }
    }
}

/// Exports the database at an address. The export goes to the file, or else to `output`; what is wrong to `errors`.
///
/// # Errors
///
/// Only where `errors` cannot be written to.
pub async fn run(
    args: &ExportArgs,
    database: &str,
    clock: Clock,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    if args.kind.is_some() && args.format != ExportFormat::Picture(Format::Csv) {
        writeln!(
            errors,
            "--type: only a table has records of one type; expected --format csv with it"
        )?;
        return Ok(Outcome::Usage);
    }
    let target = match args.file.as_deref().filter(|file| *file != Path::new(STDOUT)) {
        None => None,
        Some(file) => match Beside::of(file, database, args.force) {
            Ok(target) => Some(target),
            Err(refused) => {
                writeln!(errors, "{refused}")?;
                return Ok(Outcome::Unusable);
            }
        },
    };
    let store = match Store::open(database, Access::Read).await {
        Ok(store) => store,
        Err(error) => {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
    };
    let exported = match (args.format, &target) {
        (ExportFormat::Record, Some(target)) => {
            let written = async {
                let mut out = target.create().map_err(ExportError::Write)?;
                export(&store, &mut out).await?;
                target.place(out).map_err(ExportError::Write)
            };
            written.await
        }
        (ExportFormat::Record, None) => export(&store, output).await.map(drop),
        (ExportFormat::Picture(format), target) => {
            if let Some(kind) = args.kind {
                table::write(&store, kind, target.as_ref(), output, errors).await
            } else {
                let picture = match picture::draw(args, store, clock).await {
                    Ok(picture) => picture,
                    Err((outcome, message)) => {
                        writeln!(errors, "{message}")?;
                        return Ok(outcome);
                    }
                };
                if picture.truncated {
                    writeln!(
                        errors,
                        "--limit: only the {} records with the most links were taken",
                        picture.vertices.len()
                    )?;
                }
                picture::write(&picture, format, target.as_ref(), output).map_err(ExportError::Write)
            }
        }
    };
    match exported {
        Ok(()) => Ok(Outcome::Done),
        // Whoever reads has seen enough, as `head` has.
        Err(ExportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => {
            if let Some(file) = &args.file {
                write!(errors, "{}: ", file.display())?;
            }
            writeln!(errors, "{error}")?;
            Ok(Outcome::Unusable)
        }
    }
}
