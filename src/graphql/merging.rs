//! Fields that go by one name in an answer have to be one field: the library passes others and answers one of them.
//! This is the rule "field selection merging" of the specification, as far as it can be told without the types of
//! fields: two that may stand on one object must be the same field with the same arguments.

use std::collections::HashMap;

use async_graphql::{
    Positioned, ServerError,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};

/// The interfaces and unions: types that say of an object only in part what it is.
const ABSTRACT: [&str; 4] = ["Node", "Party", "Institution", "Promisor"];
/// How many fields are looked at before a document is refused.
const MOST_COMPARED: usize = 100_000;

/// Refuses a document in which different fields go by one name.
pub(super) fn check(document: &ExecutableDocument) -> Result<(), ServerError> {
    let mut merging = Merging {
        document,
        compared: 0,
    };
    for (_, operation) in document.operations.iter() {
        merging.merge(&[&operation.node.selection_set.node])?;
    }
    Ok(())
}

struct Merging<'a> {
    document: &'a ExecutableDocument,
    compared: usize,
}

/// A field, and the type that it was selected on, where that was said.
#[derive(Clone, Copy)]
struct Selected<'a> {
    on: Option<&'a str>,
    field: &'a Positioned<Field>,
}

impl Selected<'_> {
    /// Whether both may be selected on one object.
    fn may_meet(&self, other: &Selected<'_>) -> bool {
        match (self.on, other.on) {
            (Some(one), Some(other)) => one == other || ABSTRACT.contains(&one) || ABSTRACT.contains(&other),
            (None, _) | (_, None) => true,
        }
    }

    fn is_same_field(&self, other: &Selected<'_>) -> bool {
        let (one, other) = (&self.field.node, &other.field.node);
        let argument = |name: &str| other.arguments.iter().find(|(known, _)| known.node == name);
        one.name.node == other.name.node
            && one.arguments.len() == other.arguments.len()
            && one
                .arguments
                .iter()
                .all(|(name, value)| argument(&name.node).is_some_and(|(_, other)| value.node == other.node))
    }
}

impl<'a> Merging<'a> {
    /// Checks the fields that stand on one object, and what is selected of each.
    fn merge(&mut self, sets: &[&'a SelectionSet]) -> Result<(), ServerError> {
        let mut selected = Vec::new();
        let mut spread = Vec::new();
        for set in sets {
            self.collect(set, None, &mut selected, &mut spread);
        }
        let mut by_name: HashMap<&str, Vec<Selected<'a>>> = HashMap::new();
        for one in selected {
            by_name
                .entry(one.field.node.response_key().node.as_str())
                .or_default()
                .push(one);
        }
        for same_name in by_name.into_values() {
            self.same(&same_name)?;
        }
        Ok(())
    }

    /// Checks fields of one name.
    fn same(&mut self, fields: &[Selected<'a>]) -> Result<(), ServerError> {
        let mut kinds: Vec<Selected<'a>> = Vec::new();
        for one in fields {
            self.compared += 1 + kinds.len();
            if self.compared > MOST_COMPARED {
                let message = "the document has too many fields of the same names on different types";
                return Err(ServerError::new(message, Some(one.field.pos)));
            }
            if let Some(other) = kinds
                .iter()
                .find(|other| one.may_meet(other) && !one.is_same_field(other))
            {
                let message = format!(
                    "{:?} would be two things at once, {} and {} or with other arguments; expected another name, \
                     such as other: {}",
                    one.field.node.response_key().node.as_str(),
                    other.field.node.name.node,
                    one.field.node.name.node,
                    one.field.node.name.node,
                );
                return Err(ServerError::new(message, Some(one.field.pos)));
            }
            if !kinds.iter().any(|known| known.on == one.on) {
                kinds.push(*one);
            }
        }
        for kind in &kinds {
            let together = fields.iter().filter(|one| one.may_meet(kind));
            let sets: Vec<_> = together.map(|one| &one.field.node.selection_set.node).collect();
            if sets.iter().any(|set| !set.items.is_empty()) {
                self.merge(&sets)?;
            }
        }
        Ok(())
    }

    /// Adds the fields of a selection with those of its fragments, each of which is spread once.
    fn collect(
        &mut self,
        set: &'a SelectionSet,
        on: Option<&'a str>,
        selected: &mut Vec<Selected<'a>>,
        spread: &mut Vec<&'a str>,
    ) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) => selected.push(Selected { on, field }),
                Selection::InlineFragment(inline) => {
                    let condition = inline
                        .node
                        .type_condition
                        .as_ref()
                        .map(|on| on.node.on.node.as_str());
                    self.collect(
                        &inline.node.selection_set.node,
                        condition.or(on),
                        selected,
                        spread,
                    );
                }
                Selection::FragmentSpread(fragment) => {
                    let name = &fragment.node.fragment_name.node;
                    let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
                        continue;
                    };
                    if !spread.contains(&name.as_str()) {
                        spread.push(name);
                        let condition = fragment.node.type_condition.node.on.node.as_str();
                        self.collect(
                            &fragment.node.selection_set.node,
                            Some(condition),
                            selected,
                            spread,
                        );
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::check;

    fn passes(query: &str) -> bool {
        check(&parse_query(query).unwrap()).is_ok()
    }

    #[test]
    fn one_field_may_be_asked_twice() {
        assert!(passes(
            "{ a(x: 1, y: 2) { b } a(y: 2, x: 1) { c b } ...F ...F } fragment F on Query { a(x: 1, y: 2) { b: b } }"
        ));
    }

    #[test]
    fn two_fields_cannot_go_by_one_name() {
        assert!(!passes("{ x: a x: b }"));
        assert!(!passes("{ a(x: 1) a(x: 2) }"));
        assert!(!passes("{ a(x: 1) a }"));
        assert!(!passes(
            "{ a { x: b } ...F } fragment F on Query { a { c { d } x: e } }"
        ));
        assert!(!passes(
            "{ node { ... on Party { x: name } ... on Person { x: key } } }"
        ));
    }

    #[test]
    fn fields_of_different_objects_never_meet() {
        assert!(passes(
            "{ node { ... on Person { x: name } ... on Topic { x: key } } }"
        ));
        assert!(passes(
            "{ node { ... on Person { x: a { y: b } } ... on Topic { x: c { y: d } } } }"
        ));
        assert!(!passes(
            "{ node { ... on Person { x: a { y: b } } ... on Person { x: a { y: d } } } }"
        ));
    }

    #[test]
    fn a_fragment_that_spreads_itself_does_not_hang() {
        assert!(passes("{ ...A } fragment A on Query { x ...A }"));
    }
}
