//! How a command ended, as scripts see it.

/// How a command ended; its number is the exit status.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Outcome {
    /// All went well; there may have been warnings.
    Done = 0,
    /// What was given is wrong, has been reported, and nothing was changed.
    Faults = 1,
    /// The command, or a setting, was not understood.
    Usage = 2,
    /// The database, a file or a port cannot be used.
    Unusable = 3,
}

impl From<Outcome> for std::process::ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
