//! Every list, walked from either end in pages of two: each of its nodes once, in order, and every page knows where
//! it stands.

use serde_json::Value;

use super::fixture::eight_of_everything;
use crate::app::Rapport;
use crate::support::on_both_databases;

/// A list somewhere in the schema.
struct List {
    /// What stands around it: the list's own field goes where `@` is.
    around: &'static str,
    /// Its field.
    field: &'static str,
    /// What tells one of its nodes from the others.
    node: &'static str,
}

const fn list(around: &'static str, field: &'static str, node: &'static str) -> List {
    List { around, field, node }
}

/// The lists that can be walked both ways.
const BOTH_WAYS: &[List] = &[
    list("@", "people", "key"),
    list("@", "organizations", "key"),
    list("@", "embassies", "key"),
    list("@", "cities", "key"),
    list("@", "countries", "key"),
    list("@", "positions", "key"),
    list("@", "events", "key"),
    list("@", "topics", "key"),
    list("@", "programs", "key"),
    list("@", "sources", "key"),
    list("@", "commitments", "key"),
    list("@", "relationships", "key"),
    list("@", "people(orderBy: {field: MEETINGS, direction: DESC}", "key"),
    list("@", "people(orderBy: {field: LAST_MET, direction: ASC}", "key"),
    list("@", "events(orderBy: {field: TITLE, direction: ASC}", "key"),
    list("@", "events(filter: {kind: {eq: MEETING}}", "key"),
    list("person", "events", "key"),
    list("person", "participations", "event { key }"),
    list("person", "met", "key"),
    list("person", "met(orderBy: {field: NAME, direction: ASC}", "key"),
    list(
        "person",
        "met(filter: {kinds: [MEETING]}, orderBy: {field: FIRST_MET, direction: DESC}",
        "key",
    ),
    list("person", "coAttended", "key"),
    list("person", "commitments", "key"),
    list("person", "relationships", "key"),
    list("organization", "positions", "key"),
    list("organization", "met", "key"),
    list("organization", "engagedWith", "key"),
    list("position", "met", "key"),
    list("position", "tenures", "person { key }"),
    list("city", "embassies", "key"),
    list("city", "organizations", "key"),
    list("city", "hosted", "key"),
    list("country", "cities", "key"),
    list("country", "embassies", "key"),
    list("country", "receives", "key"),
    list("event", "participants", "label"),
    list("topic", "events", "key"),
    list("program", "events", "key"),
];

/// The lists that only go forward.
const FORWARD: &[List] = &[
    list("@", "search(text: \"hub\"", "id"),
    list("event", "parts", "key"),
    list("event", "commitments", "key"),
    list("source", "events", "key"),
];

impl List {
    /// A page of the list as the client wants it.
    async fn page(&self, rapport: &Rapport, page: &str) -> Value {
        let field = match self.field.split_once('(') {
            Some((name, arguments)) => format!("{name}({arguments}, {page})"),
            None => format!("{}({page})", self.field),
        };
        let node = self.node;
        let field = format!(
            "{field} {{ totalCount pageInfo {{ hasPreviousPage hasNextPage startCursor endCursor }}
                edges {{ cursor node {{ {node} }} }} nodes {{ {node} }} }}"
        );
        let name = self.field.split('(').next().unwrap_or_default();
        match self.around {
            "@" => rapport.ask(format!("{{ {field} }}")).await[name].take(),
            parent => rapport
                .ask(format!("{{ {parent}(key: \"hub\") {{ {field} }} }}"))
                .await[parent][name]
                .take(),
        }
    }

    /// The whole list, read at once.
    async fn whole(&self, rapport: &Rapport) -> Vec<Value> {
        let whole = self.page(rapport, "first: 200").await;
        let nodes = nodes(&whole);
        assert!(
            nodes.len() >= 7,
            "{} of {} is short: {nodes:?}",
            self.field,
            self.around
        );
        nodes
    }

    /// Walks the list in pages of two, and holds it against the whole.
    async fn walk(&self, rapport: &Rapport, backward: bool) {
        let whole = self.whole(rapport).await;
        let what = format!("{} of {}, backward: {backward}", self.field, self.around);
        let mut seen: Vec<Value> = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let asked = match (&cursor, backward) {
                (None, false) => "first: 2".to_owned(),
                (Some(cursor), false) => format!("first: 2, after: \"{cursor}\""),
                (None, true) => "last: 2".to_owned(),
                (Some(cursor), true) => format!("last: 2, before: \"{cursor}\""),
            };
            let page = self.page(rapport, &asked).await;
            let found = nodes(&page);
            let cursors: Vec<&Value> = edges(&page).iter().map(|edge| &edge["cursor"]).collect();
            let info = &page["pageInfo"];
            assert_eq!(page["totalCount"], whole.len(), "{what}");
            assert_eq!(
                edges(&page)
                    .iter()
                    .map(|edge| edge["node"].clone())
                    .collect::<Vec<_>>(),
                found,
                "{what}"
            );
            assert_eq!(
                [&info["startCursor"], &info["endCursor"]],
                [cursors[0], cursors[cursors.len() - 1]],
                "{what}"
            );
            let place = if backward {
                whole.len() - seen.len() - found.len()
            } else {
                seen.len()
            };
            let (before, after) = (place > 0, place + found.len() < whole.len());
            assert_eq!(
                [&info["hasPreviousPage"], &info["hasNextPage"]],
                [before, after],
                "{what}: {page:#}"
            );
            if backward {
                seen.splice(0..0, found);
            } else {
                seen.extend(found);
            }
            let (more, next) = if backward {
                (before, "startCursor")
            } else {
                (after, "endCursor")
            };
            if !more {
                break;
            }
            cursor = Some(
                info[next]
                    .as_str()
                    .expect("a page that is not empty has cursors")
                    .to_owned(),
            );
        }
        assert_eq!(seen, whole, "{what}");
    }
}

fn edges(page: &Value) -> &[Value] {
    page["edges"].as_array().expect("a list of edges")
}

fn nodes(page: &Value) -> Vec<Value> {
    page["nodes"].as_array().expect("a list of nodes").clone()
}

on_both_databases! {
    async fn every_list_is_whole_when_walked_forward(db: TestDatabase) {
        let rapport = Rapport::with(&db, &eight_of_everything()).await;
        for list in BOTH_WAYS.iter().chain(FORWARD) {
            list.walk(&rapport, false).await;
        }
    }

    async fn every_list_is_whole_when_walked_backward(db: TestDatabase) {
        let rapport = Rapport::with(&db, &eight_of_everything()).await;
        for list in BOTH_WAYS {
            list.walk(&rapport, true).await;
        }
    }

    /// The newest change first, of a record that was changed eight times.
    async fn a_history_is_whole_when_walked_forward(db: TestDatabase) {
        let rapport = Rapport::with(&db, &eight_of_everything()).await;
        for time in 0..MANY_CHANGES {
            rapport.import(&format!(r#"{{"type": "person", "key": "hub", "note": "{time}"}}"#)).await;
        }
        list("person", "history", "revision").walk(&rapport, false).await;
    }
}

/// How often the record is changed.
const MANY_CHANGES: usize = 7;
