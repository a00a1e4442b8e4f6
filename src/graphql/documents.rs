//! Parsed documents, kept: parsing is most of what a small request costs. A document is also measured here, before
//! anything is done with it: a few fragments that spread each other can ask for millions of fields. Clients choose
//! the names here, so that the hasher is one that they cannot foresee.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{
    Pos, ServerError, Value, Variables,
    parser::{
        parse_query,
        types::{
            DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
            SelectionSet,
        },
    },
};
use chrono::{DateTime, Utc};
use quick_cache::sync::Cache;

use super::{known_at, merging};
use crate::request::Consulted;

/// How many documents are kept.
const KEPT: usize = 1_000;
/// Longer documents are not kept.
const LONGEST_KEPT: usize = 16 * 1024;
/// Longer documents are not parsed, in bytes.
const LONGEST: usize = 256 * 1024;
/// How deep brackets may nest. The parser and whatever follows it go down with them.
const DEEPEST: usize = 64;
/// How many fields a document may ask for, with every fragment written out where it is spread.
const MOST_FIELDS: u64 = 20_000;

/// The documents that were asked lately.
pub(super) struct Documents(Cache<String, Arc<ExecutableDocument>>, Consulted);

impl Default for Documents {
    fn default() -> Self {
        Self(Cache::new(KEPT), Consulted::default())
    }
}

impl Documents {
    /// How many are kept.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// How often one was there when it was asked for.
    pub(super) fn consulted(&self) -> &Consulted {
        &self.1
    }

    /// A document, parsed and measured.
    pub(super) fn parse(&self, text: &str) -> Result<Arc<ExecutableDocument>, ServerError> {
        let kept = self.0.get(text);
        self.1.count(kept.is_some());
        if let Some(document) = kept {
            return Ok(document);
        }
        if text.len() > LONGEST {
            let message = format!(
                "the document has {} bytes; expected at most {LONGEST}",
                text.len()
            );
            return Err(refused(message));
        }
        if nesting(text) > DEEPEST {
            let message = format!("the document nests more than {DEEPEST} levels of brackets");
            return Err(refused(message));
        }
        let document = Arc::new(parse_query(text)?);
        measure(&document)?;
        merging::check(&document)?;
        if text.len() <= LONGEST_KEPT {
            self.0.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }
}

/// The operation that is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operation {
    /// What kind it is.
    pub(super) kind: OperationType,
    /// The instant at which it wants to know the record; none for the present.
    pub(super) known_at: Option<DateTime<Utc>>,
}

/// What operation is asked for; an error where it is not there, or not all its variables: found out before anything is executed.
/// Variables that are not given take their defaults.
pub(super) fn ready(
    document: &ExecutableDocument,
    name: Option<&str>,
    variables: &mut Variables,
) -> Result<Operation, ServerError> {
    let operation: &OperationDefinition = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => &operation.node,
        (DocumentOperations::Single(_), Some(name)) => {
            return Err(refused(format!(
                "operationName: the document has no operation {name:?}"
            )));
        }
        (DocumentOperations::Multiple(operations), Some(name)) => match operations.get(name) {
            Some(operation) => &operation.node,
            None => {
                return Err(refused(format!(
                    "operationName: the document has no operation {name:?}"
                )));
            }
        },
        (DocumentOperations::Multiple(operations), None) => match operations.values().next() {
            Some(operation) if operations.len() == 1 => &operation.node,
            _ => {
                return Err(refused(
                    "operationName: missing; the document has several operations",
                ));
            }
        },
    };
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
            return Err(ServerError::new(message, Some(definition.pos)));
        }
    }
    Ok(Operation {
        kind: operation.ty,
        known_at: known_at::instant(operation, variables)?,
    })
}

/// How deep braces, brackets and parentheses are nested, outside of texts and remarks.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest): (usize, usize) = (0, 0);
    let mut rest = text;
    while let Some(place) = rest.find(['{', '[', '(', '}', ']', ')', '"', '#']) {
        let (found, after) = rest[place..].split_at(1);
        rest = match found {
            "#" => after.find(['\n', '\r']).map_or("", |end| &after[end..]),
            "\"" => after_text(after),
            "{" | "[" | "(" => {
                depth += 1;
                deepest = deepest.max(depth);
                after
            }
            _ => {
                depth = depth.saturating_sub(1);
                after
            }
        };
    }
    deepest
}

/// What follows a text of which the first quotation mark was read.
fn after_text(rest: &str) -> &str {
    let (end, escaped, rest) = match rest.strip_prefix("\"\"") {
        Some(block) => ("\"\"\"", "\\\"\"\"", block),
        None => ("\"", "\\", rest),
    };
    let mut from = 0;
    while let Some(place) = rest[from..].find(end).map(|place| from + place) {
        match rest[from..].find(escaped).map(|escape| from + escape) {
            // The mark, or the letter behind a backslash, belongs to the text.
            Some(escape) if escape < place => {
                let letter = rest[escape + 1..].chars().next().map_or(1, char::len_utf8);
                from = escape + if end.len() == 1 { 1 + letter } else { escaped.len() };
            }
            Some(_) | None => return &rest[place + end.len()..],
        }
    }
    ""
}

/// Refuses a document that asks for too many fields.
fn measure(document: &ExecutableDocument) -> Result<(), ServerError> {
    let mut sizes = HashMap::new();
    for (_, operation) in document.operations.iter() {
        let fields = fields(document, &operation.node.selection_set.node, &mut sizes)?;
        if fields > MOST_FIELDS {
            let message =
                format!("the document asks for more than {MOST_FIELDS} fields, fragments written out");
            return Err(ServerError::new(message, Some(operation.pos)));
        }
    }
    Ok(())
}

/// How many fields a selection asks for. Each fragment is counted once and remembered.
fn fields<'a>(
    document: &'a ExecutableDocument,
    selection: &'a SelectionSet,
    sizes: &mut HashMap<&'a str, Option<u64>>,
) -> Result<u64, ServerError> {
    let mut total: u64 = 0;
    for item in &selection.items {
        let more = match &item.node {
            Selection::Field(field) => 1 + fields(document, &field.node.selection_set.node, sizes)?,
            Selection::InlineFragment(inline) => fields(document, &inline.node.selection_set.node, sizes)?,
            Selection::FragmentSpread(spread) => {
                let Some((name, fragment)) =
                    document.fragments.get_key_value(&spread.node.fragment_name.node)
                else {
                    // Validation says so, and names those there are.
                    continue;
                };
                match sizes.get(name.as_str()) {
                    Some(Some(size)) => *size,
                    Some(None) => {
                        let message = format!("the fragment {name} spreads itself");
                        return Err(ServerError::new(message, Some(spread.pos)));
                    }
                    None => {
                        sizes.insert(name, None);
                        let size = fields(document, &fragment.node.selection_set.node, sizes)?;
                        sizes.insert(name, Some(size));
                        size
                    }
                }
            }
        };
        total = total.saturating_add(more).min(MOST_FIELDS + 1);
    }
    Ok(total)
}

/// An error that has no place in the document.
fn refused(message: impl Into<String>) -> ServerError {
    ServerError::new(message, None::<Pos>)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_that_spread_each_other_twice_are_refused_at_once() {
        let mut bomb = String::from("{ ...f0 }");
        for number in 0..24 {
            let next = number + 1;
            let fragment = format!(" fragment f{number} on Query {{ ...f{next} ...f{next} }}");
            bomb.push_str(&fragment);
        }
        bomb.push_str(" fragment f24 on Query { __typename }");
        let error = Documents::default().parse(&bomb).err().unwrap();
        assert!(
            error.message.contains("more than 20000 fields"),
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
        assert!(Documents::default().parse(&deep[..200_000]).is_err());
    }

    #[test]
    fn nesting_is_measured_outside_of_texts_and_remarks() {
        assert_eq!(nesting("{ a(b: [{c: 1}]) { d } }"), 4);
        assert_eq!(nesting("{ a(b: \"{{{\\\"{{\\\\\") # {{{\n { c } }"), 2);
        assert_eq!(nesting("{ a(b: \"\"\"{{ \"\\\"\"\"{{\"\"\") { c } }"), 2);
        assert_eq!(nesting("\"\" {}"), 1);
        assert_eq!(nesting("}}} \""), 0);
        assert_eq!(nesting("{ # }\n { \"}\" {"), 3);
    }

    #[test]
    fn ordinary_documents_are_kept() {
        let documents = Documents::default();
        let first = documents
            .parse("{ ...f } fragment f on Query { __typename }")
            .unwrap();
        let again = documents
            .parse("{ ...f } fragment f on Query { __typename }")
            .unwrap();
        assert!(Arc::ptr_eq(&first, &again));
    }

    #[test]
    fn a_fragment_that_spreads_itself_is_refused() {
        let circle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a __typename }";
        let error = Documents::default().parse(circle).err().unwrap();
        assert_eq!(error.message, "the fragment a spreads itself");
    }
}
