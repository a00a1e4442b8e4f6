//! What is wrong with settings, each said with where the setting was said, and how the command ends for it.

use super::Told;
use crate::cli::Outcome;

/// Something that is wrong, in a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::cli) struct Fault {
    /// Where, what, and what was expected.
    pub(super) text: String,
    /// How the command ends, if nothing else is wrong.
    pub(super) outcome: Outcome,
}

impl Fault {
    /// Something that was not understood.
    pub(super) fn usage(text: String) -> Self {
        Self {
            text,
            outcome: Outcome::Usage,
        }
    }
}

/// All that is wrong: a line for each.
#[derive(Debug, thiserror::Error)]
#[error("{}", lines(.0))]
pub(in crate::cli) struct Faults(pub(super) Vec<Fault>);

fn lines(faults: &[Fault]) -> String {
    let lines: Vec<&str> = faults.iter().map(|fault| fault.text.as_str()).collect();
    lines.join("\n")
}

impl Faults {
    /// How the command ends: that a file cannot be used is only said where all else was understood.
    pub(in crate::cli) fn outcome(&self) -> Outcome {
        let understood = self.0.iter().all(|fault| fault.outcome == Outcome::Unusable);
        if understood {
            Outcome::Unusable
        } else {
            Outcome::Usage
        }
    }
}

/// Something wrong with the value of a setting, wherever it was said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::cli) struct Wrong {
    /// The setting, as a file calls it.
    pub(in crate::cli) key: &'static str,
    /// The value as it may be shown; none where it needs no showing.
    pub(in crate::cli) value: Option<String>,
    /// What is wrong, and what was expected.
    pub(in crate::cli) message: String,
    /// Whether it was understood, and cannot be used.
    pub(in crate::cli) outcome: Outcome,
}

impl Wrong {
    /// A value that was not understood.
    pub(in crate::cli) fn value(key: &'static str, value: &str, message: impl Into<String>) -> Self {
        Self {
            key,
            value: Some(value.to_owned()),
            message: message.into(),
            outcome: Outcome::Usage,
        }
    }
}

impl Told {
    /// What is wrong, with where each setting was said.
    pub(in crate::cli) fn faults(&self, wrong: Vec<Wrong>) -> Faults {
        let fault = |wrong: Wrong| {
            let Wrong {
                key,
                value,
                message,
                outcome,
            } = wrong;
            let place = self.place(key);
            let text = match (place, value) {
                (None, None) => format!("--{key}: {message}"),
                (None, Some(value)) => format!("--{key} {value}: {message}"),
                (Some(place), None) => format!("{place}: {message}"),
                (Some(place), Some(value)) => format!("{place}: {value}: {message}"),
            };
            Fault { text, outcome }
        };
        Faults(wrong.into_iter().map(fault).collect())
    }

    /// Where a setting was said; none where on the command line, or nowhere.
    fn place(&self, key: &str) -> Option<String> {
        if self.is_flag(key) {
            return None;
        }
        let given = self.given.iter().find(|given| given.key == key)?;
        match given.source.strip_prefix("file ") {
            Some(line) => Some(format!("{line}: {key}")),
            None => given.source.strip_prefix("environment ").map(str::to_owned),
        }
    }
}
