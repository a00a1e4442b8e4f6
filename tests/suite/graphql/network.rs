//! The network's questions, asked of the example record: what a careful reader of the notes would say.

use serde_json::{Value, json};

use crate::app::Rapport;
use crate::support::on_both_databases;

/// What tells one link of a way.
const WAY: &str = "{ length nodes { id } steps { kind reversed inferred meetings lastMet ask statedBy { id } \
                   events { nodes { key } } } }";

fn ids(nodes: &Value) -> Vec<&str> {
    nodes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|node| node["id"].as_str())
        .collect()
}

/// One link of each step: `KIND last inferred`.
fn told(way: &Value) -> Vec<String> {
    let steps = way["steps"].as_array().into_iter().flatten();
    steps
        .map(|step| format!("{} {} {}", step["kind"], step["lastMet"], step["inferred"]).replace('"', ""))
        .collect()
}

on_both_databases! {
    /// The Deputy Chief of Mission met representatives whom no note names; Ms. Park is the Secretary General of those.
    async fn how_are_adrian_li_and_the_secretary_general_connected(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(&format!(
            r#"{{ path(from: "person:adrian-li", to: "person:jung-sook-park") {WAY} }}"#
        )).await;
        let way = &answer["path"];
        assert_eq!(
            ids(&way["nodes"]),
            ["person:adrian-li", "organization:wego", "position:wego-secretary-general", "person:jung-sook-park"]
        );
        assert_eq!(
            told(way),
            ["MET 2022-03-15 false", "POSITION_IN null false", "HOLDS 2022-03-02 false"]
        );
        assert_eq!(way["steps"][0]["events"]["nodes"], json!([{"key": "wego-at-embassy-of-singapore-2022-03-15"}]));
        assert_eq!(way["steps"][1]["reversed"], json!(true));
        // Only by who met whom: over the ambassador whom WeGO met last.
        let answer = rapport.ask(&format!(
            r#"{{ path(from: "person:adrian-li", to: "person:jung-sook-park", via: [MET]) {WAY} }}"#
        )).await;
        assert_eq!(
            ids(&answer["path"]["nodes"]),
            ["person:adrian-li", "organization:wego", "person:alejandro-rodriguez-zamora", "person:jung-sook-park"]
        );
        // A meeting that a note tells without naming the Secretary General is marked so.
        let answer = rapport.ask(&format!(
            r#"{{ path(from: "person:andrew-lim", to: "person:jung-sook-park") {WAY} }}"#
        )).await;
        assert_eq!(told(&answer["path"]), ["MET 2022-02-07 true"]);
        // Before the meeting of 15 March the two were not connected by meetings at all.
        let answer = rapport.ask(
            r#"{ path(from: "person:adrian-li", to: "person:jung-sook-park", via: [MET], until: "2022-03-14") { length } }"#
        ).await;
        assert_eq!(answer["path"], Value::Null);
    }

    /// The ambassador has pledged it, and comes first.
    async fn who_can_introduce_wego_to_the_federation(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(&format!(
            r#"{{ introductions(from: "organization:wego", to: "organization:colombian-federation-of-municipalities",
                on: "2022-04-01") {WAY} }}"#
        )).await;
        let ways = answer["introductions"].as_array().expect("a list");
        assert_eq!(ways.len(), 1);
        assert_eq!(
            ids(&ways[0]["nodes"]),
            ["organization:wego", "person:juan-carlos-caiza-rosero", "organization:colombian-federation-of-municipalities"]
        );
        assert_eq!(told(&ways[0]), ["MET 2022-02-11 false", "PROMISED 2022-02-11 false"]);
        assert_eq!(
            ways[0]["steps"][0]["ask"],
            "Ask Juan Carlos Caiza Rosero, Ambassador, Embassy of Colombia in Seoul, met 2022-02-11, who pledged: Put \
             WeGO in touch with two leading associations of Colombian cities"
        );
        assert_eq!(ways[0]["steps"][1]["ask"], Value::Null);
        assert_eq!(
            ids(&ways[0]["steps"][1]["statedBy"]),
            ["commitment:introduce-wego-to-colombian-city-associations"]
        );
        // To the Secretary General herself it was promised through her organization; that she met him is inferred.
        let answer = rapport.ask(&format!(
            r#"{{ introductions(from: "person:jung-sook-park", to: "organization:colombian-federation-of-municipalities",
                on: "2022-04-01", onlyServing: true) {WAY} }}"#
        )).await;
        assert_eq!(told(&answer["introductions"][0]), ["MET 2022-02-11 true", "PROMISED 2022-02-11 false"]);
        // Two officials of one embassy, by way of whom both met.
        let answer = rapport.ask(&format!(
            r#"{{ introductions(from: "person:andrew-lim", to: "person:masaki-miwa", on: "2022-04-01") {WAY} }}"#
        )).await;
        assert_eq!(
            answer["introductions"][0]["steps"][0]["ask"],
            "Ask Jung Sook Park, Secretary General, World Smart Sustainable Cities Organization, met 2022-02-07, for an \
             introduction to Masaki Miwa, last met 2022-02-17"
        );
    }

    /// One link far: the holder, the organization, and the five who met her; two links far their embassies and events.
    async fn what_lies_around_the_secretary_general(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(
            r#"{ network(around: ["position:wego-secretary-general"]) { truncated vertices { node { id } degree distance }
                links { from to kind weight first last inferred } } }"#
        ).await;
        let picture = &answer["network"];
        let around: Vec<&str> = picture["vertices"].as_array().into_iter().flatten()
            .filter_map(|vertex| vertex["node"]["id"].as_str()).collect();
        assert_eq!(around, [
            "position:wego-secretary-general", "organization:wego", "person:jung-sook-park",
            "person:juan-carlos-caiza-rosero", "person:alejandro-rodriguez-zamora", "person:andrew-lim",
            "person:haruyuki-fujii", "person:masaki-miwa"
        ]);
        assert_eq!(picture["vertices"][0], json!({"node": {"id": around[0]}, "degree": 7, "distance": 0}));
        let links = picture["links"].as_array().expect("a list");
        assert!(links.contains(&json!({
            "from": "person:andrew-lim", "to": "person:jung-sook-park", "kind": "MET", "weight": 1,
            "first": "2022-02-07", "last": "2022-02-07", "inferred": true
        })));
        assert!(links.contains(&json!({
            "from": "person:jung-sook-park", "to": "position:wego-secretary-general", "kind": "HOLDS", "weight": 1,
            "first": "2022-02-17", "last": "2022-03-02", "inferred": false
        })));
        let answer = rapport.ask(
            r#"{ network(around: ["position:wego-secretary-general"], depth: 2) { truncated vertices { node { id } distance } } }"#
        ).await;
        let far: Vec<&str> = answer["network"]["vertices"].as_array().into_iter().flatten()
            .filter(|vertex| vertex["distance"] == json!(2))
            .filter_map(|vertex| vertex["node"]["id"].as_str()).collect();
        for id in ["embassy:embassy-of-japan-in-seoul", "person:adrian-li", "city:seoul",
            "event:wego-at-embassy-of-singapore-2022-03-15", "organization:colombian-federation-of-municipalities"] {
            assert!(far.contains(&id), "{id} is two links away");
        }
        let answer = rapport.ask(
            r#"{ network(around: ["position:wego-secretary-general"], depth: 10000, limit: 3) { truncated vertices { node { id } } } }"#
        ).await;
        assert_eq!(answer["network"]["truncated"], json!(true));
        assert_eq!(answer["network"]["vertices"].as_array().map(Vec::len), Some(3));
    }

    /// Whom Mr. Li met met others: over the organization, where they need not know each other, and over persons, where nobody
    /// has written down that he met one.
    async fn a_way_leads_over_what_it_may_lead_over(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(
            r#"{ any: path(from: "person:adrian-li", to: "person:jung-sook-park", via: [MET]) { length }
                people: path(from: "person:adrian-li", to: "person:jung-sook-park", via: [MET], through: [PERSON]) { length }
                known: path(from: "person:andrew-lim", to: "person:masaki-miwa", via: [MET], through: [PERSON]) { length }
                reach(from: "person:adrian-li", via: [MET], depth: 9) { distance people institutions all }
                near: reach(from: "person:andrew-lim", via: [MET], through: [PERSON]) { distance people all }
                none: reach(from: "person:adrian-li", depth: 0) { all } }"#
        ).await;
        assert_eq!(answer, json!({
            "any": {"length": 3}, "people": null, "known": {"length": 2},
            "reach": [
                {"distance": 1, "people": 0, "institutions": 1, "all": 1},
                {"distance": 2, "people": 5, "institutions": 0, "all": 5},
                {"distance": 3, "people": 1, "institutions": 0, "all": 2},
                {"distance": 4, "people": 0, "institutions": 4, "all": 9}
            ],
            "near": [{"distance": 1, "people": 1, "all": 1}, {"distance": 2, "people": 4, "all": 4}],
            "none": []
        }));
    }

    /// All belong together in a record of one organization's meetings, and it stands between all others.
    async fn who_belongs_together_and_who_stands_between(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(
            r"{ communities(of: INSTITUTION) { count modularity largest { size members(first: 1) { id } } }
                none: communities(of: PERSON, until: 2020-01-01) { count largest { size } }
                countries: brokers(of: INSTITUTION) { node { id } country { key } region pairs gatekeeper consultant liaison }
                regions: brokers(of: INSTITUTION, groupBy: REGION) { country { key } region pairs coordinator gatekeeper consultant
                    liaison }
                people: brokers(of: PERSON) { node { id } country { key } pairs consultant liaison } }"
                .replace("2020-01-01", r#""2020-01-01""#)
        ).await;
        assert_eq!(answer["communities"], json!({
            "count": 1, "modularity": 0.0,
            "largest": [{"size": 6, "members": [{"id": "embassy:embassy-of-colombia-in-seoul"}]}]
        }));
        assert_eq!(answer["none"], json!({"count": 0, "largest": []}));
        assert_eq!(answer["countries"], json!([{
            "node": {"id": "organization:wego"}, "country": {"key": "south-korea"}, "region": null,
            "pairs": 10.0, "gatekeeper": 0.0, "consultant": 0.0, "liaison": 10.0
        }]));
        // Two of the five are of Asia, as the organization is, and three of the Americas.
        assert_eq!(answer["regions"], json!([{
            "country": null, "region": "Asia", "pairs": 10.0, "coordinator": 1.0, "gatekeeper": 6.0, "consultant": 3.0,
            "liaison": 0.0
        }]));
        // The two officials of Japan are of one country.
        assert_eq!(answer["people"], json!([{
            "node": {"id": "person:jung-sook-park"}, "country": {"key": "south-korea"}, "pairs": 10.0, "consultant": 1.0,
            "liaison": 9.0
        }]));
    }

    /// Ms. Park met all five others; her organization engaged with all five institutions.
    async fn who_is_central(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(
            r"{ degree: ranking(measure: DEGREE, of: PERSON) { rank score error node { id } }
                between: ranking(measure: BETWEENNESS, of: INSTITUTION, first: 1) { rank score node { id } }
                near: ranking(measure: CLOSENESS, of: PERSON, first: 1) { rank score node { id } }
                rank: ranking(measure: PAGERANK, of: PERSON, since: '2022-02-08', first: 2) { rank score node { id } }
                components(of: PERSON) { size members(first: 2) { id } } }".replace('\'', "\"")
        ).await;
        let first = json!({"rank": 1, "score": 5.0, "error": null, "node": {"id": "person:jung-sook-park"}});
        assert_eq!(answer["degree"][0], first);
        let others: Vec<&Value> = answer["degree"].as_array().into_iter().flatten().skip(1).map(|entry| &entry["rank"]).collect();
        assert_eq!(others, [2, 2, 2, 2, 2], "and they share the second place");
        assert_eq!(answer["between"], json!([{"rank": 1, "score": 1.0, "node": {"id": "organization:wego"}}]));
        assert_eq!(answer["near"][0]["node"]["id"], "person:jung-sook-park");
        assert_eq!(answer["rank"][0]["node"]["id"], "person:jung-sook-park");
        assert_eq!(answer["components"], json!([
            {"size": 6, "members": [{"id": "person:alejandro-rodriguez-zamora"}, {"id": "person:andrew-lim"}]}
        ]));
        let answer = rapport.ask(
            r#"{ sharedContacts(a: "person:andrew-lim", b: "organization:wego") { node { name } score }
                 both: sharedContacts(a: "person:andrew-lim", b: "person:masaki-miwa") { node { name } } }"#
        ).await;
        assert_eq!(answer["sharedContacts"], json!([]), "those whom WeGO met and Mr. Lim did not");
        assert_eq!(answer["both"], json!([{"node": {"name": "Jung Sook Park"}}]));
    }

    /// Each a clear error, or an obvious answer; none a long wait.
    async fn what_cannot_be_answered_is_said_so(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(
            r#"{ path(from: "person:adrian-li", to: "person:adrian-li", maxLength: 10000) { length nodes { id } steps { kind } } }"#
        ).await;
        assert_eq!(answer["path"], json!({"length": 0, "nodes": [{"id": "person:adrian-li"}], "steps": []}));
        let answer = rapport.ask(r#"{ introductions(from: "person:adrian-li", to: "person:adrian-li") { length } }"#).await;
        assert_eq!(answer["introductions"], json!([]));
        for (query, message) in [
            (r#"path(from: "person:nobody", to: "person:adrian-li") { length }"#, "from: there is no record \"person:nobody\""),
            (r#"path(from: "adrian-li", to: "person:adrian-li") { length }"#, "from: there is no record \"adrian-li\""),
            (r#"path(from: "person:adrian-li", to: "source:wego-note-2022-02-07") { length }"#, "is no part of the network"),
            (r#"path(from: "person:adrian-li", to: "organization:wego", since: "2022-03-01", until: "2022-02-01") { length }"#, "since: 2022-03-01 is after until: 2022-02-01"),
            (r#"path(from: "person:adrian-li", to: "organization:wego", maxLength: -1) { length }"#, "maxLength: -1 is too small"),
            (r#"introductions(from: "event:hybrid-launch-2022-02-23", to: "organization:wego") { length }"#, "cannot be introduced"),
            (r#"introductions(from: "person:adrian-li", to: "organization:wego", first: 0) { length }"#, "first: 0 is too small"),
            (r#"introductions(from: "person:adrian-li", to: "organization:wego", halfLife: 0) { length }"#, "halfLife: 0 is too small"),
            (r#"introductions(from: "person:adrian-li", to: "organization:wego", maxLength: 99) { length }"#, "maxLength: 99 is too large"),
            (r#"introductions(from: "person:adrian-li", to: "organization:wego", weights: [{kind: VISIT, weight: -1}]) { length }"#, "weights: -1 is no weight"),
            (r#"network(around: ["person:adrian-li"], limit: 0) { truncated }"#, "limit: 0 is too small"),
            (r#"network(around: ["person:adrian-li"], limit: 100000) { truncated }"#, "limit: 100000 is too large"),
            (r#"network(around: ["person:adrian-li"], depth: -1) { truncated }"#, "depth: -1 is too small"),
            (r"ranking(measure: DEGREE, of: PERSON, first: 0) { rank }", "first: 0 is too small"),
            (r#"sharedContacts(a: "topic:youth", b: "organization:wego") { score }"#, "expected a person, an institution or a position"),
            (r#"network(around: ["person:nobody"]) { truncated }"#, "around: there is no record"),
        ] {
            let errors = rapport.errors(&format!("{{ {query} }}")).await;
            let [error] = errors.as_slice() else { panic!("{query}: {errors:?}") };
            assert!(error.starts_with("BAD_INPUT: ") && error.contains(message), "{query}: {error}");
        }
    }
}
