//! The public contract: `schema.graphql` is what is served, and says what everything means.

use std::fs;
use std::path::Path;

use rapport::graphql::Schema;
use serde_json::Value;

use crate::app::Rapport;
use crate::support::on_both_databases;

/// What the standard introspection asks, as far as names and descriptions go.
const INTROSPECTION: &str = r"{ __schema {
    queryType { name }
    directives { name description args { name description } }
    types { name kind description
        fields(includeDeprecated: true) { name description args { name description } }
        inputFields { name description }
        enumValues(includeDeprecated: true) { name description } } } }";

#[test]
fn schema_graphql_is_what_is_served() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let committed = fs::read_to_string(committed).expect("schema.graphql is text");
    assert!(
        committed == Schema::new().sdl(),
        "schema.graphql is out of date; mend it with `just schema`, or `cargo run -- schema > schema.graphql`"
    );
}

/// The names beneath `parent` that have no description, fields and arguments with the way to them.
fn undescribed(parent: &str, thing: &Value, silent: &mut Vec<String>) {
    let name = thing["name"].as_str().unwrap_or_default();
    let way = if parent.is_empty() {
        name.to_owned()
    } else {
        format!("{parent}.{name}")
    };
    if thing["description"]
        .as_str()
        .is_none_or(|text| text.trim().is_empty())
    {
        silent.push(way.clone());
    }
    for list in ["fields", "args", "inputFields", "enumValues"] {
        for part in thing[list].as_array().map(Vec::as_slice).unwrap_or_default() {
            undescribed(&way, part, silent);
        }
    }
}

on_both_databases! {
    async fn everything_in_the_schema_is_described(db: TestDatabase) {
        let rapport = Rapport::with(&db, "").await;
        let schema = rapport.ask(INTROSPECTION).await;
        let types = schema["__schema"]["types"].as_array().expect("types");
        let mut silent = Vec::new();
        // What the specification itself brings along is described there.
        let ours = |kind: &&Value| !matches!(kind["name"].as_str(), None | Some("ID")) && !kind["name"].to_string().starts_with("\"__");
        for kind in types.iter().filter(ours) {
            undescribed("", kind, &mut silent);
        }
        assert!(types.len() > 150, "{} types", types.len());
        assert_eq!(silent, Vec::<String>::new());
    }
}
