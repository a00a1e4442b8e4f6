//! Search: blind to case, accents, hyphens and name order, over every name and text, and never at a loss for what
//! people type.

use serde_json::json;

use crate::app::{Rapport, texts};
use crate::support::on_both_databases;

/// Names of every kind, and texts that hold the same words.
const NAMES: &str = r#"
{"type": "country", "key": "korea", "name": "South Korea"}
{"type": "city", "key": "seoul", "name": "Seoul", "country": "korea", "otherNames": [{"name": "서울특별시", "kind": "NATIVE", "language": "ko"}]}
{"type": "organization", "key": "new-house", "name": "New House", "kind": "NGO", "otherNames": [{"name": "Old Barn", "kind": "FORMER"}, {"name": "Nieuw Huis", "kind": "NATIVE"}]}
{"type": "person", "key": "park", "name": "Jung Sook Park", "otherNames": [{"name": "박정숙", "kind": "NATIVE"}, {"name": "Yung Suk Bark", "kind": "ERRONEOUS"}]}
{"type": "person", "key": "rodriguez", "name": "Alejandro Rodríguez Zamora", "otherNames": [{"name": "O'Brien", "kind": "FORMER"}]}
{"type": "person", "key": "wrong", "name": "Right Name", "otherNames": [{"name": "Zamorra Oldbarn", "kind": "ERRONEOUS"}]}
{"type": "position", "key": "chief", "title": "Chief of AI", "institution": "city:seoul"}
{"type": "topic", "key": "zamora", "name": "Zamora"}
{"type": "topic", "key": "and", "name": "Black and White or Grey: near, not far"}
{"type": "source", "key": "paper", "title": "Paper", "text": "In Zamora they spoke of R&D, of the \"new\" house's roof and of 50% more. Nobody else came, and the day went by as such days do: slowly, with rain, and with a long walk in the evening along the river Duero.", "publisher": "The Zamora Times"}
{"type": "event", "key": "talk", "title": "Talk", "kind": "CALL", "from": "2022-01-01", "summary": "About Zamora"}
{"type": "event", "key": "jungs", "title": "Jungsook's call", "kind": "CALL", "from": "2022-01-02", "summary": "None"}
"#;

/// The identities that a search finds, in their order.
async fn found(rapport: &Rapport, text: &str) -> Vec<String> {
    let query = "query ($text: String!) { search(text: $text, first: 50) { totalCount nodes { id } } }";
    let data = rapport.ask_with(query, json!({"text": text})).await;
    let ids = texts(&data, "/search/nodes", "/id");
    assert_eq!(data["search"]["totalCount"], ids.len(), "{text}");
    ids
}

on_both_databases! {
    async fn the_names_of_the_example_are_found(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        assert!(found(&rapport, "PARK").await.contains(&"person:jung-sook-park".to_owned()));
        for text in ["park jung-sook", "Jung Sook Park", "jungsook park", "  park,jung  sook "] {
            assert_eq!(found(&rapport, text).await[0], "person:jung-sook-park", "{text}");
        }
        for text in ["zamora", "rodriguez", "rodríguez-zamora", "ZAMORA rodrig", "alejandro zamora"] {
            assert_eq!(found(&rapport, text).await, ["person:alejandro-rodriguez-zamora"], "{text}");
        }
        assert_eq!(found(&rapport, "서울").await, ["city:seoul"]);
        assert_eq!(found(&rapport, "military attache").await[0], "position:military-attache-of-japan-in-seoul");
        assert_eq!(found(&rapport, "zamora park").await, Vec::<String>::new());
    }

    async fn native_and_former_names_are_found(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        assert_eq!(found(&rapport, "박정숙").await, ["person:park"]);
        assert_eq!(found(&rapport, "박정").await, ["person:park"]);
        assert_eq!(found(&rapport, "서울").await, ["city:seoul"]);
        assert_eq!(found(&rapport, "old barn").await, ["organization:new-house"]);
        assert_eq!(found(&rapport, "huis nieuw").await, ["organization:new-house"]);
        for text in ["obrien", "o'brien", "O’BRIEN"] {
            assert_eq!(found(&rapport, text).await, ["person:rodriguez"], "{text}");
        }
    }

    /// A name that a source got wrong leads to the person, and is shown nowhere.
    async fn an_erroneous_name_is_found_and_never_shown(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        let answer = rapport.text(r#"{ search(text: "zamorra") { totalCount edges { snippet node { id ... on Party {
            name otherNames { name kind } } } } } bark: search(text: "yung bark") { edges { snippet node { id } } } }"#).await;
        assert_eq!(answer, r#"{"data":{"search":{"totalCount":1,"edges":[{"snippet":null,"node":{"id":"person:wrong","name":"Right Name","otherNames":[]}}]},"bark":{"edges":[{"snippet":null,"node":{"id":"person:park"}}]}}}"#);
        let both = rapport.text(r#"{ search(text: "park") { edges { node { id } } } person(key: "park") { otherNames { name } } }"#).await;
        assert!(both.contains("박정숙") && !both.contains("Bark"), "{both}");
    }

    /// First what is called just so, then names, then texts.
    async fn what_is_called_so_comes_first(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        assert_eq!(found(&rapport, "Zamora").await, ["topic:zamora", "person:rodriguez", "source:paper", "event:talk"]);
        let data = rapport.ask(r#"{ search(text: "zamora", kinds: [EVENT, SOURCE]) { totalCount edges { snippet node { id } } } }"#).await;
        assert_eq!(texts(&data, "/search/edges", "/node/id"), ["source:paper", "event:talk"]);
        let snippets = texts(&data, "/search/edges", "/snippet");
        assert!(snippets[0].contains("**Zamora**"), "{snippets:?}");
        assert_eq!(snippets[1], "About **Zamora**");
    }

    async fn a_long_text_is_shown_around_what_was_found(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        let data = rapport.ask(r#"{ search(text: "duero") { edges { snippet } } }"#).await;
        assert_eq!(texts(&data, "/search/edges", "/snippet"), ["… long walk in the evening along the river **Duero**."]);
    }

    /// Each one once, whatever the size of the pages.
    async fn what_is_found_comes_in_pages(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        let whole = found(&rapport, "zamora").await;
        let (mut walked, mut after) = (Vec::new(), String::new());
        for page in 0..whole.len() {
            let data = rapport.ask(format!(r#"{{ search(text: "zamora", first: 1{after}) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }}"#)).await;
            walked.extend(texts(&data, "/search/nodes", "/id"));
            let info = &data["search"]["pageInfo"];
            assert_eq!([&info["hasPreviousPage"], &info["hasNextPage"]], [page > 0, page + 1 < whole.len()]);
            assert_eq!(data["search"]["totalCount"], whole.len());
            after = format!(", after: {}", info["endCursor"]);
        }
        assert_eq!(walked, whole);
    }

    async fn nothing_to_look_for_finds_nothing(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        for text in ["", " ", "-", "***", "\" \"", "\u{0}", "'", ":", "&|!", "()", "—", "\\", "%"] {
            assert_eq!(found(&rapport, text).await, Vec::<String>::new(), "{text:?}");
        }
        let long = rapport.answer(async_graphql::Request::new("query ($t: String!) { search(text: $t) { totalCount } }")
            .variables(async_graphql::Variables::from_json(json!({"t": "x".repeat(1001)})))).await;
        assert_eq!(long["errors"][0]["extensions"]["code"], "BAD_INPUT", "{long:#}");
    }

    /// What means something to a database is text to people.
    async fn operators_are_words(db: TestDatabase) {
        let rapport = Rapport::with(&db, NAMES).await;
        for text in ["black AND white", "black and white", "NOT far", "OR grey", "near, far", "Black & White", "\"black\" white",
            "black:white", "black*", "grey:*", "!black", "-black", "(black", "{black}", "^black", "black <-> white", "'black'", "black\u{0}white"] {
            assert_eq!(found(&rapport, text).await, ["topic:and"], "{text:?}");
        }
        for text in ["NEAR(zamora zamora)", "names : zamora", "zamora OR park", "zamora NOT park"] {
            assert_eq!(found(&rapport, text).await, Vec::<String>::new(), "{text:?}");
        }
        for text in ["R&D", "50%", "\"new\" roof", "house's", "houses roof"] {
            assert_eq!(found(&rapport, text).await, ["source:paper"], "{text:?}");
        }
    }
}
