//! The command line: one file a command.

pub mod backup;
mod beside;
pub mod check;
pub mod clearance;
mod config;
mod ending;
pub mod export;
mod fresh;
mod generate;
pub mod import;
mod limits;
mod logging;
pub mod oidc;
pub mod outcome;
mod record_type;
pub mod report;
pub mod restore;
mod serve;
pub mod template;
mod token;

use std::io::{self, Write};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use outcome::Outcome;

use self::config::{Environment, Wrong};
use crate::{
    clock::Clock,
    graphql::Schema,
    store::{default_url, shown, understood},
};

/// Rapport remembers who met whom, where, on whose behalf, about what and with what promise, and answers as a graph
/// over GraphQL.
#[derive(Parser)]
#[command(name = "rapport", version, propagate_version = true)]
struct Arguments {
    /// The database: `sqlite://PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long, global = true, default_value = default_url(), hide_env_values = true)]
    database: String,

    /// A file of settings in TOML: what `rapport serve` has as --kept-answers is `kept-answers = 64` there. The
    /// environment and the command line beat it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<String>,

    #[command(flatten)]
    log: logging::LogArgs,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the record over GraphQL, with GraphiQL to explore it.
    Serve(serve::Serve),
    /// Print the settings that `rapport serve` would have, each with where it comes from, as a file of settings.
    Config(config::Config),
    /// Import record files and tables: all of them or, where anything is wrong in one, none.
    Import(import::ImportArgs),
    /// Export the whole record as a record file; or the records of one type as a table; or the network, or a part of it, for programs that draw and analyse.
    Export(export::ExportArgs),
    /// Make a report: what to know before a meeting, who was met in a quarter, what is still promised, and others.
    #[command(subcommand)]
    Report(report::ReportCommand),
    /// Write everything, with its history, into one file; also while a server is serving.
    Backup(backup::BackupArgs),
    /// Make an empty database what another was when it was backed up.
    Restore(restore::RestoreArgs),
    /// Look whether all that is kept fits together, and what in the record should not stay as it is.
    Check(check::CheckArgs),
    /// Generate a made-up record of any size, to measure with and to try things on.
    Generate(generate::Generate),
    /// Make, list and revoke tokens: who may ask and change what.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Write a table to fill in with a spreadsheet program.
    Template(template::TemplateArgs),
    /// Print the schema in GraphQL's definition language.
    Schema,
}

/// Runs the command that the process was started with.
pub async fn run(output: &mut (impl Write + Send), errors: &mut (impl Write + Send)) -> io::Result<Outcome> {
    let told = match told() {
        Ok(told) => told,
        Err(faults) => {
            writeln!(errors, "{faults}")?;
            return Ok(faults.outcome());
        }
    };
    let arguments = Arguments::from_arg_matches(&told.matches).unwrap_or_else(|error| error.exit());
    arguments.log.begin();
    if arguments.command.is_over_a_database()
        && let Err(expected) = understood(&arguments.database)
    {
        let wrong = Wrong::value("database", &shown(&arguments.database), expected);
        return refuse(&told, vec![wrong], errors);
    }
    match arguments.command {
        Command::Config(config) => {
            warn(&told, errors)?;
            config.run(&told, &arguments.database, output, errors).await
        }
        Command::Serve(serve) => {
            let mut said = arguments.log.said(errors);
            warn(&told, &mut said)?;
            match serve.ready(&arguments.database, Clock::System).await {
                Ok(ready) => Box::pin(serve.run(ready, &arguments.database, Clock::System, &mut said)).await,
                Err(wrong) => refuse(&told, wrong, &mut said),
            }
        }
        Command::Import(import) => {
            import::run(&import, &arguments.database, Clock::System, output, errors).await
        }
        Command::Export(export) => {
            export::run(&export, &arguments.database, Clock::System, output, errors).await
        }
        Command::Report(report) => {
            report::run(&report, &arguments.database, Clock::System, output, errors).await
        }
        Command::Backup(backup) => backup::run(&backup, &arguments.database, output, errors).await,
        Command::Restore(restore) => restore::run(&restore, &arguments.database, output, errors).await,
        Command::Check(check) => check::run(&check, &arguments.database, Clock::System, output, errors).await,
        Command::Generate(generate) => generate.run(&arguments.database, output, errors),
        Command::Token(token) => {
            token
                .run(&arguments.database, Clock::System, output, errors)
                .await
        }
        Command::Template(template) => template::run(&template, &arguments.database, output, errors),
        Command::Schema => {
            output.write_all(Schema::new().sdl().as_bytes())?;
            Ok(Outcome::Done)
        }
    }
}

impl Command {
    /// Whether it cannot do without a database; those that serve look at its address with all else that they are told.
    fn is_over_a_database(&self) -> bool {
        match self {
            Self::Import(_)
            | Self::Export(_)
            | Self::Report(_)
            | Self::Backup(_)
            | Self::Restore(_)
            | Self::Check(_)
            | Self::Token(_) => true,
            Self::Serve(_) | Self::Config(_) | Self::Generate(_) | Self::Template(_) | Self::Schema => false,
        }
    }
}

fn warn(told: &config::Told, errors: &mut impl Write) -> io::Result<()> {
    told.warnings
        .iter()
        .try_for_each(|warning| writeln!(errors, "warning: {warning}"))
}

fn refuse(told: &config::Told, wrong: Vec<Wrong>, errors: &mut impl Write) -> io::Result<Outcome> {
    let faults = told.faults(wrong);
    writeln!(errors, "{faults}")?;
    Ok(faults.outcome())
}

/// What the process was told: by its command line, its environment, and the file of settings that they name.
#[expect(
    clippy::disallowed_methods,
    reason = "which variables there are, follows from the options; empty and unknown ones are nothing that clap tells apart"
)]
fn told() -> Result<config::Told, config::Faults> {
    let environment = Environment::of(std::env::vars_os());
    config::told(&Arguments::command(), std::env::args_os(), &environment)
}
