//! Parsed documents, kept: parsing is most of what a small request costs. A document is also measured here, before
//! anything is done with it: a few fragments that spread each other can ask for millions of fields. Clients choose
//! the names here, so that the hasher is one that they cannot foresee.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{
    Pos, ServerError,
    parser::{
        parse_query,
        types::{ExecutableDocument, Selection, SelectionSet},
    },
};
use quick_cache::sync::Cache;

/// How many documents are kept.
const KEPT: usize = 1_000;
/// Longer documents are not kept.
const LONGEST_KEPT: usize = 16 * 1024;
/// Longer documents are not parsed, in bytes.
const LONGEST: usize = 256 * 1024;
/// How many fields a document may ask for, with every fragment written out where it is spread.
const MOST_FIELDS: u64 = 20_000;

/// The documents that were asked lately.
pub(super) struct Documents(Cache<String, Arc<ExecutableDocument>>);

impl Default for Documents {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

impl Documents {
    /// A document, parsed and measured.
    pub(super) fn parse(&self, text: &str) -> Result<Arc<ExecutableDocument>, ServerError> {
        if let Some(document) = self.0.get(text) {
            return Ok(document);
        }
        if text.len() > LONGEST {
            let message = format!(
                "the document has {} bytes; expected at most {LONGEST}",
                text.len()
            );
            return Err(ServerError::new(message, None));
        }
        let document = Arc::new(parse_query(text)?);
        measure(&document)?;
        if text.len() <= LONGEST_KEPT {
            self.0.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }
}

/// Refuses a document that asks for too many fields.
fn measure(document: &ExecutableDocument) -> Result<(), ServerError> {
    let mut sizes = HashMap::new();
    for (_, operation) in document.operations.iter() {
        let fields = fields(document, &operation.node.selection_set.node, &mut sizes, 0);
        if fields > MOST_FIELDS {
            let message =
                format!("the document asks for more than {MOST_FIELDS} fields, fragments written out");
            return Err(ServerError::new(message, Some(operation.pos)));
        }
    }
    Ok(())
}

/// How many fields a selection asks for. Each fragment is counted once and remembered; one that spreads itself counts
/// as too many, since validation, which says so better, would not end.
fn fields<'a>(
    document: &'a ExecutableDocument,
    selection: &'a SelectionSet,
    sizes: &mut HashMap<&'a str, Option<u64>>,
    depth: usize,
) -> u64 {
    if depth > 200 {
        return MOST_FIELDS + 1;
    }
    let mut total: u64 = 0;
    for item in &selection.items {
        let more = match &item.node {
            Selection::Field(field) => 1 + fields(document, &field.node.selection_set.node, sizes, depth + 1),
            Selection::InlineFragment(inline) => {
                fields(document, &inline.node.selection_set.node, sizes, depth + 1)
            }
            Selection::FragmentSpread(spread) => {
                let Some((name, fragment)) =
                    document.fragments.get_key_value(&spread.node.fragment_name.node)
                else {
                    continue;
                };
                match sizes.get(name.as_str()) {
                    Some(Some(size)) => *size,
                    // Being counted: the fragment spreads itself. Validation refuses it with a better message.
                    Some(None) => 0,
                    None => {
                        sizes.insert(name, None);
                        let size = fields(document, &fragment.node.selection_set.node, sizes, depth + 1);
                        sizes.insert(name, Some(size));
                        size
                    }
                }
            }
        };
        total = total.saturating_add(more).min(MOST_FIELDS + 1);
    }
    total
}

/// An error that has no place in the document.
pub(super) fn refused(message: impl Into<String>) -> ServerError {
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
    fn a_fragment_that_spreads_itself_does_not_hang() {
        let circle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a __typename }";
        assert!(Documents::default().parse(circle).is_ok());
    }
}
