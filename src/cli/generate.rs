//! `rapport generate`: a made-up record of any size, to try Rapport on and to measure it with.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Outcome, beside::Beside};
use crate::generate::generate;

/// The name that stands for standard output.
const STDOUT: &str = "-";
/// Lines are handed on in blocks of so many bytes.
const BLOCK: usize = 256 * 1024;

/// What is to be made up.
#[derive(Args, Clone, Debug)]
pub(super) struct Generate {
    /// How many events there are; people, institutions and sources follow in proportion, and come to about ten
    /// rows for each event.
    #[arg(long, value_name = "N")]
    events: u64,

    /// Which of the possible worlds: the same number of events and the same seed give the same file everywhere.
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,

    /// The file to write; standard output where none is named.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Replace the file where it is there already.
    #[arg(long)]
    force: bool,
}

impl Generate {
    /// Writes the record file, to the file, which the database at the address is not kept in, or else to `output`. That whoever reads `output` has seen enough, as `head`
    /// has, is no fault.
    pub(super) fn run(
        &self,
        database: &str,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> io::Result<Outcome> {
        if let Some(file) = self.file.as_deref().filter(|file| *file != Path::new(STDOUT)) {
            let target = match Beside::of(file, database, self.force) {
                Ok(target) => target,
                Err(refused) => {
                    writeln!(errors, "{refused}")?;
                    return Ok(Outcome::Unusable);
                }
            };
            let written = target.create().and_then(|mut out| {
                self.write(&mut out)?;
                target.place(out)
            });
            if let Err(error) = written {
                writeln!(errors, "{}: cannot be written: {error}", file.display())?;
                return Ok(Outcome::Unusable);
            }
            return Ok(Outcome::Done);
        }
        match self.write(output) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            Ok(()) | Err(_) => Ok(Outcome::Done),
        }
    }

    fn write(&self, out: impl Write) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(BLOCK, out);
        generate(self.events, self.seed, &mut out)?;
        out.flush()
    }
}
