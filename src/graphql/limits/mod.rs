//! How much one request may ask for, found out before anything is done for it: the document's length before it is
//! parsed, its shape before it is validated, and what its answer would cost before the first statement.

mod bound;
mod cost;
mod filters;
mod introspection;
mod lexer;
mod report_lists;
mod shape;
mod sizes;

use std::time::Duration;

use async_graphql::{
    Name, Pos, ServerError, Variables,
    parser::types::{ExecutableDocument, OperationDefinition},
};
pub(super) use cost::Cost;
use cost::Costing;
pub(super) use sizes::Sizes;

use super::error::refusal;
use crate::vocabulary::ErrorCode;

/// How deep brackets may nest. The parser and whatever follows it go down with them.
const DEEPEST_BRACKETS: usize = 64;

/// How much one request may ask for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Bytes of a document.
    pub bytes: usize,
    /// Words, numbers, texts and signs of a document.
    pub tokens: usize,
    /// Fields within fields. Introspection is not counted and has a rule of its own.
    pub depth: u64,
    /// Fields of a document that go by another name.
    pub aliases: usize,
    /// Fields that an operation begins with, each fragment written out where it is spread.
    pub root_fields: u64,
    /// Directives of a document.
    pub directives: usize,
    /// Fields of an operation, each fragment written out where it is spread.
    pub fields: u64,
    /// What an operation may cost: its fields, those of a list once for each row that is asked for.
    pub cost: u64,
    /// How long an answer may take, each of a subscription.
    pub deadline: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024,
            tokens: 10_000,
            depth: 16,
            aliases: 100,
            root_fields: 50,
            directives: 100,
            fields: 5_000,
            cost: 500_000,
            deadline: Duration::from_secs(30),
        }
    }
}

/// What an operation asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Measure {
    /// How many fields, each fragment written out.
    pub(super) fields: u64,
    /// How deep they are nested.
    pub(super) depth: u64,
    /// What the answer costs, once the variables are known.
    pub(super) cost: Cost,
}

impl Limits {
    /// Refuses a document that there is too much of to be parsed; tells how many words and signs one has that there is not.
    pub(super) fn check_text(&self, text: &str) -> Result<usize, ServerError> {
        bound::BYTES.check(text.len(), self.bytes, None)?;
        let counts = lexer::count(text);
        bound::BRACKETS.check(counts.nesting, DEEPEST_BRACKETS, None)?;
        bound::TOKENS.check(counts.tokens, self.tokens, None)?;
        bound::ALIASES.check(counts.aliases, self.aliases, None)?;
        bound::DIRECTIVES.check(counts.directives, self.directives, None)?;
        Ok(counts.tokens)
    }

    /// What each operation of a document asks for, by its name; refuses one that is too large whatever
    /// its variables are.
    pub(super) fn measure(
        &self,
        document: &ExecutableDocument,
        sizes: &Sizes,
    ) -> Result<Vec<(Option<Name>, Measure)>, ServerError> {
        let mut shapes = shape::Shapes::new(document, sizes.directives());
        let operations: Vec<_> = document.operations.iter().collect();
        let shapes: Vec<_> = operations
            .iter()
            .map(|(_, operation)| {
                let shape = shapes.of(&operation.node.selection_set.node)?;
                self.check_shape(&shape, operation.pos)?;
                Ok(shape)
            })
            .collect::<Result<_, ServerError>>()?;
        // Only now is it known that the document can be walked in reasonable time.
        let mut costing = Costing::new(document, sizes);
        let measured = operations.iter().zip(shapes).map(|((name, operation), shape)| {
            let measure = Measure {
                fields: shape.fields,
                depth: shape.depth,
                cost: costing.operation(&operation.node),
            };
            (name.cloned(), measure)
        });
        Ok(measured.collect())
    }

    fn check_shape(&self, shape: &shape::Shape, place: Pos) -> Result<(), ServerError> {
        let place = Some(place);
        bound::FIELDS.check(shape.fields, self.fields, place)?;
        bound::DEPTH.check(shape.depth, self.depth, place)?;
        bound::ROOT_FIELDS.check(shape.top, self.root_fields, place)?;
        introspection::check(shape, place)
    }

    /// What an operation costs with these variables; an error where that is too much.
    pub(super) fn check_cost(
        &self,
        operation: &OperationDefinition,
        measure: &Measure,
        variables: &Variables,
    ) -> Result<u64, ServerError> {
        let cost = measure.cost.with(variables);
        bound::COST.check(cost, self.cost, Some(operation.selection_set.pos))?;
        Ok(cost)
    }
}

/// What a client is told whose answer took too long.
pub(super) fn too_late(deadline: Duration) -> ServerError {
    let seconds = deadline.as_secs();
    let told = format!(
        "the answer takes longer than {seconds} s and was given up; expected a smaller question: fewer rows, a shorter period, \
         fewer fields that the network answers"
    );
    let mut error = refusal(ErrorCode::DeadlineExceeded, told, None);
    say(&mut error, "limit", seconds);
    error
}

/// What a client is told that asked for too much: a sentence, a code, how much there was and how much there may be.
fn exceeded(
    code: ErrorCode,
    told: String,
    found: impl TryInto<u64>,
    limit: impl TryInto<u64>,
    place: Option<Pos>,
) -> ServerError {
    let mut error = refusal(code, told, place);
    say(&mut error, "limit", limit);
    say(&mut error, "found", found);
    error
}

/// Adds a number to what a program goes by.
fn say(error: &mut ServerError, name: &str, number: impl TryInto<u64>) {
    if let Some(values) = &mut error.extensions {
        values.set(name, number.try_into().unwrap_or(u64::MAX));
    }
}
