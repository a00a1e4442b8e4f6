//! What is said of a word that is not in its list.

use std::fmt;

/// A word that is not in the list it should come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnknownWord {
    /// The words that would have been understood, in the order of the list.
    pub expected: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected one of {}", self.expected.join(", "))
    }
}

impl std::error::Error for UnknownWord {}
