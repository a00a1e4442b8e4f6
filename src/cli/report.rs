//! `rapport report`: a relationship report, laid out for print, for text, for a spreadsheet or for a program.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::{
    Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches, Subcommand, builder::PossibleValuesParser,
    error::ErrorKind, value_parser,
};

use super::{beside::Beside, clearance::Clearance, outcome::Outcome};
use crate::{
    clock::Clock,
    live::Live,
    reports::{
        ReportError, SHARED,
        parameters::{Given, ParameterSpec},
        report,
    },
    store::{Access, Store},
    vocabulary::{Language, ReportFormat, ReportName, Visibility},
};

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// A report to make.
#[derive(Clone, Debug)]
pub struct ReportCommand {
    /// Which.
    pub name: ReportName,
    /// What it is asked, by the names of its parameters.
    pub given: Given,
    /// How it is laid out.
    pub format: ReportFormat,
    /// In which language its headings and dates are.
    pub language: Language,
    /// What its readers may see.
    pub clearance: Visibility,
    /// Print the JSON Schema of the answer, and make no report.
    pub schema: bool,
    /// The file to write; standard output where none is named.
    pub file: Option<PathBuf>,
    /// Replace the file where it is there already.
    pub force: bool,
}

impl Subcommand for ReportCommand {
    fn augment_subcommands(command: Command) -> Command {
        let reports = ReportName::ALL.iter().map(|&name| subcommand(name));
        command.subcommand_required(true).subcommands(reports)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        ReportName::WORDS.contains(&name)
    }
}

/// The command of one report, with its parameters.
fn subcommand(name: ReportName) -> Command {
    let parameters = name.parameters().iter().chain(SHARED);
    Command::new(name.word())
        .about(name.about(Language::En))
        .args(parameters.map(argument))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(ReportFormat::WORDS))
                .help("html: one page for the screen and for A4. md: text. csv: its tables. json: the answer for programs. By the name of the file where it tells, else md"),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANGUAGE")
                .value_parser(PossibleValuesParser::new(Language::WORDS))
                .default_value(Language::En.word())
                .help("The language of headings and dates; names stay as they are recorded"),
        )
        .arg(
            Arg::new("clearance")
                .long("clearance")
                .value_name("CLEARANCE")
                .value_parser(value_parser!(Clearance))
                .default_value("public")
                .help("What those may see whom it is for"),
        )
        .arg(
            Arg::new("schema")
                .long("schema")
                .action(ArgAction::SetTrue)
                .help("Print the JSON Schema of the answer, and make no report"),
        )
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("The file to write, which is there once the report is complete; standard output where none is named"),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .help("Replace the file where it is there already"),
        )
}

fn argument(spec: &ParameterSpec) -> Arg {
    let argument = Arg::new(spec.name)
        .long(spec.name)
        .help(spec.about.trim_end_matches('.').to_owned());
    let argument = if spec.repeated {
        argument.action(ArgAction::Append)
    } else {
        argument
    };
    if spec.required {
        argument.required_unless_present("schema")
    } else {
        argument
    }
}

impl FromArgMatches for ReportCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let missing = || Error::raw(ErrorKind::MissingSubcommand, "which report?\n");
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let name: ReportName = name.parse().map_err(|_| missing())?;
        let mut given = Vec::new();
        for spec in name.parameters().iter().chain(SHARED) {
            let values = matches.get_many::<String>(spec.name).into_iter().flatten();
            given.extend(values.map(|value| (spec.name.to_owned(), value.clone())));
        }
        let file = matches.get_one::<PathBuf>("file").cloned();
        let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
        let by_name = file
            .as_deref()
            .and_then(Path::extension)
            .and_then(|end| end.to_str());
        let format = word("format").or(by_name).and_then(|word| word.parse().ok());
        let clearance = matches.get_one::<Clearance>("clearance").copied();
        Ok(Self {
            name,
            given: Given(given),
            format: format.unwrap_or(ReportFormat::Markdown),
            language: word("lang")
                .and_then(|word| word.parse().ok())
                .unwrap_or(Language::En),
            clearance: clearance.map_or(Visibility::Public, Visibility::from),
            schema: matches.get_flag("schema"),
            file: file.filter(|file| file != Path::new(STDOUT)),
            force: matches.get_flag("force"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Makes a report from the database at an address, into the file, or else to `output`; what is wrong goes to `errors`.
///
/// # Errors
///
/// Only where `errors` cannot be written to.
pub async fn run(
    command: &ReportCommand,
    database: &str,
    clock: Clock,
    output: &mut (impl Write + Send),
    errors: &mut (impl Write + Send),
) -> io::Result<Outcome> {
    let target = match &command.file {
        None => None,
        Some(file) => match Beside::of(file, database, command.force) {
            Ok(target) => Some(target),
            Err(refused) => {
                writeln!(errors, "{refused}")?;
                return Ok(Outcome::Unusable);
            }
        },
    };
    let text = if command.schema {
        let schema = serde_json::to_string_pretty(&command.name.schema());
        schema.unwrap_or_default() + "\n"
    } else {
        match make(command, database, clock).await {
            Ok(text) => text,
            Err((outcome, message)) => {
                writeln!(errors, "{message}")?;
                return Ok(outcome);
            }
        }
    };
    match written(&text, target.as_ref(), output) {
        Ok(()) => Ok(Outcome::Done),
        // Whoever reads has seen enough, as `head` has.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => {
            if let Some(file) = &command.file {
                write!(errors, "{}: ", file.display())?;
            }
            writeln!(errors, "{error}")?;
            Ok(Outcome::Unusable)
        }
    }
}

/// The report; where there is none, how the command ends and why.
async fn make(command: &ReportCommand, database: &str, clock: Clock) -> Result<String, (Outcome, String)> {
    let unusable = |error: crate::store::StoreError| (Outcome::Unusable, error.to_string());
    let store = Store::open(database, Access::Read).await.map_err(unusable)?;
    let live = Live::start(store, command.clearance, clock)
        .await
        .map_err(unusable)?;
    let snapshot = live.snapshot(command.clearance).await.map_err(unusable)?;
    let made = report(
        command.name,
        snapshot,
        clock.today(),
        &command.given,
        command.format,
        command.language,
    );
    made.await.map_err(|error| match error {
        ReportError::Unknown { .. } | ReportError::Invalid { .. } => (Outcome::Faults, format!("--{error}")),
        ReportError::Unheard { .. } => (Outcome::Usage, error.to_string()),
        ReportError::Limit(_) | ReportError::Store(_) => (Outcome::Unusable, error.to_string()),
    })
}

fn written(text: &str, target: Option<&Beside>, output: &mut impl Write) -> io::Result<()> {
    let Some(target) = target else {
        output.write_all(text.as_bytes())?;
        return output.flush();
    };
    let mut out = target.create()?;
    out.write_all(text.as_bytes())?;
    target.place(out)
}
