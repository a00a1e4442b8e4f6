//! Asking the past: a directive on a query, which is then answered from the record as it was known at an instant.

use async_graphql::{
    InputType, ServerError, Value, Variables,
    parser::types::OperationDefinition,
    registry::{__DirectiveLocation, Deprecation, MetaDirective, MetaInputValue, Registry},
};
use chrono::{DateTime as Instant, Utc};

use crate::scalars::DateTime;

/// The directive's name.
const NAME: &str = "asKnownAt";
/// Its argument.
const AT: &str = "at";

/// What asking the past costs: its state may have to be rebuilt, which takes as long as an import, and few are kept.
pub(super) const COST: u64 = 100_000;

/// Whether an operation asks the past.
pub(super) fn is_asked(operation: &OperationDefinition) -> bool {
    let mut directives = operation.directives.iter();
    directives.any(|directive| directive.node.name.node == NAME)
}

/// Adds the directive to the schema.
pub(super) fn register(registry: &mut Registry) {
    let description = "Answers the whole query from the record as it was known at an instant: what had been recorded by \
                       then, whatever has become of it since. Everything can be asked of the past that can be asked of the \
                       present, and the days that are meant by default are counted from that instant. An instant after the \
                       latest change, which may lie in the future, is answered from the record as it stands. What may not be seen \
                       today, or could not be seen then, is not seen in the past either.";
    let at = MetaInputValue {
        name: AT.to_owned(),
        description: Some("The instant.".to_owned()),
        ty: DateTime::create_type_info(registry),
        deprecation: Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        is_secret: false,
        directive_invocations: Vec::new(),
    };
    registry.add_directive(MetaDirective {
        name: NAME.to_owned(),
        description: Some(description.to_owned()),
        locations: vec![__DirectiveLocation::QUERY],
        args: [(AT.to_owned(), at)].into_iter().collect(),
        is_repeatable: false,
        visible: None,
        composable: None,
    });
}

/// The instant at which an operation wants to know the record; none where it wants the present.
pub(super) fn instant(
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<Option<Instant<Utc>>, ServerError> {
    let Some(directive) = operation
        .directives
        .iter()
        .find(|directive| directive.node.name.node == NAME)
    else {
        return Ok(None);
    };
    let wrong = |message: &str| {
        let message =
            format!("@{NAME}({AT}): {message}; expected an instant such as 2022-02-23T16:00:00+09:00");
        ServerError::new(message, Some(directive.pos))
    };
    let given = directive.node.get_argument(AT).ok_or_else(|| wrong("missing"))?;
    let value = given.node.clone().into_const_with(|name| {
        let value = variables.get(&name);
        value.cloned().ok_or_else(|| wrong("its variable is missing"))
    })?;
    let Value::String(text) = value else {
        return Err(wrong("no text"));
    };
    let instant = Instant::parse_from_rfc3339(&text).map_err(|error| wrong(&format!("{text:?}: {error}")))?;
    Ok(Some(instant.with_timezone(&Utc)))
}
