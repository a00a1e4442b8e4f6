//! What readers may see, as the command line says it.

use clap::ValueEnum;

use crate::vocabulary::Visibility;

/// What readers may see.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Clearance {
    /// What is PUBLIC.
    Public,
    /// What is PUBLIC or INTERNAL.
    Internal,
    /// Everything.
    Confidential,
}

impl From<Clearance> for Visibility {
    fn from(clearance: Clearance) -> Self {
        match clearance {
            Clearance::Public => Self::Public,
            Clearance::Internal => Self::Internal,
            Clearance::Confidential => Self::Confidential,
        }
    }
}
