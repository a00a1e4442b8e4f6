//! The network as a file: what is in it, what is not for the reader, and what cannot be asked.

use super::Server;
use crate::app::{EXAMPLE, Rapport};
use crate::support::on_both_databases;

on_both_databases! {
    /// The ties of the Secretary General: the five she met, and which of the meetings are inferred.
    async fn the_ties_around_somebody_are_a_table(db: TestDatabase) {
        let server = Server::start(&db).await;
        let response = server.get("/network.csv?around=person:jung-sook-park&projection=ties&since=2022-02-08").await;
        assert_eq!(response.status(), 200);
        assert!(super::header(&response, "content-type").starts_with("text/csv"));
        let lines = response.text().await.expect("text");
        let told: Vec<&str> = lines.lines().collect();
        assert_eq!(told[0], "from,from_name,from_kind,to,to_name,to_kind,kind,weight,first,last,inferred,label");
        assert_eq!(told[1], "person:alejandro-rodriguez-zamora,Alejandro Rodríguez Zamora,PERSON,person:jung-sook-park,Jung Sook Park,PERSON,MET,1,2022-03-02,2022-03-02,false,");
        assert_eq!(told.len(), 5, "four since then: {lines}");
        assert!(told[3].ends_with(",MET,1,2022-02-11,2022-02-11,true,"), "{lines}");
        for name in ["graphml", "gexf", "dot", "mermaid", "cypher", "json-graph", "csv", "csv-vertices", "svg"] {
            let response = server.get(&format!("/network.{name}")).await;
            assert_eq!(response.status(), 200, "{name}");
            assert!(response.text().await.expect("text").contains("Costa Rica"), "{name}");
        }
    }

    /// A meeting above the reader's clearance is in no file, nor does any number tell of it.
    async fn what_is_above_the_clearance_is_in_no_file(db: TestDatabase) {
        let mut lines = EXAMPLE.to_owned();
        lines.push_str(r#"{"type": "event", "key": "hush", "title": "Hushed", "kind": "MEETING", "from": "2022-04-01", "visibility": "CONFIDENTIAL", "participants": [{"person": "adrian-li"}, {"person": "jung-sook-park", "institution": "organization:wego"}]}"#);
        lines.push('\n');
        let hushed = Server::over(&Rapport::with(&db, &lines).await).await;
        let all = hushed.get("/network.json-graph?projection=full").await.text().await.expect("text");
        assert!(!all.contains("hush") && !all.contains("Hushed"), "{all}");
        let ties = hushed.get("/network.csv?projection=ties&around=person:adrian-li").await.text().await.expect("text");
        assert_eq!(ties.lines().count(), 1, "he met nobody whom a public source names: {ties}");
        let unknown = hushed.get("/network.csv?around=event:hush").await;
        assert_eq!(unknown.status(), 404);
    }

    async fn what_cannot_be_asked_is_said_so(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (path, status, message) in [
            ("/network.xlsx", 404, "network.xlsx: expected one of graphml"),
            ("/network.", 404, "expected one of graphml"),
            ("/elsewhere", 404, "nothing here"),
            ("/network.csv?limit=0", 400, "limit: 0 is not possible"),
            ("/network.csv?limit=-1", 400, "limit: invalid digit"),
            ("/network.csv?depht=2", 400, "unknown field `depht`"),
            ("/network.csv?since=2022-02-30", 400, "February 2022 has 28 days"),
            ("/network.csv?since=2022-03-01&until=2022-02-01", 400, "since: 2022-03-01 is after until"),
            ("/network.csv?around=person:nobody", 404, "around: there is no record \"person:nobody\""),
            ("/network.csv?around=source:wego-note-2022-02-07", 404, "around: there is no record"),
            ("/network.csv?projection=side", 400, "unknown variant `side`"),
        ] {
            let response = server.get(path).await;
            assert_eq!(response.status(), status, "{path}");
            let told = response.text().await.expect("text");
            assert!(told.contains(message), "{path}: {told}");
        }
        let far = server.get("/network.csv?around=person:adrian-li&depth=10000").await;
        assert_eq!(far.status(), 200, "everything that can be reached");
    }
}
