//! That the pool of questions asks for everything that can be asked for.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::types::{
    FragmentDefinition, Selection, SelectionSet, TypeKind, TypeSystemDefinition,
};
use async_graphql::parser::{parse_query, parse_schema};
use async_graphql::{Name, Positioned};

use super::everything::everything;
use super::pool::{CHANGES, POOL};

/// What no question asks for: `me` is the asker, who is not the same in both worlds, and payloads are those of mutations,
/// of which the test runs dry imports alone. A report says of what clearance it is, which differs.
const NOT_ASKED: &[&str] = &[
    "Me.",
    "Query.me",
    "Mutation.",
    "Query.tokens",
    "Token.",
    "ReportHeader.clearance",
];

/// The types of all fields, by the type that has them and their name.
pub(super) type Fields = BTreeMap<String, BTreeMap<String, String>>;

pub(super) fn fields_of_the_schema() -> Fields {
    let schema = parse_schema(include_str!("../../../schema.graphql")).expect("schema.graphql is a schema");
    let mut all = Fields::new();
    for definition in schema.definitions {
        let TypeSystemDefinition::Type(definition) = definition else {
            continue;
        };
        let name = definition.node.name.node.to_string();
        let fields = match definition.node.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            TypeKind::Union(_) => Vec::new(),
            TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_) => continue,
        };
        let typed = fields.into_iter().map(|field| {
            let named = field.node.ty.node.to_string();
            (
                field.node.name.node.to_string(),
                named.replace(['[', ']', '!'], ""),
            )
        });
        all.insert(name, typed.collect());
    }
    all
}

fn visit(
    set: &SelectionSet,
    of: &str,
    all: &Fields,
    fragments: &std::collections::HashMap<Name, Positioned<FragmentDefinition>>,
    asked: &mut BTreeSet<String>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => {
                let name = field.node.name.node.as_str();
                asked.insert(format!("{of}.{name}"));
                if let Some(to) = all.get(of).and_then(|fields| fields.get(name)) {
                    visit(&field.node.selection_set.node, to, all, fragments, asked);
                }
            }
            Selection::FragmentSpread(spread) => {
                let fragment = &fragments[&spread.node.fragment_name.node].node;
                let of = fragment.type_condition.node.on.node.as_str();
                visit(&fragment.selection_set.node, of, all, fragments, asked);
            }
            Selection::InlineFragment(fragment) => {
                let on = fragment.node.type_condition.as_ref();
                let of = on.map_or(of, |on| on.node.on.node.as_str());
                visit(&fragment.node.selection_set.node, of, all, fragments, asked);
            }
        }
    }
}

/// A question with all that its reports answer.
fn reports_filled(question: &str) -> String {
    let parts = question.split('@').map(|part| {
        let end = part
            .find(|letter: char| !letter.is_ascii_lowercase())
            .unwrap_or(part.len());
        if part[..end].ends_with("report") {
            everything(&part[..end]) + &part[end..]
        } else {
            part.to_owned()
        }
    });
    parts.collect()
}

#[test]
fn every_field_of_the_schema_is_asked_for() {
    let all = fields_of_the_schema();
    let mut asked = BTreeSet::new();
    for question in POOL.iter().chain([&CHANGES]) {
        let written = question
            .replace("@after", "null")
            .replace("@before", "null")
            .replace("@kinds", "kinds: null")
            .replace("@since", "since: null")
            .replace("@of", "PERSON");
        let written = reports_filled(&written);
        let document = parse_query(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
        for (_, operation) in document.operations.iter() {
            let root = if question == &CHANGES { "Changes" } else { "Query" };
            visit(
                &operation.node.selection_set.node,
                root,
                &all,
                &document.fragments,
                &mut asked,
            );
        }
    }
    let missing: Vec<String> = all
        .iter()
        .filter(|(of, _)| !of.ends_with("Payload") && !of.starts_with("Input") && *of != "ImportFault")
        // An interface has the fields of what is behind it, which are asked for there.
        .filter(|(of, _)| !matches!(of.as_str(), "Party" | "Institution"))
        .flat_map(|(of, fields)| fields.keys().map(move |field| format!("{of}.{field}")))
        .filter(|field| !asked.contains(field) && !NOT_ASKED.iter().any(|not| field.starts_with(not)))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
