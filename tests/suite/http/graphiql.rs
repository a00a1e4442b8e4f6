//! What else the server serves: GraphiQL from files of its own, health, and a way to them.

use crate::support::on_both_databases;

use super::{Server, header};

on_both_databases! {
    async fn the_root_leads_to_graphiql(db: TestDatabase) {
        let server = Server::start(&db).await;
        let root = server.get("/").await;
        assert_eq!((root.status().as_u16(), header(&root, "location").as_str()), (307, "/graphiql"));
    }

    /// The page may load its own files and nothing else, and names nothing else.
    async fn graphiql_works_without_the_internet(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (path, media) in [
            ("/graphiql", "text/html; charset=utf-8"),
            ("/graphiql/page.js", "text/javascript; charset=utf-8"),
            ("/graphiql/page.css", "text/css; charset=utf-8"),
            ("/graphiql/LICENSES.txt", "text/plain; charset=utf-8"),
        ] {
            let response = server.get(path).await;
            assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, media), "{path}");
            let policy = header(&response, "content-security-policy");
            assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("http"), "{path}: {policy}");
            assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{path}");
            assert!(!response.text().await.expect("text").is_empty(), "{path}");
        }
        let page = server.get("/graphiql").await.text().await.expect("text");
        let mut loaded = 0;
        for attribute in ["src=\"", "href=\""] {
            let files = page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
            for file in files.filter(|file| !file.starts_with("data:")) {
                assert!(!file.contains("//"), "{file} is on another server");
                let path = if file.starts_with('/') { file.to_owned() } else { format!("/{file}") };
                assert_eq!(server.get(&path).await.status(), 200, "{path}");
                loaded += 1;
            }
        }
        assert!(loaded >= 2, "the page loads its script and its style: {page}");
        assert_eq!(server.get("/graphiql/nothing.js").await.status(), 404);
        assert_eq!(server.get("/graphiql/..%2f..%2fCargo.toml").await.status(), 404);
    }

    async fn health_is_told(db: TestDatabase) {
        let server = Server::start(&db).await;
        let health = server.get("/healthz").await;
        assert_eq!((health.status().as_u16(), health.text().await.expect("text").as_str()), (200, "ok\n"));
    }

    async fn a_path_that_leads_nowhere_says_where_to_go(db: TestDatabase) {
        let server = Server::start(&db).await;
        for path in ["/nowhere", "/graphql/", "/%00"] {
            let nothing = server.get(path).await;
            assert_eq!(nothing.status(), 404, "{path}");
            assert_eq!(nothing.text().await.expect("text"), "nothing here; GraphQL is at /graphql, GraphiQL at /graphiql, reports at /reports\n");
        }
    }
}
