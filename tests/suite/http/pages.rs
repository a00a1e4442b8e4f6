//! Pages of other sites: which may read what the server answers.

use std::sync::Arc;

use reqwest::{Method, Response};

use crate::app::Rapport;
use crate::support::on_both_databases;

use super::{Server, header};

/// What the server tells a browser that asks for a page.
async fn asked(server: &Server, method: Method, origin: &str) -> Response {
    let asked = server
        .client
        .request(method, server.url("/graphql"))
        .header("origin", origin);
    let asked = asked
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type")
        .header("content-type", "application/json");
    asked
        .body(r#"{"query": "{ __typename }"}"#)
        .send()
        .await
        .expect("the server answers")
}

on_both_databases! {
    async fn no_page_of_another_site_is_let_read_unless_it_is_named(db: TestDatabase) {
        let server = Server::start(&db).await;
        for method in [Method::OPTIONS, Method::POST] {
            let told = asked(&server, method, "https://desk.example.net").await;
            assert_eq!(header(&told, "access-control-allow-origin"), "");
        }
    }

    async fn a_page_that_is_named_is_let_read(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let serving = rapport::http::Serving { origins: vec!["https://Desk.Example.net:443".parse().expect("a site")], ..Default::default() };
        let server = Server::serving(Arc::clone(&rapport.app), serving).await;
        let before = asked(&server, Method::OPTIONS, "https://desk.example.net").await;
        assert_eq!((before.status().as_u16(), header(&before, "access-control-allow-origin").as_str()), (200, "https://desk.example.net"));
        assert!(header(&before, "access-control-allow-headers").contains("authorization"));
        let then = asked(&server, Method::POST, "https://desk.example.net").await;
        assert_eq!((then.status().as_u16(), header(&then, "access-control-allow-origin").as_str()), (200, "https://desk.example.net"));
        // Tokens are sent by pages, never by the browser.
        assert_eq!(header(&then, "access-control-allow-credentials"), "");
        for origin in ["https://desk.example.com", "null", "http://desk.example.net"] {
            let other = asked(&server, Method::POST, origin).await;
            assert_ne!(header(&other, "access-control-allow-origin"), origin);
        }
    }
}
