//! Who asks: what the bearer of a token may do, and which records exist for them.

mod guard;
pub mod oidc;
pub mod tokens;

use std::fmt;

pub use guard::{Guard, Refusal};

use crate::vocabulary::Visibility;

/// What a bearer may do, from the least to the most; each may do all that those before it may.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// Reads the record.
    Reader,
    /// Changes the record too.
    Editor,
    /// Sees to the server too.
    Admin,
}

impl Role {
    /// Every role, from the least to the most.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Editor, Self::Admin];

    /// The role that a word names; null where it names none. Words are in capitals, as `word` gives them.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The word as settings and answers spell it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reader => "READER",
            Self::Editor => "EDITOR",
            Self::Admin => "ADMIN",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What whoever shows no token is called.
const ANONYMOUS: &str = "anonymous";

/// Somebody who asks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Identity {
    /// What they are called in the log and in what they change; never empty.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The highest visibility of a record that exists for them.
    pub clearance: Visibility,
}

impl Identity {
    /// Whoever shows no token: reads what a clearance may see.
    pub fn anonymous(clearance: Visibility) -> Self {
        Self {
            name: ANONYMOUS.to_owned(),
            role: Role::Reader,
            clearance,
        }
    }

    /// Whether they showed no token, or one that is called so and lets its bearer do no more.
    pub fn is_anonymous(&self) -> bool {
        self.name == ANONYMOUS && self.role == Role::Reader
    }
}
