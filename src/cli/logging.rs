//! What is logged, and how: on standard error, as text or as JSON.

use std::io::{self, IsTerminal, Write};

use clap::{Args, ValueEnum};
use tracing::Level;
use tracing_subscriber::{EnvFilter, filter::filter_fn, prelude::*};

/// What is logged unless something else is asked for.
const USUAL: &str = "rapport=info,warn";

/// What the log is told.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Log")]
pub(super) struct LogArgs {
    /// What is logged on standard error: levels, also by part of the program, such as `warn` or `rapport=debug,warn`.
    #[arg(long, global = true, value_name = "LEVELS", default_value = USUAL, value_parser = levels)]
    log: String,

    /// How it is written.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    log_format: Format,

    /// Log a line for every request, and not only for those that failed.
    #[arg(long, global = true)]
    log_requests: bool,
}

/// How lines of the log are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// An object in JSON on each line.
    Json,
}

fn levels(text: &str) -> Result<String, String> {
    match EnvFilter::try_new(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(format!("{error}; expected levels such as {USUAL}")),
    }
}

impl LogArgs {
    /// Begins to log. Where somebody logs already, it goes on as it was.
    pub(super) fn begin(&self) {
        // Whoever says something else of these says it later, and counts.
        let usual = match self.log_format {
            Format::Text => "requests=warn",
            Format::Json => "requests=warn,lifecycle=info",
        };
        let mut levels = format!("{usual},{}", self.log);
        if self.log_requests {
            levels.push_str(",requests=info");
        }
        let levels = EnvFilter::try_new(&levels).unwrap_or_else(|_| EnvFilter::new(USUAL));
        // In more detail it writes down every message of a socket, and the first of them may have a token in it.
        let no_messages =
            filter_fn(|place| *place.level() <= Level::INFO || !place.target().starts_with("tungstenite"));
        let mut lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
        if !io::stderr().is_terminal() {
            lines.set_ansi(false);
        }
        let registry = tracing_subscriber::registry().with(levels).with(no_messages);
        let begun = match self.log_format {
            Format::Text => registry.with(lines).try_init(),
            Format::Json => registry.with(lines.json().flatten_event(true)).try_init(),
        };
        drop(begun);
    }

    /// Where a server says what its log does not: as lines of the log, where programs read that, else on `errors`.
    pub(super) fn said<'a>(&self, errors: &'a mut (impl Write + Send)) -> Box<dyn Write + Send + 'a> {
        match self.log_format {
            Format::Text => Box::new(errors),
            Format::Json => Box::new(Lines::default()),
        }
    }
}

/// Makes a line of the log of each line that is written.
#[derive(Default)]
struct Lines(Vec<u8>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        while let Some(end) = self.0.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.0.drain(..=end).collect();
            tracing::info!("{}", String::from_utf8_lossy(&line).trim_end());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
