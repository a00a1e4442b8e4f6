//! Settings from a file, from the environment and from the command line, whatever options there are: what `rapport serve`
//! and all commands understand as `--kept-answers 64`, a file may say as `kept-answers = 64`, and the environment as
//! `RAPPORT_KEPT_ANSWERS=64`. The command line beats the environment, which beats the file.

mod file;
mod printed;
mod settings;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{ArgMatches, Args, Command};

use self::{
    file::Settled,
    settings::{Given, Setting},
};
use super::{Outcome, serve::Serve};

/// The option that names the file.
pub(super) const CONFIG: &str = "config";

/// What `rapport config` is told: all that `rapport serve` is.
#[derive(Args)]
pub(super) struct Config {
    /// Print what can be set, as a table in Markdown, instead of what is.
    #[arg(long)]
    describe: bool,

    #[command(flatten)]
    serve: Serve,
}

/// A command line that was understood, with what the environment and a file say beside it.
pub(super) struct Told {
    /// What every option is.
    pub(super) matches: ArgMatches,
    settings: Vec<Setting>,
    given: Vec<Given>,
}

/// What is wrong with a file or the environment: a line for each fault.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub(super) struct Faults(Vec<String>);

/// Understands a command line. What is wrong with it, and a wish for help, ends the process, as is usual.
///
/// # Errors
///
/// A file or a variable that cannot be read, a key that there is not, a value that its option does not take.
pub(super) fn told(
    command: &Command,
    line: impl IntoIterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Told, Faults> {
    let line: Vec<OsString> = line.into_iter().collect();
    let settings = settings::all(command);
    let mut command = settings::with_environment(command.clone(), &settings);
    // Only to learn which file; what is wrong is told below, when all is known.
    let first = command
        .clone()
        .ignore_errors(true)
        .try_get_matches_from(&line)
        .ok();
    let path = first
        .as_ref()
        .and_then(|first| first.get_one::<String>(CONFIG).cloned());
    let serves = first
        .as_ref()
        .and_then(|first| first.subcommand_name())
        .is_some_and(|name| settings::SERVING.contains(&name));
    let mut faults = Vec::new();
    let mut given = Vec::new();
    if let Some(path) = path {
        match file::read(&path, &settings) {
            Ok(read) => given = read,
            Err(wrong) => faults.extend(wrong),
        }
    }
    let heard = settings
        .iter()
        .filter(|setting| setting.everywhere || serves)
        .filter_map(|setting| file::from_environment(setting, &environment).transpose());
    for heard in heard {
        match heard {
            // It beats what the file of settings says.
            Ok(Settled::Secret(one)) => {
                given.retain(|other: &Given| other.key != one.key);
                given.push(one);
            }
            Ok(Settled::Variable) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    command = settings::with_defaults(command, &given);
    Ok(Told {
        matches: command.get_matches_from(line),
        settings,
        given,
    })
}

impl Config {
    /// Prints what is in force, or what could be.
    pub(super) fn run(&self, told: &Told, output: &mut impl Write) -> io::Result<Outcome> {
        if self.describe {
            printed::description(&told.settings, output)?;
            return Ok(Outcome::Done);
        }
        let matches = told
            .matches
            .subcommand()
            .map_or(&told.matches, |(_, inner)| inner);
        printed::in_force(&told.settings, matches, &told.given, output)?;
        Ok(Outcome::Done)
    }
}
