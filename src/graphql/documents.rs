//! Parsed documents, kept: parsing is most of what a small request costs. A document is also measured here, before
//! anything is done with it: a few fragments that spread each other can ask for millions of fields. Clients choose
//! the names here, so that the hasher is one that they cannot foresee.

use std::sync::Arc;

use async_graphql::{
    Name, Pos, ServerError, Value, Variables,
    parser::{
        parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
    },
};
use chrono::{DateTime, Utc};
use quick_cache::{Weighter, sync::Cache};

use super::{
    error, known_at,
    limits::{Limits, Measure, Sizes},
    merging,
};
use crate::{request::Consulted, vocabulary::ErrorCode};

/// How many documents room is made for at first.
const EXPECTED: usize = 1_000;
/// How many bytes of memory they may take together, about.
const MOST: u64 = 64 << 20;
/// How many bytes a word or sign of a document takes when it is parsed, at most: a field without anything.
const PARSED: usize = 256;
/// A longer line is not shown to whoever mistook something in it.
const LONGEST_SHOWN: usize = 600;
/// Longer documents are not kept.
const LONGEST_KEPT: usize = 16 * 1024;

/// The documents that were asked lately.
pub(super) struct Documents {
    kept: Cache<String, Arc<Document>, BySize>,
    limits: Limits,
    sizes: Arc<Sizes>,
    consulted: Consulted,
}

/// A document that is not too large.
#[derive(Debug)]
pub(super) struct Document {
    /// As it was parsed.
    pub(super) parsed: ExecutableDocument,
    /// What each operation asks for.
    measures: Vec<(Option<Name>, Measure)>,
    /// How many words and signs it has.
    tokens: usize,
}

/// Weighs documents by the memory that they take.
#[derive(Clone)]
struct BySize;

impl Weighter<String, Arc<Document>> for BySize {
    fn weight(&self, text: &String, document: &Arc<Document>) -> u64 {
        (text.len() + document.tokens * PARSED) as u64
    }
}

/// The operation that is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operation {
    /// What kind it is.
    pub(super) kind: OperationType,
    /// The instant at which it wants to know the record; none for the present.
    pub(super) known_at: Option<DateTime<Utc>>,
    /// What it costs.
    pub(super) asked: Asked,
}

/// What an operation asks for, with its variables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// What it costs: its fields, those of a list once for each row that is asked for.
    pub(super) cost: u64,
    /// How many fields it has, each fragment written out.
    pub(super) fields: u64,
    /// How deep they are nested.
    pub(super) depth: u64,
}

impl Documents {
    /// None yet.
    pub(super) fn new(limits: Limits, sizes: Arc<Sizes>) -> Self {
        Self {
            kept: Cache::with_weighter(EXPECTED, MOST, BySize),
            limits,
            sizes,
            consulted: Consulted::default(),
        }
    }

    /// How many are kept.
    pub(super) fn count(&self) -> usize {
        self.kept.len()
    }

    /// How often one was there when it was asked for.
    pub(super) fn consulted(&self) -> &Consulted {
        &self.consulted
    }

    /// How much a request may ask for.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A document, parsed and measured.
    pub(super) fn parse(&self, text: &str) -> Result<Arc<Document>, ServerError> {
        let kept = self.kept.get(text);
        self.consulted.count(kept.is_some());
        if let Some(document) = kept {
            return Ok(document);
        }
        let tokens = self.limits.check_text(text)?;
        let parsed = parse_query(text).map_err(|error| not_parsed(error.into()))?;
        let measures = self.limits.measure(&parsed, &self.sizes)?;
        merging::check(&parsed).map_err(|error| coded(error, ErrorCode::ValidationFailed))?;
        let document = Arc::new(Document {
            parsed,
            measures,
            tokens,
        });
        if text.len() <= LONGEST_KEPT {
            self.kept.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }

    /// What operation is asked for; an error where it is not there, lacks variables, or costs too much with those it has: found
    /// out before anything is executed. Variables that are not given take their defaults.
    pub(super) fn ready(
        &self,
        document: &Document,
        name: Option<&str>,
        variables: &mut Variables,
    ) -> Result<Operation, ServerError> {
        let (name, operation) = operation(&document.parsed, name)?;
        for definition in &operation.variable_definitions {
            let variable = &definition.node;
            let missing = match (variables.get(&variable.name.node), &variable.default_value) {
                (Some(given), _) => matches!(given, Value::Null),
                (None, Some(default)) => {
                    // The library forgets it where it decides whether a field is asked at all.
                    variables.insert(variable.name.node.clone(), default.node.clone());
                    false
                }
                (None, None) => true,
            };
            if missing && !variable.var_type.node.nullable {
                let message = format!(
                    "variables.{}: missing; expected {}",
                    variable.name.node, variable.var_type.node
                );
                let error = ServerError::new(message, Some(definition.pos));
                return Err(coded(error, ErrorCode::BadInput));
            }
        }
        let known_at =
            known_at::instant(operation, variables).map_err(|error| coded(error, ErrorCode::BadInput))?;
        let measure = document.measures.iter().find(|(known, _)| known.as_ref() == name);
        let (_, measure) = measure.expect("every operation of a document was measured");
        Ok(Operation {
            kind: operation.ty,
            known_at,
            asked: Asked {
                cost: self.limits.check_cost(operation, measure, variables)?,
                fields: measure.fields,
                depth: measure.depth,
            },
        })
    }
}

/// The operation of a name, or the only one.
fn operation<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<(Option<&'a Name>, &'a OperationDefinition), ServerError> {
    let (found, message) = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => return Ok((None, &operation.node)),
        (DocumentOperations::Single(_), Some(name)) => {
            (None, format!("the document has no operation {name:?}"))
        }
        (DocumentOperations::Multiple(operations), Some(name)) => (
            operations.get_key_value(name),
            format!("the document has no operation {name:?}"),
        ),
        (DocumentOperations::Multiple(operations), None) => (
            operations.iter().next().filter(|_| operations.len() == 1),
            "missing; the document has several operations".to_owned(),
        ),
    };
    if let Some((name, operation)) = found {
        return Ok((Some(name), &operation.node));
    }
    let error = ServerError::new(format!("operationName: {message}"), None::<Pos>);
    Err(coded(error, ErrorCode::UnknownOperation))
}

/// What is told of a document that is none: what was expected, and the line, unless that is the whole document.
fn not_parsed(mut error: ServerError) -> ServerError {
    if error.message.len() > LONGEST_SHOWN {
        let expected = error.message.lines().last().unwrap_or_default();
        let expected = expected.trim_start_matches([' ', '=']).to_owned();
        error.message = expected;
        error::shorten(&mut error.message);
    }
    coded(error, ErrorCode::ParseFailed)
}

fn coded(mut error: ServerError, code: ErrorCode) -> ServerError {
    error::code(&mut error, code);
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Documents {
        let sizes = Sizes::read("type Query { a: Int }").unwrap();
        Documents::new(Limits::default(), Arc::new(sizes))
    }

    #[test]
    fn fragments_that_spread_each_other_twice_are_refused_at_once() {
        let mut bomb = String::from("{ ...f0 }");
        for number in 0..24 {
            let next = number + 1;
            let fragment = format!(" fragment f{number} on Query {{ ...f{next} ...f{next} }}");
            bomb.push_str(&fragment);
        }
        bomb.push_str(" fragment f24 on Query { __typename }");
        let error = documents().parse(&bomb).err().unwrap();
        assert!(
            error.message.contains("asks for 16777216 fields"),
            "{}",
            error.message
        );
    }

    #[test]
    fn brackets_that_nest_too_deep_are_refused_before_they_are_parsed() {
        let deep = format!(
            "{{ events(filter: {}{}) }}",
            "{not: ".repeat(100_000),
            "}".repeat(100_000)
        );
        assert!(documents().parse(&deep[..200_000]).is_err());
    }

    #[test]
    fn ordinary_documents_are_kept() {
        let documents = documents();
        let first = documents
            .parse("{ ...f } fragment f on Query { __typename }")
            .unwrap();
        let again = documents
            .parse("{ ...f } fragment f on Query { __typename }")
            .unwrap();
        assert!(Arc::ptr_eq(&first, &again));
    }

    /// However small they are as text.
    #[test]
    fn what_documents_take_together_is_bounded() {
        let documents = documents();
        let fields = "a ".repeat(4_000);
        for number in 0..200 {
            let text = format!("query Q{number} {{ b {{ {fields} }} }}");
            documents.parse(&text).unwrap();
        }
        assert!(documents.kept.weight() <= MOST && documents.count() > 10);
    }

    #[test]
    fn a_fragment_that_spreads_itself_is_refused() {
        let circle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a __typename }";
        let error = documents().parse(circle).err().unwrap();
        assert_eq!(error.message, "the fragment a spreads itself");
    }
}
