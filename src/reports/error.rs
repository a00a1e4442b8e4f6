//! Why there is no report.

use crate::{network::algorithms::LimitExceeded, store::StoreError};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A record that is asked about is not there.
    #[error("{parameter}: there is no record {given:?}; expected {expected}{}", hint(.meant))]
    Unknown {
        /// Which parameter names it.
        parameter: &'static str,
        /// What was given.
        given: String,
        /// What would be taken.
        expected: &'static str,
        /// Records that may have been meant, as `kind:key`.
        meant: Vec<String>,
    },
    /// A parameter cannot be what it is.
    #[error("{parameter}: {message}")]
    Invalid {
        /// Which.
        parameter: &'static str,
        /// What is wrong, and what was expected.
        message: String,
    },
    /// There is no such parameter.
    #[error("there is no parameter {given:?}; expected one of {known}")]
    Unheard {
        /// What was given.
        given: String,
        /// Those that there are.
        known: String,
    },
    /// It would take too long.
    #[error(transparent)]
    Limit(#[from] LimitExceeded),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn hint(meant: &[String]) -> String {
    if meant.is_empty() {
        String::new()
    } else {
        format!("; perhaps {}", meant.join(" or "))
    }
}

impl ReportError {
    /// That a record that is asked about is not there any more.
    pub(super) fn gone(parameter: &'static str, given: &str, expected: &'static str) -> Self {
        Self::Unknown {
            parameter,
            given: given.to_owned(),
            expected,
            meant: Vec::new(),
        }
    }
}
