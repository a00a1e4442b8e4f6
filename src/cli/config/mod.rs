//! Settings from a file, from the environment and from the command line, whatever options there are: what `rapport serve`
//! and all commands understand as `--kept-answers 64`, a file may say as `kept-answers = 64`, and the environment as
//! `RAPPORT_KEPT_ANSWERS=64`. The command line beats the environment, which beats the file.

mod environment;
mod faults;
mod file;
mod printed;
mod settings;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{ArgMatches, Args, Command, parser::ValueSource};

use self::settings::{Given, Setting};
pub(super) use self::{
    environment::Environment,
    faults::{Fault, Faults, Wrong},
};
use super::{Outcome, serve::Serve};
use crate::clock::Clock;

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
    /// What is odd, and is passed over: a line for each. Only the commands that serve look for it.
    pub(super) warnings: Vec<String>,
    settings: Vec<Setting>,
    given: Vec<Given>,
}

/// Understands a command line. What is wrong with it, and a wish for help, ends the process, as is usual.
///
/// # Errors
///
/// A file or a variable that cannot be read, a key that there is not, a value that its option does not take.
pub(super) fn told(
    command: &Command,
    line: impl IntoIterator<Item = OsString>,
    environment: &Environment,
) -> Result<Told, Faults> {
    let line: Vec<OsString> = line.into_iter().collect();
    let settings = settings::all(command);
    let mut command = settings::with_variables(command.clone(), &settings);
    // Only to learn which file; what is wrong is told below, when all is known.
    let first = command
        .clone()
        .ignore_errors(true)
        .try_get_matches_from(&line)
        .ok();
    let named = first
        .as_ref()
        .and_then(|first| first.get_one::<String>(CONFIG).cloned());
    let path = match named {
        Some(path) => Some(("--config ".to_owned(), path)),
        None => environment
            .config()
            .map(|path| (format!("{}: ", environment::CONFIG), path)),
    };
    let serves = first
        .as_ref()
        .and_then(|first| first.subcommand_name())
        .is_some_and(|name| settings::SERVING.contains(&name));
    let mut faults = Vec::new();
    let mut given = Vec::new();
    if let Some((place, path)) = path {
        match file::read(&place, &path, &settings) {
            Ok(read) => given = read,
            Err(wrong) => faults.extend(wrong),
        }
    }
    let heard = settings
        .iter()
        .filter(|setting| setting.everywhere || serves)
        .filter_map(|setting| environment.says(setting).transpose());
    for heard in heard {
        match heard {
            // It beats what the file of settings says.
            Ok(one) => {
                given.retain(|other: &Given| other.key != one.key);
                given.push(one);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    let warnings = if serves {
        environment.unknown(&settings)
    } else {
        Vec::new()
    };
    command = settings::with_defaults(command, &given);
    Ok(Told {
        matches: command.get_matches_from(line),
        warnings,
        settings,
        given,
    })
}

impl Told {
    /// The options of the command that was called, those of every command among them.
    fn options(&self) -> &ArgMatches {
        self.matches
            .subcommand()
            .map_or(&self.matches, |(_, inner)| inner)
    }

    /// Whether the command line itself says what a setting is.
    fn is_flag(&self, key: &str) -> bool {
        let setting = self.settings.iter().find(|setting| setting.key == key);
        setting.is_some_and(|setting| {
            let id = setting.option.get_id().as_str();
            self.options().value_source(id) == Some(ValueSource::CommandLine)
        })
    }
}

impl Config {
    /// Prints what is in force, or what could be. What `rapport serve` would not take is refused as it is there.
    pub(super) async fn run(
        &self,
        told: &Told,
        database: &str,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> io::Result<Outcome> {
        if self.describe {
            printed::description(&told.settings, output)?;
            return Ok(Outcome::Done);
        }
        if let Err(wrong) = self.serve.ready(database, Clock::System).await {
            let faults = told.faults(wrong);
            writeln!(errors, "{faults}")?;
            return Ok(faults.outcome());
        }
        printed::in_force(&told.settings, told.options(), &told.given, output)?;
        Ok(Outcome::Done)
    }
}
