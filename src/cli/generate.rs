//! `rapport generate`: a made-up record of any size.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use clap::Args;

use super::Outcome;
use crate::generate::generate;

/// What is to be generated.
#[derive(Args)]
pub(super) struct Generate {
    /// How many events; there are about ten rows in the database to each.
    #[arg(long)]
    events: u64,

    /// The same seed gives the same record.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// The file to write; standard output where none is named.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Generate {
    /// Writes the record file.
    pub(super) fn run(&self, output: &mut impl Write, errors: &mut impl Write) -> io::Result<Outcome> {
        let Some(path) = &self.file else {
            let mut output = BufWriter::new(output);
            generate(self.events, self.seed, &mut output)?;
            output.flush()?;
            return Ok(Outcome::Done);
        };
        let written = File::create(path).and_then(|file| {
            let mut file = BufWriter::with_capacity(1 << 18, file);
            generate(self.events, self.seed, &mut file)?;
            file.flush()
        });
        match written {
            Ok(()) => Ok(Outcome::Done),
            Err(error) => {
                writeln!(errors, "{}: cannot be written: {error}", path.display())?;
                Ok(Outcome::Unusable)
            }
        }
    }
}
