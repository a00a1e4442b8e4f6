//! The rule for introspection: asking for the schema is deeper than any other question, and its answer does not grow with
//! the record. What tools ask for passes; what goes round in circles does not.

use async_graphql::{Pos, ServerError};

use super::{exceeded, shape::Shape};
use crate::vocabulary::ErrorCode;

/// How deep fields may nest. The standard introspection query, with its nine levels of `ofType`, nests 15 deep.
const DEEPEST: u64 = 20;
/// How many lists of a type's parts may be within each other: fields of the types of fields.
const MOST_LISTS: u64 = 2;

/// The fields of `Query` that ask for the schema.
pub(super) fn is_root(field: &str) -> bool {
    matches!(field, "__schema" | "__type")
}

/// Whether a field lists a type's parts, each of which leads to types again.
pub(super) fn is_list_of_parts(field: &str) -> bool {
    matches!(field, "fields" | "inputFields" | "interfaces" | "possibleTypes")
}

/// Refuses an operation that asks for the schema in circles.
pub(super) fn check(shape: &Shape, place: Option<Pos>) -> Result<(), ServerError> {
    let asked = &shape.introspection;
    let (found, limit) = if asked.lists > MOST_LISTS {
        (asked.lists, MOST_LISTS)
    } else if asked.depth > DEEPEST {
        (asked.depth, DEEPEST)
    } else {
        return Ok(());
    };
    let told = "the operation asks for the schema in circles, types of fields of types; expected what introspection tools ask \
                for, of which the answer is the whole schema already";
    Err(exceeded(ErrorCode::TooDeep, told.to_owned(), found, limit, place))
}
