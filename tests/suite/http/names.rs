//! The names that the server is reached by: a page that has another name lead to it reads nothing.

use std::sync::Arc;

use ::rapport::http::{Serving, router};
use ::rapport::vocabulary::Visibility;
use axum::body::Body;
use axum::http::{Request, Version};
use reqwest::Response;
use serde_json::{Value, json};
use tower_service::Service;

use super::{Server, header};
use crate::app::Rapport;
use crate::support::on_both_databases;

/// Everything that tells of the record.
const PATHS: [&str; 5] = [
    "/graphql?query=%7B__typename%7D",
    "/graphql/stream?query=%7B__typename%7D",
    "/reports",
    "/network.svg",
    "/graphiql",
];

/// Asks at a path by a name of the server.
async fn by(server: &Server, host: &str, path: &str) -> Response {
    let asked = server.client.get(server.url(path)).header("host", host);
    asked.send().await.expect("the server answers")
}

/// A server that is told its names and the sites whose pages may ask.
async fn named(rapport: &Rapport, hosts: &[&str], origins: &[&str]) -> Server {
    Server::serving(Arc::clone(&rapport.app), serving(hosts, origins)).await
}

fn serving(hosts: &[&str], origins: &[&str]) -> Serving {
    Serving {
        hosts: hosts.iter().map(|host| host.parse().expect("a name")).collect(),
        origins: origins
            .iter()
            .map(|origin| origin.parse().expect("a site"))
            .collect(),
        ..Serving::default()
    }
}

on_both_databases! {
    /// As a browser sends it from a page whose name was made to lead here: of the same origin, as far as that goes.
    async fn a_page_that_has_its_name_lead_here_reads_nothing_that_is_not_public(db: TestDatabase) {
        let public = Rapport::with_example(&db).await;
        let server = named(&public, &[], &[]).await;
        for path in PATHS {
            assert_ne!(by(&server, "evil.example:8080", path).await.status(), 421, "{path}: what is public is everybody's");
        }
        for clearance in [Visibility::Internal, Visibility::Confidential] {
            let server = named(&public.seen_with(clearance).await, &[], &[]).await;
            for path in PATHS {
                let refused = by(&server, "evil.example:8080", path).await;
                assert_eq!(refused.status(), 421, "{path}");
                let told = refused.text().await.expect("text");
                assert!(told.contains("evil.example") && told.contains("--host NAME"), "{path}: {told}");
            }
            for path in ["/healthz", "/readyz", "/metrics"] {
                assert_ne!(by(&server, "evil.example:8080", path).await.status(), 421, "{path}");
            }
            for host in [server.address.to_string().as_str(), "localhost:8080", "192.0.2.1", "[::1]:8080"] {
                assert_eq!(by(&server, host, PATHS[0]).await.status(), 200, "{host}");
            }
        }
        // Without a token nobody sees anything, by whatever name.
        let closed = named(&public.closed(None).await, &[], &[]).await;
        assert_eq!(by(&closed, "evil.example", PATHS[0]).await.status(), 401);
    }

    async fn a_server_that_is_told_its_names_goes_by_no_other(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let server = named(&rapport, &["Rapport.example.org"], &["https://desk.example.net:8443"]).await;
        for host in ["rapport.example.org", "RAPPORT.example.org:443", "desk.example.net", "127.0.0.1", "localhost"] {
            assert_eq!(by(&server, host, PATHS[0]).await.status(), 200, "{host}");
        }
        let refused = by(&server, "evil.example", PATHS[0]).await;
        assert_eq!((refused.status().as_u16(), header(&refused, "cache-control").as_str()), (421, "no-store"));
        let told: Value = refused.json().await.expect("GraphQL is answered in JSON");
        let message = "Host: the server is not known as \"evil.example\"; expected an address, localhost, or a name that --host has: \
            start the server with --host NAME for each name that it is reached by";
        assert_eq!(told, json!({"errors": [{"message": message, "extensions": {"code": "BAD_INPUT"}}]}));
        // HTTP/2 has the name in the address.
        let router = router(Arc::clone(&rapport.app), serving(&["rapport.example.org"], &[]));
        for (host, status) in [("evil.example", 421), ("rapport.example.org", 200)] {
            let request = Request::get(format!("https://{host}{}", PATHS[0])).version(Version::HTTP_2);
            let request = request.body(Body::empty()).expect("a request");
            let answer = router.clone().call(request).await.expect("it always answers");
            assert_eq!(answer.status(), status, "{host}");
        }
    }
}
