//! The queries that people are shown: GraphiQL's examples and those of the README, each asked as it stands.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use futures_util::StreamExt;
use rapport::graphql::Answering;
use serde_json::Value;

use crate::app::Rapport;
use crate::support::on_both_databases;

/// Where this package lies.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// GraphiQL's examples: the name of the file and what is in it, by name.
pub(super) fn examples() -> Vec<(String, String)> {
    let folder = Path::new(ROOT).join("web/graphiql/queries");
    let files = fs::read_dir(&folder).expect("GraphiQL has example queries");
    let mut examples: Vec<(String, String)> = files
        .map(|file| file.expect("the folder can be read").path())
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a query is text"))
        })
        .collect();
    examples.sort();
    examples
}

/// The blocks of a Markdown document between fences, in their order: language and text.
fn blocks(markdown: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(language), None) => open = Some((language.trim(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

on_both_databases! {
    async fn the_examples_of_graphiql_are_answered(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let examples = examples();
        assert!(examples.len() >= 7);
        for (name, query) in examples {
            let answer = rapport.answer(query.as_str()).await;
            assert_eq!(answer.get("errors"), None, "{name}: {answer:#}");
            let nothing = answer["data"].as_object().is_none_or(|data| data.values().any(Value::is_null));
            assert!(!nothing, "{name} finds nothing: {answer:#}");
        }
    }

    /// Where a query is followed by an answer, that is the answer, to the letter and in the same order.
    async fn the_queries_of_the_manuals_are_answered_as_they_say(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await.edited();
        for manual in ["README.md", "docs/keeping.md", "docs/reports.md"] {
            let text = fs::read_to_string(Path::new(ROOT).join(manual)).expect("the manual is there");
            let blocks = blocks(&text);
            let mut asked = 0;
            for (place, (language, query)) in blocks.iter().enumerate() {
                if *language != "graphql" {
                    continue;
                }
                asked += 1;
                if query.starts_with("subscription") {
                    let asker = rapport.app.asker(rapport.identity.clone());
                    let ready = rapport.app.ready(&asker.identity, query.as_str()).expect("it is one");
                    let answers = Arc::clone(rapport.app.schema()).stream(ready, asker);
                    let Answering::On(mut answers) = answers else { panic!("{query} is none") };
                    let answer = answers.next().await.expect("something has been changed");
                    assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
                    continue;
                }
                let answer = rapport.answer(query.as_str()).await;
                assert_eq!(answer.get("errors"), None, "{query}\n{answer:#}");
                let Some(("json", told)) = blocks.get(place + 1).map(|(language, text)| (*language, text)) else {
                    continue;
                };
                let told: Value = serde_json::from_str(told).unwrap_or_else(|error| panic!("{error} in {told}"));
                let given = if told.get("data").is_some() { &answer } else { &answer["data"] };
                assert_eq!(format!("{told:#}"), format!("{given:#}"), "the answer to {query}");
            }
            assert!(asked > 0, "{manual} shows no query");
        }
    }
}
