//! What a server says of nearly all that it knows, so that two servers over one database can be compared.

use serde_json::{Value, json};

/// Nearly all that follows from the record: who met whom, who held what, ranks, and every history.
const EVERYTHING: &str = "query ($around: [ID!]!, $words: String!) {
    network(around: $around, depth: 20, limit: 2000, via: [MET, CO_ATTENDED, ENGAGED, HOLDS, POSITION_IN, ATTENDED, ABOUT,
            PART_OF, LOCATED_IN, SENT_BY, RECEIVED_BY, RELATED, PROMISED]) {
        vertices { node { id } degree distance }
        links { from to kind weight first last inferred }
    }
    people(first: 200, orderBy: {field: KEY, direction: ASC}) { totalCount nodes { id name revision note
        otherNames { name } tenures { position { id } from until }
        met(first: 200) { edges { node { id } meetings firstMet lastMet position { id } inferred } }
        events(first: 200) { nodes { id } }
        history(first: 200) { nodes { revision action by diff { field before after } } }
    } }
    positions(first: 200, orderBy: {field: KEY, direction: ASC}) { nodes { id revision institution { __typename }
        holders(on: \"2022-02-15\") { certainty person { id } evidence { id } } met(first: 200) { nodes { id } }
    } }
    events(first: 200, orderBy: {field: KEY, direction: ASC}) { totalCount nodes { id title revision
        participants(first: 200) { nodes { person { id } position { id } institution { __typename } label attribution } }
        citations { source { id } quote } history(first: 200) { nodes { revision action by diff { field before after } } }
    } }
    people_by_rank: ranking(measure: PAGERANK, of: PERSON) { rank score node { id } }
    institutions_by_rank: ranking(measure: DEGREE, of: INSTITUTION) { rank score node { id } }
    search(text: $words, first: 200) { totalCount nodes { id } }
}";

/// The shortest way between two records.
const WAY: &str =
    "query ($from: ID!, $to: ID!) { path(from: $from, to: $to) { length nodes { id } steps { kind } } }";

/// Questions about nearly all that is known, each as the text of a query and its variables: around some records, with
/// the ways from the first of them to each of the others, and what some words find.
pub(crate) fn questions(around: &[&str], words: &str) -> Vec<(&'static str, Value)> {
    let mut questions = vec![(EVERYTHING, json!({"around": around, "words": words}))];
    if let [first, others @ ..] = around {
        questions.extend(
            others
                .iter()
                .map(|other| (WAY, json!({"from": first, "to": other}))),
        );
    }
    questions
}
