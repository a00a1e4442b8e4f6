//! The command line: one file a command.

mod serve;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{clock::Clock, graphql::Schema, store::default_url};

/// Rapport remembers who met whom, where, on whose behalf, about what and with what promise, and answers as a graph
/// over GraphQL.
#[derive(Parser)]
#[command(name = "rapport", version, propagate_version = true)]
struct Arguments {
    /// The database: `sqlite://PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long, global = true, env = "RAPPORT_DATABASE", default_value = default_url(), hide_env_values = true)]
    database: String,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the record over GraphQL, with GraphiQL to explore it.
    Serve(serve::Serve),
    /// Print the schema in GraphQL's definition language.
    Schema,
}

/// How a command ended, as the exit status of the process.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// What it was given has faults; nothing was changed.
    Faults,
    /// The database, a file or an address cannot be used.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Faults => Self::from(1),
            Outcome::Unusable => Self::from(3),
        }
    }
}

/// Runs the command that the process was started with.
pub async fn run(output: &mut (impl Write + Send), errors: &mut (impl Write + Send)) -> io::Result<Outcome> {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Serve(serve) => serve.run(&arguments.database, Clock::System, errors).await,
        Command::Schema => {
            output.write_all(Schema::new().sdl().as_bytes())?;
            Ok(Outcome::Done)
        }
    }
}
