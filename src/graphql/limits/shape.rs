//! The shape of a document, with every fragment written out where it is spread. Each fragment is looked at once and
//! remembered, so that a few that spread each other cost nothing, however many fields they stand for.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Pos, Positioned, ServerError,
    parser::types::{Directive, ExecutableDocument, Selection, SelectionSet},
};

use super::{exceeded, introspection};
use crate::vocabulary::ErrorCode;

/// How deep selections and fragments may be within each other: whatever reads them calls itself as often.
const DEEPEST: u64 = 128;

/// What a selection asks for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Shape {
    /// How many fields there are.
    pub(super) fields: u64,
    /// How many of them stand at its top.
    pub(super) top: u64,
    /// How deep they are nested.
    pub(super) depth: u64,
    /// What it asks of the schema; within such a question, what it would be.
    pub(super) introspection: Circles,
    /// How many lists of a type's parts are within each other, were it a selection of the schema.
    lists: u64,
    /// How deep selections and fragments are within each other.
    height: u64,
}

/// How far a question goes round in the schema.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Circles {
    /// How deep fields are nested.
    pub(super) depth: u64,
    /// How many lists of a type's parts are within each other.
    pub(super) lists: u64,
}

/// The shapes of a document's fragments.
pub(super) struct Shapes<'a> {
    document: &'a ExecutableDocument,
    directives: &'a HashSet<String>,
    known: HashMap<&'a str, Option<Shape>>,
}

impl<'a> Shapes<'a> {
    /// None yet, of a document that may have these directives.
    pub(super) fn new(document: &'a ExecutableDocument, directives: &'a HashSet<String>) -> Self {
        Self {
            document,
            directives,
            known: HashMap::new(),
        }
    }

    /// The shape of a selection.
    ///
    /// # Errors
    ///
    /// Where a fragment spreads itself, or the selection is too deep to be read.
    pub(super) fn of(&mut self, selection: &'a SelectionSet) -> Result<Shape, ServerError> {
        self.at(selection, 0)
    }

    /// Refuses directives that there are not: the library passes over them.
    fn check_directives(&self, directives: &[Positioned<Directive>]) -> Result<(), ServerError> {
        let mut names = directives
            .iter()
            .map(|directive| (&directive.node.name.node, directive.pos));
        let Some((name, place)) = names.find(|(name, _)| !self.directives.contains(name.as_str())) else {
            return Ok(());
        };
        let mut error = ServerError::new(format!("there is no directive @{name}"), Some(place));
        super::super::error::shorten(&mut error.message);
        super::super::error::code(&mut error, ErrorCode::ValidationFailed);
        Err(error)
    }

    fn at(&mut self, selection: &'a SelectionSet, level: u64) -> Result<Shape, ServerError> {
        if level > DEEPEST {
            return Err(too_deep(level, None));
        }
        let mut whole = Shape::default();
        for item in &selection.items {
            self.check_directives(match &item.node {
                Selection::Field(field) => &field.node.directives,
                Selection::InlineFragment(inline) => &inline.node.directives,
                Selection::FragmentSpread(spread) => &spread.node.directives,
            })?;
            let part = match &item.node {
                Selection::Field(field) => {
                    let inside = self.at(&field.node.selection_set.node, level + 1)?;
                    inside.below(&field.node.name.node)
                }
                Selection::InlineFragment(inline) => {
                    self.at(&inline.node.selection_set.node, level + 1)?.spread()
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
                        // Validation says so, and names those there are.
                        continue;
                    };
                    match self.known.get(name.as_str()) {
                        Some(Some(shape)) => shape.spread(),
                        Some(None) => return Err(circle(name, spread.pos)),
                        None => {
                            self.known.insert(name, None);
                            let shape = self.at(&fragment.node.selection_set.node, level + 1)?;
                            self.known.insert(name, Some(shape));
                            shape.spread()
                        }
                    }
                }
            };
            whole = whole.with(part);
            // What was read before may go deeper from here than from where it was read.
            if level + whole.height > DEEPEST {
                return Err(too_deep(level + whole.height, Some(item.pos)));
            }
        }
        Ok(whole)
    }
}

fn too_deep(found: u64, place: Option<Pos>) -> ServerError {
    let told = format!(
        "the document nests selections and fragments {found} deep or deeper; expected at most {DEEPEST}"
    );
    exceeded(ErrorCode::TooDeep, told, found, DEEPEST, place)
}

fn circle(name: &str, place: Pos) -> ServerError {
    let mut error = ServerError::new(format!("the fragment {name} spreads itself"), Some(place));
    super::super::error::code(&mut error, ErrorCode::ValidationFailed);
    error
}

impl Shape {
    /// Both one beside the other.
    fn with(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            top: self.top.saturating_add(other.top),
            depth: self.depth.max(other.depth),
            introspection: Circles {
                depth: self.introspection.depth.max(other.introspection.depth),
                lists: self.introspection.lists.max(other.introspection.lists),
            },
            lists: self.lists.max(other.lists),
            height: self.height.max(other.height),
        }
    }

    /// The same in a fragment.
    fn spread(self) -> Self {
        Self {
            height: self.height + 1,
            ..self
        }
    }

    /// A field of which this is asked.
    fn below(self, field: &str) -> Self {
        let deeper = Self {
            fields: self.fields.saturating_add(1),
            top: 1,
            depth: self.depth + 1,
            lists: self.lists + u64::from(introspection::is_list_of_parts(field)),
            height: self.height + 1,
            introspection: self.introspection,
        };
        if !introspection::is_root(field) {
            return deeper;
        }
        Self {
            depth: 1,
            introspection: Circles {
                depth: deeper.depth,
                lists: deeper.lists,
            },
            ..deeper
        }
    }
}
