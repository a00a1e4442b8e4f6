//! Asking the schema about itself: refused where it is not for everybody, and done without executing anything.

use std::sync::Arc;

use async_graphql::{
    Pos, ServerError, ValidationResult,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation},
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};
use async_trait::async_trait;

use super::error::refusal;
use crate::vocabulary::ErrorCode;

/// Refuses a document that asks the schema about itself.
pub(super) fn refuse(document: &ExecutableDocument) -> Result<(), ServerError> {
    let operations = document
        .operations
        .iter()
        .map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document
        .fragments
        .values()
        .map(|fragment| &fragment.node.selection_set.node);
    let Some(place) = operations.chain(fragments).find_map(place) else {
        return Ok(());
    };
    let message = "introspection: only for those who show a token; the schema is published as schema.graphql";
    Err(refusal(ErrorCode::IntrospectionDisabled, message, Some(place)))
}

/// Where a selection asks for `__schema` or `__type`, which only the root has. Fragments are looked at by themselves.
fn place(selection: &SelectionSet) -> Option<Pos> {
    selection.items.iter().find_map(|item| match &item.node {
        Selection::Field(field) => {
            let name = field.node.name.node.as_str();
            if matches!(name, "__schema" | "__type") {
                Some(item.pos)
            } else {
                place(&field.node.selection_set.node)
            }
        }
        Selection::InlineFragment(inline) => place(&inline.node.selection_set.node),
        Selection::FragmentSpread(_) => None,
    })
}

/// Stops a request when it has been found valid: it is answered with no errors, and nothing is done.
pub(super) struct OnlyChecked;

impl ExtensionFactory for OnlyChecked {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for OnlyChecked {
    async fn validation(
        &self,
        context: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        next.run(context).await?;
        Err(Vec::new())
    }
}
