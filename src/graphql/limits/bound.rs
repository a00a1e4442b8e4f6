//! What there may only be so much of, and what a client is told that asked for more.

use async_graphql::{Pos, ServerError};

use super::exceeded;
use crate::vocabulary::ErrorCode;

/// What there may only be so much of.
pub(super) struct Bound {
    code: ErrorCode,
    /// What is said before how much there is.
    who: &'static str,
    /// What is said after it.
    what: &'static str,
    /// How to do with less.
    instead: &'static str,
}

pub(super) const BYTES: Bound = Bound {
    code: ErrorCode::DocumentTooLong,
    who: "the document has",
    what: " bytes",
    instead: "send values as variables, or ask for less at once",
};
pub(super) const BRACKETS: Bound = Bound {
    code: ErrorCode::TooDeep,
    who: "the document nests",
    what: " levels of brackets",
    instead: "send values as variables, and ask for less within each other",
};
pub(super) const TOKENS: Bound = Bound {
    code: ErrorCode::TooManyTokens,
    who: "the document has",
    what: " words and signs",
    instead: "send values as variables, or ask for less at once",
};
pub(super) const ALIASES: Bound = Bound {
    code: ErrorCode::TooManyAliases,
    who: "the document gives",
    what: " fields another name",
    instead: "ask for many records by nodes(ids: …), or in several requests",
};
pub(super) const DIRECTIVES: Bound = Bound {
    code: ErrorCode::TooManyDirectives,
    who: "the document has",
    what: " directives",
    instead: "put fields under one condition into one fragment",
};
pub(super) const FIELDS: Bound = Bound {
    code: ErrorCode::TooManyFields,
    who: "the operation asks for",
    what: " fields, fragments written out",
    instead: "ask for less at once",
};
pub(super) const DEPTH: Bound = Bound {
    code: ErrorCode::TooDeep,
    who: "the operation nests fields",
    what: " deep",
    instead: "take the id of what lies deeper, and ask for it by node(id: …)",
};
pub(super) const ROOT_FIELDS: Bound = Bound {
    code: ErrorCode::TooManyRootFields,
    who: "the operation begins with",
    what: " fields",
    instead: "ask for many records by nodes(ids: …), or in several requests",
};
pub(super) const COST: Bound = Bound {
    code: ErrorCode::TooCostly,
    who: "the answer may cost",
    what: ", counting each field of a list once for each row asked for",
    instead: "ask for shorter pages with first, most of all where lists are nested, or for fewer fields",
};

impl Bound {
    /// Refuses more than there may be.
    pub(super) fn check<N>(&self, found: N, limit: N, place: Option<Pos>) -> Result<(), ServerError>
    where
        N: PartialOrd + std::fmt::Display + TryInto<u64>,
    {
        if found <= limit {
            return Ok(());
        }
        let Self {
            code,
            who,
            what,
            instead,
        } = *self;
        let told = format!("{who} {found}{what}; expected at most {limit}: {instead}");
        Err(exceeded(code, told, found, limit, place))
    }
}
